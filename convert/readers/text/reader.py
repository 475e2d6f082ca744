"""The way from bytes to an Article, step by step."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from convert.article import Article
from convert.errors import Diagnostic
from convert.readers.explanation import Explanation
from convert.readers.reading import Reading
from convert.readers.text.aside import set_aside, skipped, told
from convert.readers.text.assemble import assemble
from convert.readers.text.confidence import confidences
from convert.readers.text.conventions import survey
from convert.readers.text.decode import decode
from convert.readers.text.double_spaced import single_spaced
from convert.readers.text.findings import find
from convert.readers.text.frames import find_frames
from convert.readers.text.frames.frame import Hint
from convert.readers.text.frontmatter import split_front_matter
from convert.readers.text.html_copy import refuse_html
from convert.readers.text.judged import Judged
from convert.readers.text.late_title import late_title
from convert.readers.text.other_formats import by_marks
from convert.readers.text.pictures import with_pictures
from convert.readers.text.recognise import recognise, workshop
from convert.readers.text.rules.footnote import opening_of
from convert.readers.text.rules.found import kinds, rules
from convert.readers.text.said import place
from convert.readers.text.source import Line, measure
from convert.settings import ReadSettings
from convert.sidecar import (
    Said,
    SaidMetadata,
    Sidecar,
    followed,
    read_sidecar,
    with_said,
    without_table,
)
from convert.source import Source


def read_text(source: Source, settings: ReadSettings) -> Reading:
    """The Article in plain text; see `TextReader.read`."""
    judged = judge(source, settings)
    article, also = article_of(judged, settings)
    looks = () if settings.reader else by_marks(judged.decoded.text)
    notes = (*judged.decoded.diagnostics, *looks, *told(judged.set_aside), *also)
    if not article.metadata.title:
        notes = (*notes, _no_title())
    return Reading(article=article, diagnostics=notes, explain=partial(_explained, judged, article))


def _explained(judged: Judged, article: Article) -> Explanation:
    from convert.readers.text.explain import explained

    return explained(judged, article)


def article_of(judged: Judged, settings: ReadSettings) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The Article that the decisions add up to; pictures that could not be opened, and what the
    sidecar's metadata overruled."""
    said = judged.sidecar.metadata
    decisions, unopened = with_pictures(judged.decisions, judged.resources)
    article = assemble(
        list(decisions),
        confidences(judged.decisions, judged.conventions),
        judged.conventions.language,
        settings.language is not None or said.language is not None,
        judged.front,
        said,
        judged.set_aside,
    )
    front = max((field.lines[1] for field in judged.front.fields), default=0) if judged.front else 0
    source = {line.number: line.body for line in judged.lines} if said != SaidMetadata() else {}
    article, overruled = with_said(article, said, front, source)
    return article, (*unopened, *overruled)


def judge(source: Source, settings: ReadSettings) -> Judged:
    """Decode, measure and decide. Raises SourceError as `TextReader.read` does."""
    decoded = decode(source.data, source.name, settings)
    refuse_html(decoded.text, source.name)
    text = without_table(decoded.text)
    sidecar = _sidecar(source, text)
    front = split_front_matter(text)
    if front:
        text = "\n" * front[1] + text.split("\n", front[1])[-1]
    lines = single_spaced(measure(text))
    frames, hints = find_frames(lines, sidecar.is_silent_on)
    titled = sidecar.says("title")
    known = [_known(lines, hint) for hint in hints if not (titled and hint.kind == "title")]
    language = sidecar.metadata.language or settings.language or settings.usual_language
    conventions, measured = survey(text, lines, language, frames)
    said = place(sidecar.with_lines(known), measured, conventions, source.name)
    findings = find(measured, conventions)
    if labels := _labels(said, measured.lines):
        findings = replace(findings, notes={**dict.fromkeys(labels, 1), **findings.notes})
    tools = workshop(measured, conventions, findings)
    fields = front[0] if front else None
    if fields is not None:
        titled = titled or any(field.meaning == "title" for field in fields.fields)
    decide_all = partial(
        recognise, measured, conventions, findings, tools, rules(), name=source.name, titled=titled
    )
    decisions = decide_all(said=said)
    if not titled and (late := late_title(decisions, measured)):
        known.append(late)
        decisions = decide_all(
            said=place(sidecar.with_lines(known), measured, conventions, source.name)
        )
    return Judged(
        decoded=decoded,
        lines=measured.lines,
        conventions=conventions,
        decisions=tuple(decisions),
        front=fields,
        sidecar=sidecar,
        set_aside=(*set_aside(lines, frames), *skipped(decisions, measured.lines)),
        resources=source.resources,
    )


def _sidecar(source: Source, text: str) -> Sidecar:
    """What the sidecar says, of the lines where they stand now."""
    said = read_sidecar(source.sidecar, source.sidecar_name, kinds())
    if not said.lines:
        return said
    lines = dict(enumerate(text.split("\n"), 1))
    return replace(said, lines=followed(said.lines, lines, source.name, source.sidecar_name))


def _labels(said: Mapping[int, tuple[Said, int]], lines: Sequence[Line]) -> frozenset[str]:
    """The labels of notes that a person named."""
    bodies = [lines[at].body for at, (item, _) in said.items() if item.kind == "footnote"]
    return frozenset(opening.label for body in bodies if (opening := opening_of(body)))


def _known(lines: Sequence[Line], hint: Hint) -> Said:
    first, last = lines[hint.first].number, lines[hint.end - 1].number
    return Said(kind=hint.kind, first=first, last=last, saw=hint.saw)


def _no_title() -> Diagnostic:
    return Diagnostic(
        code="title.missing",
        message="no line reads as a title, so the outputs carry the file's name",
        hint="Write it on the first line with a blank line below, or as “Title: ...”.",
    )
