"""The compiler and its fonts, which live as long as the process."""

import os
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING

from msgspec import Struct

from convert.design.font_families import FAMILIES, WIDER_ITALICS
from convert.design.fonts import Face, Faces, faces, wider_italics
from convert.design.subset import font_file
from convert.errors import MissingError, RenderError

if TYPE_CHECKING:
    import typst

_STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
_MOST_KNOWN = 4


class Press(Struct, frozen=True):
    """A compiler that knows the fonts of one theme, and no other file of the machine."""

    compiler: "typst.Compiler"

    names: Mapping[str, str]
    """The families, each with the name that its files give themselves."""

    folder: TemporaryDirectory[str]
    """Where its fonts are; it goes with the last that knows it."""


_known: OrderedDict[Faces, Press] = OrderedDict()


def load() -> ModuleType:
    """Typst. Raises MissingError where it is not installed."""
    try:
        import typst
    except ImportError as error:
        raise MissingError(
            "Typst is not installed",
            hint="`pip install 'article-convert[typst]'`.",
            code="typst.missing",
        ) from error
    return typst


def press_for(own: Faces) -> Press:
    """The compiler for a theme with these faces beside the installed families; those used last are
    kept."""
    press = _known.pop(own, None) or _made(own)
    _known[own] = press
    while len(_known) > _MOST_KNOWN:
        _known.popitem(last=False)
    return press


def _made(own: Faces) -> Press:
    typst = load()
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="article-convert-fonts-")
    brought = {face.family for face in own}
    installed = [f for family in FAMILIES if family.name not in brought for f in faces(family.name)]
    families: dict[str, str] = {}
    known = (*own, *installed)
    for number, face in enumerate((*known, *wider_italics())):
        path = _placed(face, number, Path(folder.name))
        if number < len(known):
            families.setdefault(path, face.family)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name]
    )
    names: dict[str, str] = {}
    for info in fonts.fonts():
        if (family := families.get(info.path or "")) is not None:
            names.setdefault(family, info.family)
    compiler = typst.Compiler(
        font_paths=fonts,
        ignore_system_fonts=True,
        root=folder.name,
        package_path=folder.name,
        package_cache_path=folder.name,
    )
    return Press(compiler, names, folder)


def _placed(face: Face, number: int, folder: Path) -> str:
    """Put a face where the compiler looks; the path that the compiler has its file under."""
    path = folder / f"{number:03}{face.path.suffix}"
    if face.data is not None:
        path.write_bytes(face.data)
    elif face.optical is not None:  # cut out of a file whose other designs have its name
        path.write_bytes(font_file(face))
    else:
        try:
            path.symlink_to(face.path)
        except OSError:  # systems where only some may make links
            copyfile(face.path, path)
    return os.path.realpath(path)


WIDER = dict(
    zip((family.name for family in WIDER_ITALICS), ("Source Serif 4", "Source Sans 3"), strict=True)
)
"""The families of italics with more letters, as their files name themselves."""


# The files of the template, each of which knows what stands before it.
_PARTS = (
    *("given", "inside", "paragraphs", "initial", "lists", "quotes", "tables", "blocks"),
    *("page", "masthead", "article"),
)


@cache
def _template() -> bytes:
    folder = Path(__file__).with_name("template")
    return b"\n".join((folder / f"{name}.typ").read_bytes() for name in _PARTS)


def compiled(press: Press, data: str, files: Mapping[str, bytes], stamp: int) -> bytes:
    """The PDF of an article that is given as JSON, with its pictures by name.

    The pictures lie in a folder of their own while it is laid out, the only one that the template
    can read. Raises RenderError.
    """
    if not files:
        return _compiled(press, data, press.folder.name, stamp)
    with TemporaryDirectory(prefix="article-convert-pictures-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return _compiled(press, data, folder, stamp)


def _compiled(press: Press, data: str, root: str, stamp: int) -> bytes:
    typst = load()
    try:
        pdf = press.compiler.compile(
            input=_template(),
            format="pdf",
            root=root,
            sys_inputs={"article": data},
            pdf_standards=_STANDARDS,
            timestamp=stamp,
        )
    except typst.TypstError as error:
        raise _refused(error.message) from error
    assert isinstance(pdf, bytes)
    return pdf


def _refused(message: str) -> RenderError:
    if "depth exceeded" not in message:
        return RenderError(f"Typst: {message}", code="pdf.layout")
    return RenderError(
        "blocks stand too deep in one another for Typst",
        hint="Write -O pdf.engine=weasyprint, which lays them out.",
        code="pdf.layout",
    )
