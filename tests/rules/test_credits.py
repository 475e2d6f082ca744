"""Who and when, wherever a text says it."""

import pytest

from convert.readers.text.dates import find_date
from convert.readers.text.people import looks_like_person, read_authors
from tests.rules.seeing import MORE, PROSE, headings, read


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("515 AM MST Wed Mar 21 2018", "en", "2018-03-21"),
        ("5 a.m. EST Tuesday, March 3, 2024", "en", "2024-03-03"),
        ("Fri, 9 Nov 2007 08:28:38 -0800 (PST)", "en", "2007-11-09"),
        ("Last updated: 2006-May-28", "en", "2006-05-28"),
        ("3rd March, 1892.", "en", "1892-03-03"),
        ("9 May 1945 (Wednesday)", "en", "1945-05-09"),
        ("Published: 12 March 2026, 08:15 | Updated: 12 April 2026, 10:02", "en", "2026-03-12"),
        ("10:30 Uhr, 3. März 2024", "de", "2024-03-03"),
        ("3 VII 1999 r.", "pl", "1999-07-03"),
        ("3 มีนาคม 2567", "th", "2024-03-03"),
        ("大正五年八月十九日", "ja", "1916-08-19"),
        ("令和6年3月3日", "ja", "2024-03-03"),
        ("昭和二十年八月十五日", "ja", "1945-08-15"),
        ("一九二七年七月，北京清华园。", "zh-Hans", "1927-07"),
        ("（大正五年八月十九日）", "ja", "1916-08-19"),
        ("2024年12月", "ja", "2024-12"),
    ],
)
def test_dates_with_times_zones_eras_and_other_numerals(line: str, language: str, iso: str) -> None:
    assert find_date(line, language) == iso


@pytest.mark.parametrize(
    ("line", "language"),
    [("1 in 10 May 2020", "en"), ("12 March 2026 and 3 April 2026", "en"), ("十二月", "zh-Hans"),
     ("2024年3月の雨", "ja"), ("1200 men saw May 2020", "en"), ("三年五班", "zh-Hans")],
)  # fmt: skip
def test_numbers_that_only_look_like_dates(line: str, language: str) -> None:
    assert find_date(line, language) is None


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("Posted on September 4, 2025 by Anke", "Anke", "2025-09-04"),
        ("Veröffentlicht am 4. September 2025 von Erika Muster", "Erika Muster", "2025-09-04"),
        ("Publié le 4 septembre 2025 par Lise Aubert", "Lise Aubert", "2025-09-04"),
        ("By James Okafor | 14 May 2025 | 6 min read", "James Okafor", "2025-05-14"),
        ("*Published: 2025-08-19* · *Author: Ines Duarte, Staff Engineer*", "Ines Duarte",
         "2025-08-19"),
        ("José Valim · January 5, 2017", "José Valim", "2017-01-05"),
        ("By José Valim -- May 23, 2013", "José Valim", "2013-05-23"),
        ("_By Greta Lund in Aarhus_", "Greta Lund", None),
        ("by Rosa Bellini for The Sunday Paper", "Rosa Bellini", None),
        ("Prepared by: Amina Yusuf", "Amina Yusuf", None),
    ],
)  # fmt: skip
def test_credit_lines(line: str, name: str, date: str | None) -> None:
    body = PROSE if line.isascii() else _body_for(line)
    metadata = read(f"The Long Night\n\n{line}\n\n{body}\n\n{body}\n").metadata
    assert [author.name for author in metadata.authors] == [name]
    assert metadata.date == date


def _body_for(line: str) -> str:
    if line.startswith("Ver"):
        return "Die Lampe brennt von der Dämmerung bis zum Morgen, und niemand fragt nach ihr."
    if line.startswith("Pub"):
        return "La lampe brûle du soir au matin, et personne ne demande jamais qui l'a allumée."
    return PROSE


CHINESE = "港口的老灯塔里开了一家书店，只在下雨的日子开门，因为晴天没有人想读书。"
JAPANESE = "港の古い灯台に本屋ができた。雨の日だけ開くのは、誰も読まないからだ。"
KOREAN = "항구의 오래된 등대에 책방이 생겼다. 비 오는 날에만 문을 연다."


@pytest.mark.parametrize(
    ("name", "title", "prose"),
    [
        ("Edgar Lee Masters", "The Long Night", PROSE),
        ("Anna Petrova", "The Long Night", PROSE),
        ("J. Marlowe", "The Long Night", PROSE),
        ("王小明", "灯塔上的书店", CHINESE),
        ("佐藤みどり", "雨の日の本屋", JAPANESE),
        ("김하늘", "등대 책방", KOREAN),
    ],
)
def test_a_name_alone_under_the_title(name: str, title: str, prose: str) -> None:
    article = read(f"{title}\n\n{name}\n\n{prose}\n\n{prose}\n")
    assert [author.name for author in article.metadata.authors] == [name]
    assert headings(article) == []


