"""The pages of a printed edition in a book (EPUB Accessibility 1.1, 3.6; EPUB 3.3, 5.4.2.4)."""

import re
from itertools import pairwise

from convert.article import Article
from convert.backends.epub.accessibility import Property
from convert.languages.phrases import phrases
from convert.markup.dialect import BOOK
from convert.markup.element import element, escape
from convert.markup.numerals import digits, page_numerals
from convert.paging import PageStarts, letters

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\S+")
_HEADING = re.compile(r"<h[1-6][ >]")


def page_numbers(article: Article, pages: PageStarts) -> list[str]:
    """The numbers of the pages, in the digits that the PDF prints."""
    own = str.maketrans("0123456789", digits(page_numerals(article.metadata.language)))
    return [str(number).translate(own) for number in range(1, len(pages.letters) + 1)]


def with_page_breaks(page: str, pages: PageStarts, numbers: list[str]) -> str:
    """A document with a mark in its body where each page of the PDF begins.

    A page that begins inside a word is marked before it, one that begins with a heading before
    the heading, which would otherwise have the number in its name.
    """
    head, begin, body = page.partition("<body>")
    left = list(zip(pages.letters, numbers, strict=True))[::-1]
    places: list[tuple[int, str]] = []
    seen = 0
    for start, end, tag in _texts(body):
        here = letters(_plain(body[start:end]))
        while left and left[-1][0] < seen + here:
            letter, number = left.pop()
            at = start + _word_at(body[start:end], letter - seen)
            place = tag if letter == seen and _HEADING.match(body, tag) else at
            places.append((place, _mark(number)))
        seen += here
    pieces = [0, *(place for place, _ in places), len(body)]
    cut = [body[one:other] for one, other in pairwise(pieces)]
    marks = [*(mark for _, mark in places), ""]
    marked = "".join(part + mark for part, mark in zip(cut, marks, strict=True))
    return f"{head}{begin}{marked}"


def page_list(article: Article, numbers: list[str]) -> str:
    """The navigation by pages; the numbers are those of `page_numbers`."""
    label = escape(phrases(article.metadata.language).pages)
    entries = "\n".join(
        f'<li><a href="article.xhtml#page-{number}">{printed}</a></li>'
        for number, printed in enumerate(numbers, 1)
    )
    return (
        f'<nav epub:type="page-list" role="doc-pagelist" id="page-list" hidden="hidden" '
        f'aria-label="{label}">\n<ol>\n{entries}\n</ol>\n</nav>'
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


def _texts(body: str) -> list[tuple[int, int, int]]:
    """Where each text between two tags begins and ends, and where the tag before it begins."""
    tags = [match.span() for match in _TAG.finditer(body)]
    return [
        (end, begin, start)
        for (start, end), (begin, _) in pairwise([*tags, (len(body), len(body))])
        if begin > end
    ]


def _plain(text: str) -> str:
    """Text without references, none of which is a letter: the markup has `&amp;` and the like."""
    return re.sub(r"&\w+;", "&", text) if "&" in text else text


def _word_at(text: str, letter: int) -> int:
    """Where the word begins that has the letter of this number, from 0."""
    for word in _WORD.finditer(text):
        here = letters(_plain(word[0]))
        if letter < here:
            return word.start()
        letter -= here
    return len(text)


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
