"""Candidates, kept and rejected, and the answers to duties; with the traps that word counting falls into."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.contrary import read_offences
from compare.matching.decide import FITTED, Signals, addressed, choose_kept, link, overall, share_answered
from compare.matching.directives import find_directives
from compare.matching.judge import judge
from compare.matching.match import _BESIDE, _asked, _say, context, match, weigh
from compare.model import Candidates, Document, Level
from compare.settings import DEFAULT
from notation import draft

CORPUS = Path(__file__).parents[2] / "corpus"

NATION = draft(
    """
    # 一、指导思想
    以生态文明思想为指导，坚持人与自然和谐共生，推动古树保护高质量发展。
    # 二、主要任务
    ## （一）普查建档
    开展古树资源普查，建立古树电子档案，每十年更新一次名录。
    ## （二）养护复壮
    对濒危古树开展抢救复壮，安装支撑和避雷设施。
    ## （三）社会参与
    鼓励企业和个人认养古树，建立认养公示制度。
    ## （四）科学研究
    支持高校研究古树衰老机理，培育古树后代苗木。
    ## （五）执法监督
    任何单位和个人不得擅自移植古树。
    # 三、保障措施
    加强组织领导，完善工作机制，强化督导考核，确保各项任务落到实处。
    """,
    title="古树保护规划",
)
CITY = draft(
    """
    # 一、指导思想
    以生态文明思想为指导，坚持人与自然和谐共生，推动古树保护高质量发展，普查建档，抢救复壮。
    # 二、发展现状
    近年来，开展古树资源普查取得显著成效，建立电子档案一千份。
    # 三、重点任务
    ## （一）摸清家底
    2030年前完成全市古树资源普查，逐株建立古树电子档案并上图入库。
    ## （二）抢救复壮
    对濒危、衰弱古树逐株制定方案，开展抢救复壮，为云溪古银杏安装避雷和支撑设施。
    ## （三）文旅融合
    依托古树群打造三条休闲步道，开发古树主题文创产品。
    ## （四）执法监督
    严肃查处破坏古树行为，任何单位和个人应当依法移植古树。
    # 四、保障措施
    市园林局牵头成立领导小组，加强组织领导，完善工作机制，强化督导考核，落实资金五百万元。
    """,
    title="云溪市古树保护行动方案",
    level=Level.MUNICIPAL,
)


@pytest.fixture(scope="module")
def found() -> tuple[Candidates, ...]:
    return match(find_directives(NATION), CITY)


def about(found: tuple[Candidates, ...], piece: str) -> Candidates:
    return next(one for one in found if piece in one.directive.clause.text)


def kept(found: tuple[Candidates, ...], piece: str) -> list[str]:
    return [one.clause.text for one in about(found, piece).kept]


def test_every_directive_is_weighed_once_in_order(found: tuple[Candidates, ...]) -> None:
    assert [one.directive for one in found] == list(find_directives(NATION))
    assert {one.local for one in found} == {CITY.id}


def test_the_clause_on_the_matter_comes_first_and_is_kept(found: tuple[Candidates, ...]) -> None:
    assert kept(found, "资源普查")[0].startswith("2030年前完成")
    assert kept(found, "抢救复壮")[0].startswith("对濒危、衰弱")


def test_a_matter_that_the_plan_does_not_speak_of_has_no_match(found: tuple[Candidates, ...]) -> None:
    assert kept(found, "认养") == []
    assert kept(found, "衰老机理") == []
    assert about(found, "衰老机理").weighed[0].reason


def test_ideology_and_background_are_no_evidence(found: tuple[Candidates, ...]) -> None:
    texts = {candidate.clause.text for one in found for candidate in one.weighed}
    assert not any("生态文明思想" in text or "近年来" in text for text in texts)


def test_boilerplate_answers_boilerplate_and_nothing_else(found: tuple[Candidates, ...]) -> None:
    for one in found:
        if "组织领导" not in one.directive.clause.text:
            assert not any("组织领导" in candidate.clause.text for candidate in one.kept)


def test_candidates_are_ordered_and_scored(found: tuple[Candidates, ...]) -> None:
    for one in found:
        scores = [candidate.score for candidate in one.weighed]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert 0 <= one.likelihood <= 1


def test_every_duty_has_one_answer(found: tuple[Candidates, ...]) -> None:
    for one in found:
        assert [answer.duty for answer in one.answers] == list(one.directive.duties)
        carried = {candidate.clause.id for candidate in one.kept}
        named = {answer.clause for answer in one.answers} - {None}
        assert named <= carried
        assert bool(named) == bool(carried)


def test_the_answering_words_stand_in_the_answering_clause(found: tuple[Candidates, ...]) -> None:
    texts = {clause.id: clause.text for clause in CITY.clauses}
    answers = [answer for one in found for answer in one.answers if answer.clause]
    assert answers
    assert all(answer.words in texts[answer.clause or ""] for answer in answers)


def test_a_duty_left_undone_is_left_open(found: tuple[Candidates, ...]) -> None:
    answers = {answer.duty.text: answer.clause for answer in about(found, "资源普查").answers}
    assert answers["建立古树电子档案，每十年更新一次名录"] is not None
    assert answers["开展古树资源普查"] is not None


def test_a_duty_that_stands_plainly_in_a_further_clause_is_answered_there() -> None:
    upper = "开展古树资源普查和年龄测定，编制古树名木目录。支持职业院校开设古树养护专业课程。"
    local = [
        "# 任务",
        "## （一）普查",
        "开展古树资源普查和年龄测定，编制古树名木目录，逐株上图入库。",
        "## （二）公园",
        "打造三条古树公园步道，发展观光旅游和文创产品，支持职业院校开设旅游管理和古树养护专业课程。",
        "## （三）经费",
        "落实养护经费五百万元，列入年度预算。",
    ]
    settings = replace(
        DEFAULT, addressed=0.0, link_share=1.0, link_odds=1.0
    )  # by likelihood the best one alone is kept
    (with_it,) = match(
        find_directives(draft(f"# 任务\n{upper}")), draft("\n".join(local), level=Level.MUNICIPAL), settings
    )
    plain = replace(settings, duty_said=1.1)
    (without,) = match(
        find_directives(draft(f"# 任务\n{upper}")), draft("\n".join(local), level=Level.MUNICIPAL), plain
    )
    assert [answer.clause is not None for answer in with_it.answers] == [True, True, True]
    assert [answer.clause is not None for answer in without.answers] == [True, True, False]
    assert with_it.kept[0] == without.kept[0]
    assert "文创" in with_it.kept[1].clause.text


def pair(upper: str, local: str) -> tuple[Document, Document]:
    return draft(upper, title="国家规划"), draft(local, title="市方案", level=Level.MUNICIPAL)


def test_the_same_article_number_on_another_matter_is_no_match() -> None:
    upper, local = pair(
        """
        第一条 湖泊岸线应当划定保护范围并设立界桩。
        第二条 采砂船舶应当安装定位装置。
        第三条 渔业养殖应当控制密度，推广生态养殖。
        """,
        """
        第一条 校车驾驶人应当具备三年以上驾驶经历。
        第二条 校车应当安装卫星定位装置和行驶记录仪。
        第三条 学校应当配备随车照管人员。
        """,
    )
    numbered = match(find_directives(upper), local)
    assert not any(one.kept and one.directive.clause.label == one.kept[0].clause.label == "第三条" for one in numbered)
    assert numbered[0].kept == ()


@pytest.mark.parametrize(
    ("upper_text", "local_text"),
    [
        ("任何单位和个人不得擅自移植古树。", "任何单位和个人应当擅自移植古树。"),
        ("古树建档率达到百分之九十五以上。", "古树建档率达到百分之六十以上。"),
    ],
)
def test_equal_but_for_a_negation_or_a_number_is_still_the_same_matter(upper_text: str, local_text: str) -> None:
    upper, local = pair(
        f"# 任务\n{upper_text}\n鼓励企业认养湖泊岸线。\n推广节水灌溉设备。",
        f"# 任务\n{local_text}\n实施校车安全工程。\n建设社区食堂十处。",
    )
    first = match(find_directives(upper), local)[0]
    assert [one.clause.text for one in first.kept] == [local_text]


def test_a_heading_alone_is_no_evidence() -> None:
    upper, local = pair(
        "# 一、古树认养\n鼓励企业认养古树，公示认养结果。\n# 二、古树复壮\n对濒危古树开展抢救复壮。",
        "# 一、古树认养\n# 二、古树复壮\n对濒危古树开展抢救复壮。\n# 三、道路\n修建乡村道路五条。",
    )
    found = match(find_directives(upper), local)
    assert not any("古树认养" in one.clause.text for item in found for one in item.weighed)


def test_a_directive_alone_is_not_carried_because_no_other_is_nearer_to_a_clause() -> None:
    upper, unrelated = pair(
        "第一条 开展古树名木普查，建立古树名木图文档案。",
        "第一条 鼓励商场延长营业时间。\n第二条 支持举办夜间文化演出。\n第三条 建立食品安全追溯体系。\n第四条 规范网约车经营。",
    )
    (found,) = match(find_directives(upper), unrelated)
    assert found.kept == ()
    assert found.likelihood < 0.1
    _, related = pair("", "第一条 组织古树名木普查，建立图文档案和电子档案。\n第二条 鼓励商场延长营业时间。")
    (found,) = match(find_directives(upper), related)
    assert [one.clause.label for one in found.kept] == ["第一条"]
    assert found.likelihood > 0.9


def test_one_clause_may_answer_several_directives() -> None:
    upper, local = pair(
        "# 任务\n开展古树资源普查。\n建立古树电子档案。\n推广节水灌溉设备。\n建设社区食堂。",
        "# 任务\n开展古树资源普查，建立古树电子档案。\n修建乡村道路五条。\n实施校车安全工程。\n整治河道采砂。",
    )
    found = match(find_directives(upper), local)
    assert [len(one.kept) > 0 for one in found] == [True, True, False, False]
    assert found[0].kept[0].clause == found[1].kept[0].clause


def test_a_document_without_evidence_answers_nothing() -> None:
    empty = draft("近年来保护取得显著成效。", title="市方案", level=Level.MUNICIPAL)
    for one in match(find_directives(NATION), empty):
        assert one.kept == ()
        assert all(answer.clause is None for answer in one.answers)


def test_no_directive_no_candidates() -> None:
    assert match((), CITY) == ()


def test_the_same_input_gives_the_same_output() -> None:
    assert match(find_directives(NATION), CITY) == match(find_directives(NATION), CITY)


def test_boxes_and_headings_that_say_nothing_are_left_out_of_the_context() -> None:
    clause = draft("# 一、任务\n## （二）普查\n### 专栏1 工程\n1.开展普查。").clauses[0]
    assert context(clause, 2) == "普查 开展普查。"
    assert context(clause, 0) == "开展普查。"


def test_likelihood_is_logistic() -> None:
    model = {"intercept": 1.0, "level": 2.0}
    assert link(Signals(-0.5), model) == 0.5
    assert link(Signals(1.0, sentence=9.0), model) == pytest.approx(0.952574)


def test_every_clause_near_the_best_is_kept_with_it_and_no_more_than_four() -> None:
    assert choose_kept([0.2, 0.8, 0.7, 0.01], DEFAULT) == [1, 2]
    assert choose_kept([0.9, 0.8, 0.7, 0.6, 0.5], DEFAULT) == [0, 1, 2, 3]
    assert choose_kept([0.5, 0.4, 0.3, 0.25], DEFAULT) == [0, 1, 2]  # the last there is room for must be likely itself
    assert choose_kept([0.999, 0.98, 0.9], DEFAULT) == [0, 1]  # beside the directive itself a fair share is no answer
    assert choose_kept([0.01], DEFAULT) == [0]


def test_every_signal_speaks_for_the_clause() -> None:
    assert all(weight > 0 for name, weight in FITTED.link.items() if name != "intercept")
    assert all(weight > 0 for name, weight in FITTED.addressed.items() if name != "intercept")


def test_rivals_are_those_of_the_nearest_three_clauses() -> None:
    some = next(weigh(find_directives(NATION), [*CITY.clauses], DEFAULT))
    signals = tuple(Signals(0.5, rival=rival) for rival in (0.0, -0.3, -0.6, -9.0))
    assert overall(replace(some, signals=signals), FITTED.link)["rivals"] == pytest.approx(-0.3)


def test_certainty_never_falls_as_the_likelihood_rises() -> None:
    found = [share_answered(step / 50) for step in range(51)]
    assert found == sorted(found)
    assert found[0] < 0.2
    assert found[-1] > 0.95


TIED = pair(
    "# 任务\n开展古树资源普查建档。\n推广节水灌溉设备。\n建设社区食堂。",
    "# 任务\n开展古树资源普查宣传。\n开展古树资源普查登记。\n修建乡村道路五条。\n实施校车安全工程。",
)


def test_boilerplate_that_every_plan_shares_makes_no_match() -> None:
    upper, local = pair(
        """
        # 一、任务
        推广节水灌溉设备，对购买滴灌、喷灌机具的农户按亩给予补助，加强组织领导，完善工作机制。
        修复湖泊岸线，清退围网养殖，种植芦苇和荷花净化水质，加强组织领导，完善工作机制。
        保护古树，逐株建档挂牌，对濒危古树开展抢救复壮，加强组织领导，完善工作机制。
        """,
        """
        # 一、任务
        实施校车安全工程，更换老旧车辆，为每辆车安装定位装置，加强组织领导，完善工作机制。
        建设社区食堂十处，向七十岁以上老人提供八折午餐，加强组织领导，完善工作机制。
        整治乡村道路五条，加宽弯道，补装路灯和护栏，加强组织领导，完善工作机制。
        """,
    )
    assert [one.kept for one in match(find_directives(upper), local)] == [(), (), ()]


def test_a_heading_on_the_matter_above_a_clause_on_another_is_no_evidence() -> None:
    upper, local = pair(
        "# 一、古树认养\n鼓励企业和个人认养古树，建立认养公示制度，颁发认养证书。\n# 二、古树复壮\n对濒危古树开展抢救复壮。",
        "# 一、古树认养\n修建乡村道路五条，补装路灯和护栏，整治占道经营。\n# 二、古树复壮\n对濒危古树开展抢救复壮。",
    )
    found = match(find_directives(upper), local)
    assert [len(one.kept) for one in found] == [0, 1]


def test_an_indicator_named_word_for_word_answers_a_row_of_a_table() -> None:
    upper, below = pair(
        "# 主要目标\n|序号\t指标\t单位\t2025年\t2030年\n|1\t古树名木专业养护率\t%\t60\t85\n|2\t后备资源建档数\t万株\t3\t8",
        """
        # 工作目标
        二是城乡环境明显改善，河道水质稳定达标，公园绿地服务半径覆盖率、古树名木专业养护率、垃圾分类覆盖率均达到90%，新增停车泊位3万个。
        建立古树档案，编制古树名木分布图，开展古树名木病虫害统防统治，落实专业养护责任人。
        """,
    )
    rows = {
        name: next(
            one for one in match(find_directives(upper), below, settings) if "专业养护率" in one.directive.clause.text
        )
        for name, settings in (("without", replace(DEFAULT, named=0.0)), ("with", DEFAULT))
    }
    assert rows["with"].likelihood == max(DEFAULT.named, rows["without"].likelihood)
    assert rows["with"].kept
    unnamed = next(one for one in match(find_directives(upper), below) if "后备资源" in one.directive.clause.text)
    assert not unnamed.kept


def test_what_a_document_takes_up_as_a_whole_moves_the_odds_of_each_and_never_their_order() -> None:
    some = next(weigh(find_directives(NATION), [*CITY.clauses], DEFAULT))
    near, far = (replace(some, signals=(Signals(level, rival=level),)) for level in (0.3, -1.5))
    alone = addressed((some,))[0]
    among = {name: addressed((some, *[other] * 60)) for name, other in (("near", near), ("far", far))}
    assert among["far"][0] < alone < among["near"][0]
    assert all(likely[1] == likely[-1] for likely in among.values())
    assert addressed(()) == ()


def test_a_penalty_is_not_answered_by_the_rule_that_it_guards() -> None:
    law = draft(
        """
        # 第一章 保护
        第一条 任何单位和个人不得擅自移植古树。
        第二条 园林主管部门应当建立古树名录，实行挂牌保护。
        第三条 鼓励企业认养古树，建立认养公示制度。
        # 第二章 法律责任
        第四条 违反本条例规定，擅自移植古树的，由园林主管部门责令改正，处五千元以上五万元以下罚款。
        """,
        title="古树条例",
    )
    rules = """
        # 第一章 保护
        第一条 任何单位和个人不得擅自移植古树。
        第二条 古树实行挂牌管理，设置保护标志。
        第三条 企业可以认养古树。
        第四条 建设古树科普馆和步道。
        """
    penalty = "第五条 违反本办法规定，擅自移植古树的，由园林主管部门责令改正，处二万元罚款。"
    rule, *_, punished = match(find_directives(law), draft(rules, title="云溪市古树办法", level=Level.MUNICIPAL))
    assert rule.kept
    assert not punished.kept
    local = draft(f"{rules}\n{penalty}", title="云溪市古树办法", level=Level.MUNICIPAL)
    assert [one.clause.text for one in match(find_directives(law), local)[-1].kept] == [penalty]


def test_a_ban_is_not_answered_by_the_penalty_that_is_left_of_it() -> None:
    law = draft("# 第一章 保护\n第一条 禁止在古树树冠下焚烧秸秆、落叶。\n第二条 实行挂牌保护。", title="古树条例")
    penalty = "第五条 违反本办法规定，在古树树冠下焚烧秸秆、落叶的，由园林主管部门责令改正，处二百元罚款。"
    rules = "# 第一章 保护\n第一条 实行挂牌保护。\n第二条 设置古树标志。\n"
    ban = match(find_directives(law), draft(rules + penalty, title="云溪市古树办法", level=Level.MUNICIPAL))[0]
    assert [one.clause for one in ban.answers] == [None]
    told = f"{rules}第三条 不得在古树树冠下焚烧秸秆、落叶。\n{penalty}"
    ban = match(find_directives(law), draft(told, title="云溪市古树办法", level=Level.MUNICIPAL))[0]
    assert [one.words for one in ban.answers] == ["不得在古树树冠下焚烧秸秆、落叶。"]


def test_a_penalty_is_answered_by_one_for_the_like_of_its_offence_only() -> None:
    law = draft(
        """
        # 第一章 保护
        第一条 任何单位和个人不得擅自移植古树。
        第二条 园林主管部门应当建立古树名录，实行挂牌保护。
        # 第二章 法律责任
        第三条 违反本条例规定，擅自移植古树的，由园林主管部门责令改正，处五千元以上五万元以下罚款。
        第四条 养护责任人未按照技术规范养护、造成古树损伤的，由园林主管部门责令改正，处一千元以上五千元以下罚款。
        """,
        title="古树条例",
    )
    local = draft(
        """
        # 第一章 保护
        第一条 任何单位和个人不得擅自移植古树。
        第二条 古树实行挂牌管理，设置保护标志。
        # 第二章 法律责任
        第三条 擅自移植古树的，由园林主管部门责令改正，处五千元以上二万元以下罚款；情节严重的，处五万元罚款。
        """,
        title="云溪市古树办法",
        level=Level.MUNICIPAL,
    )
    weighed = tuple(weigh(find_directives(law), local.clauses, DEFAULT))
    assert [one.clauses[0].label for one in weighed][2] == "第三条"
    likely = addressed(weighed)
    assert likely[3] < 0.5 < likely[2]


def test_a_penalty_that_only_names_the_articles_broken_is_for_what_these_say() -> None:
    local = draft(
        """
        第一条 任何单位和个人不得擅自移植古树。
        第二条 古树实行挂牌管理，设置保护标志。
        第三条 违反本办法第一条规定的，由园林主管部门责令改正，处五千元以上二万元以下罚款。
        第四条 违反本办法第二条规定，擅自拆除保护标志的，由园林主管部门责令改正，处五百元以下罚款。
        """
    )
    told = read_offences(local.clauses)
    assert told[0] == told[1] == ()
    assert told[2] == ("任何单位和个人不得擅自移植古树。",)
    assert [one.strip("， ") for one in told[3]] == ["擅自拆除保护标志的"]


@pytest.mark.parametrize(("sign", "pattern"), _BESIDE)
def test_what_is_left_out_has_its_sign(sign: re.Pattern[str], pattern: re.Pattern[str]) -> None:
    """A text without the sign is not searched at all, so every hit must have one."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    hits = [hit[0] for text in texts for line in text.splitlines() for hit in pattern.finditer(line)]
    hits += [
        hit[0]
        for hit in pattern.finditer("加强督导评估；（市民政局牵头）；由县级以上地方政府主管机构确保各项任务落到实处")
    ]
    assert hits
    assert [hit for hit in hits if not sign.search(hit)] == []


