"""Everything a user can get wrong: one line with the file's name and the right exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import SEED, article_convert


def one_line(err: str) -> str:
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]


def test_a_missing_file(tmp_path: Path):
    result = article_convert("run", "nope.txt", "-o", tmp_path / "out")
    assert result.code == 4
    assert one_line(result.err) == "nope.txt: error: no such file. [source.missing]"


def test_an_empty_file(tmp_path: Path):
    source = tmp_path / "empty.txt"
    source.write_bytes(b"")
    result = article_convert("run", source, "-o", tmp_path / "out")
    assert result.code == 4
    assert one_line(result.err).startswith(f"{source}: error: ")
    assert "empty" in result.err


def test_a_binary_file(tmp_path: Path):
    source = tmp_path / "picture.txt"
    source.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    result = article_convert("run", source, "-o", tmp_path / "out")
    assert result.code == 4
    assert "binary" in one_line(result.err)


def test_undecodable_bytes(tmp_path: Path):
    source = tmp_path / "broken.txt"
    source.write_bytes(b"\xff\xfe" + "half a pair: ".encode("utf-16-le") + b"\x00\xd8\x41")
    result = article_convert("run", source, "-t", "html", "-o", tmp_path / "out")
    assert result.code in (0, 4)  # refused, or repaired and told
    assert str(source) in one_line(result.err)


def test_one_bad_article_does_not_stop_the_good_one(tmp_path: Path):
    result = article_convert("run", "nope.txt", SEED, "-t", "html", "-o", tmp_path)
    assert result.code == 1
    assert result.out.strip() == str(tmp_path / f"{SEED.stem}.html")


def test_an_unknown_format():
    result = article_convert("run", SEED, "--to", "xls")
    assert result.code == 2
    assert one_line(result.err) == (
        "error: no format 'xls'. Known: docx, epub, html, icml, jats, json, latex, md, ninjs, "
        "nitf, odt, pdf, rst, rtf, txt, typst. [backend.unknown]"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("--theme", "nope"), ("--page-size", "A9"), ("--pdf-profile", "x"), ("--log-format", "x"),
        ("--to", ","), ("--min-confidence", "2"), ("--nope",),
    ],
)  # fmt: skip
def test_wrong_use_is_2_before_anything_is_made(wrong: tuple[str, ...], tmp_path: Path):
    result = article_convert("run", SEED, "-o", tmp_path / "out", *wrong)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    result = article_convert("run", SEED, "-t", "html", "-o", tmp_path / "file" / "out")
    assert result.code == 1
    assert "cannot write" in one_line(result.err)
    assert "--out" in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_standard_output_on_a_full_disk():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "convert", "run", SEED, "-t", "html", "-o", "-"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert "No space left on device" in one_line(done.stderr.decode())


def without(folder: Path, *, pango: bool, typst: bool) -> dict[str, str]:
    """The environment of a process that finds no Pango, and no Typst."""
    if pango:
        lacking = "raise OSError(\"cannot load library 'libpango-1.0-0'\")"
        (folder / "weasyprint.py").write_text(lacking)
    if typst:
        (folder / "typst.py").write_text("raise ImportError('No module named typst')")
    return {"PYTHONPATH": str(folder)}


def test_a_machine_with_typst_alone_makes_every_format(tmp_path: Path):
    env = without(tmp_path, pango=True, typst=False)
    result = article_convert("run", SEED, "-o", tmp_path / "out", env=env)
    assert result.code == 0
    made = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert {".docx", ".epub", ".html", ".pdf"} <= made
    doctor = article_convert("doctor", env=env)
    assert "by Typst" in doctor.out
    assert "missing  Pango" not in doctor.out


def test_a_machine_without_pango(tmp_path: Path):
    """WeasyPrint raises OSError at import where the library is missing; ours says what to do."""
    env = without(tmp_path, pango=True, typst=True)
    result = article_convert("run", SEED, "-o", tmp_path / "out", env=env)
    assert result.code == 3
    assert "apt install libpango-1.0-0" in one_line(result.err)
    made = sorted(path.suffix for path in (tmp_path / "out").iterdir() if path.suffix != ".jsonl")
    assert made == [".docx", ".epub", ".html", ".lock"]
    assert "missing" in article_convert("doctor", env=env).out


def test_standard_output_takes_one_article_in_one_format():
    assert article_convert("run", SEED, "-o", "-").code == 2
    assert article_convert("run", SEED, SEED, "-t", "html", "-o", "-").code == 2


def test_a_closed_pipe_ends_quietly():
    with subprocess.Popen(
        [sys.executable, "-m", "convert", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as producer:
        assert producer.stdout is not None
        assert producer.stderr is not None
        producer.stdout.read(10)
        producer.stdout.close()
        assert producer.stderr.read() == b""
    assert producer.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", SEED, "-t", "pfd"), "no format 'pfd'. Known: docx, "),
        (("run", SEED, "-t", "pfd"), "Did you mean pdf?"),
        (("run", SEED, "--theme", "reprot"), "Did you mean report?"),
        (("run", SEED, "-t", "html", "-o", "sea.hmtl"), "Did you mean sea.html? A folder is"),
        (("run", SEED, "-t", "docx", "-o", "sea.doc"), "'sea.doc' would be a folder."),
        (("run", SEED, "-t", "html", "-o", "out/sea.htm"), "Did you mean out/sea.html?"),
    ],
)
def test_what_is_nearly_right_is_told(arguments: tuple[object, ...], said: str, tmp_path: Path):
    done = article_convert(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert said in one_line(done.err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", ["site.v2", "sea.hmtl/", "there.doc", "2025.03.odd"])
def test_a_folder_may_have_a_dot(out: str, tmp_path: Path):
    (tmp_path / "there.doc").mkdir()
    done = article_convert("run", SEED, "-t", "txt", "-o", out, cwd=tmp_path)
    assert (done.code, len(list((tmp_path / out).glob("*.txt")))) == (0, 1), done.err


def test_a_file_without_a_command_is_quoted_where_it_must_be(tmp_path: Path):
    (tmp_path / "the sea.txt").write_text("The sea\n")
    done = article_convert("the sea.txt", cwd=tmp_path)
    assert done.err.endswith("Did you mean `article-convert run 'the sea.txt'`?\n")


def test_doctor_counts_no_extra_as_missing(monkeypatch: pytest.MonkeyPatch):
    from convert.cli import machine
    from convert.design import fonts
    from convert.design.font_families import FAMILIES

    monkeypatch.setattr(fonts, "faces", lambda _name: ())
    needs = {need.name: need for need in machine.fonts()}
    assert len(needs) == len(FAMILIES) + 1
    japanese = needs["font Noto Sans CJK JP"]
    assert (japanese.optional, japanese.advice) == (True, "`pip install 'article-convert[cjk]'`")
    arabic = needs["font Amiri"]
    assert (arabic.optional, arabic.advice) == (False, "`pip install fontpkg-amiri`")


@pytest.mark.parametrize("date", ["yesterday", "2024-3-3", "3 March 2024"])
def test_a_date_that_is_none(date: str):
    result = article_convert("run", SEED, "--date", date)
    assert result.code == 2
    assert "a date is written as 2024-03-03, 2024-03 or 2024" in one_line(result.err)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sea.adoc", True),
        ("sea.textile", True),
        ("sea.TXT", False),
        ("sea", False),
        ("sea.2024", False),
        ("sea.v2", False),
    ],
)
def test_a_suffix_that_no_reader_takes_is_told(tmp_path: Path, name: str, told: bool):
    (tmp_path / name).write_text("= The sea\n\nThe ferry left before it was light.\n")
    result = article_convert("run", name, "-t", "txt", "-o", "out", cwd=tmp_path)
    assert result.code == 0
    assert ("[source.unknown_suffix]" in result.err) == told
    asked = article_convert("run", name, "-t", "txt", "-o", "own", "--from", "text", cwd=tmp_path)
    assert "[source.unknown_suffix]" not in asked.err


@pytest.mark.parametrize(("line", "near"), [(2, "1: “The sea”"), (40, "3: “The ferry left")])
def test_a_line_without_text_in_a_sidecar_names_the_nearest(tmp_path: Path, line: int, near: str):
    (tmp_path / "sea.txt").write_text("The sea\n\nThe ferry left before it was light, again.\n")
    (tmp_path / "sea.toml").write_text(f"quote = [{line}]\n")
    result = article_convert("run", "sea.txt", "-t", "txt", "-o", "out", cwd=tmp_path)
    assert f"sea.txt:{line}: error: the sidecar says “quote” of line {line}" in result.err
    assert f"The nearest text is on line {near}" in one_line(result.err)


def test_a_language_as_computers_write_it_is_suggested_as_the_standard_does():
    result = article_convert("run", SEED, "--language", "EN_us")
    assert "Did you mean en-US?" in one_line(result.err)


def test_an_old_office_document_says_what_to_do(tmp_path: Path):
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    result = article_convert("run", "old.doc", cwd=tmp_path)
    assert "Save it as .docx or .odt" in one_line(result.err)
