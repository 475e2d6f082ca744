"""One accessible, self-contained web page."""

from unicodedata import normalize

from convert.article import Article
from convert.markup.page import screen_page
from convert.settings import RenderOptions
from convert.themes import Theme


class HtmlOptions(RenderOptions, frozen=True):
    """url: the address the page will have; image: the address of a picture that shows it."""

    url: str | None = None
    image: str | None = None


class HtmlBackend:
    """HTML that passes Nu and axe (WCAG 2.2 AA), with no script and nothing fetched."""

    name = "html"
    suffix = ".html"
    media_type = "text/html"
    options = HtmlOptions

    def render(self, article: Article, theme: Theme, options: HtmlOptions) -> bytes:
        """The page, UTF-8, in Normalization Form C (W3C Character Model: Normalization, 3.1)."""
        page = screen_page(article, _css(theme), url=options.url, image=options.image)
        return normalize("NFC", page).encode()


def _css(theme: Theme) -> str:
    fonts = theme.tokens.fonts
    families = {
        "family_text": f'"{fonts.text}", Charter, Georgia, "Noto Serif", serif',
        "family_display": f'"{fonts.display}", "Helvetica Neue", Arial, "Noto Sans", sans-serif',
        "family_mono": f'"{fonts.mono}", ui-monospace, Consolas, "Noto Sans Mono", monospace',
    }
    sheets = f"{theme.file('screen.css')}\n{theme.file('article.css')}"
    return theme.fill(sheets, **families)
