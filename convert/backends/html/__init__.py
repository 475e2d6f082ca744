"""One accessible, self-contained web page."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from convert.article import Article, MediaType
from convert.context import Context
from convert.design.themes import Theme
from convert.formats import BackendTraits
from convert.normalise.addresses import is_web_address
from convert.settings import RenderOptions

FontSource = Literal["embed", "system"]


class HtmlOptions(RenderOptions, frozen=True):
    """What a user may say of a web page."""

    url: Annotated[
        str | None,
        Meta(
            description="Address that the web page will have.",
            extra={"flag": "--url", "group": "what", "seldom": True},
        ),
    ] = None

    image: Annotated[
        str | None,
        Meta(
            description="Address of a picture for previews of the web page.",
            extra={"flag": "--image", "group": "what", "seldom": True},
        ),
    ] = None

    share_picture: Annotated[
        bool,
        Meta(
            description="Put a picture beside each web page, for previews of links to it; it "
            "wants the address that the page will have.",
            extra={"flag": "--share-picture", "group": "what", "seldom": True},
        ),
    ] = False

    fonts: Annotated[
        FontSource,
        Meta(
            description="Fonts of web pages: embed (if not given), or system.",
            extra={"flag": "--fonts", "group": "look"},
        ),
    ] = "embed"
    """"embed" puts the theme's fonts into the page, cut down to its characters (WOFF2), as far as
    they stay under 300 kB; "system" names them, and the reader's machine takes what it has of the
    same kind."""

    def __post_init__(self) -> None:
        """Raises ValueError for an address that is none of the web's."""
        for name, address in (("url", self.url), ("image", self.image)):
            if address is not None and not is_web_address(address):
                raise ValueError(f"{name} '{address}' is no address of the web (https://...)")


class HtmlBackend:
    """HTML that passes Nu and axe (WCAG 2.2 AA), with no script and nothing fetched."""

    name = "html"
    suffix = ".html"
    media_type = "text/html"
    options = HtmlOptions
    traits = BackendTraits(
        preload=("convert.markup.page",),
        pictures=frozenset(get_args(MediaType)),
        checked_as="html",
        verified="beside",
        place=4,
    )

    def render(
        self, article: Article, theme: Theme, options: HtmlOptions, context: Context
    ) -> bytes:
        """The page, UTF-8, in Normalization Form C (W3C Character Model: Normalization, 3.1).

        Raises UsageError where a picture is to be beside it and nothing can be.
        """
        from convert.backends.html.render import refuse_share_picture, render_html

        if options.share_picture:
            refuse_share_picture()
        return render_html(article, theme, options, context)[0]

    def render_filed(
        self, article: Article, theme: Theme, options: HtmlOptions, context: Context
    ) -> tuple[bytes, dict[str, bytes]]:
        """The same page, and beside it the picture for previews where that is asked for. Raises
        UsageError where nobody says what address the page will have.
        """
        from convert.backends.html.render import render_html

        return render_html(article, theme, options, context)
