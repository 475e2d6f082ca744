"""What lxml lacks for trees of XML."""

from lxml import etree


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
