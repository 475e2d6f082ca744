"""Help that fits a page, names what was meant, and is the same for a man page and a shell."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from convert.cli.app import COMMANDS
from convert.design.themes import built_in_themes
from tests.command import article_convert

PAGE = {"COLUMNS": "100"}
LISTED = [name for name in COMMANDS if name != "man"]


def page(*arguments: str) -> str:
    result = article_convert(*arguments, env=PAGE)
    assert result.code == 0, result.err
    return result.out


def test_the_help_of_run_is_one_page_in_groups():
    lines = page("run", "--help").splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100
    heads = [line for line in lines if re.fullmatch(r"[A-Z][a-z]+", line)]
    assert heads == ["What", "Where", "Look", "Standards", "Folders", "Limits", "Output"]


@pytest.mark.parametrize("command", LISTED)
def test_no_example_is_cut(command: str):
    shown = page(command, "--help")
    assert "…" not in shown
    for line in shown.splitlines():
        assert len(line) <= 100


@pytest.mark.parametrize("command", LISTED)
def test_every_option_of_a_command_is_on_its_page(command: str):
    short, whole = (
        page(*asked).replace("[no-]", "") for asked in ((command, "-h"), ("help", command))
    )
    options = re.findall(r"^  (?:-\w, )?(--[a-z0-9-]+)", whole, re.MULTILINE)
    assert options
    assert set(options) <= set(re.findall(r"--[a-z0-9-]+", short))


def test_the_whole_page_tells_the_setting_and_the_variable():
    whole = page("help", "run")
    assert "Setting options.pdf.profile, variable ARTICLE_CONVERT_OPTIONS__PDF__PROFILE." in whole
    assert "Setting tokens.*." in whole
    assert "If not given: build." in whole
    assert "Setting" not in page("help", "inspect"), "what inspect is told is no setting"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rnu",), "No such command 'rnu'. Did you mean run?"),
        (("help", "chekc"), "No such command 'chekc'. Did you mean check?"),
        (("run", "x.txt", "--theem", "report"), "Did you mean '--theme'?"),
        (("open", "x.txt", "--ot", "site"), "Did you mean '--out'?"),
    ],
)
def test_what_was_meant_is_named(arguments: tuple[str, ...], said: str):
    result = article_convert(*arguments)
    assert result.code == 2
    assert said in result.err


def test_an_article_without_a_command_is_told_of_run(tmp_path: Path):
    (tmp_path / "sea.txt").write_text("The sea")
    result = article_convert("sea.txt", cwd=tmp_path)
    assert result.code == 2
    assert "Did you mean `article-convert run sea.txt`?" in result.err


@pytest.mark.parametrize(
    ("typed", "proposed", "not_proposed"),
    [
        ("run --theme ", set(built_in_themes()), set()),
        ("run --to ", {"pdf", "epub", "docx", "html", "json", "txt"}, set()),
        ("run --to pdf,", {"pdf,epub", "pdf,html"}, {"pdf,pdf"}),
        ("run --pdf-profile ", {"ua-1+a-2a", "ua-2+a-4f"}, set()),
        ("run --page-size A", {"A4", "A5"}, {"Letter"}),
        ("run --language p", {"pt", "pl"}, {"de"}),
        ("run --from m", {"markdown", "mail"}, {"text"}),
        ("run -O pdf.pro", {"pdf.profile="}, {"pdf.paper="}),
        ("run -O pdf.paper=A", {"pdf.paper=A4"}, {"pdf.paper=Letter"}),
        ("run -M pub", {"publisher="}, {"title="}),
        ("run --set type.drop", {"type.drop_cap="}, set()),
        ("che", {"check"}, {"run"}),
        ("help ru", {"run"}, {"check"}),
        ("theme ", {"list", "new", "check", "preview"}, set()),
    ],
)
def test_a_shell_proposes_what_there_is(typed: str, proposed: set[str], not_proposed: set[str]):
    words = f"article-convert {typed}"
    result = article_convert(
        env={
            "_ARTICLE_CONVERT_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
    )
    found = set(result.out.split())
    assert proposed <= found
    assert not not_proposed & found


def test_the_man_page_has_every_command_and_option():
    shown = page("man")
    assert shown.startswith('.TH ARTICLE-CONVERT 1 ""')
    assert re.findall(r"^\.SS (\w+)", shown, re.MULTILINE) == LISTED
    assert r"\-\-pdf\-profile PROFILE" in shown
    assert not re.search(r"^'|^\.(?!TH|SH|SS|PP|TP|B|I)", shown, re.MULTILINE)


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
def test_roff_takes_the_man_page_without_a_word():
    done = subprocess.run(
        ["groff", "-man", "-ww", "-z"],
        input=page("man").encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_has_colours_only_where_somebody_sees_them():
    assert "\x1b" not in article_convert("run", "--help", env={"NO_COLOR": "", "TERM": "xterm"}).out
