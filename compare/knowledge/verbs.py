"""Verbs: those that open a policy duty and how binding each is, and those that only say what a duty is for.

Source: collected by reading national plans (规划), opinions (意见), measures (措施) and laws; each verb opens a clause
of its own in at least one of these. 《立法技术规范（试行）（一）》 (全国人大常委会法工委, 2009) tells 应当, 必须, 不得,
禁止 and 可以 apart by how they bind; the verbs of plans and opinions follow it (建立 and 实施 commit, 鼓励 and 支持
encourage, 探索 leaves open). Words that exclude each other as subjects of a number stand in target tables and laws, in
rows below each other.
"""

from __future__ import annotations

from enum import IntEnum

from compare.model import Certainty, Force

ACTIONS: tuple[str, ...] = (
    # rules and systems
    "建立", "健全", "完善", "构建", "制定", "制订", "修订", "出台", "编制", "研究", "明确", "规范", "统一", "改革", "优化", "理顺",
    # pushing and organising
    "推动", "推进", "推行", "推广", "推出", "加强", "强化", "加快", "加大", "加速", "深化", "扩大", "拓展", "拓宽", "实施", "实行", "开展",
    "组织", "统筹", "落实", "执行", "贯彻", "引导", "鼓励", "支持", "扶持", "指导", "督促", "协调", "提倡", "倡导", "动员", "宣传", "普及",
    # building and making
    "建设", "打造", "培育", "发展", "壮大", "做强", "做大", "做优", "做精", "开发", "研发", "研制", "应用", "布局", "设立", "创建", "新建",
    "改造", "整合", "整治", "治理", "淘汰", "关停", "搬迁", "招引", "引进", "吸引", "承接", "搭建", "培养", "培训", "选派", "招聘", "配备",
    "储备", "保护", "种植", "选育", "举办", "创办", "组建", "创制", "发布", "发行", "遴选", "认定", "表彰", "成立", "完成", "建成",
    "安装", "配置", "修建", "修缮", "扩建", "改建", "开通", "购置", "采购", "清理", "清除", "拆除", "维修", "更新", "升级", "巡查", "筹措", "筹集",
    # supervising
    "监督", "监管", "监测", "检查", "检测", "检验", "评估", "评价", "考核", "审查", "审批", "核查", "排查", "查处", "打击", "取缔", "没收",
    "责令", "追究", "公布", "公开", "公示", "报告", "报送", "备案", "登记", "受理", "办理", "调查", "控制", "防范", "预防", "禁止", "严禁",
    "严格", "杜绝", "取消", "简化", "放宽", "压缩", "减免", "免除", "缩短", "不得",
    # money and service
    "安排", "设置", "投入", "补助", "补贴", "奖励", "给予", "资助", "提供", "发放", "享受", "纳入", "列入", "采取", "运用", "利用", "参与",
    "探索", "试点", "争取", "申报", "申请", "巩固", "稳定", "保持", "保障", "维护", "激发", "发挥", "开放", "对接", "衔接", "联合", "转化",
    "增设", "加装", "改扩建", "帮扶", "扩容", "盘活", "压实", "守牢", "筑牢", "织密", "办好", "管好",
    "提升", "提高", "促进", "增强", "增加", "扩充", "补齐", "破除", "打破", "纠正", "总结", "布设", "配套", "承担", "征收", "减征", "免征", "解决", "履行", "遵守", "听取", "反馈", "销毁", "修复",
)  # fmt: skip
"""A part of a sentence that begins with one of these is a clause with a verb of its own."""

ADVERBS: tuple[str, ...] = (
    "积极", "大力", "全面", "持续", "深入", "着力", "切实", "稳步", "有序", "逐步", "充分", "坚决", "依法", "继续", "及时", "定期", "重点",
    "进一步", "不断", "有效", "主动", "认真", "严厉", "广泛", "科学", "合理", "尽快", "优先", "率先", "系统", "并", "应当", "应", "要", "可以",
    "必须", "须", "系统推进", "因地制宜", "逐一", "逐个", "逐户", "逐株", "逐级", "分批", "分级", "分期", "每年", "每月", "每季度", "每季", "每半年", "每学期", "每学年", "每两年", "每周", "每日", "按年", "按季", "按月", "至少",
    "扎实", "奋力", "加紧", "全力", "务实", "稳妥", "有力", "有力有序", "精准", "坚定", "坚定不移", "毫不动摇", "高水平", "高标准", "高质量", "高效",
    "同步", "联动", "严肃", "从严", "常态化", "规范化", "统一", "协同", "共同", "联合", "分类", "更好", "有计划地", "国家", "省", "市", "各地", "由",
)  # fmt: skip
"""Words that stand before the verb of a part."""

