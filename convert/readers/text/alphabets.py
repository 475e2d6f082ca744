"""Which alphabet a character belongs to, as far as setting text depends on it."""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

# What a text needs for a closer look: a class of one range is searched in a fraction of the time
# that `max` takes, and said by what it excludes it compiles in a fraction of a millisecond. Hangul
# jamo alone are rarer than curly quotes.
_MAY_BE_WIDE: Final = re.compile("[^\x00-\u2e7f]")
_MAY_BE_UNCASED: Final = re.compile("[^\x00-\u058f\u1800-\u3040]")
_CASED: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿԱ-ֆ]")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """CJK, Hangul, wide, uncased. Large classes compile slowly: only texts that need them pay."""
    return (
        re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"),
        re.compile("[\uac00-\ud7a3]"),
        re.compile(
            "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
            "\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
        ),
        re.compile(
            "[\u0590-\u08ff\u0900-\u109f\u1200-\u137f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff"
            "\uac00-\ud7a3]"
        ),
    )


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese or Japanese: of a script that writes no spaces."""
    return (
        "\u3041" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003fffd"
    )


def may_be_wide(text: str) -> bool:
    """Whether `text` may hold characters of East Asia, which few texts do."""
    return not text.isascii() and _MAY_BE_WIDE.search(text) is not None


def count_cjk(text: str) -> int:
    """How many characters of `text` are Chinese or Japanese."""
    if not may_be_wide(text):
        return 0
    return len(_patterns()[0].findall(text))


def without_cjk(text: str) -> str:
    """`text` with a space for every Chinese or Japanese character."""
    return _patterns()[0].sub(" ", text)


def count_wide(text: str) -> int:
    """How many characters of `text` fill two cells on a terminal."""
    if not may_be_wide(text):
        return 0
    return len(_patterns()[2].findall(text))


def count_hangul(text: str) -> int:
    """How many characters of `text` are Korean syllables."""
    if not may_be_wide(text):
        return 0
    return len(_patterns()[1].findall(text))


def has_more_cased(text: str, than: int) -> bool:
    """Whether more than `than` letters of `text` belong to alphabets with capitals."""
    return next(islice(_CASED.finditer(text), than, None), None) is not None


def count_uncased(text: str) -> int:
    """How many letters of `text` belong to scripts without capitals."""
    if text.isascii() or _MAY_BE_UNCASED.search(text) is None:
        return 0
    return len(_patterns()[3].findall(text))
