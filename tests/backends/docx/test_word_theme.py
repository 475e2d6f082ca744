"""Fonts and colours of a Word file go by its theme, which Word's menus change in one place."""

import pytest
from lxml import etree

from convert.article import Article, Metadata
from tests.backends.docx.word_parts import W, made, paragraph, part, said, style

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def article(language: str = "en") -> Article:
    return Article(metadata=Metadata(title="Tide", language=language), blocks=(paragraph("A."),))


def theme(data: bytes) -> etree._Element:
    return part(data, "theme/theme1")


def font(data: bytes, kind: str, script: str) -> str | None:
    return theme(data).find(f".//{A}{kind}Font/{A}{script}").get("typeface")


def test_the_fonts_for_text_and_display_are_those_of_the_theme():
    data = made(article())
    assert (font(data, "minor", "latin"), font(data, "major", "latin")) == ("Cambria", "Calibri")


@pytest.mark.parametrize(
    ("language", "script", "text", "display"),
    [
        ("ja", "ea", "Yu Mincho", "Yu Gothic"),
        ("zh-Hans", "ea", "SimSun", "Microsoft YaHei"),
        ("ar", "cs", "Times New Roman", "Arial"),
        ("de", "ea", "Cambria", "Calibri"),
    ],
)
def test_a_script_has_its_own_beside_them(language: str, script: str, text: str, display: str):
    data = made(article(language))
    assert (font(data, "minor", script), font(data, "major", script)) == (text, display)


def test_styles_name_the_fonts_by_what_they_are_for():
    styles = part(made(article()), "styles")
    assert said(style(styles, "Normal"), "rPr/rFonts", "asciiTheme") == "minorHAnsi"
    assert said(style(styles, "Heading1"), "rPr/rFonts", "cstheme") == "majorBidi"
    assert said(style(styles, "VerbatimChar"), "rPr/rFonts", "asciiTheme") is None
    # For programs that know no themes.
    assert said(style(styles, "Heading1"), "rPr/rFonts", "ascii") == "Calibri"


_NAMED = (("val", "themeColor"), ("color", "themeColor"), ("fill", "themeFill"))


@pytest.mark.parametrize("name", ["default", "report", "magazine"])
def test_each_colour_of_a_style_is_the_one_that_the_theme_has_by_that_name(name: str):
    data = made(article(), name)
    places = {"text1": "dk1", "text2": "dk2", "background2": "lt2"}
    scheme = {
        etree.QName(place).localname: place[0].get("val")
        for place in theme(data).find(f".//{A}clrScheme")
    }
    named = 0
    for trees in (part(data, "styles"), part(data)):
        for element in trees.iter():
            for value, by_name in _NAMED:
                of_theme = element.get(f"{W}{by_name}")
                own = element.get(f"{W}{value}")
                if of_theme and own and len(own) == 6 and own != "single":
                    assert scheme[places.get(of_theme, of_theme)] == own
                    named += 1
    assert named > 5


def test_the_language_of_a_script_is_told_to_the_theme():
    settings = part(made(article("ja")), "settings")
    assert said(settings, "themeFontLang", "eastAsia") == "ja"
    assert said(part(made(article("ar")), "settings"), "themeFontLang", "bidi") == "ar"
