"""Where an article appears, who wrote it and how long it takes to read, as outputs show it."""

from pathlib import Path

import pytest

import convert
from convert.article import Article, Field, Inlines, Link, Metadata, Paragraph, Text
from convert.check.files import check_bytes, read
from convert.design.themes import load_theme
from convert.normalise.identity import reading_words, with_identity, without_nameplate
from convert.pipeline import prepare, publish
from convert.pipeline import read as read_source
from convert.settings import SaidMetadata, Settings
from convert.source import Source
from convert.walk import inline_text
from convert.walk.pictures import pictures_of

FORMATS = ("pdf", "epub", "docx", "html")
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20" width="60" height="20">'
    b'<rect width="20" height="20" fill="#0b3d91"/><text x="24" y="15">Tide</text></svg>'
)
TEXT = (
    "# Ebb\n\nBy Ann Lee\n\n2024-03-03\n\n"
    + "The harbour was quiet, and the ferry lay at the quay. " * 30
)


def paragraph(words: str) -> Paragraph:
    return Paragraph(content=(Text(text=words),))


def article(words: str = "One two.", **metadata: object) -> Article:
    known = {"title": "Ebb", "language": "en", **metadata}
    return Article(metadata=Metadata(**known), blocks=(paragraph(words),))  # type: ignore[arg-type]  # names of fields


def foot(shown: Article) -> list[tuple[str | None, str]]:
    return [
        (block.role, inline_text(block.content))
        for block in shown.blocks
        if isinstance(block, Paragraph) and block.role
    ]


def test_nothing_is_shown_where_nothing_was_said() -> None:
    plain = article(date="2024-03-03")
    assert with_identity(plain) is plain
    assert without_nameplate(plain) is plain


def test_what_was_said_stands_below_the_text() -> None:
    shown = with_identity(
        article(
            publication="The Tide",
            date="2024-03-03",
            rights="CC BY 4.0",
            address="https://tide.example/ebb",
            about="Ann Lee rows.",
        )
    )
    assert foot(shown) == [
        ("about", "Ann Lee rows."),
        ("colophon", "The Tide · March 3, 2024"),
        ("colophon", "CC BY 4.0"),
        ("colophon", "https://tide.example/ebb"),
    ]
    assert with_identity(shown) is shown


def test_a_date_alone_and_rights_that_the_source_prints_are_not_said_again() -> None:
    printed = (Field(name="Rights", value="CC BY 4.0"),)
    assert foot(with_identity(article(rights="CC BY 4.0", fields=printed))) == []
    assert foot(with_identity(article(rights="CC0", fields=printed))) == [("colophon", "CC0")]


def linked(content: Inlines) -> list[str]:
    return [inline.target for inline in content if isinstance(inline, Link)]


@pytest.mark.parametrize(
    ("address", "targets"),
    [
        ("https://tide.example/ebb", ["https://tide.example/ebb"]),
        ("tide.example/ebb", []),
        ("javascript:alert(1)", []),
        ("https://[tide", []),
    ],
)
def test_an_address_leads_where_a_reader_can_go(address: str, targets: list[str]) -> None:
    *_, last = with_identity(article(address=address)).blocks
    assert isinstance(last, Paragraph)
    assert (inline_text(last.content), linked(last.content)) == (address, targets)


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", "word " * 230, "1 min read"),
        ("en", "word " * 231, "2 min read"),
        ("en-GB", "word " * 460, "2 min read"),
        ("de", "Wort " * 230, "2 Min. Lesezeit"),
        ("sw", "neno " * 230, "Dakika 1 za kusoma"),
        ("ja", "字" * 357, "読了時間 1分"),
        ("ja", "字、" * 358, "読了時間 2分"),
        ("zh", "字" * 511, "阅读约 3 分钟"),
        ("fa", "واژه " * 900, "۴ دقیقه مطالعه"),
        ("und", "", "1 min read"),
    ],
)
def test_how_long_it_takes_to_read_goes_by_the_language(
    language: str, words: str, said: str
) -> None:
    text = article(words, language=language)
    assert reading_words(text) == said
    assert with_identity(text, reading_time=True).metadata.reading_time == said


