"""Our copies of WeasyPrint and pydyf: without the system's fonts, and of no effect on a host.

What WeasyPrint does to a process by being loaded is kept from it: it looks for libraries by
running a compiler, prints advice, warns, reads fontconfig's configuration, sets up a logger, and
changes two settings of Pillow.
"""

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Lock
from types import MappingProxyType, ModuleType
from typing import Any

from msgspec import Struct

from convert.backends.pdf.weasyprint.c_types import known_types
from convert.backends.pdf.weasyprint.private import private_copy
from convert.backends.pdf.weasyprint.shapes import Pointer
from convert.errors import MissingError

PANGO_HINT = (
    "Install Pango: `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, "
    "`dnf install pango harfbuzz`, or `brew install pango`. "
    "The other formats work without it."
)

LOGGER = logging.getLogger("convert.weasyprint")
"""Where our copy logs, for `inputs.engine_errors` alone: a host's has a logger of its own."""
LOGGER.addHandler(logging.NullHandler())
LOGGER.propagate = False


class Copies(Struct, frozen=True):
    """Modules that only we use. What is replaced in them stands in `patches.PATCHES`."""

    weasyprint: ModuleType
    pydyf: ModuleType

    def module(self, name: str) -> ModuleType:
        """A module by its name in the original ("weasyprint.layout.inline").

        Raises LookupError where there is none of that name.
        """
        top, _, below = name.partition(".")
        found = {"weasyprint": self.weasyprint, "pydyf": self.pydyf}[top]
        return sys.modules[f"{found.__name__}.{below}"] if below else found

    @property
    def ffi(self) -> Pointer:
        """cffi's interface to Pango and its friends."""
        return self.weasyprint.text.ffi.ffi

    @property
    def pango(self) -> Pointer:
        """The library Pango."""
        return self.weasyprint.text.ffi.pango


_loading = Lock()
_loaded: list[Copies | MissingError] = []


def copies() -> Copies:
    """The copies of this process, loaded when they are asked for first.

    Raises MissingError, with what to install, without Pango or WeasyPrint.
    """
    if not _loaded:
        _load()
    found = _loaded[0]
    if isinstance(found, MissingError):
        raise MissingError(found.message, hint=found.hint, code=found.code) from found
    return found


def _load() -> None:
    with _loading:
        if _loaded:
            return
        try:
            _loaded.append(load_copies())
        except MissingError as error:
            _loaded.append(error)


def load_copies() -> Copies:
    """New copies of WeasyPrint and pydyf, with nothing replaced; see `copies`."""
    try:
        with _pillow_as_it_was():
            pydyf = private_copy("pydyf", {})
            found = Copies(private_copy("weasyprint", _stand_ins(pydyf)), pydyf)
            found.ffi.learn_types()
            return found
    except OSError as error:
        raise MissingError(
            f"PDF needs Pango, which this machine lacks ({str(error).partition(':')[0]})",
            hint=PANGO_HINT,
            code="machine.pango",
        ) from error
    except ImportError as error:
        raise MissingError(
            f"PDF needs WeasyPrint, which cannot be loaded ({error})",
            hint="`pip install article-convert` brings it along. The other formats work without.",
            code="machine.weasyprint",
        ) from error


def _stand_ins(pydyf: ModuleType) -> dict[str, object]:
    """What our copy of WeasyPrint gets for some of the modules that it imports."""
    return {
        "pydyf": pydyf,
        "cffi": _Late("cffi", FFI=_ffi()),
        "logging": _Late("logging", getLogger=lambda _name: LOGGER),
        # Without a system font fontconfig is empty, which is what we want and no reason to warn.
        "warnings": _Late("warnings", warn=lambda *_what, **_how: None),
        # What cuts fonts where HarfBuzz does not takes a fifth of the import, and is hardly used.
        "fontTools": _Late("fontTools", subset=_Late("fontTools.subset")),
        "fontTools.varLib.instancer": _Late(
            "fontTools.varLib.instancer", instantiateVariableFont=_instance
        ),
    }


def _instance(*fonts: Any, **how: Any) -> Any:
    """A static font of a variable one."""
    return import_module("fontTools.varLib.instancer").instantiateVariableFont(*fonts, **how)


class _Late(ModuleType):
    """Stands for a module until somebody asks it for something that it was not given."""

    def __init__(self, name: str, **given: object) -> None:
        super().__init__(name)
        vars(self).update(given)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what importing asks
        module = import_module(self.__name__)
        if not hasattr(module, name):
            return import_module(f"{self.__name__}.{name}")  # as `from package import module` does
        return getattr(module, name)


def _ffi() -> type:
    """cffi's `FFI`, which opens libraries without a search and knows no font of the system.

    cffi asks `ctypes.util.find_library` after `dlopen` has failed, which runs a compiler. On
    Linux the last name that WeasyPrint tries is the right one and needs no search: half the time
    of the import.
    """
    cffi: Any = import_module("cffi")
    backend: Any = import_module("_cffi_backend")

    class FFI(cffi.FFI):  # type: ignore[misc] # cffi has no types
        """An interface whose fontconfig starts empty, and that parses no usual type by itself."""

        known: Mapping[str, Pointer] = MappingProxyType({})
        """Types by what they are called."""

        def learn_types(self) -> None:
            """Parse them, once all libraries have said what they have."""
            with suppress(cffi.CDefError, cffi.FFIError):  # those that are unknown parse themselves
                self.known = known_types(self)

        def new(self, kind: Any, *values: object) -> Pointer:
            """As cffi's own."""
            return super().new(self.known.get(kind, kind), *values)

        def cast(self, kind: Any, value: object) -> Pointer:
            """As cffi's own."""
            return super().cast(self.known.get(kind, kind), value)

        def dlopen(self, name: str, flags: int = 0) -> Pointer:
            if sys.platform.startswith("linux"):
                if ".so" not in name:
                    raise OSError(f"cannot load library '{name}'")
                backend.load_library(name, flags)
            library = super().dlopen(name, flags)
            return _EmptyFontconfig(self, library) if "fontconfig" in name else library

    return FFI


class _EmptyFontconfig:
    """The library fontconfig, whose new configurations hold no font and no rule."""

    def __init__(self, ffi: Pointer, library: Pointer) -> None:
        ffi.cdef(
            "FcConfig * FcConfigCreate (void); FcBool FcConfigBuildFonts (FcConfig *config);",
            override=True,
        )
        self._library = library

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def FcInitLoadConfigAndFonts(self) -> Pointer:  # noqa: N802 - the name in fontconfig
        """A new configuration, where fontconfig would read the system's."""
        made = self._library.FcConfigCreate()
        self._library.FcConfigBuildFonts(made)
        return made


@contextmanager
def _pillow_as_it_was() -> Iterator[None]:
    """Take back what is set in Pillow meanwhile; see `pillow_as_weasyprint_wants_it`."""
    from PIL import EpsImagePlugin, ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES, EpsImagePlugin.gs_binary
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, EpsImagePlugin.gs_binary = before


@contextmanager
def pillow_as_weasyprint_wants_it() -> Iterator[None]:
    """While pictures are read: what is there of a broken one is shown, and Ghostscript never runs.

    WeasyPrint sets both for the whole process and for good.
    """
    from PIL import EpsImagePlugin, ImageFile

    with _pillow_as_it_was():
        ImageFile.LOAD_TRUNCATED_IMAGES, EpsImagePlugin.gs_binary = True, False
        yield
