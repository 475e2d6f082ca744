"""What a format says of itself, so that nobody above has to know it by name.

Readers and backends carry a record of these as their `traits`; the defaults suit a format that is
one pure function, so that a stranger's needs none.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from convert.article import MediaType

if TYPE_CHECKING:
    from convert.design.sheet_faults import Fault
    from convert.design.themes import Theme


class Need(Struct, frozen=True):
    """One thing that a format needs on this machine."""

    name: str
    """What it is called: "Pango", "pandoc"."""

    found: str
    """What of it is here, with its version; empty where nothing is."""

    advice: str = ""
    """What to do where it is not here, or what is less good for it."""

    optional: bool = False
    """Whether the format works without it, though less well."""


def _nothing() -> tuple[Need, ...]:
    return ()


def _no_work() -> None:
    return None


def _accept(_theme: "Theme") -> "tuple[Fault, ...]":
    return ()


class BackendTraits(Struct, frozen=True, kw_only=True):
    """What a backend says of itself besides its name, suffix, media type and options."""

    needs: Callable[[], tuple[Need, ...]] = _nothing
    """Looks what the backend needs on this machine; may load what it asks about."""

    preload: tuple[str, ...] = ()
    """Modules that workers share when they are loaded before the first one begins."""

    warm_up: Callable[[], None] = _no_work
    """Starts, in the process that calls it, what the first article would wait for."""

    close: Callable[[], None] = _no_work
    """Ends what lives longer than an article; it starts again when it is needed again."""

    gives_pages: bool = False
    """Whether it is a `PagedBackend`, which can say where its pages begin."""

    lists_pages: bool = False
    """Whether its outputs list the pages of what is made beside them (`Context.pages`)."""

    check_theme: Callable[["Theme"], Iterable["Fault"]] = _accept
    """What of a theme will not do what is meant, before any article asks. Raises UsageError for
    what it cannot use at all."""

    pictures: frozenset[MediaType] | None = None
    """The kinds of pictures it takes, which are made of any other, upright and not too large; None
    for what takes all as they are."""

    checked_as: str = ""
    """The name under `convert.checks` of what reads its outputs back; empty where nothing does."""

    read_by: str = ""
    """The reader under `convert.readers` that takes its outputs, by which their words are proven
    where no check reads them; empty where none does."""

    names_publication: bool = False
    """Whether outputs that a reader takes say where the article appears, as words and not as a
    picture."""

    verified: str = "asked"
    """When an output is read back and its words compared before it is written: "always", "beside"
    (where something else is read back, which makes it cheap) or only when it is "asked" for."""

    keeps_marks: bool = False
    """Whether its outputs have the quotation marks and dashes of the source whatever the theme
    says, since a program reads them."""

    place: int = 0
    """Its place, from 1, among the formats that are made where none is named; 0 is not there."""


class ReaderTraits(Struct, frozen=True, kw_only=True):
    """What a reader says of itself besides its name and suffixes."""

    takes_any: bool = False
    """Whether it reads files whose suffix no reader claims."""

    takes_corrections: bool = False
    """Whether it follows the sidecar itself, also in what that says of lines."""

    front_matter: bool = False
    """Whether its sources are texts that may begin with front matter."""

    splits: Callable[[bytes], Iterator[tuple[str, bytes]]] | None = None
    """Takes a source that holds several articles apart: the name and the bytes of each."""

    part_suffix: str = ""
    """What the names of such parts end in, which says what reads them."""

    quick_without_places: bool = False
    """Whether it takes much less time where nobody asks for lines (`Source.places`)."""

    folder_suffixes: tuple[str, ...] | None = None
    """Which of its suffixes a run over a folder takes; None is all of them."""

    preload: tuple[str, ...] = ()
    """Modules that workers share when they are loaded before the first one begins."""
