"""The masthead of a Word file in a section of its own (ISO/IEC 29500-1, 17.6)."""

import re

from convert.tokens import Page

_MASTHEAD = re.compile(
    rb'<w:p><w:pPr><w:pStyle w:val="(?:Title|Subtitle|Author|Date|Details)" ?/>.*?</w:p>', re.DOTALL
)
_SECTION = re.compile(rb"<w:sectPr>.*?</w:sectPr>", re.DOTALL)
_FIRST_PAGE = re.compile(rb"<w:titlePg ?/>")
_SIZE = re.compile(rb"<w:pgSz ")
_AFTER_COLUMNS = re.compile(rb"(?=<w:titlePg|<w:bidi|</w:sectPr>)")
_GAP = 400


def set_sections(part: bytes, page: Page) -> bytes:
    """The document part with a cover page, or with columns below the masthead, as `page` says."""
    sections = list(_SECTION.finditer(part))
    masthead = _leading(part)
    if not sections or masthead is None or not (page.cover or page.columns > 1):
        return part
    last = sections[-1]
    own = last[0]
    kind = "nextPage" if page.cover else "continuous"
    rest = _SIZE.sub(f'<w:type w:val="{kind}"/><w:pgSz '.encode(), own, count=1)
    if page.columns > 1:
        columns = f'<w:cols w:num="{page.columns}" w:space="{_GAP}"/>'.encode()
        rest = _AFTER_COLUMNS.sub(columns, rest, count=1)
    if page.cover:
        rest = _FIRST_PAGE.sub(b"", rest)
    closed = part[masthead.start() : masthead.end()].replace(b"</w:pPr>", own + b"</w:pPr>", 1)
    return b"".join(
        (
            part[: masthead.start()],
            closed,
            part[masthead.end() : last.start()],
            rest,
            part[last.end() :],
        )
    )


def masthead_end(part: bytes) -> int:
    """Where the masthead of a document part ends; where its body begins, if it has none."""
    masthead = _leading(part)
    if masthead is not None:
        return masthead.end()
    body = part.find(b"<w:body>")
    return body + len(b"<w:body>")


def _leading(part: bytes) -> re.Match[bytes] | None:
    """The last paragraph of the masthead: those that follow each other at the document's start."""
    found = None
    at = part.find(b"<w:p>")
    while at >= 0 and (match := _MASTHEAD.match(part, at)):
        found = match
        space = re.compile(rb"\s*").match(part, match.end())
        at = space.end() if space else -1
    return found
