"""How pages and books look on screens: what a browser is told, by the kind of what is shown."""

import io
import re
import zipfile

import pytest

import convert
from convert.article import (
    AnyBlock,
    Article,
    Cell,
    Code,
    DefinitionItem,
    DefinitionList,
    Emphasis,
    Footnote,
    Inlines,
    List,
    ListItem,
    Math,
    Metadata,
    NoteReference,
    Paragraph,
    Preformatted,
    Row,
    Span,
    Table,
    Text,
)
from convert.backends.html import render as html_render
from convert.design.fonts import coverage, faces
from convert.design.needed_faces import letters_of
from convert.design.themes import load_theme

INDENTED = ("book", "magazine", "manuscript")


def words(text: str) -> tuple[Text]:
    return (Text(text=text),)


def said(text: str) -> Paragraph:
    return Paragraph(content=words(text))


def article(*blocks: AnyBlock, language: str = "en") -> Article:
    direction = "rtl" if language in ("ar", "he") else "ltr"
    metadata = Metadata(title="Sea", language=language, direction=direction)
    return Article(metadata=metadata, blocks=blocks)


def page(*blocks: AnyBlock, language: str = "en", theme: str = "default") -> str:
    return convert.render(article(*blocks, language=language), "html", theme=theme).decode()


def book(one: Article, theme: str = "default") -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(convert.render(one, "epub", theme=theme))) as opened:
        names = [name for name in opened.namelist() if name.endswith((".xhtml", ".css"))]
        return {name: opened.read(name).decode() for name in names}


def carried(text: str) -> list[tuple[str, str, str]]:
    pattern = r'font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+)'
    return re.findall(pattern, text)


ARABIC = article(
    Paragraph(content=(*words("مطر "), Emphasis(content=words("فوق")))),
    Preformatted(text="rain", syntax="python"),
    language="ar",
)


