"""PDFs that mean harm: refused in a line, or read in no time."""

import pytest

import convert
from convert.errors import SourceError
from convert.readers.pdf import tags
from convert.readers.pdf.tags import Tag, tag_tree
from convert.source import Source
from convert.walk import plain_text

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>>>>>"
)
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>"
WORDS = "The ferry leaves at seven"


def stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(data), data)


SHOWN = stream(b"/P<</MCID 0>>BDC BT /F1 12 Tf 72 700 Td (" + WORDS.encode() + b") Tj ET EMC")


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, the first of which is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + end


def count(tag: Tag) -> int:
    return 1 + sum(count(kid) for kid in tag.kids if isinstance(kid, Tag))


def test_elements_that_hold_each_other_are_walked_once():
    section = b"<</Type/StructElem/S/Sect/P 6 0 R/K[7 0 R 8 0 R]>>"
    paragraph = b"<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/K[0 7 0 R 8 0 R]>>"
    root = b"<</Type/StructTreeRoot/K 7 0 R>>"
    tree = tag_tree(pdf(CATALOG, PAGES, PAGE, SHOWN, FONT, root, section, paragraph))
    assert tree is not None
    assert count(tree) == 3


def test_a_tree_deeper_than_any_ends():
    deep = [
        b"<</Type/StructElem/S/Div/P %d 0 R/K %d 0 R>>" % (6 + n, 8 + n)
        for n in range(3 * tags._MOST_DEPTH)
    ]
    root = b"<</Type/StructTreeRoot/K 7 0 R>>"
    data = pdf(CATALOG, PAGES, PAGE, SHOWN, FONT, root, *deep, b"<</S/P/Pg 3 0 R/K 0>>")
    article = convert.read(Source("deep.pdf", data)).article
    assert WORDS in plain_text(article)


def test_pages_that_hold_each_other_are_refused_in_a_line():
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
    with pytest.raises(SourceError) as raised:
        convert.read(Source("loop.pdf", data))
    assert raised.value.code == "source.unreadable"
    assert "\n" not in str(raised.value)


HARMLESS = {
    "a page as large as a town": PAGE.replace(b"612 792", b"99999999 99999999"),
    "a script": PAGE,
}


@pytest.mark.parametrize("case", HARMLESS)
def test_words_are_read_and_nothing_else_is_done(case: str):
    action = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>" if case == "a script" else b""
    catalog = b"<</Type/Catalog/Pages 2 0 R" + action + b">>"
    data = pdf(catalog, PAGES, HARMLESS[case], SHOWN, FONT)
    assert plain_text(convert.read(Source("x.pdf", data)).article).strip() == WORDS
