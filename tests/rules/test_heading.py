import pytest

from tests.rules.seeing import MORE, PROSE, headings, read


def article(*pieces: str) -> str:
    return "\n\n".join(("A Title for It", PROSE, *pieces)) + "\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Where it stands", "Who keeps it"),
        ("WHERE IT STANDS", "WHO KEEPS IT"),
        ("1. Where it stands", "2. Who keeps it"),
        ("I. Where it stands", "II. Who keeps it"),
        ("A) Where it stands", "B) Who keeps it"),
        ("Chapter 1: Where it stands", "Chapter 2: Who keeps it"),
        ("Kapitel 1 Wo er steht", "Kapitel 2 Wer ihn hütet"),
        ("Глава 1. Где он стоит", "Глава 2. Кто его хранит"),
        ("第一章 灯台の場所", "第二章 守る人"),
        ("제1장 등대의 자리", "제2장 지키는 사람"),
        ("Where does it stand?", "Who keeps it?"),
        ("**Where it stands**", "**Who keeps it**"),
        ("§ 1.1 Where it stands", "§ 1.2 Who keeps it"),
    ],
)
def test_two_headings_of_a_kind_are_found_at_one_level(first: str, second: str) -> None:
    found = headings(read(article(first, MORE, second, PROSE)))
    assert found == [(2, first.strip("*")), (2, second.strip("*"))]


@pytest.mark.parametrize("mark", list("=-~^"))
def test_an_underlined_line_is_a_heading_and_its_underline_is_no_text(mark: str) -> None:
    text = article(f"Where it stands\n{mark * 15}", MORE, f"Who keeps it\n{mark * 12}", PROSE)
    assert headings(read(text)) == [(2, "Where it stands"), (2, "Who keeps it")]


@pytest.mark.parametrize(
    "line",
    [
        "Furthermore, China must refrain from taking sides in the conflict.",
        "the end of a sentence that began before",
        "These are the four things that a keeper needs:",
        "Bread, cheese, apples,",
        "“I have never seen it so dark.”",
        "- Henrik Falk",
        "She said that it was late. Nobody moved",
    ],
)
def test_a_line_that_only_stands_alone_is_no_heading(line: str) -> None:
    assert headings(read(article(line, MORE, PROSE))) == []


def test_short_lines_in_a_row_are_no_headings() -> None:
    names = ("Agnes Rowe", "Per Aas", "Maren Holt", "Dana Whitlock", "Amal Idris")
    assert headings(read(article(*names, MORE))) == []


def test_where_headings_are_marked_bare_lines_are_not() -> None:
    text = f"# Title\n\n## One\n\n{PROSE}\n\nA lonely line\n\n{MORE}\n\n## Two\n\n{PROSE}\n"
    assert headings(read(text)) == [(2, "One"), (2, "Two")]


def test_kinds_are_ranked_and_no_level_is_skipped() -> None:
    text = article(
        "PART ONE OF IT", MORE, "A small matter", MORE, "PART TWO OF IT", PROSE, "Another one", MORE
    )
    assert [level for level, _ in headings(read(text))] == [2, 3, 2, 3]
    marked = f"# Title\n\n## One\n\n{PROSE}\n\n##### Deep\n\n{MORE}\n\n## Two\n\n{PROSE}\n"
    assert [level for level, _ in headings(read(marked))] == [2, 3, 2]


def test_numbers_give_depth() -> None:
    text = article("1. Lamp", MORE, "1.1 Wick", PROSE, "1.1.1 Cotton", MORE, "2. Log", PROSE)
    assert headings(read(text)) == [
        (2, "1. Lamp"), (3, "1.1 Wick"), (4, "1.1.1 Cotton"), (2, "2. Log"),
    ]  # fmt: skip


