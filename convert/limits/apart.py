"""Work in a process of its own: a copy of this one, in which limits hold and which ends with it."""

import atexit
import contextlib
import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from convert.errors import ConvertError, OutOfTime, Where, as_told, placed
from convert.limits import (
    GRACE_SECONDS,
    Limits,
    ended,
    limit_memory,
    out_of_time,
    time_limit,
)
from convert.limits.interrupts import held_back

Result = TypeVar("Result")

_CHUNK = 1 << 20


def within(limits: Limits, name: str, work: Callable[[], Result]) -> Result:
    """What `work` returns, done apart and within the limits.

    `name` is what the work is about, for messages. Raises the ConvertError that `work` raises,
    and RenderError where it goes over a limit, or its process dies.
    """
    (result,) = each_within(limits, [(name, work)])
    if isinstance(result, ConvertError):
        raise result
    return result


def each_within(
    limits: Limits, works: Sequence[tuple[str, Callable[[], Result]]]
) -> Iterator[Result | ConvertError]:
    """The same of several pieces of work by name, each in a process of its own, as many at once as
    there are cores: what each returns, or why it does not, in order.

    Where the system cannot copy a process only the time is limited.
    """
    if not hasattr(os, "fork"):
        yield from (_answered(limits, name, work) for name, work in works)
        return
    children: dict[int, _Child[Result]] = {}
    answers: dict[int, Result | ConvertError] = {}
    begun = told = 0
    try:
        while told < len(works):
            while begun < len(works) and len(children) < (os.cpu_count() or 1):
                children[begun] = _Child(limits, *works[begun])
                begun += 1
            for number in _over(children):
                answers[number] = children.pop(number).end()
            while told in answers:
                yield answers.pop(told)
                told += 1
    finally:
        for child in children.values():
            child.end()


def _over(children: "Mapping[int, _Child[Result]]") -> list[int]:
    """Wait until some of the children have answered, or are out of time; which."""
    left = min(child.deadline for child in children.values()) - time.monotonic()
    ready, _, _ = select.select(list(children.values()), [], [], max(left, 0))
    now = time.monotonic()
    return [
        number
        for number, child in children.items()
        if (child in ready and child.has_read_all()) or child.deadline <= now
    ]


class _Child(Generic[Result]):
    """A process that does one piece of work. It ends when this one does."""

    def __init__(self, limits: Limits, name: str, work: Callable[[], Result]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self._limits, self._name = limits, name
        self._reading, writing = os.pipe()
        alive, self._held = os.pipe()
        # What interrupts the functions that Python calls around a fork is swallowed there.
        with held_back():
            self._process = os.fork()
            if self._process == 0:
                os.close(self._reading)
                os.close(self._held)
                signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
                signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
                _be_the_child(limits, name, work, writing, alive)
            os.close(writing)
            os.close(alive)
        self.deadline = time.monotonic() + limits.seconds + GRACE_SECONDS
        self._pieces: list[bytes] = []
        self._whole = False

    def fileno(self) -> int:
        """Where the answer comes, for `select`."""
        return self._reading

    def has_read_all(self) -> bool:
        """Take in what has come of the answer; whether that is all."""
        piece = os.read(self._reading, _CHUNK)
        self._pieces.append(piece)
        self._whole = not piece
        return self._whole

    def end(self) -> Result | ConvertError:
        """Be rid of the process and of what it started; its answer."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._reading)
        os.close(self._held)
        answer = b"".join(self._pieces)
        if not (self._whole and answer):
            return ended(self._name, self._limits.seconds, slow=not self._whole)
        result: Result | ConvertError = pickle.loads(answer)
        return result


def _be_the_child(
    limits: Limits, name: str, work: Callable[[], Result], writing: int, alive: int
) -> None:
    """Work, answer, and end this process, whatever happens."""
    try:
        atexit._clear()  # what this process's parent has begun is its parent's to end
        os.setpgid(0, 0)  # so that it ends with all that it starts
        threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
        limit_memory(limits.megabytes)
        answer = pickle.dumps(_answered(limits, name, work))
        with open(writing, "wb", closefd=False) as answers:
            answers.write(answer)
        atexit._run_exitfuncs()
    finally:
        os._exit(0)


def _answered(limits: Limits, name: str, work: Callable[[], Result]) -> Result | ConvertError:
    try:
        with time_limit(limits.seconds, worker=False):
            return work()
    except OutOfTime:
        return placed(out_of_time(limits.seconds), Where(name))
    except ConvertError as error:
        return error
    except Exception as fault:  # whatever it is, the parent has to be told
        return placed(as_told(fault), Where(name))


def _end_with_parent(alive: int) -> None:
    """End this process when the other end of a pipe is closed, which nobody else would tell."""
    os.read(alive, 1)
    os._exit(1)
