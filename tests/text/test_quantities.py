"""What becomes of a number on the way down: a table of short pairs, with the changes that they must and must not give."""

from __future__ import annotations

from fractions import Fraction

import pytest
from cn2an import an2cn
from hypothesis import given, settings
from hypothesis import strategies as st

from changed import changes
from compare.changes import Pairing, follow_numbers, tell_changes
from compare.model import Certainty, Level
from compare.text.numbers import read_number
from compare.text.quantities import find_quantities

CHANGED = """
社区覆盖率达到95%以上 => 社区覆盖率达到98%以上 : raised 95%以上 > 98%以上
社区覆盖率达到95%以上 => 社区覆盖率达到90%以上 : lowered 95%以上 > 90%以上
社区覆盖率达到百分之九十五以上 => 社区覆盖率达到90%以上 : lowered 百分之九十五以上 > 90%以上
社区覆盖率达到100% => 稳步提高社区覆盖率 : dropped 100% > 稳步提高
社区覆盖率达到100% => 社区覆盖率明显提升 : dropped 100% > 明显提升
社区覆盖率达到80% => 实现社区全覆盖 : raised 80% > 全覆盖
垃圾利用率比2025年提高10个百分点 => 垃圾利用率比2025年提高12个百分点 : raised 10个百分点 > 12个百分点
垃圾利用率比2025年提高10个百分点 => 垃圾利用率稳步提高 : dropped 10个百分点 > 稳步提高
垃圾利用率比2025年提高10个百分点 => 垃圾利用率比2020年提高12个百分点 : apart 10个百分点 > 12个百分点
垃圾利用率提高10个百分点 => 垃圾利用率达到60% : apart 10个百分点 > 60%
二手商品交易额年均增长12%以上 => 二手商品交易额年均增长10%以上 : lowered 12%以上 > 10%以上
二手商品交易额年均增长12%以上 => 二手商品交易额增长30%以上 : apart 12%以上 > 30%以上
细颗粒物浓度降到35微克/立方米以下 => 细颗粒物浓度降到30微克/立方米以下 : raised 降到35微克/立方米以下 > 降到30微克/立方米以下
细颗粒物浓度控制在35微克/立方米 => 细颗粒物浓度控制在38微克/立方米 : lowered 控制在35微克/立方米 > 控制在38微克/立方米
管网漏损率降到9%以内 => 管网漏损率降到8%以内 : raised 降到9%以内 > 降到8%以内
单处存放量不得超过10吨 => 单处存放量不得超过5吨 : raised 不得超过10吨 > 不得超过5吨
单处存放量不得超过10吨 => 单处存放量不得超过20吨 : lowered 不得超过10吨 > 不得超过20吨
单位产品能耗下降18% => 单位产品能耗下降20% : raised 18% > 20%
单位产品能耗下降18% => 单位产品能耗下降15% : lowered 18% > 15%
城镇调查失业率5.5%左右 => 城镇调查失业率5%以内 : raised 5.5%左右 > 5%以内
单个中转站占地面积不少于3000平方米 => 单个中转站占地面积不少于2000平方米 : lowered 不少于3000平方米 > 不少于2000平方米
单个中转站占地面积不少于2万平方米 => 中转站占地面积不少于3公顷 : raised 不少于2万平方米 > 不少于3公顷
每个县城至少建成1个中转站 => 每个县城至少建成2个中转站 : raised 1个 > 2个
每个县城建成中转站2个 => 全市建成中转站8个 : apart 2个 > 8个
每年至少开展2次执法检查 => 每年至少开展3次执法检查 : raised 2次 > 3次
每年至少开展2次执法检查 => 每年至少开展1次执法检查 : lowered 2次 > 1次
每半年至少召开1次会议 => 每季度至少召开1次会议 : raised 每半年至少召开1次 > 每季度至少召开1次
每季度至少召开1次会议 => 每年召开2次会议 : lowered 每季度至少召开1次 > 每年召开2次
建成标准化回收站点12万个 => 建成标准化回收站点6500个 : apart 12万个 > 6500个
布设智能回收箱二十万组 => 布设智能回收箱3000组 : apart 二十万组 > 3000组
培育年营业收入超过100亿元的骨干企业 => 培育年营业收入超过50亿元的骨干企业 : lowered 超过100亿元 > 超过50亿元
培育年营业收入超过100亿元的骨干企业20家 => 培育年营业收入超过50亿元的骨干企业3家 : lowered 超过100亿元 > 超过50亿元; apart 20家 > 3家
回收站点覆盖率达到95%，资源利用率达到60% => 资源利用率达到55%，回收站点覆盖率达到98% : raised 95% > 98%; lowered 60% > 55%
台账保存期限不得少于三年 => 台账保存期限不少于一年 : lowered 不得少于三年 > 不少于一年
登记资料保存不少于2年 => 登记资料保存不少于3年 : raised 不少于2年 > 不少于3年
承担不少于6个月的质量保证责任 => 承担质量保证责任 : dropped 不少于6个月 >
支持每个设区的市改造提升至少1个旧货市场 => 支持云州市、白渡市改造提升旧货市场 @province : dropped 至少1个 >
露天焚烧秸秆的，处五百元以上二千元以下罚款 => 露天焚烧秸秆的，处一千元以上五千元以下罚款 : raised 五百元以上二千元以下 > 一千元以上五千元以下
露天焚烧秸秆的，处五百元以上二千元以下罚款 => 露天焚烧秸秆的，处二百元以上一千元以下罚款 : lowered 五百元以上二千元以下 > 二百元以上一千元以下
露天焚烧秸秆的，处一万元以下罚款 => 露天焚烧秸秆的，处一千元以上一万元以下罚款 : raised 一万元以下 > 一千元以上一万元以下
单次收购金额超过5000元的，应当登记身份信息 => 单次收购金额超过3000元的，应当登记身份信息 : apart 超过5000元 > 超过3000元
到2025年，社区覆盖率达到90% => 到2030年，社区覆盖率达到95% : apart 90% > 95%
到2030年，社区覆盖率达到90% => 到2030年，社区覆盖率达到85% : lowered 90% > 85%
社区覆盖率达到95%以上 => 社区覆盖率达到95%左右 : lowered 95%以上 > 95%左右
社区覆盖率达到95%以上 => 社区覆盖率力争达到95% : lowered 95%以上 > 95%
出租汽车电动化比例不低于80% => 出租汽车电动化比例不低于百分之八十五 : raised 不低于80% > 不低于百分之八十五
科研投入占比达到三分之一以上 => 科研投入占比达到40%以上 : raised 三分之一以上 > 40%以上
每个街道建成5—8个驿站 => 每个街道建成10个驿站 : raised 5—8个 > 10个
每个街道建成5—8个驿站 => 每个街道建成3个驿站 : lowered 5—8个 > 3个
每个街道建成5个驿站 => 每个街道建成3—8个驿站 : apart 5个 > 3—8个
产业规模翻一番 => 产业规模翻两番 : raised 翻一番 > 翻两番
对认定的驿站每个奖励10万元 => 对认定的驿站每个奖励5万元 : lowered 10万元 > 5万元
在10个重点景区设置旅游废弃物回收驿站 => 在松岭森林公园设置旅游废弃物回收驿站5处 : apart 10个 > 5处
淘汰每小时10蒸吨及以下燃煤锅炉 => 淘汰35t/h及以下燃煤锅炉 : raised 10蒸吨及以下 > 35t/h及以下
淘汰每小时35蒸吨以下的燃煤锅炉 => 淘汰每小时20吨以下的燃煤锅炉 : lowered 35蒸吨以下 > 20吨以下
充电桩单桩功率不低于120千瓦 => 充电桩单桩功率不低于60kW : lowered 不低于120千瓦 > 不低于60kW
单次采集最多不得超过五百毫升 => 单次采集最多不得超过600mL : lowered 不得超过五百毫升 > 不得超过600mL
学生宿舍人均面积不少于3平方米 => 学生宿舍人均面积不少于3.5㎡ : raised 不少于3平方米 > 不少于3.5㎡
油烟排放浓度不超过2.0毫克/立方米 => 油烟排放浓度不超过1.5mg/m3 : raised 不超过2.0毫克/立方米 > 不超过1.5mg/m3
夜间照度不低于二十勒克斯 => 夜间照度不低于10lx : lowered 不低于二十勒克斯 > 不低于10lx
换热站应当每三十日检查一次 => 换热站应当每半个月检查一次 : raised 每三十日检查一次 > 每半个月检查一次
集中空调应当每年清洗不少于一次 => 集中空调应当每两年清洗不少于一次 : lowered 每年清洗不少于一次 > 每两年清洗不少于一次
参保率达到95% => 参保率基本达到95% : lowered 95% > 基本达到95%
参保率达到95% => 参保率接近95% : lowered 95% > 接近95%
城镇调查失业率控制在5.5%以内 => 城镇调查失业率控制在5.5%左右 : lowered 控制在5.5%以内 > 控制在5.5%左右
电动车产量翻一番 => 电动车产量增长50% : lowered 翻一番 > 50%
地区生产总值增长5%左右 => 地区生产总值增长4.5%—5% : lowered 5%左右 > 4.5%—5%
孕产妇死亡率控制在12/10万以下 => 孕产妇死亡率控制在十万分之十以下 : raised 控制在12/10万以下 > 控制在十万分之十以下
每县培训1000人次，其中农民500人次 => 每县培训1000人次，其中农民300人次 : lowered 500人次 > 300人次
给予一次性奖励，奖励不低于30万元 => 给予一次性奖励，奖励最高20万元 : lowered 不低于30万元 > 20万元
万元GDP用水量降到40立方米以下 => 万元地区生产总值用水量降到38立方米以下 : raised 降到40立方米以下 > 降到38立方米以下
应当在开工十五日前申报 => 应当在开工前七日申报 : lowered 十五日 > 七日
每千人口拥有医师数3.5人 => 每千人口拥有医师数3.2人 : lowered 3.5人 > 3.2人
城乡居民收入比缩小到1.8以内 => 城乡居民收入比缩小到1.9以内 : lowered 1.8以内 > 1.9以内
"""

