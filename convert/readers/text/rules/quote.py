"""Block quotes: marked with >, or set in by an indent of their own, with who said it."""

import re
from typing import Final, Literal

from msgspec.structs import replace

from convert.article import BlockQuote, Blocks, Inlines, Paragraph, ThematicBreak
from convert.patterns import Lazy
from convert.readers.text.marks import begins_marked
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.script import ends_sentence, word_count
from convert.readers.text.source import Line
from convert.readers.text.units import unit_end

_MARK: Final = re.compile(r"[>|:]\s?")
_CREDIT: Final = Lazy(r"(?:—|–|--|―|- )\s?(?=[^\s\d])")
_FARTHEST: Final = 400
_LONGEST_APART: Final = 9  # words
_OPEN: Final = '"“„«‹「『‘'
_SHUT: Final = '"”“»›」』’'


class Made(Note, frozen=True):
    """How a quote is set apart, where it is not by an indent."""

    how: Literal["marked", "credited", "credited below"]


def weigh(view: View) -> Claim | None:
    """Lines with > in front, or a stanza indented as nothing else is."""
    if view.at in view.source.listings:
        return None
    if view.line.body[0] == ">":
        return _marked(view)
    if view.line.indent >= 2:
        return _with_credit_below(view, _indented(view))
    return _credited(view)


def _credited(view: View) -> Claim | None:
    """A paragraph in quotation marks, and below it whose words they are."""
    text, source = view.text, view.source
    after = source.next_text(view.end)
    if text[0] not in _OPEN or text[-1] not in _SHUT or after >= len(source.lines):
        return None
    credit = source.lines[after].body
    if (
        after - view.end > view.conventions.gap
        or credit.startswith("- ")
        or not is_attribution(credit)
    ):
        return None
    return view.claim(
        "quote",
        after + 1,
        (1, "in quotation marks"),
        (1, "says whose words they are"),
        note=Made("credited"),
    )


def _marked(view: View) -> Claim:
    source = view.source
    end = view.at
    while end < source.stanza_end[view.at] and source.lines[end].body[0] == ">":
        end += 1
    while True:  # > lines go on after a blank line when the gap itself is quoted text's own
        after = source.next_text(end)
        if after >= len(source.lines) or after - end > 1 or source.lines[after].body[0] != ">":
            break
        end = after
        while end < source.stanza_end[after] and source.lines[end].body[0] == ">":
            end += 1
    end = _credit_after(view, end)
    return view.claim("quote", end, (1, "lines marked with >"), note=Made("marked"))


def _credit_after(view: View, end: int) -> int:
    """Take in a line below the quote that says whose words they are."""
    source = view.source
    if end < source.stanza_end[view.at] and is_attribution(source.lines[end].body):
        return end + 1
    return _credit_apart(view, end) or end


def _credit_apart(view: View, end: int) -> int | None:
    """The end of a line alone, parted from the quote, that says whose words they are: a name, or
    a work, where what is said in a dialogue is a sentence."""
    source = view.source
    after = source.next_text(end)
    if after >= len(source.lines) or not 0 < after - end <= view.conventions.gap:
        return None
    credit = source.lines[after].body
    is_one = source.stanza_end[after] == after + 1 and not credit.startswith("- ")
    if not is_one or not is_attribution(credit) or ends_sentence(credit):
        return None
    return after + 1 if word_count(credit) <= _LONGEST_APART else None


def _with_credit_below(view: View, claim: Claim | None) -> Claim | None:
    if claim is None or is_attribution(view.source.lines[claim.end - 1].body):
        return claim
    end = _credit_apart(view, claim.end)
    return replace(claim, end=end, note=Made("credited below")) if end else claim


def is_attribution(body: str) -> bool:
    """Whether a line below a quotation says whose words it is: — Mark Twain."""
    return _CREDIT.match(body) is not None and word_count(body) <= 14


def _indented(view: View) -> Claim | None:
    """A stanza all of whose lines stand right of the text."""
    conventions, source = view.conventions, view.source
    stop = source.stanza_end[view.at]
    if not source.stanza_start(view.at) or begins_marked(view.line.body):
        return None
    lines = source.lines[view.at : stop]
    least = min(line.indent for line in lines)
    if least < 2:
        return None
    first_indent = conventions.parting in ("indent", "both")
    if first_indent and (len(lines) == 1 or least < conventions.first_indent):
        return None
    end = _further_stanzas(view, stop, least)
    wraps = sum(_is_wrap(lines, index) for index in range(len(lines) - 1))
    prose = len(lines) == 1 or wraps >= 0.6 * (len(lines) - 1)
    centred = _is_centred(view, lines)
    quoted = view.line.body[0] in _OPEN
    return view.claim(
        "quote",
        end,
        (1, "every line indented", f"every line indented by {least} or more"),
        (least >= 4, "a clear indent"),
        (prose and len(lines) > 1, "wrapped as prose"),
        (quoted, "opens with a quotation mark"),
        (len(lines) == 1 and ends_sentence(view.last.body), "a sentence"),
        (is_attribution(lines[-1].body), "its last line says whose words they are"),
        (centred and not quoted, "centred"),
        (not prose, "lines of uneven length"),
        (view.findings.set_in > 0.5, "most of the text is set in"),
        (_like_verse(lines), "every line begins with a capital"),
        (_hangs_on(view, least), "goes on below lines set in as far"),
        (_is_beside_listing(view, end, least), "beside a listing set in further"),
        (view.line.body[0] in "*!", "opens with marks of stress"),
        (not view.before, "the first text of the file"),
        (not conventions.wrap.column and not conventions.typical, "no text around it"),
    )


