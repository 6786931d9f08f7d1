"""Words that say what is local, how far a measure reaches, and whether a piece of a sentence can stand alone.

Sources: what makes a local text more than a copy (amounts, deadlines, places, names, instruments) are the kinds of the
annotation rules for *adds*, the instruments collected from municipal and provincial plans and regulations; all of a
kind or some of it (各地 becomes 有条件的市, 每个县 becomes 重点县) was read off national plans and laws beside the
local texts that carry them; pieces that lean on the rest of their sentence, off directives that could not be understood
in a list.
"""

from __future__ import annotations

INSTRUMENTS: tuple[str, ...] = (
    "补助", "补贴", "奖励", "奖补", "贴息", "基金", "专项资金", "风险补偿", "再担保", "贷款", "信贷", "保险", "税收优惠", "用地指标", "租金",
    "罚款", "吊销", "约谈", "通报批评", "督查", "备案", "黑名单", "联席会议", "领导小组", "热线", "目录", "清单", "名录", "台账", "飞地", "揭榜挂帅",
    "创新券", "绿色通道", "一站式", "一网通办", "购买服务", "数据库", "大数据", "区块链", "物联网", "工业互联网", "孵化器", "众创空间", "志愿者",
)  # fmt: skip
"""Means that a local text may bring and its upper one may lack."""

NO_PLACES: tuple[str, ...] = (
    "自治县", "县级市", "地级市", "省辖市", "直辖市", "设区市", "新城区", "老城区", "泰山",
)  # fmt: skip
"""Words that end as places do and name none, or are common words, too, and a district that honours bear (泰山学者)."""

NO_PLACE_ENDINGS: tuple[str, ...] = ("城市", "都市", "示范县", "名县", "新区")
"""Nor does a word that ends so: 周边城市; a 新区 is most of what is done in its city, and adds nothing alone."""

NAMED_THINGS: tuple[str, ...] = (
    "工程", "计划", "行动", "平台", "系统", "品牌", "模式", "机制", "制度", "基地", "中心", "联盟", "论坛", "专项", "基金", "资金", "贷", "券", "码", "奖",
    "试点", "项目", "园", "馆", "网", "节", "赛", "大赛", "清单", "公约", "工作法", "热线", "窗口", "超市", "驿站", "App", "小程序", "方案", "指数",
)  # fmt: skip
"""What a quoted expression must name to be a name and no slogan (卡脖子): it ends so, or such a word follows."""

PLAIN: tuple[str, ...] = (
    "满足", "符合", "予以", "进行", "使用", "推出", "通过", "采用", "围绕", "针对", "结合", "根据", "按照", "依托", "包括", "以及", "或者", "不低于",
    "不少于", "不超过", "以上", "以下", "以内", "各类", "各级", "有关", "相关", "全市", "全省", "全县", "我市", "我省", "本市", "本省", "本县", "本区",
)  # fmt: skip
"""Plain words, beside the verbs of policy, that add nothing where they stand for others."""

UNITS = "地区|地方|城市|市县|省份|县城|县区|乡镇|街道|社区|村|企业|单位|医院|机构|学校|高校|园区|开发区|项目|行业|领域|品种|市|县|区|地"
"""What a measure reaches."""

ALL = rf"(?:各个?|每个?|所有的?|全部|全体|一切|任何)(?:级|类|设区的|有关)?(?:{UNITS})"
"""Every one of a kind."""

SOME = rf"(?:有条件|具备条件|符合条件|条件(?:较好|成熟|具备))的?(?:{UNITS})|(?:重点|部分|试点|若干|个别|典型|优势)(?:{UNITS})"
"""Some of a kind."""

EVERY = r"所有的?|全部的?|全体|一切|任何|每一?个|各(?![自项种位类级方])"
LIMITED = r"部分|重点|试点|示范|大型|中型|小型|大中型|新建|既有|少数|个别|若干|典型|规模以上|(?:符合|具备|有)条件的?|具有条件的?|条件(?:较好|成熟|具备)的?"
"""Before a noun: all of it, or some of it, whatever the noun is (所有灌区, 大型灌区)."""

EACH = r"各|均|都|全部|分别"
"""Behind a list of names: each of them, so that the list is no choice."""

PLACE = r"^[\u4e00-\u9fff（）()]{1,8}(?:省|市|县|区|州|盟|旗|镇|乡)$"
"""A place in a list: a local text names its own, which is no narrower."""


LEANING: tuple[str, ...] = ("其中", "同时", "此外", "在此基础上", "并", "且", "还", "也")
"""What a text begins with that needs the one before it."""

BORNE: tuple[str, ...] = ("不得", "应", "必须", "可以", "须")
"""What a part begins with that needs its bearer or its case before it: 未经检测的血液，｜不得向医疗机构提供."""

BARE_MEANS = (
    r"^(?![^，。；]*(?:应当|必须|要|建立|推行))[^，。；]*(?:通过|采取|利用|运用|以(?![上下内外及]))[^，。；]*(?:措施|方式|手段|途径|形式|办法|渠道)$"
    r"|^[^，。；]{2,20}应当(?:予以|给予|积极)?(?:配合|支持|协助)$"
)
"""A part that tells by which means only, or that somebody must help: what is done stands beside it."""

