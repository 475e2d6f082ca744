"""How text of a language runs and is set: one record for each, read when a text asks for it."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from convert.article import Direction, LanguageTag

FOLDER = Path(__file__).with_name("data")
_MOST_KNOWN = 512  # tags; a run over an archive meets any that its sources make up

Digits = Literal[
    "arabic-indic", "bengali", "decimal", "devanagari", "myanmar", "persian", "tibetan"
]


class Spaces(Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions of what is set in its own way, none where empty.

    thin: a narrower space that no line ends at; keep: no line ends at its spaces; before, after: a
    gap at that side, where the source has no space.
    """

    thin: str = ""
    keep: str = ""
    before: str = ""
    after: str = ""


class OfficeFonts(Struct, frozen=True, forbid_unknown_fields=True):
    """Fonts that Office has for a script which its Latin fonts lack, for text and for display.

    slot: which of a style's fonts they are (ISO/IEC 29500-1, 17.3.2.26).
    """

    slot: Literal["eastAsia", "cs"]
    text: str
    display: str


class Language(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What setting text depends on.

    direction: which way its script runs. digits: the CSS counter style of its numbers, where CLDR
    gives it digits of its own (the default numbering system). stress: how emphasis is set: in
    italics, with dots at each character, or bold, for scripts that have no italics. whole_words:
    lines end between words only, in a script whose syllables would let them end anywhere.
    """

    direction: Direction = "ltr"
    digits: Digits = "decimal"
    stress: Literal["italic", "dots", "bold"] = "italic"
    whole_words: bool = False
    spaces: Spaces = Spaces()
    office: OfficeFonts | None = None


@lru_cache(maxsize=_MOST_KNOWN)
def language(tag: LanguageTag) -> Language:
    """The record of a BCP 47 tag: what the files of its first subtag, its first two and so on say,
    the longest last; the default where there is none.
    """
    said: dict[str, object] = {}
    for name in _names(tag):
        path = FOLDER / f"{name}.toml"
        if path.is_file():
            said.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return msgspec.convert(said, Language)


def _names(tag: LanguageTag) -> list[str]:
    """`zh`, `zh-hant`, `zh-hant-tw` for `zh-Hant-TW`; none for what can be no name of a file."""
    subtags = tag.lower().split("-")
    if not all(subtag.isalnum() for subtag in subtags):
        return []
    return ["-".join(subtags[: count + 1]) for count in range(len(subtags))]
