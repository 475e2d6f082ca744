"""Fonts cut down to their used glyphs in one pass.

WeasyPrint makes a second one, which drops empty glyphs after the last used one. HarfBuzz leaves
hardly any there but in the fonts of Chinese, Japanese and Korean, which have tens of thousands.
"""

from collections.abc import Callable, Iterable

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.shapes import Font, Pointer

Subset = Callable[[Font, dict[int, str], bool], None]

_LARGE = 2_000_000  # bytes
_KEPT = ("RETAIN_GIDS", "PASSTHROUGH_UNRECOGNIZED", "DESUBROUTINIZE")
_TABLES = b"BASE DSIG EBDT EBLC EBSC GPOS GSUB JSTF LTSH PCLT SVG".split()
_DROPPED = tuple(int.from_bytes(tag.ljust(4), "big") for tag in _TABLES)


def in_one_pass(copies: Copies, original: Subset) -> Subset:
    """WeasyPrint's `_harfbuzz_subset`, its second pass for large fonts alone."""
    fonts, c = copies.module("weasyprint.pdf.fonts"), copies.module("weasyprint.text.ffi")
    ffi, harfbuzz, library = c.ffi, c.harfbuzz, c.harfbuzz_subset

    def flag(name: str) -> int:
        return int(getattr(library, f"HB_SUBSET_FLAGS_{name}"))

    def add(found: Pointer, numbers: Iterable[int]) -> None:
        array = ffi.new("hb_codepoint_t[]", sorted(numbers))
        harfbuzz.hb_set_add_sorted_array(found, array, len(array))

    def subset(font: Font, to_unicode: dict[int, str], hinting: bool) -> None:
        if len(font.file_content) > _LARGE:
            original(font, to_unicode, hinting)
            return
        wanted = ffi.gc(library.hb_subset_input_create_or_fail(), library.hb_subset_input_destroy)
        add(library.hb_subset_input_glyph_set(wanted), to_unicode)
        tables = library.hb_subset_input_set(wanted, library.HB_SUBSET_SETS_DROP_TABLE_TAG)
        add(tables, _DROPPED)
        flags = sum(map(flag, _KEPT))
        flags += 0 if hinting else flag("NO_HINTING")
        flags += flag("NOTDEF_OUTLINE") if font.missing else 0
        library.hb_subset_input_set_flags(wanted, flags)
        cut = ffi.gc(library.hb_subset_or_fail(font.hb_face, wanted), harfbuzz.hb_face_destroy)
        content = fonts.get_hb_object_data(cut) if cut else None
        if content:
            font.file_content = content
        else:
            original(font, to_unicode, hinting)

    return subset
