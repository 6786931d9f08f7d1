"""Verdicts: adopt, extend, omit; coverage, confidence, doubt and the reason in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.matching.additions import find_additions, on_the_matter, own_words
from compare.matching.directives import direct
from compare.matching.judge import judge
from compare.model import Answer, Candidate, Candidates, Clause, Document, Finding, Level, Relation
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
    return Candidates(directive, local.id, (candidate,), tuple(answers), likelihood)


def test_a_carried_directive_whose_own_words_are_missing_is_doubtful_and_says_so() -> None:
    local = city(COPY)
    found = judge(replace(candidates(local, likelihood=0.95), own=DEFAULT.own_few), local)
    assert found.relation is Relation.ADOPT
    assert found.uncertain
    assert found.confidence <= DEFAULT.doubt_sure
    assert "几乎没有只属于这项部署的说法" in found.reason
    assert not judge(replace(candidates(local, likelihood=0.95), own=DEFAULT.own_few + 1), local).uncertain


def test_an_omitted_directive_whose_own_words_are_there_is_doubtful_and_says_so() -> None:
    local = city("建设游客中心。")
    lost = candidates(local, keep=False, likelihood=0.1)
    found = judge(replace(lost, own=DEFAULT.own_many), local)
    assert found.relation is Relation.OMIT
    assert found.uncertain
    assert found.confidence <= DEFAULT.doubt_sure
    assert "含有只属于这项部署的词语" in found.reason
    assert not judge(replace(lost, own=DEFAULT.own_many - 1), local).uncertain


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
        ("普查补助资金300万元。", "金额数量“300万元”"),
        ("2030年底前完成普查。", "时限“2030年底”"),
        ("纳入“一树一档”古树平台。", "专名“一树一档”"),
        ("百分之八十以上古树挂牌。", "金额数量“百分之八十”"),
    ],
)
def test_material_of_its_own_makes_an_extension_and_is_named(added: str, named: str) -> None:
    found = verdict(COPY + added)
    assert found.relation is Relation.EXTEND
    assert named in found.reason


def test_a_number_that_the_directive_has_is_no_addition() -> None:
    assert verdict("补助资金300 万元。", upper="安排补助资金300万元。").relation is Relation.ADOPT


def test_many_words_of_its_own_widen_the_scope() -> None:
    wide = (
        "组织古树普查，邀请园林、水利、交通、文化、教育部门和志愿者巡查河堤、寺庙、校园、村口的古树，编写古树资源手册，举办展览，拍摄影片，"
        "评选守护者，开设讲堂，设计路线，制作邮票，收集故事，整理族谱，绘制地图，培训导游。"
    )
    assert verdict(COPY + wide).relation is Relation.EXTEND
    narrow = replace(DEFAULT, own_words=1000)
    local = city(COPY + wide)
    assert judge(candidates(local), local, narrow).relation is Relation.ADOPT


def test_nothing_kept_is_an_omission_with_the_best_candidate_and_why_not() -> None:
    found = verdict("实施校车安全工程。", keep=False, likelihood=0.1)
    assert found.relation is Relation.OMIT
    assert found.matches == ()
    assert found.coverage == 0
    assert found.rejected is not None
    assert found.rejected.reason in found.reason
    assert found.reason.startswith("未提及：未找到承接条款")


@pytest.mark.parametrize(
    ("known", "quality", "likelihood", "shared", "said"),
    [
        ({}, 1.0, 0.1, ("古树",), "未提及："),
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
        assert found.confidence <= DEFAULT.doubt_sure
        assert found.reason.endswith("待核。")


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


LINE = DEFAULT.addressed


@pytest.mark.parametrize(
    ("likelihood", "keep", "confidence"),
    [(LINE, True, 0.5), (1.0, True, 1.0), (0.0, False, 1.0), (LINE + (1 - LINE) * 0.25, True, 0.75)],
)
def test_confidence_is_a_half_at_the_line_and_grows_with_the_distance(
    likelihood: float, keep: bool, confidence: float
) -> None:
    assert verdict(COPY, keep=keep, likelihood=likelihood).confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("distance", "uncertain"), [(0.0, True), (0.1, True), (-0.1, True), (0.2, False), (-0.2, False)]
)
def test_near_the_line_a_finding_is_to_be_checked(distance: float, uncertain: bool) -> None:
    found = verdict(COPY, likelihood=DEFAULT.addressed + distance)
    assert found.uncertain is uncertain
    assert ("待核" in found.reason) is uncertain


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
    ],
)
def test_additions(text: str, region: str, found: list[tuple[str, str]]) -> None:
    assert list(find_additions("开展普查。", [text], region)) == found


def test_own_words_are_those_that_the_directive_lacks() -> None:
    assert own_words("开展古树普查。", ["开展古树普查，邀请志愿者参加。"]) == ("志愿者", "邀请", "参加")


def test_a_sentence_on_another_matter_adds_nothing() -> None:
    bundle = COPY + "校车每月检修2次。"
    assert on_the_matter(UPPER, bundle, DEFAULT.matter) == (COPY,)
    assert verdict(bundle).relation is Relation.ADOPT


def test_verbs_of_policy_and_article_numbers_are_no_content() -> None:
    assert own_words("", ["第十条 建立，进一步加强组织。"]) == ()


def test_own_words_come_once() -> None:
    clause: Clause = city(COPY).clauses[0]
    assert own_words("", [clause.text, clause.text]) == own_words("", [clause.text])


@pytest.mark.parametrize("place", ["侯马市", "积石山保安族东乡族撒拉族自治县"])
def test_a_place_of_any_length_is_found(place: str) -> None:
    """Only texts that name a place of the dictionary are cut into words; none of them may be missed."""
    assert ("地点", place) in find_additions("开展普查。", [f"开展普查，由{place}先行。"])
