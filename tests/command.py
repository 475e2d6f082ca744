"""Runs the command as people do: a process with arguments, and what it printed."""

import os
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))


class Result(Struct, frozen=True):
    """Exit code, standard output (bytes and text) and standard error of a command."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode("utf-8")


def article_convert(
    *arguments: object,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    program: tuple[str, ...] = ("-m", "convert"),
) -> Result:
    """`python -m convert` with these arguments."""
    done = subprocess.run(
        [sys.executable, *program, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb", **(env or {})},
        check=False,
        timeout=300,
    )
    return Result(done.returncode, done.stdout, done.stderr.decode("utf-8"))
