"""Notes of a web page: marks that lead to them, and their texts where the page has them.

By the roles of Digital Publishing WAI-ARIA 1.1 (`doc-noteref`, `doc-footnote`, `doc-backlink`),
and by the classes and ids that makers of sites used before there were roles.
"""

import re
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

NOTE: Final = "#convert-note:"
"""What the target of a link begins with that is a note's mark; the note's id follows, quoted."""

_REFERRING: Final = re.compile(r"\b(?:footnote-?ref|noteref)\b", re.IGNORECASE)
_GOING_BACK: Final = re.compile(r"\b(?:footnote-?back(?:ref)?|reversefootnote)\b", re.IGNORECASE)
_NOTE_ID: Final = re.compile(r"(?:user-content-)?(?:fn|footnote|note)[-_:.]?\w+\Z", re.IGNORECASE)


def with_notes(root: etree._Element) -> None:
    """Mark notes and what leads to them, in ways that pandoc passes on."""
    ids = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    notes: dict[str, etree._Element] = {}
    for link in list(root.iter("a")):
        name = unquote((link.get("href") or "").removeprefix("#"))
        if _is_mark(link, name) and name in ids:
            mark = "".join(map(str, link.itertext())).strip()
            link.attrib.clear()
            link.set("href", f"{NOTE}{quote(name)}")
            _lower(link)
            notes.setdefault(name, ids[name])
            notes[name].set("data-mark", notes[name].get("data-mark") or mark)
    for name, note in notes.items():
        _note(name, note)


def _is_mark(link: etree._Element, name: str) -> bool:
    if not name:
        return False
    if link.get("role") == "doc-noteref" or link.get("epub:type") == "noteref":
        return True
    parent = link.getparent()
    raised = parent is not None and parent.tag == "sup"
    return bool(_REFERRING.search(link.get("class") or "")) or (
        raised and bool(_NOTE_ID.match(name))
    )


def _lower(link: etree._Element) -> None:
    """A mark that is raised by an element around it: the outputs raise it themselves."""
    parent = link.getparent()
    if parent is not None and parent.tag == "sup" and len(parent) == 1 and not parent.text:
        parent.tag = "span"
        parent.attrib.clear()


def _note(name: str, note: etree._Element) -> None:
    """Make an element a note, without its way back."""
    for link in list(note.iter("a")):
        if link.get("role") == "doc-backlink" or _GOING_BACK.search(link.get("class") or ""):
            parent, before = link.getparent(), link.getprevious()
            if parent is None:
                continue
            tail = link.tail or ""
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                parent.text = ((parent.text or "") + tail).lstrip()
            parent.remove(link)
    parent = note.getparent()
    if note.tag == "li" and parent is not None and parent.tag in ("ol", "ul"):
        parent.tag = "div"
    note.tag = "div"
    mark = note.get("data-mark") or ""
    note.attrib.clear()
    note.set("data-custom-style", "convert-note")
    note.set("data-note", name)
    note.set("data-mark", mark)
