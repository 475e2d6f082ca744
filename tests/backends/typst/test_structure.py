"""What readers of the structure tree find in a PDF by Typst."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from convert.article import Footnote, Link, NoteReference, Paragraph, Text
from tests.backends.typst.made import BY_TYPST, article, laid, paragraph, read_back


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = node.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


NOTED = article(
    Paragraph(
        content=(
            Text(text="The boat"),
            NoteReference(label="1", text="[1]"),
            Text(text=" came in, and "),
            Link(target="https://example.org/", content=(Text(text="nobody"),)),
            Text(text=" had waited."),
        )
    ),
    Footnote(label="1", mark="[1]", blocks=(paragraph("On the third of March."),)),
)


@pytest.mark.parametrize("notes", ["end", "foot"])
def test_a_note_begins_with_its_label(notes: str):
    data, _ = laid(NOTED, "default", BY_TYPST, f"page.notes={notes}")
    assert read_back(NOTED, data)[0] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (note,) = (each for each in elements(pdf.Root.StructTreeRoot) if each.S == "/Note")
        assert [str(kid.S) for kid in kids(note)] == ["/Lbl", "/P"]
        assert all(kid.P.objgen == note.objgen for kid in kids(note))


def test_words_behind_an_element_have_one_that_the_page_leads_to():
    data, _ = laid(NOTED)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        parents = pikepdf.NumberTree(root.ParentTree)
        spans = 0
        for each in elements(root):
            held = [isinstance(kid, pikepdf.Dictionary) and "/S" in kid for kid in kids(each)]
            assert held == sorted(held)  # marks of its own stand before its elements
            for kid in kids(each):
                if not isinstance(kid, pikepdf.Dictionary):
                    entry = parents[int(each.Pg.StructParents)][int(kid)]
                    assert entry.objgen == each.objgen
                    spans += each.S == "/Span"
        assert spans >= 3
