"""Files, written whole or not at all."""

import contextlib
import errno
import os
import stat
from hashlib import sha256
from pathlib import Path

from convert.errors import Where, WriteError
from convert.storage.inside import lies_in

TEMPORARY_SUFFIX = ".article-convert-tmp"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`: to a temporary file beside it, then in its place.

    Whoever is killed at any moment leaves the old file or the new one. There is no fsync: after a
    power cut a file may be short, which the manifest, that knows its size, tells from a whole one;
    waiting for the disk four times would cost an article a tenth of its time.

    Raises WriteError, and leaves nothing behind, where that fails.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise WriteError(
            f"cannot write: {error.strerror or error}",
            where=Where(str(path)),
            hint=_advice(error),
            code="write.failed",
        ) from error


def write_inside(folder: str, path: str, data: bytes) -> None:
    """`write_whole` at a path relative to a folder. Raises WriteError for one that leads out of
    it, by its parts or by a link.
    """
    if not is_inside(folder, path):
        raise WriteError(
            "leads out of the output folder",
            where=Where(f"{folder}/{path}"),
            hint="A link stands in the way: remove it, or choose another folder with --out.",
            code="write.outside",
        )
    write_whole(Path(folder, path), data)


def is_inside(folder: str, path: str) -> bool:
    """Whether the file at `path`, relative to a folder, really lies in it.

    The file itself may be a link: it is replaced or removed, and not what it leads to.
    """
    place = os.path.normpath(path)
    if os.path.isabs(path) or place.split(os.sep)[0] in ("..", ".") or "\0" in path:
        return False
    inside = os.path.dirname(place)
    if not inside:
        return True
    return lies_in(os.path.join(folder, inside), folder)


def is_as_it_was(folder: str, path: str, data: bytes) -> bool:
    """Whether the file at `path`, relative to a folder and really in it, holds these bytes."""
    if not is_inside(folder, path):
        return False
    try:
        return Path(folder, path).read_bytes() == data
    except OSError:
        return False


def read_own(path: str) -> bytes | None:
    """The bytes of a file that the program keeps for itself, None where there is none; what is a
    link, a pipe or a device in its place is none.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY | _NO_LINK | _NO_WAIT)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None


def open_own(path: str, flags: int) -> int:
    """A handle on a file that the program keeps for itself; never one that a link leads to,
    and never a pipe, whose reader would be waited for.

    Raises OSError.
    """
    return os.open(path, flags | _BINARY | _NO_LINK | _NO_WAIT, 0o666)


def _replace(path: Path, data: bytes) -> None:
    """Write a temporary file and rename it; it is gone again whatever ends this before.

    Its name is short, since that of the output may be as long as a system lets it be.
    """
    digest = sha256(os.fsencode(path.name)).hexdigest()[:16]
    temporary = f"{path.parent}/.{digest}.{os.getpid()}{TEMPORARY_SUFFIX}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY | _NO_LINK
    try:
        with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:  # an interrupt too leaves no half-written file
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def is_being_written(temporary: str) -> bool:
    """Whether the process that a temporary file is named after still lives: another run may just
    be writing its report or dependency file here, for which it does not hold the folder's lock.
    """
    process = temporary.removesuffix(TEMPORARY_SUFFIX).rpartition(".")[2]
    if not process.isdecimal() or os.name == "nt":  # there a signal, even none, ends a process
        return False
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return not _has_ended(process)


def _has_ended(process: str) -> bool:
    """Whether a process is a zombie: it was killed, and nobody has asked how it ended."""
    try:
        status = Path("/proc", process, "stat").read_text()
    except OSError:
        return False  # no Linux: nothing is known of it
    return status.rpartition(")")[2].split()[0] in "ZX"


def _advice(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Choose a folder you may write to with --out."
    if error.errno in _FULL:
        return "Free some space, then run again: what is finished is kept."
    return ""


_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)  # Windows
_FULL = (errno.ENOSPC, errno.EDQUOT)
