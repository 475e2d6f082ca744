"""A bar on the terminal for what takes longer than a second."""

import contextlib
import os
import signal
import sys
import time
from types import FrameType
from typing import Any

DELAY = 1.0
"""Seconds before the bar is shown: what is over by then needs none."""

_WIDEST_NAME = 32


class Progress:
    """How far a run is: what is being made, how many are left, how many failed and warn.

    Nothing is shown before `DELAY` has gone by, and no thread is begun before: a single article is
    made in a copy of this process. Where the system has no alarms the bar is shown at once.
    """

    def __init__(self, todo: int, *, coloured: bool) -> None:
        self._todo = todo
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
        bar = _rich_bar(self._todo, coloured=self._coloured)
        with contextlib.suppress(RuntimeError):  # standard error is being written to just now
            bar.start()
            self._bar = bar
            self._update()

    def _update(self) -> None:
        if self._bar is None:
            return
        took = time.monotonic() - self._started
        counts = [f"{self._failed} failed"] if self._failed else []
        counts += [f"{self._warned} warn"] if self._warned else []
        self._bar.update(
            self._bar.task_ids[0],
            completed=self._done,
            left=f"{self._todo - self._done} left",
            rate=f"{self._done / took:.1f}/s" if self._done else "",
            counts=", ".join(counts),
            name=_short(next(iter(self._under_way), "")),
        )


def somebody_looks() -> bool:
    """Whether a progress bar would be seen: some CI has a terminal, and nobody before it."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


def _short(name: str) -> str:
    """A file's name, its end alone where it is long: that is what tells it from its neighbours."""
    from convert.visible import visible

    shown = visible(name)
    return shown if len(shown) <= _WIDEST_NAME else f"…{shown[1 - _WIDEST_NAME :]}"


def _rich_bar(todo: int, *, coloured: bool) -> Any:
    """A rich progress bar on standard error."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    many = (
        BarColumn(bar_width=20),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TextColumn("{task.fields[left]}", markup=False),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    bar = Progress(
        SpinnerColumn(),
        *(many if todo > 1 else (TimeElapsedColumn(),)),
        TextColumn("{task.fields[counts]}", style="yellow", markup=False),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
        console=Console(stderr=True, no_color=not coloured, highlight=False),
        redirect_stdout=False,  # it would take results that go to a file
        transient=True,
    )
    bar.add_task("", total=todo, left="", rate="", counts="", name="")
    return bar
