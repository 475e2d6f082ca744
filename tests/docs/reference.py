"""The pages of docs/reference, made from the code."""

import re
from collections.abc import Iterator

import click
import msgspec

from convert.backends import backend
from convert.check.formats import checked, checked_names
from convert.check.requirements import BY_PERSON
from convert.cli.app import app
from convert.cli.help import context_of
from convert.cli.help_page import sentences
from convert.cli.man import EXIT_CODES
from convert.cli.manual import Manual, manual
from convert.configuration import variable
from convert.configuration.described import words_of
from convert.configuration.keys import option_keys, token_keys
from convert.configuration.layers import built_in
from convert.design.themes import load_theme
from convert.settings import SaidMetadata, Settings
from convert.sidecar.said import KINDS, OTHER_NAMES
from tests.docs.cures import CURES
from tests.docs.messages import Message, messages

Rows = Iterator[tuple[str, ...]]


def pages() -> dict[str, str]:
    """Each page by its name."""
    return {
        "commands.md": commands(),
        "settings.md": settings(),
        "sidecar.md": sidecar(),
        "tokens.md": tokens(),
        "messages.md": told(),
        "checks.md": checks(),
    }


def table(*head: str, rows: Rows) -> str:
    """A table of Markdown (GFM)."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(_cell(each) for each in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _escaped(text: str) -> str:
    """Words in which Markdown sees no mark, but for code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if part.startswith("`") else re.sub(r"([*<\[])", r"\\\1", part) for part in parts
    )


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def commands() -> str:
    """All commands with all options."""
    import typer

    group = typer.main.get_command(app)
    top = click.Context(group, info_name="article-convert")
    parts = [
        "# Commands\n\nEach command with its options, as `article-convert help COMMAND` has them.\n"
    ]
    parts += [_command(manual(context_of(top, name))) for name, _ in manual(top).commands]
    codes = ((str(code), meaning) for code, meaning in EXIT_CODES)
    parts.append(f"## Exit codes\n\n{table('code', 'meaning', rows=codes)}")
    return "\n".join(parts)


def _command(page: Manual) -> str:
    parts = [f"## {page.name}\n\n`{page.usage}`\n", *(f"{each}\n" for each in page.about)]
    if page.examples:
        rows = ((_code(each.command), each.words) for each in page.examples)
        parts.append(table("example", "does", rows=rows))
    for group, options in page.groups():
        rows = ((_code(each.names()), _escaped(" ".join(sentences(each)))) for each in options)
        parts.append(f"### {group} of {page.name}\n\n{table('option', 'does', rows=rows)}")
    return "\n".join(parts)


def settings() -> str:
    """All settings."""
    words = words_of(Settings)
    rows = ((_code(each.key), _shown(each.value), words.get(each.key, "")) for each in built_in())
    options = ((_code(key), _usual(key), _described(key)) for key in option_keys())
    head = ("key", "if not said", "what it is")
    return (
        "# All settings\n\nKeys of `convert.toml`, and of `[tool.article-convert]` in a "
        "pyproject.toml. A dot parts a table from a key in it. In the environment a key stands in "
        "capitals after `ARTICLE_CONVERT_`, with two underscores for a dot: "
        f"`{variable('read.language')}`.\n\n"
        f"{table(*head, rows=rows)}\n## Options of formats\n\n{table(*head, rows=options)}\n"
        "## Tokens of the theme\n\nAll of [the tokens](tokens.md), each as `tokens.NAME`.\n"
    )


def _shown(value: object) -> str:
    if value in (None, (), {}, ""):
        return ""
    return _code(str(msgspec.json.encode(value), "utf-8"))


def _usual(key: str) -> str:
    _, name, option = key.split(".")
    return _shown(getattr(backend(name).options(), option))


def _described(key: str) -> str:
    from typing import get_type_hints

    _, name, option = key.split(".")
    hint = get_type_hints(backend(name).options, include_extras=True)[option]
    metas = (each for each in getattr(hint, "__metadata__", ()) if isinstance(each, msgspec.Meta))
    return next((meta.description or "" for meta in metas), "")


