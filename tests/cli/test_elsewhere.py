"""Where a system lacks what POSIX has, all works, and `doctor` says what goes less well."""

from pathlib import Path

import pytest

from convert.limits.abilities import ABILITIES, reduced
from tests.command import Result, article_convert

TEXT = "The sea in winter\n\nA paragraph about the sea that ends with a full stop.\n"
LACKING = """
import multiprocessing, os, signal, sys

for name in ("fork", "forkpty", "killpg", "setpgid", "O_NOFOLLOW", "O_NONBLOCK", "mkfifo"):
    delattr(os, name)
for name in ("SIGALRM", "setitimer", "getitimer", "ITIMER_REAL"):
    delattr(signal, name)
for name in ("fcntl", "resource", "pty", "termios"):
    sys.modules[name] = None
multiprocessing.get_all_start_methods = lambda: ["spawn"]
"""
MAIN = "if __name__ == '__main__':\n    from convert.cli import main\n    main()\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "in" / f"{name}.txt").write_text(TEXT)
    (tmp_path / "main.py").write_text(LACKING + MAIN)
    return tmp_path


def there(folder: Path, *arguments: str) -> Result:
    return article_convert(
        *arguments,
        cwd=folder,
        program=(str(folder / "main.py"),),
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_doctor_names_what_is_reduced(folder: Path):
    said = there(folder, "doctor").out
    for ability in ABILITIES:
        assert f"reduced  {ability.name}" in said
        assert ability.without in said
    assert "limits             less than elsewhere" in said


def test_here_nothing_is_reduced():
    assert reduced() == []
    assert "reduced" not in article_convert("doctor").out


def test_one_article_and_a_folder_are_made(folder: Path):
    for source in ("in/a.txt", "in"):
        made = there(folder, "run", source, "-t", "html,epub,docx", "-o", "out")
        assert made.code == 0, made.err
    assert len(list((folder / "out").glob("?.*"))) == 9


def test_the_bytes_are_the_same(folder: Path):
    for out, run in (("here", article_convert), ("there", None)):
        arguments = ("run", "in/a.txt", "-t", "html,docx,pdf", "-o", out)
        made = run(*arguments, cwd=folder) if run else there(folder, *arguments)
        assert made.code == 0, made.err
    for suffix in ("html", "docx", "pdf"):
        names = (folder / "here" / f"a.{suffix}", folder / "there" / f"a.{suffix}")
        assert names[0].read_bytes() == names[1].read_bytes()


@pytest.mark.parametrize("command", ["inspect", "explain"])
def test_an_article_can_be_looked_at(folder: Path, command: str):
    assert (
        there(folder, command, "in/a.txt").out
        == article_convert(command, "in/a.txt", cwd=folder).out
    )


def test_outputs_are_judged_and_a_bad_one_is_told(folder: Path):
    assert there(folder, "run", "in/a.txt", "-t", "html", "-o", "out").code == 0
    assert there(folder, "check", "out/a.html").code == 0
    (folder / "out" / "a.html").write_bytes(b"\0\1")
    assert there(folder, "check", "out/a.html").code == 1
