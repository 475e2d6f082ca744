"""Headings of Word files that are only lines in bold: read as such where nothing says otherwise."""

import pytest

from convert.article import Heading
from convert.walk import inline_text
from tests.readers.pandoc.reading import messages, read
from tests.readers.pandoc.word_files import para, word_file

TEXT = "The boat came in at noon and lay there until the evening, when the tide had turned again."
MORE = "Nobody had seen the crew since the storm, and nobody asked after them in the two inns."


def bold(words: str, after: str = "") -> str:
    runs = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>"
    return f"<w:p>{runs}<w:r><w:t xml:space='preserve'>{after}</w:t></w:r></w:p>"


def table(head: str) -> str:
    cells = "".join(f"<w:tc>{cell}</w:tc>" for cell in (head, para("two")))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def headings(*body: str, title: str = "Sea") -> list[tuple[int, str]]:
    found = read("docx", word_file("".join(body), title=title)).article
    blocks = (block for block in found.blocks if isinstance(block, Heading))
    return [(block.level, inline_text(block.content)) for block in blocks]


def test_lines_in_bold_are_headings_and_told():
    body = (
        para(TEXT),
        bold("The crossing"),
        para(MORE),
        para(TEXT),
        bold("The way back"),
        para(MORE),
    )
    assert headings(*body) == [(2, "The crossing"), (2, "The way back")]
    (told,) = messages(read("docx", word_file("".join(body))), "headings.guessed")
    assert told == "lines in bold are read as headings: “The crossing”, “The way back”"


def test_the_first_of_them_is_the_title_where_it_opens_a_text_without_one():
    body = bold("The Ferry") + para(TEXT) + para(MORE) + bold("The crossing") + para(MORE)
    found = read("docx", word_file(body)).article
    assert found.metadata.title == "The Ferry"
    assert [inline_text(b.content) for b in found.blocks if isinstance(b, Heading)] == [
        "The crossing"
    ]


def test_a_line_in_bold_all_through_may_be_several_runs():
    line = "<w:p>" + "".join(
        f"<w:r><w:rPr><w:b/>{more}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"
        for more, words in (("", "The "), ("<w:i/>", "second"), ("", " crossing"))
    )
    body = (para(TEXT), f"{line}</w:p>", para(MORE), bold("The way back"), para(TEXT))
    assert headings(*body) == [(2, "The second crossing"), (2, "The way back")]


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("one alone is no custom", [bold("The crossing"), para(MORE)]),
        ("a sentence", [bold("It was late."), para(MORE), bold("It was dark."), para(TEXT)]),
        ("a question", [bold("Was it late?"), para(MORE), bold("Was it dark?"), para(TEXT)]),
        ("a lead-in", [bold("Late.", " " + MORE), bold("Dark", " " + TEXT), para(TEXT)]),
        ("a label", [bold("Late:"), para(MORE), bold("Dark:"), para(TEXT)]),
        ("lines of their own", [bold("One"), bold("Two"), para(MORE), bold("Three"), para(TEXT)]),
        ("the last words", [para(MORE), bold("One"), para(TEXT), bold("The end")]),
        ("captions", [bold("Boats"), table(para("a")), bold("Crews"), table(para("b"))]),
        ("heads of tables", [table(bold("Boat")), para(MORE), table(bold("Crew")), para(TEXT)]),
        ("a long line", [bold(TEXT.strip(".")), para(MORE * 3), bold("Two"), para(TEXT * 3)]),
        ("most of a text", [bold("The first of it"), para("Yes"), bold("The second"), para("No")]),
        ("a byline", [bold("By Jane Doe"), para(MORE), bold("Two"), para(TEXT)]),
        ("dashes", [bold("* * *"), para(MORE), bold("* * *"), para(TEXT)]),
        ("bold of a heading's style elsewhere", [
            para("Real").replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>'),
            para(TEXT), bold("One"), para(MORE), bold("Two"), para(TEXT),
        ]),
    ],
)  # fmt: skip
def test_other_bold_lines_are_words(what: str, lines: list[str]):
    found = headings(para(TEXT), *lines)
    assert [words for _, words in found] == (["Real"] if "style" in what else []), what
    reading = read("docx", word_file("".join([para(TEXT), *lines])))
    assert messages(reading, "headings.guessed") == []
