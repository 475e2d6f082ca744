"""Which mark leads to which note, and the ids that tie them together."""

from msgspec import Struct

from convert.article import Blocks, Footnote, NoteReference
from convert.walk import every_block, every_inline, own_inlines


class Notes(Struct, frozen=True):
    """numbers: the position of each note by label; referred: labels that a mark leads to."""

    numbers: dict[str, int]
    referred: frozenset[str]

    def note_id(self, label: str) -> str | None:
        """The id of the note with this label, None where there is none."""
        number = self.numbers.get(label)
        return None if number is None else f"note-{number}"

    def reference_id(self, label: str, occurrence: int) -> str:
        """The id of the `occurrence`-th mark (from 1) that leads to this note."""
        suffix = "" if occurrence == 1 else f"-{occurrence}"
        return f"noteref-{self.numbers[label]}{suffix}"


def find_notes(blocks: Blocks) -> Notes:
    """The notes of an article and the marks that lead to them."""
    everything = tuple(every_block(blocks))
    labels = dict.fromkeys(block.label for block in everything if isinstance(block, Footnote))
    referred = frozenset(
        inline.label
        for block in everything
        for inlines in own_inlines(block)
        for inline in every_inline(inlines)
        if isinstance(inline, NoteReference)
    )
    return Notes({label: number for number, label in enumerate(labels, 1)}, referred)
