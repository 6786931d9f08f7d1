"""One list of measures against itself with numbers, times and small words written otherwise, and against a weaker one."""

from __future__ import annotations

import pytest

from compare.model import Comparison, Demand, Finding, Relation
from compare.pipeline import compare_documents, read_source
from read_text import source_of

ROWS = (
    # directive, the same in other signs, less; where less is no fixed measure of one place (totals), it is left empty
    ("到2027年底，新能源公交车占比达到90%", "到2027年12月底，新能源公交车占比达百分之九十", "到2028年底，新能源公交车占比达到85%"),
    ("新增养老床位3000张，其中护理型床位占比不低于60%", "新增养老床位三千张，其中护理型床位占比不少于百分之六十", "新增养老床位3000张，其中护理型床位占比不低于55%"),
    ("设立产业基金，规模达到1.5亿元", "设立产业基金，规模达到15000万元", ""),
    ("每季度公布一次水质监测结果", "每季公布1次水质监测结果", "每半年公布一次水质监测结果"),
    ("在“十五五”末，单位地区生产总值能耗下降13.5%", "到2030年，单位地区生产总值能耗下降13.5%", "到2030年，单位地区生产总值能耗下降12%"),
    ("企业提出申请后，应当在20个工作日内办结", "企业提出申请后，应当在二十个工作日内办结", "企业提出申请后，应当在30个工作日内办结"),
    ("半年内完成全部老旧电梯排查", "六个月内完成全部老旧电梯排查", "一年内完成全部老旧电梯排查"),
    ("培训技能人才2万人次", "培训技能人才20000人次", ""),
    ("到2030年，研发投入强度提高到2.8%以上", "到2030年，研发投入强度提高至2.8%以上", "到2030年，研发投入强度提高到2.5%以上"),
    ("建设标准化农田100万亩", "建设标准化农田一百万亩", ""),
    ("违反规定的，处一千元以上五千元以下罚款", "违反规定的，处1000元以上5000元以下罚款", ""),
    ("中小学校每学期开展不少于2次消防演练", "中小学校每学期至少开展2次消防演练", "中小学校每学期开展1次消防演练"),
    ("到2028年，工业用水重复利用率力争达到94%左右", "到2028年，工业用水重复利用率力争达到94％左右", "到2028年，工业用水重复利用率力争达到90%左右"),
    ("新建充电桩1.2万个", "新建充电桩12000个", ""),
)  # fmt: skip


def list_of(issuer: str, title: str, measures: list[str]) -> str:
    items = "".join(f"{number}.{one}。\n" for number, one in enumerate(measures, 1))
    return f"{issuer}\n{title}\n为推进有关工作，现提出如下意见。\n一、重点任务\n{items}{issuer}\n2026年3月5日\n"


def compare(column: int) -> Comparison:
    upper = list_of("国务院", "关于加强城乡公共服务的意见", [row[0] for row in ROWS])
    lower = list_of("清溪市人民政府", "关于加强城乡公共服务的实施意见", [row[column] or row[0] for row in ROWS])
    return compare_documents([*read_source(source_of(upper, "国.txt")), *read_source(source_of(lower, "市.txt"))])


@pytest.fixture(scope="module")
def same() -> tuple[Finding, ...]:
    return compare(1).findings


@pytest.fixture(scope="module")
def less() -> tuple[Finding, ...]:
    return compare(2).findings


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_the_same_in_other_signs_is_adopted_and_changes_nothing(at: int, same: tuple[Finding, ...]) -> None:
    finding = same[at]
    assert finding.directive.clause.text.endswith(f"{ROWS[at][0]}。")
    assert (finding.relation, finding.changes, finding.demand) == (Relation.ADOPT, (), Demand.SAME), finding.reason


@pytest.mark.parametrize("at", [at for at, row in enumerate(ROWS) if row[2]])
def test_less_is_carried_and_said_to_ask_for_less(at: int, less: tuple[Finding, ...]) -> None:
    finding = less[at]
    assert finding.relation is not Relation.OMIT
    assert finding.demand is Demand.WEAKER
