"""Blocks with attributes: styles of Word become roles, languages and directions are kept."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    BlockQuote,
    Blocks,
    Direction,
    Figure,
    Footnote,
    Heading,
    LineBreak,
    LineRange,
    Paragraph,
    ParagraphRole,
    Preformatted,
    Strong,
    Table,
    Verse,
)
from convert.languages.tags import is_language_tag
from convert.readers.pandoc import ast
from convert.readers.pandoc.places import pair
from convert.readers.pandoc.raw_inlines import plain
from convert.readers.pandoc.tables import run_on
from convert.readers.pandoc.work import Work, shown
from convert.walk import inline_text

_ROLES: Final[dict[str, ParagraphRole]] = {
    "caption": "caption",
    "image caption": "caption",
    "table caption": "caption",
    "captioned figure": "caption",
    "salutation": "salutation",
    "signature": "signature",
    "end mark": "end_mark",
    "boilerplate": "boilerplate",
    "contact": "contact",
}
QUOTES: Final = frozenset({"quote", "intense quote", "quotations", "block text", "pull quote"})
"""The styles of quotations."""

_ATTRIBUTION: Final = frozenset({"attribution", "pull quote source"})
_ALERTS: Final = frozenset({"note", "tip", "important", "warning", "caution"})
_CONTENTS: Final = "toc "
MEANT: Final = frozenset(
    {*_ROLES, *QUOTES, *_ATTRIBUTION, "title", "subtitle", "author", "date", "verse"}
    | {"contents heading", "toc heading"}
)
"""The styles, in small letters, that say what a paragraph is."""


def style_of(node: ast.Block) -> str:
    """The name of the style that a block has in a word processor, in small letters."""
    return pair(node.c[0], "custom-style").casefold() if isinstance(node, ast.Div) else ""


def joins(node: ast.Block, before: list[AnyBlock], work: Work) -> bool:
    """Whether a node belongs to the block before it, which now has it: who is quoted, a caption,
    a further paragraph of a quotation."""
    style = style_of(node)
    last = before[-1] if before else None
    if not style or not isinstance(node, ast.Div):
        return False
    if style in _ATTRIBUTION and isinstance(last, BlockQuote) and not last.attribution:
        before[-1] = replace(last, attribution=run_on(work.blocks(node.c[1], work)))
        return True
    if style in QUOTES and isinstance(last, BlockQuote) and not last.attribution:
        made = div(node, work.lines, work)
        inner = made[0].blocks if made and isinstance(made[0], BlockQuote) else made
        before[-1] = replace(last, blocks=(*last.blocks, *inner))
        return True
    if _ROLES.get(style) == "caption" and isinstance(last, Figure) and not last.caption:
        before[-1] = replace(last, caption=run_on(work.blocks(node.c[1], work)))
        return True
    return False


def captioned(block: AnyBlock, before: list[AnyBlock]) -> AnyBlock:
    """A table with the caption that stands before it, as Word puts it."""
    last = before[-1] if before else None
    if (
        isinstance(block, Table)
        and not block.caption
        and isinstance(last, Paragraph)
        and last.role == "caption"
    ):
        before.pop()
        return replace(block, caption=last.content)
    return block


def div(node: ast.Div, lines: LineRange | None, work: Work) -> Blocks:
    """What stands in a Div, with its role, language and direction."""
    (_, classes, _), inner = node.c
    style = style_of(node)
    if style.startswith(_CONTENTS) or style in ("contents heading", "toc heading"):
        words = shown(plain(inner))
        work.tell("contents.left_out", f"a line of a table of contents is left out: “{words}”")
        return ()
    made = work.blocks(inner, work)
    if _is_alert(classes, inner):
        made = (BlockQuote(blocks=tuple(_titled(made)), lines=lines),)
    elif style in QUOTES and not any(isinstance(block, BlockQuote) for block in made):
        made = (BlockQuote(blocks=made, lines=lines),) if made else ()
    elif style == "verse":
        made = _as_verse(made)
    elif style == "convert-note":
        label, mark = pair(node.c[0], "note"), pair(node.c[0], "mark")
        made = (Footnote(label=label, blocks=made, mark=mark, lines=lines),)
    elif style in ("html preformatted", "preformatted text", "source code"):
        made = tuple(map(_as_code, made))
    elif role := _ROLES.get(style) or ("caption" if "caption" in classes else None):
        made = tuple(_with_role(block, role) for block in made)
    return tuple(_speaking(block, node.c[0]) for block in made)


def _is_alert(classes: list[str], inner: list[ast.Block]) -> bool:
    """Whether this is an alert of GitHub's: a box with a title."""
    first = inner[0] if inner else None
    title = isinstance(first, ast.Div) and "title" in first.c[0][1]
    return title and bool(_ALERTS & set(classes))


def _titled(made: Blocks) -> Iterator[AnyBlock]:
    for number, block in enumerate(made):
        if number == 0 and isinstance(block, Paragraph):
            yield replace(block, content=(Strong(content=block.content),))
        else:
            yield block


def _as_verse(made: Blocks) -> Blocks:
    """Paragraphs as the stanzas of one poem."""
    stanzas = [block for block in made if isinstance(block, Paragraph)]
    if not stanzas or len(stanzas) < len(made):
        return made
    content = stanzas[0].content
    for stanza in stanzas[1:]:
        content += (LineBreak(), LineBreak(), *stanza.content)
    return (Verse(content=content, lines=stanzas[0].lines),)


def _as_code(block: AnyBlock) -> AnyBlock:
    if isinstance(block, Paragraph):
        return Preformatted(text=inline_text(block.content), lines=block.lines)
    return block


def _with_role(block: AnyBlock, role: ParagraphRole) -> AnyBlock:
    return replace(block, role=role) if isinstance(block, Paragraph) else block


def _speaking(block: AnyBlock, attr: ast.Attr) -> AnyBlock:
    """A block in the language and direction of what is around it, where it has none of its own."""
    language = pair(attr, "lang").replace("_", "-")
    said = pair(attr, "dir")
    direction: Direction | None = "rtl" if said == "rtl" else "ltr" if said == "ltr" else None
    if language and is_language_tag(language) and block.language is None:
        block = replace(block, language=language)
    if direction and block.direction is None and not isinstance(block, Heading):
        block = replace(block, direction=direction)
    return block
