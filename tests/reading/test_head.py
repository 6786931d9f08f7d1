"""The lines above a text: the title by its place, whatever its last word is; numbers, dates and levels of any shape."""

from __future__ import annotations

import pytest

from compare.model import Document, Kind, Level
from compare.text.numbers import part_signature, read_date
from read_text import read_source, source_of

N, P, M, C = Level.NATIONAL, Level.PROVINCIAL, Level.MUNICIPAL, Level.COUNTY

# Sixty titles, two and more of each of thirty endings and of others that no list of endings holds.
TITLES = [
    "清溪市湿地保护管理规范（试行）",
    "清溪市湿地生态修复技术规范",
    "清溪市托育机构设置指引",
    "云岭省冷链物流企业信用评价指引（2026年版）",
    "清溪市绿色工地评定导则",
    "清溪市海绵城市规划设计导则",
    "清溪市行政许可事项清单（2026年版）",
    "清溪市托育服务负面清单",
    "云岭省人民代表大会常务委员会关于《云岭省湿地保护条例》第八条的解释",
    "清溪市仲裁委员会章程",
    "清溪市托育行业协会章程（修正案）",
    "清溪市公职人员行为准则",
    "清溪市冷链运输操作规程",
    "清溪市湿地监测技术规程",
    "清溪市防汛抗旱应急预案",
    "2026年清溪市湿地修复工作安排",
    "清溪市贯彻落实湿地保护要求的分工安排",
    "清溪市冷链物流发展三年行动",
    "“湿地清溪”建设专项行动",
    "关于商请支持托育试点的函",
    "清溪市人民政府关于申报湿地城市的函",
    "清溪市湿地保护规划（2026—2035年）",
    "清溪市托育服务发展纲要",
    "清溪市推进冷链物流若干措施",
    "支持托育服务的十条政策",
    "清溪市民营经济二十条",
    "清溪市湿地名录（第一批）",
    "云岭省重要湿地名录",
    "清溪市冷链产业重点项目目录",
    "清溪市托育补贴办事指南",
    "清溪市湿地公园建设指南",
    "清溪市湿地保护联席会议制度",
    "清溪市行政执法公示制度",
    "清溪市托育机构联合监管机制",
    "清溪市市民文明公约",
    "清溪市村规民约示范文本",
    "清溪市冷链物流标准体系",
    "清溪市湿地保护考核标准",
    "清溪市数据安全事件处置流程",
    "清溪市湿地保护白皮书",
    "清溪市碳达峰路线图",
    "清溪市托育质量提升倡议书",
    "清溪市行政裁量权基准",
    "清溪市冷链食品经营者告知书",
    "清溪市湿地管护责任一览表",
    "清溪市湿地志愿者手册",
    "清溪市教师培训大纲",
    "清溪市公园城市建设蓝图",
    "清溪市政务服务工作框架",
    "清溪市湿地保护条例（草案修改二次审议稿）",
    "清溪市托育机构管理办法〔修订版〕",
    "清溪市政务数据接口规范V2.0",
    "清溪市加快冷链发展，建设物流强市行动方案",
    "清溪市健全托育服务、支持生育的若干意见",
    "中华人民共和国湿地法典",
    "国务院关于修改部分行政法规的决定",
    "全国人民代表大会常务委员会关于授权国务院在云岭（示例）自由贸易试验区、清溪（示例）自由贸易试验区暂时调整适用有关法律规定的决定",
    "第十四届云岭省人民代表大会第三次会议关于批准省级预算的决议",
    "最高人民法院关于审理湿地损害赔偿案件适用法律若干问题的解释（二）",
    "五年托育服务提升计划",
    "一刻钟便民生活圈建设试点",
    "清溪市湿地保护问答",
    "清溪市托育机构须知",
    "为民办实事项目清单",
    "5G应用“扬帆”计划",
    "在全市开展湿地普查的通知",
    "清溪市促进全民阅读",
    "2025年清溪市湿地状况公报",
    "清溪市禁止捕猎候鸟通告",
    "清溪市人民政府通告",
    "中华人民共和国云岭特别行政区基本法",
    "中华人民共和国刑法修正案（十五）",
]
BODIES = [
    "第一章 总则\n第一条 为保护湿地，制定本规定。\n第二条 市林业部门应当公布名录。\n第三条 自2026年5月1日起施行。\n",
    "为规范有关工作，结合实际，现提出如下要求。\n一、总体要求\n各单位应当建立台账。\n",
    "一、工作目标\n建成一批站点。\n二、工作任务\n公布名录。\n",
    "各县（区）人民政府，市政府各部门：\n现将有关事项通知如下。\n一、建立台账。\n",
    "根据《中华人民共和国湿地保护法》（以下简称湿地法），制定本规范。\n一、基本要求\n各单位应当建立台账。\n",
    "目录\n第一章 总则\n第二章 管理\n第一章 总则\n保护湿地。\n第二章 管理\n公布名录。\n",
]


