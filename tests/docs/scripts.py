"""What docs/ tells people to type, read out of its pages by our own reader of Markdown."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

import convert
from convert.article import Preformatted
from convert.walk import block_text
from tests.command import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.glob("*.md"))
_NAMED = re.compile(r"[Ss]ave this as (\S+):$")


class Step(Struct, frozen=True):
    """A file to write, or a command with the lines that it prints (`…` for anything)."""

    line: int
    file: str = ""
    text: str = ""
    command: str = ""
    shows: tuple[str, ...] = ()


def steps(page: Path) -> list[Step]:
    """All there is to do on a page, in order."""
    found: list[Step] = []
    before = ""
    for block in convert.read(page).article.blocks:
        if isinstance(block, Preformatted):
            line = block.lines[0] if block.lines else 0
            named = _NAMED.search(before)
            if named:
                found.append(Step(line=line, file=named[1], text=f"{block.text}\n"))
            elif block.syntax == "console":
                found += _commands(block.text, line)
        before = " ".join(" ".join(block_text(block)).split())
    return found


def programs(page: Path) -> list[str]:
    """The Python programs of a page that are whole: those that import the library."""
    blocks = convert.read(page).article.blocks
    return [
        block.text
        for block in blocks
        if isinstance(block, Preformatted)
        and block.syntax == "python"
        and "import convert\n" in block.text
    ]


def _commands(text: str, line: int) -> Iterator[Step]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shows = part.splitlines()
        yield Step(line=line, command=command, shows=tuple(shows))
