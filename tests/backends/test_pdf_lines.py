"""Paragraphs of the PDF engine whose lines are ended for all of them together."""

from collections import Counter

import pytest

import convert
from convert.article import (
    AnyInline,
    Article,
    Code,
    Emphasis,
    Footnote,
    Heading,
    LineBreak,
    Link,
    Metadata,
    NoteReference,
    Paragraph,
    Strong,
    Text,
)
from convert.backends.pdf.weasyprint.engine import engine
from convert.backends.pdf.weasyprint.fitted import paragraphs as fitted
from convert.check import verify
from tests.lines.read import Line, lines_of

WORDS = (
    "The ferry had crossed the harbour since anyone could remember, and in all that time nobody "
    "had thought to ask who paid for the rope. When the storm took it, the question was put to "
    "the council, which found that the rope belonged to no one, and that the boat belonged to "
    "everyone, an arrangement that had worked for as long as neither of them needed mending. "
)

PLAIN = ("type.drop_cap=false", "type.lead=plain", "type.quotes=keep")
"""Every paragraph as any other, and in the source's own marks."""


def article(*content: AnyInline | str, language: str = "en", times: int = 1) -> Article:
    inlines = tuple(Text(text=each) if isinstance(each, str) else each for each in content)
    return Article(
        metadata=Metadata(title="Boat", language=language),
        blocks=tuple(Paragraph(content=inlines) for _ in range(times)),
    )


def lines(made: Article, *tokens: str) -> list[Line]:
    """The lines of an article's text: without its title, and without the furniture of pages."""
    found = lines_of(convert.render(made, "pdf", tokens=(*PLAIN, *tokens)))
    return [
        line for line in found if line.text.lower() != "boat" and not line.text.startswith("Page ")
    ]


def texts(made: Article, *tokens: str) -> list[str]:
    return [line.text for line in lines(made, *tokens)]


def is_fitted(made: Article, monkeypatch: pytest.MonkeyPatch, *tokens: str) -> bool:
    """Whether any line of an article is one of ours."""
    made_here = []
    make_line = fitted.make_line

    def noted(*arguments, **more):
        made_here.append(make_line(*arguments, **more))
        return made_here[-1]

    with monkeypatch.context() as patch:
        patch.setattr(fitted, "make_line", noted)
        lines(made, *tokens)
    return bool(made_here)


WITHIN = {
    "emphasis": Emphasis(content=(Text(text="The boat of the council's own "),)),
    "strong": Strong(content=(Text(text="nobody"),)),
    "code": Code(text="rope --length 40"),
    "link": Link(target="https://example.org/boat", content=(Text(text="the old ferry house"),)),
    "long link": Link(target="https://example.org/", content=(Text(text=WORDS),)),
    "nested": Strong(content=(Text(text="all of "), Emphasis(content=(Text(text=WORDS),)))),
}


@pytest.mark.parametrize("name", WITHIN)
def test_a_paragraph_with_elements_in_it_keeps_its_words_and_its_margin(name: str, monkeypatch):
    made = article(WORDS, WITHIN[name], f", {WORDS}")
    assert is_fitted(made, monkeypatch)
    assert verify(convert.render(made, "pdf", tokens=PLAIN), "pdf", made) == []
    found = lines(made)
    assert len(found) > 6
    assert all(line.left == pytest.approx(99.2, abs=3) for line in found)  # italics hang over
    assert all(line.right == pytest.approx(496.1, abs=1) for line in found[:-1])


def test_words_with_marks_of_notes_stay_in_their_lines(monkeypatch):
    content = (Text(text=WORDS), NoteReference(label="1", text="[1]"), Text(text=f" {WORDS}"))
    note = Footnote(
        label="1", mark="[1]", blocks=(Paragraph(content=(Text(text="A long rope."),)),)
    )
    made = Article(
        metadata=Metadata(title="Boat", language="en"), blocks=(Paragraph(content=content), note)
    )
    assert is_fitted(made, monkeypatch)
    assert verify(convert.render(made, "pdf", tokens=PLAIN), "pdf", made) == []


