"""The last step: what the parts of an article say of themselves is only what sets them apart."""

from msgspec.structs import replace

from convert.article import AnyBlock, AnyInline, Blocks, Direction, Inlines, Metadata, Span
from convert.readers.pandoc.inlines import joined
from convert.walk import every_inline, map_blocks, own_inlines, rebuilt


def apart(blocks: Blocks, metadata: Metadata) -> Blocks:
    """Blocks without languages and directions that are those of the article or of what is around,
    which word processors write down again and again."""

    def block(each: AnyBlock) -> AnyBlock:
        if each.language == metadata.language:
            each = replace(each, language=None)
        if each.direction == metadata.direction:
            each = replace(each, direction=None)
        if not any(isinstance(i, Span) for run in own_inlines(each) for i in every_inline(run)):
            return each
        language = each.language or metadata.language
        direction = each.direction or metadata.direction
        return rebuilt(each, inlines=lambda run: _apart(run, language, direction))

    return map_blocks(blocks, block)


def _apart(run: Inlines, language: str, direction: Direction) -> Inlines:
    return joined(part for each in run for part in _opened(each, language, direction))


def _opened(inline: AnyInline, language: str, direction: Direction) -> Inlines:
    """What stands for an inline: its content where it is a span that says nothing."""
    if not isinstance(inline, Span):
        return (inline,)
    own = inline.language if inline.language != language else None
    way = inline.direction if inline.direction != direction else None
    if own or way or inline.role:
        return (replace(inline, language=own, direction=way),)
    return _apart(inline.content, language, direction)
