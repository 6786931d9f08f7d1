"""What hangs on a remark: which come first, which the memo never leaves out, where they belong, and what is not said."""

from __future__ import annotations

import dataclasses

import pytest

from compare.matching.settle import find_addressees
from compare.model import (
    Candidate,
    Certainty,
    Change,
    ChangeKind,
    Document,
    DocumentKind,
    Finding,
    Force,
    Level,
    Relation,
)
from compare.review import remark as remark_rules
from compare.review.memo import LINES, TAKES, show_memo
from compare.review.model import Point, Review, Topic, Weight
from compare.review.place import find_carrier, find_nearest, find_places
from compare.review.points import group_points, name_part, order_line
from compare.review.remark import find_remarks
from compare.review.review import review_comparison
from compare.text.sentences import sentences
from compare.words.language import CHINESE
from review_fixture import make_review

UPPER = """云岭省古树名木保护条例

2025年3月1日云岭省第十四届人民代表大会常务委员会第十次会议通过

第一章 总则

第一条 为了加强古树名木保护，制定本条例。

第二条 县级以上人民政府应当加强对古树名木保护工作的领导，建立古树名木保护协调机制。

第二章 调查和认定

第三条 县级人民政府林业主管部门应当每五年组织开展一次古树名木资源普查，建立古树名木资源档案。

第四条 县级人民政府应当对古树名木进行认定，设置保护标志，公布古树名木名录。

第三章 养护和管理

第五条 古树名木养护责任人应当按照养护技术规范对古树名木进行日常养护，制止损害古树名木的行为。

第六条 县级人民政府林业主管部门应当组织推行古树名木养护保险制度，为遭受灾害的古树名木提供救护。

县级人民政府应当按照有关规定推进落实古树名木养护责任人养护津贴制度。

第七条 古树名木养护责任人发现古树名木受害或者长势衰弱的，应当自发现之日起三日内报告县级人民政府林业主管部门，由其组织专家开展抢救复壮。

第八条 养护责任人及其工作人员应当尊重古树名木的自然生长规律，不得剥皮、挖根、灌注有毒液体、堆放杂物。

第四章 扶持和保障

第九条 县级以上人民政府应当将古树名木保护经费列入财政预算。符合条件的，由县级以上人民政府给予抢救、复壮补贴。

第十条 鼓励单位和个人认养古树名木，鼓励开设古树名木科普专栏。

第十一条 县级以上人民政府应当定期发布古树名木保护服务清单，明确服务项目、服务标准和支出责任主体。
"""
DRAFT = """清溪市古树名木保护条例

2026年1月5日清溪市第八届人民代表大会常务委员会第三十次会议通过

第一章 总则

第一条 为了加强古树名木保护，结合本市实际，制定本条例。

第二条 市、县（区）人民政府应当加强对古树名木保护工作的领导，建立古树名木保护协调机制，统筹解决重大问题。

第二章 普查认定

第三条 市、县（区）林业主管部门应当每五年组织开展一次古树名木资源普查，建立古树名木资源档案，实行动态管理。

第四条 市、县（区）人民政府应当对古树名木进行认定，设置保护标志，公布古树名木名录，并录入信息平台。

第三章 养护管理

第五条 古树名木养护责任人应当按照养护技术规范对古树名木进行日常养护，制止损害古树名木的行为，做好养护记录。

第六条 探索推行古树名木养护保险制度，为遭受灾害的古树名木提供救护。

第七条 古树名木养护责任人发现古树名木受害或者长势衰弱的，应当及时报告林业主管部门，由其组织专家开展抢救复壮。

第四章 保障措施

第八条 市、县（区）人民政府应当将古树名木保护经费列入财政预算，专款专用。

第九条 对古树名木的抢救，市、县（区）人民政府给予抢救补贴；对古树名木的复壮，给予复壮补贴。

第十条 鼓励单位和个人认养古树名木。

第五章 法律责任

第十一条 违反本条例规定，有下列行为之一的，由林业主管部门责令改正，处一千元以上五千元以下罚款：（一）擅自移植的；（二）剥皮、挖根、灌注有毒液体、堆放杂物的。
"""


