"""From an Article to the bytes of one of pandoc's formats."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from convert.article import Article, LanguageTag, Pictured, Ruby
from convert.backends.beside import filed
from convert.backends.pandoc.head import head_meta, head_nodes
from convert.backends.pandoc.inlines import data_address
from convert.backends.pandoc.nodes import Node, node, string
from convert.backends.pandoc.odf import with_properties
from convert.backends.pandoc.sizes import picture_size
from convert.backends.pandoc.standing import Manner, Opening, Place
from convert.backends.pandoc.target import Signs, Target
from convert.backends.pandoc.write import block_nodes, document_json, standing_for
from convert.context import Context
from convert.errors import RenderError
from convert.pandoc.process import PANDOC, PandocError
from convert.walk import inline_text
from convert.walk.printed import BOXES, printed_blocks

_TEMPLATES: Final = Path(__file__).with_name("templates")
_BOXES: Final = {False: "\u2610", True: "\u2612"}
"""The boxes that pandoc's own readers make of tasks, and its writers take for them."""

_MARKUP: Final = "html"  # pandoc's name of raw elements
_SPACE: Final = re.compile("( +)")


def render(article: Article, target: Target, context: Context) -> tuple[bytes, dict[str, bytes]]:
    """The file, and by name the pictures that lie beside it in `context.folder`.

    Raises MissingError without pandoc, RenderError where pandoc fails, and where pictures have no
    place.
    """
    blocks = printed_blocks(article, _BOXES if target.tasks else BOXES)
    files: dict[str, bytes] = {}
    standing = standing_for(_manner(target, context.folder, files), blocks, article.metadata)
    head = head_nodes(article.metadata, target, standing)
    body = block_nodes(blocks, standing)
    document = document_json(head_meta(article.metadata, target, standing), [*head, *body])
    template = _TEMPLATES / target.template if target.template else None
    try:
        written = PANDOC.write(document, target.writer, template)
    except PandocError as error:
        raise RenderError(str(error), code=f"{target.name}.pandoc") from error
    if target.finish:
        written = target.finish(written.decode()).encode()
    if target.archive:
        written = with_properties(written, article, context.stamp)
    return written, files


def _manner(target: Target, folder: str, files: dict[str, bytes]) -> Manner:
    picture: Callable[[Pictured], Place]
    if target.holds_pictures:
        picture = _sized
    elif folder:
        picture = partial(_filed, folder=folder, files=files)
    else:
        picture = _inlined if target.inlines_pictures else _refused
    return Manner(
        picture=picture,
        ruby=_marked_ruby if target.markup else _raised_ruby,
        text=partial(_words, signs=target.signs),
        captions=target.captions,
        opened=partial(_opened, target=target),
        lift=target.lift,
        strikes=target.strikes,
        formulas=target.formulas,
        rule=_own("RawBlock", target, target.rule) or {"t": "HorizontalRule"},
        between_terms=_own("RawInline", target, target.between_terms) or {"t": "LineBreak"},
    )


def _own(kind: str, target: Target, notation: str) -> Node | None:
    return node(kind, target.name, notation) if notation else None


def _words(text: str, signs: Signs | None = None) -> list[Node]:
    """Characters as pandoc's own readers give them, whose writers look at single words to tell
    what would be a mark.
    """
    nodes: list[Node] = []
    for piece in _SPACE.split(text):
        if piece.isspace():
            nodes.append({"t": "Space"})
        elif signs is None:
            nodes += [string(piece)] if piece else []
        else:
            for number, part in enumerate(re.split(f"({signs.pattern})", piece)):
                if number % 2:
                    nodes.append(node("RawInline", signs.format, signs.written(part)))
                elif part:
                    nodes.append(string(part))
    return nodes


def _opened(place: Opening, nodes: list[Node], target: Target) -> list[Node]:
    """The nodes, with a backslash before what would be markup there."""
    pattern = target.openings.get(place, "")
    first = nodes[0] if nodes else {}
    is_mark = pattern and first.get("t") == "Str" and re.fullmatch(pattern, str(first["c"]))
    return [node("RawInline", target.name, "\\"), *nodes] if is_mark else nodes


def _inlined(picture: Pictured) -> Place:
    return data_address(picture), {}


def _refused(_picture: Pictured) -> Place:
    raise RenderError(
        "its pictures are files beside it, and here is no place for them",
        hint="Name a folder with --out, or a file.",
        code="pictures.beside",
    )


def _filed(picture: Pictured, folder: str, files: dict[str, bytes]) -> Place:
    return filed(picture, folder, files), {}


def _sized(picture: Pictured) -> Place:
    return data_address(picture), picture_size(picture.data)


def _raised_ruby(ruby: Ruby, _language: LanguageTag, words: list[Node]) -> list[Node]:
    return [*words, {"t": "Superscript", "c": [string(inline_text(ruby.reading))]}]


def _marked_ruby(ruby: Ruby, _language: LanguageTag, words: list[Node]) -> list[Node]:
    raw = partial(node, "RawInline", _MARKUP)
    reading = [string(inline_text(ruby.reading))]
    return [raw("<ruby>"), *words, raw("<rt>"), *reading, raw("</rt></ruby>")]
