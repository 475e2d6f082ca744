"""What sets the tool up elsewhere: container, action and hooks, as far as they run here."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from tests.command import ROOT

DOCKERFILE = (ROOT / ".ci" / "Dockerfile").read_text(encoding="utf-8")
SYSTEM = (ROOT / ".ci" / "system.sh").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / ".github/actions/publish/action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
TEXT = "The sea in winter\n\nBy Jane Doe\n\nA paragraph about the sea that ends with a full stop.\n"


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def program(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


# ---- the container


def test_the_container_copies_what_there_is_and_what_is_let_in():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    names = [name for group in copied for name in group.split()]
    let_in = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    assert sorted(names) == sorted(let_in)
    for name in names:
        assert (ROOT / name).exists(), name


def test_the_container_has_the_libraries_that_a_machine_gets():
    wanted = re.search(r'^apt="(.*)"$', SYSTEM, re.MULTILINE)
    assert wanted
    for library in wanted[1].split():
        assert f" {library}" in DOCKERFILE


def test_nobody_is_root_in_the_container():
    assert re.search(r"^USER (?!root)", DOCKERFILE, re.MULTILINE)


def test_what_is_copied_is_enough_to_build_the_whole_package(tmp_path: Path):
    """The last command that runs in the container's first stage, with its files alone."""
    source = tmp_path / "src"
    for name in re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.pyc"))
        else:
            shutil.copy(ROOT / name, source / name)
    last = re.findall(r"^RUN \S+/pip install (.+)$", DOCKERFILE, re.MULTILINE)[-1].split()
    wanted = [each for each in last if each not in ("--no-cache-dir", ".")]
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    done = run(*pip, *wanted, "--wheel-dir", str(tmp_path), ".", cwd=source)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(ZipFile(wheel).namelist())
    for folder in ("convert", "styles"):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                path = file.relative_to(ROOT).as_posix()
                assert (f"convert/{path}" if folder == "styles" else path) in inside


def test_the_lock_of_the_container_has_all_that_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {each.replace("_", "-") for each in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    asked = [re.match(r"[\w.-]+", each) for each in project["dependencies"]]
    named = {each[0].lower().replace("_", "-") for each in asked if each}
    assert named <= pinned


def _docker_answers() -> bool:
    if not shutil.which("docker"):
        return False
    asked = subprocess.run(["docker", "info"], capture_output=True, check=False, timeout=60)
    return asked.returncode == 0


@pytest.mark.skipif(not _docker_answers(), reason="needs a docker that runs")
def test_the_container_makes_an_article(tmp_path: Path):
    built = run("docker", "build", "-q", "-f", ".ci/Dockerfile", "-t", "ac-test", ".", cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (tmp_path / "sea.txt").write_text(TEXT)
    mount = ("-v", f"{tmp_path}:/work", "--user", f"{os.getuid()}:{os.getgid()}")
    made = run("docker", "run", "--rm", *mount, "ac-test", "run", "sea.txt", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "build" / "sea.pdf").read_bytes().startswith(b"%PDF")


# ---- the action


def act(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the action's steps as GitHub would, until one fails; installing is stood in for."""
    inputs = {name: str(each.get("default", "")) for name, each in ACTION["inputs"].items()}
    inputs |= given
    home = folder / "temp"
    script = f'exec "{sys.executable}" -m convert "$@"'
    program(home / "article-convert" / "bin" / "article-convert", script)
    done = subprocess.CompletedProcess[str]([], 0, "", "")
    for step in ACTION["runs"]["steps"]:
        if step["name"] == "Install" or not _is_wanted(step, inputs):
            continue
        said = {name: _filled(value, inputs) for name, value in step.get("env", {}).items()}
        done = run(
            "sh",
            "-e",
            "-c",
            step["run"],
            cwd=folder,
            RUNNER_TEMP=str(home),
            GITHUB_OUTPUT=str(home / "output"),
            GITHUB_ACTIONS="true",
            **said,
        )
        if done.returncode:
            break
    return done


def _is_wanted(step: dict[str, Any], inputs: dict[str, str]) -> bool:
    condition = re.fullmatch(r"inputs\.(\w+) == '(\w+)'", step.get("if", ""))
    return condition is None or inputs[condition[1]] == condition[2]


def _filled(value: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], value)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "sea.txt").write_text(TEXT)
    return tmp_path


def test_the_action_publishes_and_judges(articles: Path):
    done = act(articles, to="html,epub")
    assert done.returncode == 0, done.stderr
    assert (articles / "site" / "sea.epub").exists()
    assert (articles / "site" / "index.html").exists()
    assert not (articles / "site" / "sea.pdf").exists()
    said = (articles / "temp" / "output").read_text()
    assert Path(said.strip().partition("=")[2]).exists()


def test_the_action_fails_on_a_warning_and_names_the_line(articles: Path):
    untitled = "There is only this one sentence, and it says that nothing at all happened.\n"
    (articles / "articles" / "bad.txt").write_text(untitled)
    done = act(articles, to="html")
    assert done.returncode == 1
    assert "::error file=articles/bad.txt" in done.stderr


def test_no_word_of_an_input_becomes_a_command(articles: Path):
    done = act(articles, out="a site; touch harmed", to="html")
    assert done.returncode == 0, done.stderr
    assert not (articles / "harmed").exists()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"], "inputs come by the environment"


def test_the_action_installs_this_project():
    install = ACTION["runs"]["steps"][0]
    place = ROOT / ".github" / "actions" / "publish"
    for path in re.findall(r"\$HERE(/[^\"\s]*)", install["run"]):
        assert (place / path.lstrip("/")).resolve().exists(), path


# ---- hooks before a commit


def test_the_hooks_take_files_as_they_say(articles: Path, tmp_path: Path):
    first, second = HOOKS
    assert re.search(first["files"], "articles/sea.txt")
    assert not re.search(first["files"], "README.md")
    command = [sys.executable, "-m", "convert", *first["entry"].split()[1:]]
    made = run(*command, "articles/sea.txt", "-t", "html", cwd=articles)
    assert made.returncode == 0, made.stderr
    assert re.search(second["files"], "build/sea.html")
    command = [sys.executable, "-m", "convert", *second["entry"].split()[1:]]
    assert run(*command, "build/sea.html", cwd=articles).returncode == 0


def test_a_hook_is_a_command_that_is_installed():
    for hook in HOOKS:
        assert hook["entry"].split()[0] == "article-convert"
        assert hook["language"] == "python"
