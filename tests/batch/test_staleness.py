"""What is as it was costs a look; what changed is made again, and only that."""

import os
from pathlib import Path

import pytest

from convert.batch import fingerprint
from convert.batch.plan import Selection, plan
from convert.batch.run import Order, Summary, decisions, run
from convert.settings import Settings
from convert.storage.places import LocalPlace
from tests.batch.hearing import Hearing
from tests.command import article_convert


def write(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{words}\n\nA paragraph about {words} that ends with a full stop.\n")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ebb", "flow", "sub/tide"):
        write(tmp_path / "in" / f"{name}.txt", name)
    return tmp_path


def order(folder: Path, **changes) -> Order:
    settings = changes.pop("settings", Settings(to=("html", "json")))
    jobs = plan([str(folder / "in")], settings.to, str(folder / "out"), Selection()).jobs
    return Order(
        jobs=tuple(jobs), place=LocalPlace(str(folder / "out")), settings=settings, **changes
    )


def made(folder: Path, **changes) -> tuple[set[str], Summary]:
    hearing = Hearing()
    summary = run(order(folder, **changes), hearing)
    return {outcome.job.stem for outcome in hearing.outcomes}, summary


def test_nothing_is_made_twice(folder: Path):
    assert made(folder)[0] == {"ebb", "flow", "sub/tide"}
    stems, summary = made(folder)
    assert stems == set()
    assert summary.unchanged == 3


def test_a_changed_source_is_made_again_and_only_that(folder: Path):
    made(folder)
    write(folder / "in" / "flow.txt", "flood")
    assert made(folder)[0] == {"flow"}
    assert "flood" in (folder / "out" / "flow.html").read_text()


def test_a_touched_source_with_the_same_words_is_not(folder: Path):
    made(folder)
    os.utime(folder / "in" / "flow.txt", (1, 1))
    assert [d.reason for d in decisions(order(folder))] == ["unchanged"] * 3
    stems, summary = made(folder)
    assert (stems, summary.unchanged) == (set(), 3)
    os.utime(folder / "in" / "flow.txt", (2, 2))
    done = article_convert("run", "in", "-t", "html,json", "-o", "out", cwd=folder)
    assert (done.code, done.err.splitlines()[0]) == (0, "3 unchanged, 0 to make")


def test_the_same_words_are_another_article_to_another_reader(folder: Path):
    made(folder)
    (folder / "in" / "flow.txt").rename(folder / "in" / "flow.md")
    assert made(folder)[0] == {"flow"}


def test_a_deleted_output_is_made_again(folder: Path):
    made(folder)
    (folder / "out" / "ebb.json").unlink()
    assert made(folder)[0] == {"ebb"}
    assert (folder / "out" / "ebb.json").exists()


def test_an_output_that_somebody_edited_is_made_again(folder: Path):
    made(folder)
    (folder / "out" / "ebb.html").write_text("mine now")
    assert made(folder)[0] == {"ebb"}


def test_a_sidecar_that_comes_or_changes_counts(folder: Path):
    made(folder)
    sidecar = folder / "in" / "ebb.toml"
    sidecar.write_text('title = "Ebb and flow"\n')
    assert made(folder)[0] == {"ebb"}
    sidecar.unlink()
    assert made(folder)[0] == {"ebb"}


def test_other_settings_make_all_again(folder: Path):
    made(folder)
    settings = Settings(to=("html", "json"), options={"html": {"url": "https://example.org"}})
    assert len(made(folder, settings=settings)[0]) == 3


def test_a_further_format_leaves_the_others_remembered(folder: Path):
    made(folder)
    assert len(made(folder, settings=Settings(to=("epub",)))[0]) == 3
    assert made(folder)[1].unchanged == 3


def test_force_makes_all_again(folder: Path):
    made(folder)
    assert len(made(folder, force=True)[0]) == 3


def test_prune_removes_only_what_it_made(folder: Path):
    made(folder)
    (folder / "in" / "sub" / "tide.txt").unlink()
    stranger = folder / "out" / "stranger.html"
    stranger.write_text("not ours")
    _, summary = made(folder, prune=True)
    assert sorted(summary.pruned) == ["sub/tide.html", "sub/tide.json"]
    assert not (folder / "out" / "sub").exists()
    assert stranger.exists()
    assert made(folder)[1].unchanged == 2


