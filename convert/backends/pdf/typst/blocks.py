"""Blocks as data for the template: lists that begin with a kind, in reading order."""

from itertools import groupby
from typing import assert_never

import msgspec

from convert.article import (
    AnyBlock,
    Block,
    BlockQuote,
    Blocks,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Preformatted,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from convert.backends.pdf.typst.grids import write_table
from convert.backends.pdf.typst.inlines import heading_words, words, write_inlines, write_mark
from convert.backends.pdf.typst.languages import language_of
from convert.backends.pdf.typst.sheet import Sheet, Tag, Value
from convert.markup.markers import marker_width
from convert.markup.opening import initial
from convert.walk import inline_text
from convert.walk.listings import runs_from_left
from convert.walk.verse import stanzas

_NUMBERS = {
    "decimal": "1",
    "lower_alpha": "a",
    "upper_alpha": "A",
    "lower_roman": "i",
    "upper_roman": "I",
}
_ROOM = {"": 1.8, "wide": 2.5, "wider": 3.6}
_AROUND = {"period": ("", "."), "paren": ("", ")"), "parens": ("(", ")")}
# Lines of a listing that the end of a page may part.
_LONG_LISTING = 15


def write_blocks(blocks: Blocks, sheet: Sheet) -> list[Value]:
    """The blocks, in reading order; those on pages that lie on their side together."""
    parts: list[Value] = []
    for turned, some in groupby(blocks, key=lambda block: id(block) in sheet.landscape):
        written = _runs(tuple(some), sheet)
        parts += [["turned", *written]] if turned else written
    return parts


def _runs(blocks: Blocks, sheet: Sheet) -> list[Value]:
    parts: list[Value] = []
    for is_note, some in groupby(blocks, key=lambda block: isinstance(block, Footnote)):
        if is_note:
            parts += _notes([block for block in some if isinstance(block, Footnote)], sheet)
        else:
            parts += [part for block in some for part in _block(block, sheet)]
    return parts


def _notes(notes: list[Footnote], sheet: Sheet) -> list[Value]:
    """Notes where the source has them; those that stand below leave a place for their tags."""
    here = [note for note in notes if note.label not in sheet.foot]
    below = [sheet.notes.note_id(note.label) or "" for note in notes if note not in here]
    parts: list[Value] = []
    if below:
        sheet.tags.groups.append(Tag("Div", notes=tuple(below)))
        parts.append(["below"])
    written = [part for note in here for part in _block(note, sheet)]
    return [*parts, ["notes", *written]] if written else parts


def _block(block: AnyBlock, sheet: Sheet) -> list[Value]:
    """A block; one in another language or direction in a group that says so."""
    if not (block.language or block.direction):
        return [_written(block, sheet)]
    sheet.tags.groups.append(Tag("Div", block.language, direction=block.direction))
    around = sheet.spaces
    if block.language:
        sheet.spaces = sheet.spaces_in(block.language)
    written = _written(block, sheet)
    sheet.spaces = around
    own = language_of(block.language) if block.language else None
    return [["part", {"language": own, "dir": block.direction}, written]]


def _written(block: AnyBlock, sheet: Sheet) -> Value:
    match block:
        case Heading():
            content = heading_words(block.content, sheet)
            plain = " ".join(inline_text(block.content).split())
            label = f"h-{block.id}" if block.id else None
            return ["heading", block.level, label, plain, *content]
        case Paragraph():
            if block is sheet.opening:
                return _opening(block, sheet)
            return ["par", block.role or "plain", *write_inlines(block.content, sheet)]
        case List():
            return _list(block, sheet)
        case BlockQuote():
            return _quote(block, sheet)
        case Verse():
            sheet.tags.groups.append(Tag("Div"))
            return ["verse", *(write_inlines(stanza, sheet) for stanza in stanzas(block))]
        case Preformatted():
            sheet.tags.groups.append(Tag("Code"))
            long = block.text.count("\n") >= _LONG_LISTING
            lines: list[Value] = [
                words(line.expandtabs(4), sheet, code=True) for line in block.text.split("\n")
            ]
            return ["listing", {"long": long, "code": runs_from_left(block)}, *lines]
        case Table():
            return write_table(block, sheet)
        case Figure():
            return _figure(block, sheet)
        case DefinitionList():
            return _definitions(block, sheet)
        case ThematicBreak():
            return ["rule"]
        case Footnote():
            return write_note(block, sheet)
        case _:
            assert_never(block)


def _opening(block: Paragraph, sheet: Sheet) -> Value:
    """The first paragraph: with its initial apart, or with its first words in small capitals."""
    begin = initial(block) if sheet.cap else None
    if begin and sheet.cap:
        sheet.tags.runs.append(Tag("Span", says=begin.word))
        how: dict[str, Value] = msgspec.to_builtins(sheet.cap)
        how |= {"letter": begin.letter, "sign": begin.mark, "rest": begin.rest}
        after = write_inlines((Text(text=begin.after), *block.content[1:]), sheet)
        return ["drop", how | {"lead": sheet.lead > 0}, *after]
    first = block.content[0] if sheet.lead else None
    if not isinstance(first, Text):
        return ["par", "opening", *write_inlines(block.content, sheet)]
    lead, rest = first.text[: sheet.lead], first.text[sheet.lead :]
    rest_of_it = write_inlines((Text(text=rest), *block.content[1:]), sheet)
    return ["par", "opening", ["lead", *words(lead, sheet)], *rest_of_it]


def _list(block: List, sheet: Sheet) -> Value:
    before, after = _AROUND[block.delimiter]
    numbers = f"{before}{_NUMBERS[block.style]}{after}" if block.ordered else None
    around = sheet.inner
    sheet.inner = True
    items: list[Value] = [_item(item.blocks, block.tight, sheet) for item in block.items]
    sheet.inner = around
    how: dict[str, Value] = {"numbers": numbers, "start": block.start, "tight": block.tight}
    return ["list", how | {"room": _ROOM[marker_width(block)], "inner": around}, *items]


def _item(blocks: Blocks, tight: bool, sheet: Sheet) -> list[Value]:
    """An item's blocks; the opening paragraph of a tight item goes without its element."""
    first = blocks[0] if blocks else None
    if not (tight and isinstance(first, Paragraph) and first.role is None and not _differs(first)):
        return write_blocks(blocks, sheet)
    return [["words", *write_inlines(first.content, sheet)], *write_blocks(blocks[1:], sheet)]


def _differs(block: Block) -> bool:
    return bool(block.language or block.direction)


def _quote(block: BlockQuote, sheet: Sheet) -> Value:
    pulled = any(block is quote for quote in sheet.pulled)
    if block.attribution:
        sheet.tags.groups.append(Tag("Div"))
    sheet.tags.groups.append(Tag("BlockQuote"))
    inside = write_blocks(block.blocks, sheet)
    quote: Value = ["pulled" if pulled else "quote", bool(block.attribution), *inside]
    if not block.attribution:
        return quote
    who = ["par", "credit" if pulled else "attribution", *write_inlines(block.attribution, sheet)]
    return ["quoted", pulled, quote, who]


def _figure(block: Figure, sheet: Sheet) -> Value:
    sheet.tags.groups.append(Tag("Div"))
    picture = sheet.picture(block)
    if not block.caption:
        return ["figure", picture, None]
    sheet.tags.groups.append(Tag("Caption"))
    return ["figure", picture, write_inlines(block.caption, sheet)]


def _definitions(block: DefinitionList, sheet: Sheet) -> Value:
    items: list[Value] = []
    for item in block.items:
        terms: list[Value] = [write_inlines(term, sheet) for term in item.terms]
        items.append([terms, _item(item.blocks, True, sheet)])
    return ["terms", *items]


def write_note(block: Footnote, sheet: Sheet) -> Value:
    """A note with its mark before it, in its first paragraph if that is plain."""
    own = sheet.notes.note_id(block.label)
    below = block.label in sheet.foot
    if not below:
        sheet.tags.groups.append(Tag("Note", id=own or ""))
    back = None
    if block.label in sheet.notes.referred:
        back = sheet.notes.reference_id(block.label, 1)
    sheet.tags.runs.append(Tag("Lbl"))
    shown = write_mark(block.mark, "Span", sheet) if block.mark else ["↩" * bool(back)]
    mark: list[Value] = [["back", back, *shown]]
    first = block.blocks[0] if block.blocks else None
    if isinstance(first, Paragraph) and not (first.role or _differs(first)):
        lead: Value = ["par", "note", *mark, " ", *write_inlines(first.content, sheet)]
        rest = block.blocks[1:]
    else:
        lead, rest = ["par", "note", *mark], block.blocks
    return ["note", own, lead, *write_blocks(rest, sheet)]
