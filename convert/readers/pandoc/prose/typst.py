"""Prose of Typst (typst.app, "Syntax")."""

import re
from typing import Final

from convert.readers.pandoc.prose.signs import UNSURE, plain_words, without_spans

_ASIDE: Final = re.compile(r"/\*|(?<!:)//|```|(?<!\\)\$|`")
_LABEL: Final = re.compile(r"<[\w:.-]+>")
_ENDS: Final = {"/*": "*/", "//": "\n"}
_CODE: Final = re.compile(r"(?<!\\)#(?:([\w-]+)(?:\.[\w-]+)*|(?=[\[({]))!?")
_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_STATEMENTS: Final = frozenset(
    {"let", "set", "show", "import", "include", "if", "for", "while", "context", "return"}
)
_TEXTS: Final = frozenset(
    {"emph", "strong", "quote", "underline", "strike", "text", "block", "box", "align", "heading"}
    | {"footnote", "highlight", "pad", "rect", "par", "smallcaps", "list", "enum", "link"}
)
"""The functions whose content stands in the text as it is written."""

_TERM: Final = re.compile(r"\A[ \t]*/[ \t]")
_REWRITES: Final = re.compile(r"#show[ \t]*:?[ \t]*(?:regex|\")")
_DEEPEST: Final = 12
_MARKS: Final = "*_=+"


def typst_words(text: str) -> tuple[str, ...]:
    """The words of the prose of a text, a run a line: those of programs, comments, formulas, raw
    text and the arguments of functions are not among them. None of a text that has rules for
    rewriting its words."""
    if _REWRITES.search(text):
        return ()
    bare = without_spans(f"{text}\n", _ASIDE, lambda found: _ENDS.get(found[0], found[0]))
    bare = "".join(_content(_LABEL.sub(UNSURE, bare), 0))
    return tuple(plain_words((_TERM.sub("", line) for line in bare.splitlines()), _MARKS))


def _content(text: str, depth: int) -> list[str]:
    """The pieces of a text between its code."""
    pieces: list[str] = []
    at = 0
    while found := _CODE.search(text, at):
        pieces += (text[at : found.start()], UNSURE)
        name = found[1] or ""
        if name in _STATEMENTS or not name:
            at = _closed(text, found.end(), ends_with_line=True)
            continue
        at = found.end()
        if text[at : at + 1] == "(":
            at = _closed(text, at)
        apart = name == "footnote" or not text[: found.start()][-1:].strip()
        while text[at : at + 1] == "[":
            end = _closed(text, at)
            if name in _TEXTS and depth < _DEEPEST:
                pieces[-1] = " " if apart else UNSURE
                pieces += (*_content(text[at + 1 : end - 1], depth + 1), pieces[-1])
            at = end
    pieces.append(text[at:])
    return pieces


def _closed(text: str, at: int, *, ends_with_line: bool = False) -> int:
    """Where all is closed again that opens here: at the end of a line, for a statement."""
    closing: list[str] = []
    quoted = False
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == '"' and closing[-1:] != ["]"]:  # inside content it is printed
            quoted = not quoted
        elif quoted:
            pass
        elif sign in _PAIRS:
            closing.append(_PAIRS[sign])
        elif closing and sign == closing[-1]:
            closing.pop()
            if not closing and not ends_with_line:
                return at + 1
        elif sign == "\n" and ends_with_line and not closing:
            return at
        at += 1
    return len(text)