def test_prune_leaves_what_was_only_left_out(folder: Path):
    made(folder)
    one = plan([str(folder / "in" / "ebb.txt")], ("html",), str(folder / "out"), Selection()).jobs
    alone = Order(
        jobs=tuple(one),
        place=LocalPlace(str(folder / "out")),
        settings=Settings(to=("html",)),
        prune=True,
    )
    assert run(alone, Hearing()).pruned == []
    assert (folder / "out" / "flow.html").exists()


def test_a_change_of_the_theme_makes_all_again_and_of_another_none(folder: Path):
    for name in ("house", "other"):
        theme = folder / name
        theme.mkdir()
        (theme / "theme.toml").write_text(f'name = "{name}"\nextends = "default"\n')
    arguments = ("run", "in", "-t", "html", "-o", "out", "--theme", "house", "--json")

    def count() -> int:
        result = article_convert(*arguments, cwd=folder)
        assert result.code == 0, result.err
        return result.out.count("\n")

    assert count() == 3
    (folder / "other" / "screen.css").write_text("p { color: red }\n")
    assert count() == 0
    (folder / "house" / "screen.css").write_text("p { margin: 0 }\n")
    assert count() == 3
    assert "margin: 0" in (folder / "out" / "ebb.html").read_text()


def test_another_version_of_what_makes_them_makes_all_again(folder: Path, monkeypatch):
    made(folder)
    versions = fingerprint.maker_versions(("html",))
    assert any(version.startswith("weasyprint-") for version in versions)
    monkeypatch.setattr(fingerprint, "maker_versions", lambda _: [*versions, "weasyprint-99"])
    assert {decision.reason for decision in decisions(order(folder))} == {
        "settings, theme or versions changed"
    }


def test_a_torn_journal_costs_one_article(folder: Path):
    made(folder)
    journal = folder / "out" / ".article-convert.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])
    assert len(made(folder)[0]) == 1
    assert made(folder)[1].unchanged == 3


def test_a_journal_that_is_mostly_history_is_written_anew(folder: Path):
    journal = folder / "out" / ".article-convert.jsonl"
    longest = 0
    for _ in range(30):
        made(folder, force=True)
        longest = max(longest, journal.read_bytes().count(b"\n"))
    assert 40 < longest < 90
    assert journal.read_bytes().count(b"\n") < longest
    assert made(folder)[1].unchanged == 3


def test_what_a_killed_run_left_is_swept_away(folder: Path):
    write(folder / "out" / ".ebb.html.xyz.article-convert-tmp", "half")
    made(folder)
    assert not list((folder / "out").glob("*tmp"))


def test_what_another_run_is_just_writing_is_left(folder: Path):
    """make -j runs several at once, and a dependency file is written without the folder's lock."""
    import subprocess

    write(folder / "out" / "start.txt", "so that there is a folder")
    with subprocess.Popen(["sleep", "60"]) as other:
        name = f".ebb.d.{other.pid}.article-convert-tmp"
        (folder / "out" / name).write_text("half")
        made(folder)
        assert (folder / "out" / name).exists()
        other.kill()
    made(folder, force=True)
    assert not (folder / "out" / name).exists()


def test_a_pool_makes_the_same_bytes(folder: Path):
    made(folder)
    alone = {p.name: p.read_bytes() for p in (folder / "out").rglob("*.html")}
    made(folder, force=True, workers=2)
    assert {p.name: p.read_bytes() for p in (folder / "out").rglob("*.html")} == alone


def test_one_bad_article_is_named_and_the_others_are_made(folder: Path):
    (folder / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    stems, summary = made(folder, workers=2)
    assert stems == {"bad", "ebb", "flow", "sub/tide"}
    assert (summary.made, summary.failed) == (3, 1)
    assert "bad.txt" in summary.failures[0]


def test_fail_fast_stops(folder: Path):
    (folder / "in" / "aaa.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    stems, _ = made(folder, fail_fast=True)
    assert stems == {"aaa"}