@pytest.fixture(scope="module")
def review() -> Review:
    return make_review(DRAFT, UPPER)


def finding(review: Review, article: str) -> Finding:
    """The finding on an article of the upper document."""
    return next(one for one in review.comparison.findings if one.directive.clause.text.startswith(article))


def again(review: Review, changed: Finding) -> Review:
    """The review with one finding changed."""
    findings = tuple(changed if one.id == changed.id else one for one in review.comparison.findings)
    return review_comparison(dataclasses.replace(review.comparison, findings=findings), review.draft)


def on(review: Review, one: Finding) -> list[Point]:
    return [point for point in review.points if point.remark.finding == one.id]


# ---------------------------------------------------------------- what comes first


def test_what_must_be_done_and_is_asked_for_less_is_grave(review: Review) -> None:
    grave = [one.title for one in review.remarks if one.grave]
    assert grave[0] == "弱化：县级人民政府林业主管部门应当组织推行古树名木养护→探索推行古树名木养护保险制度"
    assert [one.partition("：")[0] for one in grave[1:]] == ["时限未提"]


def test_of_what_a_person_must_decide_the_weakening_comes_first_and_the_memo_has_it(review: Review) -> None:
    weakened = finding(review, "第六条")
    likely = tuple(dataclasses.replace(one, certainty=Certainty.LIKELY) for one in weakened.changes)
    shown = again(review, dataclasses.replace(weakened, changes=likely, manner=None))
    decide = [one for one in shown.points if one.remark.weight is Weight.DECIDE]
    assert decide[0].remark.topic is Topic.WEAKENED
    assert "须人工判断的，先列要求弱化的" in order_line(CHINESE)
    # Behind more points than the memo has lines it stands there all the same.
    (first,) = (one for one in decide if one.remark.grave)
    others = [
        dataclasses.replace(first, number=at, remark=dataclasses.replace(first.remark, id=f"x{at}", grave=False))
        for at in range(1, 60)
    ]
    last = dataclasses.replace(first, number=60)
    (part,) = show_memo(dataclasses.replace(shown, points=(*others, last))).parts
    assert len(part.rows) == sum(LINES[one] for one in TAKES)  # what the others leave free, too
    assert part.rows[-1].number == "60"


def test_a_binding_part_with_money_that_may_be_missing_is_for_a_person_to_decide(review: Review) -> None:
    (point,) = (one for one in review.points if "养护津贴制度" in one.remark.title)
    assert point.remark.weight is Weight.DECIDE
    assert "在第六条未见上位文件的这一要点，是否另有表述还不能下结论。" in point.remark.told
    assert not any("自然生长规律" in one.title for one in review.remarks if one.topic is Topic.DROPPED)


def test_a_part_weighs_as_its_own_sentence_binds(review: Review) -> None:
    tenth = finding(review, "第十条")
    lost = dataclasses.replace(tenth.changes[0], certainty=Certainty.LIKELY)
    shown = again(review, dataclasses.replace(tenth, changes=(lost,), manner=None))
    assert [one.remark.weight for one in on(shown, tenth)] == [Weight.THOUGHT]


def test_times_that_no_clause_has_are_told_where_it_is_open_whether_they_carry(review: Review) -> None:
    seventh = finding(review, "第七条")
    (point,) = on(again(review, dataclasses.replace(seventh, uncertain=True)), seventh)
    assert point.remark.topic is Topic.DOUBTFUL
    assert "上位要求中的“三日内”未见" in point.remark.said
    assert point.remark.grave


def test_a_time_that_becomes_soon_is_told_whoever_is_named(review: Review) -> None:
    (point,) = (one for one in on(review, finding(review, "第七条")) if one.remark.topic is Topic.DROPPED)
    assert point.remark.change is not None
    assert (point.remark.change.kind, point.remark.change.upper) == (ChangeKind.DEADLINE_DROPPED, "三日内")


# ---------------------------------------------------------------- what is not said


