"""The tokens of a theme: every value that more than one format is made from, typed."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from convert.design.units import Paper

LENGTH = r"^\d+(\.\d+)?(pt|mm|cm|in|px)$"
SCREEN_LENGTH = r"^\d+(\.\d+)?(rem|em|ch|px)$"
NUMBER = r"^\d+(\.\d+)?$"
PERCENT = r"^\d+(\.\d+)?%$"
COLOUR = r"^#[0-9a-fA-F]{6}$"
NAME = r'^[^"\\;{}<>&$]+$'

# What each pattern asks for, in the words of an error.
ASKED = {
    LENGTH: "a length such as 12pt or 25mm",
    SCREEN_LENGTH: "a length such as 34rem",
    NUMBER: 'a number such as "1.45"',
    PERCENT: 'a percentage such as "112.5%"',
    COLOUR: "a colour as #rrggbb",
    NAME: "a name without quotes or braces",
}

Length = Annotated[str, Meta(pattern=LENGTH)]
ScreenLength = Annotated[str, Meta(pattern=SCREEN_LENGTH)]
Number = Annotated[str, Meta(pattern=NUMBER)]
Percent = Annotated[str, Meta(pattern=PERCENT)]
Colour = Annotated[str, Meta(pattern=COLOUR)]
Name = Annotated[str, Meta(pattern=NAME)]


class Fonts(Struct, frozen=True, forbid_unknown_fields=True):
    """Family names for running text, for display (headings, bylines) and for code.

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


class Type(Struct, frozen=True, forbid_unknown_fields=True):
    """Sizes: CSS lengths, unitless line heights, and steps of the scale in em.

    small is the size of bylines, captions and notes, in em. figures: the digits of running text.
    number_headings puts numbers before headings, as presentation: they are not in the text.
    drop_cap: the article opens with an initial three lines high, where its script has such.
    thin_spaces: spaces that the language wants narrow or unbroken are set so; no text changes.
    pull_quotes: short quotations with their source between two paragraphs are set large.
    quotes: "typographic" sets a typist's quotation marks and dashes as the language does.
    lead: how its first paragraph is set - plain, its first line in small capitals, or larger.
    """

    size: Length
    leading: Number
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


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """Paper: its size, the four margins (inner is the binding side), and what is on it.

    duplex mirrors the margins of left pages; cover gives the masthead a page of its own;
    contents lists the headings with their pages; notes: where they stand on paper, "end" is their
    place in the source and "foot" the foot of the page.
    """

    size: Paper
    margin_top: Length
    margin_bottom: Length
    margin_inner: Length
    margin_outer: Length
    columns: Literal[1, 2]
    duplex: bool
    cover: bool
    contents: bool
    notes: Literal["end", "foot"]


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


def places(tokens: Tokens) -> dict[str, str]:
    """What stands for each `$name` of a style sheet."""
    found: dict[str, str] = {
        name: value
        for name, value in msgspec.structs.asdict(tokens.type).items()
        if isinstance(value, str)
    }
    found["hyphens"] = "auto" if tokens.type.hyphens else "manual"
    found["figures"] = f"{tokens.type.figures}-nums"
    page = msgspec.structs.asdict(tokens.page)
    found |= {f"page_{name}": str(page[name]) for name in ("size", "columns")}
    found |= {name: value for name, value in page.items() if name.startswith("margin_")}
    found |= msgspec.structs.asdict(tokens.colour)
    found["ink_address"] = tokens.colour.ink.replace("#", "%23")  # inside a data: address
    dark = msgspec.structs.asdict(tokens.colour_dark)
    return found | {f"dark_{name}": value for name, value in dark.items()}