@pytest.mark.parametrize("line", ["Getting Started", "The Lamp", "Glass and Oil", "Old Rules"])
def test_a_heading_under_the_title_is_no_name(line: str) -> None:
    text = (
        f"The Long Night\n\n{line}\n\nGetting the lamp started is easy: take the old oil, clean "
        f"the glass, and follow the rules.\n\nFog\n\n{MORE}\n\nHorns\n\n{PROSE}\n"
    )
    assert read(text).metadata.authors == ()


@pytest.mark.parametrize(
    "text", ["The Boathouse", "Quay Street", "New Harbour", "Staff Writer", "第二章", "发布计划"]
)
def test_who_is_no_person(text: str) -> None:
    assert not looks_like_person(text)


def test_a_venue_is_no_author() -> None:
    text = f"Spring Concert\n\nThe Boathouse, Quay Street, Exbridge EX2 4AB\n\n{PROSE}\n\n{MORE}\n"
    assert read(text).metadata.authors == ()


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Ana Sol, as told to Bo Lind", [("Ana Sol", None), ("Bo Lind", "as told to")]),
        ("Ana Sol. Translated by Bo Lind", [("Ana Sol", None), ("Bo Lind", "translated by")]),
        ("Ana Sol, übersetzt von Bo Lind", [("Ana Sol", None), ("Bo Lind", "übersetzt von")]),
        ("Ana Sol, traduit par Bo Lind", [("Ana Sol", None), ("Bo Lind", "traduit par")]),
        ("A. & B. Sol, Ph.D.", [("A. Sol", None), ("B. Sol", None)]),
        (
            "J. R. and K. Sol and T. Lind",
            [("J. R. Sol", None), ("K. Sol", None), ("T. Lind", None)],
        ),
        ("Ana Sol, M.D., and Bo Lind, Jr.", [("Ana Sol", None), ("Bo Lind, Jr.", None)]),
        ("Bo Lind, Jr., Staff Writer", [("Bo Lind, Jr.", "Staff Writer")]),
        ("Ana Sol, OBE, editor", [("Ana Sol", "editor")]),
        ("(AP) ", []),
    ],
)
def test_others_who_had_a_hand_in_it(line: str, people: list[tuple[str, str | None]]) -> None:
    assert [(author.name, author.role) for author in read_authors(line)] == people


@pytest.mark.parametrize(
    ("ending", "name", "date"),
    [
        ("John Carmack\n12-23-97", "John Carmack", "1997-12-23"),
        ("--\nCosmin Truta\nLast updated: 2006-May-28", "Cosmin Truta", "2006-05-28"),
        (" " * 40 + "ALFRED FOUILLIER.", "Alfred Fouillier", None),
        ("John Carmack\n12-23-97\n\nCopyright (c) Tower Press", "John Carmack", "1997-12-23"),
    ],
)
def test_who_and_when_at_the_end(ending: str, name: str, date: str | None) -> None:
    article = read(f"The Long Night\n\n{PROSE}\n\n{MORE}\n\n{ending}\n")
    assert [author.name for author in article.metadata.authors] == [name]
    assert article.metadata.date == date
    assert article.metadata.byline is None  # the words stay at the end


@pytest.mark.parametrize(
    "kicker", ["OPINION", "Opinion", "Meinung", "TRIBUNE", "Análisis", "МНЕНИЕ", "社論"]
)
def test_a_kicker_is_no_title(kicker: str) -> None:
    metadata = read(
        f"{kicker}\n\nWe are teaching children to skim\n\nBy Helen Abara\n\n{PROSE}\n\n{MORE}\n"
    ).metadata
    assert metadata.title == "We are teaching children to skim"


@pytest.mark.parametrize(
    ("line", "salutation"),
    [("Re: The lamp at the gate", "Dear Sir,"), ("Betreff: Die Lampe", "Sehr geehrte Damen,"),
     ("Objet : La lampe", "Madame,"), ("Asunto: La lámpara", "Estimado señor:")],
)  # fmt: skip
def test_the_subject_of_a_letter_is_its_title(line: str, salutation: str) -> None:
    head = "14 Rowan Terrace\nHexham\n\n17 October 2025\n\n"
    for opening in (f"{line}\n\n{salutation}", f"{salutation}\n\n{line}"):
        metadata = read(f"{head}{opening}\n\n{PROSE}\n\n{MORE}\n").metadata
        assert metadata.title == line.partition(":")[2].strip()


def test_fields_below_the_title_of_a_report() -> None:
    article = read(
        "Floods in Small Towns\n\nPrepared by: Amina Yusuf and Peter Hall\nVersion: 2.1\n"
        f"Date: 4 April 2025\n\n{PROSE}\n\n{MORE}\n"
    )
    assert [author.name for author in article.metadata.authors] == ["Amina Yusuf", "Peter Hall"]
    assert article.metadata.date == "2025-04-04"
    assert [(field.name, field.value) for field in article.metadata.fields] == [("Version", "2.1")]


def test_a_head_that_names_its_title_may_name_much_else() -> None:
    metadata = read(
        "PEP: 404\nTitle: The Unmade Release\nAuthor: Ana Sol <ana@tower.example>\nStatus: Final\n"
        f"Topic: Release\nCreated: 09-Nov-2011\n\n{PROSE}\n\n{MORE}\n"
    ).metadata
    assert (metadata.title, metadata.date) == ("The Unmade Release", "2011-11-09")
    assert metadata.authors[0].name == "Ana Sol"


