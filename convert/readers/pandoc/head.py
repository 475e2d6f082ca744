"""The head of an article: its title among the headings, byline and date below it."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec.structs import replace

from convert.article import Blocks, Field, Metadata, Paragraph, Span
from convert.readers.pandoc import ast
from convert.readers.pandoc.divs import style_of
from convert.readers.pandoc.inlines import inlines, trimmed
from convert.readers.pandoc.metadata import dated, with_byline, with_date
from convert.readers.pandoc.places import lines_of, pair
from convert.readers.pandoc.raw_inlines import plain
from convert.readers.pandoc.work import Work, shown
from convert.readers.text.dateline import dated as date_in_dateline
from convert.readers.text.dates import find_date
from convert.readers.text.people import reads_as_byline
from convert.walk import inline_text

_LINES_OF_A_HEAD = 4
_BEFORE_A_TITLE = 25  # words: a line above a title, names, a date
_ON_A_PAGE = 120  # what the makers of sites set before a title, and nobody could tell from it
_HEAD = frozenset({"title", "subtitle", "author", "date", "details"})
_BOXES = frozenset({"note", "tip", "important", "warning", "caution", "line-block", "caption"})


def titled(
    nodes: list[ast.Block], metadata: Metadata, work: Work, *, styled: bool = False
) -> tuple[list[ast.Block], Metadata]:
    """The blocks without the heading that is the title, and the metadata with it.

    styled: whether a paragraph was set as the title; then no other heading is.

    The title is the metadata's; else the first heading, where it is the only one of level 1. A
    heading that says the same as the metadata, or that says it better, is the title as well.
    """
    nodes = _without_repeated(nodes, metadata.title, work) if metadata.title else nodes
    first = _lone_first(nodes, work) or _named_first(nodes, metadata.title, work)
    words = _words_of(first, work) if first else ""
    if first is None or not words:
        return nodes, metadata
    said = metadata.title
    if said and (styled or not work.dialect.heading_is_title) and not _same(said, words):
        return nodes, metadata
    if said and words not in said:
        work.tell("title.other", f"the title that is not shown says “{shown(said)}”")
    titled = replace(metadata, title=words, title_lines=lines_of(first.c[1]))
    return list(_without(nodes, first)), titled


def _without_repeated(nodes: list[ast.Block], title: str, work: Work) -> list[ast.Block]:
    """The blocks without headings at their beginning that only say the title again, as books have
    them on pages of their own."""
    found = [header for header in headers(nodes) if header.c[0] == 1 and header.c[2]]
    again = [header for header in found if _same(title, _words_of(header, work))]
    if len(again) > 1 or len(found) > 1:
        for header in again:
            nodes = list(_without(nodes, header))
            work.repeated.append(plain(header.c[2]))
    return nodes


def with_details(nodes: list[ast.Block], metadata: Metadata) -> tuple[list[ast.Block], Metadata]:
    """The blocks without the lines that are styled as parts of the head, and the metadata with
    them: each kind once, where the metadata do not know better."""
    rest: list[ast.Block] = []
    seen: set[str] = set()
    for node in nodes:
        style = style_of(node)
        words = " ".join(plain(node).split()) if style in _HEAD else ""
        if not words or not isinstance(node, ast.Div) or (style in seen and style != "details"):
            rest.append(node)
            continue
        seen.add(style)
        if style == "title" and metadata.title and metadata.title != words:
            rest.append(node)
        else:
            metadata = _with_detail(style, words, node.c[0], metadata)
    return rest, metadata


def _with_detail(style: str, words: str, attr: ast.Attr, metadata: Metadata) -> Metadata:
    if style == "details":
        name, _, value = words.partition(" ")
        return replace(metadata, fields=(*metadata.fields, Field(name=name, value=value)))
    if style == "author":
        people = metadata.authors or with_byline(metadata, words).authors
        return replace(metadata, byline=words, authors=people)
    if style == "date":
        moment = with_date(metadata, pair(attr, "datetime")).date or pair(attr, "datetime")[:10]
        dated = find_date(moment, "und") or metadata.date
        return replace(metadata, date_line=words, date=dated)
    return replace(metadata, **{style: words})


def with_parts(parts: Iterable[tuple[str, str]], metadata: Metadata) -> Metadata:
    """Metadata with parts of the head, each told by what it is."""
    for kind, words in parts:
        metadata = _with_detail(kind, words, ast.NO_ATTR, metadata)
    return metadata


def sections_opened(nodes: list[ast.Block]) -> Iterator[ast.Block]:
    """The blocks of a document without the Divs around them that say nothing."""
    for node in nodes:
        if isinstance(node, ast.Div) and not _says(node.c[0]):
            yield from sections_opened(node.c[1])
        else:
            yield node


def _says(attr: ast.Attr) -> bool:
    keys = ("lang", "dir", "custom-style", "wrapper", "pos", "data-pos")
    return any(pair(attr, key) for key in keys) or bool(_BOXES & set(attr[1]))


def _same(title: str, words: str) -> bool:
    return "".join(title.split()).casefold() == "".join(words.split()).casefold()


def _words_of(header: ast.Header, work: Work) -> str:
    """The words of a heading without its notes, which stay with the article."""
    return " ".join(inline_text(inlines(header.c[2], work)).split()) if header else ""


def _lone_first(nodes: list[ast.Block], work: Work) -> ast.Header | None:
    """The only heading of level 1, where it is the first and no more than a line or two of text
    stands before it: else it heads a part."""
    found = [header for header in headers(nodes) if header.c[2]]
    firsts = [header for header in found if header.c[0] == 1]
    if len(firsts) != 1 or found[0] is not firsts[0]:
        return None
    before = takewhile(lambda node: firsts[0] not in headers([node]), nodes)
    most = _ON_A_PAGE if work.dialect.heading_is_title else _BEFORE_A_TITLE
    return firsts[0] if sum(len(plain(node).split()) for node in before) <= most else None


def _named_first(nodes: list[ast.Block], title: str, work: Work) -> ast.Header | None:
    """The first heading of a page, where the page's name begins with it, though there are others
    as high."""
    first = next((header for header in headers(nodes) if header.c[2]), None)
    if first is None or first.c[0] != 1 or not work.dialect.heading_is_title:
        return None
    return first if title.startswith(_words_of(first, work)) else None


def headers(nodes: list[ast.Block]) -> Iterator[ast.Header]:
    """The headings of a document, those in sections of it among them."""
    for node in nodes:
        if isinstance(node, ast.Header):
            yield node
        elif isinstance(node, ast.Div):
            yield from headers(node.c[1])


def _without(nodes: list[ast.Block], header: ast.Header) -> Iterator[ast.Block]:
    for node in nodes:
        if isinstance(node, ast.Div):
            yield ast.Div((node.c[0], list(_without(node.c[1], header))))
        elif node is not header:
            yield node


def with_head(blocks: Blocks, metadata: Metadata) -> tuple[Blocks, Metadata]:
    """The body without the lines that are its head, and the metadata with them.

    Right below the title a paragraph that says what the metadata say is not printed twice; one
    that is "By" and names is the byline, one that is a date and nothing else the date. What opens
    the first paragraph and is marked as its dateline is metadata too.
    """
    metadata = dated(metadata)
    rest = list(blocks)
    has_byline = False
    for _ in range(_LINES_OF_A_HEAD):
        first = rest[0] if rest else None
        if not isinstance(first, Paragraph) or first.role is not None:
            break
        words = " ".join(inline_text(first.content).split())
        taken = _taken(words, first, metadata, has_byline=has_byline)
        if taken is None:
            break
        has_byline = has_byline or taken.byline != metadata.byline
        metadata = dated(taken)
        rest.pop(0)
    for at, block in enumerate(rest):
        if isinstance(block, Paragraph) and block.role is None:
            rest[at], metadata = _without_dateline(block, metadata)
            break
    return tuple(rest), metadata


def _without_dateline(block: Paragraph, metadata: Metadata) -> tuple[Paragraph, Metadata]:
    opening = block.content[0] if block.content else None
    if not isinstance(opening, Span) or opening.role != "dateline":
        return block, metadata
    words = inline_text(opening.content).strip()
    date = metadata.date or date_in_dateline(words, metadata.language)
    metadata = replace(metadata, dateline=words, date=date)
    return replace(block, content=trimmed(block.content[1:])), metadata


def _taken(
    words: str, block: Paragraph, metadata: Metadata, *, has_byline: bool
) -> Metadata | None:
    """The metadata with a line of the head; None for a paragraph that is none.

    has_byline: whether one was among the lines before.
    """
    if words in (metadata.title, metadata.subtitle, metadata.byline, metadata.date_line):
        return metadata
    if reads_as_byline(words) and not has_byline:
        named = with_byline(metadata, words)
        known = {author.name for author in metadata.authors}
        if not known or known == {author.name for author in named.authors}:
            return replace(named, byline_lines=block.lines)
    date = find_date(words, metadata.language)
    if date and metadata.date in (None, date) and not metadata.date_line:
        return replace(with_date(metadata, words), date_lines=block.lines)
    return None
