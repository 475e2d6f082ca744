"""Dependency files that make and ninja read: which outputs depend on which files."""

import os
from collections.abc import Iterable

_ESCAPES = str.maketrans({" ": "\\ ", "#": "\\#", "$": "$$", ":": "\\:", "%": "\\%"})


def depfile(rules: Iterable[tuple[list[str], list[str]]]) -> bytes:
    """Rules of outputs and the files they were made of, paths relative to the caller's folder.

    Every dependency is also a target of its own without a recipe, so that make does not stop
    where one of them is removed.
    """
    lines: list[str] = []
    known: dict[str, None] = {}
    for outputs, sources in rules:
        targets = " ".join(_path(path) for path in outputs)
        needed = [_path(path) for path in sources]
        lines.append(f"{targets}: {' '.join(needed)}")
        known |= dict.fromkeys(needed)
    lines += [f"{path}:" for path in known]
    return ("\n".join(lines) + "\n").encode()


def _path(path: str) -> str:
    return os.path.relpath(path).replace("\\", "/").translate(_ESCAPES)
