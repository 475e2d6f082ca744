"""Indents of first lines that run from right to left, which WeasyPrint makes at the wrong end.

It leaves the room at the left of such a line and sets the words flush right (CSS Text 3, 8.1 wants
the indent at the line's start). Hanging lines, with an indent below zero, it does not hang.

This stands in for `weasyprint.layout.inline.get_next_linebox`, a private function of WeasyPrint 70
that `tests/backends/test_private_parts.py` names.
"""

from collections.abc import Callable
from typing import Any


def indent_at_the_start() -> None:
    """Let WeasyPrint, from now on, indent lines from right to left at their right end."""
    from weasyprint.layout import inline

    inline.get_next_linebox = _indenting(inline.get_next_linebox)


def _indenting(original: Callable[..., Any]) -> Callable[..., Any]:
    def get_next_linebox(context: Any, linebox: Any, *arguments: Any) -> Any:
        line, resume_at = original(context, linebox, *arguments)
        if line and linebox.text_indent and linebox.style["direction"] == "rtl":
            for child in line.children:
                if child.is_in_normal_flow():
                    child.translate(-linebox.text_indent, 0)
        return line, resume_at

    return get_next_linebox
