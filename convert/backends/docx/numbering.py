"""Lists and numbered headings of a Word file (ISO/IEC 29500-1, 17.9) in the theme's measures."""

from lxml import etree

from convert.backends.docx.built_in import LEVELS, level_style
from convert.backends.docx.heading_levels import Top
from convert.backends.docx.properties import say
from convert.backends.docx.trees import every, made, name, needed, set_values, value
from convert.design.themes import Theme
from convert.design.units import points, twips

HANG = 1.8
"""How far a mark hangs before the words of an item, in em."""

_HEADINGS_ID = 900
_BULLETS_ID = 901
_NUMBERS_ID = 902
_DEPTHS = range(3)
_MENDED_IDS = 1_000_000_000  # above those that pandoc makes
_LONG_HEX = 8

_LIST_STYLES = {"ListBullet": _BULLETS_ID, "ListNumber": _NUMBERS_ID, "ListContinue": 0}

# Word's formats (ISO/IEC 29500-1, 17.18.59) of the digits that it can number in by itself; it
# shows Arabic ones where its reader's settings ask for them, and knows no others.
_FORMATS = {"devanagari": "hindiNumbers"}


def set_lists(numbering: etree._Element, theme: Theme, numerals: str) -> None:
    """Let the markers of lists hang as far as the theme's text is large.

    numerals: the counter style of numbered lists, as CSS calls it. Raises RenderError for a level
    of a list that says not how it is marked or set in.
    """
    hang = twips(HANG * points(theme.tokens.type.size))
    for level in every(numbering, "w:lvl"):
        depth = int(value(level, "ilvl"))
        set_values(needed(level, "w:pPr/w:ind"), left=(depth + 1) * hang, hanging=hang)
        numbers = needed(level, "w:numFmt")
        mark = needed(level, "w:lvlText")
        if value(numbers) == "bullet" and value(mark).strip():
            set_values(mark, val=_bullet(depth))
        elif value(numbers) == "decimal":
            set_values(numbers, val=_FORMATS.get(numerals, "decimal"))


def mend_ids(numbering: etree._Element) -> None:
    """Give lists ids that are some (ISO/IEC 29500-1, 17.9.14, 17.18.50): pandoc makes them of the
    first number of a list, which may be too long for that, or below nought, where no list of
    Word's begins (17.9.25).
    """
    mended: dict[str, int] = {}
    for count, abstract in enumerate(every(numbering, "w:abstractNum"), _MENDED_IDS):
        code = needed(abstract, "w:nsid")
        if len(value(code)) > _LONG_HEX or not value(code).isalnum():
            mended[value(abstract, "abstractNumId")] = count
            set_values(abstract, abstractNumId=count)
            set_values(code, val=f"{count:0{_LONG_HEX}X}")
    for reference in every(numbering, "w:abstractNumId"):
        if value(reference) in mended:
            set_values(reference, val=mended[value(reference)])
    for start in every(numbering, "w:start", "w:startOverride"):
        set_values(start, val=max(int(value(start)), 0))


def add_list_styles(styles: etree._Element, theme: Theme) -> None:
    """Let Word's styles of lists bring their marks, on each of their levels.

    Raises RenderError for a theme's styles that lack one.
    """
    hang = twips(HANG * points(theme.tokens.type.size))
    for kind, number in _LIST_STYLES.items():
        first = needed(styles, f"w:style[@w:styleId='{kind}']")
        levels = [first, *(_list_level(first, kind, depth) for depth in range(1, LEVELS))]
        for depth, style in enumerate(levels):
            # Said here too: running text may have its first lines indented.
            say(style, made("ind", left=(depth + 1) * hang, hanging=hang if number else 0))
            if number:
                say(style, made("numPr", made("ilvl", val=depth), made("numId", val=number)))
            if depth:
                levels[depth - 1].addnext(style)


def _list_level(first: etree._Element, kind: str, depth: int) -> etree._Element:
    called = value(needed(first, "w:name"))
    return made(
        "style",
        made("name", val=f"{called} {depth + 1}"),
        made("basedOn", val=kind),
        made("qFormat"),
        made("pPr"),
        type="paragraph",
        styleId=level_style(kind, depth),
    )


def define_list_styles(numbering: etree._Element, theme: Theme, numerals: str) -> None:
    """Add the lists that those styles belong to: see `set_lists`."""
    hang = twips(HANG * points(theme.tokens.type.size))
    for kind, number in _LIST_STYLES.items():
        if number:
            levels = [_mark_level(kind, depth, hang, numerals) for depth in range(LEVELS)]
            _define(numbering, number, levels)


def _mark_level(kind: str, depth: int, hang: int, numerals: str) -> etree._Element:
    bullet = kind == "ListBullet"
    form = "bullet" if bullet else _FORMATS.get(numerals, "decimal")
    return made(
        "lvl",
        made("start", val=1),
        made("numFmt", val=form),
        made("pStyle", val=level_style(kind, depth)),
        made("lvlText", val=_bullet(depth) if bullet else f"%{depth + 1}."),
        made("lvlJc", val="left"),
        made("pPr", made("ind", left=(depth + 1) * hang, hanging=hang)),
        ilvl=depth,
    )


def _bullet(depth: int) -> str:
    return "–" if depth % 2 else "•"


def number_headings(numbering: etree._Element, top: Top) -> None:
    """Add a list that the headings from level `top` down belong to."""
    _define(numbering, _HEADINGS_ID, [_heading_level(depth, top) for depth in _DEPTHS])


def _define(numbering: etree._Element, number: int, levels: list[etree._Element]) -> None:
    abstract = made(
        "abstractNum",
        made("nsid", val=f"00A00{number}"),
        made("multiLevelType", val="multilevel"),
        *levels,
        abstractNumId=number,
    )
    first = next(numbering.iterchildren(name("w:num")), None)
    numbering.append(abstract) if first is None else first.addprevious(abstract)
    numbering.append(made("num", made("abstractNumId", val=number), numId=number))


def _heading_level(depth: int, top: Top) -> etree._Element:
    return made(
        "lvl",
        made("start", val=1),
        made("numFmt", val="decimal"),
        made("pStyle", val=f"Heading{depth + top}"),
        made("suff", val="space"),
        made("lvlText", val=".".join(f"%{number + 1}" for number in range(depth + 1))),
        made("lvlJc", val="left"),
        made("pPr", made("ind", left=0, firstLine=0)),
        ilvl=depth,
    )


def style_numbers(styles: etree._Element, top: Top) -> None:
    """Let the styles of headings belong to that list."""
    for depth in _DEPTHS:
        style = needed(styles, f"w:style[@w:styleId='Heading{depth + top}']")
        say(style, made("numPr", made("ilvl", val=depth), made("numId", val=_HEADINGS_ID)))
