"""What stands around an article is set aside and told, and no word of it is lost."""

import pytest

from convert.article import Article, Heading
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from tests.rules.seeing import MORE, PROSE, headings, read, words

WRAPPED = (
    "The lamp is lit at sunset and put out at sunrise, and no excuse has\n"
    "ever been taken for breaking the one rule that matters here.\n"
)


def aside(article: Article) -> list[str]:
    return [part.kind for part in article.set_aside]


def told(text: str, sidecar: str | None = None) -> list[str]:
    source = Source("x.txt", text.encode(), sidecar=sidecar)
    notes = TextReader().read(source, ReadSettings()).diagnostics
    return [note.code for note in notes if note.code.startswith("set_aside")]


def test_what_is_set_aside_is_told_once_a_kind_with_its_lines() -> None:
    text = f"The Lamp\n\n{PROSE}\n\nPage 1\n\n{MORE}\n\nPage 2\n\n{PROSE}\n"
    notes = TextReader().read(Source("x.txt", text.encode()), ReadSettings()).diagnostics
    assert [(note.code, note.line) for note in notes] == [("set_aside.page_number", 5)]
    assert "lines 5, 9" in notes[0].message


def test_a_person_has_the_last_word_on_a_frame() -> None:
    text = f"The Lamp\n\n{PROSE}\n\nPage 1\n\n{MORE}\n"
    assert told(text) == ["set_aside.page_number"]
    assert told(text, "paragraph = [5]") == []


def test_a_file_that_is_nothing_but_a_frame_is_read_as_it_stands() -> None:
    article = read("Skip to content\nAdvertisement\n")
    assert (aside(article), article.metadata.title) == ([], "Skip to content")


@pytest.mark.parametrize(
    "folio", ["Page 2", "- 2 -", "Seite 2 von 9", "[Page 2]", "стр. 2", "pág. 2", "(more)"]
)
def test_a_sentence_goes_on_over_a_page_number(folio: str) -> None:
    text = (
        f"The Lamp\n\n{WRAPPED}In the year of the great gale none\n\n{folio}\n\n"
        f"of the boats had yet come back.\n\n{WRAPPED}"
    )
    article = read(text)
    assert aside(article) == ["page_number"]
    assert "great gale none of the boats" in words(article.blocks[0])


@pytest.mark.parametrize(
    ("left", "right"),
    [("114 THE KEEPER'S BOOK", "THE FIRST WINTER 115"), ("12 Der Turm", "Der Turm 13"),
     ("7 ЖУРНАЛ МАЯКА", "ПЕРВАЯ ЗИМА 8")],
)  # fmt: skip
def test_numbered_running_heads_in_the_middle_of_sentences(left: str, right: str) -> None:
    text = (
        f"The Lamp\n\n{left}\n\n{WRAPPED}In the year of the gale the boats\n\n{right}\n\n"
        f"came late, and nobody complained.\n\n{WRAPPED}"
    )
    assert aside(read(text)) == ["running_head", "running_head"]


def test_numbered_headings_are_no_running_heads() -> None:
    parts = [f"{n} {name}\n\n{PROSE}\n\n" for n, name in enumerate(["Oil", "Glass", "Fog"], 1)]
    article = read("The Lamp\n\n" + "".join(parts))
    assert aside(article) == []
    assert [text for _, text in headings(article)] == ["1 Oil", "2 Glass", "3 Fog"]


@pytest.mark.parametrize(
    "header",
    ["Message-ID: <1@tower.example>", "Received: from a.example by b.example", "X-Mailer: Post 3",
     "Content-Type: text/plain; charset=utf-8", "List-Id: <keepers.tower.example>"],
)  # fmt: skip
def test_headers_for_mail_programs_are_set_aside(header: str) -> None:
    text = (
        f"From: Jo Marsh <jo@tower.example>\n{header}\nDate: Mon, 4 Mar 2024 09:12:44 +0000 (GMT)\n"
        f"Subject: Oil\n\n{PROSE}\n"
    )
    article = read(text)
    assert aside(article) == ["mail_header"]
    assert (article.metadata.title, article.metadata.date) == ("Oil", "2024-03-04")
    assert article.metadata.authors[0].name == "Jo Marsh"


