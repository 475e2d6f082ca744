"""Damaged and hostile files: a finding each, never a crash and never a hang."""

import io
import random
import time
import zipfile

import pikepdf
import pytest

from convert.check.files import check_bytes, verify
from convert.check.reading import archive
from tests.check.breaking import elements, in_pdf
from tests.check.good import ARTICLE, output

SECONDS = 30.0  # of the processor, where the slowest takes half of one: what never ends is found


def errors(data: bytes, format: str) -> set[str]:
    started = time.process_time()
    findings = check_bytes("file", format, data, ARTICLE)
    assert time.process_time() - started < SECONDS
    assert all(finding.message and finding.code for finding in findings)
    return {finding.code for finding in findings if finding.severity == "error"}


@pytest.mark.parametrize("format", ["pdf", "epub", "docx"])
@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"PK\x03\x04", b"%PDF-1.7\n", b"plain text"])
def test_what_is_no_publication_is_one_finding(format: str, data: bytes) -> None:
    assert errors(data, format) == {f"{format}.unreadable"}
    assert [f.code for f in verify(data, format, ARTICLE)] == [f"{format}.unreadable"]


def test_an_empty_page_is_no_page() -> None:
    assert errors(b"", "html") == {"html.unreadable"}


@pytest.mark.parametrize("format", ["pdf", "epub", "docx", "html"])
@pytest.mark.parametrize("seed", range(40))
def test_any_damage_ends_in_findings(format: str, seed: int) -> None:
    damage = random.Random(seed)
    data = bytearray(output(format))
    for _ in range(damage.choice([1, 5, 50])):
        data[damage.randrange(len(data))] = damage.randrange(256)
    errors(bytes(data), format)


def test_a_structure_tree_that_goes_in_circles_ends() -> None:
    def circle(pdf: pikepdf.Pdf) -> None:
        top = elements(pdf, "Document")[0]
        for heading in elements(pdf, "H2"):
            heading.K = pikepdf.Array([top, top, heading, heading])

    assert "words.lost" in errors(in_pdf(circle)(output("pdf")), "pdf")


def test_forms_that_draw_forms_without_end_are_read_once() -> None:
    def endless(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"/F Do " * 50)
        form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
        form["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page = pdf.pages[0]
        page.Resources["/XObject"] = pikepdf.Dictionary(F=form)
        page.Contents = pdf.make_stream(b"/F Do")

    assert "words.lost" in errors(in_pdf(endless)(output("pdf")), "pdf")


def test_a_page_nested_deeper_than_any_reader_goes_is_a_finding() -> None:
    assert errors(b"<main>" + b"<div>" * 50_000 + b"words", "html")


def test_a_part_that_unpacks_to_something_enormous_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    assert errors(output("epub"), "epub") == {"zip.hostile"}
    assert errors(output("docx"), "docx") == {"zip.hostile"}


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    source = zipfile.ZipFile(io.BytesIO(output("docx")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                head, xml, rest = content.decode().partition("?>")
                content = f"{head}{xml}{bomb}{rest.replace('dusk', '&b;')}".encode()
            target.writestr(name, content)
    found = check_bytes("file", "docx", buffer.getvalue(), ARTICLE)
    assert "aaaaaaaaaa" not in "".join(finding.message for finding in found)
    assert "words.lost" in {finding.code for finding in found}


def test_forms_that_draw_ever_more_forms_are_not_followed_for_ever() -> None:
    def bomb(pdf: pikepdf.Pdf) -> None:
        inner = pdf.make_stream(b"")
        for _ in range(8):
            form = pdf.make_stream(b"/F Do " * 20)
            form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form})
            form["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = form
        page = pdf.pages[0]
        page.Resources["/XObject"] = pikepdf.Dictionary(F=inner)
        page.Contents = pdf.make_stream(b"/F Do")

    assert "words.lost" in errors(in_pdf(bomb)(output("pdf")), "pdf")
