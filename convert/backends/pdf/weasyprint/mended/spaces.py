"""Lines that end at the space before an element whose words begin with a full stop (`.md`).

Between two elements WeasyPrint asks Pango about the letters on both sides of the border alone, and
Pango lets no line end before a full stop, even after a space (Unicode's UAX #14, LB13): it takes it
for the end of a sentence. A row of names of files in code would then run out of the page. Inside
one element Pango sees the letters that follow, and lets the line end.
"""

from collections.abc import Callable

from convert.backends.pdf.weasyprint.copies import Copies

_BORDER = " ."


def ending_at_spaces(
    _copies: Copies, original: Callable[[str, str | None], bool]
) -> Callable[[str, str | None], bool]:
    """A `can_break_text` that parts a space from a full stop at the border of an element."""

    def can_break_text(text: str, lang: str | None) -> bool:
        return text == _BORDER or original(text, lang)

    return can_break_text
