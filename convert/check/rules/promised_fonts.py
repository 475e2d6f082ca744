"""Faces that a publication says it carries: each has a file, and the file is there."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from convert.check.rules.rule import Fault

_FACE = re.compile(r"@font-face\s*\{([^}]*)\}", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"'}]+)", re.IGNORECASE)
_SOURCE = re.compile(r"url\(\s*[\"']?([^\"')]*)[\"']?\s*\)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)


def missing(styles: Mapping[str, str], names: Collection[str]) -> Iterator[Fault]:
    """Faces of style sheets, by their path, whose files are none of `names` (CSS Fonts 4, 4.3).

    A face may name several files: one that is there will do.
    """
    for path, css in styles.items():
        for face in _FACE.finditer(css):
            sources = _SOURCE.findall(face[1])
            if sources and not any(_is_there(source, path, names) for source in sources):
                family = _FAMILY.search(face[1])
                name = family[1].strip() if family else "without a name"
                yield Fault(f"the font {name} is named and not there: {sources[0][:80]}", path)


def _is_there(source: str, path: str, names: Collection[str]) -> bool:
    if _SCHEME.match(source):
        return source.lower().startswith("data:")
    folder = posixpath.dirname(path)
    plain = unquote(source.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, plain)) in names