UNCHANGED = """
社区覆盖率达到95%以上 => 社区覆盖率达到95%以上
社区覆盖率达到95%以上 => 社区覆盖率达到百分之九十五以上
人均用地不少于0.2平方米 => 人均用地不少于零点二平方米
建成标准化回收站点12万个 => 建成标准化回收站点十二万个
建成中转站5—8个 => 建成中转站5至8个
每县建成中转站2个 => 每县建成中转站两个
交易额达到3.2万亿元 => 交易额达到32000亿元
占地不少于2公顷 => 占地不少于20000平方米
覆盖率达到100% => 实现全覆盖
回收站点覆盖率达到95% => 财政资金支出进度达到80%
建成回收站点12万个 => 培训从业人员4200人次
城市污水处理率达到95% => 农村污水处理率达到40%
小学近视率控制在38%以内 => 初中近视率控制在60%以内
2025年完成普查 => 2026年完成普查
落实第三条规定 => 落实第五条规定
按照示国办发〔2026〕8号文件办理 => 按照示云政办发〔2026〕31号文件办理
实施“十四五”规划 => 实施“十五五”规划
执行《生活垃圾分类标志》（2019年版）要求 => 执行分类标志要求
加快5G和工业互联网建设 => 加快6G和工业互联网建设
坚持“四个最严” => 坚持最严标准
不得新建二十吨以下的燃煤锅炉 => 不得新建不满二十吨的燃煤锅炉
不得新建二十吨以下的燃煤锅炉 => 不得新建不符合要求的燃煤锅炉
情节严重的，处五万元以上十万元以下罚款 => 情节严重的，处十万元以上二十万元以下罚款
推进一批重点项目 => 推进重点项目
开展三年行动 => 开展专项行动
建立一个平台 => 建立平台
全面实行24小时值守 => 实行值守
发展二次开发品种 => 发展品种
加强二级以上医院建设 => 加强三级医院建设
市场占有率居前3位 => 市场占有率居前5位
每个县城至少建成1个中转站 => 在溪东区、松岭县各建成1个中转站
推广使用PM2.5监测设备 => 推广使用PM10监测设备
培育骨干企业20家 => 推进行业自律
应当安装在线计量设备并联网 => 年分拣能力10万吨以上的，应当安装在线计量设备并联网
支持每个设区的市改造提升至少1个旧货市场 => 支持溪东旧货市场实施改造提升
主营业务收入年均增速高于10% => 主营业务收入亿元级企业加快发展
年回收量1万吨以上的企业应当报送数据 => 企业应当报送数据
每个街道建成5—8个驿站 => 每个街道建成6个驿站
每个街道建成5个驿站 => 每个街道建成5—8个驿站
建成回收站点12万个 => 截至目前，全市累计建成回收站点800个
社区覆盖率达到95%以上，推广先进经验 => 推广先进经验
涨幅控制在2%左右 => 居民收入增长与经济增长同步
每年至少开展2次执法检查 => 每年开展两次执法检查
淘汰10蒸吨/小时以下燃煤锅炉 => 淘汰10t/h以下燃煤锅炉
单个电站功率不低于10万千瓦 => 单个电站功率不低于100MW
绿道长度达到500公里 => 绿道长度达到500km
企业能耗不高于每吨350千克标准煤 => 企业能耗不高于每吨350kgce
夜间噪声不得超过50分贝 => 夜间噪声不得超过50dB(A)
出水浓度不高于50mg/L => 出水浓度不高于50毫克/升
每一百户不低于二十平方米 => 每百户不低于20平方米
储罐容积不得超过五十升 => 储罐容积不得超过50L
电动车时速不得超过25公里 => 电动车时速不得超过25km/h
开放时间为七时至二十二时 => 开放时间为7:00至22:00
应当每30日至少巡查一次 => 应当每月至少巡查一次
每周检查工地一次 => 每7天检查工地一次
每15日维护保养一次 => 每半月维护保养一次
软件业务收入翻一番 => 软件业务收入增长一倍
网络零售额翻一番 => 网络零售额增长100%
文化产业增加值占地区生产总值的比重达到5% => 文化产业增加值占GDP比重达到5%
地区生产总值增长5%左右 => 海洋生产总值增长4%左右
固定资产投资增长6%左右 => 民间固定资产投资增长4%左右
居民人均可支配收入增长6% => 农村居民人均可支配收入增长7%
城镇登记失业率控制在4%以内 => 城镇调查失业率控制在5.5%以内
对参保单位按每人每年3600元给予补贴 => 对参保单位按每人每月300元给予补贴
配建停车位比例不低于1:1.2 => 配建停车位比例不低于1:1.5
露天焚烧秸秆的，处五百元以上二千元以下罚款 => 未密闭运输渣土的，处二千元以上二万元以下罚款
"""


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(CHANGED))
def test_a_changed_number_is_told(upper: str, local: str, level: Level, found: list[tuple[str, str, str]]) -> None:
    assert told(upper, local, level) == found


