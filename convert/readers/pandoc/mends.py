"""What pandoc passes over without a word in texts of some formats, put as it reads it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "textasciigrave": r"\`{}",
        "textasteriskcentered": "*",
        "textbar": "|",
        "textbraceleft": r"\{",
        "textbraceright": r"\}",
        "textcent": "¢",
        "textdaggerdbl": "‡",
        "textdiv": "÷",
        "textellipsis": "…",
        "textemdash": "—",
        "textendash": "–",
        "texteuro": "€",
        "textexclamdown": "¡",
        "textnumero": "№",
        "textordfeminine": "ª",
        "textordmasculine": "º",
        "textperiodcentered": "·",
        "textpm": "±",
        "textquestiondown": "¿",
        "texttimes": "×",
        "texttrademark": "™",
        "textunderscore": r"\_",
    }
)
_SIGN: Final = re.compile(rf"\\({'|'.join(_SIGNS)})(?:\{{\}}|(?![A-Za-z])[ \t]*)")
_DEFINITION: Final = re.compile(
    r"\\(?:provide|new|renew)command\*?\{?\\(?:subtitle|pandocbounded)\b\}?"
)
_TABLE_PART: Final = re.compile(r"\\(endhead|endfoot|endlastfoot)\b(?!\{)")
_FIRST_HEAD: Final = re.compile(r"\\endfirsthead\b[\s\S]*?\\endhead\b")
_COLUMN_END: Final = re.compile(r"(\\multicolumn\{\d+\}\{[^{}]*)@\{\}")
_BOX: Final = re.compile(r"\\item\[\$\\(square|boxtimes)\$\]\s*")
_BOXES: Final = {"square": "\N{BALLOT BOX}", "boxtimes": "\N{BALLOT BOX WITH X}"}

_FRONT_MATTER: Final = re.compile(r"\A---\n[\s\S]*?\n(?:---|\.\.\.)\n")
_NUMBERED: Final = re.compile(
    r"^([\w-]+:[ \t]+(['\"]?))(?:(\w{1,3})(?=[.)][ \t])|(?=[-+*][ \t]))", re.MULTILINE
)


def mended_tex(text: str) -> str:
    """LaTeX with its signs as characters, the boxes of its tasks, and without definitions of what
    pandoc knows itself.
    """
    text = _SIGN.sub(lambda found: _SIGNS[found[1]], text)
    text = _DEFINITION.sub(r"\\providecommand{\\unused}", text)
    text = _COLUMN_END.sub(r"\1", _FIRST_HEAD.sub(r"\\endhead", text))
    text = _TABLE_PART.sub(r"\\\1{}", text)  # else the first sign of a row is part of it
    return _BOX.sub(lambda found: rf"\item {_BOXES[found[1]]} ", text)


def _as_words(found: re.Match[str]) -> str:
    """A value with a backslash before what would be the mark of an item; two in double quotes,
    where YAML takes one away."""
    backslash = "\\\\" if found[2] == '"' else "\\"
    return f"{found[1]}{found[3] or ''}{backslash}"


def mended_front_matter(text: str) -> str:
    """Markdown whose front matter has no value that reads as the first item of a list, of which
    pandoc keeps the words alone ("date: 2. Juni 2024").
    """
    return _FRONT_MATTER.sub(lambda found: _NUMBERED.sub(_as_words, found[0]), text, count=1)