def test_a_sentence_does_not_answer_a_duty_by_what_it_says_of_another() -> None:
    law = draft(
        """
        # 第一章 管理
        第一条 养护单位应当针对风雨、冰雪、虫害制定古树抢救预案，定期组织演练。养护单位应当在古树倾倒后立即启动古树抢救预案，依法报告主管部门。
        第二条 园林主管部门应当建立古树名录，实行挂牌保护。
        """,
        title="古树条例",
    )
    local = draft(
        """
        # 第一章 管理
        第一条 养护单位应当制定古树抢救预案，定期组织演练。
        第二条 古树实行挂牌管理，建立古树名录。
        """,
        title="云溪市古树办法",
        level=Level.MUNICIPAL,
    )
    plans, trains, starts, reports = match(find_directives(law), local)[0].answers
    assert plans.clause
    assert trains.clause
    assert not starts.clause
    assert not reports.clause


@given(
    st.lists(
        st.sampled_from(["完成古树普查", "加强养护", "（一）", "建立档案，更新名录", "|", "2027年底前完成古树普查"]),
        max_size=4,
    )
)
def test_any_clause_has_a_sentence_at_least(parts: list[str]) -> None:
    assert _say("。".join([*parts, ""]))


def test_a_run_in_heading_that_is_said_again_is_the_answer() -> None:
    nation = draft("（一）完成古树普查。2027年底前完成古树普查。\n（二）设立标牌。在古树四周设置标牌和护栏。")
    local = draft(
        "（一）完成古树普查。完成古树普查。\n（二）设立标牌。在古树四周设置标牌和护栏。", level=Level.MUNICIPAL
    )
    found = match(find_directives(nation), local)
    assert [bool(one.kept) for one in found] == [True, True]
    assert found[0].answers[0].words == "完成古树普查。"


