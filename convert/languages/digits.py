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


def in_digits(number: int, numerals: Digits) -> str:
    """A number written in the digits of a counter style."""
    return str(number).translate(str.maketrans("0123456789", digits(numerals)))


def digits(numerals: Digits) -> str:
    """The ten digits of a counter style."""
    return "".join(map(chr, range(_ZEROS[numerals], _ZEROS[numerals] + 10)))
