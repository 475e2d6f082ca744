"""Pango's layouts of lines: made ready once a style, and kept from measuring to drawing."""

from collections.abc import Callable
from typing import Any

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.mended.unbroken import has_dash, keeps_words
from convert.backends.pdf.weasyprint.shapes import (
    Context,
    Layout,
    Pointer,
    Style,
    TextBox,
)

Spacing = Callable[[Context, TextBox, float, float], float]
Strut = Callable[[Style], tuple[float, float]]


def layout_class(copies: Copies, original: type[object]) -> type[Layout]:
    """The class that stands in for `original`, WeasyPrint's `Layout`."""
    copies.ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);", override=True)
    return _kept_class(copies, original, _prototype_class(copies, original))


def _prototype_class(copies: Copies, original: type[Any]) -> type[Any]:
    ffi, pango = copies.ffi, copies.pango

    class Prototype(original):  # type: ignore[misc] # WeasyPrint has no types
        """A style as Pango wants it, made once for all lines that are set in it."""

        def __init__(self, style: Style) -> None:
            self.setup(style)
            self.is_plain = style["letter_spacing"] == "normal" and not style["word_spacing"]
            self.is_plain = self.is_plain and not keeps_words(style)
            if style["overflow_wrap"] in ("anywhere", "break-word"):
                self._insert_no_hyphens()
            self.for_lines = {
                name: value
                for name, value in vars(self).items()
                if name not in ("layout", "style", "for_lines")
            }
            self.space: float | None = None

        def _insert_no_hyphens(self) -> None:
            attributes = pango.pango_layout_get_attributes(self.layout)
            if attributes == ffi.NULL:
                attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_change(attributes, pango.pango_attr_insert_hyphens_new(False))
            pango.pango_layout_set_attributes(self.layout, attributes)

    return Prototype


def _kept_class(copies: Copies, original: type[Any], prototype_class: type[Any]) -> type[Layout]:
    ffi, pango = copies.ffi, copies.pango
    gobject = copies.module("weasyprint.text.ffi").gobject

    class Kept(original):  # type: ignore[misc] # WeasyPrint has no types
        """A line in one style, which keeps its glyphs from its measuring to its drawing."""

        def setup(self, style: Style) -> None:
            prototype = vars(style).get("_prototype")
            if prototype is None:
                prototype = prototype_class(style)
                vars(style)["_prototype"] = prototype
            self.__dict__.update(prototype.for_lines)
            self.style = style
            self.prototype = prototype
            self.is_to_draw = False
            self.shaped = self._new()

        def _new(self) -> Pointer:
            return ffi.gc(pango.pango_layout_copy(self.prototype.layout), gobject.g_object_unref)

        @property
        def layout(self) -> Pointer:
            """Pango's layout; to be drawn from, it is shaped anew with its spaces widened."""
            if self.is_to_draw:
                self.is_to_draw = False
                self.shaped = self._new()
                super().set_text(self.text, justify=True)
            return self.shaped

        def set_text(self, text: str, justify: bool = False) -> None:
            plain = self.is_plain and not has_dash(text, self.max_width)
            if justify or not plain or "\n" in text or "\t" in text:
                super().set_text(text, justify)
                return
            self.text = text
            encoded = text.encode().replace(b"\0", b"")
            pango.pango_layout_set_text(self.shaped, encoded, len(encoded))

        def reactivate(self, style: Style) -> None:
            self.style = style
            self.is_to_draw = True

        def deactivate(self) -> None:
            if self.is_to_draw:
                self.shaped = None

    return Kept


def spacer(copies: Copies, original: Spacing) -> Spacing:
    """An `add_word_spacing` that keeps the glyphs of a text: only its spaces get wider."""
    text_box = copies.module("weasyprint.formatting_structure.boxes").TextBox
    expandable = copies.module("weasyprint.layout.inline").count_expandable_spaces

    def add_word_spacing(context: Context, box: TextBox, spacing: float, advance: float) -> float:
        if not isinstance(box, text_box):
            return original(context, box, spacing, advance)
        box.justification_spacing = spacing
        box.position_x += advance
        spaces: int = expandable(box)
        if spaces:
            box.pango_layout.justification_spacing = spacing
            box.width += spacing * spaces
        return advance + spacing * spaces

    return add_word_spacing


def strutter(_copies: Copies, original: Strut) -> Strut:
    """A `strut`, the least height and baseline of a line, that is asked once for each style."""

    def strut(style: Style) -> tuple[float, float]:
        known: tuple[float, float] | None = vars(style).get("_strut")
        if known is None:
            known = vars(style)["_strut"] = original(style)
        return known

    return strut
