"""Numbers that are not in the text: the digits they are set in, and whether headings get any."""

from convert.article import Article, Heading, LanguageTag
from convert.design.themes import Theme
from convert.languages.digits import digits
from convert.languages.language import Digits, language
from convert.walk import every_block, inline_text, plain_text


def page_numerals(tag: LanguageTag) -> Digits:
    """The CSS counter style of page numbers in this language."""
    return language(tag).digits


def list_numerals(article: Article) -> Digits:
    """The counter style of an article's numbered lists: the digits that its own text is in."""
    own = page_numerals(article.metadata.language)
    if own == "decimal" or not set(digits(own)) & set(plain_text(article)):
        return "decimal"
    return own


def numbers_headings(article: Article, theme: Theme) -> bool:
    """Whether style sheets number the headings: not where the article does it itself."""
    if not theme.tokens.type.number_headings:
        return False
    texts = [
        inline_text(block.content).lstrip()
        for block in every_block(article.blocks)
        if isinstance(block, Heading)
    ]
    return not any(text[:1].isdigit() for text in texts)
