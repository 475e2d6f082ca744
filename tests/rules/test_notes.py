"""Notes: which mark leads to which note, where parts of a text count theirs anew."""

import pytest

from convert.article import Article, Footnote, NoteReference
from convert.walk import every_block, every_inline, own_inlines
from tests.rules.seeing import MORE, PROSE, headings, read, words


def links(article: Article) -> list[str]:
    """What each mark leads to, in order: the note's words, "" for a mark that is none."""
    blocks = list(every_block(article.blocks))
    notes = {b.label: words(b) for b in blocks if isinstance(b, Footnote)}
    assert len(notes) == sum(isinstance(b, Footnote) for b in blocks)
    marks = (i for b in blocks for run in own_inlines(b) for i in every_inline(run))
    return [notes[mark.label] for mark in marks if isinstance(mark, NoteReference)]


NORTH = "The north stair is closed in winter{}, since the wind takes the door from its hinges."
SOUTH = "The south stair is open all the year{} but nobody who can help it ever goes that way."


def part(name: str, text: str, mark: str, *notes: str) -> str:
    return "\n\n".join([name, text.format(mark), *notes]) + "\n\n"


@pytest.mark.parametrize("names", [("Chapter One", "Chapter Two"), ("Kapitel 1", "Kapitel 2")])
@pytest.mark.parametrize("mark", ["[1]", "[^1]", "*", "¹"])
def test_each_part_has_its_own_note(names: tuple[str, str], mark: str):
    first = part(names[0], NORTH, mark, f"{mark} By an order of 1871.")
    second = part(names[1], SOUTH, mark, f"{mark} It was not always so.")
    article = read(f"Two Stairs\n\n{first}{second}")
    printed = mark.replace("^", "")
    assert links(article) == [f"{printed} By an order of 1871.", f"{printed} It was not always so."]
    assert [text for _, text in headings(article)] == list(names)


def test_a_note_that_is_cited_twice_is_one_note():
    text = "It was said once.[1] Then it was said again, and louder than before.[1]"
    article = read(f"Two Stairs\n\n{text}\n\n[1] In the kitchen.\n")
    assert links(article) == ["[1] In the kitchen."] * 2


def test_notes_at_the_end_go_to_the_parts_in_their_order():
    body = part("North", NORTH, "[1]") + part("South", SOUTH, "[1]")
    notes = "Notes\n\n[1] By an order of 1871.\n\n[1] It was not always so.\n"
    article = read(f"Two Stairs\n\n{body}{notes}")
    assert links(article) == ["[1] By an order of 1871.", "[1] It was not always so."]


def test_a_part_counts_anew_where_its_marks_begin_at_one():
    twice = "Nobody goes up.[1] Nobody comes down.[1] The rest is hearsay and winter talk.[2]"
    body = f"North\n\n{twice}\n\nSouth\n\n{SOUTH.format('[1]')} It is steep.[2]\n\n"
    notes = "Notes\n\n[1] Not one.\n[2] So it seems.\n\n[1] It was shut.\n[2] Very steep.\n"
    first, second = ["[1] Not one."] * 2, ["[1] It was shut.", "[2] Very steep."]
    assert links(read(f"Two Stairs\n\n{body}{notes}")) == [*first, "[2] So it seems.", *second]


def test_a_mark_never_leads_into_another_part():
    first = part("North", NORTH, "[1]", "[1] By an order of 1871.")
    second = part("South", SOUTH, "[1]", "[1] It was not always so.")
    third = part(
        "West", "The west stair{} was never built, as the money went into the north one.", "[1]"
    )
    article = read(f"Stairs\n\n{first}{second}{third}")
    assert links(article) == ["[1] By an order of 1871.", "[1] It was not always so."]
    assert "The west stair[1] was never" in words(article.blocks[-1])


@pytest.mark.parametrize(
    "text",
    [
        "The hall was closed the next day.[1] Nobody asked why.[2]",
        "Am nächsten Tag war der Saal geschlossen.[1] Niemand fragte.[2]",
    ],
)
def test_a_sentence_with_a_mark_at_its_end_is_no_heading(text: str):
    notes = "[1] By order of the mayor.\n\n[2] One person did."
    assert headings(read(f"The Hall\n\nChapter Two\n\n{text}\n\n{notes}\n"))[1:] == []


