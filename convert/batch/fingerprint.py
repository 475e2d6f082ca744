"""Everything besides the source that decides what the outputs are, as one string."""

import os
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from convert.registry import registered
from convert.settings import Settings
from convert.themes import load_theme

# The distributions whose versions show in an output.
_MAKERS = (
    "article-convert",
    "ebooklib",
    "font-source-sans-pro",
    "font-source-serif-pro",
    "fontpkg-amiri",
    "fontpkg-hind",
    "fontpkg-hind-siliguri",
    "fontpkg-ibm-plex-mono",
    "manimgx-fonts",
    "noto-cjk-sans-jp-bold",
    "noto-cjk-sans-jp-regular",
    "pillow",
    "pycld2",
    "pyphen",
    "pypandoc_binary",
    "uharfbuzz",
    "weasyprint",
)


def fingerprint(settings: Settings) -> str:
    """A digest of settings, theme files, the date that is set, and the versions that matter.

    Limits and checks do not change an output's bytes and are left out.
    """
    deciding = {
        "read": settings.read,
        "options": settings.options,
        "strict": settings.strict,
        "theme": theme_digest(settings.theme),
        "epoch": os.environ.get("SOURCE_DATE_EPOCH", ""),
        "versions": _versions(settings.to),
        "code": _code_state(),
    }
    return sha256(msgspec.json.encode(deciding, order="sorted")).hexdigest()


@cache
def theme_digest(name: str) -> str:
    """A digest of every file of a theme."""
    digest = sha256()
    for path in theme_files(name):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def theme_files(name: str) -> list[Path]:
    """Every file of a theme, in a fixed order."""
    return sorted(path for path in load_theme(name).folder.rglob("*") if path.is_file())


def _versions(formats: tuple[str, ...]) -> dict[str, str]:
    found = {name: _version(name) for name in _MAKERS}
    for name in formats:
        point = registered("convert.backends").get(name)
        if point is not None and point.dist is not None:
            found[point.dist.name] = point.dist.version
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _code_state() -> str:
    """The state of this package's own files: who works on it gets every article made anew."""
    package = Path(__file__).parent.parent
    stats = [path.stat() for path in package.rglob("*") if path.suffix in (".py", ".lua", ".json")]
    return f"{len(stats)}-{sum(s.st_size for s in stats)}-{max(s.st_mtime_ns for s in stats)}"
