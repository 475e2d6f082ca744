"""Captions of pictures that a plain text can only name."""

import re
from typing import Final

from convert.article import Paragraph
from convert.languages.words import all_patterns, all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View, plainly

_BRACKETED: Final = Lazy(
    lambda: rf"\[(?:{any_of(all_words().picture_openings)})[:.\s\]]", re.IGNORECASE
)
_LABELLED: Final = Lazy(
    lambda: (
        rf"\(?(?:{any_of(all_words().picture_labels)})"
        rf"(?:\s+(?:{any_of(all_words().picture_credits)}))?\s?[:：／/]"
    ),
    re.IGNORECASE,
)
_FIGURE: Final = Lazy(
    lambda: rf"(?:{all_patterns().figures})\.?\s*\d{{1,3}}[.:：—–-]", re.IGNORECASE
)


def is_credit(body: str) -> bool:
    """Whether a line says who took a picture, or what it shows."""
    return _LABELLED.match(body) is not None


def weigh(view: View) -> Claim | None:
    """A line that says what a picture shows or who took it."""
    body = view.line.body
    if view.nested:
        return None
    bracketed = view.last.body.endswith("]") and _BRACKETED.match(body) is not None
    labelled = any(c in body for c in ":：／/") and _LABELLED.match(body) is not None
    figure = _FIGURE.match(body) is not None
    if not (bracketed or labelled or figure):
        return None
    return view.claim(
        "caption",
        view.end,
        (bracketed, "in brackets as a picture"),
        (labelled, "labelled as a picture"),
        (figure, "a numbered figure"),
        (view.apart, "on its own"),
        (len(view.text) > 400, "long"),
    )


def build(view: View, claim: Claim) -> BlockPart:
    """A paragraph marked as a caption."""
    content = view.tools.inlines(view.tools.text(view.lines))
    return BlockPart(Paragraph(content=content, role="caption", lines=view.span(claim)))


RULE = Rule("caption", "caption", 4, weigh, build, plainly("caption"))
