"""`check` on anybody's files: findings or one line, within the limits, whatever they are."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from convert.check.files import check_bytes, check_files
from convert.limits import Limits
from tests.check.good import output
from tests.command import SEED, article_convert
from tests.trust import files

SHORT = Limits(seconds=4, megabytes=400, max_bytes=10_000_000)

BRACKETS = b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
FULL_RANGES = b"1000 beginbfrange " + b"<0000> <FFFF> <0041> " * 1000 + b"endbfrange"

HOSTILE = {
    "content that unpacks twice": ("pdf", lambda: files.twice_deflated(1500)),
    "a font with 65 million codes": ("pdf", lambda: files.with_unicode_map(BRACKETS + FULL_RANGES)),
    "a range of all numbers": (
        "pdf",
        lambda: files.with_unicode_map(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
    ),
    "marks without end": ("pdf", lambda: files.pdf_of_content(b"/P <</MCID 0>> BDC " * 20_000)),
    "a book of blanks": (
        "epub",
        lambda: files.book_with(lambda parts: parts.update({"text.xhtml": b" " * 300_000_000})),
    ),
    "a letter of blanks": ("docx", lambda: files.word_with(b" " * 300_000_000)),
    "paragraphs without end": (
        "docx",
        lambda: files.word_with(
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b"<w:body>" + b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 3_000_000 + b"</w:body>"
            b"</w:document>"
        ),
    ),
    "elements as deep as the sea": ("html", lambda: files.page_with("<div>" * 30_000)),
    "a page larger than the limit": ("html", lambda: files.page_with("x" * 10_000_000)),
}  # fmt: skip


def _long_spine(parts: dict[str, bytes]) -> dict[str, bytes]:
    package = next(name for name in parts if name.endswith(".opf"))
    items = b"".join(
        b'<item id="i%d" href="text.xhtml" media-type="application/xhtml+xml"/>' % number
        for number in range(100_000)
    )
    references = b"".join(b'<itemref idref="i%d"/>' % number for number in range(100_000))
    text = parts[package].replace(b"</manifest>", items + b"</manifest>")
    return {package: text.replace(b"</spine>", references + b"</spine>")}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_costs_too_much_is_a_finding(name: str, tmp_path: Path):
    format, made = HOSTILE[name]
    file = tmp_path / f"a.{format}"
    file.write_bytes(made())
    findings = check_files([file], limits=SHORT)
    assert findings
    assert all(finding.message and len(finding.message) <= 1000 for finding in findings)
    assert any(finding.severity == "error" for finding in findings)


def test_a_spine_of_one_chapter_over_and_over_is_read_once():
    book = files.book_with(lambda parts: parts.update(_long_spine(parts)))
    assert "epub.unreadable" not in {finding.code for finding in check_bytes("x", "epub", book)}


def test_tables_in_tables_cost_no_more_than_their_text():
    page = files.page_with("<table><tr><td>x" * 150 + "</td></tr></table>" * 150)
    assert {finding.tool for finding in check_bytes("x", "html", page)} <= {"rules"}


@pytest.mark.parametrize("format", ["pdf", "epub", "docx", "html"])
def test_a_file_that_ends_in_the_middle(format: str, tmp_path: Path):
    whole = output(format)
    for share in (0.1, 0.5, 0.9, 0.99):
        file = tmp_path / f"a.{format}"
        file.write_bytes(whole[: int(len(whole) * share)])
        assert all(finding.message for finding in check_files([file], limits=SHORT))


def test_an_encrypted_file_is_one_finding():
    (finding,) = check_bytes("x", "pdf", files.encrypted())
    assert finding.code == "pdf.unreadable"
    assert "password" in finding.message


def test_the_page_that_word_saves_is_judged_to_its_end():
    findings = check_bytes("x", "html", files.WORDS_OWN_PAGE.encode())
    assert "html.unreadable" not in {finding.code for finding in findings}


def test_one_bad_file_leaves_the_others_judged(tmp_path: Path):
    good = tmp_path / "good.html"
    good.write_bytes(output("html"))
    (tmp_path / "bomb.epub").write_bytes(HOSTILE["a book of blanks"][1]())
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.html")
    result = article_convert(
        "check", tmp_path / "bomb.epub", good, "--json", "--seconds", "10", "--megabytes", "500"
    )
    assert result.code == 1
    assert [Path(file).name for file in json.loads(result.raw)["files"]] == [
        "bomb.epub",
        "good.html",
    ]
    assert {f["file"] for f in json.loads(result.raw)["findings"]} == {str(tmp_path / "bomb.epub")}
    assert article_convert("check", tmp_path, "--seconds", "10", "--megabytes", "500").code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.pdf")
    result = article_convert("check", tmp_path / "pipe.pdf")
    assert result.code == 1
    assert "is a pipe or a device" in result.out


def test_reports_hold_names_and_words_that_no_xml_can(tmp_path: Path):
    file = tmp_path / "a\x1b[31m\udcff.html"
    try:
        file.write_bytes(b"<p lang='\x1b[31m\n::error::x'>words</p>")
    except OSError:
        pytest.skip("this file system takes no such names")
    result = article_convert(
        "check", file, "--junit", "j.xml", "--sarif", "s.json", "--acr", "a.html", cwd=tmp_path
    )
    assert result.code == 1
    assert "\x1b" not in result.out + result.err
    assert not any(line.startswith("::") for line in result.out.splitlines())
    etree.parse(tmp_path / "j.xml")
    json.loads((tmp_path / "s.json").read_bytes())
    for report in ("j.xml", "s.json", "a.html"):
        assert b"\x1b" not in (tmp_path / report).read_bytes()


def test_a_link_out_of_a_folder_is_not_judged(tmp_path: Path):
    (tmp_path / "secret.html").write_bytes(output("html"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").symlink_to(tmp_path / "secret.html")
    result = article_convert("check", tmp_path / "in")
    assert result.code == 2
    assert "check.nothing" in result.err


def test_the_process_of_a_file_ends_with_the_command(tmp_path: Path):
    """Who kills the command must not leave a process behind that goes on judging."""
    code = (
        "import os, sys, time\n"
        "from convert.limits import Limits\n"
        "from convert.limits.apart import within\n"
        "print(os.getpid(), flush=True)\n"
        "within(Limits(seconds=60, megabytes=500), 'x', lambda: (print(os.getpid(), flush=True),"
        " time.sleep(60)))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        child = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        parent.stdout.read()  # ends when the child goes, which alone holds the other end
    deadline = time.monotonic() + 30
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] not in "ZX"


def test_the_source_that_files_are_judged_against_has_limits_too(tmp_path: Path):
    (tmp_path / "a.html").write_bytes(output("html"))
    result = article_convert(
        "check", tmp_path / "a.html", "--against", SEED, "--max-bytes", "200000"
    )
    assert result.code == 1
    small = article_convert("check", tmp_path / "a.html", "--against", SEED, "--max-bytes", "100")
    assert "more than the limit of 100" in small.err
