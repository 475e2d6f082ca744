"""Spaces that a language wants narrow: the look changes, the characters never."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convert
from convert.article import Article, Metadata, Paragraph, Span, Text
from convert.check import verify
from convert.markup.dialect import BOOK, PAPER, SCREEN
from convert.markup.spacing import spaced, spaces_of

THIN = ("type.thin_spaces=true",)
_SHORT = re.compile(r'<span class="([\w-]+)(?: joined)?">(.*?)</span>')


def seen(text: str, language: str) -> str:
    """The text with what is thin in (), kept in [], and gaps as _."""
    spaces = spaces_of(language)
    marks = {"thin": "({})", "keep": "[{}]", "gap-before": "_{}", "gap-after": "{}_"}
    return _SHORT.sub(lambda m: marks[m[1]].format(m[2]), spaced(text, spaces, SCREEN))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Elle dit : « Non ! » Oui ?", "fr", "Elle dit[ :] (« Non)( !)( ») Oui( ?)"),
        ("« Oui », dit-il ; 50 % de rien.", "fr", "(« Oui)( »,) dit-il( ;) 50( %) de rien."),
        ("Elle dit: «Non!» Oui?", "fr", "Elle dit_: «_Non_!_» Oui_?"),
        ("À 10:30, http://a.fr/?q=1 et :-) !non", "fr", "À 10:30, http://a.fr/?q=1 et :-) !non"),
        ("Elle dit : « Non! »", "fr-CA", "Elle dit[ :] (« Non!)( »)"),
        ("Elle dit: « Non! »", "fr-CH", "Elle dit: (« Non!)( »)"),
        ("z. B. 50 % der Leute, d.h. alle", "de", "(z. B.) 50( %) der Leute, (d.h.) alle"),
        ("Šel k lesu v noci", "cs", "Šel [k lesu] [v noci]"),
        ("Волга — река", "ru", "Волга[ —] река"),
        ("A rope – or two — and 3-4", "en-GB", "A rope[ –] or two[ —] and 3-4"),
        ("– Come in – said he", "en", "– Come in[ –] said he"),
    ],
)
def test_what_a_language_wants(text: str, language: str, expected: str):
    assert seen(text, language) == expected


@given(st.text("« »!?:;%.,aàB1 z", max_size=40), st.sampled_from(["fr", "de", "cs", "ru", "fr-CH"]))
def test_no_character_changes(text: str, language: str):
    spaces = spaces_of(language)
    for dialect in (SCREEN, PAPER, BOOK):
        assert unescape(re.sub(r"<[^>]*>", "", spaced(text, spaces, dialect))) == text


def test_paper_has_no_gaps_without_a_space():
    """Who gathers words by the room between letters would find a space there."""
    spaces = spaces_of("fr")
    assert spaced("«Non!»", spaces, PAPER) == "«Non!»"


FRENCH = Article(
    metadata=Metadata(title="Qui a dit « oui » ?", language="fr", byline="Par Nora Quill"),
    blocks=(
        Paragraph(content=(Text(text="Elle dit : « Non ! » Pourquoi ? Parce que ; voilà. " * 8),)),
        Paragraph(language="en", content=(Text(text="Who ? « x »"),)),
        Paragraph(
            content=(
                Text(text="Ici "),
                Span(language="de", content=(Text(text="z. B. « so » !"),)),
                Text(text=" !"),
            )
        ),
    ),
)


@pytest.mark.parametrize("to", ["pdf", "epub", "html", "docx"])
def test_every_format_keeps_the_words(to: str):
    made = convert.render(FRENCH, to, tokens=THIN)
    assert [f for f in verify(made, to, FRENCH) if f.severity == "error"] == []


def test_other_languages_inside_keep_their_own_ways():
    page = convert.render(FRENCH, "html", tokens=THIN).decode()
    assert '<p lang="en">Who ? « x »</p>' in page
    assert 'lang="de"><span class="thin">z. B.</span> « so » !</span>' in page
    assert '</span><span class="thin joined"> !</span></p>' in page


def test_spaces_are_left_alone_unless_asked():
    assert "thin" not in convert.render(FRENCH, "html").decode().partition("<body>")[2]
