"""Elements as strings, escaped once and in one place."""

from convert.markup.dialect import Dialect

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

Attributes = dict[str, str | bool | None]


def escape(text: str) -> str:
    """`text` as character data."""
    return text.translate(_TEXT)


def element(
    name: str, content: str = "", attributes: Attributes | None = None, *, dialect: Dialect
) -> str:
    """One element around `content`, which is markup already.

    Attributes whose value is None or False are left out, of one that is True only the name is
    written; an empty string is written as it is.
    """
    written = "".join(
        f' {key}="{value.translate(_VALUE)}"' if isinstance(value, str) else f" {key}"
        for key, value in (attributes or {}).items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return f"<{name}{written}{'/' if dialect.xhtml else ''}>"
    return f"<{name}{written}>{content}</{name}>"
