"""What paragraphs and runs say of themselves, beside their styles, in the order of the schema."""

from lxml import etree

from convert.backends.docx.trees import NAMESPACES, made, name, value

# ISO/IEC 29500-1, A.1, CT_PPrBase and CT_PPr: whoever comes later comes after.
_ORDER = tuple(
    name(f"w:{local}")
    for local in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
        *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"),
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
# CT_RPr, 17.3.2.28.
_RUN_ORDER = tuple(
    name(f"w:{local}")
    for local in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
        *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
        *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
        *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
        *("specVanish", "oMath"),
    )
)
_PLACES = {tag: place for place, tag in enumerate(_ORDER)}
_RUN_PLACES = {tag: place for place, tag in enumerate(_RUN_ORDER)}


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The properties of a paragraph, made where it has none."""
    found = paragraph.find("w:pPr", NAMESPACES)
    if found is None:
        found = made("pPr")
        paragraph.insert(0, found)
    return found


def say(paragraph: etree._Element, *said: etree._Element) -> None:
    """Let a paragraph, or a style of paragraphs, say each of these in the place of what it said."""
    for one in said:
        _put(properties_of(paragraph), one, _PLACES)


def say_of_run(run: etree._Element, *said: etree._Element) -> None:
    """Let a run say each of these, likewise."""
    properties = run.find("w:rPr", NAMESPACES)
    if properties is None:
        properties = made("rPr")
        run.insert(0, properties)
    for one in said:
        _put(properties, one, _RUN_PLACES)


def _put(properties: etree._Element, one: etree._Element, places: dict[str, int]) -> None:
    for old in list(properties.iterchildren(one.tag)):
        properties.remove(old)
    place = places[str(one.tag)]
    before = [each for each in properties if places.get(str(each.tag), place) < place]
    properties.insert(len(before), one)


def spacing(paragraph: etree._Element, **values: int) -> etree._Element:
    """The space around a paragraph, in twips: `values`, and what else it says of it."""
    own = paragraph.find("w:pPr/w:spacing", NAMESPACES)
    kept = {} if own is None else {key: value(own, key) for key in ("before", "after")}
    said: dict[str, int | str] = {key: each for key, each in kept.items() if each}
    return made("spacing", **{**said, **values})
