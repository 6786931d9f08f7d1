"""Penalties of an upper statute that a local one leaves in force, so that leaving them out is no gap."""

from __future__ import annotations

import pytest

from compare.matching.aside import find_deferral, only_penalizes, refers_onward
from compare.model import Document, DocumentKind, Extent, Finding, Level, Relation
from compare.model.comparison import Wishes
from compare.pipeline import compare_documents
from notation import draft, only

LAW = """
# 第一章　总则
第一条 各级人民政府应当组织开展古树普查，建立古树档案，逐株登记。
第二条 古树的养护人应当修剪枯枝，防治虫害，不得截干。
# 第二章　法律责任
第三条 违反本法规定，擅自砍伐古树的，由林业主管部门责令改正，处五万元以上十万元以下的罚款；构成犯罪的，依法追究刑事责任。
第四条 古树鉴定机构出具虚假报告的，由林业主管部门没收违法所得；情节严重的，取消其鉴定资格。
"""
CITY = """
# 第一章　总则
第一条 市、县人民政府应当组织开展古树普查，建立古树档案，逐株登记。
# 第二章　法律责任
第二条 违反本条例第九条规定，在古树上挂物的，由林业主管部门处二百元罚款。
"""
LEFT = "第三条 违反本条例规定的行为，有关法律、法规已有处罚规定的，从其规定。"


def statute(
    text: str, title: str, level: Level = Level.NATIONAL, date: str = "2015-05-01", region: str = ""
) -> Document:
    return draft(text, title=title, level=level, date=date, kind=DocumentKind.LAW, region=region)


def city(last: str, date: str = "2020-05-01") -> Document:
    return statute(CITY + last, "云溪市古树保护条例", Level.MUNICIPAL, date, "青川省云溪市")


def find(last: str, upper: Document | None = None, date: str = "2020-05-01") -> dict[str, Finding]:
    law = upper or statute(LAW, "中华人民共和国古树保护法")
    found = compare_documents((law, city(last, date)), Wishes(all_pairs=True)).findings
    return {one.directive.clause.label: one for one in found}


def test_a_penalty_that_holds_without_the_local_statute_is_no_gap() -> None:
    found = find(LEFT)
    for label in ("第三条", "第四条"):
        one = found[label]
        assert (one.relation, one.applicable, one.extent) == (Relation.OMIT, False, Extent.ABOVE)
        assert "第三条“违反本条例规定的行为，有关法律、法规已有处罚规定的，从其规定”，处罚适用上位法" in one.above
        assert one.above in one.reason
    assert found["第二条"].applicable, "only penalties are left to the law, and no duty"


@pytest.mark.parametrize(
    "last",
    [
        "",
        "第三条 法律、法规对古树名木的确认另有规定的，从其规定。",
        "第三条 违反本条例规定，损坏支架的，法律、法规已有处罚规定的，从其规定。",
        "第三条 违反本条例规定的行为，行政法规已有处罚规定的，从其规定。",
    ],
)
def test_without_such_a_clause_it_stays_the_local_job(last: str) -> None:
    assert all(one.applicable for one in find(last).values())


def test_an_older_statute_refers_to_no_later_law() -> None:
    assert {one.extent for one in find(LEFT, date="2010-05-01").values()} <= {Extent.OLDER, Extent.LIKE, Extent.OPEN}


@pytest.mark.parametrize(
    ("words", "law", "regulation", "provincial"),
    [
        ("违反本条例规定的行为，有关法律、法规已有行政处罚规定的，从其规定。", True, True, True),
        ("违反本条例规定，法律法规有处罚规定的，从其规定。", True, True, True),
        ("违反本条例的行为，法律、行政法规已有法律责任规定的，从其规定。", True, True, False),
        ("违反本办法规定的其他行为，《中华人民共和国古树保护法》已有处罚规定的，从其规定。", True, False, False),
        ("违反本规定的行为，依照本规定追究责任。法律、行政法规和省的地方性法规另有规定的，从其规定。", True, True, True),
        ("违反本条例规定的行为，上位法已规定法律责任的，从其规定。", True, True, True),
    ],
)  # fmt: skip
def test_whose_penalties_are_left(words: str, law: bool, regulation: bool, provincial: bool) -> None:
    local = city("第三条 " + words)
    uppers = (
        statute(LAW, "中华人民共和国古树保护法"),
        statute(LAW, "古树保护条例"),
        statute(LAW, "青川省古树保护条例", Level.PROVINCIAL, region="青川省"),
    )
    assert [bool(find_deferral(local, one)) for one in uppers] == [law, regulation, provincial]


def test_a_plan_leaves_no_penalties() -> None:
    plan = draft(CITY + LEFT, title="云溪市古树保护方案", level=Level.MUNICIPAL, kind=DocumentKind.PLAN)
    assert find_deferral(plan, statute(LAW, "中华人民共和国古树保护法")) == ""


@pytest.mark.parametrize(
    ("text", "only_penalty"),
    [
        ("养护人违反操作规程截干，由林业主管部门责令改正；造成死亡的，应当依法赔偿。", True),
        ("有下列行为之一的，由林业主管部门处一万元以下罚款： （一）截干的； （二）剥皮的。", True),
        ("林业主管部门的工作人员玩忽职守，构成犯罪的，依法追究刑事责任。", True),
        ("林业主管部门发现截干的，应当责令改正，并组织复壮。", False),
        ("禁止截干。违反规定的，由林业主管部门责令改正。", False),
        ("违反本法规定截干的，由林业主管部门责令改正。林业主管部门应当每年公布名单。", False),
    ],
)
def test_what_is_a_penalty_and_nothing_else(text: str, only_penalty: bool) -> None:
    assert only_penalizes(only(draft(text))) is only_penalty


@pytest.mark.parametrize(
    ("text", "onward"),
    [
        ("第八条 违反本法规定，构成犯罪的，依法追究刑事责任。", True),
        ("第八条 损坏古树造成损失的，依法承担民事责任；构成违反治安管理行为的，由公安机关依法给予治安管理处罚。", True),
        ("第八条 出售古树的，由林业主管部门依照有关法律、行政法规的规定处罚。", True),
        ("第八条 有下列情形之一的，依照有关法律的规定予以处罚：\n（一）砍伐古树的；\n（二）损毁标志的。", True),
        ("第八条 违反本条例规定的行为，按照《森林法》等有关法律的规定处理。", True),
        ("第八条 砍伐古树的，处五万元以上罚款；构成犯罪的，依法追究刑事责任。", False),
        ("第八条 拒不补植的，依照前款规定追究法律责任。", False),
        ("第八条 林业主管部门应当依照有关法律、法规的规定处理投诉。", False),
        ("第八条 公安机关负责现场秩序，对违反治安管理的依法予以处罚，构成犯罪的依法追究刑事责任。", False),
    ],
)
def test_an_article_may_only_say_that_other_penalties_hold(text: str, onward: bool) -> None:
    assert refers_onward(text) is onward


def test_a_penalty_that_the_law_does_not_lay_down_itself_is_no_gap() -> None:
    law = statute(f"{LAW}\n第五条 违反本法规定，构成犯罪的，依法追究刑事责任。", "中华人民共和国古树保护法")
    found = find("", law)
    one = found["第五条"]
    assert (one.relation, one.applicable) == (Relation.OMIT, False)
    assert one.above == "该条只指明适用其他法律、法规的处罚或者责任，自身未作设定，列为上级事项，不计入缺口"
    assert one.above in one.reason
    assert found["第四条"].applicable, "lays a penalty down itself"
