"""Sections from Heading 1, where a person asks for them: they look as they do from Heading 2."""

from typing import Any, Literal

Top = Literal[1, 2]
"""The level of Word's headings that the article's own begin at."""

Table = dict[str, Any]
_LAST = 6


def with_top(styles: Table, top: Top) -> Table:
    """The paragraph styles of a `word.toml` for headings that begin at `top`."""
    if top == 2:
        return styles
    lifted = {f"Heading{level}": _lifted(styles, level) for level in range(1, _LAST)}
    return {**styles, **lifted}


def _lifted(styles: Table, level: int) -> Table:
    """The style one level down, all that it is made of included, under the name of this level."""
    names = {"name": f"heading {level}", "based": "Normal", "outline": level - 1}
    return {**_whole(styles, f"Heading{level + 1}"), **names}


def _whole(styles: Table, key: str) -> Table:
    own: Table = styles.get(key, {})
    based = str(own.get("based", ""))
    return {**_whole(styles, based), **own} if based.startswith("Heading") else own
