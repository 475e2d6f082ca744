"""What we touch of WeasyPrint's and pydyf's objects, which have no types of their own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any, Protocol
from xml.etree.ElementTree import Element

from convert.languages.hyphens import Hyphenator

Pointer = Any
"""What cffi gives: structs, arrays and addresses of Pango's, whose types are known at run time."""

Value = Any
"""Part of a PDF: a number, name, reference, string, list or dictionary (ISO 32000-1 7.3)."""


Area = tuple[float, float, float, float]
"""Left, top, width and height, in px."""


class Style(Protocol):
    """The computed values of a box, by the names of the properties."""

    parent_style: "Style | None"

    def __getitem__(self, name: str, /) -> Any:
        """A computed value."""


SkipStack = Mapping[int, "SkipStack"] | None
"""Where in the children of a box, and in theirs, something begins; in a text, at which byte."""


class Context(Protocol):
    """What WeasyPrint knows while it lays out a document."""

    excluded_shapes: list["Box"]
    dictionaries: dict[object, Hyphenator]


class Layout(Protocol):
    """A line of text as Pango shapes it."""

    text: str
    style: Style
    layout: Pointer
    max_width: float | None
    """How long its lines may be, in px; None where it is one line."""

    def set_text(self, text: str, justify: bool = False) -> None:
        """Shape a text."""

    def get_first_line(self) -> tuple[Pointer, int | None]:
        """Pango's line, and the byte where the next one begins."""


class Prototype(Layout, Protocol):
    """A style as Pango wants it; see `faster.layouts`."""

    space: float | None


class KeptLayout(Layout, Protocol):
    """A line that keeps its glyphs from its measuring to its drawing; see `faster.layouts`."""

    shaped: Pointer
    prototype: Prototype


class Box(Protocol):
    """A box of any kind; what only some have is asked for with `getattr`."""

    style: Style
    element_tag: str | None
    element: Element | None
    children: Sequence["Box"]
    position_x: float
    position_y: float
    width: float
    height: float
    baseline: float
    text_indent: float
    margin_top: float
    margin_bottom: float
    is_leader: bool

    def copy(self) -> "Box":
        """Another one with what it holds."""

    def translate(self, dx: float, dy: float) -> None:
        """Move the box and all that is in it."""

    def is_in_normal_flow(self) -> bool:
        """Whether it neither floats nor is placed."""

    def content_box_x(self) -> float:
        """The left edge of its content."""

    def margin_width(self) -> float:
        """Its width with padding, borders and margins."""

    def margin_height(self) -> float:
        """Its height with padding, borders and margins."""


class InlineBox(Box, Protocol):
    """An element within a line."""

    def border_box_y(self) -> float:
        """The upper edge of its border."""

    def border_height(self) -> float:
        """Its height with padding and borders."""


class LineBox(Box, Protocol):
    """The line box that a paragraph's lines are copies of, or one of them."""

    def copy_with_children(self, children: Sequence[Box]) -> "LineBox":
        """A copy that holds these."""

    def remove_decoration(self, *, start: bool, end: bool) -> None:
        """Take off the edges that belong to other lines."""

    def descendants(self) -> Iterator[Box]:
        """The boxes within it, in order, and itself first."""


class TextBox(Box, Protocol):
    """A line of text, or the whole text of a paragraph before it is broken into lines."""

    text: str
    pango_layout: Layout
    justification_spacing: float


class Font(Protocol):
    """A font among the resources of a document."""

    hash: str
    to_unicode: dict[int, str]
    widths: dict[int, int]
    file_content: bytes
    hb_face: Pointer
    missing: object
    """The characters it was asked for and lacks."""
    bitmap: object
    svg: object
    png: object
    colr: object


class Matrix(Protocol):
    """A place on a page."""

    values: tuple[float, ...]


class Stream(Protocol):
    """What is painted on a page."""

    stream: list[bytes]
    logical_rect: Pointer
    ink_rect: Pointer

    def add_font(self, pango_font: Pointer) -> tuple[Font, float]:
        """The document's font for one of Pango's, and its size."""

    def set_text_matrix(self, *values: float) -> None:
        """Operator Tm."""

    def set_font_size(self, font: str, size: float) -> None:
        """Operator Tf."""

    def set_text_rise(self, height: float) -> None:
        """Operator Ts."""

    def show_text(self, text: str) -> None:
        """Operator TJ, of an array of hexadecimal strings and distances."""


class Reference(Protocol):
    """Something with a reference among a PDF's objects."""

    reference: bytes


class Tag(Reference, Protocol):
    """A dictionary of pydyf's, mostly a structure element (ISO 32000-1 table 323)."""

    def __getitem__(self, key: str, /) -> Value:
        """An entry."""

    def __setitem__(self, key: str, value: object, /) -> None:
        """Set an entry."""

    def __contains__(self, key: object, /) -> bool:
        """Whether there is an entry."""

    def get(self, key: str, default: object = None, /) -> Value:
        """An entry, or something else."""

    def pop(self, key: str, default: object = None, /) -> Value:
        """Take an entry out."""


class Pdf(Protocol):
    """A `pydyf.PDF` whose bytes are not written yet."""

    catalog: Value
    objects: list[Value]

    @property
    def page_references(self) -> list[bytes]:
        """The references of the pages, in their order."""

    def add_object(self, added: object) -> None:
        """Give an object a number, so that it has a reference."""


class Page(Protocol):
    """A page that was laid out."""

    _page_box: Box


class Document(Protocol):
    """A document that was laid out."""

    pages: list[Page]
    metadata: Any

    def write_pdf(self, target: IO[bytes], **options: object) -> None:
        """Write the PDF; see WeasyPrint's documentation for the options."""


class Html(Protocol):
    """A page before it is laid out."""

    etree_element: Element

    def render(self, **options: object) -> Document:
        """The page laid out; see WeasyPrint's documentation for the options."""
