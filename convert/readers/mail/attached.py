"""What came with a message beside its words."""

from collections.abc import Iterator
from email.message import EmailMessage

from msgspec import Struct


class Attached(Struct, frozen=True):
    """A part of a message that is no text of it.

    name: that of its file, another where an earlier part has that, or none is said; content_id:
    what the other parts call it (RFC 2392), empty where they have no name for it.
    """

    name: str
    content_id: str
    data: bytes


def attached(message: EmailMessage) -> Iterator[Attached]:
    """The parts of a message that are no text, in its order; empty ones are left out."""
    taken: set[str] = set()
    for number, part in enumerate(message.walk(), 1):
        data = part.get_payload(decode=True)
        if part.get_content_maintype() == "text" or not isinstance(data, bytes) or not data:
            continue
        name = part.get_filename()
        if not name or name in taken:
            name = f"part {number}"
        taken.add(name)
        yield Attached(name, str(part.get("Content-ID", "")).strip().strip("<>"), data)
