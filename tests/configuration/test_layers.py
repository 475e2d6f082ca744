"""Settings in layers: each tried at each layer, its origin told, a wrong one with its place."""

from pathlib import Path
from typing import Any

import pytest

from convert.configuration import Configuration, Origin, Setting, variable
from convert.configuration.keys import checked, settings_keys
from convert.errors import UsageError, Where

LOGO = "data:image/png;base64,AAAA"
ADDRESSES = ("https://a.example/", "https://b.example/")
TABLE: list[tuple[str, str, str, Any, Any]] = [
    # key, in TOML, in the environment, as typed by the file, by the environment
    ("to", '["html", "txt"]', "txt,json", ("html", "txt"), ("txt", "json")),
    ("out", '"s3://shelf/site"', "site", "s3://shelf/site", "site"),
    ("include", '["*.text"]', "*.text, *.md", ("*.text",), ("*.text", "*.md")),
    ("exclude", '["old/*"]', "old/*", ("old/*",), ("old/*",)),
    ("theme", '"report"', "manuscript", "report", "manuscript"),
    ("picture_width", "800", "900", 800, 900),
    ("strict", "true", "true", True, True),
    ("min_confidence", "0.5", "0.25", 0.5, 0.25),
    ("verify", '"all"', "none", "all", "none"),
    ("seconds", "10", "20.5", 10.0, 20.5),
    ("megabytes", "512", "1024", 512, 1024),
    ("read.language", '"de"', "pt-BR", "de", "pt-BR"),
    ("read.usual_language", '"de"', "fr", "de", "fr"),
    ("read.max_bytes", "1000", "2000", 1000, 2000),
    ("read.fix_mojibake", "true", "true", True, True),
    ("read.reader", '"text"', "json", "text", "json"),
    ("metadata.title", '"Ebb"', "Flow", "Ebb", "Flow"),
    ("metadata.subtitle", '"Ebb"', "Flow", "Ebb", "Flow"),
    ("metadata.authors", '["Ann Lee"]', "Ann Lee, Bo Ek", ("Ann Lee",), ("Ann Lee", "Bo Ek")),
    ("metadata.date", "2024-03-03", "2023", "2024-03-03", "2023"),
    ("metadata.dateline", '"OSLO"', "BERGEN", "OSLO", "BERGEN"),
    ("metadata.language", '"de"', "fr", "de", "fr"),
    ("metadata.direction", '"rtl"', "ltr", "rtl", "ltr"),
    ("metadata.description", '"Of tides"', "Of wind", "Of tides", "Of wind"),
    ("metadata.keywords", '["sea"]', '["ice, old", "sea"]', ("sea",), ("ice, old", "sea")),
    ("metadata.publisher", '"North"', "South", "North", "South"),
    ("metadata.rights", '"CC0"', "CC BY 4.0", "CC0", "CC BY 4.0"),
    ("metadata.publication", '"Ebb"', "Flow", "Ebb", "Flow"),
    ("metadata.section", '"Tides"', "Winds", "Tides", "Winds"),
    ("metadata.logo", f'"{LOGO}"', LOGO, LOGO, LOGO),
    ("metadata.about", '"Ann rows."', "Bo sails.", "Ann rows.", "Bo sails."),
    ("metadata.address", '"https://a.example/"', "https://b.example/", *ADDRESSES),
    ("metadata.identifier", '"urn:a"', "urn:b", "urn:a", "urn:b"),
    ("options.pdf.paper", '"A5"', "Letter", "A5", "Letter"),
    ("tokens.type.drop_cap", "true", "false", "true", "false"),
]


def written(folder: Path, text: str, name: str = "convert.toml") -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def asked(source: Path, environment: dict[str, str] | None = None, *said: Setting) -> Configuration:
    assert source.parent.is_dir()
    return Configuration(said, environment=environment or {})


def test_the_table_has_every_setting() -> None:
    tried = {key for key, *_ in TABLE}
    assert set(settings_keys()) <= tried


@pytest.mark.parametrize(("key", "toml", "words", "by_file", "by_variable"), TABLE)
def test_each_setting_at_each_layer(
    tmp_path: Path, key: str, toml: str, words: str, by_file: Any, by_variable: Any
) -> None:
    file = written(tmp_path, f"# sea\n\n{key} = {toml}\n")
    source = tmp_path / "sea.txt"
    found = asked(source).of(str(source)).said[key]
    assert (found.value, found.origin) == (by_file, Origin("file", Where(str(file), 3)))

    environment = {variable(key): words}
    found = asked(source, environment).of(str(source)).said[key]
    where = Where(variable(key))
    assert (found.value, found.origin) == (by_variable, Origin("environment", where))

    last = checked(key, words, Origin("command line", Where("--it")), words=True)
    own = Configuration([last], environment={variable(key): words}).of(str(source)).said[key]
    assert own == last


