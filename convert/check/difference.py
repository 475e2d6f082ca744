"""The shortest way from one text to another (E. W. Myers, An O(ND) Difference Algorithm, 1986)."""

from typing import TypeAlias

Edit: TypeAlias = tuple[int, int, int, int]
"""Characters `one[a:b]` stand where `other[c:d]` stand."""


def edits(one: str, other: str, most: int) -> list[Edit] | None:
    """Where two texts differ, in order; None where more than `most` characters do.

    The time is proportional to the length of the texts times what differs, and little more than
    that of a comparison where nothing does.
    """
    start = _shared(one, 0, other, 0)
    if start == len(one) == len(other):
        return []
    end = _shared_end(one, other, start)
    steps = _search(one[start : len(one) - end], other[start : len(other) - end], most)
    if steps is None:
        return None
    return [(a + start, b + start, c + start, d + start) for a, b, c, d in _joined(steps)]


def _shared(one: str, i: int, other: str, j: int) -> int:
    """How many characters are the same from `i` and `j` on; compares ever longer pieces."""
    most = min(len(one) - i, len(other) - j)
    if most <= 0 or one[i] != other[j]:
        return 0
    found, piece = 1, 8
    while found < most:
        if one[i + found : i + found + piece] == other[j + found : j + found + piece]:
            found = min(found + piece, most)
            piece *= 2
        elif piece > 1:
            piece = max(piece // 4, 1)
        else:
            return found
    return found


def _shared_end(one: str, other: str, start: int) -> int:
    most = min(len(one), len(other)) - start
    return _shared(one[start:][::-1][:most], 0, other[start:][::-1][:most], 0)


def _search(one: str, other: str, most: int) -> list[Edit] | None:
    """Single steps, each the loss of a character or the gain of one."""
    reached = {1: 0}
    trail: list[dict[int, int]] = []
    for distance in range(min(most, len(one) + len(other)) + 1):
        trail.append(dict(reached))
        for k in range(-distance, distance + 1, 2):
            down = k == -distance or (k != distance and reached[k - 1] < reached[k + 1])
            i = reached[k + 1] if down else reached[k - 1] + 1
            i += _shared(one, i, other, i - k)
            reached[k] = i
            if i >= len(one) and i - k >= len(other):
                return _steps_back(trail, len(one), len(other))
    return None


def _steps_back(trail: list[dict[int, int]], i: int, j: int) -> list[Edit]:
    steps: list[Edit] = []
    for distance in range(len(trail) - 1, 0, -1):
        reached, k = trail[distance], i - j
        down = k == -distance or (k != distance and reached[k - 1] < reached[k + 1])
        before = k + 1 if down else k - 1
        i = reached[before]
        j = i - before
        steps.append((i, i, j, j + 1) if down else (i, i + 1, j, j))
    return steps[::-1]


def _joined(steps: list[Edit]) -> list[Edit]:
    """Steps that touch as one edit."""
    edits: list[Edit] = []
    for a, b, c, d in steps:
        if edits and edits[-1][1] == a and edits[-1][3] == c:
            edits[-1] = (edits[-1][0], b, edits[-1][2], d)
        else:
            edits.append((a, b, c, d))
    return edits
