"""The columns of a survey's tables: names for programs, titles for people.

A survey as tables of plain values, for Excel and Parquet: numbers stay numbers, rows come as they are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from compare.model import Relation
from compare.survey.directives import title_of
from compare.survey.labels import FAILURE, LEVEL
from compare.survey.matrix import find_chapters, find_gap_share
from compare.survey.ranking import Collected, find_caveats, find_usual_length, rank_governments
from compare.words import labels, phrase
from compare.words.language import msgid

# --- columns ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for programs, its title, its width in characters, how its numbers are shown."""

    name: str
    title: str
    width: int
    kind: Literal["text", "count", "share", "score", "yes"] = "text"


CELLS = (
    Column("number", msgid("编号"), 8),
    Column("government", msgid("地方"), 16),
    Column("level", msgid("层级"), 8),
    Column("province", msgid("省份"), 12),
    Column("relation", msgid("关系"), 8),
    Column("above", msgid("上级事项"), 8, "yes"),
    Column("doubt", msgid("待核"), 8, "yes"),
    Column("coverage", msgid("覆盖度"), 8, "share"),
    Column("confidence", msgid("置信度"), 8, "score"),
    Column("copied", msgid("照抄率"), 8, "share"),
    Column("manner", msgid("承接方式"), 8),
    Column("directive", msgid("部署要求"), 50),
    Column("chapter", msgid("章节"), 20),
    Column("local", msgid("本地措辞"), 50),
    Column("carriers", msgid("承接条款数"), 8, "count"),
    Column("missing", msgid("未见要点"), 30),
    Column("changes", msgid("变化"), 30),
    Column("reason", msgid("理由"), 40),
    Column("document", msgid("本级文件"), 30),
    Column("date", msgid("日期"), 12),
    Column("place", msgid("条款出处"), 16),
    Column("file", msgid("文件"), 24),
    Column("directive_id", msgid("部署标识"), 16),
    Column("government_id", msgid("地方标识"), 16),
    Column("document_id", msgid("文件标识"), 16),
)

GOVERNMENTS = (
    Column("rank_first", msgid("名次（最前）"), 8, "count"),
    Column("government", msgid("地方"), 20),
    Column("rank_last", msgid("名次（最后）"), 8, "count"),
    Column("level", msgid("层级"), 8),
    Column("province", msgid("省份"), 12),
    Column("caveats", msgid("限度"), 40),
    Column("directives", msgid("部署"), 8, "count"),
    Column("adopt", msgid("采纳"), 8, "count"),
    Column("extend", msgid("拓展"), 8, "count"),
    Column("omit", msgid("缺失"), 8, "count"),
    Column("above", msgid("上级事项"), 8, "count"),
    Column("gaps", msgid("缺失（本级可落实）"), 10, "count"),
    Column("gap_share", msgid("缺失率"), 8, "share"),
    Column("gaps_least", msgid("待核改判后最少"), 8, "count"),
    Column("gaps_most", msgid("待核改判后最多"), 8, "count"),
    Column("partial", msgid("部分"), 8, "count"),
    Column("doubt", msgid("待核"), 8, "count"),
    Column("coverage", msgid("覆盖度"), 8, "share"),
    Column("initiatives", msgid("自主新增"), 8, "count"),
    Column("characters", msgid("字数"), 10, "count"),
    Column("quality", msgid("读入质量"), 8, "share"),
    Column("documents", msgid("文件"), 40),
    Column("date", msgid("日期"), 12),
    Column("government_id", msgid("地方标识"), 16),
)

DIRECTIVES = (
    Column("number", msgid("编号"), 8),
    Column("directive", msgid("部署要求"), 60),
    Column("upper", msgid("上位文件"), 30),
    Column("chapter", msgid("章节"), 24),
    Column("force", msgid("力度"), 8),
    Column("governments", msgid("对照地数"), 8, "count"),
    Column("adopt", msgid("采纳"), 8, "count"),
    Column("extend", msgid("拓展"), 8, "count"),
    Column("omit", msgid("缺失"), 8, "count"),
    Column("above", msgid("上级事项"), 8, "count"),
    Column("gap_share", msgid("缺失率"), 8, "share"),
    Column("partial", msgid("部分"), 8, "count"),
    Column("weakened", msgid("弱化"), 8, "count"),
    Column("doubt", msgid("待核"), 8, "count"),
    Column("coverage", msgid("覆盖度"), 8, "share"),
    Column("first", msgid("最早承接"), 30),
    Column("directive_id", msgid("部署标识"), 16),
)

