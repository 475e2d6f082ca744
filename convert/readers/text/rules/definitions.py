"""Definition lists: a term on its line, what it means indented below it."""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.article import DefinitionItem, DefinitionList
from convert.patterns import Lazy
from convert.readers.text.marks import begins_marked, is_rule
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.script import ends_sentence, word_count
from convert.readers.text.source import Line, Source

_MOST: Final = 100
_LONGEST_TERM: Final = 4  # words before a colon; more lead to what follows
_COLON: Final = re.compile(r":\s+(?=\S)")
_BESIDE: Final = Lazy(r"[^:：]{1,80}[:：](?=\s*\S)")


class Entry(Struct, frozen=True):
    """A term's line and the lines of its definition.

    colon: how many characters of the line the term takes where the definition begins beside it.
    """

    term: int
    end: int
    colon: int = 0


class Entries(Note, frozen=True):
    """The entries of a list of definitions."""

    entries: tuple[Entry, ...]


def weigh(view: View) -> Claim | None:
    """Two or more terms in a row, each with indented lines right below."""
    if view.line.indent > 1 or view.at in view.findings.numbered_headings:
        return None
    if view.conventions.parting in ("indent", "both"):
        return None
    entries = _entries(view.source, view.at, view.conventions.gap)
    if not entries:
        return None
    return view.claim(
        "definitions",
        entries[-1].end,
        (1, "a short line with an indented one right below"),
        (
            min(1, 0.425 * (len(entries) - 1)),
            "several in a row",
            f"{len(entries)} of them in a row",
        ),
        note=Entries(tuple(entries)),
    )


def _entries(source: Source, at: int, gap: int) -> list[Entry]:
    entries: list[Entry] = []
    while at < len(source.lines) and len(entries) < _MOST:
        end = _entry_end(source, at)
        if not end:
            break
        entries.append(Entry(at, end))
        after = source.next_text(end)
        if after - end > gap:
            break
        at = after
    return entries


def _entry_end(source: Source, at: int) -> int:
    """The end of the entry that begins `at`, or 0 where there is none."""
    line = source.lines[at]
    stop = source.stanza_end[at]
    end = at + 1
    if end >= stop or line.indent > 1 or not _is_term(line):
        return 0
    if _COLON.match(source.lines[end].body):
        return _run(source, end + 1, stop, 1)
    if source.lines[end].indent < 2 or begins_marked(source.lines[end].body):
        return 0
    return _run(source, end, stop, 2)


def _run(source: Source, at: int, stop: int, least: int) -> int:
    while at < stop and source.lines[at].indent >= least:
        at += 1
    return at


def _is_term(line: Line) -> bool:
    body = line.body
    return (
        word_count(body) <= 8
        and len(body) <= 60
        and not begins_marked(body)
        and not is_rule(body)
        and not (ends_sentence(body) and body[-1] != "?")
        and not (body[-1] in ":：" and word_count(body) > _LONGEST_TERM)
    )


def build(view: View, claim: Claim) -> BlockPart:
    """The terms with their definitions."""
    assert isinstance(claim.note, Entries)
    items = tuple(_item(view, entry) for entry in claim.note.entries)
    return BlockPart(DefinitionList(items=items, lines=view.span(claim)))


def _item(view: View, entry: Entry) -> DefinitionItem:
    lines = view.source.lines[entry.term : entry.end]
    term, *body = lines
    if entry.colon:
        beside = Line(term.number, term.body[entry.colon :].strip(), 0, term.right)
        term = replace(term, body=term.body[: entry.colon])
        body = [beside, *body]
    least = min(line.indent for line in body if line.body)
    inner = [Line(b.number, b.body, max(0, b.indent - least), b.right) for b in body]
    colon = _COLON.match(inner[0].body)
    if colon:
        inner[0] = Line(inner[0].number, inner[0].body[colon.end() :], 0, inner[0].right)
    return DefinitionItem(
        terms=(view.tools.inlines(view.tools.text([term])),),
        blocks=view.tools.blocks(inner, view),
        lines=(lines[0].number, lines[-1].number),
    )


def claim_as_said(view: View) -> Claim | None:
    """The lines, where each term at the margin has something set in below it or after a colon."""
    lines = view.source.lines
    texts = [at for at in range(view.at, view.end) if lines[at].body]
    terms = [at for at in texts if lines[at].indent <= view.line.indent + 1]
    terms = [at for at in terms if not _COLON.match(lines[at].body) or at == view.at]
    entries: list[Entry] = []
    for at, after in zip(terms, [*terms[1:], view.end], strict=True):
        end = max(index for index in texts if index < after) + 1
        beside = _BESIDE.match(lines[at].body)
        if end == at + 1 and beside is None:
            return None
        entries.append(Entry(at, end, beside.end() if beside and end == at + 1 else 0))
    return view.claim("definitions", view.end, note=Entries(tuple(entries)))


RULE = Rule("definitions", "set", 4, weigh, build, claim_as_said)
