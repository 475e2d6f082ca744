"""Each private part moved in a copy of WeasyPrint and pydyf, as a later version might move it."""

import os
import re
import shutil
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from convert.backends.pdf.weasyprint.copies import Copies, load_copies
from convert.backends.pdf.weasyprint.engine import engine, patched
from convert.backends.pdf.weasyprint.patch import Patch
from convert.backends.pdf.weasyprint.patches import PATCHES, RELIANCES
from tests.command import article_convert

PACKAGES = ("weasyprint", "pydyf")
ARTICLE = "A night of rain\n\nIt rained all night, and the internationalisation went on.\n"

# What is moved for each patch: in files, from a pattern, to.
ALL = "**/*.py"
MOVES: dict[str, list[tuple[str, str, str]]] = {
    "tags of boxes": [(ALL, r"\b_build_box_tree\b", "_build_tree")],
    "roles of tags": [(ALL, r"\b_get_pdf_tag\b", "_pdf_tag")],
    "reading order of glyphs": [(ALL, r"\bdraw_first_line\b", "draw_line")],
    "places where no line ends": [(ALL, r"\bset_text\b", "put_text")],
    "lines that end at spaces": [(ALL, r"\bcan_break_text\b", "may_end")],
    "indents from right to left": [(ALL, r"\bget_next_linebox\b", "next_linebox")],
    "links as high as their lines": [(ALL, r"\bhit_area\b", "clickable")],
    "kept layouts": [(ALL, r"\breactivate\b", "wake")],
    "lines shaped once": [(ALL, r"\bsplit_first_line\b", "first_line_of")],
    "spaces widened in place": [(ALL, r"\badd_word_spacing\b", "widen_spaces")],
    "known struts": [(ALL, r"\bstrut\b", "least_line")],
    "known lengths": [(ALL, r"\bresolve_percentages\b", "resolve_lengths")],
    "simple styles": [("weasyprint/css/__init__.py", r"__missing__\(self, key\)",
                       "__missing__(self, key, more=None)")],
    "plain paragraphs": [(ALL, r"\biter_line_boxes\b", "line_boxes")],
    "lines of whole paragraphs": [(ALL, r"\bline_box_verticality\b", "height_of_line")],
    "fonts cut in one pass": [("weasyprint/pdf/fonts.py", r"\b_harfbuzz_subset\b", "_cut_down")],
    "known types of C": [("weasyprint/pdf/fonts.py", "FROM_UNITS, ffi,", "FROM_UNITS, ffi as c,"),
                         ("weasyprint/pdf/fonts.py", r"(?<!text\.)\bffi\.", "c.")],
    "hyphens as asked": [("weasyprint/text/line_break.py", "import pyphen", "import pyphen as its"),
                         ("weasyprint/text/line_break.py", r"\bpyphen\.", "its.")],
    "quick compression": [("pydyf/__init__.py", "import zlib", "import zlib as deflate"),
                          ("pydyf/__init__.py", r"\bzlib\.", "deflate.")],
    "quick encoding": [(ALL, r"\b_to_bytes\b", "_as_bytes")],
    "pages parsed as XML": [(ALL, r"\b_ua_stylesheets\b", "_sheets")],
    "boxes of pages": [(ALL, r"\b_page_box\b", "_box")],
    "objects of a PDF": [(ALL, r"\bpage_references\b", "pages_in_order")],
}  # fmt: skip

# What does not work without another, and is left out with it.
ALSO = {
    "kept layouts": {
        "lines shaped once",
        "spaces widened in place",
        "lines of whole paragraphs",
    },
    "known lengths": {"plain paragraphs", "lines of whole paragraphs"},
    "plain paragraphs": {"lines of whole paragraphs"},
}
KINDS = {patch.name: patch.kind for patch in PATCHES}


@pytest.fixture
def moved(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with copies of the packages in which the private part of one patch has moved."""
    for package in PACKAGES:
        found = find_spec(package)
        shutil.copytree(
            Path(found.origin).parent,
            tmp_path / package,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    for files, pattern, name in MOVES[request.param]:
        changed = [move(path, pattern, name) for path in tmp_path.glob(files)]
        assert any(changed), "nothing to move"
    return tmp_path


def move(path: Path, pattern: str, name: str) -> bool:
    text = path.read_text(encoding="utf-8")
    replaced = re.sub(pattern, name, text)
    path.write_text(replaced, encoding="utf-8")
    return replaced != text


def test_each_patch_is_moved_in_turn():
    assert MOVES.keys() == {named.name for named in (*PATCHES, *RELIANCES)}


DISPENSABLE = [name for name, kind in KINDS.items() if kind != "mend"]
moved_one = partial(pytest.mark.parametrize, "moved", indirect=True)


@moved_one(DISPENSABLE)
def test_without_a_speed_up_or_a_finish_a_pdf_is_made_and_doctor_tells(
    moved: Path, request: pytest.FixtureRequest, tmp_path: Path
):
    name = request.node.callspec.params["moved"]
    made = tmp_path / "a.pdf"
    told = in_its_own_process(moved, made)
    assert set(told.splitlines()) == {name, *ALSO.get(name, ())}
    assert made.read_bytes().startswith(b"%PDF-1.7")


@moved_one([name for name in MOVES if name not in DISPENSABLE])
def test_without_a_mend_no_pdf_is_made_and_one_line_says_what_to_install(
    moved: Path, request: pytest.FixtureRequest, tmp_path: Path
):
    name = request.node.callspec.params["moved"]
    (tmp_path / "a.txt").write_text(ARTICLE)
    result = article_convert(
        "run", tmp_path / "a.txt", "-t", "pdf", "-O", "pdf.engine=weasyprint", "-o", "-",
        env={"PYTHONPATH": str(moved)},
    )  # fmt: skip
    assert result.code == 3
    (line,) = result.err.strip().splitlines()
    assert name in line
    assert "`pip install 'weasyprint>=70,<71' 'pydyf>=0.12,<0.14'`" in line
    assert "[machine.weasyprint]" in line


def in_its_own_process(packages: Path, made: Path) -> str:
    """Make a PDF with other packages; the names of the patches that are left out."""
    program = (
        "import sys, convert\n"
        "from convert.backends.pdf.weasyprint.engine import engine\n"
        f"article = convert.read({ARTICLE!r}.encode())\n"
        f"open({str(made)!r}, 'wb').write(convert.render(article, 'pdf'))\n"
        "print('\\n'.join(engine().left_out))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(packages)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@moved_one(["kept layouts"])
def test_doctor_counts_the_speed_ups(moved: Path):
    assert "12 of 12 speed-ups fit WeasyPrint 70.0" in article_convert("doctor").out
    told = article_convert("doctor", env={"PYTHONPATH": str(moved)}).out
    assert "9 of 12 speed-ups fit WeasyPrint 70.0" in told
    assert "kept layouts" in told


def test_nothing_is_left_out_of_what_is_installed():
    assert not engine().left_out


@pytest.mark.parametrize(("kind", "lists"), [("speed", (["x"], [])), ("mend", ([], ["x"]))])
def test_a_replacement_that_cannot_be_made_replaces_nothing(kind: str, lists: tuple[list, list]):
    def fails(_copies: Copies, _original: object) -> object:
        raise AttributeError("something that it leans on has moved")

    copies = load_copies()
    before = copies.pydyf.zlib
    found = patched(copies, (Patch("x", "pydyf:zlib", None, kind, fails),))
    assert (list(found.left_out), list(found.misfits)) == lists
    assert copies.pydyf.zlib is before
