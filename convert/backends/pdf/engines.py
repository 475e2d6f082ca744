"""The engines that lay out pages, and which of them an article gets."""

import logging
from functools import cache
from typing import Literal

from convert.article import Article
from convert.backends.pdf import PdfOptions
from convert.backends.pdf.laid import Laid
from convert.context import Context
from convert.design.themes import Theme
from convert.errors import MissingError

Engine = Literal["weasyprint", "typst"]


def lay_out(
    article: Article, theme: Theme, options: PdfOptions, context: Context, *, paged: bool
) -> Laid:
    """An article on pages by the engine that the options name; see `PdfBackend.render`.

    paged: whether it is asked where the pages begin, which costs one of the engines some time.
    """
    if engine_for(options) == "typst":
        from convert.backends.pdf.typst import render as typst

        return typst.lay_out(article, theme, options, context, paged=paged)
    from convert.backends.pdf.weasyprint import render as weasyprint

    return weasyprint.lay_out(article, theme, options, context)


def engine_for(options: PdfOptions) -> Engine:
    """The engine that the options name, else WeasyPrint where it can be loaded, else Typst.

    Raises MissingError where neither can.
    """
    if options.engine != "auto":
        return options.engine
    lacking = weasyprint_lacks()
    if lacking is None:
        return "weasyprint"
    if not has_typst():
        raise lacking
    _tell()
    return "typst"


def weasyprint_lacks() -> MissingError | None:
    """Why WeasyPrint cannot be loaded here; None where it can."""
    from convert.backends.pdf.weasyprint.engine import engine

    try:
        engine()
    except MissingError as error:
        return error
    return None


def has_typst() -> bool:
    """Whether Typst can be loaded here."""
    from convert.backends.pdf.typst.compiler import load

    try:
        load()
    except MissingError:
        return False
    return True


@cache
def _tell() -> None:
    """Say once in a process that the engine is another than usual."""
    logging.getLogger("convert").warning(
        "PDFs are laid out by Typst, since WeasyPrint cannot be loaded here; "
        "`article-convert doctor` says why, and `-O pdf.engine=typst` makes it a choice"
    )
