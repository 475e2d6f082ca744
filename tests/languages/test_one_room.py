"""What differs from language to language stands in `convert/languages/`, and nowhere else."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import convert
from convert import languages

PACKAGE = Path(convert.__file__).parent
TAGS = {path.stem for path in languages.FOLDER.iterdir()}
# Short words that are other things as well: of HTML, of PDF, of units, of fonts and of English.
OTHER_WORDS = frozenset({"id", "it", "no", "pt", "sd", "th", "tr"})
ALLOWED = {
    "backends/docx/languages.py": {"ar-SA", "ja-JP"},  # what Word takes for a script by itself
    "backends/docx/properties.py": {"cs"},  # Word's name for fonts of complex scripts
    "backends/docx/styles.py": {"cs"},
    "backends/docx/theme_part.py": {"cs"},
    "backends/pdf/typst/marks.py": {"EN"},  # a bidirectional class of Unicode
    "batch/catalogue.py": {"en"},  # the page is in English
    "cli/completion.py": {"en"},  # as are proposals
    "check/acr.py": {"en"},  # as is the report
    "check/files.py": {"en"},  # any tag, that the registry is read
    "backends/epub/accessibility.py": {"en"},  # the summary is in English
    "check/reading/bidi.py": {"EN"},  # a bidirectional class of Unicode
    "readers/rtf/front.py": {"cs"},  # control words of RTF
    "readers/rtf/marks.py": {"cs", "fi", "sa"},
    "readers/rtf/pictures.py": {"sv"},
    "readers/text/dates.py": {"en", "VI"},  # whose months need no tables; the sixth month
    "readers/text/frames/bulletin.py": {"en"},  # forms that exist in English only
    "readers/text/frames/rfc.py": {"en"},
    "readers/text/language.py": {"he", "ja", "ro", "zh", "zh-Hant"},  # CLD2's own names
}


# Words of other languages that are English, or a mark, in what a reader says and asks.
ENGLISH_TOO = frozenset({"data", "mail", "note", "para", "stand"})
# The notation of a script, the layout of an archive, and the code page of a font.
NOTATION = re.compile(
    "[¹²³⁰⁴-⁹¼½¾⅓⅔⅛元日号號〇零一二三四五六七八九十百千廿壹弌贰貳弐两兩叁參参肆伍陆陸柒捌玖拾佰仟]+"
    "|[ЀЁа-яЎІЇЄҐZÄÖÜÉ]+"
)
LAYOUTS = frozenset({"readers/text/frames/aozora.py", "readers/rtf/characters.py"})
WORD = re.compile(r"[^\W\d_]{4,}")


def inside(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def strings(path: Path) -> Iterator[str]:
    """The strings of a module, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in remarks:
            yield text


def words_of(path: Path) -> set[str]:
    """The words, of four letters or more, by which a reader knows texts of a language."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = {**said.get("words", {}), **said.get("patterns", {})}
    proper = ("given_names", "surnames", "agencies")
    told = " ".join(text for kind, text in tables.items() if kind not in proper)
    return set(WORD.findall(told.lower()))


def named_languages() -> dict[str, set[str]]:
    """The tags of languages that stand in each file outside the room, as whole strings."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        if path.is_relative_to(PACKAGE / "languages"):
            continue
        for text in strings(path):
            tag = text.lower()
            region = tag.partition("-")[2]
            if (tag in TAGS or (len(region) == 2 and tag[:-3] in TAGS)) and (
                tag not in OTHER_WORDS
            ):
                found[inside(path)].add(text)
    return found


def test_no_other_room_names_a_language():
    named = named_languages()
    strangers = {file: tags - ALLOWED.get(file, set()) for file, tags in named.items()}
    assert {file: tags for file, tags in strangers.items() if tags} == {}


def test_who_names_one_is_seen():
    """The list above is of what is there: a test that sees nothing would allow everything."""
    seen = named_languages()
    assert seen["backends/docx/languages.py"] == ALLOWED["backends/docx/languages.py"]


def test_no_reader_holds_words_of_a_language():
    english = words_of(languages.FOLDER / "en.toml")
    all_words = set().union(*map(words_of, languages.FOLDER.glob("*.toml")))
    others = all_words - english - ENGLISH_TOO
    assert len(others) > 900
    found = {
        inside(path): held
        for path in (PACKAGE / "readers").rglob("*.py")
        if (
            held := {word for text in strings(path) for word in WORD.findall(text.lower())} & others
        )
    }
    assert found == {}


def test_no_reader_holds_words_in_other_letters():
    """What the files do not have yet cannot be found by its words, but by its letters."""
    found = {
        inside(path): held
        for path in (PACKAGE / "readers").rglob("*.py")
        if inside(path) not in LAYOUTS
        and (held := {word for text in strings(path) for word in foreign(text)})
    }
    assert found == {}


def foreign(text: str) -> list[str]:
    """Words of three letters or more, one of them beyond ASCII."""
    words = re.findall(r"[^\W\d_]{3,}", NOTATION.sub(" ", re.sub(r"\\[a-zA-Z]", " ", text)))
    return [word for word in words if not word.isascii()]


def test_words_in_other_letters_are_seen():
    assert foreign(r"(?:page|σελίδα|página|ページ)\s\d{1,4}") == ["σελίδα", "página", "ページ"]
