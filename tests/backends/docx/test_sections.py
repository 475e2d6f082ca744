"""The masthead's own section: a cover, or the full width over columns."""

import pytest
from msgspec.structs import replace

from convert.backends.docx.sections import masthead_end, set_direction, set_sections
from convert.design.themes import load_theme
from convert.errors import RenderError
from tests.backends.docx import shown, tree

PAGE = load_theme("default").tokens.page
PLAIN = replace(PAGE, cover=False, columns=1)
COVER = replace(PLAIN, cover=True)
COLUMNS = replace(PLAIN, columns=2)

SIZE = '<w:pgSz w:w="100"/>'
TWO = '<w:cols w:num="2" w:space="400"/>'
OWN = f"<w:sectPr>{SIZE}<w:titlePg/></w:sectPr>"


def paragraph(style: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr></w:p>'


def document(*blocks: str, section: str = OWN) -> str:
    return f"<w:document><w:body>{''.join(blocks)}{section}</w:body></w:document>"


@pytest.mark.parametrize(
    ("page", "section"),
    [
        (COVER, f'<w:sectPr><w:type w:val="nextPage"/>{SIZE}</w:sectPr>'),
        (COLUMNS, f'<w:sectPr><w:type w:val="continuous"/>{SIZE}{TWO}<w:titlePg/></w:sectPr>'),
        (
            replace(COVER, columns=2),
            f'<w:sectPr><w:type w:val="nextPage"/>{SIZE}{TWO}</w:sectPr>',
        ),
    ],
)
def test_the_masthead_closes_a_section_and_the_text_begins_another(page, section):
    made = tree(document(paragraph("Title"), paragraph("Author"), paragraph("BodyText")))
    set_sections(made, page)
    assert shown(made) == document(
        paragraph("Title"), paragraph("Author", OWN), paragraph("BodyText"), section=section
    )


def test_columns_stand_before_the_direction():
    rtl = f"<w:sectPr>{SIZE}<w:bidi/></w:sectPr>"
    made = tree(document(paragraph("Title"), section=rtl))
    set_sections(made, COLUMNS)
    assert shown(made).endswith(f"{SIZE}{TWO}<w:bidi/></w:sectPr></w:body></w:document>")


def test_a_page_that_asks_for_neither_leaves_the_file_as_it_is():
    whole = document(paragraph("BodyText"))
    made = tree(whole)
    set_sections(made, PLAIN)
    assert shown(made) == whole


@pytest.mark.parametrize(
    "whole",
    [
        document(paragraph("BodyText"), paragraph("Title")),  # no masthead at the start
        document(),
        document(paragraph("Title"), section=""),
        document(paragraph("Title"), section="<w:sectPr/>"),
    ],
)
def test_a_cover_that_cannot_be_made_is_an_error(whole: str):
    with pytest.raises(RenderError) as raised:
        set_sections(tree(whole), COVER)
    assert raised.value.code == "docx.pandoc"


@pytest.mark.parametrize(
    ("styles", "last"),
    [
        (["Title", "Subtitle", "Author", "Date", "Details", "Details", "Opening"], 5),
        (["Title", "BodyText", "Author"], 0),
        (["Opening", "Title"], None),
        ([], None),
    ],
)
def test_the_masthead_ends_before_the_first_paragraph_of_another_style(styles, last):
    body = tree(document(*map(paragraph, styles)))
    expected = None if last is None else body[0][last]
    assert masthead_end(body) is expected


def test_a_heading_with_its_bookmark_ends_the_masthead():
    mark = '<w:bookmarkStart w:id="1" w:name="rain"/>'
    body = tree(document(paragraph("Title"), mark, paragraph("Author")))
    assert masthead_end(body) is body[0][0]


@pytest.mark.parametrize("section", [OWN, f"<w:sectPr>{SIZE}<w:titlePg/><w:bidi/></w:sectPr>"])
def test_every_section_runs_from_right_to_left_and_says_so_once(section: str):
    made = tree(document(paragraph("Title", section), section=section))
    set_direction(made)
    turned = f"<w:sectPr>{SIZE}<w:titlePg/><w:bidi/></w:sectPr>"
    assert shown(made) == document(paragraph("Title", turned), section=turned)
