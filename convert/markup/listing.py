"""Program text, and what else keeps its lines, as an element."""

from convert.article import Preformatted
from convert.languages.directions import runs_from_left
from convert.markup.element import Attributes
from convert.markup.writer import Writer

LONG_LISTING = 15
"""Lines of a listing that the end of a page may part."""


def write_listing(block: Preformatted, writer: Writer) -> str:
    """A listing, which says where it is long."""
    syntax = f"language-{block.syntax}" if block.syntax else None
    code = writer.tag("code", writer.text(block.text), {"class": syntax})
    attributes: Attributes = {
        "class": "long" if block.text.count("\n") >= LONG_LISTING else None,
        **writer.language(block),
        "dir": "ltr" if writer.direction == "rtl" and runs_from_left(block) else block.direction,
    }
    return writer.tag("pre", code, attributes)
