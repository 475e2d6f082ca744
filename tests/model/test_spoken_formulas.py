"""Formulas in words: what each construction says, and what stays as it is."""

import pytest

from convert.article import Article, Math, Metadata, Paragraph
from convert.languages.formulas import spoken
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
