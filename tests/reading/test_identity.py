"""Who issued a document, when, at which level, for which place."""

from __future__ import annotations

import pytest

from compare.model import Level
from compare.reading.rank import find_level, level_of
from compare.text.numbers import read_date, to_number
from compare.text.places import find_province, find_region
from read_text import read_source, source_of

N, P, M, C = Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL, Level.COUNTY

ISSUERS = [
    ("国务院", N),
    ("国务院办公厅", N),
    ("中共中央办公厅", N),
    ("国家发展改革委", N),
    ("国家卫生健康委员会", N),
    ("原国家食药监总局", N),
    ("工业和信息化部", N),
    ("工信部办公厅", N),
    ("科技部", N),
    ("财政部", N),
    ("农业农村部", N),
    ("生态环境部", N),
    ("海关总署", N),
    ("国家市场监督管理总局", N),
    ("中国人民银行", N),
    ("最高人民法院", N),
    ("示例国国务院办公厅", N),
    ("山西省人民政府", P),
    ("中共吉林省委办公厅", P),
    ("广西壮族自治区人民政府", P),
    ("浙江省生态环境厅", P),
    ("河南省发展和改革委员会", P),
    ("云岭省（示例）人民政府办公厅", P),
    ("临汾市人民政府", M),
    ("宁波市生态环境局", M),
    ("中共杭州市委", M),
    ("清溪市（示例）人民政府办公室", M),
    ("永和县人民政府", C),
    ("朝阳区人民政府", C),
    ("国家税务总局", N),
    ("国家金融监督管理总局", N),
    ("国家知识产权局", N),
    ("国家疾控局", N),
    ("国家医保局", N),
    ("国家能源局", N),
    ("国家统计局", N),
    ("国家数据局", N),
    ("民政部办公厅", N),
    ("人力资源社会保障部", N),
    ("住房城乡建设部", N),
    ("文化和旅游部", N),
    ("退役军人事务部", N),
    ("原国家卫计委", N),
    ("体育总局", N),
    ("全国人民代表大会常务委员会", N),
    ("中央网信办", N),
    ("新疆维吾尔自治区人民政府", P),
    ("内蒙古自治区党委办公厅", P),
    ("广东省人民代表大会常务委员会", P),
    ("江苏省市场监督管理局", P),
    ("北京市人民政府", P),
    ("上海市人民政府办公厅", P),
    ("中共重庆市委", P),
    ("天津市人民代表大会常务委员会", P),
    ("北京市朝阳区人民政府", C),
    ("四川省卫生健康委员会", P),
    ("湖北省药品监督管理局", P),
    ("成都市人民政府办公厅", M),
    ("宁波市人民代表大会常务委员会", M),
    ("苏州市市场监督管理局", M),
    ("中共青岛市委办公厅", M),
    ("襄汾县人民政府办公室", C),
    ("某某旗人民政府", C),
    ("某某集团有限公司", None),
    ("某某大学", None),
]


@pytest.mark.parametrize(("issuer", "level"), ISSUERS)
def test_level_of_issuer(issuer: str, level: Level | None) -> None:
    assert level_of((issuer,)) == level


def test_the_highest_issuer_decides() -> None:
    assert level_of(("临汾市人民政府", "国家发展改革委")) == N
    assert level_of(()) is None


