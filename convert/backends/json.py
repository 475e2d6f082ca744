"""The Article itself, as JSON."""

from convert.article import Article
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.settings import RenderOptions


class JsonBackend:
    """The document model, for programs; `json` reads it back without loss."""

    name = "json"
    suffix = ".json"
    media_type = "application/json"
    options = RenderOptions
    traits = BackendTraits(keeps_marks=True)

    def render(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,  # noqa: ARG002 - the protocol's signature
    ) -> bytes:
        """UTF-8 JSON as `convert.interchange` describes it."""
        from convert.interchange import to_json

        return to_json(article)
