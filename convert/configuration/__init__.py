"""Settings in layers: built in, a file, the environment, the command line; each with its origin."""

from convert.configuration.environment import variable
from convert.configuration.files import FILE
from convert.configuration.keys import Origin, Setting
from convert.configuration.layers import Configuration, Configured, configured_by

__all__ = [
    "FILE",
    "Configuration",
    "Configured",
    "Origin",
    "Setting",
    "configured_by",
    "variable",
]
