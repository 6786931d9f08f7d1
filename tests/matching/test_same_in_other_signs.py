"""One list of measures against itself with numbers, times and small words written otherwise, and against a weaker one."""

from __future__ import annotations

import pytest

from compare.model import Comparison, Demand, Finding, Relation
from compare.pipeline import compare_documents, read_source
from read_text import source_of

ROWS = (
    # directive, the same in other signs, less; where less is no fixed measure of one place (totals), it is left empty
    ("到2027年底，新能源公交车占比达到90%", "到2027年12月底，新能源公交车占比达百分之九十", "到2028年底，新能源公交车占比达到85%"),
    ("新增养老床位3000张，其中护理型床位占比不低于60%", "新增养老床位三千张，其中护理型床位占比不少于百分之六十", "新增养老床位3000张，其中护理型床位占比不低于55%"),
    ("设立产业基金，规模达到1.5亿元", "设立产业基金，规模达到15000万元", ""),
    ("每季度公布一次水质监测结果", "每季公布1次水质监测结果", "每半年公布一次水质监测结果"),
    ("在“十五五”末，单位地区生产总值能耗下降13.5%", "到2030年，单位地区生产总值能耗下降13.5%", "到2030年，单位地区生产总值能耗下降12%"),
    ("企业提出申请后，应当在20个工作日内办结", "企业提出申请后，应当在二十个工作日内办结", "企业提出申请后，应当在30个工作日内办结"),
    ("半年内完成全部老旧电梯排查", "六个月内完成全部老旧电梯排查", "一年内完成全部老旧电梯排查"),
    ("培训技能人才2万人次", "培训技能人才20000人次", ""),
    ("到2030年，研发投入强度提高到2.8%以上", "到2030年，研发投入强度提高至2.8%以上", "到2030年，研发投入强度提高到2.5%以上"),
    ("建设标准化农田100万亩", "建设标准化农田一百万亩", ""),
    ("违反规定的，处一千元以上五千元以下罚款", "违反规定的，处1000元以上5000元以下罚款", ""),
    ("中小学校每学期开展不少于2次消防演练", "中小学校每学期至少开展2次消防演练", "中小学校每学期开展1次消防演练"),
    ("到2028年，工业用水重复利用率力争达到94%左右", "到2028年，工业用水重复利用率力争达到94％左右", "到2028年，工业用水重复利用率力争达到90%左右"),
    ("新建充电桩1.2万个", "新建充电桩12000个", ""),
    ("物业企业应当每半年对二次供水设施清洗一次", "物业企业应当每年对二次供水设施清洗两次", "物业企业应当每两年对二次供水设施清洗一次"),
    ("社区网格员每周走访独居老人1次", "社区网格员每周走访独居老人一次", "社区网格员每两周走访独居老人1次"),
    ("餐厨废弃物资源化利用率达到八成五", "餐厨废弃物资源化利用率达到85%", "餐厨废弃物资源化利用率达到七成"),
    ("每千人口注册护士数达到4.2人", "每万人口注册护士数达到42人", "每万人口注册护士数达到40人"),
    ("出租汽车行车记录保存期限不少于90日", "出租汽车行车记录保存期限不少于3个月", "出租汽车行车记录保存期限不少于30日"),
    ("公益林补偿方案公示期不少于10个工作日", "公益林补偿方案公示期不少于10个工作日", "公益林补偿方案公示期不少于7天"),
    ("供水企业应当提前5日公告停水安排", "供水企业应当提前五日公告停水安排", "供水企业应当提前2日公告停水安排"),
    ("对返乡创业贷款给予贴息，期限3年", "对返乡创业贷款给予贴息，期限三年", "对返乡创业贷款给予贴息，期限2年"),
    ("灵活就业社会保险补贴期限最长不超过3年", "灵活就业社会保险补贴期限最长不超过36个月", "灵活就业社会保险补贴期限最长不超过2年"),
    ("对企业技术改造按10%给予补助，最高不超过400万元", "对企业技术改造按百分之十给予补助，最高不超过400万元", "对企业技术改造按10%给予补助，最高不超过200万元"),
    ("中小学校周边200米内不得设置彩票销售点", "中小学校周边二百米内不得设置彩票销售点", "中小学校周边100米内不得设置彩票销售点"),
    ("禁止向未满十八周岁的未成年人出租电动滑板车", "禁止向未满18周岁的未成年人出租电动滑板车", "禁止向未满14周岁的未成年人出租电动滑板车"),
    ("会计人员在同一单位任职满5年的应当轮换", "会计人员在同一单位任职满五年的应当轮换", "会计人员在同一单位任职满8年的应当轮换"),
    ("每日22时至次日6时禁止鸣笛", "每日二十二时至次日六时禁止鸣笛", "每日23时至次日6时禁止鸣笛"),
    ("托育机构保育人员与婴幼儿配备比例不低于1:5", "托育机构保育人员与婴幼儿配备比例不低于1:5", "托育机构保育人员与婴幼儿配备比例不低于1:8"),
    ("投诉事项应当在15日内答复", "投诉事项应当在十五日内答复", "投诉事项应当在15个工作日内答复"),
    ("求助电话应当在24小时内回复", "求助电话应当在二十四小时内回复", "求助电话应当在3日内回复"),
    ("城乡居民养老保险参保率不低于95%", "城乡居民养老保险参保率不低于95%", "城乡居民养老保险参保率不低于95%左右"),
    ("城市生活污水集中收集率达到92%", "城市生活污水集中收集率达到92％", "城市生活污水集中收集率达到92%上下"),
    ("异地就医住院费用报销比例不低于60%", "异地就医住院费用报销比例不低于六成", "异地就医住院费用报销比例不高于60%"),
    ("公共停车场内机动车时速不得超过20公里", "公共停车场内机动车时速不得超过二十公里", "公共停车场内机动车行驶每小时不得超过25公里"),
    ("对创业团队给予奖励，最高50万元", "对创业团队给予奖励，最高五十万元", "对创业团队给予奖励，单次不超过30万元"),
    ("2027年起禁止使用不可降解塑料餐具", "2027年起，禁止使用不可降解塑料餐具", "2028年起禁止使用不可降解塑料餐具"),
    ("对新办福利企业免征车船税5年", "对新办福利企业免征车船税五年", "对新办福利企业免征车船税3年"),
    ("2027年6月30日前完成社区微型消防站建设", "2027年二季度末前完成社区微型消防站建设", "2027年9月30日前完成社区微型消防站建设"),
    ("情况复杂的，可以延长10个工作日", "情况复杂的，可延长10个工作日", ""),
    ("残疾人福利企业所得税减按15%征收", "残疾人福利企业所得税减按百分之十五征收", "残疾人福利企业所得税减按20%征收"),
    ("未满8周岁的儿童不得单独进入游泳池", "未满八周岁的儿童不得单独进入游泳池", "未满6周岁的儿童不得单独进入游泳池"),
    ("首次升规的服务业企业奖励10万元", "首次升规的服务业企业奖励十万元", "首次升规的服务业企业奖励5万元"),
    ("重大汛情每2小时会商一次", "重大汛情每两小时会商一次", "重大汛情每4小时会商一次"),
    ("未按规定清运的，处五万元以上二十万元以下罚款", "未按规定清运的，处5万元以上20万元以下罚款", "未按规定清运的，处三万元以上二十万元以下罚款"),
)  # fmt: skip


