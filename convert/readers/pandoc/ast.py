"""pandoc's document model, as its JSON has it (pandoc-types 1.23): one struct a constructor.

`t` of the JSON is the struct's tag, `c` what the constructor holds.
"""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

Attr: TypeAlias = tuple[str, list[str], list[tuple[str, str]]]
"""Identifier, classes, and pairs of key and value."""

Target: TypeAlias = tuple[str, str]
"""Address and title."""

NO_ATTR: Attr = ("", [], [])


class Node(Struct, frozen=True, tag_field="t", gc=False):
    """A node of the document."""


class Named(Struct, frozen=True):
    """A constructor that only its name tells apart: an alignment, a style of numbers."""

    t: str


# ---- inlines


class Str(Node, frozen=True, tag=True):
    """Characters without space."""

    c: str


class Space(Node, frozen=True, tag=True):
    """Space between words."""


class SoftBreak(Node, frozen=True, tag=True):
    """The end of a line of the source."""


class LineBreak(Node, frozen=True, tag=True):
    """A break that the author set."""


class Emph(Node, frozen=True, tag=True):
    """Emphasis."""

    c: "list[Inline]"


class Underline(Node, frozen=True, tag=True):
    """Underlined words."""

    c: "list[Inline]"


class Strong(Node, frozen=True, tag=True):
    """Strong emphasis."""

    c: "list[Inline]"


class Strikeout(Node, frozen=True, tag=True):
    """Struck words."""

    c: "list[Inline]"


class Superscript(Node, frozen=True, tag=True):
    """Raised characters."""

    c: "list[Inline]"


class Subscript(Node, frozen=True, tag=True):
    """Lowered characters."""

    c: "list[Inline]"


class SmallCaps(Node, frozen=True, tag=True):
    """Small capitals."""

    c: "list[Inline]"


class Quoted(Node, frozen=True, tag=True):
    """Words in quotation marks, which the node stands for."""

    c: "tuple[Named, list[Inline]]"


class Cite(Node, frozen=True, tag=True):
    """A citation, and how the source writes it."""

    c: "tuple[msgspec.Raw, list[Inline]]"


class Code(Node, frozen=True, tag=True):
    """Code in running text."""

    c: tuple[Attr, str]


class Math(Node, frozen=True, tag=True):
    """A formula in TeX."""

    c: tuple[Named, str]


class RawInline(Node, frozen=True, tag=True):
    """Source of another format."""

    c: tuple[str, str]


class Link(Node, frozen=True, tag=True):
    """A link."""

    c: "tuple[Attr, list[Inline], Target]"


class Image(Node, frozen=True, tag=True):
    """A picture, with its description."""

    c: "tuple[Attr, list[Inline], Target]"


class Note(Node, frozen=True, tag=True):
    """A note, at the place of its mark."""

    c: "list[Block]"


class Span(Node, frozen=True, tag=True):
    """Words with attributes."""

    c: "tuple[Attr, list[Inline]]"


Inline: TypeAlias = (
    Str
    | Space
    | SoftBreak
    | LineBreak
    | Emph
    | Underline
    | Strong
    | Strikeout
    | Superscript
    | Subscript
    | SmallCaps
    | Quoted
    | Cite
    | Code
    | Math
    | RawInline
    | Link
    | Image
    | Note
    | Span
)


# ---- blocks


class Plain(Node, frozen=True, tag=True):
    """Words that are no paragraph: an item of a tight list, a cell."""

    c: list[Inline]


class Para(Node, frozen=True, tag=True):
    """A paragraph."""

    c: list[Inline]


class LineBlock(Node, frozen=True, tag=True):
    """Lines that stay lines."""

    c: list[list[Inline]]


class CodeBlock(Node, frozen=True, tag=True):
    """Code, its lines and spaces kept."""

    c: tuple[Attr, str]


class RawBlock(Node, frozen=True, tag=True):
    """Source of another format."""

    c: tuple[str, str]


class BlockQuote(Node, frozen=True, tag=True):
    """A quotation."""

    c: "list[Block]"


class OrderedList(Node, frozen=True, tag=True):
    """A numbered list: first number, style and delimiter; then the items."""

    c: "tuple[tuple[int, Named, Named], list[list[Block]]]"


class BulletList(Node, frozen=True, tag=True):
    """A list without numbers."""

    c: "list[list[Block]]"


class DefinitionList(Node, frozen=True, tag=True):
    """Terms, each with its definitions."""

    c: "list[tuple[list[Inline], list[list[Block]]]]"


class Header(Node, frozen=True, tag=True):
    """A heading with its level."""

    c: tuple[int, Attr, list[Inline]]


class HorizontalRule(Node, frozen=True, tag=True):
    """A pause between parts."""


Caption: TypeAlias = "tuple[list[Inline] | None, list[Block]]"
Cell: TypeAlias = "tuple[Attr, Named, int, int, list[Block]]"
Row: TypeAlias = tuple[Attr, list[Cell]]
Head: TypeAlias = tuple[Attr, list[Row]]
Body: TypeAlias = tuple[Attr, int, list[Row], list[Row]]


class Table(Node, frozen=True, tag=True):
    """A table: attributes, caption, columns, head, bodies, foot."""

    c: "tuple[Attr, Caption, list[tuple[Named, Named]], Head, list[Body], Head]"


class Figure(Node, frozen=True, tag=True):
    """Blocks, mostly a picture, with a caption."""

    c: "tuple[Attr, Caption, list[Block]]"


class Div(Node, frozen=True, tag=True):
    """Blocks with attributes."""

    c: "tuple[Attr, list[Block]]"


Block: TypeAlias = (
    Plain
    | Para
    | LineBlock
    | CodeBlock
    | RawBlock
    | BlockQuote
    | OrderedList
    | BulletList
    | DefinitionList
    | Header
    | HorizontalRule
    | Table
    | Figure
    | Div
)


# ---- metadata and the whole


class MetaMap(Node, frozen=True, tag=True):
    """Values by name."""

    c: "dict[str, Meta]"


class MetaList(Node, frozen=True, tag=True):
    """Several values."""

    c: "list[Meta]"


class MetaBool(Node, frozen=True, tag=True):
    """True or false."""

    c: bool


class MetaString(Node, frozen=True, tag=True):
    """Plain characters."""

    c: str


class MetaInlines(Node, frozen=True, tag=True):
    """Words."""

    c: list[Inline]


class MetaBlocks(Node, frozen=True, tag=True):
    """Paragraphs."""

    c: list[Block]


Meta: TypeAlias = MetaMap | MetaList | MetaBool | MetaString | MetaInlines | MetaBlocks


class Pandoc(Struct, frozen=True):
    """A whole document."""

    meta: dict[str, Meta]
    blocks: list[Block]
    has_formulas: bool = True
    """Whether there may be a `Math` in it, which spares a walk through all of it."""


_decoder = msgspec.json.Decoder(Pandoc)


def decoded(data: bytes) -> Pandoc:
    """The document in pandoc's JSON. Raises msgspec.DecodeError, RecursionError."""
    document = _decoder.decode(data)
    return document if b'"Math"' in data else replace(document, has_formulas=False)


def every_node(value: object) -> Iterator[Node]:
    """All nodes in a node, or in lists and tuples of them, parents first, in reading order."""
    if isinstance(value, Node):
        yield value
        value = getattr(value, "c", None)
    if isinstance(value, list | tuple):
        for part in value:
            yield from every_node(part)