def _hangs_on(view: View, indent: int) -> bool:
    """Whether the stanza above hangs at the same indent below its first line, as items do."""
    lines = view.source.lines
    last = view.at - 1
    while last >= 0 and not lines[last].body:
        last -= 1
    first = last
    while first > 0 and lines[first - 1].body:
        first -= 1
    return 0 <= first < last and lines[first].indent < indent == lines[last].indent


def _is_beside_listing(view: View, end: int, indent: int) -> bool:
    """Whether code stands above or below that is set in further: then its text is set in, too."""
    source = view.source
    above = view.at - 1
    while above >= 0 and not source.lines[above].body:
        above -= 1
    first = above
    while first in source.kept and first not in source.listings:
        first -= 1
    found = [at for at in (first, source.next_text(end)) if at in source.listings]
    lines = (source.lines[at : source.listings[at].end] for at in found)
    return any(min(line.indent for line in inside if line.body) > indent for inside in lines)


def _like_verse(lines: tuple[Line, ...]) -> bool:
    return len(lines) >= 3 and all(line.body[:1].isupper() for line in lines)


def _is_wrap(lines: tuple[Line, ...], index: int) -> bool:
    reach = max(line.right for line in lines)
    after = lines[index + 1].body.split(None, 1)[0]
    return lines[index].right + 1 + len(after) > reach - 3


def _further_stanzas(view: View, end: int, indent: int) -> int:
    """Take in following stanzas with the same indent."""
    source = view.source
    while True:
        after = source.next_text(end)
        if after >= len(source.lines) or after - end > view.conventions.gap:
            return end
        if end > view.at + _FARTHEST:
            return end
        lines = source.lines[after : source.stanza_end[after]]
        same = all(line.indent >= indent for line in lines) and (
            lines[0].indent == indent or is_attribution(lines[0].body)
        )
        if not same or begins_marked(lines[0].body):
            return end
        end = source.stanza_end[after]


def _is_centred(view: View, lines: tuple[Line, ...]) -> bool:
    width = max(view.conventions.wrap.column - view.conventions.wrap.margin, 40)
    if any(line.width > 0.6 * width for line in lines):
        return False
    return all(abs(line.indent - (width - line.right)) <= 4 for line in lines)


def build(view: View, claim: Claim) -> BlockPart:
    """The quote without its marks, and the attribution apart."""
    lines = list(view.source.lines[claim.first : claim.end])
    how = claim.note.how if isinstance(claim.note, Made) else "indented"
    if how == "credited":
        return _build_credited(view, claim, lines)
    marked = how == "marked"
    credit: list[Line] = []
    if how == "credited below" or (marked and lines[-1].body[0] != ">"):
        credit = [lines.pop()]
    inner = [_unmarked(line) for line in lines] if marked else _shifted(lines)
    if not credit:
        inner, credit = _split_credit(inner)
    blocks = view.tools.blocks(inner, view)
    attribution = view.tools.inlines(view.tools.text(credit)) if credit else ()
    if not blocks and not attribution:
        return BlockPart(ThematicBreak(mark=lines[0].body, lines=view.span(claim)))
    if not blocks:
        blocks, attribution = _only_credit(attribution), ()
    return BlockPart(BlockQuote(blocks=blocks, attribution=attribution, lines=view.span(claim)))


def _build_credited(view: View, claim: Claim, lines: list[Line]) -> BlockPart:
    credit = lines.pop()
    words = [line for line in lines if line.body]
    paragraph = Paragraph(
        content=view.tools.inlines(view.tools.text(words)),
        lines=(words[0].number, words[-1].number),
    )
    attribution = view.tools.inlines(view.tools.text([credit]))
    return BlockPart(
        BlockQuote(blocks=(paragraph,), attribution=attribution, lines=view.span(claim))
    )


def _only_credit(attribution: Inlines) -> Blocks:
    return (Paragraph(content=attribution),) if attribution else ()


def _unmarked(line: Line) -> Line:
    if not line.body:
        return line
    found = _MARK.match(line.body)
    rest = line.body[found.end() :] if found and line.body[0] == ">" else line.body
    body = rest.strip()
    indent = len(rest) - len(rest.lstrip()) if body else 0
    return Line(line.number, body, indent, line.right if body else 0, line.page)


def _shifted(lines: list[Line]) -> list[Line]:
    least = min(line.indent for line in lines if line.body)
    return [
        Line(line.number, line.body, max(0, line.indent - least), line.right, line.page)
        if line.body
        else line
        for line in lines
    ]


def _split_credit(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The quote's lines, and the last ones where they say whose words they are."""
    last = len(lines) - 1
    while last > 0 and not lines[last].body:
        last -= 1
    for start in (last, last - 1):
        if start > 0 and is_attribution(lines[start].body):
            text = " ".join(line.body for line in lines[start : last + 1])
            if word_count(text) <= 16:
                return lines[:start], lines[start : last + 1]
    return lines, []


def claim_as_said(view: View) -> Claim:
    """The lines, with the marks that open them, or with the line that says whose words they are."""
    marked = view.line.body[0] == ">"
    end = unit_end(view.source, view.conventions, view.at)
    words = " ".join(line.body for line in view.source.lines[view.at : end])
    credited = None if marked else _credited(replace(view, end=end, text=words))
    if credited is not None and credited.end == view.end:
        return credited
    return view.claim("quote", view.end, note=Made("marked") if marked else None)


RULE = Rule("quote", "quote", 4, weigh, build, claim_as_said)
