"""The plain-text reader: bytes, lines, conventions, decisions, Article."""

from convert.formats import ReaderTraits
from convert.readers.reading import Reading
from convert.settings import ReadSettings
from convert.source import Source


class TextReader:
    """Reads plain text, in any encoding and any habit of setting it."""

    name = "text"
    suffixes = (".txt", ".text", ".asc", "")
    traits = ReaderTraits(
        takes_any=True,
        takes_corrections=True,
        front_matter=True,
        folder_suffixes=(".txt", ".text"),
        preload=("convert.readers.text.reader",),
    )

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        """The Article in `source`.

        Raises SourceError where the bytes are empty, binary, in no known encoding or more than
        `settings.max_bytes`, and where the sidecar says what cannot be.
        """
        from convert.readers.text.reader import read_text

        return read_text(source, settings)
