"""Korean lines end between words, as `word-break: keep-all` asks, which WeasyPrint does not know.

Pango would end one between any two syllables. It is told not to inside a word (Pango 1.44,
`pango_attr_allow_breaks_new`); one that could be wider than a line is left to break.
"""

import re
from collections.abc import Callable

from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.shapes import Layout, Style
from convert.languages.language import language

_WORD = re.compile("\\S*[\uac00-\ud7a3]\\S*")
_LONGEST = 14  # a longer one might be wider than a line, and would not break at all


def keeps_words(style: Style) -> bool:
    """Whether a style is of a language whose lines end between words only."""
    return language(style["lang"] or "").whole_words


def keeping_words(copies: Copies, original: Callable[[Layout, str, bool], None]) -> object:
    """A `Layout.set_text` that keeps Korean words whole."""
    copies.ffi.cdef(
        "PangoAttribute * pango_attr_allow_breaks_new (gboolean allow_breaks);", override=True
    )

    def set_text(layout: Layout, text: str, justify: bool = False) -> None:
        original(layout, text, justify)
        if keeps_words(layout.style):
            _forbid_breaks(layout)

    return set_text


def _forbid_breaks(layout: Layout) -> None:
    ffi, pango = copies().ffi, copies().pango
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for word in _WORD.finditer(layout.text):
        if len(word[0]) > _LONGEST:
            continue
        attribute = pango.pango_attr_allow_breaks_new(False)
        attribute.start_index = len(layout.text[: word.start()].encode())
        attribute.end_index = attribute.start_index + len(word[0].encode())
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
