"""On which pages of another edition the headings of an article stand."""

from convert.article import Article, Heading
from convert.markup.dialect import BOOK
from convert.markup.fragment import write_article
from convert.markup.page_marks import page_marks
from convert.paging import PageStarts
from convert.walk import every_block


def heading_pages(article: Article, pages: PageStarts) -> list[int]:
    """The page of each heading, in reading order, as a book made beside that edition counts."""
    marks = page_marks((letters, "") for letters in pages.letters)
    write_article(article, BOOK, lambda _picture: "", marks=marks)
    headings = sum(isinstance(block, Heading) for block in every_block(article.blocks))
    return marks.headings[len(marks.headings) - headings :]  # the title may be one before them
