"""The shortest way from one text to another."""

import time

from hypothesis import given
from hypothesis import strategies as st

from convert.check.difference import edits

TEXT = st.text(alphabet="abc", max_size=40)


@given(TEXT, TEXT)
def test_the_edits_make_one_text_of_the_other(one: str, other: str) -> None:
    found = edits(one, other, 200)
    assert found is not None
    made, at = "", 0
    for a, b, c, d in found:
        made += one[at:a] + other[c:d]
        at = b
    assert made + one[at:] == other


@given(TEXT, TEXT)
def test_no_shorter_way_exists(one: str, other: str) -> None:
    found = edits(one, other, 200)
    assert found is not None
    changed = sum(b - a + d - c for a, b, c, d in found)
    longest = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, x in enumerate(one, 1):
        for j, y in enumerate(other, 1):
            best = max(longest[i - 1][j], longest[i][j - 1])
            longest[i][j] = longest[i - 1][j - 1] + 1 if x == y else best
    assert changed == len(one) + len(other) - 2 * longest[-1][-1]


def test_texts_that_differ_too_much_are_given_up() -> None:
    assert edits("a" * 50, "b" * 50, 99) is None
    assert edits("a" * 50, "b" * 50, 100) == [(0, 50, 0, 50)]


def test_a_text_with_few_differences_costs_no_more_than_its_length() -> None:
    def seconds(words: int) -> float:
        text = "".join(f"word {n} " for n in range(words))
        changed = text.replace("word 500 ", "").replace(f"word {words - 500} ", "")
        started = time.process_time()
        assert len(edits(text, changed, 500) or []) == 2
        return time.process_time() - started

    short, long = (min(seconds(words) for _ in range(3)) for words in (20_000, 160_000))
    assert long < 8 * 3 * max(short, 0.01)  # a square would take 64 times as long
