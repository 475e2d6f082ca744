"""Lists and numbered headings of a Word file (ISO/IEC 29500-1, 17.9) in the theme's measures."""

from lxml import etree

from convert.backends.docx.trees import every, made, name, needed, set_values, value
from convert.design.themes import Theme
from convert.design.units import points, twips

_HANG = 1.8
_HEADINGS_ID = 900
_DEPTHS = range(3)

# Word's formats (ISO/IEC 29500-1, 17.18.59) of the digits that it can number in by itself; it
# shows Arabic ones where its reader's settings ask for them, and knows no others.
_FORMATS = {"devanagari": "hindiNumbers"}


def set_lists(numbering: etree._Element, theme: Theme, numerals: str) -> None:
    """Let the markers of lists hang as far as the theme's text is large.

    numerals: the counter style of numbered lists, as CSS calls it. Raises RenderError for a level
    of a list that says not how it is marked or set in.
    """
    hang = twips(_HANG * points(theme.tokens.type.size))
    for level in every(numbering, "w:lvl"):
        depth = int(value(level, "ilvl"))
        set_values(needed(level, "w:pPr/w:ind"), left=(depth + 1) * hang, hanging=hang)
        numbers = needed(level, "w:numFmt")
        mark = needed(level, "w:lvlText")
        if value(numbers) == "bullet" and value(mark).strip():
            set_values(mark, val="–" if depth % 2 else "•")
        elif value(numbers) == "decimal":
            set_values(numbers, val=_FORMATS.get(numerals, "decimal"))


def number_headings(numbering: etree._Element) -> None:
    """Add a list that the headings from level 2 down belong to."""
    abstract = made(
        "abstractNum",
        made("nsid", val="00A00900"),
        made("multiLevelType", val="multilevel"),
        *map(_heading_level, _DEPTHS),
        abstractNumId=_HEADINGS_ID,
    )
    first = next(numbering.iterchildren(name("w:num")), None)
    numbering.append(abstract) if first is None else first.addprevious(abstract)
    list_ = made("abstractNumId", val=_HEADINGS_ID)
    numbering.append(made("num", list_, numId=_HEADINGS_ID))


def _heading_level(depth: int) -> etree._Element:
    return made(
        "lvl",
        made("start", val=1),
        made("numFmt", val="decimal"),
        made("pStyle", val=f"Heading{depth + 2}"),
        made("suff", val="space"),
        made("lvlText", val=".".join(f"%{number + 1}" for number in range(depth + 1))),
        made("lvlJc", val="left"),
        made("pPr", made("ind", left=0, firstLine=0)),
        ilvl=depth,
    )


def style_numbers(styles: etree._Element) -> None:
    """Let the styles of headings belong to that list."""
    for depth in _DEPTHS:
        properties = needed(styles, f"w:style[@w:styleId='Heading{depth + 2}']/w:pPr")
        numbers = made("numPr", made("ilvl", val=depth), made("numId", val=_HEADINGS_ID))
        kept = [child for child in properties if child.tag in _BEFORE_NUMBERS]
        kept[-1].addnext(numbers) if kept else properties.insert(0, numbers)


_BEFORE_NUMBERS = frozenset(map(name, ("w:keepNext", "w:keepLines")))
