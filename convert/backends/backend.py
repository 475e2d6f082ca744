"""What a backend is: a pure function from an Article to the bytes of one file."""

from typing import Protocol, TypeVar, runtime_checkable

from convert.article import Article
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.paging import PageStarts
from convert.registry import load
from convert.settings import RenderOptions

Options = TypeVar("Options", bound=RenderOptions)


class Backend(Protocol[Options]):
    """A format that articles can be rendered to, registered under `convert.backends`.

    `options` is the struct of settings the backend accepts, a subclass of RenderOptions. A backend
    may have a `traits` besides, a `convert.formats.BackendTraits`, which says more of it.
    """

    name: str
    suffix: str
    media_type: str
    options: type[Options]

    def render(self, article: Article, theme: Theme, options: Options, context: Context) -> bytes:
        """The file's bytes. Same article, theme, options and context: same bytes.

        `options` is an instance of `self.options`. Raises RenderError or MissingError.
        """
        ...


@runtime_checkable
class PagedBackend(Backend[Options], Protocol[Options]):
    """A format with pages, which can tell where they begin."""

    def render_paged(
        self, article: Article, theme: Theme, options: Options, context: Context
    ) -> tuple[bytes, PageStarts]:
        """The bytes that `render` gives, and where each page begins."""
        ...


@runtime_checkable
class FiledBackend(Backend[Options], Protocol[Options]):
    """A format whose pictures are files of their own."""

    def render_filed(
        self, article: Article, theme: Theme, options: Options, context: Context
    ) -> tuple[bytes, dict[str, bytes]]:
        """The bytes of the file, and what lies in `context.folder` beside it, by name."""
        ...


_PLAIN = BackendTraits()


def traits_of(name: str) -> BackendTraits:
    """What the backend `name` says of itself. Raises UsageError or MissingError."""
    traits = getattr(load("convert.backends", name), "traits", _PLAIN)
    return traits if isinstance(traits, BackendTraits) else _PLAIN
