"""Fonts that come with a theme: files beside its `theme.toml`, which `[[fonts.files]]` names."""

import posixpath
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from convert.design.font_families import Kind
from convert.design.fonts import Face, Faces
from convert.design.tokens import Name
from convert.errors import UsageError, Where

_TEXT_WEIGHT = 400
_STARTS = (b"\0\1\0\0", b"OTTO", b"true")
_DIRECTORY, _RECORD = 12, 16  # bytes of an OpenType file's head, and of each table's record


class FontFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of `[[fonts.files]]`."""

    family: Name

    file: str
    """A TrueType or OpenType file, relative to the theme's folder and inside it."""

    kind: Kind
    """What stands in for the family where the file cannot be had."""

    weight: Annotated[int, Meta(ge=1, le=1000)] = _TEXT_WEIGHT
    """In CSS's terms; of a variable font, the weight to cut it to."""

    italic: bool = False


def take_faces(table: dict[str, object], source: Path) -> Faces:
    """The faces that a `theme.toml` brings, taken out of its table. Each file is read once, here.

    Raises UsageError where one is not well described, lies outside the theme's folder, or is no
    font, and where a family has no upright face for text.
    """
    fonts = table.get("fonts")
    if not isinstance(fonts, dict) or "files" not in fonts:
        return ()
    try:
        described = msgspec.convert(fonts.pop("files"), tuple[FontFile, ...])
    except msgspec.ValidationError as error:
        raise _wrong(str(error), source) from error
    upright = {f.family for f in described if f.weight == _TEXT_WEIGHT and not f.italic}
    for font in described:
        if font.family not in upright:
            raise _wrong(f"'{font.family}' has no upright file of weight {_TEXT_WEIGHT}", source)
    names = {font: posixpath.normpath(font.file) for font in described}
    data = {name: _read(name, source) for name in names.values()}
    return tuple(_face(font, source.parent / name, data[name]) for font, name in names.items())


def font_data(faces: Faces, folder: Path) -> dict[str, bytes]:
    """The files of a layer's faces, by their names in its folder."""
    return {
        face.path.relative_to(folder).as_posix(): face.data
        for face in faces
        if face.data is not None
    }


def _face(font: FontFile, path: Path, data: bytes) -> Face:
    return Face(
        font.family,
        path,
        font.weight,
        font.italic,
        b"fvar" in _tables(data),
        font.kind,
        data=data,
    )


def _read(name: str, source: Path) -> bytes:
    folder = source.parent.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise _wrong(f"the font '{name}' lies outside the theme's folder", source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _wrong(f"the font '{name}' cannot be read: {error.strerror}", source) from error
    if not data.startswith(_STARTS) or b"cmap" not in _tables(data):
        raise _wrong(f"'{name}' is no TrueType or OpenType font", source)
    return data


def _tables(data: bytes) -> list[bytes]:
    """The names of an OpenType file's tables (ISO/IEC 14496-22, 4.5)."""
    count = int.from_bytes(data[4:6], "big")
    starts = range(_DIRECTORY, _DIRECTORY + _RECORD * count, _RECORD)
    return [data[start : start + 4] for start in starts]


def _wrong(message: str, source: Path) -> UsageError:
    return UsageError(
        f"fonts.files: {message}",
        where=Where(str(source)),
        hint="Each has a family, a file, a kind (serif, sans or mono), and may have a weight and "
        "italic = true.",
        code="theme.invalid",
    )
