"""A process that makes articles one after the other, warm after the first."""

import atexit
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.util import Finalize
from pathlib import PurePath

from convert.backends import traits_of
from convert.batch.job import Job, Outcome
from convert.batch.make import failed, make
from convert.errors import ConvertError, OutOfTime
from convert.limits import ended, limit_memory, time_limit
from convert.readers import Reader, reader, reader_for, reader_traits
from convert.settings import Settings

_YOUNG = 10_000
"""New objects after which Python looks for garbage: a page has thousands that are none yet, and at
Python's own 700 a fortieth of the time goes into looking at them."""

_CLEANING = threading.RLock()
_CLEANED = threading.Event()


def preload(settings: Settings, jobs: Iterable[Job]) -> list[str]:
    """The modules that workers share: what makes articles, and what their formats ask for."""
    readers = (reader_traits(chosen).preload for chosen in _readers(settings, jobs))
    backends = (traits_of(name).preload for name in settings.to)
    wanted = [module for asked in (*readers, *backends) for module in asked]
    return ["convert.batch.make", *dict.fromkeys(wanted)]


def _readers(settings: Settings, jobs: Iterable[Job]) -> Iterator[Reader]:
    """The readers of jobs, as far as their names tell."""
    said = settings.read.reader
    suffixes = {PurePath(job.source).suffix.lower() for job in jobs}
    for suffix in sorted(suffixes if said is None else {""}):
        with suppress(ConvertError):  # each article that needs it will say so
            yield reader_for(suffix) if said is None else reader(said)


def start(settings: Settings) -> None:
    """Make this process ready: limits, and what the formats would wait for on its way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _end_with_parent()
    Finalize(None, _clean_up, exitpriority=0)
    limit_memory(settings.megabytes)
    for name in settings.to:
        with suppress(ConvertError):  # each article that needs it will say so
            traits_of(name).warm_up()
    gc.freeze()  # what is loaded stays: it need not be looked at again, nor copied for that
    gc.set_threshold(_YOUNG)


def _clean_up() -> None:
    """What `atexit` would do, which Python 3.11 does not ask in a process of `multiprocessing`;
    once, though a worker may end by itself while its run does, and what it asks comes back here."""
    with _CLEANING:
        if not _CLEANED.is_set():
            _CLEANED.set()
            atexit._run_exitfuncs()


def _end_with_parent() -> None:
    """End this process when the run's own is killed, which nobody else would tell it: it would
    wait for its next article for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        _clean_up()
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def work(job: Job, settings: Settings) -> Outcome:
    """One job within its limits."""
    settings = job.settings_in(settings)
    try:
        with time_limit(settings.seconds, worker=True):
            return make(job, settings)
    except OutOfTime:  # it rang again, or at the end of `make`
        return failed(job, ended(job.source, settings.seconds, slow=True))