def sidecar() -> str:
    """The keys of a sidecar."""
    others = {kind: other for other, kind in OTHER_NAMES.items()}
    kinds = ((_code(kind), _code(others.get(kind, ""))) for kind in KINDS)
    types = {field.name: field.type for field in msgspec.structs.fields(SaidMetadata)}
    metadata = ((_code(name), _type(kind)) for name, kind in types.items())
    return (
        "# Keys of a sidecar\n\n[Corrections](../corrections.md) says what they do.\n\n"
        f"## What lines are\n\n{table('key', 'or', rows=kinds)}\n"
        f"## Metadata of a sidecar\n\n{table('key', 'takes', rows=metadata)}\n"
        "## Look\n\n`theme`, a name; `tokens` and `options`, tables as among [the "
        "settings](settings.md).\n"
    )


def _type(kind: object) -> str:
    schema = msgspec.json.schema(kind)
    said = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    return ", ".join(_one_type(each) for each in said)


def _one_type(schema: dict[str, object]) -> str:
    if "enum" in schema:
        return " or ".join(_code(str(each)) for each in schema["enum"])  # type: ignore[attr-defined] # a list, by JSON Schema
    kinds = {"string": "text", "array": "a list", "object": "a table"}
    return kinds.get(str(schema.get("type")), "text or a table")


def tokens() -> str:
    """The tokens of a theme, with what the default theme says."""
    usual = load_theme("default").tokens
    values = msgspec.to_builtins(usual)

    def rows() -> Rows:
        for key in token_keys():
            value = values
            for part in key.removeprefix("tokens.").split("."):
                value = value.get(part) if isinstance(value, dict) else None
            yield _code(key.removeprefix("tokens.")), _shown(value)

    return (
        "# Tokens of a theme\n\nValues of `theme.toml`, of `--set`, and of `[tokens]` among the "
        "settings. [Themes](../themes.md) says how to write one.\n\n"
        f"{table('token', 'in the theme default', rows=rows())}"
    )


def told() -> str:
    """What is told, with what to do."""
    by_code: dict[str, list[Message]] = {}
    for message in messages():
        by_code.setdefault(message.code, []).append(message)
    rows = (
        (
            _code(code),
            each[0].severity,
            _escaped("; ".join(_words(each))),
            _escaped(advice(code, each)),
        )
        for code, each in by_code.items()
    )
    return (
        "# Messages\n\nWhat is told ends in a code, `[heading.skipped]`. Here is what it means and "
        "what to do; `…` stands for words of the article. An error stops the article, a warning "
        "does with `--strict` alone.\n\n"
        f"{table('code', 'kind', 'says', 'what to do', rows=rows)}"
    )


def _words(found: list[Message]) -> list[str]:
    """What several places say under one code, without what is nothing but placeholders."""
    said = dict.fromkeys(each.words for each in found)
    return [each for each in said if each.strip("… .")] or ["what is wrong, in words"]


def advice(code: str, found: list[Message]) -> str:
    """What to do about a message: what the code says, or what is written for it here."""
    if code in CURES:
        return CURES[code]
    said = dict.fromkeys(each.advice for each in found)
    return " ".join(each for each in said if each.strip("… ."))


def checks() -> str:
    """The rules of `check` by format, with their clauses."""
    parts = [
        "# Checks\n\nWhat `article-convert check` asks of each format, and the clause behind it. "
        "The reference validators ask more: `--external`.\n"
    ]
    for name in checked_names():
        rows = (
            (_code(each.code), each.requires, each.clause) for each in checked(name).requirements()
        )
        parts.append(
            f"## Checks of {name.upper()}\n\n{table('code', 'must hold', 'clause', rows=rows)}"
        )
    people = ((clause, question) for clause, question in BY_PERSON)
    parts.append(f"## What a person must answer\n\n{table('clause', 'question', rows=people)}")
    return "\n".join(parts)
