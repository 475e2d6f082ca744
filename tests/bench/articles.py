"""Articles to measure with, each one different."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.conformance.articles import tongues

Kind = Callable[[int], str]
"""What makes an article of its number."""

WORDS = (  # noqa: SIM905 - a list of fifty strings would be harder to read
    "harbour tide council storm winter bridge school budget railway forest archive museum ferry "
    "market island factory village parliament river garden printer letter captain engineer "
    "announced reported measured repaired counted carried opened closed waited promised "
    "northern careful public early heavy quiet narrow the a of in on with after before because"
).split()
PARAGRAPHS, SENTENCES, LENGTH = 14, 3, 11

# Words of articles as they are published: the twelfths of a collection in 22 languages, in which
# three of four are in English.
LENGTHS = (199, 306, 456, 533, 673, 765, 917, 1108, 1329, 1833, 2501, 3102)
OTHERS = [tongue for tongue in tongues.ALL if tongue.language != "en"]
WORDS_A_SENTENCE = 10  # in the other languages, Chinese and Japanese counted by two characters


def article(number: int) -> str:
    """About 460 words with a title, a byline, three headings and a list: the sample's length."""
    chance = random.Random(number)
    title, byline = f"Report {number}: {_english(chance)[:-1]}", _byline(chance)
    headings = [_english_heading(chance) for _ in range(3)]
    return _article(title, byline, headings, lambda: _english(chance), PARAGRAPHS, SENTENCES)


def published(number: int) -> str:
    """An article of the kind, length and language of what is published."""
    chance = random.Random(number)
    words = LENGTHS[number * 5 % len(LENGTHS)]
    paragraphs = max(2, words // (SENTENCES * LENGTH))
    if number % 4 < 3:
        title, byline = f"Report {number}: {_english(chance)[:-1]}", _byline(chance)
        headings = [_english_heading(chance) for _ in range(paragraphs // 4)]
        return _article(title, byline, headings, lambda: _english(chance), paragraphs, SENTENCES)
    tongue = OTHERS[number // 4 % len(OTHERS)]
    sentences = paragraphs * SENTENCES * LENGTH // WORDS_A_SENTENCE
    return _article(
        f"{tongue.title} {number}",
        tongue.byline,
        [chance.choice(tongue.headings) for _ in range(paragraphs // 4)],
        lambda: chance.choice(tongue.sentences),
        paragraphs,
        max(1, sentences // paragraphs),
    )


def _english(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(LENGTH)).capitalize() + "."


def _english_heading(chance: random.Random) -> str:
    return f"What the {chance.choice(WORDS)} told the {chance.choice(WORDS)}"


def _byline(chance: random.Random) -> str:
    return f"By {chance.choice(('Ann', 'Ben'))} Writer"


def _article(
    title: str,
    byline: str,
    headings: list[str],
    sentence: Callable[[], str],
    paragraphs: int,
    sentences: int,
) -> str:
    """A heading before every fourth paragraph, and a list at the end."""
    parts = [title, byline]
    for paragraph in range(paragraphs):
        if paragraph % 4 == 3 and headings:
            parts.append(headings.pop())
        parts.append(" ".join(sentence() for _ in range(sentences)))
    parts.append("\n".join(f"- {sentence()}" for _ in range(3)))
    return "\n\n".join(parts) + "\n"


def write_articles(folder: Path, count: int, kind: Kind) -> None:
    """`count` articles of a kind into a new folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"a{number:05}.txt").write_text(kind(number), encoding="utf-8")


def write_small_articles(folder: Path, count: int) -> None:
    """`count` articles of a title and two paragraphs of forty words into a new folder."""
    folder.mkdir(parents=True)
    for number in range(count):
        words = " ".join(
            f"{WORDS[(number + k) % len(WORDS)]}{(number + k) % 977}" for k in range(40)
        )
        text = f"Article number {number}\n\nA paragraph of {words}.\n\nAnother one of {words}.\n"
        (folder / f"a{number:05}.txt").write_text(text, encoding="utf-8")
