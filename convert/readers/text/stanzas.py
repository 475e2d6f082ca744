"""Where verse is: lines whose ends are meant, by their room, their rhyme, their capitals."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.evidence import NOTHING, Seen, total
from convert.readers.text.marks import begins_marked, has_gap, is_rule
from convert.readers.text.numbering import heading_label
from convert.readers.text.script import holds_sentences, is_cased, title_share
from convert.readers.text.source import Line, Stanzas, cells

_WIDEST: Final = 76
_LONG: Final = 64
_DEEP: Final = 4
_SHORTEST: Final = 3
_NEEDS: Final = 3.0
_FEWEST_LINES: Final = 2
_RHYMED: Final = 0.35
_FARTHEST: Final = 800
_WIDER: Final = 1.25
_ROUNDING: Final = 1e-9
_GOES_ON: Final = ",;،؛、，；：—–-…"
_STOPS: Final = ".!?。！？؟۔"
_DANDAS: Final = "।॥"
_VERSE_END: Final = Lazy(r"॥\s*(?:[\d०-९]{1,4}\s*॥|[^\s॥।]{1,8}०?\s*॥)?\s*$")
_NUMBER: Final = Lazy(r"[0-9@]")
_NUMBER_ALONE: Final = Lazy(r"\(?(?:\d{1,3}|[IVXLC]{1,7})[.)]?$")
_CLOSERS: Final = "\"'”’»›)]}」』*_ "
LINE_BLOCK: Final = Lazy(r"\|(?= [^|]*$)|\|$")
_LABELLED: Final = Lazy(r"[^\W\d_][^:]{0,30}[:：]\s")
_GAPPED: Final = Lazy(r"\S(?: {3,}|\t)\S")


def find_stanzas(lines: tuple[Line, ...], kept: frozenset[int]) -> dict[int, Stanzas]:
    """First line of each poem to its last and to what speaks for it; `kept` lines are listings.

    A single stanza has to speak for itself; beside another, less is asked of it.
    """
    edge = _edge(lines)
    blocks = _line_blocks(lines)
    runs = [(at, end, weigh_lines(lines[at:end], edge)) for at, end in _runs(lines, kept)]
    sure = [total("verse", seen) for _, _, seen in runs]
    poem = sum(end - at for (at, end, _), score in zip(runs, sure, strict=True) if score >= _NEEDS)
    ease = 1.0 if poem >= 0.6 * sum(1 for line in lines if line.body) else 0.0
    found: dict[int, Stanzas] = {}
    opened = -1
    for index, (at, end, seen) in enumerate(runs):
        beside = opened >= 0 and _is_next(lines, found[opened].end, at)
        after = runs[index + 1][0] if index + 1 < len(runs) else len(lines) + 9
        ahead = _is_next(lines, end, after) and sure[index + 1] >= _NEEDS
        needs = _NEEDS - ease - (1.2 if beside else 0) - (0.8 if ahead else 0)
        apart = min(line.indent for line in lines[at:end]) >= _DEEP
        few = end - at < _SHORTEST and not (beside or ahead or apart)
        alike = beside and _set_alike(lines[opened : found[opened].end], lines[at:end])
        if (sure[index] < needs or few) and not alike:
            continue
        if beside and found[opened].end - opened < _FARTHEST:
            found[opened] = Stanzas(end, found[opened].seen)
        else:
            opened = at
            found[at] = Stanzas(end, seen)
    return found | blocks


def _line_blocks(lines: tuple[Line, ...]) -> dict[int, Stanzas]:
    """Runs of lines with a bar and a blank in front, as pandoc and docutils mark verse.

    Where most of a file has bars they come from its making and mark nothing.
    """
    found: dict[int, Stanzas] = {}
    at = barred = 0
    while at < len(lines):
        end = at
        while end < len(lines) and LINE_BLOCK.match(lines[end].body):
            end += 1
        if end - at >= _SHORTEST:
            found[at] = Stanzas(end, ((1, "a bar before each line"),))
            barred += end - at
        at = max(end, at + 1)
    text = sum(1 for line in lines if line.body)
    return found if barred <= 0.8 * text else {}


def _edge(lines: tuple[Line, ...]) -> int:
    """Where the text of the file ends at the right: one line in ten goes further."""
    rights = sorted(line.right for line in lines if line.body)
    return min(100, rights[int(0.9 * len(rights))]) if rights else 0


def _is_next(lines: tuple[Line, ...], end: int, at: int) -> bool:
    return at - end <= 2 and not any(line.body for line in lines[end:at])


def _set_alike(poem: tuple[Line, ...], lines: tuple[Line, ...]) -> bool:
    """Whether `lines` go in and out as the poem above them does, and no further to the right."""
    indents = {line.indent for line in lines}
    before = {line.indent for line in poem if line.body}
    reach = _WIDER * max(line.right for line in poem)
    return len(before) > 1 and indents == before and max(line.right for line in lines) <= reach


def _runs(lines: tuple[Line, ...], kept: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The runs of lines that might be stanzas: not too wide, of one block, set in or not."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _could_be(lines[end]) and end not in kept:
            end += 1
        if end - at >= _FEWEST_LINES:
            yield from _parts(lines, at, end)
        at = end + 1


def _could_be(line: Line) -> bool:
    body = line.body
    if not body or line.width > _WIDEST or is_rule(body):
        return False
    if has_gap(body) and _GAPPED.search(body):
        return False
    return not begins_marked(body) or heading_label(body) is not None


def _parts(lines: tuple[Line, ...], at: int, end: int) -> Iterator[tuple[int, int]]:
    """A block, or the parts of it that stand deep where the others do not."""
    first = at
    while first < end and _is_numbered(lines[first].body):
        first += 1
    deep = [line.indent >= _DEEP for line in lines[first:end]]
    edges = [first]
    edges += [first + index + 1 for index, (a, b) in enumerate(pairwise(deep)) if a != b]
    edges.append(end)
    spans = list(pairwise(edges))
    if len(spans) > 1 and all(b - a >= _FEWEST_LINES for a, b in spans if deep[a - first]):
        for a, b in spans:
            if b - a >= _FEWEST_LINES:
                yield a, b
    elif end - first >= _FEWEST_LINES:
        yield first, end


def _is_numbered(body: str) -> bool:
    label = heading_label(body)
    numbered = label is not None and not label.scheme.startswith("bare")
    return numbered or _NUMBER_ALONE.match(body) is not None


def weigh_lines(lines: tuple[Line, ...], edge: int) -> tuple[Seen, ...]:
    """What speaks for lines' being a stanza, and against it, in a file that ends at `edge`.

    Where that alone is below nothing, as with nearly all prose, nobody asks what only speaks
    against it.
    """
    count = len(lines)
    bodies = [line.body.rstrip(_CLOSERS) or line.body for line in lines]
    before = (
        (count >= 4, "four lines or more", f"{count} lines"),
        _how_much_room(lines),
        _capitals(lines),
        _ends(bodies),
        _dandas(lines),
    )
    after = (*_indents(lines, edge), _far_from_edge(lines, edge))
    unrhymed = total("verse", (*before, *after))
    if unrhymed + total("verse", ((1, "lines rhyme"),)) < 0:
        return (*before, *after)
    seen = (*before, _rhymes(bodies), *after)
    return seen if total("verse", seen) < 0 else (*seen, *_weigh_against(lines, bodies))


def _weigh_against(lines: tuple[Line, ...], bodies: list[str]) -> tuple[Seen, ...]:
    """What speaks against lines' being a stanza and never for it."""
    lengths = [len(body) for body in bodies]
    return (
        _sentences(lines),
        (min(lengths) < 0.3 * max(lengths), "unlike lengths"),
        (_share(lines, _is_long), "long lines"),
        _words(lines),
        (_share(lines, _has_number) >= 1 / 3, "numbers and addresses"),
        (_share(lines, _is_labelled) >= 1 / 3, "labels"),
    )


