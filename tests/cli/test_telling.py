"""What a run says: JSON logs, annotations, a bar on a terminal, plain lines, or next to nothing."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from convert.batch.job import Job, Outcome
from convert.batch.run import Summary
from convert.cli.telling import Teller, Voice
from tests.command import ROOT, article_convert

GOOD = "The sea in winter\n\nA paragraph about the sea that ends with a full stop.\n"
UNSURE = GOOD + "\nWhat the harbour says\n\nAnother paragraph that ends with a full stop.\n"
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six good articles and a bad one."""
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"a{number}.txt").write_text(GOOD)
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    return tmp_path


def run(folder: Path, *more: object, **env: str):
    return article_convert("run", "in", "-t", "html", "-o", "out", *more, cwd=folder, env=env)


# ---- JSON


def test_every_line_of_a_json_log_is_json(folder: Path):
    result = run(folder, "--log-format", "json", GITHUB_ACTIONS="true")
    lines = [json.loads(line) for line in result.err.splitlines()]
    assert result.code == 1
    assert {"time", "level", "message"} <= set(lines[0])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", lines[0]["time"])
    (error,) = [line for line in lines if line["level"] == "error"]
    assert error["file"] == "in/bad.txt"
    assert error["code"].startswith("source.")
    assert "6 made, 1 failed" in lines[-1]["message"]


