"""What a command does where a person would expect something else than a folder full of files."""

import json
from pathlib import Path

import pytest

from tests.command import article_convert

TEXT = "The Sea\n\nIt was there in the morning, as it had been before.\n"
UNTITLED = "There is only this one sentence, and it says that nothing at all happened.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sea.txt").write_text(TEXT)
    return tmp_path


def run(folder: Path, *arguments: str, stdin: bytes = b""):
    return article_convert("run", *arguments, cwd=folder, stdin=stdin)


def test_a_name_with_a_formats_suffix_is_a_file(folder: Path):
    result = run(folder, "in/sea.txt", "-o", "sea.html")
    assert result.code == 0, result.err
    assert result.out == "sea.html\n"
    assert (folder / "sea.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert {path.name for path in folder.iterdir()} == {"in", "sea.html"}
    assert run(folder, "-", "-o", "other.json", stdin=TEXT.encode()).code == 0
    assert json.loads((folder / "other.json").read_text())["metadata"]["title"] == "The Sea"


def test_a_file_takes_one_article_in_its_own_format(folder: Path):
    (folder / "in" / "fog.txt").write_text(TEXT)
    for arguments in (["in"], ["in/sea.txt", "in/fog.txt"], ["in/sea.txt", "-t", "epub"]):
        result = run(folder, *arguments, "-o", "sea.html")
        assert result.code == 2
        assert len(result.err.splitlines()) == 1
    assert not (folder / "sea.html").exists()


def test_a_folder_of_such_a_name_is_a_folder(folder: Path):
    (folder / "site.html").mkdir()
    run(folder, "in", "-t", "html", "-o", "site.html")
    assert (folder / "site.html" / "sea.html").exists()


def test_what_is_passed_over_is_counted(folder: Path):
    for name in ("a.xlsx", "b.xlsx", "c.pptx", "Makefile"):
        (folder / "in" / name).write_bytes(b"x")
    result = run(folder, "in", "-t", "json", "-o", "out", "--report", "report.json")
    assert "4 passed over (2 .xlsx, 1 .pptx, 1 files without a suffix)" in result.err.replace(
        "1 files without a suffix, 1 .pptx", "1 .pptx, 1 files without a suffix"
    )
    assert json.loads((folder / "report.json").read_text())["passed_over"][".xlsx"] == 2


def test_links_lead_neither_out_of_a_folder_nor_in_circles(folder: Path):
    (folder / "secret.txt").write_text("A secret\n\nNobody may read this sentence.\n")
    (folder / "in" / "leak.txt").symlink_to(folder / "secret.txt")
    (folder / "in" / "one").symlink_to(".")
    (folder / "in" / "two").symlink_to(".")
    result = run(folder, "in", "-t", "json", "-o", "out")
    assert result.code == 0, result.err
    assert {path.name for path in (folder / "out").glob("**/*.json")} == {"sea.json"}
    assert "1 link that leads out of the folder" in result.err


def test_links_out_of_a_folder_are_followed_for_who_asks(folder: Path):
    (folder / "there" / "deep").mkdir(parents=True)
    (folder / "there" / "deep" / "far.txt").write_text("Far\n\nThis one lies elsewhere.\n")
    (folder / "in" / "far").symlink_to(folder / "there")
    (folder / "there" / "back").symlink_to(folder / "in")
    result = run(folder, "in", "-t", "json", "-o", "out", "--follow-links")
    assert result.code == 0, result.err
    made = {str(path.relative_to(folder / "out")) for path in (folder / "out").glob("**/*.json")}
    assert made == {"sea.json", "far/deep/far.json"}
    assert "links" not in result.err
    by_pattern = run(folder, "in/far/*/*.txt", "-t", "json", "-o", "other", "--follow-links")
    assert by_pattern.code == 0, by_pattern.err
    assert {path.name for path in (folder / "other").glob("**/*.json")} == {"far.json", "sea.json"}


def test_its_own_outputs_are_no_sources(folder: Path):
    run(folder, "in", "-t", "txt", "-o", "in/made")
    result = run(folder, "in", "-t", "json", "-o", "out")
    assert {path.name for path in (folder / "out").glob("**/*.json")} == {"sea.json"}
    assert "1 output of an earlier run" in result.err


def test_what_was_told_of_an_unchanged_article_is_told_again(folder: Path):
    (folder / "in" / "quiet.txt").write_text(UNTITLED)
    arguments = ("in", "-t", "json", "-o", "out", "--report", "report.json")
    first, second = run(folder, *arguments), run(folder, *arguments)
    assert "quiet.txt: warning: no line reads as a title" in first.err
    assert "quiet.txt: warning: no line reads as a title" in second.err
    articles = json.loads((folder / "report.json").read_text())["articles"]
    assert [article["status"] for article in articles] == ["unchanged", "unchanged"]
    assert [bool(article["diagnostics"]) for article in articles] == [True, False]


def test_two_runs_do_not_overwrite_each_others_articles(folder: Path):
    (folder / "other").mkdir()
    (folder / "other" / "sea.txt").write_text(TEXT.replace("morning", "evening"))
    run(folder, "in", "-t", "json", "-o", "out")
    before = (folder / "out" / "sea.json").read_bytes()
    refused = run(folder, "other", "-t", "json", "-o", "out")
    assert refused.code == 4
    assert "would overwrite what an earlier run made of 'in/sea.txt'" in refused.err
    assert (folder / "out" / "sea.json").read_bytes() == before
    assert run(folder, "other", "-t", "json", "-o", "out", "--force").code == 0
    assert (folder / "out" / "sea.json").read_bytes() != before


def test_a_dry_run_as_json_is_json(folder: Path):
    result = run(folder, "in", "-t", "json", "-o", "out", "--dry-run", "--json")
    assert [json.loads(line) for line in result.out.splitlines()] == [
        {"source": "in/sea.txt", "reason": "new"}
    ]


def test_a_dependency_file_tells_of_what_was_made(folder: Path):
    (folder / "in" / "void.txt").write_text("")
    result = run(folder, "in", "-t", "json", "-o", "out", "--depfile", "out/all.d")
    assert result.code == 1
    rules = (folder / "out" / "all.d").read_text()
    assert "out/sea.json: in/sea.txt" in rules
    assert "void" not in rules


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("english", "Did you mean en?"), ("en_GB", "Did you mean en-GB?"), ("xx", "Write a tag")],
)
def test_a_language_that_is_none_is_wrong_use(folder: Path, tag: str, meant: str):
    result = run(folder, "in", "-t", "html", "-o", "out", "--language", tag)
    assert result.code == 2
    assert meant in result.err
    assert not (folder / "out").exists()


