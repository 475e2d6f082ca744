"""What would fail a standard is mended and told, or refused, before any backend."""

import pytest

from convert.article import (
    Article,
    Cell,
    Emphasis,
    Figure,
    Heading,
    Image,
    Link,
    Metadata,
    Paragraph,
    Row,
    Table,
    Text,
)
from convert.normalise import normalise, slug, unique
from convert.walk.pictures import every_picture
from tests.conformance.articles.pictures import DOT


def heading(level: int, words: str, identifier: str = "") -> Heading:
    return Heading(level=level, content=(Text(text=words),), id=identifier)


def article(*blocks) -> Article:
    return Article(metadata=Metadata(title="Sea", language="en"), blocks=blocks)


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        ((2, 3, 4, 2), (2, 3, 4, 2)),
        ((3, 3, 3), (2, 2, 2)),
        ((2, 4, 4, 3), (2, 3, 3, 3)),
        ((2, 6, 2), (2, 3, 2)),
        ((4, 2, 3), (2, 2, 3)),
    ],
)
def test_levels_go_down_one_at_a_time(given, mended):
    ready, told = normalise(
        article(*(heading(level, f"H{n}") for n, level in enumerate(given))), "x"
    )
    assert tuple(block.level for block in ready.blocks) == mended
    assert [d.code for d in told] == ["heading.skipped"] * sum(
        a != b for a, b in zip(given, mended, strict=True)
    )


def test_ids_are_made_of_the_words_and_unique():
    ready, _ = normalise(
        article(heading(2, "Low tide"), heading(2, "Low tide"), heading(2, "1987")), "x"
    )
    assert [block.id for block in ready.blocks] == ["low-tide", "low-tide-2", "s-1987"]


@pytest.mark.parametrize(
    ("words", "identifier"),
    [("Low  Tide!", "low-tide"), ("Ebbe & Flut", "ebbe-flut"), ("¿?", "section"),
     ("潮の満ち引き", "潮の満ち引き"), ("المد والجزر", "المد-والجزر")],
)  # fmt: skip
def test_slugs_keep_letters_of_every_script(words: str, identifier: str):
    assert slug(words) == identifier


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (("tide", "tide", "tide"), ["tide", "tide-2", "tide-3"]),
        (("tide-2", "tide", "tide"), ["tide-2", "tide", "tide-3"]),
        (("tide", "tide", "tide-2"), ["tide", "tide-2", "tide-2-2"]),
    ],
)
def test_no_id_is_given_twice(wanted, given):
    taken: dict[str, int] = {}
    assert [unique(id, taken) for id in wanted] == given


def test_an_id_that_an_article_has_stays():
    ready, _ = normalise(article(heading(2, "Low tide", "ebb"), heading(2, "High", "no id")), "x")
    assert [block.id for block in ready.blocks] == ["ebb", "high"]


def test_a_picture_without_words_for_it_gets_its_caption_or_its_number_and_is_told():
    silent = Figure(data=DOT, media_type="image/png", lines=(7, 7))
    captioned = Figure(data=DOT, media_type="image/png", caption=(Text(text="The sea"),))
    inside = Image(data=DOT, media_type="image/png")
    line = Paragraph(content=(Text(text="See "), Emphasis(content=(inside,))), lines=(9, 9))
    sound, told = normalise(article(silent, captioned, line), "sea.txt")
    assert [p.alt for p in every_picture(sound.blocks)] == ["Picture 1", "The sea", "Picture 3"]
    assert [(d.code, d.line) for d in told] == [
        ("picture.no_alt", 7),
        ("picture.no_alt", None),
        ("picture.no_alt", 9),
    ]
    decorative = Figure(data=DOT, media_type="image/png", decorative=True)
    assert normalise(article(decorative), "sea.txt")[1] == ()


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "#nowhere", "../x", "//h/x",
     "http://[bad", "http://exa mple.org/"],
)  # fmt: skip
def test_of_a_link_that_leads_nowhere_safe_only_the_words_stay(target: str):
    link = Link(target=target, content=(Text(text="here"),))
    ready, told = normalise(article(Paragraph(content=(link,))), "x")
    assert not isinstance(ready.blocks[0].content[0], Link)
    assert [d.code for d in told] == ["link.unsafe"]


def test_good_links_stay():
    links = tuple(
        Link(target=target, content=(Text(text="here"),))
        for target in ("https://example.org/a?b=c#d", "mailto:a@example.org", "#tide", "tel:+44123")
    )
    ready, told = normalise(article(heading(2, "Tide", "tide"), Paragraph(content=links)), "x")
    assert ready.blocks[1].content == links
    assert told == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("river-at-dawn", "river at dawn"),
        ("annual_report_2024-05-03", "annual report 2024-05-03"),
        ("covid-19", "covid 19"),
        ("Sea and well-known shores", "Sea and well-known shores"),
        ("日記", "日記"),
        ("--", "--"),
    ],
)
def test_a_files_name_is_a_title_of_words(name: str, title: str):
    ready, _ = normalise(Article(metadata=Metadata(), blocks=()), name)
    assert ready.metadata.title == title


def test_an_article_without_title_carries_the_files_name():
    ready, told = normalise(Article(metadata=Metadata(), blocks=()), "sea")
    assert ready.metadata.title == "sea"
    assert [d.code for d in told] == ["title.missing"]


def test_a_row_without_cells_has_an_empty_one():
    full = Row(cells=(Cell(content=(Text(text="rain"),)),))
    (table,) = normalise(article(Table(rows=(full, Row(cells=())))), "x")[0].blocks
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [1, 1]
    tall = Row(cells=(Cell(content=(Text(text="rain"),), rowspan=2),))
    (reached,) = normalise(article(Table(rows=(tall, Row(cells=())))), "x")[0].blocks
    assert isinstance(reached, Table)
    assert [len(row.cells) for row in reached.rows] == [1, 0]
    nothing = Table(rows=(Row(cells=()), Row(cells=())))
    assert normalise(article(nothing, heading(2, "Rain")), "x")[0].blocks == (
        heading(2, "Rain", "rain"),
    )
