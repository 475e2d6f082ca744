"""Contrast of the colours that a page's own style sheet sets, in light and in dark (WCAG 1.4.3).

Only what can be seen without layout: the page's colours, and each rule that changes one of them.
Colours that come from elsewhere, over pictures or with transparency are left to a browser.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from convert.check.rules.rule import Fault
from convert.design.contrast import Colour, ratio

LEAST = 4.5
LEAST_FOR_LARGE = 3.0

_LARGE = re.compile(r"(^|[\s,>])h[12]\b")
_PAGE = frozenset((":root", "html", "body"))
_LEFT_OUT = re.compile(r"print|forced-colors|prefers-contrast|::|:disabled|:placeholder")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")


class _Style(Struct, frozen=True):
    """A style rule of the sheet: where it holds, and what it sets."""

    selector: str
    dark: bool
    values: Mapping[str, str]


def too_low(root: etree._Element) -> Iterator[Fault]:
    """Each rule and style attribute whose text would be too close to its ground."""
    return _in_schemes(list(_styles(root)))


def too_low_in_sheet(css: str) -> Iterator[Fault]:
    """The same, of a style sheet that stands alone."""
    return _in_schemes(list(_sheet(css)))


def _in_schemes(styles: list[_Style]) -> Iterator[Fault]:
    for scheme in ("light", "dark") if any(s.dark for s in styles) else ("light",):
        seen = [style for style in styles if scheme == "dark" or not style.dark]
        yield from _faults(seen, scheme)


def _faults(styles: list[_Style], scheme: str) -> Iterator[Fault]:
    variables: dict[str, str] = {}
    for style in styles:
        if style.selector in _PAGE:
            variables |= {k: v for k, v in style.values.items() if k.startswith("--")}
    text: Colour = (0, 0, 0) if scheme == "light" else (1, 1, 1)
    ground: Colour = (1, 1, 1) if scheme == "light" else (0, 0, 0)
    for style in styles:
        if style.selector in _PAGE:
            text = _colour(style.values.get("color"), variables) or text
            ground = _ground(style.values, variables) or ground
    for style in styles:
        own, behind = (
            _colour(style.values.get("color"), variables),
            _ground(style.values, variables),
        )
        if own is None and behind is None:
            continue
        found = ratio(own or text, behind or ground)
        if found < (LEAST_FOR_LARGE if _LARGE.search(style.selector) else LEAST):
            message = f"{found:.1f} to 1 in {scheme} colours"
            yield Fault(message, style.selector)


def _ground(values: Mapping[str, str], variables: Mapping[str, str]) -> Colour | None:
    return _colour(values.get("background-color") or values.get("background"), variables)


def _colour(value: str | None, variables: Mapping[str, str]) -> Colour | None:
    """An opaque colour, or None for anything else (`inherit`, a gradient, system colours)."""
    from tinycss2.color3 import parse_color

    for _ in range(8):
        if value is None or "var(" not in value:
            break
        value = _VARIABLE.sub(lambda m: variables.get(m[1], m[2] or ""), value)
    colour = parse_color(value) if value else None
    if colour is None or isinstance(colour, str) or colour.alpha < 1:
        return None
    return (colour.red, colour.green, colour.blue)


def _sheet(css: str) -> Iterator[_Style]:
    import tinycss2

    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return _rules(nodes, dark=False)


def _styles(root: etree._Element) -> Iterator[_Style]:
    for node in root.iter("style"):
        yield from _sheet(node.text or "")
    for node in root.iter():
        if isinstance(node.tag, str) and (style := node.get("style")):
            yield _Style(f"{node.tag}, line {node.sourceline}", False, _values(style))


def _rules(nodes: list[object], dark: bool) -> Iterator[_Style]:
    import tinycss2
    from tinycss2.ast import AtRule, QualifiedRule

    for node in nodes:
        if isinstance(node, QualifiedRule):
            values = _values(node.content)
            for selector in tinycss2.serialize(node.prelude).split(","):
                if not _LEFT_OUT.search(selector):
                    yield _Style(selector.strip(), dark, values)
        elif isinstance(node, AtRule) and node.at_keyword == "media" and node.content:
            query = tinycss2.serialize(node.prelude).lower()
            if not _LEFT_OUT.search(query):
                inner = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
                yield from _rules(inner, dark or bool(re.search(r"scheme\s*:\s*dark", query)))


def _values(content: object) -> dict[str, str]:
    import tinycss2
    from tinycss2.ast import Declaration

    nodes = tinycss2.parse_blocks_contents(content)
    return {
        node.name: tinycss2.serialize(node.value).strip()
        for node in nodes
        if isinstance(node, Declaration)
    }
