"""Several documents in one file, told apart by what stands above or below each; and plans that only look like several."""

from __future__ import annotations

import pytest

from compare.model import Level
from compare.reading.documents import split
from read_text import paragraphs_of, read_source, source_of

N, P, M = Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL

BODY = "为加强河道保护，现提出如下意见。\n{first}总体要求\n2027年底前完成河道划界。\n{second}加强执法\n每月开展一次联合执法。\n"
ENTRIES = (
    ("国务院办公厅关于加强河道保护的意见", "国务院办公厅", "2025年6月1日", "国办发〔2025〕20号"),
    ("云岭省河道保护实施意见", "云岭省人民政府办公厅", "2025年9月1日", "云政办发〔2025〕31号"),
    ("青岭市河道保护行动方案", "青岭市人民政府", "2025年12月1日", "青政发〔2025〕9号"),
)


@pytest.mark.parametrize("front", ["", "河道保护政策汇编\n", "河道保护政策文件汇编\n青岭市水利局编\n2026年1月\n"])
@pytest.mark.parametrize("start", ["{n}. ", "{n}、", "{han}、", ""])
@pytest.mark.parametrize(
    "bracket", ["（{body}，{day}，{number}）", "（{body}　{day}　{number}）", "（{body} {number} {day}）"]
)
def test_a_compilation_whose_bracket_holds_the_number(front: str, start: str, bracket: str) -> None:
    first, second = ("（一）", "（二）") if "han" in start else ("一、", "二、")
    text = front
    for n, (title, body, day, number) in enumerate(ENTRIES, start=1):
        text += start.format(n=n, han="一二三"[n - 1]) + title + "\n"
        text += bracket.format(body=body, day=day, number=number) + "\n" + BODY.format(first=first, second=second)
    found = read_source(source_of(text))
    assert [one.identity.title for one in found] == [title for title, *_ in ENTRIES]
    assert [one.identity.level for one in found] == [N, P, M]
    assert [one.identity.number for one in found] == [number for *_, number in ENTRIES]
    assert [one.identity.date for one in found] == ["2025-06-01", "2025-09-01", "2025-12-01"]
    assert all(len(one.clauses) == 3 for one in found)


@pytest.mark.parametrize("start", ["{n}.", "{n}、", ""])
@pytest.mark.parametrize("bracket", ["（{number}　{day}）", "（{number}，{day}）", "（{day}　{number}）"])
def test_the_number_and_the_day_stand_for_the_issuer(start: str, bracket: str) -> None:
    text = "" if start == "" else "青岭市人才政策汇编\n目录\n1.青岭市人才引进办法\n2.青岭市人才安居办法\n"
    for n, (title, number, day) in enumerate(
        (
            ("青岭市人才引进办法", "青人社发〔2025〕12号", "2025年6月3日"),
            ("青岭市人才安居办法", "青住建发〔2025〕31号", "2025年8月9日"),
        ),
        start=1,
    ):
        text += f"{start.format(n=n)}{title}\n{bracket.format(number=number, day=day)}\n"
        text += "第一条 为服务人才，制定本办法。\n第二条 给予补贴30万元。\n"
    found = read_source(source_of(text))
    assert [one.identity.title for one in found] == ["青岭市人才引进办法", "青岭市人才安居办法"]
    assert [one.identity.number for one in found] == ["青人社发〔2025〕12号", "青住建发〔2025〕31号"]
    assert [one.identity.date for one in found] == ["2025-06-03", "2025-08-09"]
    assert [len(one.clauses) for one in found] == [2, 2]


def test_amended_documents_with_number_and_day_are_no_compilation() -> None:
    text = "青岭市人民政府关于修改两件规范性文件的决定\n（青政发〔2026〕2号　2026年2月3日）\n"
    for title in ("青岭市停车办法", "青岭市供水办法"):
        text += f"{title}\n（青政发〔2020〕5号　2020年5月6日）\n将第五条修改为：每半年检查一次。\n"
    assert len(read_source(source_of(text))) == 1


TWO = """国务院关于加强河道保护的意见
各省、自治区、直辖市人民政府：
一、完成划界。2027年底前完成河道划界。
国务院
2025年1月5日

青岭市人民政府关于加强河道保护的
实施意见
各区县人民政府：
一、完成划界。2026年底前完成河道划界。
青岭市人民政府
2025年6月5日
"""


