"""The book's documents: cover, article and navigation, as EPUB content documents (XHTML)."""

from collections.abc import Callable, Iterable

from convert.article import Article, Pictured
from convert.languages.phrases import phrases
from convert.markup.dialect import BOOK
from convert.markup.document import html_page, title_element
from convert.markup.element import Attributes, element, escape
from convert.markup.fragment import write_article
from convert.markup.headings import contents_list, outline
from convert.markup.page_marks import PageMarks
from convert.markup.writer import PLAIN, Setting


def article_page(
    article: Article,
    images: Callable[[Pictured], str],
    setting: Setting = PLAIN,
    marks: PageMarks | None = None,
) -> str:
    """The article itself; `images` gives the address of a figure's file, `marks` are those of the
    pages of another edition.
    """
    content = write_article(article, BOOK, images, setting, marks)
    body = element(
        "section",
        f"\n{content}\n",
        {"epub:type": "bodymatter chapter", "role": "doc-chapter", "aria-labelledby": "title"},
        dialect=BOOK,
    )
    return _document(article, article.metadata.title, body)


def cover_page(article: Article, address: str, alternative: str) -> str:
    """The page that shows the cover picture at an address; `alternative` says in words what is on
    it."""
    image = element(
        "img",
        "",
        {"src": address, "alt": alternative, "role": "doc-cover"},
        dialect=BOOK,
    )
    label = phrases(article.metadata.language).cover
    body = element(
        "section",
        image,
        {"class": "cover", "epub:type": "cover", "aria-label": label},
        dialect=BOOK,
    )
    return _document(article, label, body)


def navigation_page(article: Article, pages: str = "") -> str:
    """Table of contents, landmarks, and the list of `pages` (EPUB 3.3, 7.3)."""
    labels = phrases(article.metadata.language)
    entries = outline(article.blocks)
    start = _link(article.metadata.title, "article.xhtml#title")
    inner = contents_list(entries, "article.xhtml") if entries else ""
    contents = navigation(
        _tag("h1", escape(labels.contents), {"id": "contents"}),
        _tag("ol", _tag("li", start + inner)),
        {"epub:type": "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "contents"},
    )
    landmarks = link_list(
        (
            _link(labels.cover, "cover.xhtml", "cover"),
            _link(labels.contents, "nav.xhtml#toc", "toc"),
            _link(labels.start, "article.xhtml#title", "bodymatter"),
        ),
        {
            "epub:type": "landmarks",
            "id": "landmarks",
            "hidden": "hidden",
            "aria-label": labels.landmarks,
        },
    )
    return _document(article, labels.contents, f"{contents}\n{landmarks}\n{pages}".rstrip())


def navigation(before: str, entries: str, attributes: Attributes) -> str:
    """A `nav` element: what stands before its list, and the list."""
    return _tag("nav", f"\n{before}\n{entries}\n", attributes)


def link_list(links: Iterable[str], attributes: Attributes) -> str:
    """A `nav` element of links without a heading."""
    items = "\n".join(_tag("li", link) for link in links)
    return _tag("nav", "\n" + _tag("ol", f"\n{items}\n") + "\n", attributes)


def _link(text: str, address: str, kind: str | None = None) -> str:
    return _tag("a", escape(text), {"epub:type": kind, "href": address})


def _tag(name: str, content: str, attributes: Attributes | None = None) -> str:
    return element(name, content, attributes, dialect=BOOK)


def _document(article: Article, title: str, body: str) -> str:
    language, direction = article.metadata.language, article.metadata.direction
    style = {"rel": "stylesheet", "type": "text/css", "href": "book.css"}
    return html_page(
        (title_element(title, BOOK), _tag("link", "", dict(style))),
        body,
        {
            "xmlns": "http://www.w3.org/1999/xhtml",
            "xmlns:epub": "http://www.idpf.org/2007/ops",
            "lang": language,
            "xml:lang": language,
            "dir": direction,
        },
        dialect=BOOK,
    )
