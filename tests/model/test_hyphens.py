"""Words break where pyphen's own reading of its dictionaries lets them."""

import pyphen
import pytest

from convert.hyphens import hyphenator
from convert.hyphens import pyphen as faster

WORDS = {
    "de": "Donaudampfschifffahrt Überraschung Straßenbahnhaltestelle Zucker ja",
    "en": "hyphenation typography Extraordinary ABOUT a",
    "hu": "megszentségteleníthetetlenségeskedéseitekért asszonnyal",
    "es": "averiguáis desarrollo guitarra",
    "af": "lughawe sê geëerde",
    "ru": "электрификация подъезд",
    "mr": "महाराष्ट्र",
}


@pytest.fixture(scope="module")
def whole() -> type:
    """The class that reads a dictionary whole."""
    from importlib.util import find_spec, module_from_spec

    spec = find_spec("pyphen")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.HyphDict


@pytest.mark.parametrize("language", WORDS)
def test_breaks_are_the_same(language: str, whole: type):
    code = pyphen.language_fallback(language)
    ours, theirs = hyphenator(language), whole(pyphen.LANGUAGES[code])
    for word in WORDS[language].split():
        found, wanted = ours.hd.positions(word), theirs.positions(word)
        assert [(int(p), p.data) for p in found] == [(int(p), p.data) for p in wanted], word


def test_edges_are_kept_and_a_language_without_patterns_is_none():
    assert hyphenator("de-CH", left=4, right=9).positions("Donaudampfschifffahrt") == [5, 10]
    assert hyphenator("tlh") is None


def test_weasyprint_meets_the_same_dictionaries():
    assert faster().Pyphen(lang="en").hd is hyphenator("en").hd