def test_the_line_that_parts_mails_of_a_box_is_set_aside() -> None:
    header = "From: jo@tower.example (Jo Marsh)\nSubject: Oil\nDate: 4 Mar 91 00:01:14 GMT\n"
    article = read(f"From jo@tower.example Tue Mar  5 07:09:08 1991\n{header}\n{PROSE}\n")
    assert aside(article) == ["mail_header"]
    assert (article.metadata.title, article.metadata.date) == ("Oil", "1991-03-04")
    kept = read(f"From Monday on the lamp is lit again.\n\n{PROSE}\n")
    assert aside(kept) == []


@pytest.mark.parametrize(
    ("marker", "device"),
    [
        ("---------- Forwarded message ---------", "Sent from my iPhone"),
        ("Begin forwarded message:", "Get Outlook for Android"),
        ("-------- Weitergeleitete Nachricht --------", "Von meinem iPhone gesendet"),
        ("---------- Message transféré ---------", "Envoyé de mon iPhone"),
        ("---------- Mensaje reenviado ---------", "Enviado desde mi iPhone"),
        ("-------- Messaggio inoltrato --------", "Inviato da iPhone"),
        ("-------- Пересылаемое сообщение --------", "Отправлено с iPhone"),
    ],
)
def test_a_forwarded_text_stands_alone(marker: str, device: str) -> None:
    text = (
        "From: Greta Lund <greta@paper.example>\nTo: desk@paper.example\nSubject: Fwd: copy\n\n"
        f"Hi Tom, here it is.\n\nGreta\n\n{marker}\n\n*The bakery on the quay*\n\n"
        f"_By Greta Lund in Aarhus_\n\n{PROSE}\n\n{MORE}\n\n{device}\n"
    )
    article = read(text)
    assert aside(article) == ["mail_header", "covering_letter", "mail_header", "signature_block"]
    assert article.metadata.title == "The bakery on the quay"
    assert [author.name for author in article.metadata.authors] == ["Greta Lund"]
    assert len(article.blocks) == 2


def test_a_reply_above_an_old_message_is_no_covering_letter() -> None:
    text = (
        "From: Jo Marsh <jo@tower.example>\nSubject: Re: Oil\n\n"
        f"{PROSE}\n\n{MORE}\n\n-----Original Message-----\nWhen does the oil come?\n"
    )
    assert "covering_letter" not in aside(read(text))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Skip to content\nMenu\nHome > News > Local\n\nLocal news", "Comments (14)\nShare"),
        ("Skip to content\nHome\nOur team\nSearch\nRecipes", "Advertisement"),
        ("Zum Inhalt springen\nMenü\nStart > Kultur > Bücher", "Kommentare (7)\nTeilen"),
        ("Aller au contenu\nMenu", "Publicité\n\nCommentaires (3)"),
        ("Saltar al contenido\nInicio > Cultura > Libros", "Publicidad\n\nComentarios (2)"),
        ("Перейти к содержанию\nГлавная", "Реклама\n\nКомментарии (5)"),
        ("コンテンツへスキップ\nメニュー", "広告\n\nこの記事をシェア"),
    ],
)
def test_the_furniture_of_a_web_page(above: str, below: str) -> None:
    title = "The tower becomes a library this spring"
    article = read(f"{above}\n\n{title}\n\n{PROSE}\n\n{MORE}\n\n{below}\n")
    assert article.metadata.title == title
    assert [words(block) for block in article.blocks[:2]] == [PROSE, MORE]
    assert set(aside(article)) == {"web_furniture"}


@pytest.mark.parametrize(
    "block",
    [
        "Search\nThe lamp was lit at four.",
        "Home\nThe keeper who stayed behind\nThe tower",
        "Home\nLamp\nSea\nOil\nFog",
    ],
    ids=["a sentence", "a long line", "few words of a page"],
)
def test_lines_beside_a_pages_words_are_no_menu(block: str) -> None:
    article = read(f"The Lamp\n\n{PROSE}\n\n{block}\n\n{MORE}\n\nAdvertisement\n")
    told = [part.text for part in article.set_aside]
    assert not any(word in text for text in told for word in ("lamp was", "keeper", "Fog"))


def test_an_article_about_menus_keeps_its_headings() -> None:
    article = read(f"Eating at sea\n\n{PROSE}\n\nMenu\n\n{MORE}\n\nComments\n\n{PROSE}\n")
    assert aside(article) == []
    assert [text for _, text in headings(article)] == ["Menu", "Comments"]


