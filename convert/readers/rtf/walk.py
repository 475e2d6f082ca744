"""The walk through the groups of an RTF file, which gives its paragraphs and tables."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.readers.pandoc import ast
from convert.readers.rtf.characters import SIGNS, Font, decoded, plain, unicode_of
from convert.readers.rtf.destinations import MARKS, is_passed_over
from convert.readers.rtf.flow import Block, Box, Flow, Item, Made, Paragraph, RowShape
from convert.readers.rtf.front import Front, Level, delimiter_of
from convert.readers.rtf.marks import DEEPEST_TABLE, Marks, Shape, marked, shaped
from convert.readers.rtf.pictures import Pictures, is_rule
from convert.readers.rtf.tree import Control, Group

_LINES: Final = frozenset({"line", "softline", "lbr"})
_BOX_MARKS: Final[Mapping[str, str]] = {
    "clmgf": "begins",
    "clmrg": "goes_on",
    "clvmgf": "begins_down",
    "clvmrg": "goes_down",
    "clbrdrb": "ruled",
}
_OLD_NUMBERS: Final[Mapping[str, str]] = {
    "pndec": "Decimal",
    "pnucltr": "UpperAlpha",
    "pnlcltr": "LowerAlpha",
    "pnucrm": "UpperRoman",
    "pnlcrm": "LowerRoman",
}
_LINK: Final = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?(?:.*?\\l\s*"([^"]*)")?')
_NEUTRAL: Final = Marks()


class State(Struct):
    """What holds in a group, and is as it was behind it."""

    marks: Marks
    shape: Shape
    row: RowShape
    fallback: int = 1
    """How many characters stand behind each `\\u` for programs that do not know it."""


class Walker:
    """Reads the stories of one file."""

    def __init__(self, front: Front, make: Callable[[list[Block]], list[ast.Block]]) -> None:
        """make: the blocks of pandoc's model that a note's or a box's become."""
        self.front = front
        self.pictures = Pictures()
        self.deleted: list[str] = []
        self.inserted = 0
        self.hidden: list[str] = []
        self._make = make
        self._plain = Marks(font=front.default_font)
        self._font = Font(encoding=front.encoding)
        self._flow = Flow()
        self._destinations: dict[str, Callable[[Group, State], None]] = {
            "footnote": self._note,
            "field": self._field,
            "pict": self._picture,
            "shp": self._drawing,
            "do": self._old_drawing,
            "pn": self._numbering,
            "bkmkstart": self._bookmark,
            "upr": self._twice,
            **dict.fromkeys(MARKS, self._mark),
        }

    def story(self, group: Group, shape: Shape | None = None) -> list[Block]:
        """What stands in a group that is a story of its own."""
        around, self._flow = self._flow, Flow()
        state = State(self._plain, shape or Shape(), RowShape())
        self._walk(group, state)
        made = self._flow.ended(state.shape)
        self._flow = around
        return made

    def _walk(self, group: Group, state: State) -> None:
        skip = 0
        for part in group.parts:
            if isinstance(part, bytearray):
                self._text(decoded(part[skip:], self._font_of(state)), state)
                skip = max(0, skip - len(part))
                continue
            skip = 0
            if isinstance(part, Group):
                self._group(part, state)
            elif isinstance(part, Control):
                if part.word == "u" and part.number is not None:
                    self._text(unicode_of(part.number, self._font_of(state)), state)
                    skip = state.fallback
                else:
                    self._control(part, state)

    def _font_of(self, state: State) -> Font:
        return self.front.fonts.get(state.marks.font, self._font)

    def _text(self, text: str, state: State) -> None:
        marks = state.marks
        if marks.hidden or marks.deleted:
            (self.hidden if marks.hidden else self.deleted).append(text)
            return
        self.inserted += marks.inserted
        if text:
            self._flow.put(marks, text)

    # ---- groups

    def _group(self, group: Group, state: State) -> None:
        name, _ = group.destination()
        special = self._destinations.get(name)
        if special:
            special(group, state)
        elif not is_passed_over(group):
            self._walk(group, State(state.marks, state.shape, state.row, state.fallback))

    def _note(self, group: Group, state: State) -> None:
        parts = self.story(group)
        first = parts[0] if parts else None
        if isinstance(first, Paragraph):
            first.items = _begun(first.items)
        blocks = self._make(parts)
        if not (state.marks.deleted or state.marks.hidden):
            self._flow.put(_NEUTRAL, ast.Note(blocks))

    def _field(self, group: Group, state: State) -> None:
        """What a field shows; where it is a link, with its address."""
        said = next((plain(each, self.front.encoding) for each in _instructions(group)), "")
        link = _address(said) or state.marks.link
        for result in group.groups():
            if result.destination()[0] == "fldrslt":
                marks = replace(state.marks, link=link)
                self._walk(result, State(marks, state.shape, state.row, state.fallback))

    def _picture(self, group: Group, state: State) -> None:
        if is_rule(group):
            state.shape = replace(state.shape, ruled=True)
            self._flow.end_paragraph(state.shape, forced=True)
            state.shape = replace(state.shape, ruled=False)
            return
        if (image := self.pictures.image(group, self.front.encoding)) is not None:
            self._flow.put(replace(_NEUTRAL, link=state.marks.link), image)

    def _drawing(self, group: Group, _: State) -> None:
        """A shape: the pictures in it stand here, its words after the paragraph."""
        for picture in self.pictures.in_shape(group, self.front.encoding):
            self._flow.put(_NEUTRAL, picture)
        self._boxes(group.find("shptxt"))

    def _old_drawing(self, group: Group, _: State) -> None:
        self._boxes(group.find("dptxbxtext"))

    def _boxes(self, texts: Iterator[Group]) -> None:
        for text in texts:
            if blocks := self._make(self.story(text)):
                self._flow.after(Made(blocks))

    def _mark(self, group: Group, _: State) -> None:
        self._flow.mark = plain(group, self.front.encoding)

    def _numbering(self, group: Group, state: State) -> None:
        """Marks of items in the way of Word 6, which hold until the next paragraph's `\\pard`."""
        words = {each.word: each.number for each in group.controls()}
        style = next((_OLD_NUMBERS[word] for word in words if word in _OLD_NUMBERS), "")
        after = " ".join(plain(each, self.front.encoding) for each in group.find("pntxta"))
        level = Level(style, delimiter_of(after), words.get("pnstart") or 1)
        bullet = "pnlvlblt" in words or not style
        numbered = Level() if bullet else level
        state.shape = replace(state.shape, is_item=True, numbered=numbered)

    def _bookmark(self, group: Group, _: State) -> None:
        self._flow.names += (plain(group, self.front.encoding),)

    def _twice(self, group: Group, state: State) -> None:
        """What is said once for old programs and once in Unicode."""
        newer = next(group.find("ud"), None)
        for inner in newer.groups() if newer else group.groups():
            self._group(inner, state)

    # ---- words

    def _control(self, control: Control, state: State) -> None:
        word = control.word
        if (sign := SIGNS.get(word)) is not None:
            self._text(sign, state)
        elif word == "par":
            self._flow.end_paragraph(state.shape)
        elif word in _LINES:
            self._flow.put(_NEUTRAL, ast.LineBreak())
        elif word == "pard":
            state.shape = Shape()
        elif word == "plain":
            state.marks = replace(self._plain, link=state.marks.link)
        elif (marks := marked(state.marks, control)) is not None:
            state.marks = marks
        elif (shape := shaped(state.shape, control)) is not None:
            state.shape = shape
        elif word == "uc" and control.number is not None:
            state.fallback = max(0, control.number)
        elif word in ("sect", "page"):
            self._flow.end_paragraph(state.shape, forced=False)
        else:
            self._table_word(control, state)

    def _table_word(self, control: Control, state: State) -> None:
        word, row = control.word, state.row
        nested = min(max(2, state.shape.nesting or 0), DEEPEST_TABLE)
        if word == "cell":
            self._flow.end_cell(state.shape, 1)
        elif word == "nestcell":
            self._flow.end_cell(state.shape, nested)
        elif word == "row":
            self._flow.end_row(row, 1)
        elif word == "nestrow":
            self._flow.end_row(row, nested)
        elif word == "trowd":
            state.row = RowShape()
        elif word == "trhdr":
            row.header = control.on
        elif word == "tbllkhdrrows":
            row.header_look = control.on
        elif word in _BOX_MARKS:
            row.next[_BOX_MARKS[word]] = True
        elif word == "cellx":
            row.boxes.append(Box(control.number or 0, **row.next))
            row.next = {}


def _begun(items: list[Item]) -> list[Item]:
    """The runs of a note without the space behind its mark."""
    rest = list(items)
    while rest and isinstance(text := rest[0][1], str):
        marks, _ = rest.pop(0)
        if left := text.lstrip():
            return [(marks, left), *rest]
    return rest


def _instructions(field: Group) -> Iterator[Group]:
    return (each for each in field.groups() if each.destination()[0] == "fldinst")


def _address(instruction: str) -> str:
    """The address in a field that is a link, else nothing."""
    found = _LINK.search(instruction)
    if not found:
        return ""
    place = f"#{found[3]}" if found[3] else ""
    return f"{found[1] or found[2] or ''}{place}"
