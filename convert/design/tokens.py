"""The tokens of a theme: every value that more than one format is made from, typed."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from convert.design.units import Paper

LENGTH = r"^\d+(\.\d+)?(pt|mm|cm|in|px)$"
OPEN_LENGTH = r"^(auto|\d+(\.\d+)?(pt|mm|cm|in|px))$"
OPEN_NUMBER = r"^(auto|\d+(\.\d+)?)$"
SCREEN_LENGTH = r"^\d+(\.\d+)?(rem|em|ch|px)$"
NUMBER = r"^\d+(\.\d+)?$"
PERCENT = r"^\d+(\.\d+)?%$"
COLOUR = r"^#[0-9a-fA-F]{6}$"
NAME = r'^[^"\\;{}<>&$]+$'

# What each pattern asks for, in the words of an error.
ASKED = {
    LENGTH: "a length such as 12pt or 25mm",
    OPEN_LENGTH: "a length such as 12pt or 25mm, or auto",
    OPEN_NUMBER: 'a number such as "1.45", or "auto"',
    SCREEN_LENGTH: "a length such as 34rem",
    NUMBER: 'a number such as "1.45"',
    PERCENT: 'a percentage such as "112.5%"',
    COLOUR: "a colour as #rrggbb",
    NAME: "a name without quotes or braces",
}

Length = Annotated[str, Meta(pattern=LENGTH)]
OpenLength = Annotated[str, Meta(pattern=OPEN_LENGTH)]
OpenNumber = Annotated[str, Meta(pattern=OPEN_NUMBER)]
ScreenLength = Annotated[str, Meta(pattern=SCREEN_LENGTH)]
Number = Annotated[str, Meta(pattern=NUMBER)]
Percent = Annotated[str, Meta(pattern=PERCENT)]
Colour = Annotated[str, Meta(pattern=COLOUR)]
Name = Annotated[str, Meta(pattern=NAME)]


class Fonts(Struct, frozen=True, forbid_unknown_fields=True):
    """Family names for running text, for display (headings, bylines) and for code.

    title: for the title, and what a theme's style sheets set with it; `display` where it is none.
    Characters that `text` lacks are looked for in the families of `also`, then in all others.

    The `word_` ones are named in Word files, which do not carry their fonts.
    """

    text: Name
    display: Name
    mono: Name
    word_text: Name
    word_display: Name
    word_mono: Name
    also: tuple[Name, ...] = ()
    title: Name | None = None

    @property
    def of_title(self) -> Name:
        """The family of the title."""
        return self.title or self.display

    @property
    def named(self) -> tuple[Name, ...]:
        """Every family that a document is set in, text first, each once."""
        return tuple(dict.fromkeys((self.text, self.display, self.mono, self.of_title)))


class Type(Struct, frozen=True, forbid_unknown_fields=True):
    """Sizes: CSS lengths, unitless line heights, and steps of the scale in em.

    size and leading may be "auto": what suits the paper and the columns on it (`geometry`).
    small is the size of bylines, captions and notes, in em. figures: the digits of running text.
    number_headings puts numbers before headings, as presentation: they are not in the text.
    drop_cap: the article opens with an initial three lines high, where its script has such.
    thin_spaces: spaces that the language wants narrow or unbroken are set so; no text changes.
    pull_quotes: short quotations with their source between two paragraphs are set large.
    quotes: "typographic" sets a typist's quotation marks and dashes as the language does.
    lead: how its first paragraph is set - plain, its first line in small capitals, or larger.
    indent: of the first line of a paragraph after another, in em.
    standfirst: how it stands below the title, in the upright of `display` or the italic of `text`.
    titles: the title and the headings of the second level as they are, or in small capitals.
    note_marks: superior figures, or in the brackets of the source; no word changes.
    block_quotes: with a bar beside them, or smaller and without.
    breaks: what parts scenes - a short rule, three asterisks, or a number sign.
    reading_time: how long the article takes to read stands beside its date.
    """

    size: OpenLength
    leading: OpenNumber
    screen_size: Percent
    screen_leading: Number
    measure: ScreenLength
    scale_title: Number
    scale_2: Number
    scale_3: Number
    scale_4: Number
    small: Number
    paragraph_space: Number
    align: Literal["justify", "start"]
    hyphens: bool
    figures: Literal["oldstyle", "lining"]
    number_headings: bool
    drop_cap: bool
    pull_quotes: bool
    thin_spaces: bool
    quotes: Literal["keep", "typographic"]
    lead: Literal["plain", "small-caps", "large"]
    indent: Number
    standfirst: Literal["upright", "italic"]
    titles: Literal["plain", "small-caps"]
    note_marks: Literal["superior", "brackets"]
    block_quotes: Literal["bar", "small"]
    breaks: Literal["rule", "asterisks", "number-sign"]
    reading_time: bool


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """Paper: its size, the four margins (inner is the binding side), and what is on it.

    The margins may be "auto": what suits the paper and the columns on it (`geometry`).
    duplex mirrors the margins of left pages; cover gives the masthead a page of its own;
    contents lists the headings with their pages; numbers: of its page, alone or with that of all
    pages; notes: where they stand on paper, "end" is their
    place in the source and "foot" the foot of the page; submission: as editors want a manuscript,
    with the author's name and address and the count of words at the head of the first page, the
    title half-way down it, and surname, title and number above the others.
    """

    size: Paper
    margin_top: OpenLength
    margin_bottom: OpenLength
    margin_inner: OpenLength
    margin_outer: OpenLength
    columns: Literal[1, 2]
    duplex: bool
    cover: bool
    contents: bool
    numbers: Literal["of-all", "alone"]
    notes: Literal["end", "foot"]
    submission: bool


class Colours(Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as #rrggbb."""

    ink: Colour
    muted: Colour
    paper: Colour
    link: Colour
    rule: Colour
    tint: Colour


class Tokens(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything `theme.toml` says, with what it extends filled in."""

    name: Name
    fonts: Fonts
    type: Type
    page: Page
    colour: Colours
    colour_dark: Colours
    description: str = ""


# How much of a line may stay empty before a word is parted at its end. Room at the end of a ragged
# line harms nothing; in a justified one it would be within the line.
_ZONES = {"justify": "6%", "start": "18%"}


def places(tokens: Tokens) -> dict[str, str]:
    """What stands for each `$name` of a style sheet."""
    found: dict[str, str] = {
        name: value
        for name, value in msgspec.structs.asdict(tokens.type).items()
        if isinstance(value, str)
    }
    found["hyphens"] = "auto" if tokens.type.hyphens else "manual"
    found["hyphen_zone"] = _ZONES[tokens.type.align]
    found["figures"] = f"{tokens.type.figures}-nums"
    page = msgspec.structs.asdict(tokens.page)
    found |= {f"page_{name}": str(page[name]) for name in ("size", "columns")}
    found |= {name: value for name, value in page.items() if name.startswith("margin_")}
    found |= msgspec.structs.asdict(tokens.colour)
    found["ink_address"] = tokens.colour.ink.replace("#", "%23")  # inside a data: address
    dark = msgspec.structs.asdict(tokens.colour_dark)
    return found | {f"dark_{name}": value for name, value in dark.items()}
