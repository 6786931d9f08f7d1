"""The tables and pictures beside the findings: heat map, flow, targets, citations, filters; and one number for all."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from urllib.parse import parse_qs

import pytest

import report_fixture as fixture
from compare.model import (
    Chain,
    ChainKind,
    Change,
    ChangeKind,
    Citation,
    CitationKind,
    Level,
    Manner,
    Place,
    Relation,
    Step,
    Target,
)
from compare.report import render
from compare.report.gaps import speaks_of
from compare.report.names import count_findings, flags, number_chapters, sort_pairs, sort_uppers
from compare.report.view import Report
from compare.words import labels, phrase
from compare.words.name import say_target


def complete():
    """The comparison of the fixture with manners, chains of every kind, citations."""
    plain = fixture.build()
    findings = tuple(
        dataclasses.replace(one, manner=Manner.COPY, copied=0.64) if one.matches else one for one in plain.findings
    )
    kinds = [one for one in ChainKind if one is not ChainKind.CARRIED_BY_CITY]
    chains = [dataclasses.replace(one, kind=kinds[n % len(kinds)]) for n, one in enumerate(plain.chains)]
    own = next(one for one in findings if one.directive.clause.document == fixture.PROVINCE)
    chains.append(
        Chain(own.directive.id, (Step(own.local, own.id, weakened=True),), ChainKind.CARRIED_BY_CITY, Level.PROVINCIAL)
    )
    where = Place(fixture.FILES[fixture.CITY], None, (5, 6))
    citations = (
        Citation(
            fixture.CITY, CitationKind.AT_HAND, "国家社区食堂发展规划（示例）", "", fixture.NATION, where, "已核对。"
        ),
        Citation(fixture.CITY, CitationKind.NOT_GIVEN, "示例条例", "示令〔2020〕3号", "", where, "未提供。"),
        Citation(fixture.CITY, CitationKind.NEVER_CITED, "示例意见", "", fixture.PROVINCE, None, "没有引用。"),
    )
    return dataclasses.replace(plain, findings=findings, chains=tuple(chains), citations=citations)


@pytest.fixture(scope="module")
def comparison():
    return complete()


@pytest.fixture(scope="module")
def tables(comparison):
    return Report(comparison)


@pytest.fixture(scope="module")
def page(comparison):
    return render(comparison, "html").decode()


# ---------------------------------------------------------------- numbers


def test_a_directive_has_one_number_everywhere(comparison, tables):
    view = Report(comparison)
    rows = {
        row.number: "".join(run.text for run in row.runs)
        for upper in view.uppers
        for part in upper.parts
        for row in part.rows
    }
    for group in view.groups:
        for chapter in group.chapters:
            for one in chapter.findings:
                assert "".join(run.text for run in one.runs) == rows[one.number]
    for gap in view.gaps:
        assert {one.number for one in gap.findings} == {gap.number}
    for group in (*tables.chains, *tables.provincial):
        for chain in group.chains:
            assert {step.item.number for step in chain.steps} == {chain.number}


def test_the_screen_prints_the_numbers_of_paper(comparison, page):
    on_screen = re.findall(r'class="num" href="#f-[^"]+">(\d+-\d+)<', page)
    rows = {row.number: row for upper in Report(comparison).uppers for part in upper.parts for row in part.rows}
    assert set(on_screen) == set(rows)
    listed = re.findall(r'<article class="finding[^>]*aria-label="(\d+-\d+) ', page)
    assert sorted(listed) == sorted(number for number, row in rows.items() for _ in row.findings)


def test_chapters_are_the_first_level_that_parts_a_document():
    upper = sort_uppers(sort_pairs(fixture.build()))
    keys = number_chapters(upper)
    assert set(keys.values()) == {"1.1", "1.2", "2.1", "2.2"}
    rows = upper[fixture.NATION].items()
    second = {key: found for key, found in rows if found[0].directive.clause.headings[0].startswith("第二章")}
    assert set(number_chapters({fixture.NATION: second}).values()) == {"1.1", "1.2"}


# ---------------------------------------------------------------- heat map


def test_heat_map_counts_each_finding_once(comparison, tables):
    counted: Counter[str] = Counter()
    for cell in (cell for heat in tables.heat for row in heat.rows for cell in row.cells):
        counted[cell.kind] += int(cell.count)
    counts = count_findings(comparison.findings)
    names = ("whole", "part", "none", "open")
    assert dict(counted) == {**{name: getattr(counts, name) for name in names}, "apart": counts.aside}


def test_heat_map_filters_for_what_it_counts(comparison, tables):
    names = tables.names
    for heat in tables.heat:
        for row in heat.rows:
            for cell in row.cells:
                assert bool(cell.query) == (cell.count != "0") == (cell.tone != "0")
                if not cell.query:
                    continue
                ask = {key: value[0] for key, value in parse_qs(cell.query).items()}
                found = [
                    one
                    for one in comparison.findings
                    if (one.extent.value == ask["extent"] if "extent" in ask else not one.counted)
                    and names.locals[one.local] == ask["local"]
                    and names.chapters[one.directive.clause.document, one.directive.clause.headings] == ask["chapter"]
                ]
                assert len(found) == int(cell.count)


def test_every_cell_leads_somewhere(tables, page):
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert {cell.anchor for heat in tables.heat for row in heat.rows for cell in row.cells if cell.anchor} <= ids


# ---------------------------------------------------------------- chains


def test_flow_and_its_table_tell_the_same(comparison, tables):
    flow = tables.flow
    counts = {chip.kind: int(count) for chip, count, _ in flow.table}
    national = [one for one in comparison.chains if one.origin is Level.NATIONAL]
    assert sum(counts.values()) == int(flow.total) == len(national)
    nodes = {(node.label): int(node.count) for node in flow.nodes}
    assert nodes["国家部署"] == len(national)
    assert nodes["省级未承接"] == counts["lost_at_province"] + counts["skipped_by_province"]
    assert nodes["市级未承接"] == counts["lost_at_province"] + counts["lost_at_city"]
    assert nodes["上级事项"] == counts["upper_matter"]
    assert sum(nodes[one] for one in ("省级承接", "省级弱化", "省级未承接", "上级事项")) == len(national)
    assert all(share == phrase.percent(int(count) / len(national)) for _, count, share in flow.table)


def test_every_kind_of_chain_has_a_way(comparison):
    for kind in ChainKind:
        if kind is ChainKind.CARRIED_BY_CITY:
            continue
        only = dataclasses.replace(
            comparison, chains=tuple(dataclasses.replace(one, kind=kind) for one in fixture.build().chains)
        )
        flow = Report(only).flow
        assert [chip.text for chip, _, _ in flow.table] == [labels.CHAIN[kind]]
        assert {node.count for node in flow.nodes} == {str(len(fixture.build().chains))}


def test_picture_stays_inside_its_frame(tables):
    flow = tables.flow
    for node in flow.nodes:
        assert float(node.y) >= 0
        assert float(node.y) + float(node.height) <= float(flow.height)
        assert float(node.text_y) > 10
        assert float(node.x) + float(flow.node) <= float(flow.width)


def test_chains_stand_under_their_kind(comparison, tables):
    listed = {chain.number for group in tables.chains for chain in group.chains}
    assert len(listed) == len([one for one in comparison.chains if one.origin is Level.NATIONAL])
    assert [group.chip.text for group in tables.provincial] == [labels.CHAIN[ChainKind.CARRIED_BY_CITY]]
    assert "要求减弱" in [chip.text for chip in tables.provincial[0].chains[0].steps[0].chips]


def test_no_chains_no_picture():
    assert Report(dataclasses.replace(fixture.build(), chains=())).flow is None


# ---------------------------------------------------------------- targets and citations


def test_every_target_has_its_line(comparison, tables):
    wanted = [one for one in comparison.findings if one.directive.targets]
    assert len(tables.targets) == len(wanted)
    assert sum(len(one.item.finding.directive.targets) for one in tables.targets) == sum(
        len(one.directive.targets) for one in wanted
    )


@pytest.mark.parametrize(
    ("target", "printed"),
    [
        (Target("覆盖率", "达到以上", "80", "%", "2030"), "覆盖率达到80%以上（2030年）"),
        (Target("站点", "", "500", "个"), "站点500个"),
        (Target("增速", "高于", "10", "%"), "增速高于10%"),
        (Target("规模", "左右", "3", "亿元"), "规模3亿元左右"),
        (Target("处", "以下", "二万—十万", "元"), "处二万元以上十万元以下"),
        (Target("罚款（按所收取报酬）", "以下", "一—五", "倍"), "罚款（按所收取报酬）一倍以上五倍以下"),
        (Target("增速", "左右", "5—6", "%"), "增速5—6%左右"),
    ],
)
def test_targets_read_as_they_are_written(target, printed):
    assert say_target(target) == printed


def test_changes_stand_beside_the_target_they_speak_of():
    target = Target("覆盖率", "≥", "80", "%", "2030")
    assert speaks_of(Change(ChangeKind.QUANTITY_RAISED, "80%以上", "85%以上", ""), target)
    assert speaks_of(Change(ChangeKind.DEADLINE_EARLIER, "2030年", "2028年", ""), target)
    assert not speaks_of(Change(ChangeKind.FORCE_WEAKENED, "必须", "鼓励", ""), target)


def test_citations_lead_to_documents_at_hand(tables, page):
    (group,) = tables.citations
    kinds = [one.kind for one, _ in group.citations]
    assert kinds == [CitationKind.NOT_GIVEN, CitationKind.NEVER_CITED, CitationKind.AT_HAND]
    assert "《示例条例》（示令〔2020〕3号）" in page
    assert group.citations[0][1] == ""
    assert f'id="{group.citations[2][1]}"' in page


# ---------------------------------------------------------------- filters and chips


def test_upper_matters_are_no_gaps(comparison, tables):
    for one in comparison.findings:
        if not one.applicable:
            assert "gap" not in flags(one)
            assert "apart" in flags(one)
    counts = {option.value: int(option.count) for option in tables.filter["flags"]}
    assert counts["gap"] == sum(one.relation is Relation.OMIT and one.applicable for one in comparison.findings)
    assert counts["apart"] == sum(not one.applicable for one in comparison.findings)
    assert sum(group.count for group in tables.apart) == counts["apart"]


def test_what_is_carried_whole_differs_in_nothing(comparison):
    same = [one for one in comparison.findings if "differs" not in flags(one)]
    assert same
    assert all(one.relation is Relation.ADOPT and one.coverage == 1 and not one.changes for one in same)


def test_filters_offer_only_what_there_is(comparison, tables):
    offered = {option.value for group in tables.filter["changes"] for option in group.options} - {"any", "weaker"}
    assert offered == {change.kind for one in comparison.findings for change in one.changes}
    alone = [one for one in comparison.findings if one.local == fixture.PROVINCE]
    single = Report(dataclasses.replace(comparison, findings=tuple(alone), chains=())).filter
    assert single["locals"] == single["levels"] == single["uppers"] == ()
    assert len(single["chapters"]) == 1


def test_manner_and_changes_are_chips(comparison, page):
    assert '<span class="chip manner">照抄</span>' in page
    assert '<span class="chip weaker">弱化</span>' in page
    assert "不是法律结论" in page
