"""The pages of a printed edition in a book (EPUB Accessibility 1.1, 3.6; EPUB 3.3, 5.4.2.4)."""

from convert.article import Article
from convert.backends.epub.accessibility import Property
from convert.backends.epub.documents import link_list
from convert.languages.digits import in_digits
from convert.languages.phrases import phrases
from convert.markup.dialect import BOOK
from convert.markup.element import element
from convert.markup.numerals import page_numerals
from convert.markup.page_marks import PageMarks, page_marks
from convert.paging import PageStarts


def page_numbers(article: Article, pages: PageStarts) -> list[str]:
    """The numbers of the pages, in the digits that the PDF prints."""
    own = page_numerals(article.metadata.language)
    return [in_digits(number, own) for number in range(1, len(pages.letters) + 1)]


def page_breaks(pages: PageStarts, numbers: list[str]) -> PageMarks:
    """The marks where the pages of the PDF begin, for the writer of the article."""
    marks = map(_mark, numbers)
    return page_marks(zip(pages.letters, marks, strict=True))


def page_list(article: Article, numbers: list[str]) -> str:
    """The navigation by pages; the numbers are those of `page_numbers`."""
    links = (
        element("a", printed, {"href": f"article.xhtml#page-{number}"}, dialect=BOOK)
        for number, printed in enumerate(numbers, 1)
    )
    return link_list(
        links,
        {
            "epub:type": "page-list",
            "role": "doc-pagelist",
            "id": "page-list",
            "hidden": "hidden",
            "aria-label": phrases(article.metadata.language).pages,
        },
    )


def page_properties(article: Article) -> list[Property]:
    """What the package says of its pages: that it has them, and whose they are."""
    return [
        ("schema:accessibilityFeature", "pageBreakMarkers", {}),
        ("schema:accessibilityFeature", "pageNavigation", {}),
        ("pageBreakSource", page_source(article), {}),
    ]


def page_source(article: Article) -> str:
    """The edition that the pages are of, in words: a PDF of the same article has no number."""
    return f"PDF: {article.metadata.title}"


def _mark(number: str) -> str:
    plain = "".join(str(int(digit)) for digit in number)
    return element(
        "span",
        "",
        {
            "id": f"page-{plain}",
            "epub:type": "pagebreak",
            "role": "doc-pagebreak",
            "aria-label": number,
        },
        dialect=BOOK,
    )
