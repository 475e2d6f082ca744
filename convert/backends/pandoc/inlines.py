"""What stands inside a paragraph, in pandoc's JSON."""

from base64 import b64encode
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, assert_never

from convert.article import (
    AnyInline,
    Code,
    Emphasis,
    Footnote,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Math,
    NoteReference,
    Pictured,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from convert.backends.pandoc.nodes import Node, attributes, node, string, styled_run
from convert.backends.pandoc.standing import Standing, speaking, styling
from convert.languages.language import language

_MARKED: Final[Mapping[type[AnyInline], str]] = MappingProxyType(
    {
        Emphasis: "Emph",
        Strong: "Strong",
        Strike: "Strikeout",
        Inserted: "Underline",
        Superscript: "Superscript",
        Subscript: "Subscript",
    }
)


def inline_nodes(run: Inlines, standing: Standing) -> list[Node]:
    """The nodes of a run."""
    return [node for inline in run for node in _inline(inline, standing)]


def _inline(inline: AnyInline, standing: Standing) -> list[Node]:
    match inline:
        case Text():
            return standing.manner.text(inline.text)
        case Emphasis() | Strong():
            return [_stressed(inline, standing)]
        case Strike() if not standing.manner.strikes:
            return inline_nodes(inline.content, standing)
        case Strike() | Inserted() | Superscript() | Subscript():
            return [{"t": _MARKED[type(inline)], "c": inline_nodes(inline.content, standing)}]
        case Code():
            return [_code(inline, standing)]
        case Ruby():
            words = inline_nodes(inline.content, standing)
            return standing.manner.ruby(inline, standing.language, words)
        case Math() if not standing.manner.formulas:
            return [string(inline.tex)]
        case Math():
            kind = {"t": "DisplayMath" if inline.display else "InlineMath"}
            return [node("Math", kind, inline.tex)]
        case Image():
            return [picture_node(inline, standing)]
        case Link():
            with styling(standing):
                content = inline_nodes(inline.content, standing)
            return [node("Link", attributes(), content, [inline.target, ""])]
        case NoteReference():
            return _reference(inline, standing)
        case LineBreak():
            return [{"t": "LineBreak"}]
        case Span():
            return _span(inline, standing)
        case _:
            assert_never(inline)


def _stressed(inline: Emphasis | Strong, standing: Standing) -> Node:
    """Stressed words: in a style, where styles go by their names, but a run has one at most. Inside
    another style their look is said beside it; dots have no other name than their style.
    """
    kind = type(inline)
    within, stress = standing.in_style, language(standing.language).stress
    with styling(standing):
        content = inline_nodes(inline.content, standing)
    if kind is Emphasis and stress != "italic" and standing.manner.styled:
        kind, within = (Strong, within) if stress == "bold" and within else (Emphasis, False)
    if standing.manner.styled and not within:
        return styled_run(kind.__name__, content)
    return {"t": _MARKED[kind], "c": content}


def _code(inline: Code, standing: Standing) -> Node:
    code = node("Code", attributes(), inline.text)
    return (
        node("Span", attributes(pairs={"dir": "ltr"}), [code]) if standing.manner.styled else code
    )


def _span(inline: Span, standing: Standing) -> list[Node]:
    style = inline.role.capitalize() if inline.role and standing.manner.styled else None
    pairs = {"custom-style": style, "lang": inline.language, "dir": inline.direction}
    with speaking(inline.language, standing), styling(standing, also=style is not None):
        content = inline_nodes(inline.content, standing)
    if not any(pairs.values()) and not standing.manner.styled:
        return content
    return [node("Span", attributes(pairs=pairs), content)]


def _reference(inline: NoteReference, standing: Standing) -> list[Node]:
    """The first mark carries the note; a later one, or one without a note, is a mark only.

    So is one inside a note: Word has no notes of notes (ISO/IEC 29500-1, 17.11.14), nor have the
    other writers.
    """
    further = standing.manner.further
    note = standing.bodies.get(inline.label)
    if further and inline.label in standing.below:
        return further(standing.below[inline.label])
    if note is None or inline.label in standing.placed or standing.in_note:
        mark = string(inline.text)
        return [styled_run("Note Mark", [mark]) if standing.manner.styled else mark]
    standing.placed.add(inline.label)
    standing.below[inline.label] = number = len(standing.below) + 1
    mark = {"t": "Note", "c": note_nodes(note, standing)}
    first = standing.manner.first
    return first(number, mark) if first and inline.label in standing.repeated else [mark]


def note_nodes(note: Footnote, standing: Standing) -> list[Node]:
    """The blocks of a note."""
    standing.in_note = True
    with styling(standing, also=None):
        nodes = standing.blocks(note.blocks, standing)
    standing.in_note = False
    return nodes


def picture_node(picture: Pictured, standing: Standing) -> Node:
    """A picture with the words that it says."""
    standing.pictures += 1
    alternative = [] if picture.decorative else [string(picture.alt)]
    address, size = standing.manner.picture(picture)
    return node("Image", attributes(pairs=size), alternative, [address, ""])


def data_address(picture: Pictured) -> str:
    """A picture's bytes as an address of their own (RFC 2397)."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"
