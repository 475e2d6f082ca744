"""One living pandoc for this process: starting one costs as much as three documents."""

import atexit
import os
import select
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from convert.errors import MissingError, RenderError
from convert.formats import Need

_WORKER = Path(__file__).with_name("worker.lua")
_SECONDS = 120.0
_DOCUMENTS = 500  # pandoc keeps some kilobytes of each; a new one costs as much as three documents


@cache
def pandoc_path() -> str:
    """The pandoc binary that pypandoc brings. Raises MissingError where there is none.

    Where pypandoc_binary has put it is looked at first: pypandoc itself, once loaded, starts every
    pandoc that it finds to ask its version, which takes longer than a document.
    """
    package = find_spec("pypandoc")
    if package and package.origin:
        name = "pandoc.exe" if os.name == "nt" else "pandoc"
        brought = Path(package.origin).with_name("files") / name
        if os.access(brought, os.X_OK):
            return str(brought)
    try:
        import pypandoc

        path: str = pypandoc.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise MissingError(
            "DOCX needs pandoc, which is not installed",
            hint="`pip install pypandoc_binary` brings it.",
            code="machine.pandoc",
        ) from error
    return path


class _Worker:
    """A pandoc process and the lock that keeps its requests apart."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.lock = threading.Lock()
        self.documents = 0
        self.process = subprocess.Popen(
            [pandoc_path(), "lua", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        atexit.register(self.close)

    def ask(self, document: bytes, reference: Path) -> tuple[str, bytes]:
        """pandoc's answer: its state and its bytes. Raises OSError where it died."""
        request, answer = self._pipes()
        with self.lock:
            self.documents += 1
            request.write(f"{len(document)} {reference}\n".encode() + document)
            request.flush()
            with _at_most(_SECONDS, answer, self.process):
                state, _, length = answer.readline().decode("ascii").partition(" ")
                if not length:
                    raise BrokenPipeError("pandoc ended")
                return state, answer.read(int(length))

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self.process.stdin is None or self.process.stdout is None:
            raise BrokenPipeError("pandoc has no pipes")
        return self.process.stdin, self.process.stdout

    def close(self) -> None:
        """End the process, if this process started it."""
        if os.getpid() != self.owner:
            return
        atexit.unregister(self.close)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
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


@cache
def _workers() -> dict[int, _Worker]:
    """The worker of each process, by its id: a forked child must start its own."""
    return {}


def _worker() -> _Worker:
    workers = _workers()
    process = os.getpid()
    if process in workers and workers[process].documents >= _DOCUMENTS:
        workers.pop(process).close()
    if process not in workers:
        workers[process] = _Worker()
    return workers[process]


def warm_up() -> None:
    """Start pandoc now, so that it is ready when the first document comes."""
    _worker()


def close() -> None:
    """End this process's pandoc; the next document starts another."""
    worker = _workers().pop(os.getpid(), None)
    if worker is not None:
        worker.close()


def pandoc_need() -> Need:
    """pandoc with its version, or what to do about it."""
    try:
        path = pandoc_path()
    except MissingError as error:
        return Need("pandoc", "", f"{error.message}. {error.hint}")
    shown = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    return Need("pandoc", shown.stdout.partition("\n")[0])


def pandoc_docx(document: bytes, reference: Path) -> bytes:
    """The DOCX of a document in pandoc's JSON, styled as `reference`.

    A pandoc that died is started again once. Raises RenderError with pandoc's own words.
    """
    for attempt in (1, 2):
        worker = _worker()
        try:
            state, data = worker.ask(document, reference)
        except (OSError, ValueError) as error:
            worker.close()
            _workers().pop(os.getpid(), None)
            if attempt == 2:
                raise RenderError(f"pandoc stopped: {error}", code="docx.pandoc") from error
            continue
        if state != "ok":
            message = data.decode("utf-8", "replace").splitlines()[0]
            raise RenderError(f"pandoc: {message}", code="docx.pandoc")
        return data
    raise AssertionError("unreachable")
