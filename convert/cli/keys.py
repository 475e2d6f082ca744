"""Which setting an option of the command line sets, where they have different names."""

from functools import cache

from convert.cli.options import backend_flags
from convert.configuration.keys import settings_keys

OTHER_NAMES = {
    "reader": "read.reader",
    "language": "read.language",
    "fix_mojibake": "read.fix_mojibake",
    "max_bytes": "read.max_bytes",
}
"""The keys of options that have other names."""

_TABLES = {"tokens": "tokens", "options": "options"}


def key_of(parameter: str) -> str:
    """The key of the setting, `read.language`; of a table, its name; empty where there is none.

    parameter: the option's name in Python. A flag of several backends gives the first.
    """
    key = OTHER_NAMES.get(parameter, _TABLES.get(parameter, parameter))
    if key in settings_keys() or key in _TABLES:
        return key
    return _keys_of_flags().get(parameter, "")


@cache
def _keys_of_flags() -> dict[str, str]:
    return {
        flag.parameter: f"options.{name}.{option}"
        for flag in backend_flags()
        for name, option in flag.options[:1]
    }
