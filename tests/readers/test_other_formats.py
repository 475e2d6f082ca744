"""Text that was written for another reader is told; text that holds a mark or two is not."""

import pytest

from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.readers.text.other_formats import by_marks
from convert.settings import ReadSettings
from convert.source import Source
from tests.readers.pandoc.word_files import para, word_file, zipped

MAIL = "From: a@sea.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"

TOLD = {
    "source.looks_like_mail": [
        MAIL,
        "Content-Transfer-Encoding: quoted-printable\nMIME-Version: 1.0\n\nWords =E9\n",
    ],
    "source.looks_like_markdown": [
        "# Sea\n\nSee [it](https://x.example) and **mind** it.\n",
        "## A\n\n```\nx\n```\n\n- [ ] do\n",
        "![a](b.png)\n\n| a | b |\n|---|---|\n| c | d |\n\n**so**\n",
    ],
}
NEAR = [
    "# 1 of 3\n\nA line with **stars** in it.\n",
    "The header says MIME-Version: 1.0, and that is all.\n",
    "From: a@sea.example\nSubject: Sea\n\nNo parts here.\n",
    "Use [brackets](like these) and ``` in a line.\n",
    "-------|------- is a rule of old tables.\n\n# 2\n",
]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in TOLD for text in TOLD[code]])
def test_marks_of_another_format_are_told(code: str, text: str):
    (told,) = by_marks(text)
    assert told.code == code
    assert told.hint


@pytest.mark.parametrize("text", NEAR)
def test_a_mark_or_two_are_not(text: str):
    assert by_marks(text) == ()


BYTES = [
    (b"{\\rtf1 Words}", "rtf"),
    (word_file(para("Words")), "docx"),
    (zipped({"mimetype": "application/epub+zip"}), "epub"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
    (b"<!DOCTYPE html><html><body><p>Words</p></body></html>", "html"),
]


@pytest.mark.parametrize(("data", "reader"), BYTES)
def test_what_is_no_text_is_refused_with_the_reader_to_name(data: bytes, reader: str):
    with pytest.raises(SourceError) as raised:
        TextReader().read(Source("sea.txt", data), ReadSettings())
    assert f"--from {reader}" in raised.value.hint
    assert raised.value.message.startswith("this looks like ")
