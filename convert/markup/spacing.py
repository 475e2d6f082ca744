"""Spaces that a language wants narrow, or wants no line to end at; the characters stay as they are.

What the source has is wrapped, never replaced: text that is copied, searched or read out is the
source's. What a language wants is in its record, see
`convert.languages.language.Spaces`.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from convert.article import LanguageTag
from convert.languages.language import language
from convert.markup.dialect import Dialect
from convert.markup.element import element, escape

_CLASSES = {"before": "gap-before", "after": "gap-after", "thin": "thin", "keep": "keep"}


_BEFORE_A_DASH: Final = " [–—](?= )"
DASHES: Final = re.compile(f"(?P<keep>{_BEFORE_A_DASH})")
"""Where no line ends in any language, as `spaces_of` gives it: before a dash between spaces."""


@lru_cache(maxsize=64)
def spaces_of(tag: LanguageTag) -> re.Pattern[str]:
    """What to look for in text of this language, and the spaces before dashes in all.

    The groups of the pattern name what becomes of a match.
    """
    said = asdict(language(tag).spaces)
    said["keep"] = "|".join(filter(None, (said["keep"], _BEFORE_A_DASH)))
    groups = [f"(?P<{name}>{pattern})" for name, pattern in said.items() if pattern]
    return re.compile("|".join(groups))


class Tie(Struct, frozen=True):
    """Words that no line may end between: where they begin and end in a text, and in pieces, each
    with whether its spaces are narrow."""

    start: int
    end: int
    pieces: tuple[tuple[str, bool], ...]


def ties(text: str, spaces: re.Pattern[str]) -> list[Tie]:
    """What an engine that knows boxes and no `nowrap` puts into boxes, in order.

    A line may end before a box: a space that would begin one takes the word before it along.
    """
    found: list[Tie] = []
    for match in spaces.finditer(text):
        start, last = match.start(), found[-1] if found else None
        if match.lastgroup not in ("thin", "keep"):
            continue
        begin = text.rfind(" ", 0, start) + 1 if match[0].startswith(" ") else start
        piece = match[0], match.lastgroup == "thin"
        if last is not None and begin <= last.end:
            between = text[last.end : start]
            pieces = (*last.pieces, *(((between, False),) if between else ()), piece)
            found[-1] = Tie(last.start, match.end(), pieces)
        elif begin < start or not match[0].startswith(" "):
            word = ((text[begin:start], False),) if begin < start else ()
            found.append(Tie(begin, match.end(), (*word, piece)))
    return found


def spaced(
    text: str,
    spaces: re.Pattern[str],
    dialect: Dialect,
    write: Callable[[str], str] = escape,
) -> str:
    """`text` as markup, with an element around each space, or sign, that is set in its own way.

    Where the source has no space, a gap is set on screens and in books only: who gathers the
    words of a page of paper by the room between them would find a space there; and what begins with
    a space says so, for browsers that would part it from the word before. `write` makes markup of
    its pieces, in order.
    """
    parts: list[str] = []
    end = 0
    for match in spaces.finditer(text):
        name = _CLASSES[match.lastgroup or "keep"]
        if name.startswith("gap") and not dialect.gaps:
            continue
        if dialect.gaps and match[0].startswith(" "):
            name += " joined"
        parts.append(write(text[end : match.start()]))
        parts.append(element("span", write(match[0]), {"class": name}, dialect=dialect))
        end = match.end()
    return "".join((*parts, write(text[end:])))
