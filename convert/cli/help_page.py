"""Help as a terminal shows it: options in groups, a line each; or all of them with all there is."""

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence

import click

from convert.cli.colours import coloured, inked
from convert.cli.manual import Manual, Option
from convert.configuration import variable

_NARROWEST = 60
_WIDEST = 100
_MOST_FOR_NAMES = 26


def width() -> int:
    """The columns of the terminal, within what can be read well."""
    columns = shutil.get_terminal_size((_WIDEST, 24)).columns
    return min(max(columns, _NARROWEST), _WIDEST)


def short(page: Manual, columns: int) -> str:
    """One page: what it does, examples, and the options that are used every day."""
    return "\n".join(
        (
            f"{_head('Usage:')} {page.usage}",
            "",
            *_wrapped(page.about[0], 0, columns),
            *_examples(page, columns),
            *_commands(page, columns),
            *_short_options(page, columns),
        )
    )


def whole(page: Manual, columns: int) -> str:
    """All of it: every option with its default, and the setting and variable that say the same."""
    lines = [f"{_head('Usage:')} {page.usage}"]
    for paragraph in page.about:
        lines += ["", *_wrapped(paragraph, 0, columns)]
    lines += [*_examples(page, columns), *_commands(page, columns)]
    for group, options in page.groups():
        lines += ["", _head(group)]
        for option in options:
            lines.append(f"  {_bold(option.names())}")
            for sentence in sentences(option):
                lines += _wrapped(sentence, 6, columns)
    return "\n".join(lines)


def sentences(option: Option) -> Iterator[str]:
    """What is to be said of an option, a sentence a line."""
    yield _plain(option.words)
    if option.default:
        named = "the folder that you are in" if option.default == "." else option.default
        yield f"If not given: {named}."
    if option.repeats and option.flags:
        yield "It can be given more than once."
    if option.key:
        named = f"Setting {option.key}"
        one = "." in option.key or option.key not in ("tokens", "options")
        yield f"{named}, variable {variable(option.key)}." if one else f"{named}.*."


def _short_options(page: Manual, columns: int) -> Iterator[str]:
    left = [option for option in page.options if option.seldom]
    shown = [option for option in page.options if not option.seldom]
    indent = min(max((_width_of(option) for option in shown), default=0), _MOST_FOR_NAMES) + 2
    for group, options in page.groups():
        if rows := [option for option in options if not option.seldom]:
            yield ""
            yield _head(group)
            for option in rows:
                yield from _row(_names(option), _said(option), indent, columns)
    if left:
        yield ""
        names = ", ".join(option.flags[-1].replace("[no-]", "") for option in left)
        yield from _wrapped(f"More, by `article-convert help {page.name}`: {names}", 0, columns)


def _said(option: Option) -> str:
    return f"{_plain(option.words)} [{option.default}]" if option.default else _plain(option.words)


def _names(option: Option) -> str:
    """Names in a column: room where there is no short one."""
    both = len(option.flags) == 2 or not option.flags or len(option.flags[0]) == 2
    return option.names() if both else f"    {option.names()}"


def _width_of(option: Option) -> int:
    return len(_names(option))


def _row(names: str, words: str, indent: int, columns: int) -> Iterator[str]:
    lines = textwrap.wrap(words, columns - indent - 2) or [""]
    if len(names) + 2 > indent:
        yield f"  {_bold(names)}"
    else:
        yield f"  {_bold(names)}{' ' * (indent - len(names))}{lines.pop(0)}".rstrip()
    for line in lines:
        yield f"  {' ' * indent}{line}"


def _examples(page: Manual, columns: int) -> Iterator[str]:
    """Commands are never broken: who copies one must have all of it."""
    if page.examples:
        yield ""
    longest = max((len(each.command) for each in page.examples), default=0)
    for each in page.examples:
        line = f"  {each.command:{longest}}   {_plain(each.words)}".rstrip()
        if len(line) <= columns:
            yield line
        else:
            yield f"  {each.command}"
            yield from _wrapped(_plain(each.words), 6, columns)


def _commands(page: Manual, columns: int) -> Iterator[str]:
    if page.commands:
        yield ""
        yield _head("Commands")
    longest = max((len(name) for name, _ in page.commands), default=0)
    for name, words in page.commands:
        yield from _row(name, _plain(words), longest + 2, columns)


def _wrapped(text: str, indent: int, columns: int) -> Sequence[str]:
    room = " " * indent
    return textwrap.wrap(
        _plain(text), columns, initial_indent=room, subsequent_indent=room, break_on_hyphens=False
    )


def _plain(text: str) -> str:
    return text.replace("`", "")


def _head(text: str) -> str:
    return inked(text, "head") if coloured(sys.stdout) else text


def _bold(text: str) -> str:
    return click.style(text, bold=True) if coloured(sys.stdout) else text
