"""Near misses of headings: lines that stand apart, and are something else, beside ones that are."""

import pytest

from tests.rules.seeing import MORE, PROSE, headings, read


def found(*pieces: str, parting: str = "\n\n") -> list[str]:
    text = parting.join(("The Keeper's Hand", PROSE, *pieces, PROSE)) + "\n"
    return [words for _, words in headings(read(text))]


@pytest.mark.parametrize(
    ("thought", "plain"),
    [
        ("'Will that lamp ever go out?'", "Will that lamp ever go out?"),
        ("‘Will that lamp ever go out?’", "Will that lamp ever go out?"),
        ("'저 등불은 언제 꺼질까?'", "저 등불은 언제 꺼질까?"),
        ("\"'Again,' said the keeper, 'and again--'", "Again and again"),
    ],
)
def test_a_thought_in_quotation_marks(thought: str, plain: str) -> None:
    assert found(thought, MORE, "Who keeps it?", MORE) == ["Who keeps it?"]
    assert found(plain, MORE, "Who keeps it?", MORE) == [plain, "Who keeps it?"]


@pytest.mark.parametrize("gap", ["\t", "     "])
def test_a_row_of_columns(gap: str) -> None:
    assert found(f"North tower{gap}Lit in March", MORE) == []
    assert found("North tower, lit in March", MORE) == ["North tower, lit in March"]


def test_a_cry_is_a_heading_only_where_there_are_others() -> None:
    assert found("Now listen to the bell!", MORE) == []
    pieces = ("Before it rings", MORE, "Ring it well!", PROSE, "After it rang", MORE)
    assert found(*pieces) == ["Before it rings", "Ring it well!", "After it rang"]


def test_a_mark_of_joy_hides_no_sentence() -> None:
    assert found("The new lamp is here at last! 🎉", MORE) == []


def test_a_name_over_an_address() -> None:
    text = (
        f"The Keeper's Hand\n\n{wrapped(PROSE)}\n\nWhere to ask\n\n{wrapped(MORE)}\n\n"
        "Agnes Rowe\nKeeper of the north lamp and of the bell\nagnes.rowe@harbour.example\n\n"
        f"{wrapped(MORE)}\n"
    )
    assert headings(read(text)) == [(2, "Where to ask")]


@pytest.mark.parametrize(
    ("credit", "heading"),
    [
        ("By Agnes Rowe", "By Night"),
        ("Written by: Agnes Rowe and Jan Holm", "Written in Sand"),
        ("Transcribed by Jan Holm", "Transcripts"),
        ("Dear Mr. Holm:", "Dear Glass"),
        ("Dear Agnes,", "Dear Oil"),
    ],
)
def test_who_made_a_text_or_is_greeted_in_its_midst(credit: str, heading: str) -> None:
    pieces = ("The Lamp", MORE, "", credit, MORE, heading, MORE)
    assert found(*pieces) == ["The Lamp", heading]


def test_questions_of_a_series_may_hold_a_sentence() -> None:
    asked = ["1. Who lights it?", "2. I never saw him. Is he old?", "3. And the glass?"]
    pieces = [piece for question in asked for piece in (question, MORE)]
    assert found(*pieces) == asked
    told = "2. I never saw him. He is old."
    assert told not in found(asked[0], MORE, told, MORE, asked[2], MORE)


@pytest.mark.parametrize("label", ["NOTE:", "UWAGA:", "ACHTUNG:"])
def test_a_label_right_above_its_text(label: str) -> None:
    text = (
        f"The Keeper's Hand\n\n{wrapped(PROSE)}\n\n{label}\n{wrapped(MORE)}\n\n{wrapped(PROSE)}\n"
    )
    assert headings(read(text)) == []


def wrapped(text: str, indent: str = "") -> str:
    """The text at 60 columns, its first line set in."""
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) > 60:
            lines.append(line.rstrip())
            line = ""
        line += f"{word} "
    return "\n".join([*lines, line.rstrip()])


def test_words_that_lead_on_are_no_heading() -> None:
    assert found("So we came to this view:", MORE, "Who keeps it", MORE) == ["Who keeps it"]


def test_capitals_say_nothing_where_all_is_in_capitals() -> None:
    prose, more = wrapped(PROSE).upper(), wrapped(MORE).upper()
    lines = (
        "AREAS CONCERNED...THE NORTH BAY\n\nVALID 091725Z - 091930Z\n\nCHANCE OF FOG...20 PERCENT"
    )
    text = f"HARBOUR WARNING 12\n\n{prose}\n\n{more}\n\n{lines}\n\n{prose}\n"
    assert headings(read(text)) == []
    assert found("WHERE IT STANDS", MORE, "WHO KEEPS IT", PROSE) == [
        "WHERE IT STANDS",
        "WHO KEEPS IT",
    ]


def test_a_sign_before_one_line_marks_a_heading_and_before_several_items() -> None:
    assert found("○ Oil", MORE, "○ Wicks", MORE) == ["Oil", "Wicks"]
    assert found("○ Oil\n○ Wicks\n○ Glass", MORE) == []


def test_entries_of_a_change_log_are_no_turns_of_speech() -> None:
    entries = ("Removed: the old bell", "Changed: oil in the north lamp", "Removed: two ladders")
    pieces = [piece for entry in entries for piece in (entry, MORE)]
    assert found(*pieces, "Changed: the hours of the log", MORE) == [
        *entries,
        "Changed: the hours of the log",
    ]
    speech = [
        f"{who}: It is lit at {hour}, and never later."
        for who, hour in zip("ABABAB", "123456", strict=True)
    ]
    assert found(*speech) == []


