"""Ten questions with known answers, two directives each: whether a model is fit to judge (``doctor --judge``).

Written for this purpose; no real document is in them. They hold what models fall for: the same trade without the same
matter, the same words on another object, the general term for its kind, an achievement for a measure, a part left out, a
claim that everything is done.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A directive with its answer.

    Attributes:
        text: Of the directive.
        relation: ``adopt``, ``extend`` or ``omit``.
        clauses: Numbers of the clauses of which one must be named first.
        missing: Words of the duties that nothing answers.
    """

    text: str
    relation: str
    clauses: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What is asked at once: two directives before the clauses of a local plan."""

    directives: tuple[Known, Known]
    clauses: tuple[str, ...]


TRIALS = (
    Trial(
        (
            Known("开展古树名木资源普查，建立一树一档。", "adopt", (2,)),
            Known("在城市公园设置母婴室，配备哺乳和护理设施。", "omit"),
        ),
        (
            "加强城市公园绿化养护，做好病虫害防治和浇灌修剪。",
            "开展古树名木资源普查，建立一树一档。",
            "新建口袋公园，方便居民休憩健身。",
            "加强公园志愿服务队伍建设，引导市民文明游园。",
        ),
    ),
    Trial(
        (
            Known("推动社区食堂建设，为老年人提供助餐服务。", "extend", (1,)),
            Known("完善居家适老化改造补贴政策，对困难老年人家庭给予补助。", "omit"),
        ),
        (
            "推动社区食堂建设，为老年人提供助餐服务，到2027年建成社区食堂60家，柳湾区、石桥区率先实现街道全覆盖。",
            "丰富老年人精神文化生活，办好老年大学。",
            "近年来，全市居家养老服务水平不断提高，困难老年人得到有效帮扶。",
            "推进养老机构消防安全达标。",
        ),
    ),
    Trial(
        (
            Known("推进农村公路安全设施建设，实施临水临崖路段护栏改造。", "adopt", (3,)),
            Known("发展农村客运，推行预约响应和定制公交。", "omit"),
        ),
        (
            "加快高速公路收费站智能化改造。",
            "完善农村寄递物流体系，实现村村有服务点。",
            "推进农村公路安全设施建设，实施临水临崖路段护栏改造。",
            "加强城市公交线网优化，提高准点率。",
        ),
    ),
    Trial(
        (
            Known("支持中小学建设科学实验室，开足开齐实验课程。", "extend", (2,), ("开足开齐实验课程",)),
            Known("加强校园食品安全管理，落实学校负责人陪餐制度。", "adopt", (4,)),
        ),
        (
            "推进义务教育优质均衡发展，扩大学位供给。",
            "支持中小学建设科学实验室，市财政安排专项资金3000万元，每年新建实验室40间。",
            "加强校园周边交通秩序整治。",
            "加强校园食品安全管理，落实学校负责人陪餐制度。",
        ),
    ),
    Trial(
        (
            Known("研发水下机器人，突破深海作业关键技术。", "omit"),
            Known("建设海洋观测站网，提高海浪和风暴潮预警能力。", "extend", (3,)),
        ),
        (
            "推广服务机器人在酒店、餐厅的应用。",
            "加强海洋渔船安全管理，严查超载。",
            "建设海洋观测站网，提高海浪和风暴潮预警能力，在青屿、白沙两岛新增观测站6座，预警信息提前12小时发布。",
            "发展海洋旅游，开通海上观光航线。",
        ),
    ),
    Trial(
        (
            Known("建筑施工单位应当在工地设置扬尘在线监测设备。", "adopt", (1,)),
            Known("餐饮服务单位应当安装油烟净化设施，定期清洗并做好记录。", "omit"),
        ),
        (
            "建筑施工单位应当在工地设置扬尘在线监测设备。",
            "餐饮服务单位应当公示食品安全等级，接受消费者监督。",
            "机动车排放检验机构应当如实出具检验报告。",
            "任何单位和个人有权举报污染大气的行为。",
        ),
    ),
    Trial(
        (
            Known("培育数据标注产业，建设数据标注基地。", "extend", (4,)),
            Known("推进公共数据授权运营，制定授权运营管理办法。", "adopt", (2,)),
        ),
        (
            "加快数据中心节能改造，降低能耗。",
            "推进公共数据授权运营，制定授权运营管理办法。",
            "加强数据安全宣传，提高全民安全意识。",
            "培育数据标注产业，依托云溪软件园建设数据标注基地，到2028年引进企业25家，对年营业收入超过2000万元的给予50万元奖励。",
        ),
    ),
    Trial(
        (
            Known("到2030年，城镇生活垃圾回收利用率达到40%以上。", "extend", (2,)),
            Known("严禁在饮用水水源保护区内新建排污口。", "omit"),
        ),
        (
            "开展生活垃圾分类知识进校园活动。",
            "到2029年，城镇生活垃圾回收利用率达到42%，其中江北新区达到50%。",
            "加强农村饮用水工程维修养护，保障正常供水。",
            "严禁在河道内倾倒建筑垃圾。",
        ),
    ),
    Trial(
        (
            Known("建立企业首席质量官制度，开展质量管理培训。", "extend", (3,), ("开展质量管理培训",)),
            Known("加强计量基础设施建设，建立社会公用计量标准。", "omit"),
        ),
        (
            "本方案逐条承接上级全部要求，各项工作均已部署到位。",
            "支持企业参与制定行业标准，提升话语权。",
            "建立企业首席质量官制度，首批在临港工业园选择30家企业试行，市级给予每家5万元补助。",
            "加强质量品牌宣传，讲好本地品牌故事。",
        ),
    ),
    Trial(
        (
            Known("实施传统戏曲传承工程，扶持基层院团排演新剧目。", "adopt", (4,)),
            Known("推进图书馆总分馆制建设，实现通借通还。", "extend", (1,)),
        ),
        (
            "推进图书馆总分馆制建设，实现通借通还，2027年前建成分馆35个，延长夜间开放至21时。",
            "加强文物建筑消防设施改造。",
            "举办城市马拉松和龙舟赛，打造赛事品牌。",
            "实施传统戏曲传承工程，扶持基层院团排演新剧目。",
        ),
    ),
)  # fmt: skip

FIT_RIGHT = 0.9  # share of the relations that must be right: a model below it spoils more than it mends
FIT_QUOTED = 0.9  # share of the carried directives for which a right clause must be quoted, verbatim
"""Chosen by ``benchmarks/bench_judge.py``: at nine relations of ten every figure still lies above the program's own."""
