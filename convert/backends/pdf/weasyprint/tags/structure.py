"""The structure tree of a PDF under construction, as pydyf's objects hold it."""

import re
from collections.abc import Iterator

from convert.backends.pdf.weasyprint.shapes import Pdf, Tag, Value
from convert.backends.pdf.weasyprint.tags.objects import array, dictionary

_REFERENCE = re.compile(rb"(\d+) 0 R$")


class Structure:
    """Reading and changing the tags of a `pydyf.PDF` whose bytes are not written yet."""

    def __init__(self, pdf: Pdf, pages: int) -> None:
        self.pdf = pdf
        self.pages = pages
        root = self.object(pdf.catalog["StructTreeRoot"])
        self.document = self.object(root["K"][0])
        self.namespace = self.document.get("NS")
        self._parents = self.object(root["ParentTree"])["Nums"]

    def object(self, reference: object) -> Value:
        """The object that a reference leads to, None for anything else (a number, a name)."""
        data = reference.encode() if isinstance(reference, str) else reference
        found = _REFERENCE.match(data) if isinstance(data, bytes) else None
        return self.pdf.objects[int(found[1])] if found else None

    def kids(self, tag: Tag) -> list[tuple[bytes, Tag]]:
        """References and objects of the children of a tag; marked content is left out."""
        found = ((kid, self.object(kid)) for kid in tag.get("K", ()))
        return [(kid, child) for kid, child in found if child is not None]

    def tags(self, below: Tag | None = None) -> Iterator[Tag]:
        """All tags below one, or below the document, parents first."""
        for _, child in self.kids(self.document if below is None else below):
            if child.get("Type") == "/StructElem":
                yield child
                yield from self.tags(child)

    def new(self, kind: str, parent: Tag, like: Tag) -> Tag:
        """A new empty tag under `parent`, on the page of the tag `like`."""
        tag = dictionary(
            {
                "Type": "/StructElem",
                "S": f"/{kind}",
                "K": array(),
                "P": parent.reference,
                "Pg": like["Pg"],
            }
        )
        self.pdf.add_object(tag)
        return tag

    def adopt(self, parent: Tag, tag: Tag) -> None:
        """Make `tag` the last child of `parent`; its old parent's list is not changed."""
        parent["K"].append(tag.reference)
        tag["P"] = parent.reference

    def dissolve(self, outer: Tag, kind: str) -> None:
        """Give `outer` what its children of one kind (`/P`) hold, in their place."""
        kept: list[Value] = []
        for kid in outer["K"]:
            child = self.object(kid)
            if child is None or child.get("S") != kind:
                kept.append(kid)
                continue
            for own in child["K"]:
                kept.append(own)
                below = self.object(own)
                if isinstance(own, int):
                    self.set_mark_parent(self.page_numbers()[child["Pg"]], own, outer)
                elif below is not None and below.get("Type") == "/StructElem":
                    below["P"] = outer.reference
        outer["K"][:] = kept

    def set_annotation_parent(self, key: int, tag: Tag) -> None:
        """Let the parent tree lead from an annotation's key to `tag`."""
        at = self._parents.index(key, 2 * self.pages)
        self._parents[at + 1] = tag.reference

    def make_artifact(self, page: int, marks: set[int], properties: Tag) -> None:
        """Turn marked content of a page, by its ids, into an artifact with these properties."""
        stream = self.page_stream(page)
        for position, item in enumerate(stream):
            if item == b"BDC" and stream[position - 1].get("MCID") in marks:
                stream[position - 2] = b"/Artifact"
                stream[position - 1] = properties
        by_mark = self._parents[2 * page + 1]
        for mark in marks:
            by_mark[mark] = "null"

    def page_stream(self, page: int) -> list[Value]:
        """What is painted on a page, as pydyf's list of operands and operators."""
        contents = self.object(self.pdf.page_references[page])["Contents"]
        stream: list[Value] = self.object(contents).stream
        return stream

    def drop_mark(self, page: int, mark: int) -> None:
        """Let the parent tree know no tag for marked content that is there no more."""
        self._parents[2 * page + 1][mark] = "null"

    def page_numbers(self) -> dict[bytes, int]:
        """The number of each page, from 0, by its reference."""
        return {reference: number for number, reference in enumerate(self.pdf.page_references)}

    def set_mark_parent(self, page: int, mark: int, tag: Tag) -> None:
        """Let the parent tree lead from marked content of a page to `tag`."""
        self._parents[2 * page + 1][mark] = tag.reference