@pytest.mark.parametrize(
    "teaser",
    ["READ MORE: Ten towns with a harbour", "Lesen Sie auch: Zehn Häfen",
     "À lire aussi : Dix ports", "Leggi anche: Dieci porti", "関連記事：港の十の町"],
)  # fmt: skip
def test_teasers_are_no_headings(teaser: str) -> None:
    article = read(f"The Lamp\n\n{PROSE}\n\n{teaser}\n\n{MORE}\n")
    assert aside(article) == ["web_furniture"]
    assert len(article.blocks) == 2


def test_a_bulletin_has_its_name_as_title() -> None:
    text = (
        "534\nWTNT32 KNHC 190240\nTCPAT2\n\nBULLETIN\nFog Advisory Number   2\n"
        f"NWS Harbour Office Port Ellery FL\n1100 PM AST Sun Jun 18 2017\n\n{WRAPPED}\n&&\n\n"
        f"{WRAPPED}\n$$\nForecaster Quill\n"
    )
    article = read(text)
    assert (article.metadata.title, article.metadata.date) == (
        "Fog Advisory Number 2", "2017-06-18",
    )  # fmt: skip
    assert len(article.blocks) == 2
    assert set(aside(article)) == {"wire_header"}


def test_a_line_of_capitals_and_digits_is_no_bulletin() -> None:
    assert aside(read(f"ROOM12 DESK 190240\n\n{PROSE}\n\n{MORE}\n")) == []


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("Title: The Mill\n\nAuthor: Oskar Brandt\n\nLanguage: English\n\n"
         "*** START OF THE TEXT ***\n", "The Mill", "Oskar Brandt"),
        ("Title: The Mill\n\nCreator: Oskar Brandt\n\n*** START OF THE TEXT ***\n\n"
         "THE MILL\n\nby\n\nOskar Brandt\n", "THE MILL", "Oskar Brandt"),
        ("*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\nTHE MILL\n\nBy Oskar Brandt\n",
         "THE MILL", "Oskar Brandt"),
    ],
)  # fmt: skip
def test_the_head_of_an_archive_is_read_and_not_printed(head: str, title: str, author: str) -> None:
    article = read(f"{head}\n{WRAPPED}\n{WRAPPED}\n*** END OF THE TEXT ***\n")
    assert article.metadata.title == title
    assert [person.name for person in article.metadata.authors] == [author]
    assert headings(article) == []
    assert set(aside(article)) == {"archive_frame"}


def test_a_manual_page_is_named_by_its_head() -> None:
    article = read(
        "LAMP(8)            Keeper's Manual            LAMP(8)\n\nNAME\n       lamp - light it\n\n"
        f"DESCRIPTION\n       {PROSE}\n\nPort Ellery      March 2024      LAMP(8)\n"
    )
    assert article.metadata.title == "LAMP(8)"
    assert [text for _, text in headings(article)] == ["NAME", "DESCRIPTION"]
    assert aside(article) == ["manual_header", "manual_header"]


@pytest.mark.parametrize(
    ("first", "second"), [("NOM", "DESCRIPTION"), ("NAZWA", "OPIS"), ("ИМЯ", "ОПИСАНИЕ")]
)
def test_the_sections_of_a_manual_page_are_its_headings(first: str, second: str) -> None:
    article = read(
        f"LAMP(8)            Manual            LAMP(8)\n\n{first}\n       lamp - light it\n\n"
        f"{second}\n       {PROSE}\n\n   OIL\n       {MORE}\n\nPort      March 2024      LAMP(8)\n"
    )
    found = [words for level, words in headings(article) if level == 2]
    assert found[:2] == [first, second]
    sure = [block.confidence for block in article.blocks if isinstance(block, Heading)]
    assert max(sure) < 1  # which only a person's word is


@pytest.mark.parametrize(
    "banner",
    ["  ==  T H E   W A T C H  ==\n     Volume 2, Issue 7",
     "--------\nJahrgang 2, Heft 7\n--------", "              Том 2, выпуск 7",
     "          Jahrgang 3, Nummer 12", "          Tome 4, numéro 9", "          Volumen 2, núm. 7",
     "          Anno 2, numero 7", "          Ano 2, edição 7", "          Rocznik 5, numer 2"],
)  # fmt: skip
def test_the_banner_of_an_issue_is_no_title(banner: str) -> None:
    article = read(f"{banner}\n\nHow to Read a Tide Table\n\nby Jane Doe\n\n{PROSE}\n\n{MORE}\n")
    assert article.metadata.title == "How to Read a Tide Table"
    assert aside(article) == ["archive_frame"]


