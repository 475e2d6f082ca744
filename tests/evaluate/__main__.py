"""`python -m tests.evaluate DIR`: a table by flavour and language, and the worst articles."""

import argparse
import time
from collections import defaultdict
from pathlib import Path

from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from tests.evaluate.gold import Gold, Seen, read_gold, see
from tests.evaluate.score import MEASURES, score

_NOTHING = Seen((), (), "", "", ())


def main() -> None:
    """Read every source of the corpus and print how well that went."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate", description=__doc__)
    parser.add_argument("corpus", type=Path, help="a folder with text/ID.txt and gold/ID.json")
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst to show")
    options = parser.parse_args()
    golds = [read_gold(path) for path in sorted((options.corpus / "gold").glob("*.json"))]
    if not golds:
        parser.error(f"{options.corpus} holds no gold/ID.json")
    started = time.perf_counter()
    found = {gold.name: _read(options.corpus / "text" / f"{gold.name}.txt") for gold in golds}
    seconds = time.perf_counter() - started
    figures = {gold.name: score(gold.seen, found[gold.name]) for gold in golds}
    print("\n".join(_table(golds, figures)))
    print("\n".join(_worst(golds, figures, found, options.worst)))
    print(f"\n{len(golds)} articles read in {seconds:.2f} s")


def _read(path: Path) -> Seen:
    try:
        return see(TextReader().read(Source(str(path), path.read_bytes()), ReadSettings()).article)
    except SourceError as error:
        print(error)
        return _NOTHING


def _table(golds: list[Gold], figures: dict[str, dict[str, float]]) -> list[str]:
    groups: dict[str, list[dict[str, float]]] = defaultdict(list)
    for gold in golds:
        english = gold.seen.language.startswith("en")
        for group in (f"flavour {gold.flavour}", "English" if english else "other languages"):
            groups[group].append(figures[gold.name])
        groups["~all"].append(figures[gold.name])
    columns = ("all", *MEASURES)
    rows = [f"{'':20}{'n':>5} " + " ".join(f"{name:>8}" for name in columns)]
    for group in sorted(groups):
        members = groups[group]
        means = (_mean(members, name) for name in columns)
        rows.append(f"{group.lstrip('~'):20}{len(members):>5} " + " ".join(means))
    return rows


def _mean(members: list[dict[str, float]], name: str) -> str:
    values = [figures[name] for figures in members if name in figures]
    return f"{sum(values) / len(values):8.4f}" if values else f"{'-':>8}"


def _worst(
    golds: list[Gold],
    figures: dict[str, dict[str, float]],
    found: dict[str, Seen],
    count: int,
) -> list[str]:
    rows: list[str] = []
    for gold in sorted(golds, key=lambda gold: figures[gold.name]["all"])[:count]:
        low = {k: round(v, 3) for k, v in figures[gold.name].items() if v < 0.9995}
        if not low:
            break
        rows.append(f"\n{gold.name} ({gold.flavour}, {gold.seen.language}): {low}")
        rows += [f"    {line}" for line in _differences(gold.seen, found[gold.name])[:8]]
    return rows


def _differences(gold: Seen, found: Seen) -> list[str]:
    wanted = {piece.words for piece in gold.pieces if piece.kind == "heading"}
    accepted = wanted | {text for texts in gold.alternatives.values() for text in texts}
    got = [piece.words for piece in found.pieces if piece.kind == "heading"]
    missed = [
        words for words in wanted if not set(gold.alternatives.get(words, (words,))) & set(got)
    ]
    false = [words for words in got if words not in accepted | gold.either]
    lines = [f"missed heading: {' '.join(words)[:80]}" for words in missed]
    lines += [f"false heading:  {' '.join(words)[:80]}" for words in false]
    if gold.title != found.title:
        lines.insert(0, f"title: {' '.join(found.title)[:80]!r}")
    return lines


if __name__ == "__main__":
    main()
