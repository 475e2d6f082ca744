"""Which legacy encoding a file is in, where it is not Unicode.

Every candidate that decodes without error is read aloud to the language identifier: text in the
right encoding is plainly in some language, and wrongly decoded text is in none.
"""

import re
from typing import Final

from convert.languages.language import language
from convert.patterns import Lazy
from convert.readers.text.language import confidence_in

_SAMPLE: Final = 1 << 16
_MULTIBYTE: Final = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
_CANDIDATES: Final = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_u",
    "cp866",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "iso8859_2",
    "iso8859_5",
    "iso8859_15",
    "cp874",
    "cp850",
    "mac_roman",
    *_MULTIBYTE,
)
_TIE: Final = 0.1  # of two that have letters enough of a language, the one with fewer others
_HIGH: Final = rb"[\x80-\x9f\xa1-\xac\xae-\xff]"
_RUN: Final = re.compile(_HIGH + rb"{2,}")
_ALONE: Final = re.compile(rb"(?<![\x80-\xff])" + _HIGH + rb"(?![\x80-\xff])")
# A square or a cube behind its unit is no odd sign: 600 m².
_ODD: Final = Lazy(
    "[\x80-\x9f\u2500-\u25ff\ue000-\uf8ff¤¦¨©¬®¯±¶¸¹¼½¾×÷ƒ†‡ˆ‰]|(?<![A-Za-z0-9])[²³]"
)
# Capitals inside words, and letters of two scripts side by side in one.
_MIXED: Final = Lazy(
    r"[A-Za-z][^\W\d_a-zA-Z][A-Z]|[a-z][À-ÖØ-ÞĀ-ſ]?[A-ZÀ-ÖØ-Þ]"
    r"|[a-z][\u0370-\u06ff\u0e00-\u0e7f]|[\u0370-\u06ff\u0e00-\u0e7f][a-z]"
)


def looks_like_utf16(source: bytes) -> str | None:
    """The UTF-16 byte order of text without a mark, or None.

    In alphabets of the West every other byte is NUL; elsewhere the text has to read as one.
    """
    sample = source[:4096]
    half = len(sample) // 2
    if half < 4 or b"\x00" not in sample:
        return None
    if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return _unspaced_utf16(sample[: 2 * half]) if len(source) % 2 == 0 else None


def _unspaced_utf16(sample: bytes) -> str | None:
    for encoding in ("utf-16-be", "utf-16-le"):
        try:
            text = sample[: len(sample) // 4 * 4].decode(encoding)
        except UnicodeDecodeError:
            continue
        control = sum(character < " " and character not in "\t\n\r\f" for character in text)
        if not control and confidence_in(text)[1] > 0.9:
            return encoding
    return None


def guess_legacy(source: bytes) -> str | None:
    """The most likely legacy encoding of `source`, or None if none decodes it."""
    sample = _telling_part(source)
    best: tuple[float, str] | None = None
    paired = _is_paired(sample)
    for order, encoding in enumerate(_CANDIDATES):
        if encoding in _MULTIBYTE and not paired:
            continue
        try:
            text = sample.decode(encoding)
            source.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text, encoding) - order / 1000
        if best is None or score > best[0]:
            best = (score, encoding)
    return best[1] if best else None


def _is_paired(sample: bytes) -> bool:
    """Whether most bytes above ASCII stand beside another, as they do in encodings of two bytes.

    In a text of the West they stand alone between letters. No-break spaces and soft hyphens say
    nothing: they stand in runs, too.
    """
    alone = len(_ALONE.findall(sample))
    beside = sum(len(run) for run in _RUN.findall(sample))
    return beside > alone


def _telling_part(source: bytes) -> bytes:
    """Lines with bytes above ASCII, up to the sample's size."""
    lines = [line for line in source[: 8 * _SAMPLE].splitlines() if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE].rsplit(b"\n", 1)[0] if len(lines) > 1 else b"\n".join(lines)


def _plausibility(text: str, encoding: str) -> float:
    """How much `text` reads like a language: 0 for noise, about 2 for plain prose."""
    high = [character for character in text if character > "\x7f"]
    odd = len(_ODD.findall(text)) + 2 * len(_MIXED.findall(text))
    tag, sure = confidence_in(text)
    expected = language(tag).letters
    if expected is None:
        fits = 0.7
    else:
        letters = [character for character in high if character.isalpha()] or high
        fits = sum(letter in expected.own for letter in letters) / max(1, len(letters))
        fits = min(1.0, fits / expected.share) + _TIE * fits
    score = sure + fits - 1.5 * min(1.0, odd / max(1, len(high)))
    return score + (0.05 if encoding in _MULTIBYTE and len(high) > 20 else 0)
