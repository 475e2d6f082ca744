"""An Article in pandoc's JSON, with every paragraph and run in a named style.

Styles go by `custom-style`, which pandoc turns into Word's own; see `word.toml` of the theme.
"""

import json
from base64 import b64encode
from itertools import groupby
from typing import assert_never

from msgspec import Struct

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    Block,
    BlockQuote,
    Blocks,
    Code,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    List,
    Math,
    Metadata,
    NoteReference,
    Paragraph,
    Pictured,
    Preformatted,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.backends.docx.nodes import Content, Node, attributes, node, para, string, styled
from convert.backends.docx.paragraphs import with_styles
from convert.backends.docx.pictures import picture_size
from convert.backends.docx.ruby import ruby_node
from convert.backends.docx.standing import Standing, speaking
from convert.backends.docx.tables import table_node
from convert.markup.dates import printed_date
from convert.walk import every_block, printed_byline
from convert.walk.printed import printed_blocks

_API = [1, 23, 1]
_ROLE_STYLES = {
    "caption": "Caption",
    "speech": "Body Text",
    "salutation": "Body Text",
    "signature": "Signature",
    "end_mark": "End Mark",
    "boilerplate": "Boilerplate",
    "contact": "Boilerplate",
}
_NUMBERS = {
    "decimal": "Decimal",
    "lower_alpha": "LowerAlpha",
    "upper_alpha": "UpperAlpha",
    "lower_roman": "LowerRoman",
    "upper_roman": "UpperRoman",
}
_MARKED: dict[type[AnyInline], str] = {
    Strike: "Strikeout",
    Inserted: "Underline",
    Superscript: "Superscript",
    Subscript: "Subscript",
}
_DELIMITERS = {"period": "Period", "paren": "OneParen", "parens": "TwoParens"}


class Document(Struct, frozen=True):
    """A document for pandoc's `json` reader (UTF-8), and how many pictures stand in it."""

    json: bytes
    pictures: int


def pandoc_document(article: Article) -> Document:
    """The article for pandoc."""
    blocks = printed_blocks(article)
    bodies = {block.label: block for block in every_block(blocks) if isinstance(block, Footnote)}
    metadata = article.metadata
    notes = Standing(bodies, set(), rtl=metadata.direction == "rtl", language=metadata.language)
    meta = {"lang": _meta(metadata.language), "dir": _meta(metadata.direction)}
    body = _blocks(blocks, notes)
    if body and body[0]["t"] == "Para":
        body[0] = styled("Opening", body[0])  # a byline, or a contents, has little room below it
    body = [*_masthead(metadata), *body]
    if notes.rtl:
        body = with_styles(body, rtl=metadata.direction == "rtl")
    document = {"pandoc-api-version": _API, "meta": meta, "blocks": body}
    return Document(json.dumps(document, ensure_ascii=False).encode(), notes.pictures)


def _meta(text: str) -> Node:
    return {"t": "MetaInlines", "c": [string(text)]}


def _masthead(metadata: Metadata) -> list[Node]:
    byline = printed_byline(metadata)
    lines = [
        ("Title", metadata.title),
        ("Subtitle", metadata.subtitle),
        ("Author", byline),
        ("Date", printed_date(metadata)),
        *(("Details", f"{field.name} {field.value}") for field in metadata.fields),
    ]
    return [styled(style, para([string(text)])) for style, text in lines if text]


# ---- blocks


def _blocks(blocks: Blocks, notes: Standing) -> list[Node]:
    written: list[Node] = []
    before: AnyBlock | None = None
    for block in blocks:
        with speaking(block.language, notes):
            nodes = _in_language(block, _block(block, notes), notes)
        style = _style_after(before)
        if style and nodes and nodes[0]["t"] == "Para":
            nodes[0] = styled(style, nodes[0])
        written += nodes
        before = block
    return written


def _style_after(block: AnyBlock | None) -> str | None:
    """The style of a paragraph that brings the space which Word lacks after `block`."""
    if isinstance(block, Table):
        return "After Table"
    return "After List" if isinstance(block, List) and block.tight else None


def _in_language(block: Block, nodes: list[Node], notes: Standing) -> list[Node]:
    """The language and direction of a block, which pandoc hands down to its runs."""
    is_program = isinstance(block, Preformatted) and block.syntax
    direction = "ltr" if is_program else block.direction
    if not (block.language or direction):
        return nodes
    notes.rtl = notes.rtl or direction == "rtl"
    pairs = {"lang": block.language, "dir": direction}
    return [{"t": "Div", "c": [attributes(pairs=pairs), nodes]}]


def _block(block: AnyBlock, notes: Standing) -> list[Node]:
    match block:
        case Heading():
            content = _inlines(block.content, notes)
            return [{"t": "Header", "c": [block.level, attributes(block.id), content]}]
        case Paragraph():
            paragraphs = [para(_inlines(run, notes)) for run in _parted(block.content)]
            style = _ROLE_STYLES[block.role] if block.role else None
            return [styled(style, *paragraphs)] if style else paragraphs
        case List():
            return [_list(block, notes)]
        case BlockQuote():
            return _quote(block, notes)
        case Verse():
            return [styled("Verse", para(_inlines(block.content, notes)))]
        case Preformatted():
            return [{"t": "CodeBlock", "c": [attributes(), block.text]}]
        case Table():
            return [_table(block, notes)]
        case Figure():
            return [_figure(block, notes)]
        case DefinitionList():
            items = [_definition(item.terms, item.blocks, notes) for item in block.items]
            return [{"t": "DefinitionList", "c": items}]
        case ThematicBreak():
            return [{"t": "HorizontalRule"}]
        case Footnote():
            return _note_in_place(block, notes)
        case _:
            assert_never(block)


