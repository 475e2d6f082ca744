"""What pandoc leaves undone at a picture."""

import pytest
from lxml import etree

from convert.backends.docx.pictures import mend_pictures
from convert.backends.docx.trees import parsed
from convert.errors import RenderError
from tests.backends.docx import shown, tree

FLUSH = ' distT="0" distB="0" distL="0" distR="0"'
SILENT = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/>'
    "</a:ext></a:extLst>"
)


def picture(words: str, address: str, room: str = "", more: str = "") -> str:
    described = f'<wp:docPr descr="{words}" id="1"'
    return (
        f"<w:drawing><wp:inline{room}>{described}{f'>{more}</wp:docPr>' if more else '/>'}"
        f'<a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr descr="{address}"/></pic:nvPicPr>'
        "</pic:pic></a:graphic></wp:inline></w:drawing>"
    )


@pytest.mark.parametrize(("words", "more"), [("A boat", ""), ("", SILENT)])
def test_a_picture_is_flush_and_described_once_or_marked_as_decorative(words: str, more: str):
    part = tree(f"<w:p>{picture(words, 'data:image/png;base64,AAAA')}</w:p>")
    assert mend_pictures(part) == 1
    assert shown(part) == f"<w:p>{picture(words, '', FLUSH, more)}</w:p>"


def test_all_pictures_of_a_part_are_counted():
    assert mend_pictures(tree(f"<w:body>{picture('A boat', 'x') * 3}</w:body>")) == 3
    assert mend_pictures(tree("<w:body><w:p/></w:body>")) == 0


@pytest.mark.parametrize("lost", ["wp:docPr", "pic:cNvPr"])
def test_a_picture_without_a_place_for_its_words_is_an_error(lost: str):
    part = tree(f"<w:p>{picture('', 'x').replace(f'<{lost} ', '<w:unknown ')}</w:p>")
    with pytest.raises(RenderError, match=lost) as raised:
        mend_pictures(part)
    assert raised.value.code == "docx.pandoc"


def test_an_address_may_hold_a_picture_of_ten_megabytes():
    address = "data:image/png;base64," + "A" * 11_000_000
    part = tree(f"<w:p>{picture('A boat', '')}</w:p>")
    part.find(".//pic:cNvPr", part.nsmap).set("descr", address)
    again = parsed(etree.tostring(part), "word/document.xml")
    mend_pictures(again)
    assert len(shown(again)) < 1000
