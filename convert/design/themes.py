"""Themes: the values that every format's styles are made from, and the style sheets.

A theme is a folder with a `theme.toml` (tokens) and style sheets whose `$name` places the tokens
fill. `extends` names another theme, of which it then keeps everything that it does not say
itself: tokens one by one, the styles of `word.toml` one by one, and style sheets by the cascade
- the extended theme's first, its own after. The built-in themes live in `styles/`; inside a
wheel that folder is `convert/styles`.
"""

import re
from collections import defaultdict
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from convert.design.contrast import colour, ratio
from convert.design.fonts import Faces
from convert.design.geometry import left_open, on_paper
from convert.design.sheets import SHEETS
from convert.design.theme_fonts import font_data, take_faces
from convert.design.tokens import Tokens, places
from convert.design.units import Paper
from convert.design.word_table import said_by_tokens
from convert.design.wrong_values import in_words, near
from convert.errors import UsageError, Where, nearest
from convert.toml import TomlError, line_of, parse_toml

TOKENS = "theme.toml"
WORD = "word.toml"
PRINT = "print.toml"
# Least contrast of one colour on another (WCAG 2.2, 1.4.6 for text and 1.4.3 for the rest).
_CONTRAST = (
    ("ink", "paper", 7.0),
    ("ink", "tint", 7.0),
    ("muted", "paper", 4.5),
    ("link", "paper", 4.5),
)

_PLACE = "\0"  # which no style sheet may hold (CSS Syntax 3, 3.3)

Table = dict[str, Any]


class Layer(Struct, frozen=True):
    """One theme of a chain of extended ones, all of its files as they were when it was read."""

    source: Path
    """Its `theme.toml`, beside which its other files are."""

    files: dict[str, str]
    """The text of each of its files, by name."""

    faces: Faces = ()
    """The fonts that it brings."""

    def fonts(self) -> dict[str, bytes]:
        """The files of its fonts, by their names in its folder."""
        return font_data(self.faces, self.source.parent)

    def file(self, name: str) -> Path:
        """Where the layer's file of that name is, if it has one."""
        return self.source if name == TOKENS else self.source.parent / name


class Theme(Struct, frozen=True, eq=False):
    """A theme as its files were when it was loaded. Two of the same content are equal."""

    layers: tuple[Layer, ...]
    """The theme and what it extends, the most general first."""

    tokens: Tokens
    """The values of all layers, with those that were changed for this time."""

    digest: str
    """SHA-256 of the tokens and of every file's name and content."""

    own_faces: Faces = ()
    """The fonts that its layers bring, the nearest layer's first."""

    left_open: frozenset[str] = frozenset()
    """The names of the tokens that nobody has said: they are as the paper wants them."""

    def on(self, paper: Paper | None) -> "Theme":
        """The theme on another paper than its own, or on that for None."""
        if paper is None or paper == self.tokens.page.size:
            return self
        return self._with(on_paper(self.tokens, self.left_open, paper))

    def with_cover(self) -> "Theme":
        """The theme with its masthead on a page of its own."""
        if self.tokens.page.cover:
            return self
        page = replace(self.tokens.page, cover=True)
        return self._with(replace(self.tokens, page=page))

    def _with(self, tokens: Tokens) -> "Theme":
        return replace(self, tokens=tokens, digest=_digest(self.layers, tokens))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Theme) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def files(self) -> list[Path]:
        """Every file that the theme is made of, in a fixed order."""
        return [
            layer.file(name) for layer in self.layers for name in (*layer.files, *layer.fonts())
        ]

    def sheet(self, *names: str) -> str:
        """The style sheets of these names, one after the other, each with its layers in order.

        Raises UsageError if no layer has one.
        """
        return "\n".join(self._sheet(name) for name in names)

    def _sheet(self, name: str) -> str:
        found = [layer.files[name] for layer in self.layers if name in layer.files]
        if not found:
            raise UsageError(
                f"theme '{self.tokens.name}' has no {name}",
                where=Where(str(self.layers[-1].source)),
                code="theme.incomplete",
            )
        return "\n".join(found)

    def word(self) -> Table:
        """The styles of `word.toml`, each layer's keys over those of the one it extends, and what
        tokens say over all."""
        merged: Table = {}
        for layer in self.layers:
            if WORD in layer.files:
                merged = _over(merged, _toml(layer.files[WORD], layer.file(WORD)))
        return _over(merged, said_by_tokens(self.tokens, merged))

    def print(self) -> Table:
        """What `print.toml` says of paper, each layer's keys over those of the one it extends;
        `print_looks` says what that means."""
        merged: Table = {}
        for layer in self.layers:
            if PRINT in layer.files:
                merged = _over(merged, _toml(layer.files[PRINT], layer.file(PRINT)))
        return merged

    def fill(self, text: str, **more: str) -> str:
        """`text` with each `$name` replaced by a token, or by a value of `more`.

        Raises UsageError where a place has no token.
        """
        try:
            literals, names = _taken_apart(text)
            values = places(self.tokens) | more
            filled = [literals[0]]
            for name, literal in zip(names, literals[1:], strict=True):
                filled += values[name], literal
            return "".join(filled)
        except (KeyError, ValueError) as error:
            raise UsageError(
                f"a style sheet of theme '{self.tokens.name}' has a place without a token: {error}",
                where=Where(str(self.layers[-1].source.parent)),
                hint="Write $$ for a dollar sign.",
                code="theme.invalid",
            ) from error


