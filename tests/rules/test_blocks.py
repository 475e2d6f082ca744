import pytest

from convert.article import (
    BlockQuote,
    DefinitionList,
    Footnote,
    Link,
    List,
    NoteReference,
    Paragraph,
    Preformatted,
    Table,
    ThematicBreak,
    Verse,
)
from convert.normalise import normalise
from convert.readers.text.marks import is_rule
from convert.walk import every_block, every_inline, own_inlines, plain_text
from tests.rules.seeing import MORE, PROSE, body, headings, read, words


def items(block: object) -> list[str]:
    assert isinstance(block, List)
    return [" / ".join(words(inner) for inner in item.blocks) for item in block.items]


@pytest.mark.parametrize("mark", [*list("-*+•‣◦▪–·○"), "o"])
def test_bullets(mark: str) -> None:
    (block,) = body(f"{mark} salt\n{mark} oil\n{mark} rope")
    assert items(block) == ["salt", "oil", "rope"]


@pytest.mark.parametrize(
    ("marks", "start", "style", "delimiter"),
    [
        ("1. 2. 3.", 1, "decimal", "period"),
        ("1) 2) 3)", 1, "decimal", "paren"),
        ("(1) (2) (3)", 1, "decimal", "parens"),
        ("a) b) c)", 1, "lower_alpha", "paren"),
        ("A. B. C.", 1, "upper_alpha", "period"),
        ("i. ii. iii.", 1, "lower_roman", "period"),
        ("I) II) III)", 1, "upper_roman", "paren"),
        ("h) i) j)", 8, "lower_alpha", "paren"),
        ("4. 5. 6.", 4, "decimal", "period"),
    ],
)
def test_numbers_become_start_style_and_delimiter(
    marks: str, start: int, style: str, delimiter: str
) -> None:
    names = ("salt", "oil", "rope")
    text = "\n".join(f"{mark} {name}" for mark, name in zip(marks.split(), names, strict=True))
    (block,) = body(text)
    assert isinstance(block, List)
    assert (block.ordered, block.start, block.style, block.delimiter) == (
        True, start, style, delimiter,
    )  # fmt: skip
    assert items(block) == list(names)


def test_numbers_that_do_not_count_up_are_words() -> None:
    text = "1. salt\n5. oil\n2. rope"
    found = " ".join(words(block) for block in body(text))
    assert "5. oil" in found


def test_a_year_at_the_head_of_a_line_is_no_list() -> None:
    (block,) = body("2021. It was the year in which the lamp went out. Nobody had expected it.")
    assert isinstance(block, Paragraph)
    assert words(block).startswith("2021. It was")


def test_an_item_may_hold_paragraphs_and_lists() -> None:
    text = "- salt\n\n  The grey kind, not the white.\n\n  1. coarse\n  2. fine\n- oil"
    (block,) = body(text)
    assert isinstance(block, List)
    kinds = [type(inner).__name__ for inner in block.items[0].blocks]
    assert kinds == ["Paragraph", "Paragraph", "List"]
    assert words(block.items[1].blocks[0]) == "oil"


def test_dialogue_with_dashes_is_no_list() -> None:
    text = "— ¿Qué hora es?\n\n— La de siempre.\n\n— Entonces es tarde."
    assert [type(block) for block in body(text)] == [Paragraph] * 3


def test_quotes_marked_line_by_line_nest() -> None:
    (block,) = body("> He asked:\n> > Who is there?\n> and nobody answered.")
    assert isinstance(block, BlockQuote)
    assert [type(inner) for inner in block.blocks] == [Paragraph, BlockQuote, Paragraph]


def test_a_quote_gives_up_who_said_it() -> None:
    (block,) = body("> The sea keeps no diary.\n>\n> — Agnes Rowe")
    assert isinstance(block, BlockQuote)
    assert words(block.blocks[0]) == "The sea keeps no diary."
    assert block.attribution[0].text == "— Agnes Rowe"


