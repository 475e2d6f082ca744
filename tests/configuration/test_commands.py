"""Settings in the command: what a file changes in a run, what `config`, `init` and `schema` say."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from convert.article import Article
from tests.command import Result, article_convert

TEXT = "The ebb\n\nIt was late in the year when the water went out and did not come back.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name in ("a.txt", "letters/b.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def said(folder: Path, text: str) -> None:
    (folder / "in" / "convert.toml").write_text(text, encoding="utf-8")


def run(folder: Path, *more: object, env: dict[str, str] | None = None) -> Result:
    return article_convert("run", "in", "-o", "out", *more, cwd=folder, env=env)


def made(folder: Path, name: str) -> Article:
    return msgspec.json.decode((folder / "out" / name).read_bytes(), type=Article)


def test_a_run_takes_formats_and_metadata_of_each_source(articles: Path) -> None:
    said(
        articles,
        'to = ["json"]\n[metadata]\npublisher = "North"\n'
        '[[for]]\nmatch = "letters/**"\nto = ["json", "txt"]\nmetadata = {authors = ["Ann Lee"]}\n',
    )
    assert run(articles).code == 0
    files = {
        path.name for path in (articles / "out").rglob("*") if path.suffix in (".json", ".txt")
    }
    assert files == {"a.json", "b.json", "b.txt"}
    assert made(articles, "a.json").metadata.publisher == "North"
    letter = made(articles, "letters/b.json").metadata
    assert (letter.publisher, letter.byline, letter.authors[0].name) == (
        "North",
        "Ann Lee",
        "Ann Lee",
    )


def test_what_an_article_says_itself_goes_over_the_file(articles: Path) -> None:
    said(articles, 'to = ["json"]\n[metadata]\npublisher = "North"\nlanguage = "de"\n')
    (articles / "in" / "a.txt").write_text(
        f"---\nlanguage: fr\npublisher: South\n---\n{TEXT}", encoding="utf-8"
    )
    (articles / "in" / "letters" / "b.toml").write_text('publisher = "East"\n', encoding="utf-8")
    assert run(articles).code == 0
    own = made(articles, "a.json").metadata
    letter = made(articles, "letters/b.json").metadata
    assert (own.publisher, own.language) == ("South", "fr")
    assert (letter.publisher, letter.language) == ("East", "de")


def test_a_changed_setting_remakes_what_it_touches_and_nothing_else(articles: Path) -> None:
    text = 'to = ["txt"]\n[[for]]\nmatch = "letters/**"\nmetadata.publisher = "{}"\n'
    said(articles, text.format("North"))
    assert run(articles).code == 0
    assert "unchanged" in run(articles, "--dry-run").out.splitlines()[0]
    said(articles, text.format("South"))
    assert run(articles, "--dry-run").out.splitlines() == [
        "in/a.txt: unchanged",
        "in/letters/b.txt: settings, theme or versions changed",
    ]


def test_environment_over_file_and_command_line_over_both(articles: Path) -> None:
    said(articles, 'to = ["txt"]\n')
    env = {"ARTICLE_CONVERT_TO": "html"}
    assert run(articles, "--json", env=env).code == 0
    assert (articles / "out" / "a.html").exists()
    assert run(articles, "--to", "json", env=env).code == 0
    assert (articles / "out" / "a.json").exists()
    assert not (articles / "out" / "a.txt").exists()


def test_a_flag_may_take_back_what_a_file_says(articles: Path) -> None:
    said(articles, 'to = ["txt"]\nstrict = true\nmin_confidence = 1.0\n')
    assert run(articles).code == 4
    assert run(articles, "--no-strict").code == 0


def test_no_file_is_read_where_none_is_wanted(articles: Path) -> None:
    said(articles, 'theem = "report"\n')
    assert run(articles, "--to", "txt").err.startswith("in/convert.toml:1: error: unknown setting")
    assert run(articles, "--to", "txt", "--no-config").code == 0
    (articles / "other.toml").write_text('to = ["json"]\n', encoding="utf-8")
    assert run(articles, "--config", "other.toml").code == 0
    assert (articles / "out" / "a.json").exists()


def test_metadata_on_the_command_line_have_the_last_word(articles: Path) -> None:
    (articles / "in" / "a.toml").write_text('title = "Said"\nrights = "Mine"\n', encoding="utf-8")
    done = article_convert(
        *("run", "in/a.txt", "-o", "out", "--to", "json", "--title", "The flood"),
        *("--author", "Ann Lee", "--author", "Bo Ek", "--date", "2024-03-03", "-M", "rights=CC0"),
        *("-M", "keywords=sea, ice"),
        cwd=articles,
    )
    assert done.code == 0
    found = made(articles, "a.json").metadata
    assert (found.title, found.date, found.rights) == ("The flood", "2024-03-03", "CC0")
    assert [author.name for author in found.authors] == ["Ann Lee", "Bo Ek"]
    assert found.keywords == ("sea", "ice")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-M", "rigths=CC0"), "Did you mean rights?"),
        (("-M", "rights"), "sets no metadata"),
        (("--date", "yesterday"), "--date: error: 'metadata.date'"),
        (("-M", "language=zz"), "no language of the registry"),
    ],
)
def test_wrong_metadata_on_the_command_line(
    articles: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run(articles, *arguments)
    assert done.code == 2
    assert words in done.err


def test_inspect_reads_as_a_run_would(articles: Path) -> None:
    said(articles, '[read]\nlanguage = "de"\n[metadata]\npublisher = "North"\n')
    done = article_convert("inspect", "in/a.txt", "--json", cwd=articles)
    found = msgspec.json.decode(done.raw, type=Article).metadata
    assert (found.language, found.publisher) == ("de", "North")


def test_config_says_where_each_value_came_from(articles: Path) -> None:
    said(articles, '[[for]]\nmatch = "letters/**"\ntheme = "report"\n')
    env = {"ARTICLE_CONVERT_SECONDS": "30"}
    done = article_convert("config", "in/letters/b.txt", "--json", cwd=articles, env=env)
    found = json.loads(done.out)
    assert found["theme"] == {"value": "report", "origin": "in/convert.toml:3", "layer": "file"}
    assert found["seconds"]["origin"] == "ARTICLE_CONVERT_SECONDS"
    assert found["strict"] == {"value": False, "origin": "built in", "layer": "built in"}
    assert found["options.pdf.profile"]["value"] == "ua-1+a-2a"
    lines = article_convert("config", "in/letters/b.txt", cwd=articles).out.splitlines()
    assert [line.split() for line in lines if line.startswith("theme")] == [
        ["theme", "=", '"report"', "#", "in/convert.toml:3"]
    ]


def test_init_writes_a_file_of_comments_once(articles: Path) -> None:
    assert article_convert("init", "in", cwd=articles).code == 0
    text = (articles / "in" / "convert.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    assert article_convert("config", "in", cwd=articles).code == 0
    assert article_convert("init", "in", cwd=articles).code == 2
    # Without its marks each line is a setting, or words.
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    kept = [line for line in lines if line.startswith("[") or " = " in line]
    assert "usual_language" in tomllib.loads("\n".join(kept))["read"]


def test_the_schema_knows_what_the_command_knows() -> None:
    schema = json.loads(article_convert("schema", "--settings").out)
    properties = schema["properties"]
    assert set(properties) >= {"to", "theme", "tokens", "options", "read", "metadata", "for"}
    assert "last_word" not in properties
    assert properties["read"]["properties"]["language"]["description"]
    assert properties["options"]["properties"]["pdf"]["properties"]["paper"]
    assert properties["for"]["items"]["required"] == ["match"]
    assert schema["additionalProperties"] is False


def test_one_article_can_be_looked_at_without_settings(articles: Path) -> None:
    said(articles, '[read]\nreader = "nothing-reads-so"\n')
    for command in ("inspect", "explain"):
        assert article_convert(command, "in/a.txt", cwd=articles).code == 2
        assert article_convert(command, "in/a.txt", "--no-config", cwd=articles).code == 0
        (articles / "other.toml").write_text('[read]\nreader = "text"\n')
        other = article_convert(command, "in/a.txt", "--config", "other.toml", cwd=articles)
        assert other.code == 0, other.err


def test_a_run_finds_where_and_what_in_its_settings(articles: Path) -> None:
    said(articles, 'to = ["txt"]\nout = "made"\nexclude = ["letters/*"]\n')
    assert article_convert("run", "in", cwd=articles).code == 0
    assert [path.name for path in (articles / "in" / "made").glob("*.txt")] == ["a.txt"]
    again = article_convert("run", "in", "-o", "elsewhere", "--exclude", "a.txt", cwd=articles)
    assert again.code == 0, again.err
    assert (articles / "elsewhere" / "letters" / "b.txt").exists()
    assert not (articles / "elsewhere" / "a.txt").exists()


def test_where_outputs_go_remakes_nothing(articles: Path) -> None:
    said(articles, 'to = ["json"]\n')
    run(articles)
    said(articles, 'to = ["json"]\nout = "elsewhere"\nexclude = ["nothing"]\n')
    assert "2 unchanged" in run(articles).err
