"""Articles laid out by Typst, as bytes and as they are read back."""

import convert
from convert.article import Article, Blocks, Metadata, Paragraph, Text
from convert.backends.pdf import PdfBackend, PdfOptions
from convert.check.formats.pdf import FORMAT
from convert.check.reading.shape import Reading
from convert.context import Context
from convert.design.themes import load_theme
from convert.normalise import normalise
from convert.paging import PageStarts
from convert.pipeline import refuse_lost_words

BY_TYPST = PdfOptions(engine="typst")


def article(*blocks: object, **metadata: object) -> Article:
    known = {"title": "A night at sea", "language": "en", **metadata}
    return convert.article.Article(
        metadata=Metadata(**known),  # type: ignore[arg-type] # fields by name
        blocks=blocks,  # type: ignore[arg-type] # blocks of any kind
    )


def paragraph(words: str = "Some words.") -> Paragraph:
    return Paragraph(content=(Text(text=words),))


def laid(
    given: Article, theme: str = "default", options: PdfOptions = BY_TYPST, *tokens: str
) -> tuple[bytes, PageStarts]:
    """The PDF of an article that is made ready first, and where its pages begin."""
    ready, _ = normalise(given, "boat")
    return PdfBackend().render_paged(ready, load_theme(theme, tokens), options, Context())


def read_back(given: Article, data: bytes) -> tuple[list[str], Reading]:
    """What is wrong with a PDF, and what it says; raises CheckError where a word is lost."""
    ready, _ = normalise(given, "boat")
    refuse_lost_words(data, "pdf", ready)
    file = FORMAT.open(data)
    reading = FORMAT.reading(file)
    return [str(finding) for finding in FORMAT.findings("boat.pdf", file, reading)], reading


def words_of(blocks: Blocks) -> str:
    return " ".join(word for block in blocks for word in convert.walk.block_text(block))
