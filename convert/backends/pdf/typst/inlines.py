"""The inside of a paragraph as data for the template: strings, and lists that begin with a kind."""

import re
from base64 import b64decode
from typing import assert_never

from convert.article import (
    AnyInline,
    Code,
    Emphasis,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Math,
    NoteReference,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from convert.backends.pdf.typst.languages import language_of
from convert.backends.pdf.typst.sheet import Sheet, Tag, Value
from convert.languages.title_phrases import kept_together, stays_whole, title_phrases
from convert.markup.figures import with_capitals
from convert.markup.formulas import formula_words
from convert.markup.headings import in_capitals
from convert.markup.note_marks import in_brackets
from convert.markup.spacing import ties
from convert.walk import inline_text

_KINDS: dict[type[AnyInline], str] = {
    Emphasis: "em",
    Strong: "strong",
    Strike: "strike",
    Inserted: "ins",
    Superscript: "sup",
    Subscript: "sub",
}

_SPACES = re.compile(r"[ \t\n\r\f]+")  # what CSS Text 3, 4.1.1 collapses
# Typst ends a line inside a word only at a hyphen: longer ones may end after every few characters.
_LONG = re.compile(r"[!-~\u00a1-\u024f]{26,}")
_REPEATED = re.compile(r"(.)\1{79}")
_ANY = re.compile(r"\S{5,}")
_PIECES = re.compile(r"[^/._?&=#%@:;,+~-]{1,12}[/._?&=#%@:;,+~-]{0,3}|[/._?&=#%@:;,+~-]{1,6}")
_LETTERS = re.compile(r"[^\W\d_]{1,60}")


def write_inlines(inlines: Inlines, sheet: Sheet) -> list[Value]:
    """A run of inlines; the mark of a note stands in the box of its word, where that is in one."""
    parts: list[Value] = []
    for inline in inlines:
        written = _inline(inline, sheet)
        last = parts[-1] if parts and isinstance(inline, NoteReference) else None
        if isinstance(last, list) and last[0] == "kept":
            last += written
        else:
            parts += written
    return parts


def heading_words(inlines: Inlines, sheet: Sheet) -> list[Value]:
    """The words of a heading, those that are typed in capitals told apart."""
    written = write_inlines(inlines, sheet)
    return [["capitals", *written]] if in_capitals(inline_text(inlines)) else written


def words(text: str, sheet: Sheet, *, code: bool = False) -> list[Value]:
    """Characters of the article, with the places where a line may end inside a long word.

    What parts words is one space, as on screens and in books, but in code.
    """
    if not code:
        text = _SPACES.sub(" ", text)
    parts: list[Value] = []
    end = 0
    for match in (_ANY if sheet.breaks else _LONG).finditer(text):
        sheet.monotonous = sheet.monotonous or _REPEATED.search(match[0]) is not None
        if not (sheet.breaks or code) and _LETTERS.fullmatch(match[0]):
            continue  # a long word is hyphenated
        parts.append(text[end : match.start()])
        pieces = _PIECES.findall(match[0]) if not sheet.breaks else list(match[0])
        for piece in pieces[:-1]:
            parts += [piece, ["break"]]
        parts.append(pieces[-1])
        end = match.end()
    return [part for part in (*parts, text[end:]) if part]


def title_words(title: str, sheet: Sheet) -> list[Value]:
    """The characters of the title, its phrases kept on one line where letters tell them."""
    phrases = title_phrases(title)
    parts: list[Value] = []
    if len(phrases) == 1:
        for piece in kept_together(title):
            if stays_whole(piece):
                parts += [["kept", *words(piece.rstrip(), sheet)], piece[len(piece.rstrip()) :]]
            else:
                parts += heading_words((Text(text=piece),), sheet)
        return parts
    for phrase in phrases:
        kept = phrase.rstrip()
        parts += [["kept", *words(kept, sheet)]] if len(kept) > 1 else words(kept, sheet)
        parts += [phrase[len(kept) :]] if len(kept) < len(phrase) else []
    return parts


def _inline(inline: AnyInline, sheet: Sheet) -> list[Value]:
    match inline:
        case Text():
            return _spaced(inline.text, sheet)
        case Emphasis() | Strong() | Strike() | Inserted() | Superscript() | Subscript():
            return [[_KINDS[type(inline)], *write_inlines(inline.content, sheet)]]
        case Ruby():
            return [_ruby(inline, sheet)]
        case Math():
            return [_formula(inline, sheet)]
        case Image():
            return [["image", sheet.picture(inline)]]
        case Code():
            return [["code", *words(inline.text, sheet, code=True)]]
        case Link():
            return [_link(inline, sheet)]
        case NoteReference():
            return _reference(inline, sheet)
        case LineBreak():
            return [["br"]]
        case Span():
            return [_span(inline, sheet)]
        case _:
            assert_never(inline)


def _spaced(text: str, sheet: Sheet) -> list[Value]:
    """Words, and those that a space which its language wants narrow or unbroken ties together."""
    parts: list[Value] = []
    end = 0
    for tie in ties(text, sheet.spaces):
        parts += _figured(text[end : tie.start], sheet)
        kept: list[Value] = ["kept"]
        for piece, thin in tie.pieces:
            written = _figured(piece, sheet)
            kept += [["thin", *written]] if thin else written
        parts.append(kept)
        end = tie.end
    return [*parts, *_figured(text[end:], sheet)]


def _figured(text: str, sheet: Sheet) -> list[Value]:
    """Words, those of capitals and figures apart where figures are of another height."""
    if not sheet.lining:
        return words(text, sheet)
    parts: list[Value] = []
    for piece, lining in with_capitals(text):
        written = words(piece, sheet)
        parts += [["lining", *written]] if lining else written
    return parts


def _ruby(inline: Ruby, sheet: Sheet) -> list[Value]:
    sheet.tags.runs += [Tag("Ruby"), Tag("RB")]
    base = write_inlines(inline.content, sheet)
    sheet.tags.runs.append(Tag("RT"))
    return ["ruby", base, write_inlines(inline.reading, sheet)]


def _formula(inline: Math, sheet: Sheet) -> list[Value]:
    """A formula drawn as the other engine has it drawn; its TeX where it cannot be."""
    kind = "display" if inline.display else "formula"
    picture = sheet.formula(inline)
    if picture is None:
        return [f"{kind}-code", *words(inline.tex, sheet, code=True)]
    name = sheet.file(b64decode(picture.address.partition(",")[2]), ".svg")
    sheet.tags.pictures.append("Formula")
    alt = formula_words(inline)
    return [kind, {"file": name, "alt": alt, "height": picture.height, "depth": picture.depth}]


def _link(inline: Link, sheet: Sheet) -> list[Value]:
    content = write_inlines(inline.content, sheet)
    if not inline.target.startswith("#"):
        return ["link", inline.target, *content]
    if inline.target[1:] not in sheet.headings:
        return ["span", *content]
    return ["to", f"h-{inline.target[1:]}", *content]


def _span(inline: Span, sheet: Sheet) -> list[Value]:
    around = sheet.spaces
    if inline.language:
        sheet.tags.runs.append(Tag("Span", inline.language))
        sheet.spaces = sheet.spaces_in(inline.language)
    content = write_inlines(inline.content, sheet)
    sheet.spaces = around
    if inline.language:
        content = [["lang", language_of(inline.language), *content]]
    return [inline.role or "span", *content]


def write_mark(mark: str, role: str, sheet: Sheet) -> list[Value]:
    """The mark of a note: its figure alone where the theme shows no brackets, as a run that says
    them."""
    parts = in_brackets(mark) if sheet.superior else None
    if parts is None:
        return words(mark, sheet)
    sheet.tags.runs.append(Tag(role, says=mark))
    return [["run", *words(parts.figure, sheet)]]


def _reference(inline: NoteReference, sheet: Sheet) -> list[Value]:
    """The mark of a note, and the note itself where this is its place on paper."""
    note = sheet.notes.note_id(inline.label)
    mark = write_mark(inline.text, "Span", sheet)
    if note is None:
        return [["mark", None, None, *mark]]
    occurrence = sheet.references.get(inline.label, 0) + 1
    sheet.references[inline.label] = occurrence
    own = sheet.notes.reference_id(inline.label, occurrence)
    below = sheet.foot.get(inline.label) if occurrence == 1 else None
    if below is None:
        return [["mark", note, own, *mark]]
    sheet.tags.feet.append(note)
    return [["foot", own, mark, sheet.write_note(below, sheet)]]
