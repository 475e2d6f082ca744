"""Laws of ARCHITECTURE.md that are read off the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "convert"

# What names a thing that can change while a program lives: a path, or a name that is looked up.
NAMING = {"str", "Path", "PurePath", "LanguageTag", "str | Path"}

# Caches keyed by such, and why nothing there can go stale.
HARMLESS = {
    "backends/docx/package.py _without": "the part itself is in the key; its name decides nothing",
    "backends/pdf/advances.py advance": "a character of a face that is a value",
    "backends/pdf/weasyprint/inputs.py _style_sheet": "the text of a sheet, not its name",
    "backends/epub/older.py physical": "the style sheet itself is in the key",
    "backends/html/render.py _without_remarks": "the style sheet itself is in the key",
    "check/reading/bidi.py _strength": "a character",
    "check/reading/codes.py _glyph": "a glyph's name in a standard",
    "check/reading/word.py _qualified": "an XML name",
    "design/subset.py subset": "characters, of a face that is a value",
    "design/themes.py _taken_apart": "the style sheet itself is in the key",
    "languages/formulas.py _words_of": "the data come with this package",
    "languages/hyphens.py _patterns": "a file of the installed pyphen, whose package stays",
    "languages/language.py language": "the data come with this package",
    "languages/language.py usual_words": "the data come with this package",
    "languages/phrases.py _catalogue": "the data come with this package",
    "languages/phrases.py _name_of": "the data come with this package",
    "markup/spacing.py spaces_of": "a pattern of this package",
    "normalise/pictures.py sound_picture": "the picture itself is in the key",
    "readers/text/halves.py _halves": "the data come with this package",
    "walk/dates.py _locale": "the data come with the installed babel",
    "readers/text/prose.py _breaks": "a word and its language are all that decides",
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def cached_by_name() -> Iterator[str]:
    for module, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            decorators = [ast.unparse(decorator).split("(")[0] for decorator in node.decorator_list]
            if not {"cache", "lru_cache", "functools.cache", "functools.lru_cache"} & {*decorators}:
                continue
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            named = [ast.unparse(a.annotation) for a in arguments if a.annotation is not None]
            if NAMING & {*named}:
                yield f"{module} {node.name}"


def test_no_cache_is_keyed_by_a_path_or_a_name():
    found = set(cached_by_name())
    assert found - set(HARMLESS) == set(), "key it by a value, or say here why it cannot go stale"
    assert set(HARMLESS) - found == set(), "gone from the package"


ELEMENTS = (
    "a abbr article aside blockquote body br button caption code col colgroup dd div dl dt em "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html img input label li link "
    "main meta nav ol p pre rect script section small span strong style sub summary sup svg table "
    "tbody td th thead time title tr ul"
)
AN_ELEMENT = re.compile(rf"(?<!\?P)</?(?:{ELEMENTS.replace(' ', '|')})(?=[\s>/]|$)|<!DOCTYPE")

# Where such characters stand and nothing is written as HTML.
NO_HTML = {
    "batch/feeds.py": "Atom (RFC 4287), which is XML of other names",
    "check/rules/html.py": "words of a hint",
    "readers/pandoc/formulas.py": "what finds formulas in what pandoc wrote",
    "readers/text/listings/syntax.py": "what tells that a listing is HTML",
}


def test_markup_alone_writes_html():
    found = {
        module
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and AN_ELEMENT.search(node.value)
        and not module.startswith("markup/")
    }
    assert found - set(NO_HTML) == set(), "write it with `convert.markup.element`"
    assert set(NO_HTML) - found == set(), "gone from the package"
