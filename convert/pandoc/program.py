"""The pandoc binary: where it is, and which versions write what this project was measured with."""

import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from convert.errors import MissingError
from convert.formats import Need

# What `backends/docx` mends is told by the shape of what pandoc writes. pyproject.toml pins the
# package that brings these versions; a pandoc of the system's own may be any other.
_OLDEST, _TOO_NEW = (3, 9), (3, 10)
_INSTALL = "`pip install 'pypandoc_binary>=1.17,<1.18'` brings it."


@cache
def pandoc_path() -> str:
    """The pandoc binary that pypandoc brings. Raises MissingError where there is none.

    Where pypandoc_binary has put it is looked at first: pypandoc itself, once loaded, starts every
    pandoc that it finds to ask its version, which takes longer than a document.
    """
    package = find_spec("pypandoc")
    if package and package.origin:
        name = "pandoc.exe" if os.name == "nt" else "pandoc"
        brought = Path(package.origin).with_name("files") / name
        if os.access(brought, os.X_OK):
            return str(brought)
    try:
        import pypandoc

        path: str = pypandoc.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise MissingError(
            "pandoc is needed and not installed",
            hint=_INSTALL,
            code="machine.pandoc",
        ) from error
    return path


def version_of(path: str) -> str:
    """The version that the pandoc at `path` says it is; empty where it says none."""
    try:
        shown = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return shown.stdout.partition("\n")[0].removeprefix("pandoc ").strip()


def require_version(version: str) -> None:
    """Raise MissingError, which says what to install, unless `version` is one that was measured."""
    numbers = tuple(int(number) for number in version.split(".") if number.isdecimal())
    if _OLDEST <= numbers < _TOO_NEW:
        return
    oldest, too_new = (".".join(map(str, numbers)) for numbers in (_OLDEST, _TOO_NEW))
    raise MissingError(
        f"a pandoc from {oldest} and before {too_new} is needed; "
        f"this one is {version or 'of an unknown version'}",
        hint=_INSTALL,
        code="machine.pandoc",
    )


def pandoc_need() -> Need:
    """pandoc with its version, or what to do about it."""
    try:
        version = version_of(pandoc_path())
        require_version(version)
    except MissingError as error:
        return Need("pandoc", "", f"{error.message}. {error.hint}")
    return Need("pandoc", f"pandoc {version}")
