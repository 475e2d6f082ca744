"""Run jobs on an executor: a bounded queue in, outcomes out as they come."""

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait

from convert.batch.job import Job, Outcome
from convert.batch.make import make
from convert.settings import Settings

_QUEUE_PER_WORKER = 3


def run_here(jobs: Sequence[Job], settings: Settings) -> Iterator[Outcome]:
    """Each job in this process, one after the other."""
    for job in jobs:
        yield make(job, settings)


def run_on(
    executor: Executor, workers: int, jobs: Sequence[Job], settings: Settings
) -> Iterator[Outcome]:
    """Jobs on any executor, in whatever order they end; no more than a few a worker are queued."""
    waiting: set[Future[Outcome]] = set()
    for job in jobs:
        if len(waiting) >= workers * _QUEUE_PER_WORKER:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
        waiting.add(executor.submit(make, job, settings))
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)
