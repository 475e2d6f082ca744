"""The text of a PDF's pages by the marks around it (ISO 32000-2, 9 and 14.6)."""

import pikepdf
from msgspec import Struct

from convert.check.reading.bidi import reading_order
from convert.check.reading.codes import Decode, decoder
from convert.check.reading.objects import entry, operands_of, shown_items
from convert.errors import CheckError
from convert.languages.directions import has_right_to_left

WORD_GAP = -220
"""A step to the right of this much of a thousandth of an em stands for a space."""

MOST_DEPTH = 8
"""Of forms that draw forms."""

MOST_MARKS = 500
"""Of marked content inside marked content."""

_SHOW = frozenset(("Tj", "TJ", "'", '"'))
_PAINT = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"))
_MOVE = frozenset(("BT", "T*", "Tm", "Td", "TD", "'", '"'))
_ASKED = " ".join(sorted({*_SHOW, *_PAINT, *_MOVE, "Tf", "BDC", "BMC", "EMC"}))
Place = tuple[int, int]
"""Where a mark is: the object number of its page or form, and its marked-content id."""

Fonts = dict[tuple[int, int], Decode]
"""How to read each font of a file, by its object."""


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
    reversed: bool

    @property
    def in_line(self) -> bool:
        """Whether it is a stretch of a line of text: signs painted against the order of reading
        (ISO 32000-2, 14.8.2.5.3), or such as stand for other characters together."""
        return (
            self.number is None and not self.artifact and (self.reversed or self.actual is not None)
        )


