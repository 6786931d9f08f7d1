"""The columns of a survey's tables, for Excel and Parquet: a record is a line of ``lines`` and ``profiles``.

A column has a name for programs, a title for people, and what reads its cell off a record.
"""

from __future__ import annotations

from typing import Any

from compare.output.sheets import Column
from compare.survey.lines import CellLine, DirectiveLine
from compare.survey.model import DOUBTED, LEVEL
from compare.survey.profiles import FailureLine, GovernmentLine, MemberLine
from compare.survey.ranking import JOB
from compare.words import labels, phrase
from compare.words.language import msgid

CELLS: tuple[Column[CellLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.line.number, "text", "number"),
    Column(msgid("地方"), 16, lambda one: one.government.name, "text", "government"),
    Column(msgid("层级"), 8, lambda one: one.word(one.government.level, LEVEL), "text", "level"),
    Column(msgid("省份"), 12, lambda one: one.government.province, "text", "province"),
    Column(msgid("承接程度"), 10, lambda one: one.word(one.cell.extent, labels.EXTENT), "text", "extent"),
    Column(msgid("关系"), 8, lambda one: one.word(one.cell.relation, labels.RELATION), "text", "relation"),
    Column(msgid("上级事项"), 8, lambda one: not (one.cell.carried or one.cell.applicable), "yes", "above"),
    Column(msgid("待核"), 8, lambda one: one.cell.uncertain, "yes", "doubt"),
    Column(msgid("覆盖度"), 8, lambda one: one.cell.coverage, "share", "coverage"),
    Column(msgid("置信度"), 8, lambda one: one.cell.confidence, "score", "confidence"),
    Column(msgid("照抄率"), 8, lambda one: one.cell.copied, "share", "copied"),
    Column(msgid("承接方式"), 8, lambda one: one.word(one.cell.manner, labels.MANNER), "text", "manner"),
    Column(msgid("部署要求"), 50, lambda one: one.line.directive.clause.text, "text", "directive"),
    Column(msgid("章节"), 20, lambda one: one.line.chapter, "text", "chapter"),
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
    Column(msgid("本级文件"), 30, lambda one: one.title, "text", "document"),
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
    Column(msgid("层级"), 8, lambda one: one.level, "text", "level"),
    Column(msgid("省份"), 12, lambda one: one.government.province, "text", "province"),
    Column(msgid("限度"), 40, lambda one: "；".join(one.caveats), "text", "caveats"),
    Column(msgid("部署"), 8, lambda one: one.tally.directives, "count", "directives"),
    *_COUNTS,
    Column(msgid("应落实"), 8, lambda one: one.rank.directives, "count", "job"),
    Column(msgid("未承接率"), 8, lambda one: one.rank.share, "share", "gap_share"),
    Column(msgid("待核改判后最多"), 8, lambda one: one.rank.most, "count", "gaps_most"),
    Column(msgid("覆盖度"), 8, lambda one: one.tally.coverage, "share", "coverage"),
    Column(msgid("自主新增"), 8, lambda one: one.initiatives, "count", "initiatives"),
    Column(msgid("字数"), 10, lambda one: one.characters, "count", "characters"),
    Column(msgid("读入质量"), 8, lambda one: one.quality, "share", "quality"),
    Column(msgid("文件"), 40, lambda one: "\n".join(paper.title for paper in one.papers), "text", "documents"),
    Column(msgid("日期"), 12, lambda one: one.date, "text", "date"),
    Column(msgid("地方标识"), 16, lambda one: one.government.id, "text", "government_id"),
)

DIRECTIVES: tuple[Column[DirectiveLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.number, "text", "number"),
    Column(msgid("部署要求"), 60, lambda one: one.directive.clause.text, "text", "directive"),
    Column(msgid("上位文件"), 30, lambda one: phrase.title(one.upper, one.data.say), "text", "upper"),
    Column(msgid("章节"), 24, lambda one: one.chapter, "text", "chapter"),
    Column(msgid("力度"), 8, lambda one: one.data.say(labels.FORCE[one.directive.force]), "text", "force"),
    Column(msgid("对照地数"), 8, lambda one: one.uptake.tally.directives, "count", "governments"),
    *_COUNTS,
    Column(msgid("未承接率"), 8, lambda one: one.gap_share, "share", "gap_share"),
    Column(msgid("要求降低"), 8, lambda one: one.uptake.weakened, "count", "weakened"),
    Column(msgid("覆盖度"), 8, lambda one: one.uptake.tally.coverage, "share", "coverage"),
    Column(msgid("最早承接"), 30, lambda one: one.adopters, "text", "first"),
    Column(msgid("部署标识"), 16, lambda one: one.directive.id, "text", "directive_id"),
)

CLUSTERS: tuple[Column[MemberLine], ...] = (
    Column(msgid("组"), 8, lambda one: str(one.number), "text", "cluster"),
    Column(msgid("日期"), 12, lambda one: one.member.date, "text", "date"),
    Column(msgid("地方"), 20, lambda one: one.government.name, "text", "government"),
    Column(msgid("文件"), 40, lambda one: one.title, "text", "document"),
    Column(msgid("最近的较早文件"), 40, lambda one: one.likest, "text", "source"),
    Column(msgid("相同措辞"), 10, lambda one: one.member.likeness if one.source else None, "share", "likeness"),
    Column(msgid("文件标识"), 16, lambda one: one.member.document, "text", "document_id"),
)

FAILURES: tuple[Column[FailureLine], ...] = (
    Column(msgid("文件"), 40, lambda one: one.failure.file, "text", "file"),
    Column(msgid("标题"), 40, lambda one: one.failure.title, "text", "title"),
    Column(msgid("原因"), 14, lambda one: one.kind, "text", "kind"),
    Column(msgid("说明"), 60, lambda one: one.failure.reason, "text", "reason"),
)
