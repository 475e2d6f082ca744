"""What a kind of publication says of itself, so that it can be read back and judged."""

from collections.abc import Callable, Iterator
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from convert.check.finding import Finding
from convert.check.reading.shape import Reading

Opened = TypeVar("Opened")

Feature = Literal["media", "forms", "scripts"]
"""What a publication has that some criteria are about."""


class Expectation(Struct, frozen=True, kw_only=True):
    """How an Article appears in a format, where that is not as the model has it."""

    note_mark: str = ""
    """What stands in place of the marks of notes, where the format numbers them itself."""

    notes_apart: bool = False
    """Notes that a mark leads to are kept after the text."""

    formulas_speak: bool = True
    """A formula says in words what it is."""

    heads_columns_only: bool = False
    """A table's header cells are those of its first rows."""

    quotes_paragraphs_only: bool = False
    """A list, a table, a heading or a listing in a quotation is not said to be quoted."""


class Requirement(Struct, frozen=True):
    """A requirement without the function that tests it."""

    code: str
    requires: str
    clause: str


def _never(_data: bytes) -> bool:
    return False


class Checked(Struct, Generic[Opened], frozen=True, kw_only=True):
    """A format that can be judged, registered under `convert.checks`.

    Its functions load what they need when they are called. Those that open raise CheckError for
    a file that cannot be read.
    """

    name: str
    """What findings call it."""

    suffixes: tuple[str, ...]
    """What the names of its files end in, lower case."""

    open: Callable[[bytes], Opened]
    """The file, taken apart once for all that follows."""

    reading: Callable[[Opened], Reading]
    """What it says and how it is built."""

    findings: Callable[[str, Opened, Reading], Iterator[Finding]]
    """Where it breaks the rules; the first argument is the file's name."""

    features: Callable[[Opened], frozenset[Feature]]
    """What it has that some criteria ask about."""

    requirements: Callable[[], tuple[Requirement, ...]]
    """Every requirement that `findings` tests."""

    standards: tuple[str, ...]
    """The standards that the requirements are of."""

    recognises: Callable[[bytes], bool] = _never
    """Whether bytes without a name look like one of its files."""

    is_web: bool = False
    """Whether EN 301 549 speaks of it in clause 9, on the web, and not in 10, on documents."""

    expectation: Expectation = Expectation()
    """How an Article appears in it."""