def list_of(issuer: str, title: str, measures: list[str]) -> str:
    items = "".join(f"{number}.{one}。\n" for number, one in enumerate(measures, 1))
    return f"{issuer}\n{title}\n为推进有关工作，现提出如下意见。\n一、重点任务\n{items}{issuer}\n2026年3月5日\n"


def compare(column: int) -> Comparison:
    upper = list_of("国务院", "关于加强城乡公共服务的意见", [row[0] for row in ROWS])
    lower = list_of("清溪市人民政府", "关于加强城乡公共服务的实施意见", [row[column] or row[0] for row in ROWS])
    return compare_documents([*read_source(source_of(upper, "国.txt")), *read_source(source_of(lower, "市.txt"))])


@pytest.fixture(scope="module")
def same() -> tuple[Finding, ...]:
    return compare(1).findings


@pytest.fixture(scope="module")
def less() -> tuple[Finding, ...]:
    return compare(2).findings


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_the_same_in_other_signs_is_adopted_and_changes_nothing(at: int, same: tuple[Finding, ...]) -> None:
    finding = same[at]
    assert finding.directive.clause.text.endswith(f"{ROWS[at][0]}。")
    assert (finding.relation, finding.changes, finding.demand) == (Relation.ADOPT, (), Demand.SAME), finding.reason


