"""What a backend is: a pure function from an Article to the bytes of one file."""

from typing import Any, Protocol, runtime_checkable

from convert.article import Article
from convert.paging import PageStarts
from convert.settings import RenderOptions
from convert.themes import Theme


class Backend(Protocol):
    """A format that articles can be rendered to, registered under `convert.backends`.

    `options` is the struct of settings the backend accepts, a subclass of RenderOptions.
    """

    name: str
    suffix: str
    media_type: str
    options: type[RenderOptions]

    def render(self, article: Article, theme: Theme, options: Any) -> bytes:
        """The file's bytes. Same article, theme and options: same bytes.

        `options` is an instance of `self.options`. Raises RenderError or MissingError.
        """
        ...


@runtime_checkable
class PagedBackend(Backend, Protocol):
    """A format with pages, which can tell where they begin."""

    def render_paged(
        self, article: Article, theme: Theme, options: Any
    ) -> tuple[bytes, PageStarts]:
        """The bytes that `render` gives, and where each page begins."""
        ...
