"""Which documents meet."""

from __future__ import annotations

import pytest

from compare.errors import PolicyCompareError
from compare.matching.choose import choose
from compare.model import Choice, Document, Level
from notation import draft

TREES = """
# 一、主要任务
建立古树名木档案，逐株落实养护责任人，对衰弱古树开展复壮。
开展古树名木普查，建设古树公园，鼓励社会认养古树名木。
# 二、保障措施
加强组织领导，落实经费，强化考核，完善工作机制。
"""
LOCAL_TREES = """
# 一、重点工作
全面开展古树名木普查建档，逐株挂牌，落实古树养护责任人。
实施衰弱古树名木复壮工程，建设古树公园三处。
# 二、保障措施
加强组织领导，落实经费，强化考核，完善工作机制。
"""
LAKES = """
# 一、主要任务
开展湖泊清淤，整治岸线，控制入湖污染物，恢复水生植被。
建立湖泊水质监测网络，推行湖长制，严格岸线管控。
# 二、保障措施
加强组织领导，落实经费，强化考核，完善工作机制。
"""

NATION_TREES = draft(TREES, title="古树名木保护规划")
NATION_LAKES = draft(LAKES, title="湖泊治理规划")
CITY_TREES = draft(LOCAL_TREES, title="云溪市古树名木保护行动方案", level=Level.MUNICIPAL, region="青川省云溪市")
CITY_LAKES = draft(LAKES, title="云溪市湖泊治理实施方案", level=Level.MUNICIPAL, region="青川省云溪市")
PROVINCE_TREES = draft(TREES, title="青川省古树名木保护意见", level=Level.PROVINCIAL, region="青川省")
OTHER_TREES = draft(TREES, title="白原省古树名木保护意见", level=Level.PROVINCIAL, region="白原省")
ALL = (NATION_TREES, NATION_LAKES, PROVINCE_TREES, OTHER_TREES, CITY_TREES, CITY_LAKES)


def chosen(choices: tuple[Choice, ...]) -> set[tuple[str, str]]:
    return {(one.upper, one.local) for one in choices if one.chosen}


def find(choices: tuple[Choice, ...], upper: Document, local: Document) -> Choice:
    return next(one for one in choices if (one.upper, one.local) == (upper.id, local.id))


def test_the_same_subject_meets_and_another_does_not() -> None:
    choices = choose(ALL)
    assert find(choices, NATION_TREES, CITY_TREES).chosen
    assert find(choices, NATION_LAKES, CITY_LAKES).chosen
    assert not find(choices, NATION_LAKES, CITY_TREES).chosen
    assert not find(choices, NATION_TREES, CITY_LAKES).chosen
    assert find(choices, NATION_LAKES, CITY_TREES).reason.startswith("主题不同")


def test_three_levels_meet_downwards_only() -> None:
    pairs = {(one.upper, one.local) for one in choose(ALL)}
    assert (NATION_TREES.id, PROVINCE_TREES.id) in pairs
    assert (PROVINCE_TREES.id, CITY_TREES.id) in pairs
    assert (CITY_TREES.id, PROVINCE_TREES.id) not in pairs
    assert (NATION_TREES.id, NATION_LAKES.id) not in pairs
    assert (PROVINCE_TREES.id, OTHER_TREES.id) not in pairs


def test_a_province_binds_only_its_own_cities() -> None:
    choices = choose(ALL)
    assert find(choices, PROVINCE_TREES, CITY_TREES).chosen
    refused = find(choices, OTHER_TREES, CITY_TREES)
    assert not refused.chosen
    assert refused.reason == "地区不同：白原省与青川省云溪市"


def test_an_unknown_region_may_be_any() -> None:
    nowhere = draft(TREES, title="全省古树名木保护意见", level=Level.PROVINCIAL)
    assert find(choose((nowhere, CITY_TREES, NATION_LAKES)), nowhere, CITY_TREES).chosen


def test_every_choice_has_a_score_and_a_reason() -> None:
    for one in choose(ALL):
        assert 0 <= one.score <= 1
        assert one.reason


def test_all_pairs_takes_everything() -> None:
    choices = choose(ALL, all_pairs=True)
    assert all(one.chosen for one in choices)


def test_the_only_upper_document_is_taken_with_a_warning() -> None:
    desert = draft("# 任务\n固沙造林，封禁沙化土地，推广滴灌设备。", title="防沙治沙规划")
    (one,) = choose((desert, CITY_TREES))
    assert one.chosen
    assert one.reason.startswith("唯一的上位文件")
    assert one.doubtful
    assert "请核对" in one.reason


@pytest.mark.parametrize("name", [NATION_LAKES.id, "湖泊治理规划", "湖泊 治理"])
def test_a_named_pair_is_compared_and_nothing_else(name: str) -> None:
    choices = choose(ALL, pairs=[(name, CITY_TREES.id)])
    assert chosen(choices) == {(NATION_LAKES.id, CITY_TREES.id)}


def test_a_file_name_stands_for_all_its_documents() -> None:
    choices = choose(ALL, pairs=[("笔记.txt", "云溪市古树")])
    assert chosen(choices) == {
        (one.id, CITY_TREES.id) for one in (NATION_TREES, NATION_LAKES, PROVINCE_TREES, OTHER_TREES)
    }


@pytest.mark.parametrize(
    ("pair", "said"),
    [(("沙漠", "云溪市古树"), "沙漠"), (("云溪市古树", "湖泊治理规划"), "上位文件"), (("", "古树"), "“”")],
)
def test_a_wrong_pair_is_refused_in_one_line(pair: tuple[str, str], said: str) -> None:
    with pytest.raises(PolicyCompareError, match=said):
        choose(ALL, pairs=[pair])


def test_a_document_without_measures_or_level_meets_none() -> None:
    empty = draft("近年来保护取得显著成效。", title="古树名木保护成就", level=Level.MUNICIPAL)
    unknown = draft(TREES, title="古树名木保护办法", level=None)
    assert choose((NATION_TREES, empty, unknown)) == ()


def test_the_order_of_the_documents_changes_no_choice() -> None:
    assert chosen(choose(ALL)) == chosen(choose(ALL[::-1]))
