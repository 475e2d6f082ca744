"""A fragment inside a whole HTML document: for a screen, and for the engine that sets paper."""

from base64 import b64encode
from hashlib import sha256
from string import ascii_lowercase, ascii_uppercase

from convert.article import Article, Figure, List, Metadata
from convert.languages.phrases import phrases
from convert.markup.about import description, structured_data
from convert.markup.dialect import PAPER, SCREEN, Dialect
from convert.markup.element import element, escape
from convert.markup.fragment import write_article
from convert.markup.headings import Entry, contents_list, outline
from convert.markup.numerals import digits, list_numerals
from convert.markup.writer import PLAIN, Setting
from convert.walk import every_block, plain_text

FEWEST_HEADINGS_FOR_CONTENTS = 4
LONGEST_RUNNING_HEAD = 7
LONGEST_HEAD_WORD = 72

# What style sheets add: numbers, and the markers of lists.
_MARKS = "0123456789.()•–"

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
    body = f'<article id="article" tabindex="-1">\n{text}\n</article>'
    masthead, end, rest = body.partition("</header>")
    content = f"{masthead}{end}\n{_contents(article)}{rest}" if end else body
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f"<html{_language(metadata)}>",
            _screen_head(article, css, url, image),
            f"<body>\n{skip}\n<main>\n{content}\n</main>\n</body>",
            "</html>",
            "",
        )
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
    text = f"{plain_text(article)}{labels.contents}{labels.skip}{_MARKS}{numerals}{letters}"
    return "".join(sorted(set(text)))


def paper_page(
    article: Article,
    *,
    contents: bool = False,
    columns: bool = False,
    setting: Setting = PLAIN,
) -> str:
    """The article as the PDF engine reads it: XML, which parses ten times as fast as HTML.

    Style sheets are given to the engine apart. `contents` puts the list of headings after the
    masthead, where there is any heading; `columns` puts what follows both into an element of its
    own, for columns.
    """
    metadata = article.metadata
    names = [("author", author.name) for author in metadata.authors]
    names += [("description", description(article)), ("keywords", ", ".join(metadata.keywords))]
    content = write_article(article, PAPER, setting=setting)
    if contents or columns:
        masthead, end, rest = content.partition("</header>")
        listed = _contents(article, fewest=1) if contents else ""
        rest = element("div", rest, {"class": "columns"}, dialect=PAPER) if columns else rest
        content = f"{masthead}{end}\n{listed}{rest}"
    body = f"\n<article>\n{content}\n</article>\n"
    head = _running_head(metadata.title)
    return "\n".join(
        (
            f"<html{_language(metadata)}>",
            f"<head>\n<title>{escape(metadata.title)}</title>",
            *(_meta("name", name, value, PAPER) for name, value in names if value),
            f"</head>\n{element('body', body, {'data-running-head': head}, dialect=PAPER)}",
            "</html>",
            "",
        )
    )


def _running_head(title: str) -> str:
    """The title as the head of a page takes it: a few words on one line."""
    words = title.split()
    head = " ".join(words[:LONGEST_RUNNING_HEAD])
    if len(words) <= LONGEST_RUNNING_HEAD and len(head) <= LONGEST_HEAD_WORD:
        return head
    return f"{head[:LONGEST_HEAD_WORD].rstrip(' ,;:–—-')}…"


def _language(metadata: Metadata) -> str:
    return f' lang="{metadata.language}" dir="{metadata.direction}"'


def _meta(kind: str, name: str, value: str, dialect: Dialect = SCREEN) -> str:
    return element("meta", "", {kind: name, "content": value}, dialect=dialect)


def _screen_head(article: Article, css: str, url: str | None, image: str | None) -> str:
    metadata = article.metadata
    data = structured_data(article)
    nonce = b64encode(sha256(f"{css}{data}".encode()).digest()[:18]).decode("ascii")
    policy = _policy(nonce, any(isinstance(b, Figure) for b in every_block(article.blocks)))
    names = [("description", description(article))]
    names += [("author", author.name) for author in metadata.authors]
    names += [("keywords", ", ".join(metadata.keywords)), ("generator", "article-convert")]
    parts = [
        '<meta charset="utf-8">',
        _meta("http-equiv", "Content-Security-Policy", policy),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(metadata.title)}</title>",
        *(_meta("name", name, value) for name, value in names if value),
        *_open_graph(article, url, image),
        f'<script type="application/ld+json" nonce="{nonce}">\n{data}\n</script>',
        f'<style nonce="{nonce}">\n{css}</style>',
    ]
    return "<head>\n" + "\n".join(parts) + "\n</head>"


def _policy(nonce: str, has_pictures: bool) -> str:
    """The Content Security Policy that lets in fonts of the page's own and what bears the nonce.

    Of a page with pictures it forbids all else by name and is silent on pictures, which only
    ever stand in the page itself: the Nu checker takes a `data:` picture for blocked by any
    policy that speaks of pictures, one that allows `data:` (CSP Level 3, 6.7.2.8) included.
    """
    kinds = _FETCHED if has_pictures else ("default",)
    closed = "; ".join(f"{kind}-src 'none'" for kind in kinds)
    return (
        f"{closed}; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


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
        ("article:published_time", article.metadata.date or ""),
    ]
    canonical = element("link", "", {"rel": "canonical", "href": url}, dialect=SCREEN)
    return [canonical, *(_meta("property", name, value) for name, value in properties if value)]


def _contents(article: Article, fewest: int = FEWEST_HEADINGS_FOR_CONTENTS) -> str:
    entries = outline(article.blocks)
    if _count(entries) < fewest:
        return ""
    title = escape(phrases(article.metadata.language).contents)
    return (
        '<nav class="contents" aria-labelledby="contents-title">\n'
        f'<p class="contents-title" id="contents-title">{title}</p>\n'
        f"{contents_list(entries)}\n</nav>\n"
    )


def _count(entries: tuple[Entry, ...]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)
