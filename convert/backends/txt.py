"""Normalised plain text: UTF-8, one paragraph a line, every structure with a mark of its own.

The marks are those that the text reader knows best, so that the text reads back to the same
Article: `#` for headings, bullets and numbers, `>` for quotes, fences, pipes.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Blocks,
    Cell,
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
    Preformatted,
    Row,
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
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.settings import RenderOptions
from convert.walk import cell_text, inline_text, printed_byline
from convert.walk.marks import item_mark
from convert.walk.printed import printed_blocks

_INDENT = "    "
_BREAK = "* * *"
_RULES = {None: "---", "left": ":---", "center": ":---:", "right": "---:"}


class TxtBackend:
    """Plain text that reads back to the same Article."""

    name = "txt"
    suffix = ".txt"
    media_type = "text/plain"
    options = RenderOptions
    traits = BackendTraits(keeps_marks=True)

    def render(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,  # noqa: ARG002 - the protocol's signature
    ) -> bytes:
        """The text, UTF-8, with a final newline."""
        chunks = [*_head(article.metadata), *_chunks(printed_blocks(article))]
        return ("\n\n".join("\n".join(chunk) for chunk in chunks) + "\n").encode()


def _head(metadata: Metadata) -> Iterator[list[str]]:
    """The metadata as front matter, as field lines, or as an article opens, whichever it was."""
    byline = printed_byline(metadata)
    date = metadata.date_line or ("" if metadata.date_lines else metadata.date or "")
    fields = [f"{field.name}: {field.value}" for field in metadata.fields]
    labelled = ":" in byline or ":" in date
    if fields and not labelled:
        known = (("title", metadata.title), ("author", byline), ("date", date))
        lines = [f"{name}: {value}" for name, value in known if value]
        yield ["---", *lines, *fields, "---"]
    elif fields or labelled:
        yield [line for line in (f"Title: {metadata.title}", byline, date, *fields) if line]
    elif metadata.title:
        yield [f"# {metadata.title}"]
    if metadata.subtitle:
        yield [metadata.subtitle]
    plain = [line for line in (byline, date) if line]
    if plain and not (fields or labelled):
        yield plain


def _chunks(blocks: Blocks) -> Iterator[list[str]]:
    """The lines of each block; a blank line goes between."""
    for block in blocks:
        yield from _block(block)


def _block(block: AnyBlock) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield [f"{'#' * block.level} {_flat(block.content)}"]
        case Paragraph():
            yield _lines(block.content)
        case List():
            yield _list(block)
        case BlockQuote():
            inside = list(_joined(_chunks(block.blocks)))
            attribution = [_flat(block.attribution)] if block.attribution else []
            yield [f"> {line}".rstrip() for line in (*inside, *attribution)]
        case Verse():
            yield [f"{_INDENT}{line}".rstrip() for line in _lines(block.content)]
        case Preformatted():
            yield [f"```{block.syntax or ''}", *block.text.split("\n"), "```"]
        case Table():
            yield from _table(block)
        case Figure():
            yield [block.alt or inline_text(block.caption)]
        case DefinitionList():
            for item in block.items:
                terms = [_flat(term) for term in item.terms]
                inside = list(_joined(_chunks(item.blocks)))
                yield [*terms, *(f"{_INDENT}{line}".rstrip() for line in inside)]
        case ThematicBreak():
            yield [block.mark or _BREAK]
        case Footnote():
            yield _hung(block.mark or f"[{block.label}]", block.blocks)
        case _:
            assert_never(block)


def _joined(chunks: Iterable[list[str]]) -> Iterator[str]:
    for number, chunk in enumerate(chunks):
        if number:
            yield ""
        yield from chunk


def _list(block: List) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        mark = item_mark(block, number) if block.ordered else "-"
        if lines and not block.tight:
            lines.append("")
        lines += _hung(mark, item.blocks, tight=block.tight)
    return lines


def _hung(mark: str, blocks: Blocks, *, tight: bool = False) -> list[str]:
    """Blocks with a mark before the first line and the others hanging under its text."""
    chunks = list(_chunks(blocks))
    lines = [line for chunk in chunks for line in chunk] if tight else list(_joined(chunks))
    hang = " " * (len(mark) + 1)
    first, *others = lines or [""]
    return [f"{mark} {first}".rstrip(), *(f"{hang}{line}".rstrip() for line in others)]


def _table(block: Table) -> Iterator[list[str]]:
    if block.caption:
        yield [_flat(block.caption)]
    rows = [_row(row) for row in block.rows]
    width = max((len(row.cells) for row in block.rows), default=0)
    if rows and all(cell.header for cell in block.rows[0].cells):
        aligns = [cell.align for cell in block.rows[0].cells] + [None] * width
        rows.insert(1, "|" + "".join(f" {_RULES[align]} |" for align in aligns[:width]))
    yield rows


def _row(row: Row) -> str:
    return "| " + " | ".join(_in_cell(cell) for cell in row.cells) + " |"


def _in_cell(cell: Cell) -> str:
    """A cell in one line."""
    return _flat(cell.content) if not cell.blocks else " ".join(cell_text(cell).split())


# ---- inlines


def _lines(inlines: Inlines) -> list[str]:
    return _marked(inlines).split("\n")


def _flat(inlines: Inlines) -> str:
    return " ".join(_marked(inlines).split("\n"))


def _marked(inlines: Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: AnyInline) -> str:
    match inline:
        case Text() | NoteReference():
            return inline.text
        case Emphasis():
            return f"_{_marked(inline.content)}_"
        case Strong():
            return f"**{_marked(inline.content)}**"
        case Code():
            return f"`{inline.text}`"
        case Link():
            words = _marked(inline.content)
            bare = inline.target.removeprefix("mailto:")
            return words if words in (inline.target, bare) else f"[{words}]({inline.target})"
        case LineBreak():
            return "\n"
        case Strike():
            return f"~~{_marked(inline.content)}~~"
        case Superscript():
            return f"^{_marked(inline.content)}^"
        case Subscript():
            return f"~{_marked(inline.content)}~"
        case Ruby():
            return f"｜{_marked(inline.content)}《{_marked(inline.reading)}》"
        case Math():
            return f"$${inline.tex}$$" if inline.display else f"${inline.tex}$"
        case Image():
            return inline.alt
        case Inserted() | Span():
            return _marked(inline.content)
        case _:
            assert_never(inline)
