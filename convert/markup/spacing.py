"""Spaces that a language wants narrow, or wants no line to end at; the characters stay as they are.

What the source has is wrapped, never replaced: text that is copied, searched or read out is the
source's. French rules are those of the Imprimerie nationale's Lexique; in Switzerland and Canada
most signs stand without a space.
"""

import re
from functools import cache

from convert.article import LanguageTag
from convert.markup.dialect import Dialect
from convert.markup.element import element, escape

# Groups of a pattern name what becomes of a match: `thin` is narrower and does not break, `keep`
# does not break, `before` and `after` get a gap at that side, where the source has no space.
_GUILLEMETS = r"(?P<thin>« \S+| »[.,;)]*"
_FRENCH = (
    _GUILLEMETS + r"| [;!?]+(?![^\s).,»])|(?<=\d) [%‰€](?!\w))"
    r"|(?P<keep> :(?!\S))"
    r"|(?P<before>(?<=[\w)])[;!?:]+(?![^\s»])|(?<=\S)»)|(?P<after>«(?=\S))"
)
_PERCENT = r"(?P<thin>(?<=\d) [%‰€](?!\w))"
_GERMAN = r"(?P<thin>\b[zduoi]\. ?[BhaäÄdE]\.(?!\w)|(?<=\d) [%‰€](?!\w))"
_DASH = _PERCENT + r"|(?P<keep> [—–](?= ))"
# Prepositions and conjunctions of one letter go with the next word.
_SLAVIC = _PERCENT + r"|(?P<keep>(?<!\S)[aikosuvwzAIKOSUVWZ] \S+)"

_PATTERNS = {
    "be": _DASH,
    "cs": _SLAVIC,
    "da": _PERCENT,
    "de": _GERMAN,
    "es": _PERCENT,
    "fi": _PERCENT,
    "fr": _FRENCH,
    "fr-ca": _GUILLEMETS + r"|(?<=\d) [%$](?!\w))|(?P<keep> :(?!\S))",
    "fr-ch": _GUILLEMETS + r"|(?<=\d) [%‰](?!\w))",
    "nb": _PERCENT,
    "pl": _SLAVIC,
    "ru": _DASH,
    "sv": _PERCENT,
    "uk": _DASH,
}
_CLASSES = {"before": "gap-before", "after": "gap-after", "thin": "thin", "keep": "keep"}


@cache
def spaces_of(language: LanguageTag) -> re.Pattern[str] | None:
    """What to look for in text of this language, None where it wants nothing."""
    tag = language.lower()
    pattern = _PATTERNS.get(tag) or _PATTERNS.get(tag.split("-")[0])
    return re.compile(pattern) if pattern else None


def spaced(text: str, spaces: re.Pattern[str], dialect: Dialect) -> str:
    """`text` as markup, with an element around each space, or sign, that is set in its own way.

    Where the source has no space, a gap is set on screens and in books only: who gathers the
    words of a page of paper by the room between them would find a space there.
    """
    parts: list[str] = []
    end = 0
    for match in spaces.finditer(text):
        name = _CLASSES[match.lastgroup or "keep"]
        if name.startswith("gap") and not dialect.gaps:
            continue
        parts.append(escape(text[end : match.start()]))
        parts.append(element("span", escape(match[0]), {"class": name}, dialect=dialect))
        end = match.end()
    return "".join((*parts, escape(text[end:])))
