"""What a reader is given: an article's bytes and what belongs to them."""

from collections.abc import Mapping
from pathlib import PurePath
from posixpath import normpath
from types import MappingProxyType
from urllib.parse import unquote

from msgspec import Struct

_NO_RESOURCES: Mapping[str, bytes] = MappingProxyType({})


class Source(Struct, frozen=True):
    """An article as it came. A reader opens nothing else."""

    name: str
    """What it is called in messages; its suffix chooses the reader where nobody names one."""

    data: bytes
    """The bytes themselves, in any encoding."""

    sidecar: str | None = None
    """The text of the corrections beside it (`ARTICLE.toml`), None where it has none."""

    resources: Mapping[str, bytes] = _NO_RESOURCES
    """What lies beside it and is part of it, by relative path: pictures."""

    modified: float | None = None
    """When it was last changed, in seconds since 1970; None where nothing says."""

    places: bool = True
    """Whether blocks are to know their lines, which takes some readers as long as all else."""

    @property
    def suffix(self) -> str:
        """The name's suffix in lower case, with its dot; empty where it has none."""
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folders and suffix: the title of an article that has none."""
        return PurePath(self.name).stem.strip("<>")

    @property
    def sidecar_name(self) -> str:
        """What the sidecar is called in messages."""
        return str(PurePath(self.name).with_suffix(".toml"))


def named(path: str, resources: Mapping[str, bytes]) -> bytes:
    """The resource that a source names, as it stands or as an address is quoted (RFC 3986, 2.1).

    Raises KeyError where there is none, SourceError for one that is too large or cannot be read.
    """
    try:
        return resources[normpath(path)]
    except KeyError:
        return resources[normpath(unquote(path))]
