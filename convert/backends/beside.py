"""Pictures as files that lie beside an output, each under a name made of its content."""

from hashlib import sha256
from typing import Final

from convert.article import Pictured
from convert.media_types import suffix_of

_DIGITS: Final = 12  # of a digest that names a picture: it is the same file in every format


def filed(picture: Pictured, folder: str, files: dict[str, bytes]) -> str:
    """The address of a picture in `folder`; its bytes are put into `files` by its name there."""
    name = f"{sha256(picture.data).hexdigest()[:_DIGITS]}{suffix_of(picture.media_type)}"
    files[name] = picture.data
    return f"{folder}/{name}"
