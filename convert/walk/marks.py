"""The marks of numbered items as plain text has them."""

from typing import assert_never

from convert.article import List

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_mark(block: List, number: int) -> str:
    """The mark of the item with this number, delimiters included: "3.", "(c)"."""
    match block.style:
        case "decimal":
            text = str(number)
        case "lower_alpha" | "upper_alpha":
            text = chr(ord("a") + (number - 1) % 26)
        case "lower_roman" | "upper_roman":
            text = _roman(number)
        case _:
            assert_never(block.style)
    text = text.upper() if block.style.startswith("upper") else text
    return {"period": f"{text}.", "paren": f"{text})", "parens": f"({text})"}[block.delimiter]


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
