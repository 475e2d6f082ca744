"""The text of a PDF's pages by the marks around it (ISO 32000-2, 9 and 14.6)."""

from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from convert.check.reading.bidi import reading_order
from convert.check.reading.codes import Decode, decoder

WORD_GAP = -220
"""A step to the right of this much of a thousandth of an em stands for a space."""

_SHOW = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"))
Place = tuple[int, int]
"""Where a mark is: the object number of its page or form, and its marked-content id."""


class PageText(Struct, frozen=True):
    """Text by mark; `loose` is text without one, `loose_paint` counts what else has none.

    crossed: how many artifacts stand inside tagged content, or the other way round.
    """

    marked: dict[Place, str]
    loose: str
    loose_paint: int
    crossed: int
    fonts: tuple[pikepdf.Object, ...]


class _Mark(Struct, frozen=True):
    number: int | None
    artifact: bool
    actual: str | None


class _Scan:
    """One pass over the content of a page, and of the forms that it draws."""

    def __init__(self) -> None:
        self.pieces: dict[Place, list[str]] = {}
        self.loose: list[str] = []
        self.loose_paint = 0
        self.crossed = 0
        self.fonts: dict[tuple[int, int], tuple[pikepdf.Object, Decode]] = {}
        self._marks: list[_Mark] = []
        self._decode: Decode = lambda codes: list(codes.decode("latin-1"))
        self._line: list[str] = []
        self._place: Place | None = None
        self._height: float | None = None

    def read(self, content: pikepdf.Object | pikepdf.Page, number: int, depth: int = 0) -> None:
        """Add the content of a page or form whose marks belong to object `number`."""
        resources = content.get("/Resources") or pikepdf.Dictionary()
        for instruction in pikepdf.parse_content_stream(content):
            name = str(instruction.operator)
            operands = list(instruction.operands)
            if name in _SHOW:
                self._show(operands[-1], number)
            elif name == "Tf":
                self._font(resources, str(operands[0]))
            elif name in ("BDC", "BMC"):
                self._open(name, operands, resources)
            elif name == "EMC" and self._marks:
                self._close(number)
            elif name in ("BT", "T*", "Tm", "Td", "TD", "'", '"'):
                self._move(name, operands, number)
            elif name in _PAINT:
                self._paint(name, operands, resources, depth)
        self._end_line()

    def _font(self, resources: pikepdf.Object, name: str) -> None:
        fonts = resources.get("/Font")
        font = fonts.get(name) if fonts is not None else None
        if font is None:
            return
        key = font.objgen if font.is_indirect else (id(font), 0)
        if key not in self.fonts:
            self.fonts[key] = (font, decoder(font))
        self._decode = self.fonts[key][1]

    def _open(self, name: str, operands: list[pikepdf.Object], resources: pikepdf.Object) -> None:
        properties = operands[1] if name == "BDC" else None
        if isinstance(properties, pikepdf.Name):
            named = resources.get("/Properties")
            properties = named.get(str(properties)) if named is not None else None
        number = properties.get("/MCID") if properties is not None else None
        actual = properties.get("/ActualText") if properties is not None else None
        mark = _Mark(
            number=None if number is None else int(number),
            artifact=operands[0] == "/Artifact",
            actual=None if actual is None else str(actual),
        )
        if mark.artifact:
            self.crossed += any(outer.number is not None for outer in self._marks)
        elif mark.number is not None:
            self.crossed += any(outer.artifact for outer in self._marks)
        self._end_line()
        self._marks.append(mark)

    def _close(self, number: int) -> None:
        self._end_line()
        mark = self._marks.pop()
        if mark.actual is not None and not any(m.actual is not None for m in self._marks):
            if mark.number is not None:
                self._marks.append(mark)
            self._add([mark.actual], number)
            self._end_line()
            if mark.number is not None:
                self._marks.pop()

    def _show(self, operand: pikepdf.Object, number: int) -> None:
        if any(mark.actual is not None for mark in self._marks):
            return
        if isinstance(operand, pikepdf.Array):
            for glyphs in self._array(operand):
                self._add(glyphs, number)
        else:
            self._add(self._decode(bytes(operand)), number)

    def _array(self, array: pikepdf.Array) -> Iterator[list[str]]:
        for item in array:
            if isinstance(item, pikepdf.String):
                yield self._decode(bytes(item))
            elif float(item) < WORD_GAP:
                yield [" "]

    def _add(self, glyphs: list[str], number: int) -> None:
        if any(mark.artifact for mark in self._marks):
            return
        mark = next((m.number for m in reversed(self._marks) if m.number is not None), None)
        self._place = None if mark is None else (number, mark)
        self._line += glyphs

    def _end_line(self) -> None:
        """What was painted since the last move is one line, in the order of painting."""
        if not self._line:
            return
        text = reading_order(self._line)
        self._line = []
        if self._place is None:
            self.loose.append(text)
        else:
            self.pieces.setdefault(self._place, []).append(text)

    def _move(self, name: str, operands: list[pikepdf.Object], number: int) -> None:
        """A move to another line parts words."""
        if name == "Tm":
            height: float | None = float(operands[5])
        elif name in ("Td", "TD"):
            height = self._height if float(operands[1]) == 0 else None
        else:
            height = None
        if height is None or height != self._height:
            self._end_line()
            self._add(["\n"], number)
            self._end_line()
        self._height = height

    def _paint(
        self, name: str, operands: list[pikepdf.Object], resources: pikepdf.Object, depth: int
    ) -> None:
        form = None
        if name == "Do":
            objects = resources.get("/XObject")
            form = objects.get(str(operands[0])) if objects is not None else None
        if form is not None and form.get("/Subtype") == "/Form" and depth < 8:
            self.read(form, form.objgen[0], depth + 1)
            return
        if not any(mark.artifact or mark.number is not None for mark in self._marks):
            self.loose_paint += 1


def page_text(page: pikepdf.Page) -> PageText:
    """The text of one page, artifacts left out."""
    scan = _Scan()
    scan.read(page, page.obj.objgen[0])
    return PageText(
        marked={place: "".join(pieces) for place, pieces in scan.pieces.items()},
        loose="".join(scan.loose),
        loose_paint=scan.loose_paint,
        crossed=scan.crossed,
        fonts=tuple(font for font, _ in scan.fonts.values()),
    )
