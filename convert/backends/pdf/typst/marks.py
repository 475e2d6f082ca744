"""The content of a page as the pieces that its marks hold (ISO 32000-1, 14.6)."""

import unicodedata
from collections.abc import Iterator

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Operator, String

from convert.backends.pdf.typst.forms import Instruction
from convert.backends.pdf.typst.page_texts import Codes, codes_in, codes_of


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
        for _, operator in self.instructions:
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            if depth < 0:
                return False
        return depth == 0


class Mark(Struct):
    """A numbered mark: where it begins, and its signs as they are painted.

    signs: for each, its code and its characters; one for all that an ActualText replaces.
    turned: they are painted against the order of reading. said: the text that stands for what it
    paints, where that is another. parted: a space is to be read before it.
    """

    number: int
    x: float
    y: float
    size: float
    font: tuple[int, int]
    signs: list[tuple[int, str]]
    instructions: list[Instruction]
    fonts: pikepdf.Object
    turned: bool
    said: str | None = None
    parted: bool = False

    @property
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
            names = [str(operator) for _, operator in painted]
            begin, end = names.index("BT"), len(names) - names[::-1].index("ET")
            painted = [
                *painted[:begin],
                _span(self.said),
                *painted[begin:end],
                _END,
                *painted[end:],
            ]
        return [painted[0], _span(" "), _END, *painted[1:]] if self.parted else painted


_END: Instruction = ([], Operator("EMC"))


def _span(text: str) -> Instruction:
    return [Name.Span, Dictionary(ActualText=String(text))], Operator("BDC")


Part = Mark | Between


def parts_of(page: pikepdf.Page, known: dict[tuple[int, int], Codes]) -> Iterator[Part]:
    """The content of a page: its marks, and what stands between them."""
    between: list[Instruction] = []
    inside: list[Instruction] = []
    depth = 0
    fonts = page.resources.get("/Font", Dictionary())
    for instruction in pikepdf.parse_content_stream(page):
        one: Instruction = (list(instruction.operands), instruction.operator)
        name = str(one[1])
        if depth:
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            inside.append(one)
            if not depth:
                yield _mark(inside, fonts, known)
                inside = []
        elif name == "BDC" and isinstance(one[0][1], Dictionary) and "/MCID" in one[0][1]:
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
    place = next((ops for ops, operator in inside if str(operator) == "cm"), None)
    x, y = (float(place[4]), float(place[5])) if place else (0.0, 0.0)
    first = next((ops for ops, operator in inside if str(operator) == "Tf"), None)
    font = fonts[str(first[0])] if first else None
    return Mark(
        number=int(inside[0][0][1].MCID),
        x=x,
        y=y,
        size=float(first[1]) if first else 0.0,
        font=font.objgen if font is not None else (0, 0),
        signs=list(_signs(inside[1:-1], fonts, known)),
        instructions=inside,
        fonts=fonts,
        turned=any(_is_turned(one) for one in inside),
    )


def _is_turned(one: Instruction) -> bool:
    return str(one[1]) == "BMC" and one[0][0] == "/ReversedChars"


def _signs(
    inside: list[Instruction], fonts: pikepdf.Object, known: dict[tuple[int, int], Codes]
) -> Iterator[tuple[int, str]]:
    codes: Codes = {}
    replaced: list[str | None] = []
    for operands, operator in inside:
        name = str(operator)
        if name == "Tf":
            codes = codes_of(fonts[str(operands[0])], known)
        elif name in ("BDC", "BMC"):
            said = operands[1] if name == "BDC" else None
            actual = isinstance(said, Dictionary) and "/ActualText" in said
            replaced.append(str(said.ActualText) if actual and said is not None else None)
        elif name == "EMC" and replaced:
            replaced.pop()
        elif name in ("Tj", "TJ"):
            painted = list(_codes(operands[0]))
            whole = next(filter(lambda text: text is not None, replaced), None)
            if whole is None:
                yield from ((code, codes.get(code, "")) for code in painted)
            elif painted:
                yield painted[-1], whole


def _codes(shown: pikepdf.Object) -> Iterator[int]:
    for piece in shown if isinstance(shown, Array) else (shown,):
        if isinstance(piece, String):
            yield from codes_in(bytes(piece))
