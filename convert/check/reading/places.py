"""Where the words of a PDF stand on its pages (ISO 32000-2, 8.3 and 9.4)."""

from collections.abc import Callable
from typing import TypeAlias

import pikepdf
from msgspec import Struct

from convert.check.reading.codes import decoder, remembered
from convert.check.reading.content import MOST_DEPTH, Place
from convert.check.reading.objects import entry, operands_of, shown_items
from convert.check.reading.widths import advances

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INVISIBLE = 3
_SHOW = frozenset(("Tj", "TJ", "'", '"'))
_MARKS = frozenset(("BDC", "BMC"))
_PICTURES = frozenset(("EI", "sh"))


class Span(Struct, frozen=True):
    """Words that one operator shows, upright on their page; lengths in points, from below.

    place: the mark that they belong to; artifact: they are furniture of the page.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    place: Place | None
    artifact: bool


class PagePlaces(Struct, frozen=True):
    """A page: its visible box (left, bottom, right, top), its words, and whether it has pictures.

    Words that do not run across the page are left out.
    """

    box: tuple[float, float, float, float]
    spans: tuple[Span, ...]
    pictures: bool


# Forms that draw forms can ask for more work than there are atoms; no page of words needs so many.
_MOST_FORMS = 500


class Shown(Struct, frozen=True):
    """A string of codes: its characters, how wide its glyphs are together, in thousandths of the
    size, how many they are, and how many bytes of it are spaces of one-byte fonts."""

    text: str
    width: float
    glyphs: int
    spaces: int


Show = Callable[[bytes], Shown]

Fonts = dict[tuple[int, int], Show]
"""How to read and to measure each font of a file, by its object."""


def _shower(font: pikepdf.Object) -> Show:
    """How to read and measure strings in `font`; most are of a few glyphs, and come again."""
    decode, advance = decoder(font), advances(font)

    def show(codes: bytes) -> Shown:
        steps = advance(codes)
        spaces = codes.count(b" ") if len(steps) == len(codes) else 0
        return Shown("".join(decode(codes)), sum(steps), len(steps), spaces)

    return remembered(show)


def places_of(pdf: pikepdf.Pdf) -> tuple[PagePlaces, ...]:
    """Where the words of each page stand."""
    fonts: Fonts = {}
    return tuple(_page(page, fonts) for page in pdf.pages)


def _page(page: pikepdf.Page, fonts: Fonts) -> PagePlaces:
    walk = _Pen(fonts)
    walk.follow(page, page.obj.objgen[0], 0)
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return PagePlaces(box, tuple(walk.spans), walk.pictures)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


class _State(Struct):
    """The graphics state, as far as it says where text stands."""

    matrix: Matrix = _IDENTITY
    font: Show | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


_NUMBERS = {
    "Tc": "spacing",
    "Tw": "word_spacing",
    "TL": "leading",
    "Ts": "rise",
}


class _Pen:
    """One pass over the content of a page and of the forms that it draws."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.spans: list[Span] = []
        self.pictures = False
        self._state = _State()
        self._saved: list[_State] = []
        self._marks: list[tuple[int | None, bool]] = []
        self._line = self._text = _IDENTITY
        self._forms = 0
        self._open: set[tuple[int, int]] = set()

    def follow(self, content: pikepdf.Object | pikepdf.Page, number: int, depth: int) -> None:
        """Follow the content of a page or form whose marks belong to object `number`."""
        resources = content.get("/Resources") or pikepdf.Dictionary()
        for instruction in pikepdf.parse_content_stream(content, _ASKED):
            name, operands = str(instruction.operator), operands_of(instruction)
            if name in _SHOW:
                self._show(name, operands, number)
            elif name in _MARKS:
                self._marks.append(_mark(operands, resources))
            elif name == "EMC":
                self._marks[-1:] = []
            elif name == "Do":
                self._draw(resources, str(operands[0]), number, depth)
            elif name in _PICTURES:
                self.pictures = True
            elif name == "Tf":
                self._state.font = self._font(resources, str(operands[0]))
                self._state.size = float(operands[1])
            elif (step := _STEPS.get(name)) is not None:
                step(self, [float(operand) for operand in operands])
            elif name in _NUMBERS:
                setattr(self._state, _NUMBERS[name], float(operands[0]))

    def save(self, _numbers: list[float]) -> None:
        """Operator q."""
        state = self._state
        self._saved.append(state)
        self._state = _State(*(getattr(state, field) for field in _State.__struct_fields__))

    def restore(self, _numbers: list[float]) -> None:
        """Operator Q."""
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, numbers: list[float]) -> None:
        """Operator cm."""
        self._state.matrix = _times(_matrix(numbers), self._state.matrix)

    def begin(self, _numbers: list[float]) -> None:
        """Operator BT."""
        self._line = self._text = _IDENTITY

    def place(self, numbers: list[float]) -> None:
        """Operator Tm."""
        self._line = self._text = _matrix(numbers)

    def move(self, numbers: list[float]) -> None:
        """Operator Td."""
        self._line = self._text = _times((1, 0, 0, 1, numbers[0], numbers[1]), self._line)

    def move_and_lead(self, numbers: list[float]) -> None:
        """Operator TD."""
        self._state.leading = -numbers[1]
        self.move(numbers)

    def next_line(self, _numbers: list[float]) -> None:
        """Operator T*."""
        self.move([0, -self._state.leading])

    def stretch(self, numbers: list[float]) -> None:
        """Operator Tz."""
        self._state.scale = numbers[0] / 100

    def show_as(self, numbers: list[float]) -> None:
        """Operator Tr."""
        self._state.mode = int(numbers[0])

    def _font(self, resources: pikepdf.Object, name: str) -> Show | None:
        fonts = resources.get("/Font")
        font = fonts.get(name) if fonts is not None else None
        if font is None:
            return None
        key = font.objgen if font.is_indirect else (id(font), 0)
        if key not in self.fonts:
            self.fonts[key] = _shower(font)
        return self.fonts[key]

    def _show(self, name: str, operands: list[pikepdf.Object], number: int) -> None:
        if name in ("'", '"'):
            self.next_line([])
        state, shown = self._state, operands[-1]
        if state.font is None:
            return
        text, pen, ends = "", 0.0, list[float]()
        for item in shown_items(shown):
            if not isinstance(item, bytes):
                pen -= item / 1000 * state.size * state.scale
                continue
            piece = state.font(item)
            text += piece.text
            width = piece.width / 1000 * state.size + piece.glyphs * state.spacing
            width += state.word_spacing * piece.spaces
            ends += (pen, pen + width * state.scale)
            pen = ends[-1]
        if ends and text.strip():
            self._note(text, min(ends), max(ends), number)
        self._text = _times((1, 0, 0, 1, pen, 0), self._text)

    def _note(self, text: str, first: float, last: float, number: int) -> None:
        """Keep words that reach from the pen's place `first` to `last`, if they can be seen."""
        a, b, _, d, e, f = _times(self._text, self._state.matrix)
        if self._state.mode == _INVISIBLE or abs(b) > abs(a) / 100:
            return
        left, right = sorted((e + a * first, e + a * last))
        mark = next((mark for mark, _ in reversed(self._marks) if mark is not None), None)
        self.spans.append(
            Span(
                text=text,
                left=left,
                right=right,
                base=f + d * self._state.rise,
                size=abs(d * self._state.size),
                place=None if mark is None else (number, mark),
                artifact=any(artifact for _, artifact in self._marks),
            )
        )

    def _draw(self, resources: pikepdf.Object, name: str, number: int, depth: int) -> None:
        objects = resources.get("/XObject")
        drawn = objects.get(name) if objects is not None else None
        if drawn is None or drawn.get("/Subtype") != "/Form":
            self.pictures = True
            return
        if depth < MOST_DEPTH and drawn.objgen not in self._open and self._forms < _MOST_FORMS:
            self._forms += 1
            self._open.add(drawn.objgen)
            self.save([])
            self.transform([float(n) for n in drawn.get("/Matrix", _IDENTITY)])
            self.follow(drawn, drawn.objgen[0] if "/StructParents" in drawn else number, depth + 1)
            self.restore([])
            self._open.discard(drawn.objgen)


def _mark(operands: list[pikepdf.Object], resources: pikepdf.Object) -> tuple[int | None, bool]:
    """The number of a mark, and whether it says that its content is an artifact."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        named = resources.get("/Properties")
        properties = named.get(str(properties)) if named is not None else None
    number = entry(properties, "/MCID")
    return (None if number is None else int(number)), operands[0] == "/Artifact"


def _matrix(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


_STEPS: dict[str, Callable[[_Pen, list[float]], None]] = {
    "q": _Pen.save,
    "Q": _Pen.restore,
    "cm": _Pen.transform,
    "BT": _Pen.begin,
    "Tm": _Pen.place,
    "Td": _Pen.move,
    "TD": _Pen.move_and_lead,
    "T*": _Pen.next_line,
    "Tz": _Pen.stretch,
    "Tr": _Pen.show_as,
}

_ASKED = " ".join(sorted({*_SHOW, *_MARKS, *_PICTURES, *_STEPS, *_NUMBERS, "EMC", "Do", "Tf"}))
