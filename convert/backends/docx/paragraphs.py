"""The styles of paragraphs that run from right to left.

pandoc gives a paragraph of which nothing else is said the style First Paragraph, or Body Text. A
direction is something: whoever runs from right to left gets neither. Such a paragraph is asked
for here in the style that it would have, were its direction not said.
"""

from msgspec import Struct

from convert.backends.pandoc.nodes import Node, styled

# After these the next paragraph is a first one, in the order in which pandoc writes.
_APART = frozenset({"BlockQuote", "BulletList", "CodeBlock", "DefinitionList", "OrderedList"})
_LISTS = frozenset({"BulletList", "OrderedList"})
_OPENING = frozenset({"Figure", "Header", "HorizontalRule"})


class _Place(Struct, frozen=True):
    """Where a node stands: in text from right to left; where nothing gives a paragraph a style;
    where only a list does, which gives none to the cells of a table, nor to a formula on a line
    of its own.
    """

    rtl: bool
    bare: bool = True
    listed: bool = False


class _Styler(Struct):
    """pandoc's memory: whether the next paragraph follows something that is none."""

    first: bool = False

    def content(self, content: object, place: _Place) -> object:
        """What a node holds: nodes, and lists of them; all else as it is."""
        if isinstance(content, list):
            return [self.content(inner, place) for inner in content]
        return self.node(content, place) if isinstance(content, dict) else content

    def node(self, node: Node, place: _Place) -> Node:
        """A node with what is below it, and in its style where it is a paragraph without one."""
        kind = node.get("t")
        style = "First Paragraph" if self.first else "Body Text"
        if kind in ("Para", "Plain"):
            self.first = False
        elif kind in _OPENING or _is_displayed(node):
            self.first = True
        if kind == "Div":
            place = _inside(node, place)
        elif kind in _LISTS and _begins_with_list(node):
            self.first = False  # pandoc puts an empty paragraph before the inner list
        within = place if kind == "Div" else _below(kind, place)
        done = {**node, "c": self.content(node["c"], within)} if "c" in node else node
        if kind in _APART:
            self.first = True
        if kind != "Para" or not place.rtl:
            return done
        return styled(style, done) if place.bare or (place.listed and _is_formula(node)) else done


def _below(kind: object, place: _Place) -> _Place:
    """The place of what a node of this kind holds."""
    free = place.bare or place.listed  # of all but lists
    if kind == "Table":
        return _Place(place.rtl, bare=free)
    return _Place(place.rtl, bare=False, listed=free and kind in _LISTS)


def _begins_with_list(node: Node) -> bool:
    """Whether the first thing in the first item of a list is a list."""
    match node["c"]:
        case [[{"t": kind}, *_], *_] | [_, [[{"t": kind}, *_], *_]]:
            return kind in _LISTS
    return False


def _is_formula(paragraph: Node) -> bool:
    """Whether a paragraph is nothing but formulas on lines of their own."""
    content = paragraph["c"]
    return isinstance(content, list) and all(map(_is_displayed, content))


def _is_displayed(node: Node) -> bool:
    """Whether a node is a formula on a line of its own."""
    match node:
        case {"t": "Math", "c": [{"t": "DisplayMath"}, _]}:
            return True
    return False


def _inside(division: Node, place: _Place) -> _Place:
    """The place that a Div makes of its own: it may name a direction, and a style."""
    match division["c"]:
        case [[_, _, [*pairs]], _]:
            rtl = ["dir", "rtl"] in pairs or (place.rtl and ["dir", "ltr"] not in pairs)
            named = any(pair[:1] == ["custom-style"] for pair in pairs if isinstance(pair, list))
            return _Place(rtl, bare=place.bare and not named)
    return place


def with_styles(nodes: list[Node], *, rtl: bool) -> list[Node]:
    """Blocks of a document in pandoc's JSON with a style for each paragraph that needs to be given
    one. rtl: whether the document runs from right to left where nothing else is said.
    """
    styler = _Styler()
    return [styler.node(node, _Place(rtl)) for node in nodes]
