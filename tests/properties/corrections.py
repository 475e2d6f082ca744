"""Random corrections of real-looking articles: whatever a sidecar says, no word is lost untold.

`python -m tests.properties.corrections 5000 [SEED]` tries so many and says what came of them.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from convert.errors import SourceError
from convert.readers.reading import Reading
from convert.readers.text import TextReader
from convert.readers.text.decode import decode
from convert.readers.text.rules.found import kinds
from convert.settings import ReadSettings
from convert.source import Source
from tests.golden.cases import CASES
from tests.properties.reader_words import article_words, labels, vanished, words

PLAIN = ReadSettings()
METADATA = (
    'title = "Another name for it"',
    'subtitle = "Said in other words"',
    "authors = []",
    'authors = ["Wilhelmina Oxenstierna", {name = "B. Quist", role = "Pictures"}]',
    "date = 1931-07-04",
    'dateline = "NOWHERE, July 4 -"',
    'language = "nl"',
)
LENGTHS = (0, 0, 0, 1, 2, 3, 5, 8, 20)


def trial(chance: random.Random) -> tuple[str, str]:
    """What a random sidecar was, and what came of it: "kept", "refused", or the words lost."""
    case = chance.choice(CASES)
    said = _sidecar(chance, _lines(case))
    try:
        reading = _read(case, said)
    except SourceError as error:
        place = error.where is not None and error.where.path in ("x.txt", "x.toml")
        return said, "refused" if place and error.code.startswith("sidecar.") else str(error)
    if lost := _lost(case, reading):
        return said, f"{case.name}: lost {''.join(lost.elements())!r}"
    added = _added(case, reading, said)
    return said, f"{case.name}: added {''.join(added.elements())!r}" if added else "kept"


def _sidecar(chance: random.Random, lines: list[int]) -> str:
    """A sidecar about some of these lines."""
    entries: list[str] = [chance.choice(METADATA)] if chance.random() < 0.2 else []
    kinds_left = list(kinds())
    at = 0
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if at >= len(lines):
            break
        kind = kinds_left.pop(chance.randrange(len(kinds_left)))
        first = chance.randrange(at, len(lines))
        last = min(first + chance.choice(LENGTHS), len(lines) - 1)
        also = chance.randint(2, 6) if kind == "heading" else lines[last]
        entries.append(f"{kind} = [[{lines[first]}, {also}]]")
        at = last + 1
    return "\n".join(entries) + "\n"


def _read(case: Path, sidecar: str | None) -> Reading:
    return TextReader().read(Source("x.txt", _bytes(case), sidecar), PLAIN)


@cache
def _bytes(case: Path) -> bytes:
    return (case / "input.txt").read_bytes()


@cache
def _text(case: Path) -> str:
    return decode(_bytes(case), case.name, PLAIN).text


@cache
def _lines(case: Path) -> list[int]:
    """The numbers of the lines with text."""
    return [number for number, line in enumerate(_text(case).split("\n"), 1) if line.strip()]


@cache
def _without_sidecar(case: Path) -> Counter[str]:
    """What the reader itself cannot account for: numbers of Markdown lists that count 1, 1, 1."""
    return _unaccounted(case, _read(case, None))


def _lost(case: Path, reading: Reading) -> Counter[str]:
    return _unaccounted(case, reading) - _without_sidecar(case)


def _added(case: Path, reading: Reading, said: str) -> Counter[str]:
    """Letters of the Article that neither the source nor the sidecar has."""
    lines = _text(case).split("\n")
    found = "".join(article_words(reading.article, lines))
    return Counter(found) - Counter("".join(words(_text(case) + said)))


def _unaccounted(case: Path, reading: Reading) -> Counter[str]:
    """Letters of the source that are in no block, no metadata, nothing set aside or told."""
    article, text = reading.article, _text(case)
    found = "".join(article_words(article, text.split("\n")))
    marks = "".join((vanished(article) + labels(text, article.metadata.title_lines)).elements())
    told = "".join(_told(reading))
    return Counter("".join(words(text))) - Counter(found + marks + told)


def _told(reading: Reading) -> Iterator[str]:
    for diagnostic in reading.diagnostics:
        if diagnostic.code == "sidecar.replaced":
            yield from words(diagnostic.message)


def main() -> None:
    """Try as many as are asked for; exit with 1 where one lost a word untold."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.properties.corrections", description=__doc__
    )
    parser.add_argument("trials", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    given = parser.parse_args()
    most: int = given.trials
    chance = random.Random(given.seed)
    came: Counter[str] = Counter()
    for _ in range(most):
        said, what = trial(chance)
        came[what if what in ("kept", "refused") else "lost"] += 1
        if what not in ("kept", "refused"):
            print(said.replace("\n", "; "), what)
    print(", ".join(f"{count} {what}" for what, count in came.most_common()))
    sys.exit(bool(came["lost"]))


if __name__ == "__main__":
    main()
