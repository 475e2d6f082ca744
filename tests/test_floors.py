"""The house: which floor imports which, how large its rooms are, and what is loaded at the door."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "convert"
ONE_SITTING = 350


def test_nothing_imports_upward():
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "0 broken" in result.stdout, result.stdout + result.stderr


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_a_module_is_read_in_one_sitting(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= ONE_SITTING


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "base", "misc"])
def test_no_room_is_a_lumber_room(name: str):
    assert not list(PACKAGE.rglob(f"{name}.py"))


def test_html_loads_none_of_the_heavy_libraries():
    source = PACKAGE.parent / "seeds"
    code = (
        "import sys\n"
        "from convert.cli import _exit_code\n"
        f"sys.argv = ['x', 'inspect', {str(next(source.glob('*.txt')))!r}]\n"
        "_exit_code()\n"
        "heavy = {'weasyprint', 'ebooklib', 'PIL', 'pikepdf', 'lxml', 'rich', 'babel'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "LOADED []" in result.stdout