@lru_cache(maxsize=64)
def _taken_apart(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands between the places of a template, one piece more than there are, and their names.

    All articles of a folder have the same few. Raises ValueError for what is no place.
    """
    names: list[str] = []

    def noted(found: re.Match[str]) -> str:
        if found["invalid"] is not None:
            Template(text).substitute(defaultdict(str))  # which says where
        if found["escaped"] is not None:
            return "$"
        names.append(found["named"] or found["braced"])
        return _PLACE

    literals = Template.pattern.sub(noted, text.replace(_PLACE, "\ufffd")).split(_PLACE)
    return tuple(literals), tuple(names)


def styles_folder() -> Path:
    """The folder of the built-in themes: inside the package when installed, else beside it."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


def built_in_themes() -> list[str]:
    """The names of the themes that come with the install."""
    return sorted(path.parent.name for path in styles_folder().glob(f"*/{TOKENS}"))


def load_theme(name: str, changes: tuple[str, ...] = ()) -> Theme:
    """The built-in theme `name`, or that of a folder or of a `theme.toml` by its path.

    `changes` are tokens for this time only, each as `type.drop_cap=true`. Raises UsageError, with
    file and line, where there is no such theme or it is wrong.
    """
    layers: tuple[Layer, ...] = ()
    merged: Table = {}
    following: str | None = name
    beside = Path()
    while following is not None:
        layer, own = _layer(_source(following, beside))
        if any(layer.source == other.source for other in layers):
            raise UsageError(
                "the theme extends itself",
                where=Where(str(layer.source), line_of(layer.files[TOKENS], "extends")),
                code="theme.invalid",
            )
        layers = (layer, *layers)
        following = own.pop("extends", None)
        merged = _over(own, merged)
        beside = layer.source.parent
    said = _checked(merged, layers, changes)
    tokens = on_paper(said, left_open(said))
    own_faces = tuple(face for layer in reversed(layers) for face in layer.faces)
    return Theme(layers, tokens, _digest(layers, tokens), own_faces, left_open(said))


def _layer(source: Path) -> tuple[Layer, Table]:
    """The layer whose `theme.toml` is `source`, each of its files read once, and what that says."""
    files = {TOKENS: _text_of(source)}
    for name in (*(sheet.name for sheet in SHEETS), WORD, PRINT):
        path = source.parent / name
        if path.is_file():
            files[name] = _text_of(path)
    table = _toml(files[TOKENS], source)
    return Layer(source, files, take_faces(table, source)), table


def _digest(layers: tuple[Layer, ...], tokens: Tokens) -> str:
    digest = sha256(msgspec.json.encode(tokens))
    for layer in layers:
        for name, text in layer.files.items():
            digest.update(f"{name}\0{text}\0".encode())
        for name, data in layer.fonts().items():
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _changed(change: str) -> Table:
    """`table.key=value` as a table in a table."""
    key, equals, value = change.partition("=")
    table, dot, name = key.strip().partition(".")
    if not (equals and dot and table and name):
        raise UsageError(
            f"'{change}' sets nothing",
            hint="Write a table, a key and a value, such as type.drop_cap=true.",
            code="theme.invalid",
        )
    return {table: {name: value.strip()}}


def _source(name: str, beside: Path) -> Path:
    built_in = styles_folder() / name / TOKENS
    if built_in.is_file():
        return built_in
    given = beside / name
    source = given if given.suffix == ".toml" else given / TOKENS
    if source.is_file():
        return source
    raise UsageError(
        f"no theme '{name}'",
        hint=f"Known themes: {', '.join(built_in_themes())}; "
        f"or give a folder with a {TOKENS}, or the path of one.{nearest(name, built_in_themes())}",
        code="theme.unknown",
    )


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot be read: {error}", where=Where(str(path)), code="theme.invalid"
        ) from error


def _toml(text: str, path: Path) -> Table:
    """The tables of a file of the theme; `path` is for messages."""
    try:
        return parse_toml(text)
    except TomlError as error:
        where = Where(str(path), error.line)
        raise UsageError(error.message, where=where, code="theme.invalid") from error


def _over(below: Table, above: Table) -> Table:
    """`below` with what `above` says over it, table by table."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        merged[key] = _over(under, value) if both else value  # type: ignore[arg-type] # as `both` says
    return merged


def _checked(merged: Table, layers: tuple[Layer, ...], changes: tuple[str, ...]) -> Tokens:
    try:
        tokens = msgspec.convert(merged, Tokens)
        if changes:
            # What a command line says is all strings; what a file says has types of its own.
            changed: Table = msgspec.to_builtins(tokens)
            for change in changes:
                changed = _over(changed, _changed(change))
            tokens = msgspec.convert(changed, Tokens, strict=False)
    except msgspec.ValidationError as error:
        message, key = in_words(str(error), Tokens)
        given = any(change.partition("=")[0].strip() == key for change in changes)
        where = Where("--set") if given else _place(layers, key)
        raise UsageError(
            message, where=where, hint=near(key, Tokens), code="theme.invalid"
        ) from error
    for table in ("colour", "colour_dark"):
        values = msgspec.structs.asdict(getattr(tokens, table))
        for text, ground, least in _CONTRAST:
            found = ratio(colour(values[text]), colour(values[ground]))
            if found < least:
                raise UsageError(
                    f"{table}.{text} {values[text]} on {table}.{ground} {values[ground]} has a "
                    f"contrast of {found:.1f} to 1, below {least:g}",
                    where=_place(layers, f"{table}.{text}", f"{table}.{ground}"),
                    code="theme.contrast",
                )
    return tokens


def _place(layers: tuple[Layer, ...], *keys: str) -> Where:
    """Where the first of `keys` that a theme of the chain says stands, nearest theme first."""
    for layer in reversed(layers):
        for key in keys:
            if line := line_of(layer.files[TOKENS], key):
                return Where(str(layer.source), line)
    return Where(str(layers[-1].source))
