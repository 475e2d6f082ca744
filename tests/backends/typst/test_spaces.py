"""Spaces that a language wants narrow or unbroken, where lines are ended by Typst."""

import pytest

from convert.article import Article, Footnote, NoteReference, Paragraph, Span, Text
from convert.markup.spacing import spaces_of, ties
from tests.backends.typst.made import BY_TYPST, article, laid, paragraph, read_back
from tests.lines.read import lines_of

NARROW = "type.thin_spaces=true"
SAID = "Elle demanda : « Qui vient ; et quand ? » Puis 40 % des lampes furent éteintes ! "


@pytest.mark.parametrize(
    ("language", "text", "tied"),
    [
        ("fr", "Qui vient ?", ["vient ?"]),
        ("fr", "Elle dit : rien", ["dit :"]),
        ("fr", "« Oui », dit-il", ["« Oui »,"]),
        ("fr", "« Oui ; non ! » Bien", ["« Oui ;", "non ! »"]),
        ("fr", "près de 40 % des gens", ["40 %"]),
        ("fr", " ! au début", []),
        ("fr", "Qui vient?", []),
        ("de", "das ist z. B. so", ["z. B."]),
        ("ru", "Море — это вода", ["Море —"]),
        ("pl", "w domu i w polu", ["w domu", "i w"]),
    ],
)
def test_a_tie_takes_the_word_before_a_space_along(language: str, text: str, tied: list[str]):
    spaces = spaces_of(language)
    assert spaces is not None
    found = ties(text, spaces)
    assert [text[tie.start : tie.end] for tie in found] == tied
    for tie in found:
        assert "".join(piece for piece, _ in tie.pieces) == text[tie.start : tie.end]


def french(times: int = 12) -> Article:
    said = tuple(paragraph(f"{'Encore ' * number}{SAID * 6}") for number in range(times))
    return article(*said, language="fr", title="Qui vient ?")


@pytest.mark.parametrize("columns", ["1", "2"])
def test_no_line_ends_at_a_narrow_space(columns: str):
    data, _ = laid(french(), "default", BY_TYPST, NARROW, f"page.columns={columns}")
    assert read_back(french(), data)[0] == []
    lines = [line.text.strip() for line in lines_of(data)]
    assert len(lines) > 60
    assert [line for line in lines if line[:1] in set("?!:;%»") or line[-1:] == "«"] == []


def test_the_spaces_are_narrower_and_the_same_characters():
    given = article(paragraph("Qui vient ; qui va ?"), language="fr")
    (narrow, _), (plain, _) = (laid(given, "default", BY_TYPST, *t) for t in ((NARROW,), ()))
    widths = [
        next(line.right - line.left for line in lines_of(data) if "vient" in line.text)
        for data in (narrow, plain)
    ]
    assert widths[0] < widths[1]
    runs = [[run.text for run in read_back(given, data)[1].runs] for data in (narrow, plain)]
    assert runs[0] == runs[1]


def test_the_mark_of_a_note_stays_with_the_words_of_a_box():
    quoted = Text(text=f"{SAID * 3} Elle répéta « Oui »")
    mark = NoteReference(label="1", text="[1]")
    note = Footnote(label="1", mark="[1]", blocks=(paragraph("À la page 3 !"),))
    texts = [
        Paragraph(content=(Text(text="Encore " * n), quoted, mark, Text(text=f". {SAID}")))
        for n in range(16)
    ]
    given = article(*texts, note, language="fr")
    for notes in ("end", "foot"):
        data, _ = laid(given, "default", BY_TYPST, NARROW, f"page.notes={notes}")
        assert read_back(given, data)[0] == []
        starts = [line.text.strip()[:1] for line in lines_of(data) if "À la page" not in line.text]
        assert not {"1", "["} & set(starts)


def test_a_part_in_another_language_has_the_spaces_of_that():
    words = Span(content=(Text(text="Qui vient ?"),), language="fr")
    given = article(Paragraph(content=(Text(text="She asked: "), words, Text(text=" Who?"))))
    plain, narrow = laid(given)[0], laid(given, "default", BY_TYPST, NARROW)[0]
    assert plain != narrow
    assert read_back(given, narrow)[0] == []
