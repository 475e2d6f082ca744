"""What a Word file's styles say for an article's language: its fonts, its way to stress."""

from typing import Final

from lxml import etree

from convert.article import Direction, LanguageTag
from convert.backends.docx.properties import say
from convert.backends.docx.runs import slot_of
from convert.backends.docx.theme_part import FONTS
from convert.backends.docx.trees import NAMESPACES, every, made, name, needed, set_values, value
from convert.languages.language import OfficeFonts, language

_TEXT: Final = "BodyText"
# Styles of running text after something else, whose first lines are set in as well.
_RUNNING: Final = frozenset({"FirstParagraph", "Opening", "AfterTable", "AfterList"})


def set_language(styles: etree._Element, tag: LanguageTag, direction: Direction) -> None:
    """Languages of the three slots (ISO/IEC 29500-1, 17.3.2.20), fonts, stress, small capitals,
    direction."""
    record = language(tag)
    slots = {"val": tag, "eastAsia": "ja-JP", "bidi": "ar-SA"}
    slot = "bidi" if direction == "rtl" else slot_of(tag)
    if slot:
        slots[slot] = tag
    default = needed(styles, "w:docDefaults/w:rPrDefault/w:rPr")
    set_values(needed(default, "w:lang"), **slots)
    if record.office:
        _set_fonts(styles, record.office)
    if record.stress != "italic":
        _set_stress(styles, dots=record.stress == "dots")
    if record.bare_capitals:
        for small in list(every(styles, "w:smallCaps")):
            needed(small, "..").remove(small)
    if direction == "rtl":
        _turn_borders(styles)


def _set_fonts(styles: etree._Element, office: OfficeFonts) -> None:
    """The script's own fonts beside the theme's."""
    for fonts in every(styles, "w:rFonts"):
        is_text = value(fonts, "asciiTheme") == FONTS["text"]["ascii"]
        family = office.text if is_text else office.display
        set_values(fonts, **{office.slot: family})


def _set_stress(styles: etree._Element, *, dots: bool) -> None:
    """Emphasis dots, or bold, in the place of italics, which the script has not."""
    for italic in list(every(styles, "w:i")):
        complex_script = italic.getnext()
        if complex_script is None or complex_script.tag != name("w:iCs"):
            continue
        stress = (made("em", val="dot"),) if dots else (made("b"), made("bCs"))
        for own in stress if _is_of_words(italic) else ():
            italic.addprevious(own)
        for old in (italic, complex_script):
            needed(old, "..").remove(old)


def _is_of_words(look: etree._Element) -> bool:
    """Whether a look is that of words, no paragraph's: one in italics stresses nothing."""
    return value(needed(look, "../.."), "type") != "paragraph"


def set_measures(styles: etree._Element, tag: LanguageTag) -> None:
    """What a language's script asks of paragraphs and sizes. Raises RenderError for a theme's
    styles that lack the common one."""
    record = language(tag)
    if record.indent:
        _set_indents(styles, record.indent)
    if record.scale != 1:
        _set_scale(styles, record.scale)


def _set_indents(styles: etree._Element, indent: float) -> None:
    """Set first lines of running text in by so many squares, and no space between paragraphs."""
    size = int(value(needed(styles, "w:style[@w:styleId='Normal']/w:rPr/w:sz")))
    for style in every(styles, "w:style"):
        key, based = value(style, "styleId"), value(style.find("w:basedOn", NAMESPACES))
        properties = style.find("w:pPr", NAMESPACES)
        if properties is None or (key != _TEXT and (based != _TEXT or key in _RUNNING)):
            continue
        own = properties.find("w:ind", NAMESPACES)
        squares = indent if key == _TEXT else 0.0
        if own is None:
            say(style, own := made("ind"))
        if not value(own, "hanging"):
            first = round(squares * size * 10)
            set_values(own, firstLineChars=round(squares * 100), firstLine=first)
        if key == _TEXT:
            say(style, made("spacing", after=0), made("jc", val="both"))


def _set_scale(styles: etree._Element, scale: float) -> None:
    """Set letters of scripts that are small for their size larger, Latin ones beside them not
    (17.3.2.39, szCs)."""
    for size in every(styles, "w:szCs"):
        set_values(size, val=round(int(value(size)) * scale))


def _turn_borders(styles: etree._Element) -> None:
    """A border has no start or end side: the rule of a quotation goes where its lines begin."""
    for borders in every(styles, "w:pBdr"):
        if borders.find("w:right", NAMESPACES) is not None:
            continue  # a frame is on both sides
        for left in borders.findall(name("w:left")):
            left.tag = name("w:right")
            borders.append(left)  # after those above and below (17.3.1.24)
