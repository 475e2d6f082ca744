"""What is wrong with a theme is one line, with file and line."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from convert.design.print_looks import print_looks
from convert.design.themes import built_in_themes, load_theme
from convert.errors import ConvertError
from tests.command import article_convert

START = 'name = "house"\nextends = "default"\n'


def error(folder: Path, text: str) -> str:
    (folder / "theme.toml").write_text(START + text, encoding="utf-8")
    with pytest.raises(ConvertError) as found:
        load_theme(str(folder))
    assert found.value.exit_code == 2
    return str(found.value).removeprefix(f"{folder}/theme.toml:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[type]\nsise = "12pt"\n', "4: error: unknown key 'sise'. Did you mean size?"),
        (
            '[type]\nsize = "12"\n',
            "4: error: 'type.size' is not a length such as 12pt or 25mm, or auto.",
        ),
        ('colour.ink = "red"\n', "3: error: 'colour.ink' is not a colour as #rrggbb."),
        ("[page]\n\ncolumns = 3\n", "5: error: 'page.columns': 3 is none of 1, 2."),
        ('[page]\nsize = "B5"\n', "4: error: 'page.size': 'B5' is none of A4, A5, Letter, Legal."),
        ("[type]\nhyphens = 1\n", "4: error: 'type.hyphens': true or false is wanted."),
        ("[colours]\n", "3: error: unknown key 'colours'. Did you mean colour?"),
        ('[colour]\nink = "#1a1a1a\n', "4: error: Illegal character"),
    ],
)
def test_keys_and_values(tmp_path: Path, text: str, said: str):
    assert error(tmp_path, text).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[colour]\nink = "#6b6b6b"\n', "4: error: colour.ink #6b6b6b on colour.paper #ffffff"),
        ('[colour]\nmuted = "#808080"\n', "4: error: colour.muted #808080 on colour.paper"),
        ('[colour_dark]\nlink = "#3333aa"\n', "4: error: colour_dark.link #3333aa"),
        ('[colour_dark]\npaper = "#777777"\n', "4: error: colour_dark.ink #ececec"),
    ],
)
def test_contrast_in_light_and_dark(tmp_path: Path, text: str, said: str):
    found = error(tmp_path, text)
    assert found.startswith(said)
    assert "below" in found


def test_a_theme_cannot_extend_itself(tmp_path: Path):
    (tmp_path / "theme.toml").write_text('name = "a"\nextends = "."\n', encoding="utf-8")
    with pytest.raises(ConvertError, match=r"theme.toml:2: error: the theme extends itself"):
        load_theme(str(tmp_path))


def test_an_unknown_theme_names_the_known_ones():
    result = article_convert("run", "nothing.txt", "--theme", "nowhere")
    assert result.code == 2
    assert "book, default, large-print, magazine, manuscript, report" in result.err


def test_a_new_theme_is_well_and_says_what_can_be_said(tmp_path: Path):
    made = article_convert("theme", "new", "house", cwd=tmp_path)
    assert made.out.strip() == "house/theme.toml"
    assert '# ink = "#1a1a1a"' in (tmp_path / "house" / "theme.toml").read_text(encoding="utf-8")
    checked = article_convert("theme", "check", "house", cwd=tmp_path)
    assert checked.out.strip() == "house: well (house < default)"
    again = article_convert("theme", "new", "house", cwd=tmp_path)
    assert (again.code, again.out) == (2, "")


@pytest.mark.parametrize(
    ("name", "css", "said"),
    [
        ("page.css", "p {\n  color red;\n}\n", "page.css:2: error: this is not CSS: neither"),
        ("page.css", "h1 { margin: 0 }\np { color: $blue; }\n", "page.css:2: error: a style"),
        ("papr.css", "p { color: red; }\n", "papr.css: error: no style sheet of this name"),
        ("pge.css", "p { color: red; }\n", "Did you mean page.css?"),
        ("page.css", "a{}\np { color: red;\n", "page.css:2: error: this is not CSS: a bracket"),
        ("page.css", "p { color: red) }\n", "page.css:1: error: this is not CSS: Unmatched )"),
        ("page.css", "p { colr: red }\n", "page.css:1: error: no property is called 'colr'. Did"),
        ("page.css", "\np { foo: bar }\n", "page.css:2: error: no property is called 'foo'."),
        ("page.css", "p { color: 12 }\n", "page.css:1: error: 'color: 12' has no effect on"),
        ("page.css", "@page { @top-left { colr: red } }\n", "Did you mean color?"),
        ("screen.css", "@media print { p { backgrund: #fff } }\n", "Did you mean background?"),
        ("screen.css", "p { & b { colr: red } }\n", "Did you mean color?"),
        ("screen.css", "@medai print { p { color: red } }\n", "Did you mean media?"),
        ("screen.css", '@import "more.css";\n', "screen.css:1: error: @import fetches"),
        ("screen.css", "p { background: url(//a.example/x) }\n", "leads out of the file"),
        ("screen.css", 'p { content: url("https://a.example") }\n', "leads out of the file"),
        ("screen.css", '@font-face { src: url("mine.woff2") }\n', "[[fonts.files]]"),
        ("book.css", "p { mask-image: image-set('a.png' 1x) }\n", "url(a.png) leads out"),
    ],
)
def test_style_sheets_are_checked(tmp_path: Path, name: str, css: str, said: str):
    article_convert("theme", "new", "house", cwd=tmp_path)
    (tmp_path / "house" / name).write_text(css, encoding="utf-8")
    result = article_convert("theme", "check", "house", cwd=tmp_path)
    assert result.code == 2
    assert said in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("screen.css", "p { text-wrap: pretty; overflow-x: auto; color: oklch(50% 0.1 20) }\n"),
        ("screen.css", "p { --own: 12; color: var(--own); -webkit-hyphens: auto }\n"),
        ("screen.css", "@supports (a: b) { @media print { p { color: $ink } } }\n"),
        ("screen.css", "@keyframes x { 50% { color: red } }\n"),
        ("screen.css", "p { brand-new-thing: 1 }\n"),
        ("article.css", "p { display: contents; background: url(data:image/gif;base64,R0) }\n"),
        ("page.css", "@page { margin: 2cm; @bottom-left { content: counter(page) } }\n"),
        ("page.css", "@page :first { @footnote { border: 0 } }\na::after { content: '}' }\n"),
        ("page.css", ""),
    ],
)
def test_style_sheets_that_are_well_are_not_doubted(tmp_path: Path, name: str, css: str):
    article_convert("theme", "new", "house", cwd=tmp_path)
    (tmp_path / "house" / name).write_text(css, encoding="utf-8")
    result = article_convert("theme", "check", "house", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")


def test_all_that_is_wrong_with_style_sheets_is_told_at_once(tmp_path: Path):
    article_convert("theme", "new", "house", cwd=tmp_path)
    (tmp_path / "house" / "page.css").write_text("p { colr: red }\n\nh2 { siz: 2em; foo: 1 }\n")
    (tmp_path / "house" / "book.css").write_text("p { colr: red }\n")
    lines = article_convert("theme", "check", "house", cwd=tmp_path).err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "house/book.css:1",
        "house/page.css:1",
        "house/page.css:3",
        "house/page.css:3",
    ]


def test_what_paper_passes_over_in_a_sheet_for_all_is_a_warning(tmp_path: Path):
    article_convert("theme", "new", "house", cwd=tmp_path)
    (tmp_path / "house" / "article.css").write_text("p { color: 12 }\n")
    result = article_convert("theme", "check", "house", cwd=tmp_path)
    assert result.code == 0
    assert "article.css:1: warning: 'color: 12' has no effect on paper" in result.err
    assert "house: well" in result.out


@pytest.mark.parametrize("name", built_in_themes())
def test_a_built_in_theme_is_well(name: str):
    result = article_convert("theme", "check", name)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ('rule = "2"\n', "print.toml:1: error: 'rule' is not a length such as 12pt or 25mm."),
        (
            '\nheads_case = "upper"\n',
            "print.toml:2: error: 'heads_case': 'upper' is none of capitals, typed.",
        ),
        ("before = [1, 2]\n", "print.toml:1: error: 'before': a list"),
        (
            "before = [1, -2, 1]\n",
            "print.toml:1: error: 'before[1]': a number of at least 0 is wanted.",
        ),
        (
            'emphasys = "bold"\n',
            "print.toml:1: error: unknown key 'emphasys'. Did you mean emphasis?",
        ),
        (
            'heading_colour = "#aa0000"\n',
            "print.toml:1: error: 'heading_colour': '#aa0000' is none of ink,",
        ),
        ("rule = \n", "print.toml:1: error: this is no TOML"),
    ],
)
def test_what_is_said_of_paper_is_checked(tmp_path: Path, said: str, wrong: str):
    article_convert("theme", "new", "house", cwd=tmp_path)
    (tmp_path / "house" / "print.toml").write_text(said, encoding="utf-8")
    result = article_convert("theme", "check", "house", cwd=tmp_path)
    assert result.code == 2
    assert wrong in result.err
    assert len(result.err.splitlines()) == 1


def test_a_theme_that_says_nothing_of_paper_takes_what_the_default_one_says(tmp_path: Path):
    (tmp_path / "theme.toml").write_text(START, encoding="utf-8")
    alone = load_theme(str(tmp_path))
    alone = replace(alone, layers=alone.layers[1:])
    assert print_looks(alone) == print_looks(load_theme("default"))


def test_a_preview_is_made_in_all_formats(tmp_path: Path):
    result = article_convert("theme", "preview", "large-print", "-o", tmp_path / "seen")
    suffixes = [Path(line).suffix for line in result.out.splitlines()]
    assert suffixes == [".pdf", ".epub", ".docx", ".html"]
