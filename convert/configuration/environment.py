"""Settings in the environment: `ARTICLE_CONVERT_THEME`, `ARTICLE_CONVERT_READ__LANGUAGE`."""

from collections.abc import Mapping

from convert.configuration.keys import (
    Origin,
    Setting,
    checked,
    option_keys,
    settings_keys,
    token_keys,
)
from convert.configuration.logos import with_logo
from convert.errors import UsageError, Where, nearest

PREFIX = "ARTICLE_CONVERT_"
_NO_SETTINGS = ("ARTICLE_CONVERT_DEBUG", "ARTICLE_CONVERT_TOOLS")


def variable(key: str) -> str:
    """The variable of a key: in capitals, two underscores for a dot."""
    return PREFIX + key.replace(".", "__").replace("-", "_").upper()


def read_environment(environment: Mapping[str, str]) -> tuple[Setting, ...]:
    """The settings in variables of the environment; an empty one says nothing.

    Raises UsageError, naming the variable, for one that no setting has or a wrong value.
    """
    said = {
        name: value
        for name, value in sorted(environment.items())
        if name.startswith(PREFIX) and name not in _NO_SETTINGS and value
    }
    if not said:
        return ()
    keys = {variable(key): key for key in (*settings_keys(), *option_keys(), *token_keys())}
    settings = []
    for name, value in said.items():
        if name not in keys:
            raise UsageError(
                f"unknown variable {name}",
                where=Where(name),
                hint=nearest(name, list(keys)).strip(),
                code="settings.unknown",
            )
        setting = checked(keys[name], value, Origin("environment", Where(name)), words=True)
        settings.append(with_logo(setting))
    return tuple(settings)
