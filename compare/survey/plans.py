"""One local file against the upper documents: a pure function of a task and the upper side, done by processes.

A sketch is a fixed share of the runs of characters, those whose hash a number divides. The same run is kept in every
text or in none, so that the share of common hashes is a fair estimate of that of common runs (A. Broder, *On the
resemblance and containment of documents*, 1997, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from compare.errors import PolicyCompareError
from compare.knowledge.titles import LABELS
from compare.matching.choose import Subject, choose_subjects, find_subject
from compare.matching.directives import CARRYING, find_directives
from compare.matching.judge import NOBODY, Meeting, Reads
from compare.model import Choice, Directive, Document, Finding, Initiative, Judging, Level, Relation
from compare.pipeline import compare_pair, read_source
from compare.reading.files import read_bytes
from compare.settings import DEFAULT, Settings
from compare.summary.summarize import find_initiatives
from compare.survey.model import Cell, CellChange, Evidence, Failure, FailureKind, Local, Own
from compare.survey.store import unpack_documents
from compare.text.likeness import pairs
from compare.text.sentences import unlabel
from compare.text.words import quote_title
from compare.words import phrase
from compare.words.labels import LEVEL
from compare.words.language import CHINESE
from compare.words.phrase import cite_clauses

Sketch = tuple[int, ...]
"""Hashes in rising order."""

RUN = 8
"""Characters to a run: a run of that length that two plans share by chance is rare, one changed name breaks few."""
ONE_IN = 32
"""One run in so many is kept: about 900 of a plan of 30,000 characters, which gives a likeness within .02."""

_MARKS = re.compile(r"[\W_]+")
_BASE = np.uint64(0x100000001B3)  # a prime; the runs' numbers are taken modulo 2**64
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # of splitmix64 (S. Vigna, public domain)


def sketch(documents: Iterable[Document]) -> Sketch:
    """The sketch of all clauses of some documents; marks and blanks do not count."""
    return sketch_text("\n".join(clause.text for document in documents for clause in document.clauses))


def sketch_text(text: str) -> Sketch:
    """The sketch of a text; empty where it is shorter than a run."""
    bare = _MARKS.sub("", text)
    if len(bare) < RUN:
        return ()
    codes = np.frombuffer(bare.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    runs = np.zeros(len(codes) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        runs = runs * _BASE + codes[at : at + len(runs)]
    mixed = (runs ^ (runs >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    mixed ^= mixed >> np.uint64(31)
    kept = mixed[mixed % np.uint64(ONE_IN) == 0]
    return tuple(np.unique(kept).tolist())


def without(one: Sketch, other: Sketch) -> Sketch:
    """What stands in one text and not in another."""
    known = frozenset(other)
    return tuple(run for run in one if run not in known)


_SENTENCE = re.compile(r"[^。；！？]+[。；！？]*”?")
_GAP = "……"


def quote(text: str, about: str, room: int) -> str:
    """The run of whole sentences that shares most with a directive, the earliest of several; …… for the rest."""
    flat = " ".join(text.split())
    if len(flat) <= room:
        return flat
    sought = pairs(about)
    found = [one.span() for one in _SENTENCE.finditer(flat)]
    begin, end = max(_runs(found, room), key=lambda run: (len(pairs(flat[slice(*run)]) & sought), -run[0]))
    said = flat[begin:end].strip()
    if len(said) > room:
        said = phrase.shorten(said.rstrip("。；！？"), room)
    elif end < len(flat):
        said = said.rstrip("。；") + _GAP
    return _GAP + said if begin else said


def _runs(spans: list[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """From each sentence on, as many as there is room for, and at least that one."""
    return [
        (begin, max([end, *(after for _, after in spans[at:] if after - begin <= room)]))
        for at, (begin, end) in enumerate(spans)
    ]


# What a cell has of its finding as it is.
_SAME = (
    *("relation", "applicable", "coverage", "confidence", "uncertain", "reason", "copied", "manner"),
    *("secondhand", "expired", "older", "judged_by"),
)


def condense(finding: Finding) -> Cell:
    """The cell of a finding."""
    omitted = finding.relation is Relation.OMIT
    changes = sorted(finding.changes, key=lambda one: one.certainty.rank)
    shown = finding.rejected if omitted else finding.matches[0]
    evidence = None
    if shown:
        evidence = Evidence(shown.clause.id, shown.clause.headings, shown.clause.text, shown.clause.place, shown.score)
    return Cell(
        **{name: getattr(finding, name) for name in _SAME},
        directive=finding.directive.id,
        document=finding.local,
        evidence=evidence,
        carriers=len(finding.matches),
        missing=() if omitted else tuple(one.duty.text for one in finding.answers if one.clause is None),
        changes=tuple(CellChange(one.kind, one.note, one.certainty) for one in changes),
    )


OWN = 60  # characters of an own measure in the list of a government's


def describe(
    document: Document, initiatives: Sequence[Initiative], compared: tuple[str, ...], doubts: Sequence[Choice]
) -> Local:
    """A local document of a known level without its text; ``doubts`` are the doubtful choices of upper ones."""
    cites = cite_clauses((document,), CHINESE)
    known = {one.name: getattr(document.identity, one.name) for one in fields(document.identity)}
    known |= {name: getattr(document, name) for name in ("id", "file", "sha256")}
    known |= {name: getattr(document.audit, name) for name in ("quality", "characters")}
    return Local(
        **known,
        clauses=len(document.clauses),
        measures=sum(clause.role in CARRYING for clause in document.clauses),
        initiatives=len(initiatives),
        compared=compared,
        warnings=(*document.warnings, *(one.reason for one in doubts)),
        strange=tuple(one.upper for one in doubts if one.upper in compared),
        own=tuple(Own(phrase.shorten(unlabel(one.told.text), OWN), cites[one.clause.id]) for one in initiatives),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The upper side, made once for each worker: documents, directives, and what ``choose`` counts of them."""

    uppers: tuple[Document, ...]
    directives: tuple[tuple[Directive, ...], ...]
    subjects: tuple[Subject, ...]
    sketch: Sketch
    settings: Settings
    reader: Reads | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One local file: name, bytes, the level that it is said to have, and what an earlier run read of it, packed."""

    file: str
    data: bytes
    level: Level | None = None
    documents: bytes | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """One local document, its verdicts and its sketch; ``open`` counts questions that may be answered another time."""

    local: Local
    cells: tuple[Cell, ...]
    sketch: Sketch
    judging: Judging | None = None
    open: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``documents`` are those in it as read, None where they were given or it is unread."""

    examined: tuple[Examined, ...]
    failures: tuple[Failure, ...]
    documents: tuple[Document, ...] | None = None