def _parted(content: Inlines) -> list[Inlines]:
    """A run in pieces: a formula on a line of its own is a paragraph of its own in Word."""
    apart = groupby(content, key=lambda inline: isinstance(inline, Math) and inline.display)
    return [tuple(run) for _, run in apart] or [()]


def _list(block: List, notes: Standing) -> Node:
    items = [_item(item.blocks, block.tight, notes) for item in block.items]
    if not block.ordered:
        return {"t": "BulletList", "c": items}
    style, delimiter = _NUMBERS[block.style], _DELIMITERS[block.delimiter]
    return {"t": "OrderedList", "c": [[block.start, {"t": style}, {"t": delimiter}], items]}


def _item(blocks: Blocks, tight: bool, notes: Standing) -> list[Node]:
    nodes = _blocks(blocks, notes)
    if not tight:
        return nodes
    return [{"t": "Plain", "c": n["c"]} if n["t"] == "Para" else n for n in nodes]


def _quote(block: BlockQuote, notes: Standing) -> list[Node]:
    quote = node("BlockQuote", *_blocks(block.blocks, notes))
    if not block.attribution:
        return [quote]
    return [quote, styled("Attribution", para(_inlines(block.attribution, notes)))]


def _table(block: Table, notes: Standing) -> Node:
    return table_node(
        block,
        lambda inlines: _inlines(inlines, notes),
        lambda blocks: _blocks(blocks, notes),
    )


def _picture(picture: Pictured, notes: Standing) -> Node:
    notes.pictures += 1
    address = f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"
    alternative = [] if picture.decorative else [string(picture.alt)]
    size = picture_size(picture.data)
    return node("Image", attributes(pairs=size), alternative, [address, ""])


def _figure(block: Figure, notes: Standing) -> Node:
    image = _picture(block, notes)
    if not block.caption:
        return para([image])
    caption = [{"t": "Plain", "c": _inlines(block.caption, notes)}]
    return {"t": "Figure", "c": [attributes(), [None, caption], [{"t": "Plain", "c": [image]}]]}


def _definition(terms: tuple[Inlines, ...], blocks: Blocks, notes: Standing) -> Content:
    term: list[Node] = []
    for number, inlines in enumerate(terms):
        term += [{"t": "LineBreak"}] if number else []
        term += _inlines(inlines, notes)
    return [term, [_blocks(blocks, notes)]]


def _note_in_place(block: Footnote, notes: Standing) -> list[Node]:
    """A note that no mark leads to stays where it is; any other is at the foot of its page."""
    if block.label in notes.placed:
        return []
    notes.placed.add(block.label)
    nodes = _note_blocks(block, notes)
    if nodes and nodes[0]["t"] == "Para" and block.mark:
        nodes[0] = node("Para", string(f"{block.mark} "), *_content(nodes[0]))
    return [styled("footnote text", *nodes)]


def _content(node: Node) -> Content:
    content = node["c"]
    return content if isinstance(content, list) else []


# ---- inlines


def _inlines(inlines: Inlines, notes: Standing) -> list[Node]:
    return [_inline(inline, notes) for inline in inlines]


def _run(style: str, content: list[Node]) -> Node:
    return {"t": "Span", "c": [attributes(pairs={"custom-style": style}), content]}


def _inline(inline: AnyInline, notes: Standing) -> Node:
    match inline:
        case Text():
            return string(inline.text)
        case Emphasis():
            return _run("Emphasis", _inlines(inline.content, notes))
        case Strong():
            return _run("Strong", _inlines(inline.content, notes))
        case Code():
            code = {"t": "Code", "c": [attributes(), inline.text]}
            return {"t": "Span", "c": [attributes(pairs={"dir": "ltr"}), [code]]}
        case Strike() | Inserted() | Superscript() | Subscript():
            return {"t": _MARKED[type(inline)], "c": _inlines(inline.content, notes)}
        case Ruby():
            return ruby_node(inline, notes.language)
        case Math():
            kind = {"t": "DisplayMath" if inline.display else "InlineMath"}
            return node("Math", kind, inline.tex)
        case Image():
            return _picture(inline, notes)
        case Link():
            return {
                "t": "Link",
                "c": [attributes(), _inlines(inline.content, notes), [inline.target, ""]],
            }
        case NoteReference():
            return _reference(inline, notes)
        case LineBreak():
            return {"t": "LineBreak"}
        case Span():
            return _span(inline, notes)
        case _:
            assert_never(inline)


def _span(inline: Span, notes: Standing) -> Node:
    style = inline.role.capitalize() if inline.role else None
    pairs = {"custom-style": style, "lang": inline.language, "dir": inline.direction}
    with speaking(inline.language, notes):
        return {"t": "Span", "c": [attributes(pairs=pairs), _inlines(inline.content, notes)]}


def _reference(inline: NoteReference, notes: Standing) -> Node:
    """The first mark carries the note; a later one, or one without a note, is a mark only.

    So is one inside a note: Word has no notes of notes (ISO/IEC 29500-1, 17.11.14).
    """
    note = notes.bodies.get(inline.label)
    if note is None or inline.label in notes.placed or notes.in_note:
        return _run("Note Mark", [string(inline.text)])
    notes.placed.add(inline.label)
    return {"t": "Note", "c": _note_blocks(note, notes)}


def _note_blocks(note: Footnote, notes: Standing) -> list[Node]:
    notes.in_note = True
    nodes = _blocks(note.blocks, notes)
    notes.in_note = False
    return nodes
