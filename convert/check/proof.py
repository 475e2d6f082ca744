"""The words of an output in a format that is read as a source: what its reader finds in it."""

from collections.abc import Mapping

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Footnote,
    NoteReference,
    Paragraph,
    Text,
)
from convert.check.expected import expected_runs
from convert.check.finding import Finding
from convert.check.formats.record import Expectation
from convert.check.reading.shape import NOTE_MARK, Reading
from convert.check.structure import check_words
from convert.errors import ConvertError
from convert.readers import reader
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import every_block, map_blocks, map_inlines

# Such formats number notes anew, and keep them elsewhere than an article may.
_EXPECTATION = Expectation(note_mark=NOTE_MARK, notes_apart=True)


def prove(
    output: bytes, reader_name: str, article: Article, files: Mapping[str, bytes], file: str = ""
) -> list[Finding]:
    """Where the words that a reader finds in an output are not those of its Article.

    files: what lies beside the output, by relative path.
    """
    chosen = reader(reader_name)
    source = Source(file or f"article{chosen.suffixes[0]}", output, resources=files)
    settings = ReadSettings(language=article.metadata.language)
    try:
        found = chosen.read(source, settings).article
    except ConvertError as error:
        return [
            Finding(
                file=file,
                format=reader_name,
                tool="read",
                severity="error",
                code=error.code,
                message=error.message,
                hint=error.hint,
            )
        ]
    return list(check_words(file, _reading(_as_written(article)), _reading(found)))


def _as_written(article: Article) -> Article:
    """The article with every mark as words that leads to no note of its own there: a second one
    to the same note, one inside a note, and a note that no mark leads to."""
    seen: set[str] = set()
    labels = {block.label for block in every_block(article.blocks) if isinstance(block, Footnote)}

    def plain(inline: AnyInline) -> AnyInline:
        return Text(text=inline.text) if isinstance(inline, NoteReference) else inline

    def in_note(block: AnyBlock) -> AnyBlock:
        if not isinstance(block, Footnote):
            return block
        return replace(block, blocks=map_inlines(block.blocks, plain))

    def again(inline: AnyInline) -> AnyInline:
        if not isinstance(inline, NoteReference):
            return inline
        if inline.label in seen or inline.label not in labels:
            return plain(inline)
        seen.add(inline.label)
        return inline

    blocks = map_inlines(map_blocks(article.blocks, in_note), again)
    return replace(article, blocks=map_blocks(blocks, lambda block: _unmarked(block, seen)))


def _unmarked(block: AnyBlock, seen: set[str]) -> AnyBlock:
    if not isinstance(block, Footnote) or block.label in seen or not block.mark:
        return block
    first, *others = block.blocks or (Paragraph(content=()),)
    mark = Text(text=f"{block.mark} ")
    if isinstance(first, Paragraph):
        return BlockQuote(blocks=(replace(first, content=(mark, *first.content)), *others))
    return BlockQuote(blocks=(Paragraph(content=(mark,)), first, *others))


def _reading(article: Article) -> Reading:
    runs = tuple(expected_runs(article, _EXPECTATION))
    return Reading(format="article", title="", language="", runs=runs)
