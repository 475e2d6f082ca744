"""From an Article to a web page: its style, its fonts, its elements."""

from base64 import b64encode
from unicodedata import normalize

from convert.article import Article
from convert.backends.html import HtmlOptions
from convert.markup.numerals import list_numerals, numbers_headings
from convert.markup.opening import asked_sheets
from convert.markup.page import screen_page
from convert.markup.writer import Setting
from convert.themes import Theme


def render_html(article: Article, theme: Theme, options: HtmlOptions) -> bytes:
    """The page of `article`; see `HtmlBackend.render`."""
    embed = options.fonts == "embed"
    fonts, others = _embedded(article, theme) if embed else ("", ())
    css = f"{fonts}{_css(article, theme, others)}"
    setting = Setting(thin_spaces=theme.tokens.type.thin_spaces)
    page = screen_page(article, css, url=options.url, image=options.image, setting=setting)
    return normalize("NFC", page).encode()


def _css(article: Article, theme: Theme, others: tuple[str, ...]) -> str:
    fonts = theme.tokens.fonts
    also = "".join(f', "{name}"' for name in others)
    families = {
        "family_text": f'"{fonts.text}"{also}, {_like(fonts.text)}',
        "family_display": f'"{fonts.display}"{also}, {_like(fonts.display)}',
        "family_mono": f'"{fonts.mono}"{also}, ui-monospace, Consolas, "Noto Sans Mono", monospace',
    }
    numbered = ["numbered.css"] if numbers_headings(article, theme) else []
    asked = asked_sheets(article, theme)
    sheets = theme.sheet("article.css", "lists.css", "screen.css", *numbered, *asked)
    return theme.fill(sheets, numerals=list_numerals(article), **families)


def _like(family: str) -> str:
    """What stands in for a family on a machine that lacks it."""
    if "Serif" in family or family == "Amiri":
        return 'Charter, Georgia, "Noto Serif", serif'
    return '"Helvetica Neue", Arial, "Noto Sans", sans-serif'


def _embedded(article: Article, theme: Theme) -> tuple[str, tuple[str, ...]]:
    """The `@font-face` rules, and the families beside the theme's own that the text needs."""
    from convert.fonts import choose
    from convert.markup.page import screen_words
    from convert.needed_faces import needed_faces, wanted_families
    from convert.subset import web_font

    fonts = theme.tokens.fonts
    text = screen_words(article)
    choice = choose(text, wanted_families(article, theme), fonts.also)
    rules = []
    for face in needed_faces(article, theme, choice):
        data = b64encode(web_font(face, text)).decode("ascii")
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f"font-style: {'italic' if face.italic else 'normal'}; font-display: swap; "
            f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
        )
    own = (fonts.text, fonts.display, fonts.mono)
    return "".join(rules), tuple(name for name in choice.families if name not in own)
