"""Who and when, where a text says it at its end: a name alone, a signature, a date and a place."""

import re
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from convert.article import AnyBlock, Author, Blocks, Heading, LineBreak, Metadata, Paragraph
from convert.patterns import Lazy
from convert.readers.text.dates import find_date
from convert.readers.text.people import looks_like_name, looks_like_person, read_authors
from convert.walk import inline_text

_LAST: Final = 4
_FILLED: Final = 5
_FIELD: Final = re.compile(r"[^\W\d_][\w-]{1,24}:\s")
_ANNOTATION: Final = re.compile("［＃[^］]{1,40}］")
_COPYRIGHT: Final = Lazy(r"(?:©|\(c\)|copyright|licen[sc]ed)\b", re.IGNORECASE)


def signed(metadata: Metadata, blocks: Blocks) -> Metadata:
    """`metadata` with the author and the date that the last lines state, where the head has none.

    The lines stay where they are: only what is for machines is read out of them.
    """
    answers = [below for above, below in pairwise(blocks) if isinstance(above, Heading)]
    lines = [(line, block) for block in blocks[-_LAST:] for line in _short_lines(block)]
    while lines and _COPYRIGHT.match(lines[-1][0]):
        lines.pop()
    for line, block in lines[-_FILLED:]:
        answer = any(block is each for each in answers)  # "Next meeting", and below it when
        if not metadata.date and not answer and (iso := find_date(_plain(line), metadata.language)):
            metadata = replace(metadata, date=iso, date_lines=block.lines)
        elif not metadata.authors and metadata.byline is None and _is_signature(line, blocks):
            metadata = replace(metadata, authors=_authors(line), byline_lines=block.lines)
    return metadata


def _plain(line: str) -> str:
    """A line without the annotations of an archive: ［＃地から１字上げ］."""
    return _ANNOTATION.sub("", line)


def _short_lines(block: AnyBlock) -> list[str]:
    """The lines of a paragraph whose lines are kept, or of a very short one."""
    if not isinstance(block, Paragraph) or block.role in ("caption", "speech", "boilerplate"):
        return []
    lines: list[str] = [""]
    for inline in block.content:
        if isinstance(inline, LineBreak):
            lines.append("")
        else:
            lines[-1] += inline_text((inline,))
    short = [line.strip() for line in lines if 0 < len(line.strip()) <= 60]
    return [] if sum(_FIELD.match(line) is not None for line in short) > 1 else short


def _is_signature(line: str, blocks: Blocks) -> bool:
    """Whether a line of a signature, outside a letter, is a name."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if any(block.role == "salutation" for block in paragraphs):
        return False
    name = line.rstrip(".,")
    for block in paragraphs[-_LAST:]:
        if block.role == "signature" and line in _short_lines(block):
            alone = len(_short_lines(block)) == 1 and len(name.split()) >= 2
            return looks_like_person(name) or (alone and looks_like_name(name))
    return False


def _authors(line: str) -> tuple[Author, ...]:
    return read_authors(line.rstrip(".,"))
