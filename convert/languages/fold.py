"""Typographic marks as a keyboard has them, so that texts compare that differ in no word."""

import re

from convert.patterns import Lazy

_QUOTES = "\"'“”„‟«»‹›‘’‚‛「」『』"
_TYPOGRAPHIC = re.compile("[“”„‟«»‹›‘’‚‛「」『』〝〞〟]")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(_QUOTES, "'"),
        **dict.fromkeys("\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}", "-"),
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)
_SPACE_INSIDE = Lazy(
    r"«[\u00a0\u202f]|[\u00a0\u202f]»|(?<![^\s(\[])«\s(?=\S)|(?<=\S)\s»(?=[\s.,;:!?…)\]]|$)"
)
_DASHES = re.compile("-{2,}")


def has_typographic(text: str) -> bool:
    """Whether a text has quotation marks that a typewriter lacks, of any language."""
    return bool(_TYPOGRAPHIC.search(text))


def folded(text: str) -> str:
    """`text` with one mark for all quotation marks, hyphens for dashes, dots for ellipses, and no
    space between a guillemet and its words: two texts that differ in how such marks are set are
    then the same."""
    close = _SPACE_INSIDE.sub(lambda found: found[0].strip(), text)
    return _DASHES.sub("-", close.translate(_FOLDED))
