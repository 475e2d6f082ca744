"""The private parts of libraries that recipes lean on. A failure here says what to look at.

WeasyPrint's and pydyf's are in one table, `convert.backends.pdf.weasyprint.patches`, which is
asked at run time too. When one of these fails after an upgrade: read the new source of the part
that the test names, adapt the module that replaces it, and run `make conformance` before the pin
is moved.
"""

import inspect
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from ebooklib import epub
from weasyprint.draw import text
from weasyprint.layout import block, inline, page, percent
from weasyprint.pdf import fonts, tags
from weasyprint.text import line_break

import convert
from convert.backends.pdf.weasyprint.copies import Copies, load_copies
from convert.backends.pdf.weasyprint.engine import TESTED, engine
from convert.backends.pdf.weasyprint.inputs import parsed
from convert.backends.pdf.weasyprint.patch import Part, Patch, Reliance, fits, is_as_known
from convert.backends.pdf.weasyprint.patches import PATCHES, RELIANCES


@pytest.fixture(scope="module")
def untouched() -> Copies:
    """WeasyPrint and pydyf with nothing replaced."""
    return load_copies()


def parameters(function) -> list[str]:
    return list(inspect.signature(function).parameters)


def test_the_versions_are_those_that_were_measured():
    assert version("weasyprint").partition(".")[0] == "70"
    assert version("pydyf").startswith("0.13.")
    assert version("pyphen").startswith("0.18.")
    assert TESTED == ("weasyprint>=70,<71", "pydyf>=0.12,<0.14")


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_what_is_replaced_is_what_we_know(patch: Patch, untouched: Copies):
    assert fits(untouched, patch)


PARTS = [part for named in (*PATCHES, *RELIANCES) for part in getattr(named, "leans_on", ())]
PARTS += [part for reliance in RELIANCES for part in reliance.parts]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.path)
def test_what_is_asked_is_what_we_know(part: Part, untouched: Copies):
    assert is_as_known(untouched, part)


@pytest.mark.parametrize("reliance", RELIANCES, ids=lambda reliance: reliance.name)
def test_each_reliance_names_parts(reliance: Reliance):
    assert reliance.parts


def test_roles_of_tags_are_given_by_the_function_we_wrap():
    assert tags._get_pdf_tag("blockquote") == "BlockQuote"


def test_a_parsed_document_has_the_attributes_that_we_set():
    ours = parsed('<html lang="en"><head><title>t</title></head><body><p>Sea</p></body></html>')
    theirs = engine().copies.weasyprint.HTML(string="<p>Sea", base_url=None)
    assert set(vars(ours)) == set(vars(theirs))


def test_what_cuts_fonts_without_harfbuzz_is_loaded_when_it_is_asked():
    ours = engine().copies.module("weasyprint.pdf.fonts")
    assert ours.subset.Options().retain_gids is False
    assert callable(ours.instantiateVariableFont)
    assert "subset.Subsetter(options)" in inspect.getsource(fonts.Font)


def test_a_line_is_indented_where_we_mend_it():
    """weasyprint.mended.indents"""
    assert "position_x += linebox.text_indent" in inspect.getsource(inline.get_next_linebox)


def test_lines_are_painted_where_we_stand_in():
    """weasyprint.mended.painted"""
    source = inspect.getsource(text.draw_first_line)
    for name in ("add_font", "set_text_matrix", "to_unicode", "log_clusters", "font.widths"):
        assert name in source


def test_the_lines_of_a_paragraph_are_made_in_the_steps_that_we_take():
    """weasyprint.faster.paragraphs"""
    theirs = inspect.getsource(inline)
    for step in ("_adjust_line_height", "remove_last_whitespace", "text_align", "handle_leader"):
        assert f"def {step}(" in theirs or f"import {step}" in theirs
    assert parameters(inline.iter_line_boxes) == parameters(block.iter_line_boxes)
    assert parameters(inline.split_text_box)[:4] == ["context", "box", "available_width", "skip"]


def test_lengths_are_worked_out_for_the_properties_that_we_remember():
    """weasyprint.faster.styles"""
    source = inspect.getsource(percent)
    for kind in ("margin_left", "padding_top", "max_height", "border_collapse"):
        assert kind in source


@pytest.mark.parametrize("name", ["hash", "name", "glyph_count", "to_unicode", "file_content"])
def test_fonts_have_what_our_codes_need(name: str):
    """weasyprint.mended.shaped"""
    assert f"self.{name}" in inspect.getsource(fonts.Font.__init__)


def test_text_is_given_to_pango_by_the_method_we_wrap():
    """weasyprint.mended.unbroken"""
    source = inspect.getsource(line_break)
    assert "def set_text(self, text, justify=False):" in source
    assert "pango.pango_layout_get_attributes(self.layout)" in source


def test_a_page_has_the_boxes_that_we_count_letters_in():
    """weasyprint.page_starts"""
    assert "page.children = [root_box, footnote_area" in inspect.getsource(page.make_page)


def test_the_package_document_is_written_by_the_methods_we_override():
    """convert.backends.epub.package"""
    assert version("ebooklib").startswith("0.20")
    assert parameters(epub.EpubWriter._write_opf_spine) == ["self", "root", "ncx_id"]
    assert parameters(epub.EpubWriter._write_opf_file) == ["self", "root"]
    written = inspect.getsource(epub.EpubWriter.write)
    steps = [written.index(name) for name in ("_write_container", "_write_opf", "_write_items")]
    assert steps == sorted(steps)


def test_nothing_here_asks_for_weasyprint_by_its_own_name():
    """Who did would get a host's, without our mends; only `private` loads it."""
    named = re.compile(r"^\s*(?:from|import) (?:weasyprint|pydyf)\b", re.MULTILINE)
    package = Path(convert.__file__).parent
    assert not [path for path in package.rglob("*.py") if named.search(path.read_text("utf-8"))]
