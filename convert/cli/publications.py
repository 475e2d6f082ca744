"""The files that `check` judges: named, in folders, in lists, or on standard input."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from convert.check.finding import Finding
from convert.cli.path_lists import STANDARD_INPUT, paths_of
from convert.errors import SourceError, UsageError, Where
from convert.storage.inside import lies_in
from convert.storage.sources import PIPED, standard_input


class Publications(Struct, frozen=True):
    """Files of formats that are judged."""

    files: tuple[Path, ...]
    piped: Path | None = None
    """Where standard input was put, which no message names."""

    def name_of(self, file: Path | str) -> str:
        """What a file is called in messages and reports."""
        return PIPED if self.piped is not None and str(file) == str(self.piped) else str(file)

    def named(self, findings: Sequence[Finding]) -> list[Finding]:
        """Findings with the names of their files as messages have them."""
        return [replace(each, file=self.name_of(each.file)) for each in findings]


@contextmanager
def publications(paths: list[str], from0: str | None, most: int) -> Iterator[Publications]:
    """The files that were named, as `run` takes paths, and those of a known format in folders.

    most: bytes of standard input, whose format is told by its content. Raises SourceError for a
    file that is not there, UsageError where none is left or standard input is no publication.
    """
    named = paths_of(paths, from0)
    if STANDARD_INPUT not in named:
        yield _found(named)
        return
    with TemporaryDirectory(prefix="article-convert-") as folder:
        piped = _written(standard_input(most), Path(folder))
        at = named.index(STANDARD_INPUT)
        yield replace(_found([*named[:at], str(piped), *named[at + 1 :]]), piped=piped)


def _written(data: bytes, folder: Path) -> Path:
    """Standard input as a file whose name says what it is."""
    from convert.check.formats import checked, format_of_bytes

    try:
        kind = format_of_bytes(data)
    except UsageError as error:
        raise UsageError(
            error.message, where=Where(PIPED), hint=error.hint, code=error.code
        ) from error
    file = folder / f"stdin{checked(kind).suffixes[0]}"
    file.write_bytes(data)
    return file


def _found(paths: Sequence[str]) -> Publications:
    from convert.check.formats import named, suffixes

    known = suffixes()
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in known)
            found += [file for file in inside if file.is_file() and lies_in(file, path)]
        elif path.exists():
            found.append(path)
        else:
            raise SourceError("no such file", where=Where(str(path)), code="source.missing")
    if not found:
        raise UsageError(f"no {named()} file in {', '.join(paths)}", code="check.nothing")
    return Publications(tuple(found))
