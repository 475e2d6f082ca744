"""RTF as Word writes it: styles, lists, tables, notes, fields, and what is told."""

import pytest

from convert.article import Figure, Image
from convert.errors import SourceError
from convert.walk.pictures import every_picture
from tests.conformance.articles.pictures import DOT
from tests.readers.pandoc.reading import codes, messages, read, shapes, words
from tests.readers.rtf.files import item, p, row, word


def blocks(body: str) -> list[str]:
    reading = read("rtf", word(body))
    assert "words.lost" not in codes(reading)
    return shapes(reading.article)


def test_headings_are_told_by_outline_by_style_and_by_what_a_style_is_made_from():
    found = blocks(
        p("The sea", r"\s16")
        + p("It froze.")
        + p(r"{\b Part one}", r"\s1\outlinelevel0\b")
        + p("Then.")
        + p("Ice", r"\s21")
        + p("Body, though it has a level", r"\s0\outlinelevel9")
    )
    assert found == [
        "('paragraph', 'It froze.')",
        "('heading', 2, 'Part one')",
        "('paragraph', 'Then.')",
        "('heading', 2, 'Ice')",
        "('paragraph', 'Body, though it has a level')",
    ]
    assert read("rtf", word(p("The sea", r"\s16"))).article.metadata.title == "The sea"


def test_lists_stand_in_their_place_and_in_each_other():
    found = blocks(
        p("Before.")
        + item("1.", "Ring.")
        + item("a)", "Softly.", r"\ilvl1\ls1")
        + item("2.", "Wait.")
        + p("Between.")
        + item("3.", "Go.")
        + item(r"\'b7", "bread", r"\ls2")
    )
    inner = "('list', True, 1, [None], ('paragraph', 'Softly.'))"
    assert found == [
        "('paragraph', 'Before.')",
        f"('list', True, 1, [None, None], ('paragraph', 'Ring.'), {inner}, ('paragraph', 'Wait.'))",
        "('paragraph', 'Between.')",
        "('list', True, 3, [None], ('paragraph', 'Go.'))",
        "('list', False, 1, [None], ('paragraph', 'bread'))",
    ]


def test_a_list_that_begins_anew_is_another():
    found = blocks(item("1.", "One.") + item("2.", "Two.") + item("1.", "Again one."))
    assert [shape.count("paragraph") for shape in found] == [2, 1]


def test_a_table_with_a_head():
    body = row("{\\b Day}", "{\\b Boats}", props=r"\trhdr") + row("Monday", r"two\par three")
    assert blocks(body + p("After.")) == [
        "('table', [[True, True], [False, False]], 'Day', 'Boats', 'Monday', "
        "('paragraph', 'two'), ('paragraph', 'three'))",
        "('paragraph', 'After.')",
    ]


def test_cells_that_are_one_across_and_down():
    wide = (
        r"\trowd\clmgf\cellx2000\clmrg\cellx4000\pard\intbl Both\cell\cell\row"
        r"\trowd\clvmgf\cellx2000\cellx4000\pard\intbl Down\cell a\cell\row"
        r"\trowd\clvmrg\cellx2000\cellx4000\pard\intbl\cell b\cell\row"
    )
    (table,) = read("rtf", word(wide)).article.blocks
    spans = [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in table.rows]
    assert spans == [[(2, 1)], [(1, 2), (1, 1)], [(1, 1)]]


def test_rows_with_other_edges_are_one_grid():
    body = (
        r"\trowd\cellx3000\cellx4000\pard\intbl a\cell b\cell\row"
        r"\trowd\cellx1000\cellx3010\cellx4000\pard\intbl c\cell d\cell e\cell\row"
    )
    (table,) = read("rtf", word(body)).article.blocks
    assert [[cell.colspan for cell in row.cells] for row in table.rows] == [[2, 1], [1, 1, 1]]


def test_a_table_in_a_cell():
    nested = (
        r"\trowd\cellx4000\pard\intbl Outer"
        r"\par\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000"
        r"\nestrow}{\nonesttables\par}\pard\intbl After\cell\row"
    )
    (found,) = blocks(nested)
    assert "('paragraph', 'Outer'), ('table', [[False, False]], 'x', 'y')" in found
    assert found.endswith("('paragraph', 'After'))")


def test_notes_links_and_fields():
    note = r"{\cs22\super \chftn {\footnote \pard\plain \s19 {\cs22\super \chftn } More.\par}}"
    link = (
        r"{\field\fldedit{\*\fldinst {\rtlch HYPERLINK \"https://example.org/ice\" }"
        r"{\*\datafield 00d0c9}}{\fldrslt {\cs15\ul\cf2 a chart}}}"
    ).replace(r"\"", '"')
    page = r"{\field{\*\fldinst { PAGE }}{\fldrslt {7}}}"
    found = blocks(p(f"A note{note} and {link}, page {page}."))
    assert found == [
        "('paragraph', 'A note<note_reference [1]> and <link https://example.org/ice a chart>, "
        "page 7.')",
        "('footnote', ('paragraph', 'More.'))",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"{\b a}{\b0  b}", "<strong a> b"),
        (r"{\i a {\b b}} c", "<emphasis a <strong b>> c"),
        (r"H{\sub 2}O and x{\super 2}", "H<subscript 2>O and x<superscript 2>"),
        (r"x{\up6\fs14 2} by {\up1 hand}", "x<superscript 2> by hand"),
        (r"{\strike no} {\ul yes}{\ulnone  no}", "<strike no> <inserted yes> no"),
        (r"{\f2 code  x} here", "<code code  x> here"),
        (r"one\line two\tab three", "one/two three"),
        (r"\ldblquote Hi\rdblquote\~there\emdash x\_y\-z", "“Hi”\N{NO-BREAK SPACE}there—x‑yz"),
        (
            r"\'93Gr\'f6\'dfe\'94 {\f37\'cc\'ee\'f1\'ea\'e2\'e0} \u28207\'8d\'60",
            "“Größe” Москва 港",
        ),
        (r"{\uc2\f11 \u26085\'93\'fa\u26412\'96\'7b} {\f11\'93\'fa\'96\'7b}", "日本 日本"),
        (r"{\upr{gr?n}{\*\ud{gr\u252 ?n}}}", "grün"),
        (r"shown{\v hidden}", "shown"),
        (r"{\f3\'61\'62} \u-3999?", "αβ "),
        (r"\{a\\b\}", "{a\\b}"),
    ],
)
def test_runs(source: str, expected: str):
    (found,) = blocks(p(source))
    assert found.startswith("('paragraph', " + repr(expected.strip())[:-1])


