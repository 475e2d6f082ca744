"""The head of an article as pandoc's templates take it, and what of it they do not print."""

from convert.article import Metadata
from convert.backends.pandoc.nodes import Node, attributes, node, para, string
from convert.backends.pandoc.standing import Standing
from convert.backends.pandoc.target import Part, Target
from convert.backends.pandoc.write import meta_words
from convert.walk import printed_byline
from convert.walk.dates import printed_date, printed_when

_CODES = frozenset({"lang", "dir", "date-iso", "lang-primary", "lang-region"})
_REGION = len("GB")


def head_meta(metadata: Metadata, target: Target, standing: Standing) -> dict[str, Node]:
    """The metadata for a template, each by pandoc's name for it."""
    shown: dict[Part, tuple[str, str]] = {
        "subtitle": ("subtitle", metadata.subtitle or ""),
        "byline": ("author", printed_byline(metadata)),
        "date": ("date", printed_when(metadata)),
    }
    values = dict(shown[part] for part in shown if part in target.head)
    values |= {"title": metadata.title, "description": metadata.description or ""}
    values |= {"lang": metadata.language, "dir": "rtl" if metadata.direction == "rtl" else ""}
    values |= {} if target.front_matter else _for_templates(metadata)
    text, opened = standing.manner.text, standing.manner.opened
    meta: dict[str, Node] = {
        name: meta_words(words)
        if name in _CODES
        else {"t": "MetaInlines", "c": opened("head", text(words))}
        for name, words in values.items()
        if words
    }
    if metadata.keywords:
        meta["keywords"] = {"t": "MetaList", "c": list(map(meta_words, metadata.keywords))}
    return meta


def _for_templates(metadata: Metadata) -> dict[str, str]:
    """What our own templates ask for."""
    primary, *others = metadata.language.split("-")
    region = next((part for part in others if len(part) == _REGION and part.isalpha()), "")
    return {
        "rights": metadata.rights or "",
        "date-iso": metadata.date or "",
        "date-words": printed_date(metadata),
        "lang-primary": primary.lower(),
        "lang-region": region.upper(),
    }


def head_nodes(metadata: Metadata, target: Target, standing: Standing) -> list[Node]:
    """What the template of a format does not print of the head, as blocks before the text."""
    lines = (
        ("subtitle", metadata.subtitle or ""),
        ("byline", printed_byline(metadata)),
        ("date", printed_when(metadata)),
    )
    text, opened = standing.manner.text, standing.manner.opened
    words = [line for part, line in lines if line and part not in target.head]
    words += [f"{field.name} {field.value}" for field in metadata.fields]
    title = [] if "title" in target.head or not metadata.title else [_title(metadata.title)]
    return [*title, *(para(opened("paragraph", text(line))) for line in words)]


def _title(words: str) -> Node:
    return node("Header", 1, attributes(), [string(words)])
