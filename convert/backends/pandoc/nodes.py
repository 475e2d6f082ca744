"""Nodes of pandoc's JSON: `{"t": constructor, "c": content}`, as pandoc-types 1.23 has them."""

Node = dict[str, object]
Content = list[object]


def node(constructor: str, *content: object) -> Node:
    """A node of a constructor with more than one argument."""
    return {"t": constructor, "c": list(content)}


def string(words: str) -> Node:
    """A string of text."""
    return {"t": "Str", "c": words}


def attributes(
    identifier: str = "",
    pairs: dict[str, str | None] | None = None,
    classes: list[str] | None = None,
) -> Content:
    """pandoc's triple of identifier, classes and pairs; a pair without a value is left out."""
    said = [[key, value] for key, value in (pairs or {}).items() if value]
    return [identifier, classes or [], said]


def para(content: list[Node]) -> Node:
    """A paragraph of inlines."""
    return {"t": "Para", "c": content}


def styled(style: str, *blocks: Node) -> Node:
    """Blocks in a style of the reference document."""
    return {"t": "Div", "c": [attributes(pairs={"custom-style": style}), list(blocks)]}


def styled_run(style: str, content: list[Node]) -> Node:
    """Inlines in a style of the reference document."""
    return node("Span", attributes(pairs={"custom-style": style}), content)
