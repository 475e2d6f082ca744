"""Lines of verse that do not fit their column go on below, further in than those that begin."""

import itertools

import pytest

import convert
from convert.article import AnyInline, Article, Emphasis, LineBreak, Metadata, Text, Verse
from convert.check import verify
from tests.lines.read import Line, lines_of

SHORT = "The tide was out"
LONG = "Nobody had seen such water since the year of the great flood when " * 3
INSET = 1.6  # em


def verse(*lines: AnyInline, language: str = "en") -> Article:
    content = itertools.chain.from_iterable((line, LineBreak()) for line in lines)
    direction = "rtl" if language == "ar" else "ltr"
    return Article(
        metadata=Metadata(title="Boat", language=language, direction=direction),
        blocks=(Verse(content=tuple(content)[:-1]),),
    )


def written(made: Article, *tokens: str, engine: str = "weasyprint") -> list[Line]:
    pdf = convert.render(made, "pdf", tokens=tokens, options={"engine": engine})
    assert verify(pdf, "pdf", made) == []
    _, *lines, _ = lines_of(pdf)
    return lines


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize(
    "long", [Text(text=LONG.strip()), Emphasis(content=(Text(text=LONG.strip()),))]
)
def test_what_is_left_of_a_line_stands_further_in(long: AnyInline, engine: str):
    lines = written(verse(Text(text=SHORT), long, Text(text=SHORT)), engine=engine)
    first, second, *turned, last = lines
    assert first.left == pytest.approx(second.left, abs=1) == pytest.approx(last.left, abs=1)
    assert turned
    for line in turned:
        assert line.left - first.left == pytest.approx(INSET * line.size, abs=1)
        assert line.right < 498  # the right margin of A4


def test_lines_that_fit_all_begin_alike():
    lines = written(verse(*(Text(text=SHORT) for _ in range(5))))
    assert {round(line.left) for line in lines} == {round(lines[0].left)}


def test_from_right_to_left_it_stands_further_from_the_right():
    long = Text(text="لم ير أحد ماء كهذا منذ عام الفيضان " * 4)
    made = verse(Text(text="مطر"), long, language="ar")
    first, second, turned, *_ = written(made)
    assert first.right == pytest.approx(second.right, abs=2)
    assert first.right - turned.right > turned.size


@pytest.mark.parametrize("bottom", range(60, 240, 20))
def test_a_page_that_ends_between_them_changes_nothing(bottom: int):
    lines = [Text(text=LONG.strip()), Text(text=SHORT)] * 8
    whole = [line.left for line in written(verse(*lines))]
    made = verse(*lines)
    parted = lines_of(convert.render(made, "pdf", tokens=(f"page.margin_bottom={bottom}mm",)))
    found = [line.left for line in parted if line.text.startswith((SHORT, "Nobody"))]
    begun = [left for left in whole if left == pytest.approx(min(whole), abs=1)]
    assert found == pytest.approx(begun[: len(found)], abs=1)
    assert len(found) == 16


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("theme", ["default", "book", "magazine", "manuscript"])
def test_stanzas_stand_apart(theme: str, engine: str):
    """Where themes have no room between paragraphs, which are told by their indents, too."""
    lines = [Text(text=f"{word} was the tide") for word in ("Low", "High", "Slow", "Grey")]
    first, second, third, fourth = lines
    made = Article(
        metadata=Metadata(title="Boat", language="en"),
        blocks=(
            Verse(
                content=(
                    *(first, LineBreak(), second, LineBreak(), LineBreak()),
                    *(third, LineBreak(), fourth),
                )
            ),
        ),
    )
    pdf = convert.render(made, "pdf", theme=theme, options={"engine": engine})
    feet = [line.foot for line in lines_of(pdf) if line.text.endswith("was the tide")]
    within, between, again = (above - below for above, below in itertools.pairwise(feet))
    assert within == pytest.approx(again, abs=1)
    assert between > 1.3 * within
