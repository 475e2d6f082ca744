"""Articles made in a process beside a cluster's worker, so that limits hold there too.

A cluster runs its tasks in threads, where no alarm rings, and a hang or a bomb would end the worker
with all that it holds. The process takes pickled jobs on standard input, gives pickled outcomes on
standard output, and ends when its input does. A process of our own and not one of
`multiprocessing`, as a cluster's workers may be daemons, which must not have such children.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from functools import lru_cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO

from convert.batch.job import Job, Outcome
from convert.batch.make import failed
from convert.batch.shipment import Shipment, unpack
from convert.errors import ConvertError
from convert.limits import ended

_GRACE_SECONDS = 6.0  # the process ends itself before, if it can
_START_SECONDS = 60.0  # a process's first article waits for imports and for pandoc
_TRIES = 2


def work_isolated(job: Job, packed: bytes) -> Outcome:
    """One job in a process beside this one, within the limits of the packed `Shipment`.

    A process that dies is replaced; whoever kills processes may hit an innocent one, so a job has
    two tries.
    """
    shipment: Shipment = pickle.loads(packed)
    idle = _idle(packed)
    for attempt in range(1, _TRIES + 1):
        try:
            child = idle.get_nowait()
        except Empty:
            child = _Child(packed)
        started = time.monotonic()
        outcome = child.make(job, shipment.settings.seconds)
        if outcome is not None:
            idle.put(child)
            return outcome
        child.end()
        slow = time.monotonic() - started >= shipment.settings.seconds
        if slow or attempt == _TRIES:
            return failed(job, ended(job.source, shipment.settings.seconds, slow=slow))
    raise AssertionError("unreachable")


@lru_cache(maxsize=4)  # as many runs at once; what an old run left idle ends with its queue
def _idle(_packed: bytes) -> "SimpleQueue[_Child]":
    return SimpleQueue()


class _Child:
    """A process that makes articles for one run."""

    def __init__(self, packed: bytes) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "convert.batch.isolated"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._jobs: BinaryIO = self.process.stdin  # type: ignore[assignment] # IO[bytes]
        self._outcomes: BinaryIO = self.process.stdout  # type: ignore[assignment] # IO[bytes]
        self._hello: bytes | None = packed

    def make(self, job: Job, seconds: float) -> Outcome | None:
        """The outcome of a job; None where the process did not live to tell."""
        patience = seconds + _GRACE_SECONDS + (_START_SECONDS if self._hello else 0.0)
        alarm = threading.Timer(patience, self.process.kill)
        alarm.start()
        try:
            if self._hello is not None:
                pickle.dump(self._hello, self._jobs)
                self._hello = None
            pickle.dump(job, self._jobs)
            self._jobs.flush()
            outcome: Outcome = pickle.load(self._outcomes)
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        finally:
            alarm.cancel()
        return outcome

    def end(self) -> None:
        """Be rid of the process."""
        self.process.kill()
        self._outcomes.close()
        with contextlib.suppress(OSError):  # what was not yet sent cannot be sent any more
            self._jobs.close()
        self.process.wait()


def main() -> None:
    """The process itself: jobs in, outcomes out, until there are no more."""
    jobs, outcomes = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not end up among the outcomes
    from convert.batch.worker import start, work

    shipment: Shipment = pickle.loads(pickle.load(jobs))
    with tempfile.TemporaryDirectory() as folder:
        refusal: ConvertError | None = None
        settings = shipment.settings
        try:
            settings = unpack(shipment, Path(folder))
        except ConvertError as error:
            refusal = error
        else:
            start(settings)
        while True:
            try:
                job = pickle.load(jobs)
            except EOFError:
                return
            pickle.dump(failed(job, refusal) if refusal else work(job, settings), outcomes)
            outcomes.flush()


if __name__ == "__main__":
    main()