def read(text: str, file: str = "文件.txt") -> Document:
    (document,) = read_source(source_of(text, file))
    return document


def title_of(text: str) -> str:
    return read(text).identity.title


@pytest.mark.parametrize("title", TITLES)
def test_the_title_is_the_first_line_whatever_its_last_word_is(title: str) -> None:
    assert {title_of(f"{title}\n{body}") for body in BODIES} == {title}
    assert title_of(f"# {title}\n\n2026年3月5日 清溪市人民政府公布\n\n{BODIES[0]}") == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "清溪市人民政府办公室/关于印发清溪市冷链物流/高质量发展行动方案/的通知",
            "关于印发清溪市冷链物流高质量发展行动方案的通知",
        ),
        ("清溪市人民政府/关于加快湿地修复/促进生态文明建设的实施意见", "关于加快湿地修复促进生态文明建设的实施意见"),
        ("清溪市湿地保护与修复/实施方案", "清溪市湿地保护与修复实施方案"),
        ("清溪市湿地保护与修复/行动计划（2026—2028年）", "清溪市湿地保护与修复行动计划（2026—2028年）"),
        ("清溪市湿地保护与修复/2026年行动计划", "清溪市湿地保护与修复2026年行动计划"),
        ("清溪市湿地保护三年行动/（2026—2028年）", "清溪市湿地保护三年行动（2026—2028年）"),
        ("清溪市托育服务/管理规范/（试行）", "清溪市托育服务管理规范（试行）"),
        ("清溪市托育服务接口规范/V2.1", "清溪市托育服务接口规范V2.1"),
        ("《清溪市湿地保护办法》", "清溪市湿地保护办法"),
        ("《清溪市湿地保护办法》/（2026年修订）", "清溪市湿地保护办法（2026年修订）"),
        ("附件1/清溪市湿地保护工作规程", "清溪市湿地保护工作规程"),
        ("附件/清溪市湿地监测工作流程", "清溪市湿地监测工作流程"),
        ("首页/>/清溪要闻/2026年清溪市政府工作报告", "2026年清溪市政府工作报告"),
        ("分享：/清溪市湿地保护指引", "清溪市湿地保护指引"),
        ("清溪日报/清溪市湿地保护指引", "清溪市湿地保护指引"),
        ("索引号：01234567/发布机构：清溪市人民政府/标题：湿地/清溪市湿地保护指引", "清溪市湿地保护指引"),
        ("附件2：清溪市湿地保护规程", "清溪市湿地保护规程"),
        ("附件 清溪市湿地保护规程", "清溪市湿地保护规程"),
        ("清溪市湿地规划解读/来源：新华社/关于规划背景", "清溪市湿地规划解读"),
        ("政府工作报告/——2026年1月26日在清溪市第六届人民代表大会第五次会议上/清溪市市长 某某", "政府工作报告"),
        (
            "清溪市人民政府办公室转发省政府办公厅/关于加强湿地保护的通知",
            "清溪市人民政府办公室转发省政府办公厅关于加强湿地保护的通知",
        ),
        ("清溪市智慧湿地建设", "清溪市智慧湿地建设"),
        ("（征求意见稿）/清溪市湿地保护办法", "清溪市湿地保护办法"),
        ("清溪市湿地保护办法/（征求意见稿）", "清溪市湿地保护办法（征求意见稿）"),
        ("中共清溪市委办公室 清溪市人民政府办公室/关于加强湿地保护的意见", "关于加强湿地保护的意见"),
        ("清溪市林业局 清溪市财政局/关于下达湿地资金的通知", "关于下达湿地资金的通知"),
    ],
)
def test_a_title_is_joined_over_its_lines_and_nothing_else_is_of_it(lines: str, title: str) -> None:
    head = lines.replace("/", "\n")
    for body in BODIES[:3]:
        document = read(f"{head}\n{body}")
        assert document.identity.title == title
        assert not any(line and line in title and len(line) > 4 for line in (one.text for one in document.clauses))


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("清溪市湿地建设三年行动\n（2026—2028年）\n为建设湿地，制定本方案。\n重点任务与保障措施\n一、建设站点\n建成站点。\n", "清溪市湿地建设三年行动（2026—2028年）", "重点任务与保障措施"),
        ("清溪市湿地建设三年行动\n重点任务与保障措施\n一、建设站点\n建成站点。\n", "清溪市湿地建设三年行动", "重点任务与保障措施"),
        ("清溪市湿地建设工作\n总体要求和主要目标\n一、建设站点\n建成站点。\n", "清溪市湿地建设工作", "总体要求和主要目标"),
        ("清溪市湿地保护指引\n为保护湿地，制定本指引。\n湿地名录与管护规范\n一、名录\n公布名录。\n", "清溪市湿地保护指引", "湿地名录与管护规范"),
        ("清溪市湿地保护指引\n为保护湿地，制定本指引。\n一、名录\n公布名录。\n附件1 清溪市湿地目录\n一、某某湿地\n面积一百亩。\n", "清溪市湿地保护指引", "清溪市湿地目录"),
    ],
)  # fmt: skip
def test_an_inner_heading_or_an_annex_is_never_the_title(text: str, title: str, heading: str) -> None:
    document = read(text)
    assert document.identity.title == title
    assert heading in {
        one for clause in document.clauses for above in clause.headings for one in (above, above[-len(heading) :])
    }


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国湿地保护法》（以下简称湿地法），结合本市实际，现提出要求。\n一、要求\n建立台账。\n",
        "为贯彻落实《云岭省湿地保护条例》（以下简称《条例》），现提出要求。\n一、要求\n建立台账。\n",
        "按照《云岭省湿地保护规划》（以下简称《规划》）的部署，各单位建立台账。\n",
        "一、制定《清溪市湿地管理办法》\n建立台账。\n二、公布目录\n按年公布。\n",
        "各单位要认真学习。\n一、总体要求\n建立台账。\n附件 清溪市湿地目录\n某某湿地。\n",
    ],
)
def test_a_wrong_title_is_worse_than_none(text: str) -> None:
    assert title_of(text) == "文件"


