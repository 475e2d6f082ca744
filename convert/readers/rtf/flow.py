"""Paragraphs and tables of RTF as they come: what a walk through a file puts down, in order."""

from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from convert.readers.pandoc import ast
from convert.readers.rtf.marks import Marks, Shape

Item: TypeAlias = "tuple[Marks, str | ast.Inline]"


class Paragraph(Struct, kw_only=True):
    """A paragraph with its runs."""

    shape: Shape
    items: list[Item]
    mark: str | None = None
    """What its program wrote before it as the mark of an item, for programs without lists."""

    names: tuple[str, ...] = ()
    """The bookmarks in it."""

    @property
    def text(self) -> str:
        """Its words, without what stands in for them."""
        return "".join(part for _, part in self.items if isinstance(part, str))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see in it."""
        return not self.text.strip() and all(isinstance(part, str) for _, part in self.items)


class Box(Struct, frozen=True):
    """What a row says of one of its cells before it comes."""

    right: int
    begins: bool = False
    goes_on: bool = False
    begins_down: bool = False
    goes_down: bool = False
    ruled: bool = False


class RowShape(Struct):
    """What a row says of itself."""

    boxes: list[Box] = field(default_factory=list)
    header: bool = False
    header_look: bool = False
    next: dict[str, bool] = field(default_factory=dict)
    """What was said of the cell whose right edge has not come yet."""


class Row(Struct, frozen=True):
    """A row with what stands in its cells."""

    shape: RowShape
    cells: "list[list[Block]]"


class Rows(Struct, frozen=True):
    """A table."""

    rows: list[Row]


class Made(Struct, frozen=True):
    """Blocks that are ready: of a text box."""

    blocks: list[ast.Block]


Block: TypeAlias = Paragraph | Rows | Made


class Flow:
    """A story - the body, a note, a text box - while it is read."""

    def __init__(self) -> None:
        self._open: list[list[Block]] = [[]]  # what stands in the body, in a cell, in a cell of it
        self._cells: list[list[list[Block]]] = [[]]
        self._rows: list[list[Row]] = [[]]
        self._later: list[Block] = []
        self._row = RowShape()
        self.items: list[Item] = []
        self.mark: str | None = None
        self.names: tuple[str, ...] = ()

    def put(self, marks: Marks, part: "str | ast.Inline") -> None:
        """Go on with a run."""
        self.items.append((marks, part))

    def after(self, block: Block) -> None:
        """Let a block follow the paragraph that is being read."""
        self._later.append(block)

    def end_paragraph(self, shape: Shape, *, forced: bool = True) -> None:
        """End the paragraph; unless forced, only where something is in it."""
        found = Paragraph(shape=shape, items=self.items, mark=self.mark, names=self.names)
        if forced or not found.is_empty or self._later:
            depth = shape.depth
            self._reach(depth)
            self._open[depth].append(found)
            self._open[depth] += self._later
            self._later = []
            self.names = ()
            self.mark = None
        self.items = []

    def end_cell(self, shape: Shape, depth: int) -> None:
        """End a cell of a table that lies so deep in others, with the paragraph in it."""
        self.end_paragraph(_in_table(shape, depth), forced=False)
        self._reach(depth)
        self._cells[depth].append(self._open[depth])
        self._open[depth] = []

    def end_row(self, shape: RowShape, depth: int) -> None:
        """End a row; what it says of its cells holds for the next one that says nothing."""
        self._reach(depth)
        self._row = shape if shape.boxes else self._row
        cells = self._cells[depth]
        if self._open[depth]:
            cells.append(self._open[depth])
            self._open[depth] = []
        if cells:
            self._rows[depth].append(Row(self._row, cells))
        self._cells[depth] = []

    def ended(self, shape: Shape) -> list[Block]:
        """All that was put down."""
        self.end_paragraph(shape, forced=False)
        self._reach(0)
        return self._open[0]

    def _reach(self, depth: int) -> None:
        """Be in so many tables: those beyond are ended, and further ones begin."""
        while len(self._open) > depth + 1:
            inner, cells, rows = self._open.pop(), self._cells.pop(), self._rows.pop()
            cells += [inner] if inner else []
            rows += [Row(self._row, cells)] if cells else []
            if rows:
                self._open[-1].append(Rows(rows))
        while len(self._open) < depth + 1:
            self._open.append([])
            self._cells.append([])
            self._rows.append([])


def _in_table(shape: Shape, depth: int) -> Shape:
    return replace(shape, in_table=True, nesting=depth)
