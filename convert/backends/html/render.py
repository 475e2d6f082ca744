"""From an Article to a web page: its style, its fonts, its elements."""

import re
from base64 import b64encode
from functools import lru_cache
from typing import NoReturn
from unicodedata import normalize
from urllib.parse import quote, urljoin

from convert.article import Article
from convert.backends.html import HtmlOptions
from convert.context import Context
from convert.covers.design import cover_of
from convert.covers.painted import SHARED, painted
from convert.design.font_css import font_face, font_stack
from convert.design.fonts import Face, choose, kind_of
from convert.design.sheets import sheets_for
from convert.design.themes import Theme
from convert.errors import UsageError
from convert.markup.numerals import list_numerals
from convert.markup.opening import asked, initial_values
from convert.markup.page import screen_page
from convert.markup.writer import setting_of
from convert.media_types import suffix_of
from convert.normalise.addresses import is_web_address

_REMARK = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/\n*|(?<=\n)\s+""", re.DOTALL
)
_SHARED = "share"
_PLAIN = 400
_LARGEST = 300_000  # bytes of all faces: every machine of its readers has fonts of such a script


def render_html(
    article: Article, theme: Theme, options: HtmlOptions, context: Context
) -> tuple[bytes, dict[str, bytes]]:
    """The page of `article`, and what lies beside it; see `HtmlBackend.render_filed`."""
    metadata = article.metadata
    address = metadata.address if is_web_address(metadata.address or "") else None
    url, image = options.url or address, options.image
    files: dict[str, bytes] = {}
    if options.share_picture:
        if url is None:
            raise _no_address()
        data, kind = painted(cover_of(article), theme, metadata.direction, SHARED)
        name = f"{_SHARED}{suffix_of(kind)}"
        files[name] = data
        image = image or urljoin(url, quote(f"{context.folder}/{name}"))
    embed = options.fonts == "embed"
    fonts, others = _embedded(article, theme) if embed else ("", ())
    css = f"{fonts}{_css(article, theme, others)}"
    setting = setting_of(theme)
    page = screen_page(article, css, url=url, image=image, setting=setting)
    return normalize("NFC", page).encode(), files


def refuse_share_picture() -> NoReturn:
    """Raise UsageError: the page is not written into a folder."""
    raise UsageError(
        "a picture for previews lies beside a page, and this page is in no folder",
        hint="Leave --share-picture out, or write the page into a folder.",
        code="html.share_picture",
    )


def _no_address() -> UsageError:
    return UsageError(
        "a picture for previews is named by its address, and the page has none",
        hint="Say it by --url, or as `address` in the settings or the sidecar.",
        code="html.share_picture",
    )


def _css(article: Article, theme: Theme, others: tuple[str, ...]) -> str:
    fonts = theme.tokens.fonts
    families = {
        f"family_{role}": font_stack((name, *others), kind, local=True)
        for role, name, kind in (
            ("text", fonts.text, kind_of(fonts.text, theme.own_faces)),
            ("display", fonts.display, kind_of(fonts.display, theme.own_faces)),
        )
    }
    families["family_mono"] = font_stack((fonts.mono, fonts.text, *others), "mono", local=True)
    title = dict.fromkeys((fonts.of_title, fonts.text, *others))
    kind = kind_of(fonts.of_title, theme.own_faces)
    families["family_title"] = font_stack(title, kind, local=True)
    sheets = _without_remarks(theme.sheet(*sheets_for(asked(article, theme, "screen"))))
    families |= initial_values(article, theme, "screen")
    return theme.fill(sheets, numerals=list_numerals(article), **families)


@lru_cache(maxsize=16)
def _without_remarks(css: str) -> str:
    """Style sheets without comments (CSS Syntax 3, 4.3.2) and indents: no reader of the page asks
    for them. Articles share what is left, but for what fills its places."""
    return _REMARK.sub(lambda found: found["kept"] or "", css)


def _embedded(article: Article, theme: Theme) -> tuple[str, tuple[str, ...]]:
    """The `@font-face` rules, and the families beside the theme's own that the text needs."""
    from convert.design.needed_faces import letters_of, needed_faces, wanted_families
    from convert.design.subset import web_font
    from convert.markup.page import screen_words

    fonts = theme.tokens.fonts
    text = screen_words(article)
    choice = choose(text, wanted_families(article, theme), fonts.also, theme.own_faces)
    rules, left = [], _LARGEST
    without: set[str] = set()  # families whose plain letters are too large
    for face in sorted(needed_faces(article, theme, choice), key=_last_to_miss):
        if face.family in without:
            continue
        data = web_font(face, letters_of(face, article, theme, text))
        if len(data) > left:
            without.update({face.family} if _last_to_miss(face) == (False, False) else ())
            continue
        left -= len(data)
        address = f"data:font/woff2;base64,{b64encode(data).decode('ascii')}"
        rules.append(font_face(face, address, format="woff2", display="swap") + "\n")
    return "".join(rules), tuple(name for name in choice.families if name not in fonts.named)


def _last_to_miss(face: Face) -> tuple[bool, bool]:
    """Where a face stands among all: a browser makes letters bold or slanted where it has to, but
    those of another script it may not have at all."""
    return face.italic, face.weight != _PLAIN
