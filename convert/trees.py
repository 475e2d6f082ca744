"""What lxml lacks for trees of XML."""

import re
from typing import Final

from lxml import etree

# Of Char (XML 1.0, 2.2) all others.
_NO_CHARACTER: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_trees(text: str) -> str:
    """A text as a tree takes it: with spaces for what no document of XML holds."""
    return _NO_CHARACTER.sub(" ", text)


def take_out(element: etree._Element) -> None:
    """Take an element out of its tree; the text that follows it in its line stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
