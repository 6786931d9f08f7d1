"""Compilations, gazettes and newspaper pages are told apart into their documents; nothing falls between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Heading, Level
from compare.reading.documents import Section, split
from read_text import paragraphs_of, read_source, source_of

COMPILATION = """汇编说明
本汇编收集有关文件，供参考。
一、总体文件
（一）国务院文件
1. “十五五”循环经济发展规划（节选）（示发〔2026〕
7号）（国务院/ 2026年 3月 1日）
第二章 重点任务
加快建设废旧物资回收网络，支持建设一批绿色分拣中心。
（二）部委文件
1. 关于完善回收体系的指导意见（国家发展改革委、
商务部/2025年 12月 9日）
一、总体要求
到2030年，建成覆盖城乡的回收网络。
1. 建设站点。每个社区至少建设一个回收站点（2026年12月31日前完成）。
二、专题文件
2. 废旧家电回收行动方案（国家发展改革委/ 2026年 5月）
推动生产企业回收废旧家电。
"""

GAZETTE = """某某市人民政府公报
2026年第3期
目 录
关于印发某某市回收体系规划的通知(某政发[2026]5 号) (1)
关于同意设立分拣中心的批复(某政函[2026]6 号) (9)
某某市人民政府
关于印发某某市回收体系规划的通知
某政发〔2026〕5号
各县(市、区)人民政府:
现将《某某市回收体系规划》印发给你们，请认真组织实施。
某某市人民政府
2026年4月23日
某某市回收体系规划
第一章 主要任务
建设一百个回收站点。
某某市人民政府
关于同意设立分拣中心的批复
某政函[2026]6号
某某县人民政府：
原则同意设立分拣中心。
"""

PAGE = """（上接1版）会议强调，要加快建设回收体系。
会议要求，各级党委要抓好落实，企业家代表等参加会议。
省委经济工作会议提出明年重点任务。
本报讯 （记者 示例）昨日，全市回收工作会议召开。
全市回收工作会议召开
新华社北京12月26日电 国家发展改革委发布回收目录。
两部门印发《实施意见》 加快回收体系建设
近日，两部门印发《关于加快回收体系建设的实施意见》。全文如下：
各市人民政府：
现印发给你们。
关于加快回收体系建设的实施意见
一、总体要求
加快建设回收网络。
（下转A03版）
"""


def sections_of(text: str) -> tuple[Section, ...]:
    paragraphs = paragraphs_of(text)
    sections = split(paragraphs)
    assert sum(len(one.paragraphs) for one in sections) == len(paragraphs)
    return sections


def test_compilation() -> None:
    sections = sections_of(COMPILATION)
    assert [one.collection for one in sections] == [
        ("一、总体文件", "（一）国务院文件"),
        ("一、总体文件", "（二）部委文件"),
        ("二、专题文件",),
    ]
    identities = [document.identity for document in read_source(source_of(COMPILATION))]
    assert [(one.title, one.number, one.date, one.issuers, one.excerpt) for one in identities] == [
        ("“十五五”循环经济发展规划", "示发〔2026〕7号", "2026-03-01", ("国务院",), True),
        ("关于完善回收体系的指导意见", "", "2025-12-09", ("国家发展改革委", "商务部"), False),
        ("废旧家电回收行动方案", "", "2026-05", ("国家发展改革委",), False),
    ]


def test_gazette() -> None:
    documents = read_source(source_of(GAZETTE))
    assert [(one.identity.title, one.identity.number) for one in documents] == [
        ("某某市回收体系规划", "某政发〔2026〕5号"),
        ("关于同意设立分拣中心的批复", "某政函〔2026〕6号"),
    ]
    assert documents[0].identity.date == "2026-04-23"
    assert documents[0].identity.issuers == ("某某市人民政府",)
    assert [clause.text for clause in documents[0].clauses][-1] == "建设一百个回收站点。"


def test_a_title_broken_inside_its_last_word_is_the_head_of_a_document() -> None:
    text = (
        "某某市人民政府公报\n2026年第3期\n某某市人民政府关于加强回收站点安全管理的意\n见\n某政发〔2026〕5号\n各县人民政府：\n"
        "为加强管理，提出以下意见。\n一、每季度检查一次。\n某某市人民政府\n2026年5月8日\n"
        "某某市人民政府办公室关于做好回收工\n作的通知\n某政办发〔2026〕6号\n各县人民政府：\n现就有关事项通知如下。\n"
        "一、新建站点十个。\n某某市人民政府办公室\n2026年6月2日\n"
    )
    documents = read_source(source_of(text))
    assert [one.identity.number for one in documents] == ["某政发〔2026〕5号", "某政办发〔2026〕6号"]
    assert documents[0].identity.title == "某某市人民政府关于加强回收站点安全管理的意见"


def test_newspaper_page() -> None:
    sections = sections_of(PAGE)
    assert [one.paragraphs[0].text[:8] for one in sections] == [
        "（上接1版）",
        "省委经济工作会议",
        "本报讯 （记者 ",
        "新华社北京12月",
        "两部门印发《实施",
        "关于加快回收体系",
    ]
    documents = read_source(source_of(PAGE))
    assert documents[2].identity.title == "全市回收工作会议召开"
    assert documents[-1].identity.title == "关于加快回收体系建设的实施意见"
    assert documents[-1].identity.truncated
    assert not documents[-2].identity.truncated


def test_one_document_stays_one() -> None:
    assert len(sections_of("某某市回收条例\n第一条 为了规范回收，制定本条例。\n第二条 本条例适用于本市。\n")) == 1


def test_a_gazette_bound_with_a_compilation_keeps_all_documents() -> None:
    gazette = GAZETTE.removeprefix("某某市人民政府公报\n2026年第3期\n")
    for text, names in [(GAZETTE + COMPILATION, "gc"), (COMPILATION + gazette, "cg")]:
        ways = [one.way[0] for one in sections_of(text)]
        kinds = {"g": ["r", "r"], "c": ["c", "c", "c"]}
        assert ways == kinds[names[0]] + kinds[names[1]]
        titles = [document.identity.title for document in read_source(source_of(text))]
        assert {"某某市回收体系规划", "关于同意设立分拣中心的批复", "废旧家电回收行动方案"} <= set(titles)


def test_what_a_gazette_says_of_itself_is_furniture() -> None:
    text = GAZETTE + "《某某市人民政府公报》简介\n《某某市人民政府公报》由某某市人民政府办公室主办。\n地址：某某路1号\n"
    *_, last = read_source(source_of(text))
    assert last.audit.furniture > 30
    assert [clause.text for clause in last.clauses] == ["某某县人民政府：", "原则同意设立分拣中心。"]


OWN = "清溪市湿地修复实施方案\n为改善生态，制定本方案。\n一、总体要求\n坚持系统治理。\n二、有关事项\n{list}三、保障措施\n加强领导，落实责任。\n"
LISTS = {
    "phases": "1.动员部署阶段（2026年3月）\n召开会议，明确责任。\n2.集中整治阶段（2026年4月—10月）\n建立台账。\n3.总结阶段（2026年11月）\n开展评估。\n",
    "phases with days": "1.启动阶段（2026年3月1日—3月31日）\n召开会议。\n2.验收阶段（2026年11月1日—11月30日）\n开展评估。\n",
    "bases": "1.《中华人民共和国湿地保护法》（2021年）\n2.《云岭省湿地保护条例》（2023年修订）\n",
    "bases with issuers": "1.《中华人民共和国湿地保护法》（全国人大常委会/2021年12月24日）\n2.《湿地保护规划》（国家林业和草原局/2022年10月13日）\n",
    "projects": "1.污水处理厂扩建项目（2026年开工）\n日处理五万吨。\n2.生态公园项目（2027年建成）\n占地一百亩。\n",
    "owners with dates": "1.建设监测平台（市林业局，2026年12月）\n覆盖全部湿地。\n2.建设科普基地（市教育局，2027年6月）\n面向学生开放。\n",
    "owners with days": "1.制定湿地管理办法（市司法局/2026年6月30日）\n明确管护责任。\n2.编制湿地规划（市林业局/2026年12月31日）\n划定边界。\n",
    "titles to be made": "1.《清溪市湿地管理办法》（市司法局/2026年6月30日）\n明确管护责任。\n2.《清溪市湿地规划》（市林业局/2026年12月31日）\n划定边界。\n",
    "numbers of documents": "1.关于湿地的意见\n清政发〔2016〕5号\n2.关于林地的通知\n清政发〔2017〕8号\n3.关于草地的通知\n清政发〔2018〕9号\n",
    "numbers without labels": "清溪市湿地办法\n清政发〔2016〕5号\n清溪市林地办法\n清政发〔2017〕8号\n清溪市草地办法\n清政发〔2018〕9号\n",
    "issuers and numbers": "清溪市人民政府\n清政发〔2016〕5号\n清溪市人民政府办公室\n清政办发〔2017〕8号\n",
    "where it is from": "来源：新华社\n关于湿地修复的意见\n建成站点。\n关于林地修复的通知\n建成林场。\n",
    "a dateline": "新华社北京3月5日电 有关部门要求落实。\n关于湿地修复的意见\n建成站点。\n",
    "a press credit": "来源：清溪日报\n（新华社记者 某某 摄）\n关于湿地修复的意见\n建成站点。\n",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_plan_is_one_document_whatever_it_lists(kind: str) -> None:
    (document,) = read_source(source_of(OWN.format(list=LISTS[kind])))
    assert document.identity.title == "清溪市湿地修复实施方案"
    assert document.identity.level is Level.MUNICIPAL
    assert document.identity.number == ""
    headings = [part.words for part in document.parts if isinstance(part, Heading)]
    assert [one for one in headings if one[1] == "、"] == ["一、总体要求", "二、有关事项", "三、保障措施"]
    told = document.audit
    assert told.furniture <= len("来源：清溪日报（新华社记者某某摄）")


@pytest.mark.parametrize(
    "items",
    [
        "1.清溪市湿地办法\n清政发〔2016〕5号\n2.清溪市林地办法\n清政发〔2017〕8号\n3.清溪市草地办法\n清政发〔2018〕9号\n",
        "清溪市湿地办法\n清政发〔2016〕5号\n清溪市林地办法\n清政发〔2017〕8号\n",
        "关于湿地管理的通知\n清政发〔2016〕5号\n关于林地管理的通知\n清政发〔2017〕8号\n关于草地的意见\n清政办发〔2018〕9号\n",
        "一、清溪市湿地办法（清政发〔2016〕5号）\n二、清溪市林地办法（清政发〔2017〕8号）\n",
    ],
)
def test_a_list_of_abolished_documents_is_one_document(items: str) -> None:
    text = f"清溪市人民政府关于废止部分文件的决定\n经研究，决定废止下列文件：\n{items}本决定自发布之日起施行。\n清溪市人民政府\n2026年3月5日\n"
    (document,) = read_source(source_of(text))
    identity = document.identity
    assert (identity.title, identity.number, identity.date) == (
        "清溪市人民政府关于废止部分文件的决定",
        "",
        "2026-03-05",
    )
    (numbered,) = read_source(source_of(text.replace("经研究", "清政发〔2026〕3号\n经研究")))
    assert numbered.identity.number == "清政发〔2026〕3号"


def test_a_report_in_a_paper_with_one_dateline_is_one_document() -> None:
    text = "两部门印发《湿地修复意见》\n新华社北京3月5日电 近日，两部门印发《湿地修复意见》，全文如下。\n一、任务\n建成站点。\n二、保障\n加强领导。\n"
    assert len(sections_of(text)) == 1


def test_text_above_the_first_of_several_documents_is_warned_of() -> None:
    for text in (GAZETTE, COMPILATION):
        first, *others = read_source(source_of(text))
        assert any("首篇文件之前的" in one for one in first.warnings)
        assert not any("首篇文件之前的" in one for document in others for one in document.warnings)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(LISTS)), min_size=1, max_size=4))
def test_no_mix_of_lists_divides_a_plan(kinds: list[str]) -> None:
    mixed = "".join(LISTS[kind] for kind in kinds if not kind.startswith(("a ", "where")))
    assert len(read_source(source_of(OWN.format(list=mixed)))) == 1
