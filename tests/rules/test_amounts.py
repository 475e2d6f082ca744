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


@pytest.mark.parametrize(
    ("head", "amounts", "way", "steps"),
    [
        (
            "Ingredients",
            ["250 g flour", "125 g butter, cold", "2 eggs", "A pinch of salt"],
            "Method",
            ["1. Rub the butter in.", "2. Add the eggs.\nLeave it for an hour.", "3. Bake it."],
        ),
        (
            "Zutaten",
            ["250 g Mehl", "125 g kalte Butter", "2 Eier", "Eine Prise Salz"],
            "Zubereitung",
            ["1. Die Butter einreiben.", "2. Die Eier dazugeben.", "3. Alles backen."],
        ),
        (
            "Ingrédients",
            ["250 g de farine", "125 g de beurre", "2 œufs", "Une pincée de sel"],
            "Préparation",
            ["1. Mêlez le beurre à la farine.", "2. Ajoutez les œufs.", "3. Faites cuire."],
        ),
    ],
)
def test_usual_heads_stand_right_over_amounts_and_steps(
    head: str, amounts: list[str], way: str, steps: list[str]
):
    lines = "\n".join
    found = body(f"{head}\n{lines(amounts)}\n\n{way}\n{lines(steps)}")
    assert [type(block).__name__ for block in found] == ["Heading", "List", "Heading", "List"]
    assert [words(found[0]), words(found[2])] == [head, way]
    ingredients, method = found[1], found[3]
    assert isinstance(ingredients, List)
    assert isinstance(method, List)
    assert len(ingredients.items) == len(amounts)
    assert len(method.items) == 3


def test_another_word_over_amounts_is_no_heading():
    assert shapes("Dough\n250 g flour\n125 g butter\n2 eggs")[0] != "Heading"