PURPOSES: tuple[str, ...] = (
    "确保", "实现", "达到", "形成", "使", "从而", "为", "促进", "提高", "提升", "增强", "满足", "保证", "营造", "带动", "助力", "避免", "减少",
    "减轻", "降低", "方便", "更好", "缩短", "防止", "扩大", "推动形成",
)  # fmt: skip
"""After another part these say what that part is for; they are no duty of their own."""

LEADS: tuple[str, ...] = (
    "为", "围绕", "针对", "在", "通过", "依托", "以", "按照", "根据", "对", "从", "随着", "结合", "立足", "面向", "聚焦", "发挥", "利用",
    "运用", "充分发挥", "充分利用", "本着", "按", "就", "将", "把", "自", "到", "凡", "经", "因",
)  # fmt: skip
"""A part that opens with one of these leads in to the verb in the part after it."""

TURNS: tuple[str, ...] = ("围绕", "对", "将", "把", "向", "按照", "依托", "针对", "结合")
"""A part that opens with one of these and has a verb of action later tells to do something: 对衰弱古树开展复壮."""

OBJECT_FIRST: tuple[str, ...] = ("对", "将", "把", "向")
"""Those behind which the verb may end the part (对…评估); after the others it has an object: 针对…应用 only leads in."""

BASES: tuple[str, ...] = (
    "按照", "根据", "依据", "依照", "依托", "结合", "针对", "在", "从", "通过", "充分发挥", "发挥", "充分利用", "利用", "对", "就", "本着", "遵循",
)  # fmt: skip
BASE_ENDINGS: tuple[str, ...] = (
    "原则", "要求", "规定", "需求", "需要", "条件", "实际", "精神", "部署", "地区", "区域", "领域", "环节", "方面", "过程中", "基础上", "前提下", "范围内", "作用",
    "优势", "特点", "规律", "情况", "职责", "分工", "标准", "程序", "方式", "形式", "资源", "渠道", "机遇", "框架下", "体系下", "思路", "手段", "途径", "契机", "等工作", "的",
)  # fmt: skip
"""A piece that opens and ends so says where, how or upon what the piece after it is done: 在条件较好的地区，…."""

PUSHES: tuple[str, ...] = (
    "加强", "强化", "加快", "加大", "深化", "提升", "提高", "推动", "推进", "促进", "规范", "保障", "明确", "优化", "完善", "健全", "培育", "激发", "增强", "承担",
)  # fmt: skip
"""Verbs that make more or better of what there is: with a word or two behind them (加强自主创新) they name nothing to be done by itself."""

MEANS: tuple[str, ...] = (
    "充分发挥", "发挥", "充分利用", "统筹利用", "利用", "充分运用", "运用", "依托", "借助", "凭借", "通过", "采用",
)  # fmt: skip
"""A piece that opens so, after who is told (支持企业依托…), and tells no action on something says by what means: 利用产业的辐射效应，建设…."""

AIMS: tuple[str, ...] = (
    "适应", "顺应", "满足", "围绕", "面向", "聚焦", "立足", "紧扣", "紧跟", "把握", "抢抓", "瞄准", "对标", "着眼", "为了", "坚持以",
)  # fmt: skip
"""A piece that opens so says what the piece after it is for, where that one tells something to do."""

RESULTS: tuple[str, ...] = (
    "实现", "达到", "形成", "具有", "具备", "取得", "进入", "跨入", "迈入", "扩大", "突破", "居于", "位居", "成为", "涌现", "得到", "初步具备", "不断",
    "更加", "明显", "显著", "大幅", "基本", "全面建成", "持续",
)  # fmt: skip
"""After what it is about, such a word tells a result: 智能产品实现规模化应用. Source: the goals of plans."""

