"""Sentences, run-in headings and duties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.sentences import binding, duties, lead, parts, sentences, stems, unlabel

TEXT = st.text(alphabet="古树保护建立健全加强推动确保，。；、：（一）第三条1.\n|“”abc ", max_size=80)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("第三条 单位应当养护古树。", "单位应当养护古树。"),
        ("第十二条　单位应当养护古树。", "单位应当养护古树。"),
        ("（一）普查登记。", "普查登记。"),
        ("(二)普查登记。", "普查登记。"),
        ("3.普查登记。", "普查登记。"),
        ("——普查登记。", "普查登记。"),
        ("一是普查登记。", "普查登记。"),
        ("三年内完成普查。", "三年内完成普查。"),
        ("1200株古树挂牌。", "1200株古树挂牌。"),
    ],
)
def test_a_label_is_taken_off_and_nothing_else(text: str, bare: str) -> None:
    assert unlabel(text) == bare


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("普查古树。挂牌保护；落实养护人！", ("普查古树。", "挂牌保护；", "落实养护人！")),
        (
            "有下列行为的，予以处罚：（一）刻划钉钉；（二）折枝剥皮。",
            ("有下列行为的，予以处罚：", "刻划钉钉；", "折枝剥皮。"),
        ),
        ("重点抓好：一是普查，二是挂牌。", ("重点抓好：", "普查，", "挂牌。")),
        ("<p>建一个园。</p><p>修一条路。</p>", ("建一个园。", "修一条路。")),
        ("第一条 普查。\n另行挂牌。", ("普查。", "另行挂牌。")),
        ("古树株数 | 120 | 150", ("古树株数 ", "120 ", "150")),
        ("。；", ()),
    ],
)
def test_sentences(text: str, found: tuple[str, ...]) -> None:
    assert tuple(one.strip() for one in sentences(text)) == tuple(one.strip() for one in found)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("加强古树普查。开展全域调查，建立档案。", "加强古树普查"),
        ("（二）加强古树普查。开展全域调查。", "加强古树普查"),
        ("加强古树普查。", ""),
        ("加强古树普查，落实养护。开展全域调查。", ""),
        ("对树龄一百年以上的树木开展全域普查并逐株登记造册。建立档案。", ""),
    ],
)
def test_a_run_in_heading_is_short_has_no_comma_and_is_followed(text: str, heading: str) -> None:
    assert lead(text) == heading


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("建立古树档案，落实养护责任。", ["建立古树档案", "落实养护责任"]),
        ("建立古树档案，提高养护水平。", ["建立古树档案，提高养护水平"]),
        ("针对衰弱古树，开展复壮。", ["针对衰弱古树，开展复壮"]),
        ("为保护古树，开展普查，建立档案。", ["为保护古树，开展普查", "建立档案"]),
        ("培育银杏、国槐、香樟等苗木。", ["培育银杏、国槐、香樟等苗木"]),
        ("对衰弱、濒危、受损古树，分类开展复壮。", ["对衰弱、濒危、受损古树，分类开展复壮"]),
    ],
)
def test_a_part_has_a_verb_of_its_own(sentence: str, found: list[str]) -> None:
    assert list(parts(sentence)) == found


def test_a_run_in_heading_is_no_duty() -> None:
    assert duties("加强古树普查。开展全域普查，建立电子档案。") == ("开展全域普查", "建立电子档案")


def test_actions_side_by_side_are_parts_unless_one_word_governs_them() -> None:
    assert parts("建设监测站点、布设监测断面、发布监测结果") == ("建设监测站点", "布设监测断面", "发布监测结果")
    for whole in (
        "支持建设监测站点、布设监测断面、发布监测结果",
        "建设站点、断面、平台",
        "建立健全普查、登记和公示的制度",
    ):
        assert parts(whole) == (whole,)


def test_a_run_in_heading_that_forbids_or_bids_is_a_duty() -> None:
    assert duties("严禁毁损古树。设置护栏和警示牌。") == ("严禁毁损古树", "设置护栏和警示牌")
    assert duties("养护单位应当巡查古树。建立巡查台账。") == ("养护单位应当巡查古树", "建立巡查台账")


def test_a_sentence_that_stands_alone_is_a_duty() -> None:
    assert duties("第五条 加强古树普查。") == ("加强古树普查",)


@given(TEXT)
def test_there_is_always_a_duty_and_none_invents_characters(text: str) -> None:
    found = duties(text)
    assert found
    bare = "".join(text.split())
    assert all("".join(duty.split()) in bare for duty in found)


@given(TEXT)
def test_sentences_stand_in_the_text_in_order(text: str) -> None:
    at = 0
    for sentence in sentences(text):
        at = text.index(sentence, at) + len(sentence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # who is responsible is no duty
        ("建立古树档案。（市园林局牵头，市财政局（示例）负责）", ("建立古树档案",)),
        # a result of its own, behind another one or behind a verb
        ("挂牌保护古树300株，古树健康率达到95%以上。", ("挂牌保护古树300株", "古树健康率达到95%以上")),
        ("到2030年，名录全面建成，社会认养意识明显增强。", ("到2030年，名录全面建成", "社会认养意识明显增强")),
        # who must do what
        ("落实养护经费，所在单位应当每年体检一次。", ("落实养护经费", "所在单位应当每年体检一次")),
        ("将古树纳入规划，不得擅自移植古树。", ("将古树纳入规划", "不得擅自移植古树")),
        # a condition and a bearer stay with their duty
        ("养护人发生变更的，应当在三十日内登记。", ("养护人发生变更的，应当在三十日内登记",)),
        ("建立认养制度，将失信者列入名单。", ("建立认养制度", "将失信者列入名单")),
        ("依托古树公园，建设科普馆。", ("依托古树公园，建设科普馆",)),
        # where, upon what and on which condition something is done stays with it
        (
            "定期发布古树目录，在条件较好的地区，率先推广认养。",
            ("定期发布古树目录", "在条件较好的地区，率先推广认养"),
        ),
        ("建立古树档案，以普查数据为基础，开展分级管理。", ("建立古树档案", "以普查数据为基础，开展分级管理")),
        ("责令限期改正，有违法所得的，没收违法所得。", ("责令限期改正", "有违法所得的，没收违法所得")),
        # by what means, and upon what somebody builds, leads in to the piece after it
        (
            "落实养护经费，利用科研院所的集聚效应，建设复壮研究中心。",
            ("落实养护经费", "利用科研院所的集聚效应，建设复壮研究中心"),
        ),
        ("针对病虫害防治和避雷设施应用，编制养护指南。", ("针对病虫害防治和避雷设施应用，编制养护指南",)),
        (
            "支持有条件的乡镇发挥自身资源优势，打造古树公园。",
            ("支持有条件的乡镇发挥自身资源优势，打造古树公园",),
        ),
        ("利用闲置苗圃培育古树后代，组建养护队伍。", ("利用闲置苗圃培育古树后代", "组建养护队伍")),
        # a verb of pushing with next to nothing behind it is no duty by itself
        ("建设古树医院，加强技术攻关，研制复壮药剂。", ("建设古树医院，加强技术攻关", "研制复壮药剂")),
        # what opens a part and only says what it is for is cut off; what 国家采取措施 announces is the duty
        ("适应古树保护新形势，建立复壮基地。", ("建立复壮基地",)),
        ("为加强古树保护，开展全域普查，建立档案。", ("开展全域普查", "建立档案")),
        ("为古树养护人提供技术指导。", ("为古树养护人提供技术指导",)),
        ("国家采取措施，扶持山区古树公园的发展。", ("扶持山区古树公园的发展",)),
        # who is meant is no duty by itself
        ("不具备建设条件的古树公园，采取流动巡护定时养护。", ("不具备建设条件的古树公园，采取流动巡护定时养护",)),
        ("符合建设条件的优先安排，设立认养窗口。", ("符合建设条件的优先安排", "设立认养窗口")),
        (
            "县级人民政府应当采取下列措施，引导社会力量认养古树：\n（一）鼓励单位认养古树；\n（二）设立认养窗口。",
            ("鼓励单位认养古树", "设立认养窗口"),
        ),
        # goals are cut by what they are about and what becomes of it
        (
            "复壮药剂实现批量生产，古树医院网络具备基层服务能力，遥感巡查技术达到国际先进水平。",
            ("复壮药剂实现批量生产", "古树医院网络具备基层服务能力", "遥感巡查技术达到国际先进水平"),
        ),
        # a vision behind a measure is no measure
        ("建立古树认养平台，推动古树保护事业健康发展。", ("建立古树认养平台，推动古树保护事业健康发展",)),
        # one more run-in heading, an announced list, what closes any plan, entry into force: nothing to do
        (
            "提升普查能力。建立古树电子档案，落实养护人。提升养护水平。组建古树医院，配备巡查车辆。",
            ("建立古树电子档案", "落实养护人", "组建古树医院", "配备巡查车辆"),
        ),
        ("养护单位应当具备下列条件：（一）有专职养护人员；（二）有复壮设备。", ("有专职养护人员", "有复壮设备")),
        ("加强组织领导，建立古树保护经费制度。", ("建立古树保护经费制度",)),
        ("各乡镇应当逐株落实养护人。本办法自2030年1月1日起施行。", ("各乡镇应当逐株落实养护人",)),
        # that a crime is one closes many an article
        ("砍伐古树的，处二万元罚款；构成犯罪的，依法追究刑事责任。", ("砍伐古树的，处二万元罚款",)),
        ("构成犯罪的，依法追究刑事责任。", ("构成犯罪的，依法追究刑事责任",)),
        # by what means, after who may do it; without 等 it is told by itself
        (
            "养护单位可以通过设立基金、开展认养活动等，建立筹资机制。",
            ("养护单位可以通过设立基金、开展认养活动等，建立筹资机制",),
        ),
        ("采取树木支撑措施，建立古树巡查制度。", ("采取树木支撑措施，建立古树巡查制度",)),
        ("养护单位应当依托古树建设公园，开展科普活动。", ("养护单位应当依托古树建设公园", "开展科普活动")),
        # behind a number a heading may be longer
        ("（一）加强古树名木资源普查登记建档和动态监测管理工作。逐株核实古树位置。", ("逐株核实古树位置",)),
        ("2.加强古树名木资源普查登记建档和动态监测管理工作。逐株核实古树位置。", ("逐株核实古树位置",)),
        (
            "加强古树名木资源普查登记建档和动态监测管理工作。逐株核实古树位置。",
            ("加强古树名木资源普查登记建档和动态监测管理工作", "逐株核实古树位置"),
        ),
        # a definition tells nobody to do anything
        ("古树实行挂牌保护。前款所称古树，是指树龄在一百年以上的树木。", ("古树实行挂牌保护",)),
        (
            "每三年修订一次全市古树名木保护技术指南。指南应当写明是指哪一级古树。",
            ("每三年修订一次全市古树名木保护技术指南", "指南应当写明是指哪一级古树"),
        ),
    ],
)
def test_duties_are_what_could_be_left_undone_alone(text: str, found: tuple[str, ...]) -> None:
    assert duties(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "任何人不得有下列行为：\n（一）攀折枝条；\n（二）刻划树干，悬挂重物。\n园林主管部门应当巡查。",
            {"攀折枝条；": "任何人不得有", "刻划树干，悬挂重物。": "任何人不得有"},
        ),
        (
            "鼓励社会力量开展下列活动：（一）认养古树；（二）科普宣传。",
            {"认养古树；": "鼓励社会力量开展", "科普宣传。": "鼓励社会力量开展"},
        ),
        (
            "应当履行下列职责：\n建立档案；\n开展巡查。\n市财政安排经费。",
            {"建立档案；": "应当履行", "开展巡查。": "应当履行"},
        ),
        ("按照下列规定办理的，予以登记。", {}),
    ],
)
def test_items_of_a_list_stand_under_its_stem(text: str, found: dict[str, str]) -> None:
    assert {item: binding(stem) for item, stem in stems(text).items()} == found


@pytest.mark.parametrize("who", ["各地要", "各省要", "有关部门要", "各区县"])
def test_setting_up_a_body_is_a_duty_and_no_cell_of_a_table(who: str) -> None:
    assert duties(f"（一）健全组织体系。{who}设立古树保护办公室。") == (f"{who}设立古树保护办公室",)
    assert duties("推广有机肥 | 市农业农村局") == ("推广有机肥",)
