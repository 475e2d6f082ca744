"""What is wrong with the style sheets of a theme, by the parser that the engine has (CSS Syntax 3).

A parser of CSS passes over what it cannot read, without a word (CSS Syntax 3, 2.2): a theme is set,
and looks wrong. And nothing that is published may fetch anything.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import tinycss2
from msgspec import Struct

from convert.design.sheets import SHEETS, Medium
from convert.design.themes import Theme
from convert.errors import Diagnostic, Severity, UsageError

Node = Any
"""A node of tinycss2, which has no types."""

_OF_RULES: Final = frozenset(("media", "supports", "layer", "container"))
"""At-rules that hold rules, as a whole sheet does."""

_OF_DECLARATIONS: Final = frozenset(("page", "font-face", "counter-style", "property"))
_WITHOUT_MORE: Final = frozenset(("charset", "namespace", "keyframes", "starting-style"))
_MARGINS: Final = frozenset(
    f"{side}-{place}"
    for side, places in {
        "top": ("left-corner", "left", "center", "right", "right-corner"),
        "bottom": ("left-corner", "left", "center", "right", "right-corner"),
        "left": ("top", "middle", "bottom"),
        "right": ("top", "middle", "bottom"),
    }.items()
    for place in places
)
"""The boxes of a page's margins (CSS Paged Media 3, 5)."""

_KNOWN: Final = _OF_RULES | _OF_DECLARATIONS | _WITHOUT_MORE | _MARGINS | {"footnote"}
_END: Final = "article-convert-end"
_INSIDE: Final = ("data:", "#")
"""What an address begins with that leads out of no file."""

_NEAR: Final = 0.8
OF_BROWSERS: Final = frozenset(
    (
        *("accent-color", "appearance", "aspect-ratio", "backdrop-filter", "caret-color", "clip"),
        *("clip-path", "color-scheme", "contain", "container", "container-name", "container-type"),
        *(
            "content-visibility",
            "filter",
            "forced-color-adjust",
            "hanging-punctuation",
            "isolation",
        ),
        *("line-break", "line-clamp", "mask", "mask-image", "mix-blend-mode", "overflow-anchor"),
        *("overflow-clip-margin", "overflow-x", "overflow-y", "overscroll-behavior", "perspective"),
        *("pointer-events", "print-color-adjust", "resize", "ruby-align", "ruby-position"),
        *("scroll-behavior", "scroll-margin", "scroll-margin-top", "scroll-padding"),
        *("scroll-padding-top", "scroll-snap-align", "scroll-snap-type", "scrollbar-color"),
        *("scrollbar-gutter", "scrollbar-width", "shape-outside", "src", "text-box-trim"),
        *("text-combine-upright", "text-decoration-skip-ink", "text-emphasis", "text-orientation"),
        *("text-size-adjust", "text-spacing-trim", "text-underline-position", "text-wrap"),
        *("text-wrap-mode", "text-wrap-style", "touch-action", "translate", "rotate", "scale"),
        *("unicode-range", "user-select", "will-change", "writing-mode", "zoom", "font-display"),
    )
)
"""Properties that browsers have and engines for paper may not: none of them is a slip."""

_PLACES: Final = {
    "cover_ground": "#ffffff",
    "cover_ink": "#000000",
    "cover_title": "2",
    "cover_field": 'url("data:image/png;base64,")',
    "cover_field_place": "0pt 0pt",
    "cover_field_size": "1pt 1pt",
    "direction": "ltr",
    "family_display": "sans-serif",
    "family_mono": "monospace",
    "family_text": "serif",
    "family_title": "serif",
    "initial_hang": "0",
    "initial_height": "0",
    "initial_leading": "1",
    "initial_lines": "3",
    "initial_mark_after": "0",
    "initial_mark_before": "0",
    "initial_mark_drop": "0",
    "initial_mark_size": "1",
    "initial_room": "0",
    "initial_size": "1",
    "initial_width": "0",
    "numerals": "decimal",
    "page_numerals": "decimal",
    "page_number_side": "right",
    "page_start_side": "left",
    "page_of": '""',
    "half_way": "0pt",
    "heads_size": "7pt",
    "heads_tracking": "0",
    "note_size": "0.8em",
    "number_size": "9pt",
    "sender": '""',
    "sender_room": "0pt",
    "word_count": '""',
}
"""What outputs fill in beside the tokens."""


class Fault(Struct, frozen=True):
    """Something in a file of a theme that will not do what who wrote it thinks."""

    path: Path
    told: Diagnostic

    def __str__(self) -> str:
        return self.told.text(self.path)


class OwnSheet(Struct, frozen=True):
    """A style sheet of a theme's own, its places filled."""

    path: Path
    text: str
    media: tuple[Medium, ...]


