"""What is active in a publication, or leads out of it: whoever opens it should know.

Scripts, handlers of events, forms, frames, macros, and what is fetched when the file is opened. No
output of ours has any of it but the search of an index, which is known word for word; in the files
of others it is a warning.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from lxml import etree

from convert.check.reading.dom import local_name
from convert.check.rules.markup import at
from convert.check.rules.rule import Fault, Rule
from convert.markup.search import search_script
from convert.normalise.addresses import SAFE_SCHEMES

Subject = TypeVar("Subject")

_DATA_TYPES: Final = re.compile(r"(?:application|text)/(?:[\w.-]+\+)?(?:json|plain|csv)\Z", re.I)
# An SVG is no danger where it is a picture, which is all that an address of data may be.
_RUNS: Final = re.compile(r"(?:java|vb|live)script:|data:(?!image/|font/|application/font)", re.I)
_OUTSIDE: Final = re.compile(r"\s*(?:[a-z][a-z\d+.-]*:|//|\\\\)", re.IGNORECASE)
_FETCHED_CSS: Final = re.compile(
    r"@import\s+(?:url\()?\s*[\"']?(?!data:)[^\"')]*|url\(\s*[\"']?\s*(?:[a-z][a-z\d+.-]*:(?<!data:)|//)",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z\d+.-]*):")
_HARMLESS: Final = SAFE_SCHEMES | {"ftp", "doi", "urn", "news"}
_BLANKS: Final = re.compile(r"[\x00-\x20]+")
_FRAMES: Final = frozenset(
    ("iframe", "frame", "object", "embed", "applet", "portal", "foreignobject")
)
_ADDRESSES: Final = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "to",
    "values",
    "from",
)
_FETCHING: Final = frozenset(
    ("img", "image", "script", "source", "video", "audio", "track", "input", "use", "feimage")
)
_FETCHING_LINKS: Final = frozenset(
    ("stylesheet", "icon", "preload", "prefetch", "manifest", "import")
)


def scripts(root: etree._Element) -> Iterator[Fault]:
    """Scripts, handlers, and addresses that run something."""
    for node in root.iter():
        name = local_name(node)
        if name == "script" and not (_DATA_TYPES.match(node.get("type") or "") or _is_ours(node)):
            yield Fault("a script", at(node))
        for attribute, value in node.attrib.items() if name else ():
            short = str(attribute).rpartition("}")[2].lower()
            if short.startswith("on") and len(short) > 3:
                yield Fault(f"a handler, {short}", at(node))
            elif short in _ADDRESSES and _RUNS.match(_BLANKS.sub("", str(value))):
                yield Fault(f"an address that runs something, in {short}", at(node))


def _is_ours(script: etree._Element) -> bool:
    return not script.get("src") and (script.text or "").strip() == search_script().strip()


def frames_and_forms(root: etree._Element) -> Iterator[Fault]:
    """Other documents inside this one, and forms that send something."""
    for node in root.iter():
        name = local_name(node)
        if name in _FRAMES:
            yield Fault(f"another document, in {name}", at(node))
        elif name == "form" and node.get("action"):
            yield Fault("a form that sends what is written into it", at(node))


def fetched(root: etree._Element) -> Iterator[Fault]:
    """What is fetched from elsewhere when the file is opened."""
    for node in root.iter():
        name = local_name(node)
        address = node.get("src") or node.get("href") or _linked(node) if name else ""
        loads = name in _FETCHING or (name == "link" and _loads(node))
        if loads and address and _OUTSIDE.match(address) and not address.startswith("data:"):
            yield Fault(f"{name} is fetched from elsewhere", at(node))
        if name == "base" and node.get("href"):
            yield Fault("all addresses are relative to another place", at(node))
        css = (node.text or "") if name == "style" else (node.get("style") or "") if name else ""
        if fetches(css):
            yield Fault("its style fetches something from elsewhere", at(node))


def _linked(node: etree._Element) -> str:
    return node.get("{http://www.w3.org/1999/xlink}href") or ""


def _loads(node: etree._Element) -> bool:
    return bool(_FETCHING_LINKS & set((node.get("rel") or "").lower().split()))


def leads_astray(address: str) -> bool:
    """Whether a link's address asks a program of the reader's machine for more than a page."""
    scheme = _SCHEME.match(_BLANKS.sub("", address))
    return scheme is not None and scheme[1].lower() not in _HARMLESS


def fetches(css: str) -> bool:
    """Whether a style sheet fetches something from elsewhere."""
    return bool(_FETCHED_CSS.search(css))


def in_drawings(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """The same in SVG files: each is opened as a page of its own by who clicks on it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for path, data in files.items():
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            yield Fault("a drawing declares a DOCTYPE", path)
        for find in (scripts, frames_and_forms, fetched):
            yield from (Fault(fault.message, f"{path} {fault.where}") for fault in find(root))


def rules(
    format: str, find: Callable[[Subject], Iterable[Fault]], clause: str
) -> tuple[Rule[Subject]]:
    """The one rule of a format: `find` gives what is active in a file."""
    return (
        Rule(
            code=f"{format}.active",
            requires="Nothing in it runs, sends or fetches anything.",
            clause=clause,
            find=find,
            hint="Open it only where you trust who made it.",
            severity="warning",
        ),
    )


def in_markup(root: etree._Element) -> Iterator[Fault]:
    """Everything active in one tree of HTML or XHTML."""
    for find in (scripts, frames_and_forms, fetched):
        yield from find(root)
