"""What the styles of a Word file say for a language: its name, its fonts, how it stresses."""

import pytest

from convert.backends.docx.languages import set_language
from convert.errors import RenderError
from tests.backends.docx import shown, tree

ITALIC = "<w:i/><w:iCs/>"
DOTS = '<w:em w:val="dot"/>'
BOLD = "<w:b/><w:bCs/>"


_OF_THEME = {"Serif": "minorHAnsi", "Sans": "majorHAnsi"}


def fonts(family: str, east: str = "", other: str = "") -> str:
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{east or family}" '
        f'w:cs="{other or family}" w:asciiTheme="{_OF_THEME[family]}"/>'
    )


def styles(
    slots: tuple[str, str, str],
    text: str = fonts("Serif"),
    display: str = fonts("Sans"),
    stress: str = ITALIC,
    side: str = "left",
) -> str:
    names = zip(("val", "eastAsia", "bidi"), slots, strict=True)
    lang = "".join(f' w:{name}="{tag}"' for name, tag in names)
    return (
        f"<w:styles><w:docDefaults><w:rPrDefault><w:rPr>{text}<w:lang{lang}/></w:rPr>"
        f"</w:rPrDefault></w:docDefaults><w:style><w:rPr>{display}</w:rPr></w:style>"
        f"<w:style><w:rPr>{stress}<w:color/></w:rPr></w:style>"
        f"<w:style><w:pPr><w:pBdr><w:{side}/></w:pBdr></w:pPr></w:style></w:styles>"
    )


BEFORE = styles(("en-US", "ja-JP", "ar-SA"))


@pytest.mark.parametrize(
    ("tag", "direction", "after"),
    [
        ("en", "ltr", styles(("en", "ja-JP", "ar-SA"))),
        ("de-CH", "ltr", styles(("de-CH", "ja-JP", "ar-SA"))),
        (
            "ja",
            "ltr",
            styles(
                ("ja", "ja", "ar-SA"),
                fonts("Serif", east="Yu Mincho"),
                fonts("Sans", east="Yu Gothic"),
                DOTS,
            ),
        ),
        (
            "zh-Hant-TW",
            "ltr",
            styles(
                ("zh-Hant-TW", "zh-Hant-TW", "ar-SA"),
                fonts("Serif", east="PMingLiU"),
                fonts("Sans", east="Microsoft JhengHei"),
                DOTS,
            ),
        ),
        (
            "hi",
            "ltr",
            styles(
                ("hi", "ja-JP", "ar-SA"),
                fonts("Serif", other="Nirmala UI"),
                fonts("Sans", other="Nirmala UI"),
                BOLD,
            ),
        ),
        (
            "ar",
            "rtl",
            styles(
                ("ar", "ja-JP", "ar"),
                fonts("Serif", other="Times New Roman"),
                fonts("Sans", other="Arial"),
                BOLD,
                "right",
            ),
        ),
        ("ckb", "rtl", styles(("ckb", "ja-JP", "ckb"), side="right")),
        # A language that nothing is known of, in letters that run from right to left.
        ("und", "rtl", styles(("und", "ja-JP", "und"), side="right")),
    ],
)
def test_the_styles_speak_the_article_s_language(tag: str, direction, after: str):
    made = tree(BEFORE)
    set_language(made, tag, direction)
    assert shown(made) == after


def test_italics_that_are_off_for_one_script_stay():
    alone = BEFORE.replace(ITALIC, "<w:i/><w:caps/>")
    made = tree(alone)
    set_language(made, "ja", "ltr")
    assert "<w:i/><w:caps/>" in shown(made)


def test_styles_without_a_language_to_replace_are_an_error():
    with pytest.raises(RenderError, match="w:lang"):
        set_language(tree(BEFORE.replace("<w:lang ", "<w:unknown ")), "en", "ltr")


@pytest.mark.parametrize(("tag", "small"), [("en", True), ("el", False), ("el-CY", False)])
def test_capitals_that_have_no_accents_are_not_made_by_word(tag: str, small: bool):
    """Word makes small capitals of any letter, and Greek ones go without their accents."""
    sheet = tree(BEFORE.replace("<w:color/>", "<w:smallCaps/><w:color/>"))
    set_language(sheet, tag, "ltr")
    assert ("smallCaps" in shown(sheet)) == small
