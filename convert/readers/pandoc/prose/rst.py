"""Prose of reStructuredText (docutils, reStructuredText Markup Specification)."""

import re
from collections.abc import Iterator
from typing import Final

from convert.readers.pandoc.prose.signs import UNSURE, plain_words, without_blocks

_PROSE: Final = (
    "note|warning|tip|hint|important|caution|danger|error|attention|admonition|seealso|topic|sidebar"
    "|epigraph|highlights|pull-quote|compound|container|rubric|parsed-literal|table|figure"
    "|versionadded|versionchanged|deprecated"
)
_ARGUED: Final = "note|warning|tip|hint|important|caution|danger|error|attention|seealso"
"""The directives whose text may begin beside their name."""

_NOTE: Final = re.compile(r"(\s*)\.\. \[[^\]\s]+\]\s+(?=\S)")
_BESIDE: Final = re.compile(rf"(\s*)\.\. (?:{_ARGUED})::[ \t]+(?=\S)")
_DIRECTIVE: Final = re.compile(rf"\s*\.\. (?:{_PROSE})::")
_OTHER: Final = re.compile(r"\s*(?:\.\.(?:\s|$)|__\s|:[^:\s](?:[^:]|:(?=\S))*:(?:\s|$))")
_ROLE: Final = re.compile(r":[\w.+:-]+:(?=`)|(?<=`):[\w.+:-]+:")
_MARKS: Final = "*`_"


def rst_words(text: str) -> tuple[str, ...]:
    """The words of the prose of a text, a run a line: those of comments, targets, fields and what
    other directives take are not among them."""
    bare = _ROLE.sub(UNSURE, text.replace("\\ ", ""))
    lines = without_blocks(_opened(bare.splitlines()), _OTHER)
    return tuple(plain_words(lines, _MARKS))


def _opened(lines: list[str]) -> Iterator[str]:
    """The lines with what is prose of explicit markup as prose."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.strip() == ".." and not below.strip():
            continue  # a remark of nothing, which ends what is above it
        if found := _NOTE.match(line) or _BESIDE.match(line):
            yield f"{found[1]}{line[found.end() :]}"
        elif not _DIRECTIVE.match(line):
            yield line
