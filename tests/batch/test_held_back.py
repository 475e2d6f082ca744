"""An interrupt waits while a process is begun."""

import os
import signal
import threading

import pytest

from convert.limits.interrupts import held_back

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "pthread_sigmask"), reason="this system holds no signals back"
)


def test_an_interrupt_is_heard_right_after():
    done = []

    def begin():
        with held_back():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("begun whole")

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert done == ["begun whole"]


def test_one_that_another_thread_takes_is_heard_right_after_too():
    go_on = threading.Event()
    other = threading.Thread(target=go_on.wait)
    other.start()
    done = []

    def begin():
        with held_back():
            os.kill(os.getpid(), signal.SIGINT)
            done.extend(range(1000))

    with pytest.raises(KeyboardInterrupt):
        begin()
    go_on.set()
    other.join()
    assert len(done) == 1000


def test_what_fails_within_fails():
    with pytest.raises(ValueError, match="no worker"), held_back():
        raise ValueError("no worker")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_was_held_before_stays_held():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with held_back():
            pass
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_thread_begun_within_hears_none():
    held: list[set[int]] = []
    with held_back():
        thread = threading.Thread(
            target=lambda: held.append(set(signal.pthread_sigmask(signal.SIG_BLOCK, ())))
        )
        thread.start()
    thread.join()
    assert signal.SIGINT in held[0]


def test_a_system_without_masks_goes_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(signal, "pthread_sigmask")
    with held_back():
        pass
