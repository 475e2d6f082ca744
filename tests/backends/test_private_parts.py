"""The private parts of libraries that recipes lean on. A failure here says what to look at.

When one of these fails after an upgrade: read the new source of the named function, adapt the
module that the docstring names, and run `make conformance` before the pin is moved.
"""

import inspect
from importlib.metadata import version

import pytest
from ebooklib import epub
from weasyprint import css, document
from weasyprint.draw import text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline, page, percent
from weasyprint.pdf import fonts, tags
from weasyprint.text import line_break

from convert.backends.pdf.weasyprint.copies import weasyprint
from convert.backends.pdf.weasyprint.faster.layouts import line_layout
from convert.backends.pdf.weasyprint.inputs import parsed


def parameters(function) -> list[str]:
    return list(inspect.signature(function).parameters)


def test_weasyprint_is_the_major_that_was_measured():
    assert version("weasyprint").partition(".")[0] == "70"


def test_the_tag_tree_is_built_by_the_function_we_wrap():
    """weasyprint.tags.observed"""
    assert parameters(tags._build_box_tree) == [
        "box", "parent", "pdf", "page_number", "nums", "annotations", "tags",
    ]  # fmt: skip
    assert parameters(tags._get_pdf_tag) == ["tag"]
    assert tags._get_pdf_tag("blockquote") == "BlockQuote"
    assert hasattr(boxes, "MarginBox")
    assert hasattr(boxes, "PageBox")


def test_a_parsed_document_has_the_attributes_that_we_set():
    """weasyprint.inputs.parsed"""
    ours = parsed('<html lang="en"><head><title>t</title></head><body><p>Sea</p></body></html>')
    theirs = weasyprint().HTML(string="<p>Sea", base_url=None)
    assert set(vars(ours)) == set(vars(theirs))


def test_what_cuts_fonts_without_harfbuzz_is_loaded_when_it_is_asked():
    """weasyprint.copies"""
    assert weasyprint().pdf.fonts.subset.Options().retain_gids is False
    assert callable(fonts.instantiateVariableFont)
    assert "subset.Subsetter(options)" in inspect.getsource(fonts.Font)


def test_lines_are_drawn_by_the_function_we_stand_in_for():
    """weasyprint.mended.shaped"""
    assert parameters(text.draw_first_line) == [
        "stream", "textbox", "text_overflow", "block_ellipsis", "matrix",
    ]  # fmt: skip
    source = inspect.getsource(text.draw_first_line)
    for name in ("add_font", "set_text_matrix", "to_unicode", "log_clusters", "font.widths"):
        assert name in source


def test_a_line_is_laid_out_by_the_function_we_indent():
    """weasyprint.mended.indents"""
    original = inline.get_next_linebox.__closure__[0].cell_contents
    assert parameters(original)[:2] == ["context", "linebox"]
    assert "position_x += linebox.text_indent" in inspect.getsource(original)


def test_lines_are_split_and_measured_by_what_we_stand_in_for():
    """weasyprint.faster.lines, weasyprint.faster.layouts"""
    assert parameters(line_break.split_first_line) == [
        "text", "style", "context", "max_width", "justification_spacing", "is_line_start",
        "minimum",
    ]  # fmt: skip
    assert parameters(line_break.first_line_metrics)[:6] == [
        "first_line", "text", "layout", "resume_at", "space_collapse", "style",
    ]  # fmt: skip
    theirs = line_layout().__mro__[1]
    for name in ("setup", "set_text", "get_first_line", "reactivate", "deactivate"):
        assert name in vars(theirs)
    for name in ("split_first_line", "add_word_spacing", "strut"):
        assert getattr(inline, name).__module__.startswith("convert.backends.pdf.")


def test_the_lines_of_a_paragraph_are_made_by_the_function_we_stand_in_for():
    """weasyprint.faster.paragraphs"""
    theirs = inspect.getsource(inline)
    for step in ("_adjust_line_height", "remove_last_whitespace", "text_align", "handle_leader"):
        assert f"def {step}(" in theirs or f"import {step}" in theirs
    assert parameters(inline.iter_line_boxes) == parameters(block.iter_line_boxes)
    assert parameters(inline.split_text_box)[:4] == ["context", "box", "available_width", "skip"]


def test_styles_are_looked_up_by_what_we_stand_in_for():
    """weasyprint.faster.styles"""
    assert parameters(percent.resolve_percentages) == ["box", "containing_block"]
    source = inspect.getsource(percent)
    for kind in ("margin_left", "padding_top", "max_height", "border_collapse"):
        assert kind in source
    assert callable(css.PHYSICAL_FUNCTIONS["margin_left"])
    for name in ("_ua_stylesheets", "_ph_stylesheets"):
        assert hasattr(weasyprint().HTML, name)


@pytest.mark.parametrize("name", ["hash", "name", "glyph_count", "to_unicode", "file_content"])
def test_fonts_have_what_our_codes_need(name: str):
    """weasyprint.mended.shaped"""
    assert f"self.{name}" in inspect.getsource(fonts.Font.__init__)


def test_the_package_document_is_written_by_the_methods_we_override():
    """convert.backends.epub.package"""
    assert version("ebooklib").startswith("0.20")
    assert parameters(epub.EpubWriter._write_opf_spine) == ["self", "root", "ncx_id"]
    assert parameters(epub.EpubWriter._write_opf_file) == ["self", "root"]
    written = inspect.getsource(epub.EpubWriter.write)
    steps = [written.index(name) for name in ("_write_container", "_write_opf", "_write_items")]
    assert steps == sorted(steps)


def test_text_is_given_to_pango_by_the_method_we_wrap():
    """weasyprint.mended.korean"""
    source = inspect.getsource(line_break)
    assert "def set_text(self, text, justify=False):" in source
    assert "pango.pango_layout_get_attributes(self.layout)" in source


def test_a_page_has_the_boxes_that_we_count_letters_in():
    """weasyprint.page_starts"""
    assert "self._page_box = page_box" in inspect.getsource(document.Page.__init__)
    assert "page.children = [root_box, footnote_area" in inspect.getsource(page.make_page)
