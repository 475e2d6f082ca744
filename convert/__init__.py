"""Plain-text articles in; PDF, EPUB, DOCX and accessible HTML out.

    import convert
    article = convert.read("sea.txt")
    pdf = convert.render(article, "pdf")

The names below are loaded when they are first used, so that importing one part of the package
does not load the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convert.api import convert, read, render
    from convert.article import Article
    from convert.errors import ConvertError, Diagnostic

__all__ = ["Article", "ConvertError", "Diagnostic", "__version__", "convert", "read", "render"]

__version__ = "0.1.0"

_HOMES = {
    "Article": "convert.article",
    "ConvertError": "convert.errors",
    "Diagnostic": "convert.errors",
    "convert": "convert.api",
    "read": "convert.api",
    "render": "convert.api",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'convert' has no attribute '{name}'")
