"""What pandoc leaves undone in a Word file: properties, languages, page furniture, empty parts."""

from lxml import etree

from convert.article import Article
from convert.backends.docx.built_in import name_styles
from convert.backends.docx.columns import fit_columns
from convert.backends.docx.contents import add_contents
from convert.backends.docx.covers import colour_masthead, cover_header
from convert.backends.docx.frame import (
    NUMBERING,
    SETTINGS,
    THEME,
    Frame,
    numbering_part,
    settings_part,
    styles_part,
    theme_part,
)
from convert.backends.docx.furniture import core_properties, first_header, footer, header
from convert.backends.docx.listings import keep_listings, keep_sources
from convert.backends.docx.masthead import begin_masthead, draw_rule
from convert.backends.docx.notes import has_marks, number_notes
from convert.backends.docx.package import Package
from convert.backends.docx.pauses import shorten_rules
from convert.backends.docx.pictures import mend_pictures
from convert.backends.docx.row_heads import mark_row_heads
from convert.backends.docx.rows import set_rows
from convert.backends.docx.runs import mend_runs
from convert.backends.docx.sections import (
    measure,
    set_direction,
    set_sections,
    turn_pages,
    turned_measure,
)
from convert.backends.docx.styles import STYLES, word_styles
from convert.backends.docx.trees import lacking
from convert.context import Context
from convert.covers.design import cover_of
from convert.design.units import half_points, points
from convert.languages.language import language
from convert.paging import PageStarts

_DOCUMENT = "word/document.xml"
_NOTES = "word/footnotes.xml"
_CORE = "docProps/core.xml"
_UNUSED = ("docProps/custom.xml", "word/comments.xml")
_WITHOUT_NOTES = (*_UNUSED, _NOTES, "word/_rels/footnotes.xml.rels")


def polish(
    data: bytes, article: Article, frame: Frame, *, context: Context, pictures: int
) -> bytes:
    """pandoc's file with the article's properties and furniture; same bytes every time.

    pictures: how many the article has. Raises RenderError where pandoc has left one out, or has
    not written what is to be edited.
    """
    package = Package(data)
    has_notes = _mend_text(package, pictures, frame)
    _set_pages(package.tree(_DOCUMENT), article, frame, context.pages)
    package.replace(NUMBERING, numbering_part(package.part(NUMBERING), frame))
    package.replace(SETTINGS, settings_part(package.part(SETTINGS), frame))
    package.replace(THEME, theme_part(package.part(THEME), frame))
    package.replace(STYLES, styles_part(frame))
    package.replace(_CORE, core_properties(article, context.stamp))
    page = frame.theme.tokens.page
    package.replace("word/header1.xml", header(article, page))
    if page.submission or page.cover:
        first = first_header(article, page)
        if page.cover:
            first = cover_header(first, cover_of(article), frame.paper)
        package.replace("word/header2.xml", first)
    package.replace("word/footer1.xml", footer(article, page))
    package.replace("word/footer2.xml", footer(article, page, first=True))
    package.drop(*(_UNUSED if has_notes else _WITHOUT_NOTES))
    return package.zipped()


def _mend_text(package: Package, pictures: int, frame: Frame) -> bool:
    """Mend the text and its notes; whether it has any."""
    lists = package.part(NUMBERING)
    kind = frame.theme.tokens.type
    size, space = points(kind.size), float(kind.paragraph_space)
    close = float(kind.indent) > 0 or bool(language(frame.language).indent)
    parts = [package.tree(_DOCUMENT)]
    if has_marks(parts[0]):
        parts.append(package.tree(_NOTES))
        number_notes(*parts)
    for part in parts:
        mend_runs(part)
        name_styles(part, lists, size=size, space=space, close=close)
    if sum(map(mend_pictures, parts)) < pictures:
        raise lacking("a picture of the article")
    return len(parts) > 1


def _set_pages(
    document: etree._Element, article: Article, frame: Frame, pages: PageStarts | None
) -> None:
    tokens = frame.theme.tokens
    size = half_points(points(tokens.type.size))
    across = measure(tokens.page, frame.paper), turned_measure(tokens.page, frame.paper)
    mark_row_heads(document, article)
    shorten_rules(document, frame.theme)
    keep_listings(document)
    keep_sources(document)
    styles = word_styles(frame.theme)
    draw_rule(document, frame.theme, styles.masthead)
    begin_masthead(document, frame.theme, styles.paragraph["Title"])
    wide = fit_columns(document, *across, size)
    set_rows(document, frame.direction)
    if frame.direction == "rtl":
        set_direction(document)
    set_sections(document, frame.theme.tokens.page)
    turn_pages(document, wide)
    if frame.theme.tokens.page.cover:
        colour_masthead(document, cover_of(article).palette)
    if frame.theme.tokens.page.contents:
        add_contents(document, article, frame, pages)
