"""Lists without marks: ingredients and prices, and what looks like them."""

import pytest

from convert.article import List
from tests.rules.seeing import body, words


def shapes(text: str) -> list[str]:
    return [type(block).__name__ for block in body(text)]


@pytest.mark.parametrize(
    "text",
    [
        "For the dough:\n375 g flour\n1 sachet dried yeast (7 g)\n1/2 tsp salt\n1 egg",
        "Für den Teig:\n375 g Mehl\n½ TL Salz\n1 Ei\n200 ml warme Milch",
        "Pour la pâte :\n250 g de farine\n2 œufs\nune pincée de sel\n10 g de sucre",
        "Для теста:\n375 г муки\n1 яйцо\n60 г сахара",
        "We paid:\nRoof: £11,200\nDamp: £4,650\nWindows: £8,900\nTears: free",
        "Preise:\nSuppe: 4,50 €\nFisch: 12,00 €\nWein: 6 €",
    ],
)
def test_amounts_below_a_colon_are_a_list(text: str):
    lead, found = body(text)
    assert words(lead) == text.split("\n", maxsplit=1)[0]
    assert isinstance(found, List)
    assert [words(item.blocks[0]) for item in found.items] == text.split("\n")[1:]


def test_amounts_alone_in_a_stanza_are_a_list():
    assert shapes("375 g flour\n60 g sugar\n1 egg\nsalt and pepper") == ["List"]


@pytest.mark.parametrize(
    "text",
    [
        "14 Harbour Street\nNorthwick\nNW7 2QX",
        "1951 born on the rock\n1969 goes to sea\n1990 comes home",
        "Serves: 12\nPrep time: 30 minutes\nBaking time: 45 minutes",
        "Monday: 9 to 17\nTuesday: 9 to 17\nSunday: closed",
        "1 Introduction\n2 Findings\n3 Conclusions",
        "3 boats\n2 men",
    ],
)
def test_other_lines_with_numbers_are_none(text: str):
    assert "List" not in shapes(text)
