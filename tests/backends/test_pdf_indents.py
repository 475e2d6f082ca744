"""Where the first line of a paragraph begins, in either direction."""

import pytest

from convert.backends.pdf.weasyprint.inputs import font_configuration, parsed, style_sheet
from convert.design.fonts import faces

PAGE = (
    '<html lang="he" dir="{direction}"><head><title>t</title></head>'
    "<body><p>{words}</p></body></html>"
)
CSS = (
    "@page { size: 200px 200px; margin: 0 } html, body { margin: 0 }"
    "body { direction: %s; "
    "font: 10px 'Source Serif Pro', 'Noto SansHebrew' } p { text-indent: %s; margin: 0 30px }"
)
WORDS = {"ltr": "It rained all night", "rtl": "גשם ירד כל הלילה"}


def edges(direction: str, indent: str) -> list[tuple[int, int]]:
    """The left and right edge of the words of each line, in px."""
    page = PAGE.format(direction=direction, words=" ".join([WORDS[direction]] * 3))
    fonts = (*faces("Source Serif Pro"), *faces("Noto SansHebrew"))
    css = style_sheet(CSS % (direction, indent), fonts)
    document = parsed(page).render(stylesheets=[css], font_config=font_configuration(fonts))
    (laid_out,) = document.pages
    lines = [box for box in laid_out._page_box.descendants() if type(box).__name__ == "LineBox"]
    words = [[child for child in line.children if child.width] for line in lines]
    return [
        (
            round(min(word.position_x for word in line)),
            round(max(word.position_x + word.width for word in line)),
        )
        for line in words
    ]


@pytest.mark.parametrize("indent", [0, 20, -20])
def test_an_indent_from_the_left(indent: int):
    first, second, *_ = edges("ltr", f"{indent}px")
    assert (first[0], second[0]) == (30 + indent, 30)


@pytest.mark.parametrize("indent", [0, 20, -20])
def test_an_indent_from_the_right(indent: int):
    first, second, *_ = edges("rtl", f"{indent}px")
    assert (first[1], second[1]) == (170 - indent, 170)
