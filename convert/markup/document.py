"""The frame of a whole HTML document, and what a page of the web lets in."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

from convert.markup.dialect import SCREEN, Dialect
from convert.markup.element import Attributes, element, escape

_NONE: Attributes = {}


class Policy(Struct, frozen=True):
    """A Content Security Policy (W3C, Level 3) that lets in what bears its nonce."""

    nonce: str
    content: str


def policy(
    styles: str,
    scripts: str,
    *,
    closed: Sequence[str] = ("default",),
    further: Sequence[str] = (),
) -> Policy:
    """The policy for the style sheets and the scripts of one page; the nonce is made of both.

    closed: the kinds of thing that are not fetched at all. further: directives after those.
    """
    nonce = b64encode(sha256(f"{styles}{scripts}".encode()).digest()[:18]).decode("ascii")
    directives = [f"{kind}-src 'none'" for kind in closed]
    directives += [f"style-src 'nonce-{nonce}'", f"script-src 'nonce-{nonce}'", *further]
    return Policy(nonce, "; ".join(directives))


def html_page(
    head: Iterable[str],
    body: str,
    attributes: Attributes,
    *,
    dialect: Dialect = SCREEN,
    body_attributes: Attributes = _NONE,
) -> str:
    """A document of the elements in its head, one a line, and the markup of its body.

    attributes: those of the `html` element.
    """
    lines = "\n".join(head)
    parts = (
        element("head", f"\n{lines}\n", dialect=dialect),
        element("body", f"\n{body}\n", body_attributes, dialect=dialect),
    )
    root = element("html", "\n{}\n{}\n".format(*parts), attributes, dialect=dialect)
    return f"{dialect.prologue}{root}\n"


def web_page(
    title: str,
    body: str,
    attributes: Attributes,
    *,
    allowed: Policy | None = None,
    schemes: str = "",
    head: Iterable[str] = (),
) -> str:
    """A document for browsers; `head` comes after what each has.

    schemes: the colour schemes that it has styles for. allowed: its policy, where it has one.
    """
    first = [element("meta", "", {"charset": "utf-8"}, dialect=SCREEN)]
    if allowed:
        first.append(meta("http-equiv", "Content-Security-Policy", allowed.content))
    first.append(meta("name", "viewport", "width=device-width, initial-scale=1"))
    if schemes:
        first.append(meta("name", "color-scheme", schemes))
    first.append(title_element(title))
    return html_page((*first, *head), body, attributes)


def title_element(title: str, dialect: Dialect = SCREEN) -> str:
    """The title of a document."""
    return element("title", escape(title), dialect=dialect)


def meta(kind: str, name: str, value: str, dialect: Dialect = SCREEN) -> str:
    """A `meta` element whose attribute `kind` is `name`."""
    return element("meta", "", {kind: name, "content": value}, dialect=dialect)


def style_element(css: str, allowed: Policy | None = None) -> str:
    """A style sheet inside the document."""
    nonce = allowed.nonce if allowed else None
    return element("style", f"\n{css}", {"nonce": nonce}, dialect=SCREEN)


def script_element(code: str, allowed: Policy, kind: str | None = None) -> str:
    """A script, or data of the media type `kind`, inside the document."""
    attributes: Attributes = {"type": kind, "nonce": allowed.nonce}
    return element("script", f"\n{code}", attributes, dialect=SCREEN)
