"""Paths from lists: `@file`, `--from0`, standard input, each where a path may stand."""

import json
from pathlib import Path

import pytest

from tests.command import article_convert

TEXT = "The Sea\n\nIt was there in the morning, as it had been before.\n"
NAMES = ["sea.txt", "a fog.txt", "two\nlines.txt", "@odd.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text(TEXT)
    return tmp_path


def sources(folder: Path, *arguments: str, stdin: bytes = b"") -> list[str]:
    result = article_convert(
        "run", *arguments, "-t", "json", "-o", "out", "--dry-run", "--json", cwd=folder, stdin=stdin
    )
    assert result.code == 0, result.err
    return [json.loads(line)["source"] for line in result.out.splitlines()]


def test_a_list_has_a_path_on_each_line(folder: Path):
    (folder / "list").write_text("sea.txt\n\na fog.txt\n")
    assert sources(folder, "@list") == ["sea.txt", "a fog.txt"]
    assert sources(folder, "./@odd.txt", "@list") == ["./@odd.txt", "sea.txt", "a fog.txt"]
    assert sources(folder, "@-", stdin=b"a fog.txt\r\nsea.txt") == ["a fog.txt", "sea.txt"]


def test_a_list_ended_by_nul_takes_any_name(folder: Path):
    (folder / "list").write_bytes(b"two\nlines.txt\0@odd.txt\0")
    assert sources(folder, "--from0", "list") == ["two\nlines.txt", "@odd.txt"]
    assert sources(folder, "sea.txt", "--from0", "-", stdin=b"a fog.txt\0") == [
        "sea.txt",
        "a fog.txt",
    ]


def test_standard_input_stands_among_files(folder: Path):
    result = article_convert(
        "run", "sea.txt", "-", "-t", "json", "-o", "out", cwd=folder, stdin=TEXT.encode()
    )
    assert result.code == 0, result.err
    assert {path.name for path in (folder / "out").glob("*.json")} == {"sea.json", "stdin.json"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "no file is named"),
        (("@empty",), 2, "no file is named"),
        (("@nowhere",), 1, "nowhere: error: the list of paths cannot be read"),
        (("-", "@-"), 2, "standard input can be read once"),
        (("-", "--from0", "-"), 2, "standard input can be read once"),
        (("-", "-"), 2, "standard input can be read once"),
    ],
)
def test_a_wrong_list_is_one_line(folder: Path, arguments: tuple[str, ...], code: int, said: str):
    (folder / "empty").write_text("\n\n")
    result = article_convert("run", *arguments, cwd=folder, stdin=b"sea.txt")
    assert result.code == code
    assert said in result.err
    assert len(result.err.splitlines()) == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "sea.txt").write_text(TEXT)
    done = article_convert("run", "sea.txt", "-o", "out", cwd=folder)
    assert done.code == 0, done.err
    return folder


@pytest.mark.parametrize("suffix", ["pdf", "epub", "docx", "html"])
def test_what_comes_on_standard_input_is_judged_as_what_it_is(made: Path, suffix: str):
    data = (made / "out" / f"sea.{suffix}").read_bytes()
    done = article_convert("check", "-", "--against", "sea.txt", cwd=made, stdin=data)
    assert (done.code, done.err) == (0, "1 file, 0 errors, 0 warnings\n"), done.out
    other = data.replace(b"morning", b"evening") if suffix == "html" else data[: len(data) // 2]
    wrong = article_convert("check", "-", "--against", "sea.txt", "--json", cwd=made, stdin=other)
    assert wrong.code == 1
    assert {each["file"] for each in json.loads(wrong.out)["findings"]} == {"<stdin>"}


def test_it_is_named_alike_in_all_that_is_written(made: Path, tmp_path: Path):
    data = (made / "out" / "sea.html").read_bytes()
    reports = ("--junit", tmp_path / "a.xml", "--acr", tmp_path / "a.html")
    done = article_convert("check", "out/sea.epub", "-", *reports, cwd=made, stdin=data)
    assert done.code == 0, done.out
    for report in tmp_path.iterdir():
        text = report.read_text()
        assert "&lt;stdin&gt;" in text
        assert "stdin.html" not in text
    outlines = article_convert("check", "-", "out/sea.pdf", "--outline", cwd=made, stdin=data)
    assert outlines.out.startswith("<stdin>:\n")


def test_check_takes_lists_and_its_source_from_a_pipe(made: Path):
    (made / "list").write_text("out/sea.html\nout/sea.pdf\n")
    assert article_convert("check", "@list", cwd=made).err.startswith("2 files, 0 errors")
    names = b"out/sea.html\0out/sea.epub\0"
    done = article_convert("check", "--from0", "-", cwd=made, stdin=names)
    assert done.err.startswith("2 files, 0 errors")
    piped = article_convert(
        "check", "out/sea.html", "--against", "-", cwd=made, stdin=TEXT.encode()
    )
    assert (piped.code, piped.err) == (0, "1 file, 0 errors, 0 warnings\n"), piped.out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "<stdin>: error: there is nothing to judge. Give DOCX, EPUB, HTML or PDF files."),
        (TEXT.encode(), "<stdin>: error: this looks like nothing that is judged."),
        (b"PK\x03\x04 and so on", "<stdin>: error: this looks like nothing that is judged."),
    ],
)
def test_what_is_no_publication_is_told_in_one_line(made: Path, data: bytes, said: str):
    done = article_convert("check", "-", cwd=made, stdin=data)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert done.err.startswith(said)


@pytest.mark.parametrize(
    "arguments", [("check", "-", "@-"), ("check", "-", "--against", "-"), ("check",)]
)
def test_check_reads_standard_input_once(made: Path, arguments: tuple[str, ...]):
    done = article_convert(*arguments, cwd=made, stdin=b"<!DOCTYPE html>")
    assert (done.code, len(done.err.splitlines())) == (2, 1)


@pytest.mark.parametrize("command", ["inspect", "explain", "config"])
def test_a_text_can_be_looked_at_from_a_pipe(made: Path, command: str):
    done = article_convert(command, "-", cwd=made, stdin=f"title: The Ebb\n\n{TEXT}".encode())
    assert done.code == 0, done.err
    assert done.out
