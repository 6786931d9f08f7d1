"""What makes a number a quantity or a time: units with their factors, the words around, and numbers that are neither.

Source: GB 3100 for the measures and their factors; 国务院《关于统一实行法定计量单位的命令》for 亩. The five-year plans
number their years so (十四五 is 2021 to 2025); 本世纪中叶 is read as 2050, as the reports of the congresses use it. The
counting words, the words around numbers, what holds a number and is no quantity, and the words that set a time were
read off national and local plans, laws, work reports and their target tables. The order of what is no quantity matters:
what comes first hides its characters from the rest.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """What a unit measures."""

    dimension: str  # only numbers of one are set against each other, after ``factor``
    factor: Fraction = Fraction(1)  # to the base unit of the dimension
    total: bool = True  # whether a number of it usually counts a whole (12万个), of which a region has a share


def _rows(dimension: str, total: bool, units: dict[str, int | str]) -> dict[str, Unit]:
    return {name: Unit(dimension, Fraction(factor), total) for name, factor in units.items()}


MEASURES: dict[str, Unit] = {
    **_rows("ratio", False, {"%": "1/100", "‰": "1/1000", "/10万": "1/100000", "/十万": "1/100000", "/万": "1/10000"}),
    **_rows("points", False, {"个百分点": 1, "百分点": 1}),
    **_rows("times", False, {"倍": 1}),
    **_rows("money", True, {"元": 1, "元人民币": 1}),
    **_rows("dollars", True, {"美元": 1}),
    **_rows("area", True, {"平方公里": 1000000, "平方千米": 1000000, "平方米": 1, "公顷": 10000, "亩": "2000/3"}),
    **_rows("area", True, {"km²": 1000000, "km2": 1000000, "m²": 1, "m2": 1, "㎡": 1, "hm²": 10000}),
    **_rows("length", True, {"公里": 1000, "千米": 1000, "km": 1000}),
    **_rows("length", False, {"米": 1, "厘米": "1/100", "毫米": "1/1000", "m": 1, "cm": "1/100", "mm": "1/1000"}),
    **_rows("speed", False, dict.fromkeys(("公里/小时", "千米/小时", "公里每小时", "km/h"), 1000)),
    **_rows("mass", True, {"吨": 1, "公斤": "1/1000", "千克": "1/1000", "斤": "1/2000", "t": 1, "kg": "1/1000", "t/d": 1}),
    **_rows("mass", False, {"克": "1/1000000", "毫克": "1/1000000000", "微克": "1/1000000000000", "mg": "1/1000000000"}),
    **_rows("steam", False, dict.fromkeys(("蒸吨", "蒸吨/小时", "蒸吨／小时", "蒸吨每小时", "吨/小时", "t/h"), 1)),
    **_rows("coal", True, {"吨标准煤": 1, "吨标煤": 1, "tce": 1}),
    **_rows("coal", False, dict.fromkeys(("公斤标准煤", "公斤标准煤/吨", "kgce", "kgce/t"), "1/1000")),
    **_rows("coal", False, dict.fromkeys(("克标准煤", "克标准煤/吨"), "1/1000000")),  # 千 is a power before it
    **_rows("carbon", True, {"吨二氧化碳当量": 1}),
    **_rows("volume", True, {"立方米": 1, "m³": 1, "m3": 1}),
    **_rows("volume", False, {"升": "1/1000", "毫升": "1/1000000", "l": "1/1000", "ml": "1/1000000"}),
    **_rows("flow", False, {"立方米/小时": 24, "立方米／小时": 24, "立方米每小时": 24, "立方米/日": 1, "立方米/天": 1, "立方米每日": 1}),
    **_rows("flow", False, {"m³/h": 24, "m3/h": 24, "m³/d": 1, "m3/d": 1}),
    **_rows("power", True, {"千瓦": 1, "兆瓦": 1000, "吉瓦": 1000000, "kw": 1, "mw": 1000, "gw": 1000000}),
    **_rows("energy", True, {"千瓦时": 1, "兆瓦时": 1000, "吉瓦时": 1000000, "kwh": 1, "mwh": 1000, "gwh": 1000000}),
    **_rows("energy", True, {f"{one}{dot}h": by for one, by in (("kw", 1), ("mw", 1000), ("gw", 1000000)) for dot in "·•⋅"}),
    **_rows("voltage", False, {"伏": 1, "千伏": 1000, "v": 1, "kv": 1000}),
    **_rows("concentration", False, {"微克/立方米": 1, "微克每立方米": 1, "μg/m³": 1, "μg/m3": 1, "ug/m3": 1}),
    **_rows("concentration", False, {"毫克/立方米": 1000, "毫克每立方米": 1000, "mg/m³": 1000, "mg/m3": 1000}),
    **_rows("concentration", False, dict.fromkeys(("克/立方米", "克每立方米", "g/m³", "g/m3"), 1000000)),
    **_rows("concentration of water", False, {"毫克/升": 1, "mg/l": 1}),
    **_rows("people", True, {"人": 1, "名": 1, "位": 1}),
    **_rows("visits", True, {"人次": 1}),
    **_rows("households", True, {"户": 1}),
    **_rows("occurrences", False, {"次": 1, "场次": 1}),
    **_rows("age", False, {"岁": 1, "周岁": 1}),
    **_rows("hours of a day", False, {"时段": 1}),
    **_rows("degrees", False, {"℃": 1, "摄氏度": 1}),
    **_rows("pressure", False, {"兆帕": 1, "千帕": "1/1000", "mpa": 1, "kpa": "1/1000"}),
    **_rows("light", False, {"勒克斯": 1, "lx": 1}),
    **_rows("noise", False, {"分贝": 1, "db": 1, "db(a)": 1, "db（a）": 1}),
    **_rows("workdays", False, {"个工作日": 1, "工作日": 1}),
    **_rows("days", False, {"日": 1, "天": 1, "个自然日": 1, "周": 7, "个星期": 7}),
    **_rows("months", False, {"个月": 1, "年": 12, "周年": 12}),
    **_rows("lessons", False, {"学时": 1, "个学时": 1, "课时": 1, "个课时": 1}),
    **_rows("hours", False, {"小时": 60, "个小时": 60, "分钟": 1}),
    **_rows(
        "count",
        True,
        dict.fromkeys(
            (
                *("个", "家", "项", "种", "件", "套", "台", "座", "所", "处", "条", "张", "批", "支", "组", "辆", "间", "只", "株"),
                *("头", "篇", "部", "类", "场", "款", "册", "枚", "艘", "架", "片", "口", "棵", "例", "站", "期", "台套", "台（套）"),
                *("台(套)", "架次", "班", "列", "幅", "本", "宗", "起", "对", "根", "块", "户次", "家次", "件次", "卷", "品种"),
                *("标箱", "标准箱", "teu", "班次", "辆次", "艘次", "车次", "栋", "床"),
            ),
            1,
        ),
    ),
}  # fmt: skip
"""The units by name, letters small; the longest that fits is taken. Days and months are only near multiples (``DAYS``)."""

SENSES: tuple[tuple[str, str, str, str], ...] = (
    ("mass", "", "(?:及?以[上下])?的?[^，,。；;、]{0,6}锅炉", "steam"),
    ("length", "(?:时速|每小时)[^，,。；;、]{0,8}$", "", "speed"),
)
"""What a unit measures beside such words: its dimension, the words before and behind, what it measures there."""

INDEX = "指数"
INDICES = r"(?:系数|指数|容积率|比值|收入比|利用效率|PUE)[^，,；;。、（(\d]{0,8}$"
"""What has a number without a unit: 农田灌溉水有效利用系数提高到0.58以上."""

TALLIES = r"(?:天数|日数)[^，,；;。、（(\d]{0,8}$"
"""Days behind this are counted, and no limit within which something is done: 重污染天数控制在3天以内."""

NEEDS_MARK = frozenset({"workdays", "days", "months", "hours", "degrees"})
"""Dimensions that make a quantity only with a comparator (不少于2年): 三年行动, 24小时, 5日 are none."""

MULTIPLIERS: dict[str, int] = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip
"""Chinese powers of ten behind Arabic digits (3.2万亿)."""

FLOORS: tuple[str, ...] = ("不低于", "不少于", "不小于", "不得低于", "不得少于", "不得小于", "至少", "最少", "不下于")
CEILINGS: tuple[str, ...] = (
    "不高于", "不超过", "不多于", "不大于", "不得高于", "不得超过", "不得多于", "不得大于", "至多", "最多",
)  # fmt: skip
"""Words that set a bound and do nothing else: 年满18周岁 and 未满18周岁 may make one rule, 不低于 and 不超过 do not."""

AT_LEAST: tuple[str, ...] = (
    *FLOORS, "最低", "达到", "达", "超过", "超", "突破", "高于", "大于", "提前",
    "多于", "提高到", "提升到", "提高至", "提升至", "增加到", "增加至", "增长到", "增长至", "扩大到", "扩大至", "满", "≥", "＞", ">",
)  # fmt: skip
AT_MOST: tuple[str, ...] = (
    *CEILINGS, "最高", "最长", "低于", "少于", "小于", "控制在",
    "降到", "降至", "下降到", "下降至", "降低到", "降低至", "减少到", "减少至", "缩短到", "缩短至", "压缩到", "压缩至", "压减到", "压减至", "压减为",
    "缩短为", "压缩为", "降为", "≤", "＜", "<", "不足", "未超过", "控制到", "不满", "未满",
)  # fmt: skip
ABOUT: tuple[str, ...] = ("约", "大约", "近", "接近", "保持在", "稳定在", "维持在", "大致", "基本达到", "基本实现")
"""Words before a number: a floor, a ceiling, neither."""

AFTER_AT_LEAST: tuple[str, ...] = ("以上", "及以上", "多", "余", "起")
AFTER_AT_MOST: tuple[str, ...] = ("以下", "及以下", "以内", "之内", "内")
AFTER_ABOUT: tuple[str, ...] = ("左右", "上下")
"""Words after a number and its unit."""

PRINTED_BEFORE: tuple[str, ...] = (
    "不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", "最少", "超过", "高于", "大于", "不高于", "不超过", "不多于", "不大于", "不得高于",
    "不得超过", "至多", "最多", "低于", "少于", "小于", "控制在", "降到", "降至", "≥", "≤", "＞", "＜", ">", "<", "约", "近", "不足", "接近", "基本达到", "基本实现",
)  # fmt: skip
"""Those words before a number that are printed with it; of 达到95% only the number is."""

RISES: tuple[str, ...] = ("提高", "提升", "增长", "增加", "上升", "扩大", "增幅", "增速", "高出", "新增", "净增")
FALLS: tuple[str, ...] = ("下降", "降低", "减少", "压减", "缩短", "压缩", "削减", "降幅", "下调", "降")
"""Directly before a number: it says by how much something grows or shrinks, not where it shall stand."""

SMALLER_IS_BETTER: tuple[str, ...] = (
    "浓度", "死亡率", "发病率", "感染率", "失业率", "漏损率", "能耗", "电耗", "水耗", "用水量", "排放量", "排放强度", "排放总量", "碳强度",
    "事故起数", "死亡人数", "受害率", "危害率", "差错率", "空置率", "超标率", "过剩", "办理时间", "办理时限", "审批时间", "等候时间", "等待时间",
    "候诊时间", "响应时间", "占用时间", "自付比例", "个人负担", "个人支出", "自付比", "库存", "杠杆率", "负债率", "不良率", "重污染天", "劣Ⅴ类", "劣五类", "劣V类",
    "贫困人口", "贫困发生率", "药占比", "耗材占比", "万元消耗", "吸烟率", "肥胖率", "近视率", "超重率", "返贫", "火灾受害率", "卫生支出占", "消费价格", "CPI", "ＣＰＩ",
)  # fmt: skip
"""Subjects of which less is aimed at, so that a smaller number asks for more."""

SAME_INDICATOR: dict[str, tuple[str, ...]] = {
    "生产总值": (
        "国内生产总值|地区生产总值|GDP|ＧＤＰ",
        r"(?:(?<![\u4e00-\u9fff])|(?<=[市省县区国年度使]))(?:生产总值|经济(?:年均|平均)?增长(?=$|[|]|速度|率|预期|目标|[左保达力在])|经济增速)",
    ),
    "居民消费价格": ("居民消费价格(?:总水平|指数)?", "CPI", "ＣＰＩ", "消费价格(?:总水平|指数)"),
    "调查失业率": ("(?:城镇)?调查失业率",),
    "研发经费": ("全社会研(?:究与试验)?发(?:展)?经费", "研究与试验发展经费", "R&D经费", "研发经费"),
    "社会消费品零售总额": ("社会消费品零售总额", "社零总额", "社零额"),
    "规模以上工业": ("规模以上工业", "规上工业"),
    "可支配收入": ("(?:居民)?(?:人均)?可支配收入", "居民收入"),
    "细颗粒物": (r"细颗粒物(?:[（(]?PM2[.]5[)）]?)?", r"PM2[.]5"),
    "优良天数": ("(?:环境)?空气质量优良天数", "优良天数"),
}  # fmt: skip
"""Names of one indicator, as patterns: what is 国内生产总值 of the nation is 地区生产总值 of a province. Source: goals of work reports."""

INDICATOR_LETTERS: dict[str, str] = {"gdp": "生产总值gdp", "cpi": "消费价格cpi"}
"""Small letters by which indicators are known, with what of their names is always said."""

AGGREGATES: str = "生产总值|增加值|总产值|投资|收入|零售总?额|产量|进出口|失业率"
"""What is counted of a whole economy and, by another number, of a part of it: 海洋生产总值 is no 地区生产总值 …"""

SECTORS: tuple[str, ...] = (
    "海洋", "农业", "农林牧渔", "林业", "渔业", "工业", "制造业", "建筑业", "服务业", "生产性", "现代", "旅游", "民间|民营", "外商", "国有", "农村|农民",
    "城镇", "税收", "限额以上", "技改|技术改造", "基础设施", "房地产", "夏粮", "秋粮", "早稻", "高技术", "高新技术", "战略性", "装备", "数字", "登记", "调查",
)  # fmt: skip
"""… and the parts, each by its names. Source: 国民经济和社会发展统计公报, goals of work reports."""

GIVEN: tuple[str, ...] = (
    "补贴", "补助", "贴息", "资助", "奖补", "奖励", "减免", "免征", "免收", "免缴", "免交", "免费", "报销", "减征", "减按", "缓缴", "减半",
)  # fmt: skip
"""What is given to somebody: a smaller share or a shorter term of it gives less, though it is a ceiling."""

MONEY: tuple[str, ...] = (*GIVEN, "津贴", "经费", "资金", "拨款", "免费", "收费")
"""Words of a duty that costs or gives money; collected from national and provincial statutes on care, volunteers and schools."""

EACH: tuple[str, ...] = (
    "每个", "每家", "每县", "每市", "每省", "每村", "每乡", "每镇", "每户", "每人", "每名", "每万人", "每千人", "每百万人", "每十万人", "每亩", "每吨", "每次",
    "每处", "每座", "每所", "每条", "每台", "每组", "每件", "每批", "每项", "每门", "每班", "每平方", "每立方", "每公里", "每百", "每千", "每万", "每张",
    "每位", "每企业", "每学位", "每床位", "每托位", "每学生", "每生", "每车", "每辆", "每例", "每只", "每头", "每平", "每床", "单个", "单处", "单次", "单体", "单项", "单家", "单桩", "单台", "单机", "单座", "单套", "单笔", "单户", "单位面积", "单位产品", "单位GDP", "单位国内", "单位地区", "单位工业", "人均", "户均", "亩均", "床均", "校均", "村均", "平均",
    "均", "各设区", "各县", "各市", "各区", "各乡", "各街道", "各地", "各社区", "千人", "万人", "每一", *(f"{many}{what}" for many in ("万元", "亿元") for what in ("GDP", "国内", "地区", "工业", "产值")),
)  # fmt: skip
"""Words that make a number a standard for one of many instead of a total."""

BEYOND_ONE = "[万千百十]*亿[吨亩]|[十百千]*万亿"
"""What no single one of those below has: such a number counts all of a territory (2.2亿吨) …"""

GREAT_COUNT, COUNTS_THINGS = "[万亿十百千]*[万亿]", frozenset({"count", "people", "households", "visits"})
"""… and so does so great a count of things or people (20万组)."""

TOLD_EACH, SAID_WHOLE = "各|每", "全国|我国|全行业|全[省市区县]"
"""What those below are told each of them, which is no total; what says itself that it counts a whole."""

DIRECT_ENDS, REGION_ENDS = "市", "区"
"""How 直辖市 and 自治区 end."""

PERIODS: dict[str, int] = {
    "学年": 1, "年": 1, "学期": 2, "季度": 4, "季": 4, "月": 12, "旬": 36, "周": 52, "星期": 52, "日": 365, "天": 365, "小时": 8760,
}  # fmt: skip
"""每年至少召开1次: how often in a year; of 每两年 the half, of 每半年 twice as often."""

REGULAR: tuple[str, ...] = (
    "调度", "通报", "报告", "报送", "会商", "考核", "评估", "督查", "督导", "巡查", "公示", "点评", "研判", "总结", "盘点", "晾晒", "排名",
)  # fmt: skip
"""Directly behind a period these say how often they are done: 月调度、季通报. Source: plans of provinces and cities."""

DAYS: dict[str, Fraction] = {
    "days": Fraction(1),
    "workdays": Fraction(7, 5),
    "months": Fraction(30),
    "hours": Fraction(1, 1440),
}
"""Calendar days that one of a dimension comes to where two stand against each other: 90日 is 3个月, 15个工作日 is 21日."""

RATIOS: dict[str, tuple[str, str]] = {
    # printed: (value, unit); the mode is read off as for digits, but of 番 (a rise) and of ``REDUCED`` (a fall)
    "翻一番": ("1", "番"), "翻番": ("1", "番"), "翻两番": ("3", "番"), "翻三番": ("7", "番"), "翻一翻": ("1", "番"),
    "一半": ("1/2", "%"), "半数": ("1/2", "%"),
    "减半": ("1/2", "%"), "免收": ("1", "%"), "免征": ("1", "%"), "免缴": ("1", "%"), "免交": ("1", "%"),
    "全覆盖": ("1", "%"), "全面覆盖": ("1", "%"), "全部覆盖": ("1", "%"),
}  # fmt: skip
"""Quantities without a number: 翻一番 is a rise by once as much, 增长100% …"""

SPOKEN: dict[str, str] = dict.fromkeys(("全覆盖", "全面覆盖", "全部覆盖"), "覆盖率")
"""… what they measure where they name it themselves …"""

REDUCED: tuple[str, ...] = ("减半", "免收", "免征", "免缴", "免交")
"""… and those that say by how much less is to be paid."""

VAGUE: tuple[str, ...] = (
    *(f"{how}{what}" for how in ("稳步", "逐步", "大幅", "明显", "显著", "进一步", "持续", "不断", "有效", "较大幅度", "稳定", "稳中有")
      for what in ("提高", "提升", "增长", "增加", "下降", "降低", "减少", "改善", "扩大", "缩短", "压减", "增强", "优化", "好转")),
    "有所提高", "有所增长", "有所下降", "有所增加", "明显提高", "持续向好", "一批", "若干", "较大提升", "较快增长", "平稳增长", "合理增长", "逐年提高",
    "逐年增长", "逐年下降", "不断涌现", "更多",
)  # fmt: skip
"""What stands in the place of a number that was given up."""

HOPED: tuple[str, ...] = ("力争", "争取", "努力", "原则上", "预期", "尽量", "力求")
"""Said before a number, it is no longer promised."""

_HAN = "一二三四五六七八九十"

NOT_QUANTITIES: tuple[tuple[str, str], ...] = (
    (r"《[^》]{0,60}》", "《垃圾分类标志》（2019年版）"),
    (r"[〔\[（(]\d{4}[〕\]）)]\s*(?:第\s*)?\d{1,20}\s*号?", "〔2026〕8号"),
    (rf"第\s*[\d{_HAN}百千零〇○]{{1,20}}\s*[^\s，。]", "第三条, 第2类, 第一百零四条"),
    (r"[“「\"](?=[^”」\"]{1,14}[”」\"])[^”」\"]{1,14}[”」\"]", "“四个最严”"),
    (r"(?:PM|ＰＭ)\s*\d{1,20}(?:\.\d{1,20})?", "PM2.5"),
    (r"(?<![\dA-Za-zμ/])[A-Za-zＡ-Ｚａ-ｚ]{1,20}[-－]?\d{1,20}(?:[.-]\d{1,20})*", "GB18030, B12; not 500m3"),
    (r"\d{1,20}(?:\.\d{1,20})?[A-KM-UW-ZＡ-ＺGgDdKk](?![A-Za-z/³²(（])", "5G, 3D; not 50L, 220V"),
    (r"\d{4}\s*[—\-－~～至]\s*\d{4}\s*年?", "2026—2030年"),
    (r"\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?", "2026年3月18日"),
    (r"\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*月(?![内余])", "3月18日"),
    (r"\d{1,20}\.\d{1,20}(?:\.\d{1,20})+", "1.2.3"),
    (r"\d{1,20}号", "12号"),
    (rf"[{_HAN}\d]{{1,20}}[级类届](?!别)", "二级医院, 两类, 20届"),
    (rf"(?<!提)前\s*(?:\d{{1,20}}|[{_HAN}百千]{{1,20}})\s*[位名家强个大]|\d{{1,20}}强", "前100家, 500强"),
    ("[二三]次(?!会)", "二次开发"),
    (rf"[{_HAN}]升(?:[级学入为到至格任温值规降位]|(?=[{_HAN}]))", "国三升级"),
    (
        "进一步|统一|一体|一批|一定|一致|唯一|一般|一律|一次性|一站式|一网|一卡|一码|一件事|一证|一图|一册|一键|一起|一方面|一系列",
        "words that begin or end with 一",
    ),
    ("十分(?![钟之])|百姓|千方百计|三农|两岸|一带一路|[三两四五六七八]大", "words and names of groups"),
    ("四川|三亚|九江|十堰|三明|六安|百色", "places"),
    ("近年|[几数][十百千万]|十几", "近年, 几十, 十几"),
    (
        r"\d{3,4}-\d{7,8}|\d{11}|(?!1:\d{1,3}(?!\d)|\d\d?:00)\d{1,20}:\d{1,20}",
        "telephone numbers, 8:30; not 1:7, 22:00",
    ),
)

NOT_QUANTITIES_BEGIN: str = rf"《〔\[（(第“「\"PＰA-Za-zＡ-Ｚａ-ｚ\d{_HAN}两前进统唯百千近几数"
"""With which characters these begin: most places of a text are passed over by them at once."""

PLANS: dict[str, int] = {
    "十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035, "十七五": 2040,
}  # fmt: skip
"""Last year of each five-year plan …"""

PLAN_YEARS = 5
"""… and how many years it is for."""

CENTURY: dict[str, int] = {"本世纪中叶": 2050, "本世纪中期": 2050, "本世纪末": 2100}

RELATIVE_YEARS: dict[str, int] = {
    "今年": 0, "本年度": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "下一年": 1, "后年": 2,
}  # fmt: skip
"""Years counted from the date of the document."""

PARTS: dict[str, tuple[int, int]] = {
    "上半年": (6, 30), "下半年": (12, 31), "一季度": (3, 31), "二季度": (6, 30), "三季度": (9, 30), "四季度": (12, 31), "1季度": (3, 31),
    "2季度": (6, 30), "3季度": (9, 30), "4季度": (12, 31), "年中": (6, 30), "年底": (12, 31), "年末": (12, 31), "年内": (12, 31), "底": (12, 31),
    "末": (12, 31), "第一季度": (3, 31), "第二季度": (6, 30), "第三季度": (9, 30), "第四季度": (12, 31),
}  # fmt: skip
"""Last day of a part of a year."""

THIRDS: dict[str, int] = {"上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31, "初": 5, "中": 15, "": 31, "份": 31}
"""Last day of a part of a month; 31 stands for the last whatever the month."""

SPANS: dict[str, tuple[str, int]] = {
    "个工作日": ("workdays", 1), "工作日": ("workdays", 1), "个自然日": ("days", 1), "日": ("days", 1), "天": ("days", 1), "周": ("days", 7),
    "个星期": ("days", 7), "个月": ("months", 1), "个季度": ("months", 3), "年": ("months", 12), "个小时": ("hours", 60), "小时": ("hours", 60),
    "分钟": ("hours", 1), "h": ("hours", 60), "min": ("hours", 1),
}  # fmt: skip
"""Units of a time limit (30日内): dimension and factor."""

CYCLES: dict[str, int] = {"年": 1, "半年": 2, "季度": 4, "季": 4, "月": 12, "周": 52}
"""每…: how often in a year."""

AT_ONCE: tuple[str, ...] = ("立即", "即时", "当即", "马上", "第一时间", "当场", "即办")
"""What asks for more than any limit of days."""

DONE: tuple[str, ...] = (
    "完成", "建成", "实现", "启动", "全面", "基本", "投入使用", "投用", "竣工", "建立", "出台", "印发", "制定", "开工", "开通", "达到", "形成", "消除", "淘汰",
)  # fmt: skip
"""Behind a bare year these make it a time by which something is done: 2027年完成公告."""
