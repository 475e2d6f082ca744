"""Notes by the numbers that Word gives them."""

import pytest

from convert.backends.docx.notes import has_marks, number_notes
from convert.errors import RenderError
from tests.backends.docx import shown, tree


def marks(*numbers: int) -> str:
    runs = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in numbers)
    return f"<w:p>{runs}</w:p>"


def notes(*numbers: int) -> str:
    inside = "".join(f'<w:footnote w:id="{number}"/>' for number in (0, -1, *numbers))
    return f"<w:footnotes>{inside}</w:footnotes>"


@pytest.mark.parametrize(
    ("marked", "noted", "numbered"),
    [((41, 42), (41, 42), (1, 2)), ((42, 41), (41, 42), (2, 1)), ((2, 1), (1, 2), (2, 1))],
)
def test_notes_are_numbered_in_the_order_of_their_marks(marked, noted, numbered):
    document, bodies = tree(marks(*marked)), tree(notes(*noted))
    number_notes(document, bodies)
    assert shown(document) == marks(1, 2)
    assert shown(bodies) == notes(*numbered)  # the separators keep theirs


def test_a_mark_without_a_note_is_an_error():
    with pytest.raises(RenderError, match="note of a mark"):
        number_notes(tree(marks(41, 43)), tree(notes(41, 42)))


def test_a_text_without_marks_has_none():
    assert has_marks(tree(marks(41)))
    assert not has_marks(tree(marks()))
