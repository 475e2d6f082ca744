"""Words without marks: what light markup of any kind leaves whole."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

UNSURE: Final = "\ufdd1"
"""What stands in place of markup that is taken out: no character, so that no text has it (Unicode
15, 23.7). The words that it touches are left out with it."""

_SIGNS: Final = frozenset("`*_|[]{}<>\\#@=~^$&%+" + UNSURE)
"""What has a meaning in some notation: a word with one inside may be printed otherwise."""

_AROUND: Final = ".,;:!?()\"'“”‘’«»„…—–-/"
_NUMBER: Final = re.compile(r"\s*\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?:\s+|$)")


def plain_words(lines: Iterable[str], marks: str) -> Iterator[str]:
    """The words of each line that has any, without those that markup is in.

    marks: what may stand around a word that is printed without it. The number of an item is no
    word.
    """
    around = _AROUND + marks
    for line in lines:
        number = _NUMBER.match(line)
        words = (chunk.strip(around) for chunk in line[number.end() if number else 0 :].split())
        kept = " ".join(word for word in words if word and not _SIGNS.intersection(word))
        if kept:
            yield kept


def without_blocks(lines: Iterable[str], begins: re.Pattern[str]) -> Iterator[str]:
    """The lines without those that a pattern finds and what stands further in below them."""
    inside: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if inside is not None and (indent > inside or not line.strip()):
            continue
        inside = indent if begins.match(line) else None
        if inside is None:
            yield line


def without_spans(
    text: str, opening: re.Pattern[str], end_of: Callable[[re.Match[str]], str]
) -> str:
    """A text without what stands between an opening and its end, whatever its letters; an opening
    that has no end is text. However many of those there are, the text is gone through once for
    each kind of end.
    """
    pieces: list[str] = []
    lacking: set[str] = set()
    at = 0
    while found := opening.search(text, at):
        end = end_of(found)
        closed = None
        if end not in lacking:
            closed = re.compile(re.escape(end), re.IGNORECASE).search(text, found.end())
        if closed is None:
            lacking.add(end)
            pieces.append(text[at : found.end()])
            at = found.end()
        else:
            pieces += (text[at : found.start()], UNSURE)
            at = closed.end()
    return "".join((*pieces, text[at:]))
