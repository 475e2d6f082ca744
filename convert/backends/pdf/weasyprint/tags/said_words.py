"""Marked content that stands for other words than it paints: a note's figure for its mark."""

from convert.backends.pdf.weasyprint.observations import observed
from convert.backends.pdf.weasyprint.shapes import Tag
from convert.backends.pdf.weasyprint.tags.objects import dictionary, string
from convert.backends.pdf.weasyprint.tags.structure import Structure


def say_words(structure: Structure) -> None:
    """Give what is painted the words of the source, for who listens, searches or copies (ISO
    32000-1, 14.9.4, ActualText)."""
    for page, tag, words in observed().said:
        marks = _marks(structure, tag)
        if not marks:
            continue
        stream = structure.page_stream(page)
        begin = next(
            at
            for at, item in enumerate(stream)
            if item == b"BDC" and stream[at - 1].get("MCID") == marks[0]
        )
        end = stream.index(b"EMC", begin)
        stream.insert(end, b"EMC")
        stream[begin + 1 : begin + 1] = [
            b"/Span",
            dictionary({"ActualText": string(words)}),
            b"BDC",
        ]
        if (page, marks[0]) in observed().texts:
            observed().texts[page, marks[0]] = words


def _marks(structure: Structure, tag: Tag) -> list[int]:
    tags = (tag, *structure.tags(tag))
    return [kid for each in tags for kid in each["K"] if isinstance(kid, int)]
