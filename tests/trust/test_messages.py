"""Messages that cannot lie: what a stranger writes shows, stays on its line, and is short."""

import json
import os
from pathlib import Path

import pytest

from convert.batch.depfile import FORMATS, Rule, depfile
from convert.errors import Diagnostic, SourceError, UsageError, Where, as_told
from convert.visible import LONGEST_MESSAGE, message, visible, visible_json, writable
from tests.command import article_convert
from tests.trust.articles import article, figure, link, made, paragraph

TEXT = "A night at sea\n\nThe first paragraph says a few words.\n\nSo does the second.\n"
ESCAPE, TURN = "\x1b[31m", "\u202e"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07", "bell\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("two\nlines", "two\\nlines"),
        ("two\r\nlines", "two\\r\\nlines"),
        ("a\u2028b", "a\\u2028b"),
        ("exe\u202etxt", "exe\\u202etxt"),
        ("\u2066a\u2069", "\\u2066a\\u2069"),
        ("a\u200bb", "a\\u200bb"),
        ("\ufeffa", "\\ufeffa"),
        ("a\udcffb", "a\\udcffb"),
        ("\U000e0041", "\\U000e0041"),
        ("::error file=x::y", "\\x3a:error file=x::y"),
        ("a ##[error]b", "a \\x23#[error]b"),
        ("##vso[task.x]", "\\x23#vso[task.x]"),
        ("a::b", "a::b"),
        ("## Heading", "## Heading"),
        ("naïve — 中文 עברית", "naïve — 中文 עברית"),
        ("C:\\temp\\x", "C:\\temp\\x"),
    ],
)
def test_what_shows_nothing_is_shown(hidden: str, shown: str):
    assert visible(hidden) == shown
    assert visible(shown) == shown


def test_a_long_quotation_is_shortened_and_the_rest_stays():
    shown = message(f"the picture '{'a' * 5000}' cannot be shown by {'b' * 5000}")
    assert len(shown) < 600
    assert shown.startswith("the picture 'aaa")
    assert " cannot be shown by bbb" in shown
    assert len(message("word " * 5000)) <= LONGEST_MESSAGE


def test_json_says_the_same_with_nothing_hidden():
    hidden = {"a": f"{TURN}\x80\x7f\ufeff\u2028é"}
    data = json.dumps(hidden, ensure_ascii=False).encode()
    assert json.loads(visible_json(data)) == hidden
    assert visible_json(data).decode().isprintable()


def test_bytes_of_a_name_are_kept_readable():
    assert writable(os.fsdecode(b"bad\xff.txt")) == "bad\\xff.txt"
    assert writable("gut ü") == "gut ü"


@pytest.mark.parametrize("text", [ESCAPE, TURN, "\n::error::x", "\x9b", "\u2028"])
def test_no_error_and_no_diagnostic_lets_it_through(text: str):
    where = Where(f"a{text}.txt", 3)
    told = [
        str(SourceError(f"has {text}", where=where, hint=f"Take {text} out.", code=f"x{text}")),
        str(UsageError(text)),
        Diagnostic(code="x", message=text, hint=text).text(f"{text}.txt"),
        str(as_told(ValueError(text))),
        str(as_told(OSError(2, text, text))),
    ]
    for line in told:
        assert line.isprintable()
        assert not line.startswith("::")


SIDECARS = {
    "a key": f'"{ESCAPE}{TURN}" = 1'.replace(ESCAPE, "\\u001b[31m").replace(TURN, "\\u202e"),
    "a command to CI": '"a\\n::error file=x::pwn" = 1',
    "a value": 'language = "\\u001b[31m\\n::error::x"',
    "a title": 'title = "\\u001b[31m\\u009b"',
}


@pytest.mark.parametrize("name", SIDECARS)
@pytest.mark.parametrize("asked", ["", "--json", "--log-format json", "--report r.json"])
def test_a_sidecar_cannot_speak_through_messages(name: str, asked: str, tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_text(SIDECARS[name])
    result = article_convert(
        "run", "a.txt", "-t", "html", "-o", "out", *asked.split(),
        cwd=tmp_path, env={"GITHUB_ACTIONS": "true"},
    )  # fmt: skip
    report = tmp_path / "r.json"
    said = result.out + result.err + (report.read_text() if report.exists() else "")
    assert all(line.isprintable() for line in said.splitlines())
    commands = [line for line in said.splitlines() if line.lstrip().startswith("::")]
    assert not [line for line in commands if "file=a.t" not in line]  # ours name the article


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "a.txt", "--theme", ESCAPE),
        ("run", "a.txt", "--page-size", f"{TURN}\n::error::x"),
        ("run", "a.txt", "--to", ESCAPE),
        ("run", "a.txt", "--language", ESCAPE),
        ("run", ESCAPE),
        ("run", "a.txt", f"--{ESCAPE}"),
        ("run", "a.txt", "--seconds", ESCAPE),
        (ESCAPE,),
        ("check", f"{ESCAPE}.html"),
        ("inspect", f"{ESCAPE}\n::error::x.txt"),
        ("explain", TURN),
    ],
    ids=repr,
)
def test_wrong_use_is_said_without_obeying_it(arguments: tuple[str, ...], tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    result = article_convert(*arguments, cwd=tmp_path)
    assert result.code
    lines = (result.out + result.err).splitlines()
    assert all(line.isprintable() for line in lines)
    assert not [line for line in lines if line.lstrip().startswith("::")]


def test_what_is_inspected_shows(tmp_path: Path):
    hostile = article(paragraph(f"a{ESCAPE}{TURN}b"), title=f"a{ESCAPE}\n::error::x")
    (tmp_path / "a.json").write_bytes(hostile)
    for command in (("inspect",), ("inspect", "--json"), ("explain",)):
        result = article_convert(command[0], "a.json", *command[1:], cwd=tmp_path)
        assert all(line.isprintable() for line in result.out.splitlines())


def test_a_refused_picture_is_named_and_not_printed(tmp_path: Path):
    outcome = made(article({**figure(b"GIF8" + b"x" * 50_000), "alt": "A" * 900}), tmp_path)
    assert len(outcome.errors[0]) < 600 + len(str(tmp_path))
    assert "the picture 'AAA" in outcome.errors[0]


def test_a_link_as_long_as_a_book_is_told_in_short(tmp_path: Path):
    outcome = made(article(link("javascript:" + "x" * 50_000)), tmp_path, to=("html",))
    assert all(len(diagnostic.text("a.json")) < 700 for diagnostic in outcome.diagnostics)


@pytest.mark.parametrize("name", ["a\nall:\n\ttouch pwned", "a\x1bb", "a\rb"])
def test_no_name_becomes_a_rule_of_make(name: str):
    of = [
        Rule([f"out/{name}.html"], [f"{name}.txt"]),
        Rule(["out/b.html"], [name, "b.txt"], [name, f"{name}.toml"]),
    ]
    for form in FORMATS:
        rules = depfile(of, form)
        assert b"pwned" not in rules
        assert b"\t" not in rules
        assert rules.decode().rstrip().splitlines() == ["out/b.html: b.txt", "b.txt:"]
