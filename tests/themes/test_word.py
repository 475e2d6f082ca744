"""What the theme and the language make of a Word file."""

import io
import re
import zipfile
from pathlib import Path

import pytest

import convert
from convert.article import Article
from convert.normalise import normalise
from tests.conformance.articles.make import articles


def parts(article: Article, theme: str = "default") -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(convert.render(article, "docx", theme=theme))) as file:
        return {n: file.read(n).decode() for n in file.namelist() if n.endswith(".xml")}


def sink(language: str) -> Article:
    name = f"kitchen-sink-{language}"
    return normalise(articles()[name], name)[0]


def style(styles: str, name: str) -> str:
    found = re.search(rf'<w:style [^>]*w:styleId="{name}"[^>]*>.*?</w:style>', styles, re.DOTALL)
    assert found
    return found[0]


def test_headings_of_a_report_are_numbered_by_their_styles():
    made = parts(articles()["headings-ltr"], "report")
    for depth, name in enumerate(("Heading2", "Heading3", "Heading4")):
        assert f'<w:ilvl w:val="{depth}"/><w:numId w:val="900"/>' in style(
            made["word/styles.xml"], name
        )
        assert f'<w:pStyle w:val="{name}"/>' in made["word/numbering.xml"]
    # The table of contents shows them as Word will; the headings do not hold them.
    body = re.findall(
        r'<w:pStyle w:val="Heading\d" ?/>.*?</w:p>', made["word/document.xml"], re.DOTALL
    )
    text = re.sub(r"<[^>]+>", "", "".join(body))
    assert "The night of the storm" in text
    assert "1.1" not in text


def test_headings_of_the_default_theme_are_not():
    assert 'w:numId w:val="900"' not in parts(articles()["headings-ltr"])["word/styles.xml"]


@pytest.mark.parametrize(("theme", "hang"), [("default", 396), ("large-print", 648)])
def test_markers_hang_as_far_as_the_text_is_large(theme: str, hang: int):
    assert f'w:left="{hang}" w:hanging="{hang}"' in parts(sink("en"), theme)["word/numbering.xml"]


def test_stress_has_dots_where_there_are_no_italics():
    emphasis = style(parts(sink("ja"))["word/styles.xml"], "Emphasis")
    assert '<w:em w:val="dot"/>' in emphasis
    assert "<w:i" not in emphasis
    assert "<w:i" in style(parts(sink("en"))["word/styles.xml"], "Emphasis")
    assert "<w:b" in style(parts(sink("hi"))["word/styles.xml"], "Emphasis")


def test_fonts_of_the_script_are_named():
    assert 'w:eastAsia="Yu Mincho"' in parts(sink("ja"))["word/styles.xml"]
    assert 'w:eastAsia="SimSun"' in parts(sink("zh-Hans"))["word/styles.xml"]
    assert 'w:cs="Nirmala UI"' in parts(sink("hi"))["word/styles.xml"]


def test_the_rule_of_a_quotation_is_where_its_lines_begin():
    rule = re.compile(r"<w:pBdr><w:(left|right) ")
    for language, side in (("en", "left"), ("ar", "right")):
        found = rule.search(style(parts(sink(language))["word/styles.xml"], "Quote"))
        assert found
        assert found[1] == side


def test_code_runs_from_left_to_right_among_arabic():
    document = parts(sink("ar"))["word/document.xml"]
    paragraphs = re.findall(r"<w:p>.*?</w:p>", document, re.DOTALL)
    (program,) = (p for p in paragraphs if "def rain" in p)
    assert "<w:bidi" not in program
    assert "<w:rtl" not in program
    runs = re.findall(r"<w:r>.*?</w:r>", document, re.DOTALL)
    (code,) = (run for run in runs if "rain --all-night" in run)
    assert "<w:rtl" not in code
    assert "<w:rtl" in next(run for run in runs if "<w:t" in run)


def test_a_paragraph_after_a_tight_list_has_space_above():
    article = convert.read(
        b"Tide\n\nThe boats:\n\n- one\n- two\n\nAll of them came back at night.\n"
    )
    document = parts(article)["word/document.xml"]
    assert re.search(r'<w:pStyle w:val="AfterList" ?/></w:pPr>.{0,60}All of them', document)


def test_pictures_are_flush_with_the_text():
    assert parts(sink("en"))["word/document.xml"].count('<wp:inline distT="0"') == 4


def test_a_table_has_space_below():
    document = parts(sink("en"))["word/document.xml"]
    after = document.partition("</w:tbl>")[2]
    assert after.index('w:val="AfterTable"') < after.index("<w:t ")


@pytest.mark.parametrize(
    ("setting", "kind", "columns"),
    [("cover = true", "nextPage", None), ("columns = 2", "continuous", "2")],
)
def test_the_masthead_has_a_section_of_its_own(
    tmp_path: Path, setting: str, kind: str, columns: str | None
):
    theme = tmp_path / "theme.toml"
    theme.write_text(f'name = "t"\nextends = "default"\npage.{setting}\n', encoding="utf-8")
    document = parts(sink("en"), str(theme))["word/document.xml"]
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", document, re.DOTALL)
    assert len(sections) == 2
    assert f'<w:type w:val="{kind}"/>' in sections[1]
    assert (f'<w:cols w:num="{columns}"' in sections[1]) == (columns is not None)
    assert document.index(sections[0]) < document.index('w:val="Heading2"')


def test_left_pages_are_mirrored_when_asked(tmp_path: Path):
    theme = tmp_path / "theme.toml"
    theme.write_text('name = "t"\nextends = "default"\npage.duplex = true\n', encoding="utf-8")
    assert "<w:mirrorMargins/>" in parts(sink("en"), str(theme))["word/settings.xml"]
    assert "<w:mirrorMargins/>" not in parts(sink("en"))["word/settings.xml"]


def test_a_large_lead_is_a_style_of_the_opening_paragraph():
    def sizes(*tokens: str) -> tuple[str, str]:
        made = convert.render(convert.read(b"Sea\n\nA keel.\n\nA sail.\n"), "docx", tokens=tokens)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            text = archive.read("word/document.xml").decode()
            styles = archive.read("word/styles.xml").decode()
        assert text.count('w:val="Opening"') == 1
        return style(styles, "Opening"), style(styles, "BodyText")

    assert "w:sz " not in sizes()[0]
    assert '<w:sz w:val="25"' in sizes("type.lead=large")[0]


@pytest.mark.parametrize("theme", ["default", "magazine", "book", "report", "manuscript"])
def test_word_parts_no_word_of_titles_and_code_whoever_lets_it_hyphenate(theme: str):
    styles = parts(articles()["headings-ltr"], theme)["word/styles.xml"]
    for name in ("Title", "Subtitle", "Heading1", "SourceCode", "Verse", "Caption"):
        assert "<w:suppressAutoHyphens/>" in style(styles, name)
    assert "suppressAutoHyphens" not in style(styles, "BodyText")
