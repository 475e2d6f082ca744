"""The lines of the house's own prose, and the figures that tell how well they are set."""

import pytest

import convert
from convert.backends.pdf.weasyprint.engine import engine
from tests.lines.figures import Figures, figures
from tests.lines.read import Line, Word, lines_of
from tests.lines.sinks import LANGUAGES, prose

LIMIT = {"en": 3.0}
OTHERS = 6.0


def measured(language: str, *tokens: str) -> Figures:
    return figures(lines_of(convert.render(prose(language), "pdf", tokens=tokens)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_lines_are_loose_or_end_in_a_hyphen(language: str):
    found = measured(language)
    assert found.justified > 150
    assert found.loose < LIMIT.get(language, OTHERS)
    assert found.hyphens < LIMIT.get(language, OTHERS)
    assert found.rivers == 0
    assert found.run <= 1
    assert found.short <= found.last / 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_filled_one_after_the_other_are_worse(language: str, monkeypatch):
    """What the figures are for: without our lines they are not what they should be."""
    block = engine().copies.weasyprint.layout.block
    ours = block.iter_line_boxes
    cells = dict(zip(ours.__code__.co_freevars, ours.__closure__, strict=True))
    monkeypatch.setattr(block, "iter_line_boxes", cells["original"].cell_contents)
    found = measured(language)
    assert max(found.loose, found.hyphens) > LIMIT.get(language, OTHERS)


def line(words: str, gap: float, *, foot: float = 700.0, left: float = 100.0) -> Line:
    """A line of 11 pt whose letters are 5 wide."""
    placed, x = [], left
    for word in words.split():
        placed.append(Word(word, x, x + 5 * len(word)))
        x = placed[-1].right + gap
    return Line(0, foot, 11.0, placed)


def column(*lines: tuple[str, float]) -> list[Line]:
    """Lines below each other, the last of which ends its paragraph."""
    return [line(words, gap, foot=700.0 - 15 * n) for n, (words, gap) in enumerate(lines)]


@pytest.mark.parametrize(("gap", "loose"), [(4.5, 0.0), (4.7, 100.0), (9.0, 100.0)])
def test_a_line_is_loose_by_its_mean_gap(gap: float, loose: float):
    assert figures(column(*[("aaaa bbbb cccc dddd", gap)] * 4, ("aaaa", 3))).loose == loose


@pytest.mark.parametrize(
    ("last", "hyphens"),
    [("ddd-", 100.0), ("ddd\u2010", 100.0), ("dddd", 0.0), ("dd 4-", 0.0), ("ddd–", 0.0)],
)
def test_a_hyphen_is_one_after_a_letter(last: str, hyphens: float):
    words = f"aaaa bbbb cccc {last}"
    assert figures(column(*[(words, 3)] * 4, ("aaaa", 3))).hyphens == hyphens


@pytest.mark.parametrize(
    ("middle", "gap", "rivers"),
    [
        ("aaaa bbbb cccc dddd", 5.0, 6),
        ("aaaa bbbb cccc dddd", 3.0, 0),
        ("aa bbbb cccc dddddd", 5.0, 0),
    ],
)
def test_a_river_runs_through_three_lines(middle: str, gap: float, rivers: int):
    """Three gaps lie below one another, in the first three lines and in the last three."""
    around = ("aaaa bbbb cccc dddd", gap)
    lines = column(around, (middle, gap), around, around, ("aaaa", 3))
    if middle != around[0]:
        del lines[3]
    assert figures(lines).rivers == rivers


def test_the_last_line_of_a_paragraph_is_short():
    lines = column(*[("aaaa bbbb cccc dddd", 3)] * 4, ("far.", 3))
    found = figures(lines)
    assert (found.justified, found.last, found.short) == (4, 1, 1)


def test_ragged_lines_are_not_justified():
    words = ("aaaa bbbb cccc dddd", "aaaa bbbb cccc d", "aaaa bbbb cccc dd", "aaaa bbbb cc dd")
    assert figures(column(*[(each, 3.0) for each in words])).justified == 0
