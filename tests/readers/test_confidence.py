"""How sure the reader is: never less for more evidence, and not at all of a doubtful line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from convert.readers.text.confidence import ALWAYS, SIGNS, confidences, kind_of
from convert.readers.text.judged import Judged
from convert.readers.text.odds import ODDS
from convert.readers.text.reader import judge
from convert.readers.text.rule import Claim, Decision, Evidence, claimed
from convert.settings import ReadSettings
from convert.source import Source
from tests.command import article_convert
from tests.rules.seeing import MORE, PROSE, read

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
BOAT = "The boat comes on Mondays. It brings oil and bread."
TEXTS = {
    "prose": f"The Keeper's Day\n\n{PROSE}\n\n{MORE}\n\n{BOAT}\n",
    "headings": f"The Keeper's Day\n\n{PROSE}\n\nThe oil\n\n{MORE}\n\nThe boat\n\n{BOAT}\n",
    "a list": f"The Keeper's Day\n\n{PROSE}\n\n- oil\n- bread\n- wicks\n\n{BOAT}\n",
    "no blank lines": f"The Keeper's Day\n{PROSE}\nA keeper's answer\n{MORE}\n{BOAT}\n",
    "numbers": f"The Keeper's Day\n\n1. The lamp\n\n{PROSE}\n\n2. The boat\n\n{BOAT}\n",
    "a listing": f"The Keeper's Day\n\n{PROSE}\n\n    lamp on\n    wait 60\n\n{BOAT}\n",
}


def judged(text: str) -> Judged:
    return judge(Source("x.txt", text.encode()), ReadSettings())


def with_more(claim: Claim, weight: float) -> Claim:
    evidence = (*claim.evidence, Evidence(weight, "more of it"))
    return claimed(claim.rule, claim.first, claim.end, evidence, claim.note)


def sure(found: Judged, decisions: Sequence[Decision]) -> tuple[float, ...]:
    return confidences(decisions, found.conventions)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("weight", [0.3, 1, 4])
def test_more_evidence_for_one_decision_makes_none_less_sure(text: str, weight: float) -> None:
    found = judged(text)
    before = sure(found, found.decisions)
    for at, decision in enumerate(found.decisions):
        stronger = replace(decision, winner=with_more(decision.winner, weight))
        changed = (*found.decisions[:at], stronger, *found.decisions[at + 1 :])
        after = sure(found, changed)
        assert all(new >= old for new, old in zip(after, before, strict=True))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("weight", [0.3, 1, 4])
def test_a_weaker_rival_makes_no_decision_less_sure(text: str, weight: float) -> None:
    found = judged(text)
    before = sure(found, found.decisions)
    for at, decision in enumerate(found.decisions):
        weaker = tuple((with_more(claim, -weight), needs) for claim, needs in decision.rejected)
        unrivalled = replace(decision, rejected=weaker)
        changed = (*found.decisions[:at], unrivalled, *found.decisions[at + 1 :])
        after = sure(found, changed)
        assert all(new >= old for new, old in zip(after, before, strict=True))


def test_a_strong_claim_is_surer_than_a_scant_one() -> None:
    found = judged(TEXTS["headings"])
    at = next(at for at, d in enumerate(found.decisions) if kind_of(d) == "bare heading")
    decision = found.decisions[at]
    scant = with_more(decision.winner, decision.needs - decision.winner.score)
    changed = (*found.decisions[:at], replace(decision, winner=scant), *found.decisions[at + 1 :])
    assert sure(found, changed)[at] < sure(found, found.decisions)[at] - 0.1


@pytest.mark.parametrize("kind", ODDS)
def test_the_table_has_every_sign_and_none_that_speaks_against(kind: str) -> None:
    assert set(ODDS[kind]) == {ALWAYS, *SIGNS}
    assert all(weight >= 0 for sign, weight in ODDS[kind].items() if sign != ALWAYS)


def test_only_what_a_person_said_is_certain() -> None:
    source = Source("x.txt", TEXTS["prose"].encode(), sidecar="heading = [[7, 2]]\n")
    found = judge(source, ReadSettings())
    said = [by == 1 for by in sure(found, found.decisions)]
    assert said == [found.lines[d.winner.first].number == 7 for d in found.decisions]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        # a heading that was taken for a paragraph
        (f"The Keeper's Day\n{PROSE}\nA keeper's answer\n{MORE}\n{BOAT}\n", 3),
        # words that lead into a quotation, taken for a heading
        (f'The Keeper\'s Day\n\n{PROSE}\n\nHe used to say\n\n"No lamp, no bread"\n\n{MORE}\n', 5),
        # a heading, or a line that broke early
        (f"The Keeper's Day\n\n{PROSE}\n\nThe oil they use\n{MORE}\n\n{BOAT}\n", 5),
    ],
)
def test_min_confidence_names_the_doubtful_line(tmp_path: Path, text: str, doubtful: int) -> None:
    (tmp_path / "keeper.txt").write_text(text, "utf-8")
    result = article_convert(
        "run", "keeper.txt", "-t", "html", "-o", "out", "--min-confidence", "0.8", cwd=tmp_path
    )
    assert result.code == 0
    assert f"keeper.txt:{doubtful}: warning: this may not be a " in result.err


def test_a_clear_text_has_nothing_doubtful(tmp_path: Path) -> None:
    result = article_convert(
        "run", str(SEED), "-t", "html", "-o", "out", "--min-confidence", "0.8", cwd=tmp_path
    )
    assert result.code == 0
    assert "may not be" not in result.err


def test_a_line_of_doubt_is_less_sure_than_the_prose_around_it() -> None:
    blocks = read(TEXTS["no blank lines"]).blocks
    least = min(blocks, key=lambda block: block.confidence or 0)
    assert least.lines == (3, 3)
