"""Words set in capitals, as their language writes capitals (Unicode, SpecialCasing.txt)."""

import unicodedata

_DOTTED = frozenset({"tr", "az", "crh", "tt"})
"""Languages in which the capital of i keeps its dot, and that of dotless ı has none."""

_GREEK_MARKS = "\u0301\u0300\u0342\u0313\u0314"  # accents and breathings; the dialytika stays


def capitals(text: str, language: str) -> str:
    """A text in capitals. `language` is a BCP 47 tag.

    Turkish and its kin keep the dot of i; Greek has no accents over capitals, and what an accent
    kept apart is parted by a dialytika (άυλος, ΑΫΛΟΣ); scripts whose capitals are no part of
    running text (Georgian) stay as they are, as does what has none.
    """
    primary = language.partition("-")[0].casefold()
    if primary in _DOTTED:
        text = text.replace("i", "İ")
    if primary == "el":
        text = _without_accents(text)
    return "".join(each if _is_georgian(each) else each.upper() for each in text)


def _is_georgian(character: str) -> bool:
    return "\u10d0" <= character <= "\u10ff"


def _without_accents(text: str) -> str:
    """Greek as its capitals are written: the accent of a first vowel becomes a dialytika."""
    bare: list[str] = []
    parted = False
    for character in unicodedata.normalize("NFD", text):
        if character in _GREEK_MARKS:
            parted = True
            continue
        bare.append(f"{character}\u0308" if parted and character in "ιυΙΥ" else character)
        parted = False
    return unicodedata.normalize("NFC", "".join(bare))
