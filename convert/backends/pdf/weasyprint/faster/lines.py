"""Lines of text, shaped once where WeasyPrint shapes them five times.

WeasyPrint has Pango lay out a draft of each line, then the line with the next word, the line with
each part of a hyphenated word, the line alone, and at last the line as it is drawn. The draft
already knows how wide every word is: `splitter` reads it there, and leaves whatever is unusual to
WeasyPrint. The layout is kept until the line is drawn (`layouts`, `painting`).
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from math import inf

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.glyph_runs import FROM_UNITS, TO_UNITS, Span, line_of, spans_of
from convert.backends.pdf.weasyprint.shapes import Context, KeptLayout, Layout, Pointer, Style
from convert.languages.hyphens import dictionary_of, language_with_patterns

_SHORTEST = 4  # characters an em: more than a line has
_DRAFTS = (3.0, 3.6)  # the same: a line and the first word of the next, mostly and nearly always
_CERTAIN = 2.0  # px by which a word must miss the end of a line, so that shaping cannot matter
_UNUSUAL = re.compile("[\n\t\f\u00ad\u0085\u2028\u2029]")

Split = tuple[Layout, int, int | None, float, float, float]
Splitter = Callable[..., Split]


def splitter(_copies: Copies, original: Splitter) -> Splitter:
    """A `split_first_line` that shapes a plain line once, and asks `original` for others."""

    def split_first_line(
        text: str,
        style: Style,
        context: Context,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Split:
        if not minimum and max_width is not None and style["white_space"] == "normal":
            found = _split(text, style, context, max_width)
            if found:
                return found
        return original(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )

    return split_first_line


def _split(text: str, style: Style, context: Context, max_width: float) -> Split | None:
    """The first line of `text`, or None where it takes more than a look at its draft."""
    size = style["font_size"]
    if not size or size * _SHORTEST > max_width or style["letter_spacing"] != "normal":
        return None
    if max_width == inf:
        return None if _UNUSUAL.search(text) else _alone(text, style)
    draft = _draft(text, style, max_width)
    if draft is None:
        return None
    if draft.resume is None:
        return _whole(draft, text, style, max_width)
    return _broken(draft, draft.resume, style, context, max_width)


def _alone(text: str, style: Style) -> Split:
    """A text that is all of a line."""
    layout = laid_out(text, style, None)
    line = line_of(layout, 0)
    width, height = copies().weasyprint.text.line_break.line_size(line, style)
    baseline = copies().pango.pango_layout_get_baseline(layout.shaped) * FROM_UNITS
    return layout, len(text.encode()), None, width, height, baseline


def _whole(draft: "_Draft", text: str, style: Style, max_width: float) -> Split | None:
    """A text that is one line.

    The space before what follows in another element may hang over the end of the line, where
    WeasyPrint would break after the first word.
    """
    breaking = copies().weasyprint.text.line_break
    hanging = space_width(draft.layout) if text.endswith(" ") else 0.0
    width = breaking.line_size(draft.line, style)[0]
    if width - hanging > max_width:
        return None
    found: Split = breaking.first_line_metrics(draft.line, text, draft.layout, None, True, style)
    return found if width <= max_width else (*found[:3], width - hanging, *found[4:])


def _broken(
    draft: "_Draft", resume: int, style: Style, context: Context, max_width: float
) -> Split | None:
    """The first of several lines, with as much of the next word as may stand on it."""
    layout, line, word_end = draft.layout, draft.line, draft.word_end
    head = draft.text.encode()[:resume].decode()
    next_word = draft.text[len(head) : word_end and word_end - 1]
    fitting = head.rstrip(" ")
    width = _width(spans_of(line), 0, len(fitting.encode()))
    if width > max_width or not next_word.rstrip(" "):
        return None
    second = spans_of(line_of(layout, 1))
    reach = width + (space_width(layout) if fitting != head else 0)

    def reaching(part: str) -> float:
        return reach + _width(second, resume, resume + len(part.encode()))

    if (
        draft.text[(word_end or 0) - 1] == " "
        and reaching(next_word.rstrip(" ")) <= max_width + _CERTAIN
    ):
        return None
    return _hyphenated(
        head, next_word, style, context, max_width, max_width - width, reaching
    ) or _finished(layout, line, fitting, resume, width)


class _Draft(Struct):
    """The beginning of a text, broken into lines."""

    text: str
    layout: KeptLayout
    line: Pointer
    resume: int | None = None
    """The byte where the second line begins; None where all is one line."""
    word_end: int | None = None
    """The character after the first word there; None where it ends the text."""


def _draft(text: str, style: Style, max_width: float) -> _Draft | None:
    """As little of `text` as has a line and the word after it; None for unusual characters."""
    for characters in _DRAFTS:
        short = text[: int(max_width / style["font_size"] * characters)]
        if _UNUSUAL.search(short):
            return None
        layout = laid_out(short, style, max_width)
        line, resume = layout.get_first_line()
        draft = _Draft(short, layout, line, resume)
        if resume is not None:
            start = len(short.encode()[:resume].decode()) + 1
            draft.word_end = _next_break(layout, short, start)
        if draft.word_end is not None or len(short) == len(text):
            return draft
    return None


def laid_out(text: str, style: Style, max_width: float | None) -> KeptLayout:
    """A text as Pango shapes it, broken into lines where a width is given."""
    layout: KeptLayout = copies().weasyprint.text.line_break.Layout(style, 0, max_width)
    if max_width is not None:
        copies().pango.pango_layout_set_width(layout.shaped, int(max_width * TO_UNITS))
    layout.set_text(text)
    return layout


def _next_break(layout: KeptLayout, text: str, start: int) -> int | None:
    """The first place from character `start` on where a line may end, short of the text's end."""
    ffi, pango = copies().ffi, copies().pango
    attributes = pango.pango_layout_get_log_attrs_readonly(layout.shaped, ffi.NULL)
    for place in range(start, len(text)):
        if attributes[place].is_line_break:
            return place
    return None


