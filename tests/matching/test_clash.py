"""Opposite rules on two cases are two matters; a rule turned round is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.matching.contrary import answers_ban, carry_down, clash, lacks_penalty, read_offences
from compare.settings import FIXED
from notation import draft


@pytest.mark.parametrize(
    ("duty", "said", "two"),
    [
        # another case: another number, or somebody else
        ("移植超过50株的，应当报告主管部门", "移植不超过5株的，不得要求报告主管部门。", True),
        ("公园管理处不得设置古树认养箱", "街道服务站应当设置古树认养箱。", True),
        # the same case turned round is a change, not another matter
        ("单位和个人不得移植古树", "单位和个人应当移植古树。", False),
        ("任何单位不得移植古树", "任何单位应当依法移植古树。", False),
        # a number alone, or a modal verb alone
        ("移植超过50株的，应当报告主管部门", "移植超过5株的，应当报告主管部门。", False),
        # another act
        ("街道不得砍伐古树", "园林局应当编制名录。", False),
        ("支持认养古树", "鼓励认养古树。", False),
    ],
)
def test_clash(duty: str, said: str, two: bool) -> None:
    assert clash(duty, said) is two
    assert clash(said, duty) is two


PENALTY = "第三十条 违反本条例规定，擅自移植古树的，由园林主管部门责令改正，处五千元以上五万元以下罚款。"


@pytest.mark.parametrize(
    ("upper", "local", "lacks"),
    [
        (PENALTY, "任何单位和个人不得擅自移植古树。", True),
        (PENALTY, "擅自移植古树的，没收违法所得。", False),
        (PENALTY, "第九条 违反本办法规定的，依照《古树条例》处理。", False),
        ("任何单位和个人不得擅自移植古树。", "任何单位和个人不得擅自移植古树。", False),
        ("任何单位和个人不得擅自移植古树。", PENALTY, False),
    ],
)
def test_a_rule_without_a_penalty_carries_no_penalty(upper: str, local: str, lacks: bool) -> None:
    assert lacks_penalty(draft(f"# 章\n{upper}").clauses[0], draft(f"# 章\n{local}").clauses[0]) is lacks


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        ("违反本条例规定，擅自移植古树的，由园林主管部门责令改正，处五千元以上罚款。", ("擅自移植古树的",)),
        (
            "养护责任人不履行养护义务的，由园林主管部门责令改正；逾期不改正的，处一千元罚款。",
            ("养护责任人不履行养护义务的",),
        ),
        (
            "有下列行为之一的，由园林主管部门责令改正，处五百元罚款：\n（一）在古树上刻划钉钉；\n（二）攀折古树枝条。",
            ("在古树上刻划钉钉", "攀折古树枝条"),
        ),
        ("古树实行挂牌保护。", ()),
    ],
)
def test_an_offence_is_what_stands_before_its_sanction(text: str, offences: tuple[str, ...]) -> None:
    clause = replace(draft("# 法律责任\n罚款。" if offences else "# 保护\n保护。").clauses[0], text=text)
    assert tuple(one.strip("， 规定") for one in read_offences([clause])[0]) == offences


@pytest.mark.parametrize(
    ("duty", "said", "stem", "answered"),
    [
        ("未经同意，不得公开或者泄露其有关位置", "泄露古树的具体位置；", "任何人不得有下列行为：", True),
        ("未经同意，不得公开或者泄露其有关位置", "泄露古树的具体位置；", "管理人员应当报告下列情形：", False),
        ("不得在古树周围堆放物料", "攀折古树枝条；", "任何人不得有下列行为：", False),
        ("应当公开古树的具体位置", "泄露古树的具体位置；", "任何人不得有下列行为：", False),
    ],
)
def test_an_item_under_a_ban_answers_a_ban_on_the_like_act(duty: str, said: str, stem: str, answered: bool) -> None:
    assert (answers_ban(duty, said, stem) >= FIXED.mainly) is answered


def test_an_item_is_a_rule_by_what_it_stands_under() -> None:
    text = "第三条 任何人不得有下列行为：\n（一）攀折古树枝条；\n（二）刻划树干。"
    assert carry_down(text, "攀折古树枝条") == "任何人不得有攀折古树枝条"
    assert carry_down("第四条 鼓励认养古树。", "鼓励认养古树") == "鼓励认养古树"
