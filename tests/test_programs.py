"""Each program among the tests says how it is used, and does nothing else when it is asked."""

import runpy
import sys
from pathlib import Path

import pytest

from tests.command import ROOT

PROGRAMS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")
    for path in (ROOT / "tests").rglob("*.py")
    if '\nif __name__ == "__main__":\n' in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_says_how_it_is_used(
    program: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [program, "--help"])
    monkeypatch.delitem(sys.modules, program, raising=False)
    with pytest.raises(SystemExit) as left:
        runpy.run_module(program, run_name="__main__", alter_sys=True)
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m {program} ")
    assert not list(tmp_path.iterdir())
