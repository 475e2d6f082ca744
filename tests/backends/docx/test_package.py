"""A Word file as its parts."""

import io
import zipfile

import pytest

from convert.backends.docx.package import Package
from convert.errors import RenderError

TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Override PartName="/word/document.xml" ContentType="a"/>\
<Override PartName="/word/comments.xml" ContentType="b"/>\
<Override PartName="/word/people/comments.xml" ContentType="c"/></Types>"""
RELATIONS = """<Relationships \
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="r1" Target="comments.xml"/>\
<Relationship Id="r2" Target="people/comments.xml"/>\
<Relationship Id="r3" Target="comments.xml" TargetMode="External"/></Relationships>"""
PARTS = {
    "[Content_Types].xml": TYPES,
    "word/document.xml": "<document/>",
    "word/comments.xml": "<comments/>",
    "word/people/comments.xml": "<comments/>",
    "word/_rels/document.xml.rels": RELATIONS,
}


def file(parts: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_what_is_dropped_is_named_nowhere_and_its_namesakes_stay():
    package = Package(file(PARTS))
    package.drop("word/comments.xml", "word/never_there.xml")
    parts = parts_of(package.zipped())
    assert list(parts) == [name for name in PARTS if name != "word/comments.xml"]
    assert "/word/comments.xml" not in parts["[Content_Types].xml"]
    assert "/word/people/comments.xml" in parts["[Content_Types].xml"]
    relations = parts["word/_rels/document.xml.rels"]
    assert [f'"{name}"' in relations for name in ("r1", "r2", "r3")] == [False, True, True]


def test_a_tree_is_written_as_it_was_edited_and_other_parts_as_they_were():
    package = Package(file(PARTS))
    package.tree("word/document.xml").set("edited", "yes")
    parts = parts_of(package.zipped())
    assert parts["word/document.xml"].endswith('<document edited="yes"/>')
    assert {**parts, "word/document.xml": ""} == {**PARTS, "word/document.xml": ""}


@pytest.mark.parametrize("ask", ["tree", "part"])
def test_a_part_that_is_not_there_is_an_error(ask: str):
    with pytest.raises(RenderError, match=r"word/settings\.xml") as raised:
        getattr(Package(file(PARTS)), ask)("word/settings.xml")
    assert raised.value.code == "docx.pandoc"


def test_nothing_is_put_where_nothing_was():
    with pytest.raises(RenderError, match=r"word/header1\.xml"):
        Package(file(PARTS)).replace("word/header1.xml", b"<hdr/>")


def test_a_part_that_is_no_xml_is_an_error():
    with pytest.raises(RenderError, match=r"well-formed XML in word/document\.xml"):
        Package(file({**PARTS, "word/document.xml": "<document"})).tree("word/document.xml")
