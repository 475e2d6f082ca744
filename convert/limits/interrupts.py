"""Interrupts from the keyboard, held back while a process is begun."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


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
    with _heard_later():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _heard_later() -> Iterator[None]:
    """Remember an interrupt that another thread takes, for which the main thread is stopped."""
    handler = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    heard: list[FrameType | None] = []
    signal.signal(signal.SIGINT, lambda _, frame: heard.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if heard:
            handler(signal.SIGINT, heard[0])
