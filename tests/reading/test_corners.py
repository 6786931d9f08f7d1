"""Past work under its heading, tables set with blanks, dates of any shape, and lines of a page that are no text."""

from __future__ import annotations

import pytest

from compare.model import Document, Kind, Level, Role
from compare.pipeline import compare_documents
from compare.reading.formats import text as markdown
from compare.text.numbers import part_signature
from read_text import paragraphs_of, read_source, source_of, texts_of


def read(*lines: str) -> Document:
    return read_source(source_of("\n".join(lines) + "\n"))[0]


ABOVE = (
    "国务院办公厅关于推进养老服务发展的意见",
    "国办发〔2025〕10号",
    "各省、自治区、直辖市人民政府：",
    "为推进养老服务发展，现提出如下意见。",
    "一、提升服务",
    "（一）发展老年助餐。支持餐饮企业开办老年食堂，对老年人就餐给予补助。",
    "（二）实施适老化改造。对特殊困难老年人家庭给予改造补贴。",
    "国务院办公厅",
    "2025年2月1日",
)


@pytest.mark.parametrize(
    "heading",
    [
        "一、工作成效",
        "一、2024年工作回顾",
        "一、主要成绩",
        "一、2024年主要工作成效",
        "一、2024年工作回顾和“十三五”发展主要成绩",
        "一、2024年主要工作和“十三五”发展成就",
        "一、2024年工作及“十三五”时期发展回顾",
    ],
)
def test_past_work_answers_nothing(heading: str) -> None:
    upper = read(*ABOVE)
    local = read(
        "洛阳市人民政府办公室关于推进养老服务发展的实施方案",
        "洛政办〔2025〕20号",
        "为推进养老服务发展，结合我市实际，制定本方案。",
        heading,
        "（一）重点任务",
        "发展老年助餐。支持餐饮企业开办老年食堂，对老年人就餐给予补助。",
        "二、2025年工作安排",
        "（一）实施适老化改造。对特殊困难老年人家庭给予改造补贴。",
        "洛阳市人民政府办公室",
        "2025年6月1日",
    )
    past, plan = (one for one in local.clauses if "补" in one.text)
    assert (past.role, plan.role) == (Role.BACKGROUND, Role.MEASURE)
    findings = compare_documents((upper, local)).findings
    answered = {match.clause.id for one in findings for match in one.matches}
    assert answered == {plan.id}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("（一）我国水资源人均占有量仅为世界平均水平的四分之一。", Role.BACKGROUND),
        ("（一）2024年，全国完成河道治理3万公里。", Role.BACKGROUND),
        ("（一）2025年，全国完成河道治理3万公里。", Role.MEASURE),
        ("（一）10月底前完成管网检修。", Role.MEASURE),
        ("（一）2月10日前的申请，逐件登记。", Role.PLAIN),
        ("（一）2024年底前完成的项目，应当验收。", Role.TARGET),
        ("（一）高质量发展取得显著成效。到2030年，全员劳动生产率提高到20万元。", Role.TARGET),
    ],
)
def test_what_is_told_of_the_past_is_no_task(text: str, role: Role) -> None:
    found = read("国务院关于加强河湖保护的意见", "国发〔2025〕3号", "一、有关情况", text, "国务院", "2025年1月5日")
    assert next(one for one in found.clauses if one.text == text).role is role


@pytest.mark.parametrize("first", ["序号", "河名"])
def test_a_table_set_with_blanks_is_a_table(first: str) -> None:
    found = read(
        "青岭市湿地保护任务分工",
        "为推进湿地保护，制定本分工。",
        f"{first}  任务                    责任单位        时限",
        " 1    修复湿地五百亩          市林业局        2027年底",
        " 2    储备苗木                市水利局        每季度",
        "以上任务，  由市林业局督促。",
    )
    rows = [one for one in found.clauses if one.kind is Kind.TABLE]
    assert [one.text for one in rows[1:]] == [
        "1 | 修复湿地五百亩 | 市林业局 | 2027年底",
        "2 | 储备苗木 | 市水利局 | 每季度",
    ]
    assert [one.role for one in rows] == [Role.FORMALITY, Role.MEASURE, Role.MEASURE]
    assert found.clauses[-1].kind is Kind.CLAUSE


def test_blanks_without_the_head_of_a_table_make_none() -> None:
    assert texts_of("青河    白河    绿河\n一河    二河    三河\n", Kind.TABLE) == []


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("1\t管网检修\t市城管局\t10月底", Role.MEASURE),
        ("1\t管网检修\t各区县人民政府，市城管局\t长期坚持", Role.MEASURE),
        ("1\t市城管局\t10月底", Role.FORMALITY),
        ("1\t管网检修\t张某\t10月底", Role.FORMALITY),
    ],
)
def test_a_row_that_says_what_who_and_until_when_is_a_task(row: str, role: Role) -> None:
    found = read("青岭市冬季供暖工作方案", "一、任务分工", "序号\t任务\t责任单位\t时限", row)
    assert found.clauses[-1].role is role


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        ("二〇二六年三月五日　青岭市人民政府", ("青岭市人民政府", "2026-03-05", False)),
        ("青岭市人民政府办公室秘书处　2026年3月9日印发", ("青岭市人民政府办公室", "2026-03-09", True)),
        ("公元2026年3月5日", ("", "2026-03-05", False)),
        ("2026年3月5日 市长主持会议", None),
    ],
)
def test_a_signature_of_another_shape(line: str, signature: tuple[str, str, bool] | None) -> None:
    assert part_signature(line) == signature


