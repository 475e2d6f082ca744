"""`python -m tests.evaluate.confusion DIR...`: what each kind of block was taken for, word by word.

`--then` and `--now` take folders with the Articles (ID.json) of two versions of the reader, so that
an older one can be compared; without them the texts are read by this one.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from convert.errors import SourceError
from convert.interchange import from_json
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from tests.evaluate.corpora import Entry, entries
from tests.evaluate.gold import Piece, pieces_of
from tests.evaluate.score import alignment

KINDS = ("paragraph", "heading", "list", "block_quote", "preformatted", "verse", "table")
NAMES = {"block_quote": "quote", "preformatted": "code, drawings"}
OTHER = "other"
_LEAST = 0.001

Confusion = Counter[tuple[str, str]]


def main() -> None:
    """Print one table for each reader, or one of both."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.confusion")
    parser.add_argument("corpora", type=Path, nargs="+", help="folders with text/ and gold/")
    parser.add_argument("--then", type=Path, help="CORPUS/ID.json by an older reader")
    parser.add_argument("--now", type=Path, help="CORPUS/ID.json by a newer one")
    options = parser.parse_args()
    every = [entry for corpus in options.corpora for entry in entries(corpus)]
    now = confusion(every, options.now)
    then = confusion(every, options.then) if options.then else None
    print("\n".join(table(now, then)))


def confusion(every: Sequence[Entry], made: Path | None) -> Confusion:
    """Of how many words the gold says one kind, and the reader another or the same."""
    found: Confusion = Counter()
    for entry in every:
        wanted = [piece for piece in entry.wanted().seen.pieces if piece.words]
        got = _pieces(entry, made)
        words = [word for piece in wanted for word in piece.words]
        kinds = [piece.kind for piece in wanted for _ in piece.words]
        taken = [piece.kind for piece in got for _ in piece.words]
        partner = alignment(words, [word for piece in got for word in piece.words])
        known = {there: taken[here] for here, there in partner.items()}
        for at, kind in enumerate(kinds):
            if kind in KINDS:
                found[kind, _named(known.get(at, OTHER))] += 1
    return found


def _pieces(entry: Entry, made: Path | None) -> list[Piece]:
    if made is None:
        try:
            article = TextReader().read(entry.read(), ReadSettings()).article
        except SourceError:
            return []
        return pieces_of(article.blocks)
    path = made / entry.corpus / f"{entry.gold.stem}.json"
    return pieces_of(from_json(path.read_bytes()).blocks) if path.exists() else []


def _named(kind: str) -> str:
    return kind if kind in KINDS else OTHER


def table(now: Confusion, then: Confusion | None) -> Iterator[str]:
    """Rows by what the gold says, columns by what was found, in percent of the words."""
    columns = (*KINDS, OTHER)
    yield "| | words | " + " | ".join(NAMES.get(kind, kind) for kind in columns) + " |"
    yield "|---|---|" + "---|" * len(columns)
    for kind in KINDS:
        words = sum(now[kind, column] for column in columns)
        cells = (_cell(kind, column, now, then) for column in columns)
        yield f"| {NAMES.get(kind, kind)} | {words:,} | " + " | ".join(cells) + " |"


def _cell(kind: str, column: str, now: Confusion, then: Confusion | None) -> str:
    shares = [_share(kind, column, each) for each in ((then, now) if then else (now,)) if each]
    if all(share < _LEAST for share in shares):
        return ""
    return " → ".join(f"{share:.1%}" for share in shares)


def _share(kind: str, column: str, found: Confusion) -> float:
    return found[kind, column] / max(1, sum(found[kind, each] for each in (*KINDS, OTHER)))


if __name__ == "__main__":
    main()
