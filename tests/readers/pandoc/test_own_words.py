"""Texts in light markup: their own words, by which what pandoc drops is told."""

import json

import pytest

from convert.readers.pandoc.prose.notebook import notebook_words
from convert.readers.pandoc.prose.org import org_words
from convert.readers.pandoc.prose.rst import rst_words
from convert.readers.pandoc.prose.typst import typst_words
from convert.readers.pandoc.prose.wiki import wiki_words
from tests.readers.pandoc.ferry import FORMATS
from tests.readers.pandoc.reading import messages, read


def cell(text: str) -> str:
    return json.dumps({"cells": [{"cell_type": "markdown", "source": text}]})


def notebook(text: str) -> tuple[str, ...]:
    return notebook_words(cell(text))


WORDS_OF = {
    "rst": rst_words,
    "org": org_words,
    "mediawiki": wiki_words,
    "typst": typst_words,
    "ipynb": notebook,
}

# What is prose in each, and what is none or may be printed otherwise.
FOUND = [
    ("rst", "The *boat* came, ``in`` at 00:30.", "The boat came in at 00:30"),
    ("rst", "A. Moran\n3. of May", "Moran|of May"),
    ("rst", ".. [1] They were four.", "They were four"),
    ("rst", ".. note:: Mind it.\n   :class: x\n\n   And that.", "Mind it|And that"),
    ("rst", ".. a remark\n   of two lines\n\nText.", "Text"),
    ("rst", ".. toctree::\n   :maxdepth: 2\n\n   intro\n\nText.", "Text"),
    ("rst", ".. _here: https://example.org\n:Field: value\n   and more\n\nText.", "Text"),
    ("rst", "By |name|, re\\ *done*, :kbd:`/` and :ref:`the words <x>`.", "By and words"),
    ("org", "* TODO [#A] The boat  :tag:\n/came/ =in=", "The boat|came in"),
    ("org", "* A :noexport:\nnothing\n** B\nnothing\n* C\nText", "C|Text"),
    ("org", "* COMMENT A\nnothing\n* C", "C"),
    ("org", "# a remark\n#+TITLE: Sea\n#+begin_src py\nprint\n#+end_src\nText", "Text"),
    ("org", "#+BEGIN_QUOTE\nWe waited.\n#+END_QUOTE", "We waited"),
    ("org", ":PROPERTIES:\n:ID: x\n:END:\nSCHEDULED: <2024-03-03 Sun>\nText", "Text"),
    (
        "org",
        "See [[https://a.org][the long chart]] on [2024-03-03 Sun]. {{{m(a, b)}}}",
        "See|long on",
    ),
    ("org", "[fn:1] They were four. [fn:: Inside it now]", "They were four|Inside it"),
    ("org", r"Where \(a b\) and $c d$ are", "Where and are"),
    ("mediawiki", "== The ''boat'' ==\n'''ca'''me at 00:00", "The boat|came at 00:00"),
    ("mediawiki", "One {{cite|two {{three|four}} five}} six", "One six"),
    ("mediawiki", "See [[Long page name|the big chart]] [[Category:Sea]]", "See|big"),
    ("mediawiki", "[[File:a.png|thumb|A ''boat'' in [[fog]]]] Text", "Text"),
    ("mediawiki", "<!-- a\nremark --> H<sub>2</sub>O <math>a b</math> is", "is"),
    ("mediawiki", '{| class="wiki table"\n|-\n| style="a: b c" | Word\n! Head\n|}', "Word|Head"),
    ("mediawiki", "<ref>They were four now.</ref>", "were four"),
    (
        "typst",
        "= The boat\n*came* _in_ at 1 / 3 // remark\n/ Term: it is",
        "The boat|came in at 1 3|Term it is",
    ),
    ("typst", "#let x(a) = [\n  nothing\n]\n#set text(size: 1pt)\nText #x[no] $a b$ `c d`", "Text"),
    (
        "typst",
        "A #highlight(fill: red)[soft yellow] one #footnote[They were #emph[four].]",
        "soft yellow|one",
    ),
    ("typst", '#figure(image("a.png"), caption: [nothing])\n#if a { [no] }\nText <lab>', "Text"),
    ("typst", '#show "CSS": smallcaps\nThe CSS is', ""),
    ("typst", 'He said "no, [she] went" #quote[It is "done" here]', "He said no"),
    ("ipynb", "# The **boat**\n\ncame [in the fog](https://a.org/b_(c)) at", "The boat|came the"),
    (
        "ipynb",
        "<div class='a b'>\n<!-- no -->\nText\n```\nno\n```\n[x]: https://a.org 'no'",
        "Text",
    ),
    ("ipynb", "- one\n- two\n\n| a | b |\n|---|:-:|\n| c | d |\n\n$$x y$$", "one|two|a b|c d"),
]


@pytest.mark.parametrize(("name", "source", "words"), FOUND)
def test_words_of_prose_are_found_and_others_left_out(name: str, source: str, words: str):
    found = set(" ".join(WORDS_OF[name](source)).split())
    assert {word for part in words.split("|") for word in part.split()} <= found
    assert "nothing" not in found
    assert not found & {"no", "remark", "intro", "class", "Category", "thumb", "print", "CSS"} - {
        word for part in words.split("|") for word in part.split()
    }


@pytest.mark.parametrize("name", [name for name in FORMATS if name in WORDS_OF])
def test_a_good_source_is_silent_and_its_words_are_there(name: str):
    source = str(FORMATS[name])
    found = set(" ".join(WORDS_OF[name](source)).split())
    assert {"ferry", "waited", "lamp", "crossing"} <= found
    assert messages(read(name, source), "words.lost") == []


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("typst", "= Sea\n\nIt was #highlight[soft yellow] then.\n", "soft yellow"),
        ("rst", "Sea\n===\n\nUse `it<2.8`. All of it is in `a <https://a.org>`_.\n", "All of"),
        (
            "org",
            "* Sea\n\n#+begin_quote\nIt was.\n\n*** Mind the gap\n#+end_quote\n",
            "Mind the gap",
        ),
    ],
)
def test_what_pandoc_drops_is_told(name: str, source: str, words: str):
    assert any(words in message for message in messages(read(name, source), "words.lost"))


def test_words_of_a_notebook_are_those_of_its_cells():
    source = json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "source": ["Words ", "of *prose*."]},
                {"cell_type": "code", "source": "x = 1", "outputs": []},
            ]
        }
    )
    assert notebook_words(source) == ("Words of prose",)
    assert notebook_words("{}") == notebook_words("no notebook") == notebook_words("[" * 9000) == ()


@pytest.mark.parametrize("name", WORDS_OF)
@pytest.mark.parametrize(
    "opening",
    ["<!--", "/*", "#+begin_src\n", "$$", "\\(", "{{", "[[a:", "#emph[", "```\n", ":A:\n"],
)
def test_what_nobody_closes_is_text(name: str, opening: str):
    found = WORDS_OF[name](f"Before it.\n{opening * 400}\n\nAfter it.\n")
    assert "Before it" in found[0]
