"""The contrary of a duty, in its own words, carries nothing of it."""

from __future__ import annotations

import pytest

from compare.matching.contrary import denies, stands
from compare.matching.directives import find_directives
from compare.model import ChangeKind, Level, Relation
from compare.pipeline import compare_pair
from notation import draft


@pytest.mark.parametrize(
    ("duty", "said", "contrary"),
    [
        ("对养护困难的农户给予复壮补贴", "停止对养护困难的农户给予复壮补贴。", True),
        ("对养护困难的农户给予复壮补贴", "自2027年起，不再对养护困难的农户给予复壮补贴。", True),
        ("支持企业认养古树名木", "不支持企业认养古树名木。", True),
        ("支持企业认养古树名木", "禁止企业认养古树名木，另行制定办法。", True),
        ("养护单位应当公开古树位置", "养护单位不得公开古树位置。", True),
        ("建立古树补偿制度", "取消古树补偿制度。", True),
        # in some case only, of somebody else, another act, or the same the other way round
        ("对养护困难的农户给予复壮补贴", "弄虚作假的，停止对养护困难的农户给予复壮补贴。", False),
        ("对养护困难的农户给予复壮补贴", "对弄虚作假的农户停止给予复壮补贴。", False),
        ("养护单位应当公开古树位置", "游客和摄影爱好者不得公开古树位置。", False),
        ("支持企业认养古树名木", "支持企业认养古树名木，不得收取费用。", False),
        ("治理古树周边违法建设", "严禁古树周边违法建设。", False),
        ("取消古树砍伐审批", "取消古树砍伐审批。", False),
        ("不再收取古树移植费用", "不再收取古树移植费用。", False),
    ],
)
def test_a_contrary_is_told_from_a_rule_for_some_case(duty: str, said: str, contrary: bool) -> None:
    assert denies(duty, said) is contrary


def test_words_behind_a_denial_do_not_stand_there() -> None:
    assert not stands("给予复壮补贴", "停止给予复壮补贴。")
    assert stands("给予复壮补贴", "停止给予复壮补贴。对农户给予复壮补贴。")


FRAME = """
# 重点任务
（一）实施复壮工程。{}
（二）建立古树名录。公布古树名称、位置和养护单位。
（三）设置保护标牌。在古树保护范围边界设置界桩和公示牌。
"""


@pytest.mark.parametrize("ending", ["停止", "取消", "不再"])
def test_a_directive_that_is_ended_is_not_carried(ending: str) -> None:
    duty = "对养护困难的农户给予复壮补贴。"
    upper, local = draft(FRAME.format(duty)), draft(FRAME.format(ending + duty), level=Level.MUNICIPAL)
    finding = next(iter(compare_pair(find_directives(upper), upper, local, wording=False)))
    assert (finding.relation, finding.coverage) == (Relation.OMIT, 0.0)


@pytest.mark.parametrize("contrary", ["不支持企业认养古树名木", "禁止企业认养古树名木"])
def test_a_duty_that_is_denied_is_unanswered_and_told(contrary: str) -> None:
    upper = draft(FRAME.format("支持企业认养古树名木，对养护困难的农户给予复壮补贴。"))
    local = draft(FRAME.format(f"{contrary}，对养护困难的农户给予复壮补贴。"), level=Level.MUNICIPAL)
    finding = next(iter(compare_pair(find_directives(upper), upper, local, wording=False)))
    assert [one.clause is not None for one in finding.answers] == [False, True]
    (change,) = finding.changes
    assert (change.kind, change.upper) == (ChangeKind.DUTY_DROPPED, "支持企业认养古树名木")
    assert contrary in change.local
