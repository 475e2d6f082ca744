"""Indents of first lines that run from right to left, which WeasyPrint makes at the wrong end.

It leaves the room at the left of such a line and sets the words flush right (CSS Text 3, 8.1 wants
the indent at the line's start). Hanging lines, with an indent below zero, it does not hang.
"""

from typing import Protocol

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.shapes import Box, Context, SkipStack


class NextLine(Protocol):
    """WeasyPrint's `get_next_linebox`: a line, if there is one more, and where the next begins."""

    def __call__(
        self, context: Context, linebox: Box, /, *arguments: object
    ) -> tuple[Box | None, SkipStack]:
        """The line and the skip stack after it."""


def indenting(_copies: Copies, original: NextLine) -> NextLine:
    """A `get_next_linebox` that indents lines from right to left at their right end."""

    def get_next_linebox(
        context: Context, linebox: Box, /, *arguments: object
    ) -> tuple[Box | None, SkipStack]:
        line, resume_at = original(context, linebox, *arguments)
        if line and linebox.text_indent and linebox.style["direction"] == "rtl":
            for child in line.children:
                if child.is_in_normal_flow():
                    child.translate(-linebox.text_indent, 0)
        return line, resume_at

    return get_next_linebox
