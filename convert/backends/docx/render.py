"""From an Article to the bytes of a Word file: pandoc's AST, pandoc, and what pandoc leaves."""

from convert.article import Article
from convert.backends.docx import DocxOptions
from convert.backends.docx.ast import pandoc_json
from convert.backends.docx.polish import polish
from convert.backends.docx.process import pandoc_docx
from convert.backends.docx.reference import reference_document
from convert.context import Context
from convert.themes import Theme


def render_docx(article: Article, theme: Theme, options: DocxOptions, context: Context) -> bytes:
    """The DOCX of `article`; see `DocxBackend.render`."""
    paper = options.paper or theme.tokens.page.size
    raw = pandoc_docx(pandoc_json(article), reference_document(theme, paper))
    return polish(raw, article, theme, paper, context.stamp)
