"""RTF of programs without styles: what looks like a heading is one, and marks of lists are read."""

from tests.readers.pandoc.reading import codes, read, shapes
from tests.readers.rtf.files import p, text_edit, word, wordpad

BULLET = r"{\pntext\f1\'B7\tab}"
ITEMS = (
    r"\pard{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt\pnf1\pnindent0{\pntxtb\'B7}}\fi-360\li720\sl240 "
    rf"bread\par {BULLET}lamp oil\par "
    r"\pard{\pntext\f0 1.\tab}{\*\pn\pnlvlbody\pnf0\pnindent0\pnstart1\pndec{\pntxta.}}\fi-360"
    r"\li720 Ring.\par {\pntext\f0 2.\tab}Wait.\par \pard\par "
)


def blocks(data: bytes) -> list[str]:
    reading = read("rtf", data)
    assert "words.lost" not in codes(reading)
    return shapes(reading.article)


def test_lists_of_wordpad():
    assert blocks(wordpad(rf"\pard Before.\par {ITEMS}\pard After.\par")) == [
        "('paragraph', 'Before.')",
        "('list', False, 1, [None, None], ('paragraph', 'bread'), ('paragraph', 'lamp oil'))",
        "('list', True, 1, [None, None], ('paragraph', 'Ring.'), ('paragraph', 'Wait.'))",
        "('paragraph', 'After.')",
    ]


LONG = "The ferry leaves at seven, or it does not leave at all, and nobody on the quay asks why."


def test_larger_and_bold_lines_are_headings_where_there_are_no_styles():
    body = (
        r"\pard\sa200\qc\b\f0\fs40 The ferry\b0\fs22\par "
        rf"\pard\sa200 {LONG}\par \b\fs28 What the ice does\b0\fs22\par {LONG}\par "
        rf"\b The second crossing\b0\par {LONG} {LONG}\par"
    )
    reading = read("rtf", wordpad(body))
    assert reading.article.metadata.title == "The ferry"
    assert shapes(reading.article) == [
        f"('paragraph', '{LONG}')",
        "('heading', 2, 'What the ice does')",
        f"('paragraph', '{LONG}')",
        "('heading', 3, 'The second crossing')",
        f"('paragraph', '{LONG} {LONG}')",
    ]


def test_what_is_bold_everywhere_or_ends_as_a_sentence_is_no_heading():
    warning = rf"\pard {LONG}\par \b Mind the gap.\b0\par {LONG}\par"
    assert all("heading" not in shape for shape in blocks(wordpad(warning)))
    bold = "".join(rf"\pard\b Bold line {n}\b0\par " for n in range(4)) + rf"\pard {LONG}\par"
    assert all("heading" not in shape for shape in blocks(wordpad(bold)))


def test_a_larger_line_is_no_heading_where_there_are_some_by_style():
    body = p("Ice", r"\s1\outlinelevel0") + p(r"{\fs40 Large words}") + p(LONG)
    assert "('paragraph', 'Large words')" in blocks(word(body))


def test_marks_that_are_typed_before_a_tab_where_the_line_hangs():
    hanging = r"\pard\fi-360\li720 \bullet\tab bread\par \bullet\tab rope\par "
    plain = r"\pard \bullet\tab no item\par "
    assert blocks(wordpad(hanging + plain)) == [
        "('list', False, 1, [None, None], ('paragraph', 'bread'), ('paragraph', 'rope'))",
        "('paragraph', '• no item')",
    ]


def test_text_edit():
    body = (
        r"\f1\b\fs48 \cf0 The ferry\"\f0\b0\fs24 \"It was \'93calm\'94.\"\pard\tx220\tx720\li720"
        r"\fi-720\pardirnatural\ls1\ilvl0\cf0 {\listtext \uc0\u8226 }bread\"{\listtext \u8226 }"
        r"rope\"\pard\cf0 \f2 x = 1\f0 \"\f0 The end of it all.\""
    ).replace('"', "\n")
    reading = read("rtf", text_edit(body))
    assert reading.article.metadata.title == "The ferry"
    assert shapes(reading.article) == [
        "('paragraph', 'It was “calm”.')",
        "('list', False, 1, [None, None], ('paragraph', 'bread'), ('paragraph', 'rope'))",
        "('preformatted', 'x = 1')",
        "('paragraph', 'The end of it all.')",
    ]


def test_cyrillic_of_old_programs():
    data = (
        rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil\fcharset204 Arial;}{\f1\fnil Arial;}}"
        rb"\f0 \'cf\'e0\'f0\'ee\'ec\par \f1 \'cf\'e0\'f0\'ee\'ec\par}"
    )
    assert blocks(data) == ["('paragraph', 'Паром')"] * 2


def test_a_mac_file():
    assert blocks(rb"{\rtf1\mac {\fonttbl\f0\fswiss Geneva;}\f0 caf\'8e\par}") == [
        "('paragraph', 'café')"
    ]
