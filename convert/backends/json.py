"""The Article itself, as JSON."""

from convert.article import Article
from convert.interchange import to_json
from convert.settings import RenderOptions
from convert.themes import Theme


class JsonBackend:
    """The document model, for programs; `json` reads it back without loss."""

    name = "json"
    suffix = ".json"
    media_type = "application/json"
    options = RenderOptions

    def render(self, article: Article, theme: Theme, options: RenderOptions) -> bytes:  # noqa: ARG002 - the protocol's signature
        """UTF-8 JSON as `convert.interchange` describes it."""
        return to_json(article)
