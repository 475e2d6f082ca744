"""No word is lost, added, merged or moved, whatever the text."""

import re
from collections import Counter
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.errors import SourceError
from convert.interchange import from_json, to_json
from convert.readers.text import TextReader
from convert.readers.text.decode import decode
from convert.settings import ReadSettings
from convert.source import Source
from tests.golden.cases import CASES
from tests.properties.reader_words import article_words, body_words, labels, vanished, words

PLAIN = ReadSettings()
SOURCES = [(case / "input.txt").read_bytes() for case in CASES]
LINES = [
    line
    for source in SOURCES
    for line in decode(source, "case", PLAIN).text.split("\n")
    if "---" not in line
]
MARKS = st.sampled_from(
    ["# ", "## ", "- ", "* ", "1. ", "2) ", "(3) ", "a) ", "iv. ", "> ", "    ", "\t", "[1] ",
     "* * *", "====", "----", "| a | b |", "```", "Title: ", "By ", "Q: ", "A: ", "-30-", "-- ",
     "1.1 ", "*", "_"]
)  # fmt: skip
PIECES = st.text(
    alphabet=st.sampled_from("abcdeéßжя中あ한א\u0301 ABCDE.,:;!?-–—'\"()[]*_#>|`1234567890\t"),
    max_size=60,
)
TEXTS = st.lists(st.one_of(PIECES, st.just(""), st.builds(str.__add__, MARKS, PIECES)), max_size=24)


def check(text: str) -> None:
    try:
        decoded = decode(text.encode(), "x", PLAIN).text
        article = TextReader().read(Source("x", text.encode()), PLAIN).article
    except SourceError:
        return
    lines = decoded.split("\n")
    source = words(decoded)
    found = article_words(article, lines)
    kept = _letters(source)
    assert not (Counter(_letters(found)) - Counter(kept)), "letters were added"
    allowed = vanished(article) + labels(decoded, article.metadata.title_lines)
    unexplained = Counter(kept) - Counter(_letters(found) + _letters(allowed.elements()))
    assert not unexplained, "words were lost"
    assert _is_subsequence(_letters(body_words(article.blocks, lines)), kept), "words were moved"
    assert from_json(to_json(article)) == article


def _letters(found: object) -> str:
    return "".join(found)


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@given(TEXTS)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_survive_in_arbitrary_text(lines: list[str]) -> None:
    check("\n".join(lines))


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_survive_when_lines_of_articles_are_shuffled(lines: list[str]) -> None:
    check("\n".join(lines))


@given(st.sampled_from(SOURCES), st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_survive_small_damage(source: bytes, data: st.DataObject) -> None:
    text = decode(source, "case", PLAIN).text
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        new = data.draw(st.one_of(PIECES, MARKS, st.just("\n"), st.just("\n\n")))
        text = text[:at] + new + text[at + cut :]
    check(text)


def test_no_two_words_are_merged_or_split_in_real_looking_articles() -> None:
    for case, source in zip(CASES, SOURCES, strict=True):
        decoded = decode(source, case.name, PLAIN).text
        article = TextReader().read(Source(case.name, source), PLAIN).article
        if article.metadata.language.split("-")[0] in ("zh", "ja"):
            continue
        found = Counter(article_words(article, decoded.split("\n")))
        added = found - Counter(words(decoded))
        assert not [word for word in added if not re.search(rf"(?i){word}", decoded)], case.name


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_an_article_or_a_clear_error(source: bytes) -> None:
    with suppress(SourceError):
        article = TextReader().read(Source("x", source), PLAIN).article
        assert from_json(to_json(article)) == article
