"""The article in a page of the web, without what stands around it: its site's head and foot, its
lists of links, its forms. What is left out is told; `--from html` reads the whole page.

The content is `main` or the only `article` where a page says so (HTML, 4.3.2 and 4.4.14), else
the innermost element that holds nearly all of its long paragraphs.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree
from msgspec.structs import replace

from convert.errors import Diagnostic
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.page import opened_tree, parsed
from convert.readers.pandoc.work import shown
from convert.trees import for_trees, take_out

_ROLES: Final = frozenset(
    {"banner", "complementary", "contentinfo", "dialog", "form", "navigation", "search"}
)
_AROUND: Final = frozenset({"aside", "button", "dialog", "form", "iframe", "menu", "nav"})
# What sites call the parts that are about the site, and not of its article.
_NAMED: Final = re.compile(
    r"(?:^|[-_\s])(?:ad|ads|advert\w*|banner|breadcrumbs?|comments?|consent|cookies?|masthead-nav|"
    r"menu|navbar|navigation|newsletter|paywall|popup|promo\w*|recirc|recommended|related|"
    r"share|sharing|sidebar|site-(?:header|footer)|skip-link|social|sponsored|subscribe|tag-list|"
    r"toc|table-of-contents|sharedaddy|entry-footer|post-footer|relatedposts|author-box|toolbar|"
    r"widget)(?:$|[-_\s])",
    re.IGNORECASE,
)
_LONG: Final = 80
_NEARLY_ALL: Final = 0.8
_MOST_NAMED: Final = 0.3
_JSON_LD: Final = "application/ld+json"
_ARTICLES: Final = ("Article", "NewsArticle", "BlogPosting", "Report", "OpinionNewsArticle")


def open_article(page: Opened, resources: Mapping[str, bytes]) -> Opened:
    """The article of a page (UTF-8) as a page of its own, for pandoc."""
    root = parsed(page.data)
    if root is None:
        return page
    body = root.find("body")
    if body is None:
        return opened_tree(root, page, resources)
    _say_published(root)
    content = _content(body)
    told = [*_without_surroundings(content)]
    if content is not body:
        told += _alone(body, content)
    return opened_tree(root, replace(page, told=(*page.told, *told)), resources)


def _content(body: etree._Element) -> etree._Element:
    mains = list(body.iter("main"))
    if len(mains) == 1:
        return mains[0]
    articles = [found for found in body.iter("article") if not _is_inside(found, "article")]
    return articles[0] if len(articles) == 1 else _densest(body)


def _is_inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _densest(body: etree._Element) -> etree._Element:
    """The innermost element that holds nearly all of the long paragraphs."""
    inner, whole = body, _prose(body)
    while whole:
        holders = [child for child in inner if _prose(child) >= _NEARLY_ALL * whole]
        if not holders or holders[0].tag in ("p", "blockquote"):
            break
        inner = holders[0]
    if inner.tag == "td":  # a table that only parted the page in columns
        inner.tag = "div"
    while inner.tag in ("table", "tbody", "tr") and (above := inner.getparent()) is not None:
        inner = above
    return inner


def _prose(element: etree._Element) -> int:
    """How many characters the long paragraphs of an element have."""
    if not isinstance(element.tag, str):
        return 0
    lengths = (len(_words(found)) for found in element.iter("p"))
    return sum(length for length in lengths if length >= _LONG)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _said(element: etree._Element) -> str:
    """The same with spaces where its parts meet, for a person."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def _without_surroundings(content: etree._Element) -> Iterator[Diagnostic]:
    """Take out of the content what is about its site; what was left out."""
    whole = len(_words(content)) or 1
    for element in list(content.iter()):
        if element is content or not isinstance(element.tag, str) or not _is_around(element, whole):
            continue
        if element.getparent() is None or content not in element.iterancestors():
            continue
        if words := shown(_said(element)):
            yield _left_out(words)
        take_out(element)


def _is_around(element: etree._Element, whole: int) -> bool:
    if element.tag in _AROUND or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if element.tag in ("p", "h1", "h2", "h3", "span", "a", "em", "strong", "figure", "img"):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_NAMED.search(named)) and len(_words(element)) < _MOST_NAMED * whole


def _alone(body: etree._Element, content: etree._Element) -> Iterator[Diagnostic]:
    """Leave nothing in the body but the content, below the page's only h1."""
    heads = list(body.iter("h1"))
    title = heads[0] if len(heads) == 1 and content not in heads[0].iterancestors() else None
    kept = [element for element in (title, content) if element is not None]
    for element in kept:
        take_out(element)
        element.tail = None
    if words := shown(_said(body)):
        yield _left_out(words)
    body.text = None
    body[:] = kept


def _left_out(words: str) -> Diagnostic:
    return Diagnostic(
        code="page.left_out",
        message=f"what is around the article is left out: “{words}”",
        hint="--from html reads the whole page.",
        severity="info",
    )


# ---- what the page says of itself for machines


def _say_published(root: etree._Element) -> None:
    """Put what a page says in JSON-LD and Open Graph where the reader of pages looks for it."""
    head = root.find("head")
    if head is None:
        return
    said = _open_graph(head) | _linked_data(head)
    known = {(meta.get("name") or "").lower() for meta in head.iter("meta")}
    for name in ("author", "date", "description"):
        if name not in known and said.get(name):
            etree.SubElement(head, "meta", {"name": name, "content": said[name]})
    title = head.find("title")
    headline = said.get("title", "")
    if title is not None and headline and headline in " ".join((title.text or "").split()):
        title.text = headline  # without the name of its site


def _open_graph(head: etree._Element) -> dict[str, str]:
    """Title, author, date and description by Open Graph (ogp.me)."""
    names = {
        "og:title": "title",
        "article:author": "author",
        "article:published_time": "date",
        "og:description": "description",
    }
    found: dict[str, str] = {}
    for meta in head.iter("meta"):
        name, content = names.get(meta.get("property") or ""), (meta.get("content") or "").strip()
        if name and content and "://" not in content:
            found.setdefault(name, content)
    return found


def _linked_data(head: etree._Element) -> dict[str, str]:
    """The same by schema.org's Article in JSON-LD."""
    for script in head.iter("script"):
        if script.get("type") != _JSON_LD:
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return _article(item)
    return {}


def _items(data: object) -> Iterator[dict[str, object]]:
    """The objects of a graph, one level deep."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _items(item["@graph"]) if isinstance(item.get("@graph"), list) else ()


def _article(item: dict[str, object]) -> dict[str, str]:
    authors = item.get("author")
    names = [
        str(author.get("name", "") if isinstance(author, dict) else author)
        for author in (authors if isinstance(authors, list) else [authors])
        if author
    ]
    said = {
        "title": item.get("headline"),
        "author": ", ".join(filter(None, names)),
        "date": item.get("datePublished"),
        "description": item.get("description"),
    }
    return {
        name: for_trees(value) for name, value in said.items() if isinstance(value, str) and value
    }
