"""A zip file whose bytes depend on nothing but what is in it."""

import io
import zipfile
from collections.abc import Callable, Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time a zip file can carry
_UNIX = 3
_READABLE = 0o644 << 16
STORED = 0


def zipped(
    files: Iterable[tuple[str, bytes | str]], level: Callable[[str], int] = lambda _name: 6
) -> bytes:
    """The files, by name and in order, as a zip (APPNOTE 6.3): the same bytes for the same files,
    wherever and whenever it is made.

    `level` says of a name how hard zlib tries, 1 to 9, or `STORED`.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files:
            effort = level(name)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED if effort else zipfile.ZIP_STORED
            entry.external_attr = _READABLE
            entry.create_system = _UNIX
            archive.writestr(entry, content, compresslevel=effort or None)
    return written.getvalue()