CONTRASTS: tuple[tuple[str, ...], ...] = (
    ("城市", "农村", "乡镇", "村庄"), ("城镇", "农村"), ("城区", "农村"), ("小学", "初中", "高中", "幼儿园", "学前", "高校"),
    ("新建", "既有", "存量", "改造", "淘汰", "拆除"), ("公办", "民办"), ("住院", "门诊"), ("职工", "居民"), ("一级", "二级", "三级"), ("男性", "女性"),
    ("国家级", "省级", "市级", "县级"), ("省部级", "国家级"), ("单位", "个人"), ("出口", "进口"), ("固定", "移动"), ("增加值", "总产值", "利润", "投资"),
    ("营业收入", "总产值", "税收", "利润"), ("发病率", "死亡率", "治愈率"), ("覆盖率", "合格率", "达标率", "普及率", "利用率", "占比"), ("企业", "品种", "产品"),
    ("细颗粒物", "臭氧", "二氧化硫", "可吸入颗粒物"), ("设区的市", "县"), ("城市", "县"), ("内资", "外资"), ("水电", "风电", "光伏", "火电", "核电"),
    ("新增", "累计"), ("能耗", "水耗", "二氧化碳"), ("规模以上", "小微"), ("化学", "生物", "中药"), ("大型", "中型", "小型"),
    ("中央", "地方"), ("最高", "最低"), ("上限", "下限"), ("一次性", "每年"), ("一等奖", "二等奖", "三等奖"), ("特等", "一等", "二等", "三等"),
)  # fmt: skip

BANS: tuple[str, ...] = ("不得", "严禁", "禁止", "不准", "不允许")
"""What bans whatever follows; ``BAN_WORDS`` is the pattern that passes over other words with the same characters."""

PENALIZED: str = "责令[^。]{0,60}(?:罚款|没收|改正)|处[^，。]{0,24}罚款|违反本[法条规]|的，(?:由[^，。；]{2,30})?依法[^，。；]{0,6}(?:查处|处罚)"
"""What sets a penalty for an act bans nothing by itself, and repeats bans of other articles."""

BINDING: tuple[str, ...] = ("应当", "必须", *BANS)
"""What tells somebody to do or to leave something, whoever is told and wherever it stands."""

FORCE: tuple[tuple[Force, tuple[str, ...]], ...] = (
    (Force.MUST, ("必须", *BANS, "一律", "坚决", "严格执行", "确保", "严厉打击", "务必", "约束性")),
    (
        Force.SHALL,
        (
            "应当", "应", "须", "要", "负责", "由", "建立", "健全", "完善", "制定", "制订", "实施", "实行", "落实", "建设", "建成", "达到",
            "设立", "开展", "加强", "强化", "严格", "组织", "明确", "规范", "编制", "出台", "给予", "追究", "责令", "提高到", "纳入",
        ),
    ),
    (
        Force.SHOULD,
        (
            "鼓励", "支持", "引导", "推动", "推进", "促进", "提倡", "倡导", "加快", "加大", "深化", "优化", "推广", "发展", "培育", "打造",
            "提升", "提高", "扩大", "增强",
        ),
    ),
    (Force.MAY, ("可以", "可", "允许", "探索", "试点", "有条件的")),
)  # fmt: skip
"""Strongest first; within a row the order means nothing."""

GOVERNED: tuple[str, ...] = (
    "建立", "健全", "完善", "制定", "制订", "实施", "实行", "落实", "建设", "建成", "达到", "设立", "开展", "加强", "强化", "组织", "明确", "规范", "编制",
    "出台", "给予", "提高到", "纳入", "由", "严格执行", "严格", "坚决", "确保",
)  # fmt: skip
"""What binds nobody behind an encouragement in the same sentence: 鼓励企业建设…，开展…, 鼓励有条件的地区达到75%. What 应当, 必须 or
不得 say there binds all the same."""

AIMED_AT = r"^(?:并|以|从而|切实|坚决)?(?:确保|保证|保障|实现|防止|避免|推动形成)"
"""A part that opens so, behind one that tells to do something, says what that is for and binds nobody by itself: 构建…体系，确保生态安全."""

PUSHED = r"推动|推进|促进"
"""What these open is pushed on, by whoever does it: the verbs behind them name what becomes of it (推动资源严格保护、高效开发)."""

ATTRIBUTE = (
    r"“[^“”]{0,200}”|必须(?=的)|依法(?:必须|应当)[^，,。；;]{1,16}?的(?=[\u4e00-\u9fff])"
    r"|(?:划定|公布|规定|确定)(?:并公布|并公告|或者|和|、|限制)*禁止"
)
"""What names something and binds nobody: what is quoted, 依法必须招标的项目, 划定禁止…的区域."""

ALLOWED = r"可以[^，,。；;]*"
"""What may be done: a ban in it is a measure that may be taken (可以采取禁止…等措施)."""