@pytest.mark.parametrize(("upper", "local", "level", "found"), changes(UNCHANGED))
def test_what_is_no_change_is_not_told(upper: str, local: str, level: Level, found: list[tuple[str, str, str]]) -> None:
    assert told(upper, local, level) == found == []


def told(upper: str, local: str, level: Level = Level.MUNICIPAL) -> list[tuple[str, str, str]]:
    """Kind, upper and local words of the changes of a pair."""
    found = tell_changes(follow_numbers((Pairing(upper, local, clause="c1", local_level=level),)))
    return [(one.kind.value.removeprefix("quantity_"), one.upper, one.local) for one in found]


def test_a_change_has_its_sentences_its_clause_and_a_note() -> None:
    (change,) = tell_changes(follow_numbers((Pairing("社区覆盖率达到95%以上", "社区覆盖率达到98%以上", clause="c1"),)))
    assert (change.upper_sentence, change.local_sentence) == ("社区覆盖率达到95%以上", "社区覆盖率达到98%以上")
    assert change.clause == "c1"
    assert change.note == "上级要求“95%以上”，本级为“98%以上”，数值高于上级，要求更高。"
    assert change.certainty is Certainty.SURE


def test_a_reason_is_given_where_numbers_are_not_compared() -> None:
    (change,) = tell_changes(follow_numbers((Pairing("建成标准化回收站点12万个", "建成标准化回收站点6500个"),)))
    assert "上级是全域总量，本级只是其中的份额" in change.note


