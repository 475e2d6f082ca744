"""Corpora as folders: their articles, where each is from, and parts that share no source."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from convert.source import Source
from tests.evaluate.gold import Gold, read_gold

_PARTS = 10


@dataclass(frozen=True)
class Entry:
    """An article of a corpus: the corpus' name, where the article is from, and its two files."""

    corpus: str
    source: str
    text: Path
    gold: Path

    def read(self) -> Source:
        """The text."""
        return Source(self.text.name, self.text.read_bytes())

    def wanted(self) -> Gold:
        """What a careful reader sees in it."""
        return read_gold(self.gold)


def entries(corpus: Path) -> list[Entry]:
    """The articles of a corpus by their names."""
    sources = _sources(corpus / "SOURCES.tsv")
    return [
        Entry(
            corpus.name,
            sources.get(gold.stem, gold.stem),
            corpus / "text" / f"{gold.stem}.txt",
            gold,
        )
        for gold in sorted((corpus / "gold").glob("*.json"))
    ]


def _sources(path: Path) -> dict[str, str]:
    """Where each article is from: the column `repo` or `source`, up to its first blank."""
    rows = [line.lstrip("# ").split("\t") for line in path.read_text("utf-8").splitlines()]
    column = next(at for at, name in enumerate(rows[0]) if name in ("repo", "source"))
    return {row[0]: row[column].split(" ")[0] for row in rows[1:] if len(row) > column}


def parts(sources: Iterable[str]) -> dict[str, int]:
    """Each source's part of ten, which are about as large by what is counted in `sources`."""
    part_of: dict[str, int] = {}
    loads = [0] * _PARTS
    for source, size in Counter(sources).most_common():
        part_of[source] = loads.index(min(loads))
        loads[part_of[source]] += size
    return part_of
