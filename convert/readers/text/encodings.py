"""Which legacy encoding a file is in, where it is not Unicode.

Every candidate that decodes without error is read aloud to the language identifier: text in the
right encoding is plainly in some language, and wrongly decoded text is in none.
"""

import re
from typing import Final

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
_ODD: Final = re.compile("[\x80-\x9f\u2500-\u25ff\ue000-\uf8ff¤¦¨©¬®¯±²³¶¸¹¼½¾×÷ƒ†‡ˆ‰]")
_MIXED: Final = re.compile(r"[A-Za-z][^\W\d_a-zA-Z][A-Z]|[a-z][À-ÖØ-ÞĀ-ſ]?[A-ZÀ-ÖØ-Þ]")


def looks_like_utf16(source: bytes) -> str | None:
    """The UTF-16 byte order of text without a mark, or None: every other byte is NUL."""
    sample = source[:4096]
    half = len(sample) // 2
    if half < 4 or b"\x00" not in sample:
        return None
    if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def guess_legacy(source: bytes) -> str | None:
    """The most likely legacy encoding of `source`, or None if none decodes it."""
    sample = _telling_part(source)
    best: tuple[float, str] | None = None
    for order, encoding in enumerate(_CANDIDATES):
        try:
            text = sample.decode(encoding)
            source.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text, encoding) - order / 1000
        if best is None or score > best[0]:
            best = (score, encoding)
    return best[1] if best else None


def _telling_part(source: bytes) -> bytes:
    """Lines with bytes above ASCII, up to the sample's size."""
    lines = [line for line in source[: 8 * _SAMPLE].splitlines() if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE].rsplit(b"\n", 1)[0] if len(lines) > 1 else b"\n".join(lines)


def _plausibility(text: str, encoding: str) -> float:
    """How much `text` reads like a language: 0 for noise, above 1 for plain prose."""
    from convert.readers.text.language import confidence_of

    high = sum(1 for character in text if character > "\x7f") or 1
    odd = len(_ODD.findall(text)) + 2 * len(_MIXED.findall(text))
    score = confidence_of(text) - 1.5 * min(1.0, odd / high)
    return score + (0.15 if encoding in _MULTIBYTE and high > 20 else 0)
