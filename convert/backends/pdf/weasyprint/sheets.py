"""The style sheets of an article: its theme's, filled in with what the article asks for."""

from collections.abc import Iterator

from convert.article import Article, LanguageTag
from convert.backends.pdf.weasyprint.drop_cap import initial_css
from convert.design.font_css import font_stack
from convert.design.themes import Theme
from convert.design.units import Paper
from convert.languages.phrases import phrases
from convert.markup.numerals import list_numerals, numbers_headings, page_numerals
from convert.markup.opening import takes_initial


def article_css(
    article: Article, theme: Theme, fallbacks: list[str], paper: Paper | None, *, turned: bool
) -> str:
    """The CSS that an article is laid out with.

    `fallbacks` are further families for its text; `paper` goes before the theme's; `turned` says
    that some of its pages lie on their side.
    """
    metadata = article.metadata
    fonts = theme.tokens.fonts
    css = theme.fill(
        theme.sheet(*_sheets(article, theme, turned)),
        family_text=font_stack((fonts.text, *fallbacks)),
        family_display=font_stack((fonts.display, fonts.text, *fallbacks)),
        family_mono=font_stack((fonts.mono, fonts.text, *fallbacks)),
        page_of=_page_of(metadata.language),
        numerals=list_numerals(article),
        page_numerals=page_numerals(metadata.language),
        direction=metadata.direction,
        page_number_side="left" if metadata.direction == "rtl" else "right",
    )
    if paper:
        css += f"\n@page {{ size: {paper}; }}\n@page landscape {{ size: {paper} landscape; }}"
    return css + initial_css(article, theme) if takes_initial(article, theme) else css


def _sheets(article: Article, theme: Theme, turned: bool) -> Iterator[str]:
    """The style sheets of a theme's settings, in the order of the cascade."""
    page = theme.tokens.page
    yield from ("article.css", "page.css")
    if theme.tokens.type.pull_quotes:
        yield "pull.css"
    if theme.tokens.type.thin_spaces:
        yield "spacing.css"
    if theme.tokens.type.lead != "plain":
        yield f"lead-{theme.tokens.type.lead}.css"
    if page.columns > 1:
        yield "columns.css"
    if notes_at_foot(theme):
        yield "foot.css"
    if page.contents:
        yield "contents.css"
    if numbers_headings(article, theme):
        yield "numbered.css"
    if page.cover:
        yield "cover.css"
    if page.duplex:
        yield "duplex.css"
    if turned:
        yield "landscape.css"


def notes_at_foot(theme: Theme) -> bool:
    """Whether notes stand at the foot of the page; the engine sets none below columns."""
    return theme.tokens.page.notes == "foot" and theme.tokens.page.columns == 1


def _page_of(language: LanguageTag) -> str:
    """ "Page n of m" as the value of `content`, numbers in the language's digits."""
    before, _, rest = phrases(language).page_of.partition("{n}")
    between, _, after = rest.partition("{m}")
    numerals = page_numerals(language)
    return f'"{before}" counter(page, {numerals}) "{between}" counter(pages, {numerals}) "{after}"'
