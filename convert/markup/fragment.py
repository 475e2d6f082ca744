"""An Article as HTML elements. This package is the only place in the project that writes them.

Roles and structure follow HTML, DPUB-ARIA 1.1 and, for books, EPUB Structural Semantics 1.1.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import assert_never

from msgspec import Struct

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Blocks,
    Cell,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Pictured,
    Preformatted,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.languages.phrases import phrases
from convert.markup.dialect import Dialect
from convert.markup.element import Attributes
from convert.markup.headings import in_capitals
from convert.markup.inlines import write_inlines, write_mark, write_picture
from convert.markup.introduced import introducing
from convert.markup.listing import write_listing
from convert.markup.markers import marker_width
from convert.markup.masthead import write_masthead
from convert.markup.note_marks import in_brackets
from convert.markup.notes import find_notes
from convert.markup.opening import initial, opening_paragraph
from convert.markup.page_marks import PageMarks
from convert.markup.pull import begins_with_mark, pull_quotes
from convert.markup.table import stays_together, table_rows
from convert.markup.writer import PLAIN, Setting, TableSetting, Writer
from convert.walk import inline_text
from convert.walk.printed import has_boxes, parted_foot, printed_blocks
from convert.walk.verse import stanzas

_LIST_TYPES = {
    "decimal": None,
    "lower_alpha": "a",
    "upper_alpha": "A",
    "lower_roman": "i",
    "upper_roman": "I",
}


def data_uri(picture: Pictured) -> str:
    """A picture inside its own address (RFC 2397)."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


class Written(Struct, frozen=True):
    """The elements of an article."""

    masthead: str
    body: str

    def __str__(self) -> str:
        return f"{self.masthead}\n{self.body}"


def write_article(
    article: Article,
    dialect: Dialect,
    images: Callable[[Pictured], str] = data_uri,
    setting: Setting = PLAIN,
    marks: PageMarks | None = None,
) -> Written:
    """The elements of `article`, without those around them; with the `marks` of pages, if any."""
    blocks = printed_blocks(article)
    writer = Writer(
        dialect=dialect,
        notes=find_notes(article.blocks),
        labels=phrases(article.metadata.language),
        images=images,
        references={},
        opening=opening_paragraph(blocks),
        setting=setting,
        direction=article.metadata.direction,
        pulled=pull_quotes(blocks),
        introducing=introducing(blocks),
        note_below=_footnote,
        marks=marks,
    )
    writer.spaces = writer.spaces_in(article.metadata.language)
    masthead = write_masthead(article.metadata, writer)
    text, below = parted_foot(blocks)
    body = _blocks(text, writer) + (marks.rest() if marks else "")
    if foot := _blocks(below, writer):
        body += "\n" + writer.tag("footer", f"\n{foot}\n", {"class": "foot-matter"})
    return Written(masthead, body)


# ---- blocks


def _blocks(blocks: Blocks, writer: Writer) -> str:
    if not any(id(block) in writer.setting.landscape for block in blocks):
        return "\n".join(_runs(blocks, writer))
    parts = []
    for turned, run in groupby(blocks, key=lambda block: id(block) in writer.setting.landscape):
        written = "\n".join(_runs(tuple(run), writer))
        parts.append(writer.tag("div", written, {"class": "landscape"}) if turned else written)
    return "\n".join(parts)


def _runs(blocks: Blocks, writer: Writer, between: str = "\n") -> Iterator[str]:
    for is_note, run in groupby(blocks, key=lambda block: isinstance(block, Footnote)):
        if is_note:
            yield _notes([block for block in run if isinstance(block, Footnote)], writer)
        else:
            yield between.join(_block(block, writer) for block in run)


def _notes(notes: list[Footnote], writer: Writer) -> str:
    """A section of notes; of one that stands elsewhere it says so."""
    here = [note for note in notes if note.label not in writer.setting.foot]
    below = [writer.notes.note_id(note.label) or "" for note in notes if note not in here]
    return writer.tag(
        "section",
        "\n".join(_footnote(note, writer) for note in here),
        {
            "class": "notes" if here else "notes-below",
            "epub:type": writer.epub_type("footnotes"),
            "role": "doc-endnotes",
            "aria-label": writer.note_label(),
            "data-notes": " ".join(below) or None,
        },
    )


