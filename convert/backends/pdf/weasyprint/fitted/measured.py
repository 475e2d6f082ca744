"""How wide a paragraph's text is up to each place, and where its lines may end."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from msgspec import Struct

from convert.backends.pdf.optimum_fit import Hyphen, Place
from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.faster.lines import laid_out
from convert.backends.pdf.weasyprint.fitted.leaves import Leaf, text_of
from convert.backends.pdf.weasyprint.glyph_runs import FROM_UNITS, line_of, spaces_of, spans_of
from convert.backends.pdf.weasyprint.shapes import Context, Style
from convert.languages.hyphens import Hyphenator, dictionary_of, language_with_patterns
from convert.markup.spacing import DASHES

_PIECE = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
# Where a hyphen would be taken for a part of it: addresses, names of files and the like.
_UNPARTED = re.compile(r"[@/\\_\d]|[^\W\d_]\.[^\W\d_]")
# What a sentence ends with before another begins: the capital behind it tells no name.
_NEW_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s+[\"'“„«(\[]*(?=[^\W\d_])")
_HYPHENS = (b"-", "\u2010".encode())
_TEXT_BYTE, _CONTINUES = 0xC0, 0x80  # UTF-8: bytes that do not begin a character are 10xxxxxx


class Give(Struct, frozen=True):
    """How far lines may be stretched without harm, and shrunk at all.

    In px by each space, and by each letter, between it and the next; and as a share of their width
    by making all letters wider or narrower.
    """

    space_stretch: float
    space_shrink: float
    letter_stretch: float
    letter_shrink: float
    scale_stretch: float
    scale_shrink: float

    def given(self, spaces: int, letters: int, width: float) -> tuple[float, float, float]:
        """How wide text of so much is, how far it may be stretched and how far shrunk."""
        return (
            width,
            spaces * self.space_stretch
            + letters * self.letter_stretch
            + width * self.scale_stretch,
            spaces * self.space_shrink + letters * self.letter_shrink + width * self.scale_shrink,
        )


class Spot(Struct, frozen=True):
    """A place where a line may end, as bytes of the paragraph's text."""

    end: int
    """Where the line ends, the space there taken off."""
    start: int
    """Where the next one begins."""
    hyphen: float = 0.0
    """How wide the hyphen is that the line gets; 0 for none."""


class Measured(Struct, frozen=True):
    """A paragraph whose words have been measured."""

    leaves: list[Leaf]
    text: bytes
    widths: list[float]
    """By byte of the text: how wide all is that comes before it, in px."""
    glyphs: list[int]
    """The bytes that its glyphs stand for."""
    spaces: list[int]
    """The bytes at which the spaces are that justification widens."""
    spots: list[Spot]
    """Where its lines may end without a hyphen."""


def measure(
    leaves: list[Leaf], boxes: dict[int, float], *, ragged: bool = False
) -> Measured | None:
    """A paragraph measured; None where some of it runs from right to left, if it is not `ragged`.

    `boxes` are the widths of leaves that are boxes, by where they start.
    """
    advances = [0.0] * leaves[-1].end
    glyphs: list[int] = []
    for leaf in leaves:
        if leaf.is_box:
            advances[leaf.start] += boxes[leaf.start]
        elif leaf.text and not _add(advances, glyphs, leaf, ragged=ragged):
            return None
    text = text_of(leaves)
    encoded = text.encode()
    spots = _spots(leaves, text, encoded)
    widths = list(accumulate(advances, initial=0.0))
    return Measured(leaves, encoded, widths, glyphs, sorted(spaces_of(encoded)), spots)


def _add(advances: list[float], glyphs: list[int], leaf: Leaf, *, ragged: bool) -> bool:
    """Add the glyphs of a text; False where some of it runs from right to left, which counts for
    lines that are filled."""
    layout = laid_out(leaf.text, leaf.style, None)  # has to outlive its line
    for span in spans_of(line_of(layout, 0)):
        if span.level & 1 and not ragged:
            return False
        start = leaf.start
        for width, place in zip(span.widths, span.places, strict=True):
            advances[start + place] += width * FROM_UNITS
        glyphs += [start + place for place in span.places]
    return True


def _spots(leaves: list[Leaf], text: str, encoded: bytes) -> list[Spot]:
    """The places where the lines of a text may end (UAX 14), its own end among them."""
    bytes_at: Sequence[int] = range(len(encoded))
    if not text.isascii():
        bytes_at = [at for at, byte in enumerate(encoded) if byte & _TEXT_BYTE != _CONTINUES]
    keeps = any(leaf.style["white_space"] == "nowrap" for leaf in leaves)
    spots = []
    for at in _breaks(text, leaves[0].style["lang"]):
        start = bytes_at[at]
        end = start
        while encoded[end - 1 : end] == b" ":
            end -= 1
        if end and not (keeps and _is_kept(leaves, start)):
            spots.append(Spot(end, start))
    length = len(encoded.rstrip(b" "))
    return [*(spot for spot in spots if spot.end < length), Spot(length, len(encoded))]


