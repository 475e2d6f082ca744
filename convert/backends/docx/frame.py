"""The parts of a Word file that hardly differ from article to article: made once for many.

Each is a function of pandoc's part and of the frame; an article of the same theme and language,
with lists of the same kinds, gets the bytes that were made for another.
"""

from functools import lru_cache

from msgspec import Struct

from convert.article import Article, Direction, LanguageTag
from convert.backends.docx.heading_levels import Top
from convert.backends.docx.languages import set_language, set_measures
from convert.backends.docx.numbering import (
    add_list_styles,
    define_list_styles,
    mend_ids,
    number_headings,
    set_lists,
    style_numbers,
)
from convert.backends.docx.runs import slot_of
from convert.backends.docx.styles import STYLES, styles_xml
from convert.backends.docx.theme_part import fill_theme
from convert.backends.docx.toc_styles import add_contents_styles
from convert.backends.docx.trees import made, name, needed, parsed, set_values, written
from convert.design.themes import Theme
from convert.design.units import Paper
from convert.languages.language import language
from convert.markup.numerals import list_numerals, numbers_headings

NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
THEME = "word/theme/theme1.xml"
_MOST_KNOWN = 64  # of each part, some kilobytes


class Frame(Struct, frozen=True):
    """What those parts depend on. numerals: the counter style of lists, as CSS calls it;
    numbered: whether headings are. top: the level that they begin at.
    """

    theme: Theme
    paper: Paper
    language: LanguageTag
    direction: Direction
    numerals: str
    numbered: bool
    top: Top


def frame_of(article: Article, theme: Theme, paper: Paper, top: Top) -> Frame:
    """The frame of an article."""
    return Frame(
        theme,
        paper,
        article.metadata.language,
        article.metadata.direction,
        list_numerals(article),
        numbers_headings(article, theme),
        top,
    )


@lru_cache(maxsize=_MOST_KNOWN)
def styles_part(frame: Frame) -> bytes:
    """The styles, which pandoc is not told."""
    styles = parsed(styles_xml(frame.theme, frame.top), STYLES)
    add_list_styles(styles, frame.theme)
    if frame.theme.tokens.page.contents:
        add_contents_styles(styles, frame.theme, frame.paper, frame.top, numbered=frame.numbered)
    set_language(styles, frame.language, frame.direction)
    set_measures(styles, frame.language)
    if frame.numbered:
        style_numbers(styles, frame.top)
    return written(styles)


@lru_cache(maxsize=_MOST_KNOWN)
def numbering_part(part: bytes, frame: Frame) -> bytes:
    """The lists. Raises RenderError where pandoc's are not as they were."""
    numbering = parsed(part, NUMBERING)
    mend_ids(numbering)
    set_lists(numbering, frame.theme, frame.numerals)
    define_list_styles(numbering, frame.theme, frame.numerals)
    if frame.numbered:
        number_headings(numbering, frame.top)
    return written(numbering)


@lru_cache(maxsize=_MOST_KNOWN)
def theme_part(part: bytes, frame: Frame) -> bytes:
    """The theme. Raises RenderError where pandoc's is not as it was."""
    tree = parsed(part, THEME)
    fill_theme(tree, frame.theme, language(frame.language).office)
    return written(tree)


# What may stand before `w:mirrorMargins` (ISO/IEC 29500-1, A.1, CT_Settings).
_BEFORE_MARGINS = frozenset(
    map(
        name,
        (
            "w:writeProtection",
            "w:view",
            "w:zoom",
            "w:removePersonalInformation",
            "w:removeDateAndTime",
            "w:doNotDisplayPageBoundaries",
            "w:displayBackgroundShape",
            "w:printPostScriptOverText",
            "w:printFractionalCharacterWidth",
            "w:printFormsData",
            "w:embedTrueTypeFonts",
            "w:embedSystemFonts",
            "w:saveSubsetFonts",
            "w:saveFormsData",
        ),
    )
)


@lru_cache(maxsize=_MOST_KNOWN)
def settings_part(part: bytes, frame: Frame) -> bytes:
    """The settings: pages that face each other (17.15.1.57), the language of theme fonts
    (17.15.1.88). Raises RenderError where pandoc's name no such language.
    """
    settings = parsed(part, SETTINGS)
    scripts = {slot: frame.language} if (slot := slot_of(frame.language)) else {}
    set_values(needed(settings, "w:themeFontLang"), val=frame.language, **scripts)
    if language(frame.language).indent:  # justified: a line that a break ends stays as it is
        needed(settings, "w:compat").insert(0, made("doNotExpandShiftReturn"))
    if frame.theme.tokens.page.duplex:
        before = sum(setting.tag in _BEFORE_MARGINS for setting in settings)
        settings.insert(before, made("mirrorMargins"))
    return written(settings)
