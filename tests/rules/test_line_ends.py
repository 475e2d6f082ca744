"""Which line ends are wraps, what a hyphen there means, and where a space belongs."""

import textwrap

import pytest

from convert.article import List, Paragraph
from convert.readers.text.prose import Joiner
from convert.readers.text.source import measure
from tests.rules.seeing import MORE, PROSE, read, words


def joined(text: str, language: str = "en", known: str = "") -> str:
    return Joiner(language, 72, unspaced=False, words=frozenset(known.split())).join(measure(text))


@pytest.mark.parametrize(
    ("text", "language", "known", "whole"),
    [
        ("a price-\ndetermining factor", "en", "", "a price-determining factor"),
        (
            "http://rock.example/\nhttp://isle.example/",
            "en",
            "",
            "http://rock.example/ http://isle.example/",
        ),
        ("the lamp/\nbell house", "en", "", "the lamp/bell house"),
        ("sammutetaan jot-\nta öljyä säästyy", "fi", "", "sammutetaan jotta öljyä säästyy"),
        ("her mother-\nin-law", "en", "", "her mother-in-law"),
        ("a state-\nof-the-art lamp", "en", "", "a state-of-the-art lamp"),
        ("twenty-\none lamps", "en", "", "twenty-one lamps"),
        ("a hard-\nworking keeper", "en", "", "a hard-working keeper"),
        ("an under-\nwriter", "en", "", "an underwriter"),
        ("the under-\nstanding", "en", "understanding", "the understanding"),
        ("a well-\nknown man", "en", "well-known", "a well-known man"),
        ("and n-\ntridecanal", "en", "", "and n-tridecanal"),
        ("the Anglo-\nSaxon law", "en", "", "the Anglo-Saxon law"),
        ("the lamp-\noil can", "en", "lamp oil", "the lamp-oil can"),
        ("Ein- oder Aus-\ngang", "de", "", "Ein- oder Ausgang"),
        ("Ein-\nund Ausgang", "de", "", "Ein- und Ausgang"),
        ("die Lampen-\nöle", "de", "", "die Lampenöle"),
        ("has less-\nened since", "en", "", "has lessened since"),
        ("die Mann-\nschaften", "de", "", "die Mannschaften"),
        ("una esta-\nciones", "es", "", "una estaciones"),
        ("peut-\nêtre", "fr", "", "peut-être"),
        ("vingt-\ndeux lampes", "fr", "", "vingt-deux lampes"),
        ("кто-\nто пришёл", "ru", "", "кто-то пришёл"),
        ("по-\nрусски", "ru", "", "по-русски"),
        ("disse-\nlhe ontem", "pt", "", "disse-lhe ontem"),
        ("www.tower-\nlamp.example", "en", "", "www.tower-lamp.example"),
    ],
)
def test_hyphens_by_proof(text: str, language: str, known: str, whole: str) -> None:
    assert joined(text, language, known) == whole


def test_a_joiner_says_what_proved_it() -> None:
    joiner = Joiner("en", 72, unspaced=False, words=frozenset({"well-known"}))
    joiner.join(measure("a well-\nknown twenty-\none year old under-\nwriter"))
    assert joiner.told() == (
        "“well-known” keeps its hyphen: it stands so elsewhere",
        "“twenty-one” keeps its hyphen: “twenty” is a first half",
        "“underwriter” was broken: the language breaks it there",
    )
    assert joiner.told() == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("first opened in 2011\non a small street", "first opened in 2011 on a small street"),
        ("by the end of May\n2016 with Mr. Wu", "by the end of May 2016 with Mr. Wu"),
        ("見て glass\n和記憶", "見て glass 和記憶"),
        ("推門進來，問我\n能不能", "推門進來，問我能不能"),
        ("she said “yes”\nand left", "she said “yes” and left"),
    ],
)
def test_spaces_between_words_of_other_scripts(text: str, whole: str) -> None:
    for column in (10, 72):
        joiner = Joiner("zh-Hant", column, unspaced=True, words=frozenset())
        lines = measure(text)
        latin = all(line.body.isascii() for line in lines)
        if column == 72 or latin:
            assert joiner.join(lines) == whole


def test_a_paragraph_in_chinese_with_ragged_line_ends_is_one() -> None:
    article = read(
        "小店的故事\n\n作者：林小雨\n\n這家小店開了很久，來的多半是老人，他們總是說同樣的\n"
        "話。The shop opened in 2011\non a small street near the river, and by 2015\n"
        "it had three rooms. 顧客都很高興。\n"
    )
    assert len(article.blocks) == 1
    assert "2011 on a small street" in words(article.blocks[0])


def test_verse_in_chinese_is_not_joined() -> None:
    text = "燈塔\n\n作者：林小雨\n\n海在門外，\n燈在樓上，\n你在很遠的地方。\n"
    assert "海在門外，燈在樓上" not in "".join(words(block) for block in read(text).blocks[:1])


@pytest.mark.parametrize(
    "line",
    ["1951. After that he lived on campus in a house of stone, kept two dogs there,",
     "A. And his future wife lived there too, and kept two dogs behind the chapel,",
     "- as he wrote to his sister - the great heat, when he lived in a house of stone"],
)  # fmt: skip
def test_a_mark_that_the_wrap_brought_to_the_head_of_a_line(line: str) -> None:
    article = read(
        "A Short Life\n\nThe author was born in a small town on the coast and left it for a city\n"
        "at sixteen, with a coat that had been his uncle's and a letter to a printer who\n"
        "had died the year before, and did not come back until the winter of the floods\n"
        f"and of the long trial of the harbour board, which happened in the wet year of\n{line}\n"
        "and never spoke of the town again, not even to the printer's widow, who had let\n"
        "him sleep below the press and read whatever came off it in the morning.\n"
    )
    assert [type(block) for block in article.blocks] == [Paragraph]


