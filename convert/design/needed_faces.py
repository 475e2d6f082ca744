"""Which faces of the chosen families an article's styles can ask for."""

from collections.abc import Iterator

from convert.article import (
    AnyInline,
    Article,
    Code,
    DefinitionList,
    Emphasis,
    Preformatted,
    Span,
    Strong,
)
from convert.design.fonts import Choice, Face, faces, italic_for
from convert.design.themes import Theme
from convert.walk import every_block, every_inline, inline_text, own_inlines


def needed_faces(article: Article, theme: Theme, choice: Choice) -> tuple[Face, ...]:
    """The faces of `choice` that the article needs: no italic without emphasis, and so on.

    Display type is set at 400 and 600 (or the next heavier), text and code at 400 and 700. An
    italic is one that has the letters of the emphasised words.
    """
    fonts = theme.tokens.fonts
    emphases = [i.content for i in _inlines(article) if isinstance(i, Emphasis)]
    emphasised = "".join(map(inline_text, emphases))
    bold = has_bold(article)
    heavy = display_weight(theme)

    def is_used(face: Face) -> bool:
        if face.italic and not emphasised:
            return False
        if face.family == fonts.display and face.weight in (400, heavy):
            return True
        if face.family in (fonts.text, fonts.mono):
            return face.weight == 400 or (bold and face.weight == 700)
        return face.family != fonts.display and face.weight != 600

    return tuple(
        italic_for(face, emphasised) if face.italic else face
        for name in choice.families
        for face in faces(name, theme.own_faces)
        if is_used(face)
    )


def wanted_families(article: Article, theme: Theme) -> list[str]:
    """The families that a theme sets an article in, text first."""
    fonts = theme.tokens.fonts
    return [fonts.text, fonts.display, *([fonts.mono] if has_code(article) else [])]


def display_weight(theme: Theme) -> int:
    """The weight that headings get, which ask for 600: the next heavier where there is none."""
    found = faces(theme.tokens.fonts.display, theme.own_faces)
    weights = sorted({face.weight for face in found if face.weight >= 600})
    return weights[0] if weights else 400


def has_bold(article: Article) -> bool:
    """Whether any words of the text, headings aside, are set bold."""
    blocks = every_block(article.blocks)
    return any(isinstance(block, DefinitionList) for block in blocks) or any(
        isinstance(inline, Strong | Emphasis)
        or (isinstance(inline, Span) and inline.role == "speaker")
        for inline in _inlines(article)
    )


def has_code(article: Article) -> bool:
    """Whether anything is set in the font for code."""
    blocks = every_block(article.blocks)
    return any(isinstance(block, Preformatted) for block in blocks) or any(
        isinstance(inline, Code) for inline in _inlines(article)
    )


def _inlines(article: Article) -> Iterator[AnyInline]:
    for block in every_block(article.blocks):
        for run in own_inlines(block):
            yield from every_inline(run)
