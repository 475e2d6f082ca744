"""What is said of a backend's options, in words to typed values."""

from typing import Annotated, Literal

import pytest
from msgspec import Meta

from convert.errors import UsageError
from convert.options import typed_options
from convert.settings import RenderOptions


class Options(RenderOptions, frozen=True):
    paper: Annotated[Literal["A4", "Letter"] | None, Meta(description="Paper.")] = None
    copies: Annotated[int, Meta(ge=1)] = 1
    label: str | None = None


def test_words_become_values():
    said = {"paper": "letter", "copies": "3", "label": "Draft"}
    assert typed_options("x", Options, said) == Options(paper="Letter", copies=3, label="Draft")
    assert typed_options("x", Options, {}) == Options()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"paper": "A44"}, "x.paper has no value 'A44'. Known: A4, Letter. Did you mean A4?"),
        ({"paper": "A4; } body { display: none }"}, "x.paper has no value"),
        (
            {"papr": "A4"},
            "x has no option 'papr'. Known: paper, copies, label. Did you mean paper?",
        ),
        ({"copies": "none"}, "x.copies 'none': a whole number is wanted"),
        ({"copies": "0"}, "x.copies '0': a whole number of at least 1 is wanted"),
    ],
)
def test_what_cannot_be_is_told_with_what_can(said: dict[str, str], message: str):
    with pytest.raises(UsageError) as caught:
        typed_options("x", Options, said)
    assert message in str(caught.value)


def test_a_backend_without_options_says_so():
    with pytest.raises(UsageError, match="x has no options"):
        typed_options("x", RenderOptions, {"paper": "A4"})
