"""Rules that hold for HTML wherever it stands, on the web or inside a book."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from convert.check.reading.dom import language_of, local_name, text_of
from convert.check.rules.rule import Fault, Rule
from convert.languages.tags import is_language_tag

_HEADING = re.compile(r"h([1-6])")
VAGUE_NAMES = frozenset(("#", "click here", "here", "link", "more", "read more", "this"))
"""What says nothing of where a link leads, when it stands alone."""

_NAMED_BY_ID = ("aria-labelledby", "aria-describedby", "for", "headers", "aria-controls")


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of these names, in document order, without those that are hidden."""
    return (node for node in root.iter() if local_name(node) in names)


def at(node: etree._Element) -> str:
    """Where an element stands: its name and line."""
    return f"{local_name(node)}, line {node.sourceline}" if node.sourceline else local_name(node)


def accessible_name(node: etree._Element) -> str:
    """The words that a reader hears for a link or button, the common cases of accname-1.2."""
    label = node.get("aria-label") or ""
    if not label and (ids := node.get("aria-labelledby")):
        by_id = {other.get("id"): other for other in node.getroottree().iter() if other.get("id")}
        label = " ".join(text_of(by_id[key]) for key in ids.split() if key in by_id)
    images = " ".join(image.get("alt") or "" for image in named(node, "img"))
    return label.strip() or text_of(node) or images.strip() or (node.get("title") or "").strip()


def begins_with_heading(node: etree._Element) -> bool:
    """Whether the first words that an element holds are those of a heading."""
    return any(_HEADING.fullmatch(local_name(inner)) for inner in _down_to_words(node))


def _down_to_words(node: etree._Element) -> Iterator[etree._Element]:
    """An element, its first child with words, and so on."""
    inner: etree._Element | None = node
    while inner is not None:
        yield inner
        found = None if (inner.text or "").strip() else inner
        inner = None if found is None else next((kid for kid in found if text_of(kid)), None)


def _alternatives(root: etree._Element) -> Iterator[Fault]:
    for node in named(root, "img", "area", "svg", "object", "canvas", "video", "audio"):
        if node.get("aria-hidden") == "true" or node.get("role") in ("none", "presentation"):
            continue
        name = local_name(node)
        if name in ("img", "area") and node.get("alt") is None and not node.get("aria-label"):
            yield Fault("an image without alt", at(node))
        elif name == "svg" and not (
            node.get("aria-label") or node.get("aria-labelledby") or _has_title(node)
        ):
            yield Fault("a drawing without a title or label", at(node))
        elif name in ("object", "canvas") and not accessible_name(node):
            yield Fault(f"{name} without other content", at(node))


def _has_title(node: etree._Element) -> bool:
    return any(local_name(child) == "title" and text_of(child) for child in node)


def _heading_order(root: etree._Element) -> Iterator[Fault]:
    last = 0
    for node in named(root, "h1", "h2", "h3", "h4", "h5", "h6"):
        level = int(local_name(node)[1])
        if last and level > last + 1:
            yield Fault(f"“{text_of(node)}” has level {level} after level {last}", at(node))
        last = level


def _heading_empty(root: etree._Element) -> Iterator[Fault]:
    for node in named(root, "h1", "h2", "h3", "h4", "h5", "h6"):
        if not accessible_name(node):
            yield Fault("a heading without words", at(node))


def _nameless_links(root: etree._Element) -> Iterator[Fault]:
    for node, name in _named_links(root):
        if not name:
            yield Fault(f"a link to {node.get('href', 'nothing')} without a name", at(node))


def _vague_links(root: etree._Element) -> Iterator[Fault]:
    for node, name in _named_links(root):
        if name.lower() in VAGUE_NAMES:
            yield Fault(f"a link to {node.get('href', 'nothing')} named “{name}”", at(node))