def test_a_part_that_another_clause_says_is_not_called_missing(review: Review) -> None:
    ninth = finding(review, "第九条")
    words = "符合条件的，由县级以上人民政府给予抢救、复壮补贴"
    lost = Change(ChangeKind.DUTY_DROPPED, words, "", "", words, certainty=Certainty.LIKELY)
    changed = dataclasses.replace(ninth, matches=ninth.matches[:1], changes=(lost,), manner=None)
    (point,) = on(again(review, changed), ninth)
    assert point.remark.weight is Weight.DECIDE
    assert point.remark.said == "在第八条未见上位文件的这一要点，第九条有相近的内容。"


def test_an_omission_whose_words_stand_in_the_draft_is_asked_and_not_stated(review: Review) -> None:
    eighth = finding(review, "第八条")
    near = eighth.matches[0]
    open_ = dataclasses.replace(
        eighth,
        relation=Relation.OMIT,
        uncertain=True,
        matches=(),
        changes=(),
        manner=None,
        rejected=Candidate(near.clause, near.score, False, near.shared),
    )
    (point,) = on(again(review, open_), eighth)
    assert point.remark.title.startswith("是否承接：")
    assert "第十一条有同样的文字“剥皮、挖根、灌注有毒液体、堆放杂物”。" in point.remark.told
    assert "没有找到" not in point.remark.told


def omitted(one: Finding, *, text: str = "", uncertain: bool = False) -> Finding:
    """A finding as if nothing carried it; ``text`` instead of the directive's own words."""
    clause = dataclasses.replace(one.directive.clause, text=text or one.directive.clause.text)
    directive = dataclasses.replace(one.directive, clause=clause)
    if text:
        directive = dataclasses.replace(directive, addressees=find_addressees(text))
    gone = {"relation": Relation.OMIT, "uncertain": uncertain, "matches": (), "changes": (), "manner": None}
    return dataclasses.replace(one, directive=directive, rejected=None, **gone)


def test_what_a_law_asks_of_everybody_need_not_be_said_again_by_a_law_below(review: Review) -> None:
    eighth = finding(review, "第八条")
    assert eighth.directive.force is Force.MUST
    for uncertain in (False, True):
        (point,) = on(again(review, omitted(eighth, uncertain=uncertain)), eighth)
        assert point.remark.weight is Weight.THOUGHT
        assert "由上位法直接适用" in point.remark.advice
    # Of governments it is asked to provide for it, and granting is theirs, whoever is named.
    for text in ("第八条 县级人民政府必须划定保护范围。", "第八条 对古树名木保护成绩显著的单位和个人，必须给予表彰。"):
        (point,) = on(again(review, omitted(eighth, text=text)), eighth)
        assert (point.remark.weight, "直接适用" in point.remark.advice) == (Weight.SHOULD, False)
    # What the state at large does, what others must, and what nobody may, no place is told to do.
    for text in (
        "第三条 国家实行古树名木名录制度，必须每年公布。",
        "第九条 任何单位和个人不得对举报人实行打击报复。",
        "第十五条 养护单位应当对高空作业的养护人员给予补贴。",
    ):
        (point,) = on(again(review, omitted(eighth, text=text)), eighth)
        assert point.remark.weight is Weight.THOUGHT, text
    # A plan does not stand beside the law: it has to carry it out.
    identity = dataclasses.replace(review.draft.identity, kind=DocumentKind.PLAN)
    plan = dataclasses.replace(review.draft, identity=identity)
    comparison = dataclasses.replace(review.comparison, findings=(omitted(eighth),))
    (remark,) = (one for one in find_remarks(comparison, plan) if one.finding == eighth.id)
    assert remark.weight is Weight.MUST


def test_a_doubt_about_what_would_be_a_thought_is_not_for_a_person_to_decide(review: Review) -> None:
    tenth = finding(review, "第十条")
    (point,) = on(again(review, dataclasses.replace(tenth, uncertain=True)), tenth)
    assert (point.remark.topic, point.remark.weight) == (Topic.DOUBTFUL, Weight.THOUGHT)
    second = finding(review, "第二条")
    (point,) = on(again(review, dataclasses.replace(second, uncertain=True)), second)
    assert (point.remark.topic, point.remark.weight) == (Topic.DOUBTFUL, Weight.DECIDE)