def test_two_documents_without_numbers_are_two() -> None:
    national, city = read_source(source_of(TWO))
    assert (national.identity.level, city.identity.level) == (N, M)
    assert (national.identity.issuers, city.identity.issuers) == (("国务院",), ("青岭市人民政府",))
    assert (national.identity.date, city.identity.date) == ("2025-01-05", "2025-06-05")
    assert city.identity.title == "青岭市人民政府关于加强河道保护的实施意见"


THREE = """青岭市人民政府办公室
关于加强河道保护的通知
各区县人民政府：
每月开展一次联合执法。
青岭市人民政府办公室
2026年3月5日
（联系人：张某）
抄送：市委办公室，市人大常委会办公室。
青岭市人民政府办公室　2026年3月6日印发

青岭市人民政府办公室
关于加强消防工作的通知
各区县人民政府：
每季度检查一次消防设施。
青岭市人民政府办公室
2026年4月5日
抄送：市委办公室。

青岭市水利局关于做好防汛工作的通知
各区县水利局：
每日报送一次水情。
青岭市水利局　2026年5月5日
"""


def test_what_stands_beneath_a_signature_does_not_hide_it() -> None:
    found = read_source(source_of(THREE))
    assert [one.identity.title[-9:] for one in found] == [
        "加强河道保护的通知",
        "加强消防工作的通知",
        "做好防汛工作的通知",
    ]
    assert [one.identity.date for one in found] == ["2026-03-05", "2026-04-05", "2026-05-05"]
    assert [sum("每" in clause.text for clause in one.clauses) for one in found] == [1, 1, 1]


FORWARDED = """青岭市人民政府办公室转发市水利局关于加强河道保护意见的通知
各区县人民政府：
现将市水利局《关于加强河道保护的意见》转发给你们，请认真贯彻执行。
青岭市人民政府办公室
2026年3月5日

市水利局关于加强河道保护的意见
为加强河道保护，提出如下意见。
一、每月巡查两次河道。
青岭市水利局
2026年2月20日
"""
ANNEXED = """青岭市人民政府办公室关于加强河道保护的通知
各区县人民政府：
请于年底前完成划界。
附件：青岭市水利局关于河道划界的实施方案
青岭市人民政府办公室
2026年3月5日
青岭市水利局关于河道划界的实施方案
各区县水利局：
一、每月报送一次进度。
"""
PROJECTS = """青岭市2026年重点项目建设计划
为加快项目建设，制定本计划。
一、青岭市河道治理方案
（市水利局，2026年3月1日）
编制方案，治理河道三十公里。
二、青岭市湿地保护规划
（市林业局，2026年4月1日）
编制规划，建成湿地公园一处。
"""


@pytest.mark.parametrize("text", [FORWARDED, ANNEXED, PROJECTS])
def test_what_a_document_forwards_annexes_or_lists_is_its_own(text: str) -> None:
    assert len(read_source(source_of(text))) == 1


STATUTES = {
    "云岭省河道保护条例": "（2021年3月26日云岭省第十三届人民代表大会常务委员会第二十二次会议通过）",
    "青岭市实施《云岭省河道保护条例》办法": "2022年6月30日青岭市第八届人民代表大会常务委员会第四次会议通过　根据2024年5月10日青岭市\n第八届人民代表大会常务委员会第十九次会议修正",
    "青岭市\n湿地保护办法": "目　录\n第一章　总则\n第二章　附则",
}
ARTICLES = "第一章　总则\n第一条　为了保护水体，根据有关法律，制定本办法。\n第二条　市人民政府应当每年公布名录。\n第二章　附则\n第三条　本办法自2025年1月1日起施行。\n"


@pytest.mark.parametrize(
    "front", ["", "青岭市地方性法规汇编\n目录\n" + "\n".join(f"{one}……3" for one in STATUTES) + "\n"]
)
def test_statutes_one_below_the_other_are_documents(front: str) -> None:
    text = front + "".join(f"{title}\n{history}\n{ARTICLES}" for title, history in STATUTES.items())
    found = read_source(source_of(text))
    assert [one.identity.title for one in found] == [title.replace("\n", "") for title in STATUTES]
    assert [one.identity.level for one in found] == [P, M, M]
    assert all(
        [one.label for one in document.clauses if one.label] == ["第一条", "第二条", "第三条"] for document in found
    )