def test_numbers_in_round_brackets_are_notes_where_each_is_a_mark() -> None:
    text = "They had been taught to.(1) It is quicker to hunt.(2) Every teacher knows this."
    notes = "NOTES\n(1) With the kind permission of the class.\n(2) See pp. 12-30."
    found = links(read(f"Reading\n\n{text}\n\n{NORTH.format('')}\n\n{notes}\n"))
    assert found == [
        "(1) With the kind permission of the class.",
        "(2) See pp. 12-30.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The man page is ls(1), and there are others.",
        "There are two ways (1) and (2) to do this.",
        "It is quicker to hunt.(1) Every teacher knows this.",
    ],
)
def test_numbers_in_round_brackets_are_items_otherwise(text: str) -> None:
    items = "(1) Trim the wick.\n(2) Fill the lamp.\n(3) Wait for the dark."
    article = read(f"Reading\n\n{text}\n\n{items}\n\n{NORTH.format('')}\n")
    assert links(article) == []
    assert any(block.__class__.__name__ == "List" for block in article.blocks)


@pytest.mark.parametrize(
    ("first", "second", "notes"),
    [
        ("Nobody goes up.{} It is cold.", "They do come down.{}", ("By order.", "Some of them.")),
        ("Niemand geht hinauf,{} es ist kalt.", "Man kommt herunter.{}", ("Anordnung.", "Manche.")),
        ("« Personne ne monte »,{} dit-on.", "On descend.{}", ("Par ordre.", "Pas tous.")),
        ("Никто не идёт.{} Холодно.", "Но все уходят.{}", ("По приказу.", "Не все.")),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbers_right_behind_words_are_marks_where_all_have_a_note(
    first: str, second: str, notes: tuple[str, str], gap: str
):
    text = f"{first.format(1)}\n\n{second.format(2)}\n\n"
    article = read(f"Two Stairs\n\n{text}1 {notes[0]}{gap}2 {notes[1]}\n")
    assert links(article) == [f"1 {notes[0]}", f"2 {notes[1]}"]
    assert words(article.blocks[0]) == first.format(1)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody goes up.1 It is cold.\n\nIt has three doors.\n\n1 By order.\n\n2 Some of them.",
        "Nobody goes up.2 It is cold.\n\nThey do come down.1\n\n1 By order.\n\n2 Some of them.",
        "Read page two.1 It is cold.\n\nSee fig.7 below.2\n\n1 By order.\n\n2 Some of them.",
        "Nobody goes up.1 It is cold.\n\nThey do come down.\n\n1 By order.",
    ],
)
def test_a_number_behind_a_word_is_a_word_where_one_has_no_note(text: str):
    assert links(read(f"Two Stairs\n\n{text}\n")) == []


def test_numbers_in_brackets_behind_a_blank_are_marks_of_the_last_notes() -> None:
    article = read(
        "The Lamp Nobody Pays For\n\nEvery winter the council votes to keep the lamp, and every "
        "spring it forgets who trims it (1).\n\nIn 1911 it paid its keeper in coal (2), and nobody "
        f"thought it odd.\n\n{PROSE}\n\n(1) Minutes, 14 November 2024.\n(2) Accounts, 1911.\n"
    )
    assert links(article) == ["(1) Minutes, 14 November 2024.", "(2) Accounts, 1911."]


@pytest.mark.parametrize(
    "text",
    [
        # counted in a sentence
        f"The keeper may (1) trim, (2) pour.\n\n{PROSE}\n\n(1) Trim the wick.\n(2) Pour the oil.\n",
        # items in the midst, and one of them named
        f"{PROSE}\n\n(1) Trim the wick.\n(2) Pour the oil.\n\nWhoever skips (1), or even (2), is "
        f"no keeper.\n\n{MORE}\n",
        # one of them alone
        f"Trim it first, as in (1).\n\n{PROSE}\n\n(1) Trim the wick.\n(2) Pour the oil.\n",
    ],
)
def test_numbers_in_brackets_that_count_items_are_no_marks(text: str) -> None:
    article = read(f"The Lamp\n\n{text}")
    assert not any(isinstance(block, Footnote) for block in article.blocks)
