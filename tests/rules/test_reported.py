"""Small inputs behind faults that people met: each kind in words of this project's own."""

import pytest

from convert.article import (
    Heading,
    List,
    Paragraph,
    Preformatted,
    Table,
    Verse,
)
from tests.rules.seeing import MORE, PROSE, body, headings, read, words


def kinds(text: str) -> list[str]:
    return [type(block).__name__ for block in body(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Part 2 of the survey was made by another crew, in winter.",
        "Chapter 9 is a bit of a puzzle",
        "Kapitel 4 wurde von einem anderen Verfasser geschrieben.",
        "Глава 3 была написана совсем другим человеком.",
        "Section IV covers the oil, and it is long.",
    ],
)
def test_a_sentence_that_opens_as_a_chapter_is_no_heading(text: str) -> None:
    article = read(f"The Title\n\n{PROSE}\n\n{text}\n\nbut nobody minded. {MORE}\n")
    assert headings(article) == []


@pytest.mark.parametrize("text", ["Part 2", "Chapter 9: The Puzzle", "Kapitel 4. Das Öl"])
def test_a_chapter_is_a_heading(text: str) -> None:
    article = read(f"The Title\n\n{PROSE}\n\n{text}\n\n{MORE}\n")
    assert [found for _, found in headings(article)] == [text]


def test_a_number_is_never_deeper_than_its_parts() -> None:
    text = f"1.1 Oil\n\n{PROSE}\n\n1.2 Wicks\n\n{MORE}\n\n2 Glass\n\n{PROSE} {MORE}\n"
    found = headings(read(f"Lamps\n\n{MORE}\n\n{text}"))
    levels = {words: level for level, words in found}
    assert levels["2 Glass"] <= levels["1.1 Oil"] == levels["1.2 Wicks"]


def test_a_series_of_numbered_headings_is_decided_as_one() -> None:
    lists = "\n\n".join(
        f"{number}. {name}\n\n  * salt\n  * oil" for number, name in ((2, "Stores"), (3, "Tools"))
    )
    text = f"Lamps\n\n1. Notable Things\n\n{PROSE}\n\n{lists}\n\n4. Removed\n\n{MORE}\n"
    found = [words for _, words in headings(read(text))]
    assert found == ["1. Notable Things", "2. Stores", "3. Tools", "4. Removed"]


def test_loose_items_are_no_series_of_headings() -> None:
    assert kinds("1. Trim the wick\n\n2. Fill the lamp\n\n3. Wait") == ["List"]


@pytest.mark.parametrize("label", ["Capítulo {}", "Chapter {}", "Глава {}"])
def test_a_number_over_its_words_is_one_heading(label: str) -> None:
    text = "\n\n".join(
        f"{label.format(number)}\n{name}\n\n{PROSE} {MORE}"
        for number, name in ((1, "Oil"), (2, "Wicks"))
    )
    found = [words for _, words in headings(read(f"Lamps\n\n{text}\n"))]
    assert found == [f"{label.format(1)} Oil", f"{label.format(2)} Wicks"]


@pytest.mark.parametrize(
    "text",
    [
        "Now test the lamp with",
        "A second warning: if you run",
        "Prüfen Sie die Lampe mit",
        "So we end up with:",
    ],
)
def test_a_line_that_leads_into_code_is_no_heading(text: str) -> None:
    assert kinds(f"{text}\n\n    $ lamp --test --hours 2") == ["Paragraph", "Preformatted"]


def test_a_list_goes_on_counting_after_bullets() -> None:
    blocks = body("3. Set the plants.\n4. Water them.\n\n- Use rain water.\n\n5. Cut them back.")
    assert [block.start for block in blocks if isinstance(block, List) and block.ordered] == [3, 5]


def test_a_roman_number_out_of_turn_is_an_item() -> None:
    blocks = body("I. Set a goal.\nII. Write it down.\nXI. Learn from others.")
    assert [(b.start, b.style) for b in blocks if isinstance(b, List)] == [
        (1, "upper_roman"),
        (11, "upper_roman"),
    ]


