"""One living pandoc for this process: starting one costs as much as three documents."""

import atexit
import os
import select
import subprocess
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

import msgspec
from msgspec import Struct

from convert.pandoc.program import pandoc_path, require_version, version_of

_WORKER = Path(__file__).with_name("worker.lua")
_SECONDS = 120.0
_MEMORY = "-M1536m"  # of its heap: a document that asks for more ends it
_DOCUMENTS = 500  # pandoc keeps some kilobytes of each; a new one costs as much as three documents


class PassedOver(Struct, frozen=True):
    """A piece of a source that means nothing to pandoc, as it stands there, and its line."""

    source: str
    line: int


class _Message(Struct, frozen=True):
    type: str
    contents: str = ""
    line: int = 0


_MESSAGES = msgspec.json.Decoder(list[_Message])
_PASSED_OVER: Final = "SkippedContent"


class PandocError(Exception):
    """pandoc refused a document, or died of it twice; its own words."""


class Pandoc:
    """A pandoc that starts when it is first needed, and anew where it died or has grown old.

    Safe in threads, which wait for each other, and after a fork: a child starts its own.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: dict[int, _Worker] = {}  # by process: a fork's child keeps its parent's shut
        if hasattr(os, "register_at_fork"):
            here = weakref.ref(self)
            os.register_at_fork(after_in_child=lambda: _unlock(here()))

    def warm_up(self) -> None:
        """Start it now, so that it is ready when the first document comes. Raises MissingError."""
        with self._lock:
            self._worker()

    def docx(self, document: bytes, reference: Path) -> bytes:
        """The Word file of a document in pandoc's JSON, styled as the file `reference`.

        A pandoc that died is started again once. Raises PandocError, and MissingError where there
        is no pandoc or one that this project does not know.
        """
        with self._lock:
            return self._answer("word", document, str(reference))

    def write(self, document: bytes, format: str, template: Path | None = None) -> bytes:
        """A document in pandoc's JSON as a whole file of another format.

        format: its name with extensions; template: pandoc's own where it is None. Pictures must
        stand in `data:` addresses where the format holds them. Raises as `docx` does.
        """
        argument = format if template is None else f"{format} {template}"
        with self._lock:
            return self._answer("write", document, argument)

    def read(self, document: bytes, format: str) -> bytes:
        """The JSON of pandoc's document model for a document in one of pandoc's formats.

        format: its name with extensions, such as "rst-smart"; text formats are UTF-8. The reader
        opens no file and fetches nothing. Raises PandocError and MissingError as `docx` does.
        """
        return self.read_telling(document, format)[0]

    def read_telling(self, document: bytes, format: str) -> tuple[bytes, tuple[PassedOver, ...]]:
        """As `read`, and what the reader passed over, in the order of the source."""
        with self._lock:
            answer = self._answer("read", document, format)
        said, _, made = answer.partition(b"\n")
        found = {each for each in _MESSAGES.decode(said) if each.type == _PASSED_OVER}
        passed = (PassedOver(each.contents, each.line) for each in found)
        return made, tuple(sorted(passed, key=lambda each: each.line))

    def mathml(self, formulas: bytes) -> str:
        """HTML with MathML of formulas, which are pandoc's JSON with a paragraph for each.

        What pandoc cannot read stays TeX in a `span`. Raises as `docx` does.
        """
        with self._lock:
            return self._answer("mathml", formulas, "").decode()

    def close(self) -> None:
        """End it; the next document starts another."""
        with self._lock:
            self._end()

    def _answer(self, task: str, document: bytes, argument: str) -> bytes:
        for last in (False, True):
            try:
                done, data = self._worker().ask(task, document, argument)
            except (OSError, ValueError) as error:
                self._end()
                if last:
                    raise PandocError(f"pandoc stopped: {error}") from error
                continue
            except BaseException:  # a limit, or the keyboard: its answer to come is nobody's
                self._end(now=True)
                raise
            if not done:
                raise PandocError(f"pandoc: {_first_line(data)}")
            return data
        raise AssertionError("unreachable")

    def _worker(self) -> "_Worker":
        process = os.getpid()
        if process in self._workers and self._workers[process].documents >= _DOCUMENTS:
            self._end()
        if process not in self._workers:
            self._workers[process] = _Worker()
        return self._workers[process]

    def _end(self, *, now: bool = False) -> None:
        worker = self._workers.pop(os.getpid(), None)
        if worker:
            worker.close(now=now)


def _first_line(said: bytes) -> str:
    return next(iter(said.decode("utf-8", "replace").splitlines()), "it gave no reason")


def _unlock(pandoc: Pandoc | None) -> None:
    """In a fork's child nobody will release a lock that another thread of its parent held."""
    if pandoc:
        pandoc._lock = threading.Lock()


class _Worker:
    """A pandoc process."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.documents = 0
        self.greeted = False
        self.process = subprocess.Popen(
            [pandoc_path(), "+RTS", _MEMORY, "-RTS", "lua", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        atexit.register(self.close)

    def ask(self, task: str, document: bytes, argument: str) -> tuple[bool, bytes]:
        """Whether pandoc could, and its bytes. Raises OSError or ValueError where it died."""
        request, answer = self._pipes()
        self.documents += 1
        if not self.greeted:
            self._greet(answer)
        request.write(f"{task} {len(document)} {argument}\n".encode() + document)
        request.flush()
        with _at_most(_SECONDS, answer, self.process):
            state, _, length = answer.readline().decode("ascii").partition(" ")
            if not length:
                raise BrokenPipeError("pandoc ended")
            return state == "ok", answer.read(int(length))

    def _greet(self, answer: IO[bytes]) -> None:
        """Look at the version that pandoc says first. Raises MissingError."""
        with _at_most(_SECONDS, answer, self.process):
            said = answer.readline().decode("ascii", "replace").strip()
        if not said:
            require_version(version_of(pandoc_path()))  # an old one ends, since it knows no Lua
            raise BrokenPipeError("it ended before it began")
        require_version(said)
        self.greeted = True

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self.process.stdin is None or self.process.stdout is None:
            raise BrokenPipeError("pandoc has no pipes")
        return self.process.stdin, self.process.stdout

    def close(self, *, now: bool = False) -> None:
        """End the process, if this process started it; `now` does not let it finish its work."""
        if os.getpid() != self.owner:
            return
        atexit.unregister(self.close)
        if now:
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(OSError):  # what was not written yet finds nobody
                    pipe.close()
        try:
            self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def _at_most(
    seconds: float, answer: IO[bytes], process: "subprocess.Popen[bytes]"
) -> Iterator[None]:
    """Kill a pandoc that takes longer to begin its answer, or, on Windows, to give all of it."""
    if os.name == "posix":
        if not select.select([answer], [], [], seconds)[0]:
            process.kill()
        yield
        return
    guard = threading.Timer(seconds, process.kill)
    guard.start()
    try:
        yield
    finally:
        guard.cancel()


PANDOC: Final = Pandoc()
"""The one that this process shares; nothing is started before somebody asks it."""