NO_OBJECT = r"不得(?:[\u4e00-\u9fff]{2}、)*[\u4e00-\u9fff]{2}(?:或者|和|、)[\u4e00-\u9fff]{2}$"
"""A ban of which the object is told before it: 任何人不得侵占、挪用."""

TOPIC = r"^(?P<topic>[^，。；：]{2,16}?)(?=应当|必须|不得|可以|用于|由|实行)"
"""What a sentence is about: 服务经费应当用于…."""

OF_WHOM = (
    r"(?P<thing>^[^，。；：]{2,12}?(?<!者)(?<![人位业构门府员校院社团店站])(?:应当|必须|不得|须))"
    r"|^[^，。；的者人位业构门府员校院社团店站]{0,4}(?:不|未|没有|超过|经)[^，。；]{2,30}的，(?:不得|应当|必须)"
)
"""A sentence that says neither who nor of what kind: of a thing (台账保存期限不得少于…), or of a case (不符合标准的，不得…)."""

PUBLIC = r"国家|(?:部门|机关|机构)$"
"""A public body, of which a rule for others is not said."""

OBJECT = r"(?<=对)(?P<object>[^，。；、的]{2,16})[^，。；]*?(?:进行|实施|开展|实行|加强)"
"""What a body deals with: 会同有关部门对锅炉生产、销售进行监督检查."""

OUGHT = "应当"
"""By this a part of a sentence says who must do something, rather than for which case."""

BEFORE_NUMBERS = "到至第约超"
"""What makes no sense at an end behind which a number is left out."""

EXCEPT = "除"
"""With what an exception begins that says at once what it is (除…外); others say it at their end (…除外)."""

DATE = r"(?:力争)?[到至]?20\d\d年(?:底|末)?前?，"
"""A date that a sentence begins with; it holds for all its parts."""

MEANS = r"(?:以|围绕|针对|按照|根据|随着|结合|立足|面向|聚焦|发挥|利用|运用|充分|依托|通过|本着|紧跟|顺应)[^，]*[^，的]，(?!如|包括)"
"""Tells in front how or on which ground, and not who, when, where or whereto: may be left out."""

BETWEEN = (
    r"(?<=应当|可以|必须)(?:充分)?(?:会同|依据|根据|按照|依照|结合|利用|运用|通过|围绕|在[^，。；]*(?:指导|领导|支持|协助)下)[^，。；]*，"
    r"(?!并|[^，。；]{2,20}(?:应当|必须))"
)
"""The same between who must and what is done: 市商务局应当会同市财政局依据目录，｜制定计划."""

HOLLOW = r"(?:(?:通过|经过)[^，]*，)?(?:力争|争取|确保)?[到至在]?20\d\d年(?:底|末)?前?|[^，]{0,12}见附[件录表]\d*"
"""A part that asks nothing by itself: how and until when another one is done, where to look something up."""

LISTED_LAST = r"[^，。；]*等(?![级于到])[^，。；、]{2,10}$"
"""The last item of a list, which tells no action: 能效管理技术等核心技术."""

CASE_GOES_ON = r"，(?:必须|不得|应当|须|方可|严禁|禁止)[^，。；]*"
"""Behind a part that tells no action by itself, the rule that it is the case of: 未经本人同意，｜不得公开…."""

LISTS = r"^(?:\d+[.．]\s*)?(?P<verb>围绕|聚焦|针对|面向|瞄准|包括|(?:重点|优先|大力|积极|加快)?(?:支持|发展|开发|研发|突破|推进|攻克|推广|建设))"
"""What such a list hangs on, at the beginning of its sentence."""

HANGING = r"，在[^，]*[上下中时前后里内]$"
"""A condition at the end whose action is cut off: ，在现有系统基础上."""

OPEN = r"^违反|的$"
"""A case without what follows from it."""

CASE = "的"
"""What a piece ends with that only says for which case: 超过500元的，｜不得…."""

# The numbers by which headings are cited (GB/T 9704—2012, 7.3.3; the levels of laws: 立法法第六十五条).
HEADING_NUMBER = (
    r"第[一二三四五六七八九十百零\d]+[编章节条款]|第[一二三四五六七八九十\d]+部分|[一二三四五六七八九十]+(?=[、.．])"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:\.\d+)*(?=[.．、 　])|专栏\s?\d+|(?:附?表|附件)\s?\d+"
)
# One value in a few quoted words: its number and its unit; a year, its month where one is named, and what is within it.
NUMBER_AND_UNIT = r"(\d[\d,]*(?:\.\d+)?)\s*(%|％|[^\d\s，。；、以左（）()“”]{0,6})"
YEAR = r"(20\d\d)年?(?:(\d{1,2})月)?"
WITHIN_YEAR = r"上半年|季度|年初|年中"

ATTACHED = "[的对]"
"""Behind these the name of what is measured goes on: ……诊断系统对典型疾病的检出率."""

DESCRIBES: str = r"(?:适宜|适合|适于|符合|可?供)[^，的]{2,24}的[^，的、]{1,8}$"
"""A piece that is no task: it says what the one before it gives (提供…，适宜老年人食用的膳食). Off provincial statutes."""