@pytest.mark.parametrize(
    ("text", "region", "level"),
    [
        ("山西省回收条例", "山西省", P),
        ("山西回收工作会议", "山西省", P),
        ("北京市促进回收条例", "北京市", P),
        ("内蒙古自治区回收办法", "内蒙古自治区", P),
        ("广西回收办法", "广西壮族自治区", P),
        ("宁波市回收条例", "浙江省宁波市", M),
        ("浙江省宁波市回收条例", "浙江省宁波市", M),
        ("云岭省回收意见", "云岭省", P),
        ("清溪市回收方案", "清溪市", M),
        ("云岭省（示例）清溪市（示例）方案", "云岭省清溪市", M),
        ("回收体系建设规划", "", None),
        # 市 before another word that begins like 市场 or 市民, and the same words where no city stands before them.
        ("【清溪发布】清溪市出台回收十条措施", "清溪市", M),
        ("清溪市民政事业发展规划", "清溪市", M),
        ("清溪市管道燃气管理办法", "清溪市", M),
        ("清溪市级预算管理办法", "清溪市", M),
        ("清溪市区域协调发展规划", "清溪市", M),
        ("清溪市场外配资治理方案", "清溪市", M),
        ("资本市场发展方案", "", None),
        ("促进市民健身方案", "", None),
        ("外来人口市民化方案", "", None),
        ("强化市级统筹方案", "", None),
        # A 区 that is a district, and ones that are not.
        ("清溪市青山区养老方案", "清溪市青山区", C),
        ("清溪市东城区养老方案", "清溪市东城区", C),
        ("清溪市老旧小区改造方案", "清溪市", M),
        ("清溪市主城区改造方案", "清溪市", M),
        ("清溪市禁养区划定方案", "清溪市", M),
        ("清溪市限行区域管理办法", "清溪市", M),
        ("清溪市绿色低碳区建设方案", "清溪市", M),
    ],
)
def test_region(text: str, region: str, level: Level | None) -> None:
    assert find_region(text) == (region, level)


@pytest.mark.parametrize(
    ("title", "text", "file", "level", "region", "doubt"),
    [
        ("中华人民共和国回收法", "", "x.txt", N, "", ""),
        ("国务院关于加强回收管理的意见", "", "x.txt", N, "", ""),
        ("国家发展改革委 商务部关于回收体系的通知", "", "x.txt", N, "", ""),
        ("湖州市回收规定", "", "x.txt", M, "浙江省湖州市", ""),
        ("回收条例", "2019年12月26日 湖州市第八届人民代表大会常务委员会通过", "x.txt", M, "浙江省湖州市", ""),
        ("回收条例", "2019年全国第十三届人民代表大会通过。第十三届全国人民代表大会", "x.txt", N, "", ""),
        ("政府工作报告", "（2026年1月12日在青溪市第五届人民代表大会第五次会议上）", "x.txt", M, "青溪市", ""),
        ("政府工作报告", "二〇二六年一月十二日在青溪市第五届人民代表大会上", "x.txt", M, "青溪市", ""),
        ("政府工作报告", "现在，我代表国务院，向大会报告政府工作。", "x.txt", N, "", ""),
        ("回收办法", "第一条", "provincial__回收办法.md", P, "", "层级依据文件名判断"),
        ("回收办法", "第一条", "上海市_2026.txt", P, "上海市", "层级依据文件名判断"),
        ("回收会议", "全市要抓好回收，市委要求", "x.txt", M, "", "层级依据正文用语判断，请核对"),
        (
            "回收会议",
            "我省要抓好回收，省委要求，山西怎么办，山西这样办",
            "x.txt",
            P,
            "山西省",
            "层级依据正文用语判断，请核对",
        ),
        ("回收", "抓好回收", "x.txt", None, "", ""),
    ],
)
def test_level_where_no_issuer_tells(
    title: str, text: str, file: str, level: Level | None, region: str, doubt: str
) -> None:
    assert find_level(title, text, file) == (level, region, doubt)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年4月23日", "2024-04-23"),
        ("国务院/ 2021年 12月 22日", "2021-12-22"),
        ("2021年3月", "2021-03"),
        ("二〇二六年三月十八日", "2026-03-18"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("2024年13月1日", ""),
        ("2024年2月45日", ""),
        ("2026年2月31日", ""),
        ("2025年2月29日", ""),
        ("2024年2月29日", "2024-02-29"),
        ("到2030年", ""),
        ("", ""),
    ],
)
def test_date(text: str, date: str) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("region", "province"),
    [
        ("山西省临汾市", "山西省"),
        ("上海市徐汇区", "上海市"),
        ("临川市东城区", ""),
        ("临汾市", ""),
        ("内蒙古自治区包头市", "内蒙古自治区"),
    ],
)
def test_a_city_is_no_province(region: str, province: str) -> None:
    assert find_province(region) == province


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十一", 21),
        ("一百二十三", 123),
        ("一百零三", 103),
        ("三十", 30),
        ("7", 7),
        ("两", 2),
        ("甲", 0),
        ("②", 2),
        ("⑳", 20),
        ("㉑", 21),
        ("百", 100),
        ("½", 0),
        ("³", 3),
        ("", 0),
    ],
)
def test_number(text: str, value: int) -> None:
    assert to_number(text) == value


