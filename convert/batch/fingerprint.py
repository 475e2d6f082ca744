"""Everything besides the source that decides what the outputs are, as one string."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import msgspec

from convert.batch.job import Job
from convert.design.themes import Theme, load_theme
from convert.registry import registered
from convert.settings import Settings

# The distributions whose versions show in an output.
_MAKERS = (
    "article-convert",
    "ebooklib",
    "font-source-sans-pro",
    "font-source-serif-pro",
    "brotli",
    "fontpkg-amiri",
    "fontpkg-atkinson-hyperlegible",
    "fontpkg-hind",
    "fontpkg-hind-siliguri",
    "fontpkg-ibm-plex-mono",
    "fontpkg-source-sans-3",
    "fontpkg-source-serif-4",
    "manimgx-fonts",
    "noto-cjk-sans-jp-bold",
    "noto-cjk-sans-jp-regular",
    "pillow",
    "pycld2",
    "pydyf",
    "pyphen",
    "pypandoc_binary",
    "resvg_py",
    "uharfbuzz",
    "weasyprint",
    "ziamath",
)


def fingerprint(settings: Settings, theme: Theme) -> str:
    """A digest of settings, the theme, the date that is set, and the versions that matter.

    Limits and checks do not change an output's bytes and are left out; from what confidence on
    blocks are told of is not, since what was told of an unchanged article is told again.
    """
    deciding = {
        "read": settings.read,
        "options": settings.options,
        "fixed": settings.fixed,
        "metadata": settings.metadata,
        "last word": settings.last_word,
        "pictures": settings.picture_width,
        "strict": settings.strict,
        "unsure": settings.min_confidence,
        "theme": theme.digest,
        "epoch": os.environ.get("SOURCE_DATE_EPOCH", ""),
        "versions": maker_versions(settings.to),
        "code": _code_state(),
    }
    return sha256(msgspec.json.encode(deciding, order="sorted")).hexdigest()


class Making:
    """The fingerprint of each job of one run; that of the same settings is made once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[bytes, str] = {}

    def of(self, job: Job) -> str:
        """The digest of what the job's outputs are made of. Raises UsageError for a wrong theme."""
        settings = job.settings_in(self._settings)
        key = msgspec.json.encode(settings, order="sorted")
        if key not in self._known:
            theme = load_theme(settings.theme, settings.tokens)
            self._known[key] = fingerprint(settings, theme)
        return self._known[key]


def maker_versions(formats: tuple[str, ...]) -> list[str]:
    """Name and version of each distribution that matters, as its installation folder says."""
    backends = registered("convert.backends")
    strangers = {backends[name].distribution for name in formats if name in backends}
    wanted = {_plain(name) for name in (*_MAKERS, *strangers)}
    return sorted(
        entry.removesuffix(".dist-info")
        for place in sys.path
        for entry in _entries(place)
        if entry.endswith(".dist-info") and _plain(entry.partition("-")[0]) in wanted
    )


def _entries(place: str) -> list[str]:
    try:
        return os.listdir(place or ".")
    except OSError:
        return []


def _plain(name: str) -> str:
    return name.lower().replace("-", "_")


def _code_state() -> str:
    """The state of this package's own files: who works on it gets every article made anew."""
    count, size, newest = 0, 0, 0
    for place, _, names in os.walk(Path(__file__).parent.parent):
        for name in names:
            if name.endswith((".py", ".lua", ".po")):
                stat = os.stat(f"{place}/{name}")
                count, size = count + 1, size + stat.st_size
                newest = max(newest, stat.st_mtime_ns)
    return f"{count}-{size}-{newest}"