@pytest.mark.parametrize("quoted", ["> Nobody hurries a river.", "    Nobody hurries a river."])
@pytest.mark.parametrize(
    ("below", "credited"),
    [
        ("— Captain Brandt", True),
        ("-- The mate, in his log", True),
        ("– Анна Ветрова", True),
        ("— I know that, he said.", False),  # a sentence, as in a dialogue
        ("- the captain", False),  # an item of a list
        ("— Captain Brandt\nand his mate", False),
        ("— somebody who had seen the river for as long as anyone could", False),
        ("Captain Brandt", False),
    ],
)
def test_a_line_alone_below_a_quotation_may_say_whose_it_is(
    quoted: str, below: str, credited: bool
) -> None:
    blocks = body(f"{PROSE}\n\n{quoted}\n\n{below}\n\n{MORE}")
    (block,) = (block for block in blocks if isinstance(block, BlockQuote))
    assert bool(block.attribution) == credited
    assert words(block.blocks[0]) == "Nobody hurries a river."


def test_verse_keeps_its_lines_and_stanzas() -> None:
    text = (
        "The bucket went down with a clatter,\nThe bucket came up with a stone;\n"
        "I asked of the water, what matter?\nIt said, I have gone off alone.\n\n"
        "The bucket went down of a Sunday,\nThe bucket came up with the moon;\n"
        "I asked it to stay until Monday,\nIt said, I must leave you at noon."
    )
    (block,) = body(text)
    assert isinstance(block, Verse)
    breaks = [inline.__struct_config__.tag for inline in block.content].count("line_break")
    assert breaks == 8  # seven line ends, and one more between the stanzas


def test_an_address_keeps_its_lines_in_one_paragraph() -> None:
    (block,) = body("The Harbour Board\n1 Custom House Quay\nPort Ellery 40211")
    assert isinstance(block, Paragraph)
    assert [inline.__struct_config__.tag for inline in block.content].count("line_break") == 2


@pytest.mark.parametrize(
    "text",
    [
        "| Hall | Open |\n|------|------|\n| Church | 3 |\n| School | 9 |",
        "Hall | Open\n--- | ---\nChurch | 3\nSchool | 9",
        "+--------+------+\n| Hall   | Open |\n+--------+------+\n| Church | 3    |\n"
        "| School | 9    |\n+--------+------+",
        "Hall\tOpen\nChurch\t3\nSchool\t9",
        "Hall      Open\nChurch    3\nSchool    9",
    ],
)
def test_tables_in_every_dress(text: str) -> None:
    (block,) = body(text)
    assert isinstance(block, Table)
    cells = [["".join(words_of(cell)) for cell in row.cells] for row in block.rows]
    assert cells == [["Hall", "Open"], ["Church", "3"], ["School", "9"]]
    assert all(cell.header for cell in block.rows[0].cells)
    assert not any(cell.header for row in block.rows[1:] for cell in row.cells)


def words_of(cell: object) -> list[str]:
    return [inline.text for inline in cell.content]


@pytest.mark.parametrize(
    ("mark", "label", "printed"),
    [
        ("[1]", "1", "[1]"),
        ("†", "†", "†"),
        ("*", "*", "*"),
        ("¹", "1", "¹"),
        ("[^a]", "a", "[a]"),
    ],
)
def test_notes_are_tied_to_their_marks(mark: str, label: str, printed: str) -> None:
    text = f"The Title\n\nThe lamp went out.{mark} Nobody saw it go.\n\n{PROSE}\n\n{mark} In May.\n"
    article = read(text)
    paragraph, note = article.blocks[0], article.blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert isinstance(note, Footnote)
    marks = [i for i in every_inline(paragraph.content) if isinstance(i, NoteReference)]
    assert [(m.label, m.text) for m in marks] == [(label, printed)]
    assert (note.label, note.mark, words(note.blocks[0])) == (label, printed, "In May.")


