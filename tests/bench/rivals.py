"""The same work with what people use today: each a function that makes a folder's articles."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

Make = Callable[[Sequence[Path], Path], None]


class Rival(Struct, frozen=True):
    """A way to make articles: what the table calls it, and how it makes files into a folder.

    most: with how many articles it is measured at most; a loop costs the same for each.
    """

    name: str
    make: Make
    most: int | None = None


def installed() -> list[Rival]:
    """The rivals that are on this machine."""
    found = [Rival("pandoc + WeasyPrint loop", pandoc_and_weasyprint)]
    if importlib.util.find_spec("typst"):
        found.append(Rival("pandoc + Typst loop", pandoc_and_typst))
    if shutil.which("soffice"):
        found.append(Rival("LibreOffice, one batch", libreoffice))
    if shutil.which("ebook-convert"):
        found.append(Rival("Calibre loop (EPUB only)", calibre, most=20))
    return found


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def _pandoc() -> str:
    import pypandoc

    path: str = pypandoc.get_pandoc_path()
    return path


def pandoc_and_weasyprint(files: Sequence[Path], out: Path) -> None:
    """pandoc for HTML, EPUB and DOCX, WeasyPrint's command for PDF: a process for each file."""
    weasyprint = Path(sys.executable).with_name("weasyprint")
    for path in files:
        stem = out / path.stem
        for suffix in ("html", "epub", "docx"):
            arguments = ("-f", "markdown", "-s", "--metadata", f"title={path.stem}")
            _run(_pandoc(), path, *arguments, "-o", f"{stem}.{suffix}")
        _run(weasyprint, f"{stem}.html", f"{stem}.pdf")


def pandoc_and_typst(files: Sequence[Path], out: Path) -> None:
    """The same with Typst for PDF."""
    for path in files:
        stem = out / path.stem
        for suffix in ("html", "epub", "docx", "typ"):
            arguments = ("-f", "markdown", "-s", "--metadata", f"title={path.stem}")
            _run(_pandoc(), path, *arguments, "-o", f"{stem}.{suffix}")
        program = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        _run(sys.executable, "-c", program, f"{stem}.typ", f"{stem}.pdf")


def libreoffice(files: Sequence[Path], out: Path) -> None:
    """LibreOffice once for each format over all files."""
    profile = f"-env:UserInstallation=file://{out / 'profile'}"
    for kind in ("pdf", "docx", "epub", "html"):
        _run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", out, *files)


def calibre(files: Sequence[Path], out: Path) -> None:
    """Calibre's converter for each file."""
    for path in files:
        _run("ebook-convert", path, out / f"{path.stem}.epub")
