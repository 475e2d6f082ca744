"""Where words and links stand on the pages of a PDF: what no validator looks at."""

from collections.abc import Iterator
from itertools import combinations, groupby

import pikepdf
from msgspec import Struct

from convert.check.reading.content import Place
from convert.check.reading.pdf import TaggedPdf, link_target
from convert.check.reading.places import PagePlaces, Span, places_of
from convert.check.reading.tags import Element, Piece, every_element
from convert.check.rules.pdf_structure import is_heading
from convert.check.rules.rule import Fault, Rule

_SLACK = 2.0  # pt: no eye sees a word that stands out by less
_TOO_SMALL = 1.0  # pt
_FEWEST_LINES = 20  # of a text, to know where its block stands
_EDGE = 0.1  # the share of lines that may stand out beyond the edge of the block
_OUT = 0.5  # of a margin: how far is out of the block
_BARE = 0.1  # of the height of a page
_FEW_LINES = 5
_SHOWN = 40


class LaidOut(Struct, frozen=True):
    """An open PDF, and where the words of its pages stand."""

    tagged: TaggedPdf
    pages: tuple[PagePlaces, ...]

    @property
    def numbered(self) -> Iterator[tuple[str, PagePlaces]]:
        """The pages, each with its name in messages."""
        return ((f"page {number}", page) for number, page in enumerate(self.pages, 1))


def laid_out(tagged: TaggedPdf) -> LaidOut:
    """What the rules of this module look at."""
    return LaidOut(tagged, places_of(tagged.pdf))


def _named(span: Span) -> str:
    words = " ".join(span.text.split())
    return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"


def _off_page(pdf: LaidOut) -> Iterator[Fault]:
    for where, page in pdf.numbered:
        left, bottom, right, top = page.box
        for span in page.spans:
            across = span.left < left - _SLACK or span.right > right + _SLACK
            if across or span.base > top + _SLACK or span.base < bottom - _SLACK:
                yield Fault(f"words that leave the page: {_named(span)}", where)


def _off_block(pdf: LaidOut) -> Iterator[Fault]:
    """Words far out in a margin that the text leaves free on both sides."""
    for pages in _alike(pdf):
        spans = [span for _, page in pages for span in page.spans if not span.artifact]
        if len(spans) < _FEWEST_LINES:
            continue
        start, _, end, _ = pages[0][1].box
        skip = int(len(spans) * _EDGE)
        left = sorted(span.left for span in spans)[skip] - start
        right = end - sorted(span.right for span in spans)[-1 - skip]
        free = (1 - _OUT) * min(left, right) - _SLACK
        for where, page in pages:
            for span in page.spans:
                out = span.left < start + free or span.right > end - free
                if out and not span.artifact and start <= span.left and span.right <= end:
                    yield Fault(f"words in the margin: {_named(span)}", where)


def _alike(pdf: LaidOut) -> Iterator[list[tuple[str, PagePlaces]]]:
    """The pages of each size."""
    sized = sorted(pdf.numbered, key=lambda found: _size(found[1]))
    return (list(pages) for _, pages in groupby(sized, key=lambda found: _size(found[1])))


def _size(page: PagePlaces) -> tuple[int, int]:
    left, bottom, right, top = page.box
    return round(right - left), round(top - bottom)


def _flat_links(pdf: LaidOut) -> Iterator[Fault]:
    for number, page in enumerate(pdf.tagged.pdf.pages, 1):
        for note in page.get("/Annots", pikepdf.Array()):
            if note.get("/Subtype") != "/Link" or "/Rect" not in note:
                continue
            x0, y0, x1, y1 = (float(edge) for edge in note["/Rect"])
            if abs(x1 - x0) < _TOO_SMALL or abs(y1 - y0) < _TOO_SMALL:
                yield Fault(f"the link to {link_target(note)} has no area", f"page {number}")


