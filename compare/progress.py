"""What a long run tells the person who waits: the stage, and how much of it is left.

The stages call a ``Progress`` that is passed to them; only the command line knows where it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

# The stage in Chinese, how many of its steps are done, how many there are.
Progress = Callable[[str, int, int], None]

One = TypeVar("One")


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody."""


def tell(progress: Progress, stage: str, ones: Sequence[One]) -> Iterator[One]:
    """Each of ``ones``; the stage is told before the first and again after each."""
    progress(stage, 0, len(ones))
    for done, one in enumerate(ones, 1):
        yield one
        progress(stage, done, len(ones))
