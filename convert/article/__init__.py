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

from typing import Literal

from msgspec import Struct, field

from convert.article.block import (
    AnyBlock,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    DefinitionItem,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    List,
    ListItem,
    NumberStyle,
    Paragraph,
    ParagraphRole,
    Pictured,
    Preformatted,
    Row,
    Table,
    ThematicBreak,
    Verse,
)
from convert.article.inline import (
    AnyInline,
    Code,
    Direction,
    Emphasis,
    Image,
    Inline,
    Inlines,
    Inserted,
    IsoDate,
    LanguageTag,
    LineBreak,
    LineRange,
    Link,
    Math,
    MediaType,
    NoteReference,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from convert.article.metadata import (
    AsideKind,
    Author,
    Field,
    Metadata,
    SetAside,
)

__all__ = [
    "AnyBlock",
    "AnyInline",
    "Article",
    "AsideKind",
    "Author",
    "Block",
    "BlockQuote",
    "Blocks",
    "Cell",
    "Code",
    "DefinitionItem",
    "DefinitionList",
    "Direction",
    "Emphasis",
    "Field",
    "Figure",
    "Footnote",
    "Heading",
    "Image",
    "Inline",
    "Inlines",
    "Inserted",
    "IsoDate",
    "LanguageTag",
    "LineBreak",
    "LineRange",
    "Link",
    "List",
    "ListItem",
    "Math",
    "MediaType",
    "Metadata",
    "NoteReference",
    "NumberStyle",
    "Paragraph",
    "ParagraphRole",
    "Pictured",
    "Preformatted",
    "Row",
    "Ruby",
    "SetAside",
    "Span",
    "Strike",
    "Strong",
    "Subscript",
    "Superscript",
    "Table",
    "Text",
    "ThematicBreak",
    "Verse",
]


class Article(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article: what is known about it, its blocks in reading order, and what was set aside.

    `schema` is the version of this page; `convert.interchange` reads those before it.
    """

    schema: Literal[2] = field(default_factory=lambda: 2)  # written even where it is the default
    metadata: Metadata
    blocks: Blocks
    set_aside: tuple[SetAside, ...] = ()
