"""Which way text runs, as its characters tell."""

import re

from convert.article import Preformatted

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """True where any character belongs to a script that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_from_left(listing: Preformatted) -> bool:
    """Whether a listing is set from the left also among Arabic: a program, and any other that has
    no letter which runs the other way and does not say how it runs."""
    if listing.syntax:
        return True
    return listing.direction is None and not has_right_to_left(listing.text)