def test_a_decision_that_prints_what_it_amends_keeps_its_title() -> None:
    text = (
        "清溪市人民政府关于修改《清溪市湿地保护办法》的决定\n经研究，决定修改如下：\n一、删去第三条。\n"
        "《清溪市湿地保护办法》根据本决定作相应修改，重新公布。\n清溪市湿地保护办法\n第一条 为保护湿地，制定本办法。\n"
    )
    assert title_of(text) == "清溪市人民政府关于修改《清溪市湿地保护办法》的决定"
    notice = "清溪市人民政府关于印发《清溪市湿地保护办法》的通知\n各县：\n现将《清溪市湿地保护办法》印发给你们。\n清溪市湿地保护办法\n第一条 为保护湿地，制定本办法。\n"
    assert title_of(notice) == "清溪市湿地保护办法"


# ---------------------------------------------------------------- heads


HEAD = "清溪市人民政府文件\n{number}\n清溪市人民政府\n关于加快湿地修复的实施意见\n各县（区）人民政府：\n现就有关事项明确如下。\n一、任务\n建成三个站点。\n清溪市人民政府\n2026年3月5日\n"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("清政发〔2026〕15号", "清政发〔2026〕15号"),
        ("清政发[2026]15号", "清政发〔2026〕15号"),
        ("清政发［2026］15号", "清政发〔2026〕15号"),
        ("清政发【2026】15号", "清政发〔2026〕15号"),
        ("清政发（2026）15号", "清政发〔2026〕15号"),
        ("清政发(2026)15号", "清政发〔2026〕15号"),
        ("清政发﹝2026﹞15号", "清政发〔2026〕15号"),
        ("清政发〈2026〉15号", "清政发〔2026〕15号"),
        ("清政发〔2026〕第15号", "清政发〔2026〕15号"),
        ("清政发 〔 2026 〕 15 号", "清政发〔2026〕15号"),
        ("清政发〔２０２６〕１５号", "清政发〔2026〕15号"),
        ("文号：清政发〔2026〕15号", "清政发〔2026〕15号"),
        ("发文字号：清政发〔2026〕15号", "清政发〔2026〕15号"),
        ("（清政发〔2026〕15号）", "清政发〔2026〕15号"),
        ("清政发〔2026〕15号　　　　　　签发人：某某", "清政发〔2026〕15号"),
        ("清政发〔2026〕15号 签发人：某某、某某某", "清政发〔2026〕15号"),
    ],
)
def test_number_of_any_shape(printed: str, number: str) -> None:
    identity = read(HEAD.format(number=printed)).identity
    assert (identity.number, identity.issuers) == (number, ("清溪市人民政府",))
    assert (identity.title, identity.date) == ("关于加快湿地修复的实施意见", "2026-03-05")


