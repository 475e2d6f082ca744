"""What a file does throughout, measured before any line is judged."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from convert.readers.text.double_spaced import single_spaced
from convert.readers.text.frames import without
from convert.readers.text.frames.frame import Frame
from convert.readers.text.language import identify
from convert.readers.text.marks import (
    UNDERLINE,
    begins_marked,
    bullet,
    hash_heading,
    is_rule,
    wholly_stressed,
)
from convert.readers.text.meant import find_meant, quiet
from convert.readers.text.script import cjk_share, is_caps, is_cased
from convert.readers.text.source import Line, Meant, Source, has_wide, make_source, measure
from convert.readers.text.wrap import Wrap, measure_wrap

Parting = Literal["blank", "indent", "both", "single"]


class Conventions(Struct, frozen=True, kw_only=True):
    """The habits of one file.

    wrap: where lines end and begin; parting: what parts paragraphs; first_indent: the usual
    first-line indent in cells; gap: blank lines between paragraphs; language: of most words,
    "und" where unknown; cased: whether its script has capitals; unspaced: whether it writes no
    spaces; typical: the median length of its paragraphs in cells; headings: how often each
    marked kind of heading occurs; bullets: the bullets in use; paged: whether form feeds part it;
    inner: whether it is the inside of a list item, a quote or a note; eastern: whether it holds
    Chinese or Japanese words.
    """

    wrap: Wrap = Wrap()
    parting: Parting = "blank"
    first_indent: int = 0
    gap: int = 1
    language: str = "und"
    cased: bool = True
    unspaced: bool = False
    typical: float = 0
    headings: tuple[tuple[str, int], ...] = ()
    bullets: str = ""
    paged: bool = False
    inner: bool = False
    eastern: bool = False

    def count(self, kind: str) -> int:
        """How many headings of a marked `kind` the file has."""
        return next((count for name, count in self.headings if name == kind), 0)


def survey(
    characters: str, measured: tuple[Line, ...], language: str | None, frames: Sequence[Frame] = ()
) -> tuple[Conventions, Source]:
    """The conventions of a file and its lines, moved left by the margin; `frames` left out.

    measured: the lines of `characters`, in cells.
    """
    lines, wrap, meant = _measured(characters, measured, frames)
    if wrap.margin:
        lines = tuple(_moved(line, wrap.margin) for line in lines)
    column = max(0, wrap.column - wrap.margin)
    whole = make_source(lines, column, wrap.slack, wrap.wide, meant)
    source = whole
    if meant.spans:
        source = make_source(quiet(lines, meant.spans), column, wrap.slack, wrap.wide)
    words = [line.body for at, line in enumerate(lines) if line.body and at not in whole.kept]
    text = "\n".join(words)
    sample = text[:6000]
    parting, first_indent = _parting(source, wrap)
    eastern = cjk_share(sample)
    conventions = Conventions(
        wrap=wrap,
        parting=parting,
        first_indent=first_indent,
        gap=_usual_gap(source),
        language=language or identify(text) or "und",
        cased=is_cased(sample),
        unspaced=eastern > 0.3,
        eastern=eastern > 0.02,
        typical=_typical(source, parting),
        headings=_marked_headings(source),
        bullets=_bullets(source),
        paged=any(line.page for line in lines),
    )
    return conventions, whole


def _measured(
    characters: str, measured: tuple[Line, ...], frames: Sequence[Frame]
) -> tuple[tuple[Line, ...], Wrap, Meant]:
    """The lines, their wrap, in cells or in characters, whichever explains the breaks better, and
    the lines whose ends are meant, which say nothing about the wrap."""
    lines = without(measured, frames)
    meant = find_meant(lines)
    wrap = measure_wrap(quiet(lines, meant.spans), 2)
    if not has_wide(characters):
        return lines, wrap, meant
    by_character = without(single_spaced(measure(characters, 1)), frames)
    other = measure_wrap(quiet(by_character, meant.spans), 1)
    if (other.share, -other.slack) > (wrap.share + 0.02, -wrap.slack):
        return by_character, other, meant
    return lines, wrap, meant


def _moved(line: Line, margin: int) -> Line:
    if not line.body:
        return line
    return Line(
        line.number,
        line.body,
        line.indent - margin,
        line.right - margin,
        line.page,
        line.joined,
    )


def _parting(source: Source, wrap: Wrap) -> tuple[Parting, int]:
    """What parts paragraphs, and the first-line indent."""
    indents: Counter[int] = Counter()
    stanzas = inner = indented_starts = 0
    item = -1
    for index, line in enumerate(source.lines):
        if not line.body:
            item = -1
            continue
        if begins_marked(line.body):
            item = line.indent
            continue
        if item >= 0 and line.indent > item:
            continue
        item = -1
        starts = source.stanza_start(index)
        stanzas += starts
        inner += not starts
        follows_flush = index + 1 == source.stanza_end[index] or (
            source.lines[index + 1].indent < line.indent
        )
        before_flush = starts or source.lines[index - 1].indent < line.indent or not wrap.column
        before_flush = before_flush or _is_one_line_paragraph(source, index - 1)
        if not starts and index + 1 == source.stanza_end[index] and _below_a_term(source, index):
            continue
        if 1 <= line.indent <= 12 and follows_flush and before_flush:
            indents[line.indent] += 1
            indented_starts += starts
    indent, count = indents.most_common(1)[0] if indents else (0, 0)
    if count >= 3 and count > 0.2 * (stanzas + count) and (wrap.column or count > 0.4 * inner):
        return ("both" if indented_starts > 0.8 * count and stanzas > 3 else "indent"), indent
    if not wrap.column and inner > 1.2 * stanzas:
        return "single", 0
    return "blank", 0


def _below_a_term(source: Source, index: int) -> bool:
    """Whether a line hangs below a short one that begins its stanza, as definitions do."""
    above = source.lines[index - 1]
    return source.stanza_start(index - 1) and above.indent == 0 and above.width < 40


def _is_one_line_paragraph(source: Source, index: int) -> bool:
    return source.lines[index].indent > 0 and not source.full[index]


def _usual_gap(source: Source) -> int:
    gaps = Counter(
        gap for line, gap in zip(source.lines, source.gap, strict=True) if line.body and gap
    )
    if not gaps:
        return 1
    usual, count = gaps.most_common(1)[0]
    smaller = [gap for gap, times in gaps.items() if gap < usual and times > 0.3 * count]
    return min(smaller, default=usual)


def _typical(source: Source, parting: Parting) -> float:
    """The median length of what looks like a paragraph, in cells."""
    lengths: list[int] = []
    length = 0
    for index, line in enumerate(source.lines):
        length += line.width if line.body else 0
        ends = index + 1 >= len(source.lines) or not source.lines[index + 1].body
        if length and (ends or (not source.full[index] and parting != "blank")):
            lengths.append(length)
            length = 0
    long = [length for length in lengths if length > 60] or lengths
    return sorted(long)[len(long) // 2] if long else 0


def _marked_headings(source: Source) -> tuple[tuple[str, int], ...]:
    kinds: Counter[str] = Counter()
    for index, line in enumerate(source.lines):
        if not line.body:
            continue
        flush = line.indent <= 1
        if flush and hash_heading(line.body):
            kinds["hash"] += 1
        elif flush and not source.stanza_start(index) and is_underline(source, index):
            kinds["underline"] += 1
        elif source.stanza_start(index) and _alone(source, index):
            kinds["caps"] += is_caps(line.body) and len(line.body) > 3
            kinds["bold"] += index > 0 and wholly_stressed(line.body) is not None
    return tuple(sorted(kinds.items()))


def _alone(source: Source, index: int) -> bool:
    return source.stanza_end[index] - index <= 2 and not is_rule(source.lines[index].body)


def is_underline(source: Source, index: int) -> bool:
    """Whether line `index` underlines the text on the line before it."""
    line, above = source.lines[index], source.lines[index - 1]
    if index == 0 or not above.body or not UNDERLINE.match(line.body) or is_rule(above.body):
        return False
    if len(line.body) == 2 and len(above.body) > 3:
        return False
    reach = max(len(above.body), above.width)
    return 0.45 * len(above.body) - 1 <= len(line.body) <= 1.3 * reach + 4 or (
        len(line.body) >= 3 and abs(len(line.body) - len(above.body)) <= 8
    )


def _bullets(source: Source) -> str:
    found = Counter(mark[0] for line in source.lines if (mark := bullet(line.body)))
    return "".join(mark for mark, count in found.most_common() if count > 1)
