"""How an output is built against its Article: headings, lists, tables, quotes, notes, languages."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from urllib.parse import unquote

from convert.check.finding import Finding
from convert.check.outline import normal, outline_of
from convert.check.reading.shape import (
    ListShape,
    OutlineEntry,
    Part,
    Reading,
    Run,
    TableShape,
    headings,
    squeeze,
)
from convert.check.words import Comparison, compare, counted, same_words, shown, words_of
from convert.errors import Severity

TOOL = "structure"
_WCAG_RELATIONS = "WCAG 2.2, 1.3.1"


def check_words(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    """Words lost, added, moved, fused or cut; each kind is one finding."""
    result = compare(
        [run.text for run in expected.runs],
        [run.lines or run.text for run in found.runs],
        painted=found.painted,
    )
    seen = [
        (kind, kind, words, _place(expected, found, result, kind))
        for kind, words in (("lost", result.lost), ("added", result.added), ("moved", result.moved))
        if words
    ]
    seen += [
        (kind, how, tuple(joint.text for joint in joints), expected.runs[joints[0].run].where)
        for kind, how, joints in (
            ("fused", "run together", result.fused),
            ("cut", "cut in two", result.cut),
        )
        if joints
    ]
    for kind, how, words, where in seen:
        yield Finding(
            file=file,
            format=found.format,
            tool="words",
            severity="error",
            code=f"words.{kind}",
            message=f"{counted(len(words))} {how}: {shown(words)}",
            where=where,
            clause="WCAG 2.2, 1.3.2" if kind == "moved" else "fidelity to the source",
            hint="Compare the output with its source at this place.",
        )


def _place(expected: Reading, found: Reading, result: Comparison, kind: str) -> str:
    """The first place: in the output for what was added, in the source for the rest."""
    if kind != "added":
        first = next((place.run for place in result.places if place.lost), 0)
        return expected.runs[first].where if expected.runs else ""
    extra = set(result.added)
    return next((run.where for run in found.runs if extra & set(words_of(run.text))), "")


def check_structure(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    """Everything but the words."""
    yield from _title_and_language(file, expected, found)
    yield from _headings(file, expected, found)
    yield from _outline(file, expected, found)
    yield from _lists(file, expected.lists, found)
    yield from _tables(file, expected.tables, found)
    yield from _quotes(file, expected, found)
    yield from _texts(file, found, "note", expected.notes, found.notes)
    alts = [squeeze(figure.alt or "") for figure in found.figures]
    yield from _texts(file, found, "figure", [f.alt or "" for f in expected.figures], alts)
    yield from _parts(file, expected.parts, found)
    yield from _links(file, expected, found)


def _finding(
    file: str,
    found: Reading,
    code: str,
    message: str,
    where: str = "",
    severity: Severity = "error",
    clause: str = _WCAG_RELATIONS,
) -> Finding:
    return Finding(
        file=file,
        format=found.format,
        tool=TOOL,
        severity=severity,
        code=f"structure.{code}",
        message=message,
        where=where,
        clause=clause,
    )


def _title_and_language(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    if not same_words(expected.title, found.title):
        message = f"the title is “{found.title}”, not “{expected.title}”"
        yield _finding(file, found, "title", message, clause="WCAG 2.2, 2.4.2")
    if expected.language != "und" and not _same_language(expected.language, found.language):
        message = f"the language is “{found.language}”, not “{expected.language}”"
        yield _finding(file, found, "language", message, clause="WCAG 2.2, 3.1.1")


def _same_language(one: str, other: str) -> bool:
    """True for equal tags, and for a tag and the same one with less after it (en, en-GB)."""
    ours, theirs = one.lower(), other.lower()
    return ours == theirs or ours.startswith(f"{theirs}-") or theirs.startswith(f"{ours}-")


def _headings(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    ours, theirs = list(headings(expected)), list(headings(found))
    ours_said = ["".join(words_of(run.text)) for run in ours]
    theirs_said = ["".join(words_of(run.text)) for run in theirs]
    changes = SequenceMatcher(None, ours_said, theirs_said, autojunk=False).get_opcodes()
    for _, i1, i2, j1, j2 in changes:
        for wanted, has in zip_longest(ours[i1:i2], theirs[j1:j2]):
            if message := _heading_difference(wanted, has):
                place = has or wanted
                where = place.where if place is not None else ""
                yield _finding(file, found, "heading", message, where)


def _heading_difference(wanted: Run | None, has: Run | None) -> str:
    if wanted is None:
        return f"“{has.text}” should be no heading" if has is not None else ""
    if has is None:
        return f"no heading of level {wanted.level} “{wanted.text}”"
    if not same_words(wanted.text, has.text):
        return f"the heading “{has.text}” stands where “{wanted.text}” belongs"
    if wanted.level != has.level:
        return f"the heading “{has.text}” has level {has.level}, not {wanted.level}"
    return ""


def _outline(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    """The outline that the format keeps apart from the headings: bookmarks, navigation."""
    if found.outline is None:
        return
    ours = normal(outline_of(expected), expected.title)
    theirs = normal(outline_of(found), expected.title)
    for wanted, has in zip_longest(ours, theirs):
        if wanted is None or has is None or not _same_entry(wanted, has):
            message = f"the outline has {_entry(has)} where {_entry(wanted)} belongs"
            yield _finding(file, found, "outline", message, clause="WCAG 2.2, 2.4.5")
            return


def _same_entry(one: OutlineEntry, other: OutlineEntry) -> bool:
    return one.level == other.level and same_words(one.text, other.text)


def _entry(entry: OutlineEntry | None) -> str:
    return "nothing" if entry is None else f"“{entry.text}” at level {entry.level}"


def _lists(file: str, expected: Sequence[ListShape], found: Reading) -> Iterator[Finding]:
    theirs = list(found.lists)
    for number, wanted in enumerate(expected, 1):
        if not theirs:
            yield _finding(file, found, "list", f"list {number}, {_list(wanted)}, is not there")
            continue
        has = theirs.pop(0)
        pieces = _take_pieces(wanted, has, theirs)
        if pieces > 1:
            message = f"list {number}, {_list(wanted)}, is cut into {pieces} lists"
            yield _finding(file, found, "list-cut", message, severity="warning")
        elif has != wanted:
            message = f"list {number} is {_list(has)}, not {_list(wanted)}"
            yield _finding(file, found, "list", message)
    for extra in theirs:
        yield _finding(file, found, "list", f"{_list(extra)} too many")


def _take_pieces(wanted: ListShape, has: ListShape, rest: list[ListShape]) -> int:
    """How many found lists make up the wanted one, which is cut at the end of a page.

    The later pieces are taken out of `rest`; lists inside the items stand between them.
    """
    total, pieces = has.items, 1
    if has.ordered != wanted.ordered or has.start != wanted.start:
        return 1
    for shape in list(rest):
        if total >= wanted.items:
            break
        follows = shape.ordered and shape.start == wanted.start + total
        if shape.items == 0 or (follows if wanted.ordered else not shape.ordered):
            total += shape.items
            pieces += 1
            rest.remove(shape)
    return pieces if total == wanted.items else 1


def _list(shape: ListShape) -> str:
    kind = f"an ordered list from {shape.start}" if shape.ordered else "a bullet list"
    return f"{kind} of {shape.items} items"


def _tables(file: str, expected: Sequence[TableShape], found: Reading) -> Iterator[Finding]:
    if len(expected) < len(found.tables):
        yield _finding(file, found, "table", f"{len(found.tables)} tables, not {len(expected)}")
        return
    for number, (wanted, has) in enumerate(zip_longest(expected, found.tables), 1):
        if has is None:
            yield _finding(file, found, "table", f"table {number} is not there")
        elif message := _table_difference(wanted, has):
            yield _finding(file, found, "table", f"table {number}: {message}")


def _table_difference(wanted: TableShape, has: TableShape) -> str:
    if len(wanted.rows) != len(has.rows):
        return f"{len(has.rows)} rows, not {len(wanted.rows)}"
    if not same_words(wanted.caption, has.caption):
        return f"the caption is “{has.caption}”, not “{wanted.caption}”"
    for index, (ours, theirs) in enumerate(zip(wanted.rows, has.rows, strict=True), 1):
        if len(ours) != len(theirs):
            return f"row {index} has {len(theirs)} cells, not {len(ours)}"
        for cell, other in zip(ours, theirs, strict=True):
            if not same_words(cell.text, other.text):
                return f"row {index} has “{other.text}” where “{cell.text}” belongs"
            if cell.header != other.header:
                kind = "a header" if cell.header else "no header"
                return f"“{cell.text}” in row {index} should be {kind}"
    return ""


def _quotes(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    """Quoted words in any order of blocks: formats cut paragraphs at different places."""
    ours = " ".join(run.text for run in expected.runs if run.quoted)
    theirs = " ".join(run.text for run in found.runs if run.quoted)
    if same_words(ours, theirs):
        return
    result = compare([ours], [theirs], painted=found.painted)
    if result.lost:
        yield _finding(file, found, "quote", f"not marked as a quotation: {shown(result.lost)}")
    if result.added:
        yield _finding(file, found, "quote", f"no quotation in the source: {shown(result.added)}")


def _texts(
    file: str, found: Reading, kind: str, ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[Finding]:
    for number, (wanted, has) in enumerate(zip_longest(ours, theirs), 1):
        if wanted is None:
            yield _finding(file, found, kind, f"a {kind} too many: “{has}”")
        elif has is None:
            yield _finding(file, found, kind, f"{kind} {number} is not there: “{wanted}”")
        elif not same_words(wanted, has):
            message = f"{kind} {number} says “{has}” where “{wanted}” belongs"
            yield _finding(file, found, kind, message)


def _parts(file: str, expected: Sequence[Part], found: Reading) -> Iterator[Finding]:
    for part in expected:
        marked = (has for has in found.parts if _same_language(part.language, has.language))
        if not _is_covered(part.text, " ".join(has.text for has in marked)):
            message = f"“{part.text}” is not marked as {part.language}"
            yield _finding(file, found, "part-language", message, clause="WCAG 2.2, 3.1.2")


def _is_covered(text: str, marked: str) -> bool:
    wanted, has = "".join(words_of(text)), "".join(words_of(marked))
    return wanted in has or sorted(wanted) == sorted(has)


def _links(file: str, expected: Reading, found: Reading) -> Iterator[Finding]:
    targets = {unquote(link.target).rstrip("/") for link in found.links}
    for link in expected.links:
        if not link.target.startswith("#") and unquote(link.target).rstrip("/") not in targets:
            message = f"no link to {link.target} from “{link.text}”"
            yield _finding(file, found, "link", message)
