"""The few words that outputs add to an article, in the article's language.

They are labels of navigation and page furniture; none of them stands among the article's own
words. Each language is a gettext catalogue in `data/`, for translators' own tools, read as it
stands: one file takes a tenth of a millisecond, a compiled one would have to be made first. A
language without a catalogue gets English.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct, convert

from convert import languages
from convert.article import LanguageTag
from convert.languages.language import names_of

_MOST_KNOWN = 512  # tags
# `msgctxt` names the field of `Phrases`; a string may go on over lines, each in quotes.
_STRING = r'((?:"(?:[^"\\\n]|\\.)*"\n?)+)'
_ENTRY = re.compile(rf'^msgctxt "(\w+)"\nmsgid {_STRING}msgstr {_STRING}', re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


class Phrases(Struct, frozen=True):
    """Generated labels. `page_of` holds {n} and {m}, `word_count` and `reading_time` {n}; `back`
    names a link from a note."""

    contents: str
    skip: str
    notes: str
    back: str
    page_of: str
    cover: str
    start: str
    landmarks: str
    table: str
    picture: str
    pages: str
    word_count: str
    reading_time: str


def phrases(language: LanguageTag) -> Phrases:
    """The labels for `language`, a BCP 47 tag: those of its longest beginning that has any."""
    return _catalogue(_name_of(language))


@lru_cache(maxsize=_MOST_KNOWN)
def _name_of(language: LanguageTag) -> str:
    names = reversed(names_of(language))
    return next((name for name in names if _file(name).is_file()), "en")


def _file(name: str) -> Path:
    return languages.FOLDER / f"{name}.po"


@cache
def _catalogue(name: str) -> Phrases:
    path = _file(name)
    entries = _ENTRY.finditer(path.read_text(encoding="utf-8"))
    return convert({entry[1]: _text(entry[3]) for entry in entries}, Phrases)


def _text(quoted: str) -> str:
    """The string that the quoted lines of a catalogue make."""
    whole = "".join(_QUOTED.findall(quoted))
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), whole)
