"""Every word that a report prints for a value of the model, as tables.

The templates hold the fixed wording of the pages; these tables hold the names of values, so that one word stands for
one thing in every output.
"""

from __future__ import annotations

from compare.model import ChainKind, ChangeKind, CitationKind, Force, Level, Manner, Relation

RELATION = {Relation.ADOPT: "采纳", Relation.EXTEND: "拓展", Relation.OMIT: "缺失"}

# What a relation means, for the legend. The wording follows the definitions in docs (adopt, extend, omit).
RELATION_MEANING = {
    Relation.ADOPT: "本级文件有对应条款，未见实质增加",
    Relation.EXTEND: "本级文件有对应条款，并增加了本地的任务、数量、主体或办法",
    Relation.OMIT: "本级文件未见对应条款",
}

LEVEL = {Level.NATIONAL: "国家", Level.PROVINCIAL: "省", Level.MUNICIPAL: "市", Level.COUNTY: "县"}
LEVEL_UNKNOWN = "层级不明"

FORCE = {Force.MUST: "强制", Force.SHALL: "要求", Force.SHOULD: "引导", Force.MAY: "许可"}

PARTIAL = "部分"
UNCERTAIN = "待核"
NOT_APPLICABLE = "上级事项"

MANNER = {Manner.COPY: "照抄", Manner.REWORD: "改写", Manner.DETAIL: "细化"}

CHANGE = {
    ChangeKind.FORCE_WEAKENED: "弱化",
    ChangeKind.FORCE_STRENGTHENED: "强化",
    ChangeKind.QUANTITY_RAISED: "加码",
    ChangeKind.QUANTITY_LOWERED: "打折",
    ChangeKind.QUANTITY_DROPPED: "指标未提",
    ChangeKind.QUANTITY_NOT_COMPARABLE: "口径不同",
    ChangeKind.DEADLINE_EARLIER: "提前",
    ChangeKind.DEADLINE_LATER: "推迟",
    ChangeKind.DEADLINE_DROPPED: "时限未提",
    ChangeKind.DEADLINE_ADDED: "新增时限",
    ChangeKind.ACTOR_NAMED: "明确责任单位",
    ChangeKind.ACTOR_MISSING: "未明确责任单位",
    ChangeKind.ACTOR_CHANGED: "责任单位变更",
    ChangeKind.ACTOR_MAPPED: "责任单位对应",
    ChangeKind.DUTY_DROPPED: "要点缺失",
    ChangeKind.SCOPE_NARROWED: "范围收窄",
    ChangeKind.SCOPE_WIDENED: "范围扩大",
    ChangeKind.PROHIBITION_LOST: "禁止性规定未提",
    ChangeKind.PROHIBITION_ADDED: "新增禁止性规定",
    ChangeKind.EXCEPTION_LOST: "例外取消",
    ChangeKind.EXCEPTION_ADDED: "新增例外",
}

CHAIN = {
    ChainKind.CARRIED: "省市均承接",
    ChainKind.WEAKENED_AT_PROVINCE: "省级弱化",
    ChainKind.WEAKENED_AT_CITY: "市级弱化",
    ChainKind.LOST_AT_PROVINCE: "省、市均缺失",
    ChainKind.LOST_AT_CITY: "市级缺失",
    ChainKind.SKIPPED_BY_PROVINCE: "省级跳过、市级承接",
    ChainKind.UPPER_MATTER: NOT_APPLICABLE,
}

CITATION = {
    CitationKind.AT_HAND: "已提供",
    CitationKind.NOT_GIVEN: "引用而未提供",
    CitationKind.REPLACED: "已被新版替代",
    CitationKind.NEVER_CITED: "提供而未引用",
}

# Buckets of the audit in the order printed (model.Audit's fields).
BUCKET = {
    "clause": "正文",
    "heading": "标题",
    "table": "表格",
    "footnote": "脚注",
    "furniture": "版面",
    "unread": "未读",
}