@pytest.mark.parametrize("who", ["国务院林业主管部门", "省林业主管部门", "中国人民银行"])
def test_a_doubt_about_what_a_higher_level_does_is_not_put_to_the_draft(review: Review, who: str) -> None:
    second = finding(review, "第二条")
    levels = {"省林业主管部门": Level.PROVINCIAL}
    upper = dataclasses.replace(second.directive.clause, text=f"第二条 {who}应当会同有关部门建立协调机制。")
    asked = dataclasses.replace(second, directive=dataclasses.replace(second.directive, clause=upper), uncertain=True)

    def at(one: Document) -> Document:
        level = levels.get(who, Level.NATIONAL)
        return dataclasses.replace(one, identity=dataclasses.replace(one.identity, level=level))

    documents = tuple(at(one) if one.id == upper.document else one for one in review.comparison.documents)
    comparison = dataclasses.replace(review.comparison, documents=documents, findings=(asked,))
    assert [one for one in find_remarks(comparison, review.draft) if one.finding == second.id] == []


def test_shared_words_are_quoted_only_where_they_tell_of_the_matter(review: Review) -> None:
    second = finding(review, "第二条")
    shared = ("部门应当", "古树名木", "处二万元以上罚款", "有关", "协调机制应当", "统筹解决")
    match = dataclasses.replace(second.matches[0], shared=shared)
    (point,) = on(again(review, dataclasses.replace(second, uncertain=True, matches=(match,))), second)
    assert point.remark.said.startswith("两处共有“协调机制”“统筹解决”，是否算承接")
    match = dataclasses.replace(match, shared=shared[:4])
    (point,) = on(again(review, dataclasses.replace(second, uncertain=True, matches=(match,))), second)
    assert point.remark.said.startswith("是否算承接还不能下结论")


def test_what_stands_in_a_title_is_no_sign_that_a_directive_is_carried(review: Review) -> None:
    second = finding(review, "第二条")
    near = dataclasses.replace(second.matches[0].clause, text="古树名木保护条例的宣传。")
    open_ = omitted(second, text="县级以上人民政府应当对古树名木保护条例的实施开展评估。", uncertain=True)
    open_ = dataclasses.replace(open_, rejected=Candidate(near, 0.1, False, ()))
    (point,) = on(again(review, open_), second)
    assert point.remark.title.startswith("未见承接：")


def dropped(review: Review, words: str, title: str = "") -> list[str]:
    """The titles of the remarks where a directive is carried without these words."""
    second = finding(review, "第二条")
    lost = Change(ChangeKind.DUTY_DROPPED, words, "", "", words, certainty=Certainty.LIKELY)
    carried = dataclasses.replace(second, changes=(lost,), manner=None)
    identity = dataclasses.replace(review.draft.identity, title=title or review.draft.identity.title)
    comparison = dataclasses.replace(review.comparison, findings=(carried,), citations=())
    return [one.title for one in find_remarks(comparison, dataclasses.replace(review.draft, identity=identity))]


def test_the_plan_that_is_asked_for_is_not_missed_in_that_plan(review: Review) -> None:
    words = "因地制宜制定具体实施方案"
    assert dropped(review, words) == [f"要点未见：{words}"]
    assert dropped(review, words, "清溪市古树名木保护实施方案") == []


def test_a_penalty_that_a_law_leaves_to_the_one_above_is_worth_a_thought(review: Review) -> None:
    second = finding(review, "第二条")
    for words, weight in (("对直接责任人员依法给予处分", Weight.THOUGHT), ("公布投诉电话", Weight.SHOULD)):
        lost = Change(ChangeKind.DUTY_DROPPED, words, "", "", words, certainty=Certainty.LIKELY)
        (point,) = on(again(review, dataclasses.replace(second, changes=(lost,), manner=None)), second)
        assert point.remark.weight is weight


def test_a_part_is_named_without_what_ties_it_to_its_sentence(review: Review) -> None:
    assert dropped(review, "并依法公布保护名录") == ["要点未见：依法公布保护名录"]
    assert dropped(review, "并网运行监测设备") == ["要点未见：并网运行监测设备"]


