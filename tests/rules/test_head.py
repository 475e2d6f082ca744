import pytest

from convert.readers.text.dateline import split_dateline
from convert.readers.text.dates import find_date
from convert.readers.text.people import read_authors
from tests.rules.seeing import MORE, PROSE, became, read, words

RULE = "=" * 60


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("November 14, 2017", "en", "2017-11-14"),
        ("14 November 2017", "en", "2017-11-14"),
        ("Nov. 14, 2017", "en", "2017-11-14"),
        ("Tuesday, 14th November 2017", "en", "2017-11-14"),
        ("2017-11-14", "en", "2017-11-14"),
        ("2017-11-14T08:30:00Z", "en", "2017-11-14"),
        ("11/14/2017", "en", "2017-11-14"),
        ("14/11/2017", "fr", "2017-11-14"),
        ("14.11.2017", "de", "2017-11-14"),
        ("03/04/2024", "en", "2024-03-04"),
        ("03/04/2024", "fr", "2024-04-03"),
        ("Tue, 14 Nov 2017 10:22:31 +0200", "en", "2017-11-14"),
        ("Published on March 3, 2024 at 10:30 a.m.", "en", "2024-03-03"),
        ("14. November 2017", "de", "2017-11-14"),
        ("le 3 mars 2024", "fr", "2024-03-03"),
        ("3 de marzo de 2024", "es", "2024-03-03"),
        ("3 de março de 2024", "pt", "2024-03-03"),
        ("3 marzo 2024", "it", "2024-03-03"),
        ("3 maart 2024", "nl", "2024-03-03"),
        ("3 марта 2024 г.", "ru", "2024-03-03"),
        ("3 сакавіка 2024", "be", "2024-03-03"),
        ("3 marca 2024", "pl", "2024-03-03"),
        ("3 Μαρτίου 2024", "el", "2024-03-03"),
        ("3 Mart 2024 Pazar", "tr", "2024-03-03"),
        ("3 mars 2024", "sv", "2024-03-03"),
        ("2024年3月3日", "ja", "2024-03-03"),
        ("2024年3月3日", "zh-Hans", "2024-03-03"),
        ("2024년 3월 3일", "ko", "2024-03-03"),
        ("3 مارس 2024", "ar", "2024-03-03"),
        ("٣ مارس ٢٠٢٤", "ar", "2024-03-03"),
        ("3 मार्च 2024", "hi", "2024-03-03"),
        ("3 মার্চ 2024", "bn", "2024-03-03"),
        ("3 மார்ச் 2024", "ta", "2024-03-03"),
        ("3 Machi 2024", "sw", "2024-03-03"),
        ("March 2024", "en", "2024-03"),
        ("17 Dec 90 00:01:14 GMT", "en", "1990-12-17"),
        ("Mon, 4 Mar 02 09:12 +0100", "de", "2002-03-04"),
    ],
)
def test_dates_in_the_languages_of_articles(line: str, language: str, iso: str) -> None:
    assert find_date(line, language) == iso


@pytest.mark.parametrize(
    "line",
    ["Room 12, 2024", "31 February 2024", "Chapter 3", "2024", "The march of 12 men", "14 boats",
     "May we meet on 3 June 2024?", "1.2.3.4", "¹² 2024", "In March 2024 the lamp went out"],
)  # fmt: skip
def test_what_is_no_date(line: str) -> None:
    assert find_date(line, "en") is None


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Jane Doe", [("Jane Doe", None, None)]),
        ("Jane Doe and Ali Karimi", [("Jane Doe", None, None), ("Ali Karimi", None, None)]),
        ("Ana Sol, Bo Lind and Cy Ray", [("Ana Sol", None, None), ("Bo Lind", None, None),
                                         ("Cy Ray", None, None)]),
        ("Jane Doe, Staff Writer", [("Jane Doe", "Staff Writer", None)]),
        ("JANE DOE | The Daily Herald", [("Jane Doe", None, "The Daily Herald")]),
        ("Jane Doe (Reuters)", [("Jane Doe", None, "Reuters")]),
        ("Erika Muster und Max Holm", [("Erika Muster", None, None), ("Max Holm", None, None)]),
        ("佐藤みどり、田中一", [("佐藤みどり", None, None), ("田中一", None, None)]),
        ("Maren Holt <maren@fjord.example>", [("Maren Holt", None, None)]),
    ],
)  # fmt: skip
def test_authors_of_a_byline(names: str, authors: list[tuple[str, str | None, str | None]]) -> None:
    found = [(author.name, author.role, author.affiliation) for author in read_authors(names)]
    assert found == authors


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "BY JANE DOE", "Von Erika Muster", "Par Lise Aubert", "Por Inés Valdivia",
     "Di Carlo Benassi", "Door Jan Smit", "Автор: Анна Петрова", "作者：王小明", "بقلم سلمى الحداد",
     "Written by Jane Doe", "Author: Jane Doe", "Jane Doe, Staff Writer", "文：佐藤みどり"],
)  # fmt: skip
def test_bylines_are_kept_word_for_word(line: str) -> None:
    metadata = read(f"The Long Night\n\n{line}\n\n{PROSE}\n\n{MORE}\n").metadata
    assert metadata.byline == line
    assert len(metadata.authors) == 1