def test_words_of_an_item_that_look_like_marks_stay_words() -> None:
    (block,) = body("* Do something,\n  e. g., this.\n* Do something else, i.\n  e. not that.")
    assert isinstance(block, List)
    assert [[words(inner) for inner in item.blocks] for item in block.items] == [
        ["Do something, e. g., this."],
        ["Do something else, i. e. not that."],
    ]


def test_a_year_in_wrapped_text_begins_no_item() -> None:
    text = (
        "The keeper was born in a small town on the coast and left it for the city in\n"
        "1950. He did not come back until the death of his father, which happened in\n"
        "1951. After that he lived on the rock, and nobody saw him in the town again.\n"
    )
    (block,) = read(f"The Title\n\n{text}").blocks
    assert isinstance(block, Paragraph)


def test_a_quotation_that_goes_on_in_the_next_line_is_one_paragraph() -> None:
    text = (
        "“If someone keeps a lamp, perhaps the neighbours will think,\n"
        "‘You want me to trim what?’” says Mara Holt,\na clerk at the harbour."
    )
    assert kinds(text) == ["Paragraph"]


def test_few_turns_are_a_dialogue_where_names_answer_each_other() -> None:
    article = read("The Goose\n\nANNA: Where to?\nBEN: To market, to market.\nANNA: It is shut.\n")
    roles = [block.role for block in article.blocks if isinstance(block, Paragraph)]
    assert roles == ["speech"] * 3


def test_a_line_block_is_verse_without_its_bars() -> None:
    (block,) = body(
        "| The tide came in,\n|     and it went out;\n| and what it took\n| it told about."
    )
    assert isinstance(block, Verse)
    assert words(block).startswith("The tide came in,")
    assert "|" not in words(block)


@pytest.mark.parametrize("rule", ["-", "="])
def test_a_table_with_a_rule_under_each_head(rule: str) -> None:
    rules = f"{rule * 8}  {rule * 6}"
    top = f"{rules}\n" if rule == "=" else ""
    (block,) = body(f"{top}Hall      Open\n{rules}\nChurch    3\nSchool    9\n{top}".rstrip())
    assert isinstance(block, Table)
    assert [[words(Paragraph(content=c.content)) for c in row.cells] for row in block.rows] == [
        ["Hall", "Open"],
        ["Church", "3"],
        ["School", "9"],
    ]
    assert all(cell.header for cell in block.rows[0].cells)


def test_a_packet_is_a_drawing() -> None:
    text = (
        "      0                   1\n      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4\n"
        "     +-+-+-+-+-------+-------------+\n     |F|R|R|R| code  | Payload len |\n"
        "     +-+-+-+-+-------+-------------+"
    )
    assert kinds(text) == ["Preformatted"]


def test_set_in_prose_is_no_quote_where_most_is_set_in() -> None:
    stanza = "\n".join(
        "    " + line
        for line in (
            "The lamp is lit at sunset and put out at sunrise, and there is no",
            "other rule that matters as much as this one does.",
        )
    )
    text = "\n\n".join(["LAMPS", stanza, "OIL", stanza, "WICKS", stanza, stanza, stanza])
    blocks = read(f"The Title\n\n{text}\n").blocks
    assert {type(block) for block in blocks} == {Heading, Paragraph}


def test_justified_text_is_wrapped_and_no_table() -> None:
    text = (
        "The  keeper of the north lamp was a man of few words and\n"
        "fewer  friends,  and  when  the  boat came with oil  and\n"
        "letters  he  took  the  oil  and  left the letters lying\n"
        "on the stone until the next boat came and took  them  to\n"
        "the  mainland  again,  where nobody opened them  either.\n"
        "They  are  there  still,  in  a  box,  in the office  of\n"
        "the harbour board."
    )
    article = read(f"The Title\n\n{text}\n\n{text}\n")
    assert [type(block) for block in article.blocks] == [Paragraph, Paragraph]


