"""Spread work over an executor of ``concurrent.futures``: processes of this machine, or a Dask cluster.

Only so many orders are under way at once, so that memory does not grow with their number. Where a worker is lost, the
orders that were under way are suspects: each is tried again by itself, and one that loses its worker alone, too, fails
alone.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from compare.errors import PolicyCompareError
from compare.survey.work import Against, Order, Packed, set_up, work

Known = TypeVar("Known")

_HOPELESS = 3  # orders lost before any succeeds: it is not the orders
_AHEAD = 2  # orders under way for each worker: one is worked on, one waits


@dataclass(frozen=True, slots=True)
class Lost:
    """An order whose worker ended, each time that it was tried."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An order that the program itself failed on: which error, in its own words."""

    said: str


@dataclass(frozen=True, slots=True)
class Done(Generic[Known]):
    """What became of one order, and what its sender wants to know it by."""

    known: Known
    result: Packed | Lost | Fault


class Workers(Protocol):
    """Where work is done.

    Attributes:
        width: How many orders are worked on at once.
        losses: The errors that say that a worker is lost, not that the work failed.
        tries: How often an order that may have ended its worker is tried alone.
    """

    width: int
    losses: tuple[type[BaseException], ...]
    tries: int

    def executor(self, *, fresh: bool = False) -> Executor:
        """The executor, ready for ``work``; a ``fresh`` one after a loss."""
        ...


class Processes:
    """Processes of this machine; use it in a ``with`` statement.

    Args:
        against: The upper side; each process prepares it once.
        width: How many processes.
    """

    losses: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)
    tries = 2  # what ended one process may have been the system, short of memory

    def __init__(self, against: Against, width: int) -> None:
        self.width = width
        self._against = against
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def executor(self, *, fresh: bool = False) -> Executor:
        """The pool; a new one after a loss, which breaks the whole pool."""
        if self._pool and not fresh:
            return self._pool
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        # Spawned, not forked: the same on every system, and no thread of a numeric library is copied half-way.
        self._pool = ProcessPoolExecutor(
            self.width, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self._against,)
        )
        return self._pool


def _begin(against: Against) -> None:
    """Begin a process: it ends with the one that started it, even where that is killed, and prepares the upper side."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    set_up(against)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def spread(key: str, orders: Iterable[tuple[Known, Order]], workers: Workers) -> Iterator[Done[Known]]:
    """Work on all orders; what is done comes as it is done, in any order.

    Args:
        key: Of the upper side that the workers prepared.
        orders: Drawn one at a time, when a worker will soon be free.
        workers: Where the work is done.

    Yields:
        One for each order.

    Raises:
        PolicyCompareError: Every worker ends, whatever it is given.
    """
    waiting = iter(orders)
    executor = workers.executor()
    under_way: dict[Future[Packed], tuple[Known, Order]] = {}
    suspects: list[tuple[Known, Order]] = []
    lost = alive = 0
    while True:
        while not suspects and len(under_way) < workers.width * _AHEAD and (drawn := next(waiting, None)):
            try:
                under_way[executor.submit(work, key, drawn[1])] = drawn
            except workers.losses:
                suspects.append(drawn)
        if not under_way and not suspects:
            return
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            drawn = under_way.pop(future)
            if (result := _settle(future, workers.losses)) is None:
                suspects.append(drawn)
            else:
                alive += 1
                yield Done(drawn[0], result)
        if suspects and not under_way:
            executor = workers.executor(fresh=True)
            for known, order in suspects:
                outcome, executor = _try_alone(key, order, executor, workers)
                lost, alive = (lost + 1, alive) if isinstance(outcome, Lost) else (lost, alive + 1)
                if lost >= _HOPELESS and not alive:
                    raise PolicyCompareError("工作进程一启动就中止，无法运行；请检查内存，并用 doctor 检查安装")
                yield Done(known, outcome)
            suspects = []


def _try_alone(key: str, order: Order, executor: Executor, workers: Workers) -> tuple[Packed | Lost | Fault, Executor]:
    """Work on an order while nothing else is under way, so that a lost worker is its own doing.

    Returns:
        What became of it, and the executor that lives.
    """
    for _ in range(workers.tries):
        result: Packed | Fault | None = None
        with suppress(*workers.losses):
            result = _settle(executor.submit(work, key, order), workers.losses)
        if result is not None:
            return result, executor
        executor = workers.executor(fresh=True)
    return Lost(), executor


def _settle(future: Future[Packed], losses: tuple[type[BaseException], ...]) -> Packed | Fault | None:
    """What became of an order; None where its worker was lost. Waits for it."""
    if future.cancelled():
        return None
    problem = future.exception()
    if problem is None:
        return future.result()
    if isinstance(problem, losses):
        return None
    return Fault(f"{type(problem).__name__}: {problem}")
