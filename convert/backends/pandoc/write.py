"""The blocks of an Article in pandoc's JSON, as `Manner` says of one of its writers."""

import json
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final, assert_never

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    Block,
    BlockQuote,
    Blocks,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inlines,
    LineBreak,
    List,
    Math,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.backends.pandoc.inlines import inline_nodes, note_nodes, picture_node
from convert.backends.pandoc.nodes import (
    Content,
    Node,
    attributes,
    node,
    para,
    string,
    styled,
    styled_run,
)
from convert.backends.pandoc.standing import Manner, Standing, speaking
from convert.backends.pandoc.tables import table_node
from convert.languages.directions import runs_from_left
from convert.markup.opening import lead_end
from convert.walk import every_block, every_inline, own_inlines

_API: Final = (1, 23, 1)
_ROLE_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "caption": "Caption",
        "speech": "Body Text",
        "salutation": "Salutation",
        "signature": "Signature",
        "end_mark": "End Mark",
        "boilerplate": "Boilerplate",
        "contact": "Boilerplate",
        "about": "About",
        "colophon": "Colophon",
    }
)
_NUMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "decimal": "Decimal",
        "lower_alpha": "LowerAlpha",
        "upper_alpha": "UpperAlpha",
        "lower_roman": "LowerRoman",
        "upper_roman": "UpperRoman",
    }
)
_DELIMITERS: Final[Mapping[str, str]] = MappingProxyType(
    {"period": "Period", "paren": "OneParen", "parens": "TwoParens"}
)


def standing_for(manner: Manner, blocks: Blocks, metadata: Metadata) -> Standing:
    """An empty document for the blocks of an article."""
    return Standing(
        manner=manner,
        bodies={block.label: block for block in every_block(blocks) if isinstance(block, Footnote)},
        placed=set(),
        repeated=_repeated(blocks) if manner.first else frozenset(),
        blocks=block_nodes,
        rtl=metadata.direction == "rtl",
        language=metadata.language,
    )


def _repeated(blocks: Blocks) -> frozenset[str]:
    """The labels of notes that more than one mark has."""
    labels = Counter(
        inline.label
        for block in every_block(blocks)
        for inlines in own_inlines(block)
        for inline in every_inline(inlines)
        if isinstance(inline, NoteReference)
    )
    return frozenset(label for label, count in labels.items() if count > 1)


def document_json(meta: Mapping[str, Node], blocks: list[Node]) -> bytes:
    """A whole document for pandoc's `json` reader, UTF-8."""
    document = {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}
    return json.dumps(document, ensure_ascii=False).encode()


def meta_words(text: str) -> Node:
    """A value of the metadata in one piece."""
    return {"t": "MetaInlines", "c": [string(text)]}


def block_nodes(blocks: Blocks, standing: Standing) -> list[Node]:
    """The nodes of blocks."""
    written: list[Node] = []
    before: AnyBlock | None = None
    for block in blocks:
        with speaking(block.language, standing):
            nodes = _in_language(block, _block(block, standing), standing)
        style = _style_after(before) if standing.manner.styled and not standing.quoted else None
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


def _in_language(block: Block, nodes: list[Node], standing: Standing) -> list[Node]:
    """The language and direction of a block, which pandoc hands down to its runs."""
    direction = "ltr" if _is_from_left(block, standing) else block.direction
    if not (block.language or direction):
        return nodes
    standing.rtl = standing.rtl or direction == "rtl"
    pairs = {"lang": block.language, "dir": direction}
    return [node("Div", attributes(pairs=pairs), nodes)]


def _is_from_left(block: Block, standing: Standing) -> bool:
    """Whether that is said of a block: of a program, and of a listing among Arabic."""
    if not (isinstance(block, Preformatted) and standing.manner.styled):
        return False
    return bool(block.syntax) or (standing.rtl and runs_from_left(block))


def _block(block: AnyBlock, standing: Standing) -> list[Node]:
    match block:
        case Heading():
            content = inline_nodes(block.content, standing)
            level = block.level - standing.manner.lift
            return [node("Header", level, attributes(block.id), content)]
        case Paragraph():
            paragraphs = [_para(run, standing) for run in _parted(block.content)]
            if block is standing.led and paragraphs:
                paragraphs[0] = _led(block, paragraphs[0])
            if block.role is None or standing.quoted:
                return paragraphs
            return _as(_ROLE_STYLES[block.role], paragraphs, standing)
        case List():
            return [_list(block, standing)]
        case BlockQuote():
            return _quote(block, standing)
        case Verse():
            return _verse(block, standing)
        case Preformatted():
            classes = [block.syntax] if block.syntax and not standing.manner.styled else []
            return [node("CodeBlock", attributes(classes=classes), block.text)]
        case Table():
            return _table(block, standing)
        case Figure():
            return [_figure(block, standing)]
        case DefinitionList():
            items = [_definition(item.terms, item.blocks, standing) for item in block.items]
            return [{"t": "DefinitionList", "c": items}]
        case ThematicBreak():
            return [standing.manner.rule]
        case Footnote():
            return _note_in_place(block, standing)
        case _:
            assert_never(block)


