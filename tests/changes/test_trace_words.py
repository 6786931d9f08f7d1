"""Force, bans, exceptions, scope, bodies and dropped duties: short pairs of upper and local words.

A row is the upper text, the local text that answers it (empty where nothing does), and the changes expected, each as
``kind: words`` with a piece of the upper and of the local words around the stroke.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.changes import (
    ACROSS,
    FINDERS,
    Pairing,
    find_actors,
    find_bans,
    find_dropped,
    find_exceptions,
    find_force,
    find_scope,
)
from compare.changes.duties import counterparts
from compare.changes.force import Governed
from compare.changes.phrases import brief, from_word
from compare.knowledge.verbs import Grade
from compare.model import Certainty, Change, Level
from compare.text.sentences import duties

SINGLE = (find_force, find_bans, find_exceptions, find_scope)
WHOLE = (find_dropped, find_actors)


def pairings(upper: str, local: str, **known: object) -> tuple[Pairing, ...]:
    """The duties of a directive, each answered by the whole local text."""
    return tuple(
        Pairing(
            upper=one,
            local=local,
            clause="c1" if local else "",
            directive=upper,
            clauses=(local,) if local else (),
            ids=("c1",) if local else (),
            behind=("",) if local else (),
            **{"whole": (local,) if local else (), **known},  # type: ignore[arg-type]
        )
        for one in duties(upper)
    )


def find(upper: str, local: str, **known: object) -> tuple[Change, ...]:
    every = pairings(upper, local, **known)
    single = [change for one in every for finder in SINGLE for change in finder(one)]
    across = [change for finder in WHOLE for change in finder(every)]
    return tuple(dict.fromkeys((*single, *across)))


FORCE = [
    ("养护单位应当建立古树档案。", "鼓励养护单位建立古树档案。", "force_weakened: 应当建立古树档案|鼓励养护单位建立"),
    ("养护单位应当建立古树档案。", "引导养护单位建立古树档案。", "force_weakened: 应当|引导"),
    ("养护单位应当建立古树档案。", "养护单位可以建立古树档案。", "force_weakened: 应当|可以"),
    ("养护单位应当建立古树档案。", "探索建立古树档案。", "force_weakened: 应当|探索"),
    ("养护单位应当建立古树档案。", "养护单位原则上应当建立古树档案。", "force_weakened: 应当|原则上应当"),
    ("养护单位应当建立古树档案。", "不再要求建立古树档案。", "force_weakened: 应当|不再要求"),
    ("养护单位必须建立古树档案。", "养护单位应当建立古树档案。", "force_weakened: 必须|应当"),
    ("新建道路必须避让古树群落。", "新建道路一般应避让古树群落。", "force_weakened: 必须|一般应"),
    (
        "各地要设立古树保护专项经费。",
        "有条件的市可以设立古树保护专项经费。",
        "force_weakened: 要设立|可以设立; scope_narrowed: 各地|有条件的市",
    ),
    ("建立古树认养登记制度。", "鼓励建立古树认养登记制度。", "force_weakened: 建立古树|鼓励"),
    ("建立古树认养登记制度。", "探索建立古树认养登记制度。", "force_weakened: 建立古树|探索"),
    ("制定古树复壮技术规程。", "研究制定古树复壮技术规程。", "force_weakened: 制定|研究制定"),
    ("鼓励企业认养古树。", "企业应当认养古树。", "force_strengthened: 鼓励|应当"),
    ("支持街道设置古树驿站。", "街道必须设置古树驿站。", "force_strengthened: 支持|必须"),
    ("可以采取围栏方式保护古树。", "应当采取围栏方式保护古树。", "force_strengthened: 可以|应当"),
    ("探索建立古树保险机制。", "建立古树保险机制。", "force_strengthened: 探索|建立"),
    ("鼓励采用围栏、警示牌等防护方式。", "采用围栏、警示牌等防护方式。", "force_strengthened: 鼓励|采用"),
    ("修剪作业原则上应当避开花期。", "修剪作业必须避开花期。", "force_strengthened: 原则上应当|必须"),
    ("古树四周不得新建房屋。", "古树四周原则上不得新建房屋。", "force_weakened: 不得|原则上不得"),
    ("禁止在古树四周倾倒垃圾。", "严格控制在古树四周倾倒垃圾。", "force_weakened: 禁止|严格控制"),
    ("古树四周原则上不得新建房屋。", "古树四周不得新建房屋。", "force_strengthened: 原则上不得|不得"),
    (
        "鼓励志愿者巡护，但养护单位应当建立古树档案。",
        "鼓励志愿者巡护，但养护单位可以建立古树档案。",
        "force_weakened: 应当|可以",
    ),
]
BANS = [
    ("加强古树管护，不得擅自移植古树。", "加强古树管护。", "prohibition_lost: 不得擅自移植古树|"),
    ("加强古树管护，严禁在树干刻划钉钉。", "加强古树管护。", "prohibition_lost: 严禁在树干刻划钉钉|"),
    (
        "鼓励机关、企业的古树园在节假日向公众开放。",
        "机关、企业的古树园应当在节假日向公众开放。",
        "force_strengthened: 鼓励|应当",
    ),
    ("定期巡查古树，禁止在树冠下堆放水泥。", "定期巡查古树。", "prohibition_lost: 禁止在树冠下堆放水泥|"),
    ("设置古树围栏，单株间距不得超过三米。", "设置古树围栏。", "prohibition_lost: 单株间距不得超过三米|"),
    ("加强古树管护，不得擅自移植古树。", "加强古树管护，移植古树可以先行施工。", "prohibition_lost: 不得擅自移植|"),
    ("加强古树名木日常管护巡查。", "加强古树名木日常管护巡查，不得攀折花枝。", "prohibition_added: |不得攀折花枝"),
    ("加强古树名木日常管护巡查。", "加强古树名木日常管护巡查，严禁使用融雪剂。", "prohibition_added: |严禁使用融雪剂"),
]
EXCEPTIONS = [
    (
        "新建道路应当避让古树。",
        "除省级重点工程外，新建道路应当避让古树。",
        "exception_added: 应当避让古树|除省级重点工程外",
    ),
    (
        "严禁移植一级古树。",
        "除危及居民安全的情形外，严禁移植一级古树。",
        "exception_added: 严禁移植一级古树|除危及居民安全的情形外",
    ),
    ("修剪作业应当避开花期。", "修剪作业应当避开花期，抢险救灾除外。", "exception_added: 避开花期|抢险救灾除外"),
    ("除国防工程外，新建道路应当避让古树。", "新建道路应当避让古树。", "exception_lost: 除国防工程外|"),
    ("除教学科研需要外，严禁采集古树种子。", "严禁采集古树种子。", "exception_lost: 除教学科研需要外|"),
]
SCOPE = [
    ("公园、寺庙、苗圃经营者应当登记古树。", "苗圃经营者应当登记古树。", "scope_narrowed: 公园、寺庙、苗圃|苗圃"),
    (
        "重点保护银杏、香樟、国槐、侧柏古树群落。",
        "重点保护银杏、香樟古树群落。",
        "scope_narrowed: 银杏、香樟、国槐、侧柏|银杏、香樟",
    ),
    ("各地应当设立古树专项经费。", "重点县应当设立古树专项经费。", "scope_narrowed: 各地|重点县"),
    ("各地应当设立古树专项经费。", "有条件的市应当设立古树专项经费。", "scope_narrowed: 各地|有条件的市"),
    ("每个乡镇配备古树专职护树员。", "试点乡镇配备古树专职护树员。", "scope_narrowed: 每个乡镇|试点乡镇"),
    ("重点保护银杏、香樟、国槐古树。", "重点保护银杏、香樟、国槐、皂荚古树。", "scope_widened: 银杏、香樟、国槐|皂荚"),
    (
        "公园、寺庙、学校等单位应当登记古树。",
        "公园、寺庙、学校等单位以及宗祠应当登记古树。",
        "scope_widened: 公园、寺庙、学校|宗祠",
    ),
    ("重点县配备古树专职护树员。", "各县配备古树专职护树员。", "scope_widened: 重点县|各县"),
]
DROPPED = [
    ("建立古树电子档案，安装避雷设施。", "建立古树电子档案。", "duty_dropped: 安装避雷设施|"),
    ("开展古树资源普查，举办护树文化展览。", "开展古树资源普查。", "duty_dropped: 举办护树文化展览|"),
    ("建立古树电子档案；培训基层古树养护人员。", "建立古树电子档案。", "duty_dropped: 培训基层古树养护人员|"),
    ("统一挂牌、统一编号、统一投保。", "统一挂牌、统一编号。", "duty_dropped: 统一投保|"),
]
ACTORS = [
    ("建立古树档案。（住房城乡建设部牵头）", "建立古树档案。（市住建局牵头）", "actor_mapped: 住房城乡建设部|市住建局"),
    ("建立古树档案。（国家药监局负责）", "建立古树档案。（市市场监管局负责）", "actor_mapped: 国家药监局|市市场监管局"),
    (
        "建立古树档案。（国家林草局负责）",
        "建立古树档案。（市自然资源和规划局负责）",
        "actor_mapped: 国家林草局|市自然资源和规划局",
    ),
    (
        "建立古树档案。（科技部牵头，财政部配合）",
        "建立古树档案。（责任单位：省科技厅、省财政厅）",
        "actor_mapped: 科技部|省科技厅",
    ),
    ("建立古树档案。（商务部负责）", "建立古树档案。（市体育局负责）", "actor_changed: 商务部|市体育局"),
    (
        "建立古树档案。（教育部负责）",
        "建立古树档案。（市公安局、市水利局按职责分工负责）",
        "actor_changed: 教育部|市公安局",
    ),
    ("建立古树档案。（国家林草局负责）", "建立古树档案。", "actor_missing: 国家林草局负责|"),
    ("建立由国家林草局牵头的古树会商制度。", "建立古树会商制度。", "actor_missing: 国家林草局|"),
    ("建立古树档案。", "建立古树档案。（市园林局负责）", "actor_named: |市园林局负责"),
    ("建立古树会商制度。", "建立由市园林局牵头的古树会商制度。", "actor_named: |市园林局"),
]
POSITIVE = [*FORCE, *BANS, *EXCEPTIONS, *SCOPE, *DROPPED, *ACTORS]

NEGATIVE = [
    # conditions, views and expectations that lead in to what is to be done
    ("在尊重树木长势、严格论证的前提下，建立古树电子档案。", "建立古树电子档案。"),
    ("着眼传承城市绿色文脉，建立古树电子档案。", "建立古树电子档案。"),
    ("建立古树电子档案，满足市民对绿色家园的期待。", "建立古树电子档案。"),
    # what all the others of a list are examples of
    ("改用天然气、电或者其他清洁能源。", "改用清洁能源。"),
    (
        "任何单位有下列行为之一的，由园林主管部门责令改正：\n（一）损毁围栏的；\n（二）以更换负责人为由，拒绝支付养护款项。",
        "任何单位有下列行为之一的，由园林主管部门责令改正：\n（一）损毁围栏的。",
    ),
    ("建立古树电子档案，促进绿化产业融合，推动传统苗圃模式升级改造。", "建立古树电子档案，促进绿化产业融合。"),
    ("建立古树电子档案，初步形成苗圃与高校共同育种的应用模式。", "建立古树电子档案。"),
    ("建立古树电子档案，培育良好园林安全产业生态。", "建立古树电子档案。"),
    ("建立古树电子档案。实施技术创新、品种升级两大工程。", "建立古树电子档案。"),
    # in which case a rule holds, and what a piece is for
    ("设立古树救护站为社会服务，必须经园林主管部门批准。", "救护站必须经园林主管部门批准，方可开放。"),
    ("巡查记录长期缺失或者台账造假，造成严重后果的，责令改正。", "造成严重后果的，责令改正。"),
    ("建立古树电子档案，激活社区的参与活力。", "建立古树电子档案。"),
    ("通过实施三项重点任务，力争到2030年，建立古树电子档案。", "争取到2030年，建立古树电子档案。"),
    # the words of another action
    ("养护单位应当建立古树档案。", "养护单位应当建立古树档案，鼓励市民认养古树。"),
    ("养护单位应当建立古树档案。", "鼓励市民认养古树。养护单位应当建立古树档案。"),
    ("鼓励市民认养古树，养护单位应当建立档案。", "鼓励市民认养古树，养护单位应当建立档案。"),
    # what a list bans is banned, and the words that open it ban nothing themselves
    (
        "养护单位应当保护古树，不得泄露古树位置。",
        "养护单位应当保护古树。任何单位和个人不得有下列行为：（一）攀爬古树；（二）泄露古树位置。",
    ),
    # style: laws say 应当, plans state their verbs; neighbours among policy verbs
    ("养护单位应当建立古树档案。", "建立古树档案。"),
    ("建立古树档案。", "应当建立古树档案。"),
    ("建立古树档案。", "要建立古树档案。"),
    ("推进古树名木保护工作。", "加强古树名木保护工作。"),
    ("加强古树名木保护工作。", "推动古树名木保护工作。"),
    ("健全古树巡查制度。", "完善古树巡查制度。"),
    ("鼓励社会力量认养古树。", "支持社会力量认养古树。"),
    ("引导社会力量认养古树。", "鼓励社会力量认养古树。"),
    ("国家鼓励社会力量认养古树。", "市人民政府应当鼓励社会力量认养古树。"),
    ("各地要设立古树保护经费。", "各地应当设立古树保护经费。"),
    # words that only contain a word of force
    ("供应古树复壮所需主要材料。", "供应古树复壮所需重要材料。"),
    ("提供古树复壮技术支持。", "提供古树复壮技术支持服务。"),
    ("安排古树保护引导资金。", "安排古树保护引导资金。"),
    ("确有危险的，不得不移植古树。", "确有危险的，必须移植古树。"),
    # bans in other words
    ("禁止砍伐古树名木。", "严禁砍伐古树名木。"),
    ("不得擅自移植古树。", "禁止擅自移植古树。"),
    ("任何单位不得在树干刻划钉钉。", "严禁在树干刻划钉钉。"),
    ("划定禁止燃放烟花的区域。", "划定禁止燃放烟花的区域。"),
    ("养护单位根据需要可以采取限制通行、禁止燃放烟花等措施保护古树。", "养护单位根据需要采取措施保护古树。"),
    # no exceptions: an addition, a verb, a condition of the ban
    ("清除古树周边杂草。", "清除古树周边户外杂草。"),
    ("修剪枯枝。", "除修剪枯枝外，还应当清理树洞。"),
    ("未经批准的，不得移植古树。", "未经批准的，不得移植古树。"),
    # objects renamed, made local, or in another order
    ("重点保护银杏、香樟、国槐古树。", "重点保护国槐、香樟、银杏古树。"),
    ("在公园、寺庙、学校等场所设置护栏。", "在清水公园、松林寺庙和三所学校等场所设置护栏。"),
    ("在云州市、白渡市开展古树保险试点。", "在石桥县、松岭县开展古树保险试点。"),
    ("鼓励有条件的地区补贴古树保险。", "鼓励具备条件的市县补贴古树保险。"),
    ("每个县城建成古树公园。", "在溪东区、石桥县各建成古树公园。"),
    ("养护单位应当为游客提供安全、整洁、便利的条件和良好的服务。", "养护单位应当为游客提供安全、整洁、便利的条件。"),
    # the duty is there, in other words or another place
    ("对古树复壮用水予以优先安排。", "优先安排古树复壮用水。"),
    ("建立古树电子档案，提高管护水平。", "建立古树电子档案。"),
    ("建立古树电子档案。（各有关部门按职责分工负责）", "建立古树电子档案。"),
    # no part by itself: means, purposes, places, definitions, what the nation alone keeps
    ("建立古树档案，充分运用遥感、激光等技术。", "建立古树档案。"),
    ("建立古树档案，优化古树资源的分布结构。", "建立古树档案。"),
    ("建立古树档案，大幅降低病虫害发生风险。", "建立古树档案。"),
    ("建立古树档案。古树养护分为日常养护和专业养护。", "建立古树档案。"),
    # principles are no objects, an item of a list is no action, a manner is not the act
    ("古树保护坚持分类管理、属地负责、社会参与的原则。", "古树保护坚持分类管理、属地负责、社会参与、科学养护的原则。"),
    ("古树保护鼓励社会公众参与。", "古树保护遵循政府主导、社会公众参与的原则。"),
    ("采集古树样本，应当采取合法、正当的方式。", "养护单位可以通过合法、正当的方式采集古树样本。"),
    # bodies that nobody in particular is
    ("县级以上林业主管部门应当开展古树普查。", "林业主管部门应当开展古树普查。"),
    ("建立古树档案（见附件）。", "建立古树档案（一树一档）。"),
]


def expected(notation: str) -> list[tuple[str, str, str]]:
    return [(kind, *words.split("|")) for kind, words in (one.split(": ") for one in notation.split("; "))]  # type: ignore[misc]


@pytest.mark.parametrize(("upper", "local", "change"), POSITIVE)
def test_a_change_is_found_with_its_words_and_no_other(upper: str, local: str, change: str) -> None:
    level = Level.PROVINCIAL if "省科技厅" in local else Level.MUNICIPAL
    found = find(upper, local, local_level=level)
    wanted = expected(change)
    assert [one.kind for one in found] == [kind for kind, _, _ in wanted]
    for one, (_, above, below) in zip(found, wanted, strict=True):
        assert above in one.upper and below in one.local
        assert bool(one.upper) == bool(above) and bool(one.local) == bool(below)
        assert one.clause == "c1"
        assert one.note.endswith("。")


@pytest.mark.parametrize(("upper", "local"), NEGATIVE)
def test_what_is_no_change_is_not_told(upper: str, local: str) -> None:
    assert find(upper, local) == ()


def test_the_tables_are_large_enough() -> None:
    assert len(POSITIVE) + len(NEGATIVE) >= 80
    assert len(NEGATIVE) >= 32


def test_a_style_difference_is_never_sure() -> None:
    found = find("建立古树认养登记制度。", "鼓励建立古树认养登记制度。")
    sure = find("应当建立古树认养登记制度。", "鼓励建立古树认养登记制度。")
    assert (found[0].certainty, sure[0].certainty) == (Certainty.LIKELY, Certainty.SURE)


def test_a_quoted_phrase_begins_and_ends_with_whole_words() -> None:
    (found,) = find_force(
        pairings(
            "古树养护单位和个人应当定期检查树体支撑设施的牢固程度。",
            "古树养护单位和个人可以定期检查树体支撑设施的牢固程度。",
        )[0]
    )
    assert (found.upper, found.local) == (
        "古树养护单位和个人应当定期检查树体支撑设施",
        "古树养护单位和个人可以定期检查树体支撑设施",
    )


def test_a_list_of_nothing_is_none() -> None:
    assert find("等古、等", "等古、等") == ()


def test_the_bearers_of_a_duty_alone_are_no_part_of_it() -> None:
    upper = "建立古树档案。公园、寺庙和学校、机关等，未按照规定安装避雷设施的，应当及时整改到位。"
    assert "公园、寺庙和学校、机关等" not in [one.upper for one in find(upper, "建立古树档案。")]


def test_what_only_describes_a_part_is_not_torn_from_it() -> None:
    upper = "建立古树电子档案；提供符合安全要求和当地习惯，适宜树体生长的土壤；定期清洗围栏。"
    found = [one.upper for one in find(upper, "建立古树电子档案。") if one.kind == "duty_dropped"]
    assert "提供符合安全要求和当地习惯，适宜树体生长的土壤" in found
    assert "适宜树体生长的土壤" not in found


def test_a_part_that_only_the_nation_can_do_is_dropped_less_surely() -> None:
    here = find("建立古树电子档案；修订古树保护国家标准。", "建立古树电子档案。")
    plain = find("建立古树电子档案；培训基层古树养护人员。", "建立古树电子档案。")
    assert [one.kind for one in (*here, *plain)] == ["duty_dropped", "duty_dropped"]
    assert (here[0].certainty, plain[0].certainty) == (Certainty.WEAK, Certainty.LIKELY)


@pytest.mark.parametrize(
    ("upper", "known"),
    [
        ("建立古树电子档案；现役军人认养古树的办法，由中国人民解放军有关部门制定。", {}),
        ("建立古树电子档案；汇集全国古树保护的技术信息。", {}),
        ("建立古树电子档案；推广树洞清理。", {}),  # too short to be missed for certain
        ("建立古树电子档案；培训基层古树养护人员。", {"in_part": True}),
        ("建立古树电子档案；培训基层古树养护人员。", {"whole": ("组织基层人员参加古树知识培训。",)}),
        # half of the words in one sentence
        ("建立古树电子档案；搭建数字设计协同平台。", {"whole": ("协同各方力量，以数字技术完善园林设计。",)}),
        ("建立古树电子档案；培训基层古树养护人员。", {"other_year": True}),
        ("建立古树电子档案；养护人员的作业效率明显提高。", {}),
        ("建立古树电子档案；对捐赠树木的企业给予税收优惠。", {}),
        ("建立古树电子档案；认养人可以优先参加养护技能培训。", {}),
        ("建立古树电子档案。\n国家推动树木保险与金融服务融合发展。", {"statutes": True}),
        ("建立古树电子档案。\n擅自移栽树木造成死亡的，责令限期恢复原状。", {"statutes": True}),
    ],
)
def test_what_is_dropped_is_doubted(upper: str, known: dict[str, object]) -> None:
    (found,) = find(upper, "建立古树电子档案。", **known)
    assert (found.kind, found.certainty) == ("duty_dropped", Certainty.WEAK)


@pytest.mark.parametrize(
    ("who", "certainty"),
    [
        ("国务院园林主管部门应当", Certainty.WEAK),
        ("国务院住房和城乡建设主管部门应当", Certainty.WEAK),
        ("国务院园林主管部门应当指导地方", Certainty.LIKELY),
        ("园林主管部门应当", Certainty.LIKELY),
    ],
)
def test_a_sentence_that_the_nation_alone_bears_is_doubted_as_a_whole(who: str, certainty: Certainty) -> None:
    (found,) = find(f"{who}建立古树电子档案，培训基层古树养护人员。", "建立古树电子档案。")
    assert (found.upper, found.certainty) == ("培训基层古树养护人员", certainty)


def test_a_duty_said_elsewhere_in_the_document_is_not_dropped() -> None:
    upper = "建立古树电子档案，安装避雷设施。"
    every = tuple(
        Pairing(one, "建立古树电子档案。", "c1", upper, ("建立古树电子档案。",), ("c1",), ("",), ("安装避雷设施。",))
        for one in duties(upper)
    )
    assert find_dropped(every) == ()


@pytest.mark.parametrize(
    ("upper", "dropped"),
    [
        ("加强古树巡查，让后代在树荫下乘凉、听故事。", None),
        ("加强古树巡查，并防止对附近居民的正常通行造成影响。", None),
        ("加强古树巡查，充分调动养护人员的积极性和创造性。", None),
        ("加强古树巡查。构成违反治安管理行为的，由公安机关依法予以处罚。", None),
        (
            "违反本条例规定，未架设护栏隔离行人，在树干上刻划取汁，或者折断枝条的，由园林部门责令改正。加强古树巡查。",
            Certainty.WEAK,
        ),
        ("加强古树巡查，有下列行为之一的，由园林部门责令改正：\n（一）未设置不低于一米的护栏，刻划树干的。", None),
        ("加强古树巡查。园林部门可以对运输车辆采取查封等强制措施。", Certainty.WEAK),
        ("加强古树巡查。国务院林业部门会同省人民政府，制定联合保护计划，提出重点任务和期限。", Certainty.WEAK),
        ("加强古树巡查。国家古树发展基金遵循市场化运作原则。", Certainty.WEAK),
        ("加强古树巡查，建立病虫害会诊制度。", Certainty.LIKELY),
        ("加强古树巡查。巡查记录保存期限不得少于三年。", Certainty.LIKELY),
    ],
)
def test_what_is_no_duty_of_those_below_is_not_dropped(upper: str, dropped: Certainty | None) -> None:
    every = tuple(
        Pairing(
            one,
            "加强古树巡查。" if "巡查，" in one or "古树巡查" in one else "",
            "c1",
            upper,
            ("加强古树巡查。",),
            ("c1",),
        )
        for one in duties(upper)
    )
    found = [one.certainty for one in find_dropped(every)]
    assert min(found, key=lambda one: one.rank, default=None) == dropped  # the surest


def test_bodies_that_running_text_names_are_told_where_they_are_meant() -> None:
    jobs = "".join(f"由市{one}局负责{one}古树监督管理；" for one in ("园林", "交通", "水务", "教育"))
    assert not [one for one in find(jobs, "由市园林局负责古树监督管理。") if one.kind.startswith("actor")]
    assert not [
        one for one in find("古树收费标准由国务院价格部门制定。", "古树收费标准按照规定执行。") if "actor" in one.kind
    ]
    (named,) = [one for one in find("开展古树复壮。", "由市园林局负责开展古树复壮。") if "actor" in one.kind]
    assert named.certainty is Certainty.LIKELY


def test_a_body_of_a_clause_that_carries_little_is_hardly_named() -> None:
    upper = "建立古树电子档案，培训基层养护人员，设置防护围栏。"
    (found,) = find_actors(pairings(upper, "建立古树电子档案，开展绿道建设。（市园林局负责）"))
    assert (found.kind, found.certainty) == ("actor_named", Certainty.WEAK)


def test_what_some_of_those_may_do_who_must_do_something_is_doubted() -> None:
    upper, local = "养护人员应当建立古树电子档案，其中专业人员可按年度领取体检补贴。", "养护人员应当建立古树电子档案。"
    assert [one.certainty for one in find(upper, local)] == [Certainty.WEAK]


def test_a_note_belongs_to_the_paragraph_before_it() -> None:
    local = "建立古树档案。（市园林局负责）设置古树围栏。（市城市管理局负责）"
    assert find("建立古树档案。", local)[0].local == "市园林局负责"
    one = Pairing("设置古树围栏", "设置古树围栏。", "c1", "设置古树围栏。", (local,), ("c1",), ("",), (local,))
    assert [change.local for change in find_actors((one,))] == ["市城市管理局负责"]


def test_a_body_is_told_at_the_clause_whose_note_names_it() -> None:
    upper = "建立古树档案。开展古树巡查。（国家林草局负责）"
    clauses = ("建立古树档案。", "开展古树巡查。（市园林局负责）")
    every = tuple(
        Pairing(one, local, id_, upper, clauses, ("c1", "c2"), ("", ""), clauses, score=score)
        for one, local, id_, score in (
            ("建立古树档案", clauses[0], "c1", 0.9),
            ("开展古树巡查", "开展古树巡查。", "c2", 0.8),
        )
    )
    (found,) = find_actors(every)
    assert (found.local, found.clause, found.local_sentence) == ("市园林局负责", "c2", "开展古树巡查。")


@pytest.mark.parametrize(
    ("upper", "local", "met"),
    [
        ("共产主义青年团中央委员会", "市团委", True),
        ("共青团中央", "县共青团", True),
        ("全国妇女联合会", "市妇联", True),
        ("中国残疾人联合会", "市残联", True),
        ("全国工商业联合会", "市工商联", True),
        ("全国总工会", "县工会", True),
        ("全国工商联", "市市场监管局", False),
        ("国家工商行政管理总局", "市市场监管局", True),
    ],
)
def test_groups_are_known_by_both_names(upper: str, local: str, met: bool) -> None:
    assert counterparts(upper, local) is met


def test_a_note_behind_an_item_list_counts_for_its_items() -> None:
    text = "设置古树围栏。"
    one = Pairing("设置古树围栏", text, "c1", text, (text,), ("c1",), ("市园林局负责",), (text,))
    assert [change.local for change in find_actors((one,))] == ["市园林局负责"]


@pytest.mark.parametrize(
    ("upper", "local", "met"),
    [
        ("国家药监局", "省药监局", True),
        ("国家药监局", "市市场监管局", True),
        ("国家知识产权局", "市市场监督管理局", True),
        ("国家中医药局", "省卫生健康委", True),
        ("工业和信息化部", "市工信局", True),
        ("国家发展改革委", "市发改委", True),
        ("自然资源部", "市自然资源和规划局", True),
        ("文化和旅游部", "市文化广电旅游局", True),
        ("人力资源社会保障部", "市人社局", True),
        ("国家消防救援局", "省消防救援总队", True),
        ("国务院", "省人民政府", True),
        ("国家古树中心", "省古树中心", True),
        ("商务部", "市财政局", False),
        ("财政部", "市教育局", False),
        ("市场监管总局", "市药监局", True),
        ("公安部", "市司法局", False),
    ],
)
def test_counterparts(upper: str, local: str, met: bool) -> None:
    assert counterparts(upper, local) is met


WORDS = st.lists(
    st.sampled_from(
        (
            *"古树档案建立应当鼓励不得除外各地重点的、，。；（）()\n1９|",
            *(
                "应当",
                "鼓励",
                "不得",
                "除抢险外",
                "各地",
                "有条件的市",
                "（市园林局负责）",
                "由市园林局牵头",
                "一是",
                "必须",
                "原则上",
            ),
            *("银杏、香樟、国槐", "建立古树档案", "等", "以及", "处五百元罚款", "经批准的", "<p>", "🦔", "市级"),
        )
    ),
    max_size=24,
).map("".join)


@given(WORDS, WORDS)
@settings(max_examples=200, deadline=None)
def test_no_finder_raises(upper: str, local: str) -> None:
    every = pairings(upper, local)
    for one in every:
        for single in FINDERS:
            single(one)
    for across in ACROSS:
        across(every)
    for finder in SINGLE:
        finder(Pairing(upper, local))


@given(WORDS)
@example("古（市园林局负责）古（古（古")
@settings(max_examples=200, deadline=None)
def test_equal_texts_give_no_change(text: str) -> None:
    assert [one for one in find(text, text) if one.kind != "actor_mapped"] == []


STEMS = [
    (
        "任何人不得公开或者泄露古树的有关位置。",
        "任何人不得有下列行为：\n（一）泄露古树的具体位置；\n（二）攀折古树。",
        [],
    ),
    (
        "任何人不得公开或者泄露古树的有关位置。",
        "管理人员应当履行下列职责：\n（一）登记古树的具体位置；\n（二）巡查古树。",
        ["prohibition_lost"],
    ),
    (
        "任何人不得有下列行为：\n（一）在古树上刻划钉钉；\n（二）攀折古树枝条。",
        "任何人不得攀折古树枝条。",
        ["prohibition_lost"],
    ),
    (
        "园林主管部门应当履行下列职责：\n（一）建立古树名木档案；\n（二）开展古树巡查。",
        "鼓励园林主管部门开展下列工作：\n（一）建立古树名木档案；\n（二）组织科普。",
        ["force_weakened"],
    ),
    (
        "园林主管部门应当履行下列职责：\n（一）建立古树名木档案；\n（二）开展古树巡查。",
        "园林主管部门应当建立古树名木档案，开展古树巡查。",
        [],
    ),
]


@pytest.mark.parametrize(("upper", "local", "kinds"), STEMS)
def test_what_a_list_stands_under_binds_its_items(upper: str, local: str, kinds: list[str]) -> None:
    told = [one.kind.value for one in find(upper, local) if one.kind.value.startswith(("force", "prohibition"))]
    assert told == kinds


@pytest.mark.parametrize(
    ("upper", "local"),
    [
        ("支持发展“互联网+古树养护”。", "引导公园大力发展“互联网+古树文创产品”新业态。"),
        ("鼓励古树复壮技术开发。", "明确招引方向，围绕古树复壮技术开发招引养护企业。"),
        ("鼓励古树复壮技术开发。", "围绕古树复壮技术开发、树洞修补等方向，招引养护企业。"),
    ],
)
def test_another_object_or_what_an_action_is_for_is_no_change_of_force(upper: str, local: str) -> None:
    assert [one for one in find(upper, local) if one.kind.value.startswith("force")] == []


def test_a_quotation_begins_with_a_word_and_closes_what_it_quotes() -> None:
    text = "引导公园消费大力发展“互联网+古树养护产品”新业态"
    assert from_word(text, text.index("力")) == "大力发展“互联网+古树养护产品”新业态"
    assert brief("大力发展“互联网+古树养护产品”新业态", 12) == "大力发展“互联网+古树养护产品”"


def test_a_list_in_a_clause_on_another_matter_widens_nothing() -> None:
    upper = "健全养护人才培养机制，重点培养复壮、修剪等高层次复合型人才，提升队伍水平。推动企业与高等院校、科研院所深度合作，组织技能竞赛，提高从业人员待遇。"
    local = (
        "优化信息平台。推进园林企业与高校、科研院所和苗木基地开展深度合作，整合各类数据，"
        "完善古树名录查询，对接地图服务，给予奖励。"
    )
    other = [one for one in find(upper, local) if one.kind.value == "scope_widened"]
    same = [
        one
        for one in find("推动企业与高等院校、科研院所深度合作。", "推动企业与高等院校、科研院所、苗木基地深度合作。")
        if one.kind.value == "scope_widened"
    ]
    assert (other, len(same)) == ([], 1)


def test_a_part_before_a_case_is_no_case() -> None:
    told = find("建立古树追溯档案，发现病株的，应当及时救治。", "发现病株的，应当及时救治。")
    assert [one.upper for one in told] == ["建立古树追溯档案"]


def test_what_holds_in_principle_leaves_room_for_exceptions() -> None:
    strict, mostly = (
        find(f"新建项目{word}应当进入古树园区。", "除村级小型项目外，新建项目应当进入古树园区。")[-1].certainty
        for word in ("", "原则上")
    )
    assert mostly is strict.lowered(1)


def test_a_quotation_does_not_begin_within_a_phrase() -> None:
    """The bracket before it (县（市）、某区的…) ends the phrase that it is cut from."""
    cut = Governed("", Grade.PLAIN, "的古树禁伐区范围由县（市）人民政府划定")
    assert cut.quote == "古树禁伐区范围"
    assert Governed("应当", Grade.OBLIGED, "划定禁伐区").quote == "应当划定禁伐区"
