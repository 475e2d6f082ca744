"""SVG without what is active in it: the same safe picture for every format.

What stays is named here; all else goes. The SVG Integration note of the W3C (2.2) calls the
result "secure static": no script, no event, no animation, no reference out of the picture.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from convert.trees import take_out

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XHTML = "{http://www.w3.org/1999/xhtml}"

MOST_ELEMENTS = 100_000
"""Of one picture, counted as often as they are drawn."""

DEEPEST = 100
"""Elements in one another."""

_NAMES = """
svg g defs symbol use title desc switch view style a image marker mask pattern clipPath path rect
circle ellipse line polyline polygon text tspan tref textPath linearGradient radialGradient stop
filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
feSpotLight feTile feTurbulence
"""
_STAYING: Final = frozenset(SVG + name for name in _NAMES.split())
_REFERENCES: Final = frozenset({"href", f"{XLINK}href", "src"})
_POINTING: Final = frozenset({f"{SVG}image", f"{SVG}use"})
_RASTER: Final = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*\Z")
_FRAGMENT: Final = re.compile(r"#[^\s\"'()<>\\]+\Z")
_DRAWN: Final = re.compile(r"url\(\s*[\"']?#([^\s\"'()]+)")
# What a value may not hold: an escape that hides something, a scheme that runs something, and a
# function of CSS that fetches; `url()` may name a fragment.
_LEADS_OUT: Final = re.compile(
    r"\\|(?:java|vb)script\s*:|expression\s*\(|image-set\s*\(|\b(?:src|image)\s*\("
    r"|url\s*\((?!\s*[\"']?#[^\s\"'()]+[\"']?\s*\))",
    re.IGNORECASE,
)


class _Taken(Struct):
    """What was taken out: whether anything was, and the names of what a person should know."""

    anything: bool = False
    told: set[str] = set()


def without_activity(data: bytes) -> tuple[bytes, str]:
    """An SVG with nothing active in it, and in words what was taken out of it.

    The same bytes where there was nothing to take. What drawing programs write for themselves is
    taken without a word. Raises ValueError where it is no SVG, or draws more than a picture may.
    """
    root = _parsed(data)
    taken = _Taken()
    _clean(root, taken)
    _refuse_bombs(root)
    if root.getroottree().docinfo.internalDTD is not None:
        taken.told.add("DOCTYPE")
    beside = [*root.itersiblings(), *root.itersiblings(preceding=True)]
    if any(not isinstance(node, etree._Comment) for node in beside):
        taken.told.add("processing instruction")
    if not (taken.anything or taken.told):
        return data, ""
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if not taken.told:
        return written, ""
    listed = ", ".join(sorted(taken.told)[:5])
    return written, f"held what is active or leads out of it, which was taken out ({listed})"


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"is no SVG: {error.msg}") from error
    if root.tag != f"{SVG}svg":
        raise ValueError("is no SVG: its root is another element")
    return root


def _clean(root: etree._Element, taken: _Taken) -> None:
    for node in [root, *root.iterdescendants()]:
        if isinstance(node, etree._Comment):
            continue
        if node.tag not in _STAYING or (node.tag == f"{SVG}style" and _is_unsafe_sheet(node)):
            taken.anything = True
            taken.told.update(_told_of(node))
            take_out(node)
            continue
        for attribute, value in list(node.attrib.items()):
            if not _may_stay(str(attribute), str(value)):
                taken.anything = True
                if not str(attribute).startswith("{") or str(attribute).startswith(XLINK):
                    taken.told.add(str(attribute).rpartition("}")[2])
                del node.attrib[attribute]
        if node.tag in _POINTING and not any(node.get(name) for name in _REFERENCES):
            taken.anything = True
            take_out(node)


def _told_of(node: etree._Element) -> list[str]:
    """The name of an element that a person should know was taken out."""
    if not isinstance(node.tag, str):
        return ["entity or instruction"]
    space, _, name = node.tag.rpartition("}")
    known = f"{space}}}" in (SVG, XHTML) or not space
    return [name] if known and name != "metadata" else []


def _is_unsafe_sheet(node: etree._Element) -> bool:
    css = "".join(str(text) for text in node.itertext())
    return "@" in css or bool(_LEADS_OUT.search(css))


def _may_stay(attribute: str, value: str) -> bool:
    if attribute in _REFERENCES:
        return bool(_FRAGMENT.match(value.strip()) or _RASTER.match(value.strip()))
    if attribute.startswith("{"):
        return attribute in (f"{XML}lang", f"{XML}space", f"{XML}id", f"{XLINK}title")
    if attribute == "style" and "@" in value:
        return False
    return not attribute.lower().startswith("on") and not _LEADS_OUT.search(value)


def _refuse_bombs(root: etree._Element) -> None:
    """Raise ValueError for a picture that is too deep, draws too much, or draws itself."""
    for node in root.iterdescendants():
        if sum(1 for _ in node.iterancestors()) >= DEEPEST:
            raise ValueError(f"has more than {DEEPEST} elements in one another")
    by_id = {node.get("id", ""): node for node in root.iter() if node.get("id")}
    if _count(root, by_id, {}, 0) > MOST_ELEMENTS:
        raise ValueError(f"draws more than {MOST_ELEMENTS:,} elements")


_UNDER_WAY: Final = -1


def _count(
    node: etree._Element,
    by_id: dict[str, etree._Element],
    drawn: dict[etree._Element, int],
    depth: int,
) -> int:
    """How many elements are drawn for `node`; each is counted once and remembered."""
    if depth > 2 * DEEPEST or drawn.get(node) == _UNDER_WAY:
        raise ValueError("draws itself, or pictures in pictures without end")
    if node not in drawn:
        drawn[node] = _UNDER_WAY
        parts = (*node, *_referred(node, by_id))
        drawn[node] = 1 + sum(_count(part, by_id, drawn, depth + 1) for part in parts)
    return drawn[node]


def _referred(node: etree._Element, by_id: dict[str, etree._Element]) -> Iterator[etree._Element]:
    """What is drawn for a node besides what stands in it."""
    if node.tag == f"{SVG}a":
        return
    for attribute, value in node.attrib.items():
        if attribute in _REFERENCES and str(value).strip()[1:] in by_id:
            yield by_id[str(value).strip()[1:]]
        yield from (by_id[name] for name in _DRAWN.findall(str(value)) if name in by_id)
