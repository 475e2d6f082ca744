"""Outputs of every theme as pictures: paper, screen, book and Word file."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import convert
from convert.article import Article
from tests.gallery.articles import ASKED

WIDTHS = (320, 768, 1280)
_DPI = 60
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def outputs(name: str, article: Article, theme: str, folder: Path) -> dict[str, Path]:
    """The article in the four formats, its web page with fonts inside."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for to in ("pdf", "epub", "docx", "html"):
        options = {"fonts": "embed"} if to == "html" else {}
        path = folder / f"{name}.{to}"
        tokens = ASKED.get(name, ())
        made_of = convert.render(article, to, theme=theme, tokens=tokens, options=options)
        path.write_bytes(made_of)
        made[to] = path
    return made


def paper(pdf: Path, dpi: int = _DPI) -> list[Path]:
    """Each page of a PDF."""
    stem = pdf.with_suffix("")
    _run("pdftoppm", "-r", str(dpi), "-png", str(pdf), f"{stem}.page")
    return sorted(pdf.parent.glob(f"{stem.name}.page*.png"))


def screen(page: Path, widths: tuple[int, ...] = WIDTHS) -> list[Path]:
    """The page in a browser, at each width in light and in dark."""
    return [
        _shot(page, page.with_suffix(f".{width}-{scheme}.png"), width, dark=scheme == "dark")
        for width in widths
        for scheme in ("light", "dark")
    ]


def book(epub: Path) -> list[Path]:
    """The cover of a book, and its article as a browser's engine sets it."""
    folder = epub.with_suffix(".unpacked")
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(folder)
    cover = epub.with_suffix(".cover.png")
    shutil.copy(folder / "EPUB" / "cover.png", cover)
    return [cover, _shot(folder / "EPUB" / "article.xhtml", epub.with_suffix(".book.png"), 480)]


def word(files: list[Path], dpi: int = _DPI) -> dict[Path, list[Path]]:
    """The pages of Word files as LibreOffice sets them; all at once, for it starts slowly."""
    folder = files[0].parent / "word"
    folder.mkdir(exist_ok=True)
    names = [str(file) for file in files]
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names)
    return {file: paper(folder / f"{file.stem}.pdf", dpi) for file in files}


def _shot(page: Path, picture: Path, width: int, *, dark: bool = False) -> Path:
    program = next(filter(None, map(shutil.which, _CHROMIUM)), _CHROMIUM[0])
    _run(
        program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--window-size={width},{max(900, width)}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        f"--screenshot={picture}", page.resolve().as_uri(),
    )  # fmt: skip
    return picture


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)
