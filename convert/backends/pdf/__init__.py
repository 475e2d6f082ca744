"""PDF by WeasyPrint or Typst: tagged, archivable, and the same bytes every time."""

from threading import Lock
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from convert.article import Article
from convert.backends.pdf.laid import Laid
from convert.context import Context
from convert.design.themes import Theme
from convert.design.units import Paper
from convert.formats import BackendTraits, Need
from convert.paging import PageStarts
from convert.settings import RenderOptions

if TYPE_CHECKING:
    from convert.design.sheet_faults import Fault

Profile = Literal["ua-1+a-2a", "ua-1+a-3a", "ua-2+a-4f"]


class PdfOptions(RenderOptions, frozen=True):
    """What a user may say of a PDF."""

    profile: Annotated[
        Profile,
        Meta(
            description="Standards of a PDF: ua-1+a-2a; ua-1+a-3a, ua-2+a-4f carry the source.",
            extra={"flag": "--pdf-profile"},
        ),
    ] = "ua-1+a-2a"

    paper: Annotated[
        Paper | None,
        Meta(
            description="Paper: A4, A5, Letter or Legal; the theme's if not given.",
            extra={"flag": "--page-size", "group": "look"},
        ),
    ] = None

    cover: Annotated[
        bool,
        Meta(
            description="Begin with a cover: the title on colours and a figure of its own.",
            extra={"flag": "--cover", "group": "look"},
        ),
    ] = False

    engine: Annotated[
        Literal["auto", "weasyprint", "typst"],
        Meta(
            description="What lays out the pages: weasyprint, typst, or auto, which is weasyprint "
            "where Pango is installed and typst elsewhere.",
            extra={"flag": "--pdf-engine", "group": "look", "seldom": True},
        ),
    ] = "auto"


def needs() -> tuple[Need, ...]:
    """The engines, and what they are slow without."""
    from convert.backends.pdf.needs import needs as found

    return found()


def _check_theme(theme: Theme) -> "list[Fault]":
    from convert.backends.pdf.weasyprint.sheet_faults import passed_over
    from convert.design.print_looks import print_looks
    from convert.design.sheet_faults import own_sheets

    print_looks(theme)
    return [fault for sheet in own_sheets(theme)[0] for fault in passed_over(sheet)]


class PdfBackend:
    """PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file."""

    name = "pdf"
    suffix = ".pdf"
    media_type = "application/pdf"
    options = PdfOptions
    traits = BackendTraits(
        needs=needs,
        check_theme=_check_theme,
        preload=("convert.backends.pdf.preloaded", "convert.markup.page"),
        gives_pages=True,
        pictures=frozenset(("image/png", "image/jpeg", "image/gif", "image/svg+xml")),
        checked_as="pdf",
        place=1,
    )
    # The engine, its caches and the tags that are noted while it draws are one for the process.
    _turn = Lock()

    def render(
        self, article: Article, theme: Theme, options: PdfOptions, context: Context
    ) -> bytes:
        """The PDF. Raises MissingError without Pango or Typst, UsageError for a profile that the
        engine does not make, RenderError for what it reports.

        Threads take turns.
        """
        return self._laid(article, theme, options, context, paged=False).data

    def render_paged(
        self, article: Article, theme: Theme, options: PdfOptions, context: Context
    ) -> tuple[bytes, PageStarts]:
        """The same PDF, and where its pages begin."""
        laid = self._laid(article, theme, options, context, paged=True)
        return laid.data, laid.pages

    def _laid(
        self, article: Article, theme: Theme, options: PdfOptions, context: Context, *, paged: bool
    ) -> Laid:
        from convert.backends.pdf.engines import lay_out

        with self._turn:
            theme = theme.on(options.paper)
            if options.cover:
                theme = theme.with_cover()
            return lay_out(article, theme, options, context, paged=paged)