def test_a_date_over_two_lines_is_one() -> None:
    found = read(
        "青岭市河道修复方案", "一、2027年底前建成三个站点。", "青岭市人民政府", "　　　　　　二〇", "二六年三月五日"
    )
    assert found.identity.date == "2026-03-05"


@pytest.mark.parametrize("line", ["秘密★6个月", "机密★30天", "秘密★1年"])
def test_secrecy_is_of_the_page(line: str) -> None:
    found = read(line, "青岭市湿地保护实施方案", "为保护湿地，制定本方案。")
    assert [one.text for one in found.clauses] == ["为保护湿地，制定本方案。"]


@pytest.mark.parametrize("line", ["打印本页 关闭窗口", "主办：青岭市人民政府办公室 青ICP备12345678号", "阅读原文"])
def test_what_a_web_page_sets_below_a_text_is_of_the_page(line: str) -> None:
    assert texts_of(f"每季度开展一次巡查。\n{line}\n") == ["每季度开展一次巡查。"]


def test_the_table_of_a_web_page_holds_no_task() -> None:
    found = read(
        "索引号\t11230000/2026-00012\t发布机构\t青岭市人民政府",
        "文号\t青政发〔2026〕5号\t成文日期\t2026-03-05",
        "青岭市湿地保护实施方案",
        "为保护湿地，制定本方案。",
    )
    assert [one.text for one in found.clauses] == ["为保护湿地，制定本方案。"]
    assert (found.identity.number, found.identity.date) == ("青政发〔2026〕5号", "2026-03-05")


def test_the_head_of_a_list_of_documents_is_no_row_of_a_page() -> None:
    found = read("序号\t文件名称\t文号\t发文机关", "1\t青岭市湿地管理办法\t青政发〔2020〕5号\t青岭市人民政府")
    assert [one.kind for one in found.clauses] == [Kind.TABLE, Kind.TABLE]


def test_a_page_of_so_many_is_a_page_number() -> None:
    text = "（一）每季度开展一次巡查，恢复水鸟栖息\n— 1 —\n地三处。\n（二）限期整改。\n2/3\n（三）建设站点。\n"
    assert [one.text for one in paragraphs_of(text) if one.kind is Kind.FURNITURE] == ["— 1 —", "2/3"]


def test_a_number_that_pandoc_escapes_is_a_label() -> None:
    found = read("青岭市湿地保护实施方案", "1\\. 2027年底前修复湿地五百亩。", "2\\. 每季度开展一次巡查。")
    assert [one.label for one in found.clauses] == ["1.", "2."]


def test_a_title_may_ask() -> None:
    assert (
        read("青岭市如何推进湿地保护？", "一、任务", "2027年底前修复湿地五百亩。").identity.title
        == "青岭市如何推进湿地保护？"
    )


def test_the_title_of_front_matter() -> None:
    front = "---\ntitle: 青岭市湿地保护实施方案\ndate: 2026-03-05\n---\n\n"
    lines = markdown.read(f"{front}## 一、重点任务\n".encode(), "a.md").lines
    assert [one.text for one in lines if one.heading == 0] == ["青岭市湿地保护实施方案"]
    lines = markdown.read(f"{front}# 湿地保护实施方案\n".encode(), "a.md").lines
    assert not [one for one in lines if one.heading == 0]


@pytest.mark.parametrize(
    ("lines", "level", "region"),
    [
        (
            ("在全市河道保护工作会议上的讲话", "青岭市市长　某某", "同志们：", "一、2026年底前必须完成划界。"),
            Level.MUNICIPAL,
            "青岭市",
        ),
        (
            ("在河道保护工作会议上的讲话", "中共云岭省委书记　某某", "同志们：", "一、必须完成划界。"),
            Level.PROVINCIAL,
            "云岭省",
        ),
        (("本报讯（记者　张某）昨日，青岭市召开河道保护推进会。", "会议指出，要压实责任。"), Level.MUNICIPAL, "青岭市"),
        (("本报讯（记者　张某）昨日，青岭市与河南省郑州市签约。", "会议指出，要压实责任。"), None, ""),
    ],
)
def test_who_speaks_and_where_a_story_plays_tell_the_level(
    lines: tuple[str, ...], level: Level | None, region: str
) -> None:
    found = read(*lines).identity
    assert (found.level, found.region) == (level, region)