def test_code_is_kept_in_a_file_of_paragraphs() -> None:
    blocks = read(f"The Title\n{PROSE}\n    $ lamp --on\n{MORE}\n").blocks
    assert [type(block) for block in blocks] == [Paragraph, Preformatted, Paragraph]


@pytest.mark.parametrize("mark", ["#{}", "25/6{}"])
def test_places_of_a_ranking_and_items_of_minutes_are_one_series(mark: str) -> None:
    listed = "Things I own:\n- a barometer\n- two tables"
    parts = (("Salt", PROSE), ("Gulls", MORE), ("Bores", listed), ("No way back", PROSE))
    text = "\n\n".join(
        f"{mark.format(number)} {name}\n{under}" for number, (name, under) in enumerate(parts, 1)
    )
    found = [words for _, words in headings(read(f"Of the Coast\n\n{MORE}\n\n{text}\n"))]
    assert found == [f"{mark.format(n)} {name}" for n, (name, _) in enumerate(parts, 1)]


def test_a_line_below_an_item_belongs_to_it_where_the_list_goes_on() -> None:
    (block,) = body("1. Roll the dough out.\nLet it rest for a while.\n\n2. Set the plums upright.")
    assert isinstance(block, List)
    assert [words(inner) for inner in block.items[0].blocks] == [
        "Roll the dough out.",
        "Let it rest for a while.",
    ]


def test_boxes_of_task_lists_are_kept() -> None:
    (block,) = body("- [x] trim the wick\n- [ ] fill the lamp")
    assert isinstance(block, List)
    assert [(item.done, words(item.blocks[0])) for item in block.items] == [
        (True, "trim the wick"),
        (False, "fill the lamp"),
    ]


@pytest.mark.parametrize("title", ["Chapter One. Of the Lamp", "Capítulo primero. De la lámpara"])
def test_the_number_over_a_whole_text_is_its_title(title: str) -> None:
    article = read(f"{title}\n\n{PROSE}\n\n{MORE}\n")
    assert (article.metadata.title, headings(article)) == (title, [])


def test_the_first_of_several_numbers_is_no_title() -> None:
    article = read(f"Chapter 1\n\n{PROSE}\n\nChapter 2\n\n{MORE}\n")
    assert [found for _, found in headings(article)] == ["Chapter 1", "Chapter 2"]


def test_numbers_alone_over_the_parts_of_a_poem_are_headings() -> None:
    stanza = (
        "The bucket went down with a clatter,\nThe bucket came up with a stone;\n"
        "I asked of the water, what matter?\nIt said, I have gone off alone."
    )
    article = read(f"The Bucket\n\n1.\n{stanza}\n\n2.\n{stanza}\n\n3.\n{stanza}\n")
    assert [type(block) for block in article.blocks] == [Heading, Verse] * 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Upper Stair", "Lower Stair"),
        ("I. The Upper Stair", "II. The Lower Stair"),
        ("Obere Treppe", "Untere Treppe"),
    ],
)
def test_a_heading_of_a_kind_is_no_name_under_the_title(first: str, second: str) -> None:
    article = read(f"Two Stairs\n\n{first}\n\n{PROSE}\n\n{second}\n\n{MORE}\n")
    assert article.metadata.byline is None
    assert [text for _, text in headings(article)] == [first, second]


def test_a_name_under_the_title_is_one_though_a_heading_follows() -> None:
    article = read(f"Two Stairs\n\nOdo Kestrel\n\n{PROSE}\n\nLower Stair\n\n{MORE}\n")
    assert article.metadata.byline == "Odo Kestrel"


@pytest.mark.parametrize("byline", ["by Jane Doe", "von Erika Muster", "par Jeanne Dupont"])
def test_a_title_of_three_lines_over_a_byline(byline: str) -> None:
    article = read(f"Lamps & Oil:\nA Second Look at What\nKeepers Know\n\n{byline}\n\n{PROSE}\n")
    assert article.metadata.title == "Lamps & Oil: A Second Look at What Keepers Know"
    assert article.metadata.byline == byline