def test_a_correction_stands_above_what_the_document_says() -> None:
    text = "某某市回收条例\n第一条 为了规范回收，制定本条例。\n"
    (document,) = read_source(source_of(text), Level.PROVINCIAL)
    assert document.identity.level is Level.PROVINCIAL


def test_an_article_about_one_document_is_named_after_it() -> None:
    text = "近日，省有关部门出台《云岭省加快回收体系建设若干措施（试行）》（以下简称《若干措施》）。\n一是健全网络。支持建设站点。\n"
    (document,) = read_source(source_of(text))
    assert document.identity.title == "云岭省加快回收体系建设若干措施（试行）"
    assert (document.identity.level, document.identity.region) == (P, "云岭省")


def test_a_document_without_title_is_called_after_its_file() -> None:
    (document,) = read_source(source_of("一、要抓好回收工作。\n二、要抓好分拣工作。\n", "provincial__回收工作要点.txt"))
    assert document.identity.title == "回收工作要点"


def test_an_unknown_level_is_said_with_what_to_type() -> None:
    (document,) = read_source(source_of("一、要抓好回收工作。\n", "草案.txt"))
    assert document.identity.level is None
    assert any("--level 草案.txt=" in one for one in document.warnings)


@pytest.mark.parametrize(
    ("ending", "truncated"),
    [
        ("第三条 收集点应当每日清运。", True),
        ("第三条 本办法自2030年1月1日起施行。", False),
        ("第三条 本办法自　年　月　日起施行。", False),
        ("第三条 本办法自公布之日起实施。", False),
    ],
)
def test_a_regulation_without_the_day_from_which_it_holds_is_truncated(ending: str, truncated: bool) -> None:
    text = f"某某市回收管理办法\n第一条 为了规范废物回收，制定本办法。\n第二条 回收点应当登记。\n{ending}\n"
    (document,) = read_source(source_of(text))
    assert document.identity.truncated is truncated


def test_a_plan_needs_no_day_from_which_it_holds() -> None:
    (document,) = read_source(source_of("某某市回收规划\n一、主要任务\n要抓好回收工作。\n"))
    assert not document.identity.truncated


def test_a_text_that_breaks_off_is_truncated() -> None:
    ending = "建设覆盖城乡的回收网络，" * 8
    (document,) = read_source(source_of(f"某某市回收规划\n一、主要任务\n{ending}\n"))
    assert document.identity.truncated


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("乡村振兴实施方案", "按照省委、省政府关于乡村振兴的部署，我县实施三项工程。", Level.COUNTY),
        ("乡村振兴实施方案", "为落实省委、省政府部署，推进乡村全面振兴。", None),
        ("乡村振兴实施方案", "经省委、省政府同意，全省实施三项工程。", Level.PROVINCIAL),
    ],
)
def test_who_carries_out_what_the_province_decided_is_not_the_province(
    title: str, text: str, level: Level | None
) -> None:
    (document,) = read_source(source_of(f"{title}\n{text}\n一、重点任务\n建设回收站点二十个。\n"))
    assert document.identity.level is level
