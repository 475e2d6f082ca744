"""Verse: whose line ends are meant, in any script, and what only has short lines."""

import textwrap

import pytest

from convert.article import BlockQuote, LineBreak, Paragraph, Text, Verse
from convert.walk import inline_text
from tests.rules.seeing import MORE, PROSE, body, read, words

BALLAD = (
    "The bucket went down with a clatter,\nThe bucket came up with a stone;\n"
    "I asked of the water, what matter?\nIt said, I have gone off alone."
)
BLANK_VERSE = (
    "Of all the lamps that burned along that shore\n"
    "The north one was the last to have a man,\n"
    "A man with nothing else to do all day\n"
    "Than oil the wheels, and look, and wait for night;\n"
    "And when they sent him home he took the key."
)
SMALL = (
    "der wind geht um das haus herum\n"
    "er dreht sich hinter mir noch um\n"
    "er klopft und ruft, er macht mich wach\n"
    "und trägt die ziegel fort vom dach"
)
RUSSIAN = (
    "Стоит маяк на краю земли,\nИ ветер бьётся в его стекло,\n"
    "А мимо долго идут корабли,\nКоторым с нами не повезло."
)
HINDI = "लहर आई तो दीप जला,\nपवन चली तो दीप हिला।\nमाँझी बोला, पार चला,\nसागर बोला, कौन मिला।"
PERSIAN = (
    "شب آمد و فانوس دلم روشن شد\nموج آمد و ساحل از غمم گلشن شد\n"
    "باد آمد و بادبان کشیدیم به راه\nدریا همه از ترانه پیراهن شد"
)


def lines_of(verse: Verse) -> list[str]:
    text = "".join("\n" if isinstance(i, LineBreak) else inline_text((i,)) for i in verse.content)
    return text.split("\n")


@pytest.mark.parametrize("poem", [BALLAD, BLANK_VERSE, SMALL, RUSSIAN, HINDI, PERSIAN])
@pytest.mark.parametrize("indent", ["", "    ", "          "])
def test_a_stanza_is_verse_in_any_script_and_at_any_indent(poem: str, indent: str) -> None:
    (block,) = body("\n".join(indent + line for line in poem.split("\n")))
    assert isinstance(block, Verse)
    assert lines_of(block) == poem.split("\n")


def test_stanzas_stand_in_one_poem_however_short_the_last_is() -> None:
    (block,) = body(f"{BALLAD}\n\n{BALLAD}\n\nAnd so it was,\nand that is all.")
    assert isinstance(block, Verse)
    assert lines_of(block).count("") == 2


def test_indents_are_kept() -> None:
    poem = BALLAD.replace("\nThe bucket came", "\n    The bucket came").replace(
        "\nIt said", "\n    It said"
    )
    (block,) = body(poem)
    assert isinstance(block, Verse)
    assert lines_of(block)[1] == "\u00a0" * 4 + "The bucket came up with a stone;"
    assert not lines_of(block)[2].startswith("\u00a0")


def test_a_couplet_inside_prose_is_verse_where_it_is_set_in() -> None:
    before = "There was a rhyme about the lamp that every child of the island could say by heart:"
    after = "Nobody knew who had made it, and the keeper did not like to hear it said aloud."
    article = read(
        f"The Title\n\n{before}\n\n      Light of the harbour, light of the sea,\n"
        f"      Light of the lantern, shine on me.\n\n{after}\n"
    )
    assert [type(block) for block in article.blocks] == [Paragraph, Verse, Paragraph]


def test_verse_in_a_file_without_blank_lines() -> None:
    article = read("\n".join(["The Title", PROSE, MORE, *BALLAD.split("\n"), MORE, PROSE]))
    kinds = [type(block) for block in article.blocks]
    assert kinds == [Paragraph, Paragraph, Verse, Paragraph, Paragraph]


def test_a_file_that_is_a_poem_and_nothing_else() -> None:
    article = read(f"The Bucket\n\n{BALLAD}\n\n{BALLAD}\n")
    assert article.metadata.title == "The Bucket"
    assert [type(block) for block in article.blocks] == [Verse]


