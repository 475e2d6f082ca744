"""Settings as a person or an editor reads them: each with its words, a file to begin with, and a
JSON Schema.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from convert.backends import backend
from convert.configuration.keys import option_keys, settings_keys, token_keys
from convert.configuration.layers import Configured, built_in
from convert.settings import Settings

_HEAD = """\
# Settings of article-convert for the articles in this folder and below it.
# What is said here goes over what is built in; the environment (ARTICLE_CONVERT_THEME), the
# article itself, its sidecar and the command line go over this. Remove the # before what you set.
# `article-convert config` prints what holds, and where it comes from.
"""
_FOR = """
# What holds for some articles only:
# [[for]]
# match = "reports/**"
# theme = "report"
"""


class Line(Struct, frozen=True):
    """A setting, its value and where that came from."""

    key: str
    value: Any
    origin: str
    layer: str


def listed(configured: Configured) -> list[Line]:
    """Each setting with its value and origin; options of the formats that are made included."""
    lines = [
        Line(each.key, _shown(each.value), str(each.origin), each.origin.layer)
        for each in configured.said.values()
    ]
    usual = dict(_usual_options(configured.settings.to))
    lines += [
        Line(key, value, "built in", "built in")
        for key, value in usual.items()
        if key not in configured.said
    ]
    return lines


def _shown(value: object) -> object:
    """A value as it is listed: of a picture, how large it is."""
    if isinstance(value, str) and value.startswith("data:"):
        kind, _, data = value.removeprefix("data:").partition(";base64,")
        return f"{kind}, {len(data) * 3 // 4:,} bytes"
    found: object = msgspec.to_builtins(value)
    return found


def _usual_options(formats: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    for name in formats:
        usual = backend(name).options()
        for option in type(usual).__struct_fields__:
            yield f"options.{name}.{option}", getattr(usual, option)


def words_of(kind: type[Struct]) -> dict[str, str]:
    """What the docstring below each field of a struct says, by the dotted key."""
    found: dict[str, str] = {}
    body = ast.parse(inspect.getsource(kind)).body[0]
    hints = get_type_hints(kind)
    name = ""
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
            hint = hints[name]
            if isinstance(hint, type) and issubclass(hint, Struct):
                found |= {f"{name}.{key}": text for key, text in words_of(hint).items()}
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = " ".join(str(node.value.value).split())
            name = ""
    return found


def commented_file() -> str:
    """A settings file in which each setting stands as a comment, with what it is for."""
    words, types = words_of(Settings), settings_keys()
    tables: dict[str, list[str]] = {}
    for setting in built_in():
        table, _, name = setting.key.rpartition(".")
        lines = tables.setdefault(table, [])
        if setting.key in words:
            lines.append(f"# {words[setting.key]}")
        lines.append(f"# {name} = {_example(setting.value, types[setting.key])}")
    for key in option_keys():
        table, _, name = key.rpartition(".")
        usual = getattr(backend(table.partition(".")[2]).options(), name)
        tables.setdefault(table, []).append(f"# {name} = {_example(usual)}")
    tables["tokens"] = ['# "type.drop_cap" = true']
    parts = [
        "\n".join((f"# [{table}]", *lines) if table else lines) for table, lines in tables.items()
    ]
    return f"{_HEAD}\n" + "\n\n".join(parts) + f"\n{_FOR}"


def _example(value: object, kind: object = str) -> str:
    """A value as the file has it; where none is built in, an empty one of its kind."""
    if value is None:
        return "[]" if "tuple" in str(kind) else '""'
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def settings_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a settings file, for editors."""
    types = settings_keys() | token_keys() | dict(_option_types())
    schemas, parts = msgspec.json.schema_components(types.values(), ref_template="#/$defs/{name}")
    root = _object()
    words = words_of(Settings)
    for key, schema in zip(types, schemas, strict=True):
        *tables, name = key.split(".")
        place = root
        for inside in tables:
            place = place["properties"].setdefault(inside, _object())
        told = {"description": words[key]} if key in words else {}
        place["properties"][name] = {**told, **schema}
    match = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    table = {**root, "properties": {"match": match, **root["properties"]}, "required": ["match"]}
    root["properties"] = {**root["properties"], "for": {"type": "array", "items": table}}
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "title": "Settings of article-convert", **root, "$defs": parts}


def _object() -> dict[str, Any]:
    return {"type": "object", "properties": {}, "additionalProperties": False}


def _option_types() -> Iterator[tuple[str, Any]]:
    for key in option_keys():
        _, name, option = key.split(".")
        yield key, get_type_hints(backend(name).options, include_extras=True)[option]
