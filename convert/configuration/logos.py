"""The logo that settings name, as its bytes: whoever makes an article then opens no file for it."""

from base64 import b64encode
from pathlib import Path
from typing import Final

from convert.configuration.keys import Setting
from convert.errors import SourceError, UsageError
from convert.media_types import OF_LOGOS, media_type_of
from convert.storage.sources import read_file

LARGEST_LOGO: Final = 512 * 1024
"""Bytes: it stands in every file that is made."""

_KEYS: Final = ("metadata.logo", "last_word.logo")


def with_logo(setting: Setting, folder: str | Path = ".") -> Setting:
    """A setting that names a logo with the picture itself (RFC 2397), any other as it is.

    folder: from where its path leads. Raises UsageError, with where the setting stands, for a
    file that cannot be read or is no SVG or PNG.
    """
    if setting.key not in _KEYS or not setting.value or setting.value.startswith("data:"):
        return setting
    where, path = setting.origin.where, Path(folder) / setting.value
    try:
        data = read_file(str(path), LARGEST_LOGO, hint="Make the logo smaller.")
    except SourceError as error:
        message = f"the logo {setting.value} {error.message}"
        raise UsageError(message, where=where, hint=error.hint, code="logo.unreadable") from error
    kind = media_type_of(data)
    if kind not in OF_LOGOS:
        message = f"the logo {setting.value} is no SVG or PNG"
        raise UsageError(message, where=where, code="logo.unreadable")
    address = f"data:{kind};base64,{b64encode(data).decode('ascii')}"
    return Setting(setting.key, address, setting.origin)