def _block(block: AnyBlock, writer: Writer) -> str:
    around = writer.spaces, writer.direction
    if block.language:
        writer.spaces = writer.spaces_in(block.language)
    writer.direction = block.direction or writer.direction
    written = _element(block, writer)
    writer.spaces, writer.direction = around
    return written


def _element(block: AnyBlock, writer: Writer) -> str:
    match block:
        case Heading():
            words = inline_text(block.content)
            named = "capitals" if in_capitals(words) else None
            attributes = {"id": block.id or None, "class": named, **writer.language(block)}
            content = partial(write_inlines, block.content, writer)
            return writer.heading(f"h{block.level}", content, words, attributes)
        case Paragraph():
            return _paragraph(block, writer)
        case List():
            return _list(block, writer)
        case BlockQuote():
            return _quote(block, writer)
        case Verse():
            return _verse(block, writer)
        case Preformatted():
            return write_listing(block, writer)
        case Table():
            return _table(block, writer)
        case Figure():
            return _figure(block, writer)
        case DefinitionList():
            return _definitions(block, writer)
        case ThematicBreak():
            return writer.tag("hr")
        case Footnote():
            return _footnote(block, writer)
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, writer: Writer, lead: str = "") -> str:
    opens = block is writer.opening
    role = block.role.replace("_", "-") if block.role else "opening" if opens else ""
    introduces = "introduces" if any(block is one for one in writer.introducing) else ""
    named = " ".join(filter(None, (role, introduces))) or None
    attributes = {"class": named, **writer.language(block)}
    begin = initial(block) if opens and writer.setting.initial else None
    if begin is None:
        return writer.tag("p", lead + write_inlines(block.content, writer), attributes)
    mark = writer.tag("span", writer.text(begin.mark), {"class": "initial-mark"})
    letter = writer.tag("span", writer.text(begin.letter), {"class": "initial"})
    word = f"{mark if begin.mark else ''}{letter}{writer.text(begin.rest)}"
    word = writer.tag("span", word, {"class": "initial-word"})
    rest = write_inlines((Text(text=begin.after), *block.content[1:]), writer)
    return writer.tag("p", f"{word}{rest}", attributes)


def _list(block: List, writer: Writer) -> str:
    items = "\n".join(
        writer.tag(
            "li",
            _item(item.blocks, block.tight, writer),
            {"class": None if item.done is None else "task"},
        )
        for item in block.items
    )
    names = [
        marker_width(block),
        "loose" if not block.tight else "",
        "tasks" if has_boxes(block) else "",
        f"{block.style.replace('_', '-')}-{block.delimiter}" if block.ordered else "",
    ]
    attributes: Attributes = {
        "class": " ".join(filter(None, names)) or None,
        **writer.language(block),
    }
    if not block.ordered:
        return writer.tag("ul", items, attributes)
    start = str(block.start) if block.start != 1 else None
    return writer.tag("ol", items, {"start": start, "type": _LIST_TYPES[block.style], **attributes})


def _item(blocks: Blocks, tight: bool, writer: Writer) -> str:
    """An item's blocks; the only paragraph of a tight item goes without its element."""
    first = blocks[0] if blocks else None
    alone = not any(isinstance(block, Paragraph) for block in blocks[1:])
    is_plain = isinstance(first, Paragraph) and first.role is None and not first.language
    if not (tight and alone and isinstance(first, Paragraph) and is_plain):
        return _blocks(blocks, writer)
    written = write_inlines(first.content, writer)
    return f"{written}\n{_blocks(blocks[1:], writer)}" if blocks[1:] else written


