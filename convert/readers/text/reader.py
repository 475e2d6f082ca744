"""The way from bytes to an Article, step by step."""

from collections.abc import Sequence
from functools import partial

from convert.article import Article
from convert.errors import Diagnostic
from convert.readers.explanation import Explanation
from convert.readers.reading import Reading
from convert.readers.text.aside import set_aside, told
from convert.readers.text.assemble import assemble
from convert.readers.text.confidence import confidences
from convert.readers.text.conventions import survey
from convert.readers.text.decode import decode
from convert.readers.text.findings import find
from convert.readers.text.frames import find_frames
from convert.readers.text.frames.frame import Hint
from convert.readers.text.frontmatter import split_front_matter
from convert.readers.text.html_copy import refuse_html
from convert.readers.text.judged import Judged
from convert.readers.text.recognise import recognise, workshop
from convert.readers.text.rules.found import kinds, rules
from convert.readers.text.said import place
from convert.readers.text.source import Line, measure
from convert.settings import ReadSettings
from convert.sidecar import Said, read_sidecar
from convert.source import Source


def read_text(source: Source, settings: ReadSettings) -> Reading:
    """The Article in plain text; see `TextReader.read`."""
    judged = judge(source, settings)
    article = article_of(judged, settings)
    notes = (*judged.decoded.diagnostics, *told(judged.set_aside))
    if not article.metadata.title:
        notes = (*notes, _no_title())
    return Reading(article=article, diagnostics=notes, explain=partial(_explained, judged))


def _explained(judged: Judged) -> Explanation:
    from convert.readers.text.explain import explained

    return explained(judged)


def article_of(judged: Judged, settings: ReadSettings) -> Article:
    """The Article that the decisions add up to."""
    return assemble(
        list(judged.decisions),
        confidences(judged.decisions, judged.conventions),
        judged.conventions.language,
        settings.language is not None,
        judged.front,
        judged.sidecar.metadata,
        judged.set_aside,
    )


def judge(source: Source, settings: ReadSettings) -> Judged:
    """Decode, measure and decide. Raises SourceError as `TextReader.read` does."""
    sidecar = read_sidecar(source.sidecar, source.sidecar_name, kinds())
    decoded = decode(source.data, source.name, settings)
    refuse_html(decoded.text, source.name)
    text = decoded.text
    front = split_front_matter(text)
    if front:
        text = "\n" * front[1] + text.split("\n", front[1])[-1]
    lines = measure(text)
    frames, hints = find_frames(lines, sidecar.is_silent_on)
    known = [Said(hint.kind, *_numbers(lines, hint), saw=hint.saw) for hint in hints]
    language = sidecar.metadata.language or settings.language
    conventions, measured = survey(text, language, frames)
    findings = find(measured, conventions)
    tools = workshop(measured, conventions, findings)
    said = place(sidecar.with_lines(known), measured, conventions, source.name)
    fields = front[0] if front else None
    titled = fields is not None and any(field.meaning == "title" for field in fields.fields)
    decisions = recognise(
        measured, conventions, findings, tools, rules(), said=said, name=source.name, titled=titled
    )
    return Judged(
        decoded=decoded,
        lines=measured.lines,
        conventions=conventions,
        decisions=tuple(decisions),
        front=fields,
        sidecar=sidecar,
        set_aside=set_aside(lines, frames),
    )


def _numbers(lines: Sequence[Line], hint: Hint) -> tuple[int, int]:
    return lines[hint.first].number, lines[hint.end - 1].number


def _no_title() -> Diagnostic:
    return Diagnostic(
        code="title.missing",
        message="no line reads as a title",
        hint="Write it on the first line with a blank line below, or as “Title: ...”.",
    )
