"""PDF/UA-1 (ISO 14289-1): the Matterhorn Protocol's checkpoints that this reader can test."""

from collections.abc import Iterator

import pikepdf
from msgspec import Struct

from convert.check.finding import Finding
from convert.check.reading.codes import NOT_DEFINED
from convert.check.reading.pdf import TaggedPdf, title_of
from convert.check.reading.shape import Reading, squeeze
from convert.check.reading.tags import Element, element_text, elements, every_element
from convert.check.rules import (
    contents,
    headings,
    pdf_active,
    pdf_annotations,
    pdf_layout,
    pdf_structure,
)
from convert.check.rules.rule import Fault, Rule, apply
from convert.languages.tags import is_language_tag

_PDFUAID_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
_NO_CHARACTER = frozenset(("\x00", "\ufeff", "\ufffe", NOT_DEFINED))
_ACCESSIBILITY_BIT = 1 << 9


class PdfSubject(Struct, frozen=True):
    """An open PDF and what was read out of it."""

    tagged: TaggedPdf
    reading: Reading

    @property
    def root(self) -> pikepdf.Object:
        """The document catalog."""
        return self.tagged.pdf.Root

    @property
    def elements(self) -> Iterator[Element]:
        """Every element of the structure tree."""
        tree = self.tagged.tree
        return iter(()) if tree is None else every_element(tree)


def _untagged(pdf: PdfSubject) -> Iterator[Fault]:
    info = pdf.root.get("/MarkInfo")
    if pdf.tagged.tree is None:
        yield Fault("the file has no structure tree")
    elif info is None or not bool(info.get("/Marked", False)):
        yield Fault("the file does not say that it is tagged (MarkInfo, Marked)")
    if info is not None and bool(info.get("/Suspects", False)):
        yield Fault("the file says that its tags are suspect")


def _loose_content(pdf: PdfSubject) -> Iterator[Fault]:
    for number, page in enumerate(pdf.tagged.pages, 1):
        where = f"page {number}"
        if words := squeeze(page.loose):
            yield Fault(f"text that no tag holds: “{words[:60]}”", where)
        if page.loose_paint:
            yield Fault(f"{page.loose_paint} graphics that are neither tagged nor artifact", where)
        if page.crossed:
            yield Fault(f"{page.crossed} artifacts and tags inside one another", where)


def _not_in_tree(pdf: PdfSubject) -> Iterator[Fault]:
    if pdf.tagged.tree is None:
        return
    held = set(pdf.tagged.held)
    for number, page in enumerate(pdf.tagged.pages, 1):
        lost = [text for place, text in page.marked.items() if place not in held and text.strip()]
        if lost:
            words = squeeze(" ".join(lost))
            yield Fault(f"marked text that no element holds: “{words[:60]}”", f"page {number}")


def _no_title(pdf: PdfSubject) -> Iterator[Fault]:
    if not title_of(pdf.tagged):
        yield Fault("the file has no title (dc:title)")


def _title_not_shown(pdf: PdfSubject) -> Iterator[Fault]:
    preferences = pdf.root.get("/ViewerPreferences")
    if preferences is None or not bool(preferences.get("/DisplayDocTitle", False)):
        yield Fault("the window shows the file's name, not its title (DisplayDocTitle)")


def _no_identifier(pdf: PdfSubject) -> Iterator[Fault]:
    xmp = pdf.tagged.xmp
    if xmp is not None:
        for node in xmp.iter():
            if node.tag == _PDFUAID_PART or node.get(_PDFUAID_PART):
                return
    yield Fault("the metadata does not name the standard (pdfuaid:part)")


def _language(pdf: PdfSubject) -> Iterator[Fault]:
    language = str(pdf.root.get("/Lang", ""))
    if not language:
        yield Fault("the file does not say its language (Lang)")
    elif not is_language_tag(language):
        yield Fault(f"“{language}” is no language tag")


def _part_language(pdf: PdfSubject) -> Iterator[Fault]:
    for element in pdf.elements:
        if element.language and not is_language_tag(element.language):
            yield Fault(f"“{element.language}” is no language tag", element.path)


def _no_alternative(pdf: PdfSubject) -> Iterator[Fault]:
    for element in pdf.elements:
        if element.role in ("Figure", "Formula") and not (element.alt or element.actual):
            yield Fault(f"a {element.role.lower()} without alternative text", element.path)


