"""Additional ToUnicode CMaps for fonts whose glyphs stand for different characters in words.

A font's ToUnicode CMap gives each code one text (ISO 32000-1 9.10.3). In shaped scripts one glyph
may stand for one letter here and for another there, and a calligraphic font draws a letter in a
dozen ways. A font with the same glyphs and a CMap of its own shows what the first one cannot say.
No CMap leads more than four glyphs to one letter, as many as a letter has forms in Arabic: readers
and validators take one that does for a guess.
"""

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.shapes import Font, Pdf, Value

_FORMS = 4
_BATCH = 100  # the most entries of one block of a CMap

# What a font's glyphs are shown as, by the font's name among a document's resources: through its
# own map first, then through each further one.
FontMaps = dict[str, list[dict[int, str]]]


def font_showing(font: Font, glyph: int, text: str, maps: FontMaps) -> str:
    """The name, among a document's resources, of the font that shows a glyph as `text`.

    `font` is WeasyPrint's, whose own map names each glyph that it will embed.
    """
    shown = maps.setdefault(font.hash, [{}])
    own = font.to_unicode.setdefault(glyph, text)
    if own != text:
        shown[0].setdefault(glyph, own)
    for place, known in enumerate(shown):
        if _can_say(known, glyph, text):
            known[glyph] = text
            return _name(font.hash, place)
    shown.append({glyph: text})
    return _name(font.hash, len(shown) - 1)


def _can_say(known: dict[int, str], glyph: int, text: str) -> bool:
    if glyph in known:
        return known[glyph] == text
    return list(known.values()).count(text) < _FORMS


def _name(name: str, place: int) -> str:
    return f"{name}-{place}" if place else name


def add_fonts(pdf: Pdf, maps: FontMaps) -> None:
    """Give a `pydyf.PDF` the fonts that `font_showing` named."""
    pydyf = copies().pydyf
    page = pdf.page_references[0].decode()
    fonts = _object(pdf, _object(pdf, _object(pdf, page)["Resources"])["Font"])
    for name, (_, *further) in maps.items():
        first = _object(pdf, fonts[name])
        own = _object(pdf, first["ToUnicode"])
        for place, known in enumerate(further, 1):
            to_unicode = pydyf.Stream(_cmap(own.stream, known), compress=own.compress)
            pdf.add_object(to_unicode)
            font = pydyf.Dictionary({**first, "ToUnicode": to_unicode.reference})
            pdf.add_object(font)
            fonts[_name(name, place)] = font.reference


def _object(pdf: Pdf, reference: str) -> Value:
    return pdf.objects[int(reference.split(maxsplit=1)[0])]


def _cmap(own: list[bytes], known: dict[int, str]) -> list[bytes]:
    """The lines of a ToUnicode CMap, with head and tail as in the font's own."""
    head = own[: own.index(b"endcodespacerange") + 1]
    tail = own[own.index(b"endcmap") :]
    entries = [f"<{glyph:04x}> <{_utf16(text)}>".encode() for glyph, text in known.items()]
    blocks = []
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        blocks += [f"{len(batch)} beginbfchar".encode(), *batch, b"endbfchar"]
    return [*head, *blocks, *tail]


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()
