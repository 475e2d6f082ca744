"""Blocks: pandoc's to an Article's."""

from typing import Final, assert_never

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    BlockQuote,
    Blocks,
    DefinitionItem,
    DefinitionList,
    Heading,
    Inlines,
    LineBreak,
    LineRange,
    List,
    ListItem,
    NumberStyle,
    Paragraph,
    Preformatted,
    Span,
    Text,
    ThematicBreak,
    Verse,
)
from convert.readers.pandoc import ast
from convert.readers.pandoc.divs import captioned, div, joins
from convert.readers.pandoc.figures import as_figure, figure
from convert.readers.pandoc.inlines import inlines, lines_of_code, parted
from convert.readers.pandoc.places import placed
from convert.readers.pandoc.raw_blocks import raw_block
from convert.readers.pandoc.tables import table
from convert.readers.pandoc.work import Work
from convert.walk import inline_text

_NUMBERS: Final[dict[str, NumberStyle]] = {
    "LowerAlpha": "lower_alpha",
    "UpperAlpha": "upper_alpha",
    "LowerRoman": "lower_roman",
    "UpperRoman": "upper_roman",
}
_BOXES: Final = {"☐": False, "[ ]": False, "☒": True, "☑": True, "[x]": True, "[X]": True}
_NO_SYNTAX: Final = frozenset(
    {"numberlines", "number-lines", "sourcecode", "literate", "code", "text", "txt", "example"}
)
_LOWEST: Final = 6


def article_blocks(nodes: list[ast.Block], work: Work) -> Blocks:
    """The body of an article: each block, and after it the notes that stand in it."""
    out: list[AnyBlock] = []
    for node, lines in placed(nodes):
        _add(out, node, lines, work)
        out += work.notes
        work.notes.clear()
    return tuple(out)


def blocks(nodes: list[ast.Block], work: Work) -> Blocks:
    """Blocks inside another."""
    around = work.lines
    out: list[AnyBlock] = []
    for node, lines in placed(nodes, around):
        _add(out, node, lines, work)
    work.lines = around
    return tuple(out)


def _add(out: list[AnyBlock], node: ast.Block, lines: LineRange | None, work: Work) -> None:
    """Put what a node becomes after the blocks before it, or into the last of them."""
    if not joins(node, out, work):
        for block in _block(node, lines, work):
            out.append(captioned(block, out))


def _block(node: ast.Block, lines: LineRange | None, work: Work) -> Blocks:
    work.lines = lines
    match node:
        case ast.Plain() | ast.Para():
            return _of_text(node, lines, work)
        case ast.LineBlock():
            content = _verse(node.c, work)
            return (Verse(content=content, lines=lines),) if content else ()
        case ast.CodeBlock():
            (_, classes, _), text = node.c
            code = Preformatted(text=text.rstrip("\n"), syntax=_syntax(classes), lines=lines)
            return (code,) if text.strip() else ()
        case ast.RawBlock():
            return raw_block(node, work)
        case ast.BlockQuote():
            inner = blocks(node.c, work)
            return (BlockQuote(blocks=inner, lines=lines),) if inner else ()
        case ast.OrderedList():
            return _ordered(node, lines, work)
        case ast.BulletList():
            items = _items(node.c, work)
            tight, lines = _is_tight(node.c), _span_of(items) or lines
            return (List(ordered=False, items=items, tight=tight, lines=lines),) if items else ()
        case ast.DefinitionList():
            definitions = tuple(_definition(*item, work) for item in node.c)
            lines = _around(definitions, lines)
            return (DefinitionList(items=definitions, lines=lines),) if definitions else ()
        case ast.Header():
            return _heading(node, lines, work)
        case ast.HorizontalRule():
            return (ThematicBreak(lines=lines),)
        case ast.Table():
            made = table(node, lines, work)
            return (made,) if made else ()
        case ast.Figure():
            return figure(node, lines, work)
        case ast.Div():
            return div(node, lines, work)
        case _:
            assert_never(node)


def _of_text(node: ast.Plain | ast.Para, lines: LineRange | None, work: Work) -> Blocks:
    """A paragraph, or what one stands for: several, code, a picture."""
    if further := parted(node.c):
        parts = (type(node)(part) for part in further)
        return tuple(block for part in parts for block in _of_text(part, lines, work))
    if listing := lines_of_code(node.c):
        return (Preformatted(text=listing.rstrip("\n"), lines=lines),)
    return as_figure(node, lines, work) or _paragraph(node.c, lines, work)


