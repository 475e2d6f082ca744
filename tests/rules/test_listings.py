"""Listings: what is code, a session, a drawing, and what only looks like one."""

import pytest

from convert.article import BlockQuote, Heading, List, Paragraph, Preformatted, Table, Verse
from convert.readers.text.listings.weight import code_weight
from tests.rules.seeing import body, words

CODE = [
    "$ tide --station ellery",
    "(venv) ~/lamp$ python keeper.py",
    "C:\\LAMP> type log.txt",
    ">>> lamp.trim(2)",
    "iex(3)> Lamp.trim(:north)",
    "keeper@rock:~$ ls",
    "(agnes@rock) (tower) $ ls",
    "-rwsr-xr-x    1 agnes    keepers     11663 2005-04-09 23:47 lamp",
    "drwxrwxrwt    9 agnes    keepers      4096 2005-04-09 23:47 .",
    "Dim lamp, wick, oil",
    "Set lamp = Tower.Lamp(2)",
    "ElseIf hours > 4 Then",
    "end sub",
    "#include <lamp.h>",
    "#!/bin/sh",
    "def trim(wick, hours=2):",
    "class Keeper < Person",
    "fn main() {",
    "func (k *Keeper) Light() error {",
    "const lamp = require('./lamp');",
    "import { lamp } from 'tower';",
    "from tower.lamps import Lamp",
    "public static void main(String[] args) {",
    "return lamp.height * 2;",
    "lamp.wick = trimmed",
    "lamp.light(hours: 4)",
    "});",
    "} else {",
    "end)",
    "<lamp height=\"3\">",
    "</tower>",
    '"height": 31,',
    "@tower.route('/lamp')",
    "// the lamp burns oil",
    "SELECT name FROM keepers WHERE rock = 'Ellery';",
    "npm install --save lamp-room",
    "lampHeight wickLength oilLevel",
    "GET /tides HTTP/1.1",
    "Traceback (most recent call last):",
    "tower/lamp.py:41: warning: wick too long",
]  # fmt: skip

TEXT = [
    "The lamp was lit at four (as it had been every day of that year).",
    "In this class of lamps the wick is flat; the others have a round one.",
    "from the tower, which is seen from nineteen miles at sea,",
    "Set the lamp down and leave.",
    "End of the watch",
    "Exit by the north door",
    "import duties on lamp oil rose again, and nobody wrote to say why.",
    "let us suppose that the keeper sleeps",
    "if you see the light, you are too close",
    "return to the harbour before the ebb",
    "Use the small ladder; it is behind the door.",
    "He said: “No.”",
    "the person(s) who light the lamp",
    "Lehrer(innen) und Schüler(innen)",
    "www.example.org",
    "https://example.org/lamps",
    "iPhone",
    "JavaScript",
    "Nuit et jour, à tout venant, je chantais, ne vous déplaise.",
    "а он, мятежный, просит бури,",
    "海は広いな、大きいな。",
    "1. Trim the wick",
    "2.3 Lamp-room",
    "* oil (whale)",
    "> Who lit the lamp?",
    "| Month | Rain |",
    "Dr. Ada Rowe, Harbour Board",
    "12 March 1911",
    "Ellery Rock, 4 / 11",
]  # fmt: skip


@pytest.mark.parametrize("line", CODE)
def test_a_line_of_code_is_told(line: str) -> None:
    weight, saw = code_weight(line)
    assert weight >= 1.8
    assert saw


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_text_is_told(line: str) -> None:
    assert code_weight(line)[0] < 1.4


def only(text: str) -> Preformatted:
    (block,) = body(text)
    assert isinstance(block, Preformatted)
    return block


@pytest.mark.parametrize(
    "text",
    [
        "def light(lamp):\n    lamp.on = True\n\n    return lamp",
        "  def light(lamp):\n      lamp.on = True\n\n      return lamp",
        "function light(lamp) {\n  // as the rule says\n  lamp.on = true;\n}",
        "# twice a night\nlamp.trim(2)\nlamp.fill(oil)",
        "$ tide ellery\nhigh water   04:12\nlow water    10:31",
        "scala> lamp.height\nres0: Int = 31",
        ">>> from tower.lamps import Lamp",
        "$ keeper oil\nOil to fetch:\n$ keeper log",
        '{\n  "lamp": "north",\n  "height": 31\n}',
        "tower/\n  lamp.py\n  oil/\n    level.py",
        "tower\n├── lamp.py\n└── oil\n    └── level.py",
        "<tower>\n  <lamp />\n</tower>",
        "module Lamp\n  def self.on?(hour)\n    hour > 16 || hour < 8\n  end\nend",
        "lamp = [\n    'north',\n    'south',\n]",
    ],
)  # fmt: skip
def test_a_listing_keeps_its_lines(text: str) -> None:
    shift = len(text) - len(text.lstrip())
    expected = "\n".join(line[shift:] for line in text.split("\n"))
    assert only(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "> cd",
        "> mkdir oil\n> cd oil",
        "> python keeper.py --north",
        "(venv) ~/lamp$ keeper oil\nOil to fetch today:\n  two cans",
    ],
)
def test_a_session_that_is_set_in_keeps_its_lines(text: str) -> None:
    assert only("\n".join(f"    {line}" for line in text.split("\n"))).text == text


