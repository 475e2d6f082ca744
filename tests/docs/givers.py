"""What each call in the package gives to a function, traced through those that pass it on.

A message is seldom written where it is made: `_info("page.left_out", ...)` hands code and words to
a function that knows the rest. Such parameters are followed back to every call that fills them.
"""

import ast
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from msgspec import Struct

from tests.command import ROOT

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Place(Struct, frozen=True):
    """Where an expression stands: its module, and the functions around it, the nearest last."""

    module: str
    functions: tuple[_Function, ...] = ()
    given: Mapping[str, "Given"] = {}
    """What one call gives to the nearest function, by parameter; empty for any call of it."""


class Given(Struct, frozen=True):
    """An expression, and where its names have a meaning."""

    node: ast.expr
    place: Place


class Calls:
    """All calls of the package, by the name of what is called."""

    def __init__(self, package: Path = ROOT / "convert") -> None:
        self._calls: dict[str, list[tuple[ast.Call, Place]]] = {}
        self._constants: dict[str, dict[str, ast.expr]] = {}
        self._modules_of: dict[str, set[str]] = {}
        self._imports: dict[str, set[str]] = {}
        for path in sorted(package.rglob("*.py")):
            module = path.relative_to(package).as_posix()
            self._enter(ast.parse(path.read_text(encoding="utf-8")), Place(module))

    def of(self, name: str) -> list[tuple[ast.Call, Place]]:
        """The calls of everything with this name, and where they stand."""
        return self._calls.get(name, [])

    def _enter(self, node: ast.AST, place: Place) -> None:
        if isinstance(node, _Function):
            self._modules_of.setdefault(node.name, set()).add(place.module)
            place = Place(place.module, (*place.functions, node))
        if isinstance(node, ast.Call):
            self._calls.setdefault(_called(node), []).append((node, place))
        if isinstance(node, ast.ImportFrom):
            self._imports.setdefault(place.module, set()).add(node.module or "")
        if isinstance(node, ast.Assign | ast.AnnAssign) and not place.functions and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    self._constants.setdefault(place.module, {})[target.id] = node.value
        for child in ast.iter_child_nodes(node):
            self._enter(child, place)

    def every(self, given: Given) -> list[str]:
        """All that a string in the code can be, `…` for a part that nobody can know beforehand."""
        node, place = given.node, given.place
        if isinstance(node, ast.Constant):
            return [str(node.value)]
        if isinstance(node, ast.FormattedValue):
            return self.every(Given(node.value, place))
        if isinstance(node, ast.JoinedStr):
            parts = (self.every(Given(part, place)) for part in node.values)
            return ["".join(each) for each in product(*parts)]
        if isinstance(node, ast.IfExp):
            return [
                word for way in (node.body, node.orelse) for word in self.every(Given(way, place))
            ]
        if isinstance(node, ast.Name):
            meant = list(self._meant(node, place))
            return _once(word for each in meant for word in self.every(each)) if meant else ["…"]
        if isinstance(node, ast.Attribute) and node.attr == "code":
            return []  # of a message that was made elsewhere
        return ["…"]

    def sketch(self, given: Given) -> str:
        """A string in the code, `…` for each part that is worked out, the first of several."""
        node, place = given.node, given.place
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.JoinedStr):
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            )
        if isinstance(node, ast.BinOp):
            return "".join(self.sketch(Given(side, place)) for side in (node.left, node.right))
        if isinstance(node, ast.IfExp):
            return self.sketch(Given(node.body, place)) or self.sketch(Given(node.orelse, place))
        if isinstance(node, ast.Name):
            return next((self.sketch(each) for each in self._near(node, place)), "…")
        return "…"

    def _near(self, used: ast.Name, place: Place) -> Iterator[Given]:
        """What a name stands for here: what one call gives, what it is set to, or a constant.

        What was set to last comes first.
        """
        name = used.id
        if name in place.given:
            yield place.given[name]
        elif place.functions:
            inside = Place(place.module, place.functions)
            found = _set_to(name, place.functions[-1])
            before = [each for each in found if each.lineno <= used.lineno]
            yield from (Given(each, inside) for each in reversed(before))
        if constant := self._constants.get(place.module, {}).get(name):
            yield Given(constant, Place(place.module))

    def _meant(self, used: ast.Name, place: Place) -> Iterator[Given]:
        """The same, or what any call gives where it is a parameter."""
        name = used.id
        for at, function in reversed(list(enumerate(place.functions))):
            if name in _parameters(function) and name not in place.given:
                outside = Place(place.module, place.functions[: at + 1])
                calls = (each.get(name) for each in self._callers(function, outside))
                yield from filter(None, calls)
                return
        yield from self._near(used, place)

    def ways(self, node: ast.expr, place: Place) -> list[Place]:
        """The place once for each call of its function that has a say in the expression."""
        function = place.functions[-1] if place.functions else None
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        if function is None or not names & set(_parameters(function)):
            return [place]
        calls = self._callers(function, place)
        return [Place(place.module, place.functions, given) for given in calls] or [place]

    def _callers(self, function: _Function, place: Place) -> Iterator[Mapping[str, Given]]:
        """What each call of a function gives to its parameters, by their names."""
        for call, where in self.of(function.name):
            if where.module == place.module or self._is_meant(function.name, place, where):
                yield _bound(call, where, function, place)

    def _is_meant(self, name: str, place: Place, where: Place) -> bool:
        """Whether a call elsewhere is of the function of this place, not of another of its name."""
        if name.startswith("_"):
            return False
        only = len(self._modules_of[name]) == 1
        return only or _dotted(place.module) in self._imports.get(where.module, ())


def _dotted(module: str) -> str:
    """The name that a module is imported by."""
    return f"convert/{module}".removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _parameters(function: _Function) -> list[str]:
    every = function.args
    return [each.arg for each in (*every.posonlyargs, *every.args, *every.kwonlyargs)]


def _bound(call: ast.Call, where: Place, function: _Function, inside: Place) -> Mapping[str, Given]:
    """What a call at `where` gives to a function that is defined at `inside`."""
    arguments = function.args
    positional = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    usual = zip(reversed(positional), reversed(arguments.defaults), strict=False)
    named = zip((each.arg for each in arguments.kwonlyargs), arguments.kw_defaults, strict=True)
    found = {name: Given(node, inside) for name, node in (*usual, *named) if node is not None}
    if positional[:1] == ["self"]:
        positional = positional[1:]
    found |= {name: Given(node, where) for name, node in zip(positional, call.args, strict=False)}
    return found | {each.arg: Given(each.value, where) for each in call.keywords if each.arg}


def _set_to(name: str, function: _Function) -> Iterator[ast.expr]:
    """The expressions that a name is set to in a function."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for part, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(part, ast.Name) and part.id == name:
                        yield value


def _once(words: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(words))