def _named_links(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for node in named(root, "a", "button"):
        if local_name(node) == "button" or node.get("href"):
            yield node, accessible_name(node)


def _tables(root: etree._Element) -> Iterator[Fault]:
    for node in named(root, "table"):
        if node.get("role") in ("none", "presentation"):
            continue
        headers = list(named(node, "th"))
        if not headers:
            yield Fault("a table without header cells", at(node))
        for header in headers:
            scope = header.get("scope")
            if scope is not None and scope.lower() not in ("row", "col", "rowgroup", "colgroup"):
                yield Fault(f"“{scope}” is no scope", at(header))


def _ids(root: etree._Element) -> Iterator[Fault]:
    counts = Counter(node.get("id") for node in root.iter() if isinstance(node.tag, str))
    for name, count in counts.items():
        if name is not None and count > 1:
            yield Fault(f"{count} elements with the id “{name}”")


def _references(root: etree._Element) -> Iterator[Fault]:
    ids = {node.get("id") for node in root.iter() if isinstance(node.tag, str)}
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        for attribute in _NAMED_BY_ID:
            for name in (node.get(attribute) or "").split():
                if name not in ids:
                    yield Fault(f"{attribute} names “{name}”, which is not there", at(node))


def _languages(root: etree._Element) -> Iterator[Fault]:
    for node in root.iter():
        if isinstance(node.tag, str) and (tag := language_of(node)) and not is_language_tag(tag):
            yield Fault(f"“{tag}” is no language tag", at(node))


def _lists(root: etree._Element) -> Iterator[Fault]:
    for node in named(root, "ul", "ol"):
        wrong = {local_name(c) for c in node} - {"li", "script", "template", ""}
        if wrong:
            yield Fault(f"a list with {', '.join(sorted(wrong))} in it", at(node))
    for node in named(root, "li"):
        parent = node.getparent()
        if parent is None or local_name(parent) not in ("ul", "ol", "menu"):
            yield Fault("a list item outside a list", at(node))


def _forms(root: etree._Element) -> Iterator[Fault]:
    labelled = {label.get("for") for label in named(root, "label")}
    for node in named(root, "input", "select", "textarea"):
        if node.get("type") in ("hidden", "submit", "button", "reset"):
            continue
        around = any(local_name(parent) == "label" for parent in node.iterancestors())
        if not (around or node.get("id") in labelled or accessible_name(node)):
            yield Fault("a field without a label", at(node))


def _frames(root: etree._Element) -> Iterator[Fault]:
    for node in named(root, "iframe"):
        if not node.get("title"):
            yield Fault("a frame without a title", at(node))


def _tab_order(root: etree._Element) -> Iterator[Fault]:
    for node in root.iter():
        index = node.get("tabindex") if isinstance(node.tag, str) else None
        if index and index.lstrip("+").isdigit() and int(index) > 0:
            yield Fault(f"tabindex {index} breaks the order of the tab key", at(node))


RULES: tuple[Rule[etree._Element], ...] = (
    Rule(
        code="markup.alternative",
        requires="Images and drawings have alternative text.",
        clause="WCAG 2.2, 1.1.1",
        find=_alternatives,
        hint='Write what the image says into alt, or alt="" where it says nothing.',
    ),
    Rule(
        code="markup.heading-order",
        requires="No level of heading is left out.",
        clause="WCAG 2.2, 1.3.1",
        find=_heading_order,
        hint="Number headings without gaps.",
    ),
    Rule(
        code="markup.heading-empty",
        requires="Headings have words.",
        clause="WCAG 2.2, 2.4.6",
        find=_heading_empty,
        hint="Remove the empty heading.",
    ),
    Rule(
        code="markup.link-name",
        requires="Links and buttons have a name.",
        clause="WCAG 2.2, 2.4.4, 4.1.2",
        find=_nameless_links,
        hint="Let the words of the link name its target.",
    ),
    Rule(
        code="markup.link-vague",
        requires="The words of links say where they lead.",
        clause="WCAG 2.2, 2.4.4",
        find=_vague_links,
        hint="Let the words of the link name its target.",
        severity="warning",
    ),
    Rule(
        code="markup.table-headers",
        requires="Data tables have header cells.",
        clause="WCAG 2.2, 1.3.1",
        find=_tables,
        hint="Use th with scope for headers.",
    ),
    Rule(
        code="markup.id",
        requires="Ids are unique.",
        clause="HTML, 3.2.6; WCAG 2.2, 4.1.2",
        find=_ids,
        hint="Give each element an id of its own.",
    ),
    Rule(
        code="markup.reference",
        requires="What labels and describes is there.",
        clause="WCAG 2.2, 1.3.1, 4.1.2",
        find=_references,
        hint="Name an id that exists.",
    ),
    Rule(
        code="markup.part-language",
        requires="Languages are language tags.",
        clause="WCAG 2.2, 3.1.1, 3.1.2",
        find=_languages,
        hint="Use tags of BCP 47, such as fr or zh-Hans.",
    ),
    Rule(
        code="markup.list",
        requires="Lists hold items, and items stand in lists.",
        clause="WCAG 2.2, 1.3.1",
        find=_lists,
        hint="Put everything in a list into li.",
    ),
    Rule(
        code="markup.label",
        requires="Fields have labels.",
        clause="WCAG 2.2, 1.3.1, 3.3.2, 4.1.2",
        find=_forms,
        hint="Tie a label to the field.",
    ),
    Rule(
        code="markup.frame",
        requires="Frames have titles.",
        clause="WCAG 2.2, 4.1.2",
        find=_frames,
        hint="Give the frame a title.",
    ),
    Rule(
        code="markup.tab-order",
        requires="The tab key follows the text.",
        clause="WCAG 2.2, 2.4.3",
        find=_tab_order,
        hint="Take tabindex away, or set it to 0.",
    ),
)
