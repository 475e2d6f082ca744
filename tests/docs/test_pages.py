"""Every command and program on the pages of docs/ does what stands beside it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT
from tests.docs.scripts import DOCS, PAGES, programs, steps

ARTICLE = """\
The sea in winter

By Jane Doe

A paragraph about the sea that is long enough to be one, and ends with a full stop.

What the harbour says

Another paragraph, which is about the harbour, and ends with a full stop too.
"""
WITH_COMMANDS = [page for page in PAGES if steps(page)]
WITH_PROGRAMS = [page for page in PAGES if programs(page)]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]*)(#[^)\s]*)?\)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article and a folder of articles, and a PATH that has the command."""
    (tmp_path / "work" / "articles").mkdir(parents=True)
    for name in ("sea.txt", "articles/sea.txt"):
        (tmp_path / "work" / name).write_text(ARTICLE)
    _program(tmp_path / "bin", "article-convert", f'exec "{sys.executable}" -m convert "$@"')
    _program(tmp_path / "bin", "xdg-open", f'echo "$@" >>"{tmp_path}/opened"')
    return tmp_path


def _program(folder: Path, name: str, line: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{line}\n")
    (folder / name).chmod(0o755)


def call(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    unset = ("CI", "GITHUB_ACTIONS")
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    return subprocess.run(
        command,
        cwd=folder / "work",
        env={**environment, "PATH": path, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_every_command_of_a_page_works(folder: Path, page: Path):
    work = folder / "work"
    if page.stem == "tutorial":  # it says itself what to write
        for path in (work / "sea.txt", work / "articles" / "sea.txt"):
            path.unlink()
    for step in steps(page):
        if step.file:
            (work / step.file).parent.mkdir(parents=True, exist_ok=True)
            (work / step.file).write_text(step.text)
            continue
        done = call(folder, "sh", "-ec", step.command)
        told = f"{page.name}:{step.line}: {step.command}\n{done.stdout}{done.stderr}"
        assert done.returncode == 0, told
        printed = (done.stdout + done.stderr).splitlines()
        for line in step.shows:
            assert any(each.startswith(line) for each in printed), f"{told}lacks: {line}"


def test_there_is_something_to_run():
    assert {"tutorial", "how-to", "settings", "corrections", "themes"} <= {
        page.stem for page in WITH_COMMANDS
    }
    assert sum(len(steps(page)) for page in WITH_COMMANDS) > 40


def test_what_is_opened_is_what_was_made(folder: Path):
    assert call(folder, "article-convert", "run", "sea.txt", "--to", "html").returncode == 0
    assert call(folder, "article-convert", "open", "sea.txt").returncode == 0
    assert (folder / "opened").read_text() == f"{folder / 'work' / 'build' / 'sea.html'}\n"
    nothing = call(folder, "article-convert", "open", "sea.txt", "--to", "epub")
    assert nothing.returncode == 1
    assert "no epub file of it is in 'build'" in nothing.stderr


@pytest.mark.parametrize("page", WITH_PROGRAMS, ids=lambda page: page.stem)
def test_every_program_of_a_page_runs(folder: Path, page: Path):
    for program in programs(page):
        done = call(folder, sys.executable, "-W", "error", "-c", program)
        assert done.returncode == 0, f"{program}\n{done.stderr}"


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_links_lead_to_pages_and_headings(page: Path):
    text = re.sub(r"^```.*?^```$|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for path, anchor in LINK.findall(text):
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} leads to {path}"
        if anchor:
            assert anchor[1:] in anchors(target), f"{page.name} leads to {path}{anchor}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_is_in_the_contents():
    contents = (DOCS / "index.md").read_text(encoding="utf-8")
    listed = {(DOCS / path).resolve() for path, _ in LINK.findall(contents)}
    assert set(DOCS.rglob("*.md")) - {DOCS / "index.md"} == listed