def _share(lines: tuple[Line, ...], test: Callable[[Line], bool]) -> float:
    return sum(map(test, lines)) / len(lines)


def _is_long(line: Line) -> bool:
    return line.width > _LONG


def _has_number(line: Line) -> bool:
    return _NUMBER.search(line.body) is not None


def _is_labelled(line: Line) -> bool:
    return _LABELLED.match(line.body) is not None


def _room(lines: tuple[Line, ...]) -> float:
    reach = max([line.right for line in lines])
    roomy = [_has_room(above, below, reach) for above, below in pairwise(lines)]
    return sum(roomy) / len(roomy)


def _has_room(above: Line, below: Line, edge: int) -> bool:
    """Whether the first word of the line below would have fitted before an edge."""
    return above.right + 1 + cells(below.body.split(None, 1)[0]) <= edge


def _how_much_room(lines: tuple[Line, ...]) -> Seen:
    """Whether the next line's first word would have fitted on a line: then its end is meant."""
    room = _room(lines)
    trust = min(1.0, len(lines) / 4)
    words = f"{room:.0%} of the lines have room for the next word"
    return trust * (room - 0.4), "room for the next word", words


def _far_from_edge(lines: tuple[Line, ...], edge: int) -> Seen:
    """Whether the lines keep far from the file's right edge, or no line of the file is long."""
    if max(line.right for line in lines) < 0.75 * edge:
        return 1, "far from the edge"
    return edge <= _LONG and _room(lines) > 0.3, "no line of the file is long"


