"""`article-convert theme`: list themes, begin one, check one, see one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from convert.cli import completion
from convert.cli.listed import JsonOption, ListedTheme, print_json
from convert.errors import UsageError

if TYPE_CHECKING:
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
) -> None:
    """List themes, begin one, check one, see one.

    `article-convert theme new house` makes house/theme.toml.

    `article-convert theme check house` says what is wrong with it, with file and line.

    `article-convert theme preview house` sets a page of everything

    `article-convert run sea.txt --theme house` uses it.
    """
    if action == "list":
        _list(as_json=as_json)
        return
    if which is None:
        raise UsageError(f"theme {action} needs a theme", hint=f"Write: theme {action} THEME.")
    if action == "new":
        _new(Path(which), extends)
    elif action == "check":
        _check(which)
    else:
        _preview(which, out)


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


def _check(which: str) -> None:
    from convert.backends import backend_names, traits_of
    from convert.design.fonts import choose
    from convert.design.themes import load_theme

    loaded = load_theme(which)
    fonts = loaded.tokens.fonts
    choose("", fonts.named, fonts.also, loaded.own_faces)
    _check_sheets(loaded)
    for name in backend_names():
        traits_of(name).check_theme(loaded)
    chain = " < ".join(layer.source.parent.name for layer in reversed(loaded.layers))
    print(f"{loaded.tokens.name}: well ({chain})")


def _check_sheets(loaded: "Theme") -> None:
    """Every sheet of the theme's own has a name that is read, and CSS in it."""
    from convert.design.sheets import SHEETS

    names = [sheet.name for sheet in SHEETS]

    folder = loaded.layers[-1].source.parent
    for path in sorted(folder.glob("*.css")):
        if path.name not in names:
            raise UsageError(
                f"no style sheet of this name is read: {path}", hint=f"Known: {', '.join(names)}."
            )
        _check_css(loaded, path)


def _check_css(loaded: "Theme", path: Path) -> None:
    import tinycss2

    from convert.errors import Where

    filled = loaded.fill(path.read_text(encoding="utf-8"), **_PLACES)
    rules = tinycss2.parse_stylesheet(filled, skip_comments=True, skip_whitespace=True)
    inside = [
        node
        for rule in rules
        if rule.type == "qualified-rule"
        for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True)
    ]
    for node in (*rules, *inside):
        if node.type == "error":
            raise UsageError(
                f"not CSS: {node.message}",
                where=Where(str(path), node.source_line),
                code="theme.invalid",
            )


# What outputs fill in beside the tokens.
_PLACES = {
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
    "page_of": '""',
    "half_way": "0pt",
    "heads_size": "7pt",
    "heads_tracking": "0",
    "number_size": "9pt",
    "sender": '""',
    "sender_room": "0pt",
    "word_count": '""',
}


def _preview(which: str, out: Path) -> None:
    from convert.api import convert
    from convert.design.themes import styles_folder

    for path in convert(styles_folder() / "specimen.txt", out=out, theme=which).paths:
        print(path)
