"""A page as instructions in bytes, whichever way its strings are written."""

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.backends.pdf.typst.instructions import (
    Instruction,
    instructions_of,
    span_saying,
    written,
)


def done_by(content: bytes) -> list[Instruction]:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(content)
        return list(instructions_of(page))


@pytest.mark.parametrize(
    ("shown", "codes"),
    [
        (rb"(\000\001\000\002)Tj", [1, 2]),
        (rb"[(\000\()-120(\000\))]TJ", [0x28, 0x29]),
        (rb"(\000\\\000\n\000\b)Tj", [0x5C, 0x0A, 0x08]),
        (b"<00 4100 42>Tj", [0x41, 0x42]),
        (b"[<0041>12<0042>]TJ", [0x41, 0x42]),
        (b"(\\000a\\\n\\000b)Tj", [0x61, 0x62]),
        (rb"[(\000\1)9(2\3)]TJ", [0x01, 0x3203]),
        (rb"(\8\000\x\000)Tj", [0x3800, 0x7800]),
    ],
)
def test_signs_have_the_codes_that_are_written(shown: bytes, codes: list[int]):
    (one,) = done_by(shown)
    assert one.codes == codes


@given(st.lists(st.binary(max_size=12), max_size=4))
def test_strings_of_any_bytes_are_read_as_one(pieces: list[bytes]):
    """Every byte that a string may escape, escaped in the way the standard has for it."""
    ways = {0x0A: b"\\n", 0x28: b"\\(", 0x29: b"\\)", 0x5C: b"\\\\", 0x0D: b"\\r"}
    written_ = [b"".join(ways.get(b, bytes((b,))) for b in piece) for piece in pieces]
    (one,) = done_by(b"[" + b"-12".join(b"(" + piece + b")" for piece in written_) + b"]TJ")
    data = b"".join(pieces)
    assert one.codes == [int.from_bytes(data[at : at + 2]) for at in range(0, len(data) - 1, 2)]


def test_brackets_in_a_string_are_part_of_it():
    found = done_by(b"BT((a)(b(c(d(e)))))Tj/F1 12 Tf ET")
    assert [one.operator for one in found] == [b"BT", b"Tj", b"Tf", b"ET"]
    text = b"(a)(b(c(d(e))))"
    assert found[1].codes == [int.from_bytes(text[at : at + 2]) for at in range(0, 14, 2)]
    assert found[2].font == "/F1"


def test_marks_have_their_number_and_what_they_stand_for():
    found = done_by(
        b"/Span<</MCID 7>>BDC/Span<</ActualText<FEFF064A064B>>>BDC EMC EMC"
        b"/Artifact<</Attached[/Top]/Type/Pagination>>BDC EMC/Span<</ActualText(a \\(b\\))>>BDC EMC"
    )
    begun = [one for one in found if one.operator == b"BDC"]
    assert [one.mark for one in begun] == [7, None, None, None]
    assert [one.says for one in begun] == [None, "\u064a\u064b", None, "a (b)"]


def test_a_span_says_what_it_was_told():
    begin = span_saying("שלום)")
    assert (begin.mark, begin.says) == (None, "שלום)")


def test_steps_stand_between_the_signs_that_are_shown():
    (one,) = done_by(b"[(\000\001\000\002)-12.5<0003> 7 ]TJ")
    assert one.shown == [1, 2, b"-12.5", 3, b"7"]


def test_what_is_written_again_is_the_same_page():
    content = b"q 1 0 0 -1 99.2 765.3 cm/c0 cs .5 scn\nBT 0 Tr/f0 26.5 Tf(\\000\\001)Tj\nET\nQ\n"
    once = done_by(content)
    again = done_by(written(once))
    assert [(one.operands.split(), one.operator) for one in again] == [
        (one.operands.split(), one.operator) for one in once
    ]
