"""Whom a directive addresses, and what only a higher level can carry out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.knowledge.bodies import ADDRESSEES
from compare.matching.aside import other_place
from compare.matching.directives import direct
from compare.matching.judge import judge
from compare.matching.settle import Matter, find_addressees, find_matter, settle
from compare.model import Answer, Candidate, Candidates, Finding, Level, Relation
from notation import draft

NATION, PROVINCE, CITY = Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL

NATIONAL_ONLY = [
    ("积极参与古树保护国际规则制定。", "外交与国际规则"),
    ("与主要贸易伙伴商签古树种质贸易协定。", "外交与国际规则"),
    ("推动中国与周边国家签署古树保护合作备忘录。", "外交与国际规则"),
    ("履行国际古树公约义务。", "外交与国际规则"),
    ("与周边国家开展跨界林地合作。", "外交与国际规则"),
    ("修订《古树名木保护条例》。", "国家立法"),
    ("推动修订树法、森林法等法律。", "国家立法"),
    ("加快制定古树养护法。", "国家立法"),
    ("制定全国古树健康评价标准。", "国家标准"),
    ("水利部制定护岸林评价规则。", "主语为国家机关"),
    ("营区古树的养护办法，由中央军事委员会制定。", "国防、外交与国家统一"),
    ("建设跨流域林带，由国务院林业主管部门统一调度。", "主语为国家机关"),
    ("将古树保护纳入中央生态环境保护督察。", "中央资金与机构"),
    ("推动制修订古树保护相关法律法规。", "国家立法"),
    ("制定古树鉴定国家标准。", "国家标准"),
    ("加快制修订古树养护行业标准。", "国家标准"),
    ("编制国家重点保护古树目录。", "国家目录"),
    ("动态调整国家重点古树名录。", "国家目录"),
    ("完善古树种质进口环节增值税政策。", "中央税收与价格"),
    ("研究调整古树苗木关税。", "中央税收与价格"),
    ("今年赤字率拟按3%安排，比上年提高1个百分点。", "中央税收与价格"),
    ("坚持和平外交政策，推动构建人类命运共同体。", "国防、外交与国家统一"),
    ("贯彻解决台湾问题的总体方略，推动两岸关系和平发展。", "国防、外交与国家统一"),
    ("推动签署古树种质资源保护区域合作框架升级版协定。", "外交与国际规则"),
    ("古树鉴定人员的条件由国务院林业主管部门规定。", "主语为国家机关"),
    ("完善海关检验监管规则。", "海关与进出口"),
    ("完善创新药审评审批制度。", "国家审评审批"),
    ("中央财政加大古树保护投入。", "中央资金与机构"),
    ("建立全国统一的古树信息平台。", "国家统一系统"),
    ("国务院林业主管部门应当制定古树鉴定规范。", "主语为国家机关"),
    ("第一百零二条　国务院林业主管部门可以在天然林区划定古树保护区。", "主语为国家机关"),
    ("制修订古树养护标准120项。", "国家标准"),
    ("到2030年，我国古树建档率达到95%以上。", "全国总量目标"),
    ("苗木行业前100家企业市场占有率提高到40%。", "全国总量目标"),
    ("古树保护技术整体水平进入世界前列。", "全国总量目标"),
    ("建设2个国家级、6—8个区域性古树种质库。", "全国总量目标"),
    ("建立国家古树病虫害监测系统。", "国家监测和检验系统"),
    ("公布国家级古树公园试点名单。", "国家名单和布局"),
    ("在沿海地区布局苗木进口基地。", "国家名单和布局"),
    ("对古树种质资源出境实行国家安全审查制度。", "国家安全与主权事务"),
    ("整合现行古树国家标准，形成统一体系。", "国家标准"),
    ("编制国家古树目录，每两年更新一次，向社会公布。（国家林草局负责）", "国家目录"),
    # A field organ of the nation is no department of the local government; an item of a list is an offence.
    (
        "有下列行为之一的，由海关责令改正，处一万元罚款；构成走私的，由海关依法予以处罚：\n（一）进口带疫苗木的；\n（二）进口禁止苗木的。",
        "主语为国家机关",
    ),
    ("运输古树未申报的，由海事管理机构处一万元罚款。", "主语为国家机关"),
    ("海关、海事管理机构应当查验进境苗木。", "主语为国家机关"),
    (
        "国家建立珍稀苗木和古树种质质量缺陷召回管理制度。带疫苗木应当召回；未召回的，由国务院林业主管部门会同国务院市场监督管理部门责令其召回。",
        "主语为国家机关",
    ),
    ("国家对珍稀苗木的进出口实行配额管理。具体办法由国务院规定。", "主语为国家机关"),
]
PROVINCIAL_ONLY = [
    ("各省级人民政府应当报送年度进展。", "主语为省级机关"),
    ("省、自治区、直辖市人民政府应当制定实施办法。", "主语为省级机关"),
    ("第六十四条 省人民政府有关部门在引进苗木时，应当严格执行检疫规定。", "主语为省级机关"),
    ("与相邻的江岚省建立古树联合执法机制。", "跨省协作"),
    ("林带沿线各省建立横向补偿机制。", "主语为省级机关"),
    ("建立跨省古树补偿机制。", "跨省协作"),
    ("修订省古树保护条例。", "地方性法规与省级标准"),
    ("制定土壤环境质量标准，应当征求专家意见。", "地方性法规与省级标准"),
    ("水污染物排放标准的执行情况应当定期评估，根据结果对标准适时修订。", "地方性法规与省级标准"),
    ("违法移植古树的，由省级以上人民政府林业主管部门责令改正，处五万元罚款。", "主语为省级机关"),
    ("省人民政府对国家古树标准中未作规定的项目，可以制定本省标准。", "主语为省级机关"),
    ("第十二条 省人民政府根据气候条件，合理确定林带布局，划定古树功能区。", "主语为省级机关"),
    ("自治区人民政府市场监督管理部门负责苗木检验。", "主语为省级机关"),
    ("省人民政府林业主管部门可以制定严于国家标准的地方苗木标准。", "地方性法规与省级标准"),
    ("编制并发布全省苗木价格指数。", "省级目录与价格"),
    ("建立全省统一的古树监管平台。", "省级统一系统"),
]
ANYBODYS = [
    "制定古树养护管理办法。",
    "制定古树联合执法、日常普法计划。",
    "整改中央生态环境保护督察反馈的古树问题。",
    "开展古树资源普查。",
    "整治河道两岸古树生长环境。",
    "破除古树苗木采购中的地方保护主义。",
    "支持国防和军队建设。",
    "省人民政府和市人民政府应当安排古树保护经费。",
    "加强古树保护宣传。",
    "落实国家标准，加强古树养护。",
    "各地应当编制古树目录。",
    "地方各级人民政府应当安排古树保护经费。",
    "建立古树电子档案。（国家林草局牵头）",
    "鼓励企业参与国际标准制定。",
    "推广应用国家标准。",
    "县级以上人民政府应当修订古树保护条例。",
    "推动企业开展国际合作。",
    "设区的市应当制定地方性法规。",
    "到2030年，古树建档率达到95%以上。",
    "社区回收站点不得设置暂存间。",
    "建立企业信用评价制度。（市场监管总局牵头，国家发展改革委按职责分工负责）",
    "争取国家古树公园试点。",
    "支持优势产品出口和产业化。",
    "全市古树建档率达到95%以上。",
    "培育苗木骨干企业20家，行业前100家企业市场占有率达到40%。",
    "到2030年，古树公园达到12个。",
    "制修订地方标准3项。",
    "按照国家有关规定建立古树风险预警体系。",
    "推动古树监测平台与国家监测系统对接，争取纳入国家试点。",
    "建设一批古树公园，古树旅游收入年均增长8%。",
    "编制国家古树目录。加强古树巡查。建立古树档案。安装避雷设施。",
    "编制国家古树目录。（各省级人民政府负责）",
    "由海事管理机构、林业主管部门按照职责处一万元罚款。",
    "由县级以上人民政府林业主管部门、海关按照职责责令改正。",
    "国家建立古树补偿制度。",
    "国家建立古树补偿制度。林业主管部门应当公布补偿标准。",
    "省人民政府和省辖市人民政府应当划定林带。",
    "省人民政府会同有关市人民政府制定林带规划。",
    "",
]
ADDRESSED = [
    ("国务院有关部门应当制定办法。", ["国务院及部委", "行政主管部门"]),
    ("（国家林草局、财政部按职责分工负责）", ["国务院及部委"]),
    ("地方各级人民政府应当安排经费。", ["各级政府"]),
    ("县级以上人民政府林业主管部门应当普查。", ["各级政府", "行政主管部门"]),
    ("各省要制定方案。", ["省级政府及部门"]),
    ("建立档案。（省林草局负责）", ["省级政府及部门"]),
    ("建立档案。（市园林局负责）", ["市县政府及部门"]),
    ("乡镇、街道设置护树员。", ["市县政府及部门"]),
    ("生产企业应当登记。", ["企业"]),
    ("医疗机构应当上报不良反应。", ["医疗卫生机构"]),
    ("鼓励高校和科研院所开展研究。", ["学校和科研机构"]),
    ("引导金融机构开发保险产品。", ["金融机构"]),
    ("行业协会制定自律公约。", ["行业组织"]),
    ("任何单位和个人不得砍伐古树。", ["公众"]),
    ("开展古树普查。", []),
]


def finding(text: str, above: Level = NATION, below: Level = CITY, *, kept: bool = False) -> Finding:
    upper = draft(f"# 任务\n{text}", level=above)
    local = draft("# 任务\n开展古树普查。", title="云溪市古树方案", level=below)
    directive = direct(upper.clauses[0])
    answers = tuple(Answer(duty, None, 0.0) for duty in directive.duties)
    found = judge(Candidates(directive, local.id, (), answers, 0.1), local)
    return settle(replace(found, relation=Relation.ADOPT) if kept else found, upper, local)


@pytest.mark.parametrize(("text", "matter"), NATIONAL_ONLY)
@pytest.mark.parametrize("below", [PROVINCE, CITY])
def test_what_only_the_nation_can_do(text: str, matter: str, below: Level) -> None:
    assert f"（{matter}）" in str(find_matter(text, NATION, below))


@pytest.mark.parametrize(("text", "matter"), PROVINCIAL_ONLY)
def test_what_only_a_province_can_do_is_no_city_s(text: str, matter: str) -> None:
    above = NATION if matter.startswith("主语") else PROVINCE
    assert f"（{matter}）" in str(find_matter(text, above, CITY))
    assert find_matter(text, NATION, PROVINCE) is None


@pytest.mark.parametrize("text", ANYBODYS)
def test_in_doubt_it_is_everybody_s(text: str) -> None:
    assert find_matter(text, NATION, CITY) is None


@pytest.mark.parametrize(
    ("text", "region", "place"),
    [
        ("支持北京、上海建设古树研究中心。", "山东省济南市", "北京"),
        ("支持北京、上海建设古树研究中心。", "上海市", ""),
        ("做好西藏地震灾区古树抢救。", "广东省", "西藏"),
        ("高标准高质量推进雄安新区古树保护。", "山西省临汾市", "雄安新区"),
        ("高标准高质量推进雄安新区古树保护。", "河北省石家庄市", ""),
        ("支持深圳市建设古树公园，推进长三角古树保护一体化。", "山东省青岛市", "深圳市"),
        ("支持深圳市建设古树公园，推进各地古树普查。", "山东省青岛市", ""),
        ("支持深圳市建设古树公园。建立古树档案。", "山东省青岛市", ""),
        ("支持深圳市建设古树公园。", "", ""),
        ("主动对接京津冀，承接苗木产业转移。", "山西省", ""),
        ("推广三明市经验。", "山西省", ""),
        ("在海南、贵州开展古树认养试点。", "山西省", "海南"),
        ("在海南、贵州等地开展古树认养试点。", "山西省", ""),
        ("在海南、贵州开展古树认养试点。", "贵州省遵义市", ""),
        ("支持北京大学研究古树衰老机理。", "山西省", ""),
        ("承接长三角产业转移。", "山西省", ""),
        # What lies around is another place, which may be here.
        ("推进京津冀及周边地区古树病害治理。", "河南省", ""),
        ("推进长三角和毗邻地区古树病害治理。", "江西省", ""),
        ("推进京津冀古树病害治理。", "河南省", "京津冀"),
        ("推进环京津冀林带建设。", "山西省", ""),
        ("深化长三角对接。", "江西省", ""),
        # People and firms of a place are elsewhere, too; what only sounds like the place.
        ("支持台湾青年参与古树认养。", "福建省厦门市", ""),
        ("支持台湾同胞投资苗木产业。", "江苏省苏州市", ""),
        ("支持香港居民认养古树。", "江苏省苏州市", ""),
        ("支持香港建设古树馆。", "江苏省苏州市", "香港"),
        ("推进上海合作组织古树交流基地建设。", "山东省青岛市", ""),
        ("建设粤港澳大湾区。", "浙江省", "粤港澳大湾区"),
        ("推进河套灌区造林。", "内蒙古自治区", ""),
    ],
)
def test_what_is_about_another_place_is_nobody_s_here(text: str, region: str, place: str) -> None:
    assert other_place(text, region) == place
    upper = draft(f"# 任务\n{text}")
    local = draft("# 任务\n开展古树普查。", title="古树方案", level=CITY, region=region)
    directive = direct(upper.clauses[0])
    answers = tuple(Answer(duty, None, 0.0) for duty in directive.duties)
    found = settle(judge(Candidates(directive, local.id, (), answers, 0.1), local), upper, local)
    assert found.applicable is not bool(place)
    assert f"专指{place}，不是本地事项" in found.reason if place else "不是本地事项" not in found.reason


@pytest.mark.parametrize(("text", "kinds"), ADDRESSED)
def test_addressees(text: str, kinds: list[str]) -> None:
    assert list(find_addressees(text)) == kinds


def test_the_tables_are_large_enough() -> None:
    assert len(NATIONAL_ONLY) + len(PROVINCIAL_ONLY) + len(ANYBODYS) + len(ADDRESSED) >= 40


def test_an_omitted_upper_matter_stays_omitted_and_says_why() -> None:
    found = finding("编制国家重点保护古树目录。")
    assert (found.relation, found.applicable) == (Relation.OMIT, False)
    assert "上级事项" in found.reason


def taking_part(duty: str, clause: str) -> Finding:
    """A directive that a local clause answers, with the higher level's matters settled."""
    upper = draft(f"# 任务\n{duty}", level=NATION)
    local = draft(f"# 任务\n{clause}", title="云溪市古树方案", level=CITY)
    directive, (answering,) = direct(upper.clauses[0]), local.clauses
    answers = tuple(Answer(one, answering.id, 0.9, clause) for one in directive.duties)
    candidate = Candidate(answering, 0.9, True, ("古树",))
    found = judge(Candidates(directive, local.id, (candidate,), answers, 0.9, 1.0), local)
    assert found.carried and found.coverage == 1
    return settle(found, upper, local)


