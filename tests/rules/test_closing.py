"""A date at the end is the article's, unless it answers the heading above it."""

import pytest

from tests.rules.seeing import read

PROSE = "The council heard that the stile at the long lane is broken, and will write to the county."


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ("Monday 3 March 2024", "2024-03-03"),
        ("3 March 2024.", "2024-03-03"),
        ("4. Next meeting\nMonday 10 November 2025.", None),
        ("4. Next meeting\n\nMonday 10 November 2025", None),
    ],
)
def test_a_date_below_a_heading_is_that_of_its_matter(end: str, date: str | None) -> None:
    items = f"1. The stile\n{PROSE}\n\n2. The shelter\n{PROSE}\n\n3. The lamp\n{PROSE}"
    article = read(f"Minutes of the harbour council\n\n{items}\n\n{end}\n")
    assert article.metadata.date == date
