"""`article-convert formats`: what can be read, written and judged here."""

from collections.abc import Iterator
from typing import Literal

from convert.cli.listed import JsonOption, ListedFormat, print_json
from convert.registry import Group, registered

_GROUPS: tuple[tuple[str, Group], ...] = (
    ("Reads", "convert.readers"),
    ("Writes", "convert.backends"),
    ("Judges", "convert.checks"),
    ("Rules of others for plain text", "convert.rules"),
)


def formats(as_json: JsonOption = False) -> None:
    """List readers, backends and checks, where each comes from, and what it lacks here."""
    if as_json:
        print_json([each for _, group in _GROUPS for each in _listed(group)])
        return
    for title, group in _GROUPS:
        if registered(group):
            print(title)
        for each in _listed(group):
            print(f"  {each.name:<10} {each.package:<18} {_state(each)}")


def _state(each: ListedFormat) -> str:
    """What it lacks on this machine, else that it is ready, and what can be said of it."""
    if each.lacks:
        return each.lacks
    if each.options:
        return f"ready; -O {', '.join(each.options)}"
    named = ", ".join(each.suffixes) if each.kind == "reader" else ""
    return f"ready; {named}" if named else "ready"


def _listed(group: Group) -> Iterator[ListedFormat]:
    from convert.cli.machine import lacking, loading_lacks

    for name, point in registered(group).items():
        lacks = loading_lacks(group, name)
        is_loaded = not lacks
        if group == "convert.backends" and is_loaded:
            lacks = lacking(name)
        yield ListedFormat(
            kind=_KINDS[group],
            name=name,
            package=point.distribution,
            ready=not lacks,
            lacks=lacks,
            suffixes=_suffixes(group, name) if is_loaded else (),
            options=_options(name) if is_loaded and group == "convert.backends" else (),
        )


_KINDS: dict[Group, Literal["reader", "backend", "check", "rule"]] = {
    "convert.readers": "reader",
    "convert.backends": "backend",
    "convert.checks": "check",
    "convert.rules": "rule",
}


def _options(name: str) -> tuple[str, ...]:
    """The options of a backend, as `-O` takes them."""
    from convert.backends import backend

    return tuple(f"{name}.{option}" for option in backend(name).options.__struct_fields__)


def _suffixes(group: Group, name: str) -> tuple[str, ...]:
    from convert.backends import backend
    from convert.check.formats import checked
    from convert.readers import reader

    if group == "convert.backends":
        return (backend(name).suffix,)
    if group == "convert.rules":
        return ()
    found = reader(name).suffixes if group == "convert.readers" else checked(name).suffixes
    return tuple(filter(None, found))
