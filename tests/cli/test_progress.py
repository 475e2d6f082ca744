"""The line beside the bar says as much as there is room for, and never more."""

import pytest

from convert.cli.progress import State, in_words

FOLDER = State(todo=61, seconds=8.0, done=12, warned=4, failed=1, name="many/the long story 27.txt")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            100,
            "12 of 61, 49 to go, 1.5/s, 33 s left, 4 warn, 1 failed: many/the long story 27.txt",
        ),
        (76, "12 of 61, 49 to go, 1.5/s, 33 s left, 4 warn, 1 failed: …e long story 27.txt"),
        (66, "12 of 61, 49 to go, 33 s left, 4 warn, 1 failed: …ong story 27.txt"),
        (55, "12 of 61, 33 s left, 4 warn, 1 failed: …ng story 27.txt"),
        (38, "12 of 61, 33 s left, 4 warn, 1 failed"),
        (20, "12 of 61, 33 s left,"),
    ],
)
def test_numbers_go_before_the_name_where_room_is_short(width: int, line: str):
    assert in_words(FOLDER, width) == line
    assert len(line) <= width


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (State(todo=9, seconds=1.2, name="a.txt"), "0 of 9, 9 to go: a.txt"),
        (State(todo=9, seconds=4.5, done=9), "9 of 9, 0 to go, 2.0/s"),
        (State(todo=900, seconds=100, done=90), "90 of 900, 810 to go, 0.9/s, 15 min left"),
        (State(todo=90_000, seconds=9, done=9), "9 of 90000, 89991 to go, 1.0/s, 25 h 0 min left"),
        (State(todo=1, seconds=17.4, name="book.txt"), "17 s: book.txt"),
        (State(todo=1, seconds=130, name="a\x1b[31mb.txt"), "2 min: a\\x1b[31mb.txt"),
    ],
)
def test_times_are_said_as_people_say_them(state: State, line: str):
    assert in_words(state, 100) == line
