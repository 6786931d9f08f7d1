"""What a long run tells the person who waits; only the command line knows where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

One = TypeVar("One")
Key = TypeVar("Key")


class Progress(Protocol):
    """Is told the stage in Chinese, how many of its steps are done, of how many; where it matters, how many failed."""

    def __call__(self, stage: str, done: int, total: int, failed: int | None = None) -> None:
        """One step more."""


def silent(stage: str, done: int, total: int, failed: int | None = None) -> None:
    """Tells nobody."""


def group(ones: Iterable[One], key: Callable[[One], Key]) -> dict[Key, list[One]]:
    """The values by a key; keys and values in the order in which they come."""
    found: dict[Key, list[One]] = {}
    for one in ones:
        found.setdefault(key(one), []).append(one)
    return found


def tell(progress: Progress, stage: str, ones: Sequence[One]) -> Iterator[One]:
    """Each of ``ones``; the stage is told before the first and again after each."""
    progress(stage, 0, len(ones))
    for done, one in enumerate(ones, 1):
        yield one
        progress(stage, done, len(ones))
