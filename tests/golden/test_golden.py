"""The reader sees in each article of tests/golden what a careful reader saw."""

import json
from pathlib import Path

import pytest

from tests.golden.cases import CASES, read_case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_article_is_as_reviewed(case: Path) -> None:
    reviewed = json.loads((case / "article.json").read_bytes())
    assert json.loads(read_case(case)) == reviewed


def test_every_case_has_been_reviewed() -> None:
    assert len(CASES) >= 50
    assert [case.name for case in CASES if not (case / "article.json").exists()] == []
