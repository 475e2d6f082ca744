"""What holds for one article: it says itself how it looks, where the command line does not."""

from collections.abc import Iterator
from typing import get_type_hints

import msgspec
from msgspec.structs import replace

from convert.backends import backend, backend_names
from convert.configuration.keys import LayerName, Origin, Setting
from convert.design.themes import built_in_themes, load_theme
from convert.errors import SourceError, UsageError, Where, nearest
from convert.options import typed_options
from convert.readers import chosen_reader, reader_traits
from convert.readers.voices import fields_of, voices_of
from convert.settings import Look, SaidMetadata, Settings
from convert.sidecar import SIDECAR, Voice, invalid
from convert.source import Source


def settings_of(source: Source, settings: Settings) -> Settings:
    """The settings with what the source's front matter and sidecar say over them; the last word
    stays.

    Raises SourceError, with file and line, for a theme, token or option that there is not, and for
    one that an article cannot say of itself.
    """
    for voice in _voices(source, settings):
        settings = _with_look(voice.look, settings)
    return settings


def said_by(source: Source, settings: Settings) -> tuple[Setting, ...]:
    """What the source says of itself, weakest first, each with its place; without what the command
    line says otherwise. Raises as `settings_of`.
    """
    settings_of(source, settings)
    said = [*_fields(source, settings)]
    said += [setting for voice in _voices(source, settings) for setting in _settings(voice)]
    return tuple(setting for setting in said if setting.key not in settings.fixed)


def _has_front_matter(source: Source, settings: Settings) -> bool:
    return reader_traits(chosen_reader(source, settings.read)).front_matter


def _fields(source: Source, settings: Settings) -> Iterator[Setting]:
    """The article's own metadata in its front matter."""
    for field in fields_of(source, settings.read) if _has_front_matter(source, settings) else ():
        name = "authors" if field.meaning == "author" else field.meaning
        if name in SaidMetadata.__struct_fields__:
            where = Where(source.name, field.lines[0])
            yield Setting(f"metadata.{name}", field.value, Origin("front matter", where))


def _voices(source: Source, settings: Settings) -> tuple[Voice, ...]:
    return voices_of(source, _has_front_matter(source, settings), settings.read)


def _settings(voice: Voice) -> Iterator[Setting]:
    layer: LayerName = "sidecar" if voice.sheet.who == SIDECAR else "front matter"
    look = voice.look
    said = {"theme": look.theme, **look.tokens, **look.options}
    places = {key: Where(look.path, line) for key, line in look.places.items()}
    for name, value in msgspec.structs.asdict(voice.metadata).items():
        said[f"metadata.{name}"] = value
        places[f"metadata.{name}"] = voice.sheet.where(name)
    for key, value in said.items():
        if value is not None:
            yield Setting(key, value, Origin(layer, places[key]))


def _with_look(look: Look, settings: Settings) -> Settings:
    if look == Look():
        return settings
    theme = settings.theme
    if look.theme is not None and "theme" not in settings.fixed:
        if look.theme not in built_in_themes():
            hint = f"Known: {', '.join(built_in_themes())}.{nearest(look.theme, built_in_themes())}"
            raise _wrong(look, "theme", f"no theme '{look.theme}' is built in", hint)
        theme = look.theme
    tokens = settings.tokens
    for key, token in _tokens(look, settings):
        try:
            load_theme(theme, (token,))
        except UsageError as error:
            raise _wrong(look, key, error.message, error.hint) from error
        tokens = (*tokens, token)
    options = {name: dict(said) for name, said in settings.options.items()}
    for key, value in look.options.items():
        name, option = _checked_option(key, value, look)
        if key not in settings.fixed:
            options.setdefault(name, {})[option] = value
    return replace(settings, theme=theme, tokens=tokens, options=options)


def _wrong(look: Look, key: str, message: str, hint: str = "") -> SourceError:
    return invalid(message, Where(look.path, look.places.get(key)), hint, look.who)


def _tokens(look: Look, settings: Settings) -> Iterator[tuple[str, str]]:
    for key, value in look.tokens.items():
        if key not in settings.fixed:
            yield key, f"{key.removeprefix('tokens.')}={value}"


def _checked_option(key: str, value: str, look: Look) -> tuple[str, str]:
    """The backend and the option of a key. Raises SourceError."""
    _, _, rest = key.partition(".")
    name, _, option = rest.partition(".")
    if name not in backend_names():
        known = list(backend_names())
        hint = f"Known: {', '.join(known)}.{nearest(name, known)}"
        raise _wrong(look, key, f"no format '{name}'", hint)
    kind = backend(name).options
    try:
        typed_options(name, kind, {option: value})
    except UsageError as error:
        raise _wrong(look, key, error.message, error.hint) from error
    asked = get_type_hints(kind, include_extras=True)[option]
    for meta in getattr(asked, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta) and (meta.extra or {}).get("vouches"):
            raise _wrong(
                look,
                key,
                f"an article cannot say {name}.{option} of itself",
                "Say it in the settings or on the command line.",
            )
    return name, option
