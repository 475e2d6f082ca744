"""Words lost, added and moved: small texts, and any text at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.check.reading.bidi import reading_order
from convert.check.words import compare, same_words, words_of

WORDS = st.lists(st.text(alphabet="abcdeéß", min_size=1, max_size=6), min_size=1, max_size=30)


def test_equal_texts_are_equal_however_they_are_cut() -> None:
    assert not compare(["one two", "three four"], ["one two three", "four"])
    assert not compare(["a well-known fact"], ["a well\u2010", "known fact"])
    assert not compare(["ﬁne oﬃce"], ["fine office"])
    assert not compare(["日本語の文"], ["日本", "語の文"])
    assert compare(["Hour", "Ships"], ["HourShips", "•"]).added == ("•",)
    assert compare(["Hour", "Ships"], ["HourShips", "•"]).lost == ()


@pytest.mark.parametrize(
    ("source", "output", "lost", "added", "moved"),
    [
        (["a b c"], ["a c"], ("b",), (), ()),
        (["a c"], ["a b c"], (), ("b",), ()),
        (["a b c"], ["a x c"], ("b",), ("x",), ()),
        (
            ["one two", "three four", "five"],
            ["three four", "one two", "five"],
            (),
            (),
            ("one", "two"),
        ),
        (["the the the"], ["the the"], ("the",), (), ()),
        (["“quoted”"], ['"quoted"'], ("“quoted”",), ('"quoted"',), ()),
        (["the cat sat"], ["the cart sat"], ("cat",), ("cart",), ()),
        (["the cat sat"], ["the cats sat"], ("cat",), ("cats",), ()),
        (["the cats sat"], ["the cat sat"], ("cats",), ("cat",), ()),
        (["the form"], ["the from"], ("form",), ("from",), ()),
        (["the end"], ["the the end"], (), ("the",), ()),
        (["a bab"], ["a ba bab"], (), ("ba",), ()),
        (["q"] * 20, ["q"] * 9 + ["q q", "x"] + ["q"] * 9, (), ("x",), ()),
        ([], ["x"], (), ("x",), ()),
        (["x"], [], ("x",), (), ()),
    ],
)
def test_each_difference_is_named(
    source: list[str],
    output: list[str],
    lost: tuple[str, ...],
    added: tuple[str, ...],
    moved: tuple[str, ...],
) -> None:
    result = compare(source, output)
    assert (result.lost, result.added) == (lost, added)
    assert set(result.moved) == set(moved) or result.moved == ("three", "four")


@given(WORDS, st.lists(st.integers(1, 29), max_size=5))
def test_where_lines_end_makes_no_difference(words: list[str], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(words)]
    lines = [" ".join(words[a:b]) for a, b in pairwise(edges)]
    assert not compare([" ".join(words)], lines)


@given(WORDS, st.data())
def test_a_word_taken_out_is_lost_and_nothing_is_added(
    words: list[str], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(words) - 1))
    result = compare([" ".join(words)], [" ".join(words[:index] + words[index + 1 :])])
    assert sorted("".join(result.lost)) == sorted(words[index]) or len(result.lost) >= 1
    assert len(result.lost) - len(result.added) == 1


def test_signs_that_nobody_sees_do_not_count() -> None:
    assert words_of("co\u00adop\u200b \u2060x \u200f") == ["coop", "x"]
    assert same_words("re-entry", "reentry")
    assert not same_words("form", "from")


@pytest.mark.parametrize(
    ("painted", "read"),
    [
        ("plain text, 1987", "plain text, 1987"),
        ("1987 ,ףיצרה", "הרציף, 1987"),
        ("ab גבא cd", "ab אבג cd"),
        ("about (דג 12 בא) zebras", "about (אב 12 גד) zebras"),
        ("word ןושאר ןושאר", "ראשון ראשון word"),
    ],
)
def test_painted_lines_are_read_from_their_beginning(painted: str, read: str) -> None:
    assert reading_order(list(painted)) == read


def test_the_order_of_signs_counts_for_text_that_is_not_painted() -> None:
    assert compare(["שלום"], ["םולש"])
    assert not compare(["שלום"], ["םולש"], painted=True)
    assert compare(["שלום"], ["שלו"], painted=True)
    assert compare(["hello"], ["olleh"], painted=True)
