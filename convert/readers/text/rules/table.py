"""Data tables: drawn with pipes or boxes, parted by tabs, or aligned in columns."""

import itertools
from bisect import bisect_left
from typing import Final

from convert.article import Cell, Inlines, Row, Table
from convert.patterns import Lazy
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View
from convert.readers.text.source import Line
from convert.readers.text.tables import (
    cell_places,
    column_starts,
    is_border,
    is_piped,
    joints,
    rule_columns,
)

_SPLIT: Final = Lazy(r"\s*(?<!\\)[|│║]\s*")
_STROKES: Final = "|│║"
_NUMBER: Final = Lazy(r"[^\w]*[\d٠-٩०-९][\d\s.,:%/–-]*[^\w\s]*\s?(?:[%€$£]|[A-Za-z]{1,4})?$")
_ALIGN: Final = Lazy(r"(:?)-+(:?)$")


def weigh(view: View) -> Claim | None:
    """A run of lines that the survey found to be a table."""
    end = view.findings.tables.get(view.at)
    if end is None:
        return None
    lines = view.source.lines[view.at : end]
    if is_piped(view.line.body):
        return view.claim("table", end, (1, "cells parted by lines"))
    if "\t" in view.line.body:
        tabs = view.line.body.count("\t")
        return view.claim(
            "table",
            end,
            (1, "cells parted by tabs", f"{len(lines)} lines with {tabs} tabs each"),
            (min(1.0, len(lines) / 4), "lines that are many"),
        )
    if any(rule_columns(line) for line in lines):
        return view.claim("table", end, (1, "a rule under the head of each column"))
    return _weigh_aligned(view, end, lines)


def _weigh_aligned(view: View, end: int, lines: tuple[Line, ...]) -> Claim | None:
    starts = column_starts(lines)
    rows = [_cut(line, starts, _left(lines)) for line in lines]
    cells = [cell for row in rows for cell in row if cell]
    numbers = sum(_NUMBER.match(cell) is not None for cell in cells)
    filled = len(cells) / max(1, len(rows) * len(starts))
    long = sum(len(cell) > 40 for cell in cells) / max(1, len(cells))
    return view.claim(
        "table",
        end,
        (1, "lines in columns", f"{len(lines)} lines in {len(starts)} columns"),
        (min(1.5, len(lines) / 3), "lines that are many"),
        (numbers > 0.25 * len(cells), "numbers in the cells"),
        (1, "cells filled" if filled > 0.8 else "many empty cells"),
        (len(starts) > 2, "three columns or more"),
        (long > 0.3, "cells as long as sentences"),
    )


def build(view: View, claim: Claim) -> BlockPart:
    """Rows of cells; the first row is a head where a border or its words say so."""
    lines = tuple(line for line in view.source.lines[claim.first : claim.end] if line.body)
    if is_piped(lines[0].body):
        rows, head, aligns = _piped_rows(lines)
    elif "\t" in lines[0].body:
        rows = [[cell.strip() for cell in line.body.split("\t")] for line in lines]
        head, aligns = _looks_like_head(rows), []
    else:
        rows, head = _aligned_rows(lines)
        aligns = []
    width = max(len(row) for row in rows)
    built = tuple(
        _row(view, row + [""] * (width - len(row)), index < head, aligns)
        for index, row in enumerate(rows)
    )
    return BlockPart(Table(rows=built, lines=view.span(claim)))


def _aligned_rows(lines: tuple[Line, ...]) -> tuple[list[list[str]], int]:
    """The rows, and how many of them are the head: those above a border, below the first if a
    border opens the table."""
    ruled = next((columns for line in lines if (columns := rule_columns(line))), [])
    left = min(ruled[0], _left(lines)) if ruled else _left(lines)
    starts = [0, *(column - left for column in ruled[1:])] if ruled else column_starts(lines)
    borders = [index for index, line in enumerate(lines) if is_border(line.body)]
    rows = [_cut(line, starts, left) for line in lines if not is_border(line.body)]
    if borders and borders[0] == 0:
        return rows, borders[1] - 1 if len(borders) > 2 else 0
    return rows, borders[0] if borders else _looks_like_head(rows)


