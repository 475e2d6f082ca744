"""The second engine of PDF: the same words, the same standards, nothing of a source run."""

import logging
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import convert
from convert.backends.pdf import PdfBackend, PdfOptions, engines
from convert.check.reading.pdf import open_pdf
from convert.check.reading.shape import Run
from convert.context import Context
from convert.design.themes import built_in_themes, load_theme
from convert.errors import MissingError, RenderError, UsageError
from convert.interchange import to_json
from convert.normalise import normalise
from convert.paging import letters
from convert.walk import plain_text
from tests.backends.typst.made import BY_TYPST, article, laid, paragraph, read_back
from tests.conformance.articles.make import articles

ALL = articles()
SINKS = [name for name in ALL if name.startswith("kitchen-sink-")]
THEMES = tuple(built_in_themes())


@pytest.mark.parametrize("name", SINKS)
def test_every_kind_of_block_passes_in_every_language(name: str):
    data, _ = laid(ALL[name])
    findings, _ = read_back(ALL[name], data)
    assert findings == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_passes(theme: str):
    for name in ("long-ltr", "notes-ltr", "table-rtl", "quote-cjk"):
        findings, _ = read_back(ALL[name], laid(ALL[name], theme)[0])
        assert findings == [], name


@pytest.mark.parametrize("theme", THEMES)
def test_letters_that_another_family_of_the_theme_has_are_set_in_it(theme: str):
    """Of phonetic letters the sans has those that the serif lacks."""
    findings, _ = read_back(
        said := article(paragraph("They say [taɪdz], [ʃɪp] and [ˈhɑːbə].")), laid(said, theme)[0]
    )
    assert findings == []


@pytest.mark.parametrize(
    "tokens",
    [
        ("page.columns=2",),
        ("page.cover=true",),
        ("page.duplex=true",),
        ("page.contents=true", "type.number_headings=true"),
        ("page.notes=foot",),
        ("type.lead=large", "page.size=A5"),
    ],
    ids=lambda tokens: tokens[0],
)
def test_what_a_theme_can_ask_of_pages(tokens: tuple[str, ...]):
    for name in ("kitchen-sink-en", "headings-rtl"):
        findings, _ = read_back(ALL[name], laid(ALL[name], "default", BY_TYPST, *tokens)[0])
        assert findings == [], name


@pytest.mark.parametrize("name", ["kitchen-sink-en", "notes-rtl", "cells-cjk"])
def test_the_words_are_those_of_the_other_engine(name: str):
    by_typst = read_back(ALL[name], laid(ALL[name])[0])[1]
    other = read_back(ALL[name], laid(ALL[name], options=PdfOptions(engine="weasyprint"))[0])[1]
    assert _letters(by_typst.runs) == _letters(other.runs)
    assert by_typst.lists == other.lists
    assert len(by_typst.notes) == len(other.notes)
    assert [len(table.rows) for table in by_typst.tables] == [len(t.rows) for t in other.tables]
    assert [entry.text for entry in by_typst.outline] == [entry.text for entry in other.outline]


def _letters(runs: Iterable[Run]) -> str:
    return "".join("".join(filter(str.isalnum, run.text)) for run in runs)


# ---- the same bytes, the right pages


def test_the_same_bytes_again_and_in_another_folder_and_process(tmp_path: Path):
    name = "kitchen-sink-ar"
    source = tmp_path / "boat.json"
    source.write_bytes(to_json(ALL[name]))
    made = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        command = [sys.executable, "-m", "convert", "run", source, "-t", "pdf", "-q"]
        subprocess.run(
            [*command, "-O", "pdf.engine=typst", "-o", "out"], cwd=tmp_path / folder, check=True
        )
        made.append((tmp_path / folder / "out" / "boat.pdf").read_bytes())
    assert made[0] == made[1]
    assert laid(ALL[name]) == laid(ALL[name])


