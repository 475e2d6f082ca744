"""Prose of MediaWiki (mediawiki.org, "Help:Formatting" and "Help:Tables")."""

import re
from typing import Final

from convert.readers.pandoc.prose.signs import UNSURE, plain_words, without_spans

_ASIDE: Final = re.compile(
    r"<!--|<(math|gallery|score|timeline|graph|source|syntaxhighlight|templatestyles|pre|nowiki)\b"
    r"[^<>]*(?<!/)>",
    re.IGNORECASE,
)
_TEMPLATE: Final = re.compile(r"\{\{[^{}]*\}\}|\{\{\{[^{}]*\}\}\}")
_ELSEWHERE: Final = re.compile(r"\[\[:?[\w -]+:(?:[^\[\]]|\[[^\[\]]*\]|\[\[[^\[\]]*\]\])*\]\]")
_MARKUP: Final = re.compile(
    r"<[^<>]*>|\[\[[^\[\]|]*\||\[(?:https?:|mailto:|//)[^\s\]]*|__[A-Z]+__"
    r"|[\w-]+[ \t]*=[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')"
)
_QUOTES: Final = re.compile(r"'{2,}")
_LINE: Final = re.compile(r"[ \t:]*\{\||[ \t]*\|-|#REDIRECT", re.IGNORECASE)
_ITEM: Final = re.compile(r"\A[*#:;]+")
_DEEPEST: Final = 12
_MARKS: Final = "="


def wiki_words(text: str) -> tuple[str, ...]:
    """The words of the prose of a text, a run a line: those of comments, templates, formulas,
    programs, pictures, categories and attributes are not among them."""
    bare = without_spans(text, _ASIDE, lambda found: f"</{found[1]}" if found[1] else "-->")
    for _ in range(_DEEPEST):
        bare, count = _TEMPLATE.subn(UNSURE, bare)
        if not count:
            break
    bare = _QUOTES.sub("", _MARKUP.sub(UNSURE, _ELSEWHERE.sub(UNSURE, bare)))
    lines = (_ITEM.sub("", line, count=1) for line in bare.splitlines() if not _LINE.match(line))
    return tuple(plain_words(lines, _MARKS))
