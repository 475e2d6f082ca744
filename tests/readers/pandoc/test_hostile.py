"""Sources that mean harm, or are not what they say: one line, or harmless."""

import json
import zipfile

import pytest

from convert.errors import SourceError
from convert.readers.pandoc import archive
from tests.readers.pandoc.reading import messages, read, words
from tests.readers.pandoc.word_files import para, word_file, zipped

BOOK = {
    "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
    "p.opf": "<package/>",
}


def refused(name: str, source: str | bytes) -> SourceError:
    with pytest.raises(SourceError) as raised:
        read(name, source)
    assert "\n" not in str(raised.value)
    return raised.value


@pytest.mark.parametrize("name", ["docx", "odt", "epub"])
def test_what_unpacks_to_too_much_is_refused_unopened(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "_MOST_UNPACKED", 1_000_000)
    bomb = zipped({"word/document.xml": b"\0" * 1_000_001})
    assert refused(name, bomb).code == "source.too_large"


def test_what_has_more_parts_than_any_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "_MOST_PARTS", 20)
    found = refused("odt", zipped({f"part {n}": "" for n in range(21)}))
    assert (found.code, "21 parts" in found.message) == ("source.too_large", True)


@pytest.mark.parametrize("name", ["docx", "odt", "epub"])
def test_what_is_no_container_is_refused(name: str):
    assert "this is not" in refused(name, b"Plain words.").message
    assert "this is not" in refused(name, zipped({"a.txt": "b"})).message
    assert "Office" in refused(name, b"\xd0\xcf\x11\xe0" + b"\0" * 600).message
    assert refused(name, b"").code == "source.empty"


def test_a_container_that_is_cut_or_damaged_is_refused():
    whole = word_file(para("Body."))
    for broken in (whole[:900], whole[: len(whole) // 2] + b"\0" * 99 + whole[len(whole) // 2 :]):
        refused("docx", broken)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]>'


def test_entities_in_parts_are_refused():
    document = f"<?xml version='1.0'?>{ENTITIES}<w:document/>"
    assert (
        "entities"
        in refused("docx", word_file("", further={"word/document.xml": document})).message
    )
    assert "entities" in refused("odt", zipped({"content.xml": document})).message
    assert "entities" in refused("epub", zipped({**BOOK, "p.opf": document})).message


@pytest.mark.parametrize("name", ["jats", "docbook", "html"])
def test_entities_in_text_bring_in_no_file(name: str):
    try:
        reading = read(name, f"{ENTITIES}<article><p>Words &s; &b;</p></article>")
    except SourceError:
        return
    assert "root:" not in words(reading.article)


def test_a_macro_and_a_template_elsewhere_do_nothing():
    further = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell",
        "word/_rels/settings.xml.rels": (
            '<Relationships><Relationship Id="rId1" Type="attachedTemplate" '
            'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
        ),
    }
    assert words(read("docx", word_file(para("Body."), further=further)).article) == "Body."


INCLUDING = {
    "latex": ("\\begin{document}\n\\input{/etc/passwd}\nWords.\n\\end{document}\n", 2),
    "rst": ("Words.\n\n.. include:: /etc/passwd.txt\n", 3),
    "org": ("Words.\n\n#+INCLUDE: /etc/passwd\n", 3),
}


@pytest.mark.parametrize("name", INCLUDING)
def test_other_files_are_not_read_and_told(name: str):
    source, line = INCLUDING[name]
    reading = read(name, source)
    assert "root:" not in words(reading.article)
    (told,) = (each for each in reading.diagnostics if each.code == "source.include")
    assert (told.line, "/etc/passwd" in told.message) == (line, True)


def test_a_source_that_is_nothing_without_another_file_is_refused():
    assert "not found" in refused("typst", 'Words.\n\n#include "/etc/passwd"\n').message


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("commonmark", ">" * 20_000 + " deep"),
        ("html", "<div><b>" * 3_000 + "deep"),
        ("ipynb", json.dumps({"cells": "none"})),
        ("rtf", "Plain words."),
        ("commonmark", "PK\x03\x04 no text"),
    ],
)
def test_nonsense_is_refused_in_a_line_or_read(name: str, source: str):
    error = None
    try:
        read(name, source)
    except SourceError as raised:
        error = raised
    assert error is None or "\n" not in str(error)


def test_a_name_that_climbs_is_nobody_s_picture():
    picture = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>"
    climbing = word_file(picture, further={"../../evil.png": b"\x89PNG\r\n\x1a\n"})
    reading = read("docx", climbing)
    assert words(reading.article) == "Words"
    assert messages(reading, "words.lost") == []


def test_a_locked_container_is_told(tmp_path):
    data = bytearray(word_file(para("Body.")))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag that its first part is encrypted
    assert "password" in refused("docx", bytes(data)).message
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as empty:
        empty.comment = b""
    refused("docx", (tmp_path / "x.zip").read_bytes())