@pytest.mark.parametrize("text", ["> cd the lamp.", "> go on, said the keeper", "> git is a word"])
def test_what_somebody_wrote_is_no_session(text: str) -> None:
    (block,) = body(text)
    assert isinstance(block, BlockQuote)


@pytest.mark.parametrize(
    "text",
    [
        "    +--------+      +------+\n    | keeper | ---> | lamp |\n    +--------+      +------+",
        "      o---o---o  ebb\n     /\n    o---o  flood",
        "   ^\n   | \n   +-----> time",
        "       ^\n       n        North is up, as on\n  < w     e >     any other map.\n       s\n"
        "       v",
    ],
)
def test_a_drawing_is_kept_to_the_last_blank(text: str) -> None:
    drawn = only(text).text.split("\n")
    assert [line.strip() for line in drawn] == [line.strip() for line in text.split("\n")]
    assert {len(a) - len(b.rstrip()) for a, b in zip(drawn, text.split("\n"), strict=True)} == {
        -min(len(line) - len(line.lstrip()) for line in text.split("\n"))
    }


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("```", "```"), ("~~~~", "~~~~"), ("--------", "--------"), ("--8<--", "-->8--")],
)
def test_fences_of_any_kind_are_no_part_of_what_they_hold(opening: str, closing: str) -> None:
    assert only(f"{opening}\n  $ tide ellery\n  04:12 high\n{closing}").text == (
        "$ tide ellery\n04:12 high"
    )


def test_rules_around_a_sentence_are_no_fences() -> None:
    blocks = body(
        "------\nThe lamp is out of order until the oil has come from the mainland.\n------"
    )
    assert not any(isinstance(block, Preformatted) for block in blocks)


def test_prose_between_two_listings_stays_prose() -> None:
    blocks = body(
        "    lamp.light()\n\nThen trim the wick:\n\n    lamp.trim(2)\n\n"
        "And wait.\n\n    lamp.wait()"
    )
    assert [type(block) for block in blocks] == [
        Preformatted, Paragraph, Preformatted, Paragraph, Preformatted,
    ]  # fmt: skip


def test_a_listing_inside_a_paragraph_is_taken_out_of_it() -> None:
    text = (
        "The keeper has one command that he types each night of the year without thinking:\n"
        "    $ lamp --on --hours 14\n"
        "and a second one for the morning, which he forgets."
    )
    first, code, rest = body(text)
    assert isinstance(code, Preformatted)
    assert code.text == "$ lamp --on --hours 14"
    assert words(first).endswith("without thinking:")
    assert words(rest).startswith("and a second one")


def test_a_remark_in_code_is_no_heading() -> None:
    blocks = body("    # Light the lamp\n    lamp.light()\n\n    # Trim it\n    lamp.trim(2)")
    assert not any(isinstance(block, Heading) for block in blocks)


def test_a_brace_alone_is_no_separator() -> None:
    block = only("if (dusk) {\n  light(lamp);\n}\n\nif (dawn) {\n  douse(lamp);\n}")
    assert block.text.count("}") == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("| Hall | Open |\n|---|---|\n| Church | 3 |", Table),
        ("- salt (grey)\n- oil = whale\n- rope", List),
        ("> the lamp() is lit\n> and burns", BlockQuote),
        (
            "The bucket went down with a clatter,\nThe bucket came up with a stone;\n"
            "I asked of the water, what matter?\nIt said, I have gone off alone;",
            Verse,
        ),
    ],
)
def test_other_blocks_are_not_taken_for_listings(text: str, kind: type) -> None:
    (block,) = body(text)
    assert isinstance(block, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("```rust\nfn main() {}\n```", "rust"),
        ("$ tide ellery\n04:12", "console"),
        ("def light(lamp):\n    lamp.on = True", "python"),
        ("#include <lamp.h>\nint main(void);", "c"),
        ("lamp.light();\nlamp.trim(2);", None),
    ],
)
def test_a_language_is_named_where_it_is_plain(text: str, name: str | None) -> None:
    assert only(text).syntax == name


def test_code_inside_an_item_stays_inside() -> None:
    (block,) = body("1. Light it:\n\n       $ lamp --on\n\n2. Trim it.")
    assert isinstance(block, List)
    assert [type(inner) for inner in block.items[0].blocks] == [Paragraph, Preformatted]


@pytest.mark.parametrize(
    ("directive", "name"),
    [
        (".. code-block:: python", "python"),
        (".. code-block:: text", None),
        (".. code::", None),
        (".. sourcecode:: rust\n   :linenos:", "rust"),
    ],
)
def test_what_is_set_in_below_a_directive_for_code_is_a_listing(
    directive: str, name: str | None
) -> None:
    listing = only(f"{directive}\n\n   The lamp is lit.\n\n     It is put out.")
    assert listing.text == "The lamp is lit.\n\n  It is put out."
    assert listing.syntax == name


def test_a_directive_with_nothing_set_in_below_it_is_text() -> None:
    (block,) = body(".. code-block:: python")
    assert isinstance(block, Paragraph)


def test_a_listing_that_is_set_in_ends_above_the_margin() -> None:
    first, second, third = body("     $ lamp north south\n\nSee also\n\n     wick(1), oil(5)")
    assert isinstance(first, Preformatted)
    assert first.text == "$ lamp north south"
    assert (words(second), words(third)) == ("See also", "wick(1), oil(5)")
