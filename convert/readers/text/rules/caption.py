"""Captions of pictures that a plain text can only name."""

import re
from typing import Final

from convert.article import Paragraph
from convert.patterns import Lazy
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Rule, View, plainly

_BRACKETED: Final = Lazy(
    r"\[(?:illustration|image|photo|picture|figure|caption|abbildung|bild|foto|figura|imagen|"
    r"imagem|immagine|иллюстрация|фото|рисунок|画像|写真|图片|图)[:.\s\]]",
    re.IGNORECASE,
)
_LABELLED: Final = Lazy(
    r"\(?(?:photo|image|picture|illustration|caption|photograph|photo credit|credit|bild|foto|"
    r"abbildung|crédit photo|légende|фото|写真|图片|사진)"
    r"(?:\s+(?:by|von|de|di|credit))?\s?[:：／/]",
    re.IGNORECASE,
)
_FIGURE: Final = Lazy(
    r"(?:fig(?:ure|ura)?|abb(?:ildung)?|table|tab(?:elle|leau)?|рис(?:унок)?|図|图|그림|"
    r"表)\.?\s*\d{1,3}[.:：—–-]",
    re.IGNORECASE,
)


def is_credit(body: str) -> bool:
    """Whether a line says who took a picture, or what it shows."""
    return _LABELLED.match(body) is not None


def weigh(view: View) -> Claim | None:
    """A line that says what a picture shows or who took it."""
    body = view.line.body
    if view.nested:
        return None
    bracketed = _BRACKETED.match(body) is not None and view.last.body.endswith("]")
    labelled = _LABELLED.match(body) is not None
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
