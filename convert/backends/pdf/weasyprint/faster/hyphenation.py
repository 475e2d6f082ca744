"""Hyphens from dictionaries that are read as far as a word asks."""

from types import SimpleNamespace

from convert.backends.pdf.weasyprint.copies import Copies
from convert.languages.hyphens import dictionary_of, language_with_patterns


def quick_pyphen(_copies: Copies, _original: object) -> object:
    """What WeasyPrint asks of the module `pyphen`, by `convert.languages.hyphens`."""
    return SimpleNamespace(language_fallback=language_with_patterns, Pyphen=dictionary_of)
