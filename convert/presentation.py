"""What holds for one article: its sidecar says how it looks, where the command line does not."""

from collections.abc import Iterator
from typing import get_type_hints

import msgspec
from msgspec.structs import replace

from convert.backends import backend, backend_names
from convert.design.themes import built_in_themes, load_theme
from convert.errors import UsageError, Where
from convert.options import typed_options
from convert.settings import Look, Settings
from convert.sidecar import invalid, read_look
from convert.source import Source


def settings_of(source: Source, settings: Settings) -> Settings:
    """The settings with what the source's sidecar says over them; the last word stays.

    Raises SourceError, with the sidecar's line, for a theme, token or option that there is not,
    and for one that an article cannot say of itself.
    """
    look = read_look(source.sidecar, source.sidecar_name)
    if look == Look():
        return settings
    theme = settings.theme
    if look.theme is not None and "theme" not in settings.fixed:
        if look.theme not in built_in_themes():
            hint = f"Known: {', '.join(built_in_themes())}."
            raise invalid(
                f"no theme '{look.theme}' is built in", _where(look, "theme", source), hint
            )
        theme = look.theme
    tokens = settings.tokens
    for key, token in _tokens(look, settings):
        try:
            load_theme(theme, (token,))
        except UsageError as error:
            raise invalid(error.message, _where(look, key, source), error.hint) from error
        tokens = (*tokens, token)
    options = {name: dict(said) for name, said in settings.options.items()}
    for key, value in look.options.items():
        name, option = _checked_option(key, value, _where(look, key, source))
        if key not in settings.fixed:
            options.setdefault(name, {})[option] = value
    return replace(settings, theme=theme, tokens=tokens, options=options)


def _where(look: Look, key: str, source: Source) -> Where:
    return Where(source.sidecar_name, look.places.get(key))


def _tokens(look: Look, settings: Settings) -> Iterator[tuple[str, str]]:
    for key, value in look.tokens.items():
        if key not in settings.fixed:
            yield key, f"{key.removeprefix('tokens.')}={value}"


def _checked_option(key: str, value: str, where: Where) -> tuple[str, str]:
    """The backend and the option of a key. Raises SourceError."""
    _, _, rest = key.partition(".")
    name, _, option = rest.partition(".")
    if name not in backend_names():
        raise invalid(f"no backend '{name}'", where, f"Known: {', '.join(backend_names())}.")
    kind = backend(name).options
    try:
        typed_options(name, kind, {option: value})
    except UsageError as error:
        raise invalid(error.message, where, error.hint) from error
    hint = get_type_hints(kind, include_extras=True)[option]
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and (meta.extra or {}).get("vouches"):
            raise invalid(
                f"an article cannot say {name}.{option} of itself",
                where,
                "Say it in the settings or on the command line.",
            )
    return name, option
