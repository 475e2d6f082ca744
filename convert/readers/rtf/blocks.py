"""Paragraphs and tables of RTF as blocks of pandoc's model."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from convert.readers.pandoc import ast
from convert.readers.pandoc.divs import MEANT, QUOTES
from convert.readers.rtf.flow import Block, Item, Made, Paragraph, Rows
from convert.readers.rtf.grid import table
from convert.readers.rtf.items import Marker, marker_of, without_typed_mark
from convert.readers.rtf.lists import Entry, lists
from convert.readers.rtf.looks import Looks
from convert.readers.rtf.runs import Bare, inlines, lines

_CODE: Final = frozenset({"source code", "html preformatted", "preformatted text", "plain text"})
_CONTENTS: Final = re.compile(r"(?:contents|toc) (\d)")
_PAUSE: Final = re.compile(r"(?:[*•·–—-]\s?){3,}")
_BARE_HEADING: Final = frozenset({"bold", "italic"})
_STYLED: Final = {"b": "bold", "i": "italic", "scaps": "small_caps", "ul": "underlined"}
_OUTLINE_ENDS: Final = 9
_LOOSE: Final = 100  # twips below an item: more is the space between paragraphs


def blocks_of(parts: list[Block], looks: Looks, *, body: bool = False) -> list[ast.Block]:
    """The blocks that a story becomes.

    body: whether it is the file's own text, in which headings may only look like some.
    """
    return _merged(_Maker(looks, body=body).blocks(parts))


def _merged(blocks: Iterator[ast.Block]) -> list[ast.Block]:
    """Blocks whose quotations are one where nothing stands between them."""
    out: list[ast.Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, ast.BlockQuote) and isinstance(last, ast.BlockQuote):
            out[-1] = ast.BlockQuote([*last.c, *block.c])
        else:
            out.append(block)
    return out


class _Maker:
    def __init__(self, looks: Looks, *, body: bool, bare: Bare = frozenset()) -> None:
        self._looks = looks
        self._body = body
        self._bare = bare

    def blocks(self, parts: list[Block]) -> Iterator[ast.Block]:
        at = 0
        while at < len(parts):
            part = parts[at]
            if isinstance(part, Made):
                yield from part.blocks
            elif isinstance(part, Rows):
                yield table(part, self.cell)
            else:
                end = self._end(parts, at)
                run = [each for each in parts[at:end] if isinstance(each, Paragraph)]
                yield from self._run(run)
                at = end
                continue
            at += 1

    def cell(self, parts: list[Block], bare: Bare) -> list[ast.Block]:
        return _merged(_Maker(self._looks, body=False, bare=bare).blocks(parts))

    # ---- which paragraphs belong together

    def _end(self, parts: list[Block], at: int) -> int:
        """Where the paragraphs end that belong with the one at a place: items, or lines of code."""
        first = parts[at]
        assert isinstance(first, Paragraph)
        if self._is_code(first):
            return self._while(parts, at, self._is_code)
        marker = self._marker(first)
        if marker is None:
            return at + 1
        end = at + 1
        while end < len(parts):
            part = parts[end]
            if not isinstance(part, Paragraph) or part.is_empty:
                break
            own = self._marker(part)
            if own is None and not self._goes_on(part, marker):
                break
            marker = own or marker
            end += 1
        return end

    def _while(self, parts: list[Block], at: int, fits: Callable[[Paragraph], bool]) -> int:
        end = at + 1
        while end < len(parts):
            part = parts[end]
            if not isinstance(part, Paragraph) or not (fits(part) or self._is_gap(parts, end)):
                break
            end += 1
        return end

    def _is_gap(self, parts: list[Block], at: int) -> bool:
        """Whether an empty paragraph stands between two of code."""
        part, after = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        between = isinstance(part, Paragraph) and part.is_empty and not part.shape.ruled
        return between and isinstance(after, Paragraph) and self._is_code(after)

    def _is_code(self, paragraph: Paragraph) -> bool:
        if paragraph.is_empty or not all(
            isinstance(part, str | ast.LineBreak) for _, part in paragraph.items
        ):
            return False
        names = self._looks.front.names(paragraph.shape.style)
        return any(name in _CODE for name in names) or self._looks.is_code_block(paragraph)

    def _marker(self, paragraph: Paragraph) -> Marker | None:
        if paragraph.is_empty or self._heading_level(paragraph) is not None:
            return None
        return marker_of(paragraph, self._looks.front)

    def _goes_on(self, paragraph: Paragraph, marker: Marker) -> bool:
        """Whether a paragraph without a mark is a further one of the item before it."""
        shape = paragraph.shape
        return (
            marker.left > self._looks.left
            and shape.left == marker.left
            and (shape.first >= 0 or shape.list > 0)
            and self._heading_level(paragraph) is None
            and not self._meant(paragraph)
        )

    # ---- what they become

    def _run(self, run: list[Paragraph]) -> Iterator[ast.Block]:
        first = run[0]
        if self._is_code(first):
            yield ast.CodeBlock((ast.NO_ATTR, "\n".join(lines(each.items) for each in run)))
        elif self._marker(first) is not None:
            yield from lists([self._entry(each) for each in run])
        else:
            yield from self._paragraph(first)

    def _entry(self, paragraph: Paragraph) -> Entry:
        marker = self._marker(paragraph)
        typed = marker is not None and marker.which[0] == "typed"
        items = without_typed_mark(paragraph) if typed else paragraph.items
        loose = paragraph.shape.after >= _LOOSE and not paragraph.shape.close
        made = self._inlines(paragraph, items)
        content: ast.Block = ast.Para(made) if loose or marker is None else ast.Plain(made)
        return Entry(marker, content, paragraph.shape.left)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[ast.Block]:
        shape, text = paragraph.shape, paragraph.text.strip()
        if paragraph.is_empty:
            if shape.ruled:
                yield ast.HorizontalRule()
            return
        level = self._heading_level(paragraph)
        if level is not None:
            yield self._heading(paragraph, level)
        elif shape.align == "center" and _PAUSE.fullmatch(text):
            yield ast.HorizontalRule()
        else:
            yield self._styled(paragraph)

    def _heading_level(self, paragraph: Paragraph) -> int | None:
        shape = paragraph.shape
        if self._meant(paragraph):  # a title has a level too, in some programs
            return None
        if shape.outline is not None:
            return shape.outline + 1 if 0 <= shape.outline < _OUTLINE_ENDS else None
        styled = self._looks.front.heading(shape.style)
        if styled is not None or not self._body or shape.depth:
            return styled
        return self._looks.heading(paragraph)

    def _heading(self, paragraph: Paragraph, level: int) -> ast.Header:
        """A heading, with its number where its program wrote one, and without its boldness."""
        first = [(paragraph.items[0][0], f"{paragraph.mark} ")] if paragraph.mark else []
        items: list[Item] = [*first, *paragraph.items]
        texts = [marks for marks, part in items if isinstance(part, str) and part.strip()]
        bare = {name for name in _BARE_HEADING if all(getattr(each, name) for each in texts)}
        made = inlines(items, self._looks.is_code, frozenset(bare))
        name, *others = paragraph.names or ("",)
        spans: list[ast.Inline] = [ast.Span(((each, [], []), [])) for each in others]
        return ast.Header((level, (name, [], []), spans + made))

    def _styled(self, paragraph: Paragraph) -> ast.Block:
        """A paragraph with the style that says what it is, or a quotation by its place."""
        shape = paragraph.shape
        made: ast.Block = ast.Para(self._inlines(paragraph, paragraph.items))
        style = self._meant(paragraph)
        pairs = [("custom-style", style)] if style and style not in QUOTES else []
        pairs += [("dir", "rtl")] if shape.rtl else []
        made = ast.Div((("", [], pairs), [made])) if pairs else made
        inset = not style and not shape.depth and self._looks.is_quote(paragraph)
        return ast.BlockQuote([made]) if inset or style in QUOTES else made

    def _meant(self, paragraph: Paragraph) -> str:
        """The style of a paragraph, or the one that its own is made from, which says what it is."""
        for name in self._looks.front.names(paragraph.shape.style):
            if found := _CONTENTS.fullmatch(name):
                return f"toc {found[1]}"
            if name in MEANT:
                return name
        return ""

    def _inlines(self, paragraph: Paragraph, items: list[Item]) -> list[ast.Inline]:
        """Runs without the marks that are their paragraph's style's, or those of a table's head."""
        style = self._looks.front.styles.get(paragraph.shape.style)
        bare = {_STYLED[word] for word in style.marks} if style else set()
        return inlines(items, self._looks.is_code, frozenset(bare | self._bare))
