"""Quotations, captions, lists and salutations stand in Word's own styles."""

import pytest

import convert
from convert.article import (
    Article,
    BlockQuote,
    Cell,
    List,
    ListItem,
    Metadata,
    Paragraph,
    Row,
    Table,
    Text,
)
from tests.backends.docx.word_parts import W, made, paragraph, part, said, style, styled


def items(*words: str, ordered: bool = False, tight: bool = True) -> List:
    held = tuple(ListItem(blocks=(paragraph(each),)) for each in words)
    return List(items=held, ordered=ordered, tight=tight)


def article(*blocks: object) -> Article:
    return Article(metadata=Metadata(title="Tide", language="en"), blocks=tuple(blocks))


def found(*blocks: object) -> list[tuple[str, str]]:
    return list(styled(part(made(article(*blocks)))))[1:]


def test_a_list_has_the_style_of_its_marks_and_of_its_level():
    inner = List(items=(ListItem(blocks=(paragraph("one keel"),)),), ordered=True, tight=True)
    outer = List(
        items=(ListItem(blocks=(paragraph("boats"), inner)), ListItem(blocks=(paragraph("nets"),))),
        ordered=False,
        tight=True,
    )
    assert found(outer) == [
        ("ListBullet", "boats"),
        ("ListNumber2", "one keel"),
        ("ListBullet", "nets"),
    ]


def test_a_further_paragraph_of_an_item_continues_the_list():
    item = ListItem(blocks=(paragraph("A keel."), paragraph("It is new.")))
    assert found(List(items=(item,), ordered=True)) == [
        ("ListNumber", "A keel."),
        ("ListContinue", "It is new."),
    ]


def test_an_item_beyond_the_levels_that_word_has_keeps_the_last():
    block: List = items("deep")
    for _ in range(5):
        item = ListItem(blocks=(paragraph("boat"), block))
        block = List(items=(item,), ordered=False, tight=True)
    assert found(block)[-1] == ("ListBullet5", "deep")


def test_items_set_apart_have_the_space_of_paragraphs_and_tight_ones_that_of_their_style():
    tree = part(made(article(items("a keel", "a sail", tight=False), items("a net", "a rope"))))
    spaces = {
        "".join(p.itertext(f"{W}t")): said(p, "pPr/spacing", "after") for p in tree.iter(f"{W}p")
    }
    assert spaces["a keel"] == "176"
    assert spaces["a net"] is None


def test_a_list_right_below_another_stands_apart():
    tree = part(made(article(items("a keel"), items("a sail", ordered=True), items("a net"))))
    before = [said(p, "pPr/spacing", "before") for p in tree.iter(f"{W}p")][1:]
    assert before == [None, "132", "132"]


def test_quotations_and_captions_stand_in_words_own_styles():
    cells = (Cell(content=(Text("Boats"),), header=True), Cell(content=(Text("42"),)))
    table = Table(rows=tuple(Row(cells=(cell,)) for cell in cells), caption=(Text("The fleet"),))
    quote = BlockQuote(blocks=(paragraph("The sea is not for sale."),))
    assert found(quote, table)[:2] == [
        ("Quote", "The sea is not for sale."),
        ("Caption", "The fleet"),
    ]


def test_a_salutation_has_its_style():
    letter = Paragraph(content=(Text("Dear Ann,"),), role="salutation")
    assert found(letter, paragraph("The tide is out.")) == [
        ("Salutation", "Dear Ann,"),
        ("BodyText", "The tide is out."),
    ]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ListBullet", "List Bullet"),
        ("ListBullet2", "List Bullet 2"),
        ("ListNumber5", "List Number 5"),
        ("ListContinue", "List Continue"),
        ("Quote", "Quote"),
        ("Caption", "caption"),
        ("Salutation", "Salutation"),
    ],
)
def test_styles_have_the_names_that_word_knows_them_by(key: str, name: str):
    own = style(part(made(article(paragraph("A keel."))), "styles"), key)
    assert said(own, "name") == name
    assert own.get(f"{W}customStyle") is None


def test_the_styles_of_lists_bring_their_marks():
    data = made(article(paragraph("A keel.")))
    numbering = part(data, "numbering")
    marks = {
        said(level, "pStyle"): said(level, "lvlText")
        for level in numbering.iter(f"{W}lvl")
        if said(level, "pStyle")
    }
    assert marks["ListBullet"] == "•"
    assert marks["ListNumber3"] == "%3."
    own = style(part(data, "styles"), "ListNumber3")
    assert said(own, "pPr/numPr/ilvl") == "2"


def test_a_word_file_with_such_styles_is_read_back_as_it_was():
    written = article(
        items("a keel", "a sail"), BlockQuote(blocks=(paragraph("The sea is not for sale."),))
    )
    again = convert.read(made(written), reader="docx").article
    assert [type(block) for block in again.blocks] == [List, BlockQuote]


@pytest.mark.parametrize("theme", ["default", "book"])
def test_items_hang_whether_or_not_first_lines_are_indented(theme: str):
    styles = part(made(article(paragraph("A keel.")), theme), "styles")
    hang = said(style(styles, "ListBullet"), "pPr/ind", "hanging")
    assert hang == said(style(styles, "ListBullet2"), "pPr/ind", "hanging") != "0"
    assert said(style(styles, "ListContinue"), "pPr/ind", "left") == hang
    assert said(style(styles, "ListContinue"), "pPr/ind", "hanging") == "0"
