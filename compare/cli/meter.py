"""Shows the progress of a long run on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, TextIO

import click

# Where nobody watches (a log, a pipe), a stage says again how far it is after so many seconds.
QUIET = 30.0


class Meter:
    """Shows progress on standard error: a bar with the time left on a terminal, elsewhere a line now and then.

    Used in a ``with`` statement, so that a bar does not stay half-drawn before a message.

    Args:
        stream: Where to.
        clock: Seconds that only grow.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._open = ExitStack()
        self._stage = ""
        self._said = 0.0
        self._begun = 0.0
        self._bar: Any = None

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int, failed: int | None = None) -> None:
        """One step more: a ``Progress``.

        Where ``failed`` is given, how many failed so far, it is shown with the rate and the time left.
        """
        if stage != self._stage:
            self._begin(stage, total)
        pace = "" if failed is None else self._tell_pace(done, total, failed)
        if self._bar:
            self._bar.update(done - self._bar.pos, pace)
        elif done < total and self._clock() - self._said >= QUIET:
            self._said = self._clock()
            click.echo(f"{stage} {done}/{total}……{pace}", file=self._stream)
        if done >= total:
            self.__exit__()

    def _begin(self, stage: str, total: int) -> None:
        self._open.close()
        self._stage, self._said, self._bar = stage, self._clock(), None
        self._begun = self._said
        if self._stream.isatty() and total > 1:
            bar = click.progressbar(
                length=total, label=stage, file=self._stream, show_pos=True, fill_char="=", item_show_func=show_pace
            )
            self._bar = self._open.enter_context(bar)

    def _tell_pace(self, done: int, total: int, failed: int) -> str:
        """How many a second, how long still, how many failed."""
        seconds = self._clock() - self._begun
        if not done or seconds <= 0:
            return f"失败 {failed}"
        return f"每秒 {done / seconds:.1f} 个，约剩 {(total - done) * seconds / done:.0f} 秒，失败 {failed}"


def show_pace(pace: str | None) -> str | None:
    """What stands behind the bar: the pace where there is one."""
    return pace or None
