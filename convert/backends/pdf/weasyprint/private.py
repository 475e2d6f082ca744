"""Copies of Python packages that nobody else in the process sees.

A package is loaded a second time under a name of our own. Its own relative imports stay within
the copy; what it imports by absolute names goes through an `import` that may hand it something
else. `sys.modules` has the host's packages, if it has loaded any, as before.
"""

import builtins
import itertools
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, spec_from_file_location
from types import ModuleType

_PREFIX = "_article_convert_"
_numbers = itertools.count(1)

# What an `import` of a copy is given for a module, by the module's absolute name.
StandIns = Mapping[str, object]


def private_copy(package: str, stand_ins: StandIns) -> ModuleType:
    """A new copy of an installed package, and of all its modules that it loads.

    It may be loaded again: every copy has a name of its own. Raises ModuleNotFoundError where
    the package is not installed, and whatever it raises itself.
    """
    finder = _Finder(f"{_PREFIX}{next(_numbers)}_", stand_ins)
    name = finder.prefix + package
    sys.meta_path.insert(0, finder)
    try:
        return import_module(name)
    except BaseException:  # an interrupt too leaves no half of a copy
        _forget(name)
        raise
    finally:
        sys.meta_path.remove(finder)
        finder.names["__import__"] = builtins.__import__  # imports in functions cost a Python call


def _forget(package: str) -> None:
    for name in list(sys.modules):
        if name == package or name.startswith(f"{package}."):
            del sys.modules[name]


class _Finder(MetaPathFinder):
    """Finds the modules of one copy, whose names begin with `prefix`, where the originals are.

    `names` are the built-in names as the copy sees them: imports are ours, and nothing is
    printed, since standard output is where our results go.
    """

    def __init__(self, prefix: str, stand_ins: StandIns) -> None:
        self.prefix = prefix

        def importing(
            name: str,
            globals: Mapping[str, object] | None = None,
            locals: Mapping[str, object] | None = None,
            fromlist: Sequence[str] | None = (),
            level: int = 0,
        ) -> object:
            if not level and name in stand_ins:
                return stand_ins[name]
            return builtins.__import__(name, globals, locals, fromlist, level)

        self.names = {
            **vars(builtins),
            "__import__": importing,
            "print": lambda *_words, **_how: None,
        }

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,  # noqa: ARG002 - the protocol of finders
    ) -> ModuleSpec | None:
        """Where a module of a copy is; None for all other modules."""
        if not fullname.startswith(self.prefix):
            return None
        original = fullname.removeprefix(self.prefix)
        found = find_spec(original) if path is None else PathFinder.find_spec(fullname, path)
        if found is None or found.origin is None:
            return found
        return spec_from_file_location(
            fullname,
            found.origin,
            loader=_Loader(fullname, found.origin, self.names),
            submodule_search_locations=found.submodule_search_locations,
        )


class _Loader(SourceFileLoader):
    """Runs a module's source with built-in names of our own (and shares its compiled file)."""

    def __init__(self, fullname: str, path: str, names: dict[str, object]) -> None:
        super().__init__(fullname, path)
        self._names = names

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["__builtins__"] = self._names
        super().exec_module(module)
