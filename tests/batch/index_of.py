"""An index of as many articles as are asked for, as a run would write it."""

from pathlib import Path

from convert.batch.catalogue import Index, write_index
from convert.batch.manifest import Entry, Made
from convert.design.themes import load_theme
from convert.storage.places import LocalPlace
from convert.storage.stat import FileStat

FORMATS = ("pdf", "epub", "docx", "html")
NEEDLE = "The needle in the harbour"


def entry(number: int, title: str = "") -> Entry:
    """An article in four formats; every third has no byline, every fourth no date."""
    stem = f"folder {number % 50}/a{number:05} #{number}"
    return Entry(
        stem=stem,
        source=f"in/{stem}.txt",
        stat=FileStat(1000 + number, 1_700_000_000_000_000_000 + number * 1_000_000_000),
        sidecar=None,
        digest="",
        fingerprint="",
        title=title or f"Report {number}: tide, council, storm & winter <bridge>",
        byline="" if number % 3 == 0 else "Ann Writer and Ben Reader",
        date="" if number % 4 == 0 else f"20{number % 20:02}-03-07",
        language=("en", "ar", "zh-Hant", "und")[number % 4],
        standfirst="" if number % 5 == 0 else "What the council said & did not say",
        cover=number % 32,
        updated=1_700_000_000 + 60 * number,
        outputs={name: Made(f"{stem}.{name}", 23_456 + number, 1, "") for name in FORMATS},
    )


def entries(count: int) -> list[Entry]:
    """That many, of which one has a title of its own to be found by."""
    return [entry(n, NEEDLE if n == count // 2 else "") for n in range(count)]


def write(folder: Path, count: int) -> Path:
    """The page and the feeds; the page's path."""
    index = Index(
        title="Articles & <more>",
        entries=entries(count),
    )
    write_index(LocalPlace(str(folder)), index, load_theme("default"))
    return folder / "index.html"
