"""Spread work over an executor of ``concurrent.futures``: processes here, or a Dask cluster (``cluster``).

Only so many orders are under way at once. Where a worker is lost, those that were are suspects: each is tried again by
itself, and one that loses its worker alone, too, fails alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from compare.errors import PolicyCompareError
from compare.opinion.reader import Reader
from compare.opinion.servers import Endpoint
from compare.settings import Settings
from compare.survey.model import Cell, Failure
from compare.survey.plans import Examined, Outcome, Prepared, Task, prepare, survey_one
from compare.survey.store import pack, unpack_documents


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file before its cells are needed: its documents without them, and what failed."""

    examined: tuple[Examined, ...]
    failures: tuple[Failure, ...]


Cells = tuple[tuple[Cell, ...], ...]
"""The cells of a file, document by document."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a worker gives back, ready to be written; ``unfinished`` where a model that judges still owes answers."""

    head: bytes
    cells: bytes
    documents: bytes | None
    failures: tuple[Failure, ...]
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """The upper side on its way to the workers: its key, the documents packed, the settings, the model that judges."""

    key: str
    uppers: bytes
    settings: Settings
    judge: Endpoint | None = None


_SELDOM = (50_000, 20, 50)  # new objects between two collections of garbage; Python's own 700 suit short values

_prepared: dict[str, Prepared] = {}
_alone = threading.Lock()  # a worker with several threads takes one file at a time: the PDF reader is not thread-safe


def set_up(against: Against) -> None:
    """Prepare the upper side once in this worker, and load the dictionary before the first file."""
    from compare.text.words import words

    reader = open_reader(against.judge, against.settings) if against.judge else None
    _prepared[against.key] = prepare(unpack_documents(against.uppers), against.settings, reader)
    words("实施方案")
    # What is loaded by now lives as long as the worker; walking through it again and again is a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def open_reader(judge: Endpoint, settings: Settings) -> Reader:
    """The model that judges in this worker; its answers lie in a store that all workers share."""
    from compare.opinion.answers import Store
    from compare.opinion.ask import Line
    from compare.opinion.put_all import Asked

    return Reader(Asked(judge, Line, Store(judge.cache)), settings)


def work(key: str, task: Task) -> Packed:
    """Examine one file against the upper side that ``set_up`` prepared under a key."""
    try:
        with _alone:
            prepared = _prepared[key]
            packed = pack_outcome(survey_one(task, prepared))
            if isinstance(prepared.reader, Reader):
                prepared.reader.asker.record.said.clear()  # the store has it; a survey makes no file of answers
            return packed
    except SystemExit:  # of _leave: a pool would take it for a result, and go on with the next order
        os._exit(1)


def pack_outcome(outcome: Outcome) -> Packed:
    """An outcome as it is written."""
    examined = outcome.examined
    head = pack(Head(tuple(replace(one, cells=()) for one in examined), outcome.failures))
    cells = pack(tuple(one.cells for one in examined))
    documents = None if outcome.documents is None else pack(outcome.documents)
    return Packed(head, cells, documents, outcome.failures, unfinished=any(one.open for one in examined))


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
    """Where work is done."""

    width: int  # how many orders are worked on at once
    losses: tuple[type[BaseException], ...]  # the errors that say that a worker is lost, not that the work failed
    tries: int  # how often an order that may have ended its worker is tried alone

    def executor(self, *, fresh: bool = False) -> futures.Executor:
        """The executor, ready for ``work``; a ``fresh`` one after a loss."""
        ...


class Processes:
    """Processes of this machine, each of which prepares the upper side once; use it in a ``with`` statement."""

    losses: tuple[type[BaseException], ...] = (futures.BrokenExecutor, futures.CancelledError)
    tries = 2  # what ended one process may have been the system, short of memory

    def __init__(self, against: Against, width: int) -> None:
        self.width = width
        self._against = against
        self._pool: _Pool | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool:
            for one in self._pool.started if kind else ():  # nobody waits for what is under way
                one.terminate()
            self._pool.shutdown(cancel_futures=True)

    def executor(self, *, fresh: bool = False) -> futures.Executor:
        """The pool; a new one after a loss, which breaks the whole pool."""
        if self._pool and not fresh:
            return self._pool
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = _Pool(self._against, self.width)
        return self._pool


@dataclass(frozen=True, slots=True)
class Spooled:
    """What a process gives back lies in a file; only its name goes through the pipe.

    A short message is there whole or not at all. Of a long one a process that is ended meanwhile leaves a part, and
    whoever reads it waits for the rest for ever, for he holds the other end of the pipe, too.
    """

    path: str

    def take(self) -> Any:
        """The value; the file is gone then."""
        data = Path(self.path).read_bytes()
        Path(self.path).unlink()
        return pickle.loads(data)  # noqa: S301 - of a folder that nobody else can write into


