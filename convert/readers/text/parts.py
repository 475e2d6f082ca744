"""What rules build: the pieces that an Article is assembled from."""

from typing import Literal, TypeAlias

from msgspec import Struct

from convert.article import AnyBlock, Author, Inlines, LineRange

Surplus: TypeAlias = Literal["none", "perhaps", "sure"]


class HeadingKind(Struct, frozen=True, gc=False):
    """How a heading is set apart.

    base: by what; depth: how deep its mark or number says it is, smaller is higher; scheme: the
    mark of an underline, or the scheme of a number ("" for plain decimals); caps: in capitals;
    surplus: with more blank lines before it than paragraphs have; centred: in the middle of the
    measure; margin: how far it hangs into the left margin, 0 or less.
    """

    base: Literal["bare", "hash", "number", "underline", "said"] = "bare"
    depth: int = 0
    scheme: str = ""
    caps: bool = False
    surplus: Surplus = "none"
    centred: bool = False
    margin: int = 0


class TitlePart(Struct, frozen=True):
    """The title of the article; `credit` is who wrote it, where the same line says so."""

    text: str
    lines: LineRange
    credit: str = ""


class StandfirstPart(Struct, frozen=True):
    """The sentence or two under the title that say what it is about."""

    text: str
    lines: LineRange


class BylinePart(Struct, frozen=True):
    """Who wrote it, in the source's words, and read out of them; `iso` is a date among them."""

    text: str
    authors: tuple[Author, ...]
    lines: LineRange
    iso: str | None = None


class DatePart(Struct, frozen=True):
    """When it was published, in the source's words, and as ISO 8601 where that is clear."""

    text: str
    iso: str | None
    lines: LineRange


class FieldPart(Struct, frozen=True):
    """A field line: its label as written (with its colon), its value, and what the label means
    ("" if nothing known). `mark`: whether the label is a mark for machines, as in front matter,
    and not words."""

    label: str
    value: str
    meaning: str
    lines: LineRange
    mark: bool = False


class FieldsPart(Struct, frozen=True):
    """A head of field lines."""

    fields: tuple[FieldPart, ...]


class HeadingPart(Struct, frozen=True):
    """A heading whose level is known only when all are."""

    content: Inlines
    kind: HeadingKind
    lines: LineRange


class BlockPart(Struct, frozen=True):
    """A finished block."""

    block: AnyBlock


class PicturePart(Struct, frozen=True):
    """A picture beside the source, by the path that the source says, and its words."""

    file: str
    alt: str
    caption: Inlines
    lines: LineRange


Part: TypeAlias = (
    TitlePart
    | StandfirstPart
    | BylinePart
    | DatePart
    | FieldPart
    | FieldsPart
    | HeadingPart
    | BlockPart
    | PicturePart
)
