"""Type drawn on a picture: the fonts of a text, how wide it is, and where its lines end."""

import io
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from unicodedata import category, combining

from convert.design.fonts import Face, Faces, choose, coverage, faces
from convert.design.subset import font_file
from convert.design.themes import Theme
from convert.languages.title_phrases import title_phrases

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_LEADING, _HIGH_LEADING = 1.18, 1.4  # ems
_JOINER = "\u200d"
_VIRAMA = 9  # its combining class
# Vowels of Thai and Lao that stand after their letter and belong to it (Unicode Annex 29, Extend).
_AFTER_LETTER = "\u0e33\u0eb3"


class Lettering:
    """Fonts that have all characters of a text, at one size in pixels, nearest to a weight.

    Most is set in the first; a character that it lacks is set in the next that has it.
    """

    def __init__(self, text: str, size: int, weight: int, theme: Theme) -> None:
        fonts, own = theme.tokens.fonts, theme.own_faces
        families = choose(text, (fonts.of_title,), fonts.also, own).families
        characters = [ord(character) for character in text if not character.isspace()]
        known = {name: coverage(faces(name, own)[0]) for name in families}
        best = max(families, key=lambda name: sum(c in known[name] for c in characters))
        order = (best, *(name for name in families if name != best))
        self.size = size
        self._widths: dict[str, float] = {}  # the same beginnings of lines are tried at many widths
        self._has_marks = any(category(character).startswith("M") for character in text)
        self._faces = [(known[name], _nearest(faces(name, own), weight)) for name in order]

    @property
    def leading(self) -> int:
        """From one baseline to the next, in pixels: more for scripts with signs over and under."""
        return round(self.size * (_HIGH_LEADING if self._has_marks else _LEADING))

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        if text not in self._widths:
            runs = self.runs(text)
            self._widths[text] = sum(float(font.getlength(run)) for font, run in runs)
        return self._widths[text]

    def draw(
        self, draw: "ImageDraw", text: str, edge: int, top: int, fill: int, *, rtl: bool
    ) -> None:
        """Draw a line that begins at `edge`, its right one from right to left."""
        anchor, direction, way = ("rs", "rtl", -1) if rtl else ("ls", "ltr", 1)
        baseline = top + _loaded(self._faces[0][1], self.size).getmetrics()[0]
        x = float(edge)
        runs = list(self.runs(text))
        for left, (font, run) in zip(reversed(range(len(runs))), runs, strict=True):
            draw.text((x, baseline), run, font=font, fill=fill, anchor=anchor, direction=direction)
            x += way * font.getlength(run) if left else 0.0

    def runs(self, text: str) -> Iterator[tuple["FreeTypeFont", str]]:
        """The pieces of a text that one font sets; what shows nothing goes with what it follows."""
        known, face = self._faces[0]
        if text and known.issuperset(map(ord, "".join(text.split()))):
            yield _loaded(face, self.size), text
            return
        chosen = 0
        places = []
        for character in text:
            if not character.isspace():
                chosen = self._first_with(character, chosen)
            places.append(chosen)
        for place, run in groupby(zip(places, text, strict=True), key=itemgetter(0)):
            yield (
                _loaded(self._faces[place][1], self.size),
                "".join(character for _, character in run),
            )

    def _first_with(self, character: str, otherwise: int) -> int:
        code = ord(character)
        has = (place for place, (known, _) in enumerate(self._faces) if code in known)
        return next(has, otherwise)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What stays on one line of a text, and whether a space parts it from what is before: its
    words, the phrases of Japanese, the characters of Chinese. Thai and its neighbours set no word
    apart either; but none of theirs may be cut, and where one begins only a dictionary knows.
    """
    for word in text.split():
        for number, piece in enumerate(title_phrases(word)):
            yield piece, number == 0


def break_lines(text: str, lettering: Lettering, width: int) -> list[str]:
    """`text` in lines of at most `width` pixels; a piece that is wider breaks between letters."""
    whole = " ".join(text.split())
    if lettering.width(whole) <= width:
        return [whole] if whole else []
    lines: list[str] = [""]
    space = lettering.width("n n") - lettering.width("nn")
    used = 0.0  # by the last line: each piece is measured once, whatever widths are tried
    for piece, parted in pieces(text):
        more = lettering.width(piece)
        apart = space if lines[-1] and parted else 0.0
        if used + apart + more <= width:
            lines[-1] += f" {piece}" if apart else piece
            used += apart + more
            continue
        if more <= width:
            lines.append(piece)
            used = more
            continue
        for letter in letters(piece):
            if lettering.width(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
        used = lettering.width(lines[-1])
    return [line for line in lines if line]


def letters(word: str) -> list[str]:
    """A word in what a reader takes for its letters, marks with what they belong to.

    A conjunct of Indic letters, which a virama joins, is one.
    """
    found: list[str] = []
    for character in word:
        joined = found and (
            category(character).startswith("M")
            or character in _AFTER_LETTER
            or character == _JOINER
            or found[-1].endswith(_JOINER)
            or combining(found[-1][-1]) == _VIRAMA
        )
        if joined:
            found[-1] += character
        else:
            found.append(character)
    return found


def _nearest(family: Faces, weight: int) -> Face:
    return min(family, key=lambda face: (face.italic, abs(face.weight - weight)))


@lru_cache(maxsize=32)
def _loaded(face: Face, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # A file that can be read where it lies is not held in memory: those for Chinese are large.
    file = io.BytesIO(font_file(face)) if face.variable or face.data else str(face.path)
    return ImageFont.truetype(file, size)
