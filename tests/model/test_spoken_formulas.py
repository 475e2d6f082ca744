"""Formulas in words: what each construction says, and what stays as it is."""

import re

import pytest

from convert.article import Article, Math, Metadata, Paragraph
from convert.languages.formulas import spoken
from convert.languages.language import known_tags
from convert.normalise import normalise
from convert.normalise.formula_words import formula_in_words
from convert.walk.pictures import every_formula
from tests.readers.pandoc.reading import read

SAID = {
    r"a^2 + b^2 = c^2": "a squared plus b squared equals c squared",
    r"\frac{a}{b^2} = \sqrt{c}": "a over the quantity b squared, end quantity, equals "
    "the square root of c",
    r"\frac{1}{2}": "1 over 2",
    r"x_1 + x_2": "x sub 1 plus x sub 2",
    r"x^{n+1}": "x to the power of the quantity n plus 1, end quantity",
    r"\sqrt[3]{8}": "the root of degree 3 of 8",
    r"\sum_{i=1}^{n} i": "the sum from i equals 1 to n of i",
    r"\int_0^1 x": "the integral from 0 to 1 of x",
    r"f(x) \le 3": "f open parenthesis x close parenthesis is at most 3",
    r"a \cdot b \ne 0": "a times b is not equal to 0",
    r"\vec{v}": "vector v",
    r"E = mc^2": "E equals m c squared",
}


def formulas(tex: str, language: str = "en") -> list[Math]:
    article = read("latex", f"It is ${tex}$ here.").article
    article = Article(metadata=Metadata(title="Sums", language=language), blocks=article.blocks)
    return list(every_formula(normalise(article, "x")[0].blocks))


@pytest.mark.parametrize("tex", SAID)
def test_a_formula_is_said(tex: str):
    assert [formula.alt for formula in formulas(tex)] == [SAID[tex]]


@pytest.mark.parametrize(
    ("language", "tex", "words"),
    [
        ("de", r"a^2 + b = \frac{c}{2}", "a zum Quadrat plus b gleich c durch 2"),
        ("fr", r"\sqrt{x} \le 3", "la racine carrée de x est inférieur ou égal à 3"),
        ("es", r"x_1 - x_2", "x subíndice 1 menos x subíndice 2"),
        ("it", r"\frac{a}{b} \ne 0", "a fratto b diverso da 0"),
        ("pt-BR", r"x^3", "x ao cubo"),
        ("nl", r"\sqrt{2}", "de wortel van 2"),
        ("ru", r"E = mc^2", "E равно m c в квадрате"),
        ("ja", r"\frac{1}{2}", "2 分の 1"),
        ("zh-Hans", r"\sum_{i=1}^{n} i", "从 i 等于 1 到 n 的求和， i"),
        ("ar", r"a \cdot b", "a في b"),
        ("he", r"x^2 + 1", "x בריבוע ועוד 1"),
        ("hi", r"\sqrt{2}", "2 का वर्गमूल"),
    ],
)
def test_a_formula_is_said_in_the_language_of_its_text(language: str, tex: str, words: str):
    (formula,) = formulas(tex, language)
    assert " ".join(formula.alt.split()) == words


def test_every_language_has_a_word_for_every_sign():
    english = spoken("en")
    assert english is not None
    for language in known_tags():
        words = spoken(language)
        if words is None:
            continue
        assert words.signs.keys() == english.signs.keys(), language
        for name in english.__struct_fields__[1:]:
            parts = sorted(re.findall(r"\{\d\}", getattr(words, name)))
            assert parts == sorted(re.findall(r"\{\d\}", getattr(english, name))), (language, name)


def test_a_language_without_words_says_its_tex():
    (formula,) = formulas("a^2", language="fi")
    assert formula.alt == ""
    assert spoken("en-GB") is spoken("en")


def test_words_that_somebody_gave_stay():
    given = Math(tex="a", mathml="<math><mi>a</mi></math>", alt="the first letter")
    article = Article(
        metadata=Metadata(title="Sums", language="en"), blocks=(Paragraph(content=(given,)),)
    )
    (formula,) = every_formula(normalise(article, "x")[0].blocks)
    assert formula.alt == "the first letter"


@pytest.mark.parametrize(
    "mathml",
    ["", "<math>", "words", "<mfrac><mi>a</mi></mfrac>", "<a>" * 500 + "</a>" * 500],
)
def test_what_is_no_formula_ends(mathml: str):
    words = spoken("en")
    assert words is not None
    assert len(formula_in_words(mathml, words)) < 10
