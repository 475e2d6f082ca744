"""The document model: everything an article can be, on one page.

An `Article` is what every reader makes and every backend renders. All types are frozen and
validated; `convert.interchange` turns them into JSON and back without loss.

Three rules hold for every Article:

* The words of the source are the words of the Article, in order. What a person typed as a mark
  (a bullet, an underline, a `#`) becomes structure; what a person typed as a word stays a word.
* Body headings start at level 2: the title is metadata, and is the only level 1.
* `lines` is the 1-based, inclusive range of source lines a block came from, so that every
  decision can be traced back; it is None for blocks that no source line stands behind.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

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


# ---- blocks


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
    "caption", "speech", "salutation", "signature", "end_mark", "boilerplate", "contact"
]


class Paragraph(Block, frozen=True, tag="paragraph"):
    """A paragraph. `role` marks the few that are not plain running text; all are printed.

    speech: an interview's turn, which opens with a `Span` of role speaker; end_mark: `-30-`;
    boilerplate: a page header, an embargo line; contact: a press contact.
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


# ---- metadata


class Author(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or body that wrote the article."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    email: str | None = None


class Field(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field line that has no place of its own in the metadata: `Section: Opinion`."""

    name: str
    value: str
    lines: LineRange | None = None


class Metadata(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known about the article.

    `byline`, `date_line` and `dateline` are the source's own words and are what outputs print;
    `authors` and `date` are read out of them for machines. The dateline ("PARIS, 3 mars -")
    is printed at the head of the first paragraph, and is not repeated in the blocks.
    """

    title: str = ""
    subtitle: str | None = None
    authors: tuple[Author, ...] = ()
    byline: str | None = None
    date: IsoDate | None = None
    date_line: str | None = None
    dateline: str | None = None
    language: LanguageTag = "und"
    direction: Direction = "ltr"
    description: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    rights: str | None = None
    identifier: str | None = None
    fields: tuple[Field, ...] = ()
    title_lines: LineRange | None = None
    byline_lines: LineRange | None = None
    date_lines: LineRange | None = None


AsideKind: TypeAlias = Literal[
    "running_head",
    "page_number",
    "mail_header",
    "covering_letter",
    "signature_block",
    "web_furniture",
    "archive_frame",
    "wire_header",
    "manual_header",
    "skipped",
]


class SetAside(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Lines of the source that are about the article or its carrier and no part of it.

    They are not printed; a reader tells that they were set aside. `text` is their words, a line
    each. `skipped` are those that a person left out.
    """

    kind: AsideKind
    text: str
    lines: LineRange


class Article(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article: what is known about it, its blocks in reading order, and what was set aside.

    `schema` is the version of this page; `convert.interchange` reads those before it.
    """

    schema: Literal[2] = field(default_factory=lambda: 2)  # written even where it is the default
    metadata: Metadata
    blocks: Blocks
    set_aside: tuple[SetAside, ...] = ()
