"""The last look at a PDF before its bytes are written: tags mended, standards declared."""

import re
from collections.abc import Callable

from convert.backends.pdf import Profile
from convert.backends.pdf.weasyprint.mended.to_unicode import add_fonts
from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Document, Pdf, Tag
from convert.backends.pdf.weasyprint.tags.contents import mend_contents
from convert.backends.pdf.weasyprint.tags.foot import lift_foot_notes, place_foot_notes
from convert.backends.pdf.weasyprint.tags.initial_words import keep_initial_words
from convert.backends.pdf.weasyprint.tags.lists import mend_list
from convert.backends.pdf.weasyprint.tags.objects import array, dictionary, string
from convert.backends.pdf.weasyprint.tags.pages import join_pages
from convert.backends.pdf.weasyprint.tags.said_words import say_words
from convert.backends.pdf.weasyprint.tags.structure import Structure
from convert.backends.pdf.weasyprint.tags.version2 import (
    use_structure_destinations,
    use_version_2_roles,
    wrap_bare_inlines,
)
from convert.backends.pdf.weasyprint.tags.xmp import declare_ua

# A blank line of code and the like: a tag without content is noise in assistive technology.
_EMPTY_SAYS_NOTHING = frozenset(
    {"/BlockQuote", "/Code", "/Div", "/NonStruct", "/P", "/Sect", "/Span"}
)
_HEADING = re.compile(r"/H[1-6]$")


def finisher(profile: Profile) -> Callable[[Document, Pdf], None]:
    """The function that WeasyPrint calls with the document and pydyf's PDF."""

    def finish(document: Document, pdf: Pdf) -> None:
        add_fonts(pdf, observed().logical_painter.maps)
        structure = Structure(pdf, len(document.pages))
        notes = lift_foot_notes(structure)
        join_pages(structure)
        place_foot_notes(structure, notes)
        keep_initial_words(structure)
        say_words(structure)
        headings: list[Tag] = []
        _leaders_are_artifacts(structure)
        for contents in observed().contents:
            mend_contents(structure, contents)
        _mend(structure, structure.document, None, headings)
        _furniture_is_artifact(structure)
        _decoration_is_artifact(structure)
        _words_of_shaped_text(structure, structure.document)
        if profile.startswith("ua-2"):
            use_version_2_roles(structure)
            use_structure_destinations(structure, headings)
            wrap_bare_inlines(structure)
        declare_ua(pdf, 2 if profile.startswith("ua-2") else 1)

    return finish


def _mend(structure: Structure, tag: Tag, link: Tag | None, headings: list[Tag]) -> None:
    if _HEADING.match(tag["S"]):
        headings.append(tag)
    link = tag if tag["S"] == "/Link" else link
    if link is not None and tag is not link:
        _annotation_to_link(structure, tag, link)
    if tag["S"] == "/L":
        mend_list(structure, tag)
    for reference, child in structure.kids(tag):
        if child.get("Type") != "/StructElem":
            continue
        _mend(structure, child, link, headings)
        if not child["K"] and child["S"] in _EMPTY_SAYS_NOTHING:
            tag["K"].remove(reference)


def _annotation_to_link(structure: Structure, tag: Tag, link: Tag) -> None:
    """A link around emphasised words hangs its annotation on them (PDF/UA-1 7.18.5)."""
    for reference, child in structure.kids(tag):
        if child.get("Type") != "/OBJR":
            continue
        annotation = structure.object(child["Obj"])
        tag["K"].remove(reference)
        link["K"].append(reference)
        structure.set_annotation_parent(annotation["StructParent"], link)


def _furniture_is_artifact(structure: Structure) -> None:
    """Running heads, page numbers and generated numbers are not content (PDF/UA-1 7.8, 7.1)."""
    for kind, found in (("Pagination", observed().furniture), ("Layout", observed().ornaments)):
        for page, marks in found.items():
            structure.make_artifact(page, marks, dictionary({"Type": f"/{kind}"}))


def _leaders_are_artifacts(structure: Structure) -> None:
    """Dots or space up to a page number are for the eye."""
    for page, leader in observed().leaders:
        for tag in (leader, *structure.tags(leader)):
            marks = {kid for kid in tag["K"] if isinstance(kid, int)}
            structure.make_artifact(page, marks, dictionary({"Type": "/Layout"}))
            tag["K"] = array(kid for kid in tag["K"] if not isinstance(kid, int))


def _decoration_is_artifact(structure: Structure) -> None:
    """A picture that says nothing has no place among the tags (PDF/UA-1 7.3)."""
    for page, tag in observed().decorations:
        marks = {kid for kid in tag["K"] if isinstance(kid, int)}
        structure.make_artifact(page, marks, dictionary({"Type": "/Layout"}))
        structure.object(tag["P"])["K"].remove(tag.reference)


def _words_of_shaped_text(structure: Structure, tag: Tag) -> None:
    """Words of shaped scripts as they are written (ISO 32000-1 14.9.4, ActualText).

    Several glyphs may stand for one character there, or one glyph for several.
    """
    pages = structure.page_numbers()
    texts = observed().texts
    for position, kid in enumerate(list(tag.get("K", ()))):
        if isinstance(kid, int):
            text = texts.get((pages.get(tag["Pg"], -1), kid))
            if text is None:
                continue
            holder = tag
            if len(tag["K"]) > 1:
                holder = structure.new("Span", tag, tag)
                holder["K"].append(kid)
                tag["K"][position] = holder.reference
                structure.set_mark_parent(pages[tag["Pg"]], kid, holder)
            holder["ActualText"] = string(text)
    for _, child in structure.kids(tag):
        if child.get("Type") == "/StructElem":
            _words_of_shaped_text(structure, child)
