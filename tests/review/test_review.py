"""A review: which remarks there are, how they weigh, what stands together, and where in the draft it belongs."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from compare.errors import PolicyCompareError
from compare.model import (
    Certainty,
    Change,
    ChangeKind,
    CitationKind,
    Clause,
    Directive,
    Duty,
    Finding,
    Force,
    Kind,
    Level,
    Place,
    Relation,
    Role,
    Target,
)
from compare.output import contract
from compare.review import review as reviewing
from compare.review.anchor import locate
from compare.review.model import SCHEMA, WEIGHT, Point, Remark, Review, Topic, Weight
from compare.review.place import find_ends
from compare.review.points import find_points, group_points, name_responsible, propose, quote, say_point
from compare.review.remark import CHANGES, CITATIONS, find_remarks
from compare.review.review import check_targets, find_failing, name_files, pick_draft, place_draft
from compare.review.write import render_review_json, to_review_json
from compare.text.sentences import unlabel
from compare.words.language import CHINESE
from review_fixture import DRAFT, NATIONAL, PROVINCIAL, documents, make_review


@pytest.fixture(scope="module")
def review() -> Review:
    return make_review()


def directive(text: str, *, kind: Kind = Kind.CLAUSE, targets: tuple[Target, ...] = ()) -> Directive:
    clause = Clause("c", "d", ("一、任务",), "", text, Place("国家.txt", None, (1, 1)), 0, kind, Role.MEASURE)
    return Directive(clause, Force.SHALL, (Duty(text),), targets)


def point(review: Review, words: str) -> Point:
    """The one point whose title holds the words."""
    (found,) = (one for one in review.points if words in one.remark.title)
    return found


# ---------------------------------------------------------------- remarks and points


def test_one_point_of_each_thing_in_its_place(review: Review) -> None:
    assert [(one.remark.weight, one.remark.topic, len(one.also)) for one in review.points] == [
        (Weight.MUST, Topic.OMITTED, 0),
        (Weight.MUST, Topic.WEAKENED, 1),
        (Weight.MUST, Topic.OMITTED, 1),
        (Weight.SHOULD, Topic.CITATION, 0),
        (Weight.SHOULD, Topic.CITATION, 0),
        (Weight.DECIDE, Topic.WEAKENED, 1),
    ]


def test_numbers_count_through_and_every_remark_stands_in_one_point(review: Review) -> None:
    assert [one.number for one in review.points] == list(range(1, len(review.points) + 1))
    inside = [one.id for each in review.points for one in (each.remark, *each.also)]
    assert sorted(inside) == sorted(one.id for one in review.remarks)


def test_what_province_and_nation_both_ask_is_one_point_in_the_words_of_the_province(review: Review) -> None:
    registration = point(review, "实行大额收购登记")
    assert "示例省" in registration.remark.source
    assert "国务院" in registration.also[0].source
    lowered = point(review, "→90%以上")
    assert lowered.remark.title == "指标降低：全省城市社区回收站点覆盖率达到98%以上→90%以上"
    assert "95%以上→90%以上" in lowered.also[0].title


def test_what_one_clause_leaves_open_of_a_directive_is_one_point(review: Review) -> None:
    carried = next(
        one for one in review.comparison.findings if one.local == review.draft.id and one.counted and one.matches
    )
    clause = carried.matches[0].clause.id
    lost = tuple(
        Change(ChangeKind.DUTY_DROPPED, words, "", "", clause=clause, certainty=Certainty.LIKELY)
        for words in ("配备专职驯鹿员", "每季度清点鹿铃")
    )
    changed = dataclasses.replace(carried, changes=lost, manner=None)
    findings = tuple(changed if one is carried else one for one in review.comparison.findings)
    again = reviewing.review_comparison(dataclasses.replace(review.comparison, findings=findings), review.draft)
    (found,) = (one for one in again.points if one.remark.finding == carried.id)
    assert [one.finding for one in found.also] == [carried.id]
    assert "同一条还有：" in say_point(found, CHINESE).said
    assert say_point(found, CHINESE).also == ()


def test_titles_are_no_bare_headings(review: Review) -> None:
    (omitted,) = (one.remark for one in review.points if "再生金属" in one.remark.title)
    assert "2030年废钢铁加工能力" in omitted.title
    assert "……" not in omitted.title.removesuffix("……")


def test_remarks_speak_to_a_drafter_not_of_scores(review: Review) -> None:
    for one in review.remarks:
        assert not any(word in one.said for word in ("取舍线", "分界值", "可能性"))
        assert one.said.endswith("。")


def test_ids_do_not_depend_on_text_elsewhere(review: Review) -> None:
    longer = DRAFT.replace("二、提升利用水平", "（九）建设再生资源信息平台，归集企业数据。\n\n二、提升利用水平")
    again = {one.id for one in make_review(longer).remarks}
    assert {one.id for one in review.remarks if one.topic is not Topic.CITATION} <= again


def test_a_penalty_that_is_not_repeated_is_worth_a_thought_only(review: Review) -> None:
    def penal(one: Finding) -> Finding:
        clause = dataclasses.replace(
            one.directive.clause, text="第九条 违反本法规定，未登记出售人信息的，处五千元以下罚款。"
        )
        return dataclasses.replace(one, directive=dataclasses.replace(one.directive, clause=clause))

    findings = tuple(penal(one) if not one.matches else one for one in review.comparison.findings)
    comparison = dataclasses.replace(review.comparison, findings=findings)
    weights = {one.weight for one in find_remarks(comparison, review.draft) if one.topic is Topic.OMITTED}
    assert weights == {Weight.THOUGHT}


def test_upper_matters_make_no_remark(review: Review) -> None:
    findings = tuple(dataclasses.replace(one, applicable=False) for one in review.comparison.findings)
    comparison = dataclasses.replace(review.comparison, findings=findings)
    assert {one.topic for one in find_remarks(comparison, review.draft)} == {Topic.CITATION}


def test_an_unsure_change_is_for_a_person(review: Review) -> None:
    changed = []
    for one in review.comparison.findings:
        changes = tuple(dataclasses.replace(each, certainty=Certainty.LIKELY) for each in one.changes)
        changed.append(dataclasses.replace(one, changes=changes))
    comparison = dataclasses.replace(review.comparison, findings=tuple(changed))
    weights = {one.weight for one in find_remarks(comparison, review.draft) if one.topic is Topic.WEAKENED}
    assert weights == {Weight.DECIDE}


def test_an_unsure_omission_is_for_a_person_and_proposes_nothing(review: Review) -> None:
    findings = tuple(
        dataclasses.replace(one, uncertain=one.relation is Relation.OMIT) for one in review.comparison.findings
    )
    comparison = dataclasses.replace(review.comparison, findings=findings)
    omitted = [one for one in find_remarks(comparison, review.draft) if one.topic is Topic.OMITTED]
    assert {(one.weight, one.suggestion) for one in omitted} == {(Weight.DECIDE, "")}


def test_a_ban_of_which_the_penalty_is_left_is_missed_in_a_doubtful_answer_too(review: Review) -> None:
    note = "上位文件有此禁止性规定，本级只有对该行为的罚则，未见禁止性规定本身。"
    lost = Change(ChangeKind.PROHIBITION_LOST, "不得存放锂电池", "", note, certainty=Certainty.LIKELY)
    here = (one for one in review.comparison.findings if one.local == review.draft.id)
    carried = next(one for one in here if one.matches and one.counted)
    finding = dataclasses.replace(carried, uncertain=True, changes=(lost,))
    comparison = dataclasses.replace(review.comparison, findings=(finding,))
    (doubtful,) = (one for one in find_remarks(comparison, review.draft) if one.topic is Topic.DOUBTFUL)
    assert doubtful.said.endswith("未见禁止性规定本身。")


@pytest.mark.parametrize("kind", [one for one in ChangeKind if one.weaker])
def test_every_weaker_change_has_its_weight(kind: ChangeKind) -> None:
    assert kind in CHANGES


def test_every_value_has_its_words() -> None:
    assert set(WEIGHT) == set(Weight)
    assert set(CITATIONS) == set(CitationKind) - {CitationKind.AT_HAND}
    assert all(advice.endswith("。") for _, _, advice in CHANGES.values())


def test_a_draft_that_carries_everything_gets_no_omission() -> None:
    whole = make_review(
        NATIONAL.replace("国务院", "清溪市人民政府").replace("示例发〔2025〕3号", "清政发〔2026〕5号"), NATIONAL
    )
    assert not [one for one in whole.remarks if one.topic in (Topic.OMITTED, Topic.WEAKENED, Topic.DROPPED)]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("（十）推动再生金属利用。建设加工基地。（工业和信息化部负责）", "推动再生金属利用。建设加工基地。"),
        ("——建设回收站点。", "建设回收站点。"),
        ("第三条 建设回收站点。责任单位应当公示（见附件）。", "建设回收站点。责任单位应当公示（见附件）。"),
    ],
)
def test_a_proposal_has_no_number_and_nobody_of_the_level_above(text: str, words: str) -> None:
    assert propose(directive(text)) == words


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ((Target("回收拆解率", "", "90", "%", "2030"),), "到2030年，回收拆解率达到90%（约束性指标）。"),
        ((Target("回收拆解率", "基期", "68", "%", "2025"), Target("回收拆解率", "≥", "90", "%", "2030")),
         "到2030年，回收拆解率不低于90%（约束性指标）。"),
        ((Target("回收拆解率", "以上", "90", "%"),), "回收拆解率达到90%以上（约束性指标）。"),
        ((Target("罚款", "以下", "一—五", "倍"),), "罚款为一倍以上五倍以下（约束性指标）。"),
        ((), "回收拆解率，68%，90%（约束性）。"),
    ],
)  # fmt: skip
def test_a_row_is_proposed_as_a_sentence(targets: tuple[Target, ...], words: str) -> None:
    row = directive("5 | 回收拆解率 | % | 68 | 90 | 约束性", kind=Kind.TABLE, targets=targets)
    assert propose(row) == words


def test_who_is_responsible_above_is_named() -> None:
    assert (
        name_responsible(directive("建设站点。（商务部牵头，公安部按职责分工负责）"))
        == "商务部牵头，公安部按职责分工负责"
    )
    assert name_responsible(directive("建设站点。")) == ""


@pytest.mark.parametrize(
    ("text", "room", "quoted"),
    [
        ("短句。", 20, "短句。"),
        ("第一句在这里结束。第二句也在这里结束。", 12, "第一句在这里结束。……"),
        # A heading run in says nothing by itself.
        ("建设站点。到2030年建成标准化回收站点十二万个并联网运行。", 20, "建设站点。到2030年建成标准化回收……"),
    ],
)
def test_quotations_end_with_a_sentence_where_they_can(text: str, room: int, quoted: str) -> None:
    assert quote(text, room) == quoted
    assert len(quote(text, room)) <= room


def test_a_point_says_what_where_and_who_else(review: Review) -> None:
    said = say_point(point(review, "→90%以上"), CHINESE, suggest=True)
    assert said.title == "2〔必须修改〕指标降低：全省城市社区回收站点覆盖率达到98%以上→90%以上"
    assert "98%以上" in said.quote
    assert "示政发〔2025〕20号" in said.source
    assert len(said.also) == 1
    assert said.also[0][0] == "同样要求" and "95%以上" in said.also[0][1]
    assert said.proposal == ""


def test_two_directives_of_one_level_at_the_same_words_do_not_ask_the_same(review: Review) -> None:
    lowered = point(review, "→90%以上")
    assert lowered.passed == {one.id for one in lowered.also}
    documents = tuple(
        dataclasses.replace(one, identity=dataclasses.replace(one.identity, level=Level.PROVINCIAL))
        if one.id != review.draft.id
        else one
        for one in review.comparison.documents
    )
    again = find_points(
        (lowered.remark, *lowered.also), dataclasses.replace(review.comparison, documents=documents), review.draft
    )
    assert len(again) == 1 and again[0].also and not again[0].passed
    assert [lead for lead, _ in say_point(again[0], CHINESE).also] == ["同一处还涉及"]


# ---------------------------------------------------------------- places


def test_groups_stand_at_headings_clauses_and_words_in_the_order_of_the_draft(review: Review) -> None:
    clauses = {one.id: one for one in review.draft.clauses}
    groups = group_points(review.points, clauses)
    places = [
        (one.section[-1:], unlabel(clauses[one.clause].text)[:4] if one.clause else "", one.passage) for one in groups
    ]
    assert places == [
        ((), "", ""),
        (("一、健全回收网络",), "", ""),
        ((), "建设回收", "90%以上"),
        ((), "严格安全", ""),
        (("二、提升利用水平",), "", ""),
    ]
    assert sorted(one.number for each in groups for one in each.points) == [one.number for one in review.points]


def test_omissions_of_a_section_are_one_group_the_must_apart() -> None:
    softer = NATIONAL.replace("（三）严格", "（八）鼓励企业开发手机应用程序，提供预约上门服务。\n\n（三）严格")
    found = make_review(DRAFT, softer)
    groups = group_points(found.points, {one.id: one for one in found.draft.clauses})
    at_first = [one for one in groups if one.section == ("一、健全回收网络",)]
    assert [{each.remark.weight for each in one.points} for one in at_first] == [{Weight.MUST}, {Weight.THOUGHT}]


def test_what_is_omitted_goes_behind_the_last_clause_of_its_section_before_the_signature(review: Review) -> None:
    texts = {one.id: one.text for one in review.draft.clauses}
    after = {one.remark.title[5:9]: texts[one.remark.after][:4] for one in review.points if one.remark.after}
    assert after == {"实行大额": "（二）严", "推动再生": "（三）加"}


def test_ends_of_sections_are_found_for_every_clause() -> None:
    (draft,) = documents(DRAFT)
    ends = find_ends(draft)
    assert set(ends) == {one.id for one in draft.clauses}


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        ("一是达到90%。二是达到90%。", ("二是达到90%。", "90%"), "90%"),
        ("回收网络更加健全", ("回收 网络\n更加",), "回收网络更加"),
        ("建设站点五处", ("（一）建设站点",), "建设站点"),
        ("整治行动2028年底前", ("整治行动 | 2028年底前",), "整治行动2028年底前"),
        ("要求每县至少建设一处", ("本条要求；每县至少建设一处；另有说明",), "每县至少建设一处"),
        ("建设站点五处", ("建设站点五处", "没有的词"), "建设站点五处"),
        ("建设站点五处", ("没有的词",), None),
        ("", ("词",), None),
        ("建设站点五处", (), None),
    ],
)
def test_words_are_found_inside_words(text: str, path: tuple[str, ...], found: str | None) -> None:
    span = locate(text, path)
    assert (text[slice(*span)] if span else None) == found


def test_of_equal_words_the_nearest_are_taken() -> None:
    assert locate("站点甲站点乙站点", ("站点",), 6) == (6, 8)
    assert locate("站点甲站点乙站点", ("不在",), 6) is None


# ---------------------------------------------------------------- draft and files


def test_a_draft_without_a_level_stands_below_the_lowest_of_the_others() -> None:
    nation, province, draft = documents(NATIONAL, PROVINCIAL, DRAFT)
    nameless = dataclasses.replace(draft, identity=dataclasses.replace(draft.identity, level=None))
    placed, above = place_draft(nameless, (nation, province))
    assert placed.identity.level is Level.MUNICIPAL
    assert "按市级审阅" in placed.warnings[-1]
    assert place_draft(nameless, (nation,))[0].identity.level is Level.PROVINCIAL
    assert above == (nation, province)


def test_documents_that_are_not_above_are_left_out_or_refused() -> None:
    nation, province, draft = documents(NATIONAL, PROVINCIAL, DRAFT)
    assert place_draft(province, (nation, draft))[1] == (nation,)
    with pytest.raises(PolicyCompareError, match="都不高于草案的层级（国家）；请"):
        place_draft(nation, (province, draft))
    unknown = dataclasses.replace(nation, identity=dataclasses.replace(nation.identity, level=None))
    with pytest.raises(PolicyCompareError, match="层级都未能识别；请"):
        place_draft(draft, (unknown,))


def test_the_draft_is_picked_out_of_its_file() -> None:
    several = documents(NATIONAL, PROVINCIAL)
    assert pick_draft(several[:1], "a.txt") == several[0]
    assert pick_draft(several, "a.txt", "省人民政府") == several[1]
    assert pick_draft(several, "a.txt", several[0].id) == several[0]
    with pytest.raises(PolicyCompareError, match=r"含有2份文件：《.*》、《.*》；请用 --choose"):
        pick_draft(several, "a.txt")
    with pytest.raises(PolicyCompareError, match="没有标题含“清溪”的文件"):
        pick_draft(several, "a.txt", "清溪")


def test_what_a_script_is_stopped_by(review: Review) -> None:
    assert {one.topic for one in find_failing(review, ("omit",))} == {Topic.OMITTED}
    weakened = find_failing(review, ("weakened",))
    assert weakened
    assert all(one.weight is not Weight.DECIDE for one in weakened)
    assert {one.weight for one in find_failing(review, ("must",))} == {Weight.MUST}
    assert {one.weight for one in find_failing(review, ("doubtful",))} == {Weight.DECIDE}
    assert find_failing(review, ("actor",)) == ()
    assert find_failing(review, ()) == ()


def test_the_command_line_offers_what_there_is() -> None:
    assert (*reviewing.FAIL_ON, reviewing.MUST, reviewing.DOUBTFUL) == contract.FAIL_ON
    names = [one for format in contract.REVIEW for one in name_files(Path("草案.docx"), True, format)]
    assert len(names) == len(set(names))


def test_nothing_that_was_read_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.review.docx").write_bytes(b"")
    (tmp_path / "link.docx").symlink_to(tmp_path / "a.review.docx")
    for read in ("a.review.docx", "link.docx"):
        with pytest.raises(PolicyCompareError, match="会覆盖读入的文件；请"):
            check_targets(["a.review.docx"], tmp_path, [tmp_path / read])
    check_targets(["b.review.docx"], tmp_path, [tmp_path / "a.review.docx"])


# ---------------------------------------------------------------- JSON


def test_json_holds_every_point_and_remark_and_adds_up(review: Review) -> None:
    data = to_review_json(review)
    assert data["schema"] == SCHEMA
    assert json.loads(render_review_json(review)) == data
    assert data["totals"]["points"] == len(data["points"]) == sum(data["totals"]["weights"].values())
    assert data["totals"]["remarks"] == len(data["remarks"]) == sum(data["totals"]["topics"].values())
    ids = {one["id"] for one in data["remarks"]}
    assert {key for one in data["points"] for key in (one["remark"], *one["also"])} == ids
    findings = {one.id for one in review.comparison.findings}
    assert {one["alignment"] for one in data["remarks"]} - {None} <= findings
    assert render_review_json(review) == render_review_json(make_review())


def test_points_follow_the_remarks_given(review: Review) -> None:
    assert find_points((), review.comparison, review.draft) == ()
    alone = find_points(review.remarks[:1], review.comparison, review.draft)
    assert [(one.number, one.remark.id) for one in alone] == [(1, review.remarks[0].id)]


@pytest.mark.parametrize(("other", "points"), [("建立巡查台账并报主管部门", 1), ("公布投诉电话", 2)])
def test_words_left_out_are_one_point_by_the_change_not_by_the_title(review: Review, other: str, points: int) -> None:
    remarks = [
        Remark(key, key, Topic.DROPPED, Weight.SHOULD, key, "", change=Change(ChangeKind.DUTY_DROPPED, words, "", ""))
        for key, words in (("a", "建立巡查台账，并报主管部门"), ("b", other))
    ]
    assert len(find_points(remarks, review.comparison, review.draft)) == points


def test_two_levels_miss_one_ban_whatever_clause_it_is_missed_at(review: Review) -> None:
    def ban(finding: str, clause: str) -> Remark:
        change = Change(ChangeKind.PROHIBITION_LOST, "不得在楼内设置暂存间", "", "")
        key = finding + clause
        return Remark(key, finding, Topic.WEAKENED, Weight.MUST, key, "", clause=clause, passage=key, change=change)

    levels = {one.id: one.identity.level for one in review.comparison.documents}
    of = {levels[one.directive.clause.document]: one.id for one in review.comparison.findings}
    national, provincial = of[Level.NATIONAL], of[Level.PROVINCIAL]
    (one,) = find_points([ban(national, "c1"), ban(provincial, "c2")], review.comparison, review.draft)
    assert (one.remark.finding, len(one.passed)) == (provincial, 1)
    other = next(
        each.id
        for each in review.comparison.findings
        if levels[each.directive.clause.document] is Level.NATIONAL and each.id != national
    )
    assert len(find_points([ban(national, "c1"), ban(other, "c2")], review.comparison, review.draft)) == 2


def test_a_thought_is_not_told_with_what_should_be_mended(review: Review) -> None:
    def lost(words: str, weight: Weight) -> Remark:
        change = Change(ChangeKind.DUTY_DROPPED, words, "", "")
        return Remark(words, "a", Topic.DROPPED, weight, words, "在第三条未见。", clause="c1", change=change)

    remarks = [lost("建立巡查台账", Weight.SHOULD), lost("公布电话", Weight.SHOULD), lost("组织竞赛", Weight.THOUGHT)]
    assert [len(one.also) for one in find_points(remarks, review.comparison, review.draft)] == [1, 0]


def test_what_leaves_a_duty_out_is_not_called_copied(review: Review) -> None:
    banned = "单独存放，不得在居民住宅楼内设置锂电池暂存间。"
    whole = make_review(DRAFT.replace("废旧锂电池单独存放。", f"废旧锂电池必须{banned}"))
    assert Topic.COPIED in {one.topic for one in whole.remarks}
    assert Topic.COPIED not in {one.topic for one in review.remarks}
