"""Jobs on an executor, with its deaths survived: a worker that dies costs one article."""

import multiprocessing
import os
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import suppress

from convert.batch.job import Job, Outcome
from convert.batch.make import failed
from convert.batch.worker import preload, start, work
from convert.errors import RenderError, Where
from convert.limits import ended
from convert.limits.interrupts import held_back
from convert.settings import Settings

_QUEUED_PER_WORKER = 3
_TRIES_ALONE = 2
_LONGEST_SOCKET = 104  # bytes with the one that ends it: what macOS has, and Linux has four more

MakeExecutor = Callable[[int], Executor]


def process_pool(settings: Settings, jobs: Sequence[Job]) -> MakeExecutor:
    """Makes pools of worker processes on this machine, forked from a server that is warm with what
    `jobs` ask for."""
    method = "forkserver" if _can_serve_forks() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(preload(settings, jobs))
        _start_server()

    def pool(workers: int) -> Executor:
        return ProcessPoolExecutor(
            workers, mp_context=context, initializer=start, initargs=(settings,)
        )

    return pool


def _start_server() -> None:
    """Start the fork server so that an interrupt from the keyboard, which goes to every process of
    a terminal, does not reach it: the run alone decides when to stop. One that comes meanwhile is
    held back from this thread too, and heard right after.
    """
    from multiprocessing import forkserver, resource_tracker

    resource_tracker.ensure_running()  # which would let interrupts through again
    with held_back():
        forkserver.ensure_running()


def _end_server() -> None:
    """End the fork server: a worker that it has still to begin would find nothing of this run. The
    next pool starts another.
    """
    from multiprocessing import forkserver

    server = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
    if server is not None:
        with suppress(ProcessLookupError):
            os.kill(server, signal.SIGTERM)


def _can_serve_forks() -> bool:
    """Whether this machine has fork servers, and the name of one's socket is not too long."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return False
    socket = f"{tempfile.gettempdir()}/pymp-12345678/listener-12345678"
    return len(os.fsencode(socket)) < _LONGEST_SOCKET


def run_pool(
    jobs: Sequence[Job],
    settings: Settings,
    workers: int,
    executor: MakeExecutor,
    pack: Callable[[Job], Job] = lambda job: job,
) -> Iterator[Outcome]:
    """The outcome of each job, in the order in which they end; `pack` readies one to be sent.

    No more than a few jobs a worker are under way, so memory does not grow with their number.
    When a pool breaks or loses a job, each job that was under way runs alone; one that breaks
    its pool again is the culprit and fails, the others are made.
    """
    waiting = deque(jobs)
    suspects: deque[Job] = deque()
    while waiting or suspects:
        if suspects:
            yield _alone(pack(suspects.popleft()), settings, executor)
            continue
        yield from _until_broken(waiting, suspects, settings, workers, executor, pack)


def _until_broken(
    waiting: deque[Job],
    suspects: deque[Job],
    settings: Settings,
    workers: int,
    executor: MakeExecutor,
    pack: Callable[[Job], Job],
) -> Iterator[Outcome]:
    """Run jobs from `waiting`; if the pool breaks, move those under way to `suspects`."""
    running: dict[Future[Outcome], Job] = {}
    pool = executor(workers)
    try:
        while waiting or running:
            while waiting and len(running) < workers * _QUEUED_PER_WORKER:
                job = waiting.popleft()
                try:
                    running[_begun(pool, pack(job), settings)] = job
                except BrokenExecutor:
                    suspects.append(job)
                    break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                job = running.pop(future)
                # `work` raises nothing: whatever is raised here is the executor's own failure.
                if future.exception() is not None:
                    suspects.append(job)
                else:
                    yield future.result()
            if suspects:
                suspects.extend(running.values())
                return
    except BaseException:  # an interrupt, or a listener that has heard enough
        _end_server()
        _stop(pool, kill=True)
        raise
    finally:
        _stop(pool, kill=bool(running))


def _begun(pool: Executor, job: Job, settings: Settings) -> Future[Outcome]:
    """A job that a pool has taken, with the worker that the pool begins for it: an interrupt in
    between would leave one that nobody knows."""
    with held_back():
        return pool.submit(work, job, settings)


def _alone(job: Job, settings: Settings, executor: MakeExecutor) -> Outcome:
    """A suspect by itself. Whoever kills workers may hit an innocent one, so it has two tries."""
    for attempt in range(1, _TRIES_ALONE + 1):
        started = time.monotonic()
        pool = executor(1)
        try:
            return _begun(pool, job, settings).result()
        except BrokenExecutor:
            slow = time.monotonic() - started >= settings.seconds
            if slow or attempt == _TRIES_ALONE:
                return failed(job, ended(job.source, settings.seconds, slow=slow))
        except Exception as fault:  # an executor's own failure, a second time
            if attempt == _TRIES_ALONE:
                return _lost(job, fault)
        finally:
            _stop(pool, kill=False)
    raise AssertionError("unreachable")


def _lost(job: Job, fault: BaseException) -> Outcome:
    """A job whose executor gave up on it."""
    message = f"its worker failed: {type(fault).__name__}: {fault}"
    return failed(job, RenderError(message, where=Where(job.source), code="run.worker"))


def _stop(pool: Executor, *, kill: bool) -> None:
    """End a pool; where work is still under way, without waiting for it."""
    if not isinstance(pool, ProcessPoolExecutor):
        pool.shutdown(wait=not kill)  # a stranger's executor may know no more than that
        return
    pool.shutdown(wait=not kill, cancel_futures=True)
    if kill:
        for child in multiprocessing.active_children():
            child.terminate()
        for child in multiprocessing.active_children():
            child.join(1)
