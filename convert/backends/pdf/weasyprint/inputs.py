"""What WeasyPrint is given: fonts, style sheets and pages, kept from the network."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

from convert.backends.pdf.weasyprint.copies import LOGGER
from convert.backends.pdf.weasyprint.engine import engine
from convert.backends.pdf.weasyprint.shapes import Html
from convert.design.font_css import font_face
from convert.design.fonts import Face
from convert.design.subset import font_file
from convert.errors import RenderError


@lru_cache(maxsize=32)
def font_configuration(faces: tuple[Face, ...]) -> object:
    """A WeasyPrint FontConfiguration that holds exactly these faces.

    It is kept: making one costs milliseconds and leaks memory. One that held more faces than an
    article asked for could set it differently after another article than alone.
    """
    weasyprint = engine().copies.weasyprint
    configuration: object = weasyprint.text.fonts.FontConfiguration()
    files = {_address(face): font_file(face) for face in faces}
    rules = "\n".join(font_face(face, _address(face)) for face in faces)
    with engine_errors("fonts"):
        weasyprint.CSS(string=rules, font_config=configuration, url_fetcher=fetcher(files))
    return configuration


def _address(face: Face) -> str:
    slant = "italic" if face.italic else "upright"
    return f"font:{face.family.replace(' ', '-')}/{face.weight}/{slant}"


def style_sheet(css: str, faces: tuple[Face, ...]) -> object:
    """`css` parsed once for all articles that share it, whichever of the faces each of them has;
    fonts that it brings itself come to those faces.
    """
    return _style_sheet(css, faces if "@font-face" in css else None)


@lru_cache(maxsize=64)
def _style_sheet(css: str, faces: tuple[Face, ...] | None) -> object:
    fonts = None if faces is None else font_configuration(faces)
    made: object = engine().copies.weasyprint.CSS(
        string=css, font_config=fonts, url_fetcher=fetcher({})
    )
    return made


def parsed(page: str) -> Html:
    """WeasyPrint's HTML of a page that is well-formed XML, parsed as such: the HTML parser, which
    mends what people write, takes a tenth of the time of a PDF.
    """
    made: Html = _parsed_class()(page)
    return made


@cache
def _parsed_class() -> type:
    from cssselect2 import ElementWrapper

    class Parsed(engine().copies.weasyprint.HTML):  # type: ignore[misc] # WeasyPrint has no types
        """An HTML whose attributes are set by hand; `patches.RELIANCES` has them."""

        def __init__(self, page: str) -> None:
            self.base_url = None
            self.url_fetcher = fetcher({})
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(
                fromstring(page), content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[object]:  # noqa: ARG002 - no forms
            return [_user_agent_sheet()]

        def _ph_stylesheets(self) -> list[object]:
            return []

    return Parsed


@cache
def _user_agent_sheet() -> object:
    """The user-agent style sheet (CSS Cascade 4, 6.2), below every theme's."""
    css = Path(__file__).with_name("user_agent.css").read_text(encoding="utf-8")
    made: object = engine().copies.weasyprint.CSS(string=css, url_fetcher=fetcher({}))
    return made


def fetcher(files: dict[str, bytes]) -> object:
    """A fetcher that gives `data:` addresses and those in `files`, and nothing else."""
    made: object = _fetcher_class()(files)
    return made


@cache
def _fetcher_class() -> type:
    urls: Any = engine().copies.weasyprint.urls

    class Closed(urls.URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        """No way to the network and to no file: only what it was given."""

        def __init__(self, files: dict[str, bytes]) -> None:
            super().__init__()
            self._files = files

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in self._files:
                return urls.URLFetcherResponse(url, self._files[url])
            if url.startswith("data:"):
                return super().fetch(url, headers)
            raise urls.FatalURLFetchingError(f"'{url}' is outside the article")

    return Closed


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
    collector = _Collector()
    LOGGER.addHandler(collector)
    try:
        yield
    finally:
        LOGGER.removeHandler(collector)
    if collector.errors:
        raise RenderError(f"PDF {what}: {collector.errors[0]}", code="pdf.engine")
