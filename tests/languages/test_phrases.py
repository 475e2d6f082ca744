"""The catalogues of generated words: complete, and as translators' tools read them."""

import re
import subprocess
import sys
import time
from collections.abc import Callable

import msgspec
import pytest
from babel.messages.pofile import read_po

from convert import languages
from convert.languages import phrases as module
from convert.languages.phrases import Phrases, phrases

CATALOGUED = sorted(path.stem for path in languages.FOLDER.glob("*.po"))
FIELDS = {field.name for field in msgspec.structs.fields(Phrases)}
# The languages that articles are known to come in.
CORPUS = frozenset(
    {"ar", "be", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "pl", "pt"}
    | {"ru", "sw", "ta", "th", "tr", "zh"}
)
_PLACE = re.compile(r"\{\w+\}")


def test_every_language_of_the_corpus_has_a_catalogue():
    assert set(CATALOGUED) >= CORPUS


@pytest.mark.parametrize("language", CATALOGUED)
def test_a_catalogue_is_complete_and_says_what_babel_reads(language: str):
    with open(languages.FOLDER / f"{language}.po", "rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
    messages = {message.context: message for message in catalogue if message.id}
    assert set(messages) == FIELDS
    english, ours = phrases("en"), phrases(language)
    for name, message in messages.items():
        assert message.id == getattr(english, name)
        assert message.string == getattr(ours, name) != ""
        assert not message.fuzzy
        assert sorted(_PLACE.findall(message.id)) == sorted(_PLACE.findall(message.string))


def test_a_subtag_matters_where_words_differ_and_the_unknown_get_english():
    assert phrases("fr-CA") == phrases("FR") == phrases("fr")
    assert phrases("fr").contents == "Sommaire"
    assert phrases("zh-TW") == phrases("zh-Hant-HK") == phrases("zh-hant") != phrases("zh-Hans")
    assert phrases("zh-SG") == phrases("zh")
    assert phrases("und") == phrases("xx") == phrases("en")


def test_strings_go_on_over_lines_and_escape(tmp_path, monkeypatch: pytest.MonkeyPatch):
    text = (languages.FOLDER / "en.po").read_text(encoding="utf-8")
    (tmp_path / "en.po").write_text(text, encoding="utf-8")
    broken = text.replace('msgstr "Contents"', 'msgstr ""\n"Con"\n"tents, \\"all\\" \\\\"')
    (tmp_path / "qq.po").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    module._catalogue.cache_clear()
    assert phrases("qq").contents == 'Contents, "all" \\'
    module._catalogue.cache_clear()


def test_one_language_costs_little_more_than_reading_its_lines():
    catalogue = languages.FOLDER / "fr.po"

    def seconds(work: Callable[[], object]) -> float:
        spent = []
        for _ in range(5):
            module._catalogue.cache_clear()
            begun = time.process_time()
            work()
            spent.append(time.process_time() - begun)
        return min(spent)

    lines = seconds(lambda: catalogue.read_text(encoding="utf-8").splitlines())
    assert seconds(lambda: phrases("fr")) < 25 * lines  # three, as a rule; babel takes thousands


def test_words_are_read_without_babel():
    load = "import sys; from convert.languages.phrases import phrases; phrases('fr')"
    code = f"{load}; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
