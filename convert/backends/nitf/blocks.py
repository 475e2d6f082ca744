"""The blocks of an Article as NITF's blocks."""

from collections.abc import Iterable
from typing import assert_never

from lxml import etree
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Pictured,
    Preformatted,
    Row,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.backends.nitf.inlines import pictures_in, write_inlines
from convert.backends.nitf.tree import Writing, put
from convert.markup.table import head_rows
from convert.walk.verse import stanzas

_HIGHEST = 2


def write_blocks(parent: etree._Element, blocks: Blocks, writing: Writing) -> None:
    """Put blocks at the end of an element."""
    for block in blocks:
        _write(parent, block, writing)


def _write(parent: etree._Element, block: AnyBlock, writing: Writing) -> None:
    match block:
        case Heading():
            _heading(parent, block, writing)
        case Paragraph():
            named = block.role.replace("_", "-") if block.role else ""
            _run(parent, "p", block.content, writing, block, named)
        case Verse():
            for stanza in stanzas(block):
                _run(parent, "p", stanza, writing, block, "verse")
        case Preformatted():
            named = f"language-{block.syntax}" if block.syntax else ""
            put(parent, "pre", block.text, **{"class": named}, language=block.language or "")
        case ThematicBreak():
            put(parent, "hr")
        case List():
            _list(parent, block, writing)
        case DefinitionList():
            _definitions(parent, block, writing)
        case BlockQuote():
            _quote(parent, block, writing)
        case Footnote():
            _note(parent, block, writing)
        case Figure():
            _figure(parent, block, writing)
        case Table():
            _table(parent, block, writing)
        case _:
            assert_never(block)


def _heading(parent: etree._Element, block: Heading, writing: Writing) -> None:
    """A heading inside the text, of which NITF knows one level: `class` says the lower ones."""
    level = f"level-{block.level}" if block.level > _HIGHEST else ""
    _run(parent, "hl2", block.content, writing, block, level, writing.headings.get(block.id, ""))


def _run(
    parent: etree._Element,
    name: str,
    run: Inlines,
    writing: Writing,
    block: Block,
    named: str = "",
    id: str = "",
) -> None:
    """A run in an element of its own, with the pictures of it after that."""
    made = put(parent, name, id=id, **{"class": named}, language=block.language or "")
    write_inlines(made, run, writing)
    if not len(made) and not made.text:
        parent.remove(made)
    _pictures(parent, run, writing)


def _pictures(parent: etree._Element, run: Inlines, writing: Writing) -> None:
    for picture in pictures_in(run):
        _media(parent, picture, writing)


def _list(parent: etree._Element, block: List, writing: Writing) -> None:
    if not block.items:
        return
    if block.ordered:
        made = put(parent, "ol", language=block.language or "")
        if block.style != "decimal":
            made.set("class", block.style.replace("_", "-"))
        if block.start != 1:
            made.set("seqnum", str(block.start))
    else:
        made = put(parent, "ul", language=block.language or "")
    for item in block.items:
        _item(put(made, "li"), item, writing, tight=block.tight)


def _item(made: etree._Element, item: ListItem, writing: Writing, *, tight: bool) -> None:
    """An item; the first words of a tight one have no paragraph around them."""
    blocks = item.blocks
    first = blocks[0] if blocks else None
    if tight and isinstance(first, Paragraph) and not first.role and not first.language:
        write_inlines(made, first.content, writing)
        _pictures(made, first.content, writing)
        blocks = blocks[1:]
    write_blocks(made, blocks, writing)


def _definitions(parent: etree._Element, block: DefinitionList, writing: Writing) -> None:
    if not block.items:
        return
    made = put(parent, "dl", language=block.language or "")
    for item in block.items:
        for term in item.terms:
            write_inlines(put(made, "dt"), term, writing)
        meaning = put(made, "dd")
        for term in item.terms:
            _pictures(meaning, term, writing)
        write_blocks(meaning, item.blocks, writing)


def _quote(parent: etree._Element, block: BlockQuote, writing: Writing) -> None:
    made = put(parent, "bq", language=block.language or "")
    write_blocks(put(made, "block"), block.blocks, writing)
    if block.attribution:
        write_inlines(put(made, "credit"), block.attribution, writing)
        _pictures(parent, block.attribution, writing)


def _note(parent: etree._Element, block: Footnote, writing: Writing) -> None:
    """A note; one that no mark leads to is set apart from the text with its mark."""
    id = writing.notes.get(block.label)
    if id is None:
        _quote(parent, BlockQuote(blocks=_marked(block)), writing)
        return
    made = put(parent, "fn", id=id, language=block.language or "")
    write_blocks(put(made, "body.content"), block.blocks, writing)


def _marked(block: Footnote) -> Blocks:
    if not block.mark:
        return block.blocks
    first, *others = block.blocks or (Paragraph(content=()),)
    mark = Text(text=f"{block.mark} ")
    if isinstance(first, Paragraph):
        return (replace(first, content=(mark, *first.content)), *others)
    return (Paragraph(content=(mark,)), first, *others)


# ---- pictures


def _figure(parent: etree._Element, block: Figure, writing: Writing) -> None:
    made = _media(parent, block, writing)
    if block.caption:
        write_inlines(put(made, "media-caption"), block.caption, writing)
        _pictures(parent, block.caption, writing)


def _media(parent: etree._Element, picture: Pictured, writing: Writing) -> etree._Element:
    """A picture. One for decoration says so: it has a text in its place that is empty."""
    made = put(parent, "media", media_type="image")
    if isinstance(picture, Figure) and picture.language:
        made.set("{http://www.w3.org/XML/1998/namespace}lang", picture.language)
    where = put(made, "media-reference", mime_type=picture.media_type)
    where.set("source", writing.picture(picture))
    if picture.alt or picture.decorative:
        where.set("alternate-text", picture.alt)
    return made


# ---- tables


def _table(parent: etree._Element, block: Table, writing: Writing) -> None:
    made = put(parent, "table", language=block.language or "")
    if block.caption:
        write_inlines(put(made, "caption"), block.caption, writing)
    split = head_rows(block)
    for name, rows in (("thead", block.rows[:split]), ("tbody", block.rows[split:])):
        _rows(made, name, rows, writing)
    _pictures(parent, block.caption, writing)


def _rows(table: etree._Element, name: str, rows: Iterable[Row], writing: Writing) -> None:
    """Rows in their group; one whose places are all taken from above cannot be said."""
    filled = [row for row in rows if row.cells]
    if not filled:
        return
    group = put(table, name)
    for row in filled:
        made = put(group, "tr")
        for cell in row.cells:
            _cell(made, cell, writing)


def _cell(row: etree._Element, cell: Cell, writing: Writing) -> None:
    made = put(
        row,
        "th" if cell.header else "td",
        align=cell.align or "",
        colspan=str(cell.colspan) if cell.colspan > 1 else "",
        rowspan=str(cell.rowspan) if cell.rowspan > 1 else "",
    )
    write_inlines(made, cell.content, writing)
    _pictures(made, cell.content, writing)
    write_blocks(made, cell.blocks, writing)