def test_a_value_reaches_the_settings_that_a_run_takes(tmp_path: Path) -> None:
    written(
        tmp_path,
        '[read]\nlanguage = "de"\n[options.pdf]\npaper = "a5"\n'
        '[metadata]\nauthors = ["Ann Lee"]\n[tokens.type]\ndrop_cap = true\n',
    )
    settings = Configuration(environment={}).of(str(tmp_path / "sea.txt")).settings
    assert settings.read.language == "de"
    assert settings.options == {"pdf": {"paper": "a5"}}
    assert settings.metadata.authors == ("Ann Lee",)
    assert settings.tokens == ("type.drop_cap=true",)


def test_the_place_of_outputs_is_found_from_the_file_that_names_it(tmp_path: Path) -> None:
    written(tmp_path / "site", 'out = "made/here"\n')
    found = Configuration(environment={}).of(str(tmp_path / "site" / "in" / "sea.txt"))
    assert found.settings.out == str(tmp_path / "site" / "made" / "here")


@pytest.mark.parametrize("line", ['out = "site"', 'include = ["*.md"]', 'exclude = ["*.md"]'])
def test_what_holds_for_a_run_is_not_said_of_some_articles(tmp_path: Path, line: str) -> None:
    file = written(tmp_path, f'[[for]]\nmatch = "*.txt"\n{line}\n')
    with pytest.raises(UsageError) as raised:
        Configuration(environment={}).of(str(tmp_path / "sea.txt"))
    assert raised.value.where == Where(str(file), 3)


def test_nothing_said_is_what_is_built_in(tmp_path: Path) -> None:
    found = Configuration(environment={}, found=False).of(str(tmp_path / "sea.txt"))
    assert found.files == ()
    assert {each.origin.layer for each in found.said.values()} == {"built in"}


def test_the_nearest_file_above_the_source_is_taken(tmp_path: Path) -> None:
    written(tmp_path, 'theme = "report"\n')
    written(tmp_path / "near", 'theme = "manuscript"\n')
    configuration = Configuration(environment={})
    assert configuration.of(str(tmp_path / "far" / "a.txt")).settings.theme == "report"
    assert configuration.of(str(tmp_path / "near" / "in" / "a.txt")).settings.theme == "manuscript"
    assert configuration.of(str(tmp_path / "near")).settings.theme == "manuscript"


def test_a_project_may_say_it_in_its_own_file(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        '[project]\nname = "x"\n[tool.article-convert]\ntheme = "report"\n',
        "pyproject.toml",
    )
    theme = Configuration(environment={}).of(str(tmp_path / "a.txt")).said["theme"]
    assert theme.origin.where == Where(str(file), 4)


def test_a_project_that_says_nothing_is_passed_by(tmp_path: Path) -> None:
    written(tmp_path, 'theme = "report"\n')
    written(tmp_path / "in", '[project]\nname = "x"\n', "pyproject.toml")
    found = Configuration(environment={}).of(str(tmp_path / "in" / "a.txt"))
    assert found.settings.theme == "report"


def test_the_corrections_of_an_article_of_that_name_are_no_settings(tmp_path: Path) -> None:
    written(tmp_path, 'title = "Of converts"\n')
    assert Configuration(environment={}).of(str(tmp_path / "convert.txt")).files == ()


FOR = """\
theme = "report"
[[for]]
match = "letters/**"
theme = "manuscript"
[for.metadata]
publisher = "North"
[[for]]
match = ["*.md", "letters/old/*"]
theme = "large-print"
"""


@pytest.mark.parametrize(
    ("source", "theme", "publisher", "line"),
    [
        ("a.txt", "report", None, 1),
        ("letters/a.txt", "manuscript", "North", 4),
        ("letters/new/a.txt", "manuscript", "North", 4),
        ("letters/old/a.txt", "large-print", "North", 9),
        ("a.md", "large-print", None, 9),
        ("letters/a.md", "large-print", "North", 9),
        ("lettersof/a.txt", "report", None, 1),
    ],
)
def test_tables_hold_for_what_they_match(
    tmp_path: Path, source: str, theme: str, publisher: str | None, line: int
) -> None:
    file = written(tmp_path, FOR)
    found = Configuration(environment={}).of(str(tmp_path / source))
    assert (found.settings.theme, found.settings.metadata.publisher) == (theme, publisher)
    assert found.said["theme"].origin.where == Where(str(file), line)


