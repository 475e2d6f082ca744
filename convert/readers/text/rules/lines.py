"""Lines that keep their breaks: addresses, signatures, contacts."""

from collections.abc import Sequence

from convert.article import AnyInline, Inlines, LineBreak
from convert.readers.text.prose import tidy
from convert.readers.text.rule import View
from convert.readers.text.source import Line


def broken_lines(view: View, lines: Sequence[Line]) -> Inlines:
    """The inlines of `lines` with a break after each but the last; blank ones are left out."""
    content: list[AnyInline] = []
    for line in lines:
        if not line.body:
            continue
        if content:
            content.append(LineBreak())
        content.extend(view.tools.inlines(tidy(line.body)))
    return tuple(content)
