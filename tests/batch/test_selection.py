"""Which files a run takes, and where their outputs go."""

from pathlib import Path

import pytest

from convert.batch.plan import Selection, plan
from convert.errors import UsageError
from tests.command import article_convert

TEXT = "A title\n\nA paragraph that is long enough to be one, with a full stop.\n"


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)


def stems(*paths: str, out: str = "out", **selection: tuple[str, ...]) -> list[str]:
    return [job.stem for job in plan(paths, ("html",), out, Selection(**selection)).jobs]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_globs_take_files_and_folders(tmp_path: Path):
    write(tmp_path, "in/a.txt", "in/b.txt", "in/c.md", "in/year/d.txt", "in/year/deep/e.txt")
    assert stems("in/*.txt") == ["a", "b"]
    assert stems("in/y*") == ["d", "deep/e"]
    assert stems("in/**/e.txt") == ["e"]
    assert stems("in/[ab].txt", "in/c.md") == ["a", "b", "c"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path):
    write(tmp_path, "in/a[1].txt", "in/a1.txt")
    assert stems("in/a[1].txt") == ["a[1]"]


def test_a_glob_that_finds_nothing_is_wrong_use():
    with pytest.raises(UsageError, match="no article found in 'in/"):
        stems("in/*.txt")


def test_a_path_that_is_named_twice_is_taken_once(tmp_path: Path):
    write(tmp_path, "in/a.txt")
    assert stems("in", "in/a.txt", "in/*.txt") == ["a"]


def test_outputs_are_no_sources_where_they_lie_among_them(tmp_path: Path):
    write(tmp_path, "a.txt", "sub/b.txt")
    for _ in range(2):
        result = article_convert("run", ".", "-t", "txt,html", "-o", "site", cwd=tmp_path)
        assert result.code == 0, result.err
    assert stems(".", out="site") == ["a", "sub/b"]
    assert not (tmp_path / "site" / "site").exists()


def test_outputs_beside_their_sources_are_no_sources_the_next_time(tmp_path: Path):
    write(tmp_path, "in/a.txt")
    first = article_convert("run", "in", "-t", "html,json", "-o", "in", cwd=tmp_path)
    assert first.code == 0, first.err
    again = article_convert("run", "in", "-t", "html,json", "-o", "in", cwd=tmp_path)
    assert again.code == 0, again.err
    assert sorted(path.name for path in (tmp_path / "in").glob("[!.]*")) == [
        "a.html", "a.json", "a.txt",
    ]  # fmt: skip


def test_an_output_never_takes_the_place_of_its_source(tmp_path: Path):
    write(tmp_path, "in/a.txt")
    result = article_convert("run", "in", "-t", "txt", "-o", "in", cwd=tmp_path)
    assert result.code == 2
    assert "'in/a.txt' would be overwritten" in result.err
    assert (tmp_path / "in" / "a.txt").read_text() == TEXT


@pytest.mark.parametrize("other", ["in/a.text", "in/A.txt"])
def test_two_sources_of_one_output_are_one_error(tmp_path: Path, other: str):
    write(tmp_path, "in/a.txt", other)
    with pytest.raises(UsageError, match="would both be written to"):
        stems("in")


def test_patterns_reach_into_folders_and_exclusion_wins(tmp_path: Path):
    write(tmp_path, "in/a.txt", "in/old/b.txt", "in/old/c.md", "in/new/d.md")
    assert stems("in", include=("old/*",)) == ["old/b", "old/c"]
    assert stems("in", include=("*.md",), exclude=("old/*",)) == ["new/d"]
    assert stems("in", exclude=("old/*",)) == ["a", "new/d"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path):
    write(tmp_path, "in/a.md", "in/.hidden")
    assert stems("in/a.md", "in/.hidden") == ["a", ".hidden"]


def test_a_dry_run_says_what_and_why_and_does_nothing(tmp_path: Path):
    write(tmp_path, "in/a.txt", "in/b.txt")
    arguments = ("run", "in", "-t", "html", "-o", "out")
    told = article_convert(*arguments, "--dry-run", cwd=tmp_path)
    assert told.out.splitlines() == ["in/a.txt: new", "in/b.txt: new"]
    assert not (tmp_path / "out").exists()
    article_convert(*arguments, cwd=tmp_path)
    (tmp_path / "in" / "a.txt").write_text(TEXT + "\nAnother paragraph, with a stop.\n")
    (tmp_path / "out" / "b.html").unlink()
    assert article_convert(*arguments, "--dry-run", cwd=tmp_path).out.splitlines() == [
        "in/a.txt: source changed", "in/b.txt: html is missing or was changed",
    ]  # fmt: skip


def test_a_dry_run_says_what_would_be_pruned(tmp_path: Path):
    write(tmp_path, "in/a.txt", "in/b.txt")
    article_convert("run", "in", "-t", "html", "-o", "out", cwd=tmp_path)
    (tmp_path / "in" / "b.txt").unlink()
    told = article_convert(
        "run", "in", "-t", "html", "-o", "out", "--prune", "--dry-run", cwd=tmp_path
    )
    assert told.out.splitlines() == ["in/a.txt: unchanged", "out/b.html: source is gone"]
    assert (tmp_path / "out" / "b.html").exists()
