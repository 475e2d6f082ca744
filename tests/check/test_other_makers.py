"""Files that other programs made: `check` says what is wrong with them, and reads every word."""

from functools import cache
from pathlib import Path

import pypandoc
import pytest

from convert.check.files import check_bytes

TEXT = """The lighthouse keeper

The lamp was lit at dusk, as it had been for ninety years.

Before the fog

- a lantern
- three ropes

| Hour | Ships |
|------|-------|
| Dawn | nine  |
"""


@cache
def by_pandoc(format: str, folder: Path) -> bytes:
    file = folder / f"text.{format}"
    options = ["--standalone"]
    pypandoc.convert_text(TEXT, format, "markdown", outputfile=str(file), extra_args=options)
    return file.read_bytes()


def by_weasyprint(folder: Path) -> bytes:
    import weasyprint

    made = weasyprint.HTML(string=by_pandoc("html", folder).decode()).write_pdf()
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    ("format", "wanted"),
    [
        ("html", {"html.language", "html.main", "html.heading-one"}),
        ("epub", {"epub.title", "epub.untrue", "markup.heading-empty"}),
        ("docx", {"docx.title"}),
        ("pdf", {"pdf.tagged", "pdf.content", "pdf.identifier", "pdf.display-title"}),
    ],
)
def test_what_is_wrong_with_the_file_is_found(
    format: str, wanted: set[str], tmp_path: Path
) -> None:
    data = by_weasyprint(tmp_path) if format == "pdf" else by_pandoc(format, tmp_path)
    findings = check_bytes("file", format, data)
    assert wanted <= {finding.code for finding in findings if finding.severity == "error"}


@pytest.mark.parametrize("format", ["html", "docx", "epub", "pdf"])
def test_no_word_of_it_is_overlooked(format: str, tmp_path: Path) -> None:
    """Marks of lists and tables aside, which are no words."""
    data = by_weasyprint(tmp_path) if format == "pdf" else by_pandoc(format, tmp_path)
    source = TEXT.replace("|------|-------|", "").replace("|", " ").replace("- ", "")
    lost = [f for f in check_bytes("file", format, data, source) if f.code == "words.lost"]
    assert lost == []
