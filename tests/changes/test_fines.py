"""Fines: an amount, or a share or a multiple of what was gained, against the fine for the same offence only."""

from __future__ import annotations

import pytest

from compare.changes import Pairing
from compare.changes.quantities import follow_numbers, tell_changes
from compare.matching.directives import find_directives
from compare.matching.match import match
from compare.model import Level
from compare.text.quantities import find_quantities
from compare.text.sentences import duties
from notation import draft

FELLED = "擅自砍伐古树的，由园林主管部门责令改正，"

FINES = [
    ("处三万元以下罚款。", "处三万元以下罚款。", []),
    ("处三万元以下罚款。", "处五万元以下罚款。", ["quantity_raised: 三万元以下|五万元以下"]),
    ("处三万元以下罚款。", "处一万元以下罚款。", ["quantity_lowered: 三万元以下|一万元以下"]),
    ("处三万元以下罚款。", "处一万元以上三万元以下罚款。", ["quantity_raised: 三万元以下|一万元以上三万元以下"]),
    (
        "处一万元以上五万元以下罚款。",
        "处五千元以上五万元以下罚款。",
        ["quantity_lowered: 一万元以上五万元以下|五千元以上五万元以下"],
    ),
    (
        "处一万元以上五万元以下罚款。",
        "处二万元以上四万元以下罚款。",
        ["quantity_not_comparable: 一万元以上五万元以下|二万元以上四万元以下"],
    ),
    (
        "处所得金额百分之十以上百分之五十以下的罚款。",
        "处所得金额一倍以上三倍以下罚款。",
        ["quantity_raised: 百分之十以上百分之五十以下|一倍以上三倍以下"],
    ),
    (
        "处所得金额一倍以上三倍以下罚款。",
        "处所得金额10%以上50%以下的罚款。",
        ["quantity_lowered: 一倍以上三倍以下|10%以上50%以下"],
    ),
    ("处所得金额一倍以上三倍以下罚款。", "处所得金额100%以上300%以下罚款。", []),
    (
        "处所得金额一倍以上三倍以下罚款。",
        "处林木价值一倍以上三倍以下罚款。",
        ["quantity_not_comparable: 一倍以上三倍以下|一倍以上三倍以下"],
    ),
    (
        "处五万元以上十万元以下罚款。",
        "并处所得金额一倍以上三倍以下罚款。",
        ["quantity_not_comparable: 五万元以上十万元以下|一倍以上三倍以下"],
    ),
    (
        "处一万元以上五万元以下罚款；情节严重的，处五万元以上十万元以下罚款。",
        "处一万元以上五万元以下罚款。",
        ["quantity_dropped: 五万元以上十万元以下|"],
    ),
]


def find(upper: str, local: str) -> list[str]:
    told = tuple(Pairing(one, local, "c1", upper, (local,), ("c1",), ("",), (local,)) for one in duties(upper))
    return [f"{one.kind.value}: {one.upper}|{one.local}" for one in tell_changes(follow_numbers(told))]


@pytest.mark.parametrize(("upper", "local", "changes"), FINES)
def test_another_fine_for_an_offence_is_told(upper: str, local: str, changes: list[str]) -> None:
    assert find(FELLED + upper, FELLED + local) == changes


def test_the_fine_for_another_offence_answers_none() -> None:
    other = "占用停车泊位的，由城管部门责令改正，处所得金额一倍以上三倍以下罚款。"
    assert find(f"{FELLED}处三万元以下罚款。", other) == []


def test_fines_for_lists_of_other_offences_are_not_compared() -> None:
    """有下列行为之一的 says nothing by itself."""
    stem = "违反本条例规定，养护单位有下列行为之一的，由园林主管部门责令改正，处{}万元以上十万元以下的罚款；拒不改正的，责令停工：\n（一）{}；\n（二）{}。"
    upper = stem.format("一", "古树周边未设置围栏的", "病虫害未及时防治的")
    assert find(upper, stem.format("二", "道路挖掘未采取洒水措施的", "高空抛掷装饰块件的")) == []
    assert find(upper, stem.format("二", "古树周边未设置防护围栏的", "病虫害没有及时防治的")) != []


def test_a_range_of_shares_is_one_number() -> None:
    (found,) = find_quantities("处所得金额百分之十以上百分之五十以下的罚款")
    assert (found.low * 100, found.high * 100) == (10, 50)


def test_a_penalty_is_answered_in_no_part_by_the_penalty_for_another_offence() -> None:
    law = draft(
        """
        # 第一章 保护
        第一条 园林主管部门应当建立古树名录，实行挂牌保护。
        # 第二章 法律责任
        第二条 违反本条例规定，擅自改变古树保护用地用途的，由园林主管部门责令限期改正，有违法所得的，没收违法所得；情节严重的，处十万元以上三十万元以下的罚款。
        """,
        title="古树条例",
    )
    local = draft(
        """
        # 第一章 保护
        第一条 古树实行挂牌管理，建立古树名录。
        # 第二章 法律责任
        第二条 违反本办法规定，擅自改变古树保护用地用途的，由园林主管部门责令限期改正。
        第三条 违反本办法规定，采用虚报、隐瞒等手段骗取养护补助的，由园林主管部门责令退回，没收违法所得；情节严重的，处三万元以下罚款。
        """,
        title="云溪市古树办法",
        level=Level.MUNICIPAL,
    )
    answers = match(find_directives(law), local)[-1].answers
    other = local.clauses[-1].id
    assert answers[0].clause is not None
    assert other not in {one.clause for one in answers}
    assert answers[-1].clause is None
