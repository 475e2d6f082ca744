"""The HTML part of a message as a page, with the pictures that its own parts hold."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from convert.readers.mail.attached import Attached

# The addresses that lead to another part of the message (RFC 2392).
_CONTENT_ID: Final = re.compile(r"""(?<=["'(])cid:([^"')\s]+)""", re.IGNORECASE)


def page_of(html: str, parts: Iterable[Attached]) -> tuple[str, dict[str, bytes]]:
    """The page with each `cid:` address as the name of a part, and those parts by their names."""
    known = {part.content_id: part for part in parts if part.content_id}
    files: dict[str, bytes] = {}

    def named(found: re.Match[str]) -> str:
        part = known.get(found[1])
        if part is None:
            return found[0]
        files[part.name] = part.data
        return quote(part.name)

    return _CONTENT_ID.sub(named, html), files
