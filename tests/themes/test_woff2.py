"""Fonts of web pages: what is packed is what fontTools, which browsers agree with, unpacks."""

import io
import struct

import pytest
from fontTools.ttLib import TTFont

import convert
from convert.design.fonts import faces
from convert.design.subset import subset, web_font
from convert.design.woff2 import woff2

TEXT = "The quick brown fox jumps over the lazy dog, 0123456789."
FAMILIES = ("Source Serif Pro", "Atkinson Hyperlegible", "IBM Plex Mono", "Amiri")


@pytest.mark.parametrize("family", FAMILIES)
def test_every_table_comes_out_as_it_went_in(family: str):
    font = subset(faces(family)[0], TEXT)
    before, after = TTFont(io.BytesIO(font)), TTFont(io.BytesIO(woff2(font)))
    assert after.flavor == "woff2"
    tables = set(before.reader.keys()) - {"head", "DSIG"}
    assert {tag for tag in tables if after.reader[tag] == before.reader[tag]} == tables
    assert after["head"].flags & ~(1 << 11) == before["head"].flags & ~(1 << 11)
    assert after["head"].flags & 1 << 11, "it says that it was changed without loss"
    assert after.getBestCmap() == before.getBestCmap()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_header_says_what_is_in_the_file(family: str):
    font = subset(faces(family)[0], TEXT)
    data = woff2(font)
    signature, flavour, length, tables = struct.unpack_from(">4s4sIH", data)
    (size,) = struct.unpack_from(">I", data, 16)
    assert (signature, flavour) == (b"wOF2", font[:4])
    assert length == len(data)
    assert length % 4 == 0
    assert tables == len(TTFont(io.BytesIO(font)).reader.keys())
    assert abs(size - len(font)) < 4


def test_the_same_bytes_each_time_and_far_fewer():
    face = faces("Source Serif Pro")[0]
    assert web_font(face, TEXT) == web_font(face, TEXT)
    assert len(web_font(face, TEXT)) < 0.7 * len(subset(face, TEXT))


def test_a_page_carries_its_fonts_unless_it_is_told_not_to():
    article = convert.read(b"The sea\n\nA paragraph about the sea that ends with a full stop.\n")
    assert convert.render(article, "html").count(b"@font-face") >= 2
    plain = convert.render(article, "html", options={"fonts": "system"})
    assert b"@font-face" not in plain
    assert b"Source Serif Pro" in plain


def test_a_page_in_a_large_script_leaves_out_what_is_too_much():
    characters = "".join(map(chr, range(0x4E00, 0x4E00 + 4000)))
    article = convert.read(f"海\n\n{characters}。\n".encode())
    page = convert.render(article, "html")
    assert len(page) < 500_000
    assert b"Noto Sans CJK" in page, "machines that have it set the text in it"
