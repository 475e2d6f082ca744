"""Reads an Article from the JSON that the json backend writes."""

from convert.interchange import from_json
from convert.readers.reading import Reading
from convert.settings import ReadSettings


class JsonReader:
    """The document model, as JSON."""

    name = "json"
    suffixes = (".json",)

    def read(self, source: bytes, name: str, settings: ReadSettings) -> Reading:  # noqa: ARG002 - the protocol's signature
        """The Article in `source`. Raises SourceError where it does not fit the schema."""
        return Reading(article=from_json(source, name=name))
