"""The printed report of at most 20 pages: its parts, its room, one for each local document where there are many."""

from __future__ import annotations

import dataclasses
import io
import logging
import re
from pathlib import Path

import pypdf
import pytest
from test_report_briefing import with_many_locals

import report_fixture as fixture
from compare.changes.duties import is_above
from compare.matching.directives import find_directives
from compare.model import (
    Answer,
    Certainty,
    Change,
    ChangeKind,
    Clause,
    Comparison,
    Demand,
    Duty,
    Extent,
    Force,
    Heading,
    Level,
    Place,
)
from compare.report import render, write_reports
from compare.report.documents import TotalsGroup
from compare.report.guide import Lack, rank_lacks
from compare.report.names import Counts, add_counts
from compare.report.pages import (
    LACKS,
    LINES,
    MOST_LOCALS,
    TOTALS,
    _pick_lines,
    _pick_totals,
    _say_left_out,
    narrow,
    print_page,
    render_pdf,
    show_brief,
    split_report,
)
from compare.report.view import Report
from compare.words.language import CHINESE
from compare.words.name import hang_part
from compare.words.phrase import cite_clauses, cite_page, name_heading, say_difference, say_local, say_upper
from notation import draft

pytestmark = pytest.mark.slow

PAGES = 20


def read(comparison: Comparison) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render(comparison, "pdf")))


def words(reader: pypdf.PdfReader) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages))


