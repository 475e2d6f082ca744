"""`article-convert formats`: what can be read, written and judged here."""

from convert.registry import Group

_GROUPS: tuple[tuple[str, Group], ...] = (
    ("Reads", "convert.readers"),
    ("Writes", "convert.backends"),
    ("Judges", "convert.checks"),
    ("Rules of others for plain text", "convert.rules"),
)


def formats() -> None:
    """List readers, backends and checks, where each comes from, and what it lacks here."""
    from convert.registry import registered

    for title, group in _GROUPS:
        if points := registered(group):
            print(title)
        for name, point in points.items():
            print(f"  {name:<6} {point.distribution:<18} {_state(group, name)}")


def _state(group: Group, name: str) -> str:
    """What it lacks on this machine, else that it is ready, and what can be said of it."""
    from convert.cli.machine import lacking, loading_lacks

    if lacks := loading_lacks(group, name):
        return lacks
    if group == "convert.backends":
        return lacking(name) or _options(name)
    return _suffixes(name) if group == "convert.readers" else "ready"


def _options(name: str) -> str:
    """The options of a backend, as `-O` takes them."""
    from convert.backends import backend

    options = [f"{name}.{option}" for option in backend(name).options.__struct_fields__]
    return f"ready; -O {', '.join(options)}" if options else "ready"


def _suffixes(name: str) -> str:
    from convert.readers import reader

    suffixes = ", ".join(filter(None, reader(name).suffixes))
    return f"ready; {suffixes}" if suffixes else "ready"