def own_sheets(theme: Theme) -> tuple[list[OwnSheet], list[Fault]]:
    """The style sheets that the theme itself has, and what is wrong with those that are none."""
    media = {sheet.name: sheet.media for sheet in SHEETS}
    layer = theme.layers[-1]
    found, faults = [], []
    for path in sorted(layer.source.parent.glob("*.css")):
        if path.name not in media:
            near = _near(path.name, media)
            hint = near or f"Known: {', '.join(media)}."
            faults.append(fault(path, None, "no style sheet of this name is read", hint))
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        filled = []
        for number, line in enumerate(lines, 1):
            try:
                filled.append(theme.fill(line, **_PLACES))
            except UsageError as error:
                faults.append(fault(path, number, error.message, error.hint))
                filled.append("")
        found.append(OwnSheet(path, "\n".join(filled), media[path.name]))
    return found, faults


def sheet_faults(sheet: OwnSheet) -> Iterator[Fault]:
    """What of a style sheet cannot be read, and what of it reaches out, in its own order."""
    for node in _nodes(sheet):
        if node.type == "error":
            yield fault(sheet.path, node.source_line, f"this is not CSS: {_said(node)}")
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield fault(
                sheet.path,
                node.source_line,
                "@import fetches another style sheet, and nothing may be fetched",
                "Write its rules into this one.",
            )
        elif node.type == "at-rule" and node.lower_at_keyword not in _KNOWN:
            yield fault(
                sheet.path,
                node.source_line,
                f"no rule begins with @{node.at_keyword}",
                _near(node.lower_at_keyword, _KNOWN),
            )
        elif node.type == "declaration":
            yield from _reaching_out(sheet, node)


def declarations(sheet: OwnSheet) -> Iterator[Node]:
    """All declarations of a style sheet that can be read, with those inside of other rules."""
    found = (node for node in _nodes(sheet) if node.type == "declaration")
    return (node for node in found if next(_wrong_values(node.value), None) is None)


def fault(
    path: Path, line: int | None, message: str, hint: str = "", *, severity: Severity = "error"
) -> Fault:
    """What is wrong in a line of a style sheet."""
    return Fault(
        path,
        Diagnostic(
            code="theme.sheet", message=message, severity=severity, line=line, hint=hint.strip()
        ),
    )


def _nodes(sheet: OwnSheet) -> Iterator[Node]:
    """Rules, declarations and errors, each before what is in it."""
    rules = tinycss2.parse_stylesheet(f"{sheet.text}\n{_END}{{}}", True, True)
    last = rules[-1] if rules else None
    closed = last is not None and last.type == "qualified-rule" and _is_end(last)
    yield from _inside(rules[:-1] if closed else rules)
    if not closed:
        line = last.source_line if last is not None else 1
        yield _Unclosed(line)


class _Unclosed:
    """What tinycss2 does not tell: the end of a file closes whatever is open (CSS Syntax 3, 5)."""

    type = "error"
    message = "a bracket or a quotation mark that opens here is never closed"

    def __init__(self, line: int) -> None:
        self.source_line = line


def _is_end(rule: Node) -> bool:
    return bool(tinycss2.serialize(rule.prelude).strip() == _END)


def _inside(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        content = getattr(node, "content", None)
        if node.type == "declaration":
            yield from _wrong_values(node.value)
        elif content is None:
            continue
        elif node.type == "at-rule" and node.lower_at_keyword in _OF_RULES:
            yield from _inside(tinycss2.parse_rule_list(content, True, True))
        elif node.type == "qualified-rule" or node.lower_at_keyword not in _WITHOUT_MORE:
            yield from _inside(tinycss2.parse_blocks_contents(content, True, True))


def _wrong_values(tokens: Iterable[Node]) -> Iterator[Node]:
    for token in tokens:
        if token.type == "error":
            yield token
        yield from _wrong_values(_parts(token))


def _parts(token: Node) -> Iterable[Node]:
    """What stands inside a function or brackets."""
    if token.type == "function":
        return list(token.arguments)
    return list(token.content) if token.type.endswith("block") else ()


def _said(node: Node) -> str:
    """An error in the words of its parser, but for those that only who wrote it understands."""
    words = str(node.message)
    is_neither = words.startswith(("EOF reached before", "Stop token reached before"))
    return "neither a declaration, with a colon, nor a rule, with { }" if is_neither else words


def _reaching_out(sheet: OwnSheet, declaration: Node) -> Iterator[Fault]:
    for line, address in _addresses(declaration.value):
        if not address.strip().lower().startswith(_INSIDE):
            yield fault(
                sheet.path,
                line,
                f"url({address}) leads out of the file, and nothing may be fetched",
                "Write a picture as data:, and name a font in theme.toml, in [[fonts.files]].",
            )


def _addresses(tokens: Iterable[Node]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        if token.type == "url":
            yield token.source_line, token.value
        elif token.type == "function" and token.lower_name in ("url", "src", "image-set"):
            strings = (part for part in token.arguments if part.type == "string")
            yield from ((token.source_line, part.value) for part in strings)
            yield from _addresses(part for part in token.arguments if part.type != "string")
        else:
            yield from _addresses(_parts(token))


def near_name(name: str, known: Iterable[str]) -> str:
    """The known name that a misspelt one is near to, "" where there is none."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=_NEAR)), "")


def _near(name: str, known: Iterable[str]) -> str:
    found = near_name(name, known)
    return f"Did you mean {found}?" if found else ""