def _capitals(lines: tuple[Line, ...]) -> Seen:
    if not is_cased(" ".join([line.body for line in lines])):
        return 1, "no capitals in this script"
    small = sum([_begins_small(line.body) for line in lines]) / len(lines)
    if small <= 0.15:
        return 1, "lines begin with capitals"
    hanging = len({line.indent for line in lines}) == 2 and lines[0].indent < lines[1].indent
    many = small > 0.6 and not hanging
    sign = "lines begin with small letters" if many else "some lines begin with small letters"
    return 1, sign, "lines begin with small letters"


def _begins_small(body: str) -> bool:
    first = body[0]
    return (first if first.isalpha() else next(filter(str.isalpha, body), "A")).islower()


def _ends(bodies: list[str]) -> Seen:
    ends = [body[-1] for body in bodies]
    on = sum([end in _GOES_ON for end in ends]) / len(ends)
    stopped = sum([end in _STOPS for end in ends]) / len(ends)
    if stopped > 0.8:
        return 1, "every line is a sentence"
    if on + stopped == 0 and _rhyme(bodies) < _RHYMED:
        return 1, "no line ends with a stop or comma"
    words = f"{on:.0%} of the lines go on after a comma"
    return min(1.0, 3.5 / 1.5 * on), "lines go on after a comma", words


def _dandas(lines: tuple[Line, ...]) -> Seen:
    """A double danda ends a verse of Indic scripts, often with the verse's number."""
    ended = sum(_VERSE_END.search(line.body) is not None for line in lines)
    return ended >= 0.6 * len(lines), "lines end with a double danda"


def _rhymes(bodies: list[str]) -> Seen:
    share = _rhyme(bodies)
    if share < _RHYMED:
        return NOTHING
    return min(1.0, 3.5 / 3 * share), "lines rhyme", f"{share:.0%} of the lines rhyme"


def _rhyme(bodies: list[str]) -> float:
    """The share of lines whose last two letters end another line within three."""
    if len(bodies) < 4:
        return 0.0
    tails = [word[-2:] if len(word) > 1 else "" for word in map(_last_word, bodies)]
    rhymed = 0
    for index, tail in enumerate(tails):
        near = (*tails[max(0, index - 3) : index], *tails[index + 1 : index + 4])
        rhymed += bool(tail) and tail in near
    return rhymed / len(bodies)


def _sentences(lines: tuple[Line, ...]) -> Seen:
    """Sentences end inside lines of prose; in verse they mostly end with a line."""
    inside = sum(
        holds_sentences(line.body) and not any(danda in line.body for danda in _DANDAS)
        for line in lines
    ) / len(lines)
    return max(0.0, inside - 0.2), "sentences inside lines"


def _last_word(body: str) -> str:
    words = body.rstrip(_STOPS + _GOES_ON + _CLOSERS + _DANDAS).rsplit(None, 1)
    return words[-1] if words else ""


def _indents(lines: tuple[Line, ...], edge: int) -> tuple[Seen, ...]:
    least = min(line.indent for line in lines)
    kinds = Counter(line.indent for line in lines)
    regular = 2 <= len(kinds) <= 4 and min(kinds.values()) > 1
    hangs = len(kinds) == 2 and kinds[lines[0].indent] == 1 and lines[0].indent < max(kinds)
    if hangs:
        return ((1, "indented lines hang below the first"),)
    if regular and _are_terms([line.body for line in lines if line.indent == least]):
        return ((1, "terms with their meanings below"),)
    short = least >= _DEEP and _is_short_of(lines, edge - least)
    return (
        (least >= 2, "set in"),
        (regular, "indents that vary"),
        (short, "set in, with room for the next word"),
    )


def _is_short_of(lines: tuple[Line, ...], edge: int) -> bool:
    """Whether a few lines with capitals at their heads all end before an edge would end them."""
    return (
        len(lines) <= _SHORTEST
        and not any(_begins_small(line.body) for line in lines)
        and all(_has_room(above, below, edge) for above, below in pairwise(lines))
    )


def _are_terms(bodies: list[str]) -> bool:
    """Whether lines are a word or three without a stop or comma, as the terms of a glossary are."""
    return all(len(body.split()) <= 3 and body[-1] not in _GOES_ON + _STOPS for body in bodies)


def _are_named(lines: tuple[Line, ...]) -> bool:
    """Whether lines have capitals as headlines have: a mean of more than three quarters. Most
    prose is told by its first lines."""
    missing = 0.0
    for line in lines:
        missing += 1 - title_share(line.body)
        if missing > 0.25 * len(lines) + _ROUNDING:
            return False
    return missing < 0.25 * len(lines) - _ROUNDING


def _words(lines: tuple[Line, ...]) -> Seen:
    """Lines of one or two words are a list; lines in which every word is a name are headings."""
    usual = sorted(len(line.body.split()) for line in lines)[len(lines) // 2]
    if _are_named(lines):
        return 1, "names, or words set as names"
    return usual < 3 and lines[0].body.isascii(), "a word or two a line"
