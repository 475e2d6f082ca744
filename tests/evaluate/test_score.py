"""The measure itself: full marks for full agreement, and less for every kind of fault."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from tests.evaluate.gold import read_gold, see
from tests.evaluate.score import score

TEXT = """The Sea

By Jane Doe
3 March 2024

It was there in the morning, as it had been before. Nobody had asked it to stay.

Where it goes

It goes to the mill, and it comes back:

- with leaves,
- with a hat.

Why it returns

It has left something behind. Nobody knows what it is.
"""
GOLD = {
    "title": "The Sea",
    "byline": "Jane Doe",
    "date": "2024-03-03",
    "lang": "en",
    "flavour": "paste",
    "blocks": [
        {"type": "paragraph", "text": "It was there in the morning, as it had been before. "
                                      "Nobody had asked it to stay."},
        {"type": "heading", "level": 2, "text": "Where it goes"},
        {"type": "paragraph", "text": "It goes to the mill, and it comes back:"},
        {"type": "list", "items": ["with leaves,", "with a hat."]},
        {"type": "heading", "level": 2, "text": "Why it returns"},
        {"type": "paragraph", "text": "It has left something behind. Nobody knows what it is."},
    ],
}  # fmt: skip


def figures(tmp_path: Path, text: str) -> dict[str, float]:
    path = tmp_path / "sea.json"
    path.write_text(json.dumps(GOLD), "utf-8")
    found = see(TextReader().read(Source("sea.txt", text.encode()), ReadSettings()).article)
    return score(read_gold(path).seen, found)


def test_full_agreement_is_one(tmp_path: Path) -> None:
    assert set(figures(tmp_path, TEXT).values()) == {1.0}


@pytest.mark.parametrize(
    ("old", "new", "measure"),
    [
        ("The Sea\n", "The Lake\n", "title"),
        ("Where it goes\n", "Where it goes.\n", "heading"),
        ("Jane Doe", "Jane Roe", "byline"),
        ("3 March", "4 March", "date"),
        ("- with leaves,\n- with a hat.", "With leaves, with a hat.", "kind"),
        ("Nobody knows what it is.", "", "words"),
        ("before. Nobody", "before.\n\nNobody", "begin"),
    ],
)
def test_a_fault_shows_in_its_measure(tmp_path: Path, old: str, new: str, measure: str) -> None:
    found = figures(tmp_path, TEXT.replace(old, new))
    assert found[measure] < 1
    assert found["all"] < 1


def test_the_command_prints_a_table(tmp_path: Path) -> None:
    for name in ("text", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "sea.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gold" / "sea.json").write_text(json.dumps(GOLD), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "tests.evaluate", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "flavour paste" in run.stdout
    assert "1.0000" in run.stdout
