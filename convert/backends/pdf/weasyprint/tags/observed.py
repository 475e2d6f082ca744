"""What WeasyPrint's tagging leaves out and only its boxes know.

This leans on two private functions of WeasyPrint 70: `weasyprint.pdf.tags._build_box_tree` and
`_get_pdf_tag`. The dependency is pinned below 71 and `tests/backends/test_private_parts.py`
fails, saying what to look at, when they move.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from msgspec import Struct, field

from convert.backends.pdf.weasyprint.mended.shaped import drawing_in_logical_order, is_shaped
from convert.backends.pdf.weasyprint.mended.to_unicode import FontMaps

_ROLES = {
    "aside": "Note",
    "code": "Code",
    "em": "Span",
    "figcaption": "Caption",
    "figure": "Div",
    "header": "Div",
    "li::before": "Lbl",
    "pre": "P",
    "strong": "Span",
    "sup": "Span",
    "time": "Span",
}


# Numbers of headings, which style sheets put before them.
_ORNAMENTS = frozenset(f"h{level}::before" for level in range(1, 7))


class Findings(Struct):
    """What the boxes told about the tags of one document.

    furniture: marked-content ids of running heads and page numbers, by page number (from 0).
    ornaments: the same of what style sheets add to the text. contents: structure elements of lists
    of headings. leaders: page and structure element of what leads the eye to a page number there.
    ids: the structure element of each HTML id. terms: structure elements of `dt`.
    decorations: page and structure element of each picture that says nothing.
    texts: the words of marked content in a shaped script, by page and id. font_maps: what
    glyphs stand for. origins: the HTML element of a structure element, by the id of each.
    last_pages: where a structure element that goes on over pages ends. initials: page, structure
    element and characters of the word that begins with a drop cap. note_sections: structure
    elements of sections that notes at the foot of a page were taken out of, and the ids of these.
    """

    ornaments: dict[int, set[int]] = field(default_factory=dict)
    contents: list[Any] = field(default_factory=list)
    leaders: list[tuple[int, Any]] = field(default_factory=list)
    furniture: dict[int, set[int]] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    terms: list[Any] = field(default_factory=list)
    decorations: list[tuple[int, Any]] = field(default_factory=list)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    origins: dict[int, tuple[int, str]] = field(default_factory=dict)
    last_pages: dict[int, Any] = field(default_factory=dict)
    note_sections: list[tuple[Any, list[str]]] = field(default_factory=list)
    initials: list[tuple[int, Any, str]] = field(default_factory=list)
    font_maps: FontMaps = field(default_factory=dict)


_findings: ContextVar[Findings] = ContextVar("findings")


def findings() -> Findings:
    """What was found since `tagging` began."""
    return _findings.get()


@contextmanager
def tagging() -> Iterator[None]:
    """While it lasts, WeasyPrint builds its tag tree with ours around it."""
    from weasyprint.draw import text
    from weasyprint.pdf import tags

    build, role = tags._build_box_tree, tags._get_pdf_tag
    draw = text.draw_first_line
    found = Findings()
    token = _findings.set(found)
    text.draw_first_line = drawing_in_logical_order(draw, found.font_maps)
    tags._build_box_tree = _wrapped(build)
    tags._get_pdf_tag = lambda name: _ROLES.get(name) or role(name)
    try:
        yield
    finally:
        tags._build_box_tree, tags._get_pdf_tag = build, role
        text.draw_first_line = draw
        _findings.reset(token)


def _artifact(box: Any) -> dict[int, set[int]] | None:
    """Where the marks of a box belong that is not content; None for one that is."""
    from weasyprint.formatting_structure.boxes import MarginBox

    if isinstance(box, MarginBox):
        return _findings.get().furniture
    if box.element_tag in _ORNAMENTS:
        return _findings.get().ornaments
    return None


def _wrapped(build: Any) -> Any:
    from weasyprint.formatting_structure.boxes import PageBox

    def build_box_tree(
        box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, marks: Any
    ) -> Iterator[Any]:
        if isinstance(box, PageBox):
            _note_shaped_text(marks, page)
        kind = _artifact(box)
        if kind is not None:
            before = set(nums)
            list(build(box, parent, pdf, page, nums, annotations, marks))
            kind.setdefault(page, set()).update(set(nums) - before)
            return
        for tag in build(box, parent, pdf, page, nums, annotations, marks):
            _annotate(tag, getattr(box, "_box", box), page)
            yield tag

    return build_box_tree


def _note_shaped_text(marks: Any, page: int) -> None:
    """Shaped glyphs do not always tell their characters: these words are kept beside them."""
    for box, mark in marks.items():
        text = getattr(box, "text", "")
        if is_shaped(text):
            _findings.get().texts[page, mark["mcid"]] = text


def _annotate(tag: Any, box: Any, page: int) -> None:
    """Put on a structure element what its HTML element says."""
    import pydyf

    html = box.element
    if getattr(box, "is_leader", False):
        _findings.get().leaders.append((page, tag))
    if box.element_tag == "a::after":
        tag["S"] = "/Span"
    if html is None or not isinstance(html.tag, str) or ":" in (box.element_tag or ":"):
        return
    _findings.get().origins[id(tag)] = (id(html), tag["S"])
    if html.get("lang") and html.tag not in ("html", "body"):
        tag["Lang"] = pydyf.String(html.get("lang"))
    kind = tag["S"]
    if kind == "/L" and box.element_tag in ("ul", "ol"):
        tag["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": _numbering(html)})
    elif kind == "/TH":
        scope = "/Row" if html.get("scope", "").startswith("row") else "/Column"
        tag["A"]["Scope"] = scope
    elif kind == "/Link" and box.link_annotation:
        # PDF/UA-1 7.18.5: the description is for people, so it is the link's words.
        words = " ".join("".join(html.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(words or html.get("href", ""))
    elif kind == "/Figure" and html.get("class") == "decorative":
        _findings.get().decorations.append((page, tag))
    elif html.tag == "nav" and box.element_tag == "nav":
        _findings.get().contents.append(tag)
    elif html.get("data-notes"):
        _findings.get().note_sections.append((tag, html.get("data-notes").split()))
    elif html.get("class") == "initial-word":
        _findings.get().initials.append((page, tag, "".join(html.itertext())))
    elif box.element_tag == "dt":
        _findings.get().terms.append(tag)
    if html.get("id"):
        _findings.get().ids.setdefault(html.get("id"), tag)
    if kind == "/Note" and html.get("id"):
        tag["ID"] = pydyf.String(html.get("id"))


def _numbering(html: Any) -> str:
    """ListNumbering of a list (ISO 32000-1 table 347)."""
    if html.tag == "ul":
        return "/Disc"
    styles = {"a": "/LowerAlpha", "A": "/UpperAlpha", "i": "/LowerRoman", "I": "/UpperRoman"}
    return styles.get(html.get("type", ""), "/Decimal")