BESIDE = """
（二）建立古树名录。公布古树名称、位置和养护单位。
（三）设置保护标牌。在古树保护范围边界设置护栏和标牌。
（四）开展巡查执法。依法查处擅自移植、砍伐古树行为。
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("每个县至少建成2座苗圃。", "每个县至少建成两座苗圃。"),
        ("古树养护优良比例达到85%以上。", "古树养护优良比例达到90%以上。"),
        ("古树养护优良比例不低于百分之八十五。", "古树养护优良比例达到85%。"),
        ("修复林地1.2万亩。", "修复林地12000亩。"),
        ("修复林地10万亩。", "修复林地5000公顷。"),
        ("每月至少巡树两次。", "每月巡树4次。"),
        ("建成古树公园100座。", "建成古树公园一批。"),
        ("审批时限压缩一半以上。", "审批时限压缩至7个工作日。"),
        ("建立养护人电子档案。", "建立养护人电子档案。"),
    ],
)
def test_a_short_task_is_carried_whatever_its_figures(asked: str, said: str) -> None:
    nation = draft(f"# 一、重点任务\n（一）{asked}{BESIDE}")
    local = draft(f"# 一、重点任务\n（一）{said}{BESIDE}", level=Level.MUNICIPAL)
    first = match(find_directives(nation), local)[0]
    assert [one.clause.text for one in first.kept] == [f"（一）{said}"]
    assert first.answers[0].words == said.rstrip("。") or first.answers[0].words == said
    assert first.likelihood >= DEFAULT.figures
    assert not judge(first, local).uncertain


def test_a_short_task_on_another_object_is_not_the_same_but_for_figures() -> None:
    nation = draft(f"# 一、重点任务\n（一）建成古树公园100座。{BESIDE}")
    local = draft(f"# 一、重点任务\n（一）建成污水泵站100座。{BESIDE}", level=Level.MUNICIPAL)
    assert match(find_directives(nation), local)[0].likelihood < DEFAULT.figures


def test_who_is_responsible_answers_nothing() -> None:
    assert _say("开展古树普查。（责任单位：市园林局、市城市管理局）") == ("开展古树普查。",)


@pytest.mark.parametrize(
    ("duty", "asked"),
    [
        ("批准修复方案前应当征求自然资源、水行政、农业农村等有关部门的意见", "批准修复方案前应当征求 的意见"),
        ("应当建立健全与公安、民政等部门的古树信息共享机制", "应当建立健全与 的古树信息共享机制"),
        ("由公安、民政等部门负责", "由公安、民政等部门负责"),
        ("在教育、科技、文化领域推广古树认养，落实部门责任", "在教育、科技、文化领域推广古树认养，落实部门责任"),
    ],
)
def test_departments_in_a_row_are_no_part_of_a_duty(duty: str, asked: str) -> None:
    assert _asked(duty) == asked


def test_a_duty_is_not_answered_by_the_departments_it_names() -> None:
    upper = draft(
        """
        第一条 林业主管部门可以委托乡镇人民政府实施古树行政处罚。批准方案前，应当征求自然资源、水行政、住房城乡建设、生态环境、农业农村等有关部门的意见。
        第二条 任何单位和个人不得在古树上钉钉、挂物。
        第三条 养护人应当定期清除枯枝，防治虫害。
        """
    )
    local = draft(
        """
        第一条 自然资源、水行政、住房城乡建设、生态环境、农业农村等主管部门可以委托乡镇人民政府实施古树行政处罚。
        第二条 禁止在古树上钉钉、挂物。
        第三条 养护人应当每季度清除枯枝、防治虫害。
        """,
        level=Level.MUNICIPAL,
    )
    (first, *_) = match(find_directives(upper), local)
    entrusted, asked = first.answers
    assert entrusted.clause is not None
    assert asked.clause is None
