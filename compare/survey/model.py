"""The nouns of a survey and their words: many local documents against a few upper ones.

What grows with documents and directives together (the cells) is never held at once: ``Survey.rows`` is walked, as often
as is wanted, and gives one government after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from compare.model.comparison import Frame, Run, Tally
from compare.model.documents import Directive, Document, Identity, Place
from compare.model.enums import Certainty, ChangeKind, Extent, JudgedBy, Level, Manner, Relation
from compare.model.findings import Judgement
from compare.words import labels
from compare.words.language import msgid


class FailureKind(StrEnum):
    """Why a file or a document belongs to no government."""

    UNREAD = "unread"  # the file could not be read
    LOST = "lost"  # reading or comparing it ended the worker, more than once
    FAULT = "fault"  # the program itself failed on it
    NO_LEVEL = "no_level"  # nothing tells its level
    NOT_BELOW = "not_below"  # it stands below none of the upper documents
    NO_MEASURE = "no_measure"  # it holds no clause that could answer
    OTHER_SUBJECT = "other_subject"  # no upper document is on its subject
    SECONDHAND = "secondhand"  # a press report, a speech, an explanation: not the original


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one document in it, that was not compared."""

    file: str  # as the user gave it
    kind: FailureKind  # why
    reason: str  # in Chinese, one line: what, where, what to do
    title: str = ""  # of the document; empty where it is the whole file


