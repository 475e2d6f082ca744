"""The fonts that an article is set in on paper, whichever engine lays it out."""

from convert.article import Article
from convert.design.fonts import Choice, choose
from convert.design.needed_faces import wanted_families
from convert.design.themes import Theme
from convert.errors import RenderError
from convert.languages.digits import digits
from convert.languages.phrases import phrases
from convert.markup.numerals import page_numerals
from convert.markup.submission import submission
from convert.normalise.characters import is_nameless, with_replacements
from convert.walk.printed import printed_text


def with_fonts(article: Article, theme: Theme) -> tuple[Article, Choice]:
    """An article, and the families that it is set in. Raises RenderError for characters that none
    of them has.

    Those that no standard gives a meaning or a shape to, and no font of the theme either, are
    shown by the sign for such: PDF/A forbids the empty box (ISO 19005-2, 6.2.11.8).
    """
    choice = _choice(article, theme)
    if nameless := [character for character in choice.missing if is_nameless(character)]:
        article = with_replacements(article, nameless)
        choice = _choice(article, theme)
    if choice.missing:
        raise _tofu(choice)
    return article, choice


def _choice(article: Article, theme: Theme) -> Choice:
    language = article.metadata.language
    labels = phrases(language)
    furniture = f"{labels.page_of}{labels.contents}{digits(page_numerals(language))}"
    if theme.tokens.page.duplex:  # above left pages, where the text may not name them
        furniture += "".join(author.name for author in article.metadata.authors)
    if theme.tokens.page.submission:
        sent = submission(article)
        furniture += "".join((*sent.sender, sent.count, sent.head, "/"))
    return choose(
        f"{printed_text(article)}{furniture}0123456789.()•–*",
        wanted_families(article, theme),
        theme.tokens.fonts.also,
        theme.own_faces,
    )


def _tofu(choice: Choice) -> RenderError:
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(choice.missing)[:8])
    more = f" and {len(choice.missing) - 8} more" if len(choice.missing) > 8 else ""
    return RenderError(
        f"no installed font has {named}{more}",
        hint="For Chinese, Japanese and Korean: `pip install 'article-convert[cjk]'`.",
        code="font.missing",
    )
