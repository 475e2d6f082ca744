"""Fields of a Word file (ISO/IEC 29500-1, 17.16): what Word counts and looks up by itself."""

from lxml import etree

from convert.backends.docx.trees import made


def field(instruction: str, *result: etree._Element) -> list[etree._Element]:
    """The runs of a field: its instruction, and what it shows until a program works it out."""
    return [*field_begin(instruction), *result, field_end()]


def field_begin(instruction: str) -> list[etree._Element]:
    """The runs before the result of a field."""
    said = made("r", made("instrText", instruction))
    return [_character("begin"), said, _character("separate")]


def field_end() -> etree._Element:
    """The run after the result of a field."""
    return _character("end")


def _character(kind: str) -> etree._Element:
    return made("r", made("fldChar", fldCharType=kind))
