"""What stands before the text of an RTF file: its fonts, styles, lists, and what it is called."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from convert.readers.rtf.characters import (
    Font,
    charset_encoding,
    decoded,
    encoding_of,
    is_symbol_set,
    language_of,
    plain,
)
from convert.readers.rtf.tree import Control, Group

_FIXED: Final = re.compile(r"courier|consolas|menlo|monaco|\bmono\b|monospace|lucida console", re.I)
_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_PAGES: Final[Mapping[str, int]] = {"mac": 10000, "pc": 437, "pca": 850}
_NUMBERS: Final[Mapping[int, str]] = {
    0: "Decimal",
    1: "UpperRoman",
    2: "LowerRoman",
    3: "UpperAlpha",
    4: "LowerAlpha",
    22: "Decimal",
}
_SQUARES: Final = (128, 129, 130, 134, 136)  # whose characters are all of one width, in prose too
_BULLET, _NOTHING = 23, 255
_MARKS: Final = frozenset({"b", "i", "scaps", "ul"})
_BODY_LEVEL: Final = 9
_UNSEEN: Final = " ;\x00\x01"  # how a mark is written of which nothing is seen
_MOST_PARENTS: Final = 8


class Style(Struct, frozen=True):
    """A style: its name, what it is based on, and the level of a heading in it."""

    name: str = ""
    based_on: int | None = None
    outline: int | None = None
    marks: frozenset[str] = frozenset()
    """The control words by which all its characters are marked."""


class Level(Struct, frozen=True):
    """How the items of one level of a list are marked: pandoc's names; no style is a bullet."""

    style: str = ""
    delimiter: str = "Period"
    start: int = 1


class Front(Struct, kw_only=True):
    """All of it."""

    encoding: str
    fonts: Mapping[int, Font]
    default_font: int
    styles: Mapping[int, Style]
    runs: Mapping[int, str]
    """The names of character styles."""

    lists: Mapping[int, tuple[int, Mapping[int, Level | None]]]
    """By `\\ls`: which list it is, and its levels; None for one whose items have no marks."""

    title: str
    language: str

    def names(self, style: int) -> Iterator[str]:
        """The name of a style and of those that it is made from, in small letters."""
        for _ in range(_MOST_PARENTS):
            found = self.styles.get(style)
            if found is None:
                return
            yield found.name
            if found.based_on is None or found.based_on == style:
                return
            style = found.based_on

    def heading(self, style: int) -> int | None:
        """The level, from 1, of a heading in this style; None for one of no headings."""
        for _ in range(_MOST_PARENTS):
            found = self.styles.get(style)
            if found is None:
                return None
            if named := _HEADING.fullmatch(found.name):
                return int(named[1])
            if found.outline is not None:
                return found.outline + 1 if 0 <= found.outline < _BODY_LEVEL else None
            if found.based_on is None:
                return None
            style = found.based_on
        return None


def front_of(root: Group) -> Front:
    """What the tables of a file say; `root` is its outermost group."""
    encoding = _encoding(root)
    named = {each.destination()[0]: each for each in root.groups()}
    styles = list(_styles(named.get("stylesheet"), encoding))
    return Front(
        encoding=encoding,
        fonts=_fonts(named.get("fonttbl"), encoding),
        default_font=root.number("deff") or 0,
        styles={number: style for kind, number, style in styles if kind == "s"},
        runs={number: style.name for kind, number, style in styles if kind == "cs"},
        lists=_lists(named.get("listtable"), named.get("listoverridetable"), encoding),
        title=_title(named.get("info"), encoding),
        language=language_of(root.number("deflang")),
    )


def _encoding(root: Group) -> str:
    page = root.number("ansicpg")
    for control in root.controls():
        page = page or _PAGES.get(control.word)
    return encoding_of(page)


def _title(info: Group | None, encoding: str) -> str:
    titles = info.find("title") if info else iter(())
    return next((plain(title, encoding) for title in titles), "")


def _fonts(table: Group | None, encoding: str) -> dict[int, Font]:
    """The fonts by number; each may stand in a group of its own, or all in one."""
    fonts: dict[int, Font] = {}
    for entry in _entries(table) if table else ():
        number = charset = page = None
        fixed = False
        name = ""
        for part in entry.parts:
            if isinstance(part, bytearray):
                name += decoded(part, Font()).rstrip(";")
            elif not isinstance(part, Control):
                continue
            elif part.word == "f":
                number = part.number
            elif part.word == "fcharset":
                charset = part.number
            elif part.word == "cpg":
                page = part.number
            elif part.word in ("fmodern", "fprq"):
                fixed = fixed or part.word == "fmodern" or part.number == 1
        own = encoding_of(page) if page else charset_encoding(charset, encoding)
        mono = bool(_FIXED.search(name)) or (fixed and charset not in _SQUARES)
        fonts[number or 0] = Font(name.strip(), own, mono, is_symbol_set(charset))
    return fonts


def _entries(table: Group) -> Iterator[Group]:
    """The entries of a table: its groups, and what stands between its semicolons."""
    loose = Group([])
    for part in table.parts:
        if isinstance(part, Group):
            if part.destination()[0] == "f":
                yield part
            continue
        loose.parts.append(part)
        if isinstance(part, bytearray) and part.rstrip().endswith(b";"):
            yield loose
            loose = Group([])


def _styles(table: Group | None, encoding: str) -> Iterator[tuple[str, int, Style]]:
    for entry in table.groups() if table else ():
        kind, number = "s", 0
        for control in entry.controls():
            if control.word in ("s", "cs", "ds", "ts"):
                kind, number = control.word, control.number or 0
        name = plain(entry, encoding).rstrip(";").partition(",")[0].strip().casefold()
        marks = frozenset(each.word for each in entry.controls() if each.word in _MARKS and each.on)
        outline = entry.number("outlinelevel")
        yield kind, number, Style(name, entry.number("sbasedon"), outline, marks)


def _lists(
    table: Group | None, overrides: Group | None, encoding: str
) -> dict[int, tuple[int, Mapping[int, Level | None]]]:
    lists: dict[int, dict[int, Level | None]] = {}
    for each in table.groups() if table else ():
        levels = [inner for inner in each.groups() if inner.destination()[0] == "listlevel"]
        made = {depth: level_of(level, encoding) for depth, level in enumerate(levels)}
        lists[each.number("listid") or 0] = made
    found: dict[int, tuple[int, Mapping[int, Level | None]]] = {}
    for override in overrides.groups() if overrides else ():
        number, which = override.number("ls"), override.number("listid") or 0
        if number is not None:
            found[number] = (which, lists.get(which, {}))
    return found


def level_of(level: Group, encoding: str) -> Level | None:
    """What one level of a list says of the marks of its items; None where they have none."""
    kind = level.number("levelnfcn")
    kind = level.number("levelnfc") if kind is None else kind
    if kind == _NOTHING:
        return None
    text = next((plain(each, encoding) for each in level.find("leveltext")), "")
    if kind == _BULLET:
        return Level() if text.strip(_UNSEEN) else None
    start = level.number("levelstartat")
    return Level(
        _NUMBERS.get(kind or 0, "Decimal"), delimiter_of(text), 1 if start is None else start
    )


def delimiter_of(mark: str) -> str:
    """pandoc's name for what stands around a number."""
    ended = mark.rstrip(";").rstrip().endswith(")")
    return "TwoParens" if ended and "(" in mark else "OneParen" if ended else "Period"
