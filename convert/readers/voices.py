"""What an article says of itself as a whole: in its front matter, and in the sidecar beside it."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import asdict, replace

from convert.article import Article
from convert.design.themes import built_in_themes
from convert.errors import Diagnostic
from convert.readers.text.decode import decode
from convert.readers.text.frontmatter import split_front_matter
from convert.readers.text.parts import FieldPart
from convert.settings import ReadSettings, SaidMetadata
from convert.sidecar import FRONT_MATTER, Voice, read_front, read_voice, without_table
from convert.sidecar.front import TABLE
from convert.source import Source

_HEAD: Final = 40_000
_NAME: Final = TABLE.encode()
_SIGNS: Final = 16
_BEFORE: Final = b"\xef\xbb\xbf\xfe\xff"
_FENCES: Final = (b"---", b"+++")


def voices_of(source: Source, front_matter: bool, settings: ReadSettings) -> tuple[Voice, ...]:
    """What the article says, weakest first; nothing of what its sidecar says of lines.

    front_matter: whether its format has any. Raises SourceError, with file and line, for what
    cannot be, and for a text that cannot be read.
    """
    front = _front(source, settings) if front_matter else None
    found = [front] if front is not None else []
    if source.sidecar is not None:
        found.append(read_voice(source.sidecar, source.sidecar_name))
    return tuple(found)


def fields_of(source: Source, settings: ReadSettings) -> tuple[FieldPart, ...]:
    """The article's own metadata in its front matter, each with its line; none without any.

    Raises SourceError for a text that cannot be read.
    """
    if not source.data[:_SIGNS].replace(b"\0", b"").lstrip(_BEFORE).startswith(_FENCES):
        return ()
    text = without_table(decode(source.data, source.name, settings).text)
    front = split_front_matter(text)
    return front[0].fields if front else ()


def _front(source: Source, settings: ReadSettings) -> Voice | None:
    head = source.data[:_HEAD].replace(b"\0", b"")  # in two bytes a letter, too
    if _NAME not in head:
        return None
    return read_front(decode(source.data, source.name, settings).text, source.name)


def said_in_front(voices: Sequence[Voice]) -> SaidMetadata:
    """The metadata in front matter that no sidecar says otherwise."""
    said = SaidMetadata()
    for voice in voices:
        if voice.sheet.who == FRONT_MATTER:
            said = voice.metadata
        else:
            others = {name: None for name, value in asdict(voice.metadata).items() if value}
            said = replace(said, **others)
    return said


def misplaced(article: Article) -> tuple[Diagnostic, ...]:
    """What to tell of a theme that stands among an article's own metadata and is printed there."""
    return tuple(
        Diagnostic(
            code="front_matter.printed",
            message=f"'{field.name}: {field.value}' is printed with the article",
            severity="info",
            line=field.lines[0] if field.lines else None,
            hint=f"Set in below a line '{TABLE}:', it sets how the article looks.",
        )
        for field in article.metadata.fields
        if field.name == "theme" and field.value in built_in_themes()
    )
