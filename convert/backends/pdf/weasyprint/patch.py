"""A private part of WeasyPrint or pydyf that we replace, and how we know it again."""

import sys
from collections.abc import Callable, Iterable
from functools import reduce
from types import ModuleType
from typing import Any, Literal

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import Copies

Kind = Literal["speed", "mend", "finish"]


class Part(Struct, frozen=True):
    """A private part that a replacement leans on."""

    path: str
    """Its module and its name there: "weasyprint.pdf.fonts:Font.__init__"."""
    parameters: str | None = None
    """Of a function, what its parameters are called; None where it is not called by us."""
    names: str = ""
    """Of a function, what it names; of a class, module or mapping, what it has."""


class Reliance(Struct, frozen=True):
    """Private parts that we ask for something."""

    name: str
    """What it is called in messages."""
    parts: tuple[Part, ...]


class Patch(Struct, frozen=True):
    """One name that is replaced in our copies."""

    name: str
    """What it is called here: by `doctor`, in messages and in `needs`."""
    target: str
    """The module and the name there that is replaced, as in `Part.path`."""
    signature: str | None
    """The parameters of what is replaced; None for what is no function."""
    kind: Kind
    """Without a "speed" a PDF takes longer, without a "finish" its lines are set less well; without
    a "mend" it breaks a standard."""
    replacement: Callable[[Copies, Any], object]  # the original is of any type
    """Makes the replacement from the original. Nothing is replaced while it does."""
    leans_on: tuple[Part, ...] = ()
    """What else has to be as we know it."""
    needs: tuple[str, ...] = ()
    """Other patches, by name, without which this one does not work."""
    everywhere: bool = False
    """Whether other modules have imported the original by name and get the replacement too."""


def fits(copies: Copies, patch: Patch) -> bool:
    """Whether all private parts of a patch are there and of the shape that it was written for."""
    target = Part(patch.target, patch.signature)
    return all(is_as_known(copies, part) for part in (target, *patch.leans_on))


def apply(copies: Copies, patch: Patch) -> bool:
    """Replace what a patch that fits says; False, with nothing replaced, where that cannot be made.

    A replacement that cannot be made is as one whose private parts have moved.
    """
    holder, name = _holder(copies, patch.target)
    original = getattr(holder, name)
    try:
        made = patch.replacement(copies, original)
    except Exception:  # private parts that have moved fail in ways nobody can list
        return False
    holders = [holder]
    if patch.everywhere:
        holders = [module for module in modules(copies) if vars(module).get(name) is original]
    for each in holders:
        setattr(each, name, made)
    return True


def modules(copies: Copies) -> Iterable[ModuleType]:
    """All modules of our copies."""
    tops = tuple(f"{top.__name__}." for top in (copies.weasyprint, copies.pydyf))
    below = [module for name, module in list(sys.modules.items()) if name.startswith(tops)]
    return (copies.weasyprint, copies.pydyf, *below)


def is_as_known(copies: Copies, part: Part) -> bool:
    """Whether a private part is there and of the shape that we know."""
    try:
        holder, name = _holder(copies, part.path)
        found = getattr(holder, name)
    except (AttributeError, LookupError):
        return False
    if part.parameters is not None and _parameters(found) != part.parameters.split():
        return False
    return _names(found) >= set(part.names.split())


def _holder(copies: Copies, path: str) -> tuple[object, str]:
    """The module or class that has the last name of a path, and that name."""
    module, _, names = path.partition(":")
    *outer, name = names.split(".")
    return reduce(getattr, outer, copies.module(module)), name


def _parameters(function: object) -> list[str] | None:
    """The names of a function's parameters: a hundredth of the time that `inspect` takes."""
    code = getattr(function, "__code__", None)
    return code and [*code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]]


def _names(found: object) -> set[str]:
    code = getattr(found, "__code__", None)
    if code:
        return {*code.co_names, *code.co_varnames}
    if isinstance(found, dict):
        return set(found)
    return set(dir(found))
