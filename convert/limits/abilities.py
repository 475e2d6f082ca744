"""What this system can do that not every system can, and what goes less well without it.

The modules that use these ask for each by itself (`hasattr`, `ImportError`) and go another way;
this is the list of them, for `doctor`.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from importlib.util import find_spec

from msgspec import Struct


class Ability(Struct, frozen=True):
    """One thing that a system can do."""

    name: str
    is_here: Callable[[], bool]
    without: str
    """What goes less well where it is not here."""


def _has_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:  # it was taken out of reach
        return False


ABILITIES = (
    Ability(
        "copied processes",
        lambda: hasattr(os, "fork"),
        "a single article, inspect, explain and check are held to their time, not their memory",
    ),
    Ability(
        "alarms",
        lambda: hasattr(signal, "setitimer"),
        "--seconds ends articles of a folder alone; the progress bar comes at once",
    ),
    Ability(
        "limits of memory",
        lambda: _has_module("resource"),
        "--megabytes holds nobody back; use a container where sources are strangers'",
    ),
    Ability(
        "locked folders",
        lambda: _has_module("fcntl"),
        "two runs into one folder at the same time do not wait for each other",
    ),
    Ability(
        "served forks",
        lambda: "forkserver" in multiprocessing.get_all_start_methods(),
        "each worker loads everything anew, so that a folder begins some seconds later",
    ),
    Ability(
        "links told apart",
        lambda: hasattr(os, "O_NOFOLLOW"),
        "a link that is put in an output's place just then is followed",
    ),
)
"""Linux and macOS have all of them, Windows none but what its Python stands in for."""


def reduced() -> list[Ability]:
    """The abilities that this system lacks."""
    return [ability for ability in ABILITIES if not ability.is_here()]
