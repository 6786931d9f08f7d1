"""A survey as the records of its tables, for Excel and Parquet: they come as the rows are read.

A column has a name for programs, a title for people, and what reads its cell off a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from compare.model import Directive, Relation, Tally
from compare.output.sheets import Column
from compare.survey.matrix import find_chapters, find_gap_share
from compare.survey.model import DOUBTED, FAILURE, LEVEL, Cell, Failure, Government, Local, Member, Uptake
from compare.survey.profiles import title_of
from compare.survey.ranking import JOB, Collected, Rank, count_kinds, find_caveats, find_usual_length, rank_governments
from compare.words import labels, phrase
from compare.words.language import msgid

# --- columns ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CellLine:
    """What one government does with one directive; ``codes`` gives values by their names in the JSON (``adopt``)."""

    data: Collected
    government: Government
    cell: Cell
    chapter: str
    codes: bool

    @property
    def at(self) -> int:
        """The place of the directive."""
        return self.data.places[self.cell.directive]

    @property
    def local(self) -> Local:
        """The document that carries it or leaves it out."""
        return self.data.locals[self.cell.document]

    @property
    def above(self) -> bool:
        """Whether only a higher level could carry it out."""
        return self.cell.relation is Relation.OMIT and not self.cell.applicable

    @property
    def words(self) -> str:
        """The local words that carry it."""
        return self.cell.evidence.text if self.cell.evidence and self.cell.carriers else ""

    @property
    def place(self) -> str:
        """Where they stand, or those that come nearest."""
        return phrase.place(self.cell.evidence.place, self.data.say) if self.cell.evidence else ""

    @property
    def changes(self) -> str:
        """What changed, a line each."""
        return "\n".join(
            f"{self.word(one.kind, labels.CHANGE)}：{one.note}{self.word(one.certainty, labels.CERTAINTY)}"
            for one in self.cell.changes
        )

    def word(self, value: StrEnum | None, words: Mapping[Any, str]) -> str:
        """A value in words, or as programs read it."""
        if value is None:
            return ""
        return value.value if self.codes else self.data.say(words[value])


@dataclass(frozen=True, slots=True)
class GovernmentLine:
    """A government with its place in the ranking."""

    data: Collected
    rank: Rank
    caveats: tuple[str, ...]

    @property
    def government(self) -> Government:
        """Itself."""
        return self.data.survey.governments[self.rank.index]

    @property
    def tally(self) -> Tally:
        """Its counts."""
        return self.government.tally

    @property
    def kinds(self) -> Counter[str]:
        """How many of its cells are of each kind."""
        return count_kinds(self.data.marks[self.rank.index])

    @property
    def papers(self) -> tuple[Local, ...]:
        """Its documents."""
        return self.government.documents

    @property
    def titles(self) -> str:
        """Theirs, a line each."""
        return "\n".join(title_of(one, self.data) for one in self.papers)

    @property
    def quality(self) -> float | None:
        """Of the one that was read worst."""
        return min((one.quality for one in self.papers), default=None)


@dataclass(frozen=True, slots=True)
class DirectiveLine:
    """A directive with what all governments make of it; ``first`` says who carried it first."""

    data: Collected
    at: int
    uptake: Uptake
    chapter: str
    first: str

    @property
    def directive(self) -> Directive:
        """Itself."""
        return self.data.directives[self.at]

    @property
    def kinds(self) -> Counter[str]:
        """How many of its cells are of each kind."""
        return self.data.kinds[self.at]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A plan in a cluster, and the earlier one that it is most like."""

    data: Collected
    number: int
    member: Member
    government: str
    source: Local | None

    @property
    def likest(self) -> str:
        """Title of the earlier one."""
        return title_of(self.source, self.data) if self.source else ""


@dataclass(frozen=True, slots=True)
class FailureLine:
    """A file or document that was not compared."""

    data: Collected
    failure: Failure


