"""Every message that can be given, as the code itself has it: its code, words and advice."""

import ast
from collections.abc import Iterator
from typing import get_args

from msgspec import Struct

from convert import errors
from convert.article import AsideKind
from convert.backends import backend, backend_names
from convert.backends.pandoc.backend import PandocBackend
from convert.check.external.every import JUDGES
from convert.check.formats import checked_names
from convert.registry import Group
from tests.docs.givers import Calls, Given, Place

_SEVERITIES = {
    "Diagnostic": "warning",
    "Finding": "finding",
    "UsageError": "wrong use",
    "MissingError": "lacking",
    "SourceError": "error",
    "ArticleError": "error",
    "RenderError": "error",
    "WriteError": "error",
    "CheckError": "error",
    "NothingMadeError": "error",
}
_PANDOCS = [name for name in backend_names() if isinstance(backend(name), PandocBackend)]
_FAMILIES = {
    "set_aside.…": [f"set_aside.{kind}" for kind in get_args(AsideKind)],
    "….unknown": [
        f"{group.rpartition('.')[2].removesuffix('s')}.unknown" for group in get_args(Group)
    ],
    "….memory": [f"{name}.memory" for name in checked_names()],
    "….unreadable": [f"{name}.unreadable" for name in checked_names()],
    "….pandoc": [f"{name}.pandoc" for name in _PANDOCS],
    "words.…": [f"words.{kind}" for kind in ("lost", "added", "moved", "fused", "cut")],
    "tool.…": [f"tool.{name}" for name in JUDGES],
}
"""Codes of which a part is worked out, by what stands in the code."""

_OTHERS = "check/external/"
"""Whose findings have the codes of the validators that say them."""


class Message(Struct, frozen=True, order=True):
    """One message, with `…` for what changes."""

    code: str
    severity: str
    words: str
    advice: str


def messages(calls: Calls | None = None) -> list[Message]:
    """All messages that the package gives a code of its own, in alphabetical order.

    calls: of a package; ours if nothing is said.
    """
    calls = calls or Calls()
    return sorted({each for made in _SEVERITIES for each in _of_a_kind(made, calls)})


def _of_a_kind(made: str, calls: Calls) -> Iterator[Message]:
    for call, place in calls.of(made):
        named = {each.arg: each.value for each in call.keywords if each.arg}
        code = named.get("code") or _usual_code(made)
        if code is None:
            continue
        said = named.get("message") or (call.args[0] if call.args else None)
        for way in calls.ways(code, place):
            for each in _codes(calls.every(Given(code, way)), place):
                yield Message(
                    code=each,
                    severity=_one(named.get("severity"), way, calls).strip("…")
                    or _SEVERITIES[made],
                    words=_one(said, way, calls),
                    advice=_one(named.get("hint"), way, calls),
                )


def _usual_code(made: str) -> ast.expr | None:
    """The code of an error that is made without one."""
    usual = getattr(getattr(errors, made), "default_code", None)
    return ast.Constant(usual) if usual else None


def _codes(found: list[str], place: Place) -> Iterator[str]:
    if place.module.startswith(_OTHERS) and any("…" in code for code in found):
        return
    for code in found:
        yield from _FAMILIES.get(code, [code])


def _one(node: ast.expr | None, place: Place, calls: Calls) -> str:
    """The words of a string in the code; the first where it can be several."""
    return calls.sketch(Given(node, place)) if node is not None else ""
