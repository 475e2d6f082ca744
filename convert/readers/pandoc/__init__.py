"""What pandoc reads, as Articles: one reader a format, all of them one function.

Quotation marks and dashes stay as they were typed (`-smart`), but in formats whose own notation
for them is another, such as ``these'' of TeX.
"""

from typing import Final

from convert.formats import ReaderTraits
from convert.readers.pandoc.dialect import Dialect
from convert.readers.pandoc.mends import mended_front_matter, mended_tex
from convert.readers.reading import Reading
from convert.settings import ReadSettings
from convert.sidecar import without_table
from convert.source import Source


class PandocReader:
    """Reads one of the formats that pandoc knows."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.traits = ReaderTraits(
            preload=("convert.readers.pandoc.document",),
            front_matter=dialect.front_matter,
            quick_without_places=bool(dialect.quick_spec),
        )
        self.name = dialect.name
        self.suffixes = dialect.suffixes

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        """The Article in `source`, and what of it an Article cannot hold.

        Raises SourceError where the bytes are empty, too many or not of this format, and
        MissingError without pandoc.
        """
        from convert.readers.pandoc.document import read_document

        return read_document(source, settings, self._dialect)


COMMONMARK: Final = PandocReader(
    Dialect(
        name="commonmark",
        called="Markdown (CommonMark)",
        spec="commonmark_x-smart-emoji+autolink_bare_uris+sourcepos",
        quick_spec="commonmark_x-smart-emoji+autolink_bare_uris",
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
        mend=mended_front_matter,
        front_matter=True,
        prints_fields=True,
    )
)
MARKDOWN: Final = PandocReader(
    Dialect(
        name="markdown",
        called="pandoc's Markdown",
        spec="markdown-smart-implicit_figures+autolink_bare_uris+lists_without_preceding_blankline",
        mend=without_table,
        front_matter=True,
        prints_fields=True,
    )
)
DOCX: Final = PandocReader(
    Dialect(
        name="docx",
        called="a Word file",
        spec="docx+styles",
        suffixes=(".docx", ".docm"),
        carrier="word",
    )
)
ODT: Final = PandocReader(
    Dialect(
        name="odt",
        called="an OpenDocument text",
        spec="odt",
        suffixes=(".odt",),
        carrier="odf",
    )
)
RTF: Final = PandocReader(
    Dialect(
        name="rtf",
        called="RTF",
        spec="rtf",
        suffixes=(".rtf",),
        carrier="rtf",
    )
)
HTML: Final = PandocReader(
    Dialect(
        name="html",
        called="HTML",
        spec="html-smart",
        carrier="page",
        heading_is_title=True,
    )
)
WEB: Final = PandocReader(
    Dialect(
        name="web",
        called="a web page",
        spec="html-smart+task_lists",
        suffixes=(".html", ".htm", ".xhtml"),
        carrier="web",
        heading_is_title=True,
    )
)
EPUB: Final = PandocReader(
    Dialect(
        name="epub",
        called="an EPUB",
        spec="epub",
        suffixes=(".epub",),
        carrier="book",
    )
)
RST: Final = PandocReader(
    Dialect(
        name="rst",
        prose="rst",
        called="reStructuredText",
        spec="rst-smart",
        suffixes=(".rst", ".rest"),
        includes=r"^[ \t]*\.\. (?:include|literalinclude|csv-table)::\s*(\S+\.\S+)",
        prints_fields=True,
    )
)
ORG: Final = PandocReader(
    Dialect(
        name="org",
        prose="org",
        called="Org",
        spec="org-smart-special_strings",
        suffixes=(".org",),
        includes=r"^[ \t]*#\+(?:INCLUDE|include):\s*\"?([^\s\"]+)",
        prints_fields=True,
    )
)
LATEX: Final = PandocReader(
    Dialect(
        name="latex",
        called="LaTeX",
        spec="latex+task_lists",
        raw_spec="latex+task_lists+raw_tex",
        suffixes=(".tex", ".latex", ".ltx"),
        includes=r"^[^%\n]*\\(?:input|include|subfile)\{([^}]+)\}",
        mend=mended_tex,
    )
)
JATS: Final = PandocReader(
    Dialect(
        name="jats",
        called="JATS",
        spec="jats",
        suffixes=(".jats", ".nxml"),
        carrier="journal",
    )
)
DOCBOOK: Final = PandocReader(
    Dialect(
        name="docbook",
        called="DocBook",
        spec="docbook",
        suffixes=(".dbk", ".docbook"),
        carrier="manual",
    )
)
IPYNB: Final = PandocReader(
    Dialect(
        name="ipynb",
        prose="notebook",
        called="a Jupyter notebook",
        spec="ipynb-smart+footnotes+startnum",
        suffixes=(".ipynb",),
    )
)
TYPST: Final = PandocReader(
    Dialect(
        name="typst",
        prose="typst",
        called="Typst",
        spec="typst",
        suffixes=(".typ",),
        includes=r"^[ \t]*#include\s+\"([^\"]+)\"",
    )
)
MEDIAWIKI: Final = PandocReader(
    Dialect(
        name="mediawiki",
        prose="wiki",
        called="MediaWiki",
        spec="mediawiki-smart",
        suffixes=(".wiki", ".mediawiki"),
    )
)
NITF: Final = PandocReader(
    Dialect(
        name="nitf",
        called="NITF",
        spec="html-smart",
        suffixes=(".nitf",),
        carrier="news",
    )
)
