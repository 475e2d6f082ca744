"""Proof that no word of a source was lost on its way into an Article."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast

from convert.article import Article, Ruby
from convert.errors import Diagnostic
from convert.pandoc.process import PassedOver
from convert.readers.pandoc import ast
from convert.readers.pandoc.divs import style_of
from convert.readers.pandoc.work import shown
from convert.walk import every_block, every_inline, inline_text, own_inlines, plain_text
from convert.walk.pictures import every_formula, every_picture

_WORD: Final = re.compile(
    "[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
    "|[^\\W_\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+"
)
_MOST: Final = 5
_SPACES: Final = {ast.Space, ast.SoftBreak, ast.LineBreak}
_ELSEWHERE: Final = {ast.RawInline, ast.RawBlock, ast.Image}
_IN_WORDS: Final = {
    *(ast.Emph, ast.Strong, ast.Underline, ast.Strikeout, ast.Superscript, ast.Subscript),
    *(ast.SmallCaps, ast.Quoted, ast.Cite, ast.Link, ast.Span),
}
_LITERAL: Final = (ast.Code, ast.Math, ast.CodeBlock)


def lost_words(
    runs: Iterable[str],
    article: Article,
    repeated: Iterable[str] = (),
    passed: Iterable[PassedOver] = (),
) -> tuple[Diagnostic, ...]:
    """A warning for each piece of a source that is not in its Article, the first few of them.

    runs: the texts of the source, each a paragraph or the like, in their order; repeated: those
    that were left out since the article says the same; passed: where in the source stands what
    its reader passed over. A word counts as
    often as it is there, wherever it stands: order is the business of who reads.
    """
    there = Counter(_WORD.findall(_all_text(article)))
    there.update(word for text in repeated for word in _WORD.findall(text))
    pieces = list(_missing(runs, there))
    places = {f" {' '.join(_WORD.findall(each.source))} ": each.line for each in passed}
    return tuple(
        Diagnostic(
            code="words.lost",
            message=f"words of the source are not in the article: “{shown(words)}”"
            + (f", after “{before}”" if before else ""),
            line=_line_of(words, places),
        )
        for words, before in pieces[:_MOST]
    )


def _line_of(words: str, places: dict[str, int]) -> int | None:
    """The line of words that stand in one of some places."""
    return next((line for said, line in places.items() if f" {words} " in said), None)


def _missing(runs: Iterable[str], there: Counter[str]) -> Iterator[tuple[str, str]]:
    """Pieces of neighbouring words that are not there, and the words before each."""
    before: list[str] = []
    for run in runs:
        piece: list[str] = []
        for word in _WORD.findall(run):
            if there[word] > 0:
                there[word] -= 1
                if piece:
                    yield " ".join(piece), " ".join(before[-3:])
                    piece = []
                before.append(word)
            else:
                piece.append(word)
        if piece:
            yield " ".join(piece), " ".join(before[-3:])


def _all_text(article: Article) -> str:
    metadata = article.metadata
    further = [metadata.description or "", metadata.date or "", *metadata.keywords]
    further += [author.name for author in metadata.authors]
    further += [picture.alt for picture in every_picture(article.blocks)]
    runs = (run for block in every_block(article.blocks) for run in own_inlines(block))
    rubies = (each for run in runs for each in every_inline(run) if isinstance(each, Ruby))
    further += [inline_text(ruby.content) for ruby in rubies]  # there, a word and its reading meet
    further += [formula.tex for formula in every_formula(article.blocks)]
    return "\n".join((plain_text(article), *further))


def runs_of(nodes: list[ast.Block]) -> list[str]:
    """The texts of pandoc's blocks by a walk of its own, which knows no kind of block.

    Without raw source, and what descriptions of pictures say: of these another tells.
    """
    out: list[str] = []
    _gather(nodes, out)
    return "".join(out).split("\n")


def _gather(value: object, out: list[str]) -> None:
    kind = type(value)
    if kind is list or kind is tuple:
        for part in cast("Sequence[object]", value):
            _gather(part, out)
    elif isinstance(value, ast.Str):
        out.append(value.c)
    elif kind in _SPACES:
        out.append(" ")
    elif isinstance(value, ast.Node) and kind not in _ELSEWHERE:
        _gather_inside(value, out)


def _gather_inside(node: ast.Node, out: list[str]) -> None:
    if isinstance(node, _LITERAL):
        around = "\n" if isinstance(node, ast.CodeBlock) else ""
        out += (around, str(node.c[1]), around)
    elif not (isinstance(node, ast.Div) and style_of(node).startswith(("toc ", "contents "))):
        around = "" if type(node) in _IN_WORDS else "\n"
        out.append(around)
        for part in _parts(node):
            _gather(part, out)
            out.append(around)


def _parts(node: ast.Node) -> Iterator[object]:
    """What is in a node; the lines of verse, and terms and their meanings, each apart."""
    match node:
        case ast.LineBlock():
            yield from node.c
        case ast.DefinitionList():
            yield from (part for item in node.c for part in item)
        case _:
            yield getattr(node, "c", None)
