"""Why lines became what they became."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from convert.readers.explanation import Explained
from convert.readers.reading import Reading
from convert.readers.telling import to_lines, to_sidecar
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import plain_text
from tests.command import article_convert
from tests.golden.cases import CASES

PLAIN = ReadSettings()


def read(source: bytes, sidecar: str | None = None) -> Reading:
    return TextReader().read(Source("x.txt", source, sidecar), PLAIN)


def decided(source: bytes) -> tuple[Explained, ...]:
    return read(source).decisions


SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def test_the_seed_says_why_its_headings_are_headings() -> None:
    decisions = {d.begins: d for d in decided(SEED.read_bytes())}
    for heading in ("Russia’s Worries with Ukraine in NATO", "Attention from Other World Powers"):
        decision = decisions[heading]
        assert decision.became.rule == "heading"
        assert decision.became.score > decision.became.needs
        saw = [reason for weight, reason in decision.became.evidence if weight > 0]
        assert "blank lines around it" in saw
        assert "no final stop" in saw


def test_the_seed_says_why_its_last_sentence_is_none() -> None:
    last = decided(SEED.read_bytes())[-1]
    assert last.begins.startswith("Furthermore, China must refrain from taking sides")
    assert last.became.rule == "paragraph"
    rival = next(claim for claim in last.rejected if claim.rule == "heading")
    assert rival.score < rival.needs
    assert (-3.5, "ends with a full stop") in rival.evidence


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_line_with_text_lies_in_exactly_one_decision(case: Path) -> None:
    source = (case / "input.txt").read_bytes()
    lines = list(to_lines(read(source).explain(), "x"))
    assert lines
    covered: list[int] = []
    aside: set[int] = set()
    for decision in decided(source):
        covered += range(decision.lines[0], decision.lines[1] + 1)
        if decision.became.rule == "set aside":
            aside.update(range(decision.lines[0], decision.lines[1] + 1))
    # what is set aside may stand inside a paragraph that goes on over it, or share a line with
    # what stays; a form feed may part one line of the source in two
    repeated = {line for line in covered if covered.count(line) > 1} - aside
    assert not repeated or "paged" in case.name


def test_the_sidecar_it_writes_changes_nothing_but_the_certainty() -> None:
    for case in CASES:
        source = (case / "input.txt").read_bytes()
        found = read(source)
        before = found.article
        after = read(source, to_sidecar(found, "x.txt")).article
        assert plain_text(after) == plain_text(before), case.name
        levels = [getattr(block, "level", 0) for block in before.blocks]
        assert [getattr(block, "level", 0) for block in after.blocks] == levels, case.name


def test_the_command_prints_evidence_and_json(tmp_path: Path) -> None:
    from convert.cli.app import app

    path = tmp_path / "sea.txt"
    path.write_text("The Sea\n\nIt was there in the morning, as it had been before.\n", "utf-8")
    plain = CliRunner().invoke(app, ["explain", str(path)], standalone_mode=False)
    assert "title" in plain.output
    assert "needs 4" in plain.output
    data = CliRunner().invoke(app, ["explain", str(path), "--json"], standalone_mode=False)
    assert '"conventions"' in data.output
    CliRunner().invoke(app, ["explain", str(path), "--write-sidecar"], standalone_mode=False)
    assert "heading" in (tmp_path / "sea.toml").read_text("utf-8")


def test_the_command_says_why_one_line_became_what_it_is(tmp_path: Path) -> None:
    source = tmp_path / "sea.txt"
    source.write_text("The sea\n\nThe ferry left before it was light.\nIt came back at noon.\n")
    every = article_convert("explain", source).out
    for line in (3, 4):
        one = article_convert("explain", source, "--line", line)
        assert one.out.startswith(f"{source}:{line} ")
        assert one.out in every
    data = article_convert("explain", source, "--line", 1, "--json").out
    assert [each["lines"] for each in json.loads(data)["decisions"]] == [[1, 1]]
    blank = article_convert("explain", source, "--line", 2)
    assert (blank.code, blank.out) == (1, "")
    assert blank.err.startswith(f"{source}:2: error: nothing was decided of this line")
