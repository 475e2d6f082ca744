"""Program text, and what else keeps its lines, as an element."""

from convert.article import Preformatted
from convert.languages.directions import runs_from_left
from convert.markup.element import Attributes
from convert.markup.writer import Writer

LONG_LISTING = 15
"""Lines of a listing that the end of a page may part."""

_NARROW = 24  # characters: for so long a line there is room in a column, even on a telephone


def write_listing(block: Preformatted, writer: Writer) -> str:
    """A listing; on screens one of short lines says so, for columns of a table to leave these."""
    syntax = f"language-{block.syntax}" if block.syntax else None
    code = writer.tag("code", writer.text(block.text), {"class": syntax})
    lines = block.text.split("\n")
    names = [
        "long" if len(lines) > LONG_LISTING else "",
        "narrow" if writer.dialect.gaps and max(map(len, lines)) <= _NARROW else "",
    ]
    attributes: Attributes = {
        "class": " ".join(filter(None, names)) or None,
        **writer.language(block),
        "dir": "ltr" if writer.direction == "rtl" and runs_from_left(block) else block.direction,
    }
    return writer.tag("pre", code, attributes)
