"""What becomes of a time on the way down: a table of short pairs, with the changes that they must and must not give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changed import changes
from compare.changes import Pairing, find_deadline_changes
from compare.model import Certainty, Level
from compare.text.quantities import find_deadlines

CHANGED = """
2028年底前，完成站点改造 => 2029年底前，完成站点改造 : later 2028年底前 > 2029年底前
2028年底前，完成站点改造 => 2027年底前，完成站点改造 : earlier 2028年底前 > 2027年底前
2028年底前，完成站点改造 => 2028年6月底前，完成站点改造 : earlier 2028年底前 > 2028年6月底前
2028年6月底前，完成站点改造 => 2028年9月底前，完成站点改造 : later 2028年6月底前 > 2028年9月底前
到2030年，回收体系全面建成 => 到2029年底，回收体系全面建成 : earlier 到2030年 > 到2029年底
“十五五”期末，回收体系全面建成 => 到2029年，回收体系全面建成 : earlier “十五五”期末 > 到2029年
到2030年，回收体系全面建成 => “十六五”末，回收体系全面建成 : later 到2030年 > “十六五”末
到2035年，回收体系全面建成 => 到本世纪中叶，回收体系全面建成 : later 到2035年 > 到本世纪中叶
二〇二八年底前，完成站点改造 => 2029年底前，完成站点改造 : later 二〇二八年底前 > 2029年底前
今年底前，完成站点改造 => 明年6月底前，完成站点改造 : later 今年底前 > 明年6月底前
每年2月底前报送工作进展 => 每年1月底前报送工作进展 : earlier 每年2月底前 > 每年1月底前
每年2月底前报送工作进展 => 每年3月15日前报送工作进展 : later 每年2月底前 > 每年3月15日前
每月10日前报送统计数据 => 每月5日前报送统计数据 : earlier 每月10日前 > 每月5日前
自变更之日起30日内办理变更手续 => 自变更之日起15日内办理变更手续 : earlier 30日内 > 15日内
自变更之日起15日内办理变更手续 => 自变更之日起三十日内办理变更手续 : later 15日内 > 三十日内
三个月内完成整改 => 六个月内完成整改 : later 三个月内 > 六个月内
20个工作日内作出决定 => 10个工作日内作出决定 : earlier 20个工作日内 > 10个工作日内
自2027年1月1日起施行新的收费标准 => 自2027年7月1日起施行新的收费标准 : later 2027年1月1日起施行 > 2027年7月1日起施行
2027年底前，各地应当为回收车辆办理通行证 => 有条件的市可以为回收车辆办理通行证 : dropped 2027年底前 >
2028年底前，建成智能回收站点 => 推进建成智能回收站点 : dropped 2028年底前 >
并于每年3月底前公开上一年度回收情况 => 及时公开上一年度回收情况 : dropped 每年3月底前 >
三个月内完成问题整改 => 限期完成问题整改 : dropped 三个月内 >
每个市建成1个分拣中心 => 2028年底前，每个市建成1个分拣中心 : added > 2028年底前
改造提升老旧站点 => 2028年6月底前，改造提升老旧站点 : added > 2028年6月底前
建设一批中试基地 => 到2028年建成中试基地3个 : added > 到2028年
县应当于每年2月底前报送，市于2028年底前评估 => 县应当于每年1月底前报送，市于2029年底前评估 : earlier 每年2月底前 > 每年1月底前; later 2028年底前 > 2029年底前
用三年时间完成站点改造 => 用五年时间完成站点改造 : later 用三年时间 > 用五年时间
2027年完成站点改造 => 2028年完成站点改造 : later 2027年 > 2028年
县2027年完成测量成图，市2028年完成公告发布 => 县2027年完成测量成图，市2029年完成公告发布 : later 2028年 > 2029年
发现泄漏，在3日内报告处置情况 => 发现泄漏，立即报告处置情况 : earlier 3日内 > 立即
自采样之时起24小时内送达 => 自采样之时起48h内送达 : later 24小时内 > 48h内
到2028年，县城体系初步建成；到2030年，城乡体系全面建成 => 到2029年，城乡体系全面建成 : earlier 到2030年 > 到2029年
"""

UNCHANGED = """
2028年底前，完成站点改造 => 2028年底前，完成站点改造
2028年底前，完成站点改造 => 2028年12月底前，完成站点改造
2028年底前，完成站点改造 => 到2028年底，完成站点改造
到2030年，回收体系全面建成 => 到2030年底，回收体系全面建成
“十五五”期末，回收体系全面建成 => 到2030年，回收体系全面建成
明年6月底前，完成站点改造 => 2027年6月30日前，完成站点改造
三个月内完成整改 => 3个月内完成整改
三十日内办理变更手续 => 30日内办理变更手续
利用率比2025年提高10个百分点 => 利用率比2020年提高10个百分点
重污染天数控制在3天以内 => 重污染天数控制在5天以内
2020年完成普查登记 => 2021年完成普查登记
比2020年完成量提高10% => 比2025年完成量提高10%
用三年时间完成站点改造 => 用3年时间完成站点改造
主要预期目标是站点覆盖率增长5% => 今年主要预期目标是站点覆盖率增长5%
2020年以来，回收量持续增长 => 2023年以来，回收量持续增长
执行2019年版分类标志 => 执行2024年版分类标志
实施规划（2026—2030年） => 实施规划（2026—2028年）
开展三年行动 => 开展五年行动
2028年底前，完成站点改造 => 培训从业人员
2024年底前，完成普查登记 => 完成普查登记
到2030年，回收站点覆盖城乡 => 回收站点覆盖城乡
建设一批中试基地 => 力争到2028年，回收网络基本建成，培育骨干企业10家，建设中试基地3个，回收利用率达到90%
2028年底前，完成站点改造 => 2029年底前，培训从业人员
加强宣传引导 => 每年6月举办宣传月活动
落实优惠政策 => 落实优惠政策，如期实现2030年前碳达峰目标
到2020年，创新能力明显提高 => 到2030年，创新能力明显提高
近三年内无违法记录的企业 => 近五年内无违法记录的企业
按照示国办发〔2026〕8号办理 => 按照示国办发〔2027〕8号办理
“十五五”期间，支持企业技改 => 支持企业技改
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(CHANGED))
def test_a_moved_time_is_told(upper: str, local: str, level: Level, found: list[tuple[str, str, str]]) -> None:
    assert told(upper, local) == found


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(UNCHANGED))
def test_what_is_no_change_is_not_told(upper: str, local: str, level: Level, found: list[tuple[str, str, str]]) -> None:
    assert told(upper, local) == found == []


