"""Where marks of a text are no punctuation: addresses, code, measures, numbers.

No part of the expression looks further than some hundred characters, so that a text costs no more
than its length.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from convert.patterns import Lazy

_ALONE = Lazy(
    r"""
    (?:\b(?:https?|ftp|file|mailto|urn|tel):|\bwww\.)[^\s"<>]*[^\s"'<>.,;:!?…)\]]  # an address
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+
    | <!--.{0,400}?--> | </?[A-Za-z][^<>]{0,400}>          # markup
    | (?<![\w:.-])[\w:.-]{1,64}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')  # an attribute, a variable
    | [A-Za-z_]\((?=[^()\n]{0,200}["'.])[^()\n]{0,200}\)  # a call of a function
    | [\w\])]\[(?:"[^"\]\n]*"|'[^'\]\n]*')\]               # a key of a table
    | (?P<option>(?<!\S)--?[a-z][\w-]*(?:=\S+)?)           # an option of a command
    | \\.                                                  # an escaped character
    | "{3,} | '{2,} | (?<!\w)""(?!\w)                      # an empty string, a fence
    | `[^`'"\n]*['"`]                                      # a mark that a backtick opens
    | (?<!\d)\d{1,3}'\s?\d{1,2}(?:[.,]\d+)?(?:\s?\d/\d)?"  # six feet two
    | (?<!\d)\d{1,3}'\d{1,2}(?![\w'])
    | °\s*\d+(?:[.,]\d+)?'(?:\s*\d+(?:[.,]\d+)?")?         # minutes and seconds of arc
    | \d['"]\s?[x×]\s?\d+(?:[.,]\d+)?['"]                  # twelve by sixteen
    | \d(?:'\d{3})+(?!\d)                                  # thousands
    """,
    re.VERBOSE | re.DOTALL,
)
# Speech that begins with a dash, and a dash that closes what another opened.
_SPEECH = Lazy(r"\s*--|.*[\w.!?…]--(?!\w)", re.DOTALL)


def left_alone(text: str) -> list[tuple[int, int]]:
    """The stretches of a text whose marks stay as they are, by where each begins and ends."""
    found = list(_ALONE.finditer(text))
    if any(match["option"] for match in found) and _SPEECH.match(text):
        found = [match for match in found if not match["option"]]
    return [match.span() for match in found]


def outside(places: Sequence[int], kept: Sequence[tuple[int, int]]) -> list[int]:
    """Those of `places`, which ascend, that stand in none of the stretches `kept`."""
    inside: set[int] = set()
    for start, end in kept:
        inside.update(places[bisect_left(places, start) : bisect_left(places, end)])
    return [at for at in places if at not in inside]
