"""Banners of electronic magazines: volume, issue and file above an article."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from convert.languages.words import all_patterns, all_words, numbered
from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, stanza_end, text_from
from convert.readers.text.marks import BOXED, hash_heading, is_rule
from convert.readers.text.source import Line

_NUMBER: Final = r"(?:#?(?:0x)?[\da-fivxlc]{1,5}|([^\W\d_]{2,12}))\b"
_WHOLE: Final = r"(?![^\W\d_])"
_ISSUE: Final = Lazy(
    lambda: (
        rf"(?:{all_patterns().volumes}){_WHOLE}\s*{_NUMBER}.{{0,40}}"
        rf"(?:{all_patterns().issues}){_WHOLE}\s*{_NUMBER}"
    ),
    re.IGNORECASE,
)
_LATEST: Final = 12


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The first lines of a file, as far as they name the issue, with the rules around them."""
    first = text_from(lines, 0)
    at = first
    while at < len(lines) and at < first + _LATEST:
        stop = stanza_end(lines, at)
        banner = stop - at <= 4 and _is_banner([line for line in lines[first:stop] if line.body])
        if banner and any(_names_issue(line.body) for line in lines[at:stop]):
            yield Frame("archive_frame", first, stop, "the banner of an issue")
            yield from _box(lines, text_from(lines, stop))
            return
        if not all(is_rule(line.body) or len(line.body) < 60 for line in lines[at:stop]):
            return
        if sum(not is_rule(line.body) for line in lines[first:stop] if line.body) > 2:
            return
        at = text_from(lines, stop)


def _box(lines: Sequence[Line], at: int) -> Iterator[Seen]:
    """Title and author between marks below a banner: |=---=[ Title ]=---=|."""
    kinds: list[Literal["title", "byline"]] = ["title", "byline"]
    for index in range(at, stanza_end(lines, at)):
        found = BOXED.fullmatch(lines[index].body)
        if found is None:
            if is_rule(lines[index].body):
                yield Frame("archive_frame", index, index + 1, "a line of a box")
                continue
            return
        yield Frame("archive_frame", index, index + 1, "the marks of a box", found.group(1))
        if kinds:
            yield Hint(kinds.pop(0), index, index + 1, "in the box below a banner")


def _names_issue(body: str) -> bool:
    """Whether a line gives the number of a volume and that of an issue, in digits or as words."""
    found = _ISSUE.search(body)
    spelled = [word.casefold() for word in found.groups() if word] if found else []
    return found is not None and numbered(all_words().numbers).keys() >= set(spelled)


def _is_banner(lines: Sequence[Line]) -> bool:
    """Whether the lines are set as a banner is: between marks or in the middle of the line."""
    if hash_heading(lines[0].body):
        return False
    words = [line for line in lines if not is_rule(line.body)]
    dressed = len(words) < len(lines) or any(
        line.indent >= 10 or not line.body[0].isalnum() for line in words
    )
    return dressed and all(len(line.body) < 80 for line in lines)