def told(upper: str, local: str) -> list[tuple[str, str, str]]:
    """Kind, upper and local words of the changes of a pair of documents of 2026."""
    pairing = Pairing(upper, local, clause="c1", upper_date="2026-03-18", local_date="2026-10-20")
    found = find_deadline_changes((pairing,))
    return [(one.kind.value.removeprefix("deadline_"), one.upper, one.local) for one in found]


def test_a_change_has_its_sentences_its_clause_and_a_note() -> None:
    (change,) = find_deadline_changes(
        (Pairing("2028年底前，完成站点改造", "2029年6月底前，完成站点改造", clause="c1"),)
    )
    assert (change.upper_sentence, change.clause) == ("2028年底前，完成站点改造", "c1")
    assert change.note == "完成时限由上级的“2028年底前”推迟为本级的“2029年6月底前”，相差6个月。"
    assert change.certainty is Certainty.SURE


def test_a_time_at_the_head_of_the_answering_item_is_kept() -> None:
    clause = "2028年底前完成下列工作：改造提升老旧站点，统一标识。"
    pairing = Pairing(
        "2028年底前，改造提升老旧站点", clause, "c1", "2028年底前，改造提升老旧站点。", clauses=(clause,), ids=("c1",)
    )
    assert find_deadline_changes((pairing,)) == ()


def test_the_time_of_another_item_is_not_taken_for_this_one() -> None:
    clause = "一是建设中转站，2028年底前建成3座。二是完善农村体系，稳步提高乡镇覆盖率。"
    words = "完善农村体系，稳步提高乡镇覆盖率。"
    upper = "2029年底前乡镇覆盖率达到100%"
    pairing = Pairing(upper, words, "c1", upper, clauses=(clause,), ids=("c1",))
    assert [one.kind.value for one in find_deadline_changes((pairing,))] == ["deadline_dropped"]


@pytest.mark.parametrize(
    ("text", "date", "found"),
    [
        ("到2025年", "", [("date", (2025, 12, 31))]),
        ("「十四五」期间", "", [("date", (2025, 12, 31))]),
        ("今年底前", "2026-03-18", [("date", (2026, 12, 31))]),
        ("今年底前", "", []),
        ("2026年6月底前完成，9月底前验收", "2026-03", [("date", (2026, 6, 31)), ("date", (2026, 9, 31))]),
        ("每季度末前", "", [("cycle", (12, 31))]),
        ("半年内", "", [("span", (60,))]),
        ("自2027年1月1日起施行", "", [("effect", (2027, 1, 1))]),
        ("截至2020年底", "2026-03-18", []),
        ("2021年至2025年", "", []),
        ("13月底前", "2026-03-18", []),
        ("2025年第3号公告", "", []),
    ],
)
def test_times(text: str, date: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(one.sort, one.last) for one in find_deadlines(text, date)] == found


# Whole times among bits of them: of single characters alone hardly a text in a thousand holds a time.
TIMES = (
    "2027年底前",
    "到2030年",
    "3月15日前",
    "15个工作日内",
    "自2026年5月1日起施行",
    "每年6月底前",
    "“十五五”期间",
    "今年",
)
BITS = tuple("0123456789一二三十〇年月日底前内末到至每自起个，。 \n")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from((*TIMES, *BITS)), max_size=20).map("".join),
    st.sampled_from(["", "2026", "2026-03-18"]),
)
def test_the_parser_never_raises_and_tells_where(text: str, date: str) -> None:
    whole = f"{text}，2027年底前完成"
    for one in find_deadlines(whole, date):
        assert whole[one.start : one.end].strip() == one.text.strip()


@settings(deadline=None)
@given(st.lists(st.sampled_from((*TIMES, *BITS, "完成站点改造")), max_size=20).map("".join))
def test_equal_texts_give_no_change(text: str) -> None:
    assert told(text, text) == []