def test_a_mark_without_a_note_stays_a_word() -> None:
    (block,) = body("Nobody saw it go.[7] It was May.")
    assert words(block) == "Nobody saw it go.[7] It was May."
    assert not any(i.__struct_config__.tag == "note_reference" for i in block.content)


@pytest.mark.parametrize("mark", ["* * *", "***", "---", "⁂", "#", "~~~~~", "_____", "• • •"])
def test_separators_keep_their_mark(mark: str) -> None:
    (block,) = body(mark)
    assert block == ThematicBreak(mark=mark, lines=block.lines, confidence=block.confidence)


@pytest.mark.parametrize(
    "mark", ["-30-", "###", "END", "The End", "FIN", "— 30 —", "30-30-30", "完"]
)
def test_end_marks(mark: str) -> None:
    last = read(f"The Title\n\n{PROSE}\n\n{MORE}\n\n{mark}\n").blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.role, words(last)) == ("end_mark", mark)


def test_fenced_text_keeps_spaces_and_names_its_syntax() -> None:
    (block,) = body("```python\ndef lost(pair):\n    return pair[:1]\n```")
    assert isinstance(block, Preformatted)
    assert (block.text, block.syntax) == ("def lost(pair):\n    return pair[:1]", "python")


def test_terms_with_indented_meanings() -> None:
    (block,) = body("Bight\n    A loop in a rope.\n\nSlack water\n    The half hour of doubt.")
    assert isinstance(block, DefinitionList)
    assert [term[0].text for item in block.items for term in item.terms] == [
        "Bight", "Slack water",
    ]  # fmt: skip


def test_turns_of_an_interview_open_with_their_speaker() -> None:
    text = "Q: Who is it?\n\nA: The tide.\n\nQ: What does it want?\n\nA: The stairs."
    blocks = body(text)
    assert [block.role for block in blocks if isinstance(block, Paragraph)] == ["speech"] * 4
    first = blocks[0].content[0]
    assert (first.role, first.content[0].text) == ("speaker", "Q:")


def test_a_single_label_is_no_interview() -> None:
    blocks = body(f"Note: bring a lamp.\n\n{MORE}\n\nWarning: it is dark there.")
    assert all(isinstance(b, Paragraph) and b.role is None for b in blocks)


FRAME = "+------+-------+"


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        (["|lamp  | oil   |", FRAME, "|north | a | b |"], ["north", "a | b"]),
        (["|灯台  | 油    |", FRAME, "|北    | あ | x|"], ["北", "あ | x"]),
        (["|שמן   | אור   |", FRAME, "|צפון  | א | ב |"], ["צפון", "א | ב"]),
    ],
)
def test_a_stroke_inside_a_framed_cell_is_a_word_of_it(rows: list[str], last: list[str]) -> None:
    (table,) = body("\n".join([FRAME, *rows, FRAME]))
    assert isinstance(table, Table)
    assert [words_of(cell) for cell in table.rows[-1].cells] == [[cell] for cell in last]


def test_a_stroke_behind_a_backslash_parts_no_cells() -> None:
    (table,) = body("| lamp | oil |\n|------|-----|\n| north | a \\| b |")
    assert isinstance(table, Table)
    assert [words_of(cell) for cell in table.rows[-1].cells] == [["north"], ["a | b"]]


@pytest.mark.parametrize(
    ("line", "done", "text"),
    [
        ("- [x] Wash the sails", True, "Wash the sails"),
        ("* [X] Wash the sails", True, "Wash the sails"),
        ("- [ ] Wash the sails", False, "Wash the sails"),
        ("- ☐ Wash the sails", False, "Wash the sails"),
        ("- ☑ Wash the sails", True, "Wash the sails"),
        ("- [] Wash the sails", None, "[] Wash the sails"),
        ("- [y] Wash the sails", None, "[y] Wash the sails"),
        ("- [x]Wash the sails", None, "[x]Wash the sails"),
        ("1. [x] Wash the sails", None, "[x] Wash the sails"),
    ],
)
def test_a_box_at_the_head_of_an_item_makes_it_a_task(line: str, done: bool | None, text: str):
    (block,) = body(f"{line}\n{line.replace('Wash', 'Mend').replace('1.', '2.')}\n")
    assert isinstance(block, List)
    first = block.items[0]
    assert first.done is done
    assert words(first.blocks[0]) == text


