"""Several documents of one government are read together; stories stand for nobody."""

from __future__ import annotations

from compare.model import Aside, Document, DocumentKind, Finding, Level
from compare.model.comparison import Wishes
from compare.pipeline import compare_documents
from notation import draft

UPPER = "# 一、任务\n建立古树名木档案，逐株落实养护责任人。\n开展湖泊清淤，控制入湖污染物，恢复水生植被。"
TREES = "# 一、任务\n建立古树名木档案，逐株落实养护责任人，逐株挂牌。"
LAKES = "# 一、任务\n开展湖泊清淤，控制入湖污染物，恢复水生植被，建设湿地。"
NATION = draft(UPPER, title="山水保护规划")


def city(text: str, title: str, region: str = "青川省云溪市", kind: DocumentKind = DocumentKind.PLAN) -> Document:
    return draft(text, title=title, level=Level.MUNICIPAL, region=region, kind=kind)


def find(*documents: Document) -> dict[tuple[str, int], Finding]:
    order = {clause.id: clause.order for clause in NATION.clauses}
    findings = compare_documents((NATION, *documents), Wishes(all_pairs=True)).findings
    return {(one.local, order[one.directive.id]): one for one in findings}


def test_what_one_document_of_a_government_says_the_other_need_not() -> None:
    trees, lakes = city(TREES, "云溪市古树方案"), city(LAKES, "云溪市湖泊方案")
    found = find(trees, lakes)
    assert found[trees.id, 0].counted and found[lakes.id, 1].counted
    assert found[lakes.id, 0].elsewhere == found[trees.id, 0].id
    assert found[lakes.id, 0].aside is Aside.ELSEWHERE and not found[lakes.id, 0].gap
    assert not any(one.gap for one in found.values())
    totals = compare_documents((NATION, trees, lakes), Wishes(all_pairs=True)).totals
    assert (totals.all.directives, totals.headline.directives, totals.headline.gaps) == (4, 2, 0)


def test_what_both_leave_out_is_one_gap() -> None:
    both = [city(TREES, "云溪市古树方案"), city(TREES, "云溪市古树意见")]
    assert sum(one.gap for one in find(*both).values()) == 1


def test_documents_of_other_or_unknown_places_stand_for_themselves() -> None:
    found = find(
        city(TREES, "云溪市古树方案"), city(LAKES, "白水市湖泊方案", "青川省白水市"), city(LAKES, "某方案", "")
    )
    assert not any(one.elsewhere for one in found.values())


def test_a_story_is_outside_the_headline_and_stands_for_nobody() -> None:
    plan = city(TREES, "云溪市古树方案")
    story = city(LAKES, "全市湖泊工作会议召开", kind=DocumentKind.PRESS_REPORT)
    found = find(plan, story)
    assert found[plan.id, 1].gap, "a story that mentions it is no document that carries it"
    assert all(found[story.id, n].aside is Aside.SECONDHAND for n in (0, 1))
    left_out = found[story.id, 0]
    assert left_out.uncertain and "不是文件原文" in left_out.reason
    comparison = compare_documents((NATION, plan, story), Wishes(all_pairs=True))
    assert comparison.totals.headline.directives == comparison.totals.all.directives - 2 == len(comparison.counted)
    assert all(one.document == plan.id for one in comparison.initiatives)
