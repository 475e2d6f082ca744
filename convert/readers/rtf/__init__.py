"""Rich Text as word processors write it (Microsoft, Rich Text Format 1.9.1), into pandoc's model.

pandoc's own reader of it knows what pandoc's writer writes: of what others write it loses notes,
headings, and the place of lists.
"""

import re
from typing import Final

from convert.errors import Diagnostic, SourceError, Where
from convert.readers.pandoc import ast
from convert.readers.pandoc.hidden import hidden_text
from convert.readers.pandoc.opened import Opened, refuse_size
from convert.readers.pandoc.work import shown
from convert.readers.rtf.blocks import blocks_of
from convert.readers.rtf.characters import joined, plain
from convert.readers.rtf.destinations import PAGE
from convert.readers.rtf.flow import Block, Paragraph
from convert.readers.rtf.front import Front, front_of
from convert.readers.rtf.looks import Looks, looks_of
from convert.readers.rtf.tree import Group, TooDeepError, parsed
from convert.readers.rtf.walk import Walker
from convert.readers.rtf.words import own_words
from convert.settings import ReadSettings
from convert.source import Source

_BEYOND: Final = re.compile(r"[^\x00-\x7f]+")


def open_rtf(source: Source, settings: ReadSettings) -> Opened:
    """An RTF file as a document of pandoc's model, its own words, and what is told of it.

    Raises SourceError where it is none, too large, or nested too deeply.
    """
    refuse_size(source, settings)
    where = Where(source.name)
    if not source.data.lstrip()[:5] == b"{\\rtf":
        raise SourceError("this is not RTF", where=where, code="source.other")
    try:
        root = next(parsed(_escaped(source.data)).groups())
    except TooDeepError as error:
        message = "it is nested too deeply"
        raise SourceError(message, where=where, code="source.too_deep") from error
    front = front_of(root)
    looks = Looks(front=front, size=0, left=0, fixed=False)

    def inner(parts: list[Block]) -> list[ast.Block]:
        return blocks_of(parts, looks)

    walker = Walker(front, inner)
    parts = walker.story(root)
    blocks = blocks_of(parts, looks_of(parts, front), body=True)
    return Opened(
        data=source.data,
        document=ast.Pandoc(meta=_meta(parts, front.title), blocks=blocks, has_formulas=False),
        files={**source.resources, **walker.pictures.files},
        told=tuple(_told(root, front, walker)),
        words=own_words(root, front),
        title=front.title,
        language=front.language,
    )


def _meta(parts: list[Block], title: str) -> dict[str, ast.Meta]:
    """The title that a file says it has, where it is also the first that stands in it: elsewhere it
    may be that of the file from which this one was made."""
    texts = (part.text for part in parts if isinstance(part, Paragraph) and not part.is_empty)
    first = " ".join(next(texts, "").split())
    return {"title": ast.MetaString(title)} if title and first == title else {}


def _escaped(data: bytes) -> bytes:
    """RTF is ASCII; where its other bytes are UTF-8, as some programs write, each of its
    characters by its number."""
    if data.isascii():
        return data
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    return _BEYOND.sub(_by_number, text).encode()


def _by_number(found: "re.Match[str]") -> str:
    wide = found[0].encode("utf-16-be")
    units = (int.from_bytes(wide[at : at + 2]) for at in range(0, len(wide), 2))
    return "{\\uc0" + "".join(f"\\u{unit} " for unit in units) + "}"


def _told(root: Group, front: Front, walker: Walker) -> list[Diagnostic]:
    told = []
    for name in sorted(PAGE):
        for group in root.find(name):
            words = plain(group, front.encoding)
            if any(character.isalpha() for character in words):
                kind = "header" if name.startswith("header") else "footer"
                told.append(_info("page.left_out", f"a page {kind} is left out: “{shown(words)}”"))
    for comment in root.find("annotation"):
        words = shown(plain(comment, front.encoding))
        told.append(_info("comment.left_out", f"a comment of somebody is left out: “{words}”"))
    gone = joined("".join(walker.deleted))
    if gone.strip() or walker.inserted:
        said = f"; taken out: “{shown(gone)}”" if gone.strip() else ""
        message = f"tracked changes are accepted ({walker.inserted} put in{said})"
        told.append(_info("changes.accepted", message))
    hidden = joined("".join(walker.hidden))
    if hidden.strip():
        told.append(hidden_text(hidden))
    return list(dict.fromkeys(told))


def _info(code: str, message: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, severity="info")
