"""What an article becomes on its way to the template, and what the template leaves to be tagged.

The template sets some things in elements that only stand for others, since Typst has no function
that makes a note or a part in another language: quotations stand for every group of blocks, quoted
words for every run of words. `Tags` lists what each stands for, in reading order.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct, field

from convert.article import BlockQuote as Quote
from convert.article import Blocks, Direction, Footnote, LanguageTag, Math, Paragraph, Pictured
from convert.backends.pdf.initials import Cap
from convert.languages.phrases import Phrases
from convert.markup.notes import Notes
from convert.markup.spacing import DASHES, spaces_of
from convert.markup.writer import FormulaPicture, TableSetting

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
"""What JSON can hold."""


CAPTIONED = "captioned"
"""A group of a caption and of what it belongs to: a table, or the list of headings."""


class Tag(Struct, frozen=True):
    """What an element of the structure tree is (ISO 32000-1, 14.8.4), its language and its ID.

    notes: those that stand at the foot of pages, and whose place in the order this is. says: what
    it stands for, where that is not what it shows.
    """

    role: str
    language: LanguageTag | None = None
    id: str = ""
    notes: tuple[str, ...] = ()
    direction: Direction | None = None
    says: str = ""


class Tags(Struct):
    """What the elements of a laid-out article stand for, each kind in reading order.

    tables: for each, whether its cells are headers, row by row. pictures: the roles of those that
    are read out. feet: the IDs of notes at the foot of pages, as their
    marks come. moved: of each note that stands at the foot of a
    page, the letters of the source before it, such notes left out, and its own.
    """

    groups: list[Tag] = field(default_factory=list)
    runs: list[Tag] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    tables: list[list[bool]] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)


class Sheet(Struct):
    """What the blocks of one article share while they are written.

    headings: the ids that links can lead to. files: the pictures that were written, by the names
    that the template knows them by. breaks: lines may end anywhere inside words.
    superior: marks of notes show no brackets. lead: where the words of the opening end that are in
    small capitals. lining: words of capitals and figures are told apart. spaces: at which spaces no
    line of the text at hand ends, where the theme wants it those of its language (thin_spaces).
    inner: what is written stands in an item of a list; in_cell: in a cell of a table.
    monotonous: a sign is repeated so often that the best lines would take minutes to find.
    """

    notes: Notes
    labels: Phrases
    headings: frozenset[str]
    foot: dict[str, Footnote]
    tables: dict[int, TableSetting]
    landscape: frozenset[int]
    opening: Paragraph | None
    pulled: tuple[Quote, ...]
    write_blocks: "Callable[[Blocks, Sheet], list[Value]]"
    write_note: "Callable[[Footnote, Sheet], Value]"
    formula: Callable[[Math], FormulaPicture | None]
    tags: Tags = field(default_factory=Tags)
    files: dict[str, bytes] = field(default_factory=dict)
    references: dict[str, int] = field(default_factory=dict)
    superior: bool = False
    lead: int = 0
    cap: Cap | None = None
    lining: bool = False
    breaks: bool = False
    inner: bool = False
    in_cell: bool = False
    monotonous: bool = False
    thin_spaces: bool = False
    spaces: re.Pattern[str] = DASHES

    def spaces_in(self, language: LanguageTag) -> re.Pattern[str]:
        """What to look for in text of this language: what it wants, where the theme asks for it."""
        return spaces_of(language) if self.thin_spaces else DASHES

    def file(self, data: bytes, suffix: str) -> str:
        """The name of a file with these bytes; the same bytes have one."""
        for name, known in self.files.items():
            if known == data and name.endswith(suffix):
                return name
        name = f"{len(self.files)}{suffix}"
        self.files[name] = data
        return name

    def picture(self, picture: Pictured) -> "dict[str, Value]":
        """What the template shows a picture by."""
        suffix = "." + picture.media_type.rpartition("/")[2].partition("+")[0]
        if not picture.decorative:
            self.tags.pictures.append("Figure")
        alt = None if picture.decorative else picture.alt
        return {"file": self.file(picture.data, suffix), "alt": alt}
