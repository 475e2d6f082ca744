"""Texts of bulletin boards and electronic magazines: what their makers put around and into them."""

import pytest

from convert.article import AnyBlock, Heading, List, Paragraph, Preformatted, ThematicBreak
from tests.rules.seeing import MORE, PROSE, became, body, headings, read, words

BOARD = "X-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-X"


def kinds(blocks: tuple[AnyBlock, ...]) -> list[str]:
    return [type(block).__name__ for block in blocks]


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ("---[ The Second Lamp", "The Second Lamp"),
        ("--[ The Second Lamp ]--", "The Second Lamp"),
        ("------=====[ The Second Lamp ]=====------", "The Second Lamp"),
        ("-----[ Die zweite Lampe", "Die zweite Lampe"),
        ("-- [ La deuxième lampe", "La deuxième lampe"),
    ],
)
def test_a_heading_behind_a_rule_and_a_bracket(line: str, inside: str) -> None:
    article = read(f"The Keeper's Hand\n\n{PROSE}\n\n{line}\n\n{MORE}\n")
    assert headings(article) == [(2, inside)]


def test_an_option_in_brackets_is_no_heading() -> None:
    assert not any(isinstance(block, Heading) for block in body("lamp --[no-]trim [--hours N]"))


def test_stops_on_lines_of_their_own_part_paragraphs() -> None:
    apart = body(f".\n{MORE}\n.\n{PROSE}\n.\n{MORE}")
    assert kinds(apart) == ["ThematicBreak", "Paragraph"] * 3
    assert not any(isinstance(block, ThematicBreak) for block in body(f"{MORE}\n.\n{PROSE}"))


@pytest.mark.parametrize("rule", [BOARD, "-" + "+" * 50 + "-", "=-" * 30])
def test_a_rule_is_a_rule_whatever_stands_at_its_ends(rule: str) -> None:
    assert kinds(body(f"{rule}\n\n{MORE}")) == ["ThematicBreak", "Paragraph"]


def test_a_border_of_a_drawing_is_no_rule() -> None:
    (drawing,) = body("    +------------+\n    |  the lamp  |\n    +------------+")
    assert isinstance(drawing, Preformatted)


def test_what_a_board_puts_below_a_text_is_set_aside() -> None:
    text = (
        f"The Keeper's Hand\n\n{PROSE}\n\n{MORE}\n\n{BOARD}\n\n"
        " Another file downloaded from:                    The Lamp Room\n\n"
        " & the Tower of Oil      Agnes Rowe           510-555-0142\n"
        " The Salted Wick         Tom Farrow           408-555-0117\n\n"
        f"{BOARD}\n"
    )
    article = read(text)
    assert kinds(article.blocks) == ["Paragraph", "Paragraph"]
    (aside,) = article.set_aside
    assert aside.kind == "archive_frame"
    assert aside.text.startswith(BOARD)
    assert "510-555-0142" in aside.text


def test_a_sentence_about_downloading_is_the_article_s() -> None:
    sentence = "Nobody knows who drew it. Another file downloaded from the tower shows it whole."
    assert kinds(read(f"The Keeper's Hand\n\n{PROSE}\n\n{sentence}\n").blocks) == ["Paragraph"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Reprinted with permission of the Harbour Office.",
        "Permission is granted to copy this text.",
        "Nachdruck mit freundlicher Genehmigung des Hafenamts",
        "Reproduit avec l’aimable autorisation du Phare",
        "Tous droits réservés",
        "Публикуется с разрешения автора",
    ],
)
def test_by_whose_leave_a_text_is_printed_is_no_heading(line: str) -> None:
    (block,) = body(line)
    assert isinstance(block, Paragraph)
    assert block.role == "boilerplate"


def test_a_source_in_brackets_stands_over_the_title() -> None:
    text = f"(From the Harbour Gazette, June 7, 1994)\n\nTwo Lamps at One Rock\n\n{PROSE}\n"
    article = read(text)
    assert article.metadata.title == "Two Lamps at One Rock"
    assert words(article.blocks[0]) == "(From the Harbour Gazette, June 7, 1994)"


@pytest.mark.parametrize("number", ["5", "12"])
def test_a_number_is_no_title(number: str) -> None:
    assert read(f"{number}\n\n{PROSE}\n\n{MORE}\n").metadata.title == ""


