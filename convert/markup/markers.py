"""How much room the numbers of a list take."""

from convert.article import List

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_COMMON, _WIDE = 3, 5  # characters, delimiters included


def marker_width(block: List) -> str:
    """ "wide" or "wider" for a list whose longest number needs more room than "99.", else ""."""
    if not block.ordered:
        return ""
    last = block.start + len(block.items) - 1
    if block.style in ("lower_roman", "upper_roman"):
        longest = max((len(_roman(n)) for n in range(block.start, last + 1)), default=0)
    elif block.style == "decimal":
        longest = len(str(last))
    else:
        longest = 1 if last <= 26 else 2
    longest += 2 if block.delimiter == "parens" else 1
    if longest <= _COMMON:
        return ""
    return "wide" if longest <= _WIDE else "wider"


def _roman(number: int) -> str:
    written = ""
    for value, numeral in _ROMAN:
        while number >= value:
            written, number = written + numeral, number - value
    return written + "i" * number
