"""What the tags of a PDF by Typst lack (ISO 32000-1, 14.7 and 14.8), put in once it is made.

The template sets groups and runs in elements that stand for others; here each gets what it is, in
the order in which they were written. Header cells of rows get their scope, parts of another
language their tag, notes their ID.
"""

import io
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from convert.article import Direction, LanguageTag
from convert.backends.pdf.laid import Laid
from convert.backends.pdf.typst.carried import carry_source
from convert.backends.pdf.typst.kids import kids_of
from convert.backends.pdf.typst.labels import labels_first, part_words
from convert.backends.pdf.typst.page_starts import page_starts
from convert.backends.pdf.typst.reading_order import read_as_written
from convert.backends.pdf.typst.said_words import say_words
from convert.backends.pdf.typst.sheet import CAPTIONED, Tag, Tags
from convert.context import Context
from convert.errors import RenderError
from convert.paging import PageStarts

_GROUP, _RUN, _TABLE = "/BlockQuote", "/Quote", "/Table"
_PICTURE, _NOTE, _CONTENTS = "/Figure", "/Note", "/TOC"
_DEEPEST = 400
_PACKED = pikepdf.ObjectStreamMode.generate


def finished(
    data: bytes,
    language: LanguageTag,
    tags: Tags,
    *,
    paged: bool,
    shaped: Direction | None,
    carried: Context | None,
) -> Laid:
    """The PDF with its structure made whole, and where its pages begin if that is asked.

    shaped: the direction of an article whose letters are not painted as they are read. carried:
    what has the source that goes into a PDF/A-3, None for one that is none. Raises
    RenderError where the structure is not as expected.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Lang = String(language)
        kinds = (_GROUP, _RUN, _TABLE, _PICTURE, _NOTE)
        found: dict[str, list[Dictionary]] = {kind: [] for kind in kinds}
        for element in _elements(pdf.Root.StructTreeRoot, 0):
            found.get(str(element.S), []).append(element)
        _refuse_others(found, tags)
        for element, role in zip(found[_PICTURE], tags.pictures, strict=True):
            element.S = Name(f"/{role}")
        for element, headers in zip(found[_TABLE], tags.tables, strict=True):
            _with_headers(element, headers)
        for element, tag in zip(found[_RUN], tags.runs, strict=True):
            _tagged(element, tag)
        said = [
            (element, tag.says)
            for element, tag in zip(found[_RUN], tags.runs, strict=True)
            if tag.says
        ]
        feet = dict(zip(tags.feet, found[_NOTE], strict=True))
        notes, directions = [], {}
        for element, tag in zip(found[_GROUP], tags.groups, strict=True):
            _tagged(element, tag)
            if tag.id:
                notes.append((tag.id, element))
            if tag.direction:
                directions[element.objgen] = tag.direction == "rtl"
            if tag.notes:
                _moved_notes(feet, element, tag.notes)
        _named(pdf, notes)
        labels_first([*found[_NOTE], *(element for _, element in notes)])
        if shaped:
            read_as_written(pdf, directions, from_right=shaped == "rtl")
        part_words(pdf, list(_elements(pdf.Root.StructTreeRoot, 0)))
        say_words(pdf, said)
        if carried is not None:
            carry_source(pdf, carried)
        output = io.BytesIO()
        pdf.save(output, deterministic_id=True, object_stream_mode=_PACKED)
        pages = page_starts(pdf, tags.moved) if paged else PageStarts(())
    return Laid(output.getvalue(), pages)


def _elements(node: pikepdf.Object, depth: int) -> Iterator[Dictionary]:
    """The structure elements below a node, in reading order."""
    if depth > _DEEPEST:
        return
    for kid in kids_of(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid, depth + 1)


def _refuse_others(found: dict[str, list[Dictionary]], tags: Tags) -> None:
    wanted = {
        _GROUP: len(tags.groups),
        _RUN: len(tags.runs),
        _TABLE: len(tags.tables),
        _PICTURE: len(tags.pictures),
        _NOTE: len(tags.feet),
    }
    counted = {kind: len(elements) for kind, elements in found.items()}
    if counted != wanted:
        raise _other(f"{counted}, where the article has {wanted}")


def _other(what: str) -> RenderError:
    return RenderError(
        f"Typst tagged {what}",
        hint="Please report it with this source; -O pdf.engine=weasyprint lays it out.",
        code="pdf.structure",
    )


def _tagged(element: Dictionary, tag: Tag) -> None:
    role = tag.role
    if role == CAPTIONED:
        _caption_inside(element)
        role = "Div"
    element.S = Name(f"/{role}")
    if tag.language:
        element.Lang = String(tag.language)
    if tag.id:
        element.ID = String(tag.id)


def _caption_inside(element: Dictionary) -> None:
    """Put the caption of a table or of a list of headings into it, as its first element (ISO
    32000-1, 14.8.4.3.4)."""
    kids = list(element.K)
    held = next(kid for kid in kids if kid.get("/S") in (_TABLE, _CONTENTS))
    caption = next(kid for kid in kids if kid.objgen != held.objgen)
    element.K = Array([kid for kid in kids if kid.objgen != caption.objgen])
    held.K = Array([caption, *held.K])
    caption.P = held


def _moved_notes(notes: Mapping[str, Dictionary], place: Dictionary, names: Sequence[str]) -> None:
    """Let notes at the foot of pages be read where the source has them."""
    for name in names:
        note = notes[name]
        note.P.K = Array([kid for kid in note.P.K if not _is(kid, note)])
        note.P = place
    place.K = Array([notes[name] for name in names])


def _is(kid: pikepdf.Object, element: Dictionary) -> bool:
    return isinstance(kid, Dictionary) and kid.objgen == element.objgen


def _with_headers(table: Dictionary, headers: list[bool]) -> None:
    """Make header cells of rows what they are, and name what each cell is headed by as scopes."""
    cells = [cell for row in _rows(table) for cell in row.K if cell.get("/S") in ("/TD", "/TH")]
    if len(cells) != len(headers):
        raise _other(f"{len(cells)} cells, where the table has {len(headers)}")
    for cell, header in zip(cells, headers, strict=True):
        if header and cell.S == "/TD":
            cell.S = Name.TH
            said = cell.get("/A", Array())
            own = [said] if isinstance(said, Dictionary) else list(said)
            kept = [one for one in own if one.get("/O") != "/Table"]
            spans = next((one for one in own if one.get("/O") == "/Table"), Dictionary())
            scope = Dictionary(O=Name.Table, Scope=Name.Row)
            for key in ("/RowSpan", "/ColSpan"):
                if key in spans:
                    scope[key] = spans[key]
            cell.A = Array([*kept, scope])


def _rows(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in table.K:
        if kid.get("/S") == "/TR":
            yield kid
        elif kid.get("/S") in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(kid)


def _named(pdf: pikepdf.Pdf, notes: list[tuple[str, Dictionary]]) -> None:
    """Add notes to the names of elements (ISO 32000-1, 14.7.2, IDTree)."""
    if not notes:
        return
    root = pdf.Root.StructTreeRoot
    if "/IDTree" not in root:
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array()))
    tree = pikepdf.NameTree(root.IDTree)
    for name, element in notes:
        tree[name] = element
