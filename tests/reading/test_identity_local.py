"""Level and place of local documents that name a body above them, of branches of the nation, and of 市 before 民."""

from __future__ import annotations

import pytest

from compare.model import Level
from compare.reading.rank import find_level, level_of
from compare.text.places import find_region
from read_text import read_source, source_of

N, P, M, C = Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL, Level.COUNTY
BODY = "为做好有关工作，结合我市实际，制定本方案。\n一、任务\n2028年底前建成两个枢纽。\n"


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("青岭市贯彻落实《国务院关于加快养老服务的意见》实施方案", M),
        ("青岭市落实国务院大督查反馈问题整改方案", M),
        ("青岭市国务院大督查反馈问题整改方案", M),
        ("青岭市贯彻落实中共中央国务院关于乡村振兴的意见的实施方案", M),
        ("青岭市贯彻落实云岭省人民政府关于养老服务意见的实施方案", M),
        ("云岭省贯彻落实国务院关于养老服务意见的实施方案", P),
        ("青岭市贯彻《国务院关于建设枢纽的意见》（国发〔2025〕9号）实施方案", M),
        ("《中华人民共和国安全生产法》青岭市实施细则", M),
        ("国务院关于贯彻实施《中华人民共和国水法》的通知", N),
    ],
)
def test_who_carries_out_a_document_is_its_own_level(title: str, level: Level) -> None:
    assert (found := find_level(title, "", "文件.txt")[0]) == level, found


@pytest.mark.parametrize("title", ["贯彻落实《国务院关于水权改革的意见》工作方案", "贯彻落实云岭省人民政府意见的方案"])
def test_a_title_that_names_only_those_above_tells_no_level(title: str) -> None:
    assert find_level(title, "", "文件.txt")[0] is None
    (document,) = read_source(source_of(f"{title}\n{BODY}"))
    assert document.identity.level is M


def test_the_issuer_is_not_the_phrase_that_names_the_province() -> None:
    (document,) = read_source(source_of(f"青岭市贯彻落实云岭省人民政府关于养老服务意见的实施方案\n{BODY}"))
    assert document.identity.issuers == ()


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("国家税务总局青岭市税务局", M),
        ("国家统计局青岭调查队", M),
        ("国家统计局云岭调查总队", P),
        ("国家金融监督管理总局青岭监管分局", M),
        ("国家金融监督管理总局云岭监管局", P),
        ("中国人民银行青岭市分行", M),
        ("中国人民银行云岭省分行", P),
        ("中华人民共和国青岭海关", M),
        ("青岭海关", M),
        ("青岭海事局", M),
        ("云岭省气象局", P),
        ("海关总署", N),
        ("国家海事局", N),
    ],
)
def test_branches_of_the_nation(body: str, level: Level) -> None:
    assert level_of((body,)) is level


@pytest.mark.parametrize(
    ("title", "level", "region"),
    [
        ("国家税务总局青岭市税务局行政处罚裁量规则", M, "青岭市"),
        ("国家统计局青岭调查队2026年工作要点", M, ""),
        ("国家统计局洛阳调查队2026年工作要点", M, "河南省洛阳市"),
    ],
)
def test_a_branch_before_the_rest_of_a_title(title: str, level: Level, region: str) -> None:
    assert find_level(title, "", "文件.txt")[:2] == (level, region)


@pytest.mark.parametrize("word", ["民生保障", "民办教育", "民用机场", "民间借贷", "民主协商", "民政事业"])
def test_a_city_before_whatever_begins_like_citizens(word: str) -> None:
    assert find_region(f"清溪市{word}管理办法") == ("清溪市", M)


@pytest.mark.parametrize("title", ["广大市民健身方案", "优秀市民评选办法", "人口市民化实施方案", "城区市容管理办法"])
def test_citizens_of_no_place(title: str) -> None:
    assert find_region(title) == ("", None)


def test_who_issued_what_a_post_prints() -> None:
    text = "近日，青岭市住房和城乡建设局印发《关于支持就业的若干措施》，全文如下：\n关于支持就业的若干措施\n"
    (document,) = read_source(source_of(f"{text}一、补贴\n每人补贴三万元。\n"))
    assert (document.identity.level, document.identity.region) == (M, "青岭市")
