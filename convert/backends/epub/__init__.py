"""EPUB 3.3 by EbookLib, with the metadata of EPUB Accessibility 1.1."""

from convert.article import Article
from convert.paging import PageStarts
from convert.settings import RenderOptions
from convert.themes import Theme


class EpubOptions(RenderOptions, frozen=True):
    """certified_by: who vouches that the book conforms to EPUB Accessibility 1.1 at level AA.

    Without a name there is no claim: the standard wants both together (1.1, 4.2).

    pages: where the pages of the PDF begin that is made of the same article, for the book to mark
    and list them.
    """

    certified_by: str | None = None
    pages: PageStarts | None = None


class EpubBackend:
    """EPUB 3.3 that passes epubcheck and Ace, with a cover and its fonts inside."""

    name = "epub"
    suffix = ".epub"
    media_type = "application/epub+zip"
    options = EpubOptions

    def render(self, article: Article, theme: Theme, options: EpubOptions) -> bytes:
        """The book."""
        from convert.backends.epub.book import render_epub

        return render_epub(article, theme, options)
