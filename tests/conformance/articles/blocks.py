"""One function for each kind of block: the blocks that show it, in a given language."""

from collections.abc import Callable

from msgspec.structs import replace

from convert.article import (
    BlockQuote,
    Blocks,
    Cell,
    Code,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    NoteReference,
    Paragraph,
    Preformatted,
    Row,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from tests.conformance.articles.pictures import DOT, HARBOUR
from tests.conformance.articles.tongues import Tongue


def text(words: str) -> Inlines:
    """Plain words as inlines."""
    return (Text(text=words),)


def paragraph(words: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph(content=text(words))


def headings(tongue: Tongue) -> Blocks:
    """Headings that go down two levels and come up again."""
    first, second, third = tongue.headings
    return (
        Heading(level=2, content=text(first), id="first"),
        paragraph(tongue.sentences[0]),
        Heading(level=3, content=text(second), id="second"),
        paragraph(tongue.sentences[1]),
        Heading(level=2, content=text(third), id="third"),
        paragraph(tongue.sentences[2]),
    )


def inlines(tongue: Tongue) -> Blocks:
    """Emphasis inside strong, code, links out and within, and a line break."""
    first, second, third = tongue.words[:3]
    return (
        Heading(level=2, content=text(tongue.headings[0]), id="first"),
        Paragraph(
            content=(
                *text(f"{first} "),
                Emphasis(content=text(second)),
                *text(" "),
                Strong(content=(*text(f"{third} "), Emphasis(content=text(first)))),
                *text(" "),
                Code(text="rain --all-night"),
                LineBreak(),
                *text(f"{tongue.sentences[0]} "),
                Link(
                    target="https://example.org/rain",
                    content=(*text(f"{second} "), Emphasis(content=text(third))),
                ),
                *text(f" {tongue.sentences[1]} "),
                Link(target="#first", content=text(tongue.headings[0])),
                *text(f" {tongue.sentences[2]}"),
            )
        ),
    )


def parts(tongue: Tongue) -> Blocks:
    """Words and a paragraph in another language and direction."""
    other = ("en", "ltr") if tongue.direction == "rtl" else ("he", "rtl")
    foreign = "The quay, 1987" if tongue.direction == "rtl" else "הרציף, 1987"
    language, direction = other
    return (
        Paragraph(
            content=(
                *text(f"{tongue.words[0]} "),
                Span(content=text(foreign), language=language, direction=direction),
                *text(f" {tongue.words[1]}"),
            )
        ),
        Paragraph(content=text(foreign), language=language, direction=direction),
        Paragraph(
            content=(Span(content=text(f"{tongue.author}:"), role="speaker"), *text(" 1987?")),
            role="speech",
        ),
    )


def ordered(tongue: Tongue) -> Blocks:
    """A numbered list that starts at 4 and has an item of two paragraphs."""
    items = [ListItem(blocks=(paragraph(words),)) for words in tongue.sentences[:2]]
    items.append(ListItem(blocks=tuple(paragraph(words) for words in tongue.sentences[2:4])))
    letters = tuple(ListItem(blocks=(paragraph(word),)) for word in tongue.words[:3])
    return (
        paragraph(tongue.sentences[4]),
        List(ordered=True, start=4, items=tuple(items), tight=False),
        List(ordered=True, style="lower_alpha", delimiter="paren", items=letters),
    )


def nested(tongue: Tongue) -> Blocks:
    """Bullets that hold bullets that hold numbers."""
    numbers = List(
        ordered=True,
        items=tuple(ListItem(blocks=(paragraph(word),)) for word in tongue.words[4:]),
    )
    inner = List(
        ordered=False,
        items=(
            ListItem(blocks=(paragraph(tongue.words[2]), numbers)),
            ListItem(blocks=(paragraph(tongue.words[3]),)),
        ),
    )
    return (
        List(
            ordered=False,
            items=(
                ListItem(blocks=(paragraph(tongue.words[0]), inner)),
                ListItem(blocks=(paragraph(tongue.words[1]),)),
            ),
        ),
    )


def quote(tongue: Tongue) -> Blocks:
    """A quotation of two paragraphs that holds another, with its source."""
    inner = BlockQuote(blocks=(paragraph(tongue.sentences[2]),))
    return (
        paragraph(tongue.sentences[4]),
        BlockQuote(
            blocks=(paragraph(tongue.sentences[0]), paragraph(tongue.sentences[1]), inner),
            attribution=text(f"— {tongue.author}"),
        ),
    )


def verse(tongue: Tongue) -> Blocks:
    """Two stanzas."""
    lines = [text(words) for words in tongue.sentences[:4]]
    end = (LineBreak(),)
    return (Verse(content=(*lines[0], *end, *lines[1], *end, *end, *lines[2], *end, *lines[3])),)


def preformatted(tongue: Tongue) -> Blocks:
    """Program text with indentation and an empty line, and a word of the language in it."""
    code = f'def rain(hours):\n    # {tongue.words[0]}\n\n    return "wet" * hours\n'
    return (paragraph(tongue.sentences[0]), Preformatted(text=code, syntax="python"))


def table(tongue: Tongue) -> Blocks:
    """A table with a caption, headers of columns and rows, an empty cell and a wide one."""
    names = tongue.words

    def cells(*texts: str, header: bool = False) -> tuple[Cell, ...]:
        return tuple(Cell(content=text(t) if t else (), header=header) for t in texts)

    return (
        Table(
            caption=text(tongue.headings[1]),
            rows=(
                Row(cells=cells(names[0], names[1], names[2], header=True)),
                Row(cells=(*cells(names[3], header=True), *cells("12", "3,5"))),
                Row(cells=(*cells(names[4], header=True), *cells("", "7"))),
                Row(cells=(*cells(names[2], header=True), *cells("4", "1"))),
                Row(
                    cells=(
                        *cells(names[5], header=True),
                        Cell(content=text(tongue.sentences[2]), colspan=2),
                    )
                ),
            ),
        ),
        paragraph(tongue.sentences[3]),
    )


def figure(tongue: Tongue) -> Blocks:
    """A picture with words for it and a caption, one without, and a decorative one."""
    return (
        Figure(
            data=HARBOUR,
            media_type="image/png",
            alt=tongue.sentences[4],
            caption=text(tongue.headings[2]),
        ),
        Figure(data=DOT, media_type="image/png", alt=tongue.sentences[3]),
        Figure(data=DOT, media_type="image/png", decorative=True),
        paragraph(tongue.sentences[0]),
    )


def definitions(tongue: Tongue) -> Blocks:
    """A glossary in which one meaning has two terms."""
    return (
        DefinitionList(
            items=(
                DefinitionItem(
                    terms=(text(tongue.words[0]), text(tongue.words[1])),
                    blocks=(paragraph(tongue.sentences[0]),),
                ),
                DefinitionItem(
                    terms=(text(tongue.words[2]),),
                    blocks=(paragraph(tongue.sentences[1]), paragraph(tongue.sentences[2])),
                ),
            )
        ),
    )


def pause(tongue: Tongue) -> Blocks:
    """A thematic break between two paragraphs."""
    first, second = tongue.sentences[:2]
    return (paragraph(first), ThematicBreak(mark="* * *"), paragraph(second))


def notes(tongue: Tongue) -> Blocks:
    """Two notes, one of which is named twice, one with two paragraphs."""

    def marked(words: str, label: str) -> Paragraph:
        return Paragraph(content=(*text(words), NoteReference(label=label, text=f"[{label}]")))

    return (
        marked(tongue.sentences[0], "1"),
        marked(tongue.sentences[1], "2"),
        marked(tongue.sentences[2], "1"),
        Footnote(label="1", mark="[1]", blocks=(paragraph(tongue.sentences[3]),)),
        Footnote(
            label="2",
            mark="[2]",
            blocks=(paragraph(tongue.sentences[4]), paragraph(tongue.sentences[0])),
        ),
    )


RUBY = "漢字かんじ"
"""What the ruby of `marks` says: its words, then their reading."""


def marks(tongue: Tongue) -> Blocks:
    """Struck, inserted, raised and lowered words, ruby, formulas, and a picture in the line."""
    first, second, third = tongue.words[:3]
    mathml = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><msup><mi>b</mi>'
        "<mn>2</mn></msup></mfrac><mo>=</mo><msqrt><mi>c</mi></msqrt></math>"
    )
    formula = Math(tex=r"\frac{a}{b^2} = \sqrt{c}", mathml=mathml)
    return (
        Paragraph(
            content=(
                Strike(content=text(first)),
                *text(" "),
                Inserted(content=text(second)),
                *text(" "),
                *text(third),
                Superscript(content=text("2")),
                *text(" "),
                *text(first),
                Subscript(content=text("0")),
                *text(f" {tongue.sentences[0]} "),
                Span(language="ja", content=(Ruby(content=text("漢字"), reading=text("かんじ")),)),
                *text(" "),
                formula,
                *text(" "),
                Image(data=DOT, media_type="image/png", alt=tongue.sentences[1]),
                *text(f" {tongue.sentences[2]}"),
            )
        ),
        Paragraph(content=(replace(formula, display=True, alt=tongue.sentences[3]),)),
    )


def tasks(tongue: Tongue) -> Blocks:
    """Tasks, one of which is done and holds another."""
    inner = List(ordered=False, items=(ListItem(blocks=(paragraph(tongue.words[2]),), done=False),))
    items = (
        ListItem(blocks=(paragraph(tongue.words[0]), inner), done=True),
        ListItem(blocks=(paragraph(tongue.words[1]),), done=False),
    )
    return (paragraph(tongue.sentences[0]), List(ordered=False, items=items))


def cells(tongue: Tongue) -> Blocks:
    """A table whose cells hold paragraphs, a list and a programme."""
    heads = tuple(Cell(content=text(word), header=True) for word in tongue.words[:3])
    numbers = List(
        ordered=True,
        items=tuple(ListItem(blocks=(paragraph(word),)) for word in tongue.words[3:5]),
    )
    row = (
        Cell(blocks=(paragraph(tongue.sentences[0]), paragraph(tongue.sentences[1]))),
        Cell(blocks=(numbers,)),
        Cell(blocks=(Preformatted(text="rain\n  all"),)),
    )
    return (paragraph(tongue.sentences[2]), Table(rows=(Row(cells=heads), Row(cells=row))))


KINDS: dict[str, Callable[[Tongue], Blocks]] = {
    "headings": headings,
    "inlines": inlines,
    "parts": parts,
    "ordered": ordered,
    "nested": nested,
    "quote": quote,
    "verse": verse,
    "preformatted": preformatted,
    "table": table,
    "figure": figure,
    "definitions": definitions,
    "pause": pause,
    "notes": notes,
    "marks": marks,
    "tasks": tasks,
    "cells": cells,
}
