"""Mail: a message is an article (RFC 5322, RFC 2045), a mailbox (RFC 4155) holds one each."""

from collections.abc import Iterator

from convert.formats import ReaderTraits
from convert.readers.reading import Reading
from convert.settings import ReadSettings
from convert.source import Source


def _messages(data: bytes) -> Iterator[tuple[str, bytes]]:
    from convert.readers.mail.mailbox import messages

    return messages(data)


class MailReader:
    """Reads a message: its subject is the title, its sender the author."""

    name = "mail"
    suffixes = (".eml",)
    traits = ReaderTraits(preload=("convert.readers.mail.message",))

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        """The Article in a message: its plain text, its HTML where it has no other, and its
        pictures. Raises SourceError where there is no text in it.
        """
        from convert.readers.mail.message import read_message

        return read_message(source, settings)


class MailboxReader:
    """Reads a mailbox: a run makes an article of each message, `read` one of the only message."""

    name = "mailbox"
    suffixes = (".mbox",)
    traits = ReaderTraits(
        preload=("convert.readers.mail.message",), splits=_messages, part_suffix=".eml"
    )

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        """The Article in a mailbox of one message. Raises SourceError for one of several."""
        from convert.readers.mail.mailbox import only_message
        from convert.readers.mail.message import read_message

        return read_message(only_message(source), settings)
