"""Paragraphs broken as wholes, against every other way to break them."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.backends.pdf import optimum_fit
from convert.backends.pdf.optimum_fit import Place, best_breaks


def places(words: str, *, stretch: float = 0.5, shrink: float = 0.25) -> list[Place]:
    """The places of words whose letters and spaces are 1 wide; `/` is where a hyphen may stand."""
    found = []
    width = spaces = 0
    for number, word in enumerate(words.split()):
        if number:
            end, start = width, width + 1
            typed = "own" if words.split()[number - 1].endswith("-") else "none"
            found.append(
                Place(end, start, spaces * stretch, (spaces + 1) * stretch,
                      spaces * shrink, (spaces + 1) * shrink, typed)
            )  # fmt: skip
            width, spaces = start, spaces + 1
        *parts, last = word.split("/")
        for part in parts:
            width += len(part)
            give = (spaces * stretch,) * 2 + (spaces * shrink,) * 2
            found.append(Place(width + 1, width, *give, "added"))
        width += len(last)
    give = (spaces * stretch,) * 2 + (spaces * shrink,) * 2
    return [*found, Place(width, width, *give)]


def set_as(words: str, width: float, *first: float, **more: float) -> list[str]:
    """The lines of words, broken by `best_breaks`."""
    known = places(words)
    ends = best_breaks(known, [*first, width], **more)
    assert ends is not None
    text = words.replace("/", "")
    lines, start = [], 0
    for end in ends:
        place = known[end]
        hyphen = place.hyphen == "added"
        lines.append(text[start : int(place.end) - hyphen] + "-" * hyphen)
        start = int(place.start)
    return lines


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("one line", 20, ["one line"]),
        ("aaa bbb ccc ddd", 7, ["aaa bbb", "ccc ddd"]),
        # Who fills one line after the other leaves "dddddd" alone beside a hole.
        ("aaa bb cc dddddd eeee ff", 9, ["aaa bb", "cc dddddd", "eeee ff"]),
    ],
)
def test_lines_are_about_as_full(words: str, width: float, lines: list[str]):
    assert set_as(words, width) == lines


def test_a_line_is_shrunk_rather_than_the_next_one_stretched():
    assert set_as("aa bb cc dd eeeeee ff gggg", 10.25)[0] == "aa bb cc dd"


def test_no_hyphen_where_spaces_do():
    assert set_as("aaa bbbb cc/cc dddd eeee ff", 12.5) == ["aaa bbbb cccc", "dddd eeee ff"]


def test_a_hyphen_before_a_hole():
    words = "aaa bbb cccccc/ccccccc dddddd eeee ffffff"
    assert set_as(words, 15)[0] == "aaa bbb cccccc-"


def test_the_first_lines_may_be_of_other_widths():
    words = "aaa bbb ccc ddd eee fff ggg hhh"
    assert set_as(words, 11, 7, 3) == ["aaa bbb", "ccc", "ddd eee fff", "ggg hhh"]


def test_a_short_word_is_not_left_alone():
    words = "a b c d e f g h i j k l m n oo"
    assert set_as(words, 27)[-1] == "oo"
    assert set_as(words, 27, shortest=4)[-1] == "n oo"


@pytest.mark.parametrize("tolerance", [1.0, 100.0])
def test_a_word_that_is_wider_than_a_line_has_no_breaks(tolerance: float):
    assert best_breaks(places("aa bbbbbbbbbbbb cc"), [8.0], tolerance=tolerance) is None


def test_what_would_be_stretched_too_far_has_no_breaks():
    assert best_breaks(places("aa bb cccccccc"), [9.0], tolerance=2.0) is None
    assert best_breaks(places("aa bb cccccccc"), [9.0]) == [1, 2]


def every_way(known: list[Place]) -> list[list[int]]:
    """All ways to break a paragraph."""
    inner = range(len(known) - 1)
    last = len(known) - 1
    return [[*chosen, last] for count in range(last + 1) for chosen in combinations(inner, count)]


def demerits(
    known: list[Place], ends: list[int], widths: list[float], shortest: float, tolerance: float
) -> float | None:
    """How bad a way to break is, from the definitions; None where a line does not fit."""
    total = 0.0
    before, fitness, start = "none", 1, (0.0, 0.0, 0.0)
    for number, end in enumerate(ends):
        place, is_last = known[end], number == len(ends) - 1
        room = widths[min(number, len(widths) - 1)] - (place.end - start[0])
        give = place.end_stretch - start[1] if room >= 0 else place.end_shrink - start[2]
        ratio = room / (give or optimum_fit._NONE)
        if ratio < -1 - 1e-6 or (ratio > tolerance and not is_last):
            return None
        ratio = min(ratio, 0.0) if is_last else ratio
        now = 1 if is_last else sum(ratio > bound for bound in (0.5, 1)) + (ratio >= -0.5)
        total += (10 + 100 * abs(ratio) ** 3) ** 2 + optimum_fit._HYPHENS[place.hyphen]
        total += optimum_fit._TWO_HYPHENS * ("none" not in (place.hyphen, before))
        total += optimum_fit._UNLIKE * (abs(now - fitness) > 1)
        if is_last:
            total += optimum_fit._LAST_HYPHEN * (before == "added")
            if number and place.end - start[0] < shortest:
                total += optimum_fit._SHORT_END * (1 - (place.end - start[0]) / shortest)
        before, fitness = place.hyphen, now
        start = (place.start, place.start_stretch, place.start_shrink)
    return total


WORDS = st.lists(st.sampled_from(["a", "ab", "abc", "ab/cd", "abcd-", "abc/def", "abcdef"]),
                 min_size=1, max_size=8)  # fmt: skip


@given(WORDS, st.lists(st.integers(6, 14), min_size=1, max_size=3), st.sampled_from([0, 4]),
       st.sampled_from([0.5, 2.0, 1e6]))  # fmt: skip
def test_no_other_way_to_break_is_better(
    words: list[str], widths: list[float], shortest: float, tolerance: float
):
    known = places(" ".join(words))
    found = best_breaks(known, widths, shortest, tolerance)
    ways = [(demerits(known, way, widths, shortest, tolerance), way) for way in every_way(known)]
    possible = [(bad, way) for bad, way in ways if bad is not None]
    if found is None:
        assert not possible
    else:
        ours = demerits(known, found, widths, shortest, tolerance)
        assert ours == pytest.approx(min(bad for bad, _ in possible))


@given(WORDS, st.integers(6, 14))
def test_breaks_are_in_order_and_end_with_the_paragraph(words: list[str], width: float):
    known = places(" ".join(words))
    found = best_breaks(known, [width])
    if found:
        assert found[-1] == len(known) - 1
        assert all(earlier < later for earlier, later in pairwise(found))
