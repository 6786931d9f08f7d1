"""Stages of a plan with their times, lines in brackets below a heading, and the title of a second annex: each by itself."""

from __future__ import annotations

from textwrap import dedent

import pytest

from compare.model import Role
from read_text import read_source, source_of, texts_of, tree_of

STAGES = [
    "第一阶段：摸底调查（2026年3月）|第二阶段：全面施工（2026年4月—11月）|第三阶段：总结验收（2026年12月）",
    "摸底调查阶段（2026年3月）：|全面施工阶段（2026年4月—11月）：|总结验收阶段（2026年12月）：",
    "（一）宣传发动（即日起至3月底）|（二）全面施工（4月1日—11月底）|（三）总结验收（12月1日—12月31日）",
    "（一）摸底阶段（2026年3月1日至3月31日）。|（二）施工阶段（2026年4月1日至11月30日）。|（三）验收阶段（2026年12月）。",
]


@pytest.mark.parametrize("stages", STAGES)
def test_a_stage_stands_above_its_tasks(stages: str) -> None:
    first, second, third = stages.split("|")
    text = f"""青岭市老旧小区改造实施方案
为改善居住条件，制定本方案。
一、工作目标
2027年底前完成一百个小区改造。
二、实施步骤
{first}
各区开展入户调查，建立改造台账。
{second}
按照台账组织施工，每月报送进度。
{third}
组织联合验收，公开验收结果。
三、组织保障
市住建局牵头，成立工作专班。
"""
    document = read_source(source_of(text))[0]
    assert [one.text for one in document.clauses][2:5] == [
        "各区开展入户调查，建立改造台账。",
        "按照台账组织施工，每月报送进度。",
        "组织联合验收，公开验收结果。",
    ]
    assert [len(one.headings) for one in document.clauses][2:5] == [2, 2, 2]


@pytest.mark.parametrize(
    "bracket", ["（市水利局，2026年3月1日—2026年10月31日）", "（市水利局（示例）负责，2026年12月完成）"]
)
def test_a_line_in_brackets_is_no_part_of_the_task_below(bracket: str) -> None:
    text = f"""青岭市2026年重点项目建设计划
一、青河综合治理工程
{bracket}
治理河道三十公里，投资二亿元。
二、白河湿地公园工程
{bracket}
建成湿地公园一处，投资五千万元。
"""
    document = read_source(source_of(text))[0]
    assert [one.text for one in document.clauses] == [
        bracket,
        "治理河道三十公里，投资二亿元。",
        bracket,
        "建成湿地公园一处，投资五千万元。",
    ]
    assert document.clauses[0].role not in (Role.MEASURE, Role.TARGET)


def test_a_bracket_that_goes_on_is_no_line_by_itself() -> None:
    assert texts_of("市财政对完成治理的县区给予奖励，\n（2026年3月起施行），并向社会公布。\n") == [
        "市财政对完成治理的县区给予奖励，（2026年3月起施行），并向社会公布。"
    ]


def test_a_line_that_ends_in_a_comma_goes_on() -> None:
    assert texts_of("（一）市林业局开展湿地调查，建立名录，\n划定保护范围，设立保护标志。\n") == [
        "（一）市林业局开展湿地调查，建立名录，划定保护范围，设立保护标志。"
    ]


def test_the_title_of_a_second_annex_is_no_part_of_an_article() -> None:
    text = dedent("""\
        第一条 湿地巡查每月不少于两次。
        第二条 巡查发现问题的，应当报告。
        问题包括侵占、污染。
        第三条 巡查记录保存三年。
        青岭市湿地监测制度
        第一条 湿地监测每季度一次。
        第二条 监测结果应当公布。
        """)
    assert tree_of(text) == dedent("""\
        - [第一条]第一条 湿地巡查每月不少于两次。
        - [第二条]第二条 巡查发现问题的，应当报告。/问题包括侵占、污染。
        - [第三条]第三条 巡查记录保存三年。
        # |青岭市湿地监测制度
          - [第一条]第一条 湿地监测每季度一次。
          - [第二条]第二条 监测结果应当公布。""")


OWNED = """青岭市民生实事任务分解
为落实到位，分解如下。
一、就业
（一）新增就业2万人。
牵头单位：市人社局；配合单位：市财政局
时间进度：2026年12月底
（二）推行“一日办结”。
（责任单位：市市场监管局；时限：2026年6月底前）
二、卫生
（三）推行工程质量保险。
参加单位：市住建局
完成时限：长期坚持
"""


@pytest.mark.parametrize("wrapped", [False, True])
def test_who_does_a_task_and_by_when_is_no_task_and_makes_none_a_heading(wrapped: bool) -> None:
    (document,) = read_source(source_of(OWNED if wrapped else OWNED.replace("\n", "\n\n")))
    assert document.identity.title == "青岭市民生实事任务分解"
    tasks = [one.text for one in document.clauses if one.role in (Role.MEASURE, Role.TARGET)]
    assert tasks[-3:] == ["（一）新增就业2万人。", "（二）推行“一日办结”。", "（三）推行工程质量保险。"]


def test_the_only_text_below_a_heading_is_no_heading() -> None:
    tree = tree_of("一、安全检查\n对长途客车逐车检查\n二、信息报送\n每日17时前报送信息\n附件：报送表\n")
    assert [line for line in tree.splitlines() if "#" in line] == ["# 一、|安全检查", "# 二、|信息报送"]
