"""What tokens say of Word's styles, over what `word.toml` says: no theme has to say it twice."""

from typing import Any

from convert.design.tokens import Tokens

Table = dict[str, Any]

# As the style sheets have them, in em.
_LEAD_SIZE = 1.15
_QUOTE_SIZE = 0.92
_QUOTE_SPACE = 0.7


def said_by_tokens(tokens: Tokens, said: Table) -> Table:
    """Keys of `word.toml`, by tables, for those of its paragraph styles that `said` has."""
    kind = tokens.type
    styles: Table = said.get("paragraph", {})
    asked: Table = {}
    if kind.lead == "large":
        asked["Opening"] = {"size": _LEAD_SIZE}
    if kind.standfirst == "italic":
        asked["Subtitle"] = {"font": "text", "italic": True}
    if kind.titles == "small-caps":
        asked["Title"] = {"bold": False, "small_caps": True}
        asked["Heading2"] = {"bold": False, "small_caps": True}
        asked["Heading3"] = {"bold": True, "small_caps": False}
    if kind.block_quotes == "small":
        space = {"before": _QUOTE_SPACE, "after": _QUOTE_SPACE}
        asked["Quote"] = {"rule_start": False, "size": _QUOTE_SIZE, **space}
        asked["Attribution"] = {"before": 0.0, "after": _QUOTE_SPACE}
    if float(kind.indent):
        flush = {key: {"first_line": 0.0} for key in styles if _follows_text(styles[key])}
        asked = {key: {**flush.get(key, {}), **asked.get(key, {})} for key in {**flush, **asked}}
        asked["BodyText"] = {"first_line": float(kind.indent)}
    return {"paragraph": {key: keys for key, keys in asked.items() if key in styles}}


def _follows_text(style: object) -> bool:
    """Whether a style is made of that of running text, and says nothing of its first lines."""
    return (
        isinstance(style, dict) and style.get("based") == "BodyText" and "first_line" not in style
    )