@pytest.mark.parametrize("words", range(12, 26))
def test_a_note_at_the_foot_is_called_in_the_line_of_its_mark(words: int, monkeypatch):
    """Wherever in a line its mark stands: at the end, at the beginning, before a space."""
    *before, last = WORDS.split()[:words]
    content = (
        Text(text=f"{' '.join(before)} {last}"),
        NoteReference(label="1", text="[1]"),
        Text(text=f" {WORDS}"),
    )
    note = Paragraph(content=(Text(text="A long rope, and a wet one."),))
    made = Article(
        metadata=Metadata(title="Boat", language="en"),
        blocks=(
            Paragraph(content=content),
            Footnote(label="1", mark="[1]", blocks=(note,)),
        ),
    )
    assert is_fitted(made, monkeypatch, "page.notes=foot")
    pdf = convert.render(made, "pdf", tokens=(*PLAIN, "page.notes=foot"))
    assert verify(pdf, "pdf", made) == []


def test_spaces_are_shrunk_as_well_as_stretched():
    made = article(*(WORDS[n:] for n in range(0, 60, 7)))
    natural = lines(made, "type.align=start")[0].mean_gap
    gaps = [line.mean_gap for line in lines(made)[:-1]]
    assert min(gaps) < 0.9 * natural
    assert max(gaps) > 1.1 * natural


@pytest.mark.parametrize("bottom", range(40, 240, 20))
def test_a_page_break_changes_no_line(bottom: int):
    """Wherever in a paragraph the page ends, its lines are those of the whole paragraph."""
    made = article(WORDS * 3, times=4)
    whole = texts(made, "page.size=Legal")
    parted = texts(made, "page.size=Legal", f"page.margin_bottom={bottom}mm")
    assert [text for text in parted if text] == whole


def test_lines_are_of_the_engine_where_it_is_not_known_what_they_hold(monkeypatch):
    for content in (
        (WORDS, LineBreak(), WORDS),
        (f"{WORDS} 港に雨が降った {WORDS}",),
        (f"{WORDS} هطل المطر {WORDS}",),
        (f"{WORDS} {'a' * 120} {WORDS}",),
    ):
        made = article(*content)
        assert not is_fitted(made, monkeypatch)


def test_text_from_right_to_left_is_left_to_the_engine(monkeypatch):
    words = "مرت الشباك والحبال والسلال أمام نوافذ المكتب. " * 12
    made = Article(
        metadata=Metadata(title="Boat", language="ar", direction="rtl"),
        blocks=(Paragraph(content=(Text(text=words),)),),
    )
    assert not is_fitted(made, monkeypatch)


def test_a_narrow_column_is_ragged():
    made = article(WORDS * 3)
    narrow = ("page.margin_inner=60mm", "page.margin_outer=75mm")
    ends = Counter(round(line.right) for line in lines(made, *narrow))
    assert max(ends.values()) < sum(ends.values()) / 2
    wide = lines(made, "page.margin_inner=55mm", "page.margin_outer=55mm")
    assert all(line.right == pytest.approx(wide[0].right, abs=1) for line in wide[:-1])


def test_what_follows_an_initial_is_set_as_a_whole(monkeypatch):
    made = article(WORDS * 4)
    assert is_fitted(made, monkeypatch, "type.drop_cap=true")
    assert is_fitted(made, monkeypatch, "type.lead=small-caps")
    found = lines(made, "type.drop_cap=true")
    assert Counter(round(line.left) for line in found)[99] >= len(found) - 3
    pdf = convert.render(made, "pdf", tokens=("type.drop_cap=true", "type.lead=small-caps"))
    assert verify(pdf, "pdf", made) == []


def test_lines_below_an_initial_give_no_more_than_others():
    """The letter is of another size, and so is a space of it."""
    ends = []
    for words in range(40, 60):
        made = article(" ".join((WORDS * 2).split()[:words]) + ".")
        found = lines(made, "type.drop_cap=true")
        ends += [line for line in found if line.left < 100 and line.right > 400]
        shown = convert.render(made, "pdf", tokens=(*PLAIN, "type.drop_cap=true"))
        assert verify(shown, "pdf", made) == []
        below = [line for line in found if line.left < 100]
        assert all(len(line.text) < 100 for line in below)
    assert len(ends) > 20


def test_no_address_is_parted_by_a_hyphen():
    words = "incomprehensibilities.internationalisation@example.org " * 3
    made = article(*(f"{WORDS[:n]} {words}" for n in range(40, 60)))
    assert not [text for text in texts(made) if text.endswith(("-", "\u2010"))]


def test_the_copies_have_our_lines():
    block = engine().copies.weasyprint.layout.block
    assert block.iter_line_boxes.__module__ == fitted.__name__


BESIDE = (
    "President Alva Hart and Russian President Vladimir Petrov are expected to speak of the ferry "
    "on Tuesday. " + WORDS
)


