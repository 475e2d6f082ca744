"""One run at a time in one output folder."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from convert.errors import Where, WriteError
from convert.storage.atomic import open_own
from convert.storage.places import Place

LOCK_NAME = ".article-convert.lock"


@contextlib.contextmanager
def locked(place: Place, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the folder's lock; `waits` is called once where another run holds it first.

    The lock ends with the process that holds it, however that ends. Raises WriteError where
    the folder cannot be written to.
    """
    if place.folder is None:  # an object store has no locks; the last run to write an object wins
        yield
        return
    folder = Path(place.folder)
    try:
        import fcntl
    except ImportError:  # Windows: its rename refuses a file that another run has open
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(open_own(str(folder / LOCK_NAME), os.O_WRONLY | os.O_CREAT), "w")
    except OSError as error:
        raise WriteError(
            f"cannot write: {error.strerror}",
            where=Where(str(folder)),
            hint="Choose a folder you may write to with --out.",
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
