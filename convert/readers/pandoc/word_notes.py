"""Further marks of the notes of a Word file (ISO/IEC 29500-1, 17.16.5.44, NOTEREF)."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS: Final = (f"{_W}footnoteReference", f"{_W}endnoteReference")


def with_further_marks(part: etree._Element, document: etree._Element) -> int:
    """Let each field of a part that repeats the mark of a note lead to it; how many did not.

    pandoc keeps of such a field the number alone, as if it were raised text. A field in one
    paragraph, as Word writes it, becomes a link that `inlines` takes for a mark. document: the part
    that has the marks.
    """
    fields = [
        (run, words[1])
        for run in part.iter(f"{_W}r")
        if (words := _instruction(run).split())[:1] == ["NOTEREF"] and words[1:2]
    ]
    numbers = dict(_numbered_bookmarks(document)) if fields else {}
    return sum(_replaced(run, numbers[named]) for run, named in fields if named in numbers)


def _instruction(run: etree._Element) -> str:
    return "".join(said.text or "" for said in run.iterchildren(f"{_W}instrText"))


def _numbered_bookmarks(document: etree._Element) -> Iterator[tuple[str, int]]:
    """The bookmarks that begin right before the mark of a note, with its number."""
    open_ones: list[str] = []
    number = 0
    for element in document.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}t", *_MARKS):
        if element.tag == f"{_W}bookmarkStart":
            open_ones.append(str(element.get(f"{_W}name", "")))
        elif element.tag in _MARKS:
            number += 1
            yield from ((named, number) for named in open_ones)
        else:
            open_ones = []


def _replaced(instruction: etree._Element, number: int) -> bool:
    """Put a link in the place of the field that has this instruction; whether it is whole."""
    paragraph = instruction.getparent()
    begin = _boundary(instruction, "begin", before=True)
    end = _boundary(instruction, "end", before=False)
    if paragraph is None or begin is None or end is None:
        return False
    first, last = paragraph.index(begin), paragraph.index(end)
    link = etree.Element(f"{_W}hyperlink", {f"{_W}anchor": f"convert-note:{number}"})
    text = etree.SubElement(etree.SubElement(link, f"{_W}r"), f"{_W}t")
    text.text = f"[{number}]"
    paragraph[first : last + 1] = [link]
    return True


def _boundary(run: etree._Element, kind: str, *, before: bool) -> etree._Element | None:
    for sibling in run.itersiblings(f"{_W}r", preceding=before):
        mark = sibling.find(f"{_W}fldChar")
        if mark is not None and mark.get(f"{_W}fldCharType") == kind:
            return sibling
    return None
