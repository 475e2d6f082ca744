"""Letters: what they are about, where and when they were written, who signs them."""

import pytest

from convert.article import BlockQuote, Paragraph
from tests.rules.seeing import MORE, PROSE, headings, read, words

ENGLISH = """12 Quay Street
Port Ellery

Port Ellery, 4 May 2021

The Harbour Board
Custom House

Dear Sirs,

Re: The lamp on the north mole

The lamp has been dark since the gale, and nobody has come to look at it.

Yours faithfully,

Agnes Rowe
"""
GERMAN = """Jens Petersen
Deichweg 3
25980 Sylt

Sylt, den 4. Mai 2021

Gemeinde Sylt
Ordnungsamt

Betreff: Die Lampe an der Mole

Sehr geehrte Damen und Herren,

die Lampe ist seit dem Sturm dunkel, und niemand hat nach ihr gesehen.

Mit freundlichen Grüßen

Jens Petersen
"""
FRENCH = """3, quai du Port
29160 Crozon

le 4 mai 2021

Mairie de Crozon
Service des phares

Objet : La lampe du môle

Madame, Monsieur,

La lampe est éteinte depuis la tempête, et personne n'est venu la voir.

Cordialement,

Yann Le Goff
"""
SPANISH = """Calle del Muelle 5
27780 Foz

Foz, 4 de mayo de 2021

Autoridad del Puerto
Oficina de faros

Asunto: La lámpara del muelle

Estimados señores:

La lámpara está apagada desde la tormenta y nadie ha venido a verla.

Atentamente,

Rosa Vilar
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ENGLISH, "The lamp on the north mole"),
        (GERMAN, "Die Lampe an der Mole"),
        (FRENCH, "La lampe du môle"),
        (SPANISH, "La lámpara del muelle"),
    ],
)
def test_a_letter_is_named_by_what_it_is_about_and_dated_below_its_address(
    text: str, title: str
) -> None:
    article = read(text)
    assert (article.metadata.title, article.metadata.date) == (title, "2021-05-04")
    assert headings(article) == []


def test_who_is_greeted_is_no_title() -> None:
    text = (
        f"4 May 2021\n\nDear Sir,\n\nRe: The lamp\n\n{PROSE}\n\nYours faithfully,\n\nAgnes Rowe\n"
    )
    article = read(text)
    assert article.metadata.title == "The lamp"
    assert isinstance(article.blocks[0], Paragraph)
    assert article.blocks[0].role == "salutation"


def test_a_place_and_a_date_between_chapters_are_a_heading_still() -> None:
    log = (
        f"The Log\n\n{PROSE}\n\nPort Ellery, 4 May 2021\n\n{MORE}\n\nSylt, 9 May 2021\n\n{PROSE}\n"
    )
    assert read(log).metadata.date is None


@pytest.mark.parametrize("mark", ["> -- ", "> --", "> > -- "])
def test_a_signature_in_a_quoted_mail_is_no_rule(mark: str) -> None:
    quoted = mark.removesuffix("-- ").removesuffix("--")
    mail = f"{quoted}The lamp is dark.\n{mark}\n{quoted}Agnes Rowe\n{quoted}Keeper"
    article = read(f"The Lamp\n\n{PROSE}\n\n{mail}\n\n{MORE}\n")
    quote = article.blocks[1]
    while isinstance(quote, BlockQuote) and isinstance(quote.blocks[0], BlockQuote):
        quote = quote.blocks[0]
    assert isinstance(quote, BlockQuote)
    _, signature = quote.blocks
    assert isinstance(signature, Paragraph)
    assert (signature.role, words(signature)) == ("signature", "-- Agnes Rowe Keeper")


def test_the_place_of_a_letter_below_its_title_is_no_author() -> None:
    article = read(f"# The Lamp\n\nPort Ellery, 4 May 2021\n\nDear Anna,\n\n{PROSE}\n\n{MORE}\n")
    assert (article.metadata.authors, article.metadata.date) == ((), "2021-05-04")
