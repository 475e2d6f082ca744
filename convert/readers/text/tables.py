"""Where tables are, and where their columns stand."""

import re
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.marks import has_gap
from convert.readers.text.source import Line, Source, cells

_GAP: Final = Lazy(r"\S( {2,}|\t+|\u3000+)(?=\S)")
_BORDER: Final = Lazy(r"[+|┌┐└┘├┤┬┴┼─═╔╗╚╝╠╣╦╩╬\-=: ]+$")
_PIPES: Final = "|│║"
_JOINTS: Final = "+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬"
_COLUMN_RULES: Final = Lazy(r"(?:-{2,}|={2,})(?: +(?:-{2,}|={2,}))+$")
_COLUMN_RULE: Final = re.compile(r"-{2,}|={2,}")
_HIGHEST_HEAD: Final = 2


def find_tables(source: Source, column: int) -> dict[int, int]:
    """First line of each table to the index after its last; every stanza is looked at once."""
    tables: dict[int, int] = {}
    at = source.next_text(0)
    while at < len(source.lines):
        stop = source.stanza_end[at]
        known = source.listings.get(at) or source.stanzas.get(at)
        if known:
            at = source.next_text(known.end)
            continue
        ruled = ruled_table(source, at, stop)
        if ruled:
            tables[ruled[0]] = ruled[1]
        start = ruled[1] if ruled else at
        while start < stop:
            end, sound = _run(source, start, stop)
            if sound:
                tables[start] = end
            start = end
        if at not in tables and not ruled and column >= 0:
            aligned = _aligned(source, at, stop)
            if aligned:
                tables.setdefault(aligned[0], aligned[1])
        at = source.next_text(stop)
    return tables


def ruled_table(source: Source, at: int, stop: int) -> tuple[int, int] | None:
    """The lines of a stanza that are a table whose columns are underlined, each by its own rule.

    Where a rule stands above the head, too, the last rule ends the table.
    """
    rules = [index for index in range(at, stop) if rule_columns(source.lines[index])]
    if not rules or stop - at < 3:
        return None
    first = rules[0]
    if first == at or rule_columns(source.lines[first - 1]):
        return first, (rules[-1] + 1 if len(rules) > 1 else stop)
    return (at if first - at <= _HIGHEST_HEAD else first - 1), stop


def rule_columns(line: Line) -> list[int]:
    """The columns where the rules of a line begin that underlines several heads, or nothing."""
    if not line.body or line.body[0] not in "-=" or not _COLUMN_RULES.match(line.body):
        return []
    return [line.indent + found.start() for found in _COLUMN_RULE.finditer(line.body)]


def _run(source: Source, start: int, stop: int) -> tuple[int, bool]:
    """The end of a run of lines of one make, and whether it is a table."""
    body = source.lines[start].body
    end = start + 1
    if is_piped(body):
        rows = int(not is_border(body))
        while end < stop and is_piped(source.lines[end].body):
            rows += not is_border(source.lines[end].body)
            end += 1
        return end, rows >= 2
    tabs = body.count("\t")
    if tabs:
        while end < stop and source.lines[end].body.count("\t") == tabs:
            end += 1
    return end, end - start >= (2 if tabs > 1 else 3) and tabs > 0


def is_piped(body: str) -> bool:
    """Whether a line is a row or border of a table drawn with pipes."""
    if body[0] in "+┌└├╔╚╠" and _BORDER.match(body) and len(body) > 2:
        return True
    if "|" not in body and body.isascii():
        return False
    pipes = sum(body.count(pipe) for pipe in _PIPES)
    return (pipes >= 2 and (body[0] in _PIPES or " | " in body or "│" in body)) or " | " in body


def is_border(body: str) -> bool:
    """Whether a line is a border: drawn with lines, without a word."""
    return _BORDER.match(body) is not None


def _aligned(source: Source, start: int, stop: int) -> tuple[int, int] | None:
    """The part of a stanza whose lines have their words in the same columns."""
    if stop - start < 2 or stop - start > 400:
        return None
    bodies = [line.body for line in source.lines[start:stop]]
    gapped = [has_gap(body) and _GAP.search(body) is not None for body in bodies]
    if sum(gapped) < max(2, 0.7 * (stop - start)):
        return None
    first = next(index for index in range(start, stop) if gapped[index - start])
    lines = source.lines[first:stop]
    columns = column_starts(lines)
    if len(columns) < 2:
        return None
    rows = stop - first
    return (first, stop) if rows >= 3 or len(columns) >= 3 else None


def joints(body: str) -> list[int]:
    """The columns in a border where the lines between cells cross it."""
    return [at for at, sign in enumerate(body) if sign in _JOINTS]


def cell_places(line: Line) -> list[int]:
    """The cell in which each character of a line begins, counted from the line's first."""
    if line.width == len(line.body):
        return list(range(len(line.body)))
    places: list[int] = []
    at = 0
    for character in line.body:
        places.append(at)
        at += cells(character)
    return places


def column_starts(lines: tuple[Line, ...]) -> list[int]:
    """The columns where cells begin: right after gaps that (nearly) all lines leave open.

    Only rows with words count; borders of dashes are taken out.
    """
    rows = [line for line in lines if any(character.isalnum() for character in line.body)]
    if len(rows) < 2:
        return []
    left = min(line.indent for line in rows)
    width = max(line.right for line in rows) - left
    if width > 400:
        return []
    filled = [0] * (width + 2)
    for line in rows:
        shift = line.indent - left
        for place, character in zip(cell_places(line), line.body, strict=True):
            if character not in " \t\u3000":
                filled[min(width, shift + place)] += 1
    starts = [0]
    run = 0
    for place in range(1, width + 1):
        if filled[place] == 0:
            run += 1
            continue
        if run >= 2 or (run == 1 and place > 1 and len(rows) >= 6):
            starts.append(place)
        run = 0
    return starts
