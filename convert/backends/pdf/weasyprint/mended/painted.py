"""Lines of text painted by us: in logical order where WeasyPrint would not, and faster."""

from collections.abc import Callable

from convert.backends.pdf.weasyprint.copies import Copies
from convert.backends.pdf.weasyprint.mended.shaped import is_shaped
from convert.backends.pdf.weasyprint.observations import is_observing, observed
from convert.backends.pdf.weasyprint.shapes import Matrix, Stream, TextBox

Drawing = Callable[[Stream, TextBox, str, str, Matrix], list[object]]


def drawing(_copies: Copies, original: Drawing) -> Drawing:
    """A `draw_first_line` that paints shaped text logically, plain text fast, and leaves the rest
    to `original`.
    """

    def draw_first_line(
        stream: Stream, textbox: TextBox, text_overflow: str, block_ellipsis: str, matrix: Matrix
    ) -> list[object]:
        plain = text_overflow == "clip" and block_ellipsis == "none"
        if plain and is_observing():
            shaped = is_shaped(textbox.text) or textbox.style["direction"] == "rtl"
            document = observed()
            painter = document.logical_painter if shaped else document.plain_painter
            if painter.draw(stream, textbox, matrix):
                return []
        return original(stream, textbox, text_overflow, block_ellipsis, matrix)

    def draw_with_room_between_letters(
        stream: Stream, textbox: TextBox, text_overflow: str, block_ellipsis: str, matrix: Matrix
    ) -> list[object]:
        between: float = vars(textbox).get("between_letters", 0.0)
        if between:
            stream.stream.append(f"{between:.3f} Tc".encode())
        emojis = draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        if between:
            stream.stream.append(b"0 Tc")
        return emojis

    return draw_with_room_between_letters
