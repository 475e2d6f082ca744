"""Lists and numbered headings of a Word file (ISO/IEC 29500-1, 17.9) in the theme's measures."""

import re

from convert.themes import Theme
from convert.units import points, twips

_HANG = 1.8
_HEADINGS_ID = 900
_LEVEL = re.compile(rb'<w:lvl w:ilvl="(\d)">.*?</w:lvl>', re.DOTALL)
_INDENT = re.compile(rb'<w:ind w:left="\d+" w:hanging="\d+" ?/>')
_DECIMAL = re.compile(rb'(<w:numFmt w:val=")decimal(")')
_BULLET = re.compile(rb'(<w:numFmt w:val="bullet" ?/><w:lvlText w:val=")[^" ]+(")')


# Word's formats (ISO/IEC 29500-1, 17.18.59) of the digits that it can number in by itself; it
# shows Arabic ones where its reader's settings ask for them, and knows no others.
_FORMATS = {"devanagari": "hindiNumbers"}


def set_lists(part: bytes, theme: Theme, numerals: str) -> bytes:
    """The numbering part with markers that hang as far as the theme's text is large.

    numerals: the counter style of numbered lists, as CSS calls it.
    """
    if numerals in _FORMATS:
        part = _DECIMAL.sub(rb"\g<1>" + _FORMATS[numerals].encode() + rb"\g<2>", part)
    hang = twips(_HANG * points(theme.tokens.type.size))

    def level(found: re.Match[bytes]) -> bytes:
        depth = int(found[1])
        indent = f'<w:ind w:left="{(depth + 1) * hang}" w:hanging="{hang}"/>'.encode()
        mark = "–" if depth % 2 else "•"
        text = _INDENT.sub(indent, found[0])
        return _BULLET.sub(rb"\g<1>" + mark.encode() + rb"\g<2>", text)

    return _LEVEL.sub(level, part)


def number_headings(part: bytes) -> bytes:
    """The numbering part with a list that the headings from level 2 down belong to."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{depth + 2}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(depth + 1))}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for depth in range(3)
    )
    abstract = (
        f'<w:abstractNum w:abstractNumId="{_HEADINGS_ID}"><w:nsid w:val="00A00900"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    ).encode()
    number = (
        f'<w:num w:numId="{_HEADINGS_ID}"><w:abstractNumId w:val="{_HEADINGS_ID}"/></w:num>'
    ).encode()
    at = part.find(b"<w:num ")
    at = part.find(b"</w:numbering>") if at < 0 else at
    part = part[:at] + abstract + part[at:]
    return part.replace(b"</w:numbering>", number + b"</w:numbering>")


def style_numbers(part: bytes) -> bytes:
    """The styles part in which the headings belong to that list."""
    for depth in range(3):
        numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{_HEADINGS_ID}"/></w:numPr>'
        style = (
            rf'(w:styleId="Heading{depth + 2}"[^>]*>.*?<w:pPr>'
            r"(?:<w:keepNext ?/>)?(?:<w:keepLines ?/>)?)"
        )
        part = re.sub(style.encode(), rb"\1" + numbers.encode(), part, count=1, flags=re.DOTALL)
    return part
