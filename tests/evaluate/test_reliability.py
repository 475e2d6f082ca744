"""What right means for a block, the model, and the command that prints how they fare."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from tests.evaluate.blocks import judge_blocks
from tests.evaluate.fit import Example, fit, likely
from tests.evaluate.gold import read_gold
from tests.evaluate.test_score import GOLD, TEXT


def judged(tmp_path: Path, text: str, gold: dict[str, object]) -> list[bool | None]:
    path = tmp_path / "sea.json"
    path.write_text(json.dumps(gold), "utf-8")
    article = TextReader().read(Source("sea.txt", text.encode()), ReadSettings()).article
    return judge_blocks(read_gold(path), article.blocks)


def test_every_block_is_right_where_gold_and_reader_agree(tmp_path: Path) -> None:
    assert judged(tmp_path, TEXT, GOLD) == [True] * 6


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("Why it returns\n\nIt has", "Why it returns it has", [4]),
        ("Why it returns\n\nIt has", "Why it returns\n\nIt\n\nhas", [5, 6]),
        ("Why it returns", "WHY IT RETURNS", []),
        ("- with leaves,\n- with a hat.", "With leaves, with a hat.", [3]),
        ("before. Nobody", "before.\n\nNobody", [0, 1]),
    ],
)
def test_a_block_of_another_kind_or_place_is_wrong(
    tmp_path: Path, old: str, new: str, wrong: list[int]
) -> None:
    found = judged(tmp_path, TEXT.replace(old, new), GOLD)
    assert [at for at, right in enumerate(found) if right is False] == wrong


def test_furniture_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    gold = {**GOLD, "optional": ["Printed on the quay, all rights with the gulls."]}
    text = TEXT + "\nPrinted on the quay, all rights with the gulls.\n"
    assert judged(tmp_path, text, gold)[-1] is None


def test_the_model_finds_the_shares_that_it_is_shown() -> None:
    examples = [Example((0.0,), at < 20, 1) for at in range(100)]
    examples += [Example((1.0,), at < 90, 1) for at in range(100)]
    weights = fit(examples, (0.0, 0.0), 0.001, (0.0, 0.0), 100)
    assert likely(weights, (0.0,)) == pytest.approx(0.2, abs=0.01)
    assert likely(weights, (1.0,)) == pytest.approx(0.9, abs=0.01)


def test_no_weight_of_a_sign_is_below_zero() -> None:
    examples = [Example((0.0,), True, 1)] * 50 + [Example((1.0,), False, 1)] * 50
    assert fit(examples, (0.0, 0.0), 0.001, (0.0, 0.0), 100)[1] == 0


def test_the_command_prints_what_was_said_and_what_is_right(tmp_path: Path) -> None:
    for name in ("text", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "SOURCES.tsv").write_text("id\tsource\nsea\tthe quay 1\n", "utf-8")
    (tmp_path / "text" / "sea.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gold" / "sea.json").write_text(json.dumps(GOLD), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "tests.evaluate.reliability", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "as the code stands" in run.stdout
    assert "right 1.000" in run.stdout.split("held out")[0]
