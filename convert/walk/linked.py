"""Addresses in the details above an article, as links: what is printed can be followed."""

from convert.article import Inlines, Link, Text
from convert.patterns import Lazy

_ADDRESS = Lazy(
    r"(?P<url>https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’])"
    r"|(?P<mail>[\w.+-]*\w@\w[\w-]*(?:\.\w[\w-]*)+)"
)


def with_links(text: str) -> Inlines:
    """A text with its web and mail addresses as links (RFC 3986, RFC 6068), words unchanged."""
    found: list[Text | Link] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        target = match["url"] or f"mailto:{match['mail']}"
        found += [Text(text=text[end : match.start()])] if match.start() > end else []
        found.append(Link(target=target, content=(Text(text=match[0]),)))
        end = match.end()
    return (*found, Text(text=text[end:])) if end < len(text) or not found else tuple(found)
