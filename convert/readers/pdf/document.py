"""The way from the bytes of a PDF to an Article."""

from typing import Final

import pikepdf
import pypdfium2
from msgspec.structs import replace

from convert.article import Article, Heading
from convert.errors import Diagnostic, SourceError, Where
from convert.readers.pdf.lines import text_of
from convert.readers.pdf.pages import LOCK, marked_text, runs
from convert.readers.pdf.tagged import article_of
from convert.readers.pdf.tags import Tag, tag_tree
from convert.readers.reading import Reading
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source

_MOST_PAGES: Final = 2_000
_LOCKED: Final = 4  # FPDF_ERR_PASSWORD


def read_pdf(source: Source, settings: ReadSettings) -> Reading:
    """The Article in a PDF; see `PdfReader.read`."""
    _refuse(source, settings)
    with LOCK:
        pdf = _opened(source)
        try:
            tree = _tree(source)
            reading = _by_tags(pdf, tree, settings) if tree is not None else None
            return reading or _by_lines(pdf, source, settings)
        except pypdfium2.PdfiumError as error:
            message = "a page of it is broken, and cannot be read"
            where = Where(source.name)
            raise SourceError(message, where=where, code="source.unreadable") from error
        finally:
            pdf.close()


def _refuse(source: Source, settings: ReadSettings) -> None:
    where = Where(source.name)
    if len(source.data) > settings.max_bytes:
        raise SourceError(
            f"the file has {len(source.data):,} bytes, more than {settings.max_bytes:,}",
            where=where,
            hint="Raise the limit with --max-bytes.",
            code="source.too_large",
        )
    if b"%PDF-" not in source.data[:1024]:
        raise SourceError("this is not a PDF", where=where, code="source.other")


def _opened(source: Source) -> pypdfium2.PdfDocument:
    where = Where(source.name)
    try:
        pdf = pypdfium2.PdfDocument(source.data)
        pages = len(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _LOCKED:
            raise SourceError(
                "it is locked with a password",
                where=where,
                hint="Save it without one.",
                code="source.locked",
            ) from error
        raise SourceError(
            "it is broken, and cannot be read", where=where, code="source.unreadable"
        ) from error
    if pages > _MOST_PAGES:
        raise SourceError(
            f"it has {pages:,} pages, more than {_MOST_PAGES:,}",
            where=where,
            code="source.too_large",
        )
    return pdf


def _tree(source: Source) -> Tag | None:
    """The tags, where there are any that can be read."""
    try:
        return tag_tree(source.data)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _by_tags(pdf: pypdfium2.PdfDocument, tree: Tag, settings: ReadSettings) -> Reading | None:
    """The Article that the tags make; None where they hold less than half of the text, or know no
    headings, which lines show by their size."""
    texts = {
        (number, mark): said
        for number in range(len(pdf))
        for mark, said in marked_text(pdf[number]).items()
    }
    article, told, held = article_of(tree, texts, settings)
    every = sum(len("".join(said.split())) for said in texts.values())
    if not every or held * 2 < every or not (article.metadata.title or _has_headings(article)):
        return None
    return Reading(article=article, diagnostics=tuple(told))


def _has_headings(article: Article) -> bool:
    return any(isinstance(block, Heading) for block in article.blocks)


def _by_lines(pdf: pypdfium2.PdfDocument, source: Source, settings: ReadSettings) -> Reading:
    """The Article that the text reader finds in the lines of the pages."""
    text = text_of([list(runs(pdf[number])) for number in range(len(pdf))])
    if not text.strip():
        raise SourceError(
            "no text is in it: its pages are pictures",
            where=Where(source.name),
            hint="Let a program for character recognition (OCR) put the text in first.",
            code="source.no_text",
        )
    reading = TextReader().read(replace(source, data=text.encode(), sidecar=None), settings)
    told = Diagnostic(
        code="pdf.no_tags",
        message="it has no tags: its structure is guessed from its lines",
        severity="info",
        hint="Export it with tags where its program can, or correct the guess in a sidecar.",
    )
    return replace(reading, diagnostics=(told, *reading.diagnostics))