def _fonts_outside(pdf: PdfSubject) -> Iterator[Fault]:
    names = {
        str(font.get("/BaseFont", "/?"))[1:]
        for page in pdf.tagged.pages
        for font in page.fonts
        if not _is_embedded(font)
    }
    yield from (Fault(f"the font {name} is not embedded") for name in sorted(names))


def _is_embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    descendants = font.get("/DescendantFonts")
    inner = descendants[0] if descendants is not None else font
    descriptor = inner.get("/FontDescriptor")
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return descriptor is not None and any(file in descriptor for file in files)


def _no_characters(pdf: PdfSubject) -> Iterator[Fault]:
    for number, page in enumerate(pdf.tagged.pages, 1):
        text = "".join(page.marked.values()) + page.loose
        missing = sum(text.count(character) for character in _NO_CHARACTER)
        if missing:
            yield Fault(f"{missing} glyphs that stand for no character", f"page {number}")


def _closed(pdf: PdfSubject) -> Iterator[Fault]:
    encryption = pdf.tagged.pdf.trailer.get("/Encrypt")
    if encryption is not None and not int(encryption.get("/P", 0)) & _ACCESSIBILITY_BIT:
        yield Fault("the file's protection shuts assistive technology out")


def _skipped(pdf: PdfSubject) -> Iterator[Fault]:
    return headings.skipped(pdf.reading.runs, first=1)


def _no_heading(pdf: PdfSubject) -> Iterator[Fault]:
    return headings.missing(pdf.reading.runs)


def _empty_headings(pdf: PdfSubject) -> Iterator[Fault]:
    for element in pdf.elements:
        if pdf_structure.is_heading(element) and not element_text(element).strip():
            yield Fault("a heading without words", element.path)


def _no_outline(pdf: PdfSubject) -> Iterator[Fault]:
    count = sum(run.level > 0 for run in pdf.reading.runs)
    if count > 1 and not pdf.reading.outline:
        yield Fault(f"{count} headings and no bookmarks")


def _outline_differs(pdf: PdfSubject) -> Iterator[Fault]:
    return contents.outline_differs(pdf.reading.outline, pdf.reading.runs)


def _contents_differ(pdf: PdfSubject) -> Iterator[Fault]:
    """The table of contents that is printed: its lines end with the number of a page."""
    lines = [squeeze(_own_line(e)) for e in pdf.elements if e.role == "TOCI"]
    return contents.differs(lines, pdf.reading.runs)


def _own_line(entry: Element) -> str:
    """The words of an entry, without those of the entries below it."""
    parts = [kid for kid in elements(entry) if kid.role != "TOC"]
    own = parts and entry.actual is None
    return " ".join(map(element_text, parts)) if own else element_text(entry)


