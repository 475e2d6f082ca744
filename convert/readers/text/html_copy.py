"""Copies of HTML source in a text file: refused, since tags would be printed as words."""

import re
from typing import Final

from convert.errors import SourceError, Where
from convert.patterns import Lazy

_DOCUMENT: Final = Lazy(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_BLOCK: Final = Lazy(
    r"</?(?:p|div|h[1-6]|ul|ol|li|blockquote|table|tr|td|th|section|article|header|footer|figure|"
    r"figcaption|body|head|main|nav|aside|hr|br|img|pre|dl|dt|dd)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_SAMPLE: Final = 200
_FEWEST: Final = 3
_SHARE: Final = 0.6


def refuse_html(text: str, name: str) -> None:
    """Raise SourceError where `text` is the source of a web page or a part of one.

    An article that speaks of tags, or shows some in a listing, is none: in a copy most lines
    begin with the tag of a block, the first among them.
    """
    if _DOCUMENT.match(text) or _is_fragment(text):
        raise SourceError(
            "this looks like HTML, not plain text",
            where=Where(name),
            hint="Say --from html, or save the page as text.",
            code="source.html",
        )


def _is_fragment(text: str) -> bool:
    if text.lstrip()[:1] != "<":
        return False
    lines = [line for line in text[:100_000].split("\n")[:_SAMPLE] if line.strip()]
    tagged = [line for line in lines if _BLOCK.match(line.lstrip())]
    first = _BLOCK.match(lines[0].lstrip()) is not None
    return first and len(tagged) >= _FEWEST and len(tagged) >= _SHARE * len(lines)
