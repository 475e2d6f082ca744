"""What is at hand while one document becomes an Article, and what is told of it."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct, field

from convert.article import Blocks, Footnote, LineRange, MediaType
from convert.errors import Diagnostic, Severity
from convert.readers.pandoc import ast
from convert.readers.pandoc.dialect import Dialect

Picture: TypeAlias = tuple[bytes, MediaType]

_SHOWN = 80


class Work(Struct, kw_only=True):
    """One document on its way. It grows while its nodes are visited in reading order."""

    dialect: Dialect
    picture: Callable[[str], Picture | str]
    """The picture at an address, else why there is none."""

    fragment: Callable[[str], list[ast.Block]]
    """What a piece of HTML says."""

    blocks: "Callable[[list[ast.Block], Work], Blocks]"
    """The blocks that nodes become, for notes in the midst of a line."""

    mathml: dict[tuple[bool, str], str] = field(default_factory=dict)
    """The MathML of formulas: by whether each has a line of its own, and its TeX."""

    targets: dict[str, str] = field(default_factory=dict)
    """The ids of headings in the Article, by those they have in the source."""

    shift: int = 0
    """How many levels the source's headings go down."""

    repeated: list[str] = field(default_factory=list)
    """Texts that were left out since the article says the same already."""

    told_before: int = 0
    """How much was told of the metadata, before there were blocks."""

    told: list[Diagnostic] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    """Notes that no block of the article holds yet."""

    numbered: int = 0
    """How many notes there were."""

    lines: LineRange | None = None
    """Where the block at hand stands."""

    def tell(self, code: str, message: str, *, severity: Severity = "info", hint: str = "") -> None:
        """Tell something of the block at hand, unless it was told of this place already."""
        line = self.lines[0] if self.lines else None
        diagnostic = Diagnostic(code=code, message=message, severity=severity, line=line, hint=hint)
        if diagnostic not in self.told:
            self.told.append(diagnostic)


def shown(words: str) -> str:
    """Words for a message: in one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
