"""A dead validator looks like a happy one: each must notice a broken file and accept a good one.

Needs the validators, so `make conformance` runs it and `make test` does not collect it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import convert
from convert.check.external import ace, axe, epubcheck, nu, ooxml, verapdf
from convert.check.external.every import Judge
from convert.check.external.tools import FOLDER_VARIABLE, Tools, locate
from convert.check.finding import Finding
from tests.check.good import ARTICLE
from tests.conformance import samples
from tests.conformance.run import ROOT, main

PROFILES = {
    "ua-1+a-2a": ("ua1", "2a"),
    "ua-1+a-3a": ("ua1", "3a"),
    "ua-2+a-4f": ("ua2", "4f"),
}
Write = Callable[[str, str | bytes], Path]


@pytest.fixture(scope="session")
def tools() -> Tools:
    return locate({FOLDER_VARIABLE: str(ROOT / ".tools"), **os.environ})


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def judged(judge: Judge, tools: Tools, *files: Path) -> list[Finding]:
    return [f for f in judge(files, tools) if f.severity != "info"]


def codes(findings: list[Finding], file: Path) -> set[str]:
    return {finding.code for finding in findings if finding.file == str(file)}


def without(text: str, part: str) -> str:
    assert part in text
    return text.replace(part, "")


def test_verapdf_sees_a_missing_title_and_each_flavour_for_itself(tools: Tools, write: Write):
    good = write("good ü.pdf", samples.pdf())
    untitled = without(samples.PDF_PAGE, "<title>Rain over the bay</title>")
    broken = write("broken.pdf", samples.pdf(untitled))
    assert judged(verapdf.judge, tools, good) == []
    both = verapdf.judge([good, broken], tools, flavours=("ua1", "2a"))
    assert "ua1:7.1-9" in codes(both, broken)
    assert {code.split(":")[0] for code in codes(both, good)} == {"2a"}


# WeasyPrint leaves the file of its colour profile open.
@pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("flavour", "variant"),
    [("ua1", "pdf/ua-1"), ("ua2", "pdf/ua-2"), ("2a", "pdf/a-2a"), ("3a", "pdf/a-3a")],
)
def test_verapdf_tells_its_flavours_apart(
    tools: Tools, write: Write, flavour: verapdf.Flavour, variant: str
):
    page = samples.PDF_PAGE
    right = write("right.pdf", samples.pdf(page, variant))
    wrong = write("wrong.pdf", samples.pdf(page, "pdf/ua-1" if flavour != "ua1" else "pdf/a-2a"))
    found = verapdf.judge([right, wrong], tools, flavours=(flavour,))
    assert codes(found, wrong)
    assert len(codes(found, right)) < len(codes(found, wrong))


# As above.
@pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning")
def test_verapdf_holds_a_file_to_what_it_claims(tools: Tools, write: Write):
    made = {
        profile: convert.render(ARTICLE, "pdf", options={"profile": profile})
        for profile in PROFILES
    }
    files = {
        profile: write(f"{number}.pdf", data) for number, (profile, data) in enumerate(made.items())
    }
    assert {profile: verapdf.claimed(file) for profile, file in files.items()} == PROFILES
    assert judged(verapdf.judge, tools, *files.values()) == []
    assert verapdf.claimed(write("plain.pdf", samples.pdf())) == ("ua1",)
    assert verapdf.claimed(write("none.pdf", b"")) == ("ua1",)


def test_epubcheck_sees_an_unknown_manifest_item_and_a_broken_link(tools: Tools, write: Write):
    good = write("good ü.epub", samples.epub())
    linked = samples.CHAPTER.replace("night", '<a href="lost.xhtml">night</a>')
    broken = write("broken.epub", samples.epub(chapter=linked))
    assert judged(epubcheck.judge, tools, good) == []
    assert codes(judged(epubcheck.judge, tools, broken, good), broken) == {"RSC-007"}


def test_nu_sees_a_missing_title_and_wrong_css(tools: Tools, write: Write):
    good = write("good ü.html", samples.HTML)
    broken = samples.HTML.replace("<title>Rain over the bay</title>", "<style>p{colr:red}</style>")
    found = judged(nu.judge, tools, write("broken.html", broken), good)
    assert sorted(f.code for f in found) == ["css", "error"]
    assert judged(nu.judge, tools, good) == []


def test_nu_takes_a_data_image_for_blocked_though_the_policy_allows_it(tools: Tools, write: Write):
    """The day this fails, the policy of pages with pictures can speak of them."""
    policy = '<meta http-equiv="Content-Security-Policy" content="{}"><title>'
    silent = write("a.html", samples.HTML.replace("<title>", policy.format("object-src 'none'")))
    allowed = write("b.html", samples.HTML.replace("<title>", policy.format("img-src data:")))
    found = judged(nu.judge, tools, silent, allowed)
    assert [finding.file for finding in found] == [str(allowed)]


def test_axe_sees_a_missing_alternative_and_a_page_that_does_not_reflow(tools: Tools, write: Write):
    good = write("good ü.html", samples.HTML)
    mute = write("mute.html", without(samples.HTML, ' alt="A red dot"'))
    wide = write("wide.html", samples.HTML.replace("<main>", '<main style="width: 900px">'))
    found = judged(axe.judge, tools, good, mute, wide)
    assert codes(found, good) == set()
    assert codes(found, mute) == {"image-alt"}
    assert codes(found, wide) == {"reflow"}


def test_axe_looks_at_dark_colours_too(tools: Tools, write: Write):
    css = (
        "<style>@media (prefers-color-scheme: dark) {body {background: #000; color: #333}}</style>"
    )
    dark = write("dark.html", samples.HTML.replace("</head>", css + "</head>"))
    found = judged(axe.judge, tools, dark)
    assert codes(found, dark) >= {"color-contrast"}
    assert all("dark" in finding.message for finding in found)


def test_ace_sees_missing_accessibility_metadata(tools: Tools, write: Write):
    good = write("good ü.epub", samples.epub())
    hazard = '<meta property="schema:accessibilityHazard">none</meta>\n'
    broken = write("broken.epub", samples.epub(package=without(samples.PACKAGE, hazard)))
    found = judged(ace.judge, tools, good, broken)
    assert codes(found, good) == set()
    assert codes(found, broken) == {"metadata-accessibilityhazard"}


def test_ooxml_sees_an_element_that_the_schema_does_not_know(tools: Tools, write: Write):
    good = write("good ü.docx", samples.docx())
    broken = write("broken.docx", samples.docx(lambda text: text.replace("<w:pStyle", "<w:pStile")))
    assert judged(ooxml.judge, tools, good) == []
    assert codes(judged(ooxml.judge, tools, broken), broken) == {"schema"}


@pytest.mark.parametrize(
    ("judge", "name"),
    [
        (verapdf.judge, "not.pdf"),
        (epubcheck.judge, "not.epub"),
        (axe.judge, "missing.html"),
        (nu.judge, "missing.html"),
        (ace.judge, "not.epub"),
        (ooxml.judge, "not.docx"),
    ],
)
def test_a_file_that_is_none_is_an_error(tools: Tools, write: Write, judge: Judge, name: str):
    file = write(name, b"not a publication")
    if name.startswith("missing"):
        file.unlink()
    assert [f.severity for f in judge([file], tools)].count("error") >= 1


def test_the_run_fails_on_a_broken_output_and_passes_a_good_folder(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write("good.html", samples.HTML)
    write("good.epub", samples.epub())
    write("good.docx", samples.docx())
    write("good.pdf", samples.pdf())
    assert main(["--flavours", "ua1", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("\n4 passed, 0 failed\n")
    write("broken.html", without(samples.HTML, ' lang="en"'))
    assert main(["--flavours", "ua1", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "html-has-lang" in told
    assert told.endswith("\n4 passed, 1 failed\n")
