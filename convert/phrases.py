"""The few words that outputs add to an article, in the article's language.

They are labels of navigation and page furniture; none of them stands among the article's own
words. A language that is not in `phrases.json` gets English ones.
"""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from convert.article import LanguageTag


class Phrases(Struct, frozen=True):
    """Generated labels. `page_of` holds {n} and {m}; `back` names a link from a note."""

    contents: str
    skip: str
    notes: str
    back: str
    page_of: str
    cover: str
    start: str
    landmarks: str
    table: str
    pages: str


def phrases(language: LanguageTag) -> Phrases:
    """The labels for `language` (a BCP 47 tag; its primary subtag decides)."""
    table = _table()
    return table.get(language.split("-")[0].lower(), table["en"])


@cache
def _table() -> dict[str, Phrases]:
    data = (Path(__file__).parent / "phrases.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Phrases])
