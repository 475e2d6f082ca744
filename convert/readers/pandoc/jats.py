"""What pandoc passes over in the head of a JATS article (ANSI/NISO Z39.96-2019)."""

from typing import Final

from lxml import etree
from msgspec.structs import replace

from convert.readers.pandoc.opened import Opened

_PERSON: Final = ".//article-meta//contrib"
_WHOLE_NAMES: Final = ("string-name", "collab", "anonymous")
_DATES: Final = ".//article-meta/pub-date/string-date"


def open_jats(carried: Opened) -> Opened:
    """The text with names of authors that are not taken apart, or of bodies, as pandoc reads
    names, and the date in the article's own words; as it is where it is not XML.
    """
    root = _root(carried.data)
    if root is None:
        return carried
    for person in root.iterfind(_PERSON):
        if person.find("name") is None and person.find("name-alternatives") is None:
            _name(person)
    dates = (" ".join("".join(map(str, date.itertext())).split()) for date in root.iterfind(_DATES))
    head = tuple(("date", date) for date in dates if date)[:1]
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    data = etree.tostring(root, encoding="UTF-8")
    return replace(carried, data=data, head=head, language=language)


def _root(data: bytes) -> etree._Element | None:
    if b"<!ENTITY" in data:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _name(person: etree._Element) -> None:
    for kind in _WHOLE_NAMES:
        whole = person.find(kind)
        words = " ".join("".join(map(str, whole.itertext())).split()) if whole is not None else ""
        if whole is not None and words:
            name = etree.Element("name")
            etree.SubElement(name, "surname").text = words
            name.tail = whole.tail
            person.replace(whole, name)
            return
