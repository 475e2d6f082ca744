"""What is done thousands of times while a PDF is written."""

import zlib
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.shapes import Pointer

_LEVEL = 6  # of zlib's nine; pydyf asks for the last: 6 % of a PDF's time for 1 % of its size


class _CachedTypes:
    """cffi's `ffi` with one array type for arrays of any length.

    WeasyPrint asks for `hb_codepoint_t[123]`, and cffi parses each new length as C: milliseconds
    for each font of each document.
    """

    def __init__(self, ffi: Pointer) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, kind: str, *values: object) -> Pointer:
        """What `ffi.new` makes; the length of an array follows from its values."""
        if values and kind.endswith("]"):
            kind = f"{kind[: kind.index('[')]}[]"
        return self._ffi.new(kind, *values)


def cached_types(_copies: Copies, original: object) -> object:
    """An `ffi` that parses no array type twice."""
    return _CachedTypes(original)


def encoder(_copies: Copies, original: Callable[[object], bytes]) -> Callable[[object], bytes]:
    """pydyf's `_to_bytes`, which asks seven thousand times an article what kind a value is."""

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return] # mypy does not follow `kind is`
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return] # as above
        return b"%d" % item if kind is int else original(item)

    return to_bytes


def quick_zlib(_copies: Copies, _original: object) -> object:
    """A `zlib` whose compressors stop at a level that is worth its time."""
    return SimpleNamespace(
        **{
            **vars(zlib),
            "compressobj": lambda level=_LEVEL, *how: zlib.compressobj(min(level, _LEVEL), *how),
        }
    )