@pytest.mark.parametrize(
    ("order", "number"),
    [
        ("清溪市人民政府令\n第15号", "清溪市人民政府令第15号"),
        ("清溪市人民政府令第15号", "清溪市人民政府令第15号"),
        ("清溪市人民政府令（第15号）", "清溪市人民政府令第15号"),
        ("清溪市人民政府公告\n2026年第15号", "清溪市人民政府公告2026年第15号"),
    ],
)
def test_the_number_of_an_order(order: str, number: str) -> None:
    identity = read(
        f"{order}\n清溪市湿地保护规定\n第一条 为保护湿地，制定本规定。\n第二条 自2026年5月1日起施行。\n"
    ).identity
    assert (identity.title, identity.number) == ("清溪市湿地保护规定", number)
    assert identity.issuers == ("清溪市人民政府",)


@pytest.mark.parametrize(
    "corner",
    [
        "000015\n机密★1年\n特急",
        "000015\n秘密★长期\n加急",
        "份号：000015\n密级：机密\n紧急程度：特急",
        "机密★5年 特急",
        "特 急",
        "平急",
        "绝密★启用前",
        "内部文件",
        "№000015\n秘密",
        "№ 000015",
        "机密★1年　　　000015",
        "000015　秘密★6个月",
        "签发人：某某　会签人：某某某",
        "签发人：某某\n会签人：　某某某",
    ],
)
def test_the_corner_of_a_head_is_furniture(corner: str) -> None:
    document = read(f"{corner}\n" + HEAD.format(number="清政发〔2026〕15号"))
    assert document.identity.title == "关于加快湿地修复的实施意见"
    assert document.audit.furniture == sum(not char.isspace() for char in corner)
    assert document.identity.number == "清政发〔2026〕15号"


def test_a_report_names_who_signs_it() -> None:
    text = "清溪市人民政府文件\n清政〔2026〕7号\n签发人：某某\n清溪市人民政府关于湿地修复情况的报告\n省人民政府：\n现将有关情况报告如下。\n一、主要做法\n建立机制。\n清溪市人民政府\n2026年3月5日\n"
    document = read(text)
    assert document.identity.title == "清溪市人民政府关于湿地修复情况的报告"
    assert document.identity.issuers == ("清溪市人民政府",)
    assert document.audit.furniture == len("签发人：某某")


