"""What the elements of one article share while they are written."""

import re
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from convert.article import (
    Block,
    BlockQuote,
    Direction,
    Footnote,
    LanguageTag,
    Math,
    Paragraph,
    Pictured,
    Span,
)
from convert.design.themes import Theme
from convert.languages.phrases import Phrases
from convert.markup.dialect import Dialect
from convert.markup.element import Attributes, element, escape
from convert.markup.notes import Notes
from convert.markup.page_marks import PageMarks
from convert.markup.spacing import DASHES, spaces_of


class TableSetting(Struct, frozen=True):
    """How a table is set that would be too wide otherwise.

    breaks: where a line may end inside a word, its long ones or all. size: that of its type, in
    em of the text; a table with a size has little room between its columns.
    """

    breaks: Literal["long", "all"] | None = None
    size: float | None = None


class FormulaPicture(Struct, frozen=True):
    """A formula as a picture: its address, and its height and its depth below the line, in em."""

    address: str
    height: float
    depth: float


class Setting(Struct, frozen=True):
    """What a theme asks of the elements themselves, beside its style sheets.

    initial: the first letter of the opening paragraph has an element, and so has its word, for
    engines that set a drop cap so; `opened` says whether there is one. foot: notes, by
    label, written at their marks, for engines that can set them below. thin_spaces: elements
    around the spaces that a language wants narrow or unbroken. title_width: the CSS width of the
    title, for engines that do not balance its lines. tables: how the tables are set that are too
    wide as they stand, and landscape the blocks on pages that lie on their side, by `id()`;
    turned_masthead: the masthead is on such a page. formula: makes a picture of a formula, for
    engines that know no MathML; None of one that it cannot make. superior_notes: marks of notes
    show no brackets. lining: words of capitals and figures have an element, in text whose
    figures are of another height.
    """

    initial: bool = False
    foot: dict[str, Footnote] = {}
    thin_spaces: bool = False
    title_width: str | None = None
    tables: dict[int, TableSetting] = {}
    formula: Callable[[Math], FormulaPicture | None] | None = None
    landscape: frozenset[int] = frozenset()
    turned_masthead: bool = False
    superior_notes: bool = False
    lining: bool = False


def setting_of(theme: Theme) -> Setting:
    """What the tokens of a theme ask of every format's elements."""
    kind = theme.tokens.type
    return Setting(
        thin_spaces=kind.thin_spaces,
        superior_notes=kind.note_marks == "superior",
        lining=kind.figures == "oldstyle",
    )


class Writer(Struct):
    """What the elements of one article share.

    images: gives the address of a figure's image. opening: the paragraph it opens with. pulled:
    the quotations that can be set as pull quotes. introducing: paragraphs that stay with a list.
    note_below: writes a note where its mark stands. spaces: what the language of the text at
    hand wants narrow, None where that is left alone. part: the words of the last heading;
    note_labels: those that sections of notes have so far. marks: of the pages of another
    edition; all text is written by `text`, in reading order, so that they know where each
    begins.
    """

    dialect: Dialect
    notes: Notes
    labels: Phrases
    images: Callable[[Pictured], str]
    references: dict[str, int]
    setting: Setting
    note_below: Callable[[Footnote, "Writer"], str]
    direction: Direction = "ltr"
    opening: Paragraph | None = None
    pulled: tuple[BlockQuote, ...] = ()
    introducing: tuple[Paragraph, ...] = ()
    spaces: re.Pattern[str] | None = None
    tables: int = 0
    part: str = ""
    note_labels: list[str] = []
    marks: PageMarks | None = None

    def tag(self, name: str, content: str = "", attributes: Attributes | None = None) -> str:
        """One element in this writer's dialect."""
        return element(name, content, attributes, dialect=self.dialect)

    def text(self, text: str) -> str:
        """Characters of the article as markup."""
        return escape(text) if self.marks is None else self.marks.text(text)

    def note_label(self) -> str:
        """The name of a section of notes, of which an article may have one a part: no two are the
        same (WCAG 2.2 2.4.6, ARIA 1.2 5.3.4)."""
        label = f"{self.labels.notes}: {self.part}" if self.note_labels else self.labels.notes
        if label in self.note_labels:
            label = f"{label} ({len(self.note_labels) + 1})"
        self.note_labels.append(label)
        return label

    def heading(self, name: str, content: Callable[[], str], words: str, its: Attributes) -> str:
        """A heading of these words; a page that begins with it is marked before it."""
        self.part = words
        before = self.marks.before_heading(words) if self.marks else ""
        return before + self.tag(name, content(), its)

    def language(self, part: Block | Span) -> Attributes:
        """`lang` and `dir` of a part that differs from its surroundings (WCAG 2.2 3.1.2)."""
        xml_lang = part.language if self.dialect.epub_types else None
        return {"lang": part.language, "xml:lang": xml_lang, "dir": part.direction}

    def spaces_in(self, language: LanguageTag) -> re.Pattern[str] | None:
        """What to look for in text of this language, where the theme asks for it; else before
        which dashes no line ends, which the engine of paper knows by itself."""
        if self.setting.thin_spaces:
            return spaces_of(language)
        return DASHES if self.dialect.gaps else None

    def epub_type(self, name: str) -> str | None:
        """A value of `epub:type`, in books only."""
        return name if self.dialect.epub_types else None


PLAIN = Setting()
