"""What one piece of work may cost, so that a hang or a bomb is its own end and nobody else's.

All limits of time and memory stand on `time_limit` and `limit_memory`; `convert.limits.apart` puts
work that has no worker of its own into a process where both hold.
"""

import contextlib
import faulthandler
import os
import signal
import threading
from collections.abc import Iterator

from msgspec import Struct

from convert.errors import OutOfTime, RenderError, Where

MAX_BYTES = 64 * 1024 * 1024
"""Of one file, where nobody says otherwise."""

GRACE_SECONDS = 0.8
"""How long who does not heed the alarm lives on."""

_AGAIN_SECONDS = 1.0


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds of the clock, megabytes that one process may hold, and bytes of a file to read."""

    seconds: float
    megabytes: int
    max_bytes: int = MAX_BYTES


@contextlib.contextmanager
def time_limit(seconds: float, *, worker: bool) -> Iterator[None]:
    """Raise OutOfTime inside after `seconds`, and again until it is heeded.

    The alarm reaches Python code only, so a `worker` that hangs in a library's own code is ended
    by a watchdog below Python; the runner then knows which article it was.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def expired(_number: int, _frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, expired)
    watchdog = open(os.devnull, "w") if worker else None  # noqa: SIM115 - closed below
    if watchdog:
        faulthandler.dump_traceback_later(seconds + GRACE_SECONDS, exit=True, file=watchdog)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        no_alarm()
        signal.signal(signal.SIGALRM, before)
        if watchdog:
            faulthandler.cancel_dump_traceback_later()
            watchdog.close()


def no_alarm() -> None:
    """Let no alarm ring any more: the work is over, and what became of it is being told."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def limit_memory(megabytes: int) -> None:
    """Let this process and its children hold no more writable memory than that.

    RLIMIT_DATA, not the address space: pandoc's runtime reserves a terabyte of that and uses
    none of it.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 1024 * 1024
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def out_of_time(seconds: float) -> RenderError:
    """What is said of work that took too long."""
    return RenderError(
        f"took longer than {seconds:g} seconds",
        hint="Raise the limit with --seconds.",
        code="run.time",
    )


def ended(source: str, seconds: float, *, slow: bool) -> RenderError:
    """What is said of an article whose worker was ended: for its time, or by the system."""
    where = Where(source)
    hint = "Raise the limits with --seconds or --megabytes."
    if slow:
        message = f"took longer than {seconds:g} seconds"
        return RenderError(message, where=where, hint=hint, code="run.time")
    message = "its worker died; perhaps it needs more memory"
    return RenderError(message, where=where, hint=hint, code="run.worker")
