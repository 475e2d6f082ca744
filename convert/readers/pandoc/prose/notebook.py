"""Prose of Jupyter notebooks (nbformat 4): the Markdown of their cells."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec import Struct

from convert.readers.pandoc.prose.signs import UNSURE, plain_words, without_spans

_ASIDE: Final = re.compile(
    r"<!--|^[ \t]*(```|~~~)|<(script|style|svg|math)\b[^<>]*>|\\begin\{([^{}\n]+)\}|\$\$|\\[\[(]",
    re.MULTILINE,
)
_ENDS: Final = {"<!--": "-->", r"\[": r"\]", r"\(": r"\)"}
_MARKUP: Final = re.compile(
    r"^[ \t]*\[[^\]\n]+\]:.*$|^[ \t]{4,}.*$|^\|?[ \t]*:?-+:?[ \t]*\|.*$"
    r"|<[^<>]*>|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\]\[[^\[\]]*\]|`+[^`]*`+"
    r"|\$[^$\n]+\$|https?://\S+",
    re.MULTILINE,
)
_MARKS: Final = "*_#>"


class _Cell(Struct, frozen=True):
    cell_type: str = ""
    source: str | list[str] = ""


class _Notebook(Struct, frozen=True):
    cells: tuple[_Cell, ...] = ()


def notebook_words(text: str) -> tuple[str, ...]:
    """The words of the prose of a notebook, a run a line; none of one that cannot be read."""
    try:
        notebook = msgspec.json.decode(text.encode(), type=_Notebook)
    except (msgspec.MsgspecError, RecursionError):
        return ()
    return tuple(plain_words(_lines(notebook), _MARKS))


def _lines(notebook: _Notebook) -> Iterator[str]:
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            source = cell.source if isinstance(cell.source, str) else "".join(cell.source)
            bare = without_spans(source, _ASIDE, _end_of)
            yield from _MARKUP.sub(UNSURE, bare).splitlines()


def _end_of(found: re.Match[str]) -> str:
    if found[1]:
        return f"\n{found[1]}"
    if found[2]:
        return f"</{found[2]}"
    if found[3]:
        return rf"\end{{{found[3]}}}"
    return _ENDS.get(found[0], found[0])
