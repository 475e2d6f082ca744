"""Spaces that a language wants narrow, or wants no line to end at; the characters stay as they are.

What the source has is wrapped, never replaced: text that is copied, searched or read out is the
source's. What a language wants is in its record, see
`convert.languages.language.Spaces`.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec.structs import asdict

from convert.article import LanguageTag
from convert.languages.language import language
from convert.markup.dialect import Dialect
from convert.markup.element import element, escape

_CLASSES = {"before": "gap-before", "after": "gap-after", "thin": "thin", "keep": "keep"}


@lru_cache(maxsize=64)
def spaces_of(tag: LanguageTag) -> re.Pattern[str] | None:
    """What to look for in text of this language, None where it wants nothing.

    The groups of the pattern name what becomes of a match.
    """
    said = asdict(language(tag).spaces)
    groups = [f"(?P<{name}>{pattern})" for name, pattern in said.items() if pattern]
    return re.compile("|".join(groups)) if groups else None


def spaced(
    text: str,
    spaces: re.Pattern[str],
    dialect: Dialect,
    write: Callable[[str], str] = escape,
) -> str:
    """`text` as markup, with an element around each space, or sign, that is set in its own way.

    Where the source has no space, a gap is set on screens and in books only: who gathers the
    words of a page of paper by the room between them would find a space there. `write` makes
    markup of its pieces, in order.
    """
    parts: list[str] = []
    end = 0
    for match in spaces.finditer(text):
        name = _CLASSES[match.lastgroup or "keep"]
        if name.startswith("gap") and not dialect.gaps:
            continue
        parts.append(write(text[end : match.start()]))
        parts.append(element("span", write(match[0]), {"class": name}, dialect=dialect))
        end = match.end()
    return "".join((*parts, write(text[end:])))
