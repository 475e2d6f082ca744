"""News in XML, as newsrooms exchange it (IPTC NITF 3.6)."""

from typing import Final

from convert.article import Article, MediaType
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.settings import RenderOptions

_PICTURES: Final[frozenset[MediaType]] = frozenset(("image/png", "image/jpeg", "image/gif"))


class NitfBackend:
    """A news story with its metadata; pictures lie beside it, or stand in their addresses."""

    name = "nitf"
    # No suffix is registered; programs that exchange such files go by this one or by `.xml`,
    # which says nothing of what is in a file.
    suffix = ".nitf"
    media_type = "application/nitf+xml"
    options = RenderOptions
    traits = BackendTraits(
        pictures=_PICTURES, read_by="nitf", verified="always", names_publication=True
    )

    def render(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,  # noqa: ARG002 - the protocol's signature
    ) -> bytes:
        """UTF-8 XML, with the pictures in it."""
        from convert.backends.nitf.document import to_nitf

        return to_nitf(article)[0]

    def render_filed(  # the protocol's signature
        self,
        article: Article,
        theme: Theme,  # noqa: ARG002 - the protocol's signature
        options: RenderOptions,  # noqa: ARG002 - the protocol's signature
        context: Context,
    ) -> tuple[bytes, dict[str, bytes]]:
        """The same with its pictures beside it, by name."""
        from convert.backends.nitf.document import to_nitf

        return to_nitf(article, context.folder)
