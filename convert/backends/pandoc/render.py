"""From an Article to the bytes of one of pandoc's formats."""

import re
from functools import partial
from pathlib import Path
from typing import Final

from convert.article import Article, LanguageTag, Pictured, Ruby
from convert.backends.pandoc.head import head_meta, head_nodes
from convert.backends.pandoc.inlines import data_address
from convert.backends.pandoc.nodes import Node, node, string
from convert.backends.pandoc.odf import with_properties
from convert.backends.pandoc.sizes import picture_size
from convert.backends.pandoc.standing import Manner, Place
from convert.backends.pandoc.target import Target
from convert.backends.pandoc.write import block_nodes, document_json, standing_for
from convert.context import Context
from convert.errors import RenderError
from convert.pandoc.process import PANDOC, PandocError
from convert.walk import inline_text
from convert.walk.printed import printed_blocks

_TEMPLATES: Final = Path(__file__).with_name("templates")
_BOXES: Final = {False: "\u2610", True: "\u2612"}
"""The boxes that pandoc's own readers make of tasks, and its writers take for them."""

_SPACE: Final = re.compile("( +)")


def render(article: Article, target: Target, context: Context) -> bytes:
    """The file. Raises MissingError without pandoc, RenderError where pandoc fails."""
    blocks = printed_blocks(article, _BOXES)
    standing = standing_for(_manner(target), blocks, article.metadata)
    head = head_nodes(article.metadata, target, standing)
    body = block_nodes(blocks, standing)
    document = document_json(head_meta(article.metadata, target), [*head, *body])
    template = _TEMPLATES / target.template if target.template else None
    try:
        written = PANDOC.write(document, target.writer, template)
    except PandocError as error:
        raise RenderError(str(error), code=f"{target.name}.pandoc") from error
    return with_properties(written, article, context.stamp) if target.archive else written


def _manner(target: Target) -> Manner:
    return Manner(
        picture=_sized if target.holds_pictures else _picture,
        ruby=_marked_ruby if target.markup else _raised_ruby,
        text=_words,
        lift=target.lift,
        strikes=target.strikes,
    )


def _words(text: str) -> list[Node]:
    """Characters as pandoc's own readers give them, whose writers look at single words to tell
    what would be a mark."""
    return [
        {"t": "Space"} if piece.isspace() else string(piece)
        for piece in _SPACE.split(text)
        if piece
    ]


def _picture(picture: Pictured) -> Place:
    return data_address(picture), {}


def _sized(picture: Pictured) -> Place:
    return data_address(picture), picture_size(picture.data)


def _raised_ruby(ruby: Ruby, _language: LanguageTag, words: list[Node]) -> list[Node]:
    return [*words, {"t": "Superscript", "c": _words(inline_text(ruby.reading))}]


def _marked_ruby(ruby: Ruby, _language: LanguageTag, words: list[Node]) -> list[Node]:
    raw = partial(node, "RawInline", "html")
    reading = _words(inline_text(ruby.reading))
    return [raw("<ruby>"), *words, raw("<rt>"), *reading, raw("</rt></ruby>")]
