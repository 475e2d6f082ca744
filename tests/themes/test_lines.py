"""Lines that the engine would end in the wrong place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convert
from convert.article import Article, Emphasis, Metadata, Paragraph, Text
from convert.backends.pdf.advances import heavy
from convert.backends.pdf.titles import _lines, _widths, title_width
from convert.check.reading.pdf import open_pdf
from convert.design.themes import built_in_themes, load_theme
from convert.design.units import PAPER, points
from convert.languages.title_phrases import kept_together
from tests.lines.read import lines_of

WORDS = "in a sea of it and of the sea there is a sea, and of it a sea in a sea, "
ARTICLE = Article(
    metadata=Metadata(title="Sea", language="en"),
    blocks=(
        Paragraph(
            content=(
                Text(text=WORDS),
                Emphasis(content=(Text(text="extraordinarily"),)),
                Text(text=" long " * 20),
            )
        ),
    ),
)


@pytest.mark.parametrize("tenths", range(630, 675, 5))
def test_a_line_is_full_before_an_element_that_goes_to_the_next(tenths: int):
    """Whatever the width of the line: at some widths only the space is too much for it."""
    tokens = (f"page.margin_outer={tenths / 10}mm", "type.align=start", "type.hyphens=false")
    page = open_pdf(convert.render(ARTICLE, "pdf", tokens=tokens)).pages[0]
    first = next(text.strip() for text in page.marked.values() if text.strip().startswith("in a"))
    assert len(first) > len(WORDS) - 20


def title_lines(title: str, theme: str = "default", **more: str) -> list[str]:
    article = Article(
        metadata=Metadata(title=title, language="en", **more),
        blocks=(Paragraph(content=(Text(text="Sea."),)),),
    )
    pdf = convert.render(article, "pdf", theme=theme)
    whole = "".join(title.split())
    return [line.text for line in lines_of(pdf) if "".join(line.text.split()) in whole]


@pytest.mark.parametrize("theme", built_in_themes())
def test_the_lines_of_a_title_are_about_as_long(theme: str):
    title = "The Council Votes to Close the Old Bridge over the Harbour of the Upper Town"
    lines = title_lines(title, theme)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert min(map(len, lines)) > 0.6 * max(map(len, lines))


@pytest.mark.parametrize(
    "title",
    [
        "A short title",
        "渡し船 の 番人 と 川 の 夜",
        "Warum die Donaudampfschifffahrtsgesellschaft nicht mehr auf dem Fluss fährt",
    ],
)
def test_a_title_of_one_line_or_of_unmeasured_letters_has_the_whole_measure(title: str):
    assert title_width(title, load_theme("default")) is None


@given(st.lists(st.text("abcdefgWIil", min_size=1, max_size=12), min_size=3, max_size=16))
def test_a_narrower_title_takes_no_more_lines(words: list[str]):
    theme = load_theme("default")
    width = title_width(" ".join(words), theme)
    known = _widths([piece.strip() for piece in kept_together(" ".join(words))], heavy(theme))
    assert known is not None
    measure = (PAPER["A4"][0] - 2 * points("35mm")) / (11 * 2.1)
    *widths, space = known
    if width is not None:
        narrow = min(float(width.removesuffix("em")), measure)
        assert _lines(widths, space, narrow) == _lines(widths, space, measure) > 1


def test_the_narrowest_width_is_found():
    """The longest line of the best break, and 2 per cent: 12.98 em of "Amid ... Tensions"."""
    title = "Biden, Putin Likely to Speak Amid Russia-Ukraine Tensions"
    assert title_width(title, load_theme("default")) == "13.24em"
