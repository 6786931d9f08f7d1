"""What the statutes of two levels say of one thing, in ways that are easily told wrongly.

A row is the upper text, the local text that answers it, and the changes expected, as in ``test_trace_words``.
"""

from __future__ import annotations

import pytest

from compare.changes import FINDERS, Pairing, follow_numbers, tell_changes
from compare.model import Certainty, Change
from compare.text.sentences import duties


def find(upper: str, local: str, **known: object) -> tuple[Change, ...]:
    """The changes between a directive and the whole local text, all but dropped duties and bodies."""
    every = tuple(
        Pairing(
            upper=one,
            local=local,
            clause="c1",
            directive=upper,
            clauses=(local,),
            ids=("c1",),
            behind=("",),
            **{"whole": (local,), **known},  # type: ignore[arg-type]
        )
        for one in duties(upper)
    )
    single = (change for one in every for finder in FINDERS for change in finder(one))
    return tuple(dict.fromkeys((*single, *tell_changes(follow_numbers(every)))))


def told(changes: tuple[Change, ...]) -> set[str]:
    return {f"{one.kind}: {one.upper}|{one.local}" for one in changes}


BANS = [
    (
        "加强古树管护，禁止在树冠下焚烧落叶。",
        "违反本条例第九条规定，在树冠下焚烧落叶的，由园林主管部门责令改正，处二百元以下罚款。",
        {"prohibition_lost: 禁止在树冠下焚烧落叶|"},
    ),
    (
        "加强古树管护，禁止在树冠下焚烧落叶。",
        "任何人不得在树冠下焚烧落叶；违反规定的，由园林主管部门责令改正，处二百元以下罚款。",
        set(),
    ),
    (  # a ban with its penalty behind it in one sentence
        "加强古树管护，严禁在树冠下焚烧落叶和秸秆。",
        "加强古树管护，严禁在树冠下焚烧落叶和秸秆，违者处五百元罚款。",
        set(),
    ),
    (  # all harm to a thing is banned: no new ban
        "保护古树所有者权益。不得侵害古树所有者财产。",
        "保护古树所有者权益。不得侵害古树所有者权益，不得利用职权无偿占用古树所有者财产。",
        set(),
    ),
    (  # whose standard is not to be exceeded makes no new ban
        "古树养护机械不得超过标准排放污染物。",
        "在古树周边使用的机械向大气排放污染物，不得超过国家和本市规定的排放标准。",
        set(),
    ),
    (  # without a ground in the law is against it
        "依法管理古树，不得实施没有法律、法规依据的罚款。",
        "依法管理古树，任何人不得有下列行为：\n（一）违反法律、法规规定，收费或者罚款。",
        set(),
    ),
    (  # so is what breaks a rule, in an item with acts of its own
        "依法管理古树，不得对养护人实施没有依据的罚款。",
        "依法管理古树，任何人不得有下列行为：\n（一）违反法律、法规规定，对养护人收费、摊派或者罚款。",
        set(),
    ),
    (  # an item that ends alike and breaks no rule leaves the ban unanswered
        "依法管理古树，不得砍伐古树。",
        "依法管理古树，任何人不得有下列行为：\n（一）违反规定，刻划古树。",
        {"prohibition_lost: 不得砍伐古树|"},
    ),
    ("划定并公布古树禁停区。", "市人民政府应当划定并公布禁止停放、行驶大货车区域作为古树禁停区。", set()),
    (
        "根据风险等级采取支撑古树、停止施工等措施。",
        "根据风险等级采取支撑古树、禁止燃放烟花、停止施工等应急措施。",
        set(),
    ),
    (  # acts side by side, each banned by itself: those that nobody bans here
        "禁止向古树生境倾倒、堆放、掩埋建筑垃圾。",
        "禁止向古树生境倾倒建筑垃圾。",
        {"scope_narrowed: 禁止向古树生境倾倒、堆放、掩埋建筑垃圾|禁止向古树生境倾倒建筑垃圾"},
    ),
    (
        "禁止销售、使用带病苗木。",
        "任何单位和个人不得销售带病苗木。",
        {"scope_narrowed: 禁止销售、使用带病苗木|任何单位和个人不得销售带病苗木"},
    ),
    (  # so with things
        "不得在古树周边开设烧烤店、洗车场。",
        "不得在古树周边开设烧烤店。",
        {"scope_narrowed: 不得在古树周边开设烧烤店、洗车场|不得在古树周边开设烧烤店"},
    ),
    ("禁止销售、使用带病苗木。", "禁止销售带病苗木。\n不得使用带病苗木。", set()),
    ("禁止销售、使用带病苗木。", "不得销售和使用带病苗木。", set()),
    (  # 除对单位…外，还可以: no exception
        "砍伐古树的，可以处罚直接责任人员。",
        "砍伐古树的，除处罚单位外，园林主管部门还可以处罚直接责任人员。",
        set(),
    ),
    ("可以根据保护需要划定区域，禁止大型车辆通行。", "保护古树。", set()),  # somebody is allowed to ban
    (
        "市人民政府应当采取划定限制或者禁止通行区域、经济补偿等措施保护古树。",
        "市人民政府应当采取经济补偿措施保护古树。",
        set(),
    ),
    ("巡查记录保存期限不得少于三年。", "巡查记录应当保存。", set()),  # asks for so much and bans nothing
    (  # what must fit is what may not be unfit
        "生产、销售、使用有毒的养护材料和产品的，其有毒成分含量应当符合质量标准或者要求。",
        "禁止销售、使用有毒成分含量不符合国家和省规定的质量标准或者要求的产品。",
        set(),
    ),
    (  # where a government says that it does not hold, a ban that holds where it says so leaves the same open
        "任何人不得在当地人民政府划定的区域内露天焚烧古树落叶。",
        "禁止在建成区内露天焚烧古树落叶，人民政府划定的特定场地除外。",
        set(),
    ),
]
ABOVE = [
    (  # another article bans it
        "加强古树名木日常管护巡查。",
        "加强古树名木日常管护巡查，不得攀折古树花枝。",
        "禁止攀折古树花枝、果实。",
        set(),
    ),
    (  # 方可 bans it but for one case
        "加强古树名木日常管护巡查。",
        "加强古树名木日常管护巡查，未经检验合格的巡查车辆，不得上路行驶。",
        "巡查车辆经检验合格的，方可上路行驶。",
        set(),
    ),
    (  # in another case it is new
        "加强古树名木日常管护巡查。",
        "加强古树名木日常管护巡查，在划定的露天烧烤场地内应当使用净化装置，不得使用高污染燃料。",
        "在禁燃区内，禁止销售、使用高污染燃料。",
        {"prohibition_added: |不得使用高污染燃料"},
    ),
    (
        "新建道路应当避让古树。",
        "除省级重点工程外，新建道路应当避让古树。",
        "除省级重点工程外，新建道路、管线应当避让古树和名木。",
        set(),
    ),
    (
        "不得移植一级古树。",
        "未经林业主管部门批准不得移植一级古树。",
        "未经省林业主管部门批准不得移植一级古树。",
        set(),
    ),
]
SCOPE = [
    (  # a longer list of what must be lacking means fewer
        "没有法律、法规依据，移植古树的，责令改正。",
        "没有法律、法规依据或者合同约定，移植古树的，责令改正。",
        {"scope_narrowed: 没有法律、法规依据|没有法律、法规依据或者合同约定"},
    ),
    ("对河道沿线、公共用地的古树进行复壮。", "对河道沿线、市政道路、公共绿地的古树进行复壮。", set()),
    (
        "公民应当选择低碳、节俭的祭树用品。",
        "鼓励选择绿色、低碳、节俭的祭树用品。",
        {"force_weakened: 公民应当选择低碳、节俭的祭树用品|鼓励选择绿色、低碳"},
    ),
]
FORCE = [
    (  # the same sentence has another act under the word that stands below
        "县级人民政府应当组织建立古树落叶收集、贮存和利用体系，支持企业、合作社开展古树落叶收集、贮存和利用服务。",
        "县级人民政府应当组织建立古树落叶收集、贮存和利用体系。",
        set(),
    ),
    (  # 重点古树 and others
        "省人民政府可以根据古树保护的需要，对重点古树之外的其他古树实行总量控制。",
        "省人民政府应当根据古树保护的需要，对重点古树实行总量控制。",
        set(),
    ),
    (  # a case and no task
        "鼓励各类机构为古树提供信用担保。",
        "各类机构为古树提供信用担保，符合条件的，可以申请资金支持。",
        set(),
    ),
    (  # a case of a penalty
        "鼓励养护单位开展古树复壮。",
        "养护单位开展古树复壮，未按照技术规范作业的，责令改正。",
        set(),
    ),
    (  # the basis alone is the same
        "养护单位应当依照法律、法规和省古树名木保护管理规定，做好古树保护。",
        "养护单位可以依照法律、法规和省古树名木保护管理规定，申请补助。",
        set(),
    ),
    ("建立古树巡查制度。", "逐步建立古树巡查制度。", {"force_weakened: 建立古树巡查制度|逐步建立古树巡查制度"}),
    ("建立古树巡查制度。", "因地制宜建立古树巡查制度。", set()),  # firmly done
    ("鼓励单位和个人对砍伐古树的行为进行举报。", "单位和个人有权对砍伐古树的行为进行举报。", set()),
    ("严禁虚报瞒报古树数据。", "避免虚报瞒报古树数据。", {"force_weakened: 严禁虚报瞒报古树数据|避免虚报瞒报古树数据"}),
    (  # another phrase says it of the same, under the same word
        "园林单位和苗圃应当率先使用电动修枝车辆。",
        "园林单位、苗圃等应当选购电动修枝车辆。\n鼓励居民购买、使用电动修枝车辆。",
        set(),
    ),
    (  # only the means are left open
        "园林主管部门应当对古树养护单位的养护情况进行监督检查。",
        "园林主管部门可以通过现场察看、查阅档案等方式对古树养护单位的养护情况进行监督检查。",
        set(),
    ),
    (  # what follows says for what
        "市人民政府应当划定区域，禁止在古树旁焚烧落叶。",
        "市人民政府可以根据需要划定区域，限制大型车辆通行。",
        {"prohibition_lost: 禁止在古树旁焚烧落叶|"},
    ),
    ("定期召开联席会议，研究解决古树保护重大事项。", "定期召开联席会议，协商解决古树保护重大事项。", set()),
    ("建设美丽古树之乡。", "努力建设美丽古树之乡。", set()),
    ("健全激励机制，推动形成爱护古树的风尚和习惯。", "推动形成爱护古树的新风尚。", set()),  # hedged on both sides
    (  # the act only names what another one is about
        "省林业主管部门可以在沿河地带划定古树生境保护控制区。",
        "国家划定的古树生境保护控制区内的船舶，应当使用低硫燃油。",
        set(),
    ),
    (  # another act on the same object
        "编制古树周边的工业园区规划，应当依法进行古树影响评价。",
        "园区有下列情形之一的，林业主管部门可以暂停审批该园区内影响古树生长的建设项目的古树影响评价文件。",
        set(),
    ),
    ("衰弱古树应当逐步进行复壮改良或者移栽养护。", "推动衰弱古树，逐步复壮改良或者移栽养护。", set()),
]
NUMBERS = [
    ("各地要按月报送古树监测数据。", "各县要按季度报送古树监测数据。", {"quantity_lowered: 按月|按季度"}),
    ("实行古树巡查月调度。", "实行古树巡查季调度。", {"quantity_lowered: 月调度|季调度"}),
    ("各地要按年度计划推进古树复壮。", "各县要按季度推进古树复壮。", set()),
    ("国内生产总值增长5%左右。", "经济增长5.5%左右。", {"quantity_raised: 5%左右|5.5%左右"}),
    ("单位产值能耗降低3%左右。", "单位产值二氧化碳排放降低3.8%。", set()),
    (
        "制定锅炉整治计划，拆除每小时十蒸吨以下的燃煤锅炉。",
        "违反规定新建每小时三十五蒸吨以下的燃煤锅炉的，依法处理。",
        set(),
    ),
    (  # one figure, another base
        "古树养护能耗比2025年降低10%。",
        "古树养护能耗比2020年降低10%。",
        {"quantity_not_comparable: 10%|10%"},
    ),
    (
        "认养满五年的，按照不超过养护支出的五倍免交门票。",
        "认养满五年的，按照不超过养护支出的三倍免交门票。",
        {"quantity_lowered: 五倍|三倍"},
    ),
    (  # what is merely handled punishes nothing
        "禁止在古树旁倾倒垃圾。接到举报的，主管部门应当依法及时处理。",
        "古树旁应当保持整洁。接到举报的，主管部门应当依法及时处理。",
        {"prohibition_lost: 禁止在古树旁倾倒垃圾|"},
    ),
    (  # 进行 stands behind the list
        "应当对古树、名木、古树群、行道树进行安全检测。",
        "应当对古树、名木进行安全检测。",
        {"scope_narrowed: 古树、名木、古树群、行道树进行安全|古树、名木进行安全"},
    ),
    ("禁止低于成本价销售古树盆景。", "鼓励销售古树盆景。", {"prohibition_lost: 禁止低于成本价销售古树盆景|"}),
    (
        "2027年全面建成古树数据库，覆盖全部县区。",
        "2027年努力建成古树数据库，覆盖全部县区。",
        {"force_weakened: 全面建成古树数据库|努力建成古树数据库"},
    ),
    ("农民人均可支配收入增长7%以上。", "农村居民人均可支配收入增长6%以上。", {"quantity_lowered: 7%以上|6%以上"}),
    ("接到古树险情应当在24小时内到场。", "接到古树险情应当在24H内到场。", set()),
    ("居民消费价格涨幅2%左右。", "CPI涨幅3%左右。", {"quantity_lowered: 2%左右|3%左右"}),
    (  # who imposes a fine says nothing of the offence: 县级, 城市
        "擅自砍伐古树的，由县级人民政府责令改正，对单位处二万元以上十万元以下罚款。",
        "擅自砍伐古树、名木的，由城市管理部门责令改正，对单位处二万元以上十万元以下罚款。违反本条例第九条第二款规定的，由"
        "城市管理部门责令改正；拒不改正的，处五百元以上一千元以下罚款。",
        set(),
    ),
    (  # the penalty of another article, though it stands behind
        "擅自砍伐古树的，由县级人民政府责令改正，对单位处二万元以上十万元以下罚款。",
        "擅自砍伐古树的，由县级人民政府责令改正。违反本条例第九条规定的，由县级人民政府处五百元以上一千元以下罚款。",
        set(),
    ),
    (
        "禁止新建每小时十蒸吨以下的燃煤锅炉。",
        "禁止新建每小时三十五蒸吨以下的燃煤锅炉。",
        {"quantity_raised: 十蒸吨以下|三十五蒸吨以下"},
    ),
    ("淘汰每小时35蒸吨以下燃煤锅炉。", "淘汰每小时10蒸吨以下燃煤锅炉。", {"quantity_lowered: 35蒸吨以下|10蒸吨以下"}),
    (
        "违反本条例规定，新建每小时十蒸吨以下的燃煤锅炉的，责令拆除。",
        "违反本条例规定，新建每小时三十五蒸吨以下的燃煤锅炉的，责令拆除。",
        {"quantity_raised: 十蒸吨以下|三十五蒸吨以下"},
    ),
    (
        "每株古树每次灌溉不少于五十升。",
        "每株古树每次灌溉不少于三十升。",
        {"quantity_lowered: 不少于五十升|不少于三十升"},
    ),
    (
        "古树每次施肥量一般为二百毫升，最多不得超过四百毫升。",
        "古树每次可以选择施肥四百毫升、三百毫升或者二百毫升。",
        set(),
    ),
    (
        "古树每次施肥量一般为二百毫升，最多不得超过四百毫升。",
        "古树每次施肥量一般为二百毫升，最多不超过六百毫升。",
        {"quantity_lowered: 不得超过四百毫升|不超过六百毫升"},
    ),
]


