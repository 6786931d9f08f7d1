"""Targets of prose and of target tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.matching.directives import find_directives, find_targets
from compare.model import Directive, Kind
from compare.pipeline import read_documents
from notation import draft

Told = tuple[str, str, str, str, str]


def told(directive: Directive) -> list[Told]:
    return [(one.subject, one.comparator, one.value, one.unit, one.year) for one in directive.targets]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2030年，古树建档率达到95%以上。", [("古树建档率", "达到以上", "95", "%", "2030")]),
        (
            "建成古树公园10个左右，补助资金不低于500万元。",
            [("建成古树公园", "左右", "10", "个", ""), ("补助资金", "不低于", "500", "万元", "")],
        ),
        ("预留的份额占百分之三十以上。", [("预留的份额", "以上", "百分之三十", "", "")]),
        ("“十五五”期末，建成12万个古树公园。", [("古树公园", "", "12", "万个", "2030")]),
        ("每县设立3—5个养护站。", [("养护站", "", "3—5", "个", "")]),
        ("养护站不履行职责的，处二万元以上五万元以下罚款。", [("罚款", "以下", "二万—五万", "元", "")]),
        (
            "对直接责任人员可以处一千元以上五千元以下罚款，并处古树价值二倍以上三倍以下罚款。",
            [
                ("直接责任人员的罚款", "以下", "一千—五千", "元", ""),
                ("罚款（按古树价值）", "以下", "二—三", "倍", ""),
            ],
        ),
        (
            "培育年产值超过10亿元的苗木企业20家。",
            [("年产值", "超过", "10", "亿元", ""), ("苗木企业", "", "20", "家", "")],
        ),
        (
            "苗木交易额年均增长12%以上，到2030年达到25亿元。",
            [("苗木交易额年均增长", "以上", "12", "%", ""), ("苗木交易额", "达到", "25", "亿元", "2030")],
        ),
        ("销售者应当标明树龄，并承担不少于6个月的成活责任。", [("成活责任", "不少于", "6", "个月", "")]),
        ("每半年至少召开1次会议。", [("每半年召开会议", "至少", "1", "次", "")]),
        ("县级财政按每个养护站2万元给予一次性奖补。", [("每个养护站一次性奖补", "", "2", "万元", "")]),
        ("古树、名木、古树群等保护对象建档率提高到90%。", [("保护对象建档率", "提高到", "90", "%", "")]),
        ("开展巡查、养护、复壮技能培训50万人次。", [("巡查、养护、复壮技能培训", "", "50", "万人次", "")]),
        (
            "挖掘50个古树养护方法和100项适宜技术。",
            [("古树养护方法", "", "50", "个", ""), ("适宜技术", "", "100", "项", "")],
        ),
        ("严禁在古树周边50米范围内挖砂。", [("古树周边", "", "50", "米", "")]),
        ("全省90%以上乡镇的古树有专人养护。", [("乡镇的古树有专人养护", "以上", "90", "%", "")]),
        ("每县设立至少1个标准化养护站。", [("标准化养护站", "至少", "1", "个", "")]),
        ("2030年完成普查，见第12号文。", []),
        ("建立一个平台，坚持四个最严。", []),
        ("加强古树保护。", []),
    ],
)
def test_targets_of_prose(text: str, found: list[Told]) -> None:
    assert [(one.subject, one.comparator, one.value, one.unit, one.year) for one in find_targets(text)] == found


def test_the_unit_of_a_row_stands_in_its_column_and_its_years_in_the_header() -> None:
    document = draft(
        """
        # 主要目标
        | 序号 | 指标 | 单位 | 2025年 | 2030年 | 属性
        | 1 | 古树建档率 | % | 70 | 95以上 | 约束性
        | 2 | 古树公园 | 万个 | 4.1 | 5.2 | 预期性
        """,
        date="2026-03-18",
    )
    assert [told(one) for one in find_directives(document)] == [
        [("古树建档率", "基期", "70", "%", "2025"), ("古树建档率", "以上", "95", "%", "2030")],
        [("古树公园", "基期", "4.1", "万个", "2025"), ("古树公园", "", "5.2", "万个", "2030")],
    ]


def test_the_unit_of_a_row_stands_in_its_name_or_in_the_row_above() -> None:
    document = draft(
        """
        # 主要目标
        | 类别 | 序号 | 指标 | 2023年 | 2027年 | 2030年
        | 规模 | 1 | 养护产值（亿元） | (6.5) | ≥11 | ≥20
        | 其中：苗木产值（含花卉） | 2 | 4 | 8
        | 2 | 养护企业（户）* | — | 7 | 8
        """,
        date="2024-04-23",
    )
    assert [told(one) for one in find_directives(document)] == [
        [
            ("养护产值", "基期", "6.5", "亿元", "2023"),
            ("养护产值", "≥", "11", "亿元", "2027"),
            ("养护产值", "≥", "20", "亿元", "2030"),
        ],
        [
            ("苗木产值（含花卉）", "基期", "2", "亿元", "2023"),
            ("苗木产值（含花卉）", "", "4", "亿元", "2027"),
            ("苗木产值（含花卉）", "", "8", "亿元", "2030"),
        ],
        [("养护企业", "", "7", "户", "2027"), ("养护企业", "", "8", "户", "2030")],
    ]


def test_a_table_without_years_gives_what_its_cells_say() -> None:
    document = draft(
        """
        # 重点任务
        | 序号 | 重点任务 | 责任单位
        | 1 | 建成古树公园20个 | 市园林局
        """
    )
    found = [told(one) for one in find_directives(document)]
    assert [("建成古树公园", "", "20", "个", "")] in found


@pytest.mark.real
def test_the_target_table_of_a_real_plan_is_read(real: Path) -> None:
    (file,) = (real / "documents" / "seeds").glob("002*.txt")
    plan = next(one for one in read_documents([file]) if any(part.kind is Kind.TABLE for part in one.clauses))
    rows = [
        one
        for one in find_directives(plan)
        if one.clause.kind is Kind.TABLE and {"2023", "2027", "2030"} & {target.year for target in one.targets}
    ]
    numbered = [one for one in rows if any(cell.strip().isdigit() for cell in one.clause.text.split("|")[:2])]
    assert len(numbered) == 22
    assert {target.year for one in rows for target in one.targets} == {"2023", "2027", "2030"}
    assert all(target.unit for one in rows for target in one.targets)
    units = [one.targets[-1].unit for one in numbered]
    assert (units[0], units[4], units[6], units[-1]) == ("亿元", "户", "%", "个")
