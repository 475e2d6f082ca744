"""The parts of a Word file as trees: read once, asked for what must be there, written once."""

from collections.abc import Iterator

from lxml import etree

from convert.errors import RenderError

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": _MAIN,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(part: bytes, name: str) -> etree._Element:
    """The tree of a part. Raises RenderError where pandoc wrote none.

    pandoc copies a picture's address into an attribute, and ours hold the whole picture: longer
    than the ten million characters that libxml2 takes by itself.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise lacking(f"well-formed XML in {name}") from error


def written(tree: etree._Element) -> bytes:
    """The bytes of a part."""
    return DECLARATION.encode() + etree.tostring(tree, encoding="UTF-8")


def lacking(what: str) -> RenderError:
    """The error for a place that every file of the pandoc which we know has."""
    return RenderError(f"pandoc wrote a Word file without {what}", code="docx.pandoc")


def needed(parent: etree._Element, path: str) -> etree._Element:
    """The first element at `path` below `parent`. Raises RenderError where there is none."""
    found = parent.find(path, NAMESPACES)
    if found is None:
        raise lacking(f"{path} in {etree.QName(parent).localname}")
    return found


def name(qualified: str) -> str:
    """`w:p` as lxml writes it: the namespace in braces."""
    prefix, _, local = qualified.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def value(element: etree._Element | None, attribute: str = "val") -> str:
    """An attribute of WordprocessingML; empty where it, or the element, is not there."""
    return "" if element is None else element.get(f"{{{_MAIN}}}{attribute}", "")


def style_of(paragraph: etree._Element) -> str:
    """The identifier of a paragraph's style, empty where it has none."""
    return value(paragraph.find("w:pPr/w:pStyle", NAMESPACES))


def set_values(element: etree._Element, **values: str | int) -> None:
    """Set attributes of WordprocessingML."""
    for attribute, said in values.items():
        element.set(f"{{{_MAIN}}}{attribute}", str(said))


def made(local: str, *children: etree._Element | str, **values: str | int) -> etree._Element:
    """An element of WordprocessingML. A string among its children is its text, spaces and all."""
    element = etree.Element(f"{{{_MAIN}}}{local}", nsmap={"w": _MAIN})
    set_values(element, **values)
    for child in children:
        if isinstance(child, str):
            element.text = child
            element.set(_SPACE, "preserve")
        else:
            element.append(child)
    return element


def every(tree: etree._Element, *qualified: str) -> Iterator[etree._Element]:
    """All elements of these names, in document order."""
    return tree.iter(*map(name, qualified))