def test_the_demonstration_has_its_parts_on_few_pages(
    demonstration: Comparison, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        reader = read(demonstration)
    assert caplog.messages == []
    assert len(reader.pages) <= PAGES
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[1:] == [
        "一、主要缺口",
        "二、部分落实事项",
        "三、要求弱化事项",
        "四、待核事项",
        "五、条款对应关系表",
        "六、指标对照",
        "七、另列事项",
        "八、自主新增",
        "九、参加对照的文件",
        "十、方法和图例",
    ]
    text = words(reader)
    for table in Report(demonstration).correlation:
        for line in table.lines:
            assert re.sub(r"\s+", "", f"{line.row.number}{line.clause}") in text


@pytest.mark.parametrize("count", [60, 400])
def test_however_much_is_compared_it_is_twenty_pages_at_most(count: int) -> None:
    assert len(read(fixture.build(count)).pages) <= PAGES


def test_where_not_all_lines_have_room_those_carried_whole_are_counted() -> None:
    report = Report(fixture.build(LINES))
    brief = show_brief(report)
    shown = [line for _, lines in brief.correlation.rows for line in lines]
    every = [line for table in report.correlation for line in table.lines]
    assert len(shown) <= LINES < len(every)
    assert not any(line.plain for line in shown)
    assert str(f"{len(every) - len(shown):,}") in brief.correlation.note


def test_where_the_table_has_no_room_for_all_the_gravest_lines_stand_there_and_the_others_are_counted() -> None:
    report = Report(fixture.build())
    table = report.correlation[0]
    by_extent = {line.gravest: line for line in table.lines if line.weight[1]}
    gap, part, open_ = (by_extent[one] for one in (Extent.NONE, Extent.PARTIAL, Extent.OPEN))
    lines = (*[dataclasses.replace(open_) for _ in range(LINES)], *[dataclasses.replace(part) for _ in range(5)], gap)
    ((_, shown),), others = _pick_lines([dataclasses.replace(table, lines=lines)])
    assert len(shown) == LINES and shown[-6:] == lines[-6:]
    assert [one.gravest for one in others] == [Extent.OPEN] * 6
    assert _say_left_out(others, CHINESE).startswith("页数有限，其余待核6项也没有列出，见 HTML 报告")
    assert "另列" not in _say_left_out(others, CHINESE)


def test_every_directive_carried_in_part_says_what_it_lacks(demonstration: Comparison) -> None:
    report = Report(demonstration)
    assert len(report.lacks) == report.counts.part
    shown = words(read(demonstration))
    for lack in report.lacks:
        dropped = {one.upper for one in lack.item.finding.changes if one.kind is ChangeKind.DUTY_DROPPED}
        ids = lack.item.finding.directive.clause.document, lack.item.finding.local
        upper, local = (report.documents[one].identity for one in ids)
        others = {one for one in dropped if is_above(one, one, (upper.level, local.level), local.region)}
        assert dropped - others <= set(lack.parts)
        assert not lack.above or dropped <= others
        assert lack.tell(3)
    assert all("".join(lack.tell(3).split()) in shown for lack in report.lacks[:LACKS])
    assert len(report.lacks) <= LACKS or f"其余{len(report.lacks) - LACKS}项" in shown
    forces = [(bool(one.above), tuple(Force).index(one.item.finding.directive.force)) for one in report.lacks]
    assert forces == sorted(forces)


UPPER = """
# 任务
（一）登记志愿服务。志愿服务组织应当登记服务时间，由国务院民政部门会同有关单位制定登记办法。
（二）建立古树名录。市县应当公布古树名称、位置，每年更新一次古树名录并设置标牌。
（三）开展古树普查。到2030年，全面普查古树资源，造林1.2亿亩。
"""
LOCAL = """
# 任务
（一）志愿服务组织应当登记服务时间。
（二）市县应当公布古树名称、位置。
（三）全面普查古树资源。
"""


def test_what_only_a_higher_level_can_do_is_not_what_the_local_text_lacks() -> None:
    item = next(one for one in Report(fixture.build()).ordered if one.finding.extent is Extent.PARTIAL)
    upper = draft(UPPER, title="关于古树保护的意见", level=Level.NATIONAL)
    local = draft(LOCAL, title="古树方案", level=Level.MUNICIPAL, region="青岭市")
    made = {}
    parts = ("由国务院民政部门会同有关单位制定登记办法", "设置标牌", "到2030年")
    for directive, missing in zip(find_directives(upper), parts, strict=True):
        change = Change(ChangeKind.DUTY_DROPPED, missing, "", "未见。", certainty=Certainty.WEAK)
        found = dataclasses.replace(
            item.finding, directive=directive, local=local.id, answers=(), changes=(change,), matches=()
        )
        names = dataclasses.replace(item.names, wholes={upper.id: "全国合计"})
        every = {upper.id: upper, local.id: local}
        (made[missing],) = rank_lacks([dataclasses.replace(item, finding=found, names=names)], every, {})
    above, own, hollow = made.values()
    assert (above.parts, above.above) == ((), "由国务院民政部门会同有关单位制定登记办法")
    assert above.tell(3) == "未见的是上级事项“由国务院民政部门会同有关单位制定登记办法”"
    assert own.tell(3) == "“设置标牌”"
    assert hollow.parts == ("到2030年",)  # nothing else is missing
    told = dataclasses.replace(hollow, parts=("造林1.2亿亩",)).tell(3)
    assert told == "“造林1.2亿亩（全国合计）”"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("树洞修补等复壮技术", "围绕……树洞修补等复壮技术"),
        ("编制养护技术标准", "编制养护技术标准"),
        ("病虫害防治技术", "病虫害防治技术"),
        ("未经养护人同意", "未经养护人同意，不得截干"),
    ],
)
def test_a_part_that_tells_no_action_is_told_with_what_it_hangs_on(part: str, said: str) -> None:
    text = "2. 围绕古树病虫害防治技术，根系保护技术，树洞修补等复壮技术，编制养护技术标准。未经养护人同意，不得截干。"
    assert hang_part(part, text) == said


@pytest.mark.parametrize(("answered", "parts"), [(True, ("送交旧衣",)), (False, ("设立回收站", "送交旧衣"))])
def test_the_case_of_a_rule_is_no_lack_where_the_rule_is_told(answered: bool, parts: tuple[str, ...]) -> None:
    item = next(one for one in Report(fixture.build()).ordered if one.finding.extent is Extent.PARTIAL)
    upper = draft(
        "# 任务\n设立回收站，必须经市商务局批准。送交旧衣。", title="关于旧衣回收的意见", level=Level.NATIONAL
    )
    local = draft("# 任务\n回收站经市商务局批准设立。", title="旧衣方案", level=Level.MUNICIPAL, region="青岭市")
    rule = Duty("必须经市商务局批准")
    answers = (
        Answer(rule, local.clauses[0].id, 0.9, "回收站经市商务局批准设立。") if answered else Answer(rule, None, 0.1),
    )
    changes = tuple(Change(ChangeKind.DUTY_DROPPED, one, "", "未见。") for one in ("设立回收站", "送交旧衣"))
    (directive,) = find_directives(upper)
    found = dataclasses.replace(
        item.finding, directive=directive, local=local.id, answers=answers, changes=changes, matches=()
    )
    (made,) = rank_lacks([dataclasses.replace(item, finding=found)], {upper.id: upper, local.id: local}, {})
    assert made.parts == parts