def test_a_number_is_found_in_another_sentence_of_the_kept_clause() -> None:
    clause = "完善回收网络。社区回收站点覆盖率达到98%以上。"
    pairing = Pairing(
        "健全网络，社区回收站点覆盖率达到95%以上", "完善回收网络", "c1", clauses=(clause,), ids=("c1",),
        directive="健全网络，社区回收站点覆盖率达到95%以上。",
    )  # fmt: skip
    assert [(one.kind.value, one.local) for one in tell_changes(follow_numbers((pairing,)))] == [
        ("quantity_raised", "98%以上")
    ]


def test_one_local_number_answers_one_duty_only() -> None:
    directive = "到2028年，县城覆盖率达到60%；到2030年，社区覆盖率达到95%。"
    clause = "社区覆盖率达到90%。"
    first, last = "到2028年，县城覆盖率达到60%", "到2030年，社区覆盖率达到95%"
    pairings = tuple(
        Pairing(one, clause, "c1", directive=directive, clauses=(clause,), ids=("c1",)) for one in (first, last)
    )
    assert [(one.upper, one.local) for one in tell_changes(follow_numbers(pairings))] == [("95%", "90%")]


def test_an_unanswered_duty_drops_no_number() -> None:
    assert tell_changes(follow_numbers((Pairing("社区覆盖率达到95%以上", ""),))) == ()


