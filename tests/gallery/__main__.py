"""All articles in all themes as pictures on one sheet: `python -m tests.gallery [--approve]`.

Exits with 1 where a picture differs from the approved one, or has none. What is compared does not
depend on the machine's fonts: pages of PDFs, and web pages that carry their fonts.
"""

import argparse
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from convert.design.themes import built_in_themes
from tests.gallery.articles import shown
from tests.gallery.compare import MOST, approve, difference
from tests.gallery.render import book, outputs, paper, screen, word

# Articles that are shown on the screen at every width; the others on paper, in books and in Word.
_ON_SCREEN = ("seed", "sink-en", "sink-ar", "sink-ja", "fr")
_COMPARED_WIDTH = ".768-light.png"


def main(arguments: Sequence[str]) -> int:
    """Make the pictures and the sheet; compare, or approve."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/gallery"))
    parser.add_argument("--approve", action="store_true", help="Keep what is there as approved.")
    parser.add_argument("--theme", action="append", help="Only this theme.")
    given = parser.parse_args(arguments)
    sheet: list[str] = []
    differing: list[str] = []
    for theme in given.theme or built_in_themes():
        pictures = _pictures(theme, given.folder / theme)
        compared = _compared(theme, pictures)
        if given.approve:
            for name, picture in compared.items():
                approve(name, picture)
        notes = {picture: _judged(name, picture) for name, picture in compared.items()}
        differing += [f"{picture}: {note}" for picture, note in notes.items() if note]
        sheet += _section(theme, pictures, notes, given.folder)
    index = given.folder / "index.html"
    index.write_text(_page("\n".join(sheet)), encoding="utf-8")
    print(index)
    for line in differing:
        print(line, file=sys.stderr)
    if differing:
        print("Look at them; `make gallery-approve` keeps them as they are.", file=sys.stderr)
    return int(bool(differing))


def _pictures(theme: str, folder: Path) -> dict[str, list[Path]]:
    """Every picture of a theme, by article."""
    pictures: dict[str, list[Path]] = {}
    files: dict[str, Path] = {}
    for name, article in shown().items():
        made = outputs(name, article, theme, folder)
        pictures[name] = [*paper(made["pdf"]), *book(made["epub"])]
        pictures[name] += screen(made["html"]) if name in _ON_SCREEN else []
        files[name] = made["docx"]
    pages = word(list(files.values()))
    for name, file in files.items():
        pictures[name] += pages[file]
    return pictures


def _compared(theme: str, pictures: dict[str, list[Path]]) -> dict[str, Path]:
    """The pictures that are held against approved ones: the first page, and one width."""
    first = {f"{theme}-{name}": found[0] for name, found in pictures.items()}
    screens = {
        f"{theme}-{name}-screen": picture
        for name, found in pictures.items()
        for picture in found
        if picture.name.endswith(_COMPARED_WIDTH)
    }
    return first | screens


def _judged(name: str, picture: Path) -> str:
    """What is to be said about a picture; nothing where it is as approved."""
    found = difference(name, picture)
    if found is None:
        return "no approved picture"
    return f"{found:.1%} of the picture differs" if found > MOST else ""


def _section(
    theme: str, pictures: dict[str, list[Path]], notes: dict[Path, str], folder: Path
) -> list[str]:
    lines = [f"<h2>{escape(theme)}</h2>"]
    for name, found in pictures.items():
        lines.append(f"<h3>{escape(theme)}: {escape(name)}</h3>\n<div>")
        for picture in found:
            address = escape(picture.relative_to(folder).as_posix())
            note = notes.get(picture, "")
            mark = f' class="differs" title="{escape(note)}"' if note else ""
            lines.append(f'<a href="{address}"><img src="{address}" alt="{address}"{mark}></a>')
        lines.append("</div>")
    return lines


def _page(body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Gallery</title>\n'
        "<style>body { font-family: sans-serif; background: #999; } div { display: flex; "
        "flex-wrap: wrap; gap: 6px; align-items: start; } img { max-width: 320px; } "
        ".differs { outline: 4px solid #c00; }</style></head>\n"
        f"<body>\n<h1>Gallery</h1>\n{body}\n</body></html>\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