def _quote(block: BlockQuote, writer: Writer) -> str:
    quote = writer.tag("blockquote", _blocks(block.blocks, writer), writer.language(block))
    if not block.attribution:
        return quote
    who = writer.tag("p", write_inlines(block.attribution, writer), {"class": "attribution"})
    name = "quote"
    if any(block is quote for quote in writer.pulled):
        name = "quote pull hang" if begins_with_mark(block) else "quote pull"
    return writer.tag("div", f"{quote}\n{who}", {"class": name})


def _verse(block: Verse, writer: Writer) -> str:
    written = [writer.tag("p", write_inlines(stanza, writer)) for stanza in stanzas(block)]
    return writer.tag("div", "\n".join(written), {"class": "verse", **writer.language(block)})


def _table(block: Table, writer: Writer) -> str:
    writer.tables += 1
    caption = writer.tag("caption", write_inlines(block.caption, writer)) if block.caption else ""
    rows = table_rows(block, writer.tag, lambda cell: _cell(cell, writer))
    setting = writer.setting.tables.get(id(block), TableSetting())
    names = [
        "together" if stays_together(block) else "",
        f"breaks-{setting.breaks}" if setting.breaks else "",
        "dense" if setting.size else "",
    ]
    attributes: Attributes = {
        "class": " ".join(filter(None, names)) or None,
        "style": f"font-size: {setting.size:.3f}em" if setting.size else None,
        **writer.language(block),
    }
    table = writer.tag("table", caption + rows, attributes)
    if not writer.dialect.focusable_tables:
        return table
    label = inline_text(block.caption) or f"{writer.labels.table} {writer.tables}"
    return writer.tag(
        "div", table, {"class": "table", "role": "group", "aria-label": label, "tabindex": "0"}
    )


def _cell(cell: Cell, writer: Writer) -> str:
    return write_inlines(cell.content, writer) + _blocks(cell.blocks, writer)


def _figure(block: Figure, writer: Writer) -> str:
    image = write_picture(block, writer)
    if not block.caption:
        return writer.tag("figure", image, writer.language(block))
    caption = writer.tag("figcaption", write_inlines(block.caption, writer))
    return writer.tag("figure", image + caption, writer.language(block))


def _definitions(block: DefinitionList, writer: Writer) -> str:
    rows = []
    for item in block.items:
        rows += [writer.tag("dt", write_inlines(term, writer)) for term in item.terms]
        rows.append(writer.tag("dd", _item(item.blocks, True, writer)))
    return writer.tag("dl", "\n".join(rows), writer.language(block))


def _footnote(block: Footnote, writer: Writer) -> str:
    mark, says = write_mark(block.mark, writer)
    attributes: Attributes = {"data-says": says}
    if block.label in writer.notes.referred:
        back = writer.notes.reference_id(block.label, 1)
        mark = writer.tag(
            "a",
            mark or "↩",
            {
                **attributes,
                "href": f"#{back}",
                "role": "doc-backlink",
                "aria-label": f"{block.mark} {writer.labels.back}".strip(),
            },
        )
        attributes = {}
    if writer.setting.superior_notes and in_brackets(block.mark):
        mark = writer.tag("span", mark, {"class": "note-mark", **attributes})
    below = block.label in writer.setting.foot
    body = _marked_note(block.blocks, mark, below, writer)
    attributes = {
        "id": writer.notes.note_id(block.label),
        "class": "foot" if below else None,
        "epub:type": writer.epub_type("footnote"),
        "role": "doc-footnote",
        **writer.language(block),
    }
    return writer.tag("aside", body, attributes)


def _marked_note(blocks: Blocks, mark: str, below: bool, writer: Writer) -> str:
    """The blocks of a note with its mark before them, in its first paragraph if that is plain."""
    first = blocks[0] if blocks else None
    is_plain = isinstance(first, Paragraph) and not (
        first.role or first.language or first.direction
    )
    # The engine sets white space between the paragraphs of a note below as a line.
    between = "" if below else "\n"
    if not (is_plain and isinstance(first, Paragraph)):
        return writer.tag("p", mark) + between.join(_runs(blocks, writer, between))
    opening = _paragraph(first, writer, f"{mark} ")
    return between.join((opening, *_runs(blocks[1:], writer, between)))