def test_an_address_over_a_name_is_no_title() -> None:
    article = read(f"14 Harbour Street\nNorthwick\nNW7 2QX\n\nJane Doe\n\n{PROSE}\n\n{MORE}\n")
    assert article.metadata.title == ""


@pytest.mark.parametrize(
    ("volume", "chapter"),
    [
        ("第壹卷 風起", "第两百一十八章 夜雨"),
        ("第贰卷 雲散", "第二百十九章 舊友"),
        ("第一部 海", "第千二章 光"),
    ],
)
def test_chapters_stand_below_volumes_whatever_their_numerals(volume: str, chapter: str) -> None:
    prose = "那一夜雨下得很大，渡口沒有一條船肯開，他坐在草棚裡，數著雨點，直到天色發白。"
    article = read(f"萬里河山\n\n作者：陳遠\n\n{volume}\n\n{chapter}\n\n{prose}\n\n{prose}\n")
    assert headings(article) == [(2, volume), (3, chapter)]


@pytest.mark.parametrize("mark", ["ENDS", "ENDE", "FIN", "END"])
def test_a_press_release_ends_before_its_notes(mark: str) -> None:
    text = f"Pool Opens\n\n{PROSE}\n\n{MORE}\n\n{mark}\n\nNotes to editors\n\n1. One.\n2. Two.\n"
    article = read(f"FOR IMMEDIATE RELEASE\n\n{text}")
    roles = [block.role for block in article.blocks if isinstance(block, Paragraph)]
    assert "end_mark" in roles
    assert [text for _, text in headings(article)] == ["Notes to editors"]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("Opening hours", "Monday to Friday: 6.30 to 22\nSaturday: 8 to 20\nSunday: 8 to 18"),
        ("Menu of the day", "Leek soup\nPie with peas\nApple cake"),
        ("Öffnungszeiten", "Montag bis Freitag: 6 bis 22 Uhr\nSamstag: 8 bis 20 Uhr"),
    ],
)
def test_a_line_over_lines_of_their_own_is_a_heading(line: str, lines: str) -> None:
    found = body(f"{line}\n\n{lines}")
    assert [type(block).__name__ for block in found] == ["Heading", "Paragraph"]


def test_a_subtitle_of_an_archive_is_no_heading() -> None:
    head = "Title: The Old Lamp\n       A Farce in One Act\n\nAuthor: Jane Doe\n"
    text = f"THE OLD LAMP\n\nA Farce in One Act\n\n{PROSE}\n\n{MORE}\n"
    article = read(f"{head}\n*** START OF THE TEXT ***\n\n{text}\n*** END OF THE TEXT ***\n")
    assert article.metadata.subtitle == "A Farce in One Act"
    assert headings(article) == []


def test_bullets_that_move_to_the_left_are_one_list() -> None:
    (block,) = body("  * salt\n  * oil\n* wicks\n  - long\n  - short\n* glass")
    assert isinstance(block, List)
    assert [words(item.blocks[0]) for item in block.items] == ["salt", "oil", "wicks", "glass"]


def test_a_letter_or_a_number_in_a_sentence_begins_no_item() -> None:
    text = (
        "The keeper was born in a small town on the coast and left it for the harbour as\n"
        "a boy. After that he lived on the rock in building\n"
        "A. And his wife, whom he had met at sea, then lived in the building\n"
        "B. and came over by boat as often as the weather and the swell let her cross it.\n"
        "The sum of all his savings came to forty pounds, of which he gave away\n"
        "10. The rest he kept.\n"
    )
    (block,) = read(f"The Title\n\n{text}").blocks
    assert isinstance(block, Paragraph)


def test_lettered_lines_that_count_are_items() -> None:
    (block,) = body("A. Oil for the lamp of the northern tower\nB. Wicks for the same lamp, in tin")
    assert isinstance(block, List)


def test_emphasis_goes_on_over_a_short_line() -> None:
    text = (
        "The keeper wrote the weather in the book each morning, and he never once left out\n"
        "the wind, for that was what he had been sent to the rock to do. It was, as he put\n"
        "it, _the only\nthing_ that mattered on the rock, and the book was kept dry for it.\n"
    )
    found = read(f"The Title\n\n{text}").blocks
    assert any("the only thing that mattered" in words(block) for block in found)


