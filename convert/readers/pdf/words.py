"""The words inside a tag: lines as running text, links, emphasis, marks of notes."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from convert.article import (
    AnyInline,
    Emphasis,
    Inlines,
    Link,
    NoteReference,
    Ruby,
    Strong,
    Subscript,
    Text,
)
from convert.readers.pdf.pages import HYPHEN
from convert.readers.pdf.tags import Mark, Tag

Texts = Mapping[tuple[int, int], str]
"""The text of each mark, by page and number."""

_BROKEN: Final = re.compile(rf"([^\W\d_])[{HYPHEN}\u00ad]\n(?=[^\W\d_])")
_LINE_END: Final = re.compile(r"[ \t]*\n[ \t]*")
_SPACES: Final = re.compile(r"[ \t\u2028]+")
_ADDRESS: Final = re.compile(r"(?:https?|mailto|tel):")


def text_of(tag: Tag | Mark, texts: Texts) -> str:
    """The characters in a tag, with its lines; what it says in place of them where it does."""
    if isinstance(tag, Mark):
        return texts.get((tag.page, tag.number), "")
    return tag.actual or "".join(text_of(kid, texts) for kid in tag.kids)


def running(text: str) -> str:
    """Lines as running text, a hyphen that only parts a word at the end of a line taken out."""
    whole = _BROKEN.sub(r"\1", text)
    whole = re.sub(rf"{HYPHEN}\n", "-", whole)
    return _SPACES.sub(" ", _LINE_END.sub(" ", whole))


def inlines_of(tag: Tag, texts: Texts, notes: Mapping[str, str]) -> Inlines:
    """The run of a paragraph. notes: the labels of notes by their marks."""
    joined = _joined(list(_inlines(tag, texts, notes)))
    return tuple(_trimmed(joined))


def _inlines(tag: Tag, texts: Texts, notes: Mapping[str, str]) -> Iterator[AnyInline]:
    if tag.actual:
        yield Text(text=tag.actual)
        return
    for kid in tag.kids:
        if isinstance(kid, Mark):
            yield Text(text=text_of(kid, texts))
        else:
            yield from _inline(kid, texts, notes)


def _inline(tag: Tag, texts: Texts, notes: Mapping[str, str]) -> Iterator[AnyInline]:
    words = text_of(tag, texts).strip()
    match tag.kind:
        case "Reference" | "Link" if words in notes:
            yield NoteReference(label=notes[words], text=words)
        case "Link" if _ADDRESS.match(tag.target):
            yield Link(target=tag.target, content=tuple(_inlines(tag, texts, notes)))
        case "Em":
            yield Emphasis(content=tuple(_inlines(tag, texts, notes)))
        case "Strong":
            yield Strong(content=tuple(_inlines(tag, texts, notes)))
        case "Sub":
            yield Subscript(content=tuple(_inlines(tag, texts, notes)))
        case "Ruby":
            base, reading = (_part(tag, kind, texts) for kind in ("RB", "RT"))
            yield Ruby(content=(Text(text=base),), reading=(Text(text=reading),))
        case "Formula" if tag.alt and not words:
            yield Text(text=tag.alt)
        case _:
            yield from _inlines(tag, texts, notes)


def _part(tag: Tag, kind: str, texts: Texts) -> str:
    return "".join(
        running(text_of(kid, texts)).strip()
        for kid in tag.kids
        if isinstance(kid, Tag) and kid.kind == kind
    )


def _joined(run: list[AnyInline]) -> Inlines:
    """A run whose neighbouring texts are one, as running text."""
    out: list[AnyInline] = []
    for inline in run:
        last = out[-1] if out else None
        if isinstance(inline, Text) and isinstance(last, Text):
            out[-1] = Text(text=last.text + inline.text)
        else:
            out.append(inline)
    return tuple(filter(None, map(_running, out)))


def _running(inline: AnyInline) -> AnyInline | None:
    match inline:
        case Text():
            words = running(inline.text)
            return Text(text=words) if words else None
        case Link():
            return Link(target=inline.target, content=_joined(list(inline.content)))
        case Emphasis():
            return Emphasis(content=_joined(list(inline.content)))
        case Strong():
            return Strong(content=_joined(list(inline.content)))
        case Subscript():
            return Subscript(content=_joined(list(inline.content)))
    return inline


def _trimmed(run: Inlines) -> Iterator[AnyInline]:
    for number, inline in enumerate(run):
        if isinstance(inline, Text):
            words = inline.text.lstrip() if number == 0 else inline.text
            words = words.rstrip() if number == len(run) - 1 else words
            if words:
                yield Text(text=words)
        else:
            yield inline
