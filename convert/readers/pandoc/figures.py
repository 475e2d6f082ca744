"""Pictures between paragraphs: a paragraph that is nothing but a picture, and pandoc's figures."""

from msgspec.structs import replace

from convert.article import Blocks, Figure, Inlines, LineRange, Paragraph, Table, Text
from convert.readers.pandoc import ast
from convert.readers.pandoc.inlines import inlines, missing, run
from convert.readers.pandoc.places import pair, unwrapped
from convert.readers.pandoc.raw_inlines import with_structure
from convert.readers.pandoc.tables import caption
from convert.readers.pandoc.work import Work
from convert.walk import inline_text

DECORATIVE = "decorative"
"""The attribute of a picture that its source says to be decoration."""


def as_figure(node: ast.Plain | ast.Para, lines: LineRange | None, work: Work) -> Blocks:
    """The picture that is all there is in a paragraph, its title as caption; else nothing.

    Where the picture itself is not there, its words are a paragraph.
    """
    picture = _only_picture(node, work)
    if picture is None:
        return ()
    _, _, (_, title) = picture.c
    titled: Inlines = (Text(text=title),) if title.strip() else ()
    return _shown(picture, titled, lines, work)


def figure(node: ast.Figure, lines: LineRange | None, work: Work) -> Blocks:
    """A figure with its caption, or a table; other blocks with the caption after them."""
    _, said, inner = node.c
    words = caption(said, work)
    only = inner[0] if len(inner) == 1 else None
    picture = _only_picture(only, work) if isinstance(only, ast.Plain | ast.Para) else None
    if picture is not None:
        return _shown(picture, words, lines, work)
    made = work.blocks(inner, work)
    last = made[-1] if made else None
    if words and isinstance(last, Figure | Table) and not last.caption:
        return (*made[:-1], replace(last, caption=words))
    if not words:
        return made
    return (*made, Paragraph(content=words, role="caption", lines=lines))


def _only_picture(node: ast.Plain | ast.Para, work: Work) -> ast.Image | None:
    nodes = list(unwrapped(node.c))
    if not any(isinstance(each, ast.Image | ast.RawInline) for each in nodes):
        return None
    spaces = (ast.Space, ast.SoftBreak, ast.LineBreak)
    found = with_structure(nodes, work)
    rest = [each for each in found if not isinstance(each, spaces)]
    only = rest[0] if len(rest) == 1 else None
    return only if isinstance(only, ast.Image) else None


def _shown(picture: ast.Image, words: Inlines, lines: LineRange | None, work: Work) -> Blocks:
    attr, description, (address, _) = picture.c
    alt = " ".join(inline_text(run(description, work)).split())
    found = work.picture(address)
    if isinstance(found, str):
        missing(address, found, work)
        said = (Paragraph(content=inlines(description, work), lines=lines),) if alt else ()
        if not words or inline_text(words) == alt:
            return said
        return (*said, Paragraph(content=words, role="caption", lines=lines))
    data, media_type = found
    decorative = bool(pair(attr, DECORATIVE)) and not alt
    return (
        Figure(
            data=data,
            media_type=media_type,
            alt=alt,
            decorative=decorative,
            caption=words,
            lines=lines,
        ),
    )