def _width(spans: list[Span], start: int, end: int) -> float:
    """How wide the glyphs of the bytes from `start` to `end` are, in px."""
    return float(sum(_units(span, start, end) for span in spans) * FROM_UNITS)


def _units(span: Span, start: int, end: int) -> int:
    if span.level & 1:
        placed = zip(span.widths, span.places, strict=True)
        return sum(width for width, place in placed if start <= place < end)
    first, last = bisect_left(span.places, start), bisect_left(span.places, end)
    return sum(span.widths[first:last])


def space_width(layout: KeptLayout) -> float:
    """How wide a space is in the style of a layout."""
    prototype = layout.prototype
    if prototype.space is None:
        alone = laid_out(" ", layout.style, None)  # has to outlive its line
        prototype.space = _width(spans_of(line_of(alone, 0)), 0, 1)
    return prototype.space


def _finished(layout: KeptLayout, line: Pointer, text: str, resume: int, width: float) -> Split:
    """The split whose first line is `text`, the draft's own."""
    _, height = copies().weasyprint.text.line_break.line_size(line, layout.style)
    baseline = copies().pango.pango_layout_get_baseline(layout.shaped) * FROM_UNITS
    layout.text = text
    return layout, len(text.encode()), resume, width, height, baseline


def _hyphenated(
    head: str,
    following: str,
    style: Style,
    context: Context,
    max_width: float,
    room: float,
    reaching: Callable[[str], float],
) -> Split | None:
    """The line with as much of a word that follows as fits and may stand alone, or None."""
    if style["hyphens"] != "auto" or not style["lang"]:
        return None
    percentage = copies().weasyprint.layout.percent.percentage
    if room <= percentage(style["hyphenate_limit_zone"], style, max_width):
        return None
    for part in _parts(following, style, context):
        if reaching(part) > max_width + _CERTAIN:
            continue
        text = f"{head}{part}{style['hyphenate_character']}"
        layout = laid_out(text, style, None)
        line = line_of(layout, 0)
        width = _width(spans_of(line), 0, len(text.encode()))
        if width <= max_width:
            length = len(f"{head}{part}".encode())
            _, _, _, width, height, baseline = _finished(layout, line, text, length, width)
            return layout, length, length, width, height, baseline
    return None


def _parts(following: str, style: Style, context: Context) -> list[str]:
    """The beginnings of what follows that may end in a hyphen, the longest first."""
    word_boundaries = copies().weasyprint.text.line_break.get_next_word_boundaries
    language = language_with_patterns(style["lang"])
    if not language:
        return []
    shortest, left, right = style["hyphenate_limit_chars"]
    passed, rest = "", following
    while len(rest) >= shortest and (found := word_boundaries(rest, language)):
        start, stop = found
        if stop - start < shortest:
            passed, rest = passed + rest[:stop], rest[stop:]
            continue
        key = (language, left, right, shortest)
        dictionary = context.dictionaries.get(key)
        if dictionary is None:
            dictionary = dictionary_of(lang=language, left=left, right=right)
            context.dictionaries[key] = dictionary
        before = passed + rest[:start]
        return [before + part for part, _ in dictionary.iterate(rest[start:stop])]
    return []