DATES = [
    ("二O二六年三月五日", "2026-03-05"),
    ("二o二六年三月五日", "2026-03-05"),
    ("二Ｏ二六年三月五日", "2026-03-05"),
    ("二0二六年三月五日", "2026-03-05"),
    ("二○二六年三月五日", "2026-03-05"),
    ("二〇二六年三月廿五日", "2026-03-25"),
    ("二〇二六年三月卅一日", "2026-03-31"),
    ("二零二六年十二月三十一日", "2026-12-31"),
    ("二〇二六年元月五日", "2026-01-05"),
    ("２０２６年３月５日", "2026-03-05"),
    ("2026 年 3 月 5 日", "2026-03-05"),
    ("（2026年3月5日）", "2026-03-05"),
    ("(2026年3月5日)", "2026-03-05"),
    ("〔2026年3月5日〕", "2026-03-05"),
    ("2026年03月05日", "2026-03-05"),
    ("2026.3.5", "2026-03-05"),
    ("2026-03-05", "2026-03-05"),
]


@pytest.mark.parametrize(("printed", "date"), DATES)
def test_date_of_any_shape(printed: str, date: str) -> None:
    text = (
        "清溪市人民政府\n关于加快湿地修复的意见\n清政发〔2026〕15号\n现就有关事项明确如下。\n一、任务\n建成三个站点。\n"
    )
    assert read_date(printed.replace(" ", "")) == date
    for ending in (
        f"清溪市人民政府\n{printed}\n",
        f"清溪市人民政府　{printed}\n",
        f"{printed}\n",
        f"清溪市人民政府（盖章）\n{printed}\n",
    ):
        assert read(text + ending).identity.date == date
        # The signature is none of the text's headings, and nothing stands under it.
        assert not any(printed in above for clause in read(text + ending).clauses for above in clause.headings)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("1999年3月2日 云岭省人民代表大会常务委员会通过\n2018年10月26日 云岭省人民代表大会常务委员会第六次会议第二次修正",
         ("2018-10-26", "修正", "1999-03-02")),
        ("（1999年3月2日云岭省人民代表大会常务委员会通过　2015年8月29日云岭省人民代表大会常务委员会修订）",
         ("2015-08-29", "修订", "1999-03-02")),
        ("2018年9月7日云岭省人民代表大会常务委员会修订", ("2018-09-07", "修订", "")),
        ("1999年3月2日通过\n1999年3月9日云岭省人民代表大会常务委员会公布", ("1999-03-09", "", "")),
        ("1999年3月2日云岭省人民代表大会常务委员会通过", ("1999-03-02", "", "")),
    ],
)  # fmt: skip
def test_a_history_tells_an_amendment_from_the_first_passing(lines: str, told: tuple[str, str, str]) -> None:
    (document,) = read_source(source_of(f"云岭省湿地保护条例\n{lines}\n第一条 制定本条例。\n第二条 保护湿地。\n"))
    identity = document.identity
    assert (identity.date, identity.amended, identity.passed) == told


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("2026年3月5日 清溪市人民政府公布/2026年5月1日 施行", "2026-03-05"),
        ("2026年3月5日清溪市人民政府令第15号公布 自2026年5月1日起施行", "2026-03-05"),
        ("（2026年3月5日清溪市人民政府令第15号公布　自2026年5月1日起施行）", "2026-03-05"),
        ("2026年5月1日起施行/2026年3月5日公布", "2026-03-05"),
        ("2018年2月1日 清溪市人民政府公布/2026年3月5日 清溪市人民政府修订/2026年5月1日 起实施", "2026-03-05"),
        ("（2026年1月9日清溪市第六届人民代表大会常务委员会第三次会议通过 2026年3月5日云岭省第十届人民代表大会常务委员会第八次会议批准）", "2026-03-05"),
        ("清溪市人民政府/2026年3月5日", "2026-03-05"),
        ("（2026年3月5日）", "2026-03-05"),
        ("成文日期：2026年3月5日/发布日期：2026年3月9日", "2026-03-05"),
        ("——2026年3月5日在清溪市第六届人民代表大会第五次会议上", "2026-03-05"),
    ],
)  # fmt: skip
def test_the_date_of_issue_stands_before_the_date_in_force(lines: str, date: str) -> None:
    head = lines.replace("/", "\n")
    document = read(
        f"清溪市湿地办法\n{head}\n第一章 总则\n第一条 为保护湿地，制定本办法。\n第二条 本办法自2026年5月1日起施行。\n"
    )
    assert document.identity.date == date
    assert {clause.headings for clause in document.clauses if clause.label} == {("第一章 总则",)}


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("清溪市人民政府办公室 2026年3月6日印发", ("清溪市人民政府办公室", "2026-03-06", True)),
        ("2026年3月6日印发", ("", "2026-03-06", True)),
        ("清溪市湿地保护领导小组　2026年3月5日", ("清溪市湿地保护领导小组", "2026-03-05", False)),
        ("2026年3月5日起施行", None),
        ("2026年3月5日前建成站点", None),
        ("2026年3月5日，全市会议召开。", None),
    ],
)
def test_signature(text: str, signature: tuple[str, str, bool] | None) -> None:
    assert part_signature(text) == signature


