"""The way from bytes to an Article, step by step."""

from msgspec import Struct

from convert.errors import Diagnostic
from convert.readers.reading import Reading
from convert.readers.text.assemble import assemble
from convert.readers.text.conventions import Conventions, survey
from convert.readers.text.decode import Decoded, decode
from convert.readers.text.findings import find
from convert.readers.text.recognise import recognise, workshop
from convert.readers.text.rule import Decision
from convert.readers.text.source import Line
from convert.settings import ReadSettings


class Judged(Struct, frozen=True):
    """All that was seen and decided about one source."""

    decoded: Decoded
    lines: tuple[Line, ...]
    conventions: Conventions
    decisions: tuple[Decision, ...]


class TextReader:
    """Reads plain text, in any encoding and any habit of setting it."""

    name = "text"
    suffixes = (".txt", ".text", ".md", ".markdown", ".rst", ".asc", "")

    def read(self, source: bytes, name: str, settings: ReadSettings) -> Reading:
        """The Article in `source`; `name` is for messages.

        Raises SourceError where the bytes are empty, binary, in no known encoding or more than
        `settings.max_bytes`.
        """
        judged = judge(source, name, settings)
        article = assemble(
            list(judged.decisions), judged.conventions.language, settings.language is not None
        )
        notes = judged.decoded.diagnostics
        if not article.metadata.title:
            notes = (*notes, _no_title())
        return Reading(article=article, diagnostics=notes)


def judge(source: bytes, name: str, settings: ReadSettings) -> Judged:
    """Decode, measure and decide. Raises SourceError as `TextReader.read` does."""
    decoded = decode(source, name, settings)
    conventions, measured = survey(decoded.text, settings.language)
    findings = find(measured, conventions)
    tools = workshop(measured, conventions, findings)
    decisions = recognise(measured, conventions, findings, tools)
    return Judged(decoded, measured.lines, conventions, tuple(decisions))


def explain(source: bytes, name: str, settings: ReadSettings) -> Judged:
    """What every line became, and why."""
    return judge(source, name, settings)


def _no_title() -> Diagnostic:
    return Diagnostic(
        code="title.missing",
        message="no line reads as a title",
        hint="Write it on the first line with a blank line below, or as “Title: ...”.",
    )
