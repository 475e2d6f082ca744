"""Articles to measure with: the sample article's kind and length, each one different."""

import random
from pathlib import Path

WORDS = (  # noqa: SIM905 - a list of fifty strings would be harder to read
    "harbour tide council storm winter bridge school budget railway forest archive museum ferry "
    "market island factory village parliament river garden printer letter captain engineer "
    "announced reported measured repaired counted carried opened closed waited promised "
    "northern careful public early heavy quiet narrow the a of in on with after before because"
).split()
PARAGRAPHS, SENTENCES, LENGTH = 14, 3, 11


def article(number: int) -> str:
    """About 460 words with a title, a byline, three headings and a list."""
    chance = random.Random(number)

    def sentence() -> str:
        words = [chance.choice(WORDS) for _ in range(LENGTH)]
        return " ".join(words).capitalize() + "."

    parts = [f"Report {number}: {sentence()[:-1]}", f"By {chance.choice(('Ann', 'Ben'))} Writer"]
    for paragraph in range(PARAGRAPHS):
        if paragraph in (3, 7, 11):
            parts.append(f"What the {chance.choice(WORDS)} told the {chance.choice(WORDS)}")
        parts.append(" ".join(sentence() for _ in range(SENTENCES)))
    parts.append("\n".join(f"- {sentence()}" for _ in range(3)))
    return "\n\n".join(parts) + "\n"


def write_articles(folder: Path, count: int) -> None:
    """`count` articles into a new folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"a{number:05}.txt").write_text(article(number), encoding="utf-8")


def write_small_articles(folder: Path, count: int) -> None:
    """`count` articles of a title and two paragraphs of forty words into a new folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        words = " ".join(
            f"{WORDS[(number + k) % len(WORDS)]}{(number + k) % 977}" for k in range(40)
        )
        text = f"Article number {number}\n\nA paragraph of {words}.\n\nAnother one of {words}.\n"
        (folder / f"a{number:05}.txt").write_text(text, encoding="utf-8")