# ---------------------------------------------------------------- where it belongs


def test_what_is_left_out_belongs_where_its_neighbours_are_carried(review: Review) -> None:
    (point,) = on(review, finding(review, "第十一条"))
    assert point.remark.section == ("第四章 保障措施",)
    (row,) = (one for part in show_memo(review).parts for one in part.rows if one.number == str(point.number))
    assert row.place == "第四章 保障措施（建议补在本章）"


def test_no_place_is_proposed_where_nothing_is_near(review: Review) -> None:
    eleventh = finding(review, "第十一条")
    alone = dataclasses.replace(review.comparison, findings=(eleventh,))
    assert find_places(alone, review.draft).of(eleventh).section == ()
    sure = dataclasses.replace(alone, findings=(dataclasses.replace(eleventh, uncertain=False),))
    omitted = next(one for one in find_remarks(sure, review.draft) if one.topic is Topic.OMITTED)
    assert (omitted.clause, omitted.section) == ("", ())
    assert "草案中没有相近的位置，补在何处请自定。" in omitted.advice
    point = Point(1, omitted)
    (part,) = show_memo(dataclasses.replace(review, points=(point,))).parts
    assert part.rows[0].place == "没有相近的位置，不作建议"


def test_what_hardly_answers_stands_where_it_belongs_and_not_at_a_stray_clause(review: Review) -> None:
    ninth, stray = finding(review, "第九条"), finding(review, "第七条").matches[0]
    lost = Change(ChangeKind.DUTY_DROPPED, "给予抢救、复壮补贴", "", "", "", certainty=Certainty.LIKELY)
    changed = dataclasses.replace(ninth, matches=(stray,), changes=(lost,), coverage=0.0, manner=None)
    (point,) = on(again(review, changed), ninth)
    assert point.remark.section == ("第四章 保障措施",)
    assert point.remark.passage == ""
    assert point.remark.said.startswith("在第七条未见")


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("第七章 法律责任", "本章"),
        ("第二节  机构养老服务", "本节"),
        ("一、主要任务", "本部分"),
        ("（二）实施保障", "本部分"),
    ],
)
def test_a_section_is_spoken_of_as_what_it_is(heading: str, part: str) -> None:
    assert name_part(heading, CHINESE) == part


def test_a_draft_without_sections_is_told_beside_a_clause() -> None:
    flat = "\n\n".join(one for one in DRAFT.split("\n\n") if "章 " not in one)
    review = make_review(flat, UPPER)
    (point,) = on(review, finding(review, "第十一条"))
    assert point.remark.clause
    (row,) = (one for part in show_memo(review).parts for one in part.rows if one.number == str(point.number))
    assert row.place.endswith("（建议补在本条之后）")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("并建立档案", "建立档案"),
        ("并且建立档案", "建立档案"),
        ("其中，古树群单独建档", "古树群单独建档"),
        ("并发症防治", "并发症防治"),
        ("其中心城区绿地率", "其中心城区绿地率"),
        ("同时段客流监测", "同时段客流监测"),
        ("并存管理", "并存管理"),
    ],
)
def test_a_tie_is_taken_off_and_no_word_is_torn(text: str, told: str) -> None:
    assert remark_rules._TIED.sub("", text) == told


@pytest.mark.parametrize("term", ["对外开放", "以工代赈", "以旧换新", "在建工程", "对口支援"])
def test_a_shared_term_is_quoted_whole(term: str) -> None:
    assert remark_rules._IDLE.split(term) == [term]


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("因地制宜制定具体实施方案", "实施方案"),
        ("编制适老化改造专项规划", "适老化改造专项规划"),
        ("制定古树移植工作方案", "古树移植工作方案"),
    ],
)
def test_the_plan_that_is_asked_for_has_its_whole_name(text: str, plan: str) -> None:
    found = remark_rules._PLAN.search(text)
    assert found and found["plan"] == plan


