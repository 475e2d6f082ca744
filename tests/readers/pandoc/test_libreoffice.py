"""Files as LibreOffice writes them, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.readers.pandoc.ferry import FORMATS
from tests.readers.pandoc.reading import codes, read, shapes, words

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
# What pandoc does not read of what LibreOffice writes.
OTHERWISE = {
    "docx": {},
    "odt": {"('preformatted', 'one  two')": "('paragraph', 'one two')"},
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The ferry's Word file, read and written by LibreOffice in its formats."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "ferry.docx").write_bytes(bytes(FORMATS["docx"]))
    for name in ("odt", "docx"):
        subprocess.run(
            [
                *(str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
                *("--headless", "--convert-to", name, "--outdir", str(folder / "out")),
                str(folder / "ferry.docx"),
            ],
            check=True,
            capture_output=True,
        )
    return {path.suffix[1:]: path.read_bytes() for path in Path(folder / "out").iterdir()}


@pytest.mark.parametrize("name", OTHERWISE)
def test_the_article_is_the_same(written: dict[str, bytes], name: str):
    reading = read(name, written[name])
    ours = read("docx", FORMATS["docx"])
    assert "words.lost" not in codes(reading)
    assert words(reading.article).split() == words(ours.article).split()
    plainer = (lambda shape: shape.replace("<code steam>", "steam")) if name == "odt" else str
    expected = [OTHERWISE[name].get(shape, plainer(shape)) for shape in shapes(ours.article)]
    assert shapes(reading.article) == expected
    assert reading.article.metadata.title == "The Ferry in Winter"
