"""Copies that ask for less, or for the contrary: documents equal but for one clause, with the changes expected.

A row is ``upper => local : kind words > words; …`` (see ``changed``): the changed clause of both documents, and a piece
of the words of each change. The texts were made up.
"""

from __future__ import annotations

import pytest

from changed import changes
from compare.matching.directives import find_directives
from compare.model import Certainty, ChangeKind, Demand, Finding, Level
from compare.pipeline import compare_pair
from notation import draft

FRAME = """
# 重点任务
（一）{}
（二）建立古树名录。公布古树名称、位置和养护单位。
（三）设置保护标牌。在古树保护范围边界设置界桩和公示牌。
（四）开展巡查执法。依法查处砍伐古树、刻划树干行为。
"""


def carry(upper: str, local: str, level: Level = Level.MUNICIPAL) -> Finding:
    """The finding on the one clause that the two documents do not share."""
    above = draft(FRAME.format(upper), title="国务院关于古树保护的意见")
    below = draft(FRAME.format(local), title="青岭市关于古树保护的实施意见", level=level, region="青岭市")
    every = compare_pair(find_directives(above), above, below, wording=False)
    return next(one for one in every if one.directive.clause.label == "（一）")


def told(finding: Finding) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.upper, one.local) for one in finding.changes]


HEDGED = """
健全机制。建立古树横向补偿制度。 => 健全机制。鼓励建立古树横向补偿制度。 : force_weakened 建立 > 鼓励建立
健全机制。建立古树横向补偿制度。 => 健全机制。探索建立古树横向补偿制度。 : force_weakened 建立 > 探索建立
健全机制。建立古树横向补偿制度。 => 健全机制。研究建立古树横向补偿制度。 : force_weakened 建立 > 研究建立
健全机制。建立古树横向补偿制度。 => 健全机制。推动建立古树横向补偿制度。 : force_weakened 建立 > 推动建立
健全机制。建立古树横向补偿制度。 => 健全机制。逐步建立古树横向补偿制度。 : force_weakened 建立 > 逐步建立
健全机制。建立古树横向补偿制度。 => 健全机制。条件成熟时，建立古树横向补偿制度。 : force_weakened 建立 > 条件成熟时
健全机制。建立古树横向补偿制度。 => 健全机制。鼓励探索建立古树横向补偿制度。 : force_weakened 建立 > 鼓励探索建立
推广技术。推广滴灌、微喷等古树养护技术。 => 推广技术。鼓励推广滴灌、微喷等古树养护技术。 : force_weakened 推广 > 鼓励推广
建设公园。建成古树公园50处。 => 建设公园。力争建成古树公园50处。 : quantity_lowered 50处 > 力争建成古树公园50处
建设公园。2027年底前建成古树公园50处以上。 => 建设公园。力争2027年底前建成古树公园50处以上。 : quantity_lowered 50处以上 > 力争
完成普查。2027年底前全面完成古树普查登记。 => 完成普查。2027年底前基本完成古树普查登记。 : force_weakened 全面完成 > 基本完成
治理隐患。彻底消除城区古树倒伏隐患。 => 治理隐患。基本消除城区古树倒伏隐患。 : force_weakened 彻底消除 > 基本消除
明确责任。古树养护单位应当建立巡查台账。 => 明确责任。古树养护单位宜建立巡查台账。 : force_weakened 应当建立 > 宜建立
明确责任。古树养护单位应当建立巡查台账。 => 明确责任。古树养护单位应尽可能建立巡查台账。 : force_weakened 应当建立 > 尽可能建立
明确责任。县级人民政府应当设立古树专项资金。 => 明确责任。县级人民政府根据实际需要设立古树专项资金。 : force_weakened 应当设立 > 根据实际需要设立
完成普查。2027年底前基本完成古树普查登记。 => 完成普查。2027年底前全面完成古树普查登记。 : force_strengthened 基本完成 > 全面完成
保护生境。禁止向古树生境倾倒垃圾。 => 保护生境。减少向古树生境倾倒垃圾。 : force_weakened 禁止 > 减少
保护生境。不得移植一级古树。 => 保护生境。未经批准不得移植一级古树。 : exception_added 不得移植 > 未经批准
保护生境。除应急抢险外，禁止移植一级古树。 => 保护生境。除应急抢险、道路拓宽外，禁止移植一级古树。 : exception_added 除应急抢险外 > 除应急抢险、道路拓宽外
"""

