"""The words of XML that says structure by the names of its elements, read without pandoc."""

from collections.abc import Iterator

from lxml import etree


def parsed(data: bytes) -> etree._Element | None:
    """The root of a document in UTF-8, whatever it says of its encoding; None where it is not XML,
    or defines entities."""
    if b"<!ENTITY" in data:
        return None
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a remark."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def said(element: etree._Element) -> str:
    """The words in an element, in one line, with space where its parts meet."""
    return " ".join(" ".join(map(str, element.itertext(tag=etree.Element))).split())


def runs_in(element: etree._Element, aside: frozenset[str], apart: frozenset[str]) -> Iterator[str]:
    """The texts in an element, each about a paragraph.

    aside: names of elements whose words are not of the text; apart: of those that stand in the
    midst of a line and are texts of their own, such as notes. Of all others those are parts of a
    line that have text around them.
    """
    inside: list[etree._Element] = []
    text = "".join(_line(element, aside, apart, inside))
    if text.strip():
        yield text
    for child in inside:
        yield from runs_in(child, aside, apart)


def _line(
    element: etree._Element,
    aside: frozenset[str],
    apart: frozenset[str],
    inside: list[etree._Element],
) -> Iterator[str]:
    mixed = bool((element.text or "").strip()) or any((c.tail or "").strip() for c in element)
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in apart or (name and name not in aside and not mixed):
            inside.append(child)
            yield " "
        elif name and name not in aside:
            yield from _line(child, aside, apart, inside)
        yield child.tail or ""


def put_before(element: etree._Element, made: etree._Element) -> None:
    """Let an element stand before another."""
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), made)


def put_after(element: etree._Element, made: etree._Element) -> None:
    """Let an element stand after another, and what follows that after it."""
    parent = element.getparent()
    if parent is not None:
        made.tail, element.tail = element.tail, None
        parent.insert(parent.index(element) + 1, made)