def test_short_texts_with_first_line_indents() -> None:
    article = read(
        "The Goose Fair\nBy Ellen Stark\n"
        "   The fair was held each October on the green below the church, and the geese\n"
        "were walked there from as far as forty miles away with their feet dipped in tar.\n"
        "   Nobody thought this strange.\n"
        "   When the railway came the geese travelled by train, and the tar was forgotten,\n"
        "and so, in time, were the geese.\n"
        "   She was born in 1921.\n"
    )
    assert [words(block).split()[0] for block in article.blocks] == [
        "The", "Nobody", "When", "She",
    ]  # fmt: skip


def test_hanging_lines_of_an_item_are_one_paragraph() -> None:
    article = read(
        "Things to Do\n\n* Do something,\n  e. g., this or that.\n* Call Mr.\n  1. Smith & Sons.\n"
    )
    [found] = article.blocks
    assert isinstance(found, List)
    assert [words(item.blocks[0]) for item in found.items] == [
        "Do something, e. g., this or that.", "Call Mr. 1. Smith & Sons.",
    ]  # fmt: skip


def test_addresses_keep_their_lines_at_the_right_too() -> None:
    article = read(
        "A Letter From the North\n\n" + " " * 40 + "14 Harbour Street,\n" + " " * 40
        + "Northwick,\n" + " " * 40 + "3rd March, 1892.\n\nMy dear Edward,\n\n"
        "I have your letter of the twelfth, and I am glad that the boat is mended.\n"
    )  # fmt: skip
    assert article.metadata.subtitle is None
    assert words(article.blocks[0]) == "14 Harbour Street, Northwick, 3rd March, 1892."


@pytest.mark.parametrize(
    "below", ["  https://sea.example/lamps/of/the/north/and/south", "\tlamp <n>"]
)
def test_what_is_set_in_below_a_colon_is_a_line_of_its_own(below: str) -> None:
    first = "In order to see every lamp of the coast, simply click on the following link:"
    wrapped = textwrap.fill(f"{PROSE} {MORE} {PROSE}", 78)
    blocks = read(f"The Lamp\n\n{wrapped}\n\n{first}\n{below}\n\n{wrapped}\n").blocks
    assert words(blocks[1]) != " ".join(f"{first} {below}".split())


def test_lines_with_gaps_keep_their_ends() -> None:
    wrapped = textwrap.fill(f"{PROSE} {MORE} {PROSE}", 60)
    rows = "lamps/       where the lamps and all that belongs to them is\nglass/       the glass"
    kept = read(f"The Lamp\n\n{wrapped}\n\n{rows}\n\n{wrapped}\n").blocks[1:-1]
    assert not any("is glass/" in words(block) for block in kept)


@pytest.mark.parametrize(
    "chat",
    [
        "[10:02:11] <mira> morning all\n[10:02:40] <jon> hi mira\n[10:04:02] * jon opens it",
        "12/03/2025, 10:02 - Mira: morning all\n12/03/2025, 10:03 - Jon: hi",
        "[03.12.25, 10:02 AM] Mira: morning\n[03.12.25, 10:03 AM] Jon: hi",
    ],
)
def test_each_line_of_a_chat_is_its_own(chat: str) -> None:
    article = read(chat)
    assert article.metadata.title == ""
    assert [words(block) for block in article.blocks] == chat.split("\n")


def test_a_time_at_the_head_of_a_wrapped_line_is_a_wrap() -> None:
    wrapped = (
        f"{PROSE} The boat leaves the harbour every day at 10:30 and comes back at dusk. {MORE}"
    )
    for width in range(50, 80):
        blocks = read(f"The Lamp\n\n{textwrap.fill(wrapped, width)}\n\n{PROSE}\n").blocks
        assert words(blocks[0]) == wrapped


def test_what_hangs_below_a_label_goes_on() -> None:
    blocks = read("The Lamp\n\nQ: Which wood?\nA: Larch. It lasts\n   ten years.\n").blocks
    assert words(blocks[-1]) == "A: Larch. It lasts ten years."


def double_spaced(text: str) -> str:
    return "\n\n".join(textwrap.wrap(text, 58))


def test_a_blank_line_below_every_line_parts_nothing() -> None:
    text = f"{double_spaced(f'{PROSE} {MORE} {PROSE}')}\n\n\n{double_spaced(f'{MORE} {PROSE}')}\n"
    article = read(f"The Keeper's Hand\n\n\n{text}")
    assert article.metadata.title == "The Keeper's Hand"
    assert [words(block) for block in article.blocks] == [
        f"{PROSE} {MORE} {PROSE}",
        f"{MORE} {PROSE}",
    ]
    assert [block.lines for block in article.blocks] == [(4, 20), (23, 33)]


def test_short_lines_that_stand_apart_are_no_wraps() -> None:
    answers = "\n\n".join(f"not {number}, as the keeper says it" for number in "abcdefghijklmn")
    assert len(read(f"The Keeper's Hand\n\n{PROSE}\n\n{answers}\n").blocks) > 10
