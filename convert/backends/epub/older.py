"""Style sheets as the engines of older e-readers understand them."""

import re
from functools import lru_cache

from convert.article import Direction

_LOGICAL = re.compile(r"\b(margin|padding|border)-inline-(start|end)\b")


@lru_cache(maxsize=32)
def physical(css: str, direction: Direction) -> str:
    """`css` with left and right for start and end, which Kindle and Adobe engines do not know.
    Articles share it, but for what fills its places."""
    left, right = ("right", "left") if direction == "rtl" else ("left", "right")
    sides = {"start": left, "end": right}
    return _LOGICAL.sub(lambda found: f"{found[1]}-{sides[found[2]]}", css)