@pytest.mark.parametrize(("upper", "local", "expected"), NUMBERS)
def test_numbers(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


@pytest.mark.parametrize(("upper", "local", "expected"), SCOPE)
def test_scope(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


@pytest.mark.parametrize(
    ("upper", "local", "certainty"),
    [
        ("重点保护银杏、香樟古树。", "重点保护银杏、香樟、国槐古树。", Certainty.LIKELY),
        ("重点保护银杏、香樟，和其他古树。", "重点保护银杏、香樟、国槐，和其他古树。", Certainty.WEAK),
        ("营造安全、便利的养护环境。", "营造安全、便利、舒适的养护环境。", Certainty.WEAK),
    ],
)
def test_more_where_the_list_is_open_or_describes_is_doubted(upper: str, local: str, certainty: Certainty) -> None:
    (found,) = find(upper, local)
    assert (found.kind, found.certainty) == ("scope_widened", certainty)


def test_a_piece_before_the_first_mark_of_a_list_is_named_by_its_end() -> None:
    upper = "加强街道绿地名木古树和居民庭院名木古树、古树群落、后备资源保护。"
    assert not find(upper, "保护名木古树。加强古树群落、后备资源保护。")
    assert find(upper, "加强古树群落、后备资源保护。")


def test_a_ban_in_a_sentence_on_another_matter_is_hardly_added() -> None:
    upper = "逐步淘汰高耗水、高排放的古树养护机械，推广节能养护机械。"
    local = "逐步淘汰高耗水的养护机械，推广节能养护机械。禁止销售不符合标准的古树养护机械专用燃料和清洁剂、添加剂。"
    found = {one.certainty for one in find(upper, local) if one.kind == "prohibition_added"}
    assert found == {Certainty.WEAK}


def test_what_governs_more_than_the_action_is_less_sure() -> None:
    upper, local = "养护单位应当采用清洁养护工艺。", "支持采用先进清洁养护技术、工艺和装备，推进资源化利用。"
    assert [one.certainty for one in find(upper, local)] == [Certainty.LIKELY]


def test_the_years_of_two_work_reports_are_not_compared() -> None:
    upper, local = "地区生产总值增长5%左右。", "地区生产总值增长5.5%左右。"
    assert [one.kind for one in find(upper, local)] == ["quantity_raised"]
    assert [one.kind for one in find(upper, local, other_year=True)] == ["quantity_not_comparable"]
    assert not find(upper, upper, other_year=True)


def test_what_is_supported_is_done_by_those_who_are_supported() -> None:
    (found,) = find("支持开展古树复壮试验。", "开展古树复壮试验。")
    assert (found.kind, found.certainty) == ("force_strengthened", Certainty.WEAK)


@pytest.mark.parametrize(
    ("upper", "local"),
    [
        ("为游客提供各种安全、整洁、便利的条件。", "为游客提供整洁、便利的条件，保证游客安全。"),
        ("倡导绿色、低碳出行。", "提倡市民低碳环保、绿色出行。"),
        (
            "机动车船、养护机械不得超过标准排放污染物。",
            "养护机械不得超过标准排放污染物。\n机动车不得超标准排放污染物。",
        ),
        ("应当对支架、围栏进行日常维护、维修。", "加强支架、围栏的检查和日常维护、维修。"),
        ("应当以古树资源和经济、技术条件为依据。", "应当根据经济、技术条件适时进行评估、修订。"),
        ("古树、名木和公园、广场的绿地应当设置围栏。", "园林部门负责公园、广场的绿地围栏设置的监督管理。"),
    ],
)
def test_no_list_is_longer_or_shorter(upper: str, local: str) -> None:
    assert not [one for one in find(upper, local) if one.kind.startswith("scope")]


@pytest.mark.parametrize(
    ("upper", "local", "whole"),
    [
        (  # the ban itself has the exception
            "违反本条例规定，除省另有规定外，在城区新建古树移栽通道的，责令拆除。",
            "违反本条例规定，在城区新建古树移栽通道的，责令拆除。",
            "除省另有规定外，城区禁止新建古树移栽通道。",
        ),
        ("除抢险外，养护单位应当优先保障古树灌溉。", "养护单位应当遵守古树养护规定，加强古树管理。", ""),
        ("省可以对重点古树之外的其他树木实行保护。", "除重点古树外，省可以对其他树木实行保护。", ""),
        ("养护单位对古树支架必须进行核查。", "除抢险外，养护单位应当优先保障古树灌溉。", ""),
    ],
)
def test_exceptions_of_other_acts(upper: str, local: str, whole: str) -> None:
    assert not [one for one in find(upper, local, whole=(local, whole)) if one.kind.startswith("exception")]


@pytest.mark.parametrize(("upper", "local", "expected"), FORCE)
def test_force(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


def test_which_word_binds_is_drafting_in_statutes() -> None:
    upper, local = "养护单位必须建立古树档案。", "养护单位应当建立古树档案。"
    assert told(find(upper, local)) == {"force_weakened: 养护单位必须建立古树档案|养护单位应当建立古树档案"}
    assert not find(upper, local, statutes=True)


@pytest.mark.parametrize(("upper", "local", "above", "expected"), ABOVE)
def test_what_another_article_says_is_not_added(upper: str, local: str, above: str, expected: set[str]) -> None:
    assert find(upper, local)
    assert told(find(upper, local, above=(upper, above))) == expected


@pytest.mark.parametrize(("upper", "local", "expected"), BANS)
def test_bans(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


def test_the_penalty_that_is_left_of_a_ban_is_named() -> None:
    (lost,) = find(*BANS[0][:2])
    assert "只有对该行为的罚则" in lost.note and lost.local_sentence.startswith("违反本条例")


def test_a_number_in_the_answer_is_told_whichever_clause_the_answer_stands_in() -> None:
    """A further kept clause is doubted for a number only where another clause answers."""
    upper = "渡口对船主每次装运货物量一般为二百公斤，最多不得超过四百公斤，两次装运间隔期不少于六个月。"
    local = "木船过河的，每次货物量一般为二百公斤，最多不超过六百公斤，货物间隔期不少于三个月。"
    other = "渡口应当在显著位置公布航行规则，并为乘客免费配备救生衣。"
    pairing = Pairing(
        upper=upper,
        local=local,
        clause="c2",
        directive=upper,
        clauses=(other, local),
        ids=("c1", "c2"),
        behind=("", ""),
        whole=(other, local),
    )
    assert told(tell_changes(follow_numbers((pairing,)))) == {
        "quantity_lowered: 不得超过四百公斤|不超过六百公斤",
        "quantity_lowered: 不少于六个月|不少于三个月",
    }


@pytest.mark.parametrize(
    ("upper", "local", "expected"),
    [
        ("加强渡口管理，每月通报渡船检修情况。", "加强渡口管理，每年通报渡船检修情况。", True),
        ("加强渡口管理，每季度研判渡口风险。", "加强渡口管理，每半年研判渡口风险。", True),
        ("加强渡口管理，每半年通报渡船检修情况。", "加强渡口管理，每半年通报渡船检修情况。", False),
        ("数字经济增长10%以上。", "民营经济增长8%以上，经济增长6%以上。", False),
        ("地区生产总值增长8%以上。", "GDP增长5.5%以上。", True),
    ],
)
def test_how_often_and_which_indicator(upper: str, local: str, expected: bool) -> None:
    found = find(upper, local)
    assert any("lowered" in one.kind and one.certainty.reaches(Certainty.LIKELY) for one in found) == expected, found
