"""Force, targets and actors of directives."""

from __future__ import annotations

import pytest

from compare.matching.directives import find_actors, find_directives, force
from compare.model import Certainty, ChangeKind, Force
from notation import draft


def test_measures_and_targets_are_directives_and_nothing_else() -> None:
    document = draft(
        """
        # 一、发展现状
        全市现有古树一千株。
        # 二、基本原则
        坚持保护优先。
        # 三、主要目标
        到2030年，古树建档率达到100%。
        # 四、主要任务
        建立古树档案，落实养护责任人。
        """
    )
    found = find_directives(document)
    assert [one.clause.headings[-1] for one in found] == ["三、主要目标", "四、主要任务"]
    assert [duty.text for duty in found[1].duties] == ["建立古树档案", "落实养护责任人"]
    assert [one.id for one in found] == [one.clause.id for one in found]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("任何单位不得砍伐古树。", Force.MUST),
        ("养护人应当定期巡查。", Force.SHALL),
        ("建立古树档案。", Force.SHALL),
        ("鼓励社会认养古树。", Force.SHOULD),
        ("鼓励企业建设古树展馆，开展研学活动，完善服务。", Force.SHOULD),
        ("鼓励有条件的县古树认养率达到75%。", Force.SHOULD),
        ("各级古树养护经费占绿化经费比重不低于60%。", Force.SHALL),
        ("优化古树养护，每株巡查不少于四次。", Force.SHALL),
        ("推广智慧监测，探索远程巡查。", Force.SHOULD),
        ("鼓励社会认养古树，并依法给予税收优惠。", Force.SHALL),
        ("鼓励社会认养古树。认养人应当定期巡查。", Force.SHALL),
        ("鼓励社会认养古树，但不得擅自移植。", Force.MUST),
        ("完善认养办法，支持企业建设古树展馆。", Force.SHALL),
        ("加大资金支持，建立古树档案。", Force.SHALL),
        ("古树建档率 | % | 60 | 90 | 约束性", Force.MUST),
        ("古树认养率 | % | 20 | 40 | 预期性", Force.SHOULD),
        ("养护人可以申请补助。", Force.MAY),
        ("应当鼓励认养，但不得收费。", Force.MUST),
        ("主要供应重要需要的可持续应用。", Force.SHOULD),
        # a purpose, a precondition, a base, a quotation and an attribute decide nothing
        ("发展古树认养，打造古树公园，确保古树安全。", Force.SHOULD),
        ("建立古树档案，确保古树安全。", Force.SHALL),
        ("确保古树安全。", Force.MUST),
        ("完善养护，确保古树存活率不低于98%。", Force.MUST),
        ("在严格保护、确保安全的前提下，有序推动古树旅游。", Force.SHOULD),
        ("顺应从严格保护到合理利用的新趋势，发展古树旅游。", Force.SHOULD),
        ("推动古树资源严格保护、高效利用。", Force.SHOULD),
        ("推动“必须挂牌”行动扩面。", Force.SHOULD),
        ("依法必须招标的养护项目，鼓励联合投标。", Force.SHOULD),
        ("养护人应当采取措施，防止古树倾倒。", Force.SHALL),
        ("任何人未经批准的，不得移植古树。", Force.MUST),
        # what may be done is no ban, though a ban may come of it
        ("县人民政府可以根据古树分布，划定并公布禁止停车的区域。", Force.MAY),
        ("县人民政府可以采取限制进入、禁止攀爬等措施。", Force.MAY),
        ("县人民政府可以划定保护区，但不得妨碍通行。", Force.MUST),
        ("违反本条例，在政府禁止的时段入园的，可以处五十元罚款。", Force.MAY),
        ("禁止在划定的区域内停车。", Force.MUST),
    ],
)
def test_the_strongest_verb_decides(text: str, strength: Force) -> None:
    assert force(text) is strength


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("建立古树档案。（责任单位：市园林局、市财政局）", ("市园林局", "市财政局")),
        ("第五条 园林主管部门应当组织普查。财政部门负责经费保障。", ("园林主管部门", "财政部门")),
        ("复壮方案由专家委员会制定。", ("专家委员会",)),
        ("建立古树档案。", ()),
    ],
)
def test_actors(text: str, actors: tuple[str, ...]) -> None:
    assert find_actors(text) == actors


@pytest.mark.parametrize(
    ("text", "counted", "dated"),
    [
        ("应当培养古树养护青年人才。", False, False),  # a word with 年 is no time
        ("应当组织老年人认养古树，登记资料保存不少于2年。", True, False),
        ("应当于2030年底前完成古树普查。", False, True),
        ("应当自发现之日起三个月内登记古树。", False, True),
        ("应当建立古树档案，到2030年建档率达到100%。", True, True),
    ],
)
def test_what_has_a_number_and_what_has_a_time(text: str, counted: bool, dated: bool) -> None:
    (found,) = find_directives(draft(f"# 一、主要任务\n{text}"))
    assert (found.counted, found.dated) == (counted, dated)
    assert found.binding == (1, not counted, not dated)


def test_grades_have_a_rank_and_kinds_say_what_they_are_about() -> None:
    assert [one.rank for one in Force] == list(range(len(Force)))
    assert [one.rank for one in Certainty] == list(range(len(Certainty)))
    for one in ChangeKind:
        assert (one.counted, one.dated) == (one.value.startswith("quantity"), one.value.startswith("deadline"))
