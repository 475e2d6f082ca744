"""`python -m tests.evaluate.weigh DIR...`: fit the weights of evidence, and ask whether it helps.

The claims to some lines are the outcomes of a log-linear model whose weights are the table's; what
stands in the table is the prior. Sources are left out in ten parts: each is read with weights that
have seen nothing of it, and its scores before and after are printed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import exp, sqrt
from pathlib import Path

from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.readers.text.weights import WEIGHTS, body, frame
from convert.settings import ReadSettings
from tests.evaluate.choices import Choice, Option, Sign, choices
from tests.evaluate.corpora import Entry, entries, parts
from tests.evaluate.gold import see
from tests.evaluate.score import score

Fitted = dict[Sign, float]
_PULL = 200.0
_SWEEPS = 40
_SHARP = 2.0  # a lead of one is nearly sure
_LEAST = 0.1  # what speaks for something never comes to speak against it
_NEARLY_ONE = 1e-9
_SHOWN = 0.0005


def main() -> None:
    """Print scores of held-out sources before and after, and with `--write` keep the fit."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.weigh")
    parser.add_argument("corpora", type=Path, nargs="+", help="folders with text/ and gold/")
    parser.add_argument("--rules", help="fit these rows alone: heading,quote")
    parser.add_argument("--pull", type=float, default=_PULL, help="how firmly the prior holds")
    parser.add_argument("--write", metavar="DATE", help="put the fit into the table, of that date")
    options = parser.parse_args()
    rules = frozenset(options.rules.split(",")) if options.rules else frozenset(WEIGHTS)
    every = [entry for corpus in options.corpora for entry in entries(corpus)]
    found = [choice for entry in every for choice in choices(entry)]
    prior = {(rule, sign): by for rule, row in WEIGHTS.items() for sign, by in row.items()}
    print("\n".join(compare(every, found, prior, rules, options.pull)))
    fitted = fit_weights(found, prior, rules, options.pull)
    print("\n".join(_moved(prior, fitted)))
    if options.write:
        for part in (body, frame):
            path = Path(part.__file__)
            path.write_text(with_weights(path.read_text("utf-8"), fitted, options.write), "utf-8")


def fit_weights(
    found: Sequence[Choice], prior: Fitted, rules: frozenset[str], pull: float
) -> Fitted:
    """The likeliest weights near the prior, for `rules`; a weight keeps its sign.

    A source counts for more the more choices it has, but by their root, since the next source is
    as likely of the one sort as of the other.
    """
    sizes = Counter(choice.source for choice in found)
    counts = Counter((choice.options, choice.source) for choice in found)
    each = [(one, times * 6 / sqrt(sizes[source])) for (one, source), times in counts.items()]
    fitted = dict(prior)
    steps = dict.fromkeys(prior, 0.1)
    last = dict.fromkeys(prior, 0.0)
    for _ in range(_SWEEPS):
        slopes = _slopes(each, fitted, rules)
        for sign, slope in slopes.items():
            drawn = slope - pull * (fitted[sign] - prior[sign])
            goes_on = drawn * last[sign] > 0
            steps[sign] = min(0.3, max(0.002, steps[sign] * (1.2 if goes_on else 0.5)))
            last[sign] = drawn
            by = fitted[sign] + (steps[sign] if drawn > 0 else -steps[sign])
            kept = max(by, _LEAST) if prior[sign] > 0 else min(by, -_LEAST)
            fitted[sign] = prior[sign] if abs(prior[sign]) < _LEAST else kept
    return fitted


def _slopes(
    each: Sequence[tuple[tuple[Option, ...], float]], fitted: Fitted, rules: frozenset[str]
) -> dict[Sign, float]:
    """Which way, and how steeply, each weight makes the right claims likelier."""
    slopes: defaultdict[Sign, float] = defaultdict(float)
    for options, counts in each:
        scores, clipped = _scores(options, fitted)
        top = max(scores)
        shares = [exp(_SHARP * (score - top)) for score in scores]
        whole = sum(shares)
        right = sum(share for share, one in zip(shares, options, strict=True) if one.right)
        if right > (1 - _NEARLY_ONE) * whole:
            continue
        for at, (share, one) in enumerate(zip(shares, options, strict=True)):
            if one.rule not in rules or (clipped and at == len(options) - 1):
                continue
            draw = counts * ((share / right if one.right else 0.0) - share / whole)
            for sign, amount in one.seen:
                slopes[sign] += draw * amount
    return slopes