GRANTED = r"(?:依法|按(?:照)?(?:国家|有关|相关)*规定)给予"
"""What the state itself owes to those whom it encourages: 鼓励…捐赠，并依法给予税收优惠."""

BOUNDS = r"(?:不(?:得)?(?:低|少|小|高|多|大)于|不(?:得)?超过|至少|达到|控制在|提高到|提升到|(?:下降|降低|减少|缩短|压减)到)[^，,。；;]{0,3}[\d一二三四五六七八九十百]"
"""A number that is a floor or a ceiling asks for itself, whatever its verb: 各级…不低于60%."""

DEFAULT = Force.SHOULD
"""A directive without any of these verbs, such as 展望 2035 年…, states what should become of things."""

NOT_FORCE: tuple[str, ...] = (
    "主要", "重要", "需要", "必要", "首要", "要素", "要求", "要点", "要件", "纲要", "摘要", "供应", "反应", "应用", "应急", "应对", "适应",
    "相应", "响应", "效应", "对应", "应收", "应付", "理由", "自由", "由于", "事由", "由此", "许可", "认可", "可持续", "可靠", "可能", "可行",
    "可穿戴", "可再生", "可追溯", "可及", "可控", "必须由", "尽可能", "可视", "应届", "不可", "非约束性",
    "禁止区", "禁止性", "禁止类", "禁止的",
)  # fmt: skip
"""Words that only contain a verb of the table: taken out before looking."""

INDICATORS: tuple[str, ...] = ("约束性", "预期性")
"""What a table of indicators says of how binding a row is, since the outline of the 11th five-year plan (2006)."""


class Grade(IntEnum):
    """How binding the word is that governs an action; bans stand apart, because they govern a leaving undone."""

    RELEASED = 0
    MAY = 1
    ENCOURAGED = 2
    PLAIN = 3
    EXPECTED = 4
    OBLIGED = 5
    COMPELLED = 6
    SOFT_BAN = 10
    BAN = 11


BAN_WORDS = r"严格?禁(?:止)?|禁止(?![性区类的])|(?<!原则上)(?<!一般)不得(?!不)|不准|不允许"
"""A ban; 不得不 is none."""

# 《立法技术规范（试行）（一）》 第十一条以下: 应当 and 必须 bind, 必须 only where nothing else is thinkable; 不得 and 禁止 ban, 严禁 is their
# form in plans; 可以 permits. 原则上 leaves room for exceptions, 确保 and 要 are what plans say for 应当. 鼓励, 支持, 引导 and 探索 were
# ordered by the plans' own use: what is 探索 in one plan is 建立 in the next one.
MODALS: tuple[tuple[Grade, str], ...] = (
    (Grade.RELEASED, r"不再(?:要求|强制)|不(?:作|做)?(?:强制)?要求(?!的)|无需|无须|不必|可不(?=[\u4e00-\u9fff])"),
    (Grade.SOFT_BAN, r"(?:原则上|一般)(?:不得|禁止|不再|不)|(?:从严|严格)控制|严控|尽量(?:避免|减少|不)|(?<![\u4e00-\u9fff])避免(?=[\u4e00-\u9fff])|限制(?=在|使用|生产|销售|新建|新增|扩建|开采|从事|占用)|减少(?=向|使用|占用)"),
    (Grade.COMPELLED, r"必须|务必|一律(?!师)|不得不"),
    (Grade.BAN, BAN_WORDS),
    (Grade.EXPECTED, r"原则上(?:应当|应|要|须|必须)?|一般应当?"),
    (
        Grade.OBLIGED,
        r"应当|(?<![供反适相响效对感回呼顺理因])应(?![用急对收付届变激答聘试邀运战声验有尽景])|(?<![必无])须(?![要知])"
        r"|(?<![主重需必首纲摘概简紧扼只若不次])要(?![求素点件害道闻务事因领人挟义旨么命是])|确保",
    ),
    (
        Grade.MAY,
        r"可以|(?<![许认不尽])可(?=放宽|放开|选择|委托|参照|单独|另行|继续|根据|按|由|采取|采用|申请|向|在|适当|自行|享受|给予|结合|依法|通过|视|优先|直接|延长|免|减)|允许"
        r"|探索(?=建立|开展|推进|实施|推行|实行|制定|形成|构建|设立|组建|发展|推广|将|把|以|对|在|通过|创新|完善)"
        r"|(?<![基学技临科])研究(?=制定|制订|出台|建立|设立|编制|完善|推出|提出|推进|将)",
    ),
    (
        Grade.ENCOURAGED,
        r"鼓励(?!政策|措施|类|目录|性|的|仿制)|(?<!提供|给予|资金|政策|技术|财政|金融|科技|人才|服务|信贷)(?<![的受于])支持(?!力度|政策|体系|作用|措施|计划|平台|系统|性|下|资金|机制|能力|和保障)"
        r"|(?<!宣传|政策|规划|舆论|价格|加强)(?<![的受])引导(?!基金|资金|作用|性|机制|标准|目录|政策|员|制度|和)|提倡|倡导",
    ),
)  # fmt: skip
"""What may govern an action, by its grade; the first row that fits at a place counts."""