def _row(view: View, cells: list[str], header: bool, aligns: list[str]) -> Row:
    built: list[Cell] = []
    for index, text in enumerate(cells):
        content: Inlines = view.tools.inlines(" ".join(text.split())) if text else ()
        align = aligns[index] if index < len(aligns) else ""
        side = "center" if align == "center" else "right" if align == "right" else None
        if side == "center":
            built.append(Cell(content=content, header=header, align="center"))
        elif side == "right" or (not aligns and not header and _NUMBER.match(text)):
            built.append(Cell(content=content, header=header, align="right"))
        else:
            built.append(Cell(content=content, header=header))
    return Row(cells=tuple(built))


def _piped_rows(lines: tuple[Line, ...]) -> tuple[list[list[str]], int, list[str]]:
    rows: list[list[str]] = []
    head, aligns = 0, list[str]()
    borders = 0
    drawn = next((joints(line.body) for line in lines if is_border(line.body)), [])
    for line in lines:
        if is_border(line.body):
            borders += 1
            if rows and not head:
                head = len(rows)
                aligns = _aligns(line.body)
            continue
        rows.append(_framed(line, drawn) or _split(line.body))
    if borders > 3 and borders > len(rows):
        head = 1 if _looks_like_head(rows) else head if head == 1 else 0
    if not borders:
        head = _looks_like_head(rows)
    return rows, min(head, len(rows) - 1), aligns


def _framed(line: Line, drawn: list[int]) -> list[str]:
    """The cells between the lines of a drawn frame, where each of them goes through `line`: a
    stroke elsewhere is a word of its cell. Wide characters fill two columns, or one."""
    for places in (cell_places(line), range(len(line.body))):
        cuts = [bisect_left(places, column) for column in drawn]
        edges = len(cuts) > 2 and cuts[0] == 0 and cuts[-1] == len(line.body) - 1
        if edges and all(line.body[cut] in _STROKES for cut in cuts):
            return [line.body[a + 1 : b].strip() for a, b in itertools.pairwise(cuts)]
    return []


def _split(body: str) -> list[str]:
    inner = body[1:] if body[0] in _STROKES else body
    if inner[-1:] in ("|", "│", "║"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _SPLIT.split(inner)]


def _aligns(body: str) -> list[str]:
    out: list[str] = []
    for cell in _split(body) if "|" in body else []:
        found = _ALIGN.match(cell)
        left, right = found.groups() if found else ("", "")
        out.append("center" if left and right else "right" if right else "")
    return out if any(out) else []


def _looks_like_head(rows: list[list[str]]) -> int:
    """1 if the first row holds words where the rows below hold numbers, or all are short words."""
    if len(rows) < 3:
        return 0
    first = rows[0]
    if any(cell and _NUMBER.match(cell) and not _is_year(cell) for cell in first):
        return 0
    below = [cell for row in rows[1:] for cell in row[1:] if cell]
    numbers = sum(_NUMBER.match(cell) is not None for cell in below)
    return 1 if numbers > 0.4 * len(below) and all(len(cell) < 40 for cell in first) else 0


def _is_year(cell: str) -> bool:
    return len(cell) == 4 and cell.isdecimal() and cell[:2] in ("18", "19", "20")


def _left(lines: tuple[Line, ...]) -> int:
    return min(line.indent for line in lines if any(c.isalnum() for c in line.body))


def _cut(line: Line, starts: list[int], left: int) -> list[str]:
    """The cells of an aligned line; every character lands in one of them."""
    shift = line.indent - left
    places = cell_places(line)
    stops = [bisect_left(places, max(0, start - shift)) for start in starts] + [len(line.body)]
    stops[0] = 0
    return [line.body[a:b].strip() for a, b in itertools.pairwise(stops)]


def claim_as_said(view: View) -> Claim | None:
    """The lines, where two of them or more hold words."""
    rows = sum(any(c.isalnum() for c in line.body) for line in view.lines)
    return view.claim("table", view.end) if rows >= 2 else None


RULE = Rule("table", "set", 4, weigh, build, claim_as_said)
