"""Hostile sources: a clear result or a clear error, in bounded time and memory."""

import time
import tracemalloc
from collections.abc import Callable

import pytest

from convert.article import Paragraph
from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import plain_text
from tests.golden.cases import CASES

READER = TextReader()
PLAIN = ReadSettings()
MEGABYTE = 1_000_000
HOSTILE = [
    "*", "_", "*a ", " _a", "[", "[a](b", "`", "` a", "@", "a@", "a.", "http://x.", "www.", "-",
    "- ", "#", "# ", ">", "> ", "| ", "1.", "1. ", "(1) ", "word. A", ". ", "a\t", "  a", "a, ",
    "A and ", "By ", "1 ", "12:30 ", "a — ", "PARIS, ", "(AP) ", "/", '"', "é", "中", "中。",
    "ا ", "ক", "😀", "a[1] ", "a¹", "a†", "hy-", "a\u00ad", "a\u200d", "a\u0301", "A: ", "IV",
    "第1章", "<a", "\\", "{;", "$ ", "x",
]  # fmt: skip


SHORT, LONG = 15_000, 75_000
# A square would take 25 times as long for a text five times as long.
MOST_TIMES, LEAST_COUNTED = 12, 0.1


def grows_with_its_length(text_of: Callable[[int], str]) -> bool:
    short, long = (min(_seconds(text_of(size).encode()) for _ in "ab") for size in (SHORT, LONG))
    return long < MOST_TIMES * max(short, LEAST_COUNTED / MOST_TIMES)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_line_takes_as_much_more_time_as_it_is_longer(piece: str) -> None:
    def text(size: int) -> str:
        return f"Title\n\n{piece * (size // len(piece))}\n\nThe end of it.\n"

    assert grows_with_its_length(text)
    article = READER.read(Source("x", text(LONG).encode()), PLAIN).article
    assert article.metadata.title == "Title"


def test_time_grows_with_length_and_no_faster() -> None:
    sources = [case / "input.txt" for case in CASES if case.name.startswith(("wrap72", "paste"))]
    once = "\n\n".join(source.read_text("utf-8") for source in sources) * 2
    READER.read(Source("x", once.encode()), PLAIN)
    seconds = []
    for times in (1, 2, 4, 8):
        source = (once * times).encode()
        best = min(_seconds(source) for _ in range(3))
        seconds.append(best)
    assert seconds[3] < 8 * 1.8 * seconds[0], seconds


def _seconds(source: bytes) -> float:
    started = time.process_time()
    READER.read(Source("x", source), PLAIN)
    return time.process_time() - started


@pytest.mark.parametrize("blank", ["\n", " \n", "\r\n", "\f\n", "\t\n"])
def test_many_blank_lines_cost_no_more_each(blank: str) -> None:
    def text(size: int) -> str:
        return "Title\n" + blank * size + "One sentence at the far end.\n"

    assert grows_with_its_length(text)
    article = READER.read(Source("x", text(LONG).encode()), PLAIN).article
    assert article.metadata.title == "Title"
    assert [block.lines for block in article.blocks] == [(LONG + 2, LONG + 2)]


def test_two_hundred_megabytes_are_refused_by_name() -> None:
    tracemalloc.start()
    source = b"x" * (200 * 1024 * 1024)
    held = tracemalloc.get_traced_memory()[0]
    with pytest.raises(SourceError, match="more than max_bytes = 67,108,864"):
        READER.read(Source("long.txt", source), PLAIN)
    assert tracemalloc.get_traced_memory()[1] - held < MEGABYTE
    tracemalloc.stop()


@pytest.mark.parametrize(
    "source", [b"", b"\n", b" \n\t\n", "\u00a0\n\u3000\n".encode(), b"\xef\xbb\xbf"]
)
def test_nothing_but_white_space_is_an_error(source: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        READER.read(Source("void.txt", source), PLAIN)
    assert caught.value.code == "source.empty"


@pytest.mark.parametrize(
    "source",
    [
        b"%PDF-1.7\n1 0 obj\n",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1a\n",
        b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00",
        bytes(range(256)) * 8,
        b"\x00" * 500,
    ],
)
def test_a_binary_file_is_an_error(source: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        READER.read(Source("x.bin", source), PLAIN)
    assert caught.value.code == "source.binary"


def test_a_stray_nul_is_taken_out_and_reported() -> None:
    source = b"The title\n\nA sentence with a NUL\x00 in it, and one more.\n"
    reading = READER.read(Source("x", source), PLAIN)
    assert "NUL in it" in plain_text(reading.article)
    assert [(note.code, note.line) for note in reading.diagnostics] == [("decode.control", 3)]


def test_a_lone_surrogate_becomes_a_replacement_character_with_its_line() -> None:
    source = "Der Titel\n\nEin Satz über ".encode() + b"\xed\xa0\x80" + " das Übel.\n".encode()
    reading = READER.read(Source("x", source), PLAIN)
    assert "\ufffd" in plain_text(reading.article)
    assert {(note.code, note.line) for note in reading.diagnostics} == {("decode.invalid", 3)}


def test_only_a_title_is_an_article() -> None:
    article = READER.read(Source("x", b"The Sea in Winter\n"), PLAIN).article
    assert article.metadata.title == "The Sea in Winter"
    assert article.blocks == ()


def test_only_a_paragraph_has_no_title_and_says_so() -> None:
    text = "It rained for a week. Nobody minded, since the boats were in. " * 6
    reading = READER.read(Source("x", text.encode()), PLAIN)
    assert reading.article.metadata.title == ""
    assert [type(block) for block in reading.article.blocks] == [Paragraph]
    assert "title.missing" in [note.code for note in reading.diagnostics]


def test_lists_nested_a_thousand_deep_do_not_overflow() -> None:
    text = "Title\n\n" + "".join(" " * depth + "- item\n" for depth in range(1000))
    assert READER.read(Source("x", text.encode()), PLAIN).article.metadata.title == "Title"


def test_quotes_nested_a_thousand_deep_do_not_overflow() -> None:
    text = "Title\n\n" + "> " * 1000 + "deep down\n"
    assert "deep down" in plain_text(READER.read(Source("x", text.encode()), PLAIN).article)
