"""The fonts that come with the install, as a table."""

from typing import Literal, TypeAlias

from msgspec import Struct

Kind: TypeAlias = Literal["serif", "sans", "mono"]


class Family(Struct, frozen=True):
    """A family that may be installed, and where its files are."""

    name: str

    kind: Kind
    """What stands in for it on a machine that lacks it."""

    package: str
    """The import package that its files are in."""

    files: tuple[tuple[str, int, bool], ...]
    """Each file in the package, its weight, and whether it is italic."""

    extra: str = ""
    """The extra of this project that brings it, where a plain install does not."""

    variable: bool = False
    """Whether a file holds all weights."""

    optical: float | None = None
    """The size in points that the family is drawn for, where a file holds designs for many."""


def _static(name: str, kind: Kind, package: str, stem: str, suffix: str, *styles: str) -> Family:
    weights = {"Regular": 400, "SemiBold": 600, "Semibold": 600, "Bold": 700}
    files = []
    for style in styles:
        weight = style.removesuffix("Italic").removesuffix("It") or "Regular"
        files.append((f"files/{stem}-{style}.{suffix}", weights[weight], style != weight))
    return Family(name, kind, package, tuple(files))


def _noto(script: str) -> Family:
    file = f"Noto{script}[wght].ttf"
    files = ((file, 400, False), (file, 700, False))
    return Family(f"Noto {script}", "sans", "manimgx_fonts", files, variable=True)


_SOURCE = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_FOUR = ("Regular", "Italic", "Bold", "BoldItalic")

# In the order in which they are asked for characters that a theme's own families lack.
FAMILIES = (
    _static(
        "Source Serif Pro", "serif", "font_source_serif_pro", "SourceSerifPro", "otf", *_SOURCE
    ),
    _static("Source Sans Pro", "sans", "font_source_sans_pro", "SourceSansPro", "otf", *_SOURCE),
    _static("IBM Plex Mono", "mono", "fontpkg_ibm_plex_mono", "IBMPlexMono", "ttf", *_FOUR),
    _static(
        "Atkinson Hyperlegible",
        "sans",
        "fontpkg_atkinson_hyperlegible",
        "AtkinsonHyperlegible",
        "ttf",
        *_FOUR,
    ),
    _static("Amiri", "serif", "fontpkg_amiri", "Amiri", "ttf", *_FOUR),
    _static("Hind", "sans", "fontpkg_hind", "Hind", "ttf", "Regular", "SemiBold", "Bold"),
    _static(
        "Hind Siliguri",
        "sans",
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
        "sans",
        "noto_cjk_sans_jp_regular",
        (
            ("NotoSansCJKjp-Regular.otf", 400, False),
            ("../noto_cjk_sans_jp_bold/NotoSansCJKjp-Bold.otf", 700, False),
        ),
        extra="cjk",
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


DISPLAY_CUTS = (
    Family(
        "Source Serif Display",
        "serif",
        "fontpkg_source_serif_4",
        tuple(("files/SourceSerif4[opsz,wght].ttf", weight, False) for weight in (400, 600)),
        variable=True,
        optical=60,
    ),
)
"""Families for titles that are cut out of a file of many designs: asked for by name only."""


def _wider(name: str, kind: Kind, package: str, file: str, *weights: int) -> Family:
    return Family(
        name, kind, package, tuple((file, weight, True) for weight in weights), variable=True
    )


# Italics of the same design with the Cyrillic, Greek and Vietnamese letters that a family's own
# italics lack: they are larger, and have to be cut to a weight first.
WIDER_ITALICS = (
    _wider(
        "Source Serif Pro",
        "serif",
        "fontpkg_source_serif_4",
        "files/SourceSerif4-Italic[opsz,wght].ttf",
        400,
        600,
        700,
    ),
    _wider(
        "Source Sans Pro",
        "sans",
        "fontpkg_source_sans_3",
        "files/SourceSans3-Italic[wght].ttf",
        400,
        600,
        700,
    ),
)
