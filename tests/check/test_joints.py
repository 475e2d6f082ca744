"""Words that run together or are cut in two, in small texts and in each format's outputs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from convert.article import AnyInline, Article, Text
from convert.check.files import verify
from convert.check.joints import joints
from convert.check.words import compare, words_of
from convert.walk import map_inlines
from tests.check.good import ARTICLE, output

WORDS = st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=6), min_size=2, max_size=20)


def plain(word: str) -> str:
    return "".join(words_of(word))


@pytest.mark.parametrize(
    ("source", "output", "fused", "cut"),
    [
        (["the cat sat"], ["thecat sat"], ["thecat"], []),
        (["the cat sat"], ["the c at sat"], [], ["c at"]),
        (["one", "two"], ["onetwo"], ["onetwo"], []),
        (["one two"], ["one", "two"], [], []),
        (["onetwo"], ["one", "two"], [], ["one two"]),
        (["the end. Then"], ["the end.Then"], ["end.Then"], []),
        (["a well-known fact"], ["a well-known fact"], [], []),
        (["a well-known fact"], ["a well-", "known fact"], [], []),
        (["wellknown"], ["well\u2010\nknown"], [], []),
        (["wellknown"], ["well\u00adknown"], [], []),
        (["pre- and post-war"], ["pre-and post-war"], [], []),
        (["a3f786850e387550f"], ["a3f786850e\n387550f"], [], []),
        (["a3f786850e387550f"], ["a3f786850e 387550f"], [], ["a3f786850e 387550f"]),
        (["word—word"], ["word— word"], [], []),
        (["quoi ?"], ["quoi?"], ["quoi?"], []),
        (["quoi?"], ["quoi\u202f?"], [], []),
        (["日本語の文"], ["日本 語の文"], [], []),
        (["ไทย ภาษา"], ["ไทยภาษา"], [], []),
        (["한국어 말"], ["한국어말"], ["한국어말"], []),
        (["x lost the cat"], ["x thecat"], ["thecat"], []),
        (["the cat"], ["the new c at"], [], ["c at"]),
        ([], ["one"], [], []),
        (["one"], [], [], []),
    ],
)
def test_what_runs_together_and_what_is_cut(
    source: list[str], output: list[str], fused: list[str], cut: list[str]
) -> None:
    found = joints(source, output, plain)
    assert [[joint.text for joint in kind] for kind in found] == [fused, cut]


@given(WORDS, st.data())
def test_one_blank_taken_out_is_found_and_one_put_in(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    fused = [*words[: at - 1], words[at - 1] + words[at], *words[at + 1 :]]
    taken = compare([" ".join(words)], [" ".join(fused)])
    assert [joint.text for joint in taken.fused] == [words[at - 1] + words[at]]
    put = compare([" ".join(fused)], [" ".join(words)])
    assert [joint.text for joint in put.cut] == [f"{words[at - 1]} {words[at]}"]
    assert not taken.lost + taken.added + put.lost + put.added


def with_text(old: str, new: str) -> Article:
    """The good article with other words in its running text."""

    def changed(inline: AnyInline) -> AnyInline:
        if not isinstance(inline, Text):
            return inline
        return replace(inline, text=inline.text.replace(old, new))

    return replace(ARTICLE, blocks=map_inlines(ARTICLE.blocks, changed))


@pytest.mark.parametrize("format", ["pdf", "epub", "docx", "html"])
@pytest.mark.parametrize(
    ("old", "new", "code", "shown"),
    [
        ("ninety years", "nine ty years", "words.fused", "1 word run together: “ninety”"),
        ("ninety years", "ninetyyears", "words.cut", "1 word cut in two: “ninety years.”"),
        ("nineteen", "nine teen", "words.fused", "1 word run together: “nineteen”"),
    ],
)
def test_each_format_shows_what_runs_together_and_what_is_cut(
    format: str, old: str, new: str, code: str, shown: str
) -> None:
    assert not verify(output(format), format, ARTICLE)
    found = verify(output(format), format, with_text(old, new))
    assert [(finding.code, finding.message) for finding in found] == [(code, shown)]


def test_words_that_an_output_runs_together_are_found_in_it() -> None:
    page = output("html").decode().replace("the mainland", "themainland")
    codes = [finding.code for finding in verify(page.encode(), "html", ARTICLE)]
    assert codes == ["words.fused"]
