"""PDF by WeasyPrint: tagged, archivable, and the same bytes every time."""

from threading import Lock
from typing import Literal

from convert.article import Article
from convert.paging import PageStarts
from convert.settings import RenderOptions
from convert.themes import Theme

Profile = Literal["ua-1+a-2a", "ua-1+a-3a", "ua-2+a-4f"]


class PdfOptions(RenderOptions, frozen=True):
    """profile: the standards the file conforms to, both at once.

    page_size: a CSS page size that goes before the theme's ("A5", "Letter").
    source: the article's own text, attached where the profile allows it (ua-1+a-3a, ua-2+a-4f).
    """

    profile: Profile = "ua-1+a-2a"
    page_size: str | None = None
    source: bytes | None = None


class PdfBackend:
    """PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file."""

    name = "pdf"
    suffix = ".pdf"
    media_type = "application/pdf"
    options = PdfOptions
    # The engine, its caches and the tags that are noted while it draws are one for the process.
    _turn = Lock()

    def render(self, article: Article, theme: Theme, options: PdfOptions) -> bytes:
        """The PDF. Raises MissingError without Pango, RenderError for what the engine reports.

        Threads take turns.
        """
        return self.render_paged(article, theme, options)[0]

    def render_paged(
        self, article: Article, theme: Theme, options: PdfOptions
    ) -> tuple[bytes, PageStarts]:
        """The same PDF, and where its pages begin."""
        from convert.backends.pdf.weasyprint.render import lay_out

        with self._turn:
            laid = lay_out(article, theme, options)
        return laid.data, laid.pages
