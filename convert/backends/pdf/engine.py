"""WeasyPrint, made ready: loaded once, kept from the network and from the system's fonts."""

import io
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from convert.backends.pdf.lines import split_lines_faster
from convert.backends.pdf.paragraphs import lay_out_paragraphs_faster
from convert.backends.pdf.styles import look_up_styles_faster
from convert.backends.pdf.words import keep_korean_words
from convert.errors import MissingError, RenderError
from convert.fonts import Face
from convert.subset import font_file

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
    with _quiet_import(), _no_system_fonts(), _no_library_search():
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
def _no_system_fonts() -> Iterator[None]:
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


@lru_cache(maxsize=16)
def font_configuration(faces: tuple[Face, ...]) -> Any:
    """A WeasyPrint FontConfiguration that holds exactly these faces.

    It is kept: making one costs milliseconds and leaks memory. One that held more faces than an
    article asked for could set it differently after another article than alone.
    """
    engine = weasyprint()
    with _no_system_fonts(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        configuration = engine.text.fonts.FontConfiguration()
    files = {_address(face): font_file(face) for face in faces}
    rules = "\n".join(_font_face(face) for face in faces)
    with engine_errors("fonts"):
        engine.CSS(string=rules, font_config=configuration, url_fetcher=fetcher(files))
    return configuration


def _address(face: Face) -> str:
    slant = "italic" if face.italic else "upright"
    return f"font:{face.family.replace(' ', '-')}/{face.weight}/{slant}"


def _font_face(face: Face) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {style}; src: url("{_address(face)}"); }}'
    )


@lru_cache(maxsize=16)
def style_sheet(css: str, faces: tuple[Face, ...]) -> Any:
    """`css` parsed once for all articles that share it."""
    return weasyprint().CSS(
        string=css, font_config=font_configuration(faces), url_fetcher=fetcher({})
    )


def parsed(page: str) -> Any:
    """WeasyPrint's HTML of a page that is well-formed XML, parsed as such: the HTML parser, which
    mends what people write, takes a tenth of the time of a PDF.
    """
    from xml.etree.ElementTree import fromstring

    from cssselect2 import ElementWrapper

    class Parsed(weasyprint().HTML):  # type: ignore[misc] # WeasyPrint has no types
        """An HTML whose attributes are set by hand; `tests/backends` names them."""

        def __init__(self) -> None:
            self.base_url = None
            self.url_fetcher = fetcher({})
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(
                fromstring(page), content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002 - we have none
            return [_ground()]

        def _ph_stylesheets(self) -> list[Any]:
            return []

    return Parsed()


@cache
def _ground() -> Any:
    """The style sheet below every theme's."""
    css = Path(__file__).with_name("ground.css").read_text(encoding="utf-8")
    return weasyprint().CSS(string=css, url_fetcher=fetcher({}))


def fetcher(files: dict[str, bytes]) -> Any:
    """A fetcher that gives `data:` addresses and those in `files`, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Closed(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        """No way to the network and to no file: only what it was given."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in files:
                return URLFetcherResponse(url, files[url])
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise FatalURLFetchingError(f"'{url}' is outside the article")

    return Closed()


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or "cannot be loaded" in record.getMessage():
            self.errors.append(record.getMessage())


@contextmanager
def engine_errors(what: str) -> Iterator[None]:
    """What WeasyPrint only logs as an error - a missing alt, a broken font - is an error here."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    if collector.errors:
        raise RenderError(f"PDF {what}: {collector.errors[0]}", code="pdf.engine")
