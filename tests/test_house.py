"""The house as it is drawn: who knows whom, which floor is below which, how large a function is."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "convert"
MODULES = sorted(PACKAGE.rglob("*.py"))
# "json" is left out, as it also names the form of messages.
FORMATS = ("pdf", "epub", "docx", "html", "txt")
# Where a format's name is another thing: an element, a programming language, a source's suffix.
OTHER_THINGS = {
    ("backends/pdf/weasyprint/tags/observed.py", "html"),
    ("check/rules/contrast.py", "html"),
    ("markup/document.py", "html"),
    ("check/rules/html.py", "html"),
    ("check/external/axe.py", "html"),
    ("readers/pandoc/raw_inlines.py", "html"),
    ("backends/pandoc/__init__.py", "html"),
    ("backends/pandoc/render.py", "html"),
    ("readers/pandoc/odf_formulas.py", "html"),
    ("readers/pandoc/blocks.py", "txt"),
    ("readers/text/other_formats.py", "docx"),
    ("readers/text/other_formats.py", "epub"),
    ("readers/text/other_formats.py", "pdf"),
    ("readers/text/__init__.py", "txt"),
    ("readers/text/listings/syntax.py", "html"),
}


def inside(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def is_room_of(path: str, name: str) -> bool:
    """A format's rooms: its backend, what reads it as a source, reads it back and judges it."""
    own = (
        *(f"backends/{name}/", f"backends/{name}.py", f"check/formats/{name}.py"),
        f"readers/{name}/",
        "readers/pandoc/__init__.py",  # the table of what pandoc reads
    )
    return path.startswith(own) or path.startswith(
        ("check/reading/", "check/rules/", "check/external/")
    )


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_named_in_its_own_rooms_alone(name: str):
    found = {
        inside(path)
        for path in MODULES
        if not is_room_of(inside(path), name) and (inside(path), name) not in OTHER_THINGS
        for text in strings(path)
        if text in (name, f".{name}")
    }
    assert not found


def test_only_the_registry_loads_a_backend():
    pattern = re.compile(r"convert\.backends\.(\w+)")
    known = {"backend", *FORMATS, "json"}
    for path in MODULES:
        if inside(path).startswith("backends/"):
            continue
        for name in pattern.findall(path.read_text(encoding="utf-8")):
            assert name not in known - {"backend"}, f"{inside(path)} imports backends.{name}"


def layers() -> list[str]:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    return next(each["layers"] for each in contracts if each["type"] == "layers")


def test_every_module_has_its_floor():
    rooms = {name for layer in layers() for name in re.findall(r"convert\.(\w+)", layer)}
    there = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    there -= {"__init__", "__main__", "__pycache__", "py"}
    assert rooms == there


def test_the_picture_of_the_house_is_the_one_that_is_held():
    page = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| ([^|]+) \|", page, re.MULTILINE)
    drawn = [set(re.findall(r"`(\w+)/?`", row)) for row in rows]
    held = [set(re.findall(r"convert\.(\w+)", layer)) for layer in layers()]
    assert drawn == held


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    """The functions of a module and the methods of its classes, without those inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, Function):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from (inner for inner in node.body if isinstance(inner, Function))


def lines_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_functions_fit_a_screen():
    lengths = sorted(lines_of(each) for path in MODULES for each in functions(path))
    assert lengths[-1] <= 60
    assert lengths[len(lengths) * 9 // 10] <= 20


def test_nothing_public_takes_or_gives_any():
    found = [
        f"{inside(path)}: {each.name}"
        for path in MODULES
        for each in functions(path)
        if not each.name.startswith("_") and "Any" in names_in_signature(each)
    ]
    assert not found


def names_in_signature(function: Function) -> set[str]:
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    hints = [each.annotation for each in every] + [function.returns]
    return {
        node.id
        for hint in hints
        if hint is not None
        for node in ast.walk(hint)
        if isinstance(node, ast.Name)
    }
