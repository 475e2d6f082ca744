"""`article-convert man`: the manual page, made from the commands themselves (man(7))."""

from collections.abc import Iterator

import click
import typer

from convert.cli.help import context_of
from convert.cli.help_page import sentences
from convert.cli.manual import Manual, manual


def man(context: typer.Context) -> None:
    """Print the manual page, as man(7) writes it.

    `article-convert man > article-convert.1` keeps it, and `man ./article-convert.1` shows it
    """
    from convert import __version__

    typer.echo("\n".join(_page(context.find_root(), __version__)))


def _page(top: click.Context, version: str) -> Iterator[str]:
    whole = manual(top)
    yield f'.TH ARTICLE-CONVERT 1 "" "article-convert {version}"'
    yield ".SH NAME"
    yield f"article-convert \\- {_text(whole.about[0].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    pages = [manual(context_of(top, name)) for name, _ in whole.commands]
    for page in pages:
        yield from (".PP", f".B {_text(page.usage)}")
    yield ".SH COMMANDS"
    for page in pages:
        yield from _command(page)
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT_CODES:
        yield from (".TP", f".B {code}", _text(meaning))
    yield ".SH FILES"
    for name, meaning in _FILES:
        yield from (".TP", f".I {_text(name)}", _text(meaning))


def _command(page: Manual) -> Iterator[str]:
    yield f".SS {_text(page.name)}"
    for paragraph in page.about:
        yield from (".PP", _text(paragraph.replace("`", "")))
    for example in page.examples:
        yield from (".TP", f".B {_text(example.command)}", _text(example.words.replace("`", "")))
    for group, options in page.groups():
        yield from (".PP", f".I {_text(group)}")
        for option in options:
            said = " ".join(sentences(option))
            yield from (".TP", f".B {_text(option.names())}", _text(said))


EXIT_CODES = (
    (0, "All is well."),
    (1, "Some article or check failed; the others are made."),
    (2, "The command was used wrongly."),
    (3, "The machine lacks something; doctor says what."),
    (4, "Nothing could be made."),
    (130, "Interrupted; what was finished is kept."),
)
_FILES = (
    ("convert.toml", "Settings for the articles in its folder and below it; init writes one."),
    ("ARTICLE.toml", "Corrections of one article; explain --write-sidecar begins one."),
)


def _text(text: str) -> str:
    """Text in which roff finds no command, in the characters that every roff knows."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    plain = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in escaped)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
