"""Citations: at hand, not given, replaced, never cited; own titles; the demonstration."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from compare.matching.choose import choose
from compare.model import Choice, Citation, CitationKind, Document, Level
from compare.pipeline import read_documents
from compare.summary.citations import find_citations
from notation import draft

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = [CORPUS / name for name in ("national_plan.txt", "provincial_opinion.txt", "municipal_plan.txt")]


def write(text: str, title: str, level: Level = Level.MUNICIPAL, number: str = "", date: str = "") -> Document:
    document = draft(text, title=title, level=level)
    identity = dataclasses.replace(document.identity, number=number, date=date)
    return dataclasses.replace(document, identity=identity)


def upper(title: str, number: str = "", date: str = "", level: Level = Level.NATIONAL) -> Document:
    return write("设置渡口标志。", title, level, number, date)


def cited(text: str, *others: Document, title: str = "清溪市渡口方案", number: str = "") -> list[Citation]:
    local = write(text, title, number=number, date="2026-05-01")
    return [one for one in find_citations((local, *others), ()) if one.document == local.id]


def shapes(found: list[Citation]) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.title, one.number) for one in found]


def test_the_demonstration_cites_what_its_truth_says() -> None:
    documents = read_documents(FILES)
    files = {one.id: Path(one.file).name for one in documents}
    found = find_citations(documents, choose(documents))
    assert {one.kind for one in found} == {CitationKind.AT_HAND, CitationKind.NOT_GIVEN}
    truth = map(json.loads, (CORPUS / "truth" / "citations.jsonl").read_text(encoding="utf-8").splitlines())
    assert sorted((files[one.document], one.title, one.number, one.kind is CitationKind.AT_HAND) for one in found) == (
        sorted((Path(row["file"]).name, row["cited"], row["number"], row["at_hand"]) for row in truth)
    )
    for one in found:
        assert one.place and one.note
        assert (one.target in files) == (one.kind is CitationKind.AT_HAND)
        assert one.target != one.document


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("按照《渡口建设规划（2026—2030年）》", CitationKind.AT_HAND),
        ("按照《渡口建设规划》", CitationKind.AT_HAND),
        ("按照《国务院关于印发渡口建设规划（2026-2030年）的通知》", CitationKind.AT_HAND),
        ("按照《渡口规划纲要》（国发〔2026〕3号）", CitationKind.AT_HAND),
        ("按照国发〔2026〕3号文件", CitationKind.AT_HAND),
        ("对照上级部署国发〔2026〕3号文件", CitationKind.AT_HAND),
        ("按照《渡口建设规划（2021—2025年）》", CitationKind.REPLACED),
        ("按照《渡口建设规划》（国发〔2021〕9号）", CitationKind.REPLACED),
        ("按照《渡口建设规划（2031—2035年）》", CitationKind.NOT_GIVEN),
        ("按照《渡口建设规划》（江政发〔2021〕9号）", CitationKind.NOT_GIVEN),
        ("按照《江岚省人民政府关于印发渡口建设规划的通知》", CitationKind.NOT_GIVEN),
        ("按照《码头建设规划（2026—2030年）》", CitationKind.NOT_GIVEN),
        ("按照国发〔2025〕3号文件", CitationKind.NOT_GIVEN),
    ],
)
def test_how_a_mention_stands_to_the_plan_at_hand(text: str, kind: CitationKind) -> None:
    plan = upper("渡口建设规划（2026—2030年）", "国发〔2026〕3号", "2026-01-05")
    plan = dataclasses.replace(plan, identity=dataclasses.replace(plan.identity, issuers=("国务院",)))
    (found,) = cited(text, plan)
    assert found.kind is kind
    assert found.target == ("" if kind is CitationKind.NOT_GIVEN else plan.id)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("依照《中华人民共和国渡口法》处罚。", CitationKind.AT_HAND),
        ("依照《渡口法》处罚。", CitationKind.AT_HAND),
        ("依照《渡口法》（2022年修订）处罚。", CitationKind.AT_HAND),
        ("依照《渡口法》（2015年修正）处罚。", CitationKind.REPLACED),
        ("依照《渡口法（2015年修正）》处罚。", CitationKind.REPLACED),
    ],
)
def test_a_law_that_was_amended(text: str, kind: CitationKind) -> None:
    (found,) = cited(text, upper("渡口法", date="2022-10-26"))
    assert found.kind is kind


def test_of_two_versions_at_hand_the_older_is_replaced_by_the_newer() -> None:
    old, new = upper("渡口规划（2021—2025年）", "国发〔2021〕1号"), upper("渡口规划（2026—2030年）", "国发〔2026〕1号")
    (found,) = cited("落实《渡口规划（2021—2025年）》（国发〔2021〕1号）", old, new)
    assert (found.kind, found.target) == (CitationKind.REPLACED, new.id)
    assert "2021年" in found.note and "2026年" in found.note


def test_without_a_year_the_law_of_that_day_is_meant() -> None:
    old, new = upper("渡口条例", date="2020-07-05"), upper("渡口条例", date="2027-03-17")
    old = dataclasses.replace(old, id="dold")
    (found,) = cited("根据《渡口条例》，制定本方案。", old, new)
    assert (found.kind, found.target) == (CitationKind.AT_HAND, "dold")


def test_own_title_is_no_citation() -> None:
    text = "《清溪市渡口方案》已经市政府同意。\n《清溪市人民政府关于印发清溪市渡口方案的通知》（清政发〔2026〕7号）"
    assert cited(text, number="清政发〔2026〕7号") == []


def test_the_upper_document_of_the_same_title_is_cited_by_its_number() -> None:
    nation = upper("关于加快渡口建设的意见", "国发〔2026〕3号")
    found = cited(
        "根据《关于加快渡口建设的意见》（国发〔2026〕3号）",
        nation,
        title="关于加快渡口建设的意见",
        number="清政发〔2026〕7号",
    )
    assert [one.target for one in found] == [nation.id]


def test_one_document_is_one_citation_where_it_is_first_named() -> None:
    plan = upper("渡口规划", "国发〔2026〕3号")
    text = "落实《渡口规划》。\n落实《渡口规划》（国发〔2026〕3号）。\n落实国发〔2026〕3号文件。\n按《渡口条例》和《渡口条例》执行。"
    assert shapes(cited(text, plan)) == [("at_hand", "渡口规划", "国发〔2026〕3号"), ("not_given", "渡口条例", "")]


def test_a_number_alone_gets_the_title_of_the_document_at_hand() -> None:
    found = cited("对照上级部署国发〔2026〕3号文件", upper("渡口规划", "国发〔2026〕3号"))
    assert shapes(found) == [("at_hand", "渡口规划", "国发〔2026〕3号")]


def test_short_names_are_not_cited_again() -> None:
    text = "落实《云岭省渡口建设规划》（以下简称《渡口规划》）。\n完成《渡口规划》的任务。"
    assert shapes(cited(text)) == [("not_given", "云岭省渡口建设规划", "")]


def test_a_compared_upper_document_that_is_not_named() -> None:
    nation, province = upper("渡口规划", "国发〔2026〕3号"), upper("省渡口意见", level=Level.PROVINCIAL)
    local = write("落实《渡口规划》。", "清溪市渡口方案")
    choices = [Choice(local.id, one.id, 1.0, True, "") for one in (nation, province)]
    found = find_citations((nation, province, local), choices)
    assert [(one.kind, one.title, one.target, one.place) for one in found] == [
        (CitationKind.AT_HAND, "渡口规划", nation.id, local.clauses[0].place),
        (CitationKind.NEVER_CITED, "省渡口意见", province.id, None),
    ]
    skipped = [dataclasses.replace(one, chosen=False) for one in choices]
    assert all(one.kind is not CitationKind.NEVER_CITED for one in find_citations((nation, province, local), skipped))


def test_what_is_cited_in_an_older_version_is_not_never_cited() -> None:
    nation, local = upper("渡口规划（2026—2030年）"), write("落实《渡口规划（2021—2025年）》。", "清溪市渡口方案")
    found = find_citations((nation, local), [Choice(local.id, nation.id, 1.0, True, "")])
    assert [one.kind for one in found] == [CitationKind.REPLACED]


def test_an_excerpt_may_cite_in_what_is_left_out() -> None:
    nation = upper("渡口规划")
    local = draft("设置渡口标志。", title="清溪市渡口方案", level=Level.MUNICIPAL, excerpt=True)
    (found,) = find_citations((nation, local), [Choice(local.id, nation.id, 1.0, True, "")])
    assert found.kind is CitationKind.NEVER_CITED
    assert "节选" in found.note


ARTICLES = "".join(f"第{one}条 设置渡口标志{one}处。\n" for one in "一二三四五六")


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("违反本办法第九条第一款规定，毁坏标志的，处二百元以下罚款。", ["第九条"]),
        ("违反本办法第三条、第八条或者第九条规定的，处二百元以下罚款。", ["第八条", "第九条"]),
        ("违反本办法第三条规定的，处二百元以下罚款。", []),
        ("违反渡口法第九条规定的，处二百元以下罚款。", []),
    ],
)
def test_an_article_of_its_own_that_is_cited_and_not_there_is_told(last: str, found: list[str]) -> None:
    told = cited(f"{ARTICLES}第七条 {last}", title="清溪市渡口办法")
    assert shapes(told) == [("no_article", "", one) for one in found]
    assert all(one.place and "没有这一条" in one.note for one in told)


def test_articles_are_missed_only_where_a_document_has_some_and_was_read_whole() -> None:
    assert not cited("第一条 违反本办法第九条规定的，处二百元以下罚款。", title="清溪市渡口办法")


@pytest.mark.parametrize("name", ["清江—云溪渡口联合建设与运营实施方案", "清江-云溪渡口联合建设与运营实施方案"])
def test_a_long_title_may_leave_out_its_place_and_write_another_dash(name: str) -> None:
    above = upper("云岭省清江—云溪渡口联合建设与运营实施方案", level=Level.PROVINCIAL)
    above = dataclasses.replace(above, identity=dataclasses.replace(above.identity, region="云岭省"))
    assert [one.kind for one in cited(f"为落实《{name}》，制定本方案。", above)] == [CitationKind.AT_HAND]
