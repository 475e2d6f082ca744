"""The types of C that WeasyPrint makes things of, parsed all at once.

cffi parses each when it is first asked for, and with it each time the names of all types that it
has been told of: four milliseconds a type, which is a tenth of a first PDF.
"""

from typing import Any, Final

from convert.backends.pdf.weasyprint.shapes import Pointer

_POINTERS: Final = (
    "PangoFcFontMap *",
    "FcChar8 **",
    "PangoRectangle *",
    "PangoLogAttr *",
    "unsigned int *",
)
_ARRAYS: Final = ("char[]", "char[4]", "PangoLogAttr[]", "hb_codepoint_t[]", "hb_tag_t[100]")


def known_types(ffi: Pointer) -> dict[str, Pointer]:
    """Types by what they are called. Raises what cffi does where it knows one of them no more."""
    arrays = (kind.replace("[", " (*)[") for kind in _ARRAYS)  # pointers: a function takes no array
    taken: Any = ffi.typeof(f"void (*)({', '.join((*_POINTERS, *arrays))})").args
    items = [pointer.item for pointer in taken[len(_POINTERS) :]]
    return dict(zip((*_POINTERS, *_ARRAYS), (*taken[: len(_POINTERS)], *items), strict=True))
