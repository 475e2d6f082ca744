"""Themes: the values that every format's styles are made from, and the style sheets.

A theme is a folder with a `theme.toml` (tokens) and style sheets whose `$name` places the tokens
fill. The built-in ones live in `styles/`; inside a wheel that folder is `convert/styles`.
"""

from functools import cache
from pathlib import Path
from string import Template

import msgspec
from msgspec import Struct

from convert.errors import UsageError, Where


class Fonts(Struct, frozen=True, forbid_unknown_fields=True):
    """Family names for running text, for display (headings, bylines) and for code.

    The `word_` ones are named in Word files, which do not carry their fonts.
    """

    text: str
    display: str
    mono: str
    word_text: str
    word_display: str
    word_mono: str


class Type(Struct, frozen=True, forbid_unknown_fields=True):
    """Sizes: CSS lengths, unitless line heights, and steps of the scale in em."""

    size: str
    leading: str
    screen_leading: str
    measure: str
    scale_title: str
    scale_2: str
    scale_3: str
    scale_4: str


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """Paper: a CSS page size and the four margins (inner is the binding side)."""

    size: str
    margin_top: str
    margin_bottom: str
    margin_inner: str
    margin_outer: str


class Colours(Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as #rrggbb."""

    ink: str
    muted: str
    paper: str
    link: str
    rule: str
    tint: str


class Tokens(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything `theme.toml` says."""

    name: str
    fonts: Fonts
    type: Type
    page: Page
    colour: Colours
    colour_dark: Colours


class Theme(Struct, frozen=True):
    """A loaded theme. `folder` is where its style sheets are; `tokens` fill them."""

    folder: Path
    tokens: Tokens

    def file(self, name: str) -> str:
        """The text of one of the theme's files, UTF-8. Raises UsageError if it has none."""
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except OSError as error:
            raise UsageError(
                f"theme '{self.tokens.name}' has no {name}: {error.strerror}",
                where=Where(str(self.folder)),
                code="theme.incomplete",
            ) from error

    def fill(self, text: str, **more: str) -> str:
        """`text` with each `$name` replaced by a token, or by a value of `more`."""
        return Template(text).substitute(_places(self.tokens), **more)


def styles_folder() -> Path:
    """The folder of the built-in themes: inside the package when installed, else beside it."""
    package = Path(__file__).parent
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


@cache
def load_theme(name: str) -> Theme:
    """The built-in theme `name`, or the theme in the folder of that path.

    Raises UsageError where there is no such theme or its `theme.toml` is wrong.
    """
    import tomllib

    folder = styles_folder() / name
    if not folder.is_dir():
        folder = Path(name)
    source = folder / "theme.toml"
    where = Where(str(source))
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        return Theme(folder, msgspec.convert(data, Tokens))
    except FileNotFoundError as error:
        known = ", ".join(sorted(p.name for p in styles_folder().iterdir() if p.is_dir()))
        raise UsageError(
            f"no theme '{name}'",
            hint=f"Known themes: {known}; or give a folder with a theme.toml.",
            code="theme.unknown",
        ) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise UsageError(f"not a theme: {error}", where=where, code="theme.invalid") from error


def _places(tokens: Tokens) -> dict[str, str]:
    places: dict[str, str] = msgspec.structs.asdict(tokens.type)
    page = msgspec.structs.asdict(tokens.page)
    places |= {"page_size": page.pop("size"), **page}
    places |= msgspec.structs.asdict(tokens.colour)
    dark = msgspec.structs.asdict(tokens.colour_dark)
    return places | {f"dark_{name}": value for name, value in dark.items()}
