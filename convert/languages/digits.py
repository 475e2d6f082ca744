"""The digits that languages have of their own."""

from convert.languages.language import Digits

_ZEROS: dict[Digits, int] = {
    "arabic-indic": 0x660,
    "bengali": 0x9E6,
    "decimal": 0x30,
    "devanagari": 0x966,
    "myanmar": 0x1040,
    "persian": 0x6F0,
    "tibetan": 0xF20,
}


def digits(numerals: Digits) -> str:
    """The ten digits of a counter style."""
    return "".join(map(chr, range(_ZEROS[numerals], _ZEROS[numerals] + 10)))
