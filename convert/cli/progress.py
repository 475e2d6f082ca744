"""A bar on the terminal for what takes longer than a second."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from msgspec import Struct

from convert.visible import visible

DELAY = 1.0
"""Seconds before the bar is shown: what is over by then needs none."""

_NARROW = 80
"""Columns below which words have more use of the room than a bar."""

_BAR = 20
_SPINNER = 2
_ECHO = 3
"""Columns that stay free at the end: a terminal writes `^C` there, and begins no line for it."""

_NAMED = 16
"""Columns that are kept for the name of what is being made, as long as numbers can be left out."""

_MINUTE, _HOUR = 60, 3600


class State(Struct, frozen=True, kw_only=True):
    """How far a run is."""

    todo: int
    seconds: float
    """Since it began."""

    done: int = 0
    failed: int = 0
    warned: int = 0
    name: str = ""
    """What is being made."""


def in_words(state: State, width: int) -> str:
    """How far a run is, in one line of `width` columns: `6 of 61, 55 to go, 1.5/s, 36 s left`.

    Where there is less room, numbers go before the name of what is being made does.
    """
    if state.todo == 1:
        return _with_name(_span(state.seconds), state.name, width)
    to_go = state.todo - state.done
    rate = state.done / state.seconds if state.seconds else 0.0
    left = [f"{_span(to_go / rate)} left"] if rate and to_go else []
    left += [f"{state.warned} warn"] if state.warned else []
    left += [f"{state.failed} failed"] if state.failed else []
    done = f"{state.done} of {state.todo}"
    fast = [f"{rate:.1f}/s"] if rate else []
    for numbers in ([f"{to_go} to go", *fast, *left], [f"{to_go} to go", *left], left):
        line = ", ".join((done, *numbers))
        if len(line) + _NAMED <= width:
            break
    return _with_name(line, state.name, width)


def _with_name(line: str, name: str, width: int) -> str:
    """A line that ends in a name, of which the end stays: it tells it from its neighbours."""
    shown = visible(name)
    room = width - len(line) - 2
    if not shown or room < 2:
        return line[:width]
    return f"{line}: {shown if len(shown) <= room else f'…{shown[1 - room :]}'}"


def _span(seconds: float) -> str:
    """A time as people say it: `16 s`, `3 min`, `1 h 20 min`."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    return f"{hours} h {minutes} min"


class Progress:
    """How far a run is: what is being made, how many are left, how many failed and warn.

    Nothing is shown before `DELAY` has gone by, and no thread is begun before: a single article is
    made in a copy of this process. Where the system has no alarms the bar is shown at once.
    """

    def __init__(self, todo: int, *, coloured: bool, threads: bool = True) -> None:
        """threads: whether a thread may draw it; else it is drawn when something ends."""
        self._todo = todo
        self._threads = threads
        self._coloured = coloured
        self._done = self._failed = self._warned = 0
        self._under_way: dict[str, None] = {}
        self._started = time.monotonic()
        self._bar: Any = None
        self._before: Any = None
        if hasattr(signal, "setitimer"):
            self._before = signal.signal(signal.SIGALRM, self._show)
            signal.setitimer(signal.ITIMER_REAL, DELAY)
        else:
            self._show()

    @property
    def is_shown(self) -> bool:
        """Whether the bar is on the terminal."""
        return self._bar is not None

    def starts(self, source: str) -> None:
        """An article is begun, or stands in line for a worker."""
        self._under_way[source] = None
        self._update()

    def ends(self, source: str, *, failed: bool, warns: bool) -> None:
        """An article ended."""
        self._under_way.pop(source, None)
        self._done += 1
        self._failed += failed
        self._warned += warns
        self._update()

    def stop(self) -> None:
        """Take the bar off the terminal."""
        if self._before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
            self._before = None
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def print(self, text: str) -> None:
        """Print a line above the bar."""
        from rich.text import Text

        self._bar.console.print(Text.from_ansi(text), soft_wrap=True)

    def _show(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        if self._bar is not None:
            return
        bar = _rich_bar(self._todo, self._state, coloured=self._coloured, threads=self._threads)
        with contextlib.suppress(RuntimeError):  # standard error is being written to just now
            bar.start()
            self._bar = bar
            self._update()

    def _update(self) -> None:
        if self._bar is not None:
            done = self._done
            self._bar.update(self._bar.task_ids[0], completed=done, refresh=not self._threads)

    def _state(self) -> State:
        return State(
            todo=self._todo,
            seconds=time.monotonic() - self._started,
            done=self._done,
            failed=self._failed,
            warned=self._warned,
            name=next(iter(self._under_way), ""),
        )


def somebody_looks() -> bool:
    """Whether a progress bar would be seen: some CI has a terminal, and nobody before it."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


def _rich_bar(todo: int, state: Callable[[], State], *, coloured: bool, threads: bool) -> Any:
    """A rich progress bar on standard error, with what `state` says each time it is drawn."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task
    from rich.text import Text

    console = Console(stderr=True, no_color=not coloured, highlight=False)
    has_bar = todo > 1 and console.width >= _NARROW

    class Words(ProgressColumn):
        def render(self, task: Task) -> Text:  # noqa: ARG002 - rich asks for it
            taken = _SPINNER + _ECHO + (_BAR + 1) * has_bar
            return Text(in_words(state(), console.width - taken), no_wrap=True, overflow="ellipsis")

    bar = Progress(
        SpinnerColumn(),
        *([BarColumn(bar_width=_BAR)] if has_bar else []),
        Words(),
        console=console,
        auto_refresh=threads,
        redirect_stdout=False,  # it would take results that go to a file
        transient=True,
    )
    bar.add_task("", total=todo)
    return bar
