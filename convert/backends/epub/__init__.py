"""EPUB 3.3 by EbookLib, with the metadata of EPUB Accessibility 1.1."""

from typing import Annotated

from msgspec import Meta

from convert.article import Article
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.settings import RenderOptions


class EpubOptions(RenderOptions, frozen=True):
    """What a user may say of a book."""

    certified_by: Annotated[
        str | None,
        Meta(
            description="Who vouches that the EPUB meets EPUB Accessibility 1.1, WCAG 2.2 AA.",
            extra={"flag": "--certified-by", "seldom": True, "vouches": True},
        ),
    ] = None
    """Without a name there is no claim: the standard wants both together (1.1, 4.2)."""


class EpubBackend:
    """EPUB 3.3 that passes epubcheck and Ace, with a cover and its fonts inside."""

    name = "epub"
    suffix = ".epub"
    media_type = "application/epub+zip"
    options = EpubOptions
    traits = BackendTraits(
        preload=("convert.markup.page",),
        lists_pages=True,
        pictures=frozenset(("image/png", "image/jpeg", "image/gif", "image/svg+xml")),
        checked_as="epub",
        verified="always",
        place=2,
    )

    def render(
        self, article: Article, theme: Theme, options: EpubOptions, context: Context
    ) -> bytes:
        """The book; it marks and lists the pages of the PDF made beside it."""
        from convert.backends.epub.book import render_epub

        return render_epub(article, theme, options, context)
