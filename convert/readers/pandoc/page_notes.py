"""Notes of a web page: marks that lead to them, and their texts where the page has them.

By the roles of Digital Publishing WAI-ARIA 1.1 (`doc-noteref`, `doc-footnote`, `doc-backlink`),
and by the classes and ids that makers of sites used before there were roles.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

NOTE: Final = "#convert-note:"
"""What the target of a link begins with that is a note's mark; the note's id follows, quoted."""

_REFERRING: Final = re.compile(r"\b(?:footnote-?ref|noteref)\b", re.IGNORECASE)
_GOING_BACK: Final = re.compile(r"\b(?:footnote-?back(?:ref)?|reversefootnote)\b", re.IGNORECASE)
_ARROWS: Final = frozenset("^↑↩⏎") | {"↩\ufe0e", "↩\ufe0f"}
_BOX_ID: Final = re.compile(r"(?:sd)?(?:foot|end)?(?:note|ftn|edn)\d+\Z", re.IGNORECASE)
_NOTE_ID: Final = re.compile(
    r"(?:user-content-)?(?:fn|footnote|note|cite_note)[-_:.]?\w+\Z", re.IGNORECASE
)


def with_notes(root: etree._Element) -> None:
    """Mark notes and what leads to them, in ways that pandoc passes on."""
    ids = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    ids |= dict(_paired(root))
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


def _paired(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Notes that lead back to their marks, as word processors write them - by names, without a
    role: the name of each, and the element that holds it. Mark and way back are told to be so."""
    links = [each for each in root.iter("a") if str(each.get("href", "")).startswith("#")]
    named = {name: each for each in links for name in _names(each)}
    seen: set[etree._Element] = set()
    for link in links:
        seen.add(link)
        target = unquote(str(link.get("href"))[1:])
        back = named.get(target)
        if back is None or back in seen or unquote(str(back.get("href"))[1:]) not in _names(link):
            continue
        if (note := _held(back)) is not None and link not in note.iter("a"):
            link.set("role", "doc-noteref")
            back.set("role", "doc-backlink")
            yield target, note


def _names(link: etree._Element) -> list[str]:
    return [name for name in (link.get("id"), link.get("name")) if name]


def _held(back: etree._Element) -> etree._Element | None:
    """What holds the note that begins with a way back: its paragraph, or the box of this note."""
    block = next(back.iterancestors("p", "li", "div"), None)
    if block is None or "".join(map(str, block.itertext())).lstrip()[:1] != _first(back):
        return None
    around = block.getparent()
    if around is not None and around.tag == "div" and _BOX_ID.match(str(around.get("id", ""))):
        return around
    return block


def _first(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).lstrip()[:1]


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
        said = "".join(map(str, link.itertext())).strip()
        named = _GOING_BACK.search(link.get("class") or "") or said in _ARROWS
        if link.get("role") == "doc-backlink" or named:
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
