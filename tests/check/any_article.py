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
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    List,
    ListItem,
    Math,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Row,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
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
        text().map(lambda t: Strike(content=(t,))),
        text().map(lambda t: Inserted(content=(Strong(content=(t,)),))),
        text().map(lambda t: Superscript(content=(t,))),
        text().map(lambda t: Subscript(content=(t,))),
        st.tuples(text(), text()).map(lambda pair: Ruby(content=pair[:1], reading=pair[1:])),
        formulas(),
        words().map(lambda alt: Image(data=DOT, media_type="image/png", alt=alt)),
    )
    pieces = st.lists(st.one_of(text(), marked), min_size=1, max_size=4)
    return pieces.map(lambda found: tuple(i for piece in found for i in (piece, space))[:-1])


def formulas() -> st.SearchStrategy[Math]:
    """Powers of numbers, with MathML and without."""
    power = (
        "<math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>{}</mn></msup></math>"
    )
    return st.tuples(NUMBERED, st.booleans(), st.booleans()).map(
        lambda parts: Math(
            tex=f"x^{{{parts[0]}}}",
            mathml=power.format(parts[0]),
            display=parts[1],
            alt=f"x to the {parts[0]}" if parts[2] else "",
        )
    )


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

    def cell(said: Text, header: bool) -> Cell:
        if header or not draw(st.booleans()):
            return Cell(content=(said,), header=header)
        second = List(ordered=True, items=(ListItem(blocks=(Paragraph(content=(said,)),)),))
        return Cell(blocks=(Paragraph(content=(draw(text()),)), second))

    def row(header: bool) -> Row:
        return Row(cells=tuple(cell(t, header) for t in draw(said)))

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
    items = st.lists(
        st.tuples(inner, st.sampled_from((None, None, True, False))).map(
            lambda pair: ListItem(blocks=pair[0], done=pair[1])
        ),
        min_size=1,
        max_size=3,
    )
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