UNHEDGED = """
健全机制。建立古树横向补偿制度。 => 健全机制。加快建立古树横向补偿制度。
健全机制。建立古树横向补偿制度。 => 健全机制。在支持企业认养的同时，建立古树横向补偿制度。
健全机制。建立古树横向补偿制度。 => 健全机制。严禁截留资金，建立古树横向补偿制度。
健全机制。逐步建立古树横向补偿制度。 => 健全机制。逐步建立古树横向补偿制度。
健全机制。逐步建立古树横向补偿制度。 => 健全机制。适时建立古树横向补偿制度。
健全机制。建立古树横向补偿制度。 => 健全机制。鼓励市民认养古树。建立古树横向补偿制度。
健全机制。2035年全面建成古树保护体系。 => 健全机制。2030年基本建成古树保护体系。
明确责任。养护单位应当根据实际需要设立古树专项资金。 => 明确责任。养护单位根据实际需要设立古树专项资金。
保护生境。不得擅自移植一级古树。 => 保护生境。未经批准不得移植一级古树。
保护生境。除应急抢险外，禁止移植一级古树。 => 保护生境。除应急抢险外，严禁移植一级古树。
建设公园。建设宜居宜业的古树社区。 => 建设公园。建设宜居宜业的古树社区。
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(HEDGED))
def test_a_copy_that_is_softened_is_told(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    finding = carry(upper, local, level)
    assert [kind for kind, _, _ in told(finding)] == [kind for kind, _, _ in found]
    for (_, above, below), (_, left, right) in zip(told(finding), found, strict=True):
        assert left in above and right in below
    weaker = "strengthened" not in found[0][0]
    assert finding.demand is (Demand.WEAKER if weaker else Demand.STRICTER)


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(UNHEDGED))
def test_what_is_not_softened_is_not_told(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    assert [one for one in told(carry(upper, local, level)) if one[0].startswith(("force", "exception"))] == found == []


def test_a_hedge_before_a_plain_verb_is_never_sure() -> None:
    (change,) = carry("健全机制。建立古树补偿制度。", "健全机制。逐步建立古树补偿制度。").changes
    assert change.certainty is Certainty.LIKELY


NUMBERS = """
建设公园。到2030年，全国建成古树公园800处。 => 建设公园。到2030年，全市建成古树公园20处。 : not_comparable
建设公园。古树管护经费年均增长6%。 => 建设公园。古树管护经费累计增长20%。 : not_comparable
建设公园。到2030年，全国建成古树公园800处。 => 建设公园。到2032年，全市建成古树公园20处。 : weaker
建设公园。建成古树公园50处。 => 建设公园。建成古树公园50处。 : same
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(NUMBERS))
def test_numbers_that_cannot_be_compared_are_not_said_to_be_equal(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    finding = carry(upper, local, level)
    assert finding.demand is Demand(found[0][0]), finding.changes
    kinds = {one.kind for one in finding.changes}
    assert (ChangeKind.QUANTITY_NOT_COMPARABLE in kinds) is (finding.demand is not Demand.SAME)


BODIES = """
建立档案。全面建立古树电子档案。（水利部、财政部负责） => 建立档案。全面建立古树电子档案。（市水利局负责） : actor_mapped 水利部 > 市水利局; actor_missing 财政部 >
建立档案。全面建立古树电子档案。（水利部牵头，财政部、生态环境部配合） => 建立档案。全面建立古树电子档案。（市水利局牵头，市财政局配合） : actor_mapped 水利部 > 市水利局; actor_missing 生态环境部 >
建立档案。全面建立古树电子档案。（水利部牵头，财政部配合） => 建立档案。全面建立古树电子档案。（市水利局牵头，市直有关部门配合） : actor_mapped 水利部 > 市水利局
建立档案。全面建立古树电子档案。（国家林草局牵头，住房城乡建设部配合） => 建立档案。全面建立古树电子档案。（市自然资源局牵头，市城市管理局配合） : actor_mapped 国家林草局 > 市自然资源局
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(BODIES))
def test_a_body_without_a_counterpart_is_told(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    finding = carry(upper, local, level)
    assert [kind for kind, _, _ in told(finding)] == [kind for kind, _, _ in found]
    for (_, above, below), (_, left, right) in zip(told(finding), found, strict=True):
        assert left in above and right in below


def test_a_run_in_heading_that_forbids_is_a_duty_of_its_own() -> None:
    upper = "严禁毁损移植古树。对收取大额认养费的，实行银行存管。"
    lost = carry(upper, "加强资金监管。对收取大额认养费的，实行银行存管。")
    assert [(one.duty.text, one.clause is not None) for one in lost.answers] == [
        ("严禁毁损移植古树", False),
        ("对收取大额认养费的，实行银行存管", True),
    ]
    assert [(kind, above) for kind, above, _ in told(lost)] == [("prohibition_lost", "严禁毁损移植古树")]
    kept = carry(upper, upper)
    assert (kept.coverage, kept.changes) == (1.0, ())


EXTENT = """
养护古树。对所有林区实施古树复壮。 => 养护古树。对部分林区实施古树复壮。 : scope_narrowed 所有林区 > 部分林区
养护古树。对各林区实施古树复壮。 => 养护古树。对大型林区实施古树复壮。 : scope_narrowed 各林区 > 大型林区
养护古树。对全部林区实施古树复壮。 => 养护古树。对试点林区实施古树复壮。 : scope_narrowed 全部林区 > 试点林区
养护古树。对古树公园开展整治。 => 养护古树。对新建古树公园开展整治。 : scope_narrowed 古树公园 > 新建古树公园
加强用水管理。对规模以上企业实行古树认养制度。 => 加强用水管理。对所有企业实行古树认养制度。 : scope_widened 规模以上企业 > 所有企业
推广技术。推广滴灌、微喷等古树养护技术。 => 推广技术。在有条件的地区推广滴灌、微喷等古树养护技术。 : scope_narrowed 推广滴灌 > 有条件的地区
推广技术。推广滴灌、微喷等古树养护技术。 => 推广技术。在有条件的地区，推广滴灌、微喷等古树养护技术。 : scope_narrowed 推广滴灌 > 有条件的地区
"""

SAME_EXTENT = """
养护古树。对古树公园开展整治。 => 养护古树。重点对古树公园开展整治。
养护古树。对重点林区实施古树复壮。 => 养护古树。对全部重点林区实施古树复壮。
养护古树。对所有林区实施古树复壮。 => 养护古树。对全部林区实施古树复壮。
养护古树。建设古树公园。 => 养护古树。新建古树公园。
推广技术。在有条件的地区推广滴灌、微喷等古树养护技术。 => 推广技术。在具备条件的地区推广滴灌、微喷等古树养护技术。
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(EXTENT))
def test_all_and_some_of_a_kind_are_told_apart(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    ((kind, above, below),) = [one for one in told(carry(upper, local, level)) if one[0].startswith("scope")]
    ((wanted, left, right),) = found
    assert kind == wanted and left in above and right in below


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(SAME_EXTENT))
def test_an_equal_extent_is_not_told(upper: str, local: str, level: Level, found: list[tuple[str, str, str]]) -> None:
    assert [one for one in told(carry(upper, local, level)) if one[0].startswith("scope")] == found == []


