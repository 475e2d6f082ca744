"""What differs from language to language stands in `convert/languages/`, and nowhere else."""

import ast
from collections import defaultdict
from pathlib import Path

import convert
from convert import languages

PACKAGE = Path(convert.__file__).parent
TAGS = {path.stem for path in languages.FOLDER.iterdir()}
# Short words that are other things as well: of HTML, of PDF, of units, of fonts and of English.
OTHER_WORDS = frozenset({"id", "it", "no", "pt", "sd", "th", "tr"})
ALLOWED = {
    "backends/docx/languages.py": {"ar-SA", "ja-JP"},  # what Word takes for a script by itself
    "backends/docx/columns.py": {"cs"},  # Word's name for fonts of complex scripts
    "batch/catalogue.py": {"en"},  # the page is in English
    "check/acr.py": {"en"},  # as is the report
    "backends/epub/accessibility.py": {"en"},  # the summary is in English
    "check/reading/bidi.py": {"EN"},  # a bidirectional class of Unicode
    "readers/text/dates.py": {"en", "VI"},  # months told without tables; the sixth month
    "readers/text/frames/bulletin.py": {"en"},  # forms that exist in English only
    "readers/text/frames/mail.py": {"da", "de"},  # labels of a mail's head
    "readers/text/frames/rfc.py": {"en"},
    "readers/text/language.py": {"he", "ja", "ro", "zh", "zh-Hant"},  # CLD2's own names
    "readers/text/words.py": {"da", "en", "ja"},  # words of bylines
}


def named_languages() -> dict[str, set[str]]:
    """The tags of languages that stand in each file outside the room, as whole strings."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        if path.is_relative_to(PACKAGE / "languages"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                tag = node.value.lower()
                region = tag.partition("-")[2]
                if (tag in TAGS or (len(region) == 2 and tag[:-3] in TAGS)) and (
                    tag not in OTHER_WORDS
                ):
                    found[path.relative_to(PACKAGE).as_posix()].add(node.value)
    return found


def test_no_other_room_names_a_language():
    named = named_languages()
    strangers = {file: tags - ALLOWED.get(file, set()) for file, tags in named.items()}
    assert {file: tags for file, tags in strangers.items() if tags} == {}


def test_who_names_one_is_seen():
    """The list above is of what is there: a test that sees nothing would allow everything."""
    seen = named_languages()
    assert seen["backends/docx/languages.py"] == ALLOWED["backends/docx/languages.py"]
