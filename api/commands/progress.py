"""How far a long command has come, on standard error: in a terminal one line that is kept up, elsewhere a line from time to time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TypeVar

import click

from api.app_state import settings

_TERMINAL_SECONDS = 0.5
_WIDTH = 79
_Item = TypeVar("_Item")


class Progress:
    """What is done of a task. `unit` is what is counted; `total` how many there are, if that is known."""

    def __init__(
        self, task: str, unit: str, total: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._task, self._unit, self._total, self._clock = task, unit, total, clock
        self._started = clock()
        self.done = 0
        self.measure: Callable[[], int] = lambda: self.done
        """How many are done, where nobody is told."""
        self.share: float | None = None
        """Which part of the work is done, where there is no total but that can be told."""

    def advance(self, number: int = 1) -> None:
        """So many more are done."""
        self.done += number

    def describe(self) -> str:
        """What is done, how many a second, and the time that is left at this rate."""
        seconds = max(self._clock() - self._started, 1e-9)
        total = f" of {self._total:,}" if self._total is not None else ""
        done = self.measure()
        share = done / self._total if self._total else self.share
        parts = [f"{done:,}{total} {self._unit}", f"{done / seconds:,.0f} a second"]
        if share:
            left = max(0, round(seconds / share - seconds))
            parts.append(f"{min(share, 1):.0%}, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
        return f"{self._task}: {', '.join(parts)}"


@contextmanager
def reporting(task: str, unit: str, total: int | None = None) -> Iterator[Progress]:
    """Tell of what is done every PROGRESS_SECONDS, by a thread: a single step may take longer than that."""
    progress, ended, is_terminal = Progress(task, unit, total), Event(), sys.stderr.isatty()
    seconds = _TERMINAL_SECONDS if is_terminal else settings().progress_seconds

    def tell() -> None:
        while not ended.wait(seconds):
            line = progress.describe()
            click.echo(f"\r{line:{_WIDTH}}" if is_terminal else line, nl=not is_terminal, err=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield progress
    finally:
        ended.set()
        teller.join()
        if is_terminal:
            click.echo(f"\r{'':{_WIDTH}}\r", nl=False, err=True)


def track(items: Iterable[_Item], task: str, unit: str, total: int | None = None) -> Generator[_Item, None, None]:
    """The items, each counted when the next one is asked for."""
    with reporting(task, unit, total) as progress:
        for item in items:
            yield item
            progress.advance()