CELLS: tuple[Column[CellLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.data.numbers[one.at], "text", "number"),
    Column(msgid("地方"), 16, lambda one: one.government.name, "text", "government"),
    Column(msgid("层级"), 8, lambda one: one.word(one.government.level, LEVEL), "text", "level"),
    Column(msgid("省份"), 12, lambda one: one.government.province, "text", "province"),
    Column(msgid("承接程度"), 10, lambda one: one.word(one.cell.extent, labels.EXTENT), "text", "extent"),
    Column(msgid("关系"), 8, lambda one: one.word(one.cell.relation, labels.RELATION), "text", "relation"),
    Column(msgid("上级事项"), 8, lambda one: one.above, "yes", "above"),
    Column(msgid("待核"), 8, lambda one: one.cell.uncertain, "yes", "doubt"),
    Column(msgid("覆盖度"), 8, lambda one: one.cell.coverage, "share", "coverage"),
    Column(msgid("置信度"), 8, lambda one: one.cell.confidence, "score", "confidence"),
    Column(msgid("照抄率"), 8, lambda one: one.cell.copied, "share", "copied"),
    Column(msgid("承接方式"), 8, lambda one: one.word(one.cell.manner, labels.MANNER), "text", "manner"),
    Column(msgid("部署要求"), 50, lambda one: one.data.directives[one.at].clause.text, "text", "directive"),
    Column(msgid("章节"), 20, lambda one: one.chapter, "text", "chapter"),
    Column(
        msgid("本地措辞"),
        50,
        lambda one: one.words,
        "text",
        "local",
    ),
    Column(msgid("承接条款数"), 8, lambda one: one.cell.carriers, "count", "carriers"),
    Column(msgid("未见要点"), 30, lambda one: "\n".join(one.cell.missing), "text", "missing"),
    Column(msgid("变化"), 30, lambda one: one.changes, "text", "changes"),
    Column(msgid("理由"), 40, lambda one: one.cell.reason, "text", "reason"),
    Column(msgid("本级文件"), 30, lambda one: title_of(one.local, one.data), "text", "document"),
    Column(msgid("日期"), 12, lambda one: one.local.date, "text", "date"),
    Column(
        msgid("条款出处"),
        16,
        lambda one: one.place,
        "text",
        "place",
    ),
    Column(msgid("文件"), 24, lambda one: one.local.file, "text", "file"),
    Column(msgid("部署标识"), 16, lambda one: one.cell.directive, "text", "directive_id"),
    Column(msgid("地方标识"), 16, lambda one: one.government.id, "text", "government_id"),
    Column(msgid("文件标识"), 16, lambda one: one.cell.document, "text", "document_id"),
)

_COUNTS: tuple[Column[Any], ...] = (
    Column(msgid("全部落实"), 8, lambda one: one.kinds["whole"], "count", "whole"),
    Column(labels.PARTIAL, 8, lambda one: one.kinds["part"], "count", "part"),
    Column(msgid("未承接"), 8, lambda one: one.kinds["none"], "count", "none"),
    Column(msgid("待核"), 8, lambda one: one.kinds["open"] + one.kinds[DOUBTED], "count", "open"),
    Column(labels.DOUBTED, 8, lambda one: one.kinds[DOUBTED], "count", "doubted"),
    Column(msgid("文字相近"), 8, lambda one: one.kinds["like"], "count", "like"),
    Column(msgid("另列"), 8, lambda one: one.kinds.total() - sum(one.kinds[kind] for kind in JOB), "count", "aside"),
)

GOVERNMENTS: tuple[Column[GovernmentLine], ...] = (
    Column(msgid("名次（最前）"), 8, lambda one: one.rank.first or None, "count", "rank_first"),
    Column(msgid("地方"), 20, lambda one: one.government.name, "text", "government"),
    Column(msgid("名次（最后）"), 8, lambda one: one.rank.last or None, "count", "rank_last"),
    Column(msgid("层级"), 8, lambda one: one.data.say(LEVEL[one.government.level]), "text", "level"),
    Column(msgid("省份"), 12, lambda one: one.government.province, "text", "province"),
    Column(msgid("限度"), 40, lambda one: "；".join(one.caveats), "text", "caveats"),
    Column(msgid("部署"), 8, lambda one: one.tally.directives, "count", "directives"),
    *_COUNTS,
    Column(msgid("应落实"), 8, lambda one: one.rank.directives, "count", "job"),
    Column(msgid("未承接率"), 8, lambda one: one.rank.share, "share", "gap_share"),
    Column(msgid("待核改判后最多"), 8, lambda one: one.rank.most, "count", "gaps_most"),
    Column(msgid("覆盖度"), 8, lambda one: one.tally.coverage, "share", "coverage"),
    Column(msgid("自主新增"), 8, lambda one: sum(paper.initiatives for paper in one.papers), "count", "initiatives"),
    Column(msgid("字数"), 10, lambda one: sum(paper.characters for paper in one.papers), "count", "characters"),
    Column(msgid("读入质量"), 8, lambda one: one.quality, "share", "quality"),
    Column(msgid("文件"), 40, lambda one: one.titles, "text", "documents"),
    Column(msgid("日期"), 12, lambda one: max((paper.date for paper in one.papers), default=""), "text", "date"),
    Column(msgid("地方标识"), 16, lambda one: one.government.id, "text", "government_id"),
)

