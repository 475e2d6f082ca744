"""What README.md tells people to type does what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.command import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARTICLE = """\
The {} in winter

By Jane Doe

A paragraph about the {} that is long enough to be one, and ends with a full stop.
"""


def block(kind: str, holds: str) -> str:
    """The one fenced block of a kind that holds some words."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (found,) = [text for text in blocks if holds in text]
    return str(found)


def write(path: Path, subject: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(subject, subject))


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH: the command as it is here, and a pip that only notes what it is asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    _program(folder / "article-convert", f'exec "{sys.executable}" -m convert "$@"')
    _program(folder / "pip", f'echo "$@" >>"{tmp_path}/pip.log"')
    return folder


def _program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def call(*command: str, cwd: Path, programs: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_the_makefile_makes_what_changed_and_only_that(tmp_path: Path, programs: Path):
    (tmp_path / "Makefile").write_text(block("make", "PAGES"))
    for name in ("sea", "land"):
        write(tmp_path / "articles" / f"{name}.txt", name)

    def made() -> str:
        result = call("make", "-j2", "site", cwd=tmp_path, programs=programs)
        assert result.returncode == 0, result.stderr
        return result.stdout

    first = made()
    assert first.count("article-convert run") == 2
    assert {p.name for p in (tmp_path / "site").iterdir() if not p.name.startswith(".")} == {
        "sea.html", "sea.pdf", "sea.d", "land.html", "land.pdf", "land.d",
    }  # fmt: skip
    assert "article-convert" not in made()
    write(tmp_path / "articles" / "land.txt", "the land")
    assert "articles/land.txt" in made()
    sidecar = tmp_path / "articles" / "sea.toml"
    sidecar.write_text('title = "Tides"\n')
    call("touch", "articles/sea.txt", cwd=tmp_path, programs=programs)
    assert made().count("article-convert run") == 1  # from here on it knows of the sidecar
    sidecar.write_text('title = "Currents"\n')
    os.utime(sidecar)
    assert "articles/sea.txt" in made()
    assert "Currents" in (tmp_path / "site" / "sea.html").read_text()
    assert "article-convert" not in made()


def job() -> list[str]:
    """The commands of the CI job, in order."""
    steps = yaml.safe_load(block("yaml", "jobs:"))["jobs"]["publish"]["steps"]
    return [step["run"] for step in steps if "run" in step]


def test_the_ci_job_publishes_a_folder(tmp_path: Path, programs: Path):
    """pip is stood in for: what it would install is what runs the tests."""
    for name in ("sea", "sub/land"):
        write(tmp_path / "articles" / f"{name}.txt", name)
    for command in job():
        result = call("sh", "-ec", command, cwd=tmp_path, programs=programs, GITHUB_ACTIONS="true")
        assert result.returncode == 0, f"{command}: {result.stdout}{result.stderr}"
    assert (tmp_path / "pip.log").read_text() == "install ./article-convert\n"
    site = tmp_path / "site"
    for path in ("sea.pdf", "sub/land.epub", "index.html", "catalogue.opds.xml"):
        assert (site / path).exists(), path
    assert (tmp_path / "report.json").exists()
    assert (tmp_path / "results.sarif").exists()


def test_the_ci_job_fails_on_a_bad_article_and_says_where(tmp_path: Path, programs: Path):
    write(tmp_path / "articles" / "sea.txt", "sea")
    (tmp_path / "articles" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    command = next(command for command in job() if "article-convert run" in command)
    result = call("sh", "-ec", command, cwd=tmp_path, programs=programs, GITHUB_ACTIONS="true")
    assert result.returncode == 1
    assert "::error file=articles/bad.txt::" in result.stderr
    assert (tmp_path / "site" / "sea.pdf").exists()


def test_the_commands_do_what_stands_beside_them(tmp_path: Path, programs: Path):
    write(tmp_path / "sea.txt", "sea")
    write(tmp_path / "articles" / "sub" / "land.txt", "land")
    lines = [
        line.partition("  #")[0].strip()
        for line in block("sh", "article-convert explain").splitlines()
        if not line.startswith("pip ")
    ]
    assert len(lines) == 4
    for line in lines:
        result = call("sh", "-ec", line, cwd=tmp_path, programs=programs)
        assert result.returncode == 0, f"{line}: {result.stderr}"
    made = {path.name for path in (tmp_path / "build").iterdir()}
    assert {"sea.pdf", "sea.epub", "sea.docx", "sea.html"} <= made
    assert (tmp_path / "site" / "sub" / "land.html").exists()
    assert (tmp_path / "sea.pdf").read_bytes().startswith(b"%PDF")


def test_the_library_does_too(tmp_path: Path, programs: Path):
    write(tmp_path / "sea.txt", "sea")
    program = block("python", "import convert")
    result = call(sys.executable, "-c", program, cwd=tmp_path, programs=programs)
    assert result.returncode == 0, result.stderr
    assert {path.suffix for path in (tmp_path / "site").iterdir()} >= {".epub", ".html"}


def test_a_backend_of_ones_own_runs(tmp_path: Path, programs: Path):
    """Installed as pip would: the module, and its entry point in a distribution's folder."""
    write(tmp_path / "sea.txt", "sea")
    plugin = tmp_path / "plugin"
    info = plugin / "shout-1.0.dist-info"
    info.mkdir(parents=True)
    (plugin / "shout.py").write_text(block("python", "ShoutBackend"))
    import tomllib

    points = tomllib.loads(block("toml", "entry-points"))["project"]["entry-points"]
    (info / "entry_points.txt").write_text(
        "\n".join(
            f"[{group}]\n" + "\n".join(f"{name} = {value}" for name, value in names.items())
            for group, names in points.items()
        )
    )
    (info / "METADATA").write_text("Name: shout\nVersion: 1.0\n")
    _program(
        programs / "article-convert",
        f'PYTHONPATH="{plugin}:$PYTHONPATH" exec "{sys.executable}" -m convert "$@"',
    )
    for command in ("article-convert formats", "article-convert run sea.txt --to shout -o out"):
        result = call("sh", "-ec", command, cwd=tmp_path, programs=programs)
        assert result.returncode == 0, result.stderr
        assert "shout" in result.stdout
    assert (tmp_path / "out" / "sea.shout").read_text().startswith("THE SEA IN WINTER")
