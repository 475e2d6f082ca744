"""Word's styles.xml from a theme's `word.toml` and tokens (ISO/IEC 29500-1, 17.7)."""

from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from convert.backends.docx.heading_levels import Top, with_top
from convert.backends.docx.theme_part import COLOURS, FONTS
from convert.backends.docx.trees import every, needed, parsed, written
from convert.design.themes import WORD, Theme
from convert.design.units import half_points, points, twips
from convert.errors import UsageError, Where

_INSET = 6  # points: of a listing within its ground
_LOOKS = ("w:pPr", "w:rPr", "w:tblPr", "w:tblStylePr")
STYLES = "word/styles.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class ParagraphStyle(Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph style. Sizes and spaces are in em; `line` is a line height or a token's name.
    rule_above and rule_below are colours, rule_weight what these rules weigh, in points. whole: no
    word is parted, also where a person lets Word hyphenate the text."""

    name: str
    based: str | None = None
    next: str | None = None
    font: str | None = None
    size: float | str | None = None
    bold: bool | None = None
    italic: bool = False
    small_caps: bool | None = None
    colour: str | None = None
    line: float | str | None = None
    before: float | str | None = None
    after: float | str | None = None
    indent: float | None = None
    first_line: float | None = None
    keep_next: bool = False
    outline: int | None = None
    rule_start: bool | None = None
    rule_above: str | None = None
    rule_below: str | None = None
    rule_weight: float = 3
    shade: str | None = None
    centre: bool = False
    end: bool = False
    together: bool = False
    whole: bool = False


class CharacterStyle(Struct, frozen=True, forbid_unknown_fields=True):
    """A character style."""

    name: str
    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    underline: bool = False
    superscript: bool = False
    apart: float | None = None
    colour: str | None = None


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A line: its width in points, 0 for none, and the name of its colour."""

    width: float
    colour: str


class WordStyles(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything `word.toml` says. masthead: the rule below it."""

    masthead: Rule

    paragraph: dict[str, ParagraphStyle]
    character: dict[str, CharacterStyle]


class _Scale(Struct, frozen=True):
    """The theme's tokens as numbers and names that Word's styles are made from."""

    base: float
    theme: Theme

    def number(self, value: float | str) -> float:
        if isinstance(value, str):
            return float(getattr(self.theme.tokens.type, value))
        return value

    def em(self, value: float) -> float:
        return value * self.base

    def colour(self, token: str) -> str:
        colour: str = getattr(self.theme.tokens.colour, token)
        return colour.lstrip("#").upper()

    def coloured(self, token: str, attribute: str = "color", theme: str = "themeColor") -> str:
        """The attributes that name a colour: its value, and its name in Word's theme, which goes
        before (ISO/IEC 29500-1, 17.3.2.6)."""
        return f'w:{attribute}="{self.colour(token)}" w:{theme}="{COLOURS[token]}"'

    def fonts(self, token: str) -> str:
        """The fonts of text, likewise (17.3.2.26)."""
        name: str = getattr(self.theme.tokens.fonts, f"word_{token}")
        themed = FONTS.get(token, {})
        slots = ("ascii", "hAnsi", "eastAsia", "cs")
        named = "".join(f' w:{slot}="{name}"' for slot in slots)
        return f"<w:rFonts{named}{''.join(map(_theme_font, themed.items()))}/>"


@cache
def styles_xml(theme: Theme, top: Top = 2) -> bytes:
    """The styles part of a Word file whose headings begin at level `top`."""
    styles = word_styles(theme, top)
    scale = _Scale(points(theme.tokens.type.size), theme)
    parts = [_defaults(scale)]
    parts += [_paragraph(key, style, scale) for key, style in styles.paragraph.items()]
    parts.append(
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
    )
    parts += [_character(key, style, scale) for key, style in styles.character.items()]
    parts += [_table_styles(scale)]
    body = "\n".join(parts)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:styles xmlns:w="{_NAMESPACE}">\n{body}\n</w:styles>\n'
    ).encode()


def style_names(theme: Theme) -> bytes:
    """The styles part without what the styles look like, which pandoc has no use for: reading and
    writing that would take it a quarter of its time.
    """
    styles = parsed(styles_xml(theme), STYLES)
    for looks in list(every(styles, *_LOOKS)):
        needed(looks, "..").remove(looks)
    return written(styles)


@lru_cache(maxsize=16)
def word_styles(theme: Theme, top: Top = 2) -> WordStyles:
    """The styles of a theme's `word.toml`. Raises UsageError for a wrong key or value."""
    try:
        said = theme.word()
        said["paragraph"] = with_top(said.get("paragraph", {}), top)
        return msgspec.convert(said, WordStyles)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"theme '{theme.tokens.name}': {error}",
            where=Where(str(theme.layers[-1].file(WORD))),
            code="theme.invalid",
        ) from error


def _defaults(scale: _Scale) -> str:
    size = half_points(scale.base)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{scale.fonts('text')}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _theme_font(slot: tuple[str, str]) -> str:
    name, font = slot
    return f' w:{"cstheme" if name == "cs" else name + "Theme"}="{font}"'


def _paragraph(key: str, style: ParagraphStyle, scale: _Scale) -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    custom = "" if style.name[0].islower() or key in _BUILT_IN else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    properties = _paragraph_properties(style, scale)
    run = _run_properties(style, scale)
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}">'
        f'<w:name w:val="{style.name}"/>{based}{following}<w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


