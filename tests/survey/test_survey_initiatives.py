"""自主新增 is one number: a survey counts of a document what a report lists."""

from __future__ import annotations

import pytest

from compare.model import Kind, Level
from compare.pipeline import compare_documents, read_documents
from compare.survey.plans import examine, prepare
from conftest import ROOT
from notation import draft

CORPUS = ROOT / "corpus"
NATION = draft("# 一、任务\n建立古树名木档案，逐株落实养护责任人。\n开展湖泊清淤，控制入湖污染物，恢复水生植被。")
CITY = draft(
    """# 一、任务
    建立古树名木档案，逐株落实养护责任人，逐株挂牌。
    建设沿街口袋公园二十处，配套座椅和照明。
    建设老年人助餐点，配备保温设备，
    张市长指出，要办好社区食堂。
    | 口袋公园数量 | 12 | 20 |
    """,
    title="云溪市古树保护实施方案",
    level=Level.MUNICIPAL,
    region="青川省云溪市",
)


def survey_of(upper, local):
    return examine(local, prepare((upper,))).local


def test_fragments_speeches_and_rows_of_aims_are_no_initiatives():
    listed = compare_documents((NATION, CITY)).initiatives
    found = survey_of(NATION, CITY)
    assert any(one.kind is Kind.TABLE for one in CITY.clauses)
    assert [one.clause.text for one in listed] == ["建设沿街口袋公园二十处，配套座椅和照明。"]
    assert (found.initiatives, found.measures > 2) == (1, True)
    assert [(one.text, one.place) for one in found.own] == [(listed[0].clause.text, "一 › 第2段")]


@pytest.mark.parametrize("name", ["provincial_opinion.txt", "municipal_plan.txt"])
def test_the_demonstration_has_as_many_in_both(name):
    (upper,), (local,) = (read_documents([CORPUS / one]) for one in ("national_plan.txt", name))
    assert survey_of(upper, local).initiatives == compare_documents((upper, local)).totals.initiatives > 0