def test_a_theme_of_ones_own_is_found_from_the_file_that_names_it(tmp_path: Path) -> None:
    written(tmp_path, 'theme = "ours"\n')
    written(tmp_path / "ours", 'extends = "report"\nname = "ours"\n', "theme.toml")
    found = Configuration(environment={}).of(str(tmp_path / "in" / "a.txt"))
    assert Path(found.settings.theme) == tmp_path / "ours"


WRONG = [
    ('theem = "report"', 1, "unknown setting 'theem'. Did you mean theme?"),
    ('[read]\nlangage = "de"', 2, "'read.langage'. Did you mean read.language?"),
    ('[metadata]\nrigths = "x"', 2, "Did you mean metadata.rights?"),
    (
        '[options.pdf]\npapper = "A4"',
        2,
        "pdf has no option 'papper'. Known: profile, paper, cover, engine.",
    ),
    ('[options.pdf]\npaper = "A44"', 2, "pdf.paper has no value 'A44'"),
    ('[options.pfd]\npaper = "A4"', 2, "Did you mean options.pdf.paper?"),
    ('publisher = "North"', 1, "Did you mean metadata.publisher?"),
    ('author = "Jane Doe"', 1, "Did you mean metadata.authors?"),
    ('publihser = "North"', 1, "Did you mean metadata.publisher?"),
    ('language = "de"', 1, "Did you mean read.language?"),
    ("[tokens.type]\ndrop_cup = true", 2, "Did you mean tokens.type.drop_cap?"),
    ('tokens = ["type.drop_cup=true"]', 1, "Did you mean tokens.type.drop_cap?"),
    ("[tokens.page]\ncolumns = true", 2, "tokens.page.columns"),
    ('to = ["htlm"]', 1, "Did you mean html?"),
    ('to = "html"', 1, '\'to\': a list, as ["one", "two"], is wanted'),
    ('\ntheme = "reprot"', 2, "no theme 'reprot'"),
    ('read = "de"', 1, "'read' is a table"),
    ('strict = "yes"', 1, "'strict': true or false is wanted"),
    ("min_confidence = 1.5", 1, "'min_confidence'"),
    ('[read]\nlanguage = "zz"', 2, "no language of the registry"),
    ('[last_word]\ntitle = "x"', 1, "unknown setting 'last_word'"),
    ('[[for]]\ntheme = "report"', 1, "names no files"),
    ('[[for]]\nmatch = "a"\n[[for]]\nmatch = "b"\nthem = "x"', 5, "Did you mean theme?"),
    ('[[for]]\nmatch = "*"\nmegabytes = 500', 3, "holds for a whole run"),
    ('[for]\nmatch = "*"', 1, "'for' is a list of tables"),
    ("theme = ", 1, "Invalid value"),
    ('seconds = "soon"', 1, "'seconds': a number is wanted"),
    ("seconds = 0", 1, "'seconds': a number of at least 1 is wanted"),
    ("[metadata]\ntitle = 3", 2, "'metadata.title': text in quotation marks is wanted"),
    ('[metadata]\ndirection = "up"', 2, "'up' is none of ltr, rtl"),
    ("strict = true\nstrict = false", 2, "something is said here that was said before"),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    file = written(tmp_path, text + "\n")
    with pytest.raises(UsageError) as caught:
        Configuration(environment={}).of(str(tmp_path / "a.txt"))
    assert caught.value.where == Where(str(file), line)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ARTICLE_CONVERT_THEEM", "report", "Did you mean ARTICLE_CONVERT_THEME?"),
        ("ARTICLE_CONVERT_THEME", "reprot", "no theme 'reprot'"),
        ("ARTICLE_CONVERT_SECONDS", "soon", "'seconds'"),
        ("ARTICLE_CONVERT_OPTIONS__PDF__PAPER", "A44", "no value 'A44'"),
    ],
)
def test_a_wrong_variable_is_named(tmp_path: Path, name: str, value: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        Configuration(environment={name: value}).of(str(tmp_path / "a.txt"))
    assert caught.value.where == Where(name)
    assert words in str(caught.value)


def test_variables_that_are_no_settings_are_left_alone(tmp_path: Path) -> None:
    others = {"ARTICLE_CONVERT_DEBUG": "1", "ARTICLE_CONVERT_TOOLS": "x", "ARTICLE_CONVERT_TO": ""}
    found = Configuration(environment=others).of(str(tmp_path / "a.txt"))
    assert {each.origin.layer for each in found.said.values()} == {"built in"}
