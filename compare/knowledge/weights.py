"""How much a reviewer's remark on a change weighs, and how it is put.

Source: the order is the one in which superiors send drafts back. What is prohibited, counted or dated in the upper
document binds whoever carries it out (《党政机关公文处理工作条例》第十九条 asks that a document be consistent with those above
it); who is responsible and how far a duty reaches is left to the locals more often than not.
"""

from __future__ import annotations

from compare.model import ChangeKind, CitationKind
from compare.review.model import Topic, Weight

# Kind of change → what it is about, its weight, what to do.
CHANGES: dict[ChangeKind, tuple[Topic, Weight, str]] = {
    ChangeKind.PROHIBITION_LOST: (Topic.WEAKENED, Weight.MUST, "上位文件的禁止性规定应当保留。"),
    ChangeKind.QUANTITY_LOWERED: (Topic.WEAKENED, Weight.MUST, "指标低于上位要求；请调整，或说明依据。"),
    ChangeKind.DEADLINE_LATER: (Topic.WEAKENED, Weight.MUST, "完成时限晚于上位要求；请调整，或说明依据。"),
    ChangeKind.FORCE_WEAKENED: (Topic.WEAKENED, Weight.MUST, "约束力度低于上位要求；请改用相应的用语。"),
    ChangeKind.EXCEPTION_ADDED: (Topic.WEAKENED, Weight.SHOULD, "上位文件没有这一例外；请核对有无依据。"),
    ChangeKind.SCOPE_NARROWED: (Topic.WEAKENED, Weight.SHOULD, "适用范围小于上位要求；请补齐，或说明理由。"),
    ChangeKind.QUANTITY_DROPPED: (Topic.DROPPED, Weight.SHOULD, "上位文件有指标，本级没有；请明确数量。"),
    ChangeKind.DEADLINE_DROPPED: (Topic.DROPPED, Weight.SHOULD, "上位文件有时限，本级没有；请明确时间。"),
    ChangeKind.DUTY_DROPPED: (Topic.DROPPED, Weight.SHOULD, "承接条款中未见上位文件的这一要点；请补充，或说明不适用。"),
    ChangeKind.ACTOR_MISSING: (Topic.ACTOR, Weight.SHOULD, "上位文件明确了责任单位，本级没有；请明确。"),
    ChangeKind.ACTOR_CHANGED: (Topic.ACTOR, Weight.THOUGHT, "责任单位与上位文件不对应；请核对职责分工。"),
}

# What is found of a citation → its weight, and the title of the remark. A document that is at hand needs none. Whoever
# cites what has been replaced cites what is no longer in force; to name the document that is carried out is usual
# (《党政机关公文处理工作条例》第九条: 引用公文应当先引标题、后引发文字号), and what was not given cannot be checked.
CITATIONS: dict[CitationKind, tuple[Weight, str]] = {
    CitationKind.REPLACED: (Weight.MUST, "引用的文件已有新版"),
    CitationKind.NEVER_CITED: (Weight.SHOULD, "未引用上位文件"),
    CitationKind.NOT_GIVEN: (Weight.THOUGHT, "引用的文件未提供，未能核对"),
}
