"""What pandoc passes over in a DocBook text (DocBook 5.1), put as it reads it."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec.structs import replace

from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.xml_words import local, parsed, put_after, put_before, runs_in, said
from convert.trees import take_out

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_INFO: Final = frozenset({"info", "articleinfo", "bookinfo", "chapterinfo"})
_NAMES: Final = ("honorific", "firstname", "givenname", "othername", "surname", "lineage")
_PEOPLE: Final = frozenset({"author", "editor", "othercredit"})
_UNTITLED: Final = frozenset(
    {"procedure", "task", "substeps", "qandaset", "equation", "simplesect", "glosslist"}
    | {"variablelist", "itemizedlist", "orderedlist", "segmentedlist", "calloutlist"}
)
_ENTRIES: Final = frozenset({"biblioentry"})
_ASIDE: Final = frozenset(
    {"indexterm", "remark", "alt", "imagedata", "math", "titleabbrev", "affiliation", "email"}
    | {"copyright", "legalnotice", "pubdate", "date", "edition", "releaseinfo", "revhistory"}
    | {"keywordset", "subjectset"}
)
_APART: Final = frozenset({"footnote", "itemizedlist", "orderedlist", "programlisting", "screen"})


def open_docbook(carried: Opened) -> Opened:
    """The text with names, titles and rows as pandoc reads them, and its own words; as it is where
    it is not XML.
    """
    root = parsed(carried.data)
    if root is None:
        return carried
    words = tuple(runs_in(root, _ASIDE, _APART))
    head = _authors(root)
    for element in list(root.iter(etree.Element)):
        name = local(element)
        if name in _UNTITLED:
            _title(element)
        elif name == "tfoot":
            _foot(element)
        elif name == "mediaobject":
            _caption(element)
        elif name in _ENTRIES:
            _entry(element)
    return replace(
        carried,
        data=etree.tostring(root, encoding="UTF-8"),
        words=words,
        head=head,
        language=root.get(_LANGUAGE) or root.get("lang", ""),
    )


def _children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (child for child in element if local(child) in names)


def _authors(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """Take out the authors of the whole, of whom pandoc reads the last, and give their names."""
    names: list[str] = []
    for place in (root, *(each for each in root if local(each) in _INFO)):
        groups = [place, *_children(place, "authorgroup")]
        for person in [each for group in groups for each in _children(group, "author")]:
            names.append(_person(person))
            take_out(person)
    return (("author", ", ".join(filter(None, names))),) if any(names) else ()


def _person(person: etree._Element) -> str:
    whole = next(_children(person, "personname", "orgname"), person)
    parts = [said(part) for name in _NAMES for part in _children(whole, name)]
    return " ".join(parts) if parts else "" if whole is person else said(whole)


def _made(like: etree._Element, name: str) -> etree._Element:
    return etree.Element(etree.QName(etree.QName(like).namespace, name))


def _title(element: etree._Element) -> None:
    """Let a title that pandoc has no place for stand before what it is the title of."""
    for title in list(_children(element, "title")):
        paragraph, bold = _made(element, "para"), _made(element, "emphasis")
        bold.set("role", "strong")
        bold.text = title.text
        bold[:] = list(title)
        paragraph.append(bold)
        take_out(title)
        put_before(element, paragraph)


def _foot(foot: etree._Element) -> None:
    """Let the rows of a table's foot be its last."""
    group = foot.getparent()
    bodies = list(_children(group, "tbody")) if group is not None else []
    if bodies:
        bodies[-1].extend(list(foot))
        take_out(foot)


def _caption(media: etree._Element) -> None:
    """Let the caption of a picture in a figure stand after the figure, which has a title."""
    figure = media.getparent()
    if figure is None or local(figure) not in ("figure", "informalfigure"):
        return
    for caption in list(_children(media, "caption")):
        for part in reversed(list(_children(caption, "para", "simpara"))):
            put_after(figure, part)
        take_out(caption)


def _entry(entry: etree._Element) -> None:
    """Make an entry of a bibliography, which says what its parts are, what is printed of one."""
    parts = [
        _person(part) if local(part) in _PEOPLE else said(part)
        for part in entry.iterchildren(etree.Element)
    ]
    paragraph = _made(entry, "para")
    paragraph.text = ". ".join(filter(None, parts))
    paragraph.tail = entry.tail
    parent = entry.getparent()
    if parent is not None:
        parent.replace(entry, paragraph)