MODALS_BEGIN: str = "不无可原一从严尽限减避必务禁应须要确允探研鼓支引提倡"
"""With which characters the words of ``MODALS`` begin: most places of a text are passed over by them at once."""

OPENING: frozenset[Grade] = frozenset({Grade.ENCOURAGED})
"""Grades whose words are verbs themselves: they govern only where they open a part, 大力支持…, 国家鼓励…"""

STEPS: dict[tuple[Grade, Grade], Certainty] = {
    (Grade.COMPELLED, Grade.OBLIGED): Certainty.LIKELY, (Grade.COMPELLED, Grade.EXPECTED): Certainty.SURE,
    (Grade.COMPELLED, Grade.PLAIN): Certainty.WEAK, (Grade.COMPELLED, Grade.ENCOURAGED): Certainty.SURE,
    (Grade.COMPELLED, Grade.MAY): Certainty.SURE, (Grade.COMPELLED, Grade.RELEASED): Certainty.SURE,
    (Grade.OBLIGED, Grade.EXPECTED): Certainty.SURE, (Grade.OBLIGED, Grade.ENCOURAGED): Certainty.SURE,
    (Grade.OBLIGED, Grade.MAY): Certainty.SURE, (Grade.OBLIGED, Grade.RELEASED): Certainty.SURE,
    (Grade.EXPECTED, Grade.ENCOURAGED): Certainty.SURE, (Grade.EXPECTED, Grade.MAY): Certainty.SURE,
    (Grade.EXPECTED, Grade.RELEASED): Certainty.SURE, (Grade.PLAIN, Grade.ENCOURAGED): Certainty.LIKELY,
    (Grade.PLAIN, Grade.MAY): Certainty.LIKELY, (Grade.PLAIN, Grade.RELEASED): Certainty.SURE,
    (Grade.ENCOURAGED, Grade.PLAIN): Certainty.WEAK, (Grade.ENCOURAGED, Grade.MAY): Certainty.WEAK,
    (Grade.ENCOURAGED, Grade.RELEASED): Certainty.SURE, (Grade.MAY, Grade.RELEASED): Certainty.LIKELY,
    (Grade.BAN, Grade.SOFT_BAN): Certainty.SURE,
}  # fmt: skip
"""How sure a step between two grades tells more than style, either way where only one way stands here. Absent pairs are no
change: a plan states its verbs (建立) where a law says 应当, and 鼓励 stands for 支持. 支持发展 above is 发展 in a plan of those
who are supported."""

CONVERSES: tuple[tuple[str, str], ...] = (
    ("超过", "在"), ("超", "按"), ("未经", "经"), ("未按照", "按照"), ("未按", "按"), ("未依法", "依法"), ("无证", "持证"), ("无证", "凭证"), ("违规", "按规定"),
    ("违规", "依规"), ("违法", "依法"), ("擅自", "经批准"), ("脱离", "依据"), ("不按", "按"), ("低于", "达到"), ("不符合", "符合"),
)  # fmt: skip
"""A ban with the one asks for what a duty with the other does: 不得超计划取水, 应当按计划取水."""

CONDITIONED = r"(?:未经|不经|未取得)[^，,；;。]{0,24}?(?:批准|同意|许可|审批|审核)(?:的)?[，,]?$"
"""Before a ban: what is banned may be done with leave."""

UNLICENSED: tuple[str, ...] = (
    "擅自", "违法", "违规", "非法", "私自", "随意", "无证", "无序", "批准", "许可", "同意", "审批", "审核", "违反", "按规定",
)  # fmt: skip
"""A ban with one of these bans only what is done without leave."""

