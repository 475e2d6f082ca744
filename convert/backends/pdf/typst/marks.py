"""The content of a page as the pieces that its marks hold (ISO 32000-1, 14.6)."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property

import pikepdf
from msgspec import Struct
from pikepdf import Dictionary

from convert.backends.pdf.typst.instructions import (
    END_OF_MARK,
    Instruction,
    instructions_of,
    span_saying,
)
from convert.backends.pdf.typst.page_texts import Codes, codes_of

_DEPTHS = {b"BDC": 1, b"BMC": 1, b"EMC": -1}
_STATES = {b"q": 1, b"Q": -1}


class Between(Struct):
    """What is painted outside of numbered marks; balanced: it leaves the state as it was."""

    instructions: list[Instruction]

    @property
    def painted(self) -> list[Instruction]:
        """What is painted, as it is."""
        return self.instructions

    @property
    def balanced(self) -> bool:
        """Whether each state that it saves is restored in it."""
        depth = 0
        for one in self.instructions:
            depth += _STATES.get(one.operator, 0)
            if depth < 0:
                return False
        return depth == 0


class Mark(Struct, dict=True):
    """A numbered mark: where it begins, and its signs as they are painted.

    signs: for each, its code and its characters; one for all that an ActualText replaces.
    said: the text that stands for what it paints, where that is another. parted: a space is to be
    read before it.
    """

    number: int
    x: float
    y: float
    size: float
    font: tuple[int, int]
    signs: list[tuple[int, str]]
    instructions: list[Instruction]
    fonts: pikepdf.Object
    said: str | None = None
    parted: bool = False

    @cached_property
    def turned(self) -> bool:
        """Whether its signs are painted against the order of reading."""
        return any(
            one.operator == b"BMC" and one.operands.strip() == b"/ReversedChars"
            for one in self.instructions
        )

    @cached_property
    def strength(self) -> str:
        """L or R for text of a direction, N for numbers, else nothing (UAX 9, table 4); signs of
        no direction have that of the run which they were painted in."""
        kinds = {unicodedata.bidirectional(c) for _, text in self.signs for c in text}
        if kinds & {"R", "AL"}:
            return "R"
        if "L" in kinds:
            return "L"
        if kinds & {"EN", "AN"}:
            return "N"
        return "R" if self.turned else "-"

    @property
    def painted(self) -> list[Instruction]:
        """What is painted, its text objects in a span that says the text (ISO 32000-1, 14.9.4):
        around more than that, a reader would look for it where the page begins."""
        painted = self.instructions
        if self.said is not None:
            names = [one.operator for one in painted]
            begin, end = names.index(b"BT"), len(names) - names[::-1].index(b"ET")
            inside = [span_saying(self.said), *painted[begin:end], END_OF_MARK]
            painted = [*painted[:begin], *inside, *painted[end:]]
        if self.parted:
            painted = [painted[0], span_saying(" "), END_OF_MARK, *painted[1:]]
        return painted


Part = Mark | Between


def parts_of(page: pikepdf.Page, known: dict[tuple[int, int], Codes]) -> Iterator[Part]:
    """The content of a page: its marks, and what stands between them."""
    between: list[Instruction] = []
    inside: list[Instruction] = []
    depth = 0
    fonts = page.resources.get("/Font", Dictionary())
    for one in instructions_of(page):
        if depth:
            depth += _DEPTHS.get(one.operator, 0)
            inside.append(one)
            if not depth:
                yield _mark(inside, fonts, known)
                inside = []
        elif one.mark is not None:
            if between:
                yield Between(between)
            between, inside, depth = [], [one], 1
        else:
            between.append(one)
    if between:
        yield Between(between)


def _mark(
    inside: list[Instruction], fonts: pikepdf.Object, known: dict[tuple[int, int], Codes]
) -> Mark:
    place = next((one for one in inside if one.operator == b"cm"), None)
    x, y = map(float, place.operands.split()[4:6]) if place else (0.0, 0.0)
    first = next((one for one in inside if one.operator == b"Tf"), None)
    font = fonts[first.font] if first else None
    return Mark(
        number=inside[0].mark or 0,
        x=x,
        y=y,
        size=float(first.operands.split()[1]) if first else 0.0,
        font=font.objgen if font is not None else (0, 0),
        signs=list(_signs(inside[1:-1], fonts, known)),
        instructions=inside,
        fonts=fonts,
    )


def _signs(
    inside: list[Instruction], fonts: pikepdf.Object, known: dict[tuple[int, int], Codes]
) -> Iterator[tuple[int, str]]:
    codes: Codes = {}
    replaced: list[str | None] = []
    for one in inside:
        match one.operator:
            case b"Tf":
                codes = codes_of(fonts[one.font], known)
            case b"BDC" | b"BMC":
                replaced.append(one.says)
            case b"EMC" if replaced:
                replaced.pop()
            case b"Tj" | b"TJ":
                painted = one.codes
                whole = next(filter(lambda text: text is not None, replaced), None)
                if whole is None:
                    yield from ((code, codes.get(code, "")) for code in painted)
                elif painted:
                    yield painted[-1], whole
