"""How formulas are said: signs and constructions of mathematics as words, by language.

A language that is not here has none: its formulas are said by their TeX.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from convert.article import LanguageTag


class Spoken(Struct, frozen=True, kw_only=True):
    """The words of a language. Each construction holds the parts that it is made of in braces."""

    signs: Mapping[str, str]
    """Operators and other signs, and what is said for each."""

    fraction: str
    root: str
    root_of: str
    power: str
    squared: str
    cubed: str
    index: str
    limits: str
    below: str
    above: str
    vector: str
    bar: str
    matrix: str
    group: str


_ENGLISH: Final = Spoken(
    signs=MappingProxyType(
        {
            "+": "plus",
            "-": "minus",
            "−": "minus",
            "±": "plus or minus",
            "∓": "minus or plus",
            "×": "times",
            "·": "times",
            "⋅": "times",
            "∗": "times",
            "*": "times",
            "÷": "divided by",
            "/": "over",
            "∕": "over",
            "=": "equals",
            "≠": "is not equal to",
            "≈": "is approximately",
            "≡": "is identical to",
            "∼": "is similar to",
            "∝": "is proportional to",
            "<": "is less than",
            ">": "is greater than",
            "≤": "is at most",
            "≥": "is at least",
            "≪": "is much less than",
            "≫": "is much greater than",
            "∈": "in",
            "∉": "not in",
            "⊂": "is a subset of",
            "⊆": "is a subset of or equals",
            "∪": "union",
            "∩": "intersection",
            "∅": "the empty set",
            "∀": "for all",
            "∃": "there is",
            "¬": "not",
            "∧": "and",
            "∨": "or",
            "→": "to",
            "⟶": "to",
            "↦": "maps to",
            "⇒": "implies",
            "⇔": "if and only if",
            "∞": "infinity",
            "∑": "the sum",
            "∏": "the product",
            "∫": "the integral",
            "∮": "the contour integral",
            "∂": "partial",
            "∇": "nabla",
            "√": "the square root of",
            "!": "factorial",
            "%": "percent",
            "°": "degrees",
            "′": "prime",
            "″": "double prime",
            "…": "and so on",
            "⋯": "and so on",
            "ℏ": "h bar",
            "ℓ": "l",
            "|": "bar",
            "(": "open parenthesis",
            ")": "close parenthesis",
            "[": "open bracket",
            "]": "close bracket",
            "{": "open brace",
            "}": "close brace",
            "∥": "double bar",
        }
    ),
    fraction="{0} over {1}",
    root="the square root of {0}",
    root_of="the root of degree {1} of {0}",
    power="{0} to the power of {1}",
    squared="{0} squared",
    cubed="{0} cubed",
    index="{0} sub {1}",
    limits="{0} from {1} to {2} of",
    below="{0} for {1} of",
    above="{0} to {1} of",
    vector="vector {0}",
    bar="{0} bar",
    matrix="the matrix {0}",
    group="the quantity {0}, end quantity,",
)
_BY_LANGUAGE: Final[Mapping[str, Spoken]] = MappingProxyType({"en": _ENGLISH})


def spoken(language: LanguageTag) -> Spoken | None:
    """The words for formulas in a language, None where there are none."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower())
