"""`article-convert theme`: list themes, begin one, check one, see one."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from convert.cli import completion
from convert.cli.listed import JsonOption, ListedTheme, print_json
from convert.errors import UsageError

if TYPE_CHECKING:
    from convert.design.sheet_faults import Fault
    from convert.design.themes import Theme

_ACTIONS = ("list", "new", "check", "preview")
_NEW = """# A theme says only what differs from the one it extends.

name = "{name}"
extends = "{extends}"

# Take away the # before what you change; all that can stand here follows.
# Style sheets of the same names as in the extended theme (article.css, screen.css, page.css,
# book.css, lists.css) are read after its own; word.toml changes Word's styles one by one.

"""


def theme(
    action: Annotated[
        str, typer.Argument(click_type=click.Choice(_ACTIONS), help="What to do.")
    ] = "list",
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="THEME", autocompletion=completion.themes, help="A theme's name, or its folder."
        ),
    ] = None,
    extends: Annotated[str, typer.Option(help="The theme that a new one extends.")] = "default",
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for a preview.")] = Path(
        "build/preview"
    ),
    as_json: JsonOption = False,
) -> int:
    """List themes, begin one, check one, see one.

    `article-convert theme new house` makes house/theme.toml.

    `article-convert theme check house` says what is wrong with it, with file and line.

    `article-convert theme preview house` sets a page of everything

    `article-convert run sea.txt --theme house` uses it.
    """
    if action == "list":
        _list(as_json=as_json)
        return 0
    if which is None:
        raise UsageError(f"theme {action} needs a theme", hint=f"Write: theme {action} THEME.")
    if action == "new":
        _new(Path(which), extends)
    elif action == "check":
        return _check(which)
    else:
        _preview(which, out)
    return 0


def _list(*, as_json: bool) -> None:
    from convert.design.themes import built_in_themes, load_theme

    listed = []
    for name in built_in_themes():
        loaded = load_theme(name)
        below = loaded.layers[-2].source.parent.name if len(loaded.layers) > 1 else ""
        listed.append(ListedTheme(name=name, description=loaded.tokens.description, extends=below))
    if as_json:
        print_json(listed)
        return
    for theme in listed:
        print(f"{theme.name:<14} {theme.description}")


def _new(folder: Path, extends: str) -> None:
    from convert.design.themes import TOKENS, load_theme
    from convert.storage.atomic import write_whole

    path = folder / TOKENS
    if path.exists():
        raise UsageError(f"{path} exists already", hint="Edit it, or take another name.")
    base = load_theme(extends)
    if Path(extends).exists() and base.layers[-1].source.parent.name != extends:
        extends = str(Path(extends).resolve())
    text = _NEW.format(name=folder.name, extends=extends) + _commented(base.layers[0].source)
    write_whole(path, text.encode())
    print(path)


def _commented(tokens: Path) -> str:
    """The tables of a `theme.toml`, every line of them but the headings a comment."""
    _, _, tables = tokens.read_text(encoding="utf-8").partition("\n[")
    lines = f"[{tables}".splitlines()
    kept = (line if not line or line[0] in "[#" else f"# {line}" for line in lines)
    return "\n".join(kept) + "\n"


def _check(which: str) -> int:
    """Say what is wrong with a theme, all of it; 2 where something is, warnings aside."""
    from convert.design.themes import load_theme

    loaded = load_theme(which)
    faults = sorted(_faults(loaded), key=lambda fault: (fault.path, fault.told.line or 0))
    for line in dict.fromkeys(map(str, faults)):
        print(line, file=sys.stderr)
    chain = " < ".join(layer.source.parent.name for layer in reversed(loaded.layers))
    if any(fault.told.severity == "error" for fault in faults):
        return UsageError.exit_code
    print(f"{loaded.tokens.name}: well ({chain})")
    return 0


def _faults(loaded: "Theme") -> "Iterator[Fault]":
    """What is wrong with fonts, tokens and style sheets.

    Raises UsageError for what no format can use.
    """
    from convert.backends import backend_names, traits_of
    from convert.design.fonts import choose
    from convert.design.sheet_faults import own_sheets, sheet_faults

    fonts = loaded.tokens.fonts
    choose("", fonts.named, fonts.also, loaded.own_faces)
    sheets, faults = own_sheets(loaded)
    yield from faults
    for sheet in sheets:
        yield from sheet_faults(sheet)
    for name in backend_names():
        yield from traits_of(name).check_theme(loaded) or ()


def _preview(which: str, out: Path) -> None:
    from convert.api import Converter
    from convert.design.themes import styles_folder

    with Converter(theme=which, reader="text") as converter:
        for path in converter.convert(styles_folder() / "specimen.txt", out=out):
            print(path)
