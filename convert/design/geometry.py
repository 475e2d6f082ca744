"""What a page is like on a paper, where neither a theme nor a person says: "auto"."""

from msgspec import Struct
from msgspec.structs import asdict, replace

from convert.design.tokens import Tokens
from convert.design.units import Paper

AUTO = "auto"
COLUMN_GAP = "8mm"
"""Between two columns."""


class Geometry(Struct, frozen=True):
    """The margins, the size of the type and its leading."""

    margin_top: str
    margin_bottom: str
    margin_inner: str
    margin_outer: str
    size: str
    leading: str


# A line of 60 to 75 characters, the measure of books (Bringhurst, The Elements of Typographic
# Style, 2.1.2), and of 45 to 50 where there are two columns.
_ONE: dict[Paper, Geometry] = {
    "A4": Geometry("27mm", "30mm", "35mm", "35mm", "11pt", "1.42"),
    "Letter": Geometry("25mm", "28mm", "38mm", "38mm", "11pt", "1.42"),
    "Legal": Geometry("30mm", "34mm", "38mm", "38mm", "11pt", "1.42"),
    "A5": Geometry("19mm", "21mm", "19mm", "19mm", "10pt", "1.38"),
}
_TWO: dict[Paper, Geometry] = {
    "A4": Geometry("23mm", "25mm", "20mm", "20mm", "10pt", "1.36"),
    "Letter": Geometry("22mm", "24mm", "20mm", "20mm", "10pt", "1.36"),
    "Legal": Geometry("24mm", "28mm", "20mm", "20mm", "10pt", "1.36"),
    "A5": Geometry("17mm", "19mm", "14mm", "14mm", "9pt", "1.34"),
}


def left_open(tokens: Tokens) -> frozenset[str]:
    """The names of the tokens that are left to the paper."""
    said = asdict(tokens.page) | asdict(tokens.type)
    return frozenset(name for name in Geometry.__struct_fields__ if said[name] == AUTO)


def on_paper(tokens: Tokens, open_: frozenset[str], paper: Paper | None = None) -> Tokens:
    """The tokens as they are on a paper, the theme's own for None: those that are open take what
    suits it and the columns on it.
    """
    size = paper or tokens.page.size
    suits = asdict((_TWO if tokens.page.columns > 1 else _ONE)[size])
    chosen = {name: suits[name] for name in open_}
    of_type = {name: value for name, value in chosen.items() if name in ("size", "leading")}
    of_page = {name: value for name, value in chosen.items() if name not in of_type}
    return replace(
        tokens,
        type=replace(tokens.type, **of_type),
        page=replace(tokens.page, size=size, **of_page),
    )