def test_lines_beside_a_drop_cap_are_filled_by_their_letters_too():
    made = article(BESIDE)
    pdf = convert.render(made, "pdf", tokens=("type.drop_cap=true", "type.lead=small-caps"))
    _, first, second, *_ = lines_of(pdf)
    assert first.text.startswith("President Alva Hart")
    assert first.right == pytest.approx(second.right, abs=0.5)
    _, *between = [end - start for start, end in first.gaps]  # behind the letter's own word
    assert max(between) < 4.6
    assert verify(pdf, "pdf", made) == []


def test_lines_beside_an_initial_are_chosen_with_those_below():
    """None is as loose as WeasyPrint leaves those that it fills one after the other."""
    tokens = ("type.drop_cap=true", "type.lead=small-caps")
    for words in range(60, 110, 3):
        made = article(f"Quay{WORDS[3:]}{WORDS}"[: words * 5].rsplit(" ", 1)[0])
        beside = [line for line in lines(made, *tokens)[1:] if line.left > 110]
        assert beside
        assert max(line.mean_gap for line in beside) < 4.6


def test_no_word_is_parted_between_small_capitals_and_small_letters():
    tokens = ("type.drop_cap=true", "type.lead=small-caps")
    for first in ("Extraordinarily", "Notwithstanding", "Unincorporated", "Interdepartmental"):
        for count in range(1, 30, 2):
            made = article(f"{first} {' '.join(WORDS.split()[:count])} {'harbourmasters ' * 30}")
            assert not lines(made, *tokens)[0].text.endswith(("-", "\u2010"))


HEADINGS = {
    "en": "What the council found out about the ferry and why nobody wanted to know any more of it",
    "de": "Was der Rat über die Fähre beschloss und warum sich danach niemand mehr daran hielt",
    "ar": "ماذا فعل المطر " * 6,
    "hi": "सारी रात बारिश " * 7,
}
THEMES = ("default", "book", "report")


def heading_lines(language: str, theme: str) -> list[Line]:
    """The lines of a heading that takes two, and nothing but furniture beside it."""
    made = Article(
        metadata=Metadata(
            title="Boat", language=language, direction="rtl" if language == "ar" else "ltr"
        ),
        blocks=(Heading(level=2, content=(Text(text=HEADINGS[language].strip()),)),),
    )
    pdf = convert.render(made, "pdf", theme=theme, tokens=("page.contents=false",))
    assert verify(pdf, "pdf", made) == []
    found = lines_of(pdf)
    size = max(line.size for line in found[1:])
    return [line for line in found[1:] if line.size == size]


@pytest.mark.parametrize(
    ("language", "theme"),
    [
        (language, theme)
        for language in HEADINGS
        for theme in THEMES
        if (language, theme) != ("ar", "report")  # its number stands apart
    ],
)
def test_the_lines_of_a_heading_are_about_as_long(language: str, theme: str):
    first, second = heading_lines(language, theme)
    lengths = sorted((first.right - first.left, second.right - second.left))
    assert lengths[0] > 0.75 * lengths[1]
    if theme == "book":
        assert (first.left + first.right) == pytest.approx(second.left + second.right, abs=3)
    elif language == "ar":
        assert first.right == pytest.approx(second.right, abs=3)
    else:
        assert first.left == pytest.approx(second.left, abs=3)


def test_ragged_lines_keep_their_words_whole():
    made = article(WORDS * 4)
    ragged = texts(made, "type.align=start")
    assert not [text for text in ragged if text.endswith(("-", "\u2010"))]


SENTENCES = (
    "По понедельникам седьмой трамвай ходит пустым. Вагоновожатая Нина Петровна всё равно "
    "объявляет остановки, потому что так положено. "
)


def test_a_word_is_parted_whose_capital_tells_no_name_before_a_line_is_full_of_holes():
    """Only where a line would be; a name within a sentence never is."""
    narrow = ("page.size=A5", "type.indent=1.5", "type.paragraph_space=0")
    for start in range(0, 30, 3):
        made = article(SENTENCES[start:] + SENTENCES, SENTENCES, language="ru", times=2)
        found = lines(made, *narrow)
        assert max(line.mean_gap for line in found) < 7
        ends = [line.text for line in found if line.text.endswith(("-", "\u2010"))]
        assert not [text for text in ends if text.split()[-1].startswith(("Нин", "Петр"))]
