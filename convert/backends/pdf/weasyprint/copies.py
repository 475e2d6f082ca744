"""WeasyPrint loaded: once, quietly, without the system's fonts, and with what it does many times
done once.
"""

import io
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from convert.backends.pdf.weasyprint.faster.lines import split_lines_faster
from convert.backends.pdf.weasyprint.faster.paragraphs import lay_out_paragraphs_faster
from convert.backends.pdf.weasyprint.faster.styles import look_up_styles_faster
from convert.backends.pdf.weasyprint.mended.indents import indent_at_the_start
from convert.backends.pdf.weasyprint.mended.korean import keep_korean_words
from convert.errors import MissingError

PANGO_HINT = (
    "Install Pango: `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, "
    "`dnf install pango harfbuzz`, or `brew install pango`. "
    "The other formats work without it."
)

_NO_SYSTEM_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig></fontconfig>
"""


@cache
def weasyprint() -> ModuleType:
    """The module `weasyprint`. Raises MissingError, with what to install, without Pango."""
    with _quiet_import(), no_system_fonts(), _no_library_search(), _no_font_tools():
        try:
            import pydyf
            import weasyprint
        except OSError as error:
            raise MissingError(
                f"PDF needs Pango, which this machine lacks ({str(error).partition(':')[0]})",
                hint=PANGO_HINT,
                code="machine.pango",
            ) from error
    module: ModuleType = weasyprint
    weasyprint.pdf.fonts.ffi = _CachedTypes(weasyprint.pdf.fonts.ffi)
    pydyf.zlib = _Deflate
    pydyf._to_bytes = _encoder(pydyf._to_bytes)
    keep_korean_words()
    indent_at_the_start()
    split_lines_faster()
    look_up_styles_faster()
    lay_out_paragraphs_faster()
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    return module


@contextmanager
def _quiet_import() -> Iterator[None]:
    """Without Pango WeasyPrint prints advice on standard output, where our results go.

    Without a system font fontconfig is empty, which is what we want and no reason to warn.
    """
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class _CachedTypes:
    """cffi's `ffi` with one array type for arrays of any length.

    WeasyPrint asks for `hb_codepoint_t[123]`, and cffi parses each new length as C: milliseconds
    for each font of each document.
    """

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, kind: str, *values: Any) -> Any:
        """What `ffi.new` makes; the length of an array follows from its values."""
        if values and kind.endswith("]"):
            kind = f"{kind[: kind.index('[')]}[]"
        return self._ffi.new(kind, *values)


def _encoder(original: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """pydyf's `_to_bytes`, which asks seven thousand times an article what kind a value is."""

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return] # mypy does not follow `kind is`
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return] # as above
        return b"%d" % item if kind is int else original(item)

    return to_bytes


class _Deflate:
    """zlib for pydyf, which asks for level 9: six parts in a hundred of a PDF's time for one part
    in a hundred of its size.
    """

    @staticmethod
    def compressobj(level: int) -> Any:
        """A compressor of zlib's own level."""
        import zlib

        return zlib.compressobj(min(level, 6))


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Keep cffi from forking a compiler for library names that cannot exist on Linux.

    It asks `ctypes.util.find_library` after `dlopen` has failed; on Linux the last name tried is
    the right one and needs no search. This halves the time of the import.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - stands in for find_library
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _no_font_tools() -> Iterator[None]:
    """Keep WeasyPrint from loading what cuts fonts where HarfBuzz does not: a fifth of its import.

    Both modules are loaded when they are asked for anything.
    """
    cutter, instancer = "fontTools.subset", "fontTools.varLib.instancer"
    if cutter in sys.modules or instancer in sys.modules:
        yield
        return
    late = _Late(instancer)
    vars(late)["instantiateVariableFont"] = lambda font, axes, **more: import_module(
        instancer
    ).instantiateVariableFont(font, axes, **more)
    sys.modules[cutter], sys.modules[instancer] = _Late(cutter), late
    try:
        yield
    finally:
        del sys.modules[cutter], sys.modules[instancer]


class _Late(ModuleType):
    """Stands for a module until somebody asks it for something."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what importing asks
        return getattr(import_module(self.__name__), name)


@contextmanager
def no_system_fonts() -> Iterator[None]:
    """Let fontconfig, which reads its environment when it starts, know of no font at all."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="article-convert-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(_NO_SYSTEM_FONTS, encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
