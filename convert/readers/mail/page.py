"""The HTML part of a message as a page, with the pictures that its own parts hold."""

import re
from email.message import EmailMessage
from typing import Final

# The addresses that lead to another part of the message (RFC 2392).
_CONTENT_ID: Final = re.compile(r"""(?<=["'(])cid:([^"')\s]+)""", re.IGNORECASE)


def page_of(html: str, message: EmailMessage) -> tuple[str, dict[str, bytes]]:
    """The page with each `cid:` address as the name of a part, and those parts by their names."""
    parts: dict[str, tuple[str, bytes]] = {}
    for number, part in enumerate(message.walk(), 1):
        known = str(part.get("Content-ID", "")).strip().strip("<>")
        data = part.get_payload(decode=True)
        if known and isinstance(data, bytes):
            parts[known] = (part.get_filename() or f"part {number}", data)
    files: dict[str, bytes] = {}

    def named(found: re.Match[str]) -> str:
        name, data = parts.get(found[1], ("", b""))
        if not name:
            return found[0]
        files[name] = data
        return name.replace(" ", "%20")

    return _CONTENT_ID.sub(named, html), files