@pytest.mark.parametrize(
    "line",
    ["By the time we came home it was dark", "By hand", "Von Anfang an war es dunkel",
     "Por que contribuir para o projeto?", "Di sera"],
)  # fmt: skip
def test_sentences_that_begin_as_bylines_do(line: str) -> None:
    assert read(f"The Long Night\n\n{line}\n\n{PROSE}\n\n{MORE}\n").metadata.byline is None


@pytest.mark.parametrize(
    "opening",
    ["WASHINGTON (AP) — ", "PARIS, 3 mars — ", "BERLIN (dpa) - ", "SKAGEN, Denmark (AP) — ",
     "BRISTOL, England, 12 June 2024 -- ", "Köln, 5. April 2024 – ", "МОСКВА, 3 марта. /ТАСС/. ",
     "MADRID, 3 Mar. (EUROPA PRESS) - ", "【ロンドン時事】", "ROMA – "],
)  # fmt: skip
def test_datelines(opening: str) -> None:
    language = {"K": "de", "М": "ru", "P": "fr", "【": "ja"}.get(opening[0], "en")
    assert split_dateline(f"{opening}The ferry ran aground early on Monday.", language) == len(
        opening
    )


@pytest.mark.parametrize(
    "text",
    ["Yesterday, Dec. 7, 1941 - a date of infamy - the lamp went out.",
     "Monday, March 3, 2024 - the day of the gale - was warm.",
     "He was late — again. Nobody minded.", "The boat (a ferry) - the last one - sank.",
     "Cats, dogs and birds – all of them – were fed.", "I — that is, we — went home."],
)  # fmt: skip
def test_dashes_that_end_no_dateline(text: str) -> None:
    assert split_dateline(text, "en") == 0


def test_a_dateline_may_hold_the_date() -> None:
    metadata = read(f"Baths open\n\nWISMAR, 3 March 2024 – {PROSE}\n\n{MORE}\n").metadata
    assert (metadata.dateline, metadata.date) == ("WISMAR, 3 March 2024 –", "2024-03-03")


def test_the_dateline_leaves_the_first_paragraph() -> None:
    article = read(f"Ferry aground\n\nSKAGEN, Denmark (AP) — {PROSE}\n\n{MORE}\n")
    assert article.metadata.dateline == "SKAGEN, Denmark (AP) —"
    assert article.blocks[0].content[0].text.startswith("The lamp")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"One Line\n\n{PROSE}\n", "One Line"),
        (f"A TITLE IN CAPITALS\nTHAT TAKES TWO LINES\n\n{PROSE}\n\n{MORE}\n",
         "A TITLE IN CAPITALS THAT TAKES TWO LINES"),
        (f"# Marked\n\n{PROSE}\n", "Marked"),
        (f"Underlined\n==========\n\n{PROSE}\n", "Underlined"),
        (f"3 March 2024\n\nAfter the Date\n\n{PROSE}\n\n{MORE}\n", "After the Date"),
        (f"FOR IMMEDIATE RELEASE\n\nAfter the Notice\n\n{PROSE}\n\n{MORE}\n", "After the Notice"),
        (f"Title: From a Field\nDate: 3 March 2024\n\n{PROSE}\n", "From a Field"),
        (f"Betreff: Aus einer Mail\nVon: Jan Holm\nDatum: 3.3.2024\n\n{PROSE}\n", "Aus einer Mail"),
        (f"Subject: lamps\nTitle : From a Record\nAuthor: Jan Holm\n\n{PROSE}\n", "From a Record"),
        (f"     The Last Lamp:\n{RULE}\nWhat Nobody Says of It.\n{RULE}\n\n{PROSE}\n\n{MORE}\n",
         "The Last Lamp:"),
        (f"题目：海边的灯塔\n作者：王小明\n\n{PROSE}\n", "海边的灯塔"),
        (f"{PROSE}\n\n{MORE}\n", ""),
    ],
)  # fmt: skip
def test_titles(text: str, title: str) -> None:
    assert read(text).metadata.title == title