class _Scan:
    """One pass over the content of a page, and of the forms that it draws."""

    def __init__(self, known: Fonts) -> None:
        self.known = known
        self.pieces: dict[Place, list[str]] = {}
        self.loose: list[str] = []
        self.loose_paint = 0
        self.crossed = 0
        self.forms: set[int] = set()
        self.fonts: dict[tuple[int, int], pikepdf.Object] = {}
        self._marks: list[_Mark] = []
        self._decode: Decode = lambda codes: list(codes.decode("latin-1"))
        self._line: list[str] = []
        self._turned = False  # signs of the line are painted against the order of reading
        self._place: Place | None = None
        self._artifact = False
        self._muted = False
        self._height: float | None = None

    def read(self, content: pikepdf.Object | pikepdf.Page, number: int, depth: int = 0) -> None:
        """Add the content of a page or form whose marks belong to object `number`."""
        resources = content.get("/Resources") or pikepdf.Dictionary()
        for instruction in pikepdf.parse_content_stream(content, _ASKED):
            name = str(instruction.operator)
            operands = operands_of(instruction)
            if name in _SHOW:
                self._show(operands[-1])
            elif name == "Tf":
                self._font(resources, str(operands[0]))
            elif name in ("BDC", "BMC"):
                self._open(name, operands, resources, number)
            elif name == "EMC" and self._marks:
                self._close(number)
            elif name in _MOVE:
                self._move(name, operands)
            elif name in _PAINT:
                self._paint(name, operands, resources, depth)
        self._end_line()

    def _font(self, resources: pikepdf.Object, name: str) -> None:
        fonts = resources.get("/Font")
        font = fonts.get(name) if fonts is not None else None
        if font is None:
            return
        key = font.objgen if font.is_indirect else (id(font), 0)
        if key not in self.known:
            self.known[key] = decoder(font)
        self.fonts[key] = font
        self._decode = self.known[key]

    def _open(
        self, name: str, operands: list[pikepdf.Object], resources: pikepdf.Object, number: int
    ) -> None:
        properties = operands[1] if name == "BDC" else None
        if isinstance(properties, pikepdf.Name):
            named = resources.get("/Properties")
            properties = named.get(str(properties)) if named is not None else None
        identifier = entry(properties, "/MCID")
        actual = entry(properties, "/ActualText")
        mark = _Mark(
            number=None if identifier is None else int(identifier),
            artifact=operands[0] == "/Artifact",
            actual=None if actual is None else str(actual),
            reversed=operands[0] == "/ReversedChars",
        )
        if mark.artifact:
            self.crossed += any(outer.number is not None for outer in self._marks)
        elif mark.number is not None:
            self.crossed += any(outer.artifact for outer in self._marks)
        if not mark.in_line:
            self._end_line()
        if len(self._marks) >= MOST_MARKS:
            raise CheckError(
                f"more than {MOST_MARKS:,} marks stand inside one another", code="pdf.hostile"
            )
        self._marks.append(mark)
        self._enter(number)

    def _close(self, number: int) -> None:
        if not self._marks[-1].in_line:
            self._end_line()
        mark = self._marks.pop()
        replaced = any(outer.actual is not None for outer in self._marks)
        if mark.actual is not None and not replaced and not self._artifact:
            if mark.in_line:
                self._line.append(mark.actual)
            else:
                self._write(mark.actual)
        self._enter(number)

    def _show(self, operand: pikepdf.Object) -> None:
        if self._muted:
            return
        self._turned = self._turned or any(mark.reversed for mark in self._marks)
        for item in shown_items(operand):
            if isinstance(item, bytes):
                self._line += self._decode(item)
            elif item < WORD_GAP:
                self._line.append(" ")

    def _enter(self, number: int) -> None:
        """Where text goes from here on: to a mark, to nothing, or loose."""
        inner = next((m.number for m in reversed(self._marks) if m.number is not None), None)
        self._place = None if inner is None else (number, inner)
        self._artifact = any(mark.artifact for mark in self._marks)
        self._muted = self._artifact or any(mark.actual is not None for mark in self._marks)

    def _end_line(self) -> None:
        """What was painted since the last move is one line, in the order of painting."""
        turned, self._turned = self._turned, False
        if not self._line:
            return
        if turned and not has_right_to_left("".join(self._line)):
            self._line.reverse()  # signs of no direction
        text = reading_order(self._line)
        self._line = []
        self._write(text)

    def _write(self, text: str) -> None:
        if self._place is None:
            self.loose.append(text)
        else:
            self.pieces.setdefault(self._place, []).append(text)

    def _move(self, name: str, operands: list[pikepdf.Object]) -> None:
        """A move to another line parts words; signs that stand for others may stand anywhere."""
        if self._muted and any(mark.in_line for mark in self._marks):
            if name == "Tm" and self._height is None:  # what follows them goes on in their line
                self._height = float(operands[5])
            return
        if name == "Tm":
            height: float | None = float(operands[5])
        elif name in ("Td", "TD"):
            height = self._height if float(operands[1]) == 0 else None
        else:
            height = None
        if height is None or height != self._height:
            self._end_line()
            if not self._muted:
                self._write("\n")
        self._height = height

    def _paint(
        self, name: str, operands: list[pikepdf.Object], resources: pikepdf.Object, depth: int
    ) -> None:
        form = None
        if name == "Do":
            objects = resources.get("/XObject")
            form = objects.get(str(operands[0])) if objects is not None else None
        if form is not None and form.get("/Subtype") == "/Form" and depth < MOST_DEPTH:
            self._form(form, depth)
            return
        if not self._artifact and self._place is None:
            self.loose_paint += 1

    def _form(self, form: pikepdf.Object, depth: int) -> None:
        """Read a form once, however often it is drawn: forms that draw forms have no end."""
        number = form.objgen[0]
        if number not in self.forms:
            self.forms.add(number)
            self._end_line()
            self.read(form, number, depth + 1)


def page_text(page: pikepdf.Page, known: Fonts) -> PageText:
    """The text of one page, artifacts left out; fonts that it meets are added to `known`."""
    scan = _Scan(known)
    scan.read(page, page.obj.objgen[0])
    return PageText(
        marked={place: "".join(pieces) for place, pieces in scan.pieces.items()},
        loose="".join(scan.loose),
        loose_paint=scan.loose_paint,
        crossed=scan.crossed,
        fonts=tuple(scan.fonts.values()),
    )
