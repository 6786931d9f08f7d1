"""Every word that the outputs of a survey print for a value of its model, as tables of msgids."""

from __future__ import annotations

from compare.model import Aside, Level, Relation
from compare.survey.model import FailureKind
from compare.words import labels
from compare.words.language import msgid

# What stands in a cell of the matrix: one sign that tells without any colour.
ABOVE = "above"
SIGN = {
    Relation.ADOPT.value: msgid("采"),
    Relation.EXTEND.value: msgid("拓"),
    Relation.OMIT.value: msgid("缺"),
    ABOVE: msgid("上"),
    Aside.EXPIRED.value: msgid("期"),
    Aside.SECONDHAND.value: msgid("报"),
}
DOUBT = "?"
NOT_COMPARED = "·"
PIECE = "※"  # behind the name of a government whose text is not whole

KIND = {**{one.value: word for one, word in labels.RELATION.items()}, ABOVE: labels.NOT_APPLICABLE}
KIND |= {Aside.EXPIRED.value: msgid("已到期"), Aside.SECONDHAND.value: msgid("报道，非文件原文")}

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
