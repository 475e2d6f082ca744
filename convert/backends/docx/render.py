"""From an Article to the bytes of a Word file: pandoc's AST, pandoc, and what pandoc leaves."""

from convert.article import Article
from convert.backends.docx import DocxOptions
from convert.backends.docx.ast import pandoc_document
from convert.backends.docx.frame import frame_of
from convert.backends.docx.polish import polish
from convert.backends.docx.reference import reference_document
from convert.context import Context
from convert.design.themes import Theme
from convert.errors import RenderError
from convert.pandoc.process import PANDOC, PandocError


def render_docx(article: Article, theme: Theme, options: DocxOptions, context: Context) -> bytes:
    """The DOCX of `article`; see `DocxBackend.render`."""
    theme = theme.on(options.paper)
    if options.cover:
        theme = theme.with_cover()
    paper = theme.tokens.page.size
    document = pandoc_document(article, theme, options.headings)
    try:
        raw = PANDOC.docx(document.json, reference_document(theme, paper))
    except PandocError as error:
        raise RenderError(str(error), code="docx.pandoc") from error
    frame = frame_of(article, theme, paper, options.headings)
    return polish(raw, article, frame, context=context, pictures=document.pictures)