def _paragraph(nodes: list[ast.Inline], lines: LineRange | None, work: Work) -> Blocks:
    content = inlines(nodes, work)
    if not content:
        return ()
    spoken = isinstance(first := content[0], Span) and first.role == "speaker"
    return (Paragraph(content=content, role="speech" if spoken else None, lines=lines),)


def _verse(rows: list[list[ast.Inline]], work: Work) -> Inlines:
    content: Inlines = ()
    for number, row in enumerate(rows):
        content += (*((LineBreak(),) if number else ()), *inlines(row, work))
    return content if inline_text(content).strip() else ()


def _syntax(classes: list[str]) -> str | None:
    named = [name for name in classes if name.casefold() not in _NO_SYNTAX]
    return named[0].removeprefix("language-") if named else None


def _heading(node: ast.Header, lines: LineRange | None, work: Work) -> Blocks:
    """A heading, one level lower than the source's where `Work.shift` says so."""
    level, attr, nodes = node.c
    content = inlines(nodes, work)
    if not content:
        return ()
    level = min(max(level + work.shift, 2), _LOWEST)
    return (Heading(level=level, content=content, id=work.targets.get(attr[0], ""), lines=lines),)


# ---- lists


def _ordered(node: ast.OrderedList, lines: LineRange | None, work: Work) -> Blocks:
    (start, style, delimiter), nodes = node.c
    items = _items(nodes, work)
    if not items:
        return ()
    return (
        List(
            ordered=True,
            items=items,
            start=start,
            style=_NUMBERS.get(style.t, "decimal"),
            delimiter={"OneParen": "paren", "TwoParens": "parens"}.get(delimiter.t, "period"),  # type: ignore[arg-type]  # a dict's values are no literals
            tight=_is_tight(nodes),
            lines=_span_of(items) or lines,
        ),
    )


def _is_tight(items: list[list[ast.Block]]) -> bool:
    """Whether no item is a paragraph: pandoc's Plain is what stands without space around it.

    Items of several paragraphs say nothing where there are others.
    """
    every = [[node for node, _ in placed(item)] for item in items]
    first = [item[0] for item in every if len(item) == 1] or [item[0] for item in every if item]
    return not any(isinstance(node, ast.Para) for node in first)


def _items(items: list[list[ast.Block]], work: Work) -> tuple[ListItem, ...]:
    made = [_item(item, work) for item in items]
    return tuple(item for item in made if item.blocks or item.done is not None)


def _item(nodes: list[ast.Block], work: Work) -> ListItem:
    inner = blocks(nodes, work)
    lines = _span_of(inner)
    first = inner[0] if inner else None
    if isinstance(first, Paragraph) and first.content and isinstance(first.content[0], Text):
        box, _, words = first.content[0].text.partition(" ")
        if first.content[0].text.startswith("[ ] "):
            box, words = "[ ]", first.content[0].text[4:]
        if box in _BOXES and (words or len(first.content) > 1):
            content = (Text(text=words), *first.content[1:]) if words else first.content[1:]
            inner = (replace(first, content=content), *inner[1:])
            work.repeated.append(box)  # the item says it
            return ListItem(blocks=inner, done=_BOXES[box], lines=lines)
    return ListItem(blocks=inner, lines=lines)


def _around(items: tuple[DefinitionItem, ...], lines: LineRange | None) -> LineRange | None:
    """The lines of a glossary, whose first term is the first of them."""
    inside = _span_of(items)
    return (lines[0], inside[1]) if lines and inside else lines


def _span_of(inner: Blocks | tuple[ListItem | DefinitionItem, ...]) -> LineRange | None:
    known = [block.lines for block in inner if block.lines]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def _definition(
    term: list[ast.Inline], definitions: list[list[ast.Block]], work: Work
) -> DefinitionItem:
    terms = _terms(inlines(term, work))
    inner = tuple(block for nodes in definitions for block in blocks(nodes, work))
    return DefinitionItem(terms=terms, blocks=inner, lines=_span_of(inner))


def _terms(content: Inlines) -> tuple[Inlines, ...]:
    """Terms that stand on lines of their own."""
    terms: list[Inlines] = [()]
    for inline in content:
        if isinstance(inline, LineBreak):
            terms.append(())
        else:
            terms[-1] += (inline,)
    return tuple(terms)
