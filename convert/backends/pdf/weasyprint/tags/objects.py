"""New objects of a PDF under construction."""

from collections.abc import Iterable, Mapping

from convert.backends.pdf.weasyprint.copies import copies
from convert.backends.pdf.weasyprint.shapes import Tag, Value


def array(items: Iterable[object] = ()) -> list[Value]:
    """An array, which is a list."""
    made: list[Value] = copies().pydyf.Array(items)
    return made


def dictionary(entries: Mapping[str, object]) -> Tag:
    """A dictionary."""
    made: Tag = copies().pydyf.Dictionary(entries)
    return made


def string(text: str) -> object:
    """A text string."""
    made: object = copies().pydyf.String(text)
    return made