def _bare(pdf: LaidOut) -> Iterator[Fault]:
    """Pages with almost nothing; the first may be a cover, and the last ends where it ends."""
    pages = list(pdf.numbered)
    for where, page in pages[1:-1]:
        lines = _lines(page)
        tall = sum(max(span.size for span in line) for line in lines)
        high = page.box[3] - page.box[1]
        if not page.pictures and len(lines) < _FEW_LINES and tall < _BARE * high:
            yield Fault(f"a page that is all but empty: {len(lines)} lines", where)


def _lines(page: PagePlaces) -> list[list[Span]]:
    """The words of a page by the lines that they stand on, from above, furniture left out."""
    spans = [span for span in page.spans if not span.artifact]
    spans.sort(key=lambda span: (-round(span.base), span.left))
    return [list(line) for _, line in groupby(spans, key=lambda span: round(span.base))]


def _stranded_headings(pdf: LaidOut) -> Iterator[Fault]:
    tree = pdf.tagged.tree
    if tree is None:
        return
    titles = {place for e in every_element(tree) if is_heading(e) for place in _held(e)}
    notes = {p for e in every_element(tree) if e.role in _BELOW for p in _held(e)}
    for where, page in list(pdf.numbered)[:-1]:
        lines = [[span for span in line if span.place not in notes] for line in _lines(page)]
        full = [line for line in lines if line]
        if full and len(full) > 1 and all(span.place in titles for span in full[-1]):
            yield Fault(f"a heading at the foot of a page: {_named(full[-1][0])}", where)


_BELOW = ("Note", "FENote")


def _held(element: Element) -> Iterator[Place]:
    for inner in every_element(element):
        yield from (kid.place for kid in inner.kids if isinstance(kid, Piece))


def _overprinted(pdf: LaidOut) -> Iterator[Fault]:
    """Different words in one place; the same twice are a way to print bold.

    A letter by itself may be half of another: vowels in Tamil stand on both sides of one.
    """
    for where, page in pdf.numbered:
        for line in _lines(page):
            words = [span for span in line if sum(map(str.isalnum, span.text)) > 1]
            for one, other in combinations(words, 2):
                shared = min(one.right, other.right) - max(one.left, other.left)
                least = max(min(one.size, other.size), _TOO_SMALL)
                shorter = min(one.right - one.left, other.right - other.left)
                if shared > least and shared > shorter / 2 and one.text != other.text:
                    yield Fault(f"{_named(one)} and {_named(other)} in one place", where)


RULES: tuple[Rule[LaidOut], ...] = (
    Rule(
        code="pdf.off-page",
        requires="All words stand on their page.",
        clause="ISO 32000-2, 14.11.2",
        find=_off_page,
        hint="Break the line, make the table narrower, or turn the page.",
    ),
    Rule(
        code="pdf.off-block",
        requires="No words stand out in the margin.",
        clause="good typesetting; no standard asks for it",
        find=_off_block,
        hint="Break the line, or make the table narrower.",
        severity="warning",
    ),
    Rule(
        code="pdf.link-area",
        requires="Links have an area that can be hit.",
        clause="WCAG 2.2, 2.5.8; ISO 32000-2, 12.5.2",
        find=_flat_links,
        hint="Make the annotation's rectangle as high as its line.",
    ),
    Rule(
        code="pdf.bare-page",
        requires="No page within the text is all but empty.",
        clause="good typesetting; no standard asks for it",
        find=_bare,
        hint="Let what follows break over pages.",
        severity="warning",
    ),
    Rule(
        code="pdf.heading-foot",
        requires="No heading stands at the foot of a page, away from its text.",
        clause="good typesetting; no standard asks for it",
        find=_stranded_headings,
        hint="Keep headings with what follows them.",
        severity="warning",
    ),
    Rule(
        code="pdf.overprint",
        requires="No words are printed over others.",
        clause="good typesetting; no standard asks for it",
        find=_overprinted,
        hint="Give each its own place.",
        severity="warning",
    ),
)