def test_a_penalty_that_is_told_in_part_is_quoted_by_its_offence() -> None:
    item = next(one for one in Report(fixture.build()).ordered if one.finding.extent is Extent.PARTIAL)
    text = "违反本条例规定，露天拆解电池的，由市商务局责令改正，处一万元以下的罚款"
    found = dataclasses.replace(item.finding, answers=(Answer(Duty(text), "c", 0.3, "处一万元以下的罚款"),))
    made = Lack(dataclasses.replace(item, finding=found), (), Certainty.WEAK, 0, "")
    assert made.tell(1) == "“露天拆解电池的”只写到一部分"


def test_where_not_all_parts_have_room_the_surest_are_quoted_and_the_others_counted() -> None:
    item = next(one for one in Report(fixture.build()).ordered if one.finding.extent is Extent.PARTIAL)
    made = Lack(item, ("建棚圈", "修围栏", "配耳标", "设站点"), Certainty.LIKELY, 2, "")
    assert made.tell(3) == "“建棚圈”“修围栏”，另有2处"
    assert made.tell(1) == "“建棚圈”，另有3处"
    assert dataclasses.replace(made, parts=()).tell(3).endswith("只写到一部分")


def test_many_local_documents_get_an_overview_and_a_report_each(tmp_path: Path) -> None:
    many = with_many_locals(MOST_LOCALS + 2)
    parts = split_report(Report(many))
    assert [behind == "" for behind, _ in parts] == [True] + [False] * (MOST_LOCALS + 2)
    assert show_brief(parts[0][1]).correlation.rows == ()
    for _, part in parts[1:]:
        assert len(part.locals) == 1
        assert part.counts.counted == len(part.comparison.counted) == part.tally.directives
        assert show_brief(part).correlation.rows
    written = write_reports(many, tmp_path, ["pdf", "csv"])
    assert len(written) == MOST_LOCALS + 4
    assert len({path.name for path in written}) == len(written)


def test_the_rows_of_the_cover_add_up_to_the_sum_below_them_however_many_there_are() -> None:
    report = Report(with_many_locals(TOTALS + 3))
    brief = show_brief(report)
    assert len(brief.totals) == TOTALS + 1 < len(report.totals)
    groups = [TotalsGroup("", group.rows * (TOTALS + 2)) for group in report.totals[:2]]
    for made in (brief.totals, tuple(_pick_totals(report.totals, CHINESE))):
        assert add_counts(row.counts for group in made for row in group.rows) == report.counts
    long = tuple(_pick_totals(groups, CHINESE))
    assert all(len(group.rows) == TOTALS + 1 for group in long)
    assert add_counts(row.counts for group in long for row in group.rows) == add_counts(
        row.counts for group in groups for row in group.rows
    )


def test_on_a_crowded_cover_upper_documents_that_count_come_before_those_with_nothing_but_what_stands_apart() -> None:
    (group, *_) = Report(with_many_locals(1)).totals
    (row,) = group.rows
    assert row.counts.counted
    noughts = dict.fromkeys((one.name for one in dataclasses.fields(Counts) if one.name != "apart"), 0)
    counts = Counts(**noughts, apart=((Extent.EXPIRED, 3),))
    apart = dataclasses.replace(row, counts=counts, name="只有已到期的")
    (made,) = _pick_totals([TotalsGroup("", (apart, apart, *[row] * (TOTALS + 1)))], CHINESE)
    assert [one.name for one in made.rows] == [row.name] * TOTALS + ["其余1份上位文件", "只有另列事项的2份上位文件"]
    assert made.rows[-1].counts.aside == 6
    few = TotalsGroup("", (apart, row))
    assert tuple(_pick_totals([few], CHINESE)) == (few,)


