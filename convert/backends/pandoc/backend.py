"""The backend of every format that pandoc writes and this project does not finish by hand."""

from convert.article import Article
from convert.backends.pandoc.target import Target
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits, Need
from convert.settings import RenderOptions


def _needs() -> tuple[Need, ...]:
    from convert.pandoc.program import pandoc_need

    return (pandoc_need(),)


def _start() -> None:
    from convert.pandoc.process import PANDOC

    PANDOC.warm_up()


def _end() -> None:
    from convert.pandoc.process import PANDOC

    PANDOC.close()


class PandocBackend:
    """Writes one of the formats that pandoc knows."""

    options = RenderOptions

    def __init__(self, target: Target) -> None:
        self._target = target
        self.name = target.name
        self.suffix = target.suffix
        self.media_type = target.media_type
        self.traits = BackendTraits(
            needs=_needs,
            warm_up=_start,
            close=_end,
            pictures=target.pictures,
            read_by=target.read_by,
            verified="always" if target.read_by else "asked",
        )

    def render(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,
    ) -> bytes:
        """The file. Raises MissingError without pandoc, RenderError where pandoc fails."""
        from convert.backends.pandoc.render import render

        return render(article, self._target, context)[0]


class FiledPandocBackend(PandocBackend):
    """Writes one of those formats whose pictures are files of their own."""

    def render_filed(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,
    ) -> tuple[bytes, dict[str, bytes]]:
        """The file, and its pictures by name. Raises as `render` does."""
        from convert.backends.pandoc.render import render

        return render(article, self._target, context)