def test_a_long_heading_may_be_wrapped() -> None:
    wrapped = (
        "The Keeper's Long and Unhurried Handbook\n\n\n"
        "On the trimming of wicks, the washing of glass and the keeping of a log\n"
        "that somebody else can read\n\n"
        "The wick is trimmed every four hours. A keeper who trims it while\n"
        "thinking of something else will burn the glass, and the glass comes\n"
        "from the mainland, where it is made by one man who does not hurry.\n\n\n"
        "On gardens\n\n"
        "There is soil for potatoes behind the oil store. It was carried here in\n"
        "sacks, and it has to be carried back after every storm.\n"
    )
    assert [text for _, text in headings(read(wrapped))] == [
        "On the trimming of wicks, the washing of glass and the keeping of a log that somebody "
        "else can read",
        "On gardens",
    ]


def test_ids_are_made_of_words_in_any_script_and_unique() -> None:
    text = article("Über Öl", MORE, "灯台の場所", PROSE, "Über Öl", MORE)
    ids = [block.id for block in read(text).blocks if block.__struct_config__.tag == "heading"]
    assert ids == ["über-öl", "灯台の場所", "über-öl-2"]


def test_numbers_below_a_number_that_is_missing_are_of_one_level() -> None:
    first = article("1.1 The lamp", PROSE, "1.2 The oil", MORE, "1.3 The glass", PROSE)
    levels = headings(read(f"{first}\n\n2 The stair\n\n{MORE}\n\n2.1 The door\n\n{PROSE}\n"))
    assert [level for level, _ in levels] == [2, 2, 2, 2, 3]


def test_headings_of_old_books_end_with_a_stop_as_their_title_does() -> None:
    text = f"The Lamp.\n\n{PROSE}\n\n\n\n1. First Night.\n\nThe Oil.\n\n{MORE}\n\n{PROSE}\n"
    assert [words for _, words in headings(read(text))] == ["1. First Night.", "The Oil."]
    stopless = text.replace("The Lamp.", "The Lamp")
    assert "The Oil." not in [words for _, words in headings(read(stopless))]


def test_a_lone_first_item_is_no_chapter() -> None:
    text = f"The Lamp.\n\n{PROSE}\n\n1. First Night.\n\n{MORE}\n\n{PROSE}\n"
    assert headings(read(text)) == []


@pytest.mark.parametrize(
    ("second", "third"), [("Chapter 2", "Chapter-3"), ("Rozdział 2", "Rozdział-3")]
)
def test_a_chapter_may_be_joined_to_its_number(second: str, third: str) -> None:
    text = article(second, MORE, third, PROSE)
    assert [words for _, words in headings(read(text))] == [second, third]


@pytest.mark.parametrize("mark", ["***", "===", "~~"])
def test_marks_on_both_sides_frame_a_heading(mark: str) -> None:
    text = article(f"{mark} Oil {mark}", MORE, f"{mark} Glass {mark}", PROSE)
    assert [words for _, words in headings(read(text))] == ["Oil", "Glass"]


def test_a_line_that_goes_on_below_is_no_heading() -> None:
    inset = "    The Keeper (of the Upper Lamp) Is Never to Be Disturbed\n        at night."
    assert headings(read(article("Oil", MORE, inset, PROSE))) == [(2, "Oil")]


@pytest.mark.parametrize("numbers", [("I", "II", "III", "IV"), ("1.", "2.", "3.", "4.")])
def test_numbers_over_the_titles_of_chapters_are_of_one_level(numbers: tuple[str, ...]) -> None:
    titles = ("THE LAMP", "OIL vs. GAS, OR THE END OF OIL", "THE BELL (Continued)", "THE KEEPER")
    chapters = [f"{n}\n\n{t}\n\n{PROSE}\n\n{MORE}" for n, t in zip(numbers, titles, strict=True)]
    text = f"The Keeper's Hand\n\nPREFACE\n\n{PROSE}\n\n" + "\n\n".join(chapters) + "\n"
    found = [(2, "PREFACE")]
    for number, title in zip(numbers, titles, strict=True):
        found += [(2, number), (3, title)]
    assert headings(read(text)) == found
