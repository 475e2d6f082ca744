"""Prose of Org (The Org Manual, "Org Syntax")."""

import re
from collections.abc import Iterator
from typing import Final

from convert.readers.pandoc.prose.signs import UNSURE, plain_words, without_spans

_ASIDE: Final = re.compile(
    r"^[ \t]*#\+begin_(comment|export|src|latex|html)\b|^[ \t]*:[\w-]+:[ \t]*$"
    r"|^[ \t]*\\begin\{([^{}\n]+)\}|\\[\[(]|\$\$",
    re.MULTILINE | re.IGNORECASE,
)
_ENDS: Final = {"$$": "$$", r"\[": r"\]", r"\(": r"\)"}
_INLINE: Final = re.compile(
    r"\{\{\{[^{}\n]*\}\}\}|@@[^@\n]*@@|[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]*[>\]]|\[cite[^\[\]]*\]"
    r"|<<<?[^<>\n]*>>>?|\$[^$\n]+\$"
    r"|\[\[[^\[\]]*\](?:\](?!\[))?|src_\w+(?:\[[^\[\]\n]*\])?\{[^{}\n]*\}"
)
_LINE: Final = re.compile(r"[ \t]*(?:#(?:\+|\s|$)|(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):)")
_HEADING: Final = re.compile(
    r"(\*+)[ \t]+((?:[A-Z-]+[ \t]+)?(?:\[#.\][ \t]+)?)(.*?)(:[\w@#%:]+:)?[ \t]*$"
)
_MARKS: Final = "*/_=~+"


def org_words(text: str) -> tuple[str, ...]:
    """The words of the prose of a text, a run a line: those of comments, keywords, drawers,
    programs and trees that are not exported are not among them."""
    bare = _INLINE.sub(UNSURE, without_spans(text, _ASIDE, _end_of))
    return tuple(plain_words(_exported(bare.splitlines()), _MARKS))


def _end_of(found: re.Match[str]) -> str:
    if found[1]:
        return f"#+end_{found[1]}"
    if found[2]:
        return rf"\end{{{found[2]}}}"
    return _ENDS.get(found[0], ":end:")


def _exported(lines: list[str]) -> Iterator[str]:
    """The lines of trees that are exported; headings without what is not printed of them."""
    hidden = 0
    for line in lines:
        heading = _HEADING.match(line)
        if heading and (not hidden or len(heading[1]) <= hidden):
            is_hidden = "COMMENT" in heading[2] or ":noexport:" in (heading[4] or "")
            hidden = len(heading[1]) if is_hidden else 0
        if hidden or _LINE.match(line):
            continue
        yield heading[3] if heading else line