def test_the_date_of_printing_is_asked_last() -> None:
    text = "清溪市湿地意见\n一、任务\n建成站点。\n清溪市人民政府\n2026年3月5日\n清溪市人民政府办公室 2026年3月9日印发\n"
    assert read(text).identity.date == "2026-03-05"
    assert read(text.replace("2026年3月5日\n", "")).identity.date == "2026-03-09"


@pytest.mark.parametrize(
    "rows",
    [
        "索引号：0123\t发布机构：清溪市人民政府\n发文字号：清政发〔2026〕15号\t成文日期：2026年3月5日",
        "索引号\t0123\t发布机构\t清溪市人民政府\n发文字号\t清政发〔2026〕15号\t成文日期\t2026年3月5日",
        "索引号：\t0123\t发布机构：\t清溪市人民政府\n发文字号：\t清政发〔2026〕15号\t成文日期：\t2026年3月5日",
        "索引号：0123\n发文机关：清溪市人民政府\n发文字号：清政发〔2026〕15号\n成文日期：2026年3月5日\n发布日期：2026年3月9日",
    ],
)
def test_the_keys_of_a_web_page_tell_number_issuer_and_date(rows: str) -> None:
    identity = read(
        f"{rows}\n关于湿地保护的意见\n各县（区）人民政府：\n现提出如下意见。\n一、任务\n建成三个站点。\n"
    ).identity
    assert (identity.title, identity.number) == ("关于湿地保护的意见", "清政发〔2026〕15号")
    assert (identity.issuers, identity.date) == (("清溪市人民政府",), "2026-03-05")


def test_who_printed_a_document_is_not_who_signed_it() -> None:
    text = "清溪市湿地意见\n一、任务\n建成站点。\n清溪市人民政府\n2026年3月5日\n清溪市人民政府办公室 2026年3月9日印发\n"
    assert read(text).identity.issuers == ("清溪市人民政府",)


# ---------------------------------------------------------------- levels