def test_field_lines_lose_no_word() -> None:
    text = f"Title: The Sea\nAuthor: Jane Doe\nSection: City\nKeywords: salt, fog\n\n{PROSE}\n"
    metadata = read(text).metadata
    assert metadata.byline == "Author: Jane Doe"
    assert [(field.name, field.value) for field in metadata.fields] == [
        ("Section", "City"), ("Keywords", "salt, fog"),
    ]  # fmt: skip
    assert metadata.keywords == ("salt", "fog")


def test_a_standfirst_stands_between_title_and_byline() -> None:
    text = f"The Sea\n\nWhat the fishermen know and do not say\n\nBy Jane Doe\n\n{PROSE}\n"
    assert read(text).metadata.subtitle == "What the fishermen know and do not say"
    assert became(text)[:3] == ["title", "standfirst", "byline"]


def test_the_head_of_a_newspaper_column() -> None:
    metadata = read(
        "Opinion | The harbour\n\nTHE SEA IS NOT A VIEW\n\n"
        "It is a road, and we have forgotten how to use it\n\n"
        f"NORA QUILL\n3 March 2024, 06.00 GMT\n\n{PROSE}\n\n{MORE}\n"
    ).metadata
    assert metadata.title == "THE SEA IS NOT A VIEW"
    assert metadata.subtitle == "It is a road, and we have forgotten how to use it"
    assert (metadata.byline, metadata.authors[0].name) == ("NORA QUILL", "Nora Quill")
    assert (metadata.date_line, metadata.date) == ("3 March 2024, 06.00 GMT", "2024-03-03")


def test_a_letter_has_no_title() -> None:
    article = read(
        "12 March 2024\n\nThe Harbour Board\n1 Custom House Quay\nPort Ellery\n\nDear Sirs,\n\n"
        f"{PROSE}\n\nYours faithfully,\n\nAgnes Rowe\n"
    )
    assert (article.metadata.title, article.metadata.date) == ("", "2024-03-12")
    roles = [getattr(block, "role", None) for block in article.blocks]
    assert roles == [None, "salutation", None, "signature"]


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe | March 3, 2024", "By Jane Doe, March 3, 2024", "March 3, 2024 | By Jane Doe",
     "By Jane Doe - 3 March 2024", "Jane Doe | March 3, 2024", "By Jane Doe on March 3, 2024"],
)  # fmt: skip
def test_a_byline_may_hold_the_date(line: str) -> None:
    metadata = read(f"The Long Night\n\n{line}\n\n{PROSE}\n\n{MORE}\n").metadata
    assert metadata.byline == line
    assert [author.name for author in metadata.authors] == ["Jane Doe"]
    assert metadata.date == "2024-03-03"


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("MEMORANDUM", ("TO", "FROM", "DATE", "RE")),
        ("Internal Memo", ("To", "From", "Date", "Subject")),
        ("AKTENNOTIZ", ("An", "Von", "Datum", "Betreff")),
    ],
)
@pytest.mark.parametrize("gap", [" ", "      "])
def test_a_memorandum_is_about_its_subject(form: str, labels: tuple[str, ...], gap: str) -> None:
    values = ("All keepers", "Dana Wells", "14.09.2024", "The lamp is closed")
    head = "\n".join(f"{label}:{gap}{value}" for label, value in zip(labels, values, strict=True))
    article = read(f"{form}\n\n{head}\n\n{PROSE}\n\n{MORE}\n")
    assert article.metadata.title == "The lamp is closed"
    assert [author.name for author in article.metadata.authors] == ["Dana Wells"]
    assert article.metadata.date == "2024-09-14"
    assert form in [words(block) for block in article.blocks]
