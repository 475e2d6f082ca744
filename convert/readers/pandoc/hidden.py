"""Text that word processors hide: it is on no page, and may be what nobody was to see."""

from collections.abc import Iterable

from lxml import etree

from convert.errors import Diagnostic
from convert.readers.pandoc.work import shown
from convert.trees import take_out


def without_hidden(hidden: Iterable[etree._Element]) -> list[Diagnostic]:
    """Take out what is hidden, and tell its words."""
    elements = list(hidden)
    words = " … ".join("".join(map(str, element.itertext())) for element in elements)
    for element in elements:
        take_out(element)
    return [hidden_text(words)] if words.strip() else []


def hidden_text(words: str) -> Diagnostic:
    """That words were left out that the source hides."""
    message = f"hidden text is left out: “{shown(words)}”"
    return Diagnostic(code="hidden.left_out", message=message, severity="info")
