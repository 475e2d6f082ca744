"""What differs from script to script: capitals, final punctuation, words without spaces."""

from typing import Final

from convert.languages.words import all_words
from convert.patterns import Lazy
from convert.readers.text.alphabets import (
    count_cjk,
    count_hangul,
    count_uncased,
    has_more_cased,
    is_cjk,
    may_be_wide,
    without_cjk,
)

FINAL: Final = ".!?…。！？।॥؟۔։።。｡"
_CLOSERS: Final = "\"'”’»›)]}」』）》〉*_“"
_HEADLINE: Final = 0.75  # of the words that have capitals in one
_STOPS: Final = ".…。।॥۔։።｡"
_WORD: Final = Lazy(r"[^\W_]+(?:['’][^\W_]+)*")
# The sign that ends a sentence comes first, so that the search is one for its few characters.
_SENTENCE_INSIDE: Final = Lazy(
    r"[.!?…。！？।۔؟](?:"
    r"(?<=[^\W\d_]{3}[.!?…])['\"”’)]?\s\s?['\"“‘(]?[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁЎІЇЄҐ]"
    r"|(?<=[。！？])(?=.)|(?<=[।۔؟])\s)"
)


def bare(text: str) -> str:
    """`text` without closing quotes and brackets at its end."""
    return text.rstrip(_CLOSERS + " ")


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, in any script."""
    return bare(text)[-1:] in FINAL and bool(bare(text))


def ends_with_stop(text: str) -> bool:
    """Whether `text` ends with a full stop (not a question or exclamation mark)."""
    return bool(bare(text)) and bare(text)[-1] in _STOPS


def holds_sentences(text: str) -> bool:
    """Whether a sentence ends and another begins inside `text`."""
    return _SENTENCE_INSIDE.search(text) is not None


def cjk_share(text: str) -> float:
    """How much of `text` is Chinese or Japanese, 0 to 1."""
    return count_cjk(text) / max(1, len(text))


def is_cased(text: str) -> bool:
    """Whether most letters of `text` belong to a script with capitals."""
    if text.isascii():
        return text.lower() != text.upper()
    return has_more_cased(text, count_uncased(text))


def word_count(text: str) -> int:
    """Words of `text`; in Chinese and Japanese two characters count as one word."""
    cjk = count_cjk(text)
    if not cjk:
        return len(text.split())
    return cjk // 2 + len(without_cjk(text).split()) // 2


def is_caps(text: str) -> bool:
    """Whether `text` is set in capitals: two letters or more, none of them small."""
    if text.upper() != text or text.lower() == text:
        return False
    return has_more_cased(text, max(1, 2 * count_uncased(text)))


def title_share(text: str) -> float:
    """How many of the words that a headline capitalises are capitalised, 0 to 1."""
    small = all_words().small_words
    told = [w for w in _WORD.findall(text) if not w[0].isdecimal() and w.lower() not in small]
    return sum(w[0].isupper() for w in told) / len(told) if told else 0.0


def is_headline(text: str) -> bool:
    """Whether a line has capitals as headlines have them."""
    return title_share(text) > _HEADLINE


def begins_small(text: str) -> bool:
    """Whether the first letter is a small one, so that `text` goes on from somewhere."""
    for character in text[:40]:
        if character.isalnum():
            return character.islower()
    return False


def begins_unspaced(text: str) -> bool:
    """Whether `text` begins with a character of a script that puts no space between words."""
    return bool(text) and (is_cjk(text[0]) or text[0] in "。、，！？；：（）「」『』《》“”")


def ends_unspaced(text: str) -> bool:
    """Whether `text` ends with such a character, or with its punctuation."""
    return bool(text) and (is_cjk(text[-1]) or text[-1] in "。、，！？；：）」』》”")


def cells_of_words(text: str) -> int:
    """The length of `text` in letters of an alphabet: a Chinese character counts twice."""
    if not may_be_wide(text):
        return len(text)
    return len(text) + count_cjk(text) + count_hangul(text)