def test_the_report_of_one_local_document_counts_as_the_whole_does(demonstration: Comparison) -> None:
    whole = Report(demonstration)
    alone = [narrow(whole, local).counts for local in whole.locals]
    for name in ("counted", "whole", "part", "none", "open", "aside", "stricter", "same", "weaker", "unlike"):
        assert sum(getattr(one, name) for one in alone) == getattr(whole.counts, name)


def test_the_report_of_one_local_document_keeps_the_numbers_of_the_whole(demonstration: Comparison) -> None:
    whole = Report(demonstration)
    parts = [narrow(whole, local) for local in whole.locals]
    assert [number for part in parts for number in part.names.uppers.values()] != ["1"] * len(parts)
    for part in parts:
        assert {one.finding.id: one.number for one in part.ordered}.items() <= {
            one.finding.id: one.number for one in whole.ordered
        }.items()
        assert [one.number for one in part.uppers] == list(part.names.uppers.values())
        assert {row.number for one in part.totals for row in one.rows} <= set(whole.names.uppers.values())


def test_a_warning_about_some_documents_stands_where_these_are_compared() -> None:
    many = with_many_locals(MOST_LOCALS + 1)
    nation, one, other, *_ = (each.id for each in many.documents)
    about = (("甲早于乙", (one, nation)), ("丙未比对", ("d-none",)))
    warned = dataclasses.replace(many, warnings=("未读入：丁", *(told for told, _ in about)), about=about)
    assert narrow(Report(warned), one).warnings == ("未读入：丁", "甲早于乙")
    assert narrow(Report(warned), other).warnings == ("未读入：丁",)


def test_indicators_stand_by_level_with_a_verdict(demonstration: Comparison) -> None:
    report = Report(demonstration)
    wanted = sum(len(row.directive.aims) for upper in report.uppers for part in upper.parts for row in part.rows)
    assert len(report.indicators) == wanted
    for one in report.indicators:
        assert one.judgement
        if one.weaker:
            assert any(item.finding.demand is Demand.WEAKER for item in one.row.findings)


def test_a_finding_that_is_open_counts_as_nothing_else() -> None:
    for one in fixture.build().findings:
        if one.uncertain and one.applicable:
            assert one.extent is Extent.OPEN


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("第二章 重点任务", "第二章"),
        ("（三）完善回收网络", "（三）"),
        ("一、总体要求", "一"),
        ("3. 分类投放", "3"),
        ("专栏1 重大工程", "专栏1"),
        ("加快建设现代回收利用网络体系", "加快建设现代回收……"),
    ],
)
def test_headings_are_cited_by_their_numbers(heading: str, named: str) -> None:
    assert name_heading(heading) == named


def test_an_article_is_cited_by_its_number_alone_unless_it_stands_there_twice() -> None:
    text = "# 第一章 总则\n第一条 设立回收站。\n# 第二章 管理\n第二条 登记旧衣。"
    for more, cited in (("", "第二条"), ("\n# 附件\n第二条 填写表格。", "第二章 › 第二条")):
        document = draft(text + more)
        cites = cite_clauses([document], CHINESE)
        assert [cites[one.id] for one in document.clauses][:2] == ["第一条", cited]


