"""Notes on paper: their words begin one below the other, behind their marks."""

import logging

import pytest

import convert
from convert.article import (
    Article,
    Block,
    Direction,
    Footnote,
    Heading,
    Metadata,
    NoteReference,
    Paragraph,
    Text,
)
from tests.check.good import paragraph, text
from tests.lines.read import Line, lines_of

ENGLISH = "A cat sat on the highest crate and watched it all until the tide had gone. "
HEBREW = "חתולה ישבה על הארגז הגבוה ביותר והביטה בכול, והעירייה ביקשה סבלנות. "
JAPANESE = "猫がいちばん高い箱にすわり、すべてを眺めていた。"
ENGINES = ("weasyprint", "typst")


def noted(language: str, words: str, *after: Block) -> Article:
    """A text with two notes, the second of two paragraphs."""
    marks = tuple(NoteReference(label=mark, text=f"[{mark}]") for mark in ("7", "12"))
    notes = (
        Footnote(label="7", mark="[7]", blocks=(paragraph(words * 3),)),
        Footnote(label="12", mark="[12]", blocks=(paragraph(words * 3), paragraph(words * 3))),
    )
    opening = Paragraph(content=(Text(text=words * 2), marks[0], Text(text=words), marks[1]))
    direction: Direction = "rtl" if language == "he" else "ltr"
    return Article(
        metadata=Metadata(title="Boat", language=language, direction=direction),
        blocks=(opening, *notes, *after),
    )


def lines_from(article: Article, theme: str, engine: str) -> list[Line]:
    plain = ("type.drop_cap=false", "type.lead=plain")
    data = convert.render(article, "pdf", theme=theme, options={"engine": engine}, tokens=plain)
    return lines_of(data)


def below_marks(lines: list[Line]) -> list[Line]:
    """The lines of the notes."""
    first = max(at for at, line in enumerate(lines) if line.words[0].text == "[7]")
    size = lines[first].size
    return [line for line in lines[first:] if abs(line.size - size) < 0.1]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("theme", ["default", "book"])
@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("ja", JAPANESE * 2)])
def test_words_of_a_note_begin_one_below_the_other(
    language: str, words: str, theme: str, engine: str
) -> None:
    notes = below_marks(lines_from(noted(language, words), theme, engine))
    marked = [line for line in notes if line.words[0].text in ("[7]", "[12]")]
    assert len(marked) == 2
    assert len(notes) >= 7
    lefts = [line.words[1 if line in marked else 0].left for line in notes[:-1]]
    assert max(lefts) - min(lefts) < 1.2


def test_notes_below_are_of_one_size_with_both_engines() -> None:
    sizes = {
        engine: below_marks(lines_from(noted("en", ENGLISH), "book", engine))[0].size
        for engine in ENGINES
    }
    assert sizes["weasyprint"] == pytest.approx(sizes["typst"], rel=0.02)


def test_notes_below_are_no_more_justified_than_the_text_in_hebrew() -> None:
    lines = lines_from(noted("he", HEBREW), "book", "weasyprint")
    size = min(line.size for line in lines if len(line.words) > 2)
    ends: dict[float, float] = {}
    for line in lines:
        if abs(line.size - size) < 0.1:
            ends[line.foot] = min(ends.get(line.foot, line.left), line.left)
    assert len(ends) >= 7
    assert max(ends.values()) - min(ends.values()) > 20
    assert len({round(end) for end in ends.values()}) >= 3


@pytest.mark.parametrize("engine", ENGINES)
def test_a_heading_behind_notes_has_the_room_of_others(engine: str) -> None:
    def head(words: str) -> Heading:
        return Heading(level=2, content=text(words), id=words)

    after = (head("Ropes"), paragraph("Grey."), head("Pumps"), paragraph("Green."))
    lines = lines_from(noted("en", ENGLISH, *after), "magazine", engine)
    feet = {line.text: line.foot for line in lines}
    behind_notes = lines[[line.text for line in lines].index("Ropes") - 1].foot - feet["Ropes"]
    assert behind_notes > 0.9 * (feet["Grey."] - feet["Pumps"])


class _Heard(logging.Handler):
    """What the engine says of values that it cannot work out."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.invalid: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith("Invalid"):
            self.invalid.append(record.getMessage())


@pytest.mark.parametrize("theme", ["default", "book", "report", "magazine"])
def test_the_engine_works_out_every_value_of_notes_below(theme: str) -> None:
    heard = _Heard()
    engine = logging.getLogger("convert.weasyprint")
    engine.addHandler(heard)
    try:
        convert.render(noted("en", ENGLISH), "pdf", theme=theme, tokens=("page.notes=foot",))
    finally:
        engine.removeHandler(heard)
    assert heard.invalid == []