def test_a_doubt_stands_at_the_sentence_that_is_nearest_and_the_memo_quotes_it() -> None:
    review = make_review()
    carried = next(
        one for one in review.comparison.findings if one.local == review.draft.id and one.counted and one.matches
    )
    near = sentences(carried.directive.clause.text)[0]
    clause = dataclasses.replace(carried.matches[0].clause, text=f"一、本市加强组织领导。{near}其他事项另行规定。")
    draft = dataclasses.replace(
        review.draft, parts=tuple(clause if one == carried.matches[0].clause else one for one in review.draft.parts)
    )
    match = dataclasses.replace(carried.matches[0], clause=clause)
    doubted = dataclasses.replace(carried, uncertain=True, changes=(), matches=(match,))
    documents = tuple(draft if one.id == draft.id else one for one in review.comparison.documents)
    made = review_comparison(
        dataclasses.replace(review.comparison, documents=documents, findings=(doubted,), citations=(), chains=()), draft
    )
    (remark,) = made.remarks
    assert (remark.topic, remark.passage, remark.sentence) == (Topic.DOUBTFUL, clause.text, near)
    (group,) = group_points(made.points, {clause.id: clause})
    assert group.sentence == near
    (row,) = show_memo(made).parts[0].rows
    assert near[:8] in row.place


def test_what_is_told_of_a_clause_is_told_of_the_one_that_answers_most() -> None:
    review = make_review()
    one = next(one for one in review.comparison.findings if one.matches and one.answers)
    match = one.matches[0]
    first = match.clause
    second = next(other for other in review.draft.clauses if other.id != first.id)
    one = dataclasses.replace(one, matches=(match, dataclasses.replace(match, clause=second)))
    answer = dataclasses.replace(one.answers[0], score=0.9)
    told = [dataclasses.replace(answer, clause=clause.id) for clause in (first, second, second)]
    assert find_carrier(dataclasses.replace(one, answers=tuple(told))) == second
    assert find_carrier(dataclasses.replace(one, answers=tuple(told[:2]))) == first
    assert find_carrier(dataclasses.replace(one, answers=())) == first
    plain = dataclasses.replace(first, text="加强巡查。")
    assert find_nearest(plain, "加强巡查") == ""


def test_what_comes_nearest_is_quoted_by_its_sentence_without_its_number() -> None:
    review = make_review()
    one = next(one for one in review.comparison.findings if one.local == review.draft.id and one.counted)
    near = sentences(one.directive.clause.text)[0]
    clause = dataclasses.replace(review.draft.clauses[0], text=f"第九条 本市加强组织领导。{near}")
    rejected = Candidate(clause, 0.2, kept=False, shared=("组织领导",))
    omitted = dataclasses.replace(
        one, relation=Relation.OMIT, matches=(), answers=(), changes=(), rejected=rejected, uncertain=False
    )
    comparison = dataclasses.replace(review.comparison, findings=(omitted,), citations=(), chains=())
    (remark,) = find_remarks(comparison, review.draft)
    assert f"最接近的是“{near[:6]}" in remark.nearest
    plain = dataclasses.replace(rejected, clause=dataclasses.replace(clause, text="第九条 本市加强组织领导。"))
    (remark,) = find_remarks(
        dataclasses.replace(comparison, findings=(dataclasses.replace(omitted, rejected=plain),)), review.draft
    )
    assert "最接近的是“本市加强组织领导。”" in remark.nearest


def test_a_part_that_applies_anyway_is_a_thought_as_the_whole_is(review: Review) -> None:
    for number, part, weight in (
        ("第五条", "制止损害古树名木的行为", Weight.THOUGHT),
        ("第二条", "建立古树名木保护协调机制", Weight.SHOULD),
    ):
        one = finding(review, number)
        change = Change(ChangeKind.DUTY_DROPPED, part, "", "", part)
        carried = dataclasses.replace(one, changes=(change,), uncertain=False)
        comparison = dataclasses.replace(review.comparison, findings=(carried,), citations=(), chains=())
        remark = next(one for one in find_remarks(comparison, review.draft) if one.topic is Topic.DROPPED)
        assert (remark.weight, "直接适用" in remark.advice) == (weight, weight is Weight.THOUGHT)
