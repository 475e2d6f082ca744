"""Reads `.shout` files: a title on the first line, a paragraph on each of the others."""

from convert.article import Article, Metadata, Paragraph, Text
from convert.errors import Diagnostic, SourceError, Where
from convert.readers.reading import Reading
from convert.settings import ReadSettings
from convert.source import Source


class ShoutReader:
    name = "shout"
    suffixes = (".shout",)

    def read(self, source: Source, settings: ReadSettings) -> Reading:
        title, *rest = source.data.decode("utf-8").splitlines() or [""]
        if not title:
            where = Where(source.name, 1)
            raise SourceError("nobody shouts", where=where, code="shout.silent")
        blocks = tuple(
            Paragraph(content=(Text(text=line.capitalize()),), lines=(number, number))
            for number, line in enumerate(rest, 2)
            if line
        )
        metadata = Metadata(title=title.capitalize(), language=settings.language or "en")
        hoarse = Diagnostic(code="shout.hoarse", message="it was loud", line=1)
        return Reading(article=Article(metadata=metadata, blocks=blocks), diagnostics=(hoarse,))
