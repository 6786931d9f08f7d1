"""Which provinces, and where it matters which cities, belong to a region or have a coast, a border, a river.

Each row names its source. A directive that speaks of such a land and of nothing else asks nothing of a place that is
known not to lie there (``matching.elsewhere``); of a place that is in no table nothing is concluded.
"""

from __future__ import annotations

from typing import NamedTuple

# The provinces by their short names, as the sources list them.
_NORTHEAST = "辽宁 吉林 黑龙江"
_WEST = "内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆"
_MIDDLE = "山西 安徽 江西 河南 湖北 湖南"
_COAST = "天津 河北 辽宁 上海 江苏 浙江 福建 山东 广东 广西 海南"


class Land(NamedTuple):
    """A land that some places belong to and others do not.

    Attributes:
        name: As it is printed in the reason.
        words: How texts name it, or what there can only be there; a regular expression.
        provinces: In which it lies, wholly or in part.
        cities: Of these provinces the cities in which it lies, full names; empty where any of their cities may.
    """

    name: str
    words: str
    provinces: frozenset[str]
    cities: frozenset[str] = frozenset()


def _land(name: str, words: str, provinces: str, cities: str = "") -> Land:
    return Land(name, words, frozenset(provinces.split()), frozenset(cities.split()))


LANDS: tuple[Land, ...] = (
    # 《中国海洋统计年鉴》, 主要统计指标解释: 沿海地区 are the eleven provinces with a coast, 沿海城市 the cities with one.
    _land(
        "沿海地区",
        r"沿海(?!线)|海域|海岸|海岛|海湾|海滩|滨海(?!新区)|近岸|近海|渔港|深远海|远洋渔|围填海|陆海统筹|赤潮|海水(?:养殖|淡化|浴场)|入海(?:排污)?口"
        r"|海上(?:风电|搜救|交通|溢油|养殖|执法|牧场)|海洋(?:牧场|渔业|经济|产业|生态|环境|功能区|保护|灾害|预报|污染|垃圾|强[国省市]|资源|开发|权益|观测|综合管理|碳汇|自然保护)",
        _COAST,
        "唐山市 秦皇岛市 沧州市 大连市 丹东市 锦州市 营口市 盘锦市 葫芦岛市 连云港市 盐城市 南通市 杭州市 宁波市 温州市 嘉兴市 绍兴市 舟山市 台州市"
        " 福州市 厦门市 莆田市 泉州市 漳州市 宁德市 青岛市 东营市 烟台市 潍坊市 威海市 日照市 滨州市 广州市 深圳市 珠海市 汕头市 江门市 湛江市 茂名市"
        " 惠州市 汕尾市 阳江市 东莞市 中山市 潮州市 揭阳市 北海市 防城港市 钦州市 海口市 三亚市 三沙市 儋州市 琼海市 文昌市"
        " 万宁市 东方市 澄迈县 临高县 昌江黎族自治县 乐东黎族自治县 陵水黎族自治县",
    ),
    # 《长江经济带发展规划纲要》 (2016)
    _land("长江经济带", "长江经济带", "上海 江苏 浙江 安徽 江西 湖北 湖南 重庆 四川 云南 贵州"),
    # 《长江保护法》 art. 2
    _land(
        "长江流域",
        r"长江(?!经济带|三角洲|学者|大学|存储|口二号|[故古]道|水)",
        "青海 四川 西藏 云南 重庆 湖北 湖南 江西 安徽 江苏 上海 甘肃 陕西 河南 贵州 广西 广东 浙江 福建",
    ),
    # 《黄河保护法》 art. 2; its old beds lie in other provinces, to some of which its water goes, too
    _land("黄河流域", r"黄河(?!大合唱|文化|科技学院|[故古旧老]|水)", "青海 四川 甘肃 宁夏 内蒙古 山西 陕西 河南 山东"),
    # 《太湖流域管理条例》 art. 2
    _land("太湖流域", "太湖", "江苏 浙江 上海 安徽"),
    # 《青藏高原生态保护法》 art. 2
    _land("青藏高原", "青藏高原|三江源", "西藏 青海 新疆 四川 甘肃 云南"),
    # 《黑土地保护法》 art. 2
    _land("黑土地区", "黑土地?", f"{_NORTHEAST} 内蒙古"),
    # 《陆地国界法》; 《“十四五”兴边富民行动规划》: the border counties lie in nine provinces
    _land("陆地边境地区", r"边境|沿边|边民|边疆", "内蒙古 辽宁 吉林 黑龙江 广西 云南 西藏 甘肃 新疆"),
    # 《民族区域自治法》 art. 2 and the list of the 155 民族自治地方 (National Ethnic Affairs Commission)
    _land(
        "民族自治地方",
        "民族自治|民族地区",
        "内蒙古 广西 西藏 宁夏 新疆 河北 辽宁 吉林 黑龙江 浙江 湖北 湖南 广东 海南 重庆 四川 贵州 云南 甘肃 青海",
    ),
    # 《西部大开发“十二五”规划》: twelve provinces; 延边 is treated like them, and so are parts of the six in the middle
    # (国办函〔2007〕2号), which are treated like the north-east, too
    _land("西部地区", r"(?<!中)西部(?:大开发|地区|省份|陆海新通道)", f"{_WEST} {_MIDDLE} 吉林"),
    # 《东北全面振兴“十四五”实施方案》
    _land("东北地区", r"东北(?:地区|三省|全面振兴|振兴|老工业基地)", f"{_NORTHEAST} {_MIDDLE} 内蒙古"),
    # 《关于新时代推动中部地区高质量发展的意见》 (2021)
    _land("中部地区", r"中部地区", _MIDDLE),
    # 国家统计局《东西中部和东北地区划分方法》 (2011)
    _land("东部地区", r"东部(?:地区|沿海|率先)", "北京 天津 河北 上海 江苏 浙江 福建 山东 广东 海南"),
    # 《国民经济和社会发展第十四个五年规划和2035年远景目标纲要》, parts 9 and 13
    _land("京津冀", "京津冀", "北京 天津 河北"),
    _land("长三角", "长三角|长江三角洲", "上海 江苏 浙江 安徽"),
    _land("粤港澳大湾区", "粤港澳", "广东"),  # 大湾区 alone is that of 浙江, too
    _land("成渝地区", "成渝", "四川 重庆"),
)
"""What some provinces have and others do not."""

