"""A cover's type: every character in a font that has it, lines that end where words may."""

import pytest

from convert.backends.epub.cover import _title_lettering
from convert.backends.epub.lettering import Lettering, break_lines, letters
from convert.design.themes import load_theme

THEME = load_theme("default")


def pieces(text: str) -> list[tuple[str, str]]:
    return [(font.getname()[0], run) for font, run in Lettering(text, 34, 400, THEME).runs(text)]


def test_one_font_sets_what_it_has():
    assert pieces("3 March 2025") == [("Source Sans Pro", "3 March 2025")]
    assert pieces("3 مارس 2025") == [("Amiri", "3 مارس 2025")]


def test_digits_beside_hebrew_come_from_a_font_that_has_them():
    latin, hebrew = "Source Sans Pro", "Noto Sans Hebrew"
    assert pieces("3 במרץ 2025") == [(latin, "3 "), (hebrew, "במרץ "), (latin, "2025")]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("rain", ["r", "a", "i", "n"]),
        ("e\u0301te\u0301", ["e\u0301", "t", "e\u0301"]),
        ("துறைமு", ["து", "றை", "மு"]),
        ("बारिश", ["बा", "रि", "श"]),
        ("ज्वार", ["ज्वा", "र"]),
        ("น้ำ", ["น้ำ"]),
        ("👩\u200d🚀", ["👩\u200d🚀"]),
    ],
)
def test_what_a_reader_takes_for_a_letter_is_not_broken(word: str, found: list[str]):
    assert letters(word) == found


def test_a_word_wider_than_a_line_breaks_between_letters():
    lettering = Lettering("துறைமுகத்தின்", 84, 600, THEME)
    lines = break_lines("துறைமுகத்தின்", lettering, 300)
    assert len(lines) > 1
    assert "".join(lines) == "துறைமுகத்தின்"
    assert all(lettering.width(line) <= 300 for line in lines)
    assert [letter for line in lines for letter in letters(line)] == letters("துறைமுகத்தின்")


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Rain over the harbour", 84),
        ("Straßenbahnhaltestelle", 58),
        ("W" * 60, 44),
        ("ฤดูใบไม้ร่วงที่เปียกชื้นทำอะไร", 84),
        ("雨の多い秋が漁船にもたらしたもの", 84),
    ],
)
def test_a_title_is_small_enough_for_its_longest_word(title: str, size: int):
    assert _title_lettering(title, THEME).size == size
