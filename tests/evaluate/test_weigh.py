"""Weights that are fitted: the model on choices made up here, the table, and the command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from convert.readers.text.weights import WEIGHTS, body
from tests.evaluate.choices import Choice, Option, choices
from tests.evaluate.confusion import confusion, table
from tests.evaluate.corpora import entries, parts
from tests.evaluate.test_score import GOLD, TEXT
from tests.evaluate.weigh import fit_weights, in_force, with_weights

CAPS = ("heading", "in capitals")
SHORT = ("heading", "short")
PROSE = ("paragraph", "running text")
PRIOR = {CAPS: 2.0, SHORT: 2.0, PROSE: 3.0}
ROWS = frozenset({"heading", "paragraph"})


def choice(heads: bool, *signs: tuple[str, str]) -> Choice:
    heading = Option("heading", tuple((sign, 1.0) for sign in signs), 0.0, heads)
    return Choice("the quay", (heading, Option("paragraph", ((PROSE, 1.0),), 0.0, not heads)))


def test_what_stood_over_headings_comes_to_weigh_more() -> None:
    found = [choice(True, CAPS)] * 30 + [choice(False, SHORT)] * 30
    fitted = fit_weights(found, PRIOR, ROWS, pull=1.0)
    assert fitted[CAPS] > PRIOR[CAPS] + 0.5
    assert fitted[SHORT] < PRIOR[SHORT]


def test_a_firm_prior_and_a_row_left_out_stay_as_they_are() -> None:
    found = [choice(True, CAPS)] * 30
    assert fit_weights(found, PRIOR, ROWS, pull=1e6)[CAPS] == pytest.approx(2.0, abs=0.1)
    assert fit_weights(found, PRIOR, frozenset({"paragraph"}), pull=1.0)[CAPS] == pytest.approx(2.0)


def test_what_speaks_for_a_thing_never_comes_to_speak_against_it() -> None:
    fitted = fit_weights([choice(False, CAPS)] * 300, PRIOR, ROWS, pull=0.001)
    assert 0 < fitted[CAPS] < 1


def corpus(folder: Path) -> Path:
    for name in ("text", "gold"):
        (folder / name).mkdir()
    (folder / "SOURCES.tsv").write_text("id\tsource\nsea\tquay 1\nlog\trock 2\n", "utf-8")
    for name in ("sea", "log"):
        (folder / "text" / f"{name}.txt").write_text(TEXT, "utf-8")
        (folder / "gold" / f"{name}.json").write_text(json.dumps(GOLD), "utf-8")
    return folder


def test_choices_know_which_claim_is_right(tmp_path: Path) -> None:
    (sea,) = [entry for entry in entries(corpus(tmp_path)) if entry.source == "quay"]
    right = {option.rule for one in choices(sea) for option in one.options if option.right}
    wrong = {option.rule for one in choices(sea) for option in one.options if not option.right}
    assert {"title", "heading", "list"} <= right
    assert "heading" in wrong


def test_parts_hold_whole_sources_and_about_as_much_each() -> None:
    sizes = {"quay": 30, "rock": 20, "bay": 20, "ebb": 1}
    found = parts(name for name, size in sizes.items() for _ in range(size))
    assert set(found) == set(sizes)
    assert len(set(found.values())) == len(sizes)


def test_other_weights_are_in_force_for_a_while_and_no_longer() -> None:
    before = WEIGHTS["heading"]["in capitals"]
    with in_force({CAPS: 0.5}):
        assert WEIGHTS["heading"]["in capitals"] == 0.5
    assert WEIGHTS["heading"]["in capitals"] == before


def test_the_table_is_written_with_other_numbers_and_nothing_else() -> None:
    module = Path(body.__file__).read_text("utf-8")
    same = {(rule, sign): by for rule, row in WEIGHTS.items() for sign, by in row.items()}
    written = with_weights(module, {**same, CAPS: 1.234}, "2026-11-26")
    changed = set(written.splitlines()) - set(module.splitlines())
    assert changed == {'        "in capitals": 1.23,', "`make fit` fitted it on 2026-11-26."}


def test_confusion_counts_words_by_kind(tmp_path: Path) -> None:
    found = confusion(entries(corpus(tmp_path)), None)
    assert {wanted for wanted, got in found if wanted != got} == set()
    assert any("100.0%" in row for row in table(found, None))


def test_the_command_prints_scores_of_held_out_sources(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.evaluate.weigh", str(corpus(tmp_path))],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "0 sources gain, 0 lose" in run.stdout
    assert tmp_path.name[:40] in run.stdout
