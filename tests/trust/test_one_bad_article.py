"""One bad article is one error: a line that names the place, and never an "internal error"."""

import json
import os
from pathlib import Path

import pytest
from PIL import ImageFile

from convert.errors import as_told
from convert.normalise.pictures import MOST_FRAMES
from convert.normalise.shape import DEEPEST
from tests.command import article_convert
from tests.trust.articles import (
    FORMATS,
    SVG,
    article,
    cell,
    entities_in_entities,
    figure,
    link,
    made,
    nested,
    numbered,
    paragraph,
    png,
    raster,
    svg,
    text,
    use_in_use,
)

TEXT = b"A night at sea\n\nThe first paragraph says a few words.\n\nSo does the second.\n"

REFUSED = {
    "a day that never was": (article(date="2021-99-99"), "date.impossible"),
    "the thirtieth of February": (article(date="2020-02-30"), "date.impossible"),
    "the year nought": (article(date="0000-01-01"), "date.impossible"),
    "a date and a line end": (article(date="2021-01-01\n"), "date.impossible"),
    "quotes in quotes": (article(nested("quote", 150)), "limit.depth"),
    "lists in lists": (article(nested("list", 120)), "limit.depth"),
    "strong in strong": (article(nested("strong", 200)), "limit.depth"),
    "deeper than any parser goes": (
        b'{"schema":1,"metadata":{"title":"x"},"blocks":'
        + b'[{"type":"block_quote","blocks":' * 20_000,
        "limit.depth",
    ),
    "a cell as wide as the world": (article(cell(10**9, 10**9)), "limit.table"),
    "a cell wider than a machine's numbers": (article(cell(2**70)), "limit.table"),
    "numbers beyond a counter": (article(numbered(2**62)), "limit.numbers"),
    "the last number of a counter and one more": (
        article(numbered(2**31 - 2, items=4)),
        "limit.numbers",
    ),
    "a picture without bytes": (article(figure(b"")), "picture.unsound"),
    "a picture cut short": (article(figure(raster("JPEG")[:-40])), "picture.unsound"),
    "a picture without its end": (article(figure(png(40, 40)[:-12])), "picture.unsound"),
    "a picture with too few pixels": (article(figure(png(4, 900, b"\0"))), "picture.unsound"),
    "a picture of 3,600 million pixels": (
        article(figure(png(60_000, 60_000, b""))),
        "picture.unsound",
    ),
    "a picture of 100 million pixels, of which Pillow only warns": (
        article(figure(png(10_000, 10_000, b""))),
        "picture.unsound",
    ),
    "a picture wider than a file": (
        article(figure(png(2**31 - 1, 2**31 - 1, b""))),
        "picture.unsound",
    ),
    "a page as a picture": (article(figure(b"<html><p>x</p></html>")), "picture.unsound"),
    "a type that no article has": (article(figure(raster("BMP"))), "picture.unsound"),
    "more frames than a film": (
        article(figure(raster("GIF", MOST_FRAMES + 1), "image/gif")),
        "picture.unsound",
    ),
    "a moving picture whose frames are cut short": (
        article(figure(raster("GIF", 3).replace(b"!\xf9\x04", b"!\xf9\x01"), "image/gif")),
        "picture.unsound",
    ),
    "a drawing that is no XML": (article(figure(b"<svg", SVG)), "picture.unsound"),
    "a drawing in which use draws use": (
        article(figure(use_in_use(), SVG)),
        "picture.unsound",
    ),
    "a drawing that draws itself": (
        article(figure(svg("<g id='a'><use href='#a'/></g>"), SVG)),
        "picture.unsound",
    ),
    "a drawing as deep as a well": (
        article(figure(svg("<g>" * 200 + "</g>" * 200), SVG)),
        "picture.unsound",
    ),
    "entities in entities": (
        article(figure(entities_in_entities(), SVG)),
        "picture.unsound",
    ),
    "a paragraph that no XML holds": (article(paragraph("a" * 11_000_000)), "limit.text"),
    "a title that no XML holds": (article(title="word " * 1_000_000), "limit.text"),
    "a listing that no XML holds": (
        article({"type": "preformatted", "text": "x = 1\n" * 600_000}),
        "limit.text",
    ),
    "JSON that ends in the middle": (article(paragraph())[:-9], "source.not_an_article"),
    "half a character": (
        b'{"schema":1,"metadata":{"title":"\\ud800"},"blocks":[]}',
        "source.not_an_article",
    ),
    "a language with markup": (
        article(language='en"><script>alert(1)</script>'),
        "source.not_an_article",
    ),
    "a language and a line end": (article(language="en\n"), "source.not_an_article"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_article_is_one_line_and_nothing_is_made_of_it(name: str, tmp_path: Path):
    source, code = REFUSED[name]
    outcome = made(source, tmp_path)
    (line,) = outcome.errors
    assert line.startswith(f"{tmp_path}/a.json: error: ")
    assert line.endswith(f"[{code}]")
    assert len(line) < 700 + len(str(tmp_path))
    assert not (tmp_path / "out").exists()


def test_a_program_that_paints_broken_pictures_gets_none_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    outcome = made(article(figure(png(4, 901, b"\0"))), tmp_path)
    (line,) = outcome.errors
    assert line.endswith("[picture.unsound]")
    assert ImageFile.LOAD_TRUNCATED_IMAGES


MENDED = {
    "controls in the title": (article(paragraph(), title="a\u0001b"), "text.control"),
    "controls and what is no character": (
        article(paragraph("a\u001bb\ufffe\ufdd0\x85c\x0bd\x00e")),
        "text.control",
    ),
    "controls in all metadata": (
        article(
            paragraph(),
            byline="b\u0001",
            date_line="d\u0002",
            subtitle="s\u0003",
            authors=[{"name": "n\u0004", "role": "r\u0005"}],
            keywords=["k\u0006"],
            publisher="p\u0007",
            rights="r\u0008",
            identifier="i\u000e",
            description="d\u000f",
            dateline="l\u0010",
            fields=[{"name": "f\u0011", "value": "v\u0012"}],
        ),
        "text.control",
    ),
    "controls in code, notes and pictures": (
        article(
            {"type": "preformatted", "text": "a\u0002b", "syntax": "py\u0003"},
            {"type": "footnote", "label": "\u0004", "mark": "\u0005", "blocks": [paragraph()]},
            {**figure(png()), "alt": "a\u0006", "caption": text("c\u0007")},
        ),
        "text.control",
    ),
    "a PNG that says it is an SVG": (article(figure(png(), SVG)), "picture.changed"),
    "an SVG that says it is a PNG": (article(figure(svg("<path d='M0 0h3'/>"))), "picture.changed"),
    "roman numerals beyond their last": (article(numbered(3999, "upper_roman", 2)), "list.numbers"),
    "a roman numeral for a million": (article(numbered(10**6, "lower_roman")), "list.numbers"),
    "a letter for nought": (article(numbered(0, "lower_alpha")), "list.numbers"),
    "an address with a control": (article(link("http://x.example/\u0001")), "link.unsafe"),
    "an address that turns round": (article(link("http://x.example/\u202egro")), "link.unsafe"),
    "an address of no network": (article(link("http://[::1")), "link.unsafe"),
}


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_is_told_and_made_in_every_format(name: str, tmp_path: Path):
    source, code = MENDED[name]
    outcome = made(source, tmp_path)
    assert outcome.errors == ()
    assert code in {diagnostic.code for diagnostic in outcome.diagnostics}
    assert [output.format for output in outcome.outputs] == list(FORMATS)


NEAR_MISSES = {
    "as deep as may be": article(nested("quote", DEEPEST - 2)),
    "as deep in words": article(nested("strong", DEEPEST - 2)),
    "lists as deep as may be": article(nested("list", DEEPEST - 2)),
    "the last roman numeral": article(numbered(3999, "upper_roman")),
    "a list that counts from below nought": article(numbered(-5)),
    "the first and the last year": article(paragraph(), date="0001-01-01"),
    "the last moment of all years": article(paragraph(), date="9999-12-31T23:59:59+14:00"),
    "a month alone": article(paragraph(), date="2024-02"),
    "a leap day": article(paragraph(), date="2024-02-29"),
    "a moving picture": article(figure(raster("GIF", 3), "image/gif")),
    "a JPEG": article(figure(raster("JPEG"), "image/jpeg")),
    "a title of two lines": article(paragraph(), title="one\r\ntwo"),
    "nothing in a list": article({"type": "list", "ordered": True, "items": []}),
    "nothing in an item": article({"type": "list", "ordered": True, "items": [{"blocks": []}]}),
    "nothing in a table": article({"type": "table", "rows": [{"cells": []}]}),
    "a note that calls itself": article(
        {"type": "paragraph", "content": [{"type": "note_reference", "label": "1", "text": "[1]"}]},
        {
            "type": "footnote",
            "label": "1",
            "mark": "[1]",
            "blocks": [
                {
                    "type": "paragraph",
                    "content": [
                        *text("see "),
                        {"type": "note_reference", "label": "1", "text": "[1]"},
                    ],
                }
            ],
        },
    ),
    "a note that only a note calls": article(
        {"type": "paragraph", "content": [{"type": "note_reference", "label": "1", "text": "[1]"}]},
        {
            "type": "footnote",
            "label": "1",
            "mark": "[1]",
            "blocks": [
                {
                    "type": "paragraph",
                    "content": [
                        *text("see "),
                        {"type": "note_reference", "label": "2", "text": "[2]"},
                    ],
                }
            ],
        },
        {"type": "footnote", "label": "2", "mark": "[2]", "blocks": [paragraph("the other")]},
    ),
    "two notes of one label": article(
        {"type": "paragraph", "content": [{"type": "note_reference", "label": "1", "text": "[1]"}]},
        {"type": "footnote", "label": "1", "mark": "[1]", "blocks": [paragraph("one")]},
        {"type": "footnote", "label": "1", "mark": "[1]", "blocks": [paragraph("two")]},
    ),
    "a note that nothing calls": article(
        {"type": "footnote", "label": "1", "mark": "[1]", "blocks": [paragraph("alone")]},
    ),
    "line numbers of no file": article({**paragraph(), "lines": [2**60, -5]}),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_only_looks_bad_is_made_without_a_word(name: str, tmp_path: Path):
    outcome = made(NEAR_MISSES[name], tmp_path)
    assert outcome.errors == ()
    assert outcome.diagnostics == ()
    assert len(outcome.outputs) == len(FORMATS)


def test_a_picture_that_fetches_ends_nothing_but_its_own_article(tmp_path: Path):
    """WeasyPrint's refusal to fetch is no Exception of Python's."""
    fetching = svg("<style>@font-face{font-family:q;src:url(file:///x)}</style><text>x</text>")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.json").write_bytes(
        article(figure(fetching, SVG), paragraph("x" * 9999))
    )
    for number in range(6):
        (tmp_path / "in" / f"good{number}.json").write_bytes(article(paragraph(f"No {number}.")))
    result = article_convert(
        "run", "in", "--include", "*.json", "-t", "pdf", "-j", "2", "--report", "r.json",
        cwd=tmp_path,
    )  # fmt: skip
    assert result.code == 0, result.err
    assert len(list((tmp_path / "build").glob("*.pdf"))) == 7
    assert json.loads((tmp_path / "r.json").read_bytes())["made"] == 7


NAMES = {
    b"bad\xff.txt": "its name is not UTF-8",
    b"\xff\xfe.txt": "its name is not UTF-8",
    b"x" * 251 + b".txt": "File name too long",
    b"\x1b[31m.txt": "",
    b"two\nlines.txt": "",
    b"::error file=x::y.txt": "",
    b"\xe2\x80\xaetxt.txt": "",
    b"$(id) #&%\\.txt": "",
    b"good.txt": "",
}


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize(
    "asked",
    ["", "--json", "--report r.json", "--index", "--depfile d.d", "--log-format json"],
)
def test_a_name_that_cannot_be_written_costs_its_own_article(asked: str, tmp_path: Path):
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)
    for name in NAMES:
        Path(os.fsdecode(os.path.join(folder, name))).write_bytes(TEXT)
    result = article_convert("run", "in", "-t", "html", "-o", "out", *asked.split(), cwd=tmp_path)
    assert result.code == 1
    assert "Traceback" not in result.err
    for name, why in NAMES.items():
        shown = name[:20].replace(b"\xff", b"\\udcff").replace(b"\xfe", b"\\udcfe").decode()
        there = (folder + b"/../out/" + name[:-4] + b".html").replace(b"in/../", b"")
        assert bool(why) == (not os.path.exists(there) if len(name) < 250 else True)
        assert not why or (shown.split(".")[0].split("\\")[0] in result.err and why in result.err)


def test_a_name_as_long_as_may_be_is_written(tmp_path: Path):
    source = tmp_path / f"{'y' * 250}.txt"
    source.write_bytes(TEXT)
    result = article_convert("run", source, "-t", "html", "-o", tmp_path / "out")
    assert result.code == 0, result.err


@pytest.mark.parametrize("nested", ["[" * 5000, "{a=" * 3000], ids=["arrays", "tables"])
def test_a_sidecar_nested_without_end_is_one_line(nested: str, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "a.toml").write_text(f"title = {nested}")
    outcome = made(TEXT, tmp_path, "a.txt")
    (line,) = outcome.errors
    assert f"{tmp_path}/a.toml: error: the sidecar says what cannot be" in line


NUMBERS = {"decimal": "9" * 5000, "hexadecimal": f"0x{'f' * 5000}", "float": f"1e{'9' * 400}"}


@pytest.mark.parametrize("kind", NUMBERS)
@pytest.mark.parametrize("key", ["skip = [[{}, 2]]", "heading = [{}]", "title = {}", "date = {}"])
def test_a_number_of_a_sidecar_that_is_too_large_is_one_line(kind: str, key: str, tmp_path: Path):
    (tmp_path / "a.toml").write_text(key.format(NUMBERS[kind]))
    (line,) = made(TEXT, tmp_path, "a.txt", to=("html",)).errors
    assert "the sidecar says what cannot be" in line
    assert len(line) < 900 + len(str(tmp_path))


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_of_front_matter_that_is_too_large_ends_nothing(kind: str, tmp_path: Path):
    source = f"+++\ntitle = 'A title'\nage = {NUMBERS[kind]}\n+++\n\n".encode() + TEXT
    assert made(source, tmp_path, "a.txt", to=("html",)).errors == ()


def test_front_matter_nested_without_end_is_text(tmp_path: Path):
    source = b"+++\ntitle = " + b"[" * 5000 + b"\n+++\n\n" + TEXT
    assert made(source, tmp_path, "a.txt", to=("html",)).errors == ()


def test_a_date_of_front_matter_that_never_was_ends_nothing(tmp_path: Path):
    source = b"---\ntitle: A night at sea\ndate: 2021-99-99\n---\n\nSome words.\n"
    assert made(source, tmp_path, "a.txt").errors == ()


def test_a_system_that_refuses_is_quoted():
    told = as_told(OSError(28, "No space left on device", "/tmp/x"))
    assert str(told) == (
        "error: the system refuses: No space left on device ('/tmp/x'). [machine.refuses]"
    )
