"""What a shell proposes behind an option: what is installed and built in, and what it is."""

from collections.abc import Callable, Iterable, Iterator

Proposals = list[tuple[str, str]]
"""Values, each with a few words on it."""


def commands(incomplete: str) -> Proposals:
    """The commands."""
    from convert.cli.app import COMMANDS

    return _that_begin(((name, "") for name in COMMANDS), incomplete)


def formats(incomplete: str) -> Proposals:
    """The formats; behind a comma, those that are not named yet."""
    from convert.backends import backend_names

    named, comma, begun = incomplete.rpartition(",")
    before = f"{named}{comma}"
    rest = [name for name in backend_names() if name not in named.split(",")]
    return [(f"{before}{name}", words) for name, words in _that_begin(_bare(rest), begun)]


def readers(incomplete: str) -> Proposals:
    """The readers."""
    from convert.registry import registered

    return _that_begin(_bare(registered("convert.readers")), incomplete)


def themes(incomplete: str) -> Proposals:
    """The built-in themes, each with its description."""
    from convert.design.themes import built_in_themes, load_theme

    named = ((name, load_theme(name).tokens.description) for name in built_in_themes())
    return _that_begin(named, incomplete)


def languages(incomplete: str) -> Proposals:
    """The languages whose words are known here, each with its name in English."""
    from babel import Locale

    from convert.languages import FOLDER

    names = Locale("en").languages
    tags = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return _that_begin(((tag, names.get(tag.partition("-")[0], "")) for tag in tags), incomplete)


def tokens(incomplete: str) -> Proposals:
    """The tokens of a theme, as `--set` takes them."""
    from convert.configuration.keys import token_keys

    keys = (f"{key.removeprefix('tokens.')}=" for key in token_keys())
    return _that_begin(_bare(keys), incomplete)


def options(incomplete: str) -> Proposals:
    """The options of formats, as `-O` takes them; behind `=`, the values of one."""
    from convert.configuration.keys import option_keys

    key, equals, begun = incomplete.partition("=")
    if not equals:
        keys = ((f"{each.removeprefix('options.')}=", "") for each in option_keys())
        return _that_begin(keys, incomplete)
    name, _, option = key.partition(".")
    values = _that_begin(_bare(values_of(name, option)), begun)
    return [(f"{key}={value}", words) for value, words in values]


def metadata(incomplete: str) -> Proposals:
    """The metadata that can be said, as `-M` takes them."""
    from convert.settings import SaidMetadata

    names = (f"{name}=" for name in SaidMetadata.__struct_fields__)
    return _that_begin(_bare(names), incomplete)


def of_option(name: str, option: str) -> Callable[[str], Proposals]:
    """What proposes the values of a backend's option."""

    def values(incomplete: str) -> Proposals:
        return _that_begin(_bare(values_of(name, option)), incomplete)

    return values


def values_of(name: str, option: str) -> list[str]:
    """The values of a backend's option that has a fixed list of them; none for any other."""
    from typing import get_type_hints

    from convert.backends import backend, backend_names
    from convert.validation import values

    if name not in backend_names():
        return []
    return values(get_type_hints(backend(name).options).get(option))


def _bare(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, "") for name in names)


def _that_begin(named: Iterable[tuple[str, str]], incomplete: str) -> Proposals:
    begun = incomplete.lower()
    return [(name, words) for name, words in named if name.lower().startswith(begun)]
