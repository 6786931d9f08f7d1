"""A 文号 with something beside it, a paper's name above the title, and bodies whose level their name does not give."""

from __future__ import annotations

import pytest

from compare.model import Document, Level
from compare.reading.rank import level_of
from read_text import read_source, source_of

N, P, M, C = Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL, Level.COUNTY


def read(*lines: str) -> Document:
    return read_source(source_of("\n".join(lines) + "\n"))[0]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("青政办规〔2026〕3号　QLDR-2026-00003", "青政办规〔2026〕3号"),
        ("青政发﹝2026﹞5号　QLFS—2026—010001", "青政发〔2026〕5号"),
        ("（青政发〔2026〕5号　2026年3月5日）", "青政发〔2026〕5号"),
        ("发文字号 青政发〔2026〕5号", "青政发〔2026〕5号"),
        ("青 政 发 〔 2 0 2 6 〕 5 号", "青政发〔2026〕5号"),
        ("青政发〔2026〕5号 各区县人民政府，市政府各部门：", "青政发〔2026〕5号"),
        ("中共青岭市委 青发〔2026〕5号", "青发〔2026〕5号"),
        ("青住建〔2026〕5－1号", "青住建〔2026〕5－1号"),
        ("青政发〔2026〕 五 号", "青政发〔2026〕五号"),
        ("〔2026〕12号", "〔2026〕12号"),
        ("QLFS—2026—01001", ""),
        ("青政发〔2026〕5号　　特急", "青政发〔2026〕5号"),
        ("青政发〔2026〕5号　　　加　急", "青政发〔2026〕5号"),
        ("机密★1年　青政发〔2026〕5号", "青政发〔2026〕5号"),
        ("青政发〔2026〕5号　签发人：某某　会签人：某某某", "青政发〔2026〕5号"),
        ("签发人：某某　　　　青政发〔2026〕5号", "青政发〔2026〕5号"),
    ],
)
def test_a_number_with_something_beside_it(line: str, number: str) -> None:
    found = read(
        "青岭市人民政府",
        "关于加快河道修复的实施意见",
        line,
        "为推进河道修复，提出如下意见。",
        "一、任务",
        "2027年底前建成三个站点。",
    )
    assert found.identity.number == number
    assert found.identity.title == "关于加快河道修复的实施意见"
    assert [one.text for one in found.clauses] == ["为推进河道修复，提出如下意见。", "2027年底前建成三个站点。"]
    assert found.clauses[0].headings == ()


def test_the_number_behind_a_title_is_none_of_it() -> None:
    found = read(
        "关于加强湿地保护的意见（青政发〔2026〕5号）", "各区县人民政府：", "一、任务", "2027年底前修复湿地五百亩。"
    )
    assert (found.identity.title, found.identity.number) == ("关于加强湿地保护的意见", "青政发〔2026〕5号")


@pytest.mark.parametrize(
    "above",
    [
        ("青岭市人民政府公报", "000123"),
        ("青岭市人民政府公报　2026年第3期",),
        ("青岭市人民政府公报", "（2026年第3期 总第123期）"),
        ("2026年3月5日　星期四", "青岭日报"),
        ("青岭发布 2026-03-05 10:00 发表于青岭",),
        ("点击上方蓝字关注我们",),
    ],
)
def test_what_a_paper_calls_itself_is_no_title(above: tuple[str, ...]) -> None:
    head = ("青岭市人民政府文件", "青政发〔2026〕5号", "青岭市人民政府", "关于加快湿地修复的", "实施意见")
    found = read(*above, *head, "各区县人民政府：", "一、重点任务", "（一）2027年底前修复湿地五百亩。")
    assert found.identity.title == "关于加快湿地修复的实施意见"
    assert found.identity.issuers == ("青岭市人民政府",)
    assert [one.headings for one in found.clauses] == [(), ("一、重点任务",)]


def test_a_bulletin_of_statistics_is_a_title() -> None:
    found = read("青岭市统计局", "青岭市经济和社会发展统计公报", "2025年，全市新增站点三百个。")
    assert found.identity.title == "青岭市经济和社会发展统计公报"


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("国家税务总局洛阳市税务局", M),
        ("国家税务总局云岭省税务局", P),
        ("国家税务总局办公厅", N),
        ("中国人民银行青岭市分行", M),
        ("国家统计局青岭调查队", M),
        ("国家统计局云岭调查总队", P),
        ("国家金融监督管理总局河南监管局", P),
        ("国家能源局综合司", N),
        ("国家市场监督管理总局", N),
        ("阿依自治州人民政府", M),
        ("白音盟行政公署", M),
        ("青岭市清溪镇人民政府", C),
        ("青岭市水利局", M),
    ],
)
def test_the_level_of_a_body_in_a_place(body: str, level: Level) -> None:
    assert level_of((body,)) is level


