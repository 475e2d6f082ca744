"""The library: the same bytes as the command, nothing lost on the way, safe in threads."""

import logging
import pydoc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import convert
from convert.errors import Diagnostic, SourceError, UsageError
from tests.command import article_convert as run

TEXT = """The Sea in Winter

By Jane Doe, 3 March 2024

It was there in the morning, as it had been before, and nobody had expected it to leave.

What the boats saw

The boats were in, and the nets were dry. The wind came back in the afternoon.
"""
FORMATS = ("pdf", "epub", "docx", "html")


@pytest.fixture
def sea(tmp_path: Path) -> Path:
    path = tmp_path / "sea.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def untitled(tmp_path: Path) -> Path:
    path = tmp_path / "quiet.txt"
    path.write_text("There is only this one sentence, and it says that nothing at all happened.\n")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


@pytest.mark.parametrize("to", [(), ("epub",), ("html", "pdf"), ("epub", "pdf")])
def test_the_library_writes_what_the_command_writes(sea: Path, tmp_path: Path, to: tuple[str, ...]):
    published = convert.convert(sea, to=to, out=tmp_path / "library")
    asked = ["-t", ",".join(to)] if to else []
    run("run", str(sea), "-o", str(tmp_path / "command"), *asked)
    assert files(tmp_path / "library") == files(tmp_path / "command")
    assert [path.suffix[1:] for path in published] == list(to or FORMATS)


def test_a_theme_options_and_a_language_reach_both(sea: Path, tmp_path: Path):
    convert.convert(
        sea,
        to="pdf",
        out=tmp_path / "library",
        theme="report",
        tokens=["page.cover=true"],
        options={"pdf": {"paper": "A5"}},
        language="en-GB",
    )
    said = ["--theme", "report", "--set", "page.cover=true", "--page-size", "A5"]
    said += ["--language", "en-GB"]
    run("run", str(sea), "-t", "pdf", "-o", str(tmp_path / "command"), *said)
    assert files(tmp_path / "library") == files(tmp_path / "command")


def test_a_sidecar_has_the_last_word_for_both(sea: Path, tmp_path: Path):
    sea.with_suffix(".toml").write_text('title = "Winter"\n')
    assert convert.read(sea).article.metadata.title == "Winter"
    published = convert.convert(sea, to="json", out=tmp_path)
    assert published.article.metadata.title == "Winter"


def test_reading_says_why_and_what_to_know(sea: Path, untitled: Path):
    reading = convert.read(sea)
    assert reading.diagnostics == ()
    became = {decision.begins: decision.became.rule for decision in reading.decisions}
    assert became["What the boats saw"] == "heading"
    assert [d.code for d in convert.read(untitled).diagnostics] == ["title.missing"]


def test_what_was_read_can_be_rendered_as_it_is(sea: Path):
    reading = convert.read(sea)
    assert convert.render(reading, "html") == convert.render(reading.article, "html")


def test_diagnostics_go_to_the_logger_where_nobody_listens(untitled: Path, caplog):
    with caplog.at_level(logging.WARNING, logger="convert"):
        convert.read(untitled)
    assert "quiet.txt: warning: no line reads as a title" in caplog.text


def test_who_listens_hears_them(untitled: Path, tmp_path: Path):
    heard: list[tuple[str, str]] = []

    def tell(diagnostic: Diagnostic, name: str) -> None:
        heard.append((diagnostic.code, Path(name).name))

    with convert.Converter(tell=tell) as converter:
        published = converter.convert(untitled, to="html", out=tmp_path / "out")
    assert heard
    assert {name for _, name in heard} == {"quiet.txt"}
    assert [code for code, _ in heard] == [d.code for d in published.diagnostics]


def test_twelve_threads_through_one_converter_make_the_same_bytes(sea: Path, tmp_path: Path):
    with convert.Converter() as converter, ThreadPoolExecutor(12) as pool:

        def made(number: int) -> dict[str, bytes]:
            out = tmp_path / str(number)
            converter.convert(sea, out=out)
            return files(out)

        first, *rest = pool.map(made, range(12))
    assert set(first) == {f"sea.{name}" for name in FORMATS}
    assert all(other == first for other in rest)


def test_a_converter_that_was_closed_works_again(sea: Path, tmp_path: Path):
    converter = convert.Converter()
    before = converter.convert(sea, to="docx", out=tmp_path)[0].read_bytes()
    converter.close()
    assert converter.convert(sea, to="docx", out=tmp_path)[0].read_bytes() == before


def test_a_theme_that_is_edited_is_another_theme(sea: Path, tmp_path: Path):
    theme = tmp_path / "theme"
    theme.mkdir()
    tokens = theme / "theme.toml"
    tokens.write_text('name = "house"\nextends = "default"\n')
    with convert.Converter(theme=str(theme)) as converter:
        reading = converter.read(sea)
        plain = converter.render(reading, "html")
        tokens.write_text('name = "house"\nextends = "default"\ncolour.link = "#8a1c1c"\n')
        coloured = converter.render(reading, "html")
        (theme / "screen.css").write_text("h2 { color: $link; }")
        styled = converter.render(reading, "html")
    assert b"#8a1c1c" not in plain
    assert b"#8a1c1c" in coloured
    assert b"h2 { color: #8a1c1c; }" in styled


def test_what_goes_wrong_is_raised_with_what_to_do(tmp_path: Path):
    with pytest.raises(SourceError, match="no such file"):
        convert.read(tmp_path / "gone.txt")
    with pytest.raises(SourceError, match="Give its bytes"):
        convert.read(TEXT)
    with pytest.raises(UsageError, match="no format 'pfd'"):
        convert.render(convert.read(TEXT.encode()), "pfd")
    with pytest.raises(UsageError, match=r"pdf.paper has no value 'A44'.*Did you mean A4"):
        convert.render(convert.read(TEXT.encode()), "pdf", options={"paper": "A44"})


def test_one_format_may_name_its_file_as_the_command_does(sea: Path, tmp_path: Path):
    assert convert.convert(sea, to="html", out=tmp_path / "a.b.html").paths == (
        tmp_path / "a.b.html",
    )
    assert convert.convert(sea, to=["html", "txt"], out=tmp_path / "all.html").paths == (
        tmp_path / "all.html" / f"{sea.stem}.html",
        tmp_path / "all.html" / f"{sea.stem}.txt",
    )
    (tmp_path / "old.html").mkdir()
    (path,) = convert.convert(sea, to="html", out=tmp_path / "old.html")
    assert path.parent == tmp_path / "old.html", "a folder that is there stays one"


@pytest.mark.parametrize("wrong", [["a.txt", "b.txt"], 3, None])
def test_what_is_no_source_is_told_as_wrong_use(wrong: object):
    with pytest.raises(convert.ConvertError, match="one source is wanted, not a"):
        convert.convert(wrong)  # type: ignore[arg-type]  # what a checker would have refused


def test_the_public_names_are_shown():
    assert {"read", "render", "convert", "Converter", "Reading", "Source"} <= set(dir(convert))
    shown = pydoc.render_doc(convert, renderer=pydoc.plaintext)
    for name in ("read(source", "render(article", "class Converter"):
        assert name in shown


def test_importing_the_package_loads_nothing_of_it():
    code = "import sys, convert; print([m for m in sys.modules if m.startswith('convert.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