def test_the_box_below_a_banner_holds_title_and_author() -> None:
    article = read(
        "              ==Lamp Inc.==\n\n     Volume 0x0b, Issue 0x39, Phile #0x01 of 0x12\n\n"
        "|=----------=[ Reading the Tide ]=----------=|\n"
        "|=------------------------------------------=|\n"
        f"|=------------=[ Harbour Rat ]=-------------=|\n\n{WRAPPED}\n{WRAPPED}"
    )
    assert article.metadata.title == "Reading the Tide"
    assert article.metadata.authors[0].name == "Harbour Rat"
    assert len(article.blocks) == 2


def test_a_wire_story_with_carets() -> None:
    article = read(
        "^AM-Harbour Fire,0452\n^Fire destroys harbour office\n^By JANE DOE\n\n"
        f"PORT ELLERY, Maine (AP) _ {PROSE}\n\n{MORE}\n"
    )
    assert article.metadata.title == "Fire destroys harbour office"
    assert article.metadata.authors[0].name == "Jane Doe"
    assert article.metadata.dateline == "PORT ELLERY, Maine (AP) _"


def test_the_name_of_a_program_over_the_title_is_a_banner() -> None:
    article = read(
        "        The Lamp Keeper\n        ~~~~~~~~~~~~~~~\n        What plug-ins do\n"
        f"        ~~~~~~~~~~~~~~~~\n\n{WRAPPED}\n{WRAPPED}"
    )
    assert article.metadata.title == "What plug-ins do"
    assert headings(article) == []


def test_the_head_of_an_older_message_is_one_paragraph() -> None:
    article = read(
        f"From: Jo Marsh\nSent: Monday, March 4, 2024 9:12 AM\nSubject: Oil\n\n{PROSE}\n\n"
        "________________________________\nFrom: Sam Dyer\nSent: Friday, March 1, 2024 8:00 AM\n"
        f"To: Jo Marsh\nSubject: Oil\n\n{MORE}\n"
    )
    assert [words(block).split()[0] for block in article.blocks if words(block)[:1].isalnum()] == [
        "The", "From:", "A",
    ]  # fmt: skip


SCANNED = (
    "about the lamp that stands upon the northern rock, and about\n"
    "the people who have lit it every evening since the great storm.\n"
    "The shame and secrecy of the keepers has certainly less-\n"
    "ened in our time, and few of them would now refuse to speak to\n"
    "a stranger, or to let him see the lamp and sign the book there.\n"
)


@pytest.mark.parametrize("bar", ["| ", "¦ "])
@pytest.mark.parametrize(
    ("head", "words_of_head", "number"),
    [
        ("INTRODUCTION | xi :", "INTRODUCTION", "| xi :"),
        ("Einleitung | 12", "Einleitung", "| 12"),
        ("CONCLUSION ¦ 204.", "CONCLUSION", "¦ 204."),
    ],
)
def test_bars_at_the_edge_of_a_scanned_page(
    bar: str, head: str, words_of_head: str, number: str
) -> None:
    page = "".join(f"{bar}{line}\n" for line in SCANNED.splitlines())
    article = read(f"{head}\n\n{page}")
    assert headings(article) == [(2, words_of_head)]
    assert [part.text for part in article.set_aside] == [number]
    text = " ".join(words(block) for block in article.blocks)
    assert "has certainly lessened in our time" in text
    assert not {"|", "¦"} & set(text)


def test_bars_before_a_few_lines_are_no_edge() -> None:
    text = f"The Lamp\n\n{PROSE}\n\n| a | b |\n| c | d |\n| e | f |\n\n{MORE}\n"
    assert aside(read(text)) == []


def test_the_footer_of_a_mailing_list_is_set_aside() -> None:
    rule = "_" * 47
    text = (
        "From: Ola Berg <ola@example.org>\nTo: dev@example.org\nSubject: Release plan\n\n"
        "So: Monday, when somebody is here to mend it.\n\n--\nOla Berg\nRelease manager\n"
        f"{rule}\ndev mailing list\ndev@example.org\nhttps://lists.example.org/dev\n"
    )
    article = read(text)
    printed = " ".join(map(words, article.blocks))
    assert "Release manager" in printed
    assert "mailing list" not in printed
