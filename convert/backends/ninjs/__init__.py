"""News in JSON, as newsrooms exchange it (IPTC ninjs 2.1)."""

from convert.article import Article
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.settings import RenderOptions


class NinjsBackend:
    """A news item with its text as HTML and as plain text, pictures in their addresses."""

    name = "ninjs"
    suffix = ".ninjs"
    media_type = "application/json"
    options = RenderOptions
    traits = BackendTraits(keeps_marks=True)

    def render(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,
    ) -> bytes:
        """UTF-8 JSON, indented."""
        from convert.backends.ninjs.item import to_ninjs

        return to_ninjs(article, context)
