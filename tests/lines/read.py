"""Lines of the pages of a PDF: each with its words and where they begin and end."""

from collections.abc import Iterator
from ctypes import c_double
from pathlib import Path

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

from convert.readers.pdf.pages import LOCK

_SAME_LINE = 0.6  # of the type size: characters whose feet are closer stand in one line
_APART = 0.25  # of the type size: room that parts two words without a space
_COLUMN = 2.2  # of the type size: more room parts columns or cells


class Word(Struct):
    """Characters without room between them."""

    text: str
    left: float
    right: float


class Line(Struct):
    """Words side by side, of one page, in points from its lower left corner."""

    page: int
    foot: float
    size: float
    words: list[Word]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """Where each space begins and ends."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return [(first.right, second.left) for first, second in pairs]

    @property
    def mean_gap(self) -> float:
        gaps = self.gaps
        return sum(end - start for start, end in gaps) / len(gaps) if gaps else 0.0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class _Character(Struct):
    text: str
    left: float
    right: float
    foot: float
    size: float


def lines_of(pdf: Path | bytes) -> list[Line]:
    """The lines of all pages, in the order in which they are painted."""
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = [
                list(_characters(document[number].get_textpage()))
                for number in range(len(document))
            ]
        finally:
            document.close()
    return [line for number, page in enumerate(pages) for line in _lines(number, page)]


def _characters(page: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    """What is painted upright on a page, each with the room that its font gives it."""
    x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
    for at in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page.raw, at)
        if raw.FPDFText_IsGenerated(page.raw, at) == 1 or code in (0, 10, 13):
            continue
        text = "-" if code in (2, 0xFFFE) else chr(code)
        left, _, right, _ = page.get_charbox(at, loose=True)
        raw.FPDFText_GetCharOrigin(page.raw, at, x, y)
        raw.FPDFText_GetMatrix(page.raw, at, matrix)
        size = raw.FPDFText_GetFontSize(page.raw, at) * abs(matrix.d)
        yield _Character(text, left, right, y.value, size)


def _lines(page: int, characters: list[_Character]) -> Iterator[Line]:
    line: Line | None = None
    is_parted = False
    for each in characters:
        if not each.text.strip():
            is_parted = True
            continue
        word = Word(each.text, each.left, each.right)
        if not line or not _continues(line, each):
            if line:
                yield line
            line = Line(page, each.foot, each.size, [word])
        elif is_parted or each.left - line.right > line.size * _APART:
            line.words.append(word)
        else:
            line.words[-1].text += each.text
            line.words[-1].right = each.right
        is_parted = False
    if line:
        yield line


def _continues(line: Line, character: _Character) -> bool:
    gap = character.left - line.right
    near = abs(character.foot - line.foot) < line.size * _SAME_LINE
    return near and -line.size < gap < line.size * _COLUMN
