"""What a copied web page has above, between and below its article."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.languages.words import all_patterns, all_words
from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, stanza_end, text_end, text_from
from convert.readers.text.source import Line

_TRAIL: Final = Lazy(r"\S[^>»›|/]{0,30}(?: ?[>»›] ?[^>»›|]{1,40}){1,5}$")
_LINKED: Final = Lazy(r"[>»›|•·]")
_WIDEST: Final = 90
_BAR: Final = Lazy(r"\s+[|•·]\s+")
_RIGHTS: Final = Lazy(r"(?:©|\(c\)|copyright)\s?.{0,80}(?:all )?rights reserved\.?$", re.I)
_COLON: Final = Lazy("[:：]")
_COUNT: Final = Lazy(
    lambda: (
        rf"(?:{all_patterns().comments})\s?[(（\[]?\d{{1,5}}[)）\]]?$|"
        rf"\d{{1,5}} (?:{all_patterns().comments})$"
    ),
    re.IGNORECASE,
)
_TEASER: Final = Lazy(lambda: rf"(?:{all_patterns().teasers})\s?[:：](?=.)", re.IGNORECASE)
_HEAD: Final = 24
_TAIL: Final = 16
_STRONG: Final = 2
_NAME: Final = 24


def recognise(lines: Sequence[Line]) -> Iterator[Frame]:
    """Menus, shares, advertisements, teasers; single words only where the page shows itself."""
    short = [at for at, line in enumerate(lines) if 0 < len(line.body) <= _WIDEST]
    folded = {at: lines[at].body.casefold().strip(" .:：!»›>") for at in short}
    sure = [at for at in short if _is_sure(lines[at].body, folded[at])]
    teasers = [at for at, line in enumerate(lines) if line.body and _is_teaser(lines, at)]
    for at in teasers:
        yield Frame("web_furniture", at, at + 1, "leads to another page")
    plain = [at for at in short if _is_word(lines[at].body, folded[at])]
    if not sure or len(sure) + len(plain) + len(teasers) < _STRONG:
        return
    edges = [at for at in plain if _is_at_edge(lines, at)]
    beside = list(_beside(lines, {*sure, *edges}))
    for at in (*sure, *edges, *beside):
        yield Frame("web_furniture", at, at + 1, "a web page's own words")
    head = _head_end(lines, {*sure, *plain, *beside})
    if head is not None:
        yield from _section(lines, head)
    yield from _further(lines)


def _beside(lines: Sequence[Line], marks: set[int]) -> Iterator[int]:
    """The other lines of a menu: of a block of names, most of which are a page's own words."""
    seen = -1
    for at in sorted(marks):
        if at < seen:
            continue
        first = at
        while first > 0 and lines[first - 1].body:
            first -= 1
        seen = stanza_end(lines, at)
        others = [each for each in range(first, seen) if each not in marks]
        named = seen - first - len(others)
        if named >= _STRONG and named >= len(others) and all(_is_name(lines[n]) for n in others):
            yield from others


def _is_name(line: Line) -> bool:
    """Whether a line may be the name of a page in a menu, such as "About us"."""
    body = line.body
    return len(body) <= _NAME and len(body.split()) <= 3 and body[-1] not in ".,;:!?…"


def _head_end(lines: Sequence[Line], marks: set[int]) -> int | None:
    """The last of the page's own lines before anything else, None where there is none."""
    last = None
    for at in range(text_from(lines, 0), min(len(lines), _HEAD)):
        if lines[at].body and at not in marks:
            break
        last = at if lines[at].body else last
    return last


def _is_sure(body: str, folded: str) -> bool:
    """Whether a line is surely a page's own; `folded` is the line in small letters."""
    if folded in all_words().page_furniture:
        return True
    counted = body[0].isdecimal() or body[-1].isdecimal() or body[-1] in ")）]"
    if counted and _COUNT.match(body):
        return True
    return body[0] in "©(Cc" and _RIGHTS.match(body) is not None


def _is_word(body: str, folded: str) -> bool:
    """Whether a line may be a page's own: a word such as "Menu", or a trail of links."""
    if folded in all_words().page_labels:
        return True
    return _LINKED.search(body) is not None and (_TRAIL.match(body) is not None or _is_bar(body))


def _is_bar(body: str) -> bool:
    pieces = _BAR.split(body)
    return len(pieces) >= 3 and all(0 < len(piece) <= 24 for piece in pieces)


def _is_teaser(lines: Sequence[Line], at: int) -> bool:
    body = lines[at].body
    if len(body) > 140 or not (":" in body or "：" in body) or not _COLON.search(body[:40]):
        return False
    if not _TEASER.match(body):
        return False
    return (at == 0 or not lines[at - 1].body) and (at + 1 == len(lines) or not lines[at + 1].body)


def _is_at_edge(lines: Sequence[Line], at: int) -> bool:
    end = text_end(lines)
    return at - text_from(lines, 0) < _HEAD or end - at <= _TAIL


def _section(lines: Sequence[Line], head: int) -> Iterator[Frame]:
    """The name of a section between the menus and the title, which the trail has named."""
    at = text_from(lines, head + 1)
    if at >= len(lines) or at > _HEAD or stanza_end(lines, at) != at + 1:
        return
    body = lines[at].body
    after = text_from(lines, at + 1)
    trail = " ".join(line.body for line in lines[max(0, head - 4) : head + 1]).casefold()
    words = body.casefold().split()
    named = any(word in trail for word in words)
    if len(words) <= 3 and named and after < len(lines) and len(lines[after].body) > len(body):
        yield Frame("web_furniture", at, at + 1, "the section of a web page")


def _further(lines: Sequence[Line]) -> Iterator[Frame]:
    """A last block of links below a line such as “More on this story”."""
    end = text_end(lines)
    for at in range(max(0, end - _TAIL), end):
        body = lines[at].body.casefold().strip(" .:：")
        if body in all_words().page_furniture and at + 1 < end and lines[at + 1].body:
            stop = stanza_end(lines, at)
            if all(len(line.body) <= 90 for line in lines[at + 1 : stop]):
                yield Frame("web_furniture", at + 1, stop, "links to other pages")
