"""Every word that a report prints for a value of the model, as tables of msgids: one word for one thing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from compare.knowledge import titles
from compare.model.enums import (
    Certainty,
    ChainKind,
    ChangeKind,
    CitationKind,
    Demand,
    Extent,
    Force,
    JudgedBy,
    Level,
    Manner,
    Relation,
)
from compare.model.findings import Standing, SubjectKind, Verdict
from compare.words.language import msgid

RELATION = {Relation.ADOPT: msgid("采纳"), Relation.EXTEND: msgid("拓展"), Relation.OMIT: msgid("缺失")}
# What a relation means, for the legend. The wording follows the definitions in docs (adopt, extend, omit).
RELATION_MEANING = {
    Relation.ADOPT: msgid("本级文件有对应条款，未见实质增加"),
    Relation.EXTEND: msgid("本级文件有对应条款，并增加了本地的任务、数量、主体或办法"),
    Relation.OMIT: msgid("本级文件未见对应条款"),
}
LEVEL = {
    Level.NATIONAL: msgid("国家"),
    Level.PROVINCIAL: msgid("省"),
    Level.MUNICIPAL: msgid("市"),
    Level.COUNTY: msgid("县"),
}
LEVEL_UNKNOWN = msgid("层级不明")
FORCE = {Force.MUST: msgid("强制"), Force.SHALL: msgid("要求"), Force.SHOULD: msgid("引导"), Force.MAY: msgid("许可")}
EXTENT = {
    Extent.WHOLE: msgid("全部落实"),
    Extent.PARTIAL: msgid("部分落实"),
    Extent.NONE: msgid("未承接"),
    Extent.OPEN: msgid("待核"),
    Extent.LIKE: msgid("文字相近（早于上位文件）"),
    Extent.ABOVE: msgid("上级事项"),
    Extent.TAKES_PART: msgid("参与上级事项"),
    Extent.EXPIRED: msgid("已到期"),
    Extent.OLDER: msgid("未见（早于上位文件）"),
    Extent.ELSEWHERE: msgid("另见本地区其他文件"),
    Extent.SECONDHAND: msgid("报道（非文件原文）"),
}
EXTENT_MEANING = {
    Extent.WHOLE: msgid("本级文件有对应条款，各要点都确有着落"),
    Extent.PARTIAL: msgid("本级文件有对应条款，但有要点未见着落，或者只有相近的文字"),
    Extent.NONE: msgid("本级可以落实，而文件中未见对应条款"),
    Extent.OPEN: msgid("未判定，须核对原文：依据不足，或没有一个要点有着落，或用语同结论不合，或本级文件没有看到全文"),
    Extent.LIKE: msgid("本级文件早于上位文件，文字相近不等于承接"),
    Extent.ABOVE: msgid("只有上级机关能够落实，或者专指别的地区，或者处罚适用上位法，不算本级的缺口"),
    Extent.TAKES_PART: msgid("只有上级机关能够落实，本级文件写明参与或者配合"),
    Extent.EXPIRED: msgid("部署的期限在本级文件印发以前已满，不计入结论"),
    Extent.OLDER: msgid("本级文件早于上位文件，没有写到不等于不落实，不算本级的缺口"),
    Extent.ELSEWHERE: msgid("本地区的另一份文件承接得更多，以那一份为准，不重复计算"),
    Extent.SECONDHAND: msgid("一方是新闻报道、讲话或者解读，没有提到的可能写在原文里，不计入结论"),
}
# What is listed apart, beside what counts.
APART = (Extent.EXPIRED, Extent.ABOVE, Extent.TAKES_PART, Extent.OLDER, Extent.ELSEWHERE, Extent.SECONDHAND)
JUDGED_BY = {JudgedBy.PROGRAM: msgid("程序判定"), JudgedBy.MODEL: msgid("模型判定"), JudgedBy.PERSON: msgid("人工决定")}
# The kinds of document; their words and those of the marks get into the catalogue by themselves.
KIND = titles.LABELS
DEMAND = {
    Demand.STRICTER: msgid("要求加严"),
    Demand.SAME: msgid("要求持平"),
    Demand.WEAKER: msgid("要求降低"),
    Demand.NOT_COMPARABLE: msgid("不可比"),
}
DEMAND_MEANING = {
    Demand.STRICTER: msgid("承接条款的用语、数量或期限严于上位文件"),
    Demand.SAME: msgid("未见承接条款的要求有升降"),
    Demand.WEAKER: msgid("承接条款有一处以上的要求低于上位文件，见“要求弱化事项”"),
    Demand.NOT_COMPARABLE: msgid("两级的指标不能比高低，或者本级未写出上级的指标，别处也未见升降，说不上持平"),
}

NOT_SEEN, TO_CHECK = msgid("未见指标"), msgid("口径待核")  # of a number that an upper document sets, in a local one

# What the program makes of an omission that it cannot tell.
DOUBTED = msgid("初判未承接（依据不足）")
PARTIAL, UNCERTAIN = EXTENT[Extent.PARTIAL], EXTENT[Extent.OPEN]
NOT_APPLICABLE = msgid("上级事项")
MANNER = {Manner.COPY: msgid("照抄"), Manner.REWORD: msgid("改写"), Manner.DETAIL: msgid("细化")}
CHANGE = {
    ChangeKind.FORCE_WEAKENED: msgid("弱化"),
    ChangeKind.FORCE_STRENGTHENED: msgid("强化"),
    ChangeKind.QUANTITY_RAISED: msgid("指标提高"),
    ChangeKind.QUANTITY_LOWERED: msgid("指标降低"),
    ChangeKind.QUANTITY_DROPPED: msgid("指标未提"),
    ChangeKind.QUANTITY_NOT_COMPARABLE: msgid("口径不同"),
    ChangeKind.DEADLINE_EARLIER: msgid("提前"),
    ChangeKind.DEADLINE_LATER: msgid("推迟"),
    ChangeKind.DEADLINE_DROPPED: msgid("时限未提"),
    ChangeKind.DEADLINE_ADDED: msgid("新增时限"),
    ChangeKind.ACTOR_NAMED: msgid("明确责任单位"),
    ChangeKind.ACTOR_MISSING: msgid("未明确责任单位"),
    ChangeKind.ACTOR_CHANGED: msgid("责任单位变更"),
    ChangeKind.ACTOR_MAPPED: msgid("责任单位对应"),
    ChangeKind.DUTY_DROPPED: msgid("要点未见"),
    ChangeKind.SCOPE_NARROWED: msgid("范围收窄"),
    ChangeKind.SCOPE_WIDENED: msgid("范围扩大"),
    ChangeKind.PROHIBITION_LOST: msgid("禁止性规定未提"),
    ChangeKind.PROHIBITION_ADDED: msgid("新增禁止性规定"),
    ChangeKind.EXCEPTION_LOST: msgid("例外取消"),
    ChangeKind.EXCEPTION_ADDED: msgid("新增例外"),
}
CERTAINTY = {Certainty.SURE: msgid("把握大"), Certainty.LIKELY: msgid("把握中"), Certainty.WEAK: msgid("把握小")}
SURENESS = {
    Certainty.SURE: msgid("判定把握大"),
    Certainty.LIKELY: msgid("判定把握中"),
    Certainty.WEAK: msgid("判定把握小"),
}
CHAIN = {
    ChainKind.CARRIED: msgid("省市均承接"),
    ChainKind.CARRIED_BY_CITY: msgid("市级承接"),
    ChainKind.WEAKENED_AT_PROVINCE: msgid("省级弱化"),
    ChainKind.WEAKENED_AT_CITY: msgid("市级弱化"),
    ChainKind.LOST_AT_PROVINCE: msgid("省、市均未承接"),
    ChainKind.LOST_AT_CITY: msgid("市级未承接"),
    ChainKind.SKIPPED_BY_PROVINCE: msgid("省级跳过、市级承接"),
    ChainKind.UPPER_MATTER: NOT_APPLICABLE,
}
CITATION = {
    CitationKind.AT_HAND: msgid("已提供"),
    CitationKind.NOT_GIVEN: msgid("引用而未提供"),
    CitationKind.REPLACED: msgid("已被新版替代"),
    CitationKind.NEVER_CITED: msgid("提供而未引用"),
    CitationKind.NO_ARTICLE: msgid("援引的条文不存在"),
}
# What can be decided on in a review, what was, and what that is worth now.
VERDICT = {
    Verdict.ACCEPT: msgid("接受"),
    Verdict.REJECT: msgid("驳回"),
    Verdict.CHANGE: msgid("更改"),
    Verdict.WAIVE: msgid("豁免"),
}
SUBJECT = {
    SubjectKind.RELATION: msgid("关系"),
    SubjectKind.MATCH: msgid("对应条款"),
    SubjectKind.CHANGE: msgid("变化"),
    SubjectKind.MANNER: msgid("照抄"),
    SubjectKind.CITATION: msgid("引用"),
}
STANDING = {
    Standing.VALID: msgid("有效"),
    Standing.STALE: msgid("依据已变，请重新核定"),
    Standing.EXPIRED: msgid("豁免已到期，请重新核定"),
    Standing.UNKNOWN: msgid("这次没有找到，已保留"),
}
# Buckets of the audit in the order printed (model.Audit's fields).
BUCKET = {
    "clause": msgid("正文"),
    "heading": msgid("标题"),
    "table": msgid("表格"),
    "footnote": msgid("脚注"),
    "furniture": msgid("版面"),
    "unread": msgid("未读"),
}

_TABLES: dict[type, Mapping[Any, str]] = {
    type(next(iter(table))): table
    for table in (
        *(RELATION, CERTAINTY, EXTENT, JUDGED_BY, KIND, DEMAND, LEVEL, FORCE, MANNER),
        *(CHANGE, CHAIN, CITATION, VERDICT, SUBJECT, STANDING),
    )
}


def word(value: StrEnum) -> str:
    """What a value of the model is called, whichever of the kinds above it is of."""
    return _TABLES[type(value)][value]
