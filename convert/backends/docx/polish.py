"""What pandoc leaves undone in a Word file: properties, languages, page furniture, empty parts."""

from functools import lru_cache

from lxml import etree

from convert.article import Article, Direction, Figure, LanguageTag
from convert.backends.docx.contents import add_contents, add_contents_styles
from convert.backends.docx.furniture import core_properties, footer, header
from convert.backends.docx.languages import set_language
from convert.backends.docx.notes import number_notes
from convert.backends.docx.numbering import number_headings, set_lists, style_numbers
from convert.backends.docx.package import Package
from convert.backends.docx.pictures import mend_pictures
from convert.backends.docx.runs import mend_runs
from convert.backends.docx.sections import set_direction, set_sections
from convert.backends.docx.styles import STYLES, styles_xml
from convert.backends.docx.trees import lacking, made, name, needed, parsed, set_values, written
from convert.markup.numerals import list_numerals, numbers_headings
from convert.themes import Theme
from convert.walk import every_block, printed_blocks

_DOCUMENT = "word/document.xml"
_NOTES = "word/footnotes.xml"
_NUMBERING = "word/numbering.xml"
_SETTINGS = "word/settings.xml"
_CORE = "docProps/core.xml"
_UNUSED = ("docProps/custom.xml", "word/comments.xml")
_LINKS_OF_NOTES = "word/_rels/footnotes.xml.rels"
_MOST_STYLES = 64  # themes in languages; a run has few of both


def polish(data: bytes, article: Article, theme: Theme, paper: str, stamp: int) -> bytes:
    """pandoc's file with the article's properties and furniture; same bytes every time.

    Raises RenderError where pandoc has not written what is to be edited.
    """
    package = Package(data)
    metadata = article.metadata
    numbered = numbers_headings(article, theme)
    document, notes = package.tree(_DOCUMENT), package.tree(_NOTES)
    has_notes = number_notes(document, notes)
    _mend_text(document, notes, article)
    _set_pages(document, article, theme)
    set_lists(package.tree(_NUMBERING), theme, list_numerals(article))
    if numbered:
        number_headings(package.tree(_NUMBERING))
    _set_settings(package.tree(_SETTINGS), metadata.language, theme)
    package.replace(_CORE, core_properties(article, stamp))
    package.replace("word/header1.xml", header(article))
    for part in ("word/footer1.xml", "word/footer2.xml"):
        package.replace(part, footer(article))
    package.replace(STYLES, _styles(theme, paper, metadata.language, metadata.direction, numbered))
    package.drop(*_UNUSED, *(() if has_notes else (_NOTES, _LINKS_OF_NOTES)))
    return package.zipped()


def _mend_text(document: etree._Element, notes: etree._Element, article: Article) -> None:
    pictures = 0
    for part in (document, notes):
        mend_runs(part)
        pictures += mend_pictures(part)
    blocks = every_block(printed_blocks(article))
    if pictures < sum(isinstance(block, Figure) for block in blocks):
        raise lacking("a picture of the article")


def _set_pages(document: etree._Element, article: Article, theme: Theme) -> None:
    if article.metadata.direction == "rtl":
        set_direction(document)
    set_sections(document, theme.tokens.page)
    if theme.tokens.page.contents:
        add_contents(document, article, theme)


@lru_cache(maxsize=_MOST_STYLES)
def _styles(
    theme: Theme, paper: str, tag: LanguageTag, direction: Direction, numbered: bool
) -> bytes:
    styles = parsed(styles_xml(theme), STYLES)
    if theme.tokens.page.contents:
        add_contents_styles(styles, theme, paper)
    set_language(styles, tag, direction)
    if numbered:
        style_numbers(styles)
    return written(styles)


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


def _set_settings(settings: etree._Element, language: str, theme: Theme) -> None:
    """Pages that face each other (17.15.1.57), and the language of theme fonts (17.15.1.88)."""
    set_values(needed(settings, "w:themeFontLang"), val=language)
    if theme.tokens.page.duplex:
        before = sum(setting.tag in _BEFORE_MARGINS for setting in settings)
        settings.insert(before, made("mirrorMargins"))
