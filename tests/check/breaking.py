"""Ways to break a good output: changes to its text, its parts, its PDF objects."""

import io
import zipfile
from collections.abc import Callable

import pikepdf

Change = Callable[[bytes], bytes]


def swap(old: str, new: str, count: int = 1) -> Change:
    """Put `new` for `old` in a text file, which must have it."""

    def change(data: bytes) -> bytes:
        return _swapped(data.decode(), old, new, count).encode()

    return change


def swap_in(part: str, old: str, new: str, count: int = 1) -> Change:
    """The same in one part of a zip file."""

    def change(data: bytes) -> bytes:
        source = zipfile.ZipFile(io.BytesIO(data))
        assert part in source.namelist()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == part:
                    content = _swapped(content.decode(), old, new, count).encode()
                target.writestr(name, content)
        return buffer.getvalue()

    return change


def after_another(*changes: Change) -> Change:
    """All changes, in order."""

    def change(data: bytes) -> bytes:
        for each in changes:
            data = each(data)
        return data

    return change


def _swapped(text: str, old: str, new: str, count: int) -> str:
    assert old in text, f"nothing to break: {old!r}"
    return text.replace(old, new, count)


def cut(data: bytes) -> bytes:
    """The first half of a file."""
    return data[: len(data) // 2]


def in_pdf(edit: Callable[[pikepdf.Pdf], None]) -> Change:
    """A PDF with something done to its objects."""

    def change(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            edit(pdf)
            buffer = io.BytesIO()
            pdf.save(buffer)
        return buffer.getvalue()

    return change


def on_element(
    kind: str, edit: Callable[[pikepdf.Dictionary], None], which: int = 0
) -> Callable[[bytes], bytes]:
    """A PDF with something done to one of its structure elements of a type."""

    def change(pdf: pikepdf.Pdf) -> None:
        edit(elements(pdf, kind)[which])

    return in_pdf(change)


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    """The structure elements of a type, in order."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: pikepdf.Object) -> None:
        if node.get("/S") == f"/{kind}":
            found.append(node)
        kids = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    assert found, f"nothing to break: no {kind}"
    return found


def without(key: str) -> Callable[[pikepdf.Dictionary], None]:
    """Take a key out of a dictionary that has it."""

    def edit(node: pikepdf.Dictionary) -> None:
        del node[key]

    return edit


def turned_into(kind: str) -> Callable[[pikepdf.Dictionary], None]:
    """Give a structure element another type."""

    def edit(node: pikepdf.Dictionary) -> None:
        node["/S"] = pikepdf.Name(f"/{kind}")

    return edit