@pytest.mark.parametrize("at", [at for at, row in enumerate(ROWS) if row[2]])
def test_less_is_carried_and_said_to_ask_for_less(at: int, less: tuple[Finding, ...]) -> None:
    finding = less[at]
    assert finding.relation is not Relation.OMIT
    assert finding.demand is Demand.WEAKER


RULES = (
    # article of a province, article of a city, what becomes of it
    ("市、县人民政府应当建立停车管理联席会议制度，每半年至少召开一次会议", "市、区人民政府建立停车管理联席会议制度，每年至少召开一次会议", Demand.WEAKER),
    ("停车场经营者应当自开始经营之日起十五日内，向县级公安机关备案", "停车场经营者应当在开始经营后三十日内，向区公安机关备案", Demand.WEAKER),
    ("鼓励机关、团体、企业事业单位的停车场在非工作时间向社会开放", "机关、团体、企业事业单位的停车场应当在非工作时间向社会开放", Demand.STRICTER),
    ("残疾人驾驶的机动车，免收停车费", "残疾人驾驶的机动车，减半收取停车费", Demand.WEAKER),
    ("新建住宅停车位应当百分之百建设充电设施或者预留安装条件", "新建住宅停车位建设充电设施或者预留安装条件的比例不低于百分之五十", Demand.WEAKER),
    ("任何单位和个人不得擅自占用道路停车泊位", "任何单位和个人不得擅自占用道路停车泊位，不得设置障碍", Demand.STRICTER),
    ("市公安机关应当每年公布道路停车泊位清单", "市公安机关应当每两年公布道路停车泊位清单", Demand.WEAKER),
    ("违反本条例第三条规定，未备案的，由县级公安机关责令限期改正；逾期不改正的，处一千元以上五千元以下罚款", "违反本规定第三条规定，未备案的，由区公安机关责令限期改正；逾期不改正的，处二千元以上一万元以下罚款", Demand.STRICTER),
    ("擅自改变停车场用途的，责令恢复原状，并按照每个泊位每日一百元处以罚款", "擅自改变停车场用途的，责令恢复原状，并按照每个泊位每日五十元处以罚款", Demand.WEAKER),
    ("学校、医院周边应当设置临时停车泊位，停放时间不超过三十分钟", "学校、医院周边应当设置临时停车泊位，停放时间不超过一小时", Demand.WEAKER),
    ("停车场管理人员每年接受培训不少于二十学时", "停车场管理人员每年接受培训不少于16学时", Demand.WEAKER),
    ("禁止在消防通道停放机动车", "限制在消防通道停放机动车", Demand.WEAKER),
    ("确保公共停车泊位总数稳定在1万个以上", "力争公共停车泊位总数稳定在1万个以上", Demand.WEAKER),
    ("停车设施专项规划每两年修订一次", "停车设施专项规划每三年修订一次", Demand.WEAKER),
    ("停车场经营者应当公示收费标准和监督电话", "停车场经营者应当公示收费标准和监督电话", Demand.SAME),
)  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> tuple[Finding, ...]:
    def law(title: str, passed: str, articles: list[str]) -> str:
        numbered = (f"第{number}条　{one}。" for number, one in zip("一二三四五六七八九十", articles, strict=False))
        rest = (f"第十{number}条　{one}。" for number, one in zip("一二三四五", articles[10:], strict=True))
        return "\n".join([title, passed, *numbered, *rest, "第十六条　自2026年7月1日起施行。"]) + "\n"

    passed = "（2026年{}月10日{}人民代表大会常务委员会第二十次会议通过）"
    upper = law("云岭省停车管理条例", passed.format(1, "云岭省第十四届"), [row[0] for row in RULES])
    lower = law("清溪市停车管理规定", passed.format(5, "清溪市第六届"), [row[1] for row in RULES])
    return compare_documents(
        [*read_source(source_of(upper, "省.txt")), *read_source(source_of(lower, "市.txt"))]
    ).findings


@pytest.mark.parametrize("at", range(len(RULES)))
def test_an_article_asks_for_more_or_less(at: int, rules: tuple[Finding, ...]) -> None:
    assert rules[at].relation is not Relation.OMIT
    assert rules[at].demand is RULES[at][2], rules[at].changes


@pytest.mark.parametrize("at", [0, 1, 4, 7, 8])
def test_another_number_is_told_as_one_and_not_as_an_addition(at: int, rules: tuple[Finding, ...]) -> None:
    assert "本级另定" in rules[at].reason
    assert "增加" not in rules[at].reason
