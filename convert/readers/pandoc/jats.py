"""What pandoc passes over in a JATS article (ANSI/NISO Z39.96-2019), put as it reads it."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec.structs import replace

from convert.errors import Diagnostic
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.work import shown
from convert.readers.pandoc.xml_words import parsed, put_after, put_before, runs_in, said
from convert.trees import take_out

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_PERSON: Final = ".//article-meta//contrib"
_WHOLE_NAMES: Final = ("string-name", "collab", "anonymous")
_DATES: Final = ".//article-meta/pub-date/string-date"
_SECTIONS: Final = frozenset({"ack", "app", "notes", "glossary", "ref-list"})
_MARKED: Final = ("fig", "table-wrap", "boxed-text")
_PARTS_OF_NAMES: Final = ("name", "string-name", "collab", "anonymous")
_HEAD: Final = (".//article-meta/title-group", ".//article-meta/abstract")
_BODY: Final = ("body", "back")
_ASIDE: Final = frozenset(
    {"tex-math", "math", "object-id", "article-id", "contrib-id", "institution-id", "alt-text"}
)
_APART: Final = frozenset({"fn", "disp-formula", "list", "fig", "table-wrap", "disp-quote"})
_NOTE_MARKS: Final = ("fn", "table-fn")
_TOLD: Final = {
    "aff": "an affiliation",
    "author-notes": "a note on the authors",
    "abstract/title": "the title of the summary",
}


def open_jats(carried: Opened) -> Opened:
    """The text with names, references and labels as pandoc reads them, its own words, and what is
    told of it; as it is where it is not XML.
    """
    root = parsed(carried.data)
    if root is None:
        return carried
    words = tuple(_own_words(root))
    for person in root.iterfind(_PERSON):
        if person.find("name") is None and person.find("name-alternatives") is None:
            _name(person)
    for element in list(root.iter("ref-list")):
        _references(element)
    for element in list(root.iter(*_MARKED)):
        _label(element)
    for element in list(root.iter("sec")):
        _heading(element)
    for element in list(root.iter("disp-formula")):
        _numbered(element)
    _end_matter(root)
    dates = (" ".join("".join(map(str, date.itertext())).split()) for date in root.iterfind(_DATES))
    return replace(
        carried,
        data=etree.tostring(root, encoding="UTF-8"),
        head=tuple(("date", date) for date in dates if date)[:1],
        language=root.get(_LANGUAGE, ""),
        words=words,
        told=(*carried.told, *_told(root)),
    )


def _own_words(root: etree._Element) -> Iterator[str]:
    """The words of the article. Marks of notes are not among them, nor labels that outputs give
    anew: those of notes and of items."""
    marks = [each for each in root.iter("xref") if each.get("ref-type") in _NOTE_MARKS]
    labels = [each for kind in ("fn", "list-item") for each in root.iterfind(f".//{kind}/label")]
    numbers = [each for listed in root.iter("ref-list") for each in _numbers(listed)]
    labels += root.iterfind(".//abstract/title")
    silent = {each: each.text for each in (*marks, *labels, *numbers) if not len(each)}
    for each in silent:
        each.text = None
    for person in root.iterfind(_PERSON):
        for part in person.iterchildren(*_PARTS_OF_NAMES):
            yield said(part)
    for path in (*_HEAD, *_BODY):
        for part in root.iterfind(path):
            yield from runs_in(part, _ASIDE, _APART)
    for each, text in silent.items():
        each.text = text


def _told(root: etree._Element) -> Iterator[Diagnostic]:
    for kind, called in _TOLD.items():
        for element in root.iterfind(f"front//{kind}"):
            message = f"{called} is left out: “{shown(said(element))}”"
            yield Diagnostic(code="metadata.left_out", message=message, severity="info")


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


# ---- references


def _numbers(references: etree._Element) -> list[etree._Element]:
    """The labels of references, where they are numbers in a row from 1; else none."""
    labels = [each.find("label") for each in references.iterchildren("ref")]
    found = [each for each in labels if each is not None]
    shown_numbers = [(each.text or "").strip(" .[]()") for each in found]
    in_a_row = shown_numbers == [str(number) for number in range(1, len(labels) + 1)]
    return found if found and in_a_row else []


def _references(references: etree._Element) -> None:
    """Make a list of references what is printed of one: pandoc takes it for data."""
    numbered = bool(_numbers(references))
    around = references.getparent()
    if around is not None and around.tag != "back":
        references.tag = "sec"
    listed = etree.Element("list", {"list-type": "order" if numbered else "simple"})
    for ref in list(references.iterchildren("ref")):
        if not len(listed):
            put_before(ref, listed)
        item = etree.SubElement(listed, "list-item")
        for part in ref.iterchildren(etree.Element):
            if part.tag == "label":
                mark = part.text or ""
            elif words := _citation(part):
                label = "" if numbered or ref.find("label") is None else f"{mark} "
                etree.SubElement(item, "p").text = f"{label}{words}"
        take_out(ref)


def _citation(citation: etree._Element) -> str:
    """A citation as it is printed: its parts in their order, where it is made only of parts."""
    mixed = any((part.tail or "").strip() for part in citation) or (citation.text or "").strip()
    if mixed:
        return " ".join("".join(map(str, citation.itertext(etree.Element))).split())
    return ". ".join(filter(None, map(said, citation.iterchildren(etree.Element))))


# ---- labels and captions


def _end_matter(root: etree._Element) -> None:
    """Let thanks, appendices and references be sections like others, after them."""
    body = root.find("body")
    for element in list(root.iterfind("back//*")):
        parent = element.getparent()
        if element.tag not in _SECTIONS or parent is None or parent.tag == "sec":
            continue
        element.tag = "sec"
        if body is not None:
            take_out(element)
            body.append(element)


def _heading(section: etree._Element) -> None:
    """Put the number of a section before its title."""
    label, title = section.find("label"), section.find("title")
    if label is not None and title is not None:
        title.text = f"{said(label)} {title.text or ''}"
        take_out(label)


def _numbered(formula: etree._Element) -> None:
    """Put the number of a formula after it."""
    label, around = formula.find("label"), formula.getparent()
    if label is None or around is None:
        return
    words = said(label)
    take_out(label)
    if around.tag != "p":
        paragraph = etree.Element("p")
        around.replace(formula, paragraph)
        paragraph.tail, formula.tail = formula.tail, None
        paragraph.append(formula)
    formula.tail = f" {words} {formula.tail or ''}"


def _label(element: etree._Element) -> None:
    """Put the label of a figure, table or box before the words of its caption."""
    label, caption = element.find("label"), element.find("caption")
    words = said(label) if label is not None else ""
    if label is not None:
        take_out(label)
    if caption is None:
        if not words:
            return
        caption = etree.Element("caption")
        element.insert(0, caption)
    if words:
        first = next(caption.iterchildren("title", "p"), None)
        if first is None:
            first = etree.SubElement(caption, "p")
        first.text = f"{words} {first.text or ''}"
    if element.tag != "fig":
        _as_paragraphs(element, caption)


def _as_paragraphs(element: etree._Element, caption: etree._Element) -> None:
    """Let no title of a caption be a heading; a box has its caption's words in it."""
    for title in caption.iterchildren("title"):
        title.tag = "p"
        bold = etree.Element("bold")
        bold.text, title.text = title.text, None
        bold[:] = list(title)
        title.append(bold)
    if element.tag == "boxed-text":
        for part in reversed(list(caption)):
            put_after(caption, part)
        take_out(caption)
