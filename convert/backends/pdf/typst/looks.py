"""How a theme looks to the template: its tokens as numbers, and what only paper asks for."""

import msgspec

from convert.article import Article
from convert.backends.pdf.titles import COVER_SCALE
from convert.backends.pdf.typst.languages import language_of
from convert.backends.pdf.typst.sheet import Value
from convert.design.geometry import COLUMN_GAP
from convert.design.print_looks import head_looks, print_looks
from convert.design.sheets import notes_at_foot
from convert.design.themes import Theme
from convert.design.units import PAPER, points
from convert.languages.digits import digits
from convert.languages.language import language
from convert.languages.phrases import phrases
from convert.markup.numerals import list_numerals, numbers_headings, page_numerals
from convert.markup.submission import submission

_NUMBERS = (
    *("scale_title", "scale_2", "scale_3", "scale_4"),
    *("small", "paragraph_space", "indent"),
)

_LEADING = {"italic": 1.0, "bold": 1.12, "dots": 1.16}
"""How much more room lines have in scripts with marks above and below, and in squares."""

_LARGER = {False: 1.0, True: 1.2}
"""The same in scripts from right to left, by whether their letters are set larger."""


def looks_of(article: Article, theme: Theme, families: dict[str, list[str]]) -> dict[str, Value]:
    """The values that the template sets an article with."""
    tokens, metadata = theme.tokens, article.metadata
    kind, page = tokens.type, tokens.page
    spoken = language(metadata.language)
    stress = spoken.stress
    leading = _LEADING[stress] if metadata.direction == "ltr" else _LARGER[spoken.scale > 1]
    before, _, rest = phrases(metadata.language).page_of.partition("{n}")
    between, _, after = rest.partition("{m}")
    numbers: dict[str, Value] = {name: float(getattr(kind, name)) for name in _NUMBERS}
    return {
        **_print(theme),
        **numbers,
        **_page(theme),
        **{name: list(names) for name, names in families.items()},
        **({"indent": spoken.indent, "paragraph_space": 0.0} if spoken.indent else {}),
        "indent_all": bool(spoken.indent),
        "size": points(kind.size) * spoken.scale,
        "leading": float(kind.leading) * leading,
        "justify": kind.align == "justify" and (stress != "bold" or metadata.direction == "rtl"),
        "hyphens": kind.hyphens,
        "oldstyle": kind.figures == "oldstyle" and stress == "italic",
        "large_lead": kind.lead == "large",
        "italic_standfirst": kind.standfirst == "italic" and stress == "italic",
        "quote_bars": kind.block_quotes == "bar",
        "superior": kind.note_marks == "superior",
        "small_titles": kind.titles == "small-caps",
        "breaks": kind.breaks,
        **_submitted(article, theme),
        "numbered": numbers_headings(article, theme),
        "columns": page.columns,
        "column_gap": points(COLUMN_GAP),
        "duplex": page.duplex,
        "cover": page.cover,
        "cover_scale": COVER_SCALE if page.cover else 1.0,
        "foot": notes_at_foot(tokens),
        "colours": msgspec.to_builtins(tokens.colour),
        "rtl": metadata.direction == "rtl",
        "language": language_of(metadata.language),
        "page_of": None if page.numbers == "alone" else [before, between, after],
        "page_digits": digits(page_numerals(metadata.language)),
        "list_digits": digits(list_numerals(article)),
    }


def _submitted(article: Article, theme: Theme) -> dict[str, Value]:
    """What stands at the head of a manuscript, and how much lower its title begins."""
    page = theme.tokens.page
    if not page.submission:
        return {"sender": None}
    sent = submission(article)
    sink = max(PAPER[page.size][1] / 2 - points(page.margin_top), 0)
    return {"sender": list(sent.sender), "word_count": sent.count, "sink": sink, "centred": True}


def _page(theme: Theme) -> dict[str, Value]:
    page = theme.tokens.page
    width, height = PAPER[page.size]
    names = ("margin_top", "margin_bottom", "margin_inner", "margin_outer")
    size: dict[str, Value] = {"width": width, "height": height}
    return size | {name: points(getattr(page, name)) for name in names}


def _print(theme: Theme) -> dict[str, Value]:
    looks, heads = print_looks(theme), head_looks(theme)
    found: dict[str, Value] = msgspec.to_builtins(looks)
    lengths = ("furniture", "rule", "top_rule", "sink")
    found |= {name: points(getattr(looks, name)) for name in lengths}
    return found | {"heads": points(heads.size), "heads_tracking": heads.tracking}
