"""What WeasyPrint's tagging leaves out and only its boxes know."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol
from xml.etree.ElementTree import Element

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.mended.shaped import is_shaped
from convert.backends.pdf.weasyprint.observations import is_observing, observed
from convert.backends.pdf.weasyprint.shapes import Box, Pdf, Tag, Value
from convert.backends.pdf.weasyprint.tags.blanks import Blanks
from convert.backends.pdf.weasyprint.tags.objects import dictionary, string

Nums = dict[int, Value]  # of the parent tree, by the marks of a page
Marks = Mapping[Box, Mapping[str, int]]  # the marked content of each box on a page


class Build(Protocol):
    """WeasyPrint's `_build_box_tree`: the structure elements of a box and of those in it."""

    def __call__(
        self,
        box: Box,
        parent: Tag,
        pdf: Pdf,
        page_number: int,
        nums: Nums,
        annotations: Value,
        tags: Marks,
        /,
    ) -> Iterator[Tag]:
        """Yield the structure elements."""


_ROLES = {
    "aside": "Note",
    "code": "Code",
    "em": "Span",
    "figcaption": "Caption",
    "figure": "Div",
    "footer": "Div",
    "header": "Div",
    "ins": "Span",
    "li::before": "Lbl",
    "pre": "P",
    "rt": "Span",
    "ruby": "Span",
    "s": "Span",
    "strong": "Span",
    "sub": "Span",
    "sup": "Span",
    "time": "Span",
}

# Numbers of headings, which style sheets put before them.
_ORNAMENTS = frozenset(("hr::before", *(f"h{level}::before" for level in range(1, 7))))


def role_giver(_copies: Copies, original: Callable[[str], str]) -> Callable[[str], str]:
    """A `_get_pdf_tag` that knows better roles for some elements (ISO 32000-1 14.8.4)."""
    return lambda name: _ROLES.get(name) or original(name)


def observer(copies: Copies, original: Build) -> Build:
    """A `_build_box_tree` that notes, while a document of ours is made, what its boxes tell."""
    boxes = copies.module("weasyprint.formatting_structure.boxes")
    page_box, margin_box = boxes.PageBox, boxes.MarginBox

    def build_box_tree(
        box: Box,
        parent: Tag,
        pdf: Pdf,
        page_number: int,
        nums: Nums,
        annotations: Value,
        tags: Marks,
    ) -> Iterator[Tag]:
        if not is_observing():
            yield from original(box, parent, pdf, page_number, nums, annotations, tags)
            return
        if isinstance(box, page_box):
            _note_shaped_text(tags, page_number)
        artifacts = _artifacts(box, is_margin=isinstance(box, margin_box))
        if artifacts is not None:
            before = set(nums)
            list(original(box, parent, pdf, page_number, nums, annotations, tags))
            artifacts.setdefault(page_number, set()).update(set(nums) - before)
            return
        for tag in original(box, parent, pdf, page_number, nums, annotations, tags):
            _annotate(tag, getattr(box, "_box", box), page_number)
            yield tag

    return build_box_tree


def _artifacts(box: Box, *, is_margin: bool) -> dict[int, set[int]] | None:
    """Where the marks of a box belong that is not content; None for one that is."""
    if is_margin:
        return observed().furniture
    return observed().ornaments if box.element_tag in _ORNAMENTS else None


def _note_shaped_text(marks: Marks, page: int) -> None:
    """Shaped glyphs do not always tell their characters: these words are kept beside them."""
    read: dict[int, Blanks] = {}
    for box, mark in marks.items():
        text = getattr(box, "text", "")
        if not is_shaped(text):
            continue
        if box.element is not None and ":" not in (box.element_tag or ":"):
            element = box.element
            text = read.setdefault(id(element), Blanks(element)).put_back(text)
        observed().texts[page, mark["mcid"]] = text


def _annotate(tag: Tag, box: Box, page: int) -> None:
    """Put on a structure element what its HTML element says."""
    html = box.element
    if getattr(box, "is_leader", False):
        observed().leaders.append((page, tag))
    if box.element_tag == "a::after":
        tag["S"] = "/Span"
    if html is None or not isinstance(html.tag, str) or ":" in (box.element_tag or ":"):
        return
    observed().origins[id(tag)] = (id(html), tag["S"])
    if html.get("lang") and html.tag not in ("html", "body"):
        tag["Lang"] = string(html.get("lang", ""))
    if says := html.get("data-says"):
        observed().said.append((page, tag, says))
    if not _say_attributes(tag, box, html):
        _note(tag, box, html, page)
    name = html.get("id")
    if name:
        observed().ids.setdefault(name, tag)
        if tag["S"] == "/Note":
            tag["ID"] = string(name)


def _say_attributes(tag: Tag, box: Box, html: Element) -> bool:
    """Give an element of a list, table or link its attributes; False for another."""
    match tag["S"]:
        case "/L" if box.element_tag in ("ul", "ol"):
            tag["A"] = dictionary({"O": "/List", "ListNumbering": _numbering(html)})
        case "/TH":
            scope = "/Row" if html.get("scope", "").startswith("row") else "/Column"
            tag["A"]["Scope"] = scope
        case "/Link" if annotation := getattr(box, "link_annotation", None):
            # PDF/UA-1 7.18.5: the description is for people, so it is the link's words.
            words = html.get("data-says") or " ".join("".join(html.itertext()).split())
            annotation["Contents"] = string(words or html.get("href", ""))
        case _:
            return False
    return True


def _note(tag: Tag, box: Box, html: Element, page: int) -> None:
    """Keep the element, if it is of a kind that is mended in the end."""
    names = (html.get("class") or "").split()
    if tag["S"] == "/Figure" and "formula" in names:
        tag["S"] = "/Formula"
    elif tag["S"] == "/Figure" and "decorative" in names:
        observed().decorations.append((page, tag))
    elif html.tag == "nav" and box.element_tag == "nav":
        observed().contents.append(tag)
    elif notes := html.get("data-notes"):
        observed().note_sections.append((tag, notes.split()))
    elif "initial-word" in names:
        observed().initials.append((page, tag, "".join(html.itertext())))
    elif box.element_tag == "dt":
        observed().terms.append(tag)


def _numbering(html: Element) -> str:
    """ListNumbering of a list (ISO 32000-1 table 347)."""
    if html.tag == "ul":
        return "/None" if "tasks" in html.get("class", "").split() else "/Disc"
    styles = {"a": "/LowerAlpha", "A": "/UpperAlpha", "i": "/LowerRoman", "I": "/UpperRoman"}
    return styles.get(html.get("type", ""), "/Decimal")
