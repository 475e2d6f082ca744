"""What a publication has that some criteria are about: media, forms, scripts."""

from collections.abc import Iterable

import pikepdf
from lxml import etree

from convert.check.formats import checked
from convert.check.formats.record import Feature
from convert.check.reading.dom import local_name
from convert.check.reading.word import W, WordFile

_MEDIA = frozenset(("audio", "video", "embed", "object"))
_FORMS = frozenset(("form", "input", "select", "textarea"))
_DATA_BLOCKS = ("application/ld+json", "application/json")
_PDF_MEDIA = frozenset(("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"))


def features(format: str, data: bytes) -> frozenset[Feature]:
    """What a file of that format has. Raises CheckError where the file cannot be read."""
    kind = checked(format)
    return kind.features(kind.open(data))


def of_markup(roots: Iterable[etree._Element]) -> frozenset[Feature]:
    """What documents of HTML elements have."""
    found: set[Feature] = set()
    for root in roots:
        for node in root.iter():
            name = local_name(node)
            if name in _MEDIA:
                found.add("media")
            elif name in _FORMS:
                found.add("forms")
            elif name and _is_scripted(node, name):
                found.add("scripts")
    return frozenset(found)


def _is_scripted(node: etree._Element, name: str) -> bool:
    if name == "script":
        return node.get("type") not in _DATA_BLOCKS
    return any(str(key).startswith("on") for key in node.attrib)


def of_pdf(pdf: pikepdf.Pdf) -> frozenset[Feature]:
    """What a PDF has."""
    found: set[Feature] = set()
    form = pdf.Root.get("/AcroForm")
    if form is not None and len(form.get("/Fields", pikepdf.Array())):
        found.add("forms")
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    action = pdf.Root.get("/OpenAction", pikepdf.Dictionary())
    scripted = isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/JavaScript"
    if "/JavaScript" in names or "/AA" in pdf.Root or scripted:
        found.add("scripts")
    for page in pdf.pages:
        kinds = {str(note.get("/Subtype")) for note in page.get("/Annots", pikepdf.Array())}
        if kinds & _PDF_MEDIA:
            found.add("media")
    return frozenset(found)


def of_word(file: WordFile) -> frozenset[Feature]:
    """What a Word file has."""
    found: set[Feature] = set()
    if any(True for _ in file.document.iter(f"{W}ffData", f"{W}sdt")):
        found.add("forms")
    if any(target.endswith("vbaProject.bin") for target in file.relationships.values()):
        found.add("scripts")
    if any(target.endswith((".mp4", ".mp3", ".wav")) for target in file.relationships.values()):
        found.add("media")
    return frozenset(found)