def prepare(uppers: Sequence[Document], settings: Settings = DEFAULT, reader: Reads | None = None) -> Prepared:
    """Make what every local document is held against."""
    directives, subjects = tuple(map(find_directives, uppers)), tuple(map(find_subject, uppers))
    return Prepared(tuple(uppers), directives, subjects, sketch(uppers), settings, reader)


def survey_one(task: Task, prepared: Prepared) -> Outcome:
    """Read one file and hold each document in it against the upper ones; where it cannot be read, that is a failure."""
    if task.documents is not None:
        documents = unpack_documents(task.documents)
    else:
        try:
            documents = tuple(read_source(read_bytes(task.data, task.file), task.level))
        except PolicyCompareError as problem:
            return Outcome((), (Failure(task.file, FailureKind.UNREAD, str(problem)),))
    found = [examine(document, prepared) for document in documents]
    examined = tuple(one for one in found if isinstance(one, Examined))
    failures = tuple(one for one in found if isinstance(one, Failure))
    return Outcome(examined, failures, None if task.documents is not None else documents)


def examine(local: Document, prepared: Prepared) -> Examined | Failure:
    """Hold one local document against the upper ones on its subject, or say why it could not be compared."""
    if failure := refuse(local, prepared.uppers, prepared.settings):
        return failure
    choices = choose_uppers(local, prepared)
    chosen = {one.upper for one in choices if one.chosen}
    if not chosen:
        reason = f"{quote_title(local.identity.title)}与上位文件的主题或地区都不同（{choices[0].reason}），未比对"
        return Failure(local.file, FailureKind.OTHER_SUBJECT, reason, local.identity.title)
    met = zip(prepared.uppers, prepared.directives, strict=True)
    meetings = [Meeting(directives, upper, local) for upper, directives in met if upper.id in chosen]
    readings = prepared.reader.read(meetings) if prepared.reader else NOBODY
    strange = {one.upper for one in choices if one.doubtful}
    findings: list[Finding] = []
    for one in meetings:
        odd = one.upper.id in strange
        findings += compare_pair(
            one.directives, one.upper, local, prepared.settings, wording=False, readings=readings, strange=odd
        )
    initiatives = find_initiatives((*prepared.uppers, local), choices, findings)
    compared = tuple(one.id for one in prepared.uppers if one.id in chosen)
    doubts = tuple(one for one in choices if one.doubtful)
    mine, cells = describe(local, initiatives, compared, doubts), tuple(map(condense, findings))
    return Examined(mine, cells, without(sketch((local,)), prepared.sketch), readings.judging, readings.open)


def choose_uppers(local: Document, prepared: Prepared) -> tuple[Choice, ...]:
    """Which upper documents a local one meets, and why."""
    mine = find_subject(local)
    return choose_subjects((*prepared.subjects, mine), (mine,), settings=prepared.settings)


def refuse(local: Document, uppers: Sequence[Document], settings: Settings) -> Failure | None:
    """Why a document cannot be compared with any upper one, if that is so."""
    title, level, kind = local.identity.title, local.identity.level, local.identity.kind
    if level is None:
        why, reason = FailureKind.NO_LEVEL, f"未能识别层级；请用 --level {local.file}=municipal 等指定"
    elif not any(one.identity.level and one.identity.level.rank < level.rank for one in uppers):
        reason = f"识别为{LEVEL[level]}级，不在任何上位文件之下；认错了请用 --level 更正"
        why = FailureKind.NOT_BELOW
    elif kind.secondhand and not settings.stories:
        why, reason = FailureKind.SECONDHAND, f"是{LABELS[kind]}，不是文件原文；请提供原文，或加 --stories 一并比对"
    elif not any(clause.role in CARRYING for clause in local.clauses):
        why, reason = FailureKind.NO_MEASURE, "没有措施或目标条款；请用 outline 查看读入情况"
    else:
        return None
    return Failure(local.file, why, quote_title(title) + reason, title)
