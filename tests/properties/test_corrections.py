"""5,000 random corrections, every kind of block over random lines: no word is lost untold."""

import random
from collections import Counter

import pytest

from convert.readers.text.rules.found import kinds
from convert.sidecar import KINDS
from tests.properties.corrections import trial


@pytest.mark.parametrize("seed", range(10))
def test_random_corrections_lose_no_word(seed: int) -> None:
    chance = random.Random(seed)
    came: Counter[str] = Counter()
    for _ in range(500):
        said, what = trial(chance)
        assert what in ("kept", "refused"), said
        came[what] += 1
    assert came["kept"] > came["refused"], "a trial that is refused proves nothing"


def test_every_kind_of_line_can_be_said() -> None:
    assert set(kinds()) == set(KINDS)
