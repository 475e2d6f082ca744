"""Files as LibreOffice writes them, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.readers.pandoc.ferry import FORMATS
from tests.readers.pandoc.reading import codes, read, shapes, words

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
# What LibreOffice does not write of what it read.
OTHERWISE: dict[str, dict[str, str]] = {
    "docx": {},
    "odt": {},
    "rtf": {"[[True, True], [False, False]]": "[[False, False], [False, False]]"},
}
SAID = ("html", "web", "epub")  # formats in which it writes words, and little of what they are


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The ferry's Word file, read and written by LibreOffice in its formats."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "ferry.docx").write_bytes(bytes(FORMATS["docx"]))
    for name in ("odt", "docx", "rtf", "html", "epub"):
        subprocess.run(
            [
                *(str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
                *("--headless", "--convert-to", name, "--outdir", str(folder / "out")),
                str(folder / "ferry.docx"),
            ],
            check=True,
            capture_output=True,
        )
    made = {path.suffix[1:]: path.read_bytes() for path in Path(folder / "out").iterdir()}
    return made | {"web": made["html"]}


@pytest.mark.parametrize("name", OTHERWISE)
def test_the_article_is_the_same(written: dict[str, bytes], name: str):
    reading = read(name, written[name])
    ours = read("docx", FORMATS["docx"])
    assert "words.lost" not in codes(reading)
    assert words(reading.article).split() == words(ours.article).split()
    expected = "\n".join(shapes(ours.article))
    for said, shown in OTHERWISE[name].items():
        expected = expected.replace(said, shown)
    assert "\n".join(shapes(reading.article)) == expected
    assert reading.article.metadata.title == "The Ferry in Winter"


@pytest.mark.parametrize("name", SAID)
def test_every_word_and_note_is_there(written: dict[str, bytes], name: str):
    reading = read(name, written[name])
    assert "words.lost" not in codes(reading)
    found = words(reading.article)
    for said in ("The Ferry in Winter", "Jane Doe", "two days", "Ring the bell", "lamp oil"):
        assert said in found
    notes = [shape for shape in shapes(reading.article) if shape.startswith("('footnote'")]
    assert len(notes) == 1
    assert "The parish book has more." in notes[0]


def test_nobody_is_called_unknown(written: dict[str, bytes]):
    metadata = read("epub", written["epub"]).article.metadata
    assert (metadata.title, metadata.authors) == ("", ())
