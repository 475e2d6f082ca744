"""What an RTF file's paragraphs look like: what most of them are, and what differs from that."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from convert.readers.rtf.characters import Font
from convert.readers.rtf.flow import Block, Paragraph, Rows
from convert.readers.rtf.front import Front
from convert.readers.rtf.marks import Marks

_LARGER: Final = 1.15  # than the text: less is a change of font, not of rank
_LONGEST: Final = 120
_MOST_LEVELS: Final = 6
_QUOTED: Final = 360  # a quarter of an inch; less is a matter of taste
_FURTHEST: Final = 2160  # an inch and a half; more is a place on the page, of an address
_ENDS: Final = (".", ",", ";", ":", "…", "!", "?", "。")
_TYPEWRITTEN: Final = 4  # times as many letters in such a font: less is an article about code
_MOST_BOLD: Final = 3  # one in so many paragraphs: with more, bold is no mark of headings
_CODE_STYLES: Final = frozenset(
    {"verbatim char", "source text", "html code", "html typewriter", "html sample", "teletype"}
)


class Looks(Struct, frozen=True, kw_only=True):
    """What holds for a whole file."""

    front: Front
    size: int
    left: int
    fixed: bool
    """Whether the text itself is in a typewriter's font."""

    sizes: tuple[int, ...] = ()
    """The sizes of headings that only look like some, the largest first."""

    bold_heads: bool = False
    """Whether short lines in bold are headings too."""

    def is_code(self, marks: Marks) -> bool:
        """Whether characters are set as code is."""
        if self.front.runs.get(marks.style, "") in _CODE_STYLES:
            return True
        return not self.fixed and self.front.fonts.get(marks.font, Font()).fixed

    def is_code_block(self, paragraph: Paragraph) -> bool:
        """Whether a whole paragraph is code."""
        texts = _texts(paragraph)
        return bool(texts) and all(self.is_code(marks) for marks, _ in texts)

    def is_quote(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is set in as quotations are."""
        shape = paragraph.shape
        inset = shape.left - self.left
        return _QUOTED <= inset <= _FURTHEST and shape.first >= 0

    def heading(self, paragraph: Paragraph) -> int | None:
        """The level of a heading that only looks like one; None for what does not."""
        if not (self.sizes or self.bold_heads) or not _is_short(paragraph):
            return None
        size = _size(paragraph)
        if size in self.sizes:
            return self.sizes.index(size) + 1
        if self.bold_heads and _is_bold_head(paragraph) and size >= self.size:
            return min(len(self.sizes) + 1, _MOST_LEVELS)
        return None


def looks_of(blocks: list[Block], front: Front) -> Looks:
    """What the paragraphs of a file's body look like.

    Where one of them has a heading's style, none that only looks like a heading is one.
    """
    paragraphs = [each for each in _paragraphs(blocks) if not each.is_empty]
    sizes, lefts, fixed = Counter[int](), Counter[int](), Counter[bool]()
    for paragraph in paragraphs:
        for marks, text in _texts(paragraph):
            sizes[marks.size] += len(text)
            fixed[front.fonts.get(marks.font, Font()).fixed] += len(text)
        lefts[paragraph.shape.left] += len(paragraph.text)
    looks = Looks(
        front=front,
        size=_most(sizes, 24),
        left=_most(lefts, 0),
        fixed=fixed[True] > _TYPEWRITTEN * fixed[False],
    )
    own = [each for each in blocks if isinstance(each, Paragraph) and not each.is_empty]
    if any(_is_styled(each, front) for each in own):
        return looks
    return _with_headings(looks, own)


def _with_headings(looks: Looks, paragraphs: list[Paragraph]) -> Looks:
    larger = {
        size
        for each in paragraphs
        if _is_short(each) and (size := _size(each)) and size >= looks.size * _LARGER
    }
    bold = [
        at
        for at, each in enumerate(paragraphs)
        if _size(each) not in larger and _is_bold_head(each)
    ]
    apart = all(at + 1 < len(paragraphs) and at + 1 not in bold for at in bold)
    rare = len(bold) * _MOST_BOLD <= len(paragraphs)
    return Looks(
        front=looks.front,
        size=looks.size,
        left=looks.left,
        fixed=looks.fixed,
        sizes=tuple(sorted(larger, reverse=True))[:_MOST_LEVELS],
        bold_heads=bool(bold) and apart and rare,
    )


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Rows):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)


def _texts(paragraph: Paragraph) -> list[tuple[Marks, str]]:
    texts = ((marks, part) for marks, part in paragraph.items if isinstance(part, str))
    return [(marks, text) for marks, text in texts if text.strip()]


def _most(counter: Counter[int], otherwise: int) -> int:
    return counter.most_common(1)[0][0] if counter else otherwise


def _size(paragraph: Paragraph) -> int:
    """The size of all its letters; 0 where they differ."""
    sizes = {marks.size for marks, _ in _texts(paragraph)}
    return sizes.pop() if len(sizes) == 1 else 0


def _is_short(paragraph: Paragraph) -> bool:
    return 0 < len(paragraph.text.strip()) <= _LONGEST and paragraph.mark is None


def _is_bold_head(paragraph: Paragraph) -> bool:
    texts = _texts(paragraph)
    bold = bool(texts) and all(marks.bold for marks, _ in texts)
    return bold and _is_short(paragraph) and not paragraph.text.rstrip().endswith(_ENDS)


def _is_styled(paragraph: Paragraph, front: Front) -> bool:
    return paragraph.shape.outline is not None or front.heading(paragraph.shape.style) is not None
