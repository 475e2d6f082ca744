"""Verse: lines that stay lines."""

from convert.article import AnyInline, LineBreak, Verse
from convert.readers.text.marks import begins_marked, is_rule
from convert.readers.text.numbering import heading_label
from convert.readers.text.parts import BlockPart
from convert.readers.text.prose import tidy
from convert.readers.text.rule import Claim, Rule, View, plainly
from convert.readers.text.script import cells_of_words
from convert.readers.text.source import Line, Source

_FARTHEST = 600
_EASTERN = 40
_ENDS = ",;:.!?—–-…»”\"’)'،؛。、，！？"


def weigh(view: View) -> Claim | None:
    """A stanza of three lines or more, none of which fills the measure."""
    source = view.source
    if not source.stanza_start(view.at) or view.conventions.parting == "single":
        return None
    stop = source.stanza_end[view.at]
    lines = source.lines[view.at : stop]
    if not 3 <= len(lines) <= 60 or not _could_be(view, lines):
        return None
    end = _further(view, stop)
    capitals = sum(not _first_letter(line).islower() for line in lines) / len(lines)
    ends = sum(line.body[-1] in _ENDS for line in lines) / len(lines)
    widths = [line.width for line in lines]
    even = min(widths) > 0.45 * max(widths)
    return view.claim(
        "verse",
        end,
        (1.5, f"{len(lines)} short lines"),
        (1.2 if capitals > 0.8 else 0, "lines begin with capitals"),
        (-1 if _first_letter(lines[0]).islower() else 0, "begins with a small letter"),
        (1.2 if ends > 0.4 else -0.3, f"{ends:.0%} of the lines end with punctuation"),
        (1.5 if not view.conventions.wrap.column else 0, "lines are not wrapped here"),
        (0.8 if even else -0.5, "lines of like length" if even else "lines of unlike length"),
        (-4 if all(heading_label(line.body) for line in lines) else 0, "every line is numbered"),
        (-3 if _hangs(lines) else 0, "a line and indented ones below it"),
        (1 if min(line.indent for line in lines) >= 2 else 0, "set in"),
        (1.5 if end > stop else 0, "further stanzas follow"),
        (-2 if _is_address(lines) else 0, "numbers and addresses"),
        (0.7 if len({line.indent for line in lines}) > 1 else 0, "indents that vary"),
    )


def _could_be(view: View, lines: tuple[Line, ...]) -> bool:
    column = view.conventions.wrap.column - view.conventions.wrap.margin
    limit = min(64, 0.85 * column) if column > 0 else 64
    if view.conventions.eastern and any(cells_of_words(line.body) > _EASTERN for line in lines):
        return False  # twenty characters: prose
    if any(line.width > limit or is_rule(line.body) for line in lines):
        return False
    if any(view.source.full[index] for index in range(view.at, view.at + len(lines) - 1)):
        return False
    return not any(begins_marked(line.body) and line.body[0] not in "–—" for line in lines)


def _hangs(lines: tuple[Line, ...]) -> bool:
    """Whether all lines but the first are set in by the same indent, as definitions are."""
    inset = {line.indent for line in lines[1:]}
    return len(inset) == 1 and min(inset) >= lines[0].indent + 2


def _first_letter(line: Line) -> str:
    return next((character for character in line.body if character.isalpha()), "A")


def _is_address(lines: tuple[Line, ...]) -> bool:
    return sum(any(c.isdecimal() or c == "@" for c in line.body) for line in lines) * 3 >= len(
        lines
    )


def _further(view: View, end: int) -> int:
    """Stanzas that go on in the same way."""
    source: Source = view.source
    while True:
        after = source.next_text(end)
        far = end > view.at + _FARTHEST
        if far or after >= len(source.lines) or after - end > max(1, view.conventions.gap):
            return end
        stop = source.stanza_end[after]
        lines = source.lines[after:stop]
        if not 2 <= len(lines) <= 60 or not _alike(view, after, lines):
            return end
        end = stop


def _alike(view: View, at: int, lines: tuple[Line, ...]) -> bool:
    column = view.conventions.wrap.column - view.conventions.wrap.margin
    limit = min(64, 0.85 * column) if column > 0 else 64
    if any(line.width > limit or begins_marked(line.body) for line in lines):
        return False
    if any(view.source.full[index] for index in range(at, at + len(lines) - 1)):
        return False
    return not _first_letter(lines[0]).islower()


def build(view: View, claim: Claim) -> BlockPart:
    """The lines with their breaks; an empty line parts stanzas."""
    content: list[AnyInline] = []
    blank = False
    for line in view.source.lines[claim.first : claim.end]:
        if not line.body:
            blank = True
            continue
        if content:
            content.append(LineBreak())
            if blank:
                content.append(LineBreak())
        blank = False
        content.extend(view.tools.inlines(tidy(line.body)))
    return BlockPart(Verse(content=tuple(content), lines=view.span(claim)))


RULE = Rule("verse", "verse", 4.2, weigh, build, plainly("verse"))
