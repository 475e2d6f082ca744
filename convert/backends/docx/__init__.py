"""DOCX by pandoc, from a reference document made of the theme."""

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from convert.article import Article
from convert.backends.docx.heading_levels import Top
from convert.context import Context
from convert.design.themes import Theme
from convert.design.units import Paper
from convert.formats import BackendTraits, Need
from convert.settings import RenderOptions

if TYPE_CHECKING:
    from convert.design.sheet_faults import Fault


class DocxOptions(RenderOptions, frozen=True):
    """What a user may say of a Word file."""

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

    headings: Annotated[
        Top,
        Meta(
            description="Word's heading level of the article's own headings: 2, below the title "
            "(if not given), or 1.",
            extra={"flag": "--docx-headings", "group": "look", "seldom": True},
        ),
    ] = 2


def needs() -> tuple[Need, ...]:
    """pandoc, which writes the document."""
    from convert.pandoc.program import pandoc_need

    return (pandoc_need(),)


def _start_pandoc() -> None:
    from convert.pandoc.process import PANDOC

    PANDOC.warm_up()


def _end_pandoc() -> None:
    from convert.pandoc.process import PANDOC

    PANDOC.close()


def _check_theme(theme: Theme) -> "tuple[Fault, ...]":
    from convert.backends.docx.styles import word_styles

    word_styles(theme)
    return ()


class DocxBackend:
    """Word (ISO/IEC 29500) with real styles, properties and languages, free of schema errors."""

    name = "docx"
    suffix = ".docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    options = DocxOptions
    traits = BackendTraits(
        needs=needs,
        lists_pages=True,
        warm_up=_start_pandoc,
        close=_end_pandoc,
        check_theme=_check_theme,
        pictures=frozenset(("image/png", "image/jpeg", "image/gif")),
        checked_as="docx",
        verified="always",
        place=3,
    )

    def render(
        self, article: Article, theme: Theme, options: DocxOptions, context: Context
    ) -> bytes:
        """The document. Raises MissingError without pandoc, RenderError where pandoc fails."""
        from convert.backends.docx.render import render_docx

        return render_docx(article, theme, options, context)