def test_a_longer_report_gives_up_lines_of_the_correlation_table_until_it_has_twenty_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def print_fewer(report: Report, faces: str, name: str = "print", fewer: int = 0) -> str:
        asked.append(fewer)
        lines = sum(len(lines) for _, lines in show_brief(report, fewer).correlation.rows)
        return f"<style>{faces} .page {{ break-after: page }}</style>" + '<p class="page">页</p>' * (lines // 2)

    monkeypatch.setattr("compare.report.pages.print_page", print_fewer)
    made = pypdf.PdfReader(io.BytesIO(render_pdf(Report(fixture.build(60)))))
    assert len(made.pages) <= PAGES
    assert asked[0] == 0 and len(asked) > 1


def test_clauses_without_a_number_are_told_by_their_place() -> None:
    document = fixture.build().documents[0]
    cites = cite_clauses([document], CHINESE)
    assert set(cites) == {one.id for one in document.clauses}
    lone = [one for one in document.parts if isinstance(one, Heading | Clause)]
    assert lone
    first = document.clauses[0]
    paged = dataclasses.replace(first, place=Place("甲.pdf", 7, (3, 4)))
    assert cite_page(paged, CHINESE) == "第7页"
    assert (
        cite_page(dataclasses.replace(first, place=Place("甲", None, (12, 12), counted=True)), CHINESE) == "全文第12段"
    )
    assert cite_page(dataclasses.replace(first, place=Place("甲.txt", None, (12, 12))), CHINESE) == ""


@pytest.mark.parametrize(
    ("upper", "local", "told"),
    [
        ("95%以上", "90%以上", "低5个百分点"),
        ("不少于3000平方米", "不少于2000平方米", "低1000平方米"),
        ("2028年底前", "2029年底前", "晚1年"),
        ("2030年", "2028年", "早2年"),
        ("2026年底前", "2027年6月底前", "晚6个月"),
        ("2028年6月底前", "2027年12月底前", "早6个月"),
        ("2027年上半年", "2027年底前", ""),
        ("必须单独存放", "应当单独存放", ""),
        ("5至8个", "3个", ""),
    ],
)
def test_differences_have_units(upper: str, local: str, told: str) -> None:
    assert say_difference(Change(ChangeKind.QUANTITY_LOWERED, upper, local, ""), CHINESE) == told


@pytest.mark.parametrize(
    ("kind", "words", "sentence", "room", "told"),
    [
        (
            "QUANTITY_LOWERED",
            "95%以上",
            "到2030年，驯鹿耳标佩戴率达到95%以上，建站3个。",
            30,
            "驯鹿耳标佩戴率达到95%以上",
        ),
        ("DEADLINE_LATER", "2028年底前", "自治旗林业局于2028年底前完成普查。", 30, "自治旗林业局于2028年底前完成普查"),
        ("QUANTITY_LOWERED", "95%以上", "到2030年，驯鹿耳标佩戴率达到95%以上。", 12, "耳标佩戴率达到95%以上"),
        ("QUANTITY_LOWERED", "95%以上", "", 30, "95%以上"),
        ("FORCE_WEAKENED", "必须佩戴耳标", "驯鹿必须佩戴耳标。", 30, "必须佩戴耳标"),
    ],
)
def test_upper_words_say_what_a_number_is_said_of(kind: str, words: str, sentence: str, room: int, told: str) -> None:
    assert say_upper(Change(ChangeKind[kind], words, "", "", upper_sentence=sentence), room) == told


@pytest.mark.parametrize(
    ("kind", "upper", "local", "told"),
    [
        (
            "SCOPE_NARROWED",
            "自治旗所有养殖驯鹿的合作社、家庭牧场和散养农户",
            "自治旗所有养殖驯鹿的合作社、家庭牧场",
            ("……家庭牧场和散养农户", "……家庭牧场"),
        ),
        (
            "EXCEPTION_ADDED",
            "任何单位不得在林区放养外来鹿种",
            "旗人民政府划定的试验区域内的特定养殖场除外",
            ("任何单位不得在林区放养……", "……区域内的特定养殖场除外"),
        ),
        ("SCOPE_NARROWED", "全部鹿舍", "新建鹿舍", ("全部鹿舍", "新建鹿舍")),
    ],
)
def test_words_without_room_are_cut_where_they_do_not_differ(
    kind: str, upper: str, local: str, told: tuple[str, str]
) -> None:
    change = Change(ChangeKind[kind], upper, local, "")
    assert (say_upper(change, 14), say_local(change, 14)) == told


def test_the_page_names_no_line_of_a_file(demonstration: Comparison) -> None:
    page = print_page(Report(demonstration), "")
    assert not re.search(r"第\d+(?:–\d+)?行", page.partition("参加对照的文件")[0])


@pytest.mark.real
def test_every_pair_of_the_seeds_is_twenty_pages_at_most(seeds_compared: Comparison) -> None:
    for _, part in split_report(Report(seeds_compared)):
        assert len(pypdf.PdfReader(io.BytesIO(render(part.comparison, "pdf"))).pages) <= PAGES
