"""An Article made of the tags of a PDF."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Blocks,
    Cell,
    DefinitionItem,
    DefinitionList,
    Footnote,
    Heading,
    Inlines,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Preformatted,
    Row,
    Table,
)
from convert.errors import Diagnostic
from convert.languages.tags import is_language_tag
from convert.readers.pandoc.head import with_head
from convert.readers.pdf.tags import Mark, Tag
from convert.readers.pdf.words import Texts, inlines_of, running, text_of
from convert.readers.text.language import direction_of, identify
from convert.settings import ReadSettings
from convert.walk import blocks_text, inline_text

_HEADING: Final = re.compile(r"H([1-6])?|Title")
_GROUPS: Final = frozenset(
    re.findall(
        r"\w+",
        "Document DocumentFragment Part Art Article Sect Div NonStruct Private Aside",
    )
)
_QUOTES: Final = frozenset({"BlockQuote"})
_NOTES: Final = frozenset({"Note", "FENote"})
_CONTENTS: Final = frozenset({"TOC", "Index"})
_NUMBERED: Final = re.compile(r"\(?(\d+|[a-z]|[ivxlc]+)[.)]\)?", re.IGNORECASE)
_MARKER: Final = re.compile(
    r"[\W_]*|o|(?=.*\W)[\W_]*(?:\d+(?:\.\d+)*|[^\W\d_]|[ivxlcdm]+)[\W_]*", re.IGNORECASE
)
_INLINE: Final = frozenset(
    re.findall(
        r"\w+",
        """Span Quote Code Link Reference Em Strong Annot BibEntry Sub Ruby RB RT RP Warichu WT WP
        Formula Lbl""",
    )
)
_LONGEST_MARK: Final = 8
_LEVELS: Final = 6


class _Work(Struct):
    """One document: the texts of its marks, its notes by their marks, and what is told."""

    texts: Texts
    notes: dict[str, str]
    told: list[Diagnostic] = field(default_factory=list)
    held: int = 0


def article_of(
    tree: Tag, texts: Texts, settings: ReadSettings
) -> tuple[Article, list[Diagnostic], int]:
    """The Article of a tree, what is told of it, and how many characters the tree holds."""
    work = _Work(texts=texts, notes=_notes(tree, texts))
    blocks = tuple(_blocks(tree, work))
    held = len("".join(text_of(tree, texts).split()))
    title, blocks = _titled(blocks, tree.title)
    language = settings.language or (tree.language if is_language_tag(tree.language) else "")
    if not language:
        language = identify("\n".join(blocks_text(blocks))) or "und"
    metadata = Metadata(title=title, language=language)
    blocks, metadata = with_head(blocks, metadata)
    direction = direction_of(language, title or "\n".join(blocks_text(blocks)))
    metadata = replace(metadata, direction=direction)
    return Article(metadata=metadata, blocks=blocks), work.told, held


def _notes(tag: Tag, texts: Texts) -> dict[str, str]:
    """The labels of notes by the marks that stand before them."""
    found: dict[str, str] = {}
    for each in _every(tag):
        if each.kind in _NOTES:
            mark = _mark(each, texts)
            if mark and mark not in found:
                found[mark] = str(len(found) + 1)
    return found


def _every(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _every(kid)


def _mark(note: Tag, texts: Texts) -> str:
    label = _label(note)
    words = running(text_of(label, texts)).strip() if label else ""
    return words if len(words) <= _LONGEST_MARK else ""


def _label(note: Tag) -> Tag | None:
    """What a note begins with: its label, or a link back."""
    first: Tag | Mark = note
    while isinstance(first, Tag) and first.kids:
        first = first.kids[0]
        if isinstance(first, Tag) and first.kind in ("Lbl", "Link", "Reference"):
            return first
    return None


def _titled(blocks: Blocks, said: str) -> tuple[str, Blocks]:
    """The title and the body: the first heading where it is the only one of level 1, else what
    the file says of itself. Headings of the body begin at level 2."""
    levels = [block.level for block in blocks if isinstance(block, _Headed)]
    first = next((block for block in blocks if isinstance(block, _Headed)), None)
    lone = first is not None and first.level == 1 and levels.count(1) == 1
    title = " ".join(inline_text(first.content).split()) if first and lone else said.strip()
    shift = int(not lone and 1 in levels)
    body = tuple(
        _heading(block, shift) if isinstance(block, _Headed) else block
        for block in blocks
        if not (lone and block is first)
    )
    return title, body


class _Headed(Paragraph, frozen=True, tag="paragraph"):
    """A heading whose level may be 1."""

    level: int = 1


def _heading(block: _Headed, shift: int) -> Heading:
    return Heading(level=min(max(block.level + shift, 2), _LEVELS), content=block.content)


# ---- blocks


def _blocks(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    """The blocks in a tag; words that stand beside blocks are paragraphs."""
    loose: list[Tag | Mark] = []
    for kid in tag.kids:
        if isinstance(kid, Mark) or (kid.kind in _INLINE and not _holds_blocks(kid)):
            loose.append(kid)
            continue
        yield from _paragraph(Tag(kind="P", kids=tuple(loose)), work)
        loose = []
        yield from _block(kid, work)
    yield from _paragraph(Tag(kind="P", kids=tuple(loose)), work)


def _holds_blocks(tag: Tag) -> bool:
    return any(isinstance(kid, Tag) and kid.kind in ("P", "Table", "L") for kid in tag.kids)


def _block(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    if found := _HEADING.fullmatch(tag.kind):
        content = inlines_of(tag, work.texts, work.notes)
        if content:
            yield _Headed(content=content, level=int(found[1] or 1))
    elif tag.kind in _CONTENTS:
        _tell(
            work, "contents.left_out", "the table of contents is left out: outputs make their own"
        )
    elif tag.kind in _QUOTES:
        inner = tuple(_blocks(tag, work))
        if inner:
            yield BlockQuote(blocks=inner)
    elif tag.kind in _NOTES:
        yield from _note(tag, work)
    elif tag.kind == "L":
        yield from _list(tag, work)
    elif tag.kind == "Table":
        yield from _table(tag, work)
    elif tag.kind == "Code" or (tag.kind == "P" and _is_code(tag)):
        yield Preformatted(text=text_of(tag, work.texts).strip("\n"))
    elif tag.kind == "Figure":
        yield from _figure(tag, work)
    elif tag.kind == "Caption":
        content = inlines_of(tag, work.texts, work.notes)
        if content:
            yield Paragraph(content=content, role="caption")
    elif tag.kind in _GROUPS or _holds_blocks(tag):
        yield from _blocks(tag, work)
    else:
        yield from _paragraph(tag, work)


def _is_code(tag: Tag) -> bool:
    """Whether a paragraph holds code of several lines and nothing else."""
    only = tag.kids[0] if len(tag.kids) == 1 else None
    return isinstance(only, Tag) and only.kind == "Code" and len(only.kids) > 1


def _paragraph(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    content = inlines_of(tag, work.texts, work.notes)
    if content and (inline_text(content).strip()):
        language = tag.language if is_language_tag(tag.language) else None
        yield Paragraph(content=content, language=language)


def _note(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    mark = _mark(tag, work.texts)
    label = _label(tag)
    body = _without(tag, label) if label else tag
    blocks = tuple(_blocks(body, work))
    if mark in work.notes and blocks:
        yield Footnote(label=work.notes[mark], mark=mark, blocks=blocks)
    else:
        yield from _blocks(tag, work)


def _without(tag: Tag, label: Tag | Mark) -> Tag:
    """A tag without a label in it."""
    kids = (
        _without(kid, label) if isinstance(kid, Tag) else kid
        for kid in tag.kids
        if kid is not label
    )
    return replace(tag, kids=tuple(kids))


def _list(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    """A list by the marks of its items; a glossary where they are words."""
    items = [item for item in tag.kids if isinstance(item, Tag) and item.kind == "LI"]
    if not items:
        yield from _blocks(replace(tag, kind="Div"), work)
        return
    labels = [_labels(item) for item in items]
    marks = [" ".join(text_of(each, work.texts).strip() for each in said) for said in labels]
    rests = items
    if not any(marks):  # LibreOffice has them as the first words of their items
        marks = [_first_words(item, work.texts) for item in items]
        rests = [_without_first(item, mark) for item, mark in zip(items, marks, strict=True)]
    bodies = [tuple(_blocks(_opened(rest), work)) for rest in rests]
    if not all(map(_MARKER.fullmatch, marks)):
        yield DefinitionList(items=tuple(_definitions(labels, bodies, work)))
        return
    first = _NUMBERED.fullmatch(marks[0])
    start = int(first[1]) if first and first[1].isdecimal() else 1
    made = tuple(ListItem(blocks=blocks) for blocks in bodies)
    yield List(ordered=first is not None, start=start, items=made)


def _first_words(item: Tag, texts: Texts) -> str:
    """The first words of an item where they are a mark; else nothing."""
    first = _first(item)
    words = texts.get((first.page, first.number), "").strip() if first else ""
    return words if _MARKER.fullmatch(words) else ""


def _first(tag: Tag) -> Mark | None:
    kid = tag.kids[0] if tag.kids else None
    return _first(kid) if isinstance(kid, Tag) else kid


def _without_first(item: Tag, mark: str) -> Tag:
    first = _first(item)
    return _without(item, first) if mark and first else item


def _labels(item: Tag) -> list[Tag]:
    return [kid for kid in item.kids if isinstance(kid, Tag) and kid.kind == "Lbl"]


def _definitions(
    labels: list[list[Tag]], bodies: list[Blocks], work: _Work
) -> Iterator[DefinitionItem]:
    """Terms with what they mean; those without are terms of the next."""
    waiting: list[Inlines] = []
    for said, blocks in zip(labels, bodies, strict=True):
        waiting += [inlines_of(each, work.texts, work.notes) for each in said]
        if blocks:
            yield DefinitionItem(terms=tuple(waiting), blocks=blocks)
            waiting = []
    if waiting:
        yield DefinitionItem(terms=tuple(waiting), blocks=())


def _opened(item: Tag) -> Tag:
    """An item with what its body holds, without its label."""
    kids: list[Tag | Mark] = []
    for kid in item.kids:
        if isinstance(kid, Tag) and kid.kind == "Lbl":
            continue
        kids += kid.kids if isinstance(kid, Tag) and kid.kind == "LBody" else (kid,)
    return replace(item, kids=tuple(kids))


def _table(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    rows = tuple(
        Row(cells=tuple(_cell(cell, work) for cell in row.kids if isinstance(cell, Tag)))
        for row in _every(tag)
        if row.kind == "TR"
    )
    rows = tuple(row for row in rows if row.cells)
    caption = next((each for each in _every(tag) if each.kind == "Caption"), None)
    words = inlines_of(caption, work.texts, work.notes) if caption else ()
    if rows:
        yield Table(rows=rows, caption=words)


def _cell(tag: Tag, work: _Work) -> Cell:
    blocks = tuple(_blocks(tag, work))
    across, down = tag.spans
    only = blocks[0] if len(blocks) == 1 else None
    content = only.content if isinstance(only, Paragraph) else ()
    inner = () if content else blocks
    header = tag.kind == "TH"
    return Cell(content=content, blocks=inner, header=header, colspan=across, rowspan=down)


def _figure(tag: Tag, work: _Work) -> Iterator[AnyBlock]:
    """What stands in a figure, whose picture is not taken; its description for a picture that has
    one.
    """
    said = f": “{tag.alt.strip()}”" if tag.alt.strip() else ""
    _tell(work, "picture.left_out", f"a picture is left out{said}")
    yield from _blocks(replace(tag, kind="Div", alt=""), work)


def _tell(work: _Work, code: str, message: str) -> None:
    work.told.append(Diagnostic(code=code, message=message, severity="info"))
