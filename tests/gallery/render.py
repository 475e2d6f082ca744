"""Outputs of every theme as pictures: paper, screen, book and Word file."""

import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from PIL import Image, ImageChops

import convert
from convert.article import Article
from convert.design.font_families import FAMILIES
from convert.design.fonts import faces
from tests.gallery.articles import ASKED

WIDTHS = (320, 768, 1280)
_DPI = 60
_TALLEST = 9000  # pixels of a web page: enough for every article of the gallery, on a telephone too
_ROOM = 20  # pixels below its last line
# The fonts that Word has, and what stands in for them here.
_INSTEAD = {
    "Cambria": "Source Serif Pro",
    "Calibri": "Source Sans Pro",
    "Consolas": "IBM Plex Mono",
}
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
    """The pages of Word files as LibreOffice sets them; all at once, for it starts slowly.

    It sees the machine's fonts and ours, so that every script has its letters.
    """
    folder = files[0].parent / "word"
    folder.mkdir(exist_ok=True)
    names = [str(file) for file in files]
    with tempfile.TemporaryDirectory() as place:
        fonts = Path(place) / "fonts.conf"
        fonts.write_text(_fonts(Path(place)), encoding="utf-8")
        command = ("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names)
        _run(*command, FONTCONFIG_FILE=str(fonts))
    return {file: paper(folder / f"{file.stem}.pdf", dpi) for file in files}


def _fonts(cache: Path) -> str:
    """A configuration of fontconfig: the system's fonts, and those of our packages."""
    paths = (face.path for family in FAMILIES for face in faces(family.name))
    folders = {Path("/usr/share/fonts"), *(path.parent for path in paths)}
    places = "".join(f"<dir>{folder}</dir>" for folder in sorted(folders))
    instead = "".join(
        f'<alias binding="same"><family>{word}</family>'
        f"<prefer><family>{ours}</family></prefer></alias>"
        for word, ours in _INSTEAD.items()
    )
    return f"<fontconfig>{places}{instead}<cachedir>{cache}</cachedir></fontconfig>"


def _shot(page: Path, picture: Path, width: int, *, dark: bool = False) -> Path:
    """The whole page, however far down it goes."""
    program = next(filter(None, map(shutil.which, _CHROMIUM)), _CHROMIUM[0])
    _run(
        program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--window-size={width},{_TALLEST}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        f"--screenshot={picture}", page.resolve().as_uri(),
    )  # fmt: skip
    with Image.open(picture) as image:
        whole = image.convert("RGB")
    ground = Image.new("RGB", whole.size, whole.getpixel((1, whole.height - 1)))
    _, _, _, foot = ImageChops.difference(whole, ground).getbbox() or (0, 0, 0, whole.height)
    whole.crop((0, 0, width, min(foot + _ROOM, whole.height))).save(picture)
    return picture


def _run(*command: str, **environment: str) -> None:
    surroundings = os.environ | environment
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=surroundings)