def test_a_page_goes_without_slants_before_it_goes_without_a_script(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(html_render, "_LARGEST", 100_000)
    found = carried(convert.render(ARABIC, "html").decode())
    assert ("Amiri", "400", "normal") in found
    assert ("Amiri", "400", "italic") not in found


def test_a_family_whose_plain_letters_have_no_room_is_left_out_whole(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(html_render, "_LARGEST", 20_000)
    found = carried(convert.render(ARABIC, "html").decode())
    assert found
    assert "Amiri" not in {family for family, _, _ in found}


@pytest.mark.parametrize(("word", "language"), [("ท่าเรือ", "th"), ("λιμάνι", "el"), ("घाट", "hi")])
def test_words_in_code_are_set_in_fonts_that_have_them(word: str, language: str):
    one = article(said(word), Preformatted(text=f"# {word}", syntax="python"), language=language)
    style = next(text for name, text in book(one).items() if name.endswith(".css"))
    for text in (style, convert.render(one, "html").decode()):
        found = re.search(r"pre, code { font-family: ([^;]*);", text)
        assert found is not None
        families = re.findall(r'"([^"]+)"', found[1])
        had = {code for name in families for face in faces(name)[:1] for code in coverage(face)}
        assert {ord(letter) for letter in word} <= had, families


def test_the_heading_of_the_contents_has_its_letters_in_the_face_of_titles():
    theme = load_theme("magazine")
    face = next(face for face in faces(theme.tokens.fonts.title) if face.weight == 600)
    assert set("Contents") <= set(letters_of(face, article(said("a")), theme, "a"))


def test_paragraphs_of_one_item_are_told_apart():
    item = ListItem(blocks=(said("One."), said("Two.")))
    terms = DefinitionItem(terms=(words("Sea"),), blocks=(said("One."), said("Two.")))
    shown = page(List(ordered=False, items=(item,)), DefinitionList(items=(terms,)))
    assert re.search(r"<li><p>One.</p>\s*<p>Two.</p></li>", shown)
    assert re.search(r"<dd><p>One.</p>\s*<p>Two.</p></dd>", shown)


@pytest.mark.parametrize("theme", INDENTED)
def test_paragraphs_without_indents_have_room_between_them(theme: str):
    shown = page(said("a"), theme=theme)
    assert "li > p + p, dd > p + p, td > p + p, th > p + p { margin-top: 0.35em; }" in shown


def test_a_task_has_its_box_and_no_bullet():
    tasks = List(ordered=False, items=(ListItem(blocks=(said("Row"),), done=True),))
    shown = page(tasks, List(ordered=False, items=(ListItem(blocks=(said("Sail"),)),)))
    assert '<li class="task">☑ Row</li>' in shown
    assert "<li>Sail</li>" in shown
    assert "li.task { list-style-type: none; }" in shown


def test_no_line_ends_in_a_word_of_code_at_its_hyphen():
    long = "x-" * 20
    shown = page(Paragraph(content=(Code(text="rain --all-night"), Code(text=long))))
    assert '<code>rain <span class="keep">--all-night</span></code>' in shown
    assert f"<code>{long}</code>" in shown


@pytest.mark.parametrize("language", ["en", "he", "hi", "ru"])
def test_no_line_begins_with_a_dash_between_spaces(language: str):
    one = article(said("a – b, c — d, e–f"), language=language)
    kept = 'a<span class="keep joined"> –</span> b, c<span class="keep joined"> —</span> d, e–f'
    assert kept in convert.render(one, "html").decode()
    assert kept in book(one)["EPUB/article.xhtml"]


@pytest.mark.parametrize(
    ("text", "syntax", "direction"),
    [("rain\n  all", None, "ltr"), ("# מים", "python", "ltr"), ("מים\n  רבים", None, None)],
)
def test_a_listing_among_hebrew_runs_as_its_letters_do(
    text: str, syntax: str | None, direction: str | None
):
    shown = page(Preformatted(text=text, syntax=syntax), language="he")
    found = re.search(r"<pre([^>]*)>", shown)
    assert found is not None
    assert ('dir="ltr"' in found[1]) == (direction == "ltr")


def test_a_short_listing_in_a_cell_keeps_its_lines():
    cells = (Cell(blocks=(Preformatted(text="rain\n  all"),)), Cell(content=words("x")))
    shown = page(Table(rows=(Row(cells=cells),)), Preformatted(text="x" * 60))
    assert '<td class="whole"><pre><code>rain\n  all' in shown
    assert "<pre><code>xxx" in shown
    assert ".whole pre { white-space: pre" in shown


def test_a_note_hangs_by_the_width_of_its_mark():
    mark: Inlines = (*words("Sea"), NoteReference(label="1", text="[1]"))
    note = Footnote(label="1", mark="[1]", blocks=(said("Salt."),))
    shown = page(Paragraph(content=mark), note)
    assert ".note-mark { display: inline-block; min-width: 1.25em; text-indent: 0; }" in shown


def test_a_formula_has_room_and_a_family_where_none_is_for_mathematics():
    mathml = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi></math>'
    shown = page(Paragraph(content=(Math(tex="a", mathml=mathml, display=True),)))
    assert 'math[display="block"] { margin-block: 0.8em; text-indent: 0; }' in shown
    assert 'math { font-family: math, "Times New Roman", serif; }' in shown


def test_a_table_that_is_printed_has_no_shadow():
    assert ".table { overflow: visible; background: none; }" in page(said("a"))


def test_words_in_another_language_keep_their_dashes_too():
    span = Span(content=words("eau – sel"), language="fr")
    assert 'eau<span class="keep joined"> –</span> sel' in page(Paragraph(content=(span,)))


def test_a_browser_that_parts_what_is_kept_is_kept_from_it():
    assert '.joined::before { content: "\\2060" / ""; }' in page(said("a – b"))


def test_an_opening_letter_has_the_accent_only_where_it_is_set_large():
    long = said("It rained all night. " * 30)
    plain = page(said("It rained."), theme="magazine")
    large = page(long, theme="magazine")
    assert "first-letter" not in plain
    assert "color: var(--initial, inherit);" in large
    assert ":root { --initial: var(--link); }" in large
