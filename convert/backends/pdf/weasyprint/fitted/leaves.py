"""What a paragraph is made of, in the order of its text; None for what is left to WeasyPrint."""

import re
from collections.abc import Iterator

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.shapes import Box, LineBox, SkipStack, Style
from convert.languages.language import language

BOX = "\u2e80"
"""What stands in the text for a box: a line may end beside it as beside an ideograph (CSS Text 3,
5.1)."""

_WRAPPED = ("normal", "nowrap")
# Characters that force a line to end or let it end with a hyphen; and scripts in which lines end
# within what has no spaces, or which run to the left. Squares fill lines by the room between them,
# where the whole paragraph is of them.
_FORCED = "\n\t\f\u00ad\u0085\u200b\u2028\u2029"
_NEVER = (
    f"{_FORCED}\u0590-\u109f\u1780-\u17ff"
    "\u1a20-\u1aaf\ufb1d-\ufdff\ufe0e\ufe0f\ufe70-\ufeff\U0001f000-\U0001ffff"
)
_SQUARES = "\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_UNJUDGED = re.compile(f"[{_NEVER}{_SQUARES}\ufb00-\ufb1c]")
_UNJUDGED_AMONG_SQUARES = re.compile(f"[{_NEVER}]")
_UNJUDGED_IF_RAGGED = re.compile(f"[{_FORCED}{_SQUARES}]")

Path = tuple[int, ...]


class Leaf(Struct, frozen=True):
    """A text, or a box that stands in the text as a letter does."""

    path: Path
    """Where it is among the children of the paragraph, and of theirs."""
    box: Box
    text: str
    start: int
    """The byte at which it begins in the text of the paragraph."""
    end: int

    @property
    def style(self) -> Style:
        """Its computed values."""
        return self.box.style

    @property
    def is_mark(self) -> bool:
        """Whether it takes no room: where a note of the foot of the page is called, for one."""
        return not self.text

    @property
    def is_box(self) -> bool:
        """Whether it is not text."""
        return self.text == BOX


def leaves_of(
    paragraph: LineBox, skip_stack: SkipStack, *, ragged: bool = False
) -> list[Leaf] | None:
    """The leaves of a paragraph; None where one is of a kind that is not judged here.

    What floats or is placed elsewhere holds no text; it may come before `skip_stack` alone. Of what
    takes no room, marks are kept: a line has to hold those behind its text. Where lines are
    `ragged`, every script is judged that has spaces.
    """
    leaves: list[Leaf] = []
    unjudged = _UNJUDGED_AMONG_SQUARES if of_squares(paragraph.style) else _UNJUDGED
    unjudged = _UNJUDGED_IF_RAGGED if ragged else unjudged
    start = elsewhere = 0
    for path, box in _boxes(paragraph, ()):
        if not box.is_in_normal_flow():
            elsewhere = len(leaves) + 1
            text: str | None = ""
        else:
            text = _text(box, unjudged)
        if text is None:
            return None
        end = start + len(text.encode())
        leaves.append(Leaf(path, box, text, start, end))
        start = end
    if elsewhere and not _is_before(leaves[elsewhere - 1].path, skip_stack):
        return None
    kept = [leaf for leaf in leaves if leaf.text or leaf.box.is_in_normal_flow()]
    return kept if any(leaf.text for leaf in kept) else None


def of_squares(style: Style) -> bool:
    """Whether text of a style is in a language that is set in squares (Japanese, Chinese)."""
    return bool(language(style["lang"] or "").indent)


def _is_before(path: Path, skip_stack: SkipStack) -> bool:
    return path < tuple(_numbers(skip_stack))


def _numbers(skip_stack: SkipStack) -> Iterator[int]:
    while skip_stack:
        ((number, skip_stack),) = skip_stack.items()
        yield number


def _boxes(box: Box, path: Path) -> Iterator[tuple[Path, Box]]:
    inline = copies().module("weasyprint.formatting_structure.boxes").InlineBox
    for number, child in enumerate(box.children):
        if isinstance(child, inline) and child.children and _is_bare(child):
            yield from _boxes(child, (*path, number))
        else:
            yield (*path, number), child


def _is_bare(box: Box) -> bool:
    """Whether an element within a line takes no more room than what is in it."""
    style = box.style
    return not (
        box.is_leader
        or not box.is_in_normal_flow()
        or style["position"] != "static"
        or any(
            getattr(style[f"margin_{side}"], "value", style[f"margin_{side}"])
            or style[f"border_{side}_width"]
            or style[f"padding_{side}"].value
            for side in ("left", "right")
        )
    )


def _text(box: Box, unjudged: re.Pattern[str]) -> str | None:
    """What stands for a box in the text of its paragraph."""
    boxes = copies().module("weasyprint.formatting_structure.boxes")
    style = box.style
    if isinstance(box, boxes.TextBox):
        text: str = getattr(box, "text", "")
        is_judged = (
            style["white_space"] in _WRAPPED
            and (style["direction"] == "ltr" or unjudged is _UNJUDGED_IF_RAGGED)
            and style["font_size"]
            and not box.is_leader
            and not unjudged.search(text)
        )
        return text if is_judged else None
    if isinstance(box, boxes.InlineBox) and not box.children and _is_bare(box):
        return ""
    if isinstance(box, boxes.InlineBlockBox) and not box.is_table_wrapper:
        return BOX if _stays_in_line(box) else None
    return None


def _stays_in_line(box: Box) -> bool:
    """Whether a box holds nothing that belongs elsewhere: at the foot of the page, beside it."""
    return all(
        child.is_in_normal_flow() and _stays_in_line(child)
        for child in getattr(box, "children", ())
    )


def skip_to(leaves: list[Leaf], byte: int) -> SkipStack:
    """The skip stack of a line that begins at this byte of the paragraph's text."""
    leaf = next(leaf for leaf in leaves if byte < leaf.end)
    stack: SkipStack = {byte - leaf.start: None} if byte > leaf.start else None
    for number in reversed(leaf.path):
        stack = {number: stack} if number or stack else None
    return stack


def byte_of(leaves: list[Leaf], skip_stack: SkipStack) -> int | None:
    """The byte of the paragraph's text at which a line with this skip stack begins."""
    path = list(_numbers(skip_stack))
    if not path:
        return 0
    for leaf in leaves:
        within, rest = path[: len(leaf.path)], path[len(leaf.path) :]
        if tuple(within) == leaf.path:
            return leaf.start + (rest[0] if rest else 0)
        if leaf.path[: len(path)] == tuple(path) or leaf.path > tuple(path):
            return leaf.start
    return None


def text_before(paragraph: LineBox, skip_stack: SkipStack) -> str:
    """What a paragraph has before the line with this skip stack, breaks of lines included."""
    path = tuple(_numbers(skip_stack))
    before = ""
    for at, box in _boxes(paragraph, ()):
        text: str = getattr(box, "text", "")
        if path[: len(at)] == at:
            end = path[len(at)] if len(path) > len(at) else 0
            return before + text.encode()[:end].decode()
        if at > path:
            break
        before += text
    return before


def text_of(leaves: list[Leaf]) -> str:
    """The text of a paragraph."""
    return "".join(leaf.text for leaf in leaves)
