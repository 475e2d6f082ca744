"""The style sheets of an article: its theme's, filled in with what the article asks for."""

from base64 import b64encode

from convert.article import Article, LanguageTag
from convert.backends.pdf.covers import ground_of
from convert.backends.pdf.titles import COVER_SCALE, title_family
from convert.backends.pdf.weasyprint.drop_cap import initial_places
from convert.design.font_css import font_stack
from convert.design.print_looks import head_looks, print_looks
from convert.design.sheets import OWN, Asked, sheets_for
from convert.design.themes import Theme
from convert.design.units import PAPER, Paper, points
from convert.languages.phrases import phrases
from convert.markup.numerals import list_numerals, numbers_headings, page_numerals
from convert.markup.opening import opened
from convert.markup.submission import SENDER_ROOM, submission
from convert.walk.printed import is_placed

_NOTE_SIZE = 0.94  # of small type


def article_css(
    article: Article, theme: Theme, fallbacks: list[str], paper: Paper | None, *, turned: bool
) -> list[str]:
    """The CSS that an article is laid out with, in the order of the cascade: what it shares with
    others in its language, and what is its own, if anything.

    `fallbacks` are further families for its text; `paper` goes before the theme's; `turned` says
    that some of its pages lie on their side.
    """
    metadata = article.metadata
    fonts = theme.tokens.fonts
    how = opened(article, theme, "paper")
    asked = Asked(
        medium="paper",
        tokens=theme.tokens,
        numbered=numbers_headings(article, theme),
        initial=bool(how.lines),
        lead=how.lead,
        placed=is_placed(article),
        turned=turned,
    )
    values = {
        "family_text": font_stack((fonts.text, *fallbacks)),
        "family_display": font_stack((fonts.display, fonts.text, *fallbacks)),
        "family_title": font_stack((title_family(metadata.title, theme), fonts.text, *fallbacks)),
        "family_mono": font_stack((fonts.mono, fonts.text, *fallbacks)),
        "page_of": _page_of(metadata.language, alone=theme.tokens.page.numbers == "alone"),
        "numerals": list_numerals(article),
        "page_numerals": page_numerals(metadata.language),
        "direction": metadata.direction,
        "page_start_side": "right" if metadata.direction == "rtl" else "left",
        "page_number_side": "left" if metadata.direction == "rtl" else "right",
        **_furniture(theme),
        **_submitted(article, theme),
        **(initial_places(article, theme, how.lines) if how.lines else {}),
        **(_cover_places(article, theme) if theme.tokens.page.cover else {}),
    }
    names = sheets_for(asked)
    shared = theme.fill(theme.sheet(*(name for name in names if name not in OWN)), **values)
    if paper:
        shared += f"\n@page {{ size: {paper}; }}\n@page landscape {{ size: {paper} landscape; }}"
    own = [name for name in names if name in OWN]
    return [shared, theme.fill(theme.sheet(*own), **values)] if own else [shared]


def _furniture(theme: Theme) -> dict[str, str]:
    """How heads and numbers of pages are set, and the notes at their foot.

    The engine works out no size in em: it gets the product.
    """
    heads = head_looks(theme)
    return {
        "heads_size": heads.size,
        "heads_tracking": f"{heads.tracking:g}em",
        "number_size": print_looks(theme).furniture,
        "note_size": f"{_NOTE_SIZE * float(theme.tokens.type.small):.4g}em",
    }


def _submitted(article: Article, theme: Theme) -> dict[str, str]:
    """What stands for the places of a manuscript's sheet."""
    page = theme.tokens.page
    if not page.submission:
        return {}
    sent = submission(article)
    room = points(page.margin_top) + SENDER_ROOM
    return {
        "sender": _string("\n".join(sent.sender)),
        "word_count": _string(sent.count),
        "sender_room": f"{room:.1f}pt",
        "half_way": f"{max(PAPER[page.size][1] / 2 - room, 0):.1f}pt",
    }


def _string(text: str) -> str:
    """A string of CSS (CSS Syntax 3, 4.3.5)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'


def _cover_places(article: Article, theme: Theme) -> dict[str, str]:
    """What `cover.css` asks for; the engine places what is behind a page from its margins on."""
    ground, page = ground_of(article, theme), theme.tokens.page
    width, height = PAPER[page.size]
    above = points(page.margin_top) + (SENDER_ROOM if page.submission else 0)
    top = height - above - ground.height
    data = b64encode(ground.data).decode("ascii")
    return {
        "cover_ground": ground.palette.ground,
        "cover_ink": ground.palette.ink,
        "cover_field": f'url("data:{ground.media_type};base64,{data}")',
        "cover_field_place": f"{-points(page.margin_inner):.2f}pt {top:.2f}pt",
        "cover_field_size": f"{width:.2f}pt {ground.height:.2f}pt",
        "cover_title": f"{float(theme.tokens.type.scale_title) * COVER_SCALE:.3f}",
    }


def _page_of(language: LanguageTag, *, alone: bool) -> str:
    """ "Page n of m" as the value of `content`, or n alone; numbers in the language's digits."""
    if alone:
        return f"counter(page, {page_numerals(language)})"
    before, _, rest = phrases(language).page_of.partition("{n}")
    between, _, after = rest.partition("{m}")
    numerals = page_numerals(language)
    return f'"{before}" counter(page, {numerals}) "{between}" counter(pages, {numerals}) "{after}"'
