"""Any article that the model can hold, with every kind of block inside every other."""

from hypothesis import strategies as st

from convert.article import (
    Article,
    BlockQuote,
    Blocks,
    Cell,
    Code,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Row,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from tests.conformance.articles.pictures import DOT

WORDS = ("amber", "brook", "candle", "dune", "ember", "fjord", "grove", "heron", "isle", "juniper")
NUMBERED = st.integers(1, 9999)


@st.composite
def words(draw: st.DrawFn, most: int = 6) -> str:
    """Words that are told apart by numbers, so that none can stand for another."""
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=most))
    return " ".join(f"{word}{draw(NUMBERED)}" for word in chosen)


def text() -> st.SearchStrategy[Text]:
    return words().map(lambda said: Text(text=said))


def inlines() -> st.SearchStrategy[Inlines]:
    """Running text with one level of marks in it; words never touch across a mark."""
    space = Text(text=" ")
    marked = st.one_of(
        text().map(lambda t: Emphasis(content=(t,))),
        text().map(lambda t: Strong(content=(Emphasis(content=(t,)),))),
        words(2).map(lambda said: Code(text=said)),
        st.tuples(text(), NUMBERED).map(
            lambda pair: Link(target=f"https://example.org/{pair[1]}", content=(pair[0],))
        ),
        text().map(lambda t: Span(content=(t,), language="fr")),
    )
    pieces = st.lists(st.one_of(text(), marked), min_size=1, max_size=4)
    return pieces.map(lambda found: tuple(i for piece in found for i in (piece, space))[:-1])


def paragraphs() -> st.SearchStrategy[Paragraph]:
    return inlines().map(lambda content: Paragraph(content=content))


def verses() -> st.SearchStrategy[Verse]:
    lines = st.lists(text(), min_size=2, max_size=4)
    return lines.map(
        lambda found: Verse(content=tuple(i for t in found for i in (t, LineBreak()))[:-1])
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(2, 4))
    height = draw(st.integers(1, 4))
    said = st.lists(text(), min_size=width, max_size=width)

    def row(header: bool) -> Row:
        return Row(cells=tuple(Cell(content=(t,), header=header) for t in draw(said)))

    caption = (draw(text()),) if draw(st.booleans()) else ()
    return Table(rows=(row(True), *(row(False) for _ in range(height))), caption=caption)


def figures() -> st.SearchStrategy[Figure]:
    return words().map(lambda alt: Figure(data=DOT, media_type="image/png", alt=alt))


def leaves() -> st.SearchStrategy[Blocks]:
    single = st.one_of(
        paragraphs(),
        verses(),
        words().map(lambda said: Preformatted(text=f"{said}\n  {said}")),
        tables(),
        figures(),
    )
    return st.lists(single, min_size=1, max_size=3).map(tuple)


def containers(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[Blocks]:
    items = st.lists(inner.map(lambda blocks: ListItem(blocks=blocks)), min_size=1, max_size=3)
    lists = st.tuples(items, st.booleans(), st.integers(1, 5)).map(
        lambda parts: List(
            ordered=parts[1],
            items=tuple(parts[0]),
            start=parts[2] if parts[1] else 1,
            tight=all(len(item.blocks) == 1 for item in parts[0]),
        )
    )
    quotes = st.tuples(inner, st.booleans(), text()).map(
        lambda parts: BlockQuote(blocks=parts[0], attribution=(parts[2],) if parts[1] else ())
    )
    glossaries = st.lists(st.tuples(text(), inner), min_size=1, max_size=3).map(
        lambda entries: DefinitionList(
            items=tuple(DefinitionItem(terms=((t,),), blocks=blocks) for t, blocks in entries)
        )
    )
    return st.one_of(lists, quotes, glossaries).map(lambda block: (block,))


def bodies() -> st.SearchStrategy[Blocks]:
    return st.recursive(leaves(), containers, max_leaves=5)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """A few sections, each of nested blocks; notes at the end."""
    blocks: Blocks = ()
    count = draw(st.integers(1, 3))
    for number in range(count):
        said = (draw(text()),)
        blocks += (Heading(level=2, content=said, id=f"section-{number}"),)
        blocks += draw(bodies())
    if draw(st.booleans()):
        blocks += (ThematicBreak(),)
        mark = NoteReference(label="1", text="[1]")
        blocks += (Paragraph(content=(draw(text()), mark)),)
        blocks += (Footnote(label="1", mark="[1]", blocks=(draw(paragraphs()),)),)
    return Article(metadata=Metadata(title=draw(words()), language="en"), blocks=blocks)
