"""The document model inside a paragraph, and the values that all of it has."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

LanguageTag: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*(?![\s\S])", description="BCP 47 language tag"
    ),
]
IsoDate: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?$",
        description="ISO 8601 date, to the precision the source gives",
    ),
]
Direction: TypeAlias = Literal["ltr", "rtl"]
LineRange: TypeAlias = tuple[int, int]


# ---- inlines


class Inline(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """A piece of running text."""


class Text(Inline, frozen=True, tag="text"):
    """Plain characters, without line breaks."""

    text: str


class Emphasis(Inline, frozen=True, tag="emphasis"):
    """Stressed words; italics in most scripts."""

    content: "tuple[AnyInline, ...]"


class Strong(Inline, frozen=True, tag="strong"):
    """Important words; bold in most scripts."""

    content: "tuple[AnyInline, ...]"


class Code(Inline, frozen=True, tag="code"):
    """Characters meant for a machine; spaces count."""

    text: str


class Strike(Inline, frozen=True, tag="strike"):
    """Words that no longer hold, struck through and still to be read."""

    content: "tuple[AnyInline, ...]"


class Inserted(Inline, frozen=True, tag="inserted"):
    """Words that were put in or underlined."""

    content: "tuple[AnyInline, ...]"


class Superscript(Inline, frozen=True, tag="superscript"):
    """Characters above the line: the exponent of a power, an ordinal's ending."""

    content: "tuple[AnyInline, ...]"


class Subscript(Inline, frozen=True, tag="subscript"):
    """Characters below the line: the number of atoms in a formula of chemistry."""

    content: "tuple[AnyInline, ...]"


class Ruby(Inline, frozen=True, tag="ruby"):
    """Words with their reading in small characters beside them, as Japanese and Chinese print it.

    The words come before the reading, in the text as for who listens.
    """

    content: "tuple[AnyInline, ...]"
    reading: "tuple[AnyInline, ...]"


class Math(Inline, frozen=True, tag="math"):
    """A formula in TeX, as the source has it or as it was made from the source's.

    `mathml` is the same in MathML (one `math` element), where something made it; `alt` is how to
    say it (WCAG 2.2 1.1.1), the TeX where it is empty. `display` formulas have a line of their
    own.
    """

    tex: str
    mathml: str | None = None
    display: bool = False
    alt: str = ""


MediaType: TypeAlias = Literal[
    "image/png", "image/jpeg", "image/gif", "image/svg+xml", "image/webp", "image/avif"
]


class Image(Inline, frozen=True, tag="image"):
    """A picture in the running text, as a `Figure` is one between paragraphs."""

    data: bytes
    media_type: MediaType
    alt: str = ""
    decorative: bool = False


class Link(Inline, frozen=True, tag="link"):
    """Words that lead somewhere: `target` is an absolute URI, or `#id` of a heading."""

    target: str
    content: "tuple[AnyInline, ...]"


class NoteReference(Inline, frozen=True, tag="note_reference"):
    """The mark in the text that leads to a `Footnote` with the same `label`.

    `text` is the mark as the source has it, brackets included: `[1]`, `*`.
    """

    label: str
    text: str


class LineBreak(Inline, frozen=True, tag="line_break"):
    """A break that the author set: the next words begin a new line."""


class Span(Inline, frozen=True, tag="span"):
    """Words in another language or direction, or with a role of their own."""

    content: "tuple[AnyInline, ...]"
    language: LanguageTag | None = None
    direction: Direction | None = None
    role: Literal["speaker", "dateline"] | None = None


AnyInline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Code
    | Strike
    | Inserted
    | Superscript
    | Subscript
    | Ruby
    | Math
    | Image
    | Link
    | NoteReference
    | LineBreak
    | Span
)
Inlines: TypeAlias = tuple[AnyInline, ...]
