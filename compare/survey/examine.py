"""One local file against the upper documents: the work that is handed to processes and machines.

``survey_one`` is a pure function of a task and the prepared upper side; everything it gives back is small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.errors import PolicyCompareError
from compare.matching.choose import Subject, choose_subjects, find_subject
from compare.matching.directives import CARRYING, find_directives
from compare.model import Choice, Directive, Document, Finding, Level
from compare.pipeline import compare_pair, read_source
from compare.reading.files import read_bytes
from compare.report.labels import LEVEL
from compare.settings import DEFAULT, Settings
from compare.survey.condense import condense, describe
from compare.survey.model import Cell, Failure, FailureKind, Local
from compare.survey.sketch import Sketch, sketch, without


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The upper side, made once for each worker: documents, directives, and what ``choose`` counts of them."""

    uppers: tuple[Document, ...]
    directives: tuple[tuple[Directive, ...], ...]
    subjects: tuple[Subject, ...]
    sketch: Sketch
    settings: Settings


@dataclass(frozen=True, slots=True)
class Task:
    """One local file: its name as the user gave it, its bytes, the level that it is said to have.

    ``documents`` are those in it where an earlier run has read them already.
    """

    file: str
    data: bytes
    level: Level | None = None
    documents: tuple[Document, ...] | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """One local document: what it is, its verdicts, and the sketch of its text that likens it to others."""

    local: Local
    cells: tuple[Cell, ...]
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``documents`` are those in it as read, None where they were given or it is unread."""

    examined: tuple[Examined, ...]
    failures: tuple[Failure, ...]
    documents: tuple[Document, ...] | None = None


def prepare(uppers: Sequence[Document], settings: Settings = DEFAULT) -> Prepared:
    """Make what every local document is held against.

    Args:
        uppers: The upper documents, in the order given.
        settings: Thresholds.
    """
    return Prepared(
        tuple(uppers),
        tuple(find_directives(one) for one in uppers),
        tuple(map(find_subject, uppers)),
        sketch(uppers),
        settings,
    )


def survey_one(task: Task, prepared: Prepared) -> Outcome:
    """Read one file and hold each document in it against the upper ones on its subject.

    Args:
        task: The file.
        prepared: The upper side.

    Returns:
        What was found. A file that cannot be read is a failure in it, not an error.
    """
    try:
        documents = task.documents
        if documents is None:
            documents = tuple(read_source(read_bytes(task.data, task.file), task.level))
    except PolicyCompareError as problem:
        return Outcome((), (Failure(task.file, FailureKind.UNREAD, str(problem)),))
    found = [examine(document, prepared) for document in documents]
    return Outcome(
        tuple(one for one in found if isinstance(one, Examined)),
        tuple(one for one in found if isinstance(one, Failure)),
        None if task.documents is not None else documents,
    )


def examine(local: Document, prepared: Prepared) -> Examined | Failure:
    """Hold one local document against the upper ones on its subject.

    Args:
        local: Classified.
        prepared: The upper side.

    Returns:
        What was found, or why it could not be compared.
    """
    if failure := _refuse(local, prepared.uppers):
        return failure
    mine = find_subject(local)
    choices = choose_subjects((*prepared.subjects, mine), (mine,), settings=prepared.settings)
    chosen = {one.upper for one in choices if one.chosen}
    if not chosen:
        reason = f"《{local.identity.title}》与上位文件的主题或地区都不同（{choices[0].reason}），未比对"
        return Failure(local.file, FailureKind.OTHER_SUBJECT, reason, local.identity.title)
    findings: list[Finding] = []
    for upper, directives in zip(prepared.uppers, prepared.directives, strict=True):
        if upper.id in chosen:
            findings += compare_pair(directives, upper, local, prepared.settings, wording=False)
    return Examined(
        describe(local, findings, tuple(one.id for one in prepared.uppers if one.id in chosen), _doubts(choices)),
        tuple(map(condense, findings)),
        without(sketch((local,)), prepared.sketch),
    )


def _refuse(local: Document, uppers: Sequence[Document]) -> Failure | None:
    """Why a document cannot be compared with any upper one, if that is so."""
    title, level = local.identity.title, local.identity.level
    if level is None:
        reason = f"《{title}》未能识别层级；请用 --level {local.file}=municipal 等指定"
        return Failure(local.file, FailureKind.NO_LEVEL, reason, title)
    if not any(one.identity.level and one.identity.level.rank < level.rank for one in uppers):
        reason = f"《{title}》识别为{LEVEL[level]}级，不在任何上位文件之下；认错了请用 --level 更正"
        return Failure(local.file, FailureKind.NOT_BELOW, reason, title)
    if not any(clause.role in CARRYING for clause in local.clauses):
        reason = f"《{title}》没有措施或目标条款；请用 outline 查看读入情况"
        return Failure(local.file, FailureKind.NO_MEASURE, reason, title)
    return None


def _doubts(choices: Sequence[Choice]) -> tuple[str, ...]:
    """What the reader must know of the choice of upper documents."""
    return tuple(one.reason for one in choices if one.doubtful)
