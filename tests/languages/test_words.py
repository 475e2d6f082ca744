"""The words by which a reader knows an article: each language's in its own file."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import asdict, fields

from convert import languages
from convert.languages.words import Patterns, Words, all_patterns, all_words, any_of, numbered

FILES = sorted(path for path in languages.FOLDER.glob("*.toml") if "-" not in path.stem)
KINDS = {field.name for field in fields(Words)}
EXPRESSIONS = {field.name for field in fields(Patterns)}
WITH_CAPITALS = {"agencies", "turns"}
NUMBERED = ("eras", "months", "numbers", "surnames")


def said(path: Path) -> dict[str, dict[str, str]]:
    """A file as any parser of TOML reads it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_tables_of_a_language(path: Path):
    told = said(path)
    assert set(told.get("words", {})) <= KINDS
    assert set(told.get("patterns", {})) <= EXPRESSIONS
    for kind, text in told.get("words", {}).items():
        words = text.replace("\n", "").split("|")
        assert "" not in words, kind
        assert len(words) == len(set(words)), kind
        assert kind in WITH_CAPITALS or text == text.lower(), kind
    for kind, text in told.get("patterns", {}).items():
        assert re.compile(f"(?:{text})", re.IGNORECASE).match("") is None, kind


def test_a_file_of_a_country_has_no_words():
    """The words of a language are read from the file of the language alone."""
    countries = [path for path in languages.FOLDER.glob("*.toml") if "-" in path.stem]
    assert countries
    assert not any({"words", "patterns"} & set(said(path)) for path in countries)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_words_are_read_as_toml_says(kind: str):
    texts = [said(path).get("words", {}).get(kind, "") for path in FILES]
    told = {word for text in texts for word in text.replace("\n", "").split("|")} - {""}
    assert asdict(all_words())[kind] == told != set()


@pytest.mark.parametrize("kind", sorted(EXPRESSIONS))
def test_expressions_are_read_as_toml_says(kind: str):
    english_first = sorted(FILES, key=lambda path: path.stem != "en")
    texts = [said(path).get("patterns", {}).get(kind, "") for path in english_first]
    whole = asdict(all_patterns())[kind]
    assert whole == "|".join(text.replace("\n", "") for text in texts if text)
    re.compile(whole, re.IGNORECASE)


@pytest.mark.parametrize("kind", NUMBERED)
def test_what_has_numbers_has_one_in_each_entry(kind: str):
    entries = asdict(all_words())[kind]
    assert all(re.fullmatch(r"\d{1,4}( \S+)+", entry) for entry in entries)


def test_of_two_numbers_of_a_word_the_larger_one_holds():
    assert numbered({"2 a b", "5 b"}) == numbered({"5 b", "2 a b"}) == {"a": 2, "b": 5}


def test_the_longest_word_is_found_first():
    found = re.match(any_of(["by", "by the hand of", "b.y"]), "by the hand of Jane")
    assert found is not None
    assert found.group() == "by the hand of"
    assert re.fullmatch(any_of(["b.y"]), "bxy") is None


ARTICLE = """\
Sea and stone

Qonta: Jane Doe

Wotay 1

The lamp is lit at sunset and put out at sunrise, and all the rest of the day is cleaning of glass.

Wotay 2

Nothing else will burn in it, and the glass comes from the mainland, where one man still makes it.
"""


def test_a_new_language_is_known_by_its_words(tmp_path: Path):
    """No reader is touched: the file is all that a new language needs to be read."""
    told = read_with(tmp_path, "")
    assert not told["metadata"].get("authors")
    told = read_with(tmp_path, "[words]\nby = 'qonta'\nchapters = 'wotay'\n")
    assert [author["name"] for author in told["metadata"]["authors"]] == ["Jane Doe"]
    assert [block["type"] for block in told["blocks"]] == ["heading", "paragraph"] * 2


def read_with(folder: Path, words: str) -> dict:
    """ARTICLE as a program reads it that has one language more, of these words."""
    data = folder / "data"
    shutil.copytree(languages.FOLDER, data, dirs_exist_ok=True)
    (data / "tlh.toml").write_text(f"# Klingon.\n\n{words}", encoding="utf-8")
    program = (
        "import pathlib, sys, convert\n"
        "from convert import languages\n"
        "from convert.interchange import to_json\n"
        "languages.FOLDER = pathlib.Path(sys.argv[1])\n"
        "sys.stdout.buffer.write(to_json(convert.read(sys.argv[2]).article))\n"
    )
    source = folder / "sea.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    run = [sys.executable, "-c", program, str(data), str(source)]
    return json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
