"""DOCX by pandoc, from a reference document made of the theme."""

from convert.article import Article
from convert.settings import RenderOptions
from convert.themes import Theme


class DocxOptions(RenderOptions, frozen=True):
    """paper: "A4" or "Letter"; None takes the theme's page size."""

    paper: str | None = None


class DocxBackend:
    """Word (ISO/IEC 29500) with real styles, properties and languages, free of schema errors."""

    name = "docx"
    suffix = ".docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    options = DocxOptions

    def render(self, article: Article, theme: Theme, options: DocxOptions) -> bytes:
        """The document. Raises MissingError without pandoc, RenderError where pandoc fails."""
        from convert.backends.docx.render import render_docx

        return render_docx(article, theme, options)
