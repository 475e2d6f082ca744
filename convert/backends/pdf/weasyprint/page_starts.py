"""With how many letters behind it each page of a laid-out document begins."""

from collections.abc import Iterator
from itertools import accumulate

from convert.backends.pdf.weasyprint.shapes import Box, Document, Html
from convert.paging import PageStarts, letters

_GENERATED = ("::before", "::after", "::marker", "::footnote-call")


def page_starts(document: Document, html: Html) -> PageStarts:
    """The page starts of WeasyPrint's `document`, laid out from its `html`."""
    below = {
        aside.get("id", ""): letters("".join(aside.itertext()))
        for aside in html.etree_element.iter("aside")
        if aside.get("class") == "foot"
    }
    heads: set[int] = set()
    roots = [page._page_box.children[0] for page in document.pages]
    counts = [sum(_letters(root, below, heads)) for root in roots]
    return PageStarts(tuple(accumulate(counts[:-1], initial=0)))


def _letters(box: Box, below: dict[str, int], heads: set[int]) -> Iterator[int]:
    """The numbers of letters in a box: the article's own, each once.

    Not those that style sheets add, nor a list of headings, nor the head of a table where it is
    printed again; those of notes at the foot of pages are counted where the source has the notes.
    """
    tag = box.element_tag or ""
    if tag == "nav" or tag.endswith(_GENERATED):
        return
    if tag == "thead":
        if id(box.element) in heads:
            return
        heads.add(id(box.element))
    elif tag == "section" and box.element is not None:
        names = (box.element.get("data-notes") or "").split()
        yield sum(below.pop(name, 0) for name in names)
    text = getattr(box, "text", None)
    if text is not None:
        yield letters(text)
        return
    for child in getattr(box, "children", ()):
        yield from _letters(child, below, heads)
