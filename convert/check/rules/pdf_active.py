"""What is active in a PDF: actions that run, send, fetch or open something (ISO 32000-2, 12.6)."""

from collections.abc import Iterator

import pikepdf

from convert.check.reading.objects import entry
from convert.check.reading.pdf import TaggedPdf
from convert.check.rules import active
from convert.check.rules.rule import Fault

_RUNNING = frozenset(
    ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound")
)
_LEADING = frozenset(("/A", "/AA", "/OpenAction", "/Next"))
_TELLING = _LEADING | {"/S", "/JS"}
_ELSEWHERE = frozenset(("/GoToR", "/GoToE"))
_MOST_OBJECTS = 1_000_000


def _active(tagged: TaggedPdf) -> Iterator[Fault]:
    """Every dictionary is looked at, whether or not anything leads to it."""
    root = tagged.pdf.Root
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        yield Fault("scripts of the whole file", "catalog")
    if "/AcroForm" in root:
        if "/XFA" in root.AcroForm:
            yield Fault("a form that is a program (XFA)", "catalog")
        yield from _running(root.AcroForm, "the form")
    for number, thing in enumerate(tagged.pdf.objects):
        if number >= _MOST_OBJECTS:
            return
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield from _in_dictionary(thing)


def _in_dictionary(thing: pikepdf.Object) -> Iterator[Fault]:
    keys = thing.keys()
    if _TELLING.isdisjoint(keys):
        return
    where = f"object {thing.objgen[0]}"
    yield from _running(thing, where)
    for key in _LEADING & keys:
        value = thing[key]
        if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            yield from _running(value, where)
            if key == "/AA":
                inner = (value.get(name) for name in value.keys())  # noqa: SIM118 - pikepdf's
                yield from (
                    fault
                    for each in inner
                    if isinstance(each, pikepdf.Dictionary) and not each.is_indirect
                    for fault in _running(each, where)
                )


def _running(action: pikepdf.Object, where: str) -> Iterator[Fault]:
    kind = str(entry(action, "/S") or "")
    if kind in _RUNNING or "/JS" in action:
        yield Fault(f"an action that runs or sends something ({kind[1:] or 'JS'})", where)
    elif kind in _ELSEWHERE:
        yield Fault("an action that opens another file", where)
    elif kind == "/URI" and active.leads_astray(str(action.get("/URI", ""))):
        yield Fault(f"a link to {action.get('/URI', '')}", where)


RULES = active.rules("pdf", _active, "ISO 19005-2, 6.5.1 Actions")