def test_a_year_may_be_a_title() -> None:
    assert read(f"1984\n\n{PROSE}\n\n{MORE}\n").metadata.title == "1984"


def test_labels_with_leaders_head_a_message() -> None:
    text = (
        "--------- START OF FORWARDED MESSAGE ---------\n\n"
        "From System ....: The Lamp Room\n"
        "MessageID ......: <5i2hg1$kgn@rock.example>\n"
        "Originally from : Agnes Rowe <agnes@rock.example>\n"
        "Subject ........: The lamp and the bell\n\n"
        f"{PROSE}\n\n{MORE}\n"
    )
    article = read(text)
    assert article.metadata.title == "The lamp and the bell"
    assert [author.name for author in article.metadata.authors] == ["Agnes Rowe"]


def test_a_quoted_display_name_loses_its_marks() -> None:
    text = f'From: "Agnes Rowe" <agnes@rock.example>\nSubject: The lamp\n\n{PROSE}\n'
    assert [author.name for author in read(text).metadata.authors] == ["Agnes Rowe"]


def test_the_name_under_a_title_may_come_again_in_an_address() -> None:
    text = (
        "Kaksi majakkaa\n--------------\n\nMikko Virtanen\n\n\n"
        "Majakka sytytetään auringonlaskun aikaan ja sammutetaan auringon noustessa, eikä muuta "
        "sääntöä ole koskaan ollut.\n\nPostia saa lähettää osoitteeseen "
        "mikko.virtanen@luoto.example milloin vain, ja siihen vastataan kun öljyltä ehditään.\n"
    )
    assert [author.name for author in read(text).metadata.authors] == ["Mikko Virtanen"]


def test_lines_of_a_chat_are_no_headings() -> None:
    chat = "20:10 < [lamp]agnes> is it lit\n20:31 < [lamp]tom> :)\n20:32 -!- tom has quit"
    assert not any(isinstance(block, Heading) for block in body(chat))


def test_more_stars_at_heads_of_lines_than_behind_words_are_items() -> None:
    text = (
        "Nobody may draw it*, they say.\n\n* The first lamp:\n\nIt was small.\n\n"
        "* The second lamp:\n\nSo was it."
    )
    assert [type(block) for block in body(text)].count(List) == 2
    noted = body("Nobody may draw it*, they say.\n\n* By order of the harbour.")
    assert not any(isinstance(block, List) for block in noted)


ART = "ÜÛÛÛÛÛÛÛÛÛÜ   ÛÛÛÛÛ\nÛÛÛ°°°°°°   ÛÛ Û ÛÛ\nÛÛÛÛÛÛÛÛÛ² ÛÛÛ ÛÛÛ°°\n ßÛÛÛÛÛÛß  ÛÛ   ÛÛ°\n"


def test_letters_of_another_code_page_are_a_drawing() -> None:
    (drawing,) = body(ART)
    assert isinstance(drawing, Preformatted)
    assert became(f"{ART}\n\nThe Keeper's Hand\n\n{PROSE}\n\n{MORE}\n")[0] != "title"


def test_a_mail_whose_envelope_alone_says_who_sent_it() -> None:
    text = (
        "From agnes@rock.example Wed Jul 20 22:36 EST 1994\nX-Mailer: Lamp Mail\n"
        "Date: Wed, 20 Jul 94 08:33:44 EDT\nSubject: The lamp and the bell\n\n"
        f"{PROSE}\n\n{MORE}\n"
    )
    article = read(text)
    assert article.metadata.title == "The lamp and the bell"
    assert article.metadata.date == "1994-07-20"
    assert kinds(article.blocks) == ["Paragraph", "Paragraph"]


def test_the_head_of_a_file_in_an_archive_of_programs() -> None:
    text = (
        "Short:    The lamp and the bell, issue 17\nUploader: agnes@rock.example (Agnes Rowe)\n"
        f"Type:     docs/mags\n\n{PROSE}\n\n{MORE}\n"
    )
    article = read(text)
    assert article.metadata.title == "The lamp and the bell, issue 17"
    assert kinds(article.blocks) == ["Paragraph", "Paragraph"]