PLANS = {
    "青岭市节水行动方案（2024—2026年）": "为推进节水，结合我市实际，制定本方案。\n一、总体要求\n2026年底前用水总量下降5%。",
    "云岭省水利厅关于加强河道巡查的意见": "各市水利局：\n为加强巡查，现提出如下意见。\n一、完善制度\n每月巡查一次。\n云岭省水利厅\n2024年3月1日",
    "青岭市海绵城市建设实施方案": "为推进海绵城市建设，根据《云岭省海绵城市建设办法》，制定本方案。\n一、建设目标\n2027年建成10平方公里。",
}


def test_plans_one_below_the_other_that_say_why_they_are_made_are_documents() -> None:
    found = read_source(source_of("".join(f"{title}\n{text}\n" for title, text in PLANS.items())))
    assert [one.identity.title for one in found] == list(PLANS)
    assert [one.identity.level for one in found] == [M, P, M]


@pytest.mark.parametrize("told", ["市水利局要加快印发《青岭市养犬办法》。", "市人民政府应当制定并公布青岭市养犬办法。"])
def test_a_paragraph_that_names_the_next_document_does_not_issue_it(told: str) -> None:
    found = read_source(source_of(f"青岭市节水办法\n{ARTICLES}{told}\n青岭市养犬办法\n{ARTICLES}"))
    assert [one.identity.title for one in found] == ["青岭市节水办法", "青岭市养犬办法"]
    assert found[0].clauses[-1].text.endswith(told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云川市代表联系群众办法", "云川市领导干部联系企业规定"),  # 联系 is no contact beneath a signature
        ("云川市节水办法", "云川市政府定价目录管理办法"),  # nor 目录 a cover
    ],
)
def test_words_of_a_title_are_no_cover(one: str, other: str) -> None:
    found = read_source(source_of(f"{one}\n{ARTICLES}{other}\n{ARTICLES}"))
    assert [each.identity.title for each in found] == [one, other]


@pytest.mark.parametrize("inner", ["优化市场环境行动方案", "绿色社区创建行动方案"])
def test_a_part_of_a_plan_names_no_place(inner: str) -> None:
    text = f"青岭市营商环境提升方案\n为优化环境，制定本方案。\n一、简化审批。\n{inner}\n为落实部署，制定本方案。\n二、加强考核。\n"
    assert len(read_source(source_of(text))) == 1


def test_what_is_found_and_handed_over_issues_nothing() -> None:
    told = "经检查发现将违反青岭市养犬办法的行为移交的，应当登记。"
    found = read_source(source_of(f"青岭市节水办法\n{ARTICLES}{told}\n青岭市养犬办法\n{ARTICLES}"))
    assert found[0].clauses[-1].text.endswith(told)


def test_documents_of_a_file_hold_every_paragraph() -> None:
    paragraphs = paragraphs_of(f"（此件公开发布）\n青岭市节水办法\n{ARTICLES}青岭市养犬办法\n{ARTICLES}")
    sections = split(paragraphs)
    assert len(sections) == 2
    assert tuple(one for each in sections for one in each.paragraphs) == tuple(paragraphs)


def test_a_list_of_what_is_repealed_is_not_the_title_of_the_next_document() -> None:
    text = f"青岭市节水办法\n{ARTICLES}下列文件同时废止：\n青岭市用水规定\n云岭省湿地条例\n{ARTICLES}"
    assert [one.identity.title for one in read_source(source_of(text))] == ["青岭市节水办法", "云岭省湿地条例"]


@pytest.mark.parametrize("plan_first", [True, False])
def test_an_opinion_to_its_addressees_stands_by_itself_beside_a_statute_or_a_plan(plan_first: bool) -> None:
    opinion = "云岭省水利厅关于加强河道巡查的意见\n各市水利局：\n河道关系民生。\n一、完善制度\n每月巡查一次。\n"
    other = f"青岭市节水办法\n{ARTICLES}"
    found = read_source(source_of(opinion + other if plan_first else other + opinion))
    assert {one.identity.title for one in found} == {"云岭省水利厅关于加强河道巡查的意见", "青岭市节水办法"}


