"""A zip file of a stranger, read within limits (EPUB and Word files are such)."""

import io
import zipfile
import zlib

from convert.errors import CheckError

MOST_BYTES = 256 * 1024 * 1024
"""Of all parts together, unpacked."""

MOST_PARTS = 20_000

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


class Archive:
    """The parts of a zip file by name. Raises CheckError, code "zip.hostile", over a limit."""

    def __init__(self, data: bytes) -> None:
        """Raises BadZipFile where `data` is no zip file."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._left = MOST_BYTES
        names = self._zip.namelist()
        if len(names) > MOST_PARTS:
            raise CheckError(f"it has more than {MOST_PARTS:,} parts", code="zip.hostile")
        self.names = frozenset(names)

    def read(self, name: str) -> bytes:
        """A part. Raises KeyError where there is none, CheckError where it cannot be unpacked."""
        info = self._zip.getinfo(name)
        if info.file_size > self._left:
            raise _too_much()
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except _DAMAGE as error:
            raise CheckError(f"'{name}' cannot be unpacked: {error}", code="zip.damaged") from error
        self._left -= len(data)
        if self._left < 0:
            raise _too_much()
        return data


def _too_much() -> CheckError:
    return CheckError(f"it unpacks to more than {MOST_BYTES:,} bytes", code="zip.hostile")