WRAPPED = (
    "The keeper of the north lamp was a man of few\n"
    "words and fewer friends, and when the boat came\n"
    "with oil and letters he took the oil, and left\n"
    "the letters lying on the stone until the next\n"
    "boat came and took them back again, unopened."
)


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        "\n".join("    " + line for line in WRAPPED.split("\n")),
        "The Harbour Board\n1 Custom House Quay\nPort Ellery 40211",
        "Ada Rowe\nJohn Harrow\nMary Ellen Pike\nTom Lacey",
        "200 g flour\n2 eggs\n1 cup of milk\na little salt",
        "Keeper: I saw nothing.\nMate: You looked the other way.\nKeeper: There was none.",
        "He came. She went.\nNobody spoke. The lamp was lit.\nIt was late. The boat had gone.",
        "North Lamp\nSouth Lamp\nThe Old Mole",
        "Bight\n    A loop in a rope.\nDogwatch\n    The half hour of doubt.",
        "- oil,\n- rope,\n- salt,\n- bread",
    ],
)  # fmt: skip
def test_other_short_lines_are_no_verse(text: str) -> None:
    assert not any(isinstance(block, Verse) for block in body(text))


def test_no_word_of_a_poem_is_lost() -> None:
    (block,) = body(BLANK_VERSE)
    assert words(block).split() == BLANK_VERSE.split()
    assert all(isinstance(inline, Text | LineBreak) for inline in block.content)  # type: ignore[union-attr] # a Verse, as the test above has it


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "    The lamp is out upon the shore\n      and no one comes to say\n"
            "    that every light I ever saw\n      would burn another day",
            "    she said the night was like a door\n      that opens on the bay",
        ),
        (
            "    Die Lampe steht am Meeresstrand\n      und keiner kommt und spricht\n"
            "    von jedem Licht an diesem Land,\n      und jedes Licht erlischt",
            "    die Nacht war eine Tür am Rand\n      zu einem andern Licht",
        ),
    ],
)
def test_a_stanza_set_as_the_one_above_it_belongs_to_the_poem(first: str, second: str) -> None:
    (block,) = body(f"{first}\n\n{second}")
    assert isinstance(block, Verse)
    assert len(lines_of(block)) == 7


@pytest.mark.parametrize(
    "credit", ["-- from an old log book", "— Der alte Leuchtturm", "– Anna K."]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_verse_may_say_whose_it_is(credit: str, gap: str) -> None:
    poem = "\n".join("    " + line for line in BALLAD.split("\n"))
    (block,) = body(f"{poem}{gap}    {credit}")
    assert isinstance(block, BlockQuote)
    (verse,) = block.blocks
    assert isinstance(verse, Verse)
    assert lines_of(verse) == BALLAD.split("\n")
    assert inline_text(block.attribution) == credit


def test_a_line_of_speech_below_verse_is_no_attribution() -> None:
    poem, *_ = body(f"{BALLAD}\n\n— Who is there? said the keeper.")
    assert isinstance(poem, Verse)


def test_double_dandas_end_verses() -> None:
    lines = [
        "दीपक जलता रहा रात भर तट पर अकेला प्यारे॥ध्रु०॥",
        "कोई न आया देखने उसको सागर के इस पार रे॥१॥",
        "लहरें आईं लहरें गईं पर दीपक जलता रहा रे॥२॥",
    ]
    (block,) = body("\n".join(lines))
    assert isinstance(block, Verse)
    assert lines_of(block) == lines


def test_two_lines_set_in_are_verse_where_the_text_had_room_for_more() -> None:
    wrapped = textwrap.fill(f"{PROSE} {MORE} {PROSE}", 64)
    first, second = "A lamp that is put out must see strange ships,", "So dark a thing is the sea."
    couplet = f"    {first}\n    {second}"
    _, block, _ = read(f"The Lamp\n\n{wrapped}\n\n{couplet}\n\n{wrapped}\n").blocks
    assert isinstance(block, Verse)
