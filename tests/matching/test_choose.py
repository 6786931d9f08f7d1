"""Which documents meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.errors import PolicyCompareError
from compare.matching.choose import choose, choose_main, find_copies
from compare.model import Choice, Document, DocumentKind, Level
from compare.model.comparison import Wishes
from compare.pipeline import compare_documents, list_warnings
from compare.reading.files import find_named
from compare.settings import DEFAULT
from notation import draft

PRESS, PLAN = DocumentKind.PRESS_REPORT, DocumentKind.PLAN

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


LIBRARIES = """
# 第一章 总则
第一条 市民政局应当将图书馆事业纳入国民经济和社会发展规划，所需经费列入本级政府预算。
第二条 对在图书馆事业中作出突出贡献的单位和个人，按照国家有关规定给予表彰和奖励。
第三条 鼓励公民、法人和其他组织依法捐赠，并依法给予税收优惠。
第四条 图书馆应当广泛收集图书，开展阅读指导，向读者免费开放图书馆阅览室。
"""
CARE = """
# 第一章 总则
第一条 市民政局应当将养老院事业纳入国民经济和社会发展规划，所需经费列入本级政府预算。
第二条 对在养老院事业中作出突出贡献的单位和个人，按照国家有关规定给予表彰和奖励。
第三条 鼓励公民、法人和其他组织依法捐赠，并依法给予税收优惠。
第四条 养老院应当照料老人，配备护理员，为失能老人提供送餐服务。
"""


def test_statutes_that_share_no_more_than_the_wording_of_statutes_are_doubtful() -> None:
    law = draft(LIBRARIES, title="中华人民共和国图书馆法")
    for text, title, doubtful in ((CARE, "云溪市养老院条例", True), (LIBRARIES, "云溪市图书馆条例", False)):
        rules = draft(text, title=title, level=Level.MUNICIPAL, region="青川省云溪市")
        (one,) = choose((law, rules), settings=replace(DEFAULT, choose_sure=1.3))
        assert one.chosen and one.doubtful is doubtful
        assert ("很少写到对方标题所说的事项" in one.reason) is doubtful


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
    choices = choose(ALL, Wishes(all_pairs=True))
    assert all(one.chosen for one in choices)
    assert {one.doubtful for one in choices} == {False, True}
    for one in choices:
        assert one.doubtful == ("主题" in one.reason)
        named = choose(ALL, Wishes(pairs=((one.upper, one.local),)))
        assert not any(other.doubtful for other in named), "whoever names a pair has seen the two"
    assert find(choices, NATION_LAKES, CITY_TREES).doubtful
    assert not find(choices, NATION_TREES, CITY_TREES).doubtful


def test_the_doubts_of_a_local_document_are_one_warning() -> None:
    choices = choose(ALL, Wishes(all_pairs=True))
    doubted = [one for one in choices if one.local == CITY_TREES.id and one.doubtful]
    told = [words for words, ids in list_warnings(ALL, choices) if "可能不是同一主题" in words and CITY_TREES.id in ids]
    assert len(told) == 1
    assert all(next(d.identity.title for d in ALL if d.id == one.upper) in told[0] for one in doubted[:3])


def test_the_only_upper_document_is_taken_with_a_warning() -> None:
    desert = draft("# 任务\n固沙造林，封禁沙化土地，推广滴灌设备。", title="防沙治沙规划")
    (one,) = choose((desert, CITY_TREES))
    assert one.chosen
    assert one.reason.startswith("唯一的上位文件")
    assert one.doubtful
    assert "低于取舍线" in one.reason


@pytest.mark.parametrize("name", [NATION_LAKES.id, "湖泊治理规划", "湖泊 治理"])
def test_a_named_pair_is_compared_and_nothing_else(name: str) -> None:
    choices = choose(ALL, Wishes(((name, CITY_TREES.id),)))
    assert chosen(choices) == {(NATION_LAKES.id, CITY_TREES.id)}


def test_a_file_name_stands_for_all_its_documents() -> None:
    choices = choose(ALL, Wishes((("笔记.txt", "云溪市古树"),)))
    assert chosen(choices) == {
        (one.id, CITY_TREES.id) for one in (NATION_TREES, NATION_LAKES, PROVINCE_TREES, OTHER_TREES)
    }


@pytest.mark.parametrize(
    ("pair", "said"),
    [(("沙漠", "云溪市古树"), "沙漠"), (("云溪市古树", "湖泊治理规划"), "上位文件"), (("", "古树"), "“”")],
)
def test_a_wrong_pair_is_refused_in_one_line(pair: tuple[str, str], said: str) -> None:
    with pytest.raises(PolicyCompareError, match=said):
        choose(ALL, Wishes((pair,)))


def test_a_document_without_measures_or_level_meets_none() -> None:
    empty = draft("近年来保护取得显著成效。", title="古树名木保护成就", level=Level.MUNICIPAL)
    unknown = draft(TREES, title="古树名木保护办法", level=None)
    assert choose((NATION_TREES, empty, unknown)) == ()


def test_the_order_of_the_documents_changes_no_choice() -> None:
    assert chosen(choose(ALL)) == chosen(choose(ALL[::-1]))


STORY = draft(LOCAL_TREES, title="全市古树保护会议召开", level=Level.MUNICIPAL, region="青川省云溪市", kind=PRESS)
PROVINCE_STORY = draft(TREES, title="青川省古树措施发布会", level=Level.PROVINCIAL, region="青川省", kind=PRESS)


def test_a_story_is_compared_only_where_it_is_asked_for_or_nothing_else_is_there() -> None:
    documents = (NATION_TREES, NATION_LAKES, CITY_TREES, STORY)
    refused = find(choose(documents), NATION_TREES, STORY)
    assert not refused.chosen and refused.reason.startswith("新闻报道")
    assert find(choose((NATION_TREES, NATION_LAKES, STORY)), NATION_TREES, STORY).chosen
    assert find(choose(documents, Wishes(local=("会议召开",))), NATION_TREES, STORY).chosen
    assert find(choose(documents, Wishes(all_pairs=True)), NATION_TREES, STORY).chosen
    assert find(choose(documents, Wishes((("古树名木保护规划", "会议召开"),))), NATION_TREES, STORY).chosen


def test_a_story_never_outranks_a_document_above() -> None:
    choices = choose((NATION_TREES, NATION_LAKES, PROVINCE_TREES, PROVINCE_STORY, CITY_TREES))
    assert find(choices, PROVINCE_TREES, CITY_TREES).chosen
    refused = find(choices, PROVINCE_STORY, CITY_TREES)
    assert not refused.chosen and "已有文件原文" in refused.reason
    alone = choose((NATION_TREES, NATION_LAKES, PROVINCE_STORY, CITY_TREES))
    assert find(alone, PROVINCE_STORY, CITY_TREES).chosen, "the province has nothing else on the subject"


def test_a_city_meets_its_own_provinces_document_though_another_is_likelier() -> None:
    words = "开展古树名木普查，建设古树公园。\n落实经费，强化考核。\n推广节水灌溉，发展林下种植。\n培育苗木企业，举办花卉展会。"
    province = draft(f"# 任务\n{words}", title="青川省林业产业意见", level=Level.PROVINCIAL, region="青川省")
    other = draft(f"# 任务\n{words}", title="白原省林业产业意见", level=Level.PROVINCIAL, region="白原省")
    close = draft(LOCAL_TREES, title="云溪市古树名木保护行动规划")
    choices = choose((close, province, other, CITY_TREES), settings=replace(DEFAULT, choose_sure=0.9, choose_share=0.9))
    ruling = find(choices, province, CITY_TREES)
    assert ruling.score < 0.9 * find(choices, close, CITY_TREES).score
    assert ruling.chosen and ruling.reason.startswith("本省文件优先")
    assert not find(choices, other, CITY_TREES).chosen


def test_who_is_named_is_compared_and_who_is_skipped_is_not() -> None:
    only = choose(ALL, Wishes(local=("云溪市湖泊",)))
    assert {one.local for one in only} == {CITY_LAKES.id}
    assert {one.upper for one in choose(ALL, Wishes(upper=("青川省",)))} == {PROVINCE_TREES.id}
    skipped = choose(ALL, Wishes(skip=("白原省", "湖泊")))
    assert {OTHER_TREES.id, NATION_LAKES.id, CITY_LAKES.id}.isdisjoint(
        key for one in skipped for key in (one.local, one.upper)
    )


def test_a_pattern_that_fits_several_names_them_all() -> None:
    assert {one.local for one in choose(ALL, Wishes(local=("云溪市",)))} == {CITY_TREES.id, CITY_LAKES.id}
    assert find_named(ALL, "古树名木", "--local") == (NATION_TREES, PROVINCE_TREES, OTHER_TREES, CITY_TREES)
    assert find_named(ALL, "*.txt", "--local") == ALL
    assert find_named(ALL, "5", "--local") == (CITY_TREES,), "the place in the list"
    numbered = replace(CITY_TREES, identity=replace(CITY_TREES.identity, number="云政发〔2026〕5号"))
    assert find_named((NATION_TREES, numbered), "云政发〔2026〕5号", "--local") == (numbered,)


@pytest.mark.parametrize("option", ["local", "upper", "skip"])
def test_a_pattern_that_fits_none_is_refused(option: str) -> None:
    with pytest.raises(PolicyCompareError, match="没有文件符合“沙漠”"):
        choose(ALL, Wishes(**{option: ("沙漠",)}))  # type: ignore[arg-type]


def test_skipping_all_or_one_of_a_pair_is_refused() -> None:
    with pytest.raises(PolicyCompareError, match="略去了全部文件"):
        choose(ALL, Wishes(skip=("*",)))
    with pytest.raises(PolicyCompareError, match="略去了 --pair 指定的"):
        choose(ALL, Wishes(((NATION_TREES.id, CITY_TREES.id),), skip=("云溪市古树",)))


def test_an_analyst_begins_with_one_upper_document_a_level() -> None:
    over = draft(LOCAL_TREES, title="“十三五”古树名木保护规划", kind=PLAN, date="2016-01-01")
    now = draft(TREES, title="“十四五”古树名木保护规划", kind=PLAN, date="2021-01-01")
    local = draft(
        LOCAL_TREES,
        title="云溪市古树保护规划",
        level=Level.MUNICIPAL,
        region="青川省云溪市",
        kind=PLAN,
        date="2024-01-01",
    )
    documents = (over, now, PROVINCE_TREES, NATION_LAKES, local)
    choices = choose(documents)
    assert find(choices, over, local).chosen and find(choices, over, local).score > find(choices, now, local).score
    main = [one.upper for one in choose_main(documents, choices) if one.local == local.id]
    assert main == [PROVINCE_TREES.id, now.id]


def test_a_copy_is_compared_once_and_named_by_either_file() -> None:
    again = replace(CITY_TREES, id="again", file="抄本.docx")
    documents = (NATION_TREES, NATION_LAKES, CITY_TREES, again)
    copies = find_copies(documents)
    assert copies == (("again", CITY_TREES.id),)
    assert {one.local for one in choose(documents, copies=copies)} == {CITY_TREES.id}
    assert {one.local for one in choose(documents, Wishes(local=("抄本.docx",)), copies=copies)} == {CITY_TREES.id}
    comparison = compare_documents(documents)
    assert comparison.copies == copies
    assert [one for one in comparison.warnings if "同一份文件" in one and "抄本.docx" in one]


def test_two_rounds_of_a_draft_are_two_documents() -> None:
    before = draft(TREES * 5 + "建成古树公园3处。", title="云溪市古树方案", level=Level.MUNICIPAL)
    after = replace(draft(TREES * 5 + "建成古树公园4处。", title="云溪市古树方案", level=Level.MUNICIPAL), id="after")
    moved = replace(before, id="moved", identity=replace(before.identity, level=Level.PROVINCIAL))
    renamed = replace(before, id="renamed", identity=replace(before.identity, title="扫描件"))
    assert find_copies((before, after, moved)) == ()
    assert find_copies((before, renamed)) == (("renamed", before.id),)


def test_named_pairs_say_nothing_of_those_that_met_none() -> None:
    comparison = compare_documents(ALL, Wishes((("古树名木保护规划", CITY_TREES.id),)))
    assert not [one for one in comparison.warnings if "未比对" in one]
