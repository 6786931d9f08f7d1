"""Verdicts: adopt, extend, omit; coverage, confidence, doubt and the reason in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.matching.additions import Addition, find_additions, may_add, newest_phrase, on_the_matter, read_above
from compare.matching.decide import share_answered
from compare.matching.directives import direct, find_directives
from compare.matching.judge import _brief, judge
from compare.model import Answer, Candidate, Candidates, Document, Finding, Level, Relation
from compare.pipeline import compare_pair
from compare.settings import DEFAULT
from notation import draft

UPPER = "开展古树资源普查，建立古树电子档案，安装避雷设施。"
COPY = "开展古树资源普查，建立古树电子档案。"


def candidates(local: Document, *, upper: str = UPPER, keep: bool = True, likelihood: float = 0.9) -> Candidates:
    """What ``match`` would hand over: the first clause of a local document, kept or not; it answers all but one duty."""
    directive = direct(draft(f"# 任务\n{upper}").clauses[0])
    clause = local.clauses[0]
    answers = [Answer(duty, clause.id if keep else None, 0.8, clause.text) for duty in directive.duties]
    if len(answers) > 1:
        answers[-1] = Answer(directive.duties[-1], None, 0.2)
    candidate = Candidate(clause, 0.8, keep, ("资源普查", "电子档案"), "" if keep else "不足以认定承接")
    answered = sum(one.clause is not None for one in answers) / len(answers)
    return Candidates(directive, local.id, (candidate,), tuple(answers), likelihood, coverage=answered)


def city(text: str, **known: object) -> Document:
    return draft(f"# 任务\n{text}", title="云溪市古树保护方案", **{"level": Level.MUNICIPAL, **known})


def verdict(text: str, **wanted: object) -> Finding:
    local = city(text)
    return judge(candidates(local, **wanted), local)  # type: ignore[arg-type]


def test_a_copy_is_adopted() -> None:
    found = verdict(COPY)
    assert found.relation is Relation.ADOPT
    assert "未增加自己的实质内容" in found.reason


@pytest.mark.parametrize(
    ("added", "named"),
    [
        ("普查补助资金300万元。", "金额“普查补助资金300万元”"),
        ("2030年底前完成古树资源普查。", "时限“2030年底前完成古树资源普查”"),
        ("古树电子档案纳入“一树一档”平台。", "专名“一树一档”"),
        ("百分之八十以上古树安装避雷设施。", "数量“百分之八十以上古树安装避雷设施”"),
    ],
)
def test_material_of_its_own_makes_an_extension_and_is_named(added: str, named: str) -> None:
    found = verdict(COPY + added)
    assert found.relation is Relation.EXTEND
    assert named in found.reason


def test_a_number_that_the_directive_has_is_no_addition() -> None:
    assert verdict("补助资金300 万元。", upper="安排补助资金300万元。").relation is Relation.ADOPT


def test_other_words_on_the_matter_are_an_addition_and_are_quoted() -> None:
    wide = "开展古树资源普查，邀请园林学会会员和志愿者巡查河堤、寺庙、校园、村口。"
    found = verdict(COPY + wide)
    assert found.relation is Relation.EXTEND
    assert "内容“邀请园林学会会员和志愿者巡查河堤、寺庙、校园、村口”" in found.reason


def test_what_the_upper_document_says_elsewhere_is_no_addition() -> None:
    local = city("开展古树资源普查，邀请园林学会会员巡查河堤。安排古树普查补助资金300万元。")
    assert judge(candidates(local), local).relation is Relation.EXTEND
    above = read_above([UPPER, "邀请园林学会会员巡查河堤。安排古树普查补助资金 300万元。"])
    assert judge(candidates(local), local, above=above).relation is Relation.ADOPT


def test_nothing_kept_is_an_omission_with_the_best_candidate_and_why_not() -> None:
    found = verdict("实施校车安全工程。", keep=False, likelihood=0.0)
    assert found.relation is Relation.OMIT
    assert found.matches == ()
    assert found.coverage == 0
    assert found.rejected is not None
    assert found.rejected.reason in found.reason
    assert found.reason.startswith("未提及：未找到承接条款")


@pytest.mark.parametrize(
    ("known", "quality", "likelihood", "shared", "said"),
    [
        ({}, 1.0, 0.0, ("古树",), "未提及："),
        ({}, 1.0, 0.4, (), "未提及："),
        ({}, 1.0, 0.3, ("古树",), "提及过弱："),
        ({}, 1.0, 0.3, (), "未提及："),
        ({}, 0.7, 0.4, ("古树",), "读入不清："),
        ({"truncated": True}, 1.0, 0.4, ("古树",), "文本中断："),
        ({"excerpt": True}, 0.7, 0.1, ("古树",), "文本中断："),
    ],
)
def test_not_found_is_said_in_four_ways(
    known: dict[str, object], quality: float, likelihood: float, shared: tuple[str, ...], said: str
) -> None:
    local = city("实施校车安全工程。", **known)
    local = replace(local, audit=replace(local.audit, quality=quality))
    given = candidates(local, keep=False, likelihood=likelihood)
    found = judge(replace(given, weighed=(replace(given.weighed[0], shared=shared),)), local)
    assert found.relation is Relation.OMIT
    assert found.reason.startswith(said)
    if said != "未提及：":  # the answer may stand where nobody could read it, or in other words
        assert found.uncertain
        assert found.confidence < DEFAULT.sure
        assert found.reason.endswith("待核。")


def test_an_omission_is_in_doubt_where_a_sentence_says_one_duty_plainly() -> None:
    local = city("实施校车安全工程。")
    given = candidates(local, keep=False, likelihood=0.0)
    assert not judge(replace(given, told=DEFAULT.duty_whole - 0.1), local).uncertain
    found = judge(replace(given, told=DEFAULT.duty_whole), local)
    assert found.relation is Relation.OMIT
    assert found.uncertain
    assert found.confidence < DEFAULT.sure
    assert found.doubt == "有条款载有其中要点的文字"
    assert found.reason.startswith("提及过弱：")
    assert not judge(replace(candidates(local, likelihood=0.95), told=DEFAULT.duty_whole), local).uncertain


@pytest.mark.parametrize(
    ("clause", "score", "doubt"),
    [
        (None, 0.1, "没有要点有着落"),
        ("c", DEFAULT.answer_least - 0.01, "没有要点有确切着落"),
        ("c", DEFAULT.answer_least, ""),
    ],
)
def test_what_is_carried_with_no_duty_answered_is_in_doubt(clause: str | None, score: float, doubt: str) -> None:
    local = city(COPY)
    given = candidates(local, likelihood=1.0)
    found = judge(replace(given, answers=tuple(Answer(one.duty, clause, score) for one in given.answers)), local)
    assert found.relation is Relation.ADOPT
    assert found.uncertain is bool(doubt)
    assert found.doubt == doubt
    assert (found.confidence < DEFAULT.sure) is bool(doubt)
    assert ("但没有一个要点有" in found.reason) is bool(doubt)


def test_what_a_cut_off_document_carries_is_not_in_doubt_for_that() -> None:
    local = city(COPY, truncated=True)
    assert not judge(candidates(local, likelihood=0.95), local).uncertain


def test_a_document_without_evidence_is_said_to_have_none() -> None:
    local = city("实施校车安全工程。")
    found = judge(replace(candidates(local, keep=False, likelihood=0.0), weighed=()), local)
    assert found.relation is Relation.OMIT
    assert "没有可作证据的条款" in found.reason
    assert found.rejected is None


def test_coverage_counts_answered_duties_and_the_others_are_named() -> None:
    found = verdict(COPY)
    assert found.coverage == pytest.approx(2 / 3)
    assert found.partial
    assert "未见对应要点：安装避雷设施" in found.reason


def test_duties_that_are_all_hardly_answered_are_said_to_be() -> None:
    local = city("开展古树资源普查，建立古树电子档案，安装避雷设施。")
    whole = candidates(local)
    answers = tuple(Answer(one.duty, local.clauses[0].id, 0.2, COPY) for one in whole.answers)
    found = judge(replace(whole, answers=answers, coverage=0.7), local)
    assert found.partial
    assert "多为部分对应" in found.reason


@pytest.mark.parametrize("keep", [True, False])
def test_confidence_is_how_often_verdicts_on_like_evidence_are_right(keep: bool) -> None:
    for likelihood in (0.0, 0.2, 0.5, 0.8, 1.0):
        answered = share_answered(likelihood)
        right = answered if keep else 1 - answered
        found = verdict(COPY, keep=keep, likelihood=likelihood)
        assert found.confidence == pytest.approx(max(0.5, right))
        assert found.uncertain is (right < DEFAULT.sure)
        assert ("待核" in found.reason) is found.uncertain


def test_matches_carry_their_wording() -> None:
    (match,) = verdict(COPY).matches
    assert "".join(one.upper for one in match.wording) == UPPER
    assert "".join(one.local for one in match.wording) == match.clause.text
    assert match.shared == ("资源普查", "电子档案")


def test_the_id_depends_on_directive_and_document_only() -> None:
    assert verdict(COPY).id == verdict(COPY, keep=False, likelihood=0.1).id
    other = replace(city(COPY), id="d-other")
    assert judge(candidates(other), other).id != verdict(COPY).id


@pytest.mark.parametrize(
    ("text", "region", "found"),
    [
        ("在泰安古树园试点。", "山东省泰安市", []),
        ("在新泰、肥城试点。", "山东省泰安市", [("地点", "新泰"), ("地点", "肥城")]),
        ("在新泰、肥城试点。", "", []),
        ("全面、更新泰斗馆。", "山东省泰安市", []),
        ("设立专项资金，发放补贴。", "", [("手段", "补贴"), ("手段", "专项资金")]),
        ("依照《云溪市古树条例》处理。", "", []),
        ("落实《古树十条》。", "", [("专名", "古树十条")]),
        # slogans, numbers inside names, places that are none, words inside words
        ("破解“卡脖子”难题。", "", []),
        ("实施“绿荫进村”工程。", "", [("专名", "绿荫进村")]),
        ("推广GPS2台站法和A3米尺。", "", []),
        ("带动周边城市和技术开发区。", "", []),
        ("在省辖市、设区市的古树聚集区和苗木加工区试点。", "", []),
        ("编制保险丝检测规程。", "", []),
        ("在建成区、缓冲区和度假区试点。", "", []),
        ("市和侯马市人民政府公布普查结果。", "", []),
        ("依照《古树保护法》处理，探索“互联网+”巡查新模式。", "", []),
        ("每株补助20元。", "", [("金额", "每株补助20元"), ("手段", "补助")]),
        # a number is told with what it is said of, a time with what it leads in to, and no half of either
        ("株距不得低于冠幅的一点五倍，由园林部门核定。", "", [("数量", "株距不得低于冠幅的一点五倍，由园林部门核定")]),
        ("到2030年，建成古树公园，形成古树保护体系。", "", [("时限", "到2030年，建成古树公园")]),
        ("到2030年，建成古树公园3座。", "", [("数量", "到2030年，建成古树公园3座")]),
        # numbers in characters, and no way of speaking; the years of a title are no time
        ("人均绿地不少于零点二平方米。", "", [("数量", "人均绿地不少于零点二平方米")]),
        ("株距不少于两米。", "", [("数量", "株距不少于两米")]),
        ("统一三大标准，养护面积翻一番。", "", []),
        ("落实《古树行动计划（2019—2022年）》。", "", [("专名", "古树行动计划（2019—2022年）")]),
        ("每季度公布普查结果。", "", [("时限", "每季度公布普查结果")]),
        # the local document's own region, and an honour that bears the name of a place
        ("泰安市古树办在泰安市设立古树园。", "山东省泰安市", []),
        ("依托泰山学者开展普查。", "山东省泰安市", []),
    ],
)
def test_additions(text: str, region: str, found: list[tuple[str, str]]) -> None:
    told = find_additions("开展普查。", read_above(["开展普查。"]), [text], region)
    assert [(one.kind, one.words) for one in told] == found


def test_what_is_done_at_another_pace_is_another_number() -> None:
    upper = "每半年召开1次会议。"
    found = find_additions(upper, read_above([upper]), ["每季度召开1次会议。"])
    assert found == (Addition("数量", "每季度召开1次会议", instead=True),)


@pytest.mark.parametrize(
    ("sentence", "adds"),
    [
        ("住建部门负责行道古树资源普查和移栽修剪的监督管理工作。", False),
        ("古树资源普查中滥用职权、谎报株数的，依法给予处分。", False),
        ("寺庙内古树资源普查参照文物巡查规程执行。", False),
        ("住建部门应当对行道古树资源普查和移栽修剪进行抽查。", True),
        ("住建部门负责古树移栽，街道做好古树资源普查和防盗巡查工作。", True),
        ("古树资源普查可以执行适用于本市的树龄测定规程和巡查频次。", True),
    ],
)
def test_who_is_competent_and_which_rules_hold_is_no_addition(sentence: str, adds: bool) -> None:
    assert (verdict(COPY + sentence).relation is Relation.EXTEND) is adds


def test_a_sentence_on_another_matter_adds_nothing() -> None:
    bundle = COPY + "校车每月检修2次。"
    assert on_the_matter(UPPER, bundle, DEFAULT.matter) == (COPY,)
    assert verdict(bundle).relation is Relation.ADOPT


def test_a_sentence_that_another_clause_above_is_about_adds_nothing() -> None:
    local = "经过古树路段的校车司机每月接受交通安全培训，校车定期检修2次。"
    other = "校车司机接受交通安全培训，校车定期检修。"
    least = 0.03
    assert may_add(UPPER, read_above([UPPER]), local, least) == (local,)
    assert may_add(UPPER, read_above([UPPER, other, "公园免费开放。"]), local, least) == ()


def test_to_a_penalty_the_penalty_of_another_offence_adds_nothing() -> None:
    upper = "擅自砍伐古树的，由园林部门责令限期改正，处五万元以下罚款。"
    other = "擅自占用停车泊位的，由城管部门责令限期改正，处五千元以下罚款。"
    fined = "占用停车泊位的，由城管部门责令限期改正，处三千元以下罚款。"
    felled = "擅自砍伐古树的，由园林部门责令限期改正，处三万元以下罚款。"
    assert may_add(upper, read_above([upper, other]), fined + felled, DEFAULT.matter) == (felled,)


def test_what_was_reached_already_adds_nothing() -> None:
    assert verdict(COPY + "古树资源普查已完成1200株。").relation is Relation.ADOPT


@pytest.mark.parametrize(
    ("sentence", "adds"),
    [
        ("2020年以来，建成古树公园10处，要继续推进古树普查。", False),
        ("“十四五”以来，古树普查建档3000份，下一步加快建设。", False),
        ("对2020年以来移植的古树开展普查，建档3000份。", True),
    ],
)
def test_what_is_told_of_the_past_adds_nothing_whatever_task_follows(sentence: str, adds: bool) -> None:
    assert on_the_matter("开展古树普查。", sentence, 0.0) == ((sentence,) if adds else ())


@pytest.mark.parametrize("place", ["侯马市", "积石山保安族东乡族撒拉族自治县"])
def test_a_place_of_any_length_is_found(place: str) -> None:
    """Only texts that name a place of the dictionary are cut into words; none of them may be missed."""
    assert Addition("地点", place) in find_additions("开展普查。", read_above([]), [f"开展普查，由{place}先行。"])


ASKED = "村委会应当利用村里的房屋设立古树展室，服务村民。"


@pytest.mark.parametrize(
    ("local", "told"),
    [
        (
            ("有条件的乡镇可以编印古树画册。", "村委会可以利用村里闲置的老旧房屋等设立古树展室，服务村民。"),
            "有条件的乡镇可以编印古树画册",
        ),
        (("村委会可以利用村里闲置的老旧房屋等设立古树展室。",), "村委会可以利用村里闲置的老旧房屋等设立古树展室"),
        (("古树周边禁止有下列损害行为和经营活动：", "刻划树皮的。"), "刻划树皮的"),
    ],
)
def test_the_phrase_told_as_added_is_not_the_answer_again_and_no_lead_in(local: tuple[str, ...], told: str) -> None:
    assert newest_phrase(ASKED, read_above([ASKED]), local) == told


def test_a_number_in_a_long_phrase_comes_with_the_words_around_it() -> None:
    local = "对在古树普查和古树名木建档立卡以及古树复壮试验工作中表现突出的集体和个人每年安排奖励资金30万元用于开展后续巡查养护和宣传活动以及人员培训工作。"
    (told,) = (
        one.words for one in find_additions("古树普查。", read_above(["古树普查。"]), [local]) if one.kind == "金额"
    )
    assert told.startswith("……") and told.endswith("……") and "奖励资金30万元用于" in told


def test_the_words_around_a_number_begin_within_no_other_number() -> None:
    local = "在古树普查中对全市范围内古树名木保有总量不少于5028.04万株、古树群保护面积总量不少于3613.97万亩的目标完成情况实行考核。"
    told = [one.words for one in find_additions("古树普查。", read_above(["古树普查。"]), [local])]
    assert "……万株、古树群保护面积总量不少于3613.97万亩的目标完成情况实行考核" in told


@pytest.mark.parametrize(
    ("text", "named"),
    [("古树除自然枯死外不得移植。", True), ("停止拆除施工、停止露天作业，减少学校户外活动。", False)],
)
def test_an_exception_is_one(text: str, named: bool) -> None:
    found = find_additions("古树应当就地保护。", read_above(["古树应当就地保护。"]), (text,))
    assert any(one.kind == "例外" for one in found) is named


def test_a_number_in_the_place_of_another_says_so() -> None:
    upper = "每半年巡查古树一次。"
    told = find_additions(upper, read_above([upper]), ["每季度巡查古树一次，补助20元。"])
    assert {one.kind: one.instead for one in told if one.kind in ("金额", "数量", "时限")} == {
        "数量": True,
        "金额": False,
    }


def test_a_duty_in_a_reason_is_cut_between_words() -> None:
    text = "落实古树抢救复壮措施，及时地加固、支撑、修补和浇灌古树名木养护设施"
    assert text[23:25] == "浇灌"
    assert _brief(text) == "落实古树抢救复壮措施，及时地加固、支撑、修补和…"


def test_on_another_subject_perhaps_only_what_stands_there_whole_is_certain() -> None:
    task = "（一）推进标识解析。推进企业标识解析节点建设，三年内覆盖重点企业。"
    upper = draft(
        f"# 重点任务\n{task}\n（二）建设检测平台。建设产品质量检测公共服务平台，面向中小企业开放。\n（三）组织渔民培训。"
    )
    local = draft(
        f"# 重点任务\n{task}\n（二）建设检测平台。建设果品质量检测服务平台，面向合作社开放。\n", level=Level.MUNICIPAL
    )
    plain, strange = (
        list(compare_pair(find_directives(upper), upper, local, wording=False, strange=one)) for one in (False, True)
    )
    assert [one.relation for one in strange] == [one.relation for one in plain]
    assert [one.carried for one in plain] == [True, True, False]
    assert plain[2].gap
    assert [one.uncertain for one in strange] == [plain[0].uncertain, True, True]
    assert strange[1].doubt and "主题可能不同" in strange[1].reason and strange[1].confidence <= DEFAULT.bare
    assert strange[2].doubted and strange[2].doubt and "文字相近" not in strange[2].reason
