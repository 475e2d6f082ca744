"""What was made, from what: a journal in the output folder that survives any end of a run.

A line is added when an article's outputs are in place, so the journal never says more than is
there. A torn last line - the process was killed while it wrote - is ignored.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

import msgspec
from msgspec import Struct

from convert.errors import Diagnostic, Where, WriteError
from convert.storage.atomic import open_own
from convert.storage.places import Place
from convert.storage.stat import FileStat

MANIFEST_NAME = ".article-convert.jsonl"
_REMOTE_BATCH = 500


class Made(Struct, frozen=True, array_like=True):
    """One output file as it was written; `paged` where it lists the pages of a PDF beside it.

    beside: the files that belong to it.
    """

    path: str
    size: int
    modified: int
    digest: str
    paged: bool = False
    beside: "tuple[Made, ...]" = ()


class Entry(Struct, frozen=True):
    """One article: its source as it was read, and the files made of it, by format.

    fingerprint: of everything besides the source that decides what the outputs are.
    outputs: empty where the article's files were removed. updated: when the article was last
    published or corrected, in seconds since 1970; what a feed tells its readers. resources: what
    lies beside the source and was asked for, by relative path; None where it was not there.
    cover: the kind of its cover.
    """

    stem: str
    source: str
    stat: FileStat | None
    sidecar: FileStat | None
    digest: str
    fingerprint: str
    outputs: dict[str, Made]
    title: str = ""
    byline: str = ""
    date: str = ""
    language: str = "und"
    updated: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    confidence: float | None = None
    resources: dict[str, FileStat | None] = {}
    standfirst: str = ""
    cover: int = 0


class Manifest:
    """The entries of one output folder, by stem.

    What this run records in a folder on this machine is in the journal only, so that memory does
    not grow with the articles; `now` reads it again.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.entries: dict[str, Entry] = {}
        self._lines = 0
        self._stems: set[str] = set()
        self._unwritten = 0
        self._file: FileIO | None = None
        self._encoder = msgspec.json.Encoder()
        for entry in _read(place.read(MANIFEST_NAME) or b""):
            self._lines += 1
            self._keep(entry)
        self._stems.update(self.entries)

    def _keep(self, entry: Entry) -> None:
        if entry.outputs:
            self.entries[entry.stem] = entry
        else:
            self.entries.pop(entry.stem, None)

    def now(self) -> dict[str, Entry]:
        """The entries with those that this run has recorded."""
        if self._file is None:
            return self.entries
        return Manifest(self.place).entries

    def record(self, entry: Entry) -> None:
        """Remember an article whose outputs are in place (or, with none, are gone)."""
        self._lines += 1
        change = self._stems.add if entry.outputs else self._stems.discard
        change(entry.stem)
        if self.place.folder is None:
            self._keep(entry)
            # An object cannot be added to; to write it for each article would be too slow.
            self._unwritten += 1
            if self._unwritten >= _REMOTE_BATCH:
                self._write_anew()
            return
        if self._file is None:
            folder = Path(self.place.folder)
            folder.mkdir(parents=True, exist_ok=True)
            # Unbuffered: what a full disk does not take must not be tried again in the middle.
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            try:
                self._file = FileIO(open_own(str(folder / MANIFEST_NAME), flags), "ab")
            except OSError as error:
                raise WriteError(
                    f"cannot write: {error.strerror}",
                    where=Where(str(folder / MANIFEST_NAME)),
                    hint="Remove what stands in its place.",
                    code="write.failed",
                ) from error
        with suppress(OSError):  # a full disk: the next run makes what is not remembered again
            self._file.write(b"\n" + self._encoder.encode(entry))
        self.entries.pop(entry.stem, None)

    def close(self) -> None:
        """End the run; a journal that is mostly history is written anew."""
        if self._unwritten:
            self._write_anew()
        if self._file is None:
            return
        is_history = self._lines > 2 * len(self._stems) + 64
        if is_history:
            self.entries = self.now()
        self._file.close()
        self._file = None
        if is_history:
            with suppress(WriteError):  # the long journal is as true as the short one
                self._write_anew()

    def _write_anew(self) -> None:
        lines = (self._encoder.encode(entry) for entry in self.entries.values())
        self.place.write(MANIFEST_NAME, b"\n".join(lines))
        self._lines = len(self.entries)
        self._unwritten = 0


def _read(data: bytes) -> Iterator[Entry]:
    decoder = msgspec.json.Decoder(Entry)
    for line in data.split(b"\n"):
        if not line:
            continue
        try:
            yield decoder.decode(line)
        except msgspec.DecodeError:
            continue  # a torn line, or one of another version: that article is made again


def is_in_place(place: Place, made: Made) -> bool:
    """Whether an output is still the file that was written, and what belongs to it as well."""
    return place.stat(made.path) == FileStat(made.size, made.modified) and all(
        is_in_place(place, file) for file in made.beside
    )


def paths_of(entry: Entry) -> list[str]:
    """All files that were made of an article, each once."""
    outputs = entry.outputs.values()
    paths = (file.path for made in outputs for file in (made, *made.beside))
    return list(dict.fromkeys(paths))