@settings(deadline=None)
@given(
    st.text(
        alphabet="0123456789.,一二三十百千万亿%个家元年月日到至—-~以上下内百分之每第〔〕《》“”（）的，。 约超\n|\t",
        max_size=60,
    )
)
def test_the_parser_never_raises_and_tells_where(text: str) -> None:
    for one in find_quantities(text):
        assert text[one.start : one.end].strip() == one.text
        assert one.low <= one.high


@settings(deadline=None, max_examples=400)
@given(st.text(alphabet="社区覆盖率达到建成站点0123456789一二三十百万亿%个家元年到至以上，。每", max_size=50))
def test_equal_texts_give_no_change(text: str) -> None:
    assert tell_changes(follow_numbers((Pairing(text, text),))) == ()


@settings(deadline=None)
@given(st.integers(1, 10**8 - 1))
def test_arabic_and_chinese_numerals_are_one_number(number: int) -> None:
    assert read_number(an2cn(number)) == read_number(f"{number:,}") == Fraction(number)
    arabic, chinese = (find_quantities(f"培训人员{text}人次") for text in (str(number), an2cn(number)))
    assert [one.low for one in arabic] == [number]
    assert number == 1 or [one.low for one in chinese] == [number]


@pytest.mark.parametrize("text", ["两三", "十几", "", "第一", "3.2.1", "万"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize("text", ["依照本法第一百零四条的规定处理", "第二〇五条", "国三升级国四"])
def test_numbers_of_articles_and_names_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()
