"""What this machine has of what the formats need."""

from msgspec import Struct

from convert.errors import MissingError


class Need(Struct, frozen=True):
    """One thing that is needed: what was found (empty where nothing was), else what to do."""

    name: str
    found: str
    advice: str = ""


def lacking(backend: str) -> str:
    """Why a backend cannot work here; empty where it can."""
    need = {"pdf": pango, "docx": pandoc}.get(backend)
    return need().advice if need else ""


def pango() -> Need:
    """WeasyPrint with Pango, which lays out PDF."""
    from convert.backends.pdf.loading import weasyprint

    try:
        return Need("Pango, WeasyPrint", f"WeasyPrint {weasyprint().__version__}")
    except MissingError as error:
        return Need("Pango, WeasyPrint", "", f"{error.message}. {error.hint}")


def harfbuzz_subset() -> Need:
    """The library without which every PDF takes several times as long."""
    name = "harfbuzz-subset"
    if not pango().found:
        return Need(name, "", "comes after Pango")
    from weasyprint.text import ffi

    if ffi.harfbuzz_subset is not None:
        return Need(name, "yes")
    return Need(
        name,
        "",
        "PDFs are made slowly without it: `apt install libharfbuzz-subset0`, "
        "`dnf install harfbuzz`, `brew install harfbuzz`",
    )


def pandoc() -> Need:
    """pandoc, which writes DOCX."""
    from convert.pandoc.program import pandoc_path, require_version, version_of

    try:
        version = version_of(pandoc_path())
        require_version(version)
    except MissingError as error:
        return Need("pandoc", "", f"{error.message}. {error.hint}")
    return Need("pandoc", f"pandoc {version}")


def fonts() -> list[Need]:
    """The families that outputs are set in."""
    from convert.fonts import FAMILIES, faces

    missing = [family for family in FAMILIES if not faces(family.name)]
    found = len(FAMILIES) - len(missing)
    needs = [Need("fonts", f"{found} families")]
    return needs + [
        Need(f"font {family.name}", "", f"`pip install {family.package.replace('_', '-')}`")
        for family in missing
    ]


def python() -> Need:
    """The interpreter."""
    import platform

    return Need("Python", f"{platform.python_version()} on {platform.system()}")


def everything() -> list[Need]:
    """All that `doctor` reports."""
    return [python(), pango(), harfbuzz_subset(), pandoc(), *fonts()]


def validators() -> list[Need]:
    """The reference validators that `check --external` would ask; none of them is needed."""
    from convert.check.external.tools import locate, missing

    absent = missing(locate())
    names = ("verapdf", "epubcheck", "nu", "axe", "ace", "ooxml")
    return [Need(name, "" if name in absent else "yes", absent.get(name, "")) for name in names]
