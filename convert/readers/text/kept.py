"""Whether what was built of lines has all of their words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from convert.article import (
    AnyBlock,
    Inlines,
    Link,
    List,
    NumberStyle,
    Preformatted,
    ThematicBreak,
)
from convert.readers.text.marks import bullet, roman_numeral
from convert.readers.text.parts import (
    BlockPart,
    BylinePart,
    DatePart,
    FieldPart,
    FieldsPart,
    HeadingPart,
    Part,
    PicturePart,
    StandfirstPart,
    TitlePart,
)
from convert.readers.text.source import Line
from convert.walk import children, every_inline, inline_text, own_inlines, parts

_MOST: Final = 8
_SCISSORS: Final = "8"
_LETTERS: Final = 26


def lost_words(lines: Sequence[Line], part: Part) -> list[str]:
    """The first words of `lines` with letters or digits that `part` does not hold.

    What a person typed as a mark is structure and not lost: bullets, numbers that count up, the
    names of listings, the targets of links.
    """
    missing = Counter(_letters(line.body for line in lines)) - Counter(_letters(_texts(part)))
    missing -= Counter("o" for line in lines if line.body and (bullet(line.body) or "-")[0] == "o")
    if not missing:
        return []
    words = (word for line in lines for word in line.body.split())
    return [word for word in words if not missing.keys().isdisjoint(_letters([word]))][:_MOST]


def _letters(texts: Iterable[str]) -> Iterator[str]:
    """The letters and digits of some texts; a digit of any script as its value."""
    for text in texts:
        for character in text:
            if character.isdecimal():
                yield str(int(character))
            elif character.isalnum():
                yield character


def _texts(part: Part) -> Iterator[str]:
    match part:
        case TitlePart():
            yield from (part.text, part.credit)
        case StandfirstPart() | BylinePart() | DatePart():
            yield part.text
        case FieldPart():
            yield from (part.label, part.value)
        case FieldsPart():
            for field in part.fields:
                yield from (field.label, field.value)
        case PicturePart():
            yield from (part.file, part.alt, *_inlines(part.caption))
        case HeadingPart():
            yield from _inlines(part.content)
        case BlockPart():
            yield from _block(part.block)


def _block(block: AnyBlock) -> Iterator[str]:
    match block:
        case List() if block.ordered:
            yield from (_number(block.style, block.start + at) for at in range(len(block.items)))
        case Preformatted():
            yield from (block.syntax or "", _SCISSORS, _SCISSORS)
        case ThematicBreak():
            yield block.mark
        case _:
            pass
    yield from (part for part in parts(block) if isinstance(part, str))
    for run in own_inlines(block):
        yield from _inlines(run)
    for inner in children(block):
        yield from _block(inner)


def _inlines(inlines: Inlines) -> Iterator[str]:
    yield inline_text(inlines)
    for inline in every_inline(inlines):
        if isinstance(inline, Link):
            yield inline.target


def _number(style: NumberStyle, value: int) -> str:
    match style:
        case "decimal":
            return str(value)
        case "lower_alpha" | "upper_alpha":
            first = "a" if style == "lower_alpha" else "A"
            return chr(ord(first) + (value - 1) % _LETTERS)
        case "lower_roman":
            return roman_numeral(value)
        case "upper_roman":
            return roman_numeral(value).upper()