def _para(run: Inlines, standing: Standing) -> Node:
    return para(standing.manner.opened("paragraph", inline_nodes(run, standing)))


def _led(block: Paragraph, written: Node) -> Node:
    """The first paragraph with its first words in the style of a lead."""
    first, end = block.content[0], lead_end(block)
    if not (isinstance(first, Text) and end):
        return written
    opened = styled_run("Lead", [string(first.text[:end])])
    rest = [string(first.text[end:])] if first.text[end:] else []
    return node("Para", opened, *rest, *_content(written)[1:])


def _as(style: str, nodes: list[Node], standing: Standing) -> list[Node]:
    """Nodes in a style, where styles go by their names."""
    return [styled(style, *nodes)] if standing.manner.styled else nodes


def _parted(content: Inlines) -> list[Inlines]:
    """A run in pieces: a formula on a line of its own is a paragraph of its own in Word."""
    apart = groupby(content, key=lambda inline: isinstance(inline, Math) and inline.display)
    return [tuple(run) for _, run in apart] or [()]


def _list(block: List, standing: Standing) -> Node:
    items = [_item(item.blocks, block.tight, standing) for item in block.items]
    if not block.ordered:
        return {"t": "BulletList", "c": items}
    style, delimiter = _NUMBERS[block.style], _DELIMITERS[block.delimiter]
    return {"t": "OrderedList", "c": [[block.start, {"t": style}, {"t": delimiter}], items]}


def _item(blocks: Blocks, tight: bool, standing: Standing) -> list[Node]:
    nodes = block_nodes(blocks, standing)
    if not tight:
        return nodes
    return [{"t": "Plain", "c": n["c"]} if n["t"] == "Para" else n for n in nodes]


def _quote(block: BlockQuote, standing: Standing) -> list[Node]:
    around, standing.quoted = standing.quoted, True
    inner = block_nodes(block.blocks, standing)
    standing.quoted = around
    if not block.attribution:
        return [node("BlockQuote", *inner)]
    attribution = _para(block.attribution, standing)
    if any(block is pulled for pulled in standing.pulled):
        return [styled("Pull Quote", *inner), styled("Pull Quote Source", attribution)]
    if standing.manner.styled:
        return [node("BlockQuote", *inner), styled("Attribution", attribution)]
    return [node("BlockQuote", *inner, attribution)]


def _verse(block: Verse, standing: Standing) -> list[Node]:
    if standing.manner.styled:
        verse = para(inline_nodes(block.content, standing))
        return [verse if standing.quoted else styled("Verse", verse)]
    within = (inner for inner in every_inline(block.content) if isinstance(inner, LineBreak))
    if any(inner not in block.content for inner in within):  # a mark that goes over lines
        return [para(inline_nodes(block.content, standing))]
    lines: list[list[Node]] = [[]]
    for inline in block.content:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1] += inline_nodes((inline,), standing)
    return [{"t": "LineBlock", "c": lines}]


def _table(block: Table, standing: Standing) -> list[Node]:
    above: list[Node] = []
    if block.caption and not standing.manner.captions:
        above = [_para(block.caption, standing)]
        block = replace(block, caption=())
    table = table_node(
        block,
        lambda inlines: standing.manner.opened("cell", inline_nodes(inlines, standing)),
        lambda blocks: block_nodes(blocks, standing),
    )
    return [*above, table]


def _figure(block: Figure, standing: Standing) -> Node:
    image = picture_node(block, standing)
    if not block.caption:
        return para([image])
    caption = [{"t": "Plain", "c": inline_nodes(block.caption, standing)}]
    return node("Figure", attributes(), [None, caption], [{"t": "Plain", "c": [image]}])


def _definition(terms: tuple[Inlines, ...], blocks: Blocks, standing: Standing) -> Content:
    term: list[Node] = []
    for number, inlines in enumerate(terms):
        term += [standing.manner.between_terms] if number else []
        term += inline_nodes(inlines, standing)
    return [term, [block_nodes(blocks, standing)]]


def _note_in_place(block: Footnote, standing: Standing) -> list[Node]:
    """A note that no mark leads to stays where it is; any other is at the foot of its page."""
    if block.label in standing.placed:
        return []
    standing.placed.add(block.label)
    nodes = note_nodes(block, standing)
    if nodes and nodes[0]["t"] == "Para" and block.mark:
        nodes[0] = node("Para", *standing.manner.text(f"{block.mark} "), *_content(nodes[0]))
    return _as("footnote text", nodes, standing)


def _content(node: Node) -> Content:
    content = node["c"]
    return content if isinstance(content, list) else []