def test_no_language_carries_markup(folder: Path):
    for tag in ('en"><script>alert(1)</script>', "en\n"):
        assert run(folder, "in", "-t", "html", "-o", "out", "--language", tag).code == 2


def test_a_file_to_judge_that_is_not_there_is_missed(folder: Path):
    result = article_convert("check", "nowhere.pdf", cwd=folder)
    assert result.code == 1
    assert result.err == "nowhere.pdf: error: no such file. [source.missing]\n"


def test_a_sidecar_is_written_over_for_who_says_so(folder: Path):
    sidecar = folder / "in" / "sea.toml"
    arguments = ("explain", "in/sea.txt", "--write-sidecar")
    assert article_convert(*arguments, cwd=folder).code == 0
    assert '# title = "The Sea"' in sidecar.read_text()
    sidecar.write_text('title = "Mine"\n')
    refused = article_convert(*arguments, cwd=folder)
    assert refused.code == 1
    assert "--force writes over it" in refused.err
    assert sidecar.read_text() == 'title = "Mine"\n'
    assert article_convert(*arguments, "--force", cwd=folder).code == 0
    assert sidecar.read_text().startswith("# What in/sea.txt is.")
    assert '# title = "Mine"' in sidecar.read_text()


def test_what_says_something_of_articles_is_not_passed_over(tmp_path: Path):
    (tmp_path / "in").mkdir()
    for name in ("sea.txt", "sea.toml", "convert.toml", "other.toml"):
        (tmp_path / "in" / name).write_text("The sea\n" if name.endswith("txt") else "")
    done = article_convert("run", "in", "-t", "txt", "-o", "out", cwd=tmp_path)
    assert "1 passed over (1 .toml)" in done.err
    (tmp_path / "in" / "other.toml").unlink()
    again = article_convert("run", "in", "-t", "txt", "-o", "out", cwd=tmp_path)
    assert "passed over" not in again.err