def published(tokens: tuple[str, ...] = (), **source: object) -> dict[str, tuple[Article, bytes]]:
    said = SaidMetadata(
        publication="The Tide", section="Harbours", about="Ann Lee rows.", rights="CC0"
    )
    settings = Settings(to=FORMATS, metadata=said, verify="all")
    given = Source("ebb.txt", TEXT.encode(), **source)  # type: ignore[arg-type]  # names of fields
    prepared = prepare(read_source(given, settings), given, settings)
    made = list(publish(prepared, load_theme("default", tokens), settings))
    assert [each.error for each in made] == [None] * len(FORMATS)
    return {each.format: (prepared.article, each.data) for each in made}


def test_all_formats_show_it_in_the_same_order() -> None:
    for name, (source, data) in published(("type.reading_time=true",)).items():
        runs = [run.text for run in read(data, name).runs]
        head = ["The Tide", "Harbours", "Ebb", "By Ann Lee", "2024-03-03 · 2 min read"]
        assert [run for run in runs if run in head] == head, name
        below = ["Ann Lee rows.", "The Tide · March 3, 2024", "CC0"]
        assert [run for run in runs if run in below][-3:] == below, name
        wrong = [f for f in check_bytes("ebb", name, data, source) if f.severity == "error"]
        assert wrong == [], name


def test_a_logo_stands_for_the_name_and_says_it() -> None:
    made = published(sidecar='logo = "tide.svg"\n', resources={"tide.svg": LOGO})
    for name, (source, data) in made.items():
        found = read(data, name)
        assert [figure.alt for figure in found.figures] == ["The Tide"], name
        assert "The Tide" not in [run.text for run in found.runs], name
        assert [f for f in check_bytes("ebb", name, data, source) if f.severity == "error"] == []


def test_a_logo_without_a_publication_is_decorative() -> None:
    source = Source("a.txt", TEXT.encode(), 'logo = "a.svg"', resources={"a.svg": LOGO})
    settings = Settings(to=("html",))
    prepared = prepare(read_source(source, settings), source, settings)
    assert [picture.decorative for picture in pictures_of(prepared.article)] == [True]


@pytest.mark.parametrize("data", [None, b"no picture", b"GIF89a"])
def test_a_logo_that_is_none_is_named_with_its_line(data: bytes | None) -> None:
    beside = {} if data is None else {"a.svg": data}
    source = Source("a.txt", TEXT.encode(), 'publisher = "N"\nlogo = "a.svg"', resources=beside)
    with pytest.raises(convert.errors.SourceError, match=r"a\.svg") as caught:
        read_source(source, Settings(to=("html",)))
    assert caught.value.where is not None
    assert (caught.value.where.path, caught.value.where.line) == ("a.toml", 2)


def test_a_logo_is_found_from_the_file_that_names_it(tmp_path: Path) -> None:
    from convert.configuration import Configuration

    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "tide.svg").write_bytes(LOGO)
    settings = tmp_path / "convert.toml"
    settings.write_text('[metadata]\nlogo = "brand/tide.svg"\n', encoding="utf-8")
    said = Configuration(environment={}).of(str(tmp_path / "in" / "ebb.txt")).settings
    found = read_source(Source("ebb.txt", TEXT.encode()), said).article.metadata.logo
    assert found is not None
    assert (found.data, found.media_type) == (LOGO, "image/svg+xml")
    settings.write_text('[metadata]\nlogo = "brand"\n', encoding="utf-8")
    with pytest.raises(convert.errors.UsageError, match="the logo brand is a folder"):
        Configuration(environment={}).of(str(tmp_path / "in" / "ebb.txt"))


def test_a_program_s_formats_and_plain_text_do_not_have_it() -> None:
    settings = Settings(to=("json", "txt", "md"), metadata=SaidMetadata(publication="The Tide"))
    source = Source("ebb.txt", TEXT.encode())
    prepared = prepare(read_source(source, settings), source, settings)
    made = {m.format: m.data.decode() for m in publish(prepared, load_theme("default"), settings)}
    assert "The Tide" not in made["txt"]
    assert made["json"].count("The Tide") == 1
    assert made["md"].count("The Tide") == 1
