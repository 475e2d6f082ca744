"""WeasyPrint's parts as we use them: fonts, style sheets and pages, kept from the network."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from convert.backends.pdf.weasyprint.copies import no_system_fonts, weasyprint
from convert.errors import RenderError
from convert.fonts import Face
from convert.subset import font_file


@lru_cache(maxsize=32)
def font_configuration(faces: tuple[Face, ...]) -> Any:
    """A WeasyPrint FontConfiguration that holds exactly these faces.

    It is kept: making one costs milliseconds and leaks memory. One that held more faces than an
    article asked for could set it differently after another article than alone.
    """
    engine = weasyprint()
    with no_system_fonts(), warnings.catch_warnings():
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


@lru_cache(maxsize=64)
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
    css = Path(__file__).with_name("user_agent.css").read_text(encoding="utf-8")
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
