"""Running text as NITF's enriched text.

NITF marks what words are about, and of how they look only emphasis: `class` says the rest. Words
above and below the line are parts of a number.
"""

from collections.abc import Iterator
from typing import Final, assert_never

from lxml import etree

from convert.article import (
    AnyInline,
    Code,
    Emphasis,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Math,
    NoteReference,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from convert.backends.nitf.tree import Writing, put, say
from convert.walk import every_inline, inline_text

_CLASSES: Final[dict[type[AnyInline], str]] = {
    Strong: "bold",
    Strike: "strike",
    Inserted: "underline",
    Code: "code",
    Math: "formula",
    Superscript: "superscript",
    Subscript: "subscript",
}


def write_inlines(parent: etree._Element, run: Inlines, writing: Writing) -> None:
    """Put a run at the end of an element. Pictures have no place in it: see `pictures_in`."""
    for inline in run:
        _write(parent, inline, writing)


def pictures_in(run: Inlines) -> Iterator[Image]:
    """The pictures of a run."""
    return (inline for inline in every_inline(run) if isinstance(inline, Image))


def _write(parent: etree._Element, inline: AnyInline, writing: Writing) -> None:
    match inline:
        case Text():
            say(parent, inline.text)
        case Code():
            put(parent, "em", inline.text, **{"class": _CLASSES[Code]})
        case Math():
            put(parent, "em", inline.tex, **{"class": _CLASSES[Math]})
        case Emphasis() | Strong() | Strike() | Inserted():
            em = put(parent, "em", **{"class": _CLASSES.get(type(inline), "")})
            write_inlines(em, inline.content, writing)
        case Superscript():
            _raised(parent, inline, "sup", writing)
        case Subscript():
            _raised(parent, inline, "sub", writing)
        case Ruby():
            write_inlines(parent, inline.content, writing)
            _raised(parent, Superscript(content=inline.reading), "sup", writing)
        case Link():
            _link(parent, inline, writing)
        case NoteReference():
            _mark(parent, inline, writing)
        case LineBreak():
            put(parent, "br")
        case Span():
            _span(parent, inline, writing)
        case Image():
            return
        case _:
            assert_never(inline)


def _raised(
    parent: etree._Element, inline: Superscript | Subscript, name: str, writing: Writing
) -> None:
    """Characters above or below the line; `sup` and `sub` hold nothing but characters."""
    if all(isinstance(each, Text) for each in inline.content):
        put(put(parent, "num"), name, inline_text(inline.content))
        return
    em = put(parent, "em", **{"class": _CLASSES[type(inline)]})
    write_inlines(em, inline.content, writing)


def _link(parent: etree._Element, link: Link, writing: Writing) -> None:
    """A link; the words alone of one to a place that is not in the document."""
    target = link.target
    if target.startswith("#"):
        inner = writing.headings.get(target[1:], "")
        target = f"#{inner}" if inner else ""
    write_inlines(put(parent, "a", href=target) if target else parent, link.content, writing)


def _mark(parent: etree._Element, mark: NoteReference, writing: Writing) -> None:
    note = writing.notes.get(mark.label)
    if note is None:
        say(parent, mark.text)
    else:
        put(parent, "a", mark.text, **{"class": "noteref"}, href=f"#{note}")


def _span(parent: etree._Element, span: Span, writing: Writing) -> None:
    inside = parent
    if span.language:
        inside = put(inside, "lang", language=span.language)
    if span.role:
        inside = put(inside, "em", **{"class": span.role})
    write_inlines(inside, span.content, writing)
