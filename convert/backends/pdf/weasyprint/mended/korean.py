"""Korean lines end between words, as `word-break: keep-all` asks, which WeasyPrint does not know.

Pango would end one between any two syllables. It is told not to inside a word (Pango 1.44,
`pango_attr_allow_breaks_new`); one that could be wider than a line is left to break.

This stands in for `weasyprint.text.line_break.Layout.set_text`, a private part of WeasyPrint 70
that `tests/backends/test_private_parts.py` names.
"""

import re
from collections.abc import Callable
from typing import Any

_WORD = re.compile("\\S*[\uac00-\ud7a3]\\S*")
_LONGEST = 14  # a longer one might be wider than a line, and would not break at all


def keeps_words(style: Any) -> bool:
    """Whether a style is of Korean text."""
    return (style["lang"] or "").lower().split("-")[0] == "ko"


def keep_korean_words() -> None:
    """Let WeasyPrint, from now on, keep Korean words whole."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi

    ffi.cdef("PangoAttribute * pango_attr_allow_breaks_new (gboolean allow_breaks);")
    line_break.Layout.set_text = _keeping(line_break.Layout.set_text)


def _keeping(original: Callable[..., None]) -> Callable[..., None]:
    def set_text(layout: Any, text: str, justify: bool = False) -> None:
        original(layout, text, justify)
        if keeps_words(layout.style):
            _forbid_breaks(layout)

    return set_text


def _forbid_breaks(layout: Any) -> None:
    from weasyprint.text.ffi import ffi, pango

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
