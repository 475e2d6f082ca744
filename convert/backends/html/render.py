"""From an Article to a web page: its style, its fonts, its elements."""

from base64 import b64encode
from unicodedata import normalize

from convert.article import Article
from convert.backends.html import HtmlOptions
from convert.design.font_css import font_face, font_stack
from convert.design.fonts import choose, kind_of
from convert.design.sheets import sheets_for
from convert.design.themes import Theme
from convert.markup.numerals import list_numerals
from convert.markup.opening import asked, initial_values
from convert.markup.page import screen_page
from convert.markup.writer import setting_of

_LARGEST = 300_000  # bytes of all faces: every machine of its readers has fonts of such a script


def render_html(article: Article, theme: Theme, options: HtmlOptions) -> bytes:
    """The page of `article`; see `HtmlBackend.render`."""
    embed = options.fonts == "embed"
    fonts, others = _embedded(article, theme) if embed else ("", ())
    css = f"{fonts}{_css(article, theme, others)}"
    setting = setting_of(theme)
    page = screen_page(article, css, url=options.url, image=options.image, setting=setting)
    return normalize("NFC", page).encode()


def _css(article: Article, theme: Theme, others: tuple[str, ...]) -> str:
    fonts = theme.tokens.fonts
    families = {
        f"family_{role}": font_stack((name, *others), kind, local=True)
        for role, name, kind in (
            ("text", fonts.text, kind_of(fonts.text, theme.own_faces)),
            ("display", fonts.display, kind_of(fonts.display, theme.own_faces)),
            ("mono", fonts.mono, "mono"),
        )
    }
    title = dict.fromkeys((fonts.of_title, fonts.text, *others))
    kind = kind_of(fonts.of_title, theme.own_faces)
    families["family_title"] = font_stack(title, kind, local=True)
    sheets = theme.sheet(*sheets_for(asked(article, theme, "screen")))
    families |= initial_values(article, theme, "screen")
    return theme.fill(sheets, numerals=list_numerals(article), **families)


def _embedded(article: Article, theme: Theme) -> tuple[str, tuple[str, ...]]:
    """The `@font-face` rules, and the families beside the theme's own that the text needs."""
    from convert.design.needed_faces import letters_of, needed_faces, wanted_families
    from convert.design.subset import web_font
    from convert.markup.page import screen_words

    fonts = theme.tokens.fonts
    text = screen_words(article)
    choice = choose(text, wanted_families(article, theme), fonts.also, theme.own_faces)
    rules, left = [], _LARGEST
    for face in needed_faces(article, theme, choice):
        data = web_font(face, letters_of(face, article, theme, text))
        left -= len(data)
        if left < 0:
            break
        address = f"data:font/woff2;base64,{b64encode(data).decode('ascii')}"
        rules.append(font_face(face, address, format="woff2", display="swap") + "\n")
    return "".join(rules), tuple(name for name in choice.families if name not in fonts.named)
