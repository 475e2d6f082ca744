"""Open a Word file: its parts, styles and lists (ISO/IEC 29500-1, 17)."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from lxml import etree
from msgspec import Struct

from convert.check.reading.archive import Archive
from convert.check.reading.book import parse_xml
from convert.check.reading.dom import local_name
from convert.errors import CheckError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE_DOCUMENT = "/officeDocument"
_CORE_PROPERTIES = "/core-properties"


class Style(Struct, frozen=True):
    """A style of paragraphs or characters. `level` is 1 to 9 for headings, 1 for Title, else 0;
    `size` is that of its type in half points, 0 where it says none.
    """

    name: str
    kind: str
    based_on: str
    level: int
    numbering: tuple[str, int] | None
    size: int = 0


class Level(Struct, frozen=True):
    """One level of a list definition."""

    ordered: bool
    marked: bool
    start: int


class WordFile(Struct, frozen=True):
    """The parts that matter, parsed; absent ones are None. names: of all parts. drawings: its SVG
    files. outside: kind and target of what it refers to outside the file.
    """

    document: etree._Element
    notes: Mapping[str, etree._Element]
    styles: Mapping[str, Style]
    lists: Mapping[tuple[str, int], Level]
    relationships: Mapping[str, str]
    style_sheet: etree._Element | None
    settings: etree._Element | None
    core: etree._Element | None
    names: frozenset[str] = frozenset()
    drawings: Mapping[str, bytes] = MappingProxyType({})
    outside: tuple[tuple[str, str], ...] = ()


def open_word(data: bytes) -> WordFile:
    """Raises CheckError where `data` is no Word file."""
    try:
        return _read(Archive(data))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, ValueError) as error:
        raise CheckError(f"not a Word file: {error}", code="docx.unreadable") from error


def value(node: etree._Element | None, path: str, name: str = "val") -> str | None:
    """An attribute of a descendant; `path` has its steps without namespace."""
    if node is None:
        return None
    found = node.find(_qualified(path))
    return None if found is None else found.get(W + name)


@cache
def _qualified(path: str) -> str:
    """Steps such as `trPr/tblHeader` with their namespace."""
    return "/".join(W + step for step in path.split("/"))


def whole(text: str | None) -> int:
    """A whole number that a file gives, 0 where it gives none or something else."""
    return int(text) if text and text.isdecimal() else 0


def ancestry(styles: Mapping[str, Style], style_id: str) -> Iterator[Style]:
    """A style, the one that it is based on, and so on; each once, whatever the file says."""
    seen: set[str] = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        yield style
        style_id = style.based_on


def is_on(node: etree._Element | None, path: str) -> bool:
    """A toggle such as `trPr/tblHeader`: there, and not switched off."""
    if node is None or node.find(_qualified(path)) is None:
        return False
    return value(node, path) not in ("0", "false", "off")


def core_value(file: WordFile, name: str) -> str:
    """A core property (title, language, creator) by its local name, or nothing."""
    for node in file.core if file.core is not None else ():
        if local_name(node) == name.lower():
            return (node.text or "").strip()
    return ""


def default_languages(file: WordFile) -> dict[str, str]:
    """The languages that text has by default: `val` for most scripts, `bidi`, `eastAsia`."""
    if file.style_sheet is None:
        return {}
    node = file.style_sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    names = ("val", "bidi", "eastAsia")
    return {} if node is None else {name: node.get(W + name) or "" for name in names}


def _read(archive: Archive) -> WordFile:
    names = archive.names

    def part(path: str | None) -> etree._Element | None:
        return parse_xml(archive.read(path)) if path in names and path else None

    package = _relationships(part("_rels/.rels"), "")
    main = next((path for kind, path in package.values() if kind.endswith(_OFFICE_DOCUMENT)), None)
    document = part(main)
    if document is None or main is None:
        raise KeyError("it has no main document")
    folder, name = posixpath.split(main)
    relations = _relationships(part(f"{folder}/_rels/{name}.rels"), folder)
    by_kind = {kind.rpartition("/")[2]: path for kind, path in relations.values()}
    core = next((path for kind, path in package.values() if kind.endswith(_CORE_PROPERTIES)), None)
    style_part = by_kind.get("styles")
    style_sheet, styles = (
        _style_sheet(archive.read(style_part)) if style_part in names and style_part else (None, {})
    )
    footnotes = part(by_kind.get("footnotes"))
    notes = {} if footnotes is None else {n.get(W + "id") or "": n for n in footnotes}
    return WordFile(
        document=document,
        notes={key: note for key, note in notes.items() if note.get(W + "type") is None},
        styles=styles,
        lists=_lists(part(by_kind.get("numbering"))),
        relationships={key: path for key, (_, path) in relations.items()},
        style_sheet=style_sheet,
        settings=part(by_kind.get("settings")),
        core=part(core),
        names=names,
        drawings={name: archive.read(name) for name in sorted(names) if name.endswith(".svg")},
        outside=_outside(archive),
    )


def _outside(archive: Archive) -> tuple[tuple[str, str], ...]:
    """Kind and target of what any part refers to outside the file."""
    relations = (name for name in sorted(archive.names) if name.endswith(".rels"))
    return tuple(
        ((node.get("Type") or "").rpartition("/")[2], node.get("Target") or "")
        for name in relations
        for node in parse_xml(archive.read(name))
        if node.get("TargetMode") == "External"
    )


def _relationships(part: etree._Element | None, folder: str) -> dict[str, tuple[str, str]]:
    """Type and target of each relationship by id; targets outside stay as they are."""
    found = {}
    for node in part if part is not None else ():
        target = node.get("Target") or ""
        if node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        found[node.get("Id") or ""] = (node.get("Type") or "", target)
    return found


@lru_cache(maxsize=8)
def _style_sheet(part: bytes) -> tuple[etree._Element, Mapping[str, Style]]:
    """The styles part, which a thousand articles of one theme share."""
    sheet = parse_xml(part)
    return sheet, _styles(sheet)


def _styles(sheet: etree._Element) -> dict[str, Style]:
    styles = {}
    for node in sheet.findall(W + "style"):
        name = (value(node, "name") or "").lower()
        number = value(node, "pPr/numPr/numId")
        styles[node.get(W + "styleId") or ""] = Style(
            name=name,
            kind=node.get(W + "type") or "",
            based_on=value(node, "basedOn") or "",
            level=_heading_level(name, value(node, "pPr/outlineLvl")),
            numbering=(number, int(value(node, "pPr/numPr/ilvl") or 0)) if number else None,
            size=whole(value(node, "rPr/sz")),
        )
    return styles


def _heading_level(name: str, outline: str | None) -> int:
    if name == "title":
        return 1
    if match := re.fullmatch(r"heading (\d)", name):
        return int(match[1])
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else 0


def _lists(part: etree._Element | None) -> dict[tuple[str, int], Level]:
    """Every level of every list, by the list's id."""
    if part is None:
        return {}
    abstract = {
        node.get(W + "abstractNumId"): {
            int(level.get(W + "ilvl") or 0): _level(level) for level in node.findall(W + "lvl")
        }
        for node in part.findall(W + "abstractNum")
    }
    lists: dict[tuple[str, int], Level] = {}
    for number in part.findall(W + "num"):
        levels = dict(abstract.get(value(number, "abstractNumId"), {}))
        for override in number.findall(W + "lvlOverride"):
            index = int(override.get(W + "ilvl") or 0)
            replaced = override.find(W + "lvl")
            base = _level(replaced) if replaced is not None else levels.get(index)
            start = value(override, "startOverride")
            if base is not None:
                levels[index] = Level(base.ordered, base.marked, int(start or base.start))
        key = number.get(W + "numId") or ""
        lists |= {(key, index): level for index, level in levels.items()}
    return lists


def _level(node: etree._Element) -> Level:
    form = value(node, "numFmt") or "decimal"
    text = value(node, "lvlText") or ""
    return Level(
        ordered=form not in ("bullet", "none"),
        marked=form != "none" and bool(text.strip()),
        start=int(value(node, "start") or 1),
    )
