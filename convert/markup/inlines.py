"""The inside of a paragraph as HTML elements: words, stress, links, and the marks of notes."""

import re
from functools import partial
from typing import assert_never

from convert.article import (
    AnyInline,
    Code,
    Emphasis,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Math,
    NoteReference,
    Pictured,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from convert.languages.widths import width_in_letters
from convert.markup.element import Attributes
from convert.markup.figures import with_capitals
from convert.markup.note_marks import in_brackets
from convert.markup.spacing import spaced
from convert.markup.writer import Writer
from convert.patterns import Lazy
from convert.walk import inline_text

# The longest word that is kept on the line of a note's mark, in the width of Latin letters.
_LONGEST_KEPT = 20
# How much longer a reading may be than the words that it stands above at half their size.
_OVERHANG = 6
# An end in Thai, Lao, Burmese, Khmer, kana or Chinese characters.
_SPACELESS_END = Lazy(
    "[\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][^\\w\\s]*$"
)
_WORDS_AND_SPACES = re.compile(r"\s+|\S+")
_ADDRESS = re.compile(r"[^\s/@]+(?:[.:/@][^\s@]*)+")
# What closes a sentence or a quotation after the mark.
_CLOSING = re.compile(r"[^\w\s]{1,4}")


_ELEMENTS: dict[type[AnyInline], str] = {
    Emphasis: "em",
    Strong: "strong",
    Strike: "s",
    Inserted: "ins",
    Superscript: "sup",
    Subscript: "sub",
}


def write_inlines(inlines: Inlines, writer: Writer) -> str:
    """The elements and the text of a run of inlines."""
    if any(isinstance(inline, NoteReference) for inline in inlines):
        return _with_marks(inlines, writer)
    return "".join(_inline(inline, writer) for inline in inlines)


def _with_marks(inlines: Inlines, writer: Writer) -> str:
    """Inlines with marks of notes among them: a mark has a line with its word and what ends it."""
    written: list[str] = []
    kept = below = ""
    for inline, following in zip(inlines, (*inlines[1:], None), strict=True):
        if isinstance(inline, NoteReference):
            mark, note = _reference(inline, writer)
            kept, below = kept + mark, below + note
            continue
        text = inline.text if isinstance(inline, Text) else ""
        closing = _CLOSING.match(text) if kept else None
        end = closing.end() if closing else 0
        if kept:
            written.append(_marked(f"{kept}{write_words(text[:end], writer)}", writer) + below)
            kept = below = ""
        if not isinstance(inline, Text):
            written.append(_inline(inline, writer))
            continue
        start = len(text)
        if isinstance(following, NoteReference):
            start = max(_last_word(text), end)
        written.append(write_words(text[end:start], writer))
        kept = write_words(text[start:], writer)
    return "".join(written) + (_marked(kept, writer) + below if kept else "")


def _marked(content: str, writer: Writer) -> str:
    return writer.tag("span", content, {"class": "marked"})


def _inline(inline: AnyInline, writer: Writer) -> str:
    match inline:
        case Text():
            return write_words(inline.text, writer)
        case Emphasis() | Strong() | Strike() | Inserted() | Superscript() | Subscript():
            return writer.tag(_ELEMENTS[type(inline)], write_inlines(inline.content, writer))
        case Ruby():
            return _ruby(inline, writer)
        case Math():
            from convert.markup.formulas import write_formula

            return write_formula(inline, writer)
        case Image():
            return write_picture(inline, writer)
        case Code():
            direction = "ltr" if writer.direction == "rtl" else None
            return writer.tag("code", _code(inline.text, writer), {"dir": direction})
        case Link():
            return _link(inline, writer)
        case NoteReference():
            return "".join(_reference(inline, writer))
        case LineBreak():
            return writer.tag("br")
        case Span():
            return _span(inline, writer)
        case _:
            assert_never(inline)


def _code(text: str, writer: Writer) -> str:
    """Program text in a line, on screens with an element around each short word with a hyphen: one
    at the end of a line would look like a word that is parted there."""
    if not writer.dialect.gaps or "-" not in text:
        return writer.text(text)
    return "".join(
        writer.tag("span", writer.text(word), {"class": "keep"})
        if "-" in word and len(word) <= _LONGEST_KEPT
        else writer.text(word)
        for word in _WORDS_AND_SPACES.findall(text)
    )


def write_picture(picture: Pictured, writer: Writer) -> str:
    """A picture with its text alternative."""
    alt = writer.dialect.decorative_alt if picture.decorative else picture.alt
    names = ["inline" if isinstance(picture, Image) else "", "decorative" * picture.decorative]
    attributes: Attributes = {
        "src": writer.images(picture),
        "alt": alt,
        "class": " ".join(filter(None, names)) or None,
    }
    return writer.tag("img", "", attributes)


def _link(inline: Link, writer: Writer) -> str:
    """A link; one whose words are its address reads from left to right, also among Arabic."""
    shown = is_address(inline)
    attributes: Attributes = {
        "href": inline.target,
        "class": "address" if shown else None,
        "dir": "ltr" if shown and writer.direction == "rtl" else None,
    }
    return writer.tag("a", write_inlines(inline.content, writer), attributes)


def is_address(link: Link) -> bool:
    """Whether the words of a link are where it leads."""
    words = inline_text(link.content)
    return bool(_ADDRESS.fullmatch(words)) and link.target.rstrip("/").endswith(words.rstrip("/"))


def _ruby(ruby: Ruby, writer: Writer) -> str:
    """Words with their reading; one far longer than its words would stand over others above them,
    and stands beside them on paper, as a gloss does."""
    longest = 2 * width_in_letters(inline_text(ruby.content)) + _OVERHANG
    beside = writer.dialect.glosses and width_in_letters(inline_text(ruby.reading)) > longest
    reading = writer.tag("rt", write_inlines(ruby.reading, writer))
    content = write_inlines(ruby.content, writer) + reading
    return writer.tag("ruby", content, {"class": "beside"} if beside else None)


def _last_word(text: str) -> int:
    """Where the last word of a text begins, at its end for one that a line may be too short for.

    Where words are not set apart, the last character and what closes after it are the word.
    """
    if spaceless := _SPACELESS_END.search(text):
        return spaceless.start()
    start = max(text.rfind(" "), text.rfind("\u3000")) + 1
    return start if width_in_letters(text[start:]) <= _LONGEST_KEPT else len(text)


def write_words(text: str, writer: Writer) -> str:
    """Text of a source, its characters escaped and its spaces as the theme asks."""
    if writer.spaces is None:
        return _figured(text, writer)
    return spaced(text, writer.spaces, writer.dialect, partial(_figured, writer=writer))


def _figured(text: str, writer: Writer) -> str:
    """Text with an element around each word whose figures stand beside capitals."""
    if not writer.setting.lining:
        return writer.text(text)
    return "".join(
        writer.tag("span", writer.text(piece), {"class": "lining"})
        if lining
        else writer.text(piece)
        for piece, lining in with_capitals(text)
    )


def _span(inline: Span, writer: Writer) -> str:
    around = writer.spaces
    if inline.language:
        writer.spaces = writer.spaces_in(inline.language)
    words = write_inlines(inline.content, writer)
    writer.spaces = around
    return writer.tag("span", words, {"class": inline.role, **writer.language(inline)})


def write_mark(mark: str, writer: Writer) -> tuple[str, str | None]:
    """The mark of a note as the theme shows it, and what it stands for where that is not in it."""
    parts = in_brackets(mark) if writer.setting.superior_notes else None
    if parts is None:
        return writer.text(mark), None
    if writer.dialect.actual_text:
        return writer.text(parts.figure), mark
    quiet: Attributes = {"class": "quiet"}
    opening = writer.tag("span", writer.text(parts.opening), quiet)
    figure = writer.text(parts.figure)
    return f"{opening}{figure}{writer.tag('span', writer.text(parts.closing), quiet)}", None


def _reference(inline: NoteReference, writer: Writer) -> tuple[str, str]:
    """The mark of a note, and the note itself where this is its place on paper."""
    note = writer.notes.note_id(inline.label)
    shown, says = write_mark(inline.text, writer)
    if note is None:
        return writer.tag("sup", shown, {"class": "noteref", "data-says": says}), ""
    occurrence = writer.references.get(inline.label, 0) + 1
    writer.references[inline.label] = occurrence
    link = writer.tag(
        "a",
        shown,
        {
            "data-says": says,
            "id": writer.notes.reference_id(inline.label, occurrence),
            "href": f"#{note}",
            "epub:type": writer.epub_type("noteref"),
            "role": "doc-noteref",
        },
    )
    below = writer.setting.foot.get(inline.label) if occurrence == 1 else None
    mark = writer.tag("sup", link, {"class": "noteref"})
    return mark, writer.note_below(below, writer) if below else ""
