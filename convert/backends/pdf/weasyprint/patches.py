"""Every name that is replaced in our copies of WeasyPrint and pydyf, in the order of replacing."""

from convert.backends.pdf.weasyprint.faster.hyphenation import quick_pyphen
from convert.backends.pdf.weasyprint.faster.layouts import layout_class, spacer, strutter
from convert.backends.pdf.weasyprint.faster.lines import splitter
from convert.backends.pdf.weasyprint.faster.paragraphs import liner
from convert.backends.pdf.weasyprint.faster.styles import looker, resolver
from convert.backends.pdf.weasyprint.faster.subsetting import in_one_pass
from convert.backends.pdf.weasyprint.faster.writing import cached_types, encoder, quick_zlib
from convert.backends.pdf.weasyprint.fitted.paragraphs import fitting
from convert.backends.pdf.weasyprint.mended.indents import indenting
from convert.backends.pdf.weasyprint.mended.links import reaching
from convert.backends.pdf.weasyprint.mended.painted import drawing
from convert.backends.pdf.weasyprint.mended.spaces import ending_at_spaces
from convert.backends.pdf.weasyprint.mended.unbroken import keeping_whole
from convert.backends.pdf.weasyprint.patch import Part, Patch, Reliance
from convert.backends.pdf.weasyprint.tags.observed import observer, role_giver

_BOXES = "weasyprint.formatting_structure.boxes:"
_BREAKING = "weasyprint.text.line_break:"
_INLINE = "weasyprint.layout.inline:"
_LINE = (
    "context linebox position_y bottom_space skip_stack containing_block "
    "absolute_boxes fixed_boxes first_letter_style first_line_style"
)
_LINES = _LINE.replace("linebox", "box")

_MENDS = (
    Patch(
        "tags of boxes",
        "weasyprint.pdf.tags:_build_box_tree",
        "box parent pdf page_number nums annotations tags",
        "mend",
        observer,
        (Part(f"{_BOXES}PageBox"), Part(f"{_BOXES}MarginBox")),
    ),
    Patch("roles of tags", "weasyprint.pdf.tags:_get_pdf_tag", "tag", "mend", role_giver),
    Patch(
        "reading order of glyphs",
        "weasyprint.draw.text:draw_first_line",
        "stream textbox text_overflow block_ellipsis matrix",
        "mend",
        drawing,
        (
            Part(
                "weasyprint.draw.text:draw_first_line",
                names="add_font set_text_matrix to_unicode log_clusters widths",
            ),
            Part(
                "weasyprint.pdf.fonts:Font.__init__",
                names="hash name glyph_count to_unicode file_content widths",
            ),
            Part(f"{_BREAKING}Layout.get_first_line", "self"),
        ),
    ),
    Patch(
        "places where no line ends",
        f"{_BREAKING}Layout.set_text",
        "self text justify",
        "mend",
        keeping_whole,
        (
            Part(f"{_BREAKING}Layout.setup", names="layout style"),
            Part(f"{_BREAKING}Layout.__init__", names="max_width"),
            Part("weasyprint.text.ffi:ffi", names="gc cdef NULL"),
        ),
    ),
    Patch(
        "lines that end at spaces",
        f"{_BREAKING}can_break_text",
        "text lang",
        "mend",
        ending_at_spaces,
        everywhere=True,
    ),
    Patch(
        "indents from right to left",
        f"{_INLINE}get_next_linebox",
        _LINE,
        "mend",
        indenting,
        (Part(f"{_INLINE}get_next_linebox", names="text_indent position_x"),),
    ),
    Patch(
        "links as high as their lines",
        f"{_BOXES}InlineBox.hit_area",
        "self",
        "mend",
        reaching,
        (
            Part("weasyprint.css:ComputedStyle.__init__", names="parent_style"),
            Part("weasyprint.anchors:gather_anchors", names="hit_area"),
        ),
    ),
)