def test_a_link_into_the_text_leads_to_its_heading():
    text = f"The Title\n\n- [The lamp](#the-lamp)\n- [Gone](#gone)\n\n## The lamp\n\n{PROSE}\n"
    article, told = normalise(read(text), "lamp")
    links = [
        i for b in every_block(article.blocks) for r in own_inlines(b) for i in every_inline(r)
    ]
    assert [i.target for i in links if isinstance(i, Link)] == ["#the-lamp"]
    assert [d.code for d in told] == ["link.unsafe"]
    assert "Gone" in plain_text(article)
    assert "[" not in plain_text(article)


def test_a_full_stop_and_a_blank_mark_items() -> None:
    (block,) = body(". Light the lamp; and\n. trim the wick.")
    assert isinstance(block, List)
    assert [words(inner) for item in block.items for inner in item.blocks] == [
        "Light the lamp; and",
        "trim the wick.",
    ]


@pytest.mark.parametrize("frame", ["X-=-=-=-=-=-=-X", "o-------------o"])
def test_a_rule_may_have_a_letter_at_both_ends(frame: str) -> None:
    assert is_rule(frame)
    assert not is_rule(f"{frame[:-1]}Y")
    assert not is_rule(frame[0] + frame[1] * 4 + frame[0])  # a word with its hyphens, or a face


def test_stops_in_the_place_of_blank_lines_are_blank() -> None:
    text = f"The Keeper\n.\n{PROSE}\n.\nTHE LAMP\n.\n{MORE}\n.\nTHE GLASS\n.\n{PROSE}\n"
    article = read(text)
    assert article.metadata.title == "The Keeper"
    assert headings(article) == [(2, "THE LAMP"), (2, "THE GLASS")]


def test_a_stop_alone_among_blank_lines_stays() -> None:
    assert "." in [words(block) for block in body(".")]


def test_a_pause_of_stops_is_no_item() -> None:
    assert not any(isinstance(block, List) for block in body(". . ."))


def test_a_line_that_leads_to_what_is_set_in_is_no_term() -> None:
    blocks = body("The file has the format of:\n\tlamp <n>\nor the other one of:\n\t<n>")
    assert not any(isinstance(block, DefinitionList) for block in blocks)


@pytest.mark.parametrize("lead", ["What the lamp needs", "Czego potrzebuje lampa:"])
def test_long_statements_behind_dashes_are_items(lead: str) -> None:
    first = "A keeper who trims the wick every four hours of the night."
    second = "Oil that comes from the mainland before the storms begin."
    *_, block = body(f"{lead}\n\n– {first}\n– {second}")
    assert isinstance(block, List)
    assert len(block.items) == 2


@pytest.mark.parametrize(
    "turns",
    [
        ("Will you never trim the wick of that lamp again?", "I have told you what I think of it."),
        ("I will trim it when I have finished this letter – he said.", "Then I shall wait here."),
        ("I will.", "Then trim it."),
    ],
)
def test_turns_of_speech_behind_dashes_are_no_items(turns: tuple[str, str]) -> None:
    assert not any(isinstance(block, List) for block in body("\n".join(f"– {t}" for t in turns)))


def test_what_hangs_below_an_item_is_no_command() -> None:
    (block,) = body("* relying on apt and on the other ones for\n  crystal release\n* testing it")
    assert isinstance(block, List)
    assert len(block.items) == 2
