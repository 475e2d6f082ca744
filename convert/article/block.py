"""The document model of the body: paragraphs and all that stands between them."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from convert.article.inline import (
    Direction,
    Image,
    Inlines,
    LanguageTag,
    LineRange,
    MediaType,
)


class Block(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """A block of the body.

    `confidence` (0 to 1) says how sure the reader was; None means that nothing was guessed.
    `language` and `direction` are set where they differ from the article's.
    """

    lines: LineRange | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    language: LanguageTag | None = None
    direction: Direction | None = None


class Heading(Block, frozen=True, tag="heading"):
    """A heading of the body. `id` is stable: made from the words, unique in the article."""

    level: Annotated[int, Meta(ge=2, le=6)]
    content: Inlines
    id: str = ""


ParagraphRole: TypeAlias = Literal[
    "caption",
    "speech",
    "salutation",
    "signature",
    "end_mark",
    "boilerplate",
    "contact",
    "about",
    "colophon",
]


class Paragraph(Block, frozen=True, tag="paragraph"):
    """A paragraph. `role` marks the few that are not plain running text; all are printed.

    speech: an interview's turn, which opens with a `Span` of role speaker; end_mark: `-30-`;
    boilerplate: a page header, an embargo line; contact: a press contact; about: who the author
    is; colophon: where and by whom the article is published.
    """

    content: Inlines
    role: ParagraphRole | None = None


NumberStyle: TypeAlias = Literal[
    "decimal", "lower_alpha", "upper_alpha", "lower_roman", "upper_roman"
]


class ListItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item of a list: any blocks, nested lists among them.

    `done` is set for a task, true for one with a tick in its box.
    """

    blocks: "tuple[AnyBlock, ...]"
    done: bool | None = None
    lines: LineRange | None = None


class List(Block, frozen=True, tag="list"):
    """A list. `start`, `style` and `delimiter` (around the number) hold where it is ordered.

    `tight` lists are set without space between the items.
    """

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    style: NumberStyle = "decimal"
    delimiter: Literal["period", "paren", "parens"] = "period"
    tight: bool = True


class BlockQuote(Block, frozen=True, tag="block_quote"):
    """Somebody else's words, set apart. `attribution` is printed after them as it stands."""

    blocks: "tuple[AnyBlock, ...]"
    attribution: Inlines = ()


class Verse(Block, frozen=True, tag="verse"):
    """Lines that stay lines: `LineBreak` ends a line, two in a row part stanzas."""

    content: Inlines


class Preformatted(Block, frozen=True, tag="preformatted"):
    """Text whose spaces and line breaks count. `syntax` names a programming language."""

    text: str
    syntax: str | None = None


class Cell(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table cell. A `header` cell in the first rows heads its column, elsewhere its row.

    A cell holds a run of text as `content`, or `blocks` where it is more than that; never both.
    """

    content: Inlines = ()
    blocks: "tuple[AnyBlock, ...]" = ()
    header: bool = False
    align: Literal["left", "center", "right"] | None = None
    colspan: Annotated[int, Meta(ge=1)] = 1
    rowspan: Annotated[int, Meta(ge=1)] = 1


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table row."""

    cells: tuple[Cell, ...]


class Table(Block, frozen=True, tag="table"):
    """A data table; leading rows of nothing but header cells are its head."""

    rows: tuple[Row, ...]
    caption: Inlines = ()


class Figure(Block, frozen=True, tag="figure"):
    """A picture with what it shows in words (WCAG 2.2 1.1.1) and an optional caption.

    `data` holds the image file's bytes (base64 in JSON). A decorative picture says nothing that
    the text does not; it is the only kind that may go without `alt`.
    """

    data: bytes
    media_type: MediaType
    alt: str = ""
    decorative: bool = False
    caption: Inlines = ()


class DefinitionItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One or more terms and what they mean."""

    terms: tuple[Inlines, ...]
    blocks: "tuple[AnyBlock, ...]"
    lines: LineRange | None = None


class DefinitionList(Block, frozen=True, tag="definition_list"):
    """A glossary: terms with their definitions."""

    items: tuple[DefinitionItem, ...]


class ThematicBreak(Block, frozen=True, tag="thematic_break"):
    """A pause between parts (`* * *`). `mark` is what the source had."""

    mark: str = ""


class Footnote(Block, frozen=True, tag="footnote"):
    """The text of a note, where the source has it; `mark` is its mark, as in the source."""

    label: str
    blocks: "tuple[AnyBlock, ...]"
    mark: str = ""


AnyBlock: TypeAlias = (
    Heading
    | Paragraph
    | List
    | BlockQuote
    | Verse
    | Preformatted
    | Table
    | Figure
    | DefinitionList
    | ThematicBreak
    | Footnote
)
Blocks: TypeAlias = tuple[AnyBlock, ...]
Pictured: TypeAlias = Figure | Image