def _scores(options: tuple[Option, ...], fitted: Fitted) -> tuple[list[float], bool]:
    """What each claim weighs; the paragraph at least what the strongest of the others needs, and
    whether that is so."""
    scores = [sum(fitted[sign] * amount for sign, amount in one.seen) for one in options]
    strongest = max(range(len(options) - 1), key=scores.__getitem__, default=None)
    needs = options[strongest].needs if strongest is not None else 0.0
    clipped = scores[-1] < needs
    scores[-1] = max(scores[-1], needs)
    return scores, clipped


@contextmanager
def in_force(fitted: Fitted) -> Iterator[None]:
    """Read with these weights for a while."""
    before = {rule: dict(row) for rule, row in WEIGHTS.items()}
    try:
        for (rule, sign), weight in fitted.items():
            WEIGHTS[rule][sign] = weight
        yield
    finally:
        for rule, row in before.items():
            WEIGHTS[rule].update(row)


def compare(
    every: Sequence[Entry],
    found: Sequence[Choice],
    prior: Fitted,
    rules: frozenset[str],
    pull: float,
) -> list[str]:
    """Scores before and after, of each source by weights that have not seen it."""
    part_of = parts(entry.source for entry in every)
    before = {entry.text: _score(entry) for entry in every}
    after: dict[Path, dict[str, float]] = {}
    for part in sorted(set(part_of.values())):
        others = [choice for choice in found if part_of[choice.source] != part]
        with in_force(fit_weights(others, prior, rules, pull)):
            mine = (entry for entry in every if part_of[entry.source] == part)
            after.update({entry.text: _score(entry) for entry in mine})
    return _table(every, before, after)


def _score(entry: Entry) -> dict[str, float]:
    try:
        article = TextReader().read(entry.read(), ReadSettings()).article
    except SourceError:
        return {"all": 0.0, "heading": 0.0}
    return score(entry.wanted().seen, see(article))


def _table(
    every: Sequence[Entry],
    before: dict[Path, dict[str, float]],
    after: dict[Path, dict[str, float]],
) -> list[str]:
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for entry in every:
        groups[entry.source].append(entry.text)
        groups[f"~{entry.corpus}"].append(entry.text)
    rows = [f"{'held out':44}{'n':>4}    all: before  after   heading: before  after"]
    gained = lost = 0
    for name in sorted(groups):
        own = groups[name]
        pairs = [(_mean(before, own, key), _mean(after, own, key)) for key in ("all", "heading")]
        change = pairs[0][1] - pairs[0][0]
        if not name.startswith("~"):
            gained, lost = gained + (change > _SHOWN), lost + (change < -_SHOWN)
            if abs(change) <= _SHOWN:
                continue
        figures = " ".join(f"{a:15.4f} {b:7.4f}" for a, b in pairs)
        rows.append(f"{name.lstrip('~')[:43]:44}{len(own):>4}{figures}")
    return [*rows, f"{gained} sources gain, {lost} lose; the others stay as they are"]


def _mean(figures: dict[Path, dict[str, float]], own: Sequence[Path], key: str) -> float:
    return sum(figures[path][key] for path in own) / len(own)


def _moved(prior: Fitted, fitted: Fitted) -> Iterator[str]:
    yield "\nweights that a fit to all sources moves"
    for (rule, sign), weight in fitted.items():
        was = prior[rule, sign]
        if abs(weight - was) >= 0.1:
            yield f"{rule:14} {sign:44} {was:6.2f} -> {weight:6.2f}"


def with_weights(module: str, fitted: Fitted, date: str) -> str:
    """The module of the table with other numbers, and with the date of the fit in its head."""
    rows: list[str] = []
    rule = ""
    for row in module.splitlines():
        name, _, value = row.strip().rpartition(": ")
        if value == "{":
            rule = name.strip('"')
        weight = fitted.get((rule, name.strip('"')))
        if row.startswith("`make fit`"):
            rows.append(f"`make fit` fitted it on {date}.")
        else:
            rows.append(row if weight is None else f"        {name}: {round(weight, 2)},")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
