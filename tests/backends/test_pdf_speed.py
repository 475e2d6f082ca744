"""What makes PDFs faster changes nothing in them: each short cut against the way it shortens."""

from random import Random

import pytest

from convert.article import Article
from convert.backends import backend
from convert.backends.pdf.weasyprint.engine import engine
from convert.backends.pdf.weasyprint.faster import lines, painting
from convert.backends.pdf.weasyprint.faster.painting import PlainPainter
from convert.context import Context
from convert.design.font_families import FAMILIES
from convert.design.fonts import coverage, faces
from convert.design.subset import _WORTH_PREPARING, _source, subset
from convert.design.themes import load_theme
from convert.interchange import from_json
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source
from tests.bench.articles import article as generated
from tests.conformance.articles.make import articles
from tests.golden.cases import ROOT, read_case

SINKS = sorted(name for name in articles() if name.startswith("kitchen-sink"))
WORDY = (
    "book-de",
    "book-es",
    "email-fr",
    "indent-pt",
    "indent-sv",
    "indent-tr",
    "paste-ar",
    "single-he",
)


def golden(name: str) -> Article:
    return from_json(read_case(ROOT / name))


def pdf(article: Article) -> bytes:
    chosen = backend("pdf")
    return chosen.render(article, load_theme("default"), chosen.options(), Context())


@pytest.fixture
def line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no paragraph be broken as a whole: lines are filled one after the other."""
    block = engine().copies.weasyprint.layout.block
    monkeypatch.setattr(block, "iter_line_boxes", _closed_over(block.iter_line_boxes))


@pytest.mark.usefixtures("line_by_line")
@pytest.mark.parametrize("name", [*SINKS, *WORDY])
def test_each_line_is_split_where_the_engine_would(name: str, monkeypatch):
    weasyprint = engine().copies.weasyprint
    line_break, inline = weasyprint.text.line_break, weasyprint.layout.inline
    article = articles()[name] if name in SINKS else golden(name)
    seen = {"ours": 0, "left": 0}

    def both(text, style, context, max_width, spacing, is_line_start=True, minimum=False):
        theirs = line_break.split_first_line(
            text, style, context, max_width, spacing, is_line_start, minimum
        )
        usual = not minimum and max_width is not None and style["white_space"] == "normal"
        ours = lines._split(text, style, context, max_width) if usual else None
        seen["ours" if ours else "left"] += 1
        if ours:
            assert ours[0].text == theirs[0].text
            assert ours[1:3] == theirs[1:3]
            # A space that ends a line may be kerned with the letter before it.
            assert ours[3:] == pytest.approx(theirs[3:], abs=1)
        return theirs

    monkeypatch.setattr(inline, "split_first_line", both)
    pdf(article)
    assert seen["ours"] > seen["left"], "nearly all lines are plain"


def undo_look_ups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the engine work out styles, and make the lines of paragraphs, as it does by itself."""
    weasyprint = engine().copies.weasyprint
    block = weasyprint.layout.block
    for module in (block, weasyprint.layout.inline, weasyprint.layout.page):
        monkeypatch.setattr(module, "resolve_percentages", _closed_over(module.resolve_percentages))
    monkeypatch.setattr(block, "iter_line_boxes", _closed_over(block.iter_line_boxes))
    style = weasyprint.css.ComputedStyle
    monkeypatch.setattr(style, "__missing__", _closed_over(style.__missing__))


def _closed_over(function) -> object:
    """The function that one of ours stands before."""
    cells = dict(zip(function.__code__.co_freevars, function.__closure__, strict=True))
    return cells["original"].cell_contents


@pytest.mark.usefixtures("line_by_line")
@pytest.mark.parametrize("name", [*SINKS, *WORDY])
def test_styles_and_paragraphs_are_what_the_engine_makes_of_them(name: str, monkeypatch):
    article = articles()[name] if name in SINKS else golden(name)
    ours = pdf(article)
    undo_look_ups(monkeypatch)
    assert ours == pdf(article)


def test_a_line_painted_from_its_measuring_says_what_the_engine_paints(monkeypatch):
    from convert.check.files import read

    article = golden("book-de")
    drawn = []
    draw = PlainPainter.draw

    def counted(self, stream, textbox, matrix):
        drawn.append(draw(self, stream, textbox, matrix))
        return drawn[-1]

    monkeypatch.setattr(PlainPainter, "draw", counted)
    ours = read(pdf(article), "pdf")
    assert drawn.count(True) > 20 * drawn.count(False)
    monkeypatch.setattr(PlainPainter, "draw", lambda *_: False)
    theirs = read(pdf(article), "pdf")
    assert [run.text for run in ours.runs] == [run.text for run in theirs.runs]


def test_a_justified_line_reaches_the_margin(monkeypatch):
    """Its glyphs and the distances between them are as wide as the line."""
    shown, missed = [], []
    draw, codes = PlainPainter.draw, painting._Codes.codes

    def noted(self, run, text, stretch):
        found = codes(self, run, text, stretch)
        shown.append((self, found))
        return found

    def measured(self, stream, textbox, matrix):
        shown.clear()
        done = draw(self, stream, textbox, matrix)
        if done and textbox.justification_spacing and "filling" in vars(textbox):
            painted = [advance(font, code) for font, found in shown for code in found]
            between, scale = textbox.filling.glyph, textbox.filling.scale
            missed.append((sum(painted) + between * len(painted)) * scale - textbox.width)
        return done

    monkeypatch.setattr(painting._Codes, "codes", noted)
    monkeypatch.setattr(PlainPainter, "draw", measured)
    pdf(TextReader().read(Source("a.txt", generated(1).encode()), ReadSettings()).article)
    assert len(missed) > 20
    assert missed == pytest.approx([0] * len(missed), abs=0.6)


def advance(font, code: str) -> float:
    """How far a glyph moves the pen, in px: its width, less the distance it is set back."""
    back = code[5:-1] or "0"
    return (font.font.widths[int(code[:4], 16)] - int(back)) * font.size / 1000


@pytest.mark.parametrize("family", [family.name for family in FAMILIES])
def test_a_font_made_ready_for_cutting_is_cut_into_the_same_bytes(family: str):
    chance = Random(family)
    for face in faces(family):
        known = sorted(coverage(face))[:400]
        texts = ["".join(map(chr, chance.sample(known, min(40, len(known))))) for _ in range(2)]
        _source.cache_clear()
        cut = subset.__wrapped__
        alone = [cut(face, text) for text in texts]
        for _ in range(_WORTH_PREPARING):
            cut(face, "a")
        assert _source(face).uses > _WORTH_PREPARING
        assert [cut(face, text) for text in texts] == alone
