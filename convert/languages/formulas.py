"""How formulas are said: signs and constructions of mathematics as words, by language.

They are the last table of a language's file. A language without it has none: its formulas are said
by their TeX.
"""

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from convert import languages
from convert.article import LanguageTag
from convert.languages.words import FORMULAS


class Spoken(Struct, frozen=True, kw_only=True):
    """The words of a language. Each construction holds the parts that it is made of in braces."""

    signs: Mapping[str, str]
    """Operators and other signs, and what is said for each."""

    fraction: str
    root: str
    root_of: str
    power: str
    squared: str
    cubed: str
    index: str
    limits: str
    below: str
    above: str
    vector: str
    bar: str
    matrix: str
    group: str


def spoken(language: LanguageTag) -> Spoken | None:
    """The words for formulas in a language (BCP 47), None where there are none."""
    return _words_of(language.split("-")[0].lower())


@cache
def _words_of(language: LanguageTag) -> Spoken | None:
    path = languages.FOLDER / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        return None
    _, heading, table = path.read_text(encoding="utf-8").partition(FORMULAS)
    return msgspec.convert(tomllib.loads(heading + table)["formulas"], Spoken) if heading else None
