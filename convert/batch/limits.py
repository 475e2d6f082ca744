"""What one article may cost, so that a hang or a bomb is one article's end and not the run's."""

import contextlib
import faulthandler
import os
import signal
import threading
from collections.abc import Iterator

from convert.errors import RenderError, Where

_GRACE_SECONDS = 3.0


@contextlib.contextmanager
def time_limit(seconds: float, *, worker: bool) -> Iterator[None]:
    """Raise RenderError inside after `seconds`; a worker that does not heed it is ended.

    The alarm reaches Python code only, so a worker that hangs in a library's own code is ended
    by a watchdog below Python; the runner then knows which article it was.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def expired(_number: int, _frame: object) -> None:
        raise RenderError(
            f"took longer than {seconds:g} seconds",
            hint="Raise the limit with --seconds.",
            code="run.time",
        )

    before = signal.signal(signal.SIGALRM, expired)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    watchdog = open(os.devnull, "w") if worker else None  # noqa: SIM115 - closed below
    if watchdog:
        faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=watchdog)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if watchdog:
            faulthandler.cancel_dump_traceback_later()
            watchdog.close()


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


def ended(source: str, seconds: float, *, slow: bool) -> RenderError:
    """What is said of an article whose worker was ended: for its time, or by the system."""
    if slow:
        message, code = f"took longer than {seconds:g} seconds", "run.time"
    else:
        message, code = "its worker died; perhaps it needs more memory", "run.worker"
    hint = "Raise the limits with --seconds or --megabytes."
    return RenderError(message, where=Where(source), hint=hint, code=code)
