"""The cheapest course through a file between text and listings (Viterbi's algorithm)."""

from typing import Final

from convert.readers.text.source import Line

CHANGE: Final = 0.9
_INSIDE_STANZA: Final = 1.6


def cheapest(
    lines: tuple[Line, ...], scores: tuple[float, ...], taken: bytearray, began: bool
) -> bytearray:
    """For each line 1 in a listing and 0 in text, so that the scores less the changes are most."""
    count = len(lines)
    back = bytearray(count * 2)
    text, code = 0.0, -9.0
    for index in range(count):
        price = _price(lines, index)
        stay_text, into_text = text, code - price
        stay_code, into_code = code, text - price
        back[2 * index] = into_text > stay_text
        back[2 * index + 1] = into_code > stay_code
        text = max(stay_text, into_text)
        code = max(stay_code, into_code) + scores[index]
        if taken[index] or not began:
            code = -1e6 if lines[index].body else code
        began = began or bool(lines[index].body)
    states = bytearray(count)
    state = int(code - CHANGE > text)
    for index in range(count - 1, -1, -1):
        states[index] = state
        if back[2 * index + state]:
            state = 1 - state
    return states


def _price(lines: tuple[Line, ...], index: int) -> float:
    """What a change between line `index` and the one before costs."""
    if not index or not lines[index].body or not lines[index - 1].body:
        return CHANGE
    above, line = lines[index - 1], lines[index]
    if abs(above.indent - line.indent) >= 2:
        return CHANGE + 0.3
    return CHANGE + _INSIDE_STANZA * (
        0.5 if len(above.body) > 90 or len(line.body) > 90 or above.body[-1] in ".:：。" else 1.0
    )