NUMBERS = """
改善空气质量。古树园区重污染天数控制在3天以内。 => 改善空气质量。古树园区重污染天数控制在5天以内。 : quantity_lowered 3天以内 > 5天以内
培养人才。每年培训古树养护员100万人次。 => 培养人才。每年培训古树养护员。 : quantity_dropped 100万人次 >
提高效率。古树灌溉水有效利用系数提高到0.58以上。 => 提高效率。古树灌溉水有效利用系数提高到0.55以上。 : quantity_lowered 0.58以上 > 0.55以上
提高效率。空气质量综合指数降到4.2以下。 => 提高效率。空气质量综合指数降到4.5以下。 : quantity_lowered 4.2以下 > 4.5以下
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(NUMBERS))
def test_numbers_of_indices_and_tallies_are_compared(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    assert [kind for kind, _, _ in told(carry(upper, local, level))] == [kind for kind, _, _ in found]
    for (_, above, below), (_, left, right) in zip(told(carry(upper, local, level)), found, strict=True):
        assert left in above and right in below


@pytest.mark.parametrize("upper", ["提高效率。古树灌溉水有效利用系数提高到0.58以上。", "建成公园2.5、苗圃3。"])
def test_equal_numbers_without_a_unit_are_no_change(upper: str) -> None:
    assert told(carry(f"加强管护。建立古树档案。{upper}", f"加强管护。建立古树档案。{upper}")) == []


def test_actions_side_by_side_are_duties_of_their_own() -> None:
    finding = carry(
        "完善监测体系。建设监测站点、布设监测断面、发布监测结果。", "完善监测体系。建设监测站点、布设监测断面。"
    )
    assert [one.clause is not None for one in finding.answers] == [True, True, False]
    assert finding.coverage < 1.0
    assert told(finding) == [("duty_dropped", "发布监测结果", "")]


def test_a_ban_said_the_other_way_round_is_not_lost() -> None:
    assert told(carry("完善管理。不得超计划移植古树。", "完善管理。应当按计划移植古树。")) == []
    lost = told(carry("完善管理。建立移植台账。不得超计划移植古树。", "完善管理。建立移植台账。"))
    assert [kind for kind, _, _ in lost] == ["prohibition_lost"]


CUT_SHORT = """
保护古树。禁止在古树周边焚烧沥青、油毡、橡胶、塑料。 => 保护古树。禁止在古树周边焚烧沥青、油毡。 : scope_narrowed 沥青、油毡、橡胶、塑料 > 沥青、油毡
保护古树。禁止焚烧沥青、油毡、橡胶、塑料。 => 保护古树。禁止焚烧沥青、油毡。 : scope_narrowed 沥青、油毡、橡胶、塑料 > 沥青、油毡
保护古树。禁止露天焚烧落叶、枯枝。 => 保护古树。对露天焚烧落叶、枯枝的，由林业主管部门依法查处。 : prohibition_lost 禁止露天焚烧落叶、枯枝 >
改善管护。古树管护能耗比2025年降低10%。 => 改善管护。古树管护能耗比2020年降低10%。 : quantity_not_comparable 10% > 10%
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(CUT_SHORT))
def test_words_that_stand_on_both_sides_may_ask_for_less(
    upper: str, local: str, level: Level, found: list[tuple[str, str, str]]
) -> None:
    ((kind, above, below),) = told(carry(upper, local, level))
    ((expected, left, right),) = found
    assert kind == expected and left in above and right in below