def test_words_beyond_ascii_that_are_bare_utf_8():
    body = p("Größe 港 😀.").encode()
    assert words(read("rtf", word("").removesuffix(b"}") + body + b"}").article) == "Größe 港 😀."


def test_quotations_code_and_rules():
    body = (
        p("We waited.", r"\s18\li864\ri864\i")
        + p("For days.", r"\s18\li864\ri864\i")
        + p(r"if  x:\line   y", r"\s20\f2")
        + p("  z", r"\s20\f2")
        + p("", r"\s0\brdrb\brdrs\brdrw10")
        + p("The end.")
    )
    assert blocks(body) == [
        "('block_quote', ('paragraph', 'We waited.'), ('paragraph', 'For days.'))",
        "('preformatted', 'if  x:\\n  y\\n  z')",
        "('thematic_break',)",
        "('paragraph', 'The end.')",
    ]


def test_pictures_stand_once_with_their_descriptions():
    said = r"{\*\picprop\shplid1{\sp{\sn wzDescription}{\sv A red dot}}}"
    picture = (
        rf"{{\*\shppict{{\pict{said}\picw8\pich8\pngblip {DOT.hex()}}}}}"
        r"{\nonshppict{\pict\wmetafile8 0100}}"
    )
    article = read("rtf", word(p(picture) + p(f"See {picture} here."))).article
    figure, paragraph = article.blocks
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.data) == ("A red dot", DOT)
    assert sum(isinstance(each, Image) for each in paragraph.content) == 1
    assert len(list(every_picture(article.blocks))) == 2


def test_pictures_of_kinds_that_no_format_has_are_told():
    reading = read("rtf", word(p(r"Words.{\pict\wmetafile8 0100090000}")))
    (told,) = messages(reading, "picture.missing")
    assert "picture 1.wmf" in told


def test_a_text_box_follows_the_paragraph_that_it_hangs_on():
    box = (
        r"{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard\plain In the box."
        r"\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext \pard In the box.\par}}}}"
    )
    assert blocks(p(f"Host.{box}") + p("After.")) == [
        "('paragraph', 'Host.')",
        "('paragraph', 'In the box.')",
        "('paragraph', 'After.')",
    ]


def test_what_is_left_out_is_told():
    comment = (
        r"{\*\atnid JD}{\*\atnauthor Jane}\chatn {\*\annotation{\*\atnref 1}\pard Is that so?\par}"
    )
    changed = r"{\revised\revauth1 new }{\deleted\revauthdel1 old words}rest{\v hidden words}"
    body = r"{\header \pard Draft of May\par}" + p(f"It {changed}{comment}.")
    reading = read("rtf", word(body))
    assert words(reading.article) == "It new rest."
    assert messages(reading, "page.left_out") == ["a page header is left out: “Draft of May”"]
    assert messages(reading, "comment.left_out") == [
        "a comment of somebody is left out: “Is that so?”"
    ]
    assert "old words" in messages(reading, "changes.accepted")[0]
    assert messages(reading, "hidden.left_out") == ["hidden text is left out: “hidden words”"]


def test_lines_of_contents_are_left_out():
    toc = r"{\s30 toc 1;}"
    data = word(p("Part one\\tab 3", r"\s30") + p("Body.")).replace(
        b"{\\s21", toc.encode() + b"{\\s21"
    )
    reading = read("rtf", data)
    assert words(reading.article) == "Body."
    assert codes(reading) == ["contents.left_out"]


@pytest.mark.parametrize("opening", [b"{", b"{\\b ", b"{\\*\\shppict"])
def test_what_is_nested_too_deeply_is_refused(opening: bytes):
    with pytest.raises(SourceError, match="nested too deeply"):
        read("rtf", b"{\\rtf1 " + opening * 5000)


def test_a_file_that_ends_too_early_keeps_its_words():
    assert words(read("rtf", word(p("First.") + "{\\b Second")[:-1]).article) == "First. Second"


NONSENSE = [
    r"\pard\intbl\itap5000 x\cell\row",
    r"\pard\intbl\itap-3 x\nestcell\nestrow\cellx-5\row",
    r"\uc-5\u-99999999 x\par",
    r"\ls-1\ilvl99\outlinelevel-4 x\par",
    r"\row\cell\nestrow x",
    r"{\pict\pngblip\bin99999 x",
    r"\trowd" + "".join(rf"\cellx{n}" for n in range(500)) + r"\pard\intbl x\cell\row",
]


@pytest.mark.parametrize("source", NONSENSE)
def test_numbers_that_cannot_be_do_no_harm(source: str):
    reading = read("rtf", b"{\\rtf1 words " + source.encode() + b"}")
    assert "words" in words(reading.article)
    assert "words.lost" not in codes(reading)
