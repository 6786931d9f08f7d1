"""What clauses do: headings first, then the way the text speaks."""

from __future__ import annotations

import re

import pytest

from compare.knowledge.roles import IDEOLOGICAL
from compare.model import Role
from compare.reading.classify import _MAY_BE_IDEOLOGICAL, past_periods, role
from notation import draft, only

MEASURE, TARGET, PLAIN, BACKGROUND = Role.MEASURE, Role.TARGET, Role.PLAIN, Role.BACKGROUND
IDEOLOGY, PRINCIPLE, FORMALITY = Role.IDEOLOGY, Role.PRINCIPLE, Role.FORMALITY
TASK = "建立古树档案，逐株落实养护责任人。"


@pytest.mark.parametrize(
    ("notation", "role"),
    [
        # headings
        (f"# 一、指导思想\n{TASK}", IDEOLOGY),
        ("# 一、总体要求\n## （二）基本原则\n坚持保护优先。把古树作为不可再生的资源，提升全社会爱护水平。", PRINCIPLE),
        ("# 一、发展基础\n古树养护水平稳步提升，建成示范点三处。", BACKGROUND),
        ("# 二、面临形势\n必须加快补齐短板，加强保护。", BACKGROUND),
        ("# 一、2030年工作回顾\n实施复壮工程，新建古树公园五处。", BACKGROUND),
        ("# 三、主要目标\n古树健康率保持在95%以上。", TARGET),
        (f"# 三、主要任务\n{TASK}", MEASURE),
        (f"# 三、“十三五”时期发展成就和今后主要任务\n{TASK}", MEASURE),
        (f"# 一、现状与任务\n## （二）重点任务\n{TASK}", MEASURE),
        (f"# 四、保障措施\n## （一）优化发展环境\n{TASK}", MEASURE),
        (f"# 附则\n{TASK}", FORMALITY),
        # the innermost known heading decides
        (f"# 一、总体要求\n## （一）指导思想\n### 1.工作目标\n{TASK}", TARGET),
        # run-in headings
        ("（一）指导思想。坚持人与自然和谐共生，加强古树保护。", IDEOLOGY),
        ("（三）主要目标。到2030年，古树建档率达到100%。", TARGET),
        # principles
        ("# 基本原则\n坚持保护优先。建立古树档案制度，推行一树一策，鼓励社会认养。", PRINCIPLE),
        ("# 基本原则\n坚持保护优先。建立古树档案制度，推行一树一策，每年巡查4次。", MEASURE),
        ("# 基本原则\n坚持保护优先。建立古树档案制度，推行一树一策，应逐株挂牌。", MEASURE),
        ("# 基本原则\n坚持保护优先。建立古树档案制度，推行一树一策。鼓励社会认养，引导捐赠。", MEASURE),
        ("# 基本原则\n协同保护。建立古树档案制度，推行一树一策，鼓励社会认养。", MEASURE),
        ("# 基本原则\n坚持政府主导。发挥各方积极性，形成合力。", PRINCIPLE),
        ("第四条 古树保护应当坚持政府主导、社会参与、分级管理的原则。", PRINCIPLE),
        ("第三条 古树保护应当坚持严格管理、科学养护的原则，发挥古树涵养水土、改善环境的多种功能。", PRINCIPLE),
        ("第三条 古树保护应当坚持严格管理的原则，实行一树一策，建立古树档案。", MEASURE),
        # how it speaks
        (TASK, MEASURE),
        ("近年来，全市古树保护取得显著成效，建档率大幅提高。", BACKGROUND),
        ("古树是自然和历史留下的珍贵遗产。", PLAIN),
        ("以生态文明思想为指导，深入贯彻党的二十大精神。", IDEOLOGY),
        ("到2030年，全市古树健康率达到95%。", TARGET),
        ("力争建成古树公园10处。", TARGET),
        ("今年主要预期目标是：古树健康率增长5%左右；新增护树员20人以上。", TARGET),
        ("近年来保护取得成效。但仍要加强普查，建立档案，落实养护责任，完善补助办法。", MEASURE),
        ("对衰弱古树分类开展复壮。", MEASURE),
        ("将古树保护纳入林长制考核。", MEASURE),
        ("2030年底前完成全市古树普查。", TARGET),
        ("古树建档率达到95%以上，逐株挂牌。", TARGET),
        ("2029年，古树建档率达到95%。", PLAIN),
        # what a draft asks its readers, and what rules are made for
        ("意见请于2026年6月30日前反馈。", FORMALITY),
        ("现将《古树条例（草案）》全文公布，向社会公开征求意见。", FORMALITY),
        ("如有修改意见，请于6月底前书面寄至市林业局。", FORMALITY),
        ("请各单位将意见建议于6月底前反馈市林业局。", FORMALITY),
        ("建立意见征集制度，定期收集公众意见，及时反馈办理结果。", MEASURE),
        ("第一条 为保护古树，制定本规则。", FORMALITY),
        ("第一条 为保护古树，制定本管理制度。", FORMALITY),
        ("第二条 市人民政府可以制定本市标准。", MEASURE),
        # an item that sets a number or a time is to be done …
        ("（三）开展攻关。突破古树复壮关键技术6项。", MEASURE),
        ("4.新增护树员岗位300个。", MEASURE),
        ("（五）数据共享。2030年6月30日前完成古树数据接口改造。", TARGET),
        ("（六）土壤改良。有机质占比不高于8%。", TARGET),
        ("（七）会商研判。每2小时会商一次。", MEASURE),
        ("（八）审核答复。15个工作日内审核。", MEASURE),
        ("（九）减轻负担。降低认养企业用水成本。", MEASURE),
        # … unless it tells the past, explains a name, or says to whom a rule applies
        ("（三）科技攻关。突破了古树复壮关键技术6项。", PLAIN),
        ("4.全县现有护树员300个。", PLAIN),
        ("2.“双百”古树：树龄100年以上、胸围100厘米以上的树木。", PLAIN),
        ("（3）树龄在80年以上；", PLAIN),
        # formality
        ("第一条 为了保护古树，根据有关法律，制定本条例。", FORMALITY),
        ("第二条 本条例所称古树，是指树龄一百年以上的树木。", FORMALITY),
        ("第三十条 本条例自2030年1月1日起施行。", FORMALITY),
        ("现将《古树保护规划》印发给你们，请认真贯彻执行。", FORMALITY),
        ("各县（市、区）人民政府，市直各单位：", FORMALITY),
        ("为加快古树保护，结合我市实际，制定本实施计划。", FORMALITY),
        ("为加快古树保护，结合我市实际，制定本三年行动计划。", FORMALITY),
        ("第五条 市人民政府应当制定古树复壮实施计划。", MEASURE),
        # to whom a statute applies, in other words than 适用
        ("第二条 在本市行政区域内从事古树养护、移植的单位和个人，应当遵守本条例。", FORMALITY),
        ("第六条 古树养护应当遵守技术规范，不得截干。", MEASURE),
        # rules that those below may make: their document is what is spoken of
        ("# 附则\n第六十条 省、自治区、直辖市和设区的市可以根据本地实际，制定古树保护具体办法。", FORMALITY),
        ("第二十四条 省、自治区、直辖市人民政府可以依据本法制定实施办法。", FORMALITY),
        ("第四十条 设区的市人民政府可以根据本条例制定实施细则。", FORMALITY),
        ("第八条 省、自治区、直辖市人民政府应当制定古树养护补偿办法。", MEASURE),
        # an article that opens a list begins like a salutation
        ("第六条 市园林主管部门是古树保护的监督管理部门，其主要职责是：（一）拟订年度养护计划；", MEASURE),
        ("第九条 县级以上人民政府按照下列规定履行古树保护监督管理职责：（一）园林主管部门负责城区古树；", MEASURE),
        ("第八条 县（区）人民政府有下列情形之一的，由市园林主管部门约谈：（一）未完成养护任务的；", MEASURE),
        ("提出上述目标，综合考虑了各方面因素。古树健康率95%左右，体现了保护优先的要求。", BACKGROUND),
        ("现在，我代表市人民政府，向大会报告工作，请予审议。", FORMALITY),
        ("今年古树保护任务十分繁重。我们要突出重点，着重抓好以下几个方面工作。", FORMALITY),
        ("各位委员！让我们更加紧密地团结在一起，加快建设绿色家园，决不辜负全市人民的期盼！", IDEOLOGY),
        ("各位代表！今年要抓好以下古树的复壮：县城五处，乡镇十处，逐株建立档案。", MEASURE),
        # articles are measures unless they say otherwise
        ("第八条 古树的养护费用由养护责任人承担。", MEASURE),
        ("第九条 违反本条例规定，砍伐古树的，处五万元以上十万元以下罚款。", MEASURE),
        # the last chapter of a law: what somebody must or may do is a rule, the rest is not
        ("# 附则\n第三十条 村集体可以参照本条例另立乡规养护树龄不足百年的树木，并应当报园林部门登记。", MEASURE),
        ("# 附则\n第三十一条 自然保护区内古树的养护，适用《自然保护区管理办法》。", FORMALITY),
        ("# 附则\n第三十二条 古树移植的具体办法，由市人民政府另行制定。", FORMALITY),
        # what a measure is aimed at is no complaint
        ("面向古树养护技术瓶颈，进一步加快复壮药剂研制。在公园、校园开展应用示范。", MEASURE),
        ("古树养护技术力量薄弱，复壮药剂依赖外购。", BACKGROUND),
        ("针对养护力量薄弱的乡镇，选派技术员驻点指导。", MEASURE),
        ("围绕古树普查提速，以遥感技术推动建档方式转变。", MEASURE),
        ("围绕古树名木传承打造科普园地。", MEASURE),
        # a public body that acts is told to; one that has acted is not
        ("市财政每年安排养护资金八十万元。", MEASURE),
        ("各县（区）建成古树档案。", MEASURE),
        ("市园林局每季度公布养护名单。", MEASURE),
        ("市园林局公布了养护名单。", PLAIN),
        ("市园林局设在市绿化管理站。", PLAIN),
        ("# 重点任务\n扎实推进古树建档。", MEASURE),
        ("# 重点任务\n（三）加装防雷设施30处。", MEASURE),
        # which things a rule holds of is no report
        ("新建小区古树挂牌率达到100%，已建成小区达到80%以上。", MEASURE),
        ("对已建成的古树公园开展评估。", MEASURE),
        ("全市已建成古树公园50座。", BACKGROUND),
        # further ways to tell to do something
        ("（一）不再审批新的古树移植项目。", MEASURE),
        ("古树移植实行许可制度。", MEASURE),
        ("深入打好古树保卫战。", MEASURE),
        ("各级干部昼夜奋战，打赢多场抗灾救灾攻坚战。", PLAIN),
        ("10月底前完成护栏检修。", MEASURE),
        ("古树监测数据实时上传平台。", MEASURE),
        ("严把古树移植准入关。", MEASURE),
        ("养护定额按照行业标准执行。", MEASURE),
        ("加密巡查频次，做到日巡查、周通报、月评比。", MEASURE),
        ("古树成活率不应低于75%。", MEASURE),
        ("古树公园PM2.5浓度低于35微克/立方米。", TARGET),
        # and further ways to tell nothing
        ("我国人均古树占有量仅为世界平均水平的四分之一。", BACKGROUND),
        ("习近平总书记强调，要把古树保护放在首位。", IDEOLOGY),
        ("上述政策执行至2027年12月31日。", FORMALITY),
        ("今年要重点做好9个方面工作：", FORMALITY),
        # what something is, is no task
        ("加强古树保护是建设绿色家园的必然要求，是留住乡愁的重要举措。", BACKGROUND),
        ("古树保护是生态建设的重要内容，应当纳入年度考核。", MEASURE),
        ("苗木业是国民经济的战略性产业，广泛应用于城市绿化。", BACKGROUND),
        ("研究、开发用于延长树木寿命的方法的一门新的学科。", BACKGROUND),
        ("# 发展意义\n推进古树保护，带动林业增收。", IDEOLOGY),
        ("为加快推动古树保护工作，留住城市记忆，制定本实施方案。", FORMALITY),
        # tables
        ("# 主要目标\n| 1 | 古树建档率（%） | 80 | 95 | 100", TARGET),
        ("# 主要目标\n| 序号 | 指标 | 2025年 | 2030年", FORMALITY),
        ("# 发展现状\n| 古树株数 | 120 | 150", BACKGROUND),
        ("# 重点工程\n| 复壮工程 | 对衰弱古树开展复壮，建设支撑设施。", MEASURE),
        ("# 成员名单\n| 张三 | 市园林局 | 副局长", FORMALITY),
    ],
)
def test_role(notation: str, role: Role) -> None:
    assert only(draft(notation)).role is role


