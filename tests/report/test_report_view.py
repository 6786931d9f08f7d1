"""The view: the numbers and words that the templates print."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import report_fixture as fixture
from compare.model import Force, Match, Place, Relation, Segment, Totals
from compare.reading.lines import READING
from compare.report.documents import find_unseen
from compare.report.pages import print_page
from compare.report.view import CONCISE_FROM, Report
from compare.words import phrase
from compare.words.language import CHINESE
from compare.words.runs import Run, fold, is_near, local_runs, upper_runs


@pytest.fixture(scope="module")
def view():
    return Report(fixture.build())


def text_of(runs):
    return "".join(run.text for run in runs)


# ---------------------------------------------------------------- phrase


@pytest.mark.parametrize(
    ("share", "printed"),
    [(0, "0%"), (0.0001, "<1%"), (0.005, "<1%"), (2 / 3, "67%"), (0.995, ">99%"), (0.99999, ">99%"), (1, "100%")],
)
def test_percent_is_full_or_empty_only_where_it_is(share, printed):
    assert phrase.percent(share) == printed


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=6))
def test_percents_add_up_to_100(counts):
    made = phrase.percents(counts)
    assert sum(made) == (100 if sum(counts) else 0)
    for count, share in zip(counts, made, strict=True):
        assert (share == 100) == (bool(count) and count == sum(counts))
        assert (share == 0) == (count == 0)


@pytest.mark.parametrize(
    ("page", "lines", "printed"),
    [(None, (12, 18), "第12–18行"), (None, (12, 12), "第12行"), (3, (1, 2), "第3页第1–2行")],
)
def test_places(page, lines, printed):
    assert phrase.place(Place("甲.txt", page, lines), CHINESE) == printed


def test_score_is_one_only_where_it_is():
    assert (phrase.score(0.9999), phrase.score(1.0), phrase.score(0.714)) == ("0.99", "1.00", "0.71")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("推进社区食堂建设。", "推进社区食堂建设。"),
        ("推进社区食堂建设工作。加强监管。", "推进社区食堂建设工作……"),
        ("推进社区食堂建设，加强日常监管，保障老年人就餐安全和便利", "推进社区食堂建设，加强日常监管……"),
    ],
)
def test_shortened_text_says_that_it_is(text, printed):
    assert phrase.shorten(text, 18) == printed


def test_shortened_title_stays_a_title():
    assert phrase.shorten_title("《示例省社区食堂发展规划（2026—2030年）》", 16) == "《示例省社区食堂发展规划……》"
    assert phrase.shorten_title("《规划》", 16) == "《规划》"
    assert phrase.shorten_title("《中华人民共和国旧衣回收法》", 12) == "《旧衣回收法》"
    assert phrase.shorten_title("《中华人民共和国旧衣回收法》", 20) == "《中华人民共和国旧衣回收法》"
    assert phrase.shorten_title("《示例省社区食堂发展规划》（2026年）", 16) == "《示例省社区……》（2026年）"


@pytest.mark.parametrize(
    ("dates", "behind"),
    [
        (("2020-05-01", "2025-03-17"), ("（2020年）", "（2025年）")),
        (("2025-01-05", "2025-03-17"), ("（2025-01-05）", "（2025-03-17）")),
        (("", "2025-03-17"), ("", "（2025年）")),
    ],
)
def test_two_documents_of_one_title_are_told_apart_by_their_dates(dates, behind):
    built = fixture.build()
    first, second = built.documents[0].id, built.documents[-1].id
    known = dict(zip((first, second), dates, strict=True))
    documents = tuple(
        dataclasses.replace(
            one, identity=dataclasses.replace(one.identity, title="社区食堂条例", date=known[one.id], number="")
        )
        if one.id in known
        else one
        for one in built.documents
    )
    report = Report(dataclasses.replace(built, documents=documents))
    assert tuple(report.names.titles[one] for one in (first, second)) == tuple(
        f"《社区食堂条例》{one}" for one in behind
    )
    if all(dates):
        assert f"《社区食堂条例》{behind[0]}" in report.title


# ---------------------------------------------------------------- marks


def made_match(upper, local):
    return Match(fixture.clause(fixture.CITY, 1, local), 0.5, (), (), fixture.wording(upper, local))


def test_near_texts_are_marked_by_their_differences():
    upper, local = "到2030年覆盖率达到80%以上。", "到2028年覆盖率达到85%以上。"
    match = made_match(upper, local)
    assert is_near(match.wording)
    assert [run.text for run in upper_runs(fixture.clause(fixture.NATION, 1, upper), match) if run.mark == "del"] == [
        "30",
        "0",
    ]
    assert [run.text for run in local_runs(match) if run.mark == "ins"] == ["28", "5"]


def test_far_texts_are_marked_by_what_they_share():
    upper = "鼓励餐饮企业参与运营，推广中央厨房。"
    local = "依托冷链基地建设中央厨房，安排专项资金，三年内建成配送站点。"
    match = made_match(upper, local)
    assert not is_near(match.wording)
    assert {run.mark for run in local_runs(match)} == {"", "same"}
    assert [run.text for run in local_runs(match) if run.mark == "same"] == ["中央厨房"]


def test_shared_punctuation_is_not_worth_a_mark():
    match = made_match("推进建设，健全体系，加强监管。", "完善网络设施，依托园区，体系，培育主体。")
    assert {run.mark for run in local_runs(match)} == {""}


def test_marking_keeps_every_character():
    for finding in fixture.build().findings:
        best = finding.matches[0] if finding.matches else None
        assert text_of(upper_runs(finding.directive.clause, best)) == finding.directive.clause.text
        for match in finding.matches:
            assert text_of(local_runs(match)) == match.clause.text


def test_the_number_of_a_clause_is_no_difference():
    match = made_match("（一）推进社区食堂建设。", "推进社区食堂建设。")
    clause = fixture.clause(fixture.NATION, 1, "（一）推进社区食堂建设。", label="（一）")
    assert {run.mark for run in upper_runs(clause, match)} == {""}


def test_wording_of_another_text_is_not_believed():
    match = dataclasses.replace(made_match("甲", "乙"), wording=(Segment("replace", "别的", "文字"),))
    assert upper_runs(fixture.clause(fixture.NATION, 1, "甲"), match) == (Run("", "甲"),)
    assert local_runs(match) == (Run("", "乙"),)


@given(
    st.lists(
        st.builds(Run, st.sampled_from(["", "same", "ins"]), st.text("文字甲乙", min_size=1, max_size=300)), max_size=8
    ),
    st.integers(1, 400),
)
def test_folded_text_accounts_for_every_character(runs, room):
    folded = fold(runs, room)
    left_out = sum(int(run.text[2:-2]) for run in folded if run.mark == "cut")
    shown = sum(len(run.text) for run in folded if run.mark != "cut")
    assert shown + left_out == sum(len(run.text) for run in runs)
    assert shown <= room or not left_out


# ---------------------------------------------------------------- the whole


def test_result_says_both_axes(view):
    assert view.result[0] == (
        "2份本级文件对照2份上位文件，共24项次部署要求：全部落实9项，部分落实6项，未承接3项，另有6项待核"
        "（其中2项出在文本不完整的市②）。"
    )
    counts = view.counts
    assert view.result[1] == (
        f"承接的15项中，要求持平{counts.same}项、加严{counts.stricter}项、降低{counts.weaker}项，"
        f"指标不可比{counts.unlike}项；本级自主新增2项；不计入以上数字、另列的3项：上级事项3项。"
    )
    assert counts.same + counts.stricter + counts.weaker + counts.unlike == counts.carried == 15
    assert counts.counted + counts.aside == len(fixture.build().findings)


def test_where_nothing_is_in_doubt_nothing_is_to_check():
    sure = all_sure(fixture.build())
    whole = tuple(whole_text(one) for one in sure.documents)
    view = Report(dataclasses.replace(sure, documents=whole))
    assert "待核" not in view.result[0]
    assert view.counts.open == 0
    assert view.open == ()
    assert view.warnings == sure.warnings
    assert not any(one.finding.uncertain for gap in view.gaps for one in gap.findings)


def test_an_incomplete_local_document_is_named_and_its_figures_are_marked(view):
    note, *others = view.warnings
    assert note.startswith("市②《样例市社区食堂建设三年行动计划》文本不完整，其中2项没有见到")
    assert tuple(others) == fixture.build().warnings
    assert [group.local.endswith("（文本不完整，未承接的不能作准）") for group in view.totals] == [False, True]


def test_an_incomplete_upper_document_makes_no_omission_doubtful():
    comparison = fixture.build()
    documents = tuple(
        dataclasses.replace(
            whole_text(one),
            identity=dataclasses.replace(one.identity, truncated=False, excerpt=one.id == fixture.NATION),
        )
        for one in comparison.documents
    )
    view = Report(dataclasses.replace(comparison, documents=documents))
    assert view.result[0].endswith("待核。")
    assert view.warnings == comparison.warnings
    assert not any("不能作准" in group.local for group in view.totals)


@pytest.mark.parametrize(
    ("change", "lack"),
    [({"truncated": True}, "文本不完整"), ({"excerpt": True}, "只是节选"), ({}, "")],
)
def test_what_a_document_lacks_is_said(change, lack):
    document = whole_text(fixture.build().documents[0])
    document = dataclasses.replace(document, identity=dataclasses.replace(document.identity, **change))
    assert find_unseen([document]) == ({document.id: lack} if lack else {})
    blurred = dataclasses.replace(document, audit=dataclasses.replace(document.audit, quality=READING.quality - 0.01))
    assert find_unseen([blurred]) == {document.id: lack or "读入不清"}


def whole_text(document):
    return dataclasses.replace(
        document, identity=dataclasses.replace(document.identity, truncated=False, excerpt=False)
    )


def all_sure(comparison):
    findings = tuple(dataclasses.replace(one, uncertain=False) for one in comparison.findings)
    totals = dataclasses.replace(comparison.totals, all=fixture.tally(findings))
    return dataclasses.replace(comparison, findings=findings, totals=totals)


def test_one_local_document_gives_the_title_and_needs_no_tag():
    comparison = fixture.build()
    kept = tuple(one for one in comparison.findings if one.local == fixture.CITY)
    pairs = tuple(one for one in comparison.totals.pairs if one.local == fixture.CITY)
    alone = Report(
        dataclasses.replace(
            comparison,
            findings=kept,
            chains=(),
            totals=Totals(fixture.tally(kept), pairs, 1, len(comparison.documents)),
        )
    )
    assert alone.title.startswith("《样例市社区食堂建设三年行动计划》承接《")
    assert alone.result[0].startswith("《样例市社区食堂建设三年行动计划》对照2份上位文件的16项部署要求：")
    assert {row.findings[0].tag for upper in alone.uppers for part in upper.parts for row in part.rows} == {""}


def test_every_finding_stands_once_by_pair_and_once_by_directive(view):
    ids = len(fixture.build().findings)
    by_pair = [one.anchor for group in view.groups for chapter in group.chapters for one in chapter.findings]
    by_row = [one.anchor for upper in view.uppers for part in upper.parts for row in part.rows for one in row.findings]
    assert len(by_pair) == len(set(by_pair)) == ids
    assert sorted(by_row) == sorted(by_pair)


def test_relation_and_doubts_are_words(view):
    words = {
        chip.text for group in view.groups for chapter in group.chapters for f in chapter.findings for chip in f.chips
    }
    extents = {"全部落实", "部分落实", "未承接", "待核", "上级事项"}
    assert extents <= words <= extents | {"初判承接", "初判未承接（依据不足）", "要求加严", "要求降低"}


def test_gaps_are_what_is_omitted_and_could_be_done(view):
    comparison = fixture.build()
    listed = {place.anchor for gap in view.gaps for place in gap.findings}
    open_ones = [one for one in comparison.findings if one.relation is Relation.OMIT and one.applicable]
    assert len(listed) == len(open_ones) == 6
    assert "另列的3项：上级事项3项" in view.gap_note


def test_gaps_begin_with_what_binds_most(view):
    order = [(gap.doubt, tuple(Force).index(gap.directive.force)) for gap in view.gaps]
    assert order == sorted(order)
    assert {gap.doubt for gap in view.gaps} == {False, True}
    first = next(gap for gap in view.gaps if gap.doubt)
    assert [chip.text for chip in first.chips] == ["有指标", "有期限", "待核"]


def test_who_omits_in_doubt_only_is_marked_where_it_is_named():
    comparison = fixture.build()
    sure = {one.directive.id: one for one in comparison.findings if one.relation is Relation.OMIT and one.applicable}
    key = next(key for key, one in sure.items() if one.local == fixture.CITY and not one.uncertain)
    findings = tuple(
        dataclasses.replace(one, uncertain=one.local == fixture.CITY) if one.directive.id == key else one
        for one in comparison.findings
    )
    view = Report(dataclasses.replace(comparison, findings=findings))
    places = [(gap.whose, [one.finding.uncertain for one in gap.findings]) for gap in view.gaps]
    assert ("省①（待核：市②）", [False, True]) in places
    assert ("省①（待核）", [True]) in places or ("省①、市②（待核）", [True, True]) in places


def test_quantified_gaps_come_before_others_of_the_same_force():
    comparison = fixture.build()
    plain, counted = (
        dataclasses.replace(
            one, directive=dataclasses.replace(one.directive, force=Force.MUST, targets=one.directive.targets * counts)
        )
        for one, counts in zip(
            [one for one in comparison.findings if one.relation is Relation.OMIT][-2:], (1, 1), strict=True
        )
    )
    others = [one for one in comparison.findings if one.id not in (plain.id, counted.id)]
    view = Report(dataclasses.replace(comparison, findings=(*others, plain, counted)))
    marked = [
        bool(gap.chips and gap.chips[0].text == "有指标") for gap in view.gaps if gap.directive.force is Force.MUST
    ]
    assert marked == sorted(marked, reverse=True)


def test_bar_fills_its_width_and_hatches_what_asks_for_less(view):
    assert sum(one.share for one in view.bar) == 100
    assert [one.start for one in view.bar] == [sum(one.share for one in view.bar[:n]) for n in range(5)]
    assert all(0 <= one.hatched <= one.share for one in view.bar)
    assert bool(view.counts.whole_weaker) == bool(view.bar[0].hatched)


def test_duties_are_ticked_with_the_clause_that_answers(view):
    item = view.groups[0].chapters[0].findings[1]
    assert [item.answered(one) for one in item.finding.answers] == ["见条款1", "未见"]
    assert item.duty_sum == "要点2项，1项有着落，1项未见"


def test_documents_that_met_nobody_are_still_listed(view):
    assert [card.title for card in view.others] == ["《样例市召开社区食堂现场会》"]
    assert {card.read for card in view.cards} >= {"全文1,296字，读入100%，分为16条"}


def test_every_choice_is_listed(view):
    listed = sum(len(group.taken) + sum(len(rest.choices) for rest in group.not_taken) for group in view.choices)
    assert listed == len(fixture.build().choices)


def test_long_comparisons_are_printed_concisely_and_say_so():
    many = Report(fixture.build(CONCISE_FROM // 2))
    assert many.concise and not Report(fixture.build()).concise
    told = "最佳条款只印摘要和出处"
    assert told in print_page(many, "", "print_full")
    assert told not in print_page(Report(fixture.build()), "", "print_full")


def test_a_comparison_without_findings_has_a_view():
    comparison = fixture.build()
    empty = dataclasses.replace(
        comparison, findings=(), chains=(), initiatives=(), choices=(), totals=Totals(fixture.tally(()), (), 0, 4)
    )
    view = Report(empty)
    assert view.result[0] == "没有可以对照的部署要求。"
    assert len(view.others) == 4


def test_percentages_are_withheld_where_a_document_was_read_badly():
    comparison = fixture.build()
    withheld = dataclasses.replace(comparison.totals.headline, coverage=None)
    totals = dataclasses.replace(comparison.totals, headline=withheld)
    blurred = Report(dataclasses.replace(comparison, totals=totals))
    assert "有文件读入质量不足，不列百分比" in blurred.result[1]
    assert "%" not in "".join(blurred.result)
