"""Reading a source by the name of a reader, and an Article in a shape that a test can compare."""

from convert.article import (
    AnyBlock,
    Article,
    DefinitionList,
    Heading,
    List,
    Paragraph,
    Preformatted,
    Table,
)
from convert.readers import Reading, reader
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import children, own_inlines, plain_text

Shape = tuple[object, ...]


def read(name: str, source: str | bytes, **resources: bytes) -> Reading:
    """What the reader `name` makes of a source."""
    data = source if isinstance(source, bytes) else source.encode()
    return reader(name).read(Source(f"sea.{name}", data, resources=resources), ReadSettings())


def codes(reading: Reading) -> list[str]:
    return [diagnostic.code for diagnostic in reading.diagnostics]


def messages(reading: Reading, code: str) -> list[str]:
    return [each.message for each in reading.diagnostics if each.code == code]


def words(article: Article) -> str:
    return " ".join(plain_text(article).split())


def shapes(article: Article) -> list[str]:
    """The blocks of an article with their words, each with what its kind alone can say."""
    return [str(_shape(block)) for block in article.blocks]


def _shape(block: AnyBlock) -> Shape:
    said: Shape = (block.__struct_config__.tag,)
    match block:
        case Heading():
            said += (block.level,)
        case Paragraph():
            said += (block.role,) if block.role else ()
        case List():
            said += (block.ordered, block.start, [item.done for item in block.items])
        case Table():
            said += ([[cell.header for cell in row.cells] for row in block.rows],)
        case Preformatted():
            return (*said, block.text)
        case DefinitionList():
            said += ([[_inlines(term) for term in item.terms] for item in block.items],)
    runs = [_inlines(run) for run in own_inlines(block) if run]
    inner = [_shape(child) for child in children(block)]
    return (*said, *runs, *inner)


def _inlines(run: tuple[object, ...]) -> str:
    """A run with its marks: `*` emphasis, `+` strong, and so on."""
    out = ""
    for inline in run:
        kind = inline.__struct_config__.tag
        if kind == "text":
            out += inline.text
        elif kind in ("code", "note_reference"):
            out += f"<{kind} {inline.text}>"
        elif kind == "link":
            out += f"<link {inline.target} {_inlines(inline.content)}>"
        elif kind == "math":
            out += f"<math {inline.tex}>"
        elif kind == "ruby":
            out += f"<ruby {_inlines(inline.content)} {_inlines(inline.reading)}>"
        elif kind == "line_break":
            out += "/"
        elif kind == "image":
            out += f"<image {inline.alt}>"
        else:
            out += f"<{kind} {_inlines(inline.content)}>"
    return out
