"""Reads an Article from the JSON that the json backend writes."""

from convert.formats import ReaderTraits
from convert.readers.reading import Reading
from convert.settings import ReadSettings
from convert.source import Source


class JsonReader:
    """The document model, as JSON."""

    name = "json"
    suffixes = (".json",)
    traits = ReaderTraits(folder_suffixes=())

    def read(self, source: Source, settings: ReadSettings) -> Reading:  # noqa: ARG002 - the protocol's signature
        """The Article in `source`. Raises SourceError where it does not fit the schema."""
        from convert.interchange import from_json

        return Reading(article=from_json(source.data, name=source.name))
