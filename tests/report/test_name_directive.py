"""What a directive is called in a list: understood without opening anything else, in the room that there is."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from compare.matching.directives import Header, direct, find_directives
from compare.model import Clause, Directive, DocumentKind, Kind, Level, Place, Role
from compare.pipeline import read_documents
from compare.words import phrase
from compare.words.name import SUMMARY, head_directive, name_directive, name_whole
from notation import draft

HEADS = Header(("序号", "指标", "单位", "2025年", "2030年", "属性"))
PAIRS = ("“”", "‘’", "（）", "()", "《》")


def make(text: str, header: Header | None = None) -> Directive:
    kind = Kind.TABLE if "|" in text else Kind.CLAUSE
    clause = Clause("c", "d", ("一、任务",), "", text, Place("国家.txt", None, (1, 1)), 0, kind, Role.MEASURE)
    return direct(clause, header, "2026-01-05")


@pytest.mark.parametrize(
    ("text", "room", "name"),
    [
        # The heading with the sentence that has the number, with the one that must be, with the strongest verb.
        ("（一）建设站点。支持企业发展。到2030年，建成站点12个。", 54, "建设站点：到2030年，建成站点12个"),
        ("推动利用。到2030年利用率达到90%。不得露天拆解。", 54, "推动利用：不得露天拆解"),
        ("规范流通。鼓励线上交易。经营者应当清除数据。", 54, "规范流通：经营者应当清除数据"),
        # Without a heading the first sentence tells the matter.
        ("鼓励企业开展线上交易，便利居民。经营者应当清除数据。", 54, "鼓励企业开展线上交易，便利居民"),
        # A heading alone where nothing follows it; who is responsible above follows nothing.
        ("（三）建设回收站点。", 54, "建设回收站点"),
        ("（三）建设回收站点。（商务部负责）", 54, "建设回收站点"),
        # What leans on the sentence before it does not stand alone.
        ("设立专项资金，支持中小企业。其中，用于初创企业的不低于50%。", 54, "设立专项资金，支持中小企业"),
        # Too long: the part that binds, with its condition, its bearer and the year of the sentence.
        (
            "规范发展。到2030年，行业自动化水平显著提升，系统使用率达到30%以上。",
            26,
            "规范发展：到2030年，系统使用率达到30%以上",
        ),
        ("便利交售。支持企业上门回收，单次金额不超过500元的，不得要求登记身份。", 30, "便利交售：单次金额不超过500元的，不得要求登记身份"),
        ("规范处置。对医疗机构产生的废液，加强过程管理，未经检测的血液，不得向医疗机构提供。", 28, "规范处置：未经检测的血液，不得向医疗机构提供"),
        # A paragraph in one cell beside its label is the matter; the label and the number are the table's.
        ("重点工程 | 5. 示例食品厂年产3千吨主食项目。建设仓储和检测用房。总投资2亿元。", 40, "示例食品厂年产3千吨主食项目：总投资2亿元"),
        # With whom and on which ground yields to what is done.
        ("市商务局应当会同市财政局、市民政局等部门依据回收目录，制定回收站点建设计划和旧衣分拣中心退出计划。", 40, "市商务局应当制定回收站点建设计划和旧衣分拣中心退出计划"),
        ("街道办事处可以在区商务局的指导下，对管辖范围内的旧衣回收、分拣和捐赠工作进行协调。", 36, "街道办事处可以对管辖范围内的旧衣回收、分拣和捐赠工作进行协调"),
        ("市商务局应当充分利用现有回收网点和信息平台资源，组织街道和企业建立全市联网的旧衣回收信息系统，共享数据。", 44, "市商务局应当组织街道和企业建立全市联网的旧衣回收信息系统，共享数据"),
        ("市人民政府应当根据本市人口分布和旧衣回收需求编制回收规划，商务部门应当根据规划制定年度计划。", 40, "市人民政府应当根据本市人口分布和旧衣回收需求编制回收规划"),
        ("市商务局作出停业整顿决定的，可以要求供水供电企业采取中止供水供电的措施，供水供电企业应当予以配合。", 40, "市商务局作出停业整顿决定的，可以要求供水供电企业采取中止供水供电的措施"),
        # What tells only by which means yields; then the heading; then the end, at a comma where one is near.
        ("开展测试。以检测中心、评估中心和试验站为重点，全面提升测试能力。", 20, "开展测试：全面提升测试能力"),
        ("健全统计制度。年回收量较大的企业应当按季度报送经营数据。", 22, "年回收量较大的企业应当按季度报送经营数据"),
        (
            "加强盐碱地水盐运移机理与土壤洗盐排盐研究，微咸水和抗盐碱农作物新品种选育及替代种植等配套关键技术。",
            30,
            "加强盐碱地水盐运移机理与土壤洗盐排盐研究……",
        ),
    ],
)  # fmt: skip
def test_a_directive_is_named_by_what_it_asks(text: str, room: int, name: str) -> None:
    assert name_directive(make(text), room) == name
    assert len(name) <= room


@pytest.mark.parametrize(
    ("text", "room", "name"),
    [
        # A penalty is named by its offence, with the fine or the first sanction; who imposes it yields to room.
        (
            "违反本条例第九条、第十条第二款规定，回收企业拆解电池的，由县级以上人民政府商务主管部门责令改正，给予警告，可以并处一万元以下的罚款。",
            54,
            "回收企业拆解电池的，可以并处一万元以下的罚款",
        ),
        ("回收站违反规程拆解电池，由县级以上地方人民政府商务主管部门责令改正；造成损害的，依法赔偿。", 54, "回收站违反规程拆解电池，由县级以上地方人民政府商务主管部门责令改正"),
        ("回收站违反规程拆解电池，由县级以上地方人民政府商务主管部门责令改正；造成损害的，依法赔偿。", 24, "回收站违反规程拆解电池，责令改正"),
        (
            "违反本法规定，回收企业有下列行为之一的，由商务主管部门没收违法所得，处五万元以下罚款：\n（一）露天拆解电池的；\n（二）倾倒废液的。",
            40,
            "回收企业有露天拆解电池等行为的，处五万元以下罚款",
        ),
        ("违反本法规定，回收企业未按照规定设置防渗设施和收集装置的，处五万元以上五十万元以下的罚款。", 34, "回收企业未按照规定设置防渗设施……，处五万元以上五十万元以下的罚款"),
        ("违反本法规定，回收企业未备案的，处一万元罚款；拒不改正的，车辆不得上道路行驶。", 54, "回收企业未备案的，处一万元罚款"),
        # No sanction is told apart: as it was.
        ("违反本法规定，构成犯罪的，依法追究刑事责任。", 54, "违反本法规定，构成犯罪的，依法追究刑事责任"),
        # Of whom, of what kind, of what thing.
        ("回收企业应当登记废旧物资的来源，建立台账，如实记录品种和数量。台账保存期限不得少于三年。", 54, "回收企业：台账保存期限不得少于三年"),
        ("市场监管部门应当会同商务部门对移动电源的销售进行监督检查；不合格的，不得使用。", 24, "移动电源：不合格的，不得使用"),
        ("拆解经费应当用于购置拆解设备和防护用品，改善一线作业条件，任何组织或者个人不得侵占、挪用。", 40, "拆解经费：任何组织或者个人不得侵占、挪用"),
        ("回收企业应当登记废旧物资的来源，建立台账，如实记录品种和数量。加工企业不得露天作业。", 54, "加工企业不得露天作业"),
        # By which means only is no task, and 必须 before 的 binds nobody.
        ("县级以上人民政府通过监督检查、函询约谈、督办通报等措施，加大对拖欠回收企业款项的清理力度。", 40, "加大对拖欠回收企业款项的清理力度"),
        ("引导企业发展回收业务，从事群众生活必须的行业。", 20, "引导企业发展回收业务"),
    ],
)  # fmt: skip
def test_a_name_says_for_what_of_whom_and_what_is_done(text: str, room: int, name: str) -> None:
    assert name_directive(make(text), room) == name


def test_the_head_of_a_penalty_is_its_offence() -> None:
    text = "违反本条例第九条规定，露天拆解电池的，由县级以上人民政府商务主管部门处一万元罚款。"
    assert head_directive(make(text), 12) == "露天拆解电池的"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # What a city can do stands before a total of the nation; where there is nothing else, the total is called so.
        ("推动利用。支持企业建设加工基地。到2030年，加工能力达到3.1亿吨。", "推动利用：支持企业建设加工基地"),
        ("提升能力。到2030年，加工能力达到3.1亿吨，完善服务。", "提升能力：到2030年，加工能力达到3.1亿吨（全国合计），完善服务"),
        ("布设设施。2027年底前布设智能回收箱20万组。", "布设设施：2027年底前布设智能回收箱20万组（全国合计）"),
        # It says so itself; what each is told, and what one below may have, are no totals.
        ("提升能力。到2030年，全国加工能力达到3.1亿吨。", "提升能力：到2030年，全国加工能力达到3.1亿吨"),
        ("提升水平。完善机制。到2030年，利用率达到90%。", "提升水平：到2030年，利用率达到90%"),
        ("登记信息。加强宣传。单次金额超过5万元的，应当登记信息。", "登记信息：单次金额超过5万元的，应当登记信息"),
        ("建设站点。完善机制。到2030年，各市建成示范站点20个。", "建设站点：到2030年，各市建成示范站点20个"),
        ("培育企业。到2030年，培育骨干企业80家。", "培育企业：到2030年，培育骨干企业80家"),
        ("建设航道。完善机制。到2030年，建设10万吨级航道。", "建设航道：到2030年，建设10万吨级航道"),
        ("发展融资。完善机制。贷款额度提高到1亿元。", "发展融资：贷款额度提高到1亿元"),
        # A row, by its unit.
        ("2 | 废钢铁利用量 | 亿吨 | 2.6 | 3.2 | 预期性", "废钢铁利用量：2025年2.6亿吨（基期），2030年3.2亿吨（预期性，全国合计）"),
        ("5 | 回收拆解率 | % | 68 | 90 | 约束性", "回收拆解率：2025年68%（基期），2030年90%（约束性）"),
    ],
)  # fmt: skip
def test_a_total_of_the_nation_is_not_asked_of_those_below(text: str, name: str) -> None:
    directive = make(text, HEADS if "|" in text else None)
    assert name_directive(directive, SUMMARY, "全国合计") == name
    for room in (24, 32, 40):
        assert len(name_directive(directive, room, "全国合计")) <= room


@pytest.mark.parametrize(
    ("level", "region", "kind", "whole"),
    [
        (Level.NATIONAL, "", DocumentKind.PLAN, "全国合计"),
        (Level.PROVINCIAL, "云岭省", DocumentKind.OPINION, "全省合计"),
        (Level.PROVINCIAL, "广西壮族自治区", DocumentKind.PLAN, "全区合计"),
        (Level.PROVINCIAL, "重庆市", DocumentKind.PLAN, "全市合计"),
        (Level.NATIONAL, "", DocumentKind.LAW, ""),
        (None, "", DocumentKind.PLAN, ""),
    ],
)
def test_what_a_total_counts_follows_from_the_document(
    level: Level | None, region: str, kind: DocumentKind, whole: str
) -> None:
    document = draft("# 任务\n（一）建设站点。\n", title="关于建设的意见")
    identity = replace(document.identity, level=level, region=region, kind=kind)
    assert name_whole(replace(document, identity=identity)) == whole


@pytest.mark.parametrize(
    ("text", "header", "name"),
    [
        ("5 | 回收拆解率 | % | 68 | 90 | 约束性", HEADS, "回收拆解率：2025年68%（基期），2030年90%（约束性）"),
        ("5 | 回收拆解率 | % | 68 | ≥90 | 约束性", HEADS, "回收拆解率：2025年68%（基期），2030年≥90%（约束性）"),
        ("2 | 废钢铁利用量 | 亿吨 | 2.6 | 3.2 | 预期性", HEADS, "废钢铁利用量：2025年2.6亿吨（基期），2030年3.2亿吨（预期性）"),
        # Without the heads of the columns, and a row of words.
        ("5 | 回收拆解率 | % | 68 | 90 | 约束性", None, "回收拆解率，68%，90%（约束性）"),
        ("12 | 建设智能回收箱 | 商务部门 | 长期", None, "建设智能回收箱，商务部门，长期"),
        ("建设智能回收箱\t商务部门", None, "建设智能回收箱，商务部门"),
    ],
)  # fmt: skip
def test_a_row_is_read_as_a_sentence(text: str, header: Header | None, name: str) -> None:
    row = make(text, header)
    if "\t" in text:
        row = direct(Clause("c", "d", (), "", text, Place("国家.txt", None, (1, 1)), 0, Kind.TABLE, Role.MEASURE))
    assert name_directive(row, SUMMARY) == name


@pytest.mark.parametrize(
    ("text", "room", "head"),
    [
        ("（一）建设站点。到2030年，建成站点12个。", 11, "建设站点"),
        ("鼓励企业开展线上交易，便利居民。", 11, "鼓励企业开展线上……"),
        ("5 | 回收拆解率 | % | 68 | 90 | 约束性", 11, "回收拆解率"),
    ],
)
def test_the_head_is_what_it_is_about(text: str, room: int, head: str) -> None:
    assert head_directive(make(text, HEADS if "|" in text else None), room) == head


@pytest.fixture(scope="module")
def demonstration() -> list[Directive]:
    with resources.as_file(resources.files("compare.corpus")) as corpus:
        documents = read_documents(sorted(Path(corpus).glob("*.txt")))
    return [directive for document in documents for directive in find_directives(document)]


@pytest.mark.parametrize("room", [24, 32, 40, SUMMARY])
def test_no_name_is_longer_than_its_room_or_cut_in_a_pair_or_number(demonstration: list[Directive], room: int) -> None:
    assert len(demonstration) > 100
    for one in demonstration:
        name = name_directive(one, room)
        assert 0 < len(name) <= room
        assert "|" not in name
        assert all(name.count(pair[0]) == name.count(pair[1]) for pair in PAIRS), name
        cut = name.removesuffix("……")
        assert cut == name or not cut[-1].isdigit(), name


def test_no_heading_stands_alone_in_the_demonstration(demonstration: list[Directive]) -> None:
    headed = [one for one in demonstration if head_directive(one, 99) not in (name_directive(one, 99), "")]
    assert len(headed) > 50
    for one in headed:
        assert name_directive(one, SUMMARY).removesuffix("……") != head_directive(one, SUMMARY)


PAIRED = "建设“互联网+回收”平台（含移动端），公布《目录（2026年版）》"


@pytest.mark.parametrize(
    ("end", "pair"), [(2, None), (3, (2, 9)), (9, (2, 9)), (10, None), (14, (12, 17)), (29, (21, 32)), (33, None)]
)
def test_the_outermost_pair_that_a_cut_parts(end: int, pair: tuple[int, int] | None) -> None:
    assert phrase.find_pair(PAIRED, end) == pair


def test_a_sign_without_its_like_is_no_pair() -> None:
    assert phrase.find_pair("一）建设“站点", 6) is None


@pytest.mark.parametrize("text", [PAIRED, f"《{PAIRED}的通知》", "（一）" + PAIRED * 2])
def test_no_room_leaves_half_a_pair(text: str) -> None:
    for room in range(12, len(text) + 2):
        short = phrase.shorten(text, room)
        assert len(short) <= room
        assert all(short.count(pair[0]) == short.count(pair[1]) for pair in PAIRS), short
