"""No reach: nothing is read, written or removed outside what was named, and no socket is opened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT, article_convert
from tests.trust.articles import SVG, article, figure, link, paragraph, svg

TEXT = "A night at sea\n\nThe first paragraph says a few words.\n\nSo does the second.\n"
SECRET = "A secret\n\nNobody was meant to read these words.\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one article beside a folder of secrets."""
    for name, words in (("in/good.txt", TEXT), ("secret/key.txt", SECRET)):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(words)
    return tmp_path


def made(folder: Path, out: str = "out") -> set[str]:
    return {
        path.relative_to(folder / out).as_posix()
        for path in (folder / out).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "convert", "run", *arguments, "-t", "html", "-o", "out"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_links_out_of_a_folder_are_passed_over_and_told(folder: Path):
    (folder / "in" / "leak.txt").symlink_to(folder / "secret" / "key.txt")
    (folder / "in" / "dir").symlink_to(folder / "secret")
    (folder / "in" / "broken.txt").symlink_to(folder / "in" / "gone.txt")
    result = run(folder, "in")
    assert result.returncode == 0
    assert made(folder) == {"good.html"}
    assert "2 links that lead out of the folder" in result.stderr


@pytest.mark.parametrize("pattern", ["in/*.txt", "in/**/*.txt", "i?/[a-z]*.txt"])
def test_links_that_a_pattern_meets_lead_out_no_more(folder: Path, pattern: str):
    (folder / "in" / "leak.txt").symlink_to(folder / "secret" / "key.txt")
    (folder / "in" / "dir").symlink_to(folder / "secret")
    result = run(folder, pattern)
    wanted = {"good.html"} if pattern.startswith("in") else {"good.html", "leak.html"}
    assert made(folder) == wanted, result.stderr  # `i?` names the folder around both


@pytest.mark.parametrize("named", ["in", "in/**/*.txt", "in/**"])
def test_links_in_a_circle_end(folder: Path, named: str):
    (folder / "in" / "one").symlink_to(".")
    (folder / "in" / "two").symlink_to(".")
    assert run(folder, named).returncode == 0
    assert made(folder) == {"good.html"}


def test_pipes_and_devices_in_a_folder_are_passed_over(folder: Path):
    os.mkfifo(folder / "in" / "pipe.txt")
    (folder / "in" / "zero.txt").symlink_to("/dev/zero")
    result = run(folder, "in")
    assert result.returncode == 0
    assert "1 pipe, device or broken link" in result.stderr
    assert made(folder) == {"good.html"}


@pytest.mark.parametrize(
    "command",
    [("run", "-o", "out"), ("run", "-t", "html", "-o", "-"), ("inspect",), ("explain",)],
    ids=" ".join,
)
def test_a_pipe_that_is_named_is_not_waited_for(folder: Path, command: tuple[str, ...]):
    os.mkfifo(folder / "pipe.txt")
    result = article_convert(command[0], "pipe.txt", *command[1:], cwd=folder)
    assert result.code in (1, 4)
    assert "is a pipe or a device" in result.err


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret/key.txt", "/dev/zero"])
def test_a_sidecar_that_leads_out_is_not_read(folder: Path, target: str):
    (folder / "in" / "good.toml").symlink_to(target)
    result = run(folder, "in")
    assert result.returncode == 4
    assert "in/good.toml: error: is a link that leads out of its folder" in result.stderr


def test_a_sidecar_has_a_size_that_a_person_could_write(folder: Path):
    with (folder / "in" / "good.toml").open("wb") as file:
        file.truncate(2 << 30)
    result = run(folder, "in")
    assert result.returncode == 4
    assert "more than the limit of 1,048,576" in result.stderr


# ---- writing


@pytest.mark.parametrize(
    "path", ["../victim/v.html", "/{}/victim/v.html", "sub/../../victim/v.html"]
)
def test_prune_removes_nothing_outside_whatever_a_journal_says(folder: Path, path: str):
    assert run(folder, "in").returncode == 0
    (folder / "victim").mkdir()
    (folder / "victim" / "v.html").write_text("mine")
    journal = folder / "out" / ".article-convert.jsonl"
    entry = json.loads(journal.read_text().splitlines()[-1])
    entry |= {"stem": "../victim/v", "source": "in/gone.txt"}
    entry["outputs"]["html"][0] = path.format(str(folder).lstrip("/"))
    journal.write_text(f"{journal.read_text()}\n{json.dumps(entry)}\n")
    result = run(folder, "in", "--prune")
    assert (folder / "victim" / "v.html").read_text() == "mine"
    assert "which is not in the output folder" in result.stderr
    assert "victim" not in run(folder, "in", "--prune", "--dry-run").stdout


def test_a_journal_cannot_have_us_ask_a_network(folder: Path):
    assert run(folder, "in").returncode == 0
    journal = folder / "out" / ".article-convert.jsonl"
    entry = json.loads(journal.read_text().splitlines()[-1])
    entry |= {"stem": "x", "source": "http://127.0.0.1:9/x.txt"}
    journal.write_text(f"{journal.read_text()}\n{json.dumps(entry)}\n")
    result = run(folder, "in", "--prune")
    assert result.returncode == 0, result.stderr
    assert made(folder) == {"good.html"}


def test_a_link_in_the_output_folder_is_not_written_through(folder: Path):
    (folder / "in" / "sub").mkdir()
    (folder / "in" / "sub" / "b.txt").write_text(TEXT)
    (folder / "victim").mkdir()
    (folder / "out").mkdir()
    (folder / "out" / "sub").symlink_to(folder / "victim")
    (folder / "victim" / "mine.html").write_text("mine")
    (folder / "out" / "good.html").symlink_to(folder / "victim" / "mine.html")
    result = run(folder, "in")
    assert result.returncode == 1
    assert "leads out of the output folder" in result.stderr
    assert [path.name for path in (folder / "victim").iterdir()] == ["mine.html"]
    assert (folder / "victim" / "mine.html").read_text() == "mine"
    assert not (folder / "out" / "good.html").is_symlink()


@pytest.mark.parametrize("own", [".article-convert.lock", ".article-convert.jsonl"])
def test_what_we_keep_for_ourselves_is_not_written_through_a_link(folder: Path, own: str):
    (folder / "mine.txt").write_text("mine")
    (folder / "out").mkdir()
    (folder / "out" / own).symlink_to(folder / "mine.txt")
    result = run(folder, "in")
    assert result.returncode == 1
    assert "cannot write" in result.stderr
    assert "Traceback" not in result.stderr
    assert (folder / "mine.txt").read_text() == "mine"


def test_a_journal_that_is_a_pipe_is_not_waited_for(folder: Path):
    (folder / "out").mkdir()
    os.mkfifo(folder / "out" / ".article-convert.jsonl")
    assert "Traceback" not in run(folder, "in").stderr


def test_an_output_folder_that_is_a_link_is_where_its_owner_wants_it(folder: Path):
    (folder / "real").mkdir()
    (folder / "out").symlink_to("real")
    assert run(folder, "in").returncode == 0
    assert (folder / "real" / "good.html").is_file()


# ---- proof

HOSTILE = article(
    paragraph("Words."),
    link("file:///etc/passwd"),
    figure(
        svg(
            "<image href='http://127.0.0.1:9/a.png'/><image href='file:///etc/hostname'/>"
            "<style>@font-face{font-family:q;src:url(http://127.0.0.1:9/f)}</style>"
            "<use href='/etc/hostname#x'/><path d='M0 0h3'/>",
            before="<!DOCTYPE svg SYSTEM 'http://127.0.0.1:9/a.dtd'>",
        ),
        SVG,
    ),
)

AUDITED = """
import os, sys
seen = []
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.")):
        seen.append((event, str(arguments)))
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        seen.append((event, str(arguments[0])))
    if event == "open" and str(arguments[0]).startswith(("/etc/passwd", "/etc/hostname")):
        seen.append((event, str(arguments[0])))
sys.addaudithook(hook)
from pathlib import Path
from convert.batch.job import Job
from convert.batch.make import make
from convert.settings import Settings
formats = ("html", "epub", "docx", "pdf")
job = Job(source=sys.argv[1], stem="a", formats=formats, folder=sys.argv[2])
outcome = make(job, Settings(to=formats, verify="all"))
assert len(outcome.outputs) == 4, outcome.errors
print([event for event in seen if "pandoc" not in event[1] and "data:" not in event[1][:9]])
"""


def test_a_hostile_article_opens_no_socket_and_no_file_of_others(tmp_path: Path):
    (tmp_path / "a.json").write_bytes(HOSTILE)
    done = subprocess.run(
        [sys.executable, "-c", AUDITED, tmp_path / "a.json", tmp_path / "out"],
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stderr


def test_everything_works_on_a_machine_without_a_network(tmp_path: Path):
    """In a network namespace of its own, which has no interface, where this machine has those."""
    (tmp_path / "a.json").write_bytes(HOSTILE)
    try:
        done = subprocess.run(
            ["unshare", "--net", sys.executable, "-m", "convert", "run", "a.json", "-o", "out"],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if "unshare failed" in done.stderr:
        pytest.skip("this machine does not let us have a namespace")
    assert done.returncode == 0, done.stderr
    assert len(made(tmp_path)) == 4
