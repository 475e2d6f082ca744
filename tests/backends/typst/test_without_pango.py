"""A machine without Pango, in a mount namespace of its own: its files are empty there."""

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

SCRIPT = """
for library in "$@"; do mount --bind {empty} "$library" || exit 77; done
exec {python} -m convert run {source} --to pdf,epub,docx,html --out {out}
"""


def pango() -> list[str]:
    """The files of Pango and of GObject here."""
    try:
        listed = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no list of libraries here")
    found = re.findall(r"lib(?:pango|gobject)\S* .*=> (\S+)", listed.stdout)
    return sorted({str(Path(path).resolve()) for path in found})


def test_four_formats_are_made_without_it(tmp_path: Path):
    source, empty, out = tmp_path / "sea.txt", tmp_path / "empty", tmp_path / "out"
    source.write_text("A title of three words\n\nIt rained all night, and nobody slept.\n")
    empty.touch()
    script = SCRIPT.format(empty=empty, python=sys.executable, source=source, out=out)
    libraries = pango()
    try:
        made = subprocess.run(
            ["unshare", "--mount", "sh", "-c", script, "sh", *libraries],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        pytest.skip("no namespaces here")
    if made.returncode == 77 or "unshare failed" in made.stderr:
        pytest.skip("nobody but root hides files here")
    assert made.returncode == 0, made.stderr
    assert [path.suffix for path in sorted(out.glob("sea.*"))] == [
        ".docx",
        ".epub",
        ".html",
        ".pdf",
    ]
    assert "laid out by Typst" in made.stderr
    with pikepdf.open(out / "sea.pdf") as pdf:
        assert "Typst" in str(pdf.docinfo.get("/Producer", "")) + str(pdf.docinfo.get("/Creator"))