@dataclass(frozen=True, slots=True)
class Upper:
    """An upper document with its directives, in reading order."""

    document: Document
    directives: tuple[Directive, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """A local measure that answers no directive: its own words, shortened, and where they stand."""

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Local(Identity):
    """A local document as the survey knows it: what it says of itself, without its text."""

    level: Level
    id: str  # of the document; the same text in two files keeps two ids
    file: str
    sha256: str
    quality: float  # share of its characters that was read and is believed to be right, 0 to 1 (``Audit.quality``)
    characters: int  # white space not counted
    clauses: int  # all of them, and in ``measures`` those that can answer a directive
    measures: int
    initiatives: int  # how many ``Initiative`` a report on it and the upper documents that it was compared with lists
    compared: tuple[str, ...]  # ids of the upper documents that it was compared with, in their order
    warnings: tuple[str, ...]
    strange: tuple[str, ...] = ()  # ids of those of ``compared`` whose subject may be another one
    own: tuple[Own, ...] = ()  # the initiatives, in the order of the document


@dataclass(frozen=True, slots=True)
class Evidence:
    """A local clause that is shown for a directive; ``text`` is the whole unit, ``score`` 0 to 1."""

    clause: str
    headings: tuple[str, ...]
    text: str
    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class CellChange:
    """What changed on the way down: its kind, one Chinese sentence, and how sure the program is."""

    kind: ChangeKind
    note: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Cell(Judgement):
    """The verdict on one directive by one government: a ``Finding`` without its bulk."""

    directive: str  # its id
    document: str  # id of the local document that the verdict rests on
    # as in ``Finding``
    relation: Relation
    applicable: bool
    coverage: float
    confidence: float
    uncertain: bool
    reason: str
    copied: float
    manner: Manner | None
    # the best clause that carries the directive; for ``omit`` the nearest one, which was not enough, or None
    evidence: Evidence | None
    carriers: int  # how many clauses carry it; 0 for ``omit``
    missing: tuple[str, ...]  # the duties that nothing answers, in the directive's words; empty for ``omit``
    changes: tuple[CellChange, ...]  # what changed, surest first
    # as in ``Judgement``; of several documents of a government only one has a cell, so that none stands elsewhere
    secondhand: bool = False
    expired: bool = False
    older: bool = False
    elsewhere: str = ""
    judged_by: JudgedBy = JudgedBy.PROGRAM


@dataclass(frozen=True, slots=True)
class Government:
    """One government: a column of the matrix."""

    id: str  # stable: level and region, or the document where the region is unknown
    name: str  # as printed: the region, or the document's title where the region is unknown
    level: Level
    region: str
    province: str  # the province that it lies in (its own name for a province), or empty
    documents: tuple[Local, ...]  # its documents, earliest first; those without a date last
    tally: Tally  # over its cells

    @property
    def characters(self) -> int:
        """Of all its documents."""
        return sum(one.characters for one in self.documents)

    @property
    def initiatives(self) -> int:
        """In all of them."""
        return sum(one.initiatives for one in self.documents)

    @property
    def strange(self) -> bool:
        """Whether all that it was compared on may be another subject."""
        return all(set(one.compared) == set(one.strange) for one in self.documents)

    @property
    def quality(self) -> float:
        """Of the one that was read worst."""
        return min(one.quality for one in self.documents)

    @property
    def date(self) -> str:
        """Of the newest of them."""
        return max(one.date for one in self.documents)


@dataclass(frozen=True, slots=True)
class Row:
    """One government with its cells in order, of several documents the one that does most; none where none was met."""

    government: Government
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Adopter:
    """A government that carries a directive: by which document, of which date (ISO, never empty here)."""

    government: str
    document: str
    date: str


@dataclass(frozen=True, slots=True)
class Uptake:
    """What all governments together do with one directive."""

    directive: str  # its id
    tally: Tally  # over the cells of all that were compared
    weakened: int  # how many carry it and ask for less
    # the earliest that carry it, earliest first, those of one day in the order of the governments; uncertain ones,
    # undated documents and those older than the upper one left out: nobody adopts what is not there yet
    first: tuple[Adopter, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A plan in a cluster."""

    document: str  # its id
    government: str  # id of its government
    date: str  # ISO, or empty
    source: str  # id of the earlier (or, undated, earlier listed) member that it is likest; empty for the first
    # share of what the two say together that both say in the same words, 0 to 1; 1 for the first. What stands in an
    # upper document does not count: that both of them copied it tells nothing of the two
    likeness: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Near-identical plans, earliest first, undated ones last; ``likeness`` is the mean over all but the first."""

    id: str
    members: tuple[Member, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that the outputs of a survey print."""

    run: Run  # version, settings, and inputs: the upper files, then the local ones
    uppers: tuple[Upper, ...]  # in the order given
    governments: tuple[Government, ...]  # by level, then province, then region
    rows: Iterable[Row]  # their cells, in the same order; can be walked again and again
    uptakes: tuple[Uptake, ...]  # one for each directive, in the order of ``uppers`` and their directives
    clusters: tuple[Cluster, ...]  # largest first
    failures: tuple[Failure, ...]  # in the order of the files
    warnings: tuple[str, ...] = ()  # what a reader of the whole must know, in Chinese
    frame: Frame = field(default=Frame())  # the house style


# How far a cell is carried, as the pages count it: its extent, where that is open also what it was taken for at first.
DOUBTED = "doubted"
KIND = {one.value: word for one, word in labels.EXTENT.items() if one is not Extent.ELSEWHERE}
KIND |= {Extent.OPEN.value: msgid("初判承接（待核）"), DOUBTED: labels.DOUBTED}
# What stands in a cell of the matrix: one sign that tells without any colour; what is open has a question mark.
SIGN = {
    Extent.WHOLE.value: msgid("全"),
    Extent.PARTIAL.value: msgid("部"),
    Extent.NONE.value: msgid("未"),
    Extent.OPEN.value: msgid("承?"),
    DOUBTED: msgid("未?"),
    Extent.LIKE.value: msgid("近"),
    Extent.ABOVE.value: msgid("上"),
    Extent.TAKES_PART.value: msgid("上"),
    Extent.EXPIRED.value: msgid("期"),
    Extent.OLDER.value: msgid("早"),
    Extent.SECONDHAND.value: msgid("报"),
}
NOT_COMPARED = "·"
PIECE = "※"  # behind the name of a government whose text is not whole

LEVEL = {
    Level.NATIONAL: msgid("国家级"),
    Level.PROVINCIAL: msgid("省级"),
    Level.MUNICIPAL: msgid("市级"),
    Level.COUNTY: msgid("县级"),
}

FAILURE = {
    FailureKind.UNREAD: msgid("未能读入"),
    FailureKind.LOST: msgid("处理中断"),
    FailureKind.FAULT: msgid("处理中断"),  # which of the two stands in the reason
    FailureKind.NO_LEVEL: msgid("层级不明"),
    FailureKind.NOT_BELOW: msgid("不是下级文件"),
    FailureKind.NO_MEASURE: msgid("没有措施条款"),
    FailureKind.OTHER_SUBJECT: msgid("主题不同"),
    FailureKind.SECONDHAND: msgid("报道，非文件原文"),
}