WITH_OTHERS = (
    r"对接|融入|承接|借鉴|学习|对标|参与|服务|协作|协同|合作|联动|对口|帮扶|支援|转移|通道|出口|外贸|旅游|文化|经验|模式"
    r"|[东中]西|中西部|全国|各地|各省|其他地区|等地|老区|贫困|脱贫|欠发达|农村|乡村|山区|内陆|内河|(?<!太)湖|基层|城市群|为重点|突出|尤其|特别是"
    r"|(?<![达得做受提直])到(?!\d|位)|(?<!方)向|赴|[选派援]|支[边教医]|扎根|投身|毕业生|志愿|人才"
    r"|机组|叶片|装备|设备|部件|制造|材料|医?药|研[制发]|研究(?!制定|建立|出台|提出)|攻关"
    r"|全民|公众|全社会|意识|观念|教育|宣传|科普|知识"
)
"""What places elsewhere do with such a land, or a sentence that speaks of others, too: it may be theirs.

So may be what people are sent from, what factories and laboratories make for it, and what everybody learns of it.
"""

REGIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("京津冀", ("北京市", "天津市", "河北省")),
    ("雄安新区", ("河北省",)),
    ("长三角|长江三角洲", ("上海市", "江苏省", "浙江省", "安徽省")),
    ("浦东", ("上海市",)),
    ("粤港澳大湾区|横琴|前海|河套深港", ("广东省",)),
    ("香港|澳门|台湾", ()),
    ("成渝", ("四川省", "重庆市")),
    ("海南自由贸易港|海南自贸港", ("海南省",)),
    ("平潭", ("福建省",)),
)
"""Regions of their own strategy in the outline of the 14th five-year plan (2021), parts 9 and 13, with their provinces."""

AROUND = r"周边|周围|毗[邻连]|[相临邻]近|相邻|接壤|环(?=京津|长三角|首都)"
"""In a sentence about a place or a land: what lies around it is another one, which nobody here knows."""

JOINED_FROM_HERE = r"对接|融入|承接|合作(?!区)|协作|转移"
"""What those elsewhere do with a place: 深化长三角对接."""

ABROAD, PEOPLE = (
    "香港|澳门|台湾",
    r"同胞|青少?年|居民|人[士员才]|学[生者]|专[业家]|教师|医师|律师|企业|公司|机构|投资|资[本金]|[台港澳]商|产品|品牌|农民|就业|创业|交流",
)
"""Of these places people, firms and goods are elsewhere, too."""

MADE_GREAT = r"支持|推动|推进|加快|加紧|深化|打造|建设|提升|高标准|高质量|稳步|扎实|积极|深入|发挥|强化|巩固|保持"
"""What stands before a place that a text tells to do something with; 对接, 融入, 借鉴 and 承接 are things that others do."""

THERE = r"在(?=[^，。；]{2,24}(?:开展|设立|建设|实施)(?:[^，。；]{0,12})(?:试点|试验|示范|工程|基地))(?![^。；]*(?:等[地省市\d]|各地|其他))"
"""Before the places in which something is tried out, and nowhere else: 在海南、贵州开展水权交易试点."""
