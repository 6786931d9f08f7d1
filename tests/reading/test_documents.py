"""Compilations, gazettes and newspaper pages are told apart into their documents; nothing falls between them."""

from __future__ import annotations

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