RULES: tuple[Rule[PdfSubject], ...] = (
    Rule(
        code="pdf.tagged",
        requires="The file is tagged, and says so.",
        clause="ISO 14289-1, 6.2, 7.1 (Matterhorn 01-005, 01-007)",
        find=_untagged,
        hint="Export it as tagged PDF.",
    ),
    Rule(
        code="pdf.content",
        requires="All content is tagged or an artifact, never both.",
        clause="ISO 14289-1, 7.1 (Matterhorn 01-003, 01-004, 01-005)",
        find=_loose_content,
        hint="Tag what is read; mark running heads and ornaments as artifacts.",
    ),
    Rule(
        code="pdf.unheld",
        requires="All marked content hangs in the structure tree.",
        clause="ISO 14289-1, 7.1 (Matterhorn 01-005)",
        find=_not_in_tree,
        hint="Give the text an element, or mark it as an artifact.",
    ),
    Rule(
        code="pdf.identifier",
        requires="The metadata names the part of PDF/UA that the file conforms to.",
        clause="ISO 14289-1, 5 (Matterhorn 06-002)",
        find=_no_identifier,
        hint="Write pdfuaid:part into the XMP metadata, once the file conforms.",
    ),
    Rule(
        code="pdf.title",
        requires="The metadata has a title.",
        clause="ISO 14289-1, 7.1 (Matterhorn 06-003); WCAG 2.2, 2.4.2",
        find=_no_title,
        hint="Set dc:title in the XMP metadata.",
    ),
    Rule(
        code="pdf.display-title",
        requires="The window shows the title.",
        clause="ISO 14289-1, 7.1 (Matterhorn 07-001, 07-002)",
        find=_title_not_shown,
        hint="Set DisplayDocTitle in the viewer preferences.",
    ),
    Rule(
        code="pdf.language",
        requires="The file has a language.",
        clause="ISO 14289-1, 7.2 (Matterhorn 11-001 to 11-006); WCAG 2.2, 3.1.1",
        find=_language,
        hint="Set Lang in the document catalog.",
    ),
    Rule(
        code="pdf.part-language",
        requires="Languages of parts are language tags.",
        clause="ISO 14289-1, 7.2 (Matterhorn 11-001); WCAG 2.2, 3.1.2",
        find=_part_language,
        hint="Use tags of BCP 47, such as fr or zh-Hans.",
    ),
    Rule(
        code="pdf.alternative",
        requires="Figures and formulas have alternative text.",
        clause="ISO 14289-1, 7.3 (Matterhorn 13-004, 17-002); WCAG 2.2, 1.1.1",
        find=_no_alternative,
        hint="Set Alt, or make a picture that says nothing an artifact.",
    ),
    Rule(
        code="pdf.heading-order",
        requires="No level of heading is left out.",
        clause="ISO 14289-1, 7.4.2 (Matterhorn 14-002, 14-003); WCAG 2.2, 1.3.1",
        find=_skipped,
        hint="Number headings from 1, without gaps.",
    ),
    Rule(
        code="pdf.heading-empty",
        requires="Headings have words.",
        clause="WCAG 2.2, 2.4.6",
        find=_empty_headings,
        hint="Remove the empty heading.",
    ),
    Rule(
        code="pdf.heading-missing",
        requires="A long text has headings.",
        clause="WCAG 2.2, 1.3.1, 2.4.6",
        find=_no_heading,
        hint="Tag what looks like a heading as one.",
        severity="warning",
    ),
    Rule(
        code="pdf.outline",
        requires="A file with headings has bookmarks.",
        clause="WCAG 2.2, 2.4.5",
        find=_no_outline,
        hint="Make bookmarks from the headings.",
        severity="warning",
    ),
    Rule(
        code="pdf.outline-differs",
        requires="The bookmarks are the headings.",
        clause="ISO 14289-1, 7.17 (navigation); WCAG 2.2, 2.4.5",
        find=_outline_differs,
        hint="Make the bookmarks from the headings.",
        severity="warning",
    ),
    Rule(
        code="pdf.contents-differ",
        requires="The printed table of contents names the headings.",
        clause="WCAG 2.2, 2.4.5, 2.4.6",
        find=_contents_differ,
        hint="Make the table of contents from the headings, last of all.",
        severity="warning",
    ),
    Rule(
        code="pdf.fonts",
        requires="Fonts are embedded.",
        clause="ISO 14289-1, 7.21.4.1 (Matterhorn 31-009)",
        find=_fonts_outside,
        hint="Embed every font.",
    ),
    Rule(
        code="pdf.characters",
        requires="Every glyph stands for characters.",
        clause="ISO 14289-1, 7.21.7, 7.21.8 (Matterhorn 10-001, 31-027, 31-030)",
        find=_no_characters,
        hint="Give the font a ToUnicode map; use a font that has the character.",
    ),
    Rule(
        code="pdf.access",
        requires="Protection does not shut assistive technology out.",
        clause="ISO 14289-1, 7.16 (Matterhorn 26-002)",
        find=_closed,
        hint="Allow text access for assistive technology.",
    ),
)


def check_pdf(file: str, tagged: TaggedPdf, reading: Reading) -> Iterator[Finding]:
    """Every place where an open PDF breaks a rule."""
    yield from apply(RULES, PdfSubject(tagged, reading), file, "pdf")
    yield from apply(pdf_structure.RULES, tagged, file, "pdf")
    yield from apply(pdf_annotations.RULES, tagged, file, "pdf")
    yield from apply(pdf_active.RULES, tagged, file, "pdf")
    yield from apply(pdf_layout.RULES, pdf_layout.laid_out(tagged), file, "pdf")
