"""What one line says about being a drawing: frames, arrows, branches, trees of files."""

import re
from typing import Final

from convert.patterns import Lazy

_FRAME: Final = frozenset("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬╭╮╯╰┃━")
_STROKES: Final = frozenset("-|+/\\_<>^v=~.:*o'`,()[]")
_HINT: Final = re.compile(r"[|/\\^+<>_=~*─-╿]|--")
_WIDEST: Final = 160
_DRAWN: Final = Lazy(
    r"[-=_~]{2,}[>+|/\\o*]|[<+|/\\o*][-=_~]{2,}|[|/\\^] {2,}[|/\\^]|--+>|<--+|==+>|<==+"
)
_BRANCH: Final = Lazy(r"(?:\|\s+)*[|`+\\]-{1,3}\s?\w")
# X-=-=-=-X, -++++++-: a rule, whatever stands at its ends.
_RULE: Final = Lazy(r".?(?:([^\w\s+|])((?!\1)[^\w\s])(?:\1\2){6,}\1?|\+{12,}).?")
# The blocks and shades of DOS, as they look in a code page of Windows.
_BLOCKS: Final = frozenset(
    b"\xb0\xb1\xb2\xb3\xbf\xc0\xc4\xd9\xda\xdb\xdc\xdd\xde\xdf".decode("cp1252")
)
_EDGE: Final = Lazy(r"[|/\\^+]\s*$|^[|/\\^v+](?:\s|$)")


def has_frame(body: str) -> bool:
    """Whether a line has a stroke of a drawn frame or tree."""
    return not body.isascii() and (not _FRAME.isdisjoint(body) or made_of_blocks(body))


def drawing_weight(body: str) -> float:
    """How much a line reads as part of a drawing: about 3 is sure, 0 says nothing."""
    if len(body) > _WIDEST:
        return 0.0
    if not body.isascii() and made_of_blocks(body):
        return 2.5
    if not _HINT.search(body) or _RULE.fullmatch(body):
        return 0.0
    if not _FRAME.isdisjoint(body):
        tree = body[0] in "├└│╠╚║" or "── " in body
        return 2.5 if tree or sum(character in _FRAME for character in body) > 2 else 1.0
    solid = body.replace(" ", "")
    if solid.isalnum():
        return 0.0
    strokes = sum(character in _STROKES for character in solid) / len(solid)
    if not any(character.isalnum() for character in solid):
        bent = len(set(solid)) > 1 and any(character in "|/\\+^<>" for character in solid)
        return 2.0 if bent else 0.0
    if _BRANCH.match(body):
        return 2.5
    drawn = len(_DRAWN.findall(body))
    if drawn and strokes > 0.25:
        return min(3.0, 1.5 + 0.7 * drawn)
    if _EDGE.search(body) and ("  " in body or strokes > 0.5) and strokes > 0.15:
        return 1.2
    return 0.0


def made_of_blocks(body: str) -> bool:
    """Whether a line is made of the blocks of another code page: ÛÛÛ°°."""
    if _BLOCKS.isdisjoint(body):
        return False
    solid = body.replace(" ", "")
    return len(solid) > 1 and sum(map(_BLOCKS.__contains__, solid)) > 0.7 * len(solid)
