"""Plain-text articles in; PDF, EPUB, DOCX and accessible HTML out.

    import convert
    reading = convert.read("sea.txt")       # what was found, and why
    pdf = convert.render(reading, "pdf")    # bytes
    convert.convert("sea.txt", out="site")  # all four formats

read, render, convert: the three things to do. Converter: the same for programs that live long.
Reading, Article, Published, Source, Diagnostic, ConvertError: what they take, give and raise.

These names are the public ones, with the modules convert.article, convert.walk, convert.errors,
convert.formats, convert.settings, convert.context and convert.design.themes for those who write
readers and backends. They are loaded when they are first used, so that importing one part of the
package does not load the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convert.api import Converter, Published, convert, read, render
    from convert.article import Article
    from convert.errors import ConvertError, Diagnostic
    from convert.readers.reading import Reading
    from convert.source import Source

__all__ = [
    "Article",
    "ConvertError",
    "Converter",
    "Diagnostic",
    "Published",
    "Reading",
    "Source",
    "__version__",
    "convert",
    "read",
    "render",
]

__version__ = "0.1.0"

_HOMES = {
    "Article": "convert.article",
    "ConvertError": "convert.errors",
    "Converter": "convert.api",
    "Diagnostic": "convert.errors",
    "Published": "convert.api",
    "Reading": "convert.readers.reading",
    "Source": "convert.source",
    "convert": "convert.api",
    "read": "convert.api",
    "render": "convert.api",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'convert' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