DIRECTIVES: tuple[Column[DirectiveLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.data.numbers[one.at], "text", "number"),
    Column(msgid("部署要求"), 60, lambda one: one.directive.clause.text, "text", "directive"),
    Column(msgid("上位文件"), 30, lambda one: phrase.title(one.data.uppers[one.at], one.data.say), "text", "upper"),
    Column(msgid("章节"), 24, lambda one: one.chapter, "text", "chapter"),
    Column(msgid("力度"), 8, lambda one: one.data.say(labels.FORCE[one.directive.force]), "text", "force"),
    Column(msgid("对照地数"), 8, lambda one: one.uptake.governments, "count", "governments"),
    *_COUNTS,
    Column(msgid("未承接率"), 8, lambda one: find_gap_share(one.at, one.data), "share", "gap_share"),
    Column(msgid("要求降低"), 8, lambda one: one.uptake.weakened, "count", "weakened"),
    Column(msgid("覆盖度"), 8, lambda one: one.uptake.coverage, "share", "coverage"),
    Column(msgid("最早承接"), 30, lambda one: one.first, "text", "first"),
    Column(msgid("部署标识"), 16, lambda one: one.directive.id, "text", "directive_id"),
)

CLUSTERS: tuple[Column[MemberLine], ...] = (
    Column(msgid("组"), 8, lambda one: str(one.number), "text", "cluster"),
    Column(msgid("日期"), 12, lambda one: one.member.date, "text", "date"),
    Column(msgid("地方"), 20, lambda one: one.government, "text", "government"),
    Column(msgid("文件"), 40, lambda one: title_of(one.data.locals[one.member.document], one.data), "text", "document"),
    Column(msgid("最近的较早文件"), 40, lambda one: one.likest, "text", "source"),
    Column(msgid("相同措辞"), 10, lambda one: one.member.likeness if one.source else None, "share", "likeness"),
    Column(msgid("文件标识"), 16, lambda one: one.member.document, "text", "document_id"),
)

FAILURES: tuple[Column[FailureLine], ...] = (
    Column(msgid("文件"), 40, lambda one: one.failure.file, "text", "file"),
    Column(msgid("标题"), 40, lambda one: one.failure.title, "text", "title"),
    Column(msgid("原因"), 14, lambda one: one.data.say(FAILURE[one.failure.kind]), "text", "kind"),
    Column(msgid("说明"), 60, lambda one: one.failure.reason, "text", "reason"),
)

# --- tabulate ---------------------------------------------------------------------------------------------------------


def list_cells(data: Collected, *, codes: bool = False) -> Iterator[CellLine]:
    """A record for each cell, government after government, as they are read.

    Args:
        data: The survey.
        codes: Give values by their names in the JSON (``adopt``), not in words.
    """
    chapters = find_chapters(data)
    for row in data.survey.rows:
        for cell in row.cells:
            yield CellLine(data, row.government, cell, chapters[data.places[cell.directive]][1], codes)


def list_governments(data: Collected) -> Iterator[GovernmentLine]:
    """A record for each government, those that leave out most first."""
    usual = find_usual_length(data)
    for rank in rank_governments(data):
        yield GovernmentLine(data, rank, find_caveats(rank, data, usual))


def list_directives(data: Collected) -> Iterator[DirectiveLine]:
    """A record for each directive, in the order of the matrix."""
    chapters = find_chapters(data)
    names = {one.id: one.name for one in data.survey.governments}
    for at, uptake in enumerate(data.survey.uptakes):
        first = "\n".join(f"{one.date} {names[one.government]}" for one in uptake.first)
        yield DirectiveLine(data, at, uptake, chapters[at][1], first)


def list_clusters(data: Collected) -> Iterator[MemberLine]:
    """A record for each plan in a cluster, the earliest of each first."""
    names = {one.id: one.name for one in data.survey.governments}
    for number, cluster in enumerate(data.survey.clusters, 1):
        for one in cluster.members:
            yield MemberLine(data, number, one, names[one.government], data.locals.get(one.source))


def list_failures(data: Collected) -> Iterator[FailureLine]:
    """A record for each file or document that was not compared."""
    return (FailureLine(data, one) for one in data.survey.failures)
