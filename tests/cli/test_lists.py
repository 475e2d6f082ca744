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
        ((), 2, "no article is named"),
        (("@empty",), 2, "no article is named"),
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
