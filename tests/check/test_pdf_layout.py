"""What stands wrong on the pages of a PDF is found, whoever made it; what stands well is not."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from convert.check.reading.content import page_text
from convert.check.reading.objects import shown_items
from convert.check.reading.pdf import open_pdf
from convert.check.reading.places import places_of
from convert.check.rules.pdf_layout import RULES, laid_out
from tests.check.breaking import elements, in_pdf
from tests.check.good import output

LINE = "The harbour was quiet, and nobody had seen the boat come in."


def made(*pages: list[tuple[float, float, str]]) -> bytes:
    """A PDF as another program might make it: lines of Helvetica at places on A4."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        FirstChar=32,
        Widths=[500] * 95,
    )
    for lines in pages:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        shown = "\n".join(
            f"BT /F1 10 Tf 1 0 0 1 {left} {base} Tm ({words}) Tj ET" for left, base, words in lines
        )
        page.Contents = pdf.make_stream(shown.encode())
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def body(lines: int = 40) -> list[tuple[float, float, str]]:
    return [(100, 780 - 15 * number, LINE) for number in range(lines)]


def codes(data: bytes) -> list[str]:
    subject = laid_out(open_pdf(data))
    return [rule.code for rule in RULES for _ in rule.find(subject)]


BROKEN = {
    "a word past the right edge": ([*body(), (560, 100, "outstanding")], "pdf.off-page"),
    "a word past the left edge": ([*body(), (-30, 100, "outstanding")], "pdf.off-page"),
    "a line below the page": ([*body(), (100, -20, LINE)], "pdf.off-page"),
    "a word in the right margin": ([*body(), (520, 100, "margin")], "pdf.off-block"),
    "a word in the left margin": ([*body(), (10, 100, "margin")], "pdf.off-block"),
    "a line over another": ([*body(), (130, 780, "Something else was printed here")],
                            "pdf.overprint"),
}  # fmt: skip

SOUND = {
    "a text": body(),
    "a note in the margin's inner half": [*body(), (420, 100, "margin")],
    "a word printed twice, for bold": [*body(), (100.3, 780, LINE)],
    "words side by side": [*body(), (420, 780, "beside")],
    "few words on one page": [(100, 700, LINE)],
}


@pytest.mark.parametrize(("lines", "code"), BROKEN.values(), ids=BROKEN)
def test_what_stands_wrong_is_found(lines: list[tuple[float, float, str]], code: str) -> None:
    assert codes(made(lines)) == [code]


@pytest.mark.parametrize("lines", SOUND.values(), ids=SOUND)
def test_what_stands_well_is_not(lines: list[tuple[float, float, str]]) -> None:
    assert codes(made(lines)) == []


@pytest.mark.parametrize(("lines", "found"), [(1, True), (4, True), (5, False), (30, False)])
def test_a_page_that_is_all_but_empty(lines: int, found: bool) -> None:
    assert ("pdf.bare-page" in codes(made(body(), body(lines), body()))) is found


@pytest.mark.parametrize("pages", [[body(), body(1)], [body(1), body()]])
def test_the_first_page_and_the_last_may_be_short(
    pages: list[list[tuple[float, float, str]]],
) -> None:
    assert codes(made(*pages)) == []


def flatten_a_link(pdf: pikepdf.Pdf) -> None:
    note = next(note for page in pdf.pages for note in page.get("/Annots", []))
    left, bottom, right, _ = note.Rect
    note.Rect = [left, bottom, right, bottom]


def heading_last(pdf: pikepdf.Pdf) -> None:
    """Cut a page after its first heading below the title, with the rest on a second page."""
    page = pdf.pages[0]
    instructions = list(pikepdf.parse_content_stream(page))
    mark = elements(pdf, "H2")[0].K[0].K[0]  # of the span inside
    opens = next(
        number
        for number, instruction in enumerate(instructions)
        if str(instruction.operator) == "BDC" and instruction.operands[1].get("/MCID") == mark
    )
    end = next(n for n in range(opens, len(instructions)) if str(instructions[n].operator) == "EMC")
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions[: end + 1]))
    pdf.add_blank_page()


@pytest.mark.parametrize(
    ("change", "code"),
    [(flatten_a_link, "pdf.link-area"), (heading_last, "pdf.heading-foot")],
)
def test_what_is_broken_in_a_good_file_is_found(
    change: Callable[[pikepdf.Pdf], None], code: str
) -> None:
    assert code not in codes(output("pdf"))
    assert code in codes(in_pdf(change)(output("pdf")))


def test_a_good_file_gives_no_finding() -> None:
    assert codes(output("pdf")) == []


def test_a_picture_inside_the_content_is_one_as_others_are() -> None:
    """Inline images (ISO 32000-2, 8.9.7) have no resource that would tell of them."""
    with pikepdf.open(io.BytesIO(made([(100, 700, "quiet")]))) as pdf:
        page = pdf.pages[0]
        before = places_of(pdf)[0], page_text(page, {})
        page.contents_add(b"q BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        after = places_of(pdf)[0], page_text(page, {})
    assert (before[0].pictures, after[0].pictures) == (False, True)
    assert after[1].loose_paint == before[1].loose_paint + 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (b"[<00410042> -250 <0043>]", [b"\0A\0B", -250.0, b"\0C"]),
        (b"[(quiet) -.5 (\\(loud\\))]", [b"quiet", -0.5, b"(loud)"]),
        (b"[]", []),
        (b"<004100>", [b"\0A\0"]),
    ],
)
def test_what_is_shown_is_read_however_it_is_written(
    written: bytes, shown: list[bytes | float]
) -> None:
    assert shown_items(pikepdf.Object.parse(written)) == shown


def test_words_are_found_where_they_stand() -> None:
    """Five hundred thousandths of ten points for each of five characters."""
    with pikepdf.open(io.BytesIO(made([(100, 700, "quiet")]))) as pdf:
        (span,) = places_of(pdf)[0].spans
    assert (span.text, span.left, span.right, span.base, span.size) == ("quiet", 100, 125, 700, 10)
