"""Every word that a report prints for a value of the model, as tables.

The templates hold the fixed wording of the pages; these tables hold the names of values, so that one word stands for
one thing in every output.
"""

from __future__ import annotations

from compare.model import Force, Level, Relation

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
NOT_APPLICABLE = "上级事权"

# Buckets of the audit in the order printed (model.Audit's fields).
BUCKET = {
    "clause": "正文",
    "heading": "标题",
    "table": "表格",
    "footnote": "脚注",
    "furniture": "版面",
    "unread": "未读",
}
