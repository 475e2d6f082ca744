"""Plays: who speaks is no heading, whichever way the names are set."""

import pytest

from convert.article import Article, Paragraph, Span
from convert.walk import inline_text
from tests.rules.seeing import MORE, PROSE, headings, read

CAST = "MRS. PALE, a landlady\nTOBIAS, her lodger\nA POSTMAN"
ACT = """\
MRS. PALE. You have left it open again. It has dripped on
the good rug, and on the bad one.

TOBIAS. (Not looking up) I left it shut.

MRS. PALE. By itself! NEVER by itself!

(Knocking. She goes to the door.)

POSTMAN
(off)
Parcel for number nine!

TOBIAS
That will be the new umbrella.
"""


def speakers(article: Article) -> list[str]:
    """The labels of the turns, in order."""
    turns = [b for b in article.blocks if isinstance(b, Paragraph) and b.role == "speech"]
    return [inline_text((span,)) for b in turns if isinstance(span := b.content[0], Span)]


@pytest.mark.parametrize("persons", ["CHARACTERS", "PERSONEN", "PERSONNAGES", "ДЕЙСТВУЮЩИЕ ЛИЦА"])
def test_speakers_of_a_play_are_no_headings(persons: str):
    play = f"THE UMBRELLA\n\nby Nora Field\n\n{persons}\n\n{CAST}\n\nACT ONE\n\nSCENE 1\n\n{ACT}"
    article = read(play)
    assert speakers(article) == ["MRS. PALE.", "TOBIAS.", "MRS. PALE.", "POSTMAN", "TOBIAS"]
    assert headings(article) == [(2, persons), (2, "ACT ONE"), (3, "SCENE 1")]


def test_a_play_without_a_cast_has_the_speakers_that_it_names():
    article = read(f"The Umbrella\n\n{ACT}")
    assert speakers(article) == ["MRS. PALE.", "TOBIAS.", "MRS. PALE.", "TOBIAS"]


def test_the_lines_of_a_speech_stay_lines():
    article = read(f"THE UMBRELLA\n\n{CAST}\n\n{ACT}")
    turns = [b for b in article.blocks if isinstance(b, Paragraph) and b.role == "speech"]
    assert inline_text(turns[3].content) == "POSTMAN\n(off)\nParcel for number nine!"


@pytest.mark.parametrize("label", ["NOTE", "WARNING", "TIP", "ACHTUNG"])
def test_remarks_here_and_there_are_no_turns(label: str):
    text = "\n\n".join(
        f"{PROSE}\n\n{MORE}\n\n{label}. Never trim the wick by day." for _ in range(3)
    )
    assert speakers(read(f"The Lamp\n\n{text}\n\nNB. Nor by night.\n")) == []


def test_headings_in_capitals_over_text_are_no_speakers():
    parts = "\n\n".join(f"{name}\n{PROSE}" for name in ("OIL", "WICKS", "OIL", "WICKS"))
    assert speakers(read(f"The Lamp\n\n{parts}\n")) == []


def test_names_over_their_lines_speak_in_a_screenplay():
    play = (
        "THE UMBRELLA\n\nFADE IN:\n\nINT. KITCHEN - NIGHT\n\nRain on the window.\n\n"
        "                    PALE\n          (shouting)\n     It has dripped!\n\n"
        "                    TOBIAS\n     I left it shut, as I always do\n     when it rains.\n\n"
        "INT. HALL - LATER\n\nShe listens at the door.\n\n"
        "                    PALE (CONT'D)\n     By itself!\n"
    )
    article = read(play)
    assert speakers(article) == ["PALE", "TOBIAS", "PALE (CONT'D)"]
    assert [words for _, words in headings(article)][-2:] == [
        "INT. KITCHEN - NIGHT",
        "INT. HALL - LATER",
    ]