CLUSTERS = (
    Column("cluster", msgid("组"), 8),
    Column("date", msgid("日期"), 12),
    Column("government", msgid("地方"), 20),
    Column("document", msgid("文件"), 40),
    Column("source", msgid("最近的较早文件"), 40),
    Column("likeness", msgid("相同措辞"), 10, "share"),
    Column("document_id", msgid("文件标识"), 16),
)

FAILURES = (
    Column("file", msgid("文件"), 40),
    Column("title", msgid("标题"), 40),
    Column("kind", msgid("原因"), 14),
    Column("reason", msgid("说明"), 60),
)

# --- tabulate ---------------------------------------------------------------------------------------------------------

Value = str | int | float | None
Table = tuple[Value, ...]


def list_cells(data: Collected, *, codes: bool = False) -> Iterator[Table]:
    """A row for each cell, government after government, as they are read.

    Args:
        data: The survey.
        codes: Give values by their names in the JSON (``adopt``), not in words.
    """
    say = data.say
    chapters = find_chapters(data)

    def word(value: StrEnum | None, words: Mapping[Any, str]) -> str:
        if value is None:
            return ""
        return value.value if codes else say(words[value])

    for row in data.survey.rows:
        one = row.government
        for cell in row.cells:
            at = data.places[cell.directive]
            local = data.locals[cell.document]
            evidence = cell.evidence
            yield (
                data.numbers[at],
                one.name,
                word(one.level, LEVEL),
                one.province,
                word(cell.relation, labels.RELATION),
                cell.relation is Relation.OMIT and not cell.applicable,
                cell.uncertain,
                cell.coverage,
                cell.confidence,
                cell.copied,
                word(cell.manner, labels.MANNER),
                data.directives[at].clause.text,
                chapters[at][1],
                evidence.text if evidence and cell.carriers else "",
                cell.carriers,
                "\n".join(cell.missing),
                "\n".join(f"{word(change.kind, labels.CHANGE)}：{change.note}" for change in cell.changes),
                cell.reason,
                title_of(local, data),
                local.date,
                phrase.place(evidence.place, say) if evidence else "",
                local.file,
                cell.directive,
                one.id,
                cell.document,
            )


def list_governments(data: Collected) -> Iterator[Table]:
    """A row for each government, those that leave out most first."""
    say = data.say
    usual = find_usual_length(data)
    for rank in rank_governments(data):
        one = data.survey.governments[rank.index]
        tally = one.tally
        yield (
            rank.first or None,
            one.name,
            rank.last or None,
            say(LEVEL[one.level]),
            one.province,
            "；".join(find_caveats(rank, data, usual)),
            tally.directives,
            tally.adopt,
            tally.extend,
            tally.omit,
            tally.upper_matters,
            rank.gaps,
            rank.share,
            rank.least,
            rank.most,
            tally.partial,
            tally.uncertain,
            tally.coverage,
            sum(paper.initiatives for paper in one.documents),
            sum(paper.characters for paper in one.documents),
            min((paper.quality for paper in one.documents), default=None),
            "\n".join(title_of(paper, data) for paper in one.documents),
            max((paper.date for paper in one.documents), default=""),
            one.id,
        )


def list_directives(data: Collected) -> Iterator[Table]:
    """A row for each directive, in the order of the matrix."""
    say = data.say
    chapters = find_chapters(data)
    names = {one.id: one.name for one in data.survey.governments}
    for at, (directive, uptake) in enumerate(zip(data.directives, data.survey.uptakes, strict=True)):
        yield (
            data.numbers[at],
            directive.clause.text,
            phrase.title(data.uppers[at], say),
            chapters[at][1],
            say(labels.FORCE[directive.force]),
            uptake.governments,
            uptake.adopt,
            uptake.extend,
            uptake.omit,
            uptake.upper_matters,
            find_gap_share(at, data),
            uptake.partial,
            uptake.weakened,
            uptake.uncertain,
            uptake.coverage,
            "\n".join(f"{one.date} {names[one.government]}" for one in uptake.first),
            directive.id,
        )


def list_clusters(data: Collected) -> Iterator[Table]:
    """A row for each plan in a cluster, the earliest of each first."""
    names = {one.id: one.name for one in data.survey.governments}
    for number, cluster in enumerate(data.survey.clusters, 1):
        for one in cluster.members:
            source = data.locals.get(one.source)
            yield (
                str(number),
                one.date,
                names[one.government],
                title_of(data.locals[one.document], data),
                title_of(source, data) if source else "",
                one.likeness if source else None,
                one.document,
            )


def list_failures(data: Collected) -> Iterator[Table]:
    """A row for each file or document that was not compared."""
    for one in data.survey.failures:
        yield one.file, one.title, data.say(FAILURE[one.kind]), one.reason