def test_words_that_only_lead_in_to_sub_headings_are_no_measure() -> None:
    document = draft(f"# 二、主要任务\n加快推进保护体系现代化，提高治理水平。\n## （一）普查\n{TASK}")
    assert [clause.role for clause in document.clauses] == [PRINCIPLE, MEASURE]


def test_words_before_sub_headings_that_name_means_are_a_measure() -> None:
    above = "全面强化古树养护责任，落实巡查制度，加强养护技术攻关，切实筑牢保护防线。"
    document = draft(f"# 二、主要任务\n{above}\n## （一）普查\n{TASK}")
    assert [clause.role for clause in document.clauses] == [MEASURE, MEASURE]


def test_a_box_after_a_clause_does_not_make_it_a_lead_in() -> None:
    document = draft("# 二、主要任务\n加快推进古树普查，提高建档质量。\n## 专栏1 普查工程\n开展普查。")
    assert document.clauses[0].role is MEASURE


def test_only_roles_change() -> None:
    document = draft(f"# 三、主要任务\n{TASK}\n| 甲 | 乙")
    assert [clause.text for clause in document.clauses] == [TASK, "甲 | 乙"]


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("序号 | 重点任务 | 责任单位 | 完成时限", FORMALITY),
        ("1 | 每村增设认养点1处 | 市园林局 | 2027年12月", MEASURE),
        ("2 | 修建护栏30处 | 市园林局 | 2027年12月", MEASURE),
        ("3 | 古树挂牌率达到95%以上 | 市林业局 | 长期", TARGET),
        ("市林业局 | 甲 | 乙", FORMALITY),
    ],
)
def test_a_table_in_an_annex_is_what_its_rows_say(row: str, role: Role) -> None:
    assert only(draft(f"# 附件\n| {row} |")).role is role


