"""The words of an output in a format that is read as a source: what its reader finds in it."""

from collections.abc import Mapping

from msgspec.structs import replace

from convert.article import (
    AnyBlock,
    AnyInline,
    Article,
    BlockQuote,
    Blocks,
    Footnote,
    List,
    Math,
    NoteReference,
    Paragraph,
    Text,
)
from convert.check.expected import expected_runs
from convert.check.finding import Finding
from convert.check.folded import check_folded_words
from convert.check.formats.record import Expectation
from convert.check.reading.shape import NOTE_MARK, Reading
from convert.errors import ConvertError
from convert.readers import reader
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import (
    every_block,
    every_inline,
    map_blocks,
    map_inlines,
    own_inlines,
    rebuilt,
)
from convert.walk.marks import item_mark
from convert.walk.pictures import every_formula, every_picture
from convert.walk.printed import BOXES

# Such formats number notes anew, and keep them elsewhere than an article may.
_BULLETS = ("\N{BULLET}", "\N{EN DASH}")
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
        return [_finding(file, reader_name, error.code, error.message, error.hint)]
    wrong = check_folded_words(file, _reading(_as_in(article, found)), _reading(found))
    lacking = _pictures(article) - _pictures(found)
    if lacking > 0:
        message = f"{lacking} of its pictures cannot be found again"
        wrong.append(_finding(file, reader_name, "pictures.lost", message))
    return wrong


def _finding(file: str, format: str, code: str, message: str, hint: str = "") -> Finding:
    return Finding(
        file=file,
        format=format,
        tool="read",
        severity="error",
        code=code,
        message=message,
        hint=hint,
    )


def _pictures(article: Article) -> int:
    return sum(1 for _ in every_picture(article.blocks))


def _as_in(article: Article, found: Article) -> Article:
    """The article as a format writes it, whose lists and formulas are words where it has none."""
    written = _as_written(article, further_marks=_marks(found) >= _marks(article))
    if not any(isinstance(block, List) for block in every_block(found.blocks)):
        written = replace(written, blocks=_marked(written.blocks, 0))
    if not any(every_formula(found.blocks)):
        written = replace(written, blocks=map_inlines(written.blocks, _as_tex))
    return written


def _marks(article: Article) -> int:
    """How many marks lead to notes, but for those inside notes."""
    text = map_blocks(article.blocks, _without_marks)
    runs = (run for block in every_block(text) for run in own_inlines(block))
    return sum(isinstance(inline, NoteReference) for run in runs for inline in every_inline(run))


def _without_marks(block: AnyBlock) -> AnyBlock:
    if not isinstance(block, Footnote):
        return block
    return replace(block, blocks=map_inlines(block.blocks, _plain))


def _plain(inline: AnyInline) -> AnyInline:
    return Text(text=inline.text) if isinstance(inline, NoteReference) else inline


def _as_tex(inline: AnyInline) -> AnyInline:
    return Text(text=inline.tex) if isinstance(inline, Math) else inline


def _marked(blocks: Blocks, depth: int) -> Blocks:
    """Blocks with the marks of lists as words, as a format has them that knows no lists."""
    return tuple(
        _list_marked(block, depth) if isinstance(block, List) else _inside_marked(block, depth)
        for block in blocks
    )


def _inside_marked(block: AnyBlock, depth: int) -> AnyBlock:
    return rebuilt(block, blocks=lambda inner: _marked(inner, depth))


def _list_marked(block: List, depth: int) -> List:
    items = []
    for number, item in enumerate(block.items, block.start):
        mark = item_mark(block, number) if block.ordered else _BULLETS[depth % len(_BULLETS)]
        inner = _marked(item.blocks, depth + 1)
        mark = mark if item.done is None else f"{mark} {BOXES[item.done]}"
        items.append(replace(item, done=None, blocks=_with_mark(mark, inner)))
    return replace(block, items=tuple(items))


def _as_written(article: Article, *, further_marks: bool) -> Article:
    """The article with every mark as words that leads to no note of its own there: a second one
    to the same note, one inside a note, and a note that no mark leads to.

    further_marks: second ones lead there too.
    """
    seen: set[str] = set()
    labels = {block.label for block in every_block(article.blocks) if isinstance(block, Footnote)}

    def again(inline: AnyInline) -> AnyInline:
        if not isinstance(inline, NoteReference):
            return inline
        if inline.label not in labels or (inline.label in seen and not further_marks):
            return _plain(inline)
        seen.add(inline.label)
        return inline

    blocks = map_inlines(map_blocks(article.blocks, _without_marks), again)
    return replace(article, blocks=map_blocks(blocks, lambda block: _unmarked(block, seen)))


def _unmarked(block: AnyBlock, seen: set[str]) -> AnyBlock:
    if not isinstance(block, Footnote) or block.label in seen or not block.mark:
        return block
    return BlockQuote(blocks=_with_mark(block.mark, block.blocks))


def _with_mark(words: str, blocks: Blocks) -> Blocks:
    first, *others = blocks or (Paragraph(content=()),)
    mark = Text(text=f"{words} ")
    if isinstance(first, Paragraph):
        return (replace(first, content=(mark, *first.content)), *others)
    return (Paragraph(content=(mark,)), first, *others)


def _reading(article: Article) -> Reading:
    runs = tuple(expected_runs(article, _EXPECTATION))
    return Reading(format="article", title="", language="", runs=runs)