@pytest.mark.parametrize(
    "clause",
    [
        "争取本地古树纳入国家重点保护古树目录。",
        "承接国家古树目录编制任务。",
        "配合做好国家古树目录编制。",
        "制定古树养护地方标准。",
    ],
)
def test_a_local_clause_only_takes_part_in_what_is_the_nation_s(clause: str) -> None:
    found = taking_part("编制国家重点保护古树目录。", clause)
    assert found.takes_part and not found.applicable and not found.counted
    assert found.coverage == 0.5 and found.partial
    assert "参与配合" in found.reason


def test_what_stands_word_for_word_is_answered_in_full() -> None:
    found = taking_part("编制国家重点保护古树目录。", "编制国家重点保护古树目录。")
    assert (found.coverage, found.applicable, found.counted) == (1, False, False)


def test_a_counterpart_of_one_s_own_is_carried_and_counts() -> None:
    found = taking_part("建立古树保护部际联席会议制度。", "建立古树保护联席会议制度。")
    assert found.applicable and found.counted
    assert found.coverage == 0.5


def test_one_national_total_among_local_tasks_is_no_full_answer() -> None:
    duty = "开展古树普查。建立古树养护队伍。制修订古树养护标准120项。"
    found = taking_part(duty, "开展古树普查，建立古树养护队伍，制定养护标准。")
    assert found.applicable and found.counted
    assert found.coverage == 0.75, "of two duties under a run-in heading one counts half"
    assert "1个要点属上级事项" in found.reason


