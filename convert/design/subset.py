"""Font files for documents that carry their fonts: whole, or cut down to one text's characters."""

from functools import lru_cache
from typing import Any
from unicodedata import normalize

from msgspec import Struct

from convert.design.fonts import Face, opened
from convert.design.woff2 import woff2

_RINGED = {"\u0e33": "\u0e4d\u0e32", "\u0eb3": "\u0ecd\u0eb2"}
_WORTH_PREPARING = 4
_FORMATS_AND_FACES = 8  # a book and a web page of one article carry the same
_TOO_LARGE = 1_000_000  # bytes of a font whose preparing hundreds of articles would not get back
# Beside HarfBuzz's own list: the features that the style sheets ask for.
_FEATURES = tuple(
    int.from_bytes(tag, "big") for tag in (b"c2sc", b"lnum", b"onum", b"pnum", b"smcp", b"tnum")
)


def font_file(face: Face) -> bytes:
    """The face's font file as it is; of a variable font, its instance at the face's weight."""
    return _instance(face) if face.variable else face.file()


@lru_cache(maxsize=64)
def _instance(face: Face) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    return _cut(face, wanted)


@lru_cache(maxsize=_FORMATS_AND_FACES)
def subset(face: Face, text: str) -> bytes:
    """The face with the glyphs that `text` can need, layout features kept; same bytes each time."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.set({ord(character) for character in _with_parts(text)})
    wanted.layout_feature_tag_set.update(_FEATURES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    return _cut(face, wanted)


def _with_parts(text: str) -> set[str]:
    """The characters of `text`, and those that shaping takes them apart into.

    A vowel that stands on both sides of its letter is set as its halves (Normalization Form D),
    and so is a Thai or Lao vowel with a ring, which has no canonical decomposition.
    """
    parts = {*text, *normalize("NFD", text)}
    for character, halves in _RINGED.items():
        if character in parts:
            parts.update(halves)
    return parts


def web_font(face: Face, text: str) -> bytes:
    """The subset for `text` as WOFF2, which browsers load."""
    return woff2(subset(face, text))


def _cut(face: Face, wanted: Any) -> bytes:
    import uharfbuzz

    source = _face(face)
    if face.variable:
        wanted.pin_all_axes_to_default(source)
        wanted.pin_axis_location(source, "wght", face.weight)
    if face.optical is not None:
        wanted.pin_axis_location(source, "opsz", face.optical)
    data: bytes = uharfbuzz.subset(source, wanted).blob.data
    return data


class _Source(Struct):
    """A font file that was read, and how often it was cut."""

    face: Any
    is_large: bool
    uses: int = 0


def _face(face: Face) -> Any:
    """The font, after some uses made ready for being cut: what that takes, one article
    alone would not get back; then cutting takes a third of the time and gives the same bytes.
    """
    import uharfbuzz

    source = _source(face)
    source.uses += 1
    if source.uses == _WORTH_PREPARING and not source.is_large:
        source.face = uharfbuzz.subset_preprocess(source.face)
    return source.face


@lru_cache(maxsize=64)
def _source(face: Face) -> _Source:
    size = face.state[0] if face.data is None else len(face.data)
    return _Source(opened(face), is_large=size > _TOO_LARGE)