UNFOUNDED = r"(?:没有|无|缺乏)(?P<of>[^，,；;。]{2,20}?)(?:依据|根据)的?"
"""What has no ground in a law is against it: 没有法律、法规依据的罚款, 违反法律、法规规定的罚款."""

HARMS = r"侵犯|侵害|损害|破坏|危害|妨碍|妨害|干扰|扰乱|非法干预"
"""A ban of these on a thing bans every single way: 不得侵犯企业财产, 不得无偿使用企业财产."""

# 宜 recommends where 应 requires: GB/T 1.1—2020, 附录 C. The others were read off local plans beside the plans that they copy.
HEDGES: tuple[str, ...] = (
    r"逐步(?!骤)", r"适时", r"尽(?:可能|量)(?:地|在)?(?!避免|减少|不)", r"视情(?:况|形)?", r"原则上(?!不|禁|应|要|须|必须|可)",
    r"(?:条件|时机)(?:成熟|具备|允许|许可)(?:的?(?:时候?|后)|的?情况下|的)?，?", r"(?:具备|有)条件(?:时|后|的)，?", r"待[^，。；]{2,12}?后，?",
    r"(?:根据|按照|视)(?:工作|实际|发展)?(?:需要|可能)，?", r"(?:可)?视[^，。；]{0,6}?情况，?",
    r"推[动进](?=建立|健全|完善|制定|制订|修订|出台|设立|形成|构建|编制|组建|落实|实施|建成)", r"(?:力争|力求|争取|努力)(?=[^，。；]{2})",
    r"(?<![适便不相事权机时因制所])宜(?![居昌宾兴春人良业都城章州黄君宜])", r"基本(?=完成|建成|消除|实现|形成|建立|解决|淘汰|杜绝|遏制|满足|覆盖|达到)",
)  # fmt: skip
"""Before its verb they leave open how fast, how far, whether or under which conditions something is done: 逐步建立."""

FIRM: tuple[str, ...] = ("全面", "全部", "彻底", "完全", "坚决", "如期", "按期", "确保", "必须")
"""What a hedge may have taken the place of: 全面完成 became 基本完成. Without it the verb stands alone."""

# Read off decisions that end a measure (关于停止执行…的通知, 决定取消…) and off 《立法技术规范（试行）（一）》 for bans.
DENIALS = (
    r"停止|取消|废止|废除|暂停|终止|中止|撤销|暂缓|不再|不予|不得(?!不)|不准|不允许|不宜|严禁|禁止(?![性区类的])|无需|无须|暂不"
    r"|不(?=支持|鼓励|提倡|组织|开展|实施|实行|建立|设立|建设|给予|发放|提供|安排|推广|推行|纳入|列入|公开|公布)"
)
"""Before the very words of a duty these say its contrary: 停止给予补贴, 不支持开办食堂."""

FAVOURS = (
    r"(?:国家|各地|各级|积极|大力|继续|依法|全面|应当|应|要|可以|必须|须)*(?:支持|鼓励|引导|允许|提倡|倡导|推动|组织)?"
)
"""With what a duty may begin that its contrary leaves out: 支持企业开办食堂, 禁止企业开办食堂."""

ENDS = r"停止|取消|废止|废除|暂停|终止|中止|撤销|不再"
MADE = r"建立|健全|完善|设立|实施|实行|推行|推广|开展|发放|给予|提供|建设|落实|执行"
"""Behind a word of ending, what the duty makes stands without its verb: 建立补偿制度, 取消补偿制度."""

EXCEPTED = r"(?<![拆清去消免解删扫根铲废扣祛排])除(?!了|尘|草|害|湿|虫|名|以|施)[^，,；;。]{2,40}?(?:以外|之外|(?<![户海境国内野室])外(?![部地来国资观籍墙]))"
"""What is left out: 除…外; 拆除 and 户外 are other words."""

EXCEPTION_WORDS = (
    rf"{EXCEPTED}(?!，?(?:还|也|并|同时)|，[^，,；;。]{{2,20}}还(?:可以?|应当?|要|须|将))|(?:但|但是)?[，,]?[^，,；;。]{{2,30}}除外"
    r"|(?:未)?经[^，,；;。]{2,24}(?:批准|同意|许可)的|确(?:需|有必要)[^，,；;。]{2,24}的"
)
"""An exception to a duty or ban: 除…外, …除外, 经…批准的, 确需…的. 除…外，还应当 adds and excepts nothing; 未经…批准 is a condition
of the ban itself, ``compare.changes.rules`` leaves it aside."""
