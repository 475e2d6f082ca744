"""What one piece of work may cost, so that a hang or a bomb is its own end and nobody else's.

All limits of time and memory stand on `time_limit` and `limit_memory`; `within` puts work that has
no worker of its own into a process where both hold.
"""

import atexit
import contextlib
import faulthandler
import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeVar

from msgspec import Struct

from convert.errors import ConvertError, OutOfTime, RenderError, Where, as_told

Result = TypeVar("Result")

_GRACE_SECONDS = 0.8
_AGAIN_SECONDS = 1.0
_CHUNK = 1 << 20


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds of the clock, and megabytes that one process may hold."""

    seconds: float
    megabytes: int


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
        faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=watchdog)
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
    if slow:
        message, code = f"took longer than {seconds:g} seconds", "run.time"
    else:
        message, code = "its worker died; perhaps it needs more memory", "run.worker"
    hint = "Raise the limits with --seconds or --megabytes."
    return RenderError(message, where=Where(source), hint=hint, code=code)


# ---- work in a process of its own


def within(limits: Limits, name: str, work: Callable[[], Result]) -> Result:
    """What `work` returns, done in a copy of this process within the limits.

    `name` is what the work is about, for messages. Raises the ConvertError that `work` raises,
    and RenderError where it goes over a limit, or its process dies. Where the system cannot copy
    a process only the time is limited.
    """
    if not hasattr(os, "fork"):
        return _timed(limits, name, work)
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    alive, held = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.close(held)
        _be_the_child(limits, name, work, writing, alive)
    os.close(writing)
    os.close(alive)
    try:
        with open(reading, "rb", buffering=0) as answers:
            answer = _read_until(answers, time.monotonic() + limits.seconds + _GRACE_SECONDS)
    finally:
        _end(child)
        os.close(held)
    if not answer:
        raise ended(name, limits.seconds, slow=answer is None)
    result: Result | ConvertError = pickle.loads(answer)
    if isinstance(result, ConvertError):
        raise result
    return result


def _timed(limits: Limits, name: str, work: Callable[[], Result]) -> Result:
    try:
        with time_limit(limits.seconds, worker=False):
            return work()
    except OutOfTime:
        raise _placed(out_of_time(limits.seconds), name) from None


def _be_the_child(
    limits: Limits, name: str, work: Callable[[], Result], writing: int, alive: int
) -> None:
    """Work, answer, and end this process, whatever happens."""
    try:
        os.setpgid(0, 0)  # so that it ends with all that it starts
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
        threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
        limit_memory(limits.megabytes)
        answer = _answer(limits, name, work)
        with open(writing, "wb", closefd=False) as answers:
            answers.write(answer)
        atexit._run_exitfuncs()
    finally:
        os._exit(0)


def _answer(limits: Limits, name: str, work: Callable[[], Result]) -> bytes:
    answer: Result | ConvertError
    try:
        answer = _timed(limits, name, work)
    except ConvertError as error:
        answer = error
    except Exception as fault:
        answer = _placed(as_told(fault), name)
    return pickle.dumps(answer)


def _end_with_parent(alive: int) -> None:
    """End this process when the other end of a pipe is closed, which nobody else would tell."""
    os.read(alive, 1)
    os._exit(1)


def _read_until(answers: BinaryIO, deadline: float) -> bytes | None:
    """All that comes before the pipe is closed; None where the deadline is first."""
    pieces: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([answers], [], [], left)[0]:
            return None
        piece = answers.read(_CHUNK)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def _end(child: int) -> None:
    """Be rid of a child and of what it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _placed(error: ConvertError, name: str) -> ConvertError:
    return type(error)(error.message, where=Where(name), hint=error.hint, code=error.code)
