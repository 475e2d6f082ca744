"""Every case: `input.txt`, perhaps `input.toml` beside it, and `article.json`."""

from pathlib import Path

from convert.interchange import to_json
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source

ROOT = Path(__file__).parent
CASES = sorted(path.parent for path in ROOT.glob("*/input.txt"))


def read_case(case: Path) -> bytes:
    """The Article of a case as JSON, as the reader sees it now."""
    sidecar = case / "input.toml"
    said = sidecar.read_text("utf-8") if sidecar.exists() else None
    source = Source("input.txt", (case / "input.txt").read_bytes(), said)
    return to_json(TextReader().read(source, ReadSettings()).article)
