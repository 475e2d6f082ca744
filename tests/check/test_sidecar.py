"""An output is judged against its source as the sidecar beside it corrects it."""

from pathlib import Path

import pytest

from tests.command import article_convert

TEXT = "The Ferry\n\nBy Ann Lee\n\nIt went over the river for years.\n\nThen it stopped for good.\n"
SIDECARS = [
    "date = 2026-03-03\n",
    'authors = ["Bo Lind"]\n',
    "authors = []\n",
    'title = "The Last Ferry"\nsubtitle = "What became of it"\n',
    "skip = [3]\nquote = [5]\n",
    "list = [[5, 7]]\n",
    "standfirst = [5]\n",
    'dateline = "EXBRIDGE, May 2 -"\n',
]


@pytest.mark.parametrize("said", SIDECARS)
def test_outputs_are_what_source_and_sidecar_say(tmp_path: Path, said: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_text(said)
    made = article_convert("run", "a.txt", "-o", "out", "--verify", "--to", "html", cwd=tmp_path)
    assert made.code == 0, made.err
    judged = article_convert("check", "out", "--against", "a.txt", cwd=tmp_path)
    assert judged.code == 0, judged.out


def test_without_its_sidecar_the_source_says_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_text("skip = [5]\n")
    article_convert("run", "a.txt", "-o", "out", "--to", "html", cwd=tmp_path)
    (tmp_path / "a.toml").unlink()
    judged = article_convert("check", "out", "--against", "a.txt", cwd=tmp_path)
    assert judged.code == 1
    assert "7 words lost: “It went over the river for years.”" in judged.out