@pytest.mark.parametrize(
    ("head", "level", "region"),
    [
        ("永和县停车管理办法", C, "山西省临汾市永和县"),
        ("临汾市永和县停车管理办法", C, "山西省临汾市永和县"),
        ("山西省永和县停车管理办法", C, "山西省临汾市永和县"),
        ("永和县人民政府\n关于停车管理的意见", C, "山西省临汾市永和县"),
        ("中共永和县委办公室\n关于停车管理的意见", C, "山西省临汾市永和县"),
        ("关于印发永和县停车管理办法的通知", C, "山西省临汾市永和县"),
        ("义乌市停车管理办法", C, "浙江省金华市义乌市"),
        ("义乌市人民政府\n关于停车管理的意见", C, "浙江省金华市义乌市"),
        ("鄞州区停车管理办法", C, "浙江省宁波市鄞州区"),
        ("景宁畲族自治县停车管理条例", C, "浙江省丽水市景宁畲族自治县"),
        ("彭水苗族土家族自治县停车管理条例", C, "重庆市彭水苗族土家族自治县"),
        ("鄂温克族自治旗停车管理条例", C, "内蒙古自治区呼伦贝尔市鄂温克族自治旗"),
        ("上海市浦东新区停车管理规定", C, "上海市浦东新区"),
        ("北京市朝阳区停车管理办法", C, "北京市朝阳区"),
        ("南京市鼓楼区停车管理办法", C, "江苏省南京市鼓楼区"),
        ("清溪市停车管理办法", M, "清溪市"),
        ("青河谷县停车管理办法", C, "青河谷县"),
        ("清溪市翠屏区人民政府\n关于停车管理的意见", C, "清溪市翠屏区"),
        ("临汾市关于支持永和县发展的意见", M, "山西省临汾市"),
        ("临汾市人民政府\n关于永和县停车方案的批复", M, "山西省临汾市"),
        ("山西省停车管理办法", P, "山西省"),
        ("国务院关于同意永和县开展停车试点的批复", N, ""),
    ],
)
def test_counties_by_the_table_of_divisions(head: str, level: Level, region: str) -> None:
    text = "为贯彻党中央、国务院决策部署，按照国家发展改革委要求，学习全国经验，我国停车管理要加强。\n一、任务\n按照国务院部署建成车位。\n国家能源局给予支持。\n"
    identity = read(f"{head}\n{text}").identity
    assert (identity.level, identity.region) == (level, region)


def test_a_county_of_a_common_name_takes_the_province_that_its_text_names() -> None:
    text = "鼓楼区停车管理办法\n为落实福建省和福州市要求，制定本办法。\n一、任务\n建成车位，报福州市备案。\n"
    assert read(text).identity.region == "福建省福州市鼓楼区"
    assert read("鼓楼区停车管理办法\n一、任务\n建成车位。\n").identity.region == "鼓楼区"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("全国要落实国务院、党中央部署，我国停车要规范。国家发展改革委支持。", None),
        ("省、自治区、直辖市人民政府应当编制停车规划。国务院交通运输主管部门负责全国停车管理工作。", N),
        ("各省、自治区、直辖市人民政府，国务院各部委：停车要规范。", N),
        ("本市停车要规范。国务院交通运输主管部门负责指导，我国实行统一标准，全国推广。", M),
        ("我县停车要规范，县委、县政府落实国务院部署，全国推广。", C),
        ("区委、区政府要落实，区直各部门配合国务院督查，国家发展改革委支持。", C),
        ("自治区党委、自治区政府要落实，我区结合实际推进。", P),
        ("全市停车要规范，市委要求落实国务院部署。", M),
    ],
)
def test_no_document_is_national_by_its_voice(text: str, level: Level | None) -> None:
    assert read(f"停车工作要点\n为做好工作，制定本要点。\n一、任务\n{text}\n").identity.level == level


def test_the_head_is_no_clause() -> None:
    document = read("000015\n机密★1年\n特急\n" + HEAD.format(number="清政发〔2026〕15号"))
    assert next(one.text for one in document.clauses if one.kind is Kind.CLAUSE) == "各县（区）人民政府："


def test_two_bodies_before_a_title_both_issue_it() -> None:
    text = (
        "清溪市水利局 清溪市财政局关于印发清溪市湿地修复细则的通知\n各县（区）水利局、财政局：\n现将细则印发给你们。\n"
        "清溪市湿地修复细则\n第一条 为修复湿地，制定本细则。\n第二条 每亩投资不低于三千元。\n"
    )
    assert read(text).identity.issuers == ("清溪市水利局", "清溪市财政局")


@pytest.mark.parametrize("between", ["\t", " ", "", "……", "\u3000"])
def test_a_contents_page_is_no_outline_whatever_parts_entry_and_page(between: str) -> None:
    headings = ("一、建设站点", "（一）选址", "二、管护站点")
    entries = "\n".join(f"{one}{between}{page}" for page, one in enumerate(headings, 3))
    text = "清溪市湿地规划\n目录\n{}\n一、建设站点\n（一）选址\n建成三个站点。\n二、管护站点\n公布名录。\n"
    above = [clause.headings for clause in read(text.format(entries)).clauses]
    assert above == [headings[:2], headings[2:]]