def test_a_number_below_a_title_without_its_issuer_is_that_of_the_text_below() -> None:
    text = "".join(
        f"{title}\n青政规〔2024〕{n}号\n{ARTICLES}"
        for n, title in enumerate(("青岭市节水办法", "青岭市养犬办法"), start=3)
    )
    found = read_source(source_of(text))
    assert [one.identity.title for one in found] == ["青岭市节水办法", "青岭市养犬办法"]
    assert [one.identity.number for one in found] == ["青政规〔2024〕3号", "青政规〔2024〕4号"]


def test_the_order_that_issues_a_statute_belongs_to_it() -> None:
    order = "青岭市人民政府令\n第{n}号\n《青岭市{what}办法》已经市人民政府同意，现予公布，自2025年1月1日起施行。\n市长　周某某\n2024年{n}月3日\n青岭市{what}办法\n"
    whats = ("节水", "养犬", "停车")
    text = "".join(order.format(n=n, what=what) + ARTICLES for n, what in enumerate(whats, start=7))
    found = read_source(source_of(text))
    assert [one.identity.title for one in found] == [f"青岭市{what}办法" for what in whats]
    assert [one.identity.date for one in found] == ["2024-07-03", "2024-08-03", "2024-09-03"]


@pytest.mark.parametrize(
    "text",
    [
        "青岭市人民政府关于印发《青岭市节水办法》和《青岭市养犬办法》的通知\n各县人民政府：\n现将《青岭市节水办法》《青岭市养犬办法》印发给你们，请认真执行。\n青岭市人民政府\n2025年3月1日\n"
        f"青岭市节水办法\n{ARTICLES}青岭市养犬办法\n{ARTICLES}",
        "青岭市水利局关于印发节水行动方案的通知\n各县水利局：\n为推进节水，制定本方案，现印发给你们。\n青岭市节水行动方案\n为节约用水，制定本方案。\n一、加强考核\n每季度考核一次。\n",
        f"青岭市节水行动方案\n为节约用水，制定本方案。\n一、加强考核\n每季度考核一次。\n附件1\n青岭市节水考核办法\n{ARTICLES}附件2\n青岭市节水奖励办法\n{ARTICLES}",
        f"青岭市节水办法\n{ARTICLES}附件：供水合同（示范文本）\n第一条　甲方应当按时供水。\n第二条　乙方应当按时付费。\n",
        "青岭市节水行动方案\n为节约用水，制定本方案。\n一、加强考核\n每季度考核一次，对成效明显的提出如下奖励。\n"
        f"附件：青岭市节水考核细则\n青岭市节水考核细则\n{ARTICLES}",
        "青岭市节水行动方案\n为节约用水，制定本方案。\n一、建章立制\n总体方案\n各县结合实际，制定本地区方案。\n各部门研究制定本行业实施方案。\n",
        # headings without numbers, and what others are told to make
        "青岭市节水方案\n为节约用水，结合我市实际，制定本方案。\n保障措施\n各部门要结合实际，制定本部门工作措施。\n每年安排500万元。\n",
        "青岭市安全生产规定\n第一条　为了安全，制定本规定。\n规章制度\n各单位应当结合实际，制定本单位规章制度。\n第二条　每年检查。\n",
        "青岭市迎检总体方案\n为做好迎检，制定本方案。\n河道专项组工作方案\n为做好河道迎检，制定本方案。\n一、每日巡查。\n",
        "青岭市人民政府令\n第3号\n现公布《青岭市节水办法》和《青岭市养犬办法》，自2026年5月1日起施行。\n市长　周某\n2026年3月5日\n"
        f"青岭市节水办法\n{ARTICLES}青岭市养犬办法\n{ARTICLES}",
        *(
            f"青岭市节水方案\n为节约用水，制定本方案。\n一、加强考核\n每季度考核一次。\n{mark}青岭市节水考核办法\n{ARTICLES}"
            for mark in ("附\n", "附1：", "（附件）\n", "附：")
        ),
        "青岭市人民政府关于修改《青岭市节水办法》的决定\n一、将第一条修改为：“第一条　为了节水，制定本办法。”\n二、将第九条删去。\n"
        f"青岭市节水办法\n{ARTICLES}",
    ],
)
def test_what_one_document_issues_is_of_that_document(text: str) -> None:
    assert len(read_source(source_of(text))) == 1