@pytest.mark.parametrize(
    ("name", "theme"), [("long-ltr", "default"), ("kitchen-sink-en", "report")]
)
def test_pages_begin_where_their_first_words_do(name: str, theme: str):
    data, pages = laid(ALL[name], theme)
    assert len(pages.letters) == len(open_pdf(data).pages)
    assert pages.letters[0] == 0
    assert list(pages.letters) == sorted(pages.letters)
    text = letters("".join(run.text for run in read_back(ALL[name], data)[1].runs))
    assert pages.letters[-1] < text


def test_a_page_begins_with_the_letters_that_are_counted():
    """Each paragraph is numbered, so that the first on a page says how many are behind it."""
    given = article(*(paragraph(f"n{number:03} " + "word " * 40) for number in range(60)))
    data, pages = laid(given)
    before = letters(plain_text(article()))
    each = letters("n000 " + "word " * 40)
    for page, count in zip(open_pdf(data).pages[1:], pages.letters[1:], strict=True):
        first = "".join(text for _, text in sorted(page.marked.items())).split("n", 1)[1]
        number = int(first[:3])
        assert (number - 1) * each < count - before <= number * each


# ---- which engine


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = MissingError("Pango is not installed", hint="Install it.", code="machine.pango")
    monkeypatch.setattr(engines, "weasyprint_lacks", lambda: lacking)
    engines._tell.cache_clear()


def test_weasyprint_lays_out_where_it_can():
    assert engines.engine_for(PdfOptions()) == "weasyprint"
    assert engines.engine_for(BY_TYPST) == "typst"


@pytest.mark.usefixtures("no_pango")
def test_typst_lays_out_without_pango_and_says_so_once(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING, logger="convert"):
        assert engines.engine_for(PdfOptions()) == "typst"
        assert engines.engine_for(PdfOptions()) == "typst"
    assert len(caplog.records) == 1
    assert "\n" not in caplog.records[0].getMessage()


@pytest.mark.usefixtures("no_pango")
def test_without_either_the_first_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engines, "has_typst", lambda: False)
    with pytest.raises(MissingError, match="Pango"):
        engines.engine_for(PdfOptions())


@pytest.mark.parametrize("source", [None, b"A title\n\nSome words.\n"])
def test_a_pdf_of_the_third_part_carries_its_source(source: bytes | None):
    ready, _ = normalise(ALL["kitchen-sink-he"], "boat")
    options = PdfOptions(engine="typst", profile="ua-1+a-3a")
    theme, context = load_theme("default"), Context(source=source, stamp=1_700_000_000)
    data = PdfBackend().render(ready, theme, options, context)
    assert data == PdfBackend().render(ready, theme, options, context)
    assert read_back(ALL["kitchen-sink-he"], data)[0] == []
    pdf = open_pdf(data).pdf
    assert b"<pdfaid:part>3<" in pdf.Root.Metadata.read_bytes()
    carried = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    assert carried == ({"source.txt": source} if source else {})
    assert [str(file.AFRelationship) for file in pdf.Root.get("/AF", [])] == ["/Source"] * len(
        carried
    )


def test_profiles_that_it_does_not_make_are_refused():
    options = PdfOptions(engine="typst", profile="ua-2+a-4f")
    with pytest.raises(UsageError, match="no PDF of the profile") as refused:
        laid(article(paragraph()), options=options)
    assert len(str(refused.value).splitlines()) == 1
    assert "weasyprint" in str(refused.value)


def test_letters_that_no_font_has_are_told():
    with pytest.raises(RenderError, match=r"no installed font has .*U\+13000"):
        laid(article(paragraph("A hieroglyph: \U00013000.")))


def test_a_theme_of_a_stranger_goes_by_its_own_tokens(tmp_path: Path):
    (tmp_path / "theme.toml").write_text(
        'name = "house"\nextends = "default"\n[type]\nsize = "14pt"\n[page]\nsize = "A5"\n'
    )
    data, _ = laid(article(paragraph()), str(tmp_path))
    file = open_pdf(data)
    box = [float(edge) for edge in file.pdf.pages[0].MediaBox]
    assert [round(edge) for edge in box[2:]] == [420, 595]


def test_the_library_takes_the_option():
    given = convert.read(b"A title of three words\n\nIt rained all night, and nobody slept.\n")
    assert b"Typst" in convert.render(given, "pdf", options={"engine": "typst"})
