"""PDF as a source: by its tags where it has them, else by the lines on its pages."""

from convert.formats import ReaderTraits
from convert.readers.reading import Reading
from convert.settings import ReadSettings
from convert.source import Source


class PdfReader:
    """Reads the text of a PDF; its pictures stay behind, and are told."""

    name = "pdf"
    suffixes = (".pdf",)
    traits = ReaderTraits(preload=("convert.readers.pdf.document",))

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        """The Article in `source`.

        Raises SourceError where it is none, is locked or broken, or holds pictures of pages and
        no text.
        """
        from convert.readers.pdf.document import read_pdf

        return read_pdf(source, settings)
