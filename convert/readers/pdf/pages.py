"""The pages of a PDF as PDFium reads them: characters with their marks, runs with their places.

PDFium is one library for the whole process and knows no threads: whoever asks it holds `LOCK`.
"""

import threading
from collections.abc import Iterator, Mapping
from typing import Final

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

LOCK: Final = threading.Lock()
_END: Final = "\r\n"
_NARROWEST: Final = 0.15  # of a character's height: the least room that is a space
_BROKEN: Final = ("\x02", "\ufffe")  # what PDFium has for a hyphen at the end of a line
HYPHEN: Final = "\u2010"


class Run(Struct, frozen=True):
    """Characters side by side, and the box around them in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def marked_text(page: pypdfium2.PdfPage) -> Mapping[int, str]:
    """The text of a page by the marks of its content (ISO 32000-2, 14.6), a newline where a line
    ends; what has no mark is furniture of the page.
    """
    text = page.get_textpage()
    found: dict[int, list[str]] = {}
    mark, before, between = -1, -1, ""
    for at in range(text.count_chars()):
        painted = raw.FPDFText_GetTextObject(text.raw, at)
        character = _character(raw.FPDFText_GetUnicode(text.raw, at))
        if not painted:  # what PDFium puts between: spaces, and ends of lines
            between += character
            continue
        if between and mark >= 0:
            found[mark].append(_parting(between, text, before, at))
        mark, before, between = raw.FPDFPageObj_GetMarkedContentID(painted), at, ""
        if mark >= 0:
            found.setdefault(mark, []).append(character)
    if mark >= 0:
        found[mark].append("\n")
    return {mark: "".join(said) for mark, said in found.items()}


def _parting(between: str, text: pypdfium2.PdfTextPage, before: int, after: int) -> str:
    """What stands between two characters: PDFium also ends a line at a mark above it, and has a
    space where letters are set apart."""
    left, low, right, high = text.get_charbox(before)
    start, bottom, _, top = text.get_charbox(after)
    if _END in between and (min(high, top) <= max(low, bottom) or start < left):
        return "\n"
    if start < left:
        return " "
    return " " if start - right > (high - low) * _NARROWEST else ""


def runs(page: pypdfium2.PdfPage) -> Iterator[Run]:
    """The runs of a page in the order in which they are painted."""
    text = page.get_textpage()
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        words = text.get_text_bounded(left, bottom, right, top)
        said = "".join(HYPHEN if each in _BROKEN else each for each in words).replace(_END, " ")
        if said.strip():
            yield Run(said, left, bottom, right, top)


def _character(code: int) -> str:
    character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return HYPHEN if character in _BROKEN else character
