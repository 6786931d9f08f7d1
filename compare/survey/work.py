"""What a worker does, in a process on this machine or on a machine of a cluster: the same functions, the same bytes."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass

from compare.settings import Settings
from compare.survey.examine import Outcome, Prepared, Task, prepare, survey_one
from compare.survey.model import Cell, Failure, FailureKind, Local
from compare.survey.serialize import pack, unpack_documents
from compare.survey.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file before its cells are needed: its documents, the sketch of each, what failed."""

    documents: tuple[Local, ...]
    sketches: tuple[Sketch, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The cells of a file, document by document."""

    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One file to examine: what ``Task`` holds, with documents that are read already packed."""

    task: Task
    documents: bytes | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """What a worker gives back, ready to be written: three pieces of bytes, and whether the file could be read."""

    head: bytes
    cells: bytes
    documents: bytes | None
    failures: tuple[Failure, ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class Against:
    """The upper side on its way to the workers: its key, the documents packed, the settings."""

    key: str
    uppers: bytes
    settings: Settings


_SELDOM = (50_000, 20, 50)  # new objects between two collections of garbage; Python's own 700 suit short values

_prepared: dict[str, Prepared] = {}
_alone = threading.Lock()  # a worker with several threads takes one file at a time: the PDF reader is not thread-safe


def set_up(against: Against) -> None:
    """Prepare the upper side once in this worker, and load the dictionary before the first file."""
    from compare.text.words import words

    _prepared[against.key] = prepare(unpack_documents(against.uppers), against.settings)
    words("实施方案")
    # What is loaded by now lives as long as the worker; walking through it again and again is a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def work(key: str, order: Order) -> Packed:
    """Examine one file against the upper side that ``set_up`` prepared under a key."""
    with _alone:
        task = order.task
        if order.documents is not None:
            task = Task(task.file, task.data, task.level, unpack_documents(order.documents))
        return pack_outcome(survey_one(task, _prepared[key]))


def pack_outcome(outcome: Outcome) -> Packed:
    """An outcome as it is written."""
    examined = outcome.examined
    return Packed(
        pack(Head(tuple(one.local for one in examined), tuple(one.sketch for one in examined), outcome.failures)),
        pack(Body(tuple(one.cells for one in examined))),
        None if outcome.documents is None else pack(outcome.documents),
        outcome.failures,
        unread=any(one.kind is FailureKind.UNREAD for one in outcome.failures),
    )
