"""A Word file's looks: what is said by bold type, empty lines and colours alone."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from convert.check.reading.shape import Reading
from convert.check.reading.word import W, WordFile, is_on, value
from convert.check.rules.contrast import LEAST, LEAST_FOR_LARGE
from convert.check.rules.rule import Fault, Rule
from convert.design.contrast import Colour, ratio

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_LONGEST_HEADING = 90
_TYPED_ITEM = re.compile(r"\s*([-*•–·]|\(?\d{1,3}[.)]|[a-z][.)])\s+\S")
_WHITE: Colour = (1, 1, 1)


class WordSubject(Struct, frozen=True):
    """An open Word file and what was read out of it."""

    file: WordFile
    reading: Reading

    @property
    def paragraphs(self) -> Iterator[etree._Element]:
        """Every paragraph of the body, those in tables too."""
        return self.file.document.iter(f"{W}p")


def _floating(word: WordSubject) -> Iterator[Fault]:
    for _ in word.file.document.iter(f"{_WP}anchor"):
        yield Fault("a picture that floats beside the text")


def _fake_headings(word: WordSubject) -> Iterator[Fault]:
    """Short paragraphs in bold from end to end, outside tables, that are no heading."""
    for paragraph in word.paragraphs:
        text = words_in(paragraph)
        style = word.file.styles.get(value(paragraph, "pPr/pStyle") or "")
        plain = style is None or (not style.level and not _is_named_part(style.name))
        inside_table = any(node.tag == W + "tc" for node in paragraph.iterancestors())
        if not text or len(text) > _LONGEST_HEADING or not plain or inside_table:
            continue
        runs = [run for run in paragraph.iter(f"{W}r") if words_in(run).strip()]
        if runs and all(is_on(run, "rPr/b") for run in runs) and not text.endswith((".", ":", ",")):
            yield Fault(f"“{text}” looks like a heading and is none")


def _is_named_part(name: str) -> bool:
    """Styles that say what a paragraph is, so that bold is only its look."""
    return any(part in name for part in ("title", "caption", "term", "author", "date", "quote"))


def _typed_lists(word: WordSubject) -> Iterator[Fault]:
    """Two or more paragraphs in a row that begin with a typed bullet or number."""
    row = 0
    for paragraph in word.paragraphs:
        text = words_in(paragraph)
        numbered = value(paragraph, "pPr/numPr/numId") is not None
        heading = (value(paragraph, "pPr/pStyle") or "").lower().startswith("heading")
        typed = bool(_TYPED_ITEM.match(text)) and not numbered and not heading
        row = row + 1 if typed else 0
        if row == 2:
            yield Fault(f"a list whose marks are typed: “{text[:40]}”")


def _blank_lines(word: WordSubject) -> Iterator[Fault]:
    row = 0
    for paragraph in word.paragraphs:
        content = any(
            True for _ in paragraph.iter(f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object")
        )
        in_table = any(node.tag == W + "tc" for node in paragraph.iterancestors())
        row = 0 if content or in_table else row + 1
        if row == 2:
            yield Fault("empty paragraphs used as space")


def _low_contrast(word: WordSubject) -> Iterator[Fault]:
    """Colours of styles and runs on their own shading, else on white paper."""
    seen: set[str] = set()
    for properties in _run_properties(word):
        colour = _colour(value(properties, "color"))
        ground = _colour(value(properties, "shd", "fill")) or _WHITE
        if colour is None:
            continue
        size = int(value(properties, "sz") or 0) / 2
        large = size >= 18 or (size >= 14 and is_on(properties, "b"))
        found = ratio(colour, ground)
        message = f"{found:.1f} to 1 for the colour {value(properties, 'color')}"
        if found < (LEAST_FOR_LARGE if large else LEAST) and message not in seen:
            seen.add(message)
            yield Fault(message, _holder(properties))


def _run_properties(word: WordSubject) -> Iterator[etree._Element]:
    """Those of the text itself, and those of the styles that it uses."""
    yield from word.file.document.iter(f"{W}rPr")
    kinds = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    used = {node.get(W + "val") or "" for node in word.file.document.iter(*kinds)}
    for key in list(used):
        while (style := word.file.styles.get(key)) is not None and style.based_on not in used:
            used.add(key := style.based_on)
    for node in word.file.style_sheet if word.file.style_sheet is not None else ():
        if node.get(W + "styleId") in used:
            yield from node.iter(f"{W}rPr")


def _colour(hexadecimal: str | None) -> Colour | None:
    """`1a2b3c` as a colour; None for `auto` and theme colours."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", hexadecimal or ""):
        return None
    red, green, blue = bytes.fromhex(hexadecimal or "")
    return (red / 255, green / 255, blue / 255)


def _holder(properties: etree._Element) -> str:
    style = next(properties.iterancestors(f"{W}style"), None)
    return "" if style is None else f"style {value(style, 'name')}"


def _promised_fonts(word: WordSubject) -> Iterator[Fault]:
    """The settings say that fonts are embedded, and none is (ISO/IEC 29500-1, 17.8.3.3)."""
    files = any(name.endswith((".odttf", ".ttf", ".otf")) for name in word.file.names)
    if is_on(word.file.settings, "embedTrueTypeFonts") and not files:
        yield Fault("the settings say that fonts are embedded, and the file has none")


def words_in(node: etree._Element) -> str:
    """The characters of a run or paragraph."""
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


RULES: tuple[Rule[WordSubject], ...] = (
    Rule(
        code="docx.floating",
        requires="Pictures stand in line with the text.",
        clause="Word's checker, Image or object not inline; WCAG 2.2, 1.3.2",
        find=_floating,
        hint="Set the picture in line with text.",
        severity="warning",
    ),
    Rule(
        code="docx.heading-fake",
        requires="What looks like a heading has a heading style.",
        clause="WCAG 2.2, 1.3.1",
        find=_fake_headings,
        hint="Use a heading style, not bold type.",
        severity="warning",
    ),
    Rule(
        code="docx.list-typed",
        requires="Lists are lists, not paragraphs with typed marks.",
        clause="WCAG 2.2, 1.3.1",
        find=_typed_lists,
        hint="Use Word's bullets and numbering.",
        severity="warning",
    ),
    Rule(
        code="docx.blank-lines",
        requires="Space is made by styles, not by empty paragraphs.",
        clause="Word's checker, Repeated blank characters; WCAG 2.2, 1.3.2",
        find=_blank_lines,
        hint="Set the space before and after in the style.",
        severity="warning",
    ),
    Rule(
        code="docx.contrast",
        requires="Text has a contrast of 4.5 to 1 with its ground, large text 3 to 1.",
        clause="Word's checker, Hard-to-read text contrast; WCAG 2.2, 1.4.3",
        find=_low_contrast,
        hint="Use a darker colour.",
    ),
    Rule(
        code="docx.fonts",
        requires="Fonts that the settings call embedded are there.",
        clause="ISO/IEC 29500-1, 17.8.3.3",
        find=_promised_fonts,
        hint="Save the file with its fonts, or take the setting back.",
        severity="warning",
    ),
)