_SPEED_UPS = (
    Patch(
        "kept layouts",
        f"{_BREAKING}Layout",
        None,
        "speed",
        layout_class,
        (
            Part(
                f"{_BREAKING}Layout",
                names="setup set_text get_first_line reactivate deactivate",
            ),
            Part(
                f"{_BREAKING}Layout.__init__",
                "self style justification_spacing max_width",
            ),
            Part(f"{_BREAKING}Layout.setup", "self style"),
            Part(f"{_BREAKING}Layout.reactivate", "self style"),
            Part(f"{_BREAKING}Layout.deactivate", "self"),
        ),
    ),
    Patch(
        "lines shaped once",
        f"{_INLINE}split_first_line",
        "text style context max_width justification_spacing is_line_start minimum",
        "speed",
        splitter,
        (
            Part(
                f"{_BREAKING}first_line_metrics",
                "first_line text layout resume_at space_collapse style "
                "hyphenated hyphenation_character",
            ),
            Part(f"{_BREAKING}line_size", "line style"),
            Part(f"{_BREAKING}get_next_word_boundaries", "text lang"),
            Part("weasyprint.layout.percent:percentage", "value computed refer_to"),
        ),
        needs=("kept layouts",),
    ),
    Patch(
        "spaces widened in place",
        f"{_INLINE}add_word_spacing",
        "context box justification_spacing x_advance",
        "speed",
        spacer,
        (Part(f"{_BOXES}TextBox"), Part(f"{_INLINE}count_expandable_spaces", "box")),
        needs=("kept layouts",),
    ),
    Patch("known struts", f"{_INLINE}strut", "style", "speed", strutter),
    Patch(
        "known lengths",
        "weasyprint.layout.percent:resolve_percentages",
        "box containing_block",
        "speed",
        resolver,
        (
            Part(f"{_BOXES}MarginBox"),
            Part(
                "weasyprint.css.properties:INITIAL_VALUES",
                names="margin_left padding_top max_height border_collapse",
            ),
        ),
        everywhere=True,
    ),
    Patch(
        "simple styles",
        "weasyprint.css:ComputedStyle.__missing__",
        "self key",
        "speed",
        looker,
        (
            Part("weasyprint.css:PHYSICAL_FUNCTIONS", names="margin_left"),
            Part("weasyprint.css.properties:INITIAL_NOT_COMPUTED"),
            Part("weasyprint.css.properties:INITIAL_VALUES"),
            Part("weasyprint.css.properties:INHERITED"),
        ),
    ),
    Patch(
        "plain paragraphs",
        "weasyprint.layout.block:iter_line_boxes",
        _LINES,
        "speed",
        liner,
        (
            Part(f"{_BOXES}TextBox"),
            Part(f"{_INLINE}_adjust_line_height", "box"),
            Part(f"{_INLINE}remove_last_whitespace", "context line"),
            Part(f"{_INLINE}split_text_box"),
            Part(f"{_INLINE}text_align"),
            Part(f"{_INLINE}resolve_percentages"),
            Part(f"{_INLINE}resolve_one_percentage"),
            Part(f"{_INLINE}handle_leader"),
        ),
    ),
    Patch(
        "fonts cut in one pass",
        "weasyprint.pdf.fonts:Font._harfbuzz_subset",
        "self to_unicode hinting",
        "speed",
        in_one_pass,
        (
            Part("weasyprint.pdf.fonts:Font.__init__", names="hb_face file_content missing"),
            Part("weasyprint.pdf.fonts:get_hb_object_data", "hb_object ot_color glyph"),
        ),
    ),
    Patch("known types of C", "weasyprint.pdf.fonts:ffi", None, "speed", cached_types),
    Patch("hyphens as asked", f"{_BREAKING}pyphen", None, "speed", quick_pyphen),
    Patch("quick compression", "pydyf:zlib", None, "speed", quick_zlib),
    Patch("quick encoding", "pydyf:_to_bytes", "item", "speed", encoder),
)

_FINISHES = (
    Patch(
        "lines of whole paragraphs",
        "weasyprint.layout.block:iter_line_boxes",
        None,  # by now it is that of "plain paragraphs"
        "finish",
        fitting,
        (
            Part(f"{_BOXES}TextBox", names="copy_with_text"),
            Part(f"{_BOXES}InlineBlockBox"),
            Part(f"{_BREAKING}get_log_attrs", "text lang"),
            Part(
                f"{_INLINE}split_inline_box",
                "context box position_x max_x bottom_space skip_stack containing_block "
                "absolute_boxes fixed_boxes line_placeholders waiting_floats line_children "
                "first_letter_style first_line_style",
            ),
            Part(
                f"{_INLINE}atomic_box",
                "context box position_x skip_stack containing_block absolute_boxes fixed_boxes",
            ),
            Part(f"{_INLINE}line_box_verticality", "box"),
            Part(f"{_INLINE}justify_line", "context line extra_width"),
            Part(f"{_INLINE}text_align", "context line available_width last"),
        ),
        needs=("kept layouts", "plain paragraphs"),
    ),
)

PATCHES = (*_MENDS, *_SPEED_UPS, *_FINISHES)

RELIANCES = (
    Reliance(
        "pages parsed as XML",
        (
            Part(
                "weasyprint:HTML.__init__",
                names="base_url url_fetcher media_type wrapper_element etree_element "
                "from_html_root",
            ),
            Part("weasyprint:HTML._ua_stylesheets", "self forms"),
            Part("weasyprint:HTML._ph_stylesheets", "self"),
            Part("weasyprint.urls:URLFetcher.fetch", "self url headers"),
        ),
    ),
    Reliance(
        "boxes of pages",
        (
            Part("weasyprint.document:Page.__init__", names="_page_box"),
            Part("weasyprint.layout.page:make_page", names="children footnote_area"),
        ),
    ),
    Reliance(
        "objects of a PDF",
        (
            Part("pydyf:PDF", names="add_object page_references"),
            Part("pydyf:PDF.__init__", names="catalog objects"),
            Part("pydyf:Object.reference"),
            Part("pydyf:Stream.__init__", names="stream compress"),
            Part("pydyf:Dictionary"),
            Part("pydyf:Array"),
            Part("pydyf:String"),
        ),
    ),
)
"""Private parts that are asked and not replaced: as with mends, there is no PDF without them."""
