"""The words of an RTF file by a walk that knows neither paragraphs nor lists nor tables."""

from collections.abc import Iterator
from typing import Final

from convert.readers.rtf.characters import SIGNS, Font, decoded, joined, unicode_of
from convert.readers.rtf.destinations import MARKS, is_passed_over
from convert.readers.rtf.front import Front
from convert.readers.rtf.items import TYPED
from convert.readers.rtf.tree import Control, Group, Part

_ENDS: Final = frozenset({"par", "cell", "nestcell", "row", "nestrow", "sect", "line"})
_SILENT: Final = ("v", "deleted")
_BOXES: Final = {"shp": "shptxt", "do": "dptxbxtext"}
_CONTENTS: Final = ("toc ", "contents ")


def own_words(root: Group, front: Front) -> tuple[str, ...]:
    """The texts of a file, about a paragraph each, without lines of contents."""
    text = "".join(_Words(front).of(root, front.default_font, frozenset()))
    paragraphs = filter(str.strip, joined(text).split("\n"))
    return tuple(TYPED.sub("", paragraph, count=1) for paragraph in paragraphs)


class _Words:
    def __init__(self, front: Front) -> None:
        self._front = front
        self._letters = Font(encoding=front.encoding)
        self._in_contents = False

    def of(self, group: Group, font: int, silent: frozenset[str]) -> Iterator[str]:
        """The words of a group. silent: why none are shown."""
        fallback, skip = 1, 0
        for part in group.parts:
            if isinstance(part, Group):
                yield from self._inside(part, font, silent)
            if isinstance(part, Control):
                font, silent = self._after(part, font, silent)
                fallback = max(0, part.number or 0) if part.word == "uc" else fallback
            if not silent and not self._in_contents:
                yield self._shown(part, font, skip)
            skip = fallback if isinstance(part, Control) and part.word == "u" else 0

    def _shown(self, part: Part, font: int, skip: int) -> str:
        letters = self._front.fonts.get(font, self._letters)
        if isinstance(part, bytearray):
            return decoded(part[skip:], letters)
        if not isinstance(part, Control):
            return ""
        if part.word == "u" and part.number is not None:
            return unicode_of(part.number, letters)
        return "\n" if part.word in _ENDS else SIGNS.get(part.word, "")

    def _after(
        self, control: Control, font: int, silent: frozenset[str]
    ) -> tuple[int, frozenset[str]]:
        """The font, and why no words are shown, after a control word."""
        if control.word in _SILENT:
            return font, silent | {control.word} if control.on else silent - {control.word}
        if control.word == "plain":
            return self._front.default_font, frozenset()
        if control.word in ("s", "pard"):
            names = self._front.names(control.number or 0)
            self._in_contents = any(name.startswith(_CONTENTS) for name in names)
        return (control.number or 0) if control.word == "f" else font, silent

    def _inside(self, group: Group, font: int, silent: frozenset[str]) -> Iterator[str]:
        name, _ = group.destination()
        if name in MARKS or name == "pict":
            return
        if name in _BOXES:
            for text in group.find(_BOXES[name]):
                yield from self._apart(text, frozenset())
        elif name == "upr":
            newer = next(group.find("ud"), None)
            for inner in newer.groups() if newer else group.groups():
                yield from self._inside(inner, font, silent)
        elif name == "footnote":
            yield from self._apart(group, silent)
        elif not is_passed_over(group):
            yield from self.of(group, font, silent)

    def _apart(self, group: Group, silent: frozenset[str]) -> Iterator[str]:
        around, self._in_contents = self._in_contents, False
        yield from ("\n", *self.of(group, self._front.default_font, silent), "\n")
        self._in_contents = around