# Those of Word's own styles whose names begin with a capital.
_BUILT_IN = frozenset(
    {
        *("Normal", "BodyText", "Title", "Subtitle", "Date", "Quote", "Signature", "Salutation"),
        *("ListBullet", "ListNumber", "ListContinue"),
    }
)


def _paragraph_properties(style: ParagraphStyle, scale: _Scale) -> str:
    """In the order that the schema wants (CT_PPrBase)."""
    parts = ["<w:keepNext/><w:keepLines/>" if style.keep_next else ""]
    if style.name == "Normal":
        parts.append("<w:widowControl/>")
    parts.append(_borders(style, scale))
    if style.shade:
        fill = scale.coloured(style.shade, "fill", "themeFill")
        parts.append(f'<w:shd w:val="clear" w:color="auto" {fill}/>')
    if style.whole:
        parts.append("<w:suppressAutoHyphens/>")
    parts.append(_spacing(style, scale))
    if style.indent is not None or style.first_line is not None:
        parts.append(_indents(style, scale))
    elif style.shade:
        inset = 20 * _INSET
        parts.append(f'<w:ind w:left="{inset}" w:right="{inset}"/>')
    if style.together:
        parts.append("<w:contextualSpacing/>")  # none between paragraphs of the style
    if style.centre or style.end:
        parts.append(f'<w:jc w:val="{"center" if style.centre else "right"}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _borders(style: ParagraphStyle, scale: _Scale) -> str:
    def across(side: str, token: str | None) -> str:
        if token is None:
            return ""
        weight, colour = round(8 * style.rule_weight), scale.coloured(token)
        return f'<w:{side} w:val="single" w:sz="{weight}" w:space="10" {colour}/>'

    above, below = across("top", style.rule_above), across("bottom", style.rule_below)
    beside = ""
    if style.rule_start:
        rule = scale.coloured("rule")
        beside = f'<w:left w:val="single" w:sz="12" w:space="10" {rule}/>'
    elif style.rule_start is not None and (above or below):
        beside = '<w:left w:val="nil"/>'  # that of the style it is based on
    if style.shade:
        return _frame(style.shade, scale)
    edges = f"{above}{beside}{below}"
    return f"<w:pBdr>{edges}</w:pBdr>" if edges else ""


def _frame(token: str, scale: _Scale) -> str:
    """Borders in the colour of a ground, which goes as far as they do: its text needs room."""
    colour = scale.coloured(token)
    edges = (
        f'<w:{side} w:val="single" w:sz="4" w:space="{_INSET}" {colour}/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def _indents(style: ParagraphStyle, scale: _Scale) -> str:
    given = {"left": style.indent, "firstLine": style.first_line}
    written = "".join(
        f' w:{side}="{twips(scale.em(value))}"'
        for side, value in given.items()
        if value is not None
    )
    return f"<w:ind{written}/>"


def _spacing(style: ParagraphStyle, scale: _Scale) -> str:
    given: dict[str, int] = {}
    if style.before is not None:
        given["before"] = twips(scale.em(scale.number(style.before)))
    if style.after is not None:
        given["after"] = twips(scale.em(scale.number(style.after)))
    if style.line is not None:
        given["line"] = round(240 * scale.number(style.line) / 1.2)
    if not given:
        return ""
    written = "".join(f' w:{name}="{value}"' for name, value in given.items())
    rule = ' w:lineRule="auto"' if "line" in given else ""
    return f"<w:spacing{written}{rule}/>"


_OFF = ' w:val="0"'


def _run_properties(style: ParagraphStyle, scale: _Scale) -> str:
    """In the order that the schema wants (CT_RPr)."""
    parts = [scale.fonts(style.font) if style.font else ""]
    if style.bold is not None:
        value = "" if style.bold else _OFF
        parts.append(f"<w:b{value}/><w:bCs{value}/>")
    if style.italic:
        parts.append("<w:i/><w:iCs/>")
    if style.small_caps is not None:
        parts.append(f"<w:smallCaps{'' if style.small_caps else _OFF}/>")
    if style.colour:
        parts.append(f"<w:color {scale.coloured(style.colour, 'val')}/>")
    if style.size is not None:
        size = half_points(scale.em(scale.number(style.size)))
        parts.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
    return "".join(parts)


def _character(key: str, style: CharacterStyle, scale: _Scale) -> str:
    size = half_points(scale.em(style.size)) if style.size else None
    parts = [
        scale.fonts(style.font) if style.font else "",
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:i/><w:iCs/>" if style.italic else "",
        "<w:smallCaps/>" if style.small_caps else "",
        f"<w:color {scale.coloured(style.colour, 'val')}/>" if style.colour else "",
        f'<w:spacing w:val="{twips(scale.em(style.apart))}"/>' if style.apart else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
        '<w:u w:val="single"/>' if style.underline else "",
        '<w:vertAlign w:val="superscript"/>' if style.superscript else "",
    ]
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{"".join(parts)}</w:rPr>'
        "</w:style>"
    )


def _table_styles(scale: _Scale) -> str:
    rule, ink = scale.coloured("rule"), scale.coloured("ink")
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
    )
    inside = f'<w:insideH w:val="single" w:sz="4" w:space="0" {rule}/>'
    line = f'w:val="single" w:sz="6" w:space="0" {ink}'
    edges = "".join(f"<w:{side} {line}/>" for side in ("top", "bottom"))
    under = f"<w:tcBorders><w:bottom {line}/></w:tcBorders>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>\n"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edges}{inside}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
        f"<w:tcPr>{under}</w:tcPr></w:tblStylePr>"
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
        "</w:style>"
    )
