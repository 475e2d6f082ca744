"""Which faces of the chosen families an article's styles can ask for."""

from collections.abc import Iterator

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Code,
    DefinitionList,
    Emphasis,
    Heading,
    Preformatted,
    Span,
    Strong,
)
from convert.design.fonts import Choice, Face, faces, italic_for
from convert.design.themes import Theme
from convert.languages.phrases import phrases
from convert.walk import block_text, every_block, every_inline, inline_text, own_inlines


def needed_faces(article: Article, theme: Theme, choice: Choice) -> tuple[Face, ...]:
    """The faces of `choice` that the article needs: no italic without emphasis, and so on.

    Display type is set at 400 and 600 (or the next heavier), the title at the latter, text and
    code at 400 and 700. An italic is one that has the letters of the words in italics.
    """
    fonts = theme.tokens.fonts
    blocks = list(every_block(article.blocks))
    inlines = [inline for block in blocks for inline in _inlines(block)]
    emphasised = "".join(inline_text(i.content) for i in inlines if isinstance(i, Emphasis))
    standfirst = ""
    if theme.tokens.type.standfirst == "italic":
        standfirst = article.metadata.subtitle or ""
    bold = any(isinstance(block, DefinitionList) for block in blocks) or any(map(_is_bold, inlines))
    heavy = display_weight(theme)
    title = title_weight(theme)

    def is_used(face: Face) -> bool:
        if face.italic and not emphasised:
            return bool(standfirst) and (face.family, face.weight) == (fonts.text, 400)
        if face.family == fonts.display and face.weight in (400, heavy):
            return True
        if face.family == fonts.title and face.weight == title and not face.italic:
            return True
        if face.family in (fonts.text, fonts.mono):
            return face.weight == 400 or (bold and face.weight == 700)
        return face.family not in (fonts.display, fonts.title) and face.weight != 600

    return tuple(
        italic_for(face, emphasised + standfirst) if face.italic else face
        for name in choice.families
        for face in faces(name, theme.own_faces)
        if is_used(face)
    )


def letters_of(face: Face, article: Article, theme: Theme, text: str) -> str:
    """What of `text` is set in a face: one of the title's own family is for titles, headings and
    quotations."""
    if face.family != theme.tokens.fonts.title:
        return text
    large = (b for b in every_block(article.blocks) if isinstance(b, Heading | BlockQuote))
    shown = (
        article.metadata.title,
        phrases(article.metadata.language).contents,  # which is a heading too
        "0123456789. ",
        *(piece for block in large for piece in block_text(block)),
    )
    return "".join(sorted(set("".join(shown))))


def wanted_families(article: Article, theme: Theme) -> list[str]:
    """The families that a theme sets an article in, text first."""
    fonts = theme.tokens.fonts
    unused = () if has_code(article) else (fonts.mono,)
    return [name for name in fonts.named if name not in unused]


def display_weight(theme: Theme) -> int:
    """The weight that headings get, which ask for 600: the next heavier where there is none."""
    return _heavy(theme.tokens.fonts.display, theme)


def title_weight(theme: Theme) -> int:
    """The weight that the title gets, which asks for 600 as headings do."""
    return _heavy(theme.tokens.fonts.of_title, theme)


def _heavy(family: str, theme: Theme) -> int:
    found = faces(family, theme.own_faces)
    weights = sorted({face.weight for face in found if face.weight >= 600})
    return weights[0] if weights else 400


def _is_bold(inline: AnyInline) -> bool:
    """Whether words are set bold; what is emphasised may stand in what is strong."""
    return isinstance(inline, Strong | Emphasis) or (
        isinstance(inline, Span) and inline.role == "speaker"
    )


def has_code(article: Article) -> bool:
    """Whether anything is set in the font for code."""
    return any(
        isinstance(block, Preformatted) or any(isinstance(i, Code) for i in _inlines(block))
        for block in every_block(article.blocks)
    )


def _inlines(block: AnyBlock) -> Iterator[AnyInline]:
    """The inlines of a block itself."""
    for run in own_inlines(block):
        yield from every_inline(run)
