"""Files, written whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from convert.errors import Where, WriteError

TEMPORARY_SUFFIX = ".article-convert-tmp"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`: to a temporary file beside it, to the disk, then in its place.

    Raises WriteError, and leaves nothing behind, where that fails.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(
            prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX, dir=path.parent
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise WriteError(
            f"cannot write: {error.strerror or error}",
            where=Where(str(path)),
            hint=_advice(error),
            code="write.failed",
        ) from error


def _advice(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Choose a folder you may write to with --out."
    if error.errno in _FULL:
        return "Free some space, then run again: what is finished is kept."
    return ""


_FULL = (errno.ENOSPC, errno.EDQUOT)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