@pytest.mark.parametrize("mark", ["-", "=", "*"])
def test_a_heading_between_two_rules_has_no_break_above_it(mark: str) -> None:
    rule = mark * 14
    text = f"{rule}\n Lamp Primer\n{rule}\n\n{PROSE}\n\n{rule}\n Basic Use\n{rule}\n\n{MORE}\n"
    article = read(text)
    assert article.metadata.title == "Lamp Primer"
    assert [type(block).__name__ for block in article.blocks] == [
        "Paragraph",
        "Heading",
        "Paragraph",
    ]
    assert headings(article) == [(2, "Basic Use")]


@pytest.mark.parametrize("inner", ["the wick burns low.", "Nothing is to be lit before sunset."])
def test_a_remark_between_rules_is_no_heading(inner: str) -> None:
    assert "Heading" not in kinds(f"{'-' * 40}\n{inner}\n{'-' * 40}")


@pytest.mark.parametrize("line", ["“…”", "''", "/*", "}}", "=>", "..", "(?)"])
def test_marks_of_speech_or_of_code_are_no_break(line: str) -> None:
    assert "ThematicBreak" not in kinds(f"{PROSE}\n\n{line}\n\n{MORE}")


@pytest.mark.parametrize("line", ["* * *", "***", "-----", "§", "⁂", "~", "#", "...", "-=( )=-"])
def test_other_marks_are_a_break(line: str) -> None:
    assert "ThematicBreak" in kinds(f"{PROSE}\n\n{line}\n\n{MORE}")


def test_text_set_in_beside_code_is_no_quotation() -> None:
    text = (
        "Put spaces between terms. Example:\n\n    Don't do this:\n\n"
        "        for(i=0;i<count;i++){\n\n    Do this instead:\n\n"
        "        for (i = 0; i < count; i++) {\n\n"
        "    While it makes the line a bit longer, the version with spaces is easier\n"
        "    to read, and nobody has to guess which of the terms go with each other.\n\n"
        "        if ((argc - 1) - (optind + 1) > 0)"
    )
    assert "BlockQuote" not in kinds(text)


def test_text_below_a_hanging_item_is_no_quotation() -> None:
    text = (
        "`cs'    set scroll region.  Takes two parameters, the first line\n"
        "        to include in the region and the line below the region.\n\n"
        "        Note that there appears to be confusion as to what the second\n"
        "        of them should be.  The convention here was made for the first."
    )
    assert "BlockQuote" not in kinds(text)


@pytest.mark.parametrize(
    ("before", "numbers", "after"),
    [
        ("Executive summary", ("1 Introduction", "2 Findings"), "References"),
        ("Zusammenfassung", ("1. Einleitung", "2. Ergebnisse"), "Literatur"),
        ("PREFACE", ("CHAPTER I", "CHAPTER II"), "EPILOGUE"),
        ("ПРЕДИСЛОВИЕ", ("ГЛАВА I", "ГЛАВА II"), "ЭПИЛОГ"),
    ],
)
def test_what_stands_before_the_chapters_is_of_their_rank(
    before: str, numbers: tuple[str, str], after: str
) -> None:
    names = [before, *numbers, after]
    text = "\n\n".join(f"{name}\n\n{PROSE}\n\n{MORE}" for name in names)
    article = read(f"The Lamp\n\n{MORE}\n\n{text}\n")
    assert headings(article) == [(2, name) for name in names]


def test_parts_whose_chapters_begin_anew_stand_above_them() -> None:
    names = ["THE NORTH", "Chapter 1", "Chapter 2", "THE SOUTH", "Chapter 1", "Chapter 2"]
    text = "\n\n".join(f"{name}\n\n{PROSE}\n\n{MORE}" for name in names)
    article = read(f"The Lamp\n\n{MORE}\n\n{text}\n")
    assert [level for level, _ in headings(article)] == [2, 3, 3, 2, 3, 3]
