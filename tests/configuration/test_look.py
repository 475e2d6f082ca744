"""An article says in its sidecar how it looks; the command line alone goes over that."""

from pathlib import Path

import pytest

import convert
from convert.errors import SourceError
from convert.presentation import settings_of
from convert.settings import Settings
from convert.source import Source
from tests.command import article_convert

TEXT = "The ebb\n\nIt was late in the year when the water went out and did not come back.\n"
SAID = 'theme = "report"\n[tokens.type]\ndrop_cap = true\n[options.pdf]\npaper = "A5"\n'


def of(said: str | None, **more: object) -> Settings:
    source = Source("ebb.txt", TEXT.encode(), sidecar=said)
    return settings_of(source, Settings(to=("pdf",), **more))


def test_a_sidecar_says_theme_tokens_and_options():
    settings = of(SAID)
    assert settings.theme == "report"
    assert settings.tokens == ("type.drop_cap=true",)
    assert settings.options == {"pdf": {"paper": "A5"}}
    assert of(None) == Settings(to=("pdf",))
    assert of('title = "Ebb"\n') == Settings(to=("pdf",))


def test_it_goes_over_a_file_and_not_over_the_command_line():
    file = {"theme": "manuscript", "options": {"pdf": {"paper": "Letter", "profile": "ua-1+a-3a"}}}
    settings = of(SAID, **file)
    assert settings.theme == "report"
    assert settings.options["pdf"] == {"paper": "A5", "profile": "ua-1+a-3a"}
    fixed = ("theme", "tokens.type.drop_cap", "options.pdf.paper")
    assert of(SAID, **file, fixed=fixed) == Settings(to=("pdf",), **file, fixed=fixed)
    assert of(SAID, **file, fixed=("theme",)).options["pdf"]["paper"] == "A5"


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        ('title = "Ebb"\ntheme = "repotr"\n', 2, "no theme 'repotr' is built in"),
        ('theme = "/etc"\n', 1, "no theme '/etc' is built in"),
        ('theme = "../house"\n', 1, "is built in"),
        ("theme = 3\n", 1, "'theme' is the name of a theme"),
        ("[tokens.type]\ndrop_cap = 7\n", 2, "drop_cap"),
        ("[tokens]\nnothing = 1\n", 2, "nothing"),
        ("tokens = 3\n", 1, "'tokens' is a table"),
        ('[options.pdf]\npaper = "A55"\n', 2, "pdf.paper has no value 'A55'"),
        ('[options.pdf]\npapre = "A5"\n', 2, "pdf has no option 'papre'"),
        ('[options.dpf]\npaper = "A5"\n', 2, "no format 'dpf'"),
        ('[options.epub]\ncertified_by = "Me"\n', 2, "an article cannot say epub.certified_by"),
    ],
)
def test_what_cannot_be_is_an_error_with_its_line(said: str, line: int, words: str):
    with pytest.raises(SourceError) as raised:
        of(said)
    assert words in str(raised.value)
    assert raised.value.where is not None
    assert (raised.value.where.path, raised.value.where.line) == ("ebb.toml", line)


def made(folder: Path, *more: str, out: str = "out") -> bytes:
    done = article_convert("run", "in/ebb.txt", "-t", "html", "-o", out, *more, cwd=folder)
    assert done.code == 0, done.err
    return (folder / out / "ebb.html").read_bytes()


def test_command_and_library_follow_it_alike(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ebb.txt").write_text(TEXT)
    plain = made(tmp_path)
    (tmp_path / "in" / "ebb.toml").write_text(SAID)
    looks = made(tmp_path)  # what the sidecar changes is made again
    assert looks != plain
    asked = ("--theme", "report", "--set", "type.drop_cap=true")
    (tmp_path / "in" / "ebb.toml").write_text("")
    assert made(tmp_path, *asked, out="asked") == looks
    (tmp_path / "in" / "ebb.toml").write_text(SAID)
    ours = convert.convert(tmp_path / "in" / "ebb.txt", to="html", out=tmp_path / "library")
    assert ours.paths[0].read_bytes() == looks
    last = ("--theme", "default", "--set", "type.drop_cap=false")
    assert made(tmp_path, *last) == plain


def test_one_bad_look_stops_one_article(tmp_path: Path):
    (tmp_path / "in").mkdir()
    for name in ("ebb", "flow"):
        (tmp_path / "in" / f"{name}.txt").write_text(TEXT)
    (tmp_path / "in" / "ebb.toml").write_text('theme = "repotr"\n')
    done = article_convert("run", "in", "-t", "html", "-o", "out", cwd=tmp_path)
    assert done.code == 1
    assert "in/ebb.toml:1: error: the sidecar says what cannot be: no theme 'repotr'" in done.err
    assert (tmp_path / "out" / "flow.html").exists()
