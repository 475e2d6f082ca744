"""Words break where pyphen's own reading of its dictionaries lets them."""

import pyphen
import pytest

from convert.languages.hyphens import dictionary_of, hyphenator, language_with_patterns

WORDS = {
    "de": "Donaudampfschifffahrt Überraschung Straßenbahnhaltestelle Zucker ja",
    "en": "hyphenation typography Extraordinary ABOUT a",
    "hu": "megszentségteleníthetetlenségeskedéseitekért asszonnyal",
    "es": "averiguáis desarrollo guitarra",
    "af": "lughawe sê geëerde",
    "ru": "электрификация подъезд",
    "mr": "महाराष्ट्र",
}


@pytest.mark.parametrize("language", WORDS)
def test_breaks_are_the_same(language: str):
    code = pyphen.language_fallback(language)
    ours, theirs = hyphenator(language), pyphen.HyphDict(pyphen.LANGUAGES[code])
    for word in WORDS[language].split():
        found, wanted = ours.hd.positions(word), theirs.positions(word)
        assert [(int(p), p.data) for p in found] == [(int(p), p.data) for p in wanted], word


def test_edges_are_kept_and_a_language_without_patterns_is_none():
    assert hyphenator("de-CH", left=4, right=9).positions("Donaudampfschifffahrt") == [5, 10]
    assert hyphenator("tlh") is None


def test_who_asks_in_pyphens_way_meets_the_same_dictionaries():
    code = language_with_patterns("en-GB")
    assert dictionary_of(lang=code).hd is hyphenator("en-GB").hd


def test_pyphen_itself_stays_as_others_know_it():
    before, dictionaries = dict(vars(pyphen)), dict(pyphen.hdcache)
    assert hyphenator("en").positions("hyphenation") == [2, 6, 7]
    assert vars(pyphen) == before
    assert pyphen.hdcache == dictionaries, "our patterns are no dictionaries of pyphen's"


@pytest.mark.parametrize(
    ("language", "word", "breaks"),
    [
        ("en", "Russia", False),
        ("en", "Presidential", False),
        ("en", "presidential", True),
        ("fr", "Bourgogne", False),
        ("ru", "Электрификация", False),
        ("ru", "электрификация", True),
        ("de", "Donaudampfschifffahrt", True),
        ("de-AT", "Straßenbahn", True),
        ("mr", "महाराष्ट्र", True),
    ],
)
def test_names_keep_together_where_a_capital_tells_one(language: str, word: str, breaks: bool):
    typeset = dictionary_of(lang=language_with_patterns(language.replace("-", "_")))
    assert bool(typeset.positions(word)) is breaks
    assert hyphenator(language).positions(word), "who reads a text has to know where it may break"
