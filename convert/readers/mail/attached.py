"""What came with a message beside its words."""

from collections.abc import Iterator
from email.message import EmailMessage

from msgspec import Struct


def own_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, parents first, without those of a message in it."""
    yield message
    if message.get_content_maintype() == "multipart":
        for part in message.iter_parts():
            if isinstance(part, EmailMessage):
                yield from own_parts(part)


def messages_in(message: EmailMessage) -> Iterator[EmailMessage]:
    """The messages that came with a message as its attachments."""
    for part in own_parts(message):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, EmailMessage):
                yield inner


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
    for number, part in enumerate(own_parts(message), 1):
        data = part.get_payload(decode=True)
        text = part.get_content_maintype() == "text" and not part.is_attachment()
        if text or not isinstance(data, bytes) or not data:
            continue
        name = part.get_filename()
        if not name or name in taken:
            name = f"part {number}"
        taken.add(name)
        yield Attached(name, str(part.get("Content-ID", "")).strip().strip("<>"), data)
