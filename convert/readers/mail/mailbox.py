"""A mailbox in its messages (RFC 4155, and the forms of mboxrd that quote `From ` in a text)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Final

from msgspec.structs import replace

from convert.errors import SourceError, Where
from convert.normalise import slug
from convert.source import Source

_START: Final = re.compile(rb"^From \S+.*\d{4}\s*$", re.MULTILINE)
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def messages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each message with a name of its own: its number, and the words of its subject."""
    starts = [found for found in _START.finditer(data) if _is_line_of_its_own(data, found.start())]
    ends = [found.start() for found in starts[1:]] + [len(data)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = _QUOTED.sub(rb"\1", data[found.end() : end].lstrip(b"\r\n"))
        subject = message_from_bytes(message[:65_536], policy=policy.default).get("Subject", "")
        yield f"{number:04d}-{slug(str(subject))[:60].rstrip('-')}", message


def _is_line_of_its_own(data: bytes, at: int) -> bool:
    """Whether a blank line, or nothing, stands before a line: else it is one of a text."""
    return at == 0 or data[:at].endswith((b"\n\n", b"\r\n\r\n"))


def only_message(source: Source) -> Source:
    """The one message of a mailbox as a source. Raises SourceError for none, or several."""
    found = list(messages(source.data))
    if len(found) != 1:
        raise SourceError(
            f"has {len(found)} messages, and this makes one article" if found else "has no message",
            where=Where(source.name),
            hint="`article-convert run` makes an article of each." if found else "",
            code="source.messages",
        )
    return replace(source, data=found[0][1])
