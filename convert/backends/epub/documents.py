"""The book's documents: cover, article and navigation, as EPUB content documents (XHTML)."""

from collections.abc import Callable

from convert.article import Article, Figure
from convert.languages.phrases import phrases
from convert.markup.dialect import BOOK
from convert.markup.element import element, escape
from convert.markup.fragment import write_article
from convert.markup.headings import contents_list, outline
from convert.markup.writer import PLAIN, Setting


def article_page(
    article: Article, images: Callable[[Figure], str], setting: Setting = PLAIN
) -> str:
    """The article itself; `images` gives the address of a figure's file."""
    content = write_article(article, BOOK, images, setting)
    body = element(
        "section",
        f"\n{content}\n",
        {"epub:type": "bodymatter chapter", "role": "doc-chapter", "aria-labelledby": "title"},
        dialect=BOOK,
    )
    return _document(article, article.metadata.title, body)


def cover_page(article: Article, alternative: str) -> str:
    """The page that shows the cover picture; `alternative` says in words what is on it."""
    image = element(
        "img",
        "",
        {"src": "cover.png", "alt": alternative, "role": "doc-cover"},
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
    title = escape(article.metadata.title)
    entries = outline(article.blocks)
    inner = contents_list(entries, "article.xhtml") if entries else ""
    contents = (
        f'<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">\n'
        f'<h1 id="contents">{escape(labels.contents)}</h1>\n'
        f'<ol><li><a href="article.xhtml#title">{title}</a>{inner}</li></ol>\n</nav>'
    )
    landmarks = (
        f'<nav epub:type="landmarks" id="landmarks" hidden="hidden" '
        f'aria-label="{escape(labels.landmarks)}">\n<ol>\n'
        f'<li><a epub:type="cover" href="cover.xhtml">{escape(labels.cover)}</a></li>\n'
        f'<li><a epub:type="toc" href="nav.xhtml#toc">{escape(labels.contents)}</a></li>\n'
        f'<li><a epub:type="bodymatter" href="article.xhtml#title">{escape(labels.start)}</a>'
        "</li>\n</ol>\n</nav>"
    )
    return _document(article, labels.contents, f"{contents}\n{landmarks}\n{pages}".rstrip())


def _document(article: Article, title: str, body: str) -> str:
    language, direction = article.metadata.language, article.metadata.direction
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}" dir="{direction}">\n'
        f'<head>\n<title>{escape(title)}</title>\n<link rel="stylesheet" type="text/css" '
        'href="book.css"/>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )
