"""What differs from script to script: capitals, final punctuation, words without spaces."""

import re
from typing import Final

from convert.readers.text.words import word_set

FINAL: Final = ".!?…。！？।॥؟۔։።。｡"
_CLOSERS: Final = "\"'”’»›)]}」』）》〉*_“"
_STOPS: Final = ".…。।॥۔։።｡"
_CJK: Final = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_UNCASED: Final = re.compile(
    "[\u0590-\u08ff\u0900-\u109f\u1200-\u137f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_CASED: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿԱ-ֆ]")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_INSIDE: Final = re.compile(
    r"[^\W\d_]{3,}[.!?…]['\"”’)]?\s+['\"“‘(]?[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁЎІЇЄҐ]|[。！？](?=.)|[।۔؟]\s"
)
_SMALL: Final = word_set(
    "a an and as at but by for from in into nor of off on onto or over per so the to up via vs "
    "with yet der die das und von zu im am de la le les du des et en un una el los las y e o di "
    "da do dos das il lo gli i van het een och att av für na z w od do"
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
    return len(_CJK.findall(text)) / max(1, len(text))


def is_cased(text: str) -> bool:
    """Whether most letters of `text` belong to a script with capitals."""
    return len(_CASED.findall(text)) > len(_UNCASED.findall(text))


def word_count(text: str) -> int:
    """Words of `text`; in Chinese and Japanese two characters count as one word."""
    cjk = len(_CJK.findall(text))
    if not cjk:
        return len(text.split())
    return cjk // 2 + len(_CJK.sub(" ", text).split()) // 2


def is_caps(text: str) -> bool:
    """Whether `text` is set in capitals: two letters or more, none of them small."""
    if text.upper() != text or text.lower() == text:
        return False
    return len(_CASED.findall(text)) > max(1, 2 * len(_UNCASED.findall(text)))


def title_share(text: str) -> float:
    """How many of the words that a headline capitalises are capitalised, 0 to 1."""
    words = [w for w in _WORD.findall(text) if not w[0].isdigit() and w.lower() not in _SMALL]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def begins_small(text: str) -> bool:
    """Whether the first letter is a small one, so that `text` goes on from somewhere."""
    for character in text[:40]:
        if character.isalpha():
            return character.islower()
    return False


def proper_words(text: str) -> list[str]:
    """The words of `text`, in order, as recognisers count them."""
    return _WORD.findall(text)


def begins_unspaced(text: str) -> bool:
    """Whether `text` begins with a character of a script that puts no space between words."""
    return _CJK.match(text) is not None


def ends_unspaced(text: str) -> bool:
    """Whether `text` ends with such a character, or with its punctuation."""
    return bool(text) and (
        _CJK.match(text[-1]) is not None or text[-1] in "。、，！？；：）」』》”"
    )


def cells_of_words(text: str) -> int:
    """The length of `text` in letters of an alphabet: a Chinese character counts twice."""
    return len(text) + len(_CJK.findall(text)) + len(_HANGUL.findall(text))