@pytest.mark.parametrize(
    ("title", "level", "region", "issuer"),
    [
        ("洛阳市人民政府转发河南省人民政府关于加强河道保护意见的通知", M, "河南省洛阳市", "洛阳市人民政府"),
        ("国务院办公厅转发国家发展改革委关于恢复消费措施的通知", N, "", "国务院办公厅"),
        ("国家税务总局洛阳市税务局关于优化办税服务的通知", M, "河南省洛阳市", "国家税务总局洛阳市税务局"),
        ("国家税务总局云岭省税务局关于优化办税服务的通知", P, "云岭省", "国家税务总局云岭省税务局"),
        ("阿依自治州人民政府关于加强草原保护的意见", M, "阿依自治州", "阿依自治州人民政府"),
        ("白音盟行政公署关于加强草原保护的意见", M, "白音盟", "白音盟行政公署"),
        ("青岭市清溪镇人民政府关于河道保护的意见", C, "青岭市清溪镇", "青岭市清溪镇人民政府"),
    ],
)
def test_who_issues_a_document_decides_its_level(title: str, level: Level, region: str, issuer: str) -> None:
    found = read(title, "为规范相关工作，现提出如下要求。", "一、基本要求", "各单位应当每年公布一次名单。").identity
    assert (found.level, found.region, found.issuers) == (level, region, (issuer,))


def test_the_day_before_a_province_is_none_of_its_name() -> None:
    found = read(
        "青岭市节约用水条例",
        "（2012年6月28日青岭市第五届人民代表大会常务委员会第十次会议通过2012年9月27日云岭省第十一届人民代表大会常务委员会第三十二次会议批准"
        "　根据2021年5月27日云岭省第十三届人民代表大会常务委员会第二十八次会议批准的决定修正）",
        "第一条　为节约用水，制定本条例。",
        "第二条　本条例自2013年1月1日起施行。",
    ).identity
    assert (found.region, found.level) == ("云岭省青岭市", M)


RULE = "渡船停泊管理规定\n{}\n第一章 总则\n第一条 为规范渡船停泊，制定本规定。\n第二条 渡船应当按时停泊。\n第三条 本规定自2026年5月1日起施行。"


@pytest.mark.parametrize(
    ("line", "issuers", "level"),
    [
        ("（2026年2月2日交通运输部公布 自2026年5月1日起施行）", ("交通运输部",), Level.NATIONAL),
        ("2026年2月2日国家互联网信息办公室公布", ("国家互联网信息办公室",), Level.NATIONAL),
        (
            "（2026年2月2日国家互联网信息办公室令第19号公布，自2026年5月1日起施行）",
            ("国家互联网信息办公室",),
            Level.NATIONAL,
        ),
        (
            "（2026年2月2日中华人民共和国交通运输部令2026年第3号公布）",
            ("交通运输部",),
            Level.NATIONAL,
        ),
        (
            "（2026年1月3日交通运输部第2次部务会议通过 2026年2月2日交通运输部、公安部令第3号公布）",
            ("交通运输部", "公安部"),
            Level.NATIONAL,
        ),
        (
            "（2002年1月7日建设部令第45号发布 根据2020年11月29日住房和城乡建设部令第5号修正）",
            ("住房和城乡建设部",),
            Level.NATIONAL,
        ),
        ("（2026年2月2日青岭市人民政府令第5号公布）", ("青岭市人民政府",), Level.MUNICIPAL),
        (
            "（2026年2月2日青岭市第七届人民代表大会常务委员会公告第9号公布）",
            ("青岭市人民代表大会常务委员会",),
            Level.MUNICIPAL,
        ),
        (
            "（2026年2月2日中国证券监督管理委员会令第5号公布）",
            ("中国证券监督管理委员会",),
            Level.NATIONAL,
        ),
        ("（2026年2月2日金融监管总局公布）", ("金融监管总局",), Level.NATIONAL),
        ("（交通运输部令2026年第3号）", ("交通运输部",), Level.NATIONAL),
        ("（1989年1月1日主席令第22号公布）", (), None),
    ],
)
def test_who_published_a_rule_issues_it(line: str, issuers: tuple[str, ...], level: Level | None) -> None:
    identity = read(*RULE.format(line).split("\n")).identity
    assert (identity.issuers, identity.level) == (issuers, level)