def test_a_diagnostic_in_a_json_log_has_its_line(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(UNSURE)
    result = run(tmp_path, "--log-format=json", "--min-confidence", "1")
    warnings = [json.loads(line) for line in result.err.splitlines()]
    assert {"level": "warning", "file": "in/a.txt", "line": 5, "code": "reader.unsure"}.items() <= {
        key: value for warning in warnings if warning.get("line") == 5
        for key, value in warning.items()
    }.items()  # fmt: skip


@pytest.mark.parametrize("wrong", [("--theme", "nope"), ("--nope",)])
def test_wrong_use_is_json_too(folder: Path, wrong: tuple[str, ...]):
    result = run(folder, "--log-format", "json", *wrong)
    assert result.code == 2
    (line,) = result.err.splitlines()
    assert json.loads(line)["level"] == "error"
    assert "nope" in json.loads(line)["message"]


def test_results_as_json_are_a_line_for_each_article(folder: Path):
    result = run(folder, "--json")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert sorted(line["status"] for line in lines) == ["failed", *["made"] * 6]
    assert {line["source"] for line in lines} == {f"in/a{n}.txt" for n in range(6)} | {"in/bad.txt"}


# ---- annotations


def test_annotations_stand_at_file_and_line(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a, b: c.txt").write_text(UNSURE)
    result = run(tmp_path, "--min-confidence", "1", GITHUB_ACTIONS="true")
    assert "::warning file=in/a%2C b%3A c.txt,line=5::" in result.err
    assert "::" not in run(tmp_path, "--force", "--min-confidence", "1").err


def test_an_error_is_annotated_at_its_line(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(UNSURE)
    result = run(tmp_path, "--min-confidence", "1", "--strict", GITHUB_ACTIONS="true")
    assert result.code == 4
    assert re.search(r"^::error file=in/a\.txt,line=\d+::in/a\.txt:\d+: error: ", result.err, re.M)


# ---- a terminal


# The bar waits for a second, within which a quick machine has made all of these.
AT_ONCE = (
    "import convert.cli.progress as progress; progress.DELAY = 1e-6;"
    "from convert.cli import main; main()"
)


def on_a_terminal(
    folder: Path,
    *more: str,
    results: bool,
    env: dict[str, str] | None = None,
    program: str = AT_ONCE,
) -> tuple[str, bytes]:
    """What a terminal of 100 columns shows, and what standard output got where that is a pipe."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    of_its_own = ("CI", "NO_COLOR", "COLUMNS")  # the last of them would be another terminal's
    settings = {key: value for key, value in os.environ.items() if key not in of_its_own}
    process = subprocess.Popen(
        [sys.executable, "-c", program, "run", "in", "-t", "html", "-o", "out", *more],
        cwd=folder,
        env={**settings, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=follower if results else subprocess.PIPE,
        stderr=follower,
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            read = os.read(leader, 65536)
        except OSError:  # Linux: the last process has closed the terminal
            break
        if not read:
            break
        shown += read
    os.close(leader)
    out, _ = process.communicate(timeout=60)
    return shown.decode(), out or b""


def test_a_terminal_shows_a_bar_with_failures(folder: Path):
    shown, _ = on_a_terminal(folder, results=True)
    plain = ANSI.sub("", shown)
    assert "\x1b[" in shown
    assert re.search(r"━━━ 0 of 7, 7 to go: in/(?:a\d|bad)\.txt", plain)
    assert "7 of 7, 0 to go" in plain
    assert re.search(r"[1-7] of 7, \d to go, [^:]*1 failed", plain)
    assert "6 made, 1 failed in" in plain
    assert ": 6 files in out/" in plain


def test_a_terminal_shows_how_long_it_will_take(folder: Path):
    """On a busy machine all may be made between two looks at the bar: it is looked at again."""
    shown = (on_a_terminal(folder, "--force", results=True)[0] for _ in range(5))
    looks = (ANSI.sub("", look) for look in shown)
    assert any(re.search(r"[1-6] of 7, \d to go, \d+\.\d/s, \d+ s left", look) for look in looks)


def test_results_and_errors_are_whole_lines_above_the_bar(folder: Path):
    lines = ANSI.sub("", on_a_terminal(folder, results=True)[0]).replace("\r", "\n").splitlines()
    assert {f"out/a{number}.html" for number in range(6)} <= set(lines)
    assert [line for line in lines if line.startswith("in/bad.txt: error: ")]


def test_results_in_a_pipe_do_not_go_to_the_bar(folder: Path):
    shown, out = on_a_terminal(folder, results=False)
    assert sorted(out.decode().splitlines()) == [f"out/a{number}.html" for number in range(6)]
    assert "7 of 7" in shown
    assert "out/a1.html" not in shown


@pytest.mark.parametrize(
    ("more", "env"),
    [(("--quiet",), {}), (("--log-format", "json"), {}), ((), {"CI": "true"})],
    ids=["quiet", "json", "CI"],
)
def test_no_bar_where_nobody_wants_one(folder: Path, more: tuple[str, ...], env: dict[str, str]):
    shown, _ = on_a_terminal(folder, *more, results=False, env=env)
    assert not re.search(r"\x1b\[(?!\d*m)", shown), "nothing but colours"
    assert "7 of 7" not in shown
    assert "bad.txt" in shown


def test_judging_a_folder_has_a_bar_and_no_thread(folder: Path):
    assert run(folder).code == 1
    no_thread = (  # but in the copies of this process
        "import os, sys, threading; own, start = os.getpid(), threading.Thread.start;"
        "threading.Thread.start = lambda one: start(one) if os.getpid() != own else 1 / 0;"
    )
    program = f"{no_thread} sys.argv[1:] = ['check', 'out']; {AT_ONCE}"
    shown, out = on_a_terminal(folder, results=False, program=program)
    plain = ANSI.sub("", shown)
    assert re.search(r"[1-6] of 6, \d to go", plain)
    assert "6 files, 0 errors, 0 warnings" in plain
    assert out == b""


def test_what_is_over_soon_has_no_bar(folder: Path):
    for name in ("a1", "a2", "a3", "a4", "a5", "bad"):
        (folder / "in" / f"{name}.txt").unlink()
    later = AT_ONCE.replace("1e-6", "1e6")
    shown, _ = on_a_terminal(folder, results=True, program=later)
    assert not re.search(r"\x1b\[(?!\d*m)", shown)
    assert re.search(r"^1 made in \d+\.\d s: 1 file in out/\r$", shown, re.MULTILINE)


def test_the_bar_names_what_is_made_and_counts_what_is_left_and_warns(tmp_path: Path):
    (tmp_path / "in").mkdir()
    for number in range(5):
        (tmp_path / "in" / f"unsure{number}.txt").write_text(UNSURE)
    more = ("--min-confidence", "1", "-j", "1")
    plain = ANSI.sub("", on_a_terminal(tmp_path, *more, results=False)[0])
    assert re.search(r"in/unsure\d\.txt", plain)
    assert "5 of 5, 0 to go" in plain
    assert re.search(r"[1-5] warn", plain)


@pytest.mark.parametrize(
    ("more", "env", "coloured"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"TERM": "dumb"}, False),
        (("--color", "never"), {}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
    ],
)
def test_colours_are_for_who_wants_them(
    folder: Path, more: tuple[str, ...], env: dict[str, str], coloured: bool
):
    shown, _ = on_a_terminal(folder, *more, results=False, env={"CI": "1", **env})
    assert ("\x1b[31m\x1b[1merror: \x1b[0m" in shown) == coloured
    assert ("\x1b" in shown) == coloured


# ---- neither


def test_without_a_terminal_lines_are_plain(folder: Path):
    result = run(folder)
    assert sorted(result.out.splitlines()) == [f"out/a{number}.html" for number in range(6)]
    assert "\x1b" not in result.err + result.out
    assert "\r" not in result.err
    assert result.err.splitlines()[-1].startswith("6 made, 1 failed in ")


def test_quiet_prints_errors_only(folder: Path):
    result = run(folder, "--quiet")
    assert result.out == ""
    (line,) = result.err.splitlines()
    assert line.startswith("in/bad.txt: error: ")
    (folder / "in" / "bad.txt").unlink()
    assert run(folder, "--quiet", "--force").err == ""


def test_what_failed_long_ago_is_said_again_at_the_end(
    capsys: pytest.CaptureFixture[str], folder: Path
):
    outcome = Outcome(
        job=Job(source="in/bad.txt", stem="bad", formats=("html",)),
        errors=("in/bad.txt: error: no.",),
    )
    summary = Summary(failed=1, made=30, failures=["in/bad.txt: error: no."])
    for lines, again in ((5, 1), (30, 2)):
        teller = Teller("out", Voice())
        teller.tell(outcome)
        for _ in range(lines):
            teller.message("info", "made")
        teller.end(summary, 31)
        assert capsys.readouterr().err.count("in/bad.txt: error: no.") == again
    assert run(folder).err.count("in/bad.txt: error: ") == 1, "a short run"


def test_warnings_of_a_kind_are_told_together_where_there_are_many(tmp_path: Path):
    (tmp_path / "in").mkdir()
    for number in range(7):
        (tmp_path / "in" / f"unsure{number}.txt").write_text(UNSURE)
    often = ("--min-confidence", "1", "--force")
    every = run(tmp_path, *often, "--verbose").err
    told = run(tmp_path, *often).err
    count = every.count("[reader.unsure]")
    assert count >= 7
    assert told.count(": warning: ") == 3
    assert f"\nwarning: {count - 3} more of this kind [reader.unsure]\n" in told
    assert "--verbose prints them all" in told
    assert run(tmp_path, *often, GITHUB_ACTIONS="true").err.count("::warning ") == count
    assert run(tmp_path, *often, "--log-format", "json").err.count('"warning"') == count
    assert "read 0." in every
    assert "more of this kind" not in every


def test_one_file_is_as_quiet_as_a_folder(tmp_path: Path):
    (tmp_path / "a.txt").write_text(UNSURE)
    arguments = ("run", "a.txt", "-o", "a.html", "--min-confidence", "1")
    assert "warning: " in article_convert(*arguments, cwd=tmp_path).err
    assert article_convert(*arguments, "--quiet", cwd=tmp_path).err == ""