@pytest.mark.parametrize("spaces", [" ", "  "])
def test_a_paragraph_above_a_rule_is_not_underlined(spaces: str) -> None:
    paragraph = wrapped("The lamp *MUST* be filled before the glass is cleaned.") + spaces
    paragraph += "Ask the keeper for oil, or write\nto the harbour at http://harbour.example"
    rule = "-" * 60
    box = f"{rule}\n{wrapped(MORE)}\n\n{paragraph}\n{rule}"
    text = f"The Lamp\n\n{wrapped(PROSE)}\n\n{box}\n\n{MORE}\n"
    assert headings(read(text)) == []


def test_questions_in_a_row_are_one_heading() -> None:
    asked = "Why was the name changed? Is it the same lamp?"
    assert found(asked, MORE, "Who keeps it?", MORE) == [asked, "Who keeps it?"]
    numbered = [f"1. {asked}", MORE, "2. Who keeps it? Who pays?", MORE]
    assert found(*numbered) == numbered[::2]


def test_a_numeral_alone_is_the_only_chapter() -> None:
    text = f"The Lamp\n\nby Agnes Rowe\n\nXXI\n\n{PROSE}\n\n{MORE}\n"
    assert headings(read(text)) == [(2, "XXI")]


def set_in(*pieces: str) -> str:
    """A text whose paragraphs are parted by first-line indents alone; short pieces are flush."""
    lines = [piece if len(piece) < 50 else wrapped(piece, "    ") for piece in pieces]
    return "\n".join(("The Keeper's Hand", *lines, wrapped(PROSE, "    "))) + "\n"


def test_headings_at_the_margin_of_a_text_that_is_set_in() -> None:
    lines = ("Where it stands", "Who keeps it", "What it costs")
    text = set_in(PROSE, lines[0], MORE, PROSE, lines[1], PROSE, MORE, lines[2], MORE)
    assert [words for _, words in headings(read(text))] == list(lines)


def test_numbers_at_the_margin_of_a_text_that_is_set_in() -> None:
    lines = ("1. Where it stands", "2. Who keeps it", "3. What it costs")
    text = set_in(PROSE, lines[0], MORE, PROSE, lines[1], PROSE, MORE, lines[2], MORE)
    assert [words for _, words in headings(read(text))] == list(lines)


@pytest.mark.parametrize("end", ["Nobody knows it.", "Is it lit? Who lit it?"])
def test_the_short_end_of_a_paragraph_is_no_heading(end: str) -> None:
    text = set_in(PROSE, MORE, f"{MORE}", PROSE).replace("not hurry.", f"not hurry.\n{end}")
    assert headings(read(text)) == []


def test_numbered_sentences_that_hang_are_items() -> None:
    item = "Turn the key until you hear the bell."
    text = "\n\n".join(
        (
            "    The Keeper's Hand",
            *(f"     {wrapped(part)}".replace("\n", "\n     ") for part in (PROSE, MORE, PROSE)),
            f"  1. {item}",
            f"  2. {item}\n     Now you know the sound.",
            f"  3. {item}",
            f"     {wrapped(MORE)}".replace("\n", "\n     "),
        )
    )
    assert headings(read(text + "\n")) == []


def test_what_somebody_says_and_breaks_off_is_no_heading() -> None:
    said = "'Do it again,' said Waldo, 'and again and again--'"
    assert headings(read(f"The Lamp\n\n{PROSE}\n\n{said}\n\n{MORE}\n")) == []


def test_steps_that_hold_sentences_are_text() -> None:
    steps = ("Step 1: Cut the boards. Measure twice.", "Step 2: Drill it:", "Step 3: Fill it.")
    text = "\n\n".join(f"{step}\n\n{PROSE}" for step in steps)
    assert headings(read(f"The Lamp\n\n{MORE}\n\n{text}\n")) == []


def test_steps_without_sentences_are_headings() -> None:
    steps = ("Step 1: Cut the boards", "Step 2: Drill the holes", "Step 3: Fill it")
    text = "\n\n".join(f"{step}\n\n{PROSE}" for step in steps)
    assert len(headings(read(f"The Lamp\n\n{MORE}\n\n{text}\n"))) == 3


def test_a_line_above_what_is_set_aside_is_read() -> None:
    manual = (
        "LAMP(1)                 General Commands Manual                LAMP(1)\n\n"
        "SYNOPSIS\n       lamp [-v] [-o file] name ...\n\nSEE ALSO\n       wick(1), oil(5)\n\n"
        "lamp 2.1                    March 2025                         LAMP(1)\n"
    )
    assert [words for _, words in headings(read(manual))] == ["SYNOPSIS", "SEE ALSO"]


@pytest.mark.parametrize(
    "where",
    [
        "The Boathouse, Quay Street, Exbridge EX2 4AB",
        "Hafenamt, Am Kai 4, 20457 Hamburg",
        "Tower of Oil, Ellery Rock, TX 75150",
        "Postfach 1031",
    ],
)
def test_a_place_below_the_title(where: str) -> None:
    text = f"Two Days of Music\n\n14 June 2025\n{where}\n\n{PROSE}\n\n{MORE}\n"
    assert headings(read(text)) == []


def test_a_line_in_capitals_right_over_rows_is_their_heading() -> None:
    rows = "10.00  Doors open\n10.30  Brass on the quay\n12.00  The Farrow Sisters\n15.00  Choir"
    assert found(f"PROGRAMME\n{rows}", MORE) == ["PROGRAMME"]
    assert found(f"Brass and more\n{rows}", MORE) == []
