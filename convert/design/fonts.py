"""Faces of fonts: those of the install, those that a theme brings, and which of them a text needs.

Fonts are found in installed packages and in the theme's folder, never on the system: the same
text is set in the same fonts everywhere. A text gets the theme's families, and for characters
they lack the first of the others that has them.
"""

import os
import time
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from msgspec import Struct

from convert.design.font_families import DISPLAY_CUTS, FAMILIES, WIDER_ITALICS, Family, Kind
from convert.errors import MissingError

if TYPE_CHECKING:
    import uharfbuzz

_BY_NAME = {family.name: family for family in (*FAMILIES, *DISPLAY_CUTS)}
_MOST_KNOWN = 128


class Face(Struct, frozen=True):
    """One font file: a family at one weight (CSS, 100 to 900), upright or italic.

    It is a value: of a file that changed, the face is another.
    """

    family: str

    path: Path
    """Where the file is, or was when its theme was read."""

    weight: int = 400
    italic: bool = False

    variable: bool = False
    """Whether the file holds all weights, and this face is one instance of it."""

    kind: Kind = "sans"

    optical: float | None = None
    """The size in points that a variable face is cut for (OpenType, `opsz`)."""

    state: tuple[int, int] = (0, 0)
    """Size and time of change of an installed file."""

    data: bytes | None = None
    """The file as it was when its theme was read; None for an installed one, read when needed."""

    def file(self) -> bytes:
        """The bytes of the file."""
        return self.path.read_bytes() if self.data is None else self.data


Faces = tuple[Face, ...]


def faces(name: str, own: Faces = ()) -> Faces:
    """The faces of the family `name`: of `own`, which a theme brings, else the installed ones;
    none where its package is not installed.
    """
    brought = tuple(face for face in own if face.family == name)
    if brought:
        return brought
    family = _BY_NAME.get(name)
    return _installed(family) if family else ()


def kind_of(name: str, own: Faces = ()) -> Kind:
    """What kind of family that is; of one that nobody knows, sans."""
    for face in own:
        if face.family == name:
            return face.kind
    return _BY_NAME[name].kind if name in _BY_NAME else "sans"


def _installed(family: Family) -> Faces:
    """The faces that are installed now; each article asks dozens of times within a moment."""
    return _installed_at(family, int(time.monotonic()))


@lru_cache(maxsize=_MOST_KNOWN)
def _installed_at(family: Family, second: int) -> Faces:  # noqa: ARG001 - how long it is known
    found = []
    for path, (_, weight, italic) in zip(_paths(family), family.files, strict=False):
        try:
            state = os.stat(path)
        except OSError:
            continue
        found.append(
            Face(
                family.name,
                path,
                weight,
                italic,
                family.variable,
                family.kind,
                family.optical,
                (state.st_size, state.st_mtime_ns),
            )
        )
    return tuple(found)


@cache
def _paths(family: Family) -> tuple[Path, ...]:
    """Where the files of a family would be: a package of this process stays where it is."""
    spec = find_spec(family.package)
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0])
    return tuple((folder / file).resolve() for file, _, _ in family.files)


def italic_for(face: Face, text: str) -> Face:
    """The italic `face`, or another of its design and weight where it lacks letters of `text`."""
    lacking = {ord(character) for character in text} - coverage(face)
    if not lacking or face.data is not None:
        return face
    for family in WIDER_ITALICS:
        if family.name == face.family:
            for other in _installed(family):
                if other.weight == face.weight and lacking & coverage(other):
                    return other
    return face


def wider_italics() -> Faces:
    """The installed italics that stand in where a family's own lack letters, a face a file."""
    return tuple(found[0] for family in WIDER_ITALICS if (found := _installed(family)))


def opened(face: Face) -> "uharfbuzz.Face":
    """The file as HarfBuzz has it; an installed one is not held in memory."""
    import uharfbuzz

    if face.data is not None:
        return uharfbuzz.Face(uharfbuzz.Blob(face.data))
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))


@lru_cache(maxsize=_MOST_KNOWN)
def coverage(face: Face) -> frozenset[int]:
    """The code points that the face has glyphs for."""
    return frozenset(opened(face).unicodes)


class Choice(Struct, frozen=True):
    """The families a text needs, in CSS order, and the characters that none of them has."""

    families: tuple[str, ...]
    missing: frozenset[str]


def choose(text: str, wanted: Iterable[str], also: Iterable[str] = (), own: Faces = ()) -> Choice:
    """`wanted` families, and those after them that `text` needs: of `also` first, then of those
    that the theme brings, then any.

    Raises MissingError where a wanted family, or one of `also`, is not installed.
    """
    chosen = tuple(dict.fromkeys(wanted))
    also = tuple(also)
    brought = tuple(dict.fromkeys(face.family for face in own))
    for name in (*chosen, *also):
        if not faces(name, own):
            raise MissingError(
                f"the font family '{name}' is not installed",
                hint="Known families: " + ", ".join((*brought, *_BY_NAME)) + ".",
                code="font.unknown",
            )
    left = {character for character in set(text) if _needs_glyph(character)}
    left -= _covered(chosen[0], left, own)
    for name in dict.fromkeys((*also, *brought, *(family.name for family in FAMILIES))):
        if not left:
            break
        covered = _covered(name, left, own)
        if covered:
            chosen = (*chosen, name) if name not in chosen else chosen
            left -= covered
    return Choice(chosen, frozenset(left))


def _covered(name: str, characters: set[str], own: Faces) -> set[str]:
    found = faces(name, own)
    if not found:
        return set()
    has = coverage(found[0])
    return {character for character in characters if ord(character) in has}


def _needs_glyph(character: str) -> bool:
    """Whether a font must have the character: not so for spaces and invisible controls."""
    if character in "\ufe0e\ufe0f" or character.isspace():
        return False
    return category(character) not in ("Cf", "Cc", "Zl", "Zp")
