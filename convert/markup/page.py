"""A fragment inside a whole HTML document: for a screen, and for the engine that sets paper."""

from collections.abc import Mapping
from string import ascii_lowercase, ascii_uppercase

from convert.article import Article, List, Metadata
from convert.languages.digits import digits
from convert.languages.phrases import phrases
from convert.markup.about import description, structured_data
from convert.markup.dialect import PAPER, SCREEN
from convert.markup.document import (
    Policy,
    html_page,
    meta,
    policy,
    script_element,
    style_element,
    title_element,
    web_page,
)
from convert.markup.element import Attributes, element, escape
from convert.markup.fragment import write_article
from convert.markup.headings import Entry, contents_list, outline
from convert.markup.numerals import list_numerals
from convert.markup.writer import PLAIN, Setting
from convert.walk import every_block
from convert.walk.pictures import pictures_of
from convert.walk.printed import printed_text

FEWEST_HEADINGS_FOR_CONTENTS = 5

# What style sheets add: numbers, and the markers of lists.
_MARKS = "0123456789.()•–*"

# All that a page could fetch beside pictures, styles, scripts and fonts.
_FETCHED = ("child", "connect", "manifest", "media", "object", "worker")


def screen_page(
    article: Article,
    css: str,
    *,
    url: str | None,
    image: str | None,
    setting: Setting = PLAIN,
) -> str:
    """A self-contained page: no script, nothing fetched, readable without its style sheet.

    `url` is the address the page will have and `image` that of a picture to show for it; only
    with both does it carry Open Graph data, whose four required properties they complete.
    """
    metadata = article.metadata
    labels = phrases(metadata.language)
    skip = element("a", escape(labels.skip), {"class": "skip", "href": "#article"}, dialect=SCREEN)
    text = write_article(article, SCREEN, setting=setting)
    content = element(
        "article",
        f"\n{text.masthead}\n{_folded_contents(article)}\n{text.body}\n",
        {"id": "article", "tabindex": "-1"},
        dialect=SCREEN,
    )
    main = element("main", f"\n{content}\n", dialect=SCREEN)
    data = structured_data(article)
    allowed = _policy(css, data, any(pictures_of(article)))
    return web_page(
        metadata.title,
        f"{skip}\n{main}",
        _language(metadata),
        allowed=allowed,
        schemes="light dark",
        head=(
            *_described(article),
            *_open_graph(article, url, image),
            script_element(f"{data}\n", allowed, "application/ld+json"),
            style_element(css, allowed),
        ),
    )


def screen_words(article: Article) -> str:
    """Every character that a page or a book can show, generated ones included, each once."""
    lettered = any(
        isinstance(block, List) and block.ordered and block.style != "decimal"
        for block in every_block(article.blocks)
    )
    letters = f"{ascii_lowercase}{ascii_uppercase}" if lettered else ""
    labels = phrases(article.metadata.language)
    numerals = digits(list_numerals(article))
    text = f"{printed_text(article)}{labels.contents}{labels.skip}{_MARKS}{numerals}{letters}"
    return "".join(sorted(set(text)))


def paper_page(
    article: Article,
    *,
    contents: bool = False,
    columns: bool = False,
    heads: Mapping[str, str] = {},
    setting: Setting = PLAIN,
) -> str:
    """The article as the PDF engine reads it: XML, which parses ten times as fast as HTML.

    Style sheets are given to the engine apart. `contents` puts the list of headings after the
    masthead, where there is any heading; `columns` puts what follows both into an element of its
    own, for columns. `heads` are the words above pages, by the names that style sheets have for
    them.
    """
    metadata = article.metadata
    names = [("author", author.name) for author in metadata.authors]
    names += [("description", description(article)), ("keywords", ", ".join(metadata.keywords))]
    text = write_article(article, PAPER, setting=setting)
    listed = _contents(article) if contents else ""
    rest = f"\n{text.body}"
    if columns:
        rest = element("div", rest, {"class": "columns"}, dialect=PAPER)
    before = f"{text.masthead}\n{listed}" if contents or columns else text.masthead
    return html_page(
        (
            title_element(metadata.title, PAPER),
            *(meta("name", name, value, PAPER) for name, value in names if value),
        ),
        element("article", f"\n{before}{rest}\n", dialect=PAPER),
        _language(metadata),
        dialect=PAPER,
        body_attributes={f"data-{name}": words for name, words in heads.items()},
    )


def _language(metadata: Metadata) -> Attributes:
    return {"lang": metadata.language, "dir": metadata.direction}


def _described(article: Article) -> list[str]:
    metadata = article.metadata
    names = [("description", description(article))]
    names += [("author", author.name) for author in metadata.authors]
    names += [("keywords", ", ".join(metadata.keywords)), ("generator", "article-convert")]
    return [meta("name", name, value) for name, value in names if value]


def _policy(css: str, data: str, has_pictures: bool) -> Policy:
    """The policy that lets in fonts of the page's own and what bears the nonce.

    Of a page with pictures it forbids all else by name and is silent on pictures, which only
    ever stand in the page itself: the Nu checker takes a `data:` picture for blocked by any
    policy that speaks of pictures, one that allows `data:` (CSP Level 3, 6.7.2.8) included.
    """
    closed = _FETCHED if has_pictures else ("default",)
    further = ("font-src data:", "base-uri 'none'", "form-action 'none'")
    return policy(css, data, closed=closed, further=further)


def _open_graph(article: Article, url: str | None, image: str | None) -> list[str]:
    """The Open Graph protocol asks for title, type, image and url together, or nothing."""
    if not (url and image):
        return []
    properties = [
        ("og:title", article.metadata.title),
        ("og:type", "article"),
        ("og:image", image),
        ("og:url", url),
        ("og:description", description(article)),
        ("og:site_name", article.metadata.publication or ""),
        ("article:published_time", article.metadata.date or ""),
        ("article:section", article.metadata.section or ""),
    ]
    canonical = element("link", "", {"rel": "canonical", "href": url}, dialect=SCREEN)
    return [canonical, *(meta("property", name, value) for name, value in properties if value)]


def _folded_contents(article: Article) -> str:
    """The contents of a page on a screen: folded, so that the text begins where it is seen."""
    entries = outline(article.blocks)
    if _count(entries) < FEWEST_HEADINGS_FOR_CONTENTS:
        return ""
    label = escape(phrases(article.metadata.language).contents)
    title = element("summary", label, {"id": "contents-title"}, dialect=SCREEN)
    inside = f"\n{title}\n{contents_list(entries)}\n"
    return _navigation(element("details", inside, dialect=SCREEN))


def _contents(article: Article) -> str:
    entries = outline(article.blocks)
    if not entries:
        return ""
    title = element(
        "p",
        escape(phrases(article.metadata.language).contents),
        {"class": "contents-title", "id": "contents-title"},
        dialect=SCREEN,
    )
    return _navigation(f"\n{title}\n{contents_list(entries)}\n")


def _navigation(contents: str) -> str:
    attributes: Attributes = {"class": "contents", "aria-labelledby": "contents-title"}
    return element("nav", contents, attributes, dialect=SCREEN) + "\n"


def _count(entries: tuple[Entry, ...]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)
