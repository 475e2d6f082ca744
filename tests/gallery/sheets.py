"""The pictures of docs/: the sample in four formats, and beside what other programs make of it.

`python -m tests.gallery.sheets [FOLDER]`; needs what the gallery needs, and Calibre.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import starmap
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import convert
from convert.design.fonts import faces
from tests.bench.rivals import libreoffice, pandoc_and_typst
from tests.gallery.render import book, outputs, paper, screen, word

_WIDTH, _HEIGHT = 480, 660  # of a panel
_GAP, _LABEL = 24, 40
_INSET = 30  # what a reading system leaves beside a book's text
_GROUND, _EDGE, _INK = "#f3f3f3", "#b0b0b0", "#333333"
_SHARPER = 110  # dots an inch

Panel = tuple[str, Path]
"""What it is called, and its picture."""


def results(source: Path, folder: Path) -> list[Panel]:
    """The sample as PDF, EPUB, DOCX and HTML."""
    made = outputs("seed", convert.read(source).article, "default", folder)
    cover, page = book(made["epub"])
    return [
        ("PDF", paper(made["pdf"], _SHARPER)[0]),
        ("EPUB", cover),
        ("EPUB, the article", _with_margins(page)),
        ("DOCX", word([made["docx"]], _SHARPER)[made["docx"]][0]),
        ("HTML", screen(made["html"], (768,))[0]),
    ]


def beside(source: Path, folder: Path) -> list[Panel]:
    """The first page of its PDF, and of those by pandoc with Typst, LibreOffice and Calibre."""
    made = {"article-convert": outputs("seed", convert.read(source).article, "default", folder)}
    pages = [("article-convert", paper(made["article-convert"]["pdf"], _SHARPER)[0])]
    for name, make in (("pandoc and Typst", pandoc_and_typst), ("LibreOffice", libreoffice)):
        place = folder / name.split()[0]
        place.mkdir()
        make([source], place)
        pages.append((name, paper(place / f"{source.stem}.pdf", _SHARPER)[0]))
    pdf = folder / "calibre.pdf"
    headless = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox"}
    command = ["ebook-convert", str(source), str(pdf)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | headless)
    return [*pages, ("Calibre", paper(pdf, _SHARPER)[0])]


def sheet(panels: Sequence[Panel]) -> Image.Image:
    """Panels side by side, each cut to one shape, with its name below."""
    wide = _GAP + len(panels) * (_WIDTH + _GAP)
    page = Image.new("RGB", (wide, _GAP + _HEIGHT + _LABEL + _GAP), _GROUND)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(faces("Source Sans Pro")[0].path), 24)
    for number, (name, picture) in enumerate(starmap(_cut, panels)):
        left = _GAP + number * (_WIDTH + _GAP)
        page.paste(picture, (left, _GAP))
        draw.rectangle((left, _GAP, left + _WIDTH, _GAP + _HEIGHT), outline=_EDGE)
        draw.text((left, _GAP + _HEIGHT + 12), name, font=font, fill=_INK)
    return page.quantize(64)


def _cut(name: str, path: Path) -> tuple[str, Image.Image]:
    """The top of a picture, as wide as a panel."""
    with Image.open(path) as image:
        whole = image.convert("RGB")
    height = round(whole.height * _WIDTH / whole.width)
    scaled = whole.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    shown = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    shown.paste(scaled, (0, 0))
    return name, shown


def _with_margins(path: Path) -> Path:
    """A page of a book as a reading system shows it, which sets its margins itself."""
    with Image.open(path) as image:
        whole = image.convert("RGB")
    framed = Image.new("RGB", (whole.width + 2 * _INSET, whole.height + _INSET), "white")
    framed.paste(whole, (_INSET, _INSET))
    framed.save(path)
    return path


def main(arguments: Sequence[str]) -> int:
    """Write both sheets."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery.sheets", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/pictures"))
    folder: Path = parser.parse_args(arguments).folder
    (source,) = Path("seeds").glob("*.txt")
    for name, make in (("results", results), ("beside", beside)):
        with tempfile.TemporaryDirectory() as place:
            sheet(make(source, Path(place))).save(folder / f"{name}.png", optimize=True)
            print(folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
