"""Interrupts from the keyboard, held back while a process is begun."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[None]:
    """Let an interrupt wait for the end of what is done within; it is heard right after.

    Half begun, another process would find nothing of the one that begins it. Threads and processes
    that are begun within hear no interrupts. Where the system holds no signals back (Windows),
    nothing is held.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