def test_an_appended_rule_is_no_task_list() -> None:
    assert only(draft("# 附则\n| 2 | 修建护栏30处 | 2027年12月 |")).role is FORMALITY


@pytest.mark.parametrize(
    ("date", "text", "over"),
    [
        ("2026-07-02", "“十四五”时期，全省回收行业稳步发展，建设站点3000个。", True),
        ("2026-07-02", "“十五五”时期，建设回收站点3000个，健全回收网络。", False),
        ("2023-01-05", "“十四五”时期，建设回收站点3000个，健全回收网络。", False),
        ("2023-01-05", "“十三五”期间，建设回收站点3000个，健全回收网络。", True),
        ("", "“十四五”时期，建设回收站点3000个，健全回收网络。", False),
    ],
)
def test_a_plan_period_that_is_over_is_background(date: str, text: str, over: bool) -> None:
    assert bool(past_periods(date).search(text)) is over
    spoken = role(only(draft(text)), past_periods(date))
    assert (spoken is BACKGROUND) is over


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("（一）每村配备护林员一名。", MEASURE),
        ("每乡镇配备巡护车两辆。", MEASURE),
        ("每校设古树讲解员一名。", MEASURE),
        ("（二）每个社区建一处古树园。", MEASURE),
        ("（三）护林员每村一名。", MEASURE),
        ("（四）市政府设立古树保护基金会。", MEASURE),
        ("各县区同步建设古树分平台。", MEASURE),
        ("（五）燃油巡护车更换为电动巡护车。", MEASURE),
        ("（六）接入县级古树系统。", MEASURE),
        # how things stand or stood
        ("我市每村有护林员一名。", PLAIN),
        ("每村有护林员一名。", PLAIN),
        ("每村都已配备护林员一名。", PLAIN),
        ("每校建有古树园一处。", PLAIN),
        ("每村护林员配备率很高。", PLAIN),
        ("市政府设立了古树保护基金会。", PLAIN),
        ("（一）燃油巡护车已更换为电动巡护车。", PLAIN),
        ("（二）我市护林员为每村一名。", PLAIN),
        ("护林员身份证复印件一份。", PLAIN),
        # what something costs, how many there are, and nouns that are also verbs
        ("各地财力有限，每村建设成本约10万元。", PLAIN),
        ("每村古树园建设进度不一，质量参差不齐。", PLAIN),
        ("每村建设用地紧张。", PLAIN),
        ("每村派出所民警1名。", PLAIN),
        ("每村配套资金缺口5万元。", PLAIN),
        ("每村建档古树10处。", PLAIN),
        ("每户增加支出300元。", PLAIN),
        ("每吨增加成本20元，企业反映强烈。", PLAIN),
        ("每名护林员享受补助1000元，群众普遍满意。", PLAIN),
        ("市政府组织架构不变。", PLAIN),
        ("市政府安排部署后，各地行动迅速。", PLAIN),
        ("市政府公布以来，群众踊跃报名。", PLAIN),
        ("（一）责任单位调整为市林业局。", PLAIN),
        ("（二）接入网络的用户。", PLAIN),
    ],
)
def test_a_short_duty_names_each_or_a_body_or_what_things_become(text: str, role: Role) -> None:
    assert only(draft(text)).role is role


def test_the_quick_look_misses_no_row_of_the_table() -> None:
    """Every way through a row must ask for one of the words that are looked for first."""
    words = _MAY_BE_IDEOLOGICAL.pattern.split("|")
    for row in IDEOLOGICAL:
        for way in re.split(r"\|(?![^(]*\))", row):  # the bars outside brackets
            assert any(word in way for word in words), way


def test_what_is_annexed_is_no_formality() -> None:
    text = "古树应当挂牌保护。"
    assert only(draft(f"# 附件1\n## 《青河市古树标准》\n{text}")).role is MEASURE
    assert only(draft(f"# 附件1\n{text}")).role is MEASURE