def _spool(folder: str, do: Callable[..., Any], *order: Any) -> Spooled:
    """Do something, and put what it gives back into a file of a folder."""
    value = do(*order)
    handle, path = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
    return Spooled(path)


class _Pool(futures.ProcessPoolExecutor):
    """A pool that knows the processes that it started; no Ctrl-C reaches them, not even while they load."""

    def __init__(self, against: Against, width: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="policy-compare-")
        # Spawned, not forked: the same on every system, and no thread of a numeric library is copied half-way.
        super().__init__(
            width, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(against, self._folder.name)
        )
        self.started: set[BaseProcess] = set()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, and remove what nobody took."""
        super().shutdown(wait, cancel_futures=cancel_futures)
        self._folder.cleanup()

    def submit(self, *order: Any, **more: Any) -> futures.Future[Any]:
        """Hand in an order, which gives back ``Spooled``; a process may be started for it."""
        others = set(multiprocessing.active_children())
        with _without_interrupts():
            future = super().submit(_spool, self._folder.name, *order, **more)
        self.started |= set(multiprocessing.active_children()) - others
        return future


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that is started meanwhile is deaf to Ctrl-C from its first moment; this one hears of it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(against: Against, folder: str) -> None:
    """Begin a process: it ends with the one that started it, even where that is killed, and prepares the upper side.

    Ctrl-C reaches every process of a terminal; it is for the one that waits, which ends the others.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    set_up(against)
    signal.signal(signal.SIGTERM, _leave)


def _leave(*_: object) -> None:
    """Leave what is under way, and end the programs that were started for it.

    Whoever waits for an order, or to hand one back, leaves at once: what he waits for may be held by a process that was
    killed, and an exception would have the pool wait for it once more.
    """
    if _alone.locked():
        sys.exit(1)  # up to ``work``: on the way programs are ended and files put away
    os._exit(1)


def _end_with_parent(folder: str) -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def spread(key: str, orders: Iterable[tuple[Known, Task]], workers: Workers) -> Iterator[Done[Known]]:
    """Work on all orders, drawn when a worker will soon be free, in any order; refused where all workers end."""
    waiting = iter(orders)
    executor = workers.executor()
    under_way: dict[futures.Future[Packed], tuple[Known, Task]] = {}
    suspects: list[tuple[Known, Task]] = []
    lost = alive = 0
    while True:
        while not suspects and len(under_way) < workers.width * _AHEAD and (drawn := next(waiting, None)):
            try:
                under_way[executor.submit(work, key, drawn[1])] = drawn
            except workers.losses:
                suspects.append(drawn)
        if not under_way and not suspects:
            return
        for future in futures.wait(under_way, return_when=futures.FIRST_COMPLETED).done:
            drawn = under_way.pop(future)
            if (result := _settle(future, workers.losses)) is None:
                suspects.append(drawn)
            else:
                alive += 1
                yield Done(drawn[0], result)
        if suspects and not under_way:
            executor = workers.executor(fresh=True)
            for known, task in suspects:
                outcome, executor = _try_alone(key, task, executor, workers)
                lost, alive = (lost + 1, alive) if isinstance(outcome, Lost) else (lost, alive + 1)
                if lost >= _HOPELESS and not alive:
                    raise PolicyCompareError("工作进程一启动就中止，无法运行；请检查内存，并用 doctor 检查安装")
                yield Done(known, outcome)
            suspects = []


def _try_alone(
    key: str, task: Task, executor: futures.Executor, workers: Workers
) -> tuple[Packed | Lost | Fault, futures.Executor]:
    """What became of an order while nothing else is under way, so that a loss is its own; the executor that lives."""
    for _ in range(workers.tries):
        result: Packed | Fault | None = None
        with suppress(*workers.losses):
            result = _settle(executor.submit(work, key, task), workers.losses)
        if result is not None:
            return result, executor
        executor = workers.executor(fresh=True)
    return Lost(), executor


def _settle(future: futures.Future[Packed], losses: tuple[type[BaseException], ...]) -> Packed | Fault | None:
    """What became of an order; None where its worker was lost. Waits for it."""
    if future.cancelled():
        return None
    problem = future.exception()
    if problem is None:
        found: Any = future.result()
        given: Packed = found.take() if isinstance(found, Spooled) else found
        return given
    if isinstance(problem, losses):
        return None
    return Fault(f"{type(problem).__name__}: {problem}")
