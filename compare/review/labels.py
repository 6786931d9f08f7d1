"""Every word that a review prints for a value of the model, as tables; msgids, as in ``compare.words.labels``."""

from __future__ import annotations

from compare.model import Standing, SubjectKind, Verdict
from compare.review.model import Weight
from compare.words.language import msgid

WEIGHT = {
    Weight.MUST: msgid("必须修改"),
    Weight.SHOULD: msgid("应当修改"),
    Weight.THOUGHT: msgid("可以考虑"),
    Weight.DECIDE: msgid("须人工判断"),
}

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