def _breaks(text: str, language: str | None) -> list[int]:
    """The characters of a text before which a line may end."""
    found = copies().module("weasyprint.text.line_break").get_log_attrs(text, language)
    memory = memoryview(copies().ffi.buffer(found)).cast("B").cast("I")
    bit = _bit_of_breaks()
    dashes = {match.start() + 1 for match in DASHES.finditer(text)}
    return [
        at
        for at, flags in enumerate(memory[: len(text)])
        if flags & bit and at and at not in dashes
    ]


@cache
def _bit_of_breaks() -> int:
    """Which bit of a PangoLogAttr says that a line may end before its character."""
    ffi = copies().ffi
    one = ffi.new("PangoLogAttr *", {"is_line_break": 1})
    return int(memoryview(ffi.buffer(one)).cast("B").cast("I")[0])


def _is_kept(leaves: list[Leaf], byte: int) -> bool:
    """Whether a line may not end before this byte, for a style that keeps lines whole."""
    around = [leaf for leaf in leaves if leaf.text and leaf.start <= byte <= leaf.end]
    return all(leaf.style["white_space"] == "nowrap" and not leaf.is_box for leaf in around)


def hyphen_spots(measured: Measured, context: Context, *, begun: bool = False) -> list[Spot]:
    """The places at which the words of a paragraph may be parted by a hyphen, and its others.

    begun: also words with a capital that begin a sentence.
    """
    spots = list(measured.spots)
    for leaf in measured.leaves:
        style = leaf.style
        if leaf.is_box or leaf.is_mark or style["hyphens"] != "auto" or not style["lang"]:
            continue
        if dictionary := _dictionary(style, context):
            places = _hyphens(leaf.text, dictionary, style["hyphenate_limit_chars"][0], begun=begun)
            width = hyphen_width(style)
            encoded = (leaf.start + len(leaf.text[:place].encode()) for place in places)
            spots += (Spot(byte, byte, width) for byte in encoded)
    return sorted(spots, key=lambda spot: spot.start)


def _dictionary(style: Style, context: Context) -> Hyphenator | None:
    language = language_with_patterns(style["lang"])
    if not language:
        return None
    shortest, left, right = style["hyphenate_limit_chars"]
    key = (language, left, right, shortest)
    known = context.dictionaries.get(key)
    if known is None:
        known = context.dictionaries[key] = dictionary_of(lang=language, left=left, right=right)
    return known


def _hyphens(text: str, dictionary: Hyphenator, shortest: int, *, begun: bool) -> Iterator[int]:
    """The characters before which a hyphen may stand."""
    beginnings = {match.end() for match in _NEW_SENTENCE.finditer(text)} if begun else ()
    for piece in _PIECE.finditer(text):
        if len(piece[0]) < shortest or _UNPARTED.search(piece[0]):
            continue
        for word in _WORD.finditer(piece[0]):
            if len(word[0]) >= shortest:
                first = piece.start() + word.start()
                known = word[0].lower() if first in beginnings else word[0]
                if len(known) == len(word[0]):
                    yield from (first + place for place in dictionary.positions(known))


def hyphen_width(style: Style) -> float:
    """How wide the hyphen of a style is, in px."""
    known: float | None = vars(style).get("_hyphen_width")
    if known is None:
        layout = laid_out(style["hyphenate_character"], style, None)
        known = sum(sum(span.widths) for span in spans_of(line_of(layout, 0))) * FROM_UNITS
        vars(style)["_hyphen_width"] = known
    return known


def places_of(measured: Measured, spots: Sequence[Spot], first: int, give: Give) -> list[Place]:
    """The spots behind a line's first byte as `best_breaks` wants them, counted from there."""
    glyphs, spaces, widths = measured.glyphs, measured.spaces, measured.widths
    before = widths[first]
    spaces_before, glyphs_before = bisect_left(spaces, first), bisect_left(glyphs, first)
    found = []
    for spot in spots:
        count = bisect_left(spaces, spot.end) - spaces_before
        letters = bisect_left(glyphs, spot.end) - glyphs_before
        dropped = spot.start - spot.end  # spaces all of them
        end, *give_end = give.given(count, letters, widths[spot.end] - before)
        start, *give_start = give.given(
            count + dropped, letters + dropped, widths[spot.start] - before
        )
        found.append(
            Place(
                end + spot.hyphen, start,
                give_end[0], give_start[0], give_end[1], give_start[1],
                _hyphen(spot, measured.text),
            )
        )  # fmt: skip
    return found


def _hyphen(spot: Spot, text: bytes) -> Hyphen:
    if spot.hyphen:
        return "added"
    return "own" if text[spot.end - 3 : spot.end].endswith(_HYPHENS) else "none"