def test_a_subject_gives_way_to_a_title_that_is_underlined() -> None:
    metadata = read(
        "From: Ana Sol <ana@tower.example>\nSubject: signed tags\n\nHow to sign a tag\n"
        f"=================\n\n{PROSE}\n\n{MORE}\n"
    ).metadata
    assert metadata.title == "How to sign a tag"
    assert [field.name for field in metadata.fields] == ["Subject"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe (1), Ali Karimi (2)", ["Jane Doe", "Ali Karimi"]),
        ("Jane Doe¹, Ali Karimi² and Peter Hall*", ["Jane Doe", "Ali Karimi", "Peter Hall"]),
        ("Erika Muster und Jan Holm", ["Erika Muster", "Jan Holm"]),
    ],
)
def test_several_names_under_the_title_of_a_study(line: str, names: list[str]) -> None:
    metadata = read(f"Lamps and Fog: A Study\n\n{line}\n\n{PROSE}\n\n{MORE}\n").metadata
    assert [author.name for author in metadata.authors] == names


def test_a_name_over_a_title_in_capitals() -> None:
    metadata = read(f"Ольга Петрова\n\nМАЯК\n\n{PROSE}\n\n{MORE}\n").metadata
    assert (metadata.title, metadata.authors[0].name) == ("МАЯК", "Ольга Петрова")


@pytest.mark.parametrize("below", ["CHAPTER ONE", "Chapter One", "The Red Room"])
def test_a_title_that_is_a_name_stays_the_title(below: str) -> None:
    assert read(f"Jane Eyre\n\n{below}\n\n{PROSE}\n\n{MORE}\n").metadata.title == "Jane Eyre"


def test_a_place_over_a_date_is_no_author() -> None:
    metadata = read(
        f"Remarks at the Opening of the Quay\n\nPort Ellery\nMarch 3, 2024\n\n{PROSE}\n\n{MORE}\n"
    ).metadata
    assert (metadata.authors, metadata.date) == ((), "2024-03-03")


@pytest.mark.parametrize(
    ("line", "iso"),
    [("Delivered at Port Ellery, December 8, 1941", "1941-12-08"),
     ("Held in the Custom House on 3 March 2024", "2024-03-03"),
     ("Release Date: March 19, 2014", "2014-03-19")],
)  # fmt: skip
def test_when_a_speech_was_held_or_a_statement_released(line: str, iso: str) -> None:
    assert read(f"Address of the Chair\n\n{line}\n\n{PROSE}\n\n{MORE}\n").metadata.date == iso


def test_a_genre_stands_between_title_and_author() -> None:
    metadata = read(
        f"Der Leuchtturm\n\nEine Erzählung\n\nvon\n\nErika Muster\n\n{PROSE}\n\n{MORE}\n"
    ).metadata
    assert metadata.subtitle == "Eine Erzählung"
    assert [author.name for author in metadata.authors] == ["Erika Muster"]


def test_a_sender_as_mail_had_it_long_ago() -> None:
    [author] = read_authors("jane@sea.example (Jane Doe)")
    assert (author.name, author.email) == ("Jane Doe", "jane@sea.example")


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("The Lamp Room - By Agnes Rowe", "The Lamp Room", ["Agnes Rowe"]),
        ("The Lamp Room | by Agnes Rowe", "The Lamp Room", ["Agnes Rowe"]),
        ("“The Lamp Room” by Agnes Rowe", "“The Lamp Room”", ["Agnes Rowe"]),
        ("The Lamp Room by John Rowe", "The Lamp Room", ["John Rowe"]),
        ("LAMPVIEWER 2 - JUIN 1997 - By Cerbi", "LAMPVIEWER 2 - JUIN 1997", ["Cerbi"]),
        ("Die Lampe, von Anna Meier", "Die Lampe", ["Anna Meier"]),
        ("La lampe, par Jean Martin", "La lampe", ["Jean Martin"]),
        ("Stand by Me", "Stand by Me", []),
        ("Seen by Night", "Seen by Night", []),
        ("Day - by Night", "Day - by Night", []),
        ("Lamps, by Hand", "Lamps, by Hand", []),
        ("Von Hamburg nach Bremen", "Von Hamburg nach Bremen", []),
    ],
)
def test_who_wrote_it_behind_the_title(line: str, title: str, names: list[str]):
    metadata = read(f"{line}\n\n{PROSE}\n\n{MORE}\n").metadata
    assert (metadata.title, [author.name for author in metadata.authors]) == (title, names)


def test_a_book_s_author_in_the_title_of_a_review_stays_there():
    text = f"“The Lamp Room” by Agnes Rowe\n\nBy John Farrow\n\n{PROSE}\n\n{MORE}\n"
    metadata = read(text).metadata
    assert metadata.title == "“The Lamp Room” by Agnes Rowe"
    assert [author.name for author in metadata.authors] == ["John Farrow"]
