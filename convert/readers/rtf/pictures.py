"""Pictures of RTF ("Pictures", "Drawing Objects")."""

from collections.abc import Iterator, Mapping
from typing import Final

from convert.readers.pandoc import ast
from convert.readers.rtf.characters import plain, raw
from convert.readers.rtf.tree import Group

_KINDS: Final[Mapping[str, str]] = {
    "pngblip": "png",
    "jpegblip": "jpg",
    "emfblip": "emf",
    "wmetafile": "wmf",
    "macpict": "pict",
    "dibitmap": "bmp",
    "wbitmap": "bmp",
}


class Pictures:
    """The pictures of a file by the names that they get."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def image(self, group: Group, encoding: str, alt: str = "") -> ast.Image | None:
        """The node for a picture, with its description; None where there is no picture in it."""
        data = raw(group)
        if not data:
            return None
        kind = next((_KINDS[word.word] for word in group.controls() if word.word in _KINDS), "bin")
        name = f"picture {len(self.files) + 1}.{kind}"
        self.files[name] = data
        words = _property(group, "wzDescription", encoding) or alt
        return ast.Image((ast.NO_ATTR, [ast.Str(words)] if words else [], (name, "")))

    def in_shape(self, shape: Group, encoding: str) -> Iterator[ast.Image]:
        """The pictures that fill a drawing."""
        alt = _property(shape, "wzDescription", encoding)
        for value in _values(shape, "pib"):
            for group in value.find("pict"):
                if (image := self.image(group, encoding, alt)) is not None:
                    yield image


def is_rule(picture: Group) -> bool:
    """Whether a picture is a line between paragraphs, as Word draws one."""
    return any(plain(value, "ascii") == "1" for value in _values(picture, "fHorizRule"))


def _property(group: Group, name: str, encoding: str) -> str:
    return next((plain(value, encoding) for value in _values(group, name)), "")


def _values(group: Group, name: str) -> Iterator[Group]:
    """What a drawing says of itself under a name."""
    for said in group.find("sp"):
        if any(plain(each, "ascii") == name for each in said.find("sn")):
            yield from said.find("sv")
