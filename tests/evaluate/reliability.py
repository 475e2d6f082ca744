"""`python -m tests.evaluate.reliability DIR...`: is what is said to be sure also right?

Reads every source of the corpora, asks the gold of each decision whether it is right, and prints
the shares by what was said: by the table in the code, and by tables fitted without the source
that is judged. `--write` fits one to all and puts it into the code.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from convert.article import Article
from convert.errors import SourceError
from convert.readers.text import odds
from convert.readers.text.confidence import ALWAYS, SIGNS, confidences, kind_of, signs
from convert.readers.text.parts import BlockPart, BylinePart, DatePart, HeadingPart, TitlePart
from convert.readers.text.reader import article_of, judge
from convert.readers.text.rule import Decision
from convert.settings import ReadSettings
from tests.evaluate.blocks import judge_blocks
from tests.evaluate.corpora import Entry, entries, parts
from tests.evaluate.fit import Example, Weights, fit, likely
from tests.evaluate.gold import Gold, see, tokens

EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
_PULL = 3.0
_NOTHING: Weights = (0.0,) * (len(SIGNS) + 1)


class Judgement(NamedTuple):
    """A decision of the reader's: where it stands, what spoke for it, and whether it is right."""

    corpus: str
    source: str
    place: str
    kind: str
    signs: tuple[float, ...]
    said: float
    right: bool


def main() -> None:
    """Print how reliable confidence is, and with `--write` fit it anew."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.reliability")
    parser.add_argument("corpora", type=Path, nargs="+", help="folders with text/ and gold/")
    parser.add_argument("--write", metavar="DATE", help="fit the table in the code, of that date")
    options = parser.parse_args()
    found = [one for corpus in options.corpora for one in read_corpus(corpus)]
    print("\n".join(table("as the code stands", [(one, one.said) for one in found])))
    start = fit_all(found, None)
    print("\n".join(table("held out", held_out(found, start))))
    if options.write:
        names = ", ".join(corpus.name for corpus in options.corpora)
        count = len({one.source for one in found})
        note = f"{options.write} to {len(found)} decisions\nof {count} sources in {names}"
        Path(odds.__file__).write_text(_module(start, note), "utf-8")


def read_corpus(corpus: Path) -> list[Judgement]:
    """Every decision in a corpus that its gold can judge."""
    found: list[Judgement] = []
    for entry in entries(corpus):
        try:
            found += _judged(entry)
        except SourceError as error:
            print(error)
    return found


def _judged(entry: Entry) -> list[Judgement]:
    gold, text = entry.wanted(), entry.read()
    judged = judge(text, ReadSettings())
    article, _ = article_of(judged, ReadSettings())
    blocks = iter(judge_blocks(gold, article.blocks))
    said = confidences(judged.decisions, judged.conventions)
    seen = signs(judged.decisions, judged.conventions)
    found: list[Judgement] = []
    for decision, sure, row in zip(judged.decisions, said, seen, strict=True):
        is_block = isinstance(decision.part, HeadingPart | BlockPart)
        right = next(blocks) if is_block else _is_head(gold, article, decision)
        if right is not None:
            place = f"{text.name}:{judged.lines[decision.winner.first].number}"
            kind = kind_of(decision)
            found.append(Judgement(entry.corpus, entry.source, place, kind, row, sure, right))
    return found


def _is_head(gold: Gold, article: Article, decision: Decision) -> bool | None:
    """Whether a line of the head is what it was taken for, where the gold has such a thing."""
    own = see(article)
    match decision.part:
        case TitlePart():
            return gold.seen.title == tokens(decision.part.text)
        case BylinePart():
            return gold.seen.byline == own.byline
        case DatePart():
            return gold.seen.date[:10] == own.date
    return None


def fit_all(found: Sequence[Judgement], start: dict[str, Weights] | None) -> dict[str, Weights]:
    """Weights for each kind, drawn to those of all kinds together; a source's blocks count for
    more the fewer it has, since the next source is as likely of the one sort as of the other."""
    sizes = Counter(one.source for one in found)
    examples = [
        (one.kind, Example(one.signs, one.right, 6 / sqrt(sizes[one.source]))) for one in found
    ]
    sweeps = 12 if start else 40
    begin = start or dict.fromkeys(("all", *odds.ODDS), _NOTHING)
    shared = fit((each for _, each in examples), _NOTHING, 2.0, begin["all"], sweeps)
    weights = {"all": shared}
    for kind in odds.ODDS:
        own = [each for name, each in examples if name == kind]
        weights[kind] = fit(own, shared, _PULL, start[kind] if start else shared, sweeps)
    return weights


def held_out(
    found: Sequence[Judgement], start: dict[str, Weights]
) -> list[tuple[Judgement, float]]:
    """Each judgement with what a table says that has seen nothing of its source."""
    part_of = parts(one.source for one in found)
    said: list[tuple[Judgement, float]] = []
    for part in sorted(set(part_of.values())):
        weights = fit_all([one for one in found if part_of[one.source] != part], start)
        out = [one for one in found if part_of[one.source] == part]
        said += [(one, round(likely(weights[one.kind], one.signs), 2)) for one in out]
    return said


def table(name: str, said: Sequence[tuple[Judgement, float]]) -> list[str]:
    """Rows of: what was said, of how many, and how many of those are right."""
    rows = [f"\n{name}", *_bins("all", said)]
    groups: defaultdict[str, list[tuple[Judgement, float]]] = defaultdict(list)
    for one, sure in said:
        groups[one.kind].append((one, sure))
        groups[f"in {one.corpus}"].append((one, sure))
    for key in sorted(groups):
        rows += _bins(key, groups[key])
    return rows


def _bins(name: str, said: Sequence[tuple[Judgement, float]]) -> list[str]:
    rows: list[str] = []
    for low, high in pairwise(EDGES):
        inside = [(one.right, sure) for one, sure in said if low <= sure < high]
        if inside:
            right = sum(right for right, _ in inside) / len(inside)
            mean = sum(sure for _, sure in inside) / len(inside)
            top = min(high, 1.0)
            span = f"{name:16}{low:.2f}-{top:.2f}"
            rows.append(f"{span}{len(inside):7}  said {mean:.3f}  right {right:.3f}")
    return rows


def _module(weights: dict[str, Weights], note: str) -> str:
    kinds = "".join(f'    "{kind}": {{\n{_row(weights[kind])}    }},\n' for kind in odds.ODDS)
    return f'''"""What the signs of `confidence` weigh for each kind of block.

`make fit-confidence` writes this file. Fitted on {note}.
"""

from typing import Final

ODDS: Final[dict[str, dict[str, float]]] = {{
{kinds}}}
'''


def _row(weights: Weights) -> str:
    pairs = zip((ALWAYS, *SIGNS), weights, strict=True)
    return "".join(f'        "{sign}": {weight:.2f},\n' for sign, weight in pairs)


if __name__ == "__main__":
    main()