@pytest.mark.parametrize(
    "lines",
    [
        "公布日期：2026-03-05\n施行日期：2026-05-01",
        "发布日期：2026年3月5日\n生效日期：2026年5月1日",
        "2026-03-05发布　　2026-05-01实施",
        "2026.03.05公布",
    ],
)
def test_the_days_below_a_title_are_of_the_page(lines: str) -> None:
    found = read(*RULE.format(lines).split("\n"))
    assert found.identity.date == "2026-03-05"
    assert [one.headings for one in found.clauses] == [("第一章 总则",)] * 3
    assert found.audit.furniture == sum(not one.isspace() for one in lines)


def test_a_signature_stands_before_the_day_that_a_page_names() -> None:
    found = read(*RULE.format("发布日期：2026年3月9日").split("\n"), "青岭市人民政府", "2026年3月5日")
    assert found.identity.date == "2026-03-05"


def test_the_day_of_a_session_is_none_of_the_name_of_its_place() -> None:
    line = "（2026年2月2日青岭市第七届人民代表大会常务委员会第九次会议通过）"
    identity = read(*RULE.format(line).split("\n")).identity
    assert (identity.level, identity.region) == (Level.MUNICIPAL, "青岭市")


@pytest.mark.parametrize(
    ("signature", "issuers"),
    [
        (("青岭市财政局等8部门", "2026年3月5日"), ("青岭市财政局",)),
        (("青岭市财政局等八部门　2026年3月5日",), ("青岭市财政局",)),
        (("青岭市财政局（代章）", "2026年3月5日"), ("青岭市财政局",)),
        (("青岭市财政局（章）2026年3月5日",), ("青岭市财政局",)),
        (("青岭市财政局", "2026年3月5日（印章）"), ("青岭市财政局",)),
        (("青岭市财政局　青岭市民政局　2026年3月5日",), ("青岭市财政局", "青岭市民政局")),
    ],
)
def test_a_seal_and_the_number_of_bodies_are_no_part_of_a_signature(
    signature: tuple[str, ...], issuers: tuple[str, ...]
) -> None:
    found = read("关于提高低保标准的通知", "各区民政局：", "一、标准", "每月不低于八百元。", *signature)
    assert (found.identity.issuers, found.identity.date) == (issuers, "2026-03-05")


def test_a_numbered_body_signs_nothing() -> None:
    found = read("青岭市防汛方案", "一、分工", "（一）市水利局", "每日巡查一次。", "（二）市气象局", "每日预报两次。")
    assert found.identity.issuers == ()


def test_a_telegram_has_a_head_of_its_own() -> None:
    found = read("等级　特急·明电", "青岭市人民政府办公室　发电", "青府办发电〔2014〕6号", "签批盖章：某某", "★",
                 "关于做好防汛工作的紧急通知", "各区县人民政府：", "一、巡查", "水库实行24小时值守。")  # fmt: skip
    assert (found.identity.title, found.identity.issuers) == ("关于做好防汛工作的紧急通知", ("青岭市人民政府办公室",))
    assert len(found.clauses) == 2


@pytest.mark.parametrize("counted", ["〔2021〕第37次", "第18期", "（2021年第18期）"])
def test_minutes_are_called_by_what_they_are_about(counted: str) -> None:
    signed = "青岭市人民政府办公室　　2021年8月16日"
    met = "2021年8月12日，副市长主持召开专题会议，研究治理工作。现纪要如下："
    found = read("青岭市人民政府专题会议纪要", counted, signed, "关于研究东溪治理的会议纪要", met, "市水务局牵头截污。")
    assert (found.identity.title, found.identity.date) == ("关于研究东溪治理的会议纪要", "2021-08-16")
    plain = read("青岭市人民政府专题会议纪要", counted, signed, met, "市水务局牵头截污。")
    assert (plain.identity.title, plain.identity.date) == ("青岭市人民政府专题会议纪要", "2021-08-16")
    assert met in [one.text for one in plain.clauses]


@pytest.mark.parametrize("passes", ["转发", "批转"])
def test_who_forwards_signs_above_what_is_forwarded(passes: str) -> None:
    found = read(
        *(f"青岭市人民政府办公室{passes}市计委关于节约用油意见的通知", "各区县人民政府："),
        *(f"市计委《关于节约用油的意见》已经市政府同意，现{passes}给你们。", "青岭市人民政府办公室", "1996年8月30日"),
        *("关于节约用油的意见", "青岭市计划委员会", "（1996年8月1日）", "一、定额", "每车每月不超过一百升。"),
    )
    assert (found.identity.title, found.identity.issuers) == ("关于节约用油的意见", ("青岭市人民政府办公室",))
