"""A process that makes articles one after the other, warm after the first."""

import atexit
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait
from multiprocessing.util import Finalize

from convert.batch.job import Job, Outcome
from convert.batch.limits import limit_memory, time_limit
from convert.batch.make import failed, make
from convert.errors import ConvertError
from convert.settings import Settings

PRELOAD = ("convert.batch.make", "convert.readers.text", "convert.markup.page")


PRELOAD_PDF = "convert.backends.pdf.preloaded"


def start(settings: Settings) -> None:
    """Make this process ready: limits, and pandoc on its way before the first article asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _end_with_parent()
    Finalize(None, _clean_up, exitpriority=0)
    limit_memory(settings.megabytes)
    if "docx" in settings.to:
        from convert.pandoc.process import PANDOC

        try:
            PANDOC.warm_up()
        except ConvertError:
            return  # each article that needs it will say so


def _clean_up() -> None:
    """What `atexit` would do, which Python 3.11 does not ask in a process of `multiprocessing`."""
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
    try:
        with time_limit(settings.seconds, worker=True):
            return make(job, settings)
    except ConvertError as error:  # the alarm rang between two steps of `make`
        return failed(job, error)
