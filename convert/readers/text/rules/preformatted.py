"""Text whose spaces count: fenced blocks, and indented lines that read like code."""

import re
from typing import Final

from convert.article import Preformatted
from convert.readers.text.marks import FENCE, bullet, ordinal
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.script import word_count
from convert.readers.text.source import Line, Source

_CODE: Final = re.compile(
    r"[{};]\s*$|^\s*[<\[{(}\])]|[=!<>]=|->|=>|::|\(\)|^\$ |^>>> |^#!|^(?:def|class|import|from|"
    r"function|var|let|const|return|if|for|while|fn|use|pub|struct|SELECT|sudo|pip|npm|git|cargo|"
    r"rustup|curl|cd|ls|echo|export)\b|</?\w+[^>]*>|^\s*(?://|/\*|--\s)|"
    r"^[\w.$-]+\s?=\s?\S|\\$|^\|?\s*\w+\("
)
_SAMPLE: Final = 24
_ART: Final = re.compile(r"[^\w\s]{3,}|\S {3,}\S")


class Fenced(Note, frozen=True):
    """The first and the last line are fences."""


def weigh(view: View) -> Claim | None:
    """A closed fence, or a run of indented lines like code."""
    end = view.findings.fences.get(view.at)
    if end is None and view.nested and FENCE.match(view.line.body):
        end = _closing(view.source, view.at)
    if end:
        return view.claim("preformatted", end, (12, "fenced"), note=Fenced())
    if view.line.indent < 2 and not _is_code_stanza(view):
        return None
    return _indented(view)


def looks_like_code(body: str) -> bool:
    """Whether a line reads like a command or a line of a program."""
    return _CODE.search(body) is not None


def _closing(source: Source, at: int) -> int | None:
    mark = source.lines[at].body[:3]
    for index in range(at + 1, len(source.lines)):
        if source.lines[index].body.startswith(mark):
            return index + 1
    return None


def _is_code_stanza(view: View) -> bool:
    """Whether a stanza at the margin is code through and through: a command, a snippet."""
    stop = view.source.stanza_end[view.at]
    if view.conventions.parting == "single" or stop - view.at > 40:
        return False
    lines = view.source.lines[view.at : stop]
    return len(lines) >= 2 and all(_CODE.search(line.body) for line in lines)


def _indented(view: View) -> Claim | None:
    source = view.source
    stop = source.stanza_end[view.at]
    lines = source.lines[view.at : min(stop, view.at + _SAMPLE)]
    least = min(line.indent for line in lines)
    if bullet(view.line.body) or ordinal(view.line.body):
        return None
    code = sum(_CODE.search(line.body) is not None for line in lines)
    art = sum(_ART.search(line.body) is not None for line in lines)
    ragged = len({line.indent for line in lines}) > 1
    wide = view.conventions.wrap.column and max(line.right for line in lines) > (
        view.conventions.wrap.column + 12
    )
    indented = least >= 2
    return view.claim(
        "preformatted",
        stop,
        (1.5 if indented and least >= 4 else 0, f"indented by {least}"),
        (4 * code / len(lines), f"{code} of {len(lines)} lines read like code"),
        (
            2 if lines[0].body[:2] in ("$ ", "%  ", "# ") or lines[0].body[:4] == ">>> " else 0,
            "a prompt",
        ),
        (2 * art / len(lines), "marks and spaces set in place"),
        (1 if ragged and code else 0, "several indents"),
        (1.5 if wide and code else 0, "wider than the text"),
        (-2 if _reads_as_prose(lines) else 0, "reads as prose"),
    )


def _reads_as_prose(lines: tuple[Line, ...]) -> bool:
    words = sum(word_count(line.body) for line in lines)
    letters = sum(
        character.isalpha() or character == " " for line in lines for character in line.body
    )
    total = sum(len(line.body) for line in lines)
    return words > 7 * len(lines) and letters > 0.93 * total


def build(view: View, claim: Claim) -> BlockPart:
    """The lines as they stand, without the indent they share."""
    lines = view.source.lines[claim.first : claim.end]
    syntax = None
    if isinstance(claim.note, Fenced):
        found = FENCE.match(lines[0].body)
        syntax = (found.group(2) or None) if found else None
        lines = lines[1:-1]
    least = min((line.indent for line in lines if line.body), default=0)
    text = "\n".join(" " * (line.indent - least) + line.body if line.body else "" for line in lines)
    return BlockPart(Preformatted(text=text, syntax=syntax, lines=view.span(claim)))


def claim_as_said(view: View) -> Claim:
    """The lines, without the fence that opens them."""
    fenced = view.line.body[:3] in ("```", "~~~")
    return view.claim("preformatted", view.end, note=Fenced() if fenced else None)


RULE = Rule("preformatted", "set", 4, weigh, build, claim_as_said)
