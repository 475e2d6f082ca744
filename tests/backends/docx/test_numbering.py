"""Lists of a Word file: how far their markers hang, what they are, and who numbers headings."""

import re

import pytest

from convert.article import Article, List, ListItem, Metadata, Paragraph, Text
from convert.backends.docx.numbering import number_headings, set_lists, style_numbers
from convert.design.themes import load_theme
from convert.design.units import points, twips
from convert.errors import RenderError
from tests.backends.docx import shown, tree
from tests.backends.docx.word_parts import W, made, part

THEME = load_theme("default")
HANG = twips(1.8 * points(THEME.tokens.type.size))


def level(depth: int, kind: str, mark: str, left: int = 720, hanging: int = 360) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def lists(*levels: str) -> str:
    inside = "".join(levels)
    return (
        f'<w:numbering><w:abstractNum w:abstractNumId="1">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


@pytest.mark.parametrize(
    ("before", "numerals", "after"),
    [
        ((0, "bullet", "·"), "decimal", (0, "bullet", "•")),
        ((1, "bullet", "·"), "decimal", (1, "bullet", "–")),
        ((2, "bullet", "o"), "decimal", (2, "bullet", "•")),
        # What continues an item has no mark of its own.
        ((0, "bullet", " "), "decimal", (0, "bullet", " ")),
        ((0, "decimal", "%1."), "decimal", (0, "decimal", "%1.")),
        ((0, "decimal", "%1."), "devanagari", (0, "hindiNumbers", "%1.")),
        # Digits that Word does not number in, and letters in any language, stay.
        ((0, "decimal", "%1."), "bengali", (0, "decimal", "%1.")),
        ((3, "lowerLetter", "%4)"), "devanagari", (3, "lowerLetter", "%4)")),
    ],
)
def test_a_level_is_marked_and_set_in_by_its_depth(before, numerals, after):
    numbering = tree(lists(level(*before)))
    set_lists(numbering, THEME, numerals)
    assert shown(numbering) == lists(level(*after, left=HANG * (after[0] + 1), hanging=HANG))


@pytest.mark.parametrize("lost", ["w:ind", "w:numFmt", "w:lvlText"])
def test_a_level_that_says_too_little_is_an_error(lost: str):
    whole = lists(level(0, "bullet", "·"))
    numbering = tree(whole.replace(f"<{lost} ", "<w:unknown "))
    with pytest.raises(RenderError, match=lost) as raised:
        set_lists(numbering, THEME, "decimal")
    assert raised.value.code == "docx.pandoc"


@pytest.mark.parametrize("inside", [(), (level(0, "bullet", "·"),)])
def test_headings_get_a_list_of_their_own(inside):
    numbering = tree(lists(*inside))
    number_headings(numbering, 2)
    kinds = [child.tag.rpartition("}")[2] for child in numbering]
    assert kinds == ["abstractNum", "abstractNum", "num", "num"]  # the schema wants this order
    texts = [shown(text) for text in numbering[1].iterfind(".//w:lvlText", numbering.nsmap)]
    assert texts == [f'<w:lvlText w:val="{text}"/>' for text in ("%1", "%1.%2", "%1.%2.%3")]
    ours = shown(numbering[1]).partition('"')[2].partition('"')[0]
    assert f'<w:abstractNumId w:val="{ours}"/>' in shown(numbering[3])


def heading_styles(*before: str) -> str:
    return "".join(
        f'<w:style w:styleId="Heading{number}"><w:pPr>{before[number - 2]}<w:spacing/></w:pPr>'
        "</w:style>"
        for number in (2, 3, 4)
    )


def test_the_styles_of_headings_belong_to_it_behind_what_the_schema_puts_first():
    styles = tree(
        f"<w:styles>{heading_styles('<w:keepNext/><w:keepLines/>', '<w:keepNext/>', '')}</w:styles>"
    )
    style_numbers(styles, 2)
    numbers = [
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="900"/></w:numPr>' for depth in range(3)
    ]
    assert shown(styles) == (
        "<w:styles>"
        + heading_styles(
            f"<w:keepNext/><w:keepLines/>{numbers[0]}", f"<w:keepNext/>{numbers[1]}", numbers[2]
        )
        + "</w:styles>"
    )


def test_a_theme_without_a_heading_of_some_level_cannot_number_it():
    with pytest.raises(RenderError, match="Heading2"):
        style_numbers(tree("<w:styles/>"), 2)


@pytest.mark.parametrize("start", [-5, 1, 3_999, 1_000_000])
def test_lists_that_begin_with_any_number_have_ids_and_starts_of_words_kind(start: int):
    items = tuple(ListItem(blocks=(Paragraph(content=(Text(text=word),)),)) for word in "ab")
    article = Article(
        metadata=Metadata(title="Boat", language="en"),
        blocks=(List(ordered=True, items=items, start=start),),
    )
    numbering = part(made(article), "numbering")
    codes = [each.get(f"{W}val") for each in numbering.iter(f"{W}nsid")]
    assert all(re.fullmatch("[0-9A-Fa-f]{8}", code) for code in codes)
    defined = {each.get(f"{W}abstractNumId") for each in numbering.iter(f"{W}abstractNum")}
    used = {each.get(f"{W}val") for each in numbering.iter(f"{W}abstractNumId")}
    assert used <= defined
    assert all(0 <= int(number) < 2**31 for number in defined)
    starts = {int(each.get(f"{W}val")) for each in numbering.iter(f"{W}start", f"{W}startOverride")}
    assert max(start, 0) in starts
    assert min(starts) >= 0
