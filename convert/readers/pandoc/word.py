"""What a Word file says that pandoc does not pass on (ISO/IEC 29500-1)."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from lxml import etree

from convert.errors import Diagnostic
from convert.readers.pandoc.archive import Parts
from convert.readers.pandoc.hidden import without_hidden
from convert.readers.pandoc.opened import Opened
from convert.readers.pandoc.word_further import with_further_paragraphs
from convert.readers.pandoc.word_lists import with_whole_lists
from convert.readers.pandoc.word_notes import with_further_marks
from convert.readers.pandoc.work import shown
from convert.settings import ReadSettings
from convert.source import Source

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OFFICE: Final = "urn:schemas-microsoft-com:office:office"
_NAMES: Final = {"w": _W[1:-1], "mc": _MC[1:-1], "o": _OFFICE}
_STORIES: Final = ("footnotes", "endnotes")
_GAPS: Final = (f"{_W}tab", f"{_W}br", f"{_W}cr")
_HYPHEN: Final = f"{_W}noBreakHyphen"
_WRAPPERS: Final = (f"{_W}bdo", f"{_W}dir", f"{_W}customXml", f"{_W}fldSimple")
_PROPERTIES: Final = (f"{_W}customXmlPr", f"{_W}fldData")
_CONTENTS: Final = "Table of Contents"


def open_word(source: Source, settings: ReadSettings) -> Opened:
    """A Word file for pandoc, its own words and language, and what is told of it.

    Raises SourceError where it is none, or one that is broken or too large.
    """
    parts = Parts(source, settings, "a Word file")
    main = _main_part(parts)
    document = parts.tree(main)
    if document is None:
        raise parts.wrong("this is not a Word file")
    told = [*_contents(document), *_changes(document), *_comments(parts), *_furniture(parts)]
    told += without_hidden(_hidden(document))
    folder = main.rpartition("/")[0]
    numbering = parts.tree(f"{folder}/numbering.xml")
    changed = _bared(document) + _with_pauses(document) + _with_boxes(document)
    changed += _with_ruby(document) + with_further_marks(document, document) + len(told)
    changed += with_whole_lists(document, numbering)
    changed += with_further_paragraphs(document, numbering, parts.tree(f"{folder}/styles.xml"))
    words = [*_runs(document)]
    written = {main: document} if changed else {}
    for story in _STORIES:
        name = f"{folder}/{story}.xml"
        tree = parts.tree(name)
        if tree is not None:
            written |= {name: tree} if with_further_marks(tree, document) else {}
            words += _runs(tree)
    made = {name: etree.tostring(tree) for name, tree in written.items()}
    data = parts.with_parts(made) if made else source.data
    return Opened(
        data=data,
        files=parts.pictures(folder),
        told=tuple(told),
        words=tuple(words),
        language=_language(parts),
        title=_title(parts),
    )


def _main_part(parts: Parts) -> str:
    """The part that the package says is its document (ISO/IEC 29500-2, 6.5)."""
    relations = parts.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _found(tree: etree._Element, path: str) -> list[etree._Element]:
    found = tree.xpath(path, namespaces=_NAMES)
    elements = found if isinstance(found, list) else []
    return [each for each in elements if isinstance(each, etree._Element)]


# ---- what is taken out


def _hidden(document: etree._Element) -> list[etree._Element]:
    """The runs that are not shown (17.3.2.41)."""
    return _found(
        document, "//w:r[w:rPr/w:vanish[not(@w:val) or @w:val='1' or @w:val='true' or @w:val='on']]"
    )


def _contents(document: etree._Element) -> list[Diagnostic]:
    """Take out the table of contents: each output has its own, of its own pages."""
    path = f"//w:sdt[w:sdtPr//w:docPartGallery[@w:val='{_CONTENTS}']]"
    found = _found(document, path)
    for element in found:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    if not found:
        return []
    return [_info("contents.left_out", "the table of contents is left out: outputs make their own")]


def _changes(document: etree._Element) -> list[Diagnostic]:
    """Tell that tracked changes are accepted, and what they took out (17.13.5)."""
    put_in = len(_found(document, "//w:ins[.//w:t]"))
    removed = [
        "".join(map(str, each.itertext(f"{_W}delText"))) for each in _found(document, "//w:del")
    ]
    removed = [words for words in removed if words.strip()]
    if not put_in and not removed:
        return []
    said = f"; taken out: “{shown(' … '.join(removed))}”" if removed else ""
    return [_info("changes.accepted", f"tracked changes are accepted ({put_in} put in{said})")]


def _comments(parts: Parts) -> list[Diagnostic]:
    tree = parts.tree("word/comments.xml")
    told = []
    for comment in _found(tree, "//w:comment") if tree is not None else ():
        words = shown(" ".join(_runs(comment)))
        who = comment.get(f"{_W}author") or "somebody"
        told.append(_info("comment.left_out", f"a comment of {who} is left out: “{words}”"))
    return told


def _furniture(parts: Parts) -> list[Diagnostic]:
    """Tell the words of page headers and footers, which outputs make themselves."""
    told = []
    for name in parts.names:
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            tree = parts.tree(name)
            words = " ".join(_runs(tree)) if tree is not None else ""
            if any(character.isalpha() for character in words):
                kind = "header" if "header" in name else "footer"
                told.append(_info("page.left_out", f"a page {kind} is left out: “{shown(words)}”"))
    return told


def _info(code: str, message: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, severity="info")


# ---- what is brought back


def _bared(document: etree._Element) -> int:
    """Put what stands in some wrappers in their place: pandoc leaves it out with them."""
    found = [each for each in document.iter(*_WRAPPERS) if "HYPERLINK" not in _instruction(each)]
    for element in reversed(found):
        parent = element.getparent()
        if parent is not None:
            at = parent.index(element)
            parent[at : at + 1] = [child for child in element if child.tag not in _PROPERTIES]
    return len(found)


def _instruction(element: etree._Element) -> str:
    return str(element.get(f"{_W}instr", ""))


def _with_pauses(document: etree._Element) -> int:
    """Let a horizontal rule be nothing else, for pandoc takes no other for one; how many were."""
    path = "//w:p[.//w:pict/*[@o:hr]][not(.//w:t)]/w:pPr"
    found = _found(document, path)
    for properties in found:
        paragraph = properties.getparent()
        if paragraph is not None:
            paragraph.remove(properties)
    return len(found)


def _with_boxes(document: etree._Element) -> int:
    """Put what stands in text boxes after the paragraph that they hang on; how many there were.

    Word writes a box twice, once for older programs (Markup Compatibility, ISO/IEC 29500-3).
    """
    for element in _found(document, "//mc:Fallback[.//w:txbxContent]"):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    boxes = _found(document, "//w:txbxContent")
    for box in reversed(boxes):
        host = next((each for each in box.iterancestors(f"{_W}p")), None)
        around = host.getparent() if host is not None else None
        if host is None or around is None:
            continue
        after = around.index(host) + 1
        around[after:after] = list(box)
    return len(boxes)


def _with_ruby(document: etree._Element) -> int:
    """Make each word with a reading a link that says it (17.3.3.25): see `inlines`."""
    found = _found(document, "//w:r[w:ruby]")
    for run in found:
        parent = run.getparent()
        if parent is None:
            continue
        at = parent.index(run)
        made = []
        for ruby in run.iterchildren(f"{_W}ruby"):
            reading = "".join(_texts(ruby, f"{_W}rt"))
            link = etree.Element(
                f"{_W}hyperlink", {f"{_W}anchor": f"convert-ruby:{quote(reading)}"}
            )
            base = ruby.find(f"{_W}rubyBase")
            link[:] = list(base) if base is not None else []
            made.append(link)
        parent[at : at + 1] = made
    return len(found)


def _texts(element: etree._Element, inside: str) -> Iterator[str]:
    for part in element.iterchildren(inside):
        yield from map(str, part.itertext(f"{_W}t"))


# ---- what is read


def _runs(tree: etree._Element) -> Iterator[str]:
    """The texts of the paragraphs in a part, without those of contents and what was moved away."""
    for paragraph in tree.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and str(style.get(f"{_W}val", "")).upper().startswith("TOC"):
            continue
        yield "".join(_own_text(paragraph))


def _own_text(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _GAPS:
            yield " "
        elif child.tag == _HYPHEN:
            yield "-"
        elif child.tag not in (f"{_W}p", f"{_W}moveFrom", f"{_W}del", f"{_MC}Fallback"):
            yield from _own_text(child)


def _title(parts: Parts) -> str:
    """The title among the file's properties (ISO/IEC 29500-2, 8.3.4)."""
    properties = parts.tree("docProps/core.xml")
    title = properties.findtext(f"{_DC}title") if properties is not None else None
    return " ".join((title or "").split())


def _language(parts: Parts) -> str:
    """The language of text that has none of its own: Word's guess by its own menus, or ours."""
    styles = parts.tree("word/styles.xml")
    if styles is None:
        return ""
    for found in _found(styles, "w:docDefaults//w:rPr/w:lang"):
        east, both = found.get(f"{_W}eastAsia") or "", found.get(f"{_W}bidi") or ""
        return str(found.get(f"{_W}val") or east or both)
    return ""
