"""What pandoc passes over without a word in texts of some formats, put as it reads it."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from convert.patterns import Lazy
from convert.sidecar import without_table
from convert.toml import TomlError, parse_toml

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
_SIGN: Final = Lazy(rf"\\({'|'.join(_SIGNS)})(?:\{{\}}|(?![A-Za-z])[ \t]*)")
_DEFINITION: Final = Lazy(r"\\(?:provide|new|renew)command\*?\{?\\(?:subtitle|pandocbounded)\b\}?")
_TABLE_PART: Final = Lazy(r"\\(endhead|endfoot|endlastfoot)\b(?!\{)")
_FIRST_HEAD: Final = re.compile(r"\\endfirsthead\b[\s\S]*?\\endhead\b")
_COLUMN_END: Final = Lazy(r"(\\multicolumn\{\d+\}\{[^{}]*)@\{\}")
_BOX: Final = Lazy(r"\\item\[\$\\(square|boxtimes)\$\]\s*")
_BOXES: Final = {"square": "\N{BALLOT BOX}", "boxtimes": "\N{BALLOT BOX WITH X}"}

_FRONT_MATTER: Final = re.compile(r"\A---\n[\s\S]*?\n(?:---|\.\.\.)\n")
_TOML: Final = re.compile(r"\A\+\+\+\n([\s\S]*?\n)\+\+\+\n")
_NUMBERED: Final = Lazy(
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
    """Markdown whose front matter has no table for this program, and no value that reads as the
    first item of a list, of which pandoc keeps the words alone ("date: 2. Juni 2024").
    """
    text = _in_yaml(without_table(text))
    return _FRONT_MATTER.sub(lambda found: _NUMBERED.sub(_as_words, found[0]), text, count=1)


def _in_yaml(text: str) -> str:
    """Markdown whose front matter in TOML, as Hugo and Zola have it, is written in YAML, which
    pandoc reads; each line stays where it was.
    """
    found = _TOML.match(text)
    if found is None:
        return text
    try:
        data = parse_toml(found[1])
    except TomlError:
        return text
    said = {key: value for key, value in data.items() if not isinstance(value, dict)}
    named = data.get("taxonomies", {})  # of Zola
    said |= named if isinstance(named, dict) else {}
    said |= {key: data[key] for key in data if key not in said and key != "taxonomies"}
    lines = [f"{key}: {json.dumps(value, default=str)}" for key, value in said.items()]
    more = found[1].count("\n") - len(lines)
    if not said or more < 0:
        return text
    return "\n".join(("---", *lines, *["#"] * more, "---", text[found.end() :]))
