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
            # A small capital stands for a capital here and for a small letter there.
            small = textbox.style["font_variant_caps"] != "normal"
            shaped = small or is_shaped(textbox.text) or textbox.style["direction"] == "rtl"
            document = observed()
            painter = document.logical_painter if shaped else document.plain_painter
            if painter.draw(stream, textbox, matrix):
                return []
        return original(stream, textbox, text_overflow, block_ellipsis, matrix)

    def draw_with_room_between_letters(
        stream: Stream, textbox: TextBox, text_overflow: str, block_ellipsis: str, matrix: Matrix
    ) -> list[object]:
        filling = vars(textbox).get("filling")
        if filling:
            stream.stream.append(
                f"{filling.glyph:.4f} Tc {filling.scale:.2%} Tz".replace("%", "").encode()
            )
        emojis = draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        if filling:
            stream.stream.append(b"0 Tc 100 Tz")
        return emojis

    return draw_with_room_between_letters