def test_an_omitted_measure_for_everybody_is_a_gap() -> None:
    assert finding("开展古树病虫害监测。").applicable


def test_a_document_is_nobody_s_upper_matter_at_its_own_level() -> None:
    assert find_matter("制定古树鉴定国家标准。", NATION, NATION) is None
    assert find_matter("编制并发布全省苗木价格指数。", PROVINCE, PROVINCE) is None


def test_directives_carry_their_addressees() -> None:
    assert finding("生产企业应当登记古树。").directive.addressees == ("企业",)


@given(st.text(alphabet="国家标准目录制定各地企业应当。，；（）负责牵头省市 \n", max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_addressed_to_known_kinds(text: str) -> None:
    assert set(find_addressees(text)) <= {kind for kind, _ in ADDRESSEES}
    for below in (PROVINCE, CITY):
        find_matter(text, NATION, below)


def test_whose_a_matter_is_is_told_by_what_it_is_and_not_by_how_it_is_printed() -> None:
    matter = find_matter("制定古树鉴定国家标准。", NATION, CITY)
    assert matter == Matter(NATION, "国家标准")
    assert matter is not None
    assert not matter.counterpart
    assert str(matter) == "国家事权（国家标准）"
    counted = find_matter("到2030年，我国古树建档率达到95%以上。", NATION, CITY)
    assert counted is not None
    assert counted.counterpart
