"""Totals, initiatives and chains of whole comparisons."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.matching.choose import choose
from compare.matching.directives import CARRYING, find_directives
from compare.matching.judge import judge
from compare.matching.match import match
from compare.model import Clause, Comparison, Document, Initiative, Kind, Level, Place, Relation, Role, Run
from compare.model.comparison import Wishes
from compare.settings import FIXED
from compare.summary.summarize import is_measure, own_words, summarize, tally
from notation import draft

TASKS = (
    "开展古树资源普查，建立古树电子档案。",
    "对老旧电梯开展安全评估，更新制动装置。",
    "鼓励企业认养湖泊岸线，公示认养结果。",
    "推广节水灌溉设备，改造老旧灌渠。",
    "实施校车安全工程，配备随车照管人员。",
    "建设社区食堂，发放老年就餐补贴300万元。",
    "整治河道采砂，2030年底前拆除违规码头。",
)
RUN = Run("0", (), ())


def write(level: Level, tasks: list[str], region: str = "") -> Document:
    title = {Level.NATIONAL: "国家规划", Level.PROVINCIAL: "省意见", Level.MUNICIPAL: "市方案"}[level]
    return draft(
        "# 一、发展现状\n近年来工作取得显著成效。\n# 二、主要任务\n" + "\n".join(tasks),
        title=title,
        level=level,
        region=region,
    )


def compare(*documents: Document) -> Comparison:
    choices = choose(documents, Wishes(all_pairs=True))
    by_id = {document.id: document for document in documents}
    findings = [
        judge(candidates, by_id[choice.local])
        for choice in choices
        for candidates in match(find_directives(by_id[choice.upper]), by_id[choice.local])
    ]
    return summarize(RUN, documents, choices, findings)


SOME = st.lists(st.sampled_from(TASKS), min_size=1, max_size=7, unique=True)


@settings(deadline=None, max_examples=30)
@given(SOME, SOME, SOME)
def test_everything_adds_up(nation: list[str], province: list[str], city: list[str]) -> None:
    documents = (write(Level.NATIONAL, nation), write(Level.PROVINCIAL, province), write(Level.MUNICIPAL, city))
    found = compare(*documents)
    totals = found.totals
    assert len(found.findings) == totals.all.directives == 2 * len(nation) + len(province)
    assert Counter((one.directive.id, one.local) for one in found.findings).most_common(1)[0][1] == 1
    assert len({one.id for one in found.findings}) == len(found.findings)
    for counts in (totals.all, *(one.tally for one in totals.pairs)):
        assert counts.adopt + counts.extend + counts.omit == counts.directives
        assert counts.partial <= counts.adopt + counts.extend
        assert 0 <= counts.coverage <= 1
        assert counts.upper_matters <= counts.omit
    assert sum(one.tally.directives for one in totals.pairs) == totals.all.directives
    assert (totals.initiatives, totals.documents) == (len(found.initiatives), 3)
    for one in found.findings:
        assert (one.relation is Relation.OMIT) == (one.matches == ())
        assert one.coverage == 0 or one.matches


@settings(deadline=None, max_examples=30)
@given(SOME, SOME)
def test_a_local_measure_answers_something_or_is_an_initiative(nation: list[str], city: list[str]) -> None:
    upper, local = write(Level.NATIONAL, nation), write(Level.MUNICIPAL, city)
    found = compare(upper, local)
    answering = {match.clause.id for one in found.findings for match in one.matches}
    answering |= {
        one.rejected.clause.id
        for one in found.findings
        if one.rejected and not one.carried and one.rejected.score >= FIXED.initiative_near
    }
    own = {one.clause.id for one in found.initiatives}
    assert answering | own == {clause.id for clause in local.clauses if clause.role in CARRYING}
    assert not answering & own


def test_what_stands_in_both_is_carried_and_the_rest_is_omitted_or_new() -> None:
    found = compare(write(Level.NATIONAL, [*TASKS[:4]]), write(Level.MUNICIPAL, [TASKS[0], *TASKS[4:]]))
    assert [one.relation for one in found.findings] == [Relation.ADOPT, *[Relation.OMIT] * 3]
    assert [one.clause.text for one in found.initiatives] == list(TASKS[4:])


@pytest.mark.parametrize(
    ("text", "kind", "measure"),
    [
        ("建设社区食堂30个。", Kind.CLAUSE, True),
        ("2\t布设智能回收箱3000组\t市城市管理局\t2028年12月", Kind.TABLE, True),
        ("3 | 中药材种植产值（亿元） | 25 | 30 | 50", Kind.TABLE, False),
        ("创新能力 | 研发投入强度（%） | 1.2 | 1.5", Kind.TABLE, False),
        ("优化审评审批机制、", Kind.CLAUSE, False),
        ("会议强调，要加快社区食堂建设。", Kind.CLAUSE, False),
        ("各位代表！让我们鼓足干劲，奋力开创社区食堂建设的新局面！", Kind.CLAUSE, False),
        ("我们要鼓足干劲，加快社区食堂建设，奋力谱写为老服务新篇章！", Kind.CLAUSE, False),
        ("第四条 本市鼓励捐赠旧衣，倡导全社会爱惜物品，树立节俭光荣的良好风尚。", Kind.CLAUSE, False),
        ("本市鼓励捐赠旧衣，在商场设置捐赠点，树立节俭光荣的良好风尚。", Kind.CLAUSE, True),
    ],
)
def test_an_initiative_is_a_whole_measure(text: str, kind: Kind, measure: bool) -> None:
    clause = Clause("c", "d", (), "", text, Place("f", None, (1, 1)), 0, kind)
    assert is_measure(clause) is measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("经过三年发展，我市回收产业取得突破，水平走在全国前列，结构不断优化。", False),
        ("到2028年，我市回收水平走在全国前列。", True),
        ("到2028年，我市建成社区食堂30个。", True),
        ("我市建成社区食堂三十个。", True),
    ],
)
def test_an_aim_without_a_number_is_no_initiative(text: str, measure: bool) -> None:
    assert is_measure(Clause("c", "d", (), "", text, Place("f", None, (1, 1)), 0, Kind.CLAUSE, Role.TARGET)) is measure


def test_a_row_of_aims_is_no_initiative_and_a_row_of_tasks_is_one_unless_a_paragraph_says_it() -> None:
    city = draft(
        f"""
        # 一、主要目标
        | 创新能力 | 研发投入强度（%） | 1.2 | 1.5
        # 二、重点任务
        {TASKS[0]}2028年底前，在高铁站布设智能回收箱3000组。
        # 附件
        | 2 | 布设智能回收箱3000组 | 市城市管理局 | 2028年12月
        | 7 | 设置旧衣捐赠点60处 | 市民政局 | 2027年12月
        """,
        level=Level.MUNICIPAL,
    )
    found = compare(write(Level.NATIONAL, [TASKS[0]]), city)
    assert [one.clause.text for one in found.initiatives] == ["7 | 设置旧衣捐赠点60处 | 市民政局 | 2027年12月"]


@pytest.mark.parametrize(
    ("heading", "behind", "own"),
    [
        ("（一）整治河道采砂，拆除违规码头。", TASKS[5], 1),
        ("（一）整治河道采砂，拆除违规码头30座。", TASKS[5], 2),
        ("（一）整治河道采砂，拆除违规码头。", f"（二）{TASKS[5]}", 2),
        ("整治河道采砂，拆除违规码头。", TASKS[5], 2),
    ],
)
def test_a_numbered_heading_in_a_sentence_is_no_initiative_beside_what_it_heads(
    heading: str, behind: str, own: int
) -> None:
    city = write(Level.MUNICIPAL, [*TASKS[:4], heading, behind])
    found = compare(write(Level.NATIONAL, [*TASKS[:4]]), city)
    assert [one.clause.text for one in found.initiatives] == [heading, behind][-own:]


@pytest.mark.parametrize(("behind", "own"), [("3.建设食堂", False), ("（三）建设食堂", True)])
def test_what_stands_above_headings_of_another_form_only_heads_them(behind: str, own: bool) -> None:
    heading = "（二）整治河道采砂，拆除违规码头。"
    city = draft(f"# 二、任务\n{heading}\n## {behind}\n（7）{TASKS[5]}", level=Level.MUNICIPAL)
    found = compare(write(Level.NATIONAL, [*TASKS[:4]]), city)
    assert (heading in [one.clause.text for one in found.initiatives]) is own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("第二十条 外地居民在本市捐赠旧衣的，参照本规定执行。", False),
        ("第八条 商务部门设立的回收机构，承担旧衣回收的日常管理工作。", False),
        ("第三十条 对处罚决定不服的，可以依法申请行政复议或者提起诉讼。", False),
        ("第七条 财政、民政等部门应当按照各自职责，共同做好旧衣捐赠工作。", False),
        ("第九条 商务部门设立的回收机构应当每周公布旧衣去向。", True),
        ("从2026年起实施旧衣回收补贴制度。", True),
        ("将旧衣捐赠证书有效期延长至5年。", True),
        ("旧衣回收机构每年承担不少于200名分拣员培训工作。", True),
        ("对旧衣分拣员参照本市居民标准执行住房补贴。", True),
        ("本办法自公布之日起施行，有效期5年。", False),
    ],
)
def test_what_any_statute_says_of_its_rules_is_no_initiative(text: str, own: bool) -> None:
    clause = Clause("c", "d", (), "", text, Place("f", None, (1, 1)), 0)
    assert bool(own_words(clause, "国家鼓励捐赠旧衣。")) is own


def test_background_is_no_initiative() -> None:
    found = compare(write(Level.NATIONAL, [*TASKS[:3]]), write(Level.MUNICIPAL, [*TASKS[3:]]))
    assert not any("近年来" in one.clause.text for one in found.initiatives)


def test_a_local_document_that_met_nobody_has_no_initiatives() -> None:
    documents = (write(Level.NATIONAL, [TASKS[0]]), write(Level.MUNICIPAL, [TASKS[1]]))
    found = summarize(RUN, documents, (), ())
    assert found.initiatives == ()
    assert found.totals.all == tally(())


def test_a_chain_goes_from_the_nation_through_province_to_city() -> None:
    nation, province, city = (
        write(level, [*TASKS[:3]]) for level in (Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL)
    )
    found = compare(city, nation, province)
    assert [one.directive for one in found.chains] == [one.id for one in find_directives(nation)]
    for chain in found.chains:
        assert [step.document for step in chain.steps] == [province.id, city.id]
        by_id = {one.id: one for one in found.findings}
        assert all(by_id[step.alignment].directive.id == chain.directive for step in chain.steps)


def test_two_levels_make_no_chain() -> None:
    assert compare(write(Level.NATIONAL, [*TASKS[:3]]), write(Level.MUNICIPAL, [*TASKS[:3]])).chains == ()


def test_no_findings_no_coverage() -> None:
    assert tally(()).coverage == 0


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_files_changes_no_verdict(order: tuple[int, ...]) -> None:
    documents = [write(level, [*TASKS[:5]]) for level in (Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL)]
    found = compare(*(documents[at] for at in order))
    assert {(one.id, one.relation) for one in found.findings} == {
        (one.id, one.relation) for one in compare(*documents).findings
    }


def test_a_chain_stays_in_its_province() -> None:
    documents = (
        write(Level.NATIONAL, [TASKS[0]]),
        write(Level.PROVINCIAL, [TASKS[0]], "云岭省"),
        write(Level.PROVINCIAL, [TASKS[0], TASKS[1]], "江岚省"),
        write(Level.MUNICIPAL, [TASKS[0]], "云岭省清溪市"),
    )
    chains = compare(*documents).chains
    assert [[step.document for step in chain.steps] for chain in chains] == [[documents[1].id, documents[3].id]]


def test_a_city_of_an_unknown_province_stands_in_every_chain() -> None:
    documents = (
        write(Level.NATIONAL, [TASKS[0]]),
        write(Level.PROVINCIAL, [TASKS[0]], "云岭省"),
        write(Level.PROVINCIAL, [TASKS[0], TASKS[1]], "江岚省"),
        write(Level.MUNICIPAL, [TASKS[0]], "清溪市"),
    )
    chains = [chain for chain in compare(*documents).chains if chain.origin is Level.NATIONAL]
    assert [[step.document for step in chain.steps] for chain in chains] == [
        [documents[1].id, documents[3].id],
        [documents[2].id, documents[3].id],
    ]


def test_what_is_not_the_citys_job_is_no_gap() -> None:
    nation, city = write(Level.NATIONAL, [*TASKS[:4]]), write(Level.MUNICIPAL, [*TASKS[:2], *TASKS[4:]])
    found = compare(nation, city)
    last = found.findings[-1]
    assert [one.relation is Relation.OMIT for one in found.findings] == [False, False, True, True]
    above = (*found.findings[:-1], dataclasses.replace(last, applicable=False))
    before, after = tally(found.findings), tally(above)
    assert (before.upper_matters, after.upper_matters) == (0, 1)
    assert after.coverage == pytest.approx(before.coverage * 4 / 3)
    assert (after.omit, after.gaps, after.counted) == (before.omit, before.gaps - 1, before.counted - 1)
    taking_part = tally((dataclasses.replace(found.findings[0], applicable=False), *found.findings[1:]))
    assert (taking_part.upper_matters, taking_part.takes_part, taking_part.gaps) == (0, 1, before.gaps)
    assert tally([above[-1]]).coverage is None, "nothing counts: no percentage"
    assert tally([]).coverage == 0


ASIDE = ("secondhand", "expired", "applicable", "elsewhere")


@pytest.mark.parametrize("flags", [flags for n in range(5) for flags in itertools.combinations(ASIDE, n)])
def test_every_finding_counts_or_stands_aside_for_one_reason(flags: tuple[str, ...]) -> None:
    nation, city = write(Level.NATIONAL, [*TASKS[:4]]), write(Level.MUNICIPAL, [*TASKS[:2], *TASKS[4:]])
    values = {"secondhand": True, "expired": True, "applicable": False, "elsewhere": "a1"}
    found = compare(nation, city).findings
    made = [dataclasses.replace(one, **{name: values[name] for name in flags}) for one in found[:3]] + [found[3]]
    total = tally(made)
    told = total.secondhand + total.expired + total.upper_matters + total.takes_part + total.elsewhere
    assert total.counted + told == total.directives == total.adopt + total.extend + total.omit == 4
    assert sum(one.gap for one in made) == total.gaps
    assert sum(one.doubted for one in made) == total.doubted
    assert [one.gap for one in made[:3]] == [not flags and not one.carried for one in made[:3]]
    only = tally(one for one in made if one.counted)
    assert (only.directives, only.omit, only.left_out) == (total.counted, total.left_out, total.left_out)


def test_the_copied_share_is_the_mean_over_what_is_carried() -> None:
    found = compare(write(Level.NATIONAL, [*TASKS[:4]]), write(Level.MUNICIPAL, [*TASKS[:2], *TASKS[4:]]))
    shares = iter((1.0, 0.5, 0.0, 0.0))
    assert tally([dataclasses.replace(one, copied=next(shares)) for one in found.findings]).copied == 0.75


def test_percentages_are_withheld_where_a_document_was_read_badly() -> None:
    nation, province = write(Level.NATIONAL, [TASKS[0]]), write(Level.PROVINCIAL, [TASKS[0]])
    city = write(Level.MUNICIPAL, [TASKS[0]])
    blurred = dataclasses.replace(city, audit=dataclasses.replace(city.audit, quality=0.8))
    totals = compare(nation, province, blurred).totals
    assert totals.all.coverage is None
    assert {pair.local: pair.tally.coverage is None for pair in totals.pairs} == {province.id: False, city.id: True}
    assert totals.all.directives == sum(pair.tally.directives for pair in totals.pairs)


def test_an_initiative_is_named_by_what_no_upper_document_says() -> None:
    (clause,) = write(Level.MUNICIPAL, [f"加大财政投入力度。{TASKS[4]}"]).clauses[1:]
    assert own_words(clause, "各地要加大财政投入力度。") == TASKS[4]
    assert own_words(clause, "加大投入。") == clause.text
    assert own_words(clause, clause.text) == ""
    assert Initiative("", clause, TASKS[4]).told.text == TASKS[4]


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("本市依法实行旧衣捐赠登记制度。", False),
        ("本市依法实行旧衣捐赠抽查制度。", True),
        ("本市每年实行旧衣捐赠登记制度2次。", True),
        ("本市设立基金。", True),
    ],
)
def test_what_is_said_above_but_for_whose_it_is_is_nobodys_own(sentence: str, own: bool) -> None:
    clause = Clause("c", "d", (), "", f"{sentence}市商务局应当开展旧书交换。", Place("f", None, (1, 1)), 0)
    told = own_words(clause, "第二条国家实行旧衣捐赠登记制度。国家提倡自愿捐赠。\n各级政府应当设立捐赠点。")
    assert told == (clause.text if own else "市商务局应当开展旧书交换。")
