"""Where no line ends: inside a word of Korean, and before a dash between spaces.

`word-break: keep-all`, which Korean asks for, WeasyPrint does not know; Pango would end a line
between any two syllables, and before any dash. It is told not to (Pango 1.44,
`pango_attr_allow_breaks_new`); a word that could be wider than a line is left to break.
"""

import re
from collections.abc import Callable, Iterator

from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.shapes import Layout, Style
from convert.languages.language import language
from convert.markup.spacing import DASHES

_WORD = re.compile("\\S*[\uac00-\ud7a3]\\S*")
_LONGEST = 14  # a longer one might be wider than a line, and would not break at all


def keeps_words(style: Style) -> bool:
    """Whether a style is of a language whose lines end between words only."""
    return language(style["lang"] or "").whole_words


def has_dash(text: str, width: float | None) -> bool:
    """Whether a text that is to be broken may have a dash between spaces: asked of every line, so
    that it is quick."""
    return width is not None and (" –" in text or " —" in text)


def keeping_whole(copies: Copies, original: Callable[[Layout, str, bool], None]) -> object:
    """A `Layout.set_text` that keeps Korean words whole, and dashes beside the word before them."""
    copies.ffi.cdef(
        "PangoAttribute * pango_attr_allow_breaks_new (gboolean allow_breaks);", override=True
    )

    def set_text(layout: Layout, text: str, justify: bool = False) -> None:
        original(layout, text, justify)
        if keeps_words(layout.style):
            words = (word for word in _WORD.finditer(layout.text) if len(word[0]) <= _LONGEST)
            _forbid_breaks(layout, words)
        if not justify and has_dash(text, layout.max_width):
            _forbid_breaks(layout, DASHES.finditer(layout.text))

    return set_text


def _forbid_breaks(layout: Layout, parts: Iterator[re.Match[str]]) -> None:
    ffi, pango = copies().ffi, copies().pango
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for part in parts:
        attribute = pango.pango_attr_allow_breaks_new(False)
        attribute.start_index = len(layout.text[: part.start()].encode())
        attribute.end_index = attribute.start_index + len(part[0].encode())
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
