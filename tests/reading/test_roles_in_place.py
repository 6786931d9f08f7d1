"""What clauses do where their place in the document tells it: signatures, annexes, owners, glossaries."""

from __future__ import annotations

import pytest

from compare.model import Heading, Kind, Role
from read_text import read_source, source_of

DUTY = "各区应当每年检查一次回收站点。"
NOTICE = f"清溪市商务局关于做好回收工作的通知\n各区商务局：\n现通知如下。\n一、{DUTY}\n"
DIRECTIVE = (Role.MEASURE, Role.TARGET)


def roles_of(text: str) -> dict[str, Role]:
    """The role of every clause of a text, by its words."""
    return {one.text: one.role for document in read_source(source_of(text)) for one in document.clauses}


def headings_of(text: str) -> list[str]:
    """The headings of a text, each with its number."""
    parts = [part for document in read_source(source_of(text)) for part in document.parts]
    return [part.words for part in parts if isinstance(part, Heading)]


@pytest.mark.parametrize(
    "signed",
    [
        "国家发展改革委\n2026年1月5日",
        "国家发展和改革委员会办公厅\n2026年1月5日",
        "国家发展改革委　财政部\n2026年1月5日",
        "国家发展改革委　2026年1月5日",
        "国家发展改革委　财政部　2026年1月5日",
        "国家发展改革委\n财政部\n2026年1月5日",
        "国家发展改革委等8部门\n2026年1月5日",
        "应急管理部、教育部、市场监管总局\n2026年1月5日",
        "清溪市促进中小企业发展工作领导小组办公室\n2026年1月5日",
        "清溪市推进政府职能转变领导小组（盖章）\n2026年1月5日",
    ],
)
def test_a_signature_tells_no_duty_whatever_verbs_its_names_have(signed: str) -> None:
    found = roles_of(NOTICE + signed)
    assert [text for text, role in found.items() if role in DIRECTIVE] == [f"一、{DUTY}"]


@pytest.mark.parametrize("mark", ["附件", "附件1", "附件：", "附录", "附录A", "附表", "附："])
@pytest.mark.parametrize("title", ["清溪市回收办法", "清溪市回收措施"])
@pytest.mark.parametrize("label", ["第一条 ", "一、", "1.", ""])
def test_what_is_annexed_has_the_role_of_its_own_words(mark: str, title: str, label: str) -> None:
    notice = f"清溪市商务局关于印发《{title}》的通知\n各区商务局：\n现将《{title}》印发给你们。\n清溪市商务局\n2026年5月5日\n"
    found = roles_of(f"{notice}{mark}\n{title}\n{label}{DUTY}\n")
    assert found[f"{label}{DUTY}"] is Role.MEASURE


def test_the_title_of_an_annexed_list_heads_its_items() -> None:
    text = f"{NOTICE}附件\n2026年民生实事\n1.新建站点20个，配备回收箱。\n2.为老人免费体检，每年一次。\n"
    assert headings_of(text) == ["附件", "2026年民生实事"]


@pytest.mark.parametrize("heading", ["名词解释", "《政府工作报告》有关名词注释", "术语说明"])
def test_a_glossary_tells_no_duty(heading: str) -> None:
    text = f"{NOTICE}{heading}\n1.“百校联动”：支持百所学校建设回收站点，推动垃圾分类。\n2.“一张网”：是指回收网络。\n"
    found = roles_of(text)
    assert heading in headings_of(text)
    assert [one for one, role in found.items() if role in DIRECTIVE] == [f"一、{DUTY}"]


OWNERS = [
    "责任单位：市商务局",
    "（牵头单位：市商务局）",
    "（市商务局牵头，各区配合）",
    "（市商务局，2026年6月底前）",
    "完成时限：2026年底",
]


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("end", ["。", ""])
def test_a_task_with_nothing_but_its_owner_below_is_a_clause(owner: str, end: str) -> None:
    text = f"清溪市回收工作要点\n一、推进改革\n1.推进国企混改{end}\n{owner}\n2.开展质量月活动{end}\n{owner}\n二、加强保障\n安排资金。\n"
    assert headings_of(text) == ["一、推进改革", "二、加强保障"]
    assert roles_of(text)[f"1.推进国企混改{end}"] is Role.MEASURE


@pytest.mark.parametrize("owner", OWNERS)
def test_who_answers_for_a_task_heads_nothing(owner: str) -> None:
    text = f"清溪市回收工作要点\n一、健全网络\n（一）建设站点\n{owner}\n各区要新建站点20个。\n{owner}\n二、推广应用\n推广回收箱200台。\n"
    assert headings_of(text) == ["一、健全网络", "（一）建设站点", "二、推广应用"]


def test_articles_set_in_two_columns_are_articles() -> None:
    text = "清溪市公寓办法\n第一条\t为规范公寓管理，制定本办法。\n第二条\t租金按市场价的60%收取，每年公布。\n第三条\t租期不超过五年。\n"
    document = read_source(source_of(text))[0]
    assert [one.label for one in document.clauses] == ["第一条", "第二条", "第三条"]
    assert {one.kind for one in document.clauses} == {Kind.CLAUSE}


@pytest.mark.parametrize("last", ["DB36/T 1092—2018 回收站点建设规范", "GB/T 18487.1-2015 回收通用要求", "20"])
def test_the_last_of_a_list_heads_nothing(last: str) -> None:
    text = f"清溪市回收导则\n一、引用文件\nGB 50966—2014 分拣设计规范\n{last}\n二、建设要求\n每年检查一次。\n"
    assert headings_of(text) == ["一、引用文件", "二、建设要求"]


def test_a_month_by_itself_is_no_signature_below_a_heading() -> None:
    text = (
        "清溪市整治方案\n一、实施步骤\n2026年3月\n召开动员会。\n二、工作要求\n每月检查一次。\n清溪市商务局\n2026年2月\n"
    )
    assert headings_of(text) == ["一、实施步骤", "二、工作要求"]


def test_when_a_stage_is_heads_nothing() -> None:
    text = "清溪市整治方案\n一、步骤\n（一）准备阶段\n时间：2026年3月1日至3月31日\n各区要召开动员会。\n二、要求\n每月检查一次。\n"
    assert headings_of(text) == ["一、步骤", "（一）准备阶段", "二、要求"]
