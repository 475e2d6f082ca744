"""The fonts that come with the install, and which of them a text needs.

Fonts are found in installed packages, never on the system: the same text is set in the same
fonts everywhere. A text gets the theme's families, and for characters they lack the first of
the others that has them.
"""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import category

from msgspec import Struct

from convert.errors import MissingError


class Face(Struct, frozen=True):
    """One font file: a family at one weight (CSS, 100 to 900), upright or italic.

    `variable` says that the file holds all weights, and this face is one instance of it.
    """

    family: str
    path: Path
    weight: int = 400
    italic: bool = False
    variable: bool = False


class Family(Struct, frozen=True):
    """A family and where its files are: `package` names an import package, `files` are in it."""

    name: str
    package: str
    files: tuple[tuple[str, int, bool], ...]
    variable: bool = False


def _static(name: str, package: str, stem: str, suffix: str, *styles: str) -> Family:
    weights = {"Regular": 400, "SemiBold": 600, "Semibold": 600, "Bold": 700}
    files = []
    for style in styles:
        weight = style.removesuffix("Italic").removesuffix("It") or "Regular"
        files.append((f"files/{stem}-{style}.{suffix}", weights[weight], style != weight))
    return Family(name, package, tuple(files))


def _noto(script: str) -> Family:
    file = f"Noto{script}[wght].ttf"
    files = ((file, 400, False), (file, 700, False))
    return Family(f"Noto {script}", "manimgx_fonts", files, variable=True)


_SOURCE = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_FOUR = ("Regular", "Italic", "Bold", "BoldItalic")

# In the order in which they are asked for characters that a theme's own families lack.
FAMILIES = (
    _static("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro", "otf", *_SOURCE),
    _static("Source Sans Pro", "font_source_sans_pro", "SourceSansPro", "otf", *_SOURCE),
    _static("IBM Plex Mono", "fontpkg_ibm_plex_mono", "IBMPlexMono", "ttf", *_FOUR),
    _static(
        "Atkinson Hyperlegible",
        "fontpkg_atkinson_hyperlegible",
        "AtkinsonHyperlegible",
        "ttf",
        *_FOUR,
    ),
    _static("Amiri", "fontpkg_amiri", "Amiri", "ttf", *_FOUR),
    _static("Hind", "fontpkg_hind", "Hind", "ttf", "Regular", "SemiBold", "Bold"),
    _static(
        "Hind Siliguri",
        "fontpkg_hind_siliguri",
        "HindSiliguri",
        "ttf",
        "Regular",
        "SemiBold",
        "Bold",
    ),
    _noto("SansTamil"),
    _noto("SansHebrew"),
    _noto("SansThai"),
    Family(
        "Noto Sans CJK JP",
        "noto_cjk_sans_jp_regular",
        (
            ("NotoSansCJKjp-Regular.otf", 400, False),
            ("../noto_cjk_sans_jp_bold/NotoSansCJKjp-Bold.otf", 700, False),
        ),
    ),
    *map(
        _noto,
        (
            "Sans",
            "SansArabic",
            "SansArmenian",
            "SansBengali",
            "SansDevanagari",
            "SansEthiopic",
            "SansGeorgian",
            "SansGujarati",
            "SansGurmukhi",
            "SansKannada",
            "SansKhmer",
            "SansLao",
            "SansMalayalam",
            "SansMyanmar",
            "SansOriya",
            "SansSinhala",
            "SansTelugu",
            "SansSymbols",
            "Emoji",
        ),
    ),
)


def _wider(name: str, package: str, file: str, *weights: int) -> Family:
    return Family(name, package, tuple((file, weight, True) for weight in weights), variable=True)


# Italics of the same design with the Cyrillic, Greek and Vietnamese letters that a family's own
# italics lack: they are larger, and have to be cut to a weight first.
_WIDER_ITALICS = (
    _wider(
        "Source Serif Pro",
        "fontpkg_source_serif_4",
        "files/SourceSerif4-Italic[opsz,wght].ttf",
        400,
        600,
        700,
    ),
    _wider(
        "Source Sans Pro",
        "fontpkg_source_sans_3",
        "files/SourceSans3-Italic[wght].ttf",
        400,
        600,
        700,
    ),
)


@cache
def faces(name: str) -> tuple[Face, ...]:
    """The installed faces of the family `name`; none where its package is not installed."""
    return next((_installed(family) for family in FAMILIES if family.name == name), ())


def _installed(family: Family) -> tuple[Face, ...]:
    spec = find_spec(family.package)
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0])
    found = [
        Face(family.name, (folder / file).resolve(), weight, italic, family.variable)
        for file, weight, italic in family.files
    ]
    return tuple(face for face in found if face.path.is_file())


def italic_for(face: Face, text: str) -> Face:
    """The italic `face`, or another of its design and weight where it lacks letters of `text`."""
    needed = {ord(character) for character in text}
    lacking = needed - coverage(face.path)
    for other in _wider_italics(face):
        if lacking & coverage(other.path):
            return other
    return face


@cache
def _wider_italics(face: Face) -> tuple[Face, ...]:
    return tuple(
        other
        for family in _WIDER_ITALICS
        if family.name == face.family
        for other in _installed(family)
        if other.weight == face.weight
    )


@cache
def coverage(path: Path) -> frozenset[int]:
    """The code points that the font file has glyphs for."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return frozenset(face.unicodes)


class Choice(Struct, frozen=True):
    """The families a text needs, in CSS order, and the characters that none of them has."""

    families: tuple[str, ...]
    missing: frozenset[str]

    def faces(self) -> tuple[Face, ...]:
        """All faces of the chosen families."""
        return tuple(face for name in self.families for face in faces(name))


def choose(text: str, wanted: Iterable[str], also: Iterable[str] = ()) -> Choice:
    """`wanted` families, and those after them that `text` needs: of `also` first, then any.

    Raises MissingError where a wanted family, or one of `also`, is not installed.
    """
    chosen = tuple(dict.fromkeys(wanted))
    also = tuple(also)
    for name in (*chosen, *also):
        if not faces(name):
            raise MissingError(
                f"the font family '{name}' is not installed",
                hint="Known families: " + ", ".join(family.name for family in FAMILIES) + ".",
                code="font.unknown",
            )
    left = {character for character in set(text) if _needs_glyph(character)}
    left -= _covered(chosen[0], left)
    for name in dict.fromkeys((*also, *(family.name for family in FAMILIES))):
        if not left:
            break
        covered = _covered(name, left)
        if covered:
            chosen = (*chosen, name) if name not in chosen else chosen
            left -= covered
    return Choice(chosen, frozenset(left))


def _covered(name: str, characters: set[str]) -> set[str]:
    installed = faces(name)
    if not installed:
        return set()
    has = coverage(installed[0].path)
    return {character for character in characters if ord(character) in has}


def _needs_glyph(character: str) -> bool:
    """Whether a font must have the character: not so for spaces and invisible controls."""
    if character in "\ufe0e\ufe0f" or character.isspace():
        return False
    return category(character) not in ("Cf", "Cc", "Zl", "Zp")
