"""Titles, numbers and red heads as documents print them: one row a shape."""

from __future__ import annotations

import pytest

from compare.knowledge.bodies import BODY, NUMBER_LINE
from compare.reading.identity import close_title, is_title_line, tidy_number
from read_text import read_source, source_of

TITLES = [
    "关于加快废旧物资循环利用体系建设的指导意见",
    "云岭省人民政府办公厅关于印发回收体系建设方案的通知",
    "废旧物资循环利用体系建设规划（2026—2030年）",
    "废旧物资循环利用体系建设规划 (2026—2030年)",
    "清溪市再生资源回收管理条例",
    "清溪市再生资源回收管理办法（试行）",
    "再生资源回收管理实施细则",
    "中华人民共和国循环经济促进法",
    "清溪市实施《循环经济促进法》若干规定",
    "2026年清溪市政府工作报告",
    "清溪市突发事件应急预案",
    "再生资源鼓励目录（2026版）",
    "清溪市重点项目调度机制",
    "关于同意设立分拣中心的批复",
    "关于表彰先进集体的决定",
    "再生资源分类标准",
    "循环经济发展行动计划（2026—2028年）",
    "国民经济和社会发展第十五个五年规划纲要",
    "促进循环经济发展若干措施（征求意见稿）",
    "回收网点建设工作要点",
]
NO_TITLES = [
    "一、总体要求",
    "第一章 总则",
    "清溪市人民政府",
    "2026年4月23日",
    "各县（市、区）人民政府：",
    "要认真执行本办法，不得变通。",
    "办法",
    "为了规范回收，制定本条例",
    "（此件公开发布）",
    "加快建设回收网络",
]
NUMBERS = [
    ("示发〔2026〕8号", "示发〔2026〕8号"),
    ("示政发[2026]5 号", "示政发〔2026〕5号"),
    ("示政办函［2026］12号", "示政办函〔2026〕12号"),
    ("示政办发（2026）3号", "示政办发〔2026〕3号"),
    ("示政发(2026)3号", "示政发〔2026〕3号"),
    ("示 发〔 2026 〕 8 号", "示发〔2026〕8号"),
]
NUMBER_LINES = [
    ("国办发〔2026〕11号", True),
    ("云政办函[2026]24 号", True),
    ("发改环资〔2026〕1523号", True),
    ("清政办发（2026）3号", True),
    ("根据国办发〔2026〕11号文件精神", False),
    ("（国办发〔2026〕11号）", False),
    ("第11号", False),
    ("2026年第11号", False),
]
BODIES = [
    ("清溪市人民政府", True),
    ("清溪市人民政府办公室", True),
    ("中共云岭省委办公厅", True),
    ("云岭省发展和改革委员会", True),
    ("国家市场监督管理总局", True),
    ("国务院办公厅", True),
    ("国务院", True),
    ("中共中央 国务院", True),
    ("云岭省（示例）人民政府", True),
    ("清溪市人民政府文件", True),
    ("加快建设回收网络", False),
    ("第一章", False),
    ("2026年4月23日", False),
    ("各县（市、区）人民政府：", False),
]


@pytest.mark.parametrize("text", TITLES)
def test_title_line(text: str) -> None:
    assert is_title_line(text)


@pytest.mark.parametrize("text", NO_TITLES)
def test_no_title_line(text: str) -> None:
    assert not is_title_line(text)


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number_has_its_proper_brackets(text: str, number: str) -> None:
    assert tidy_number(text) == number


@pytest.mark.parametrize(("text", "is_one"), NUMBER_LINES)
def test_number_line(text: str, is_one: bool) -> None:
    assert bool(NUMBER_LINE.fullmatch(text)) is is_one


@pytest.mark.parametrize(("text", "is_one"), BODIES)
def test_body(text: str, is_one: bool) -> None:
    assert bool(BODY.fullmatch(text)) is is_one


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("回收规划 (2026—2030年)", "回收规划(2026—2030年)"),
        ("关于加快回收  促进循环的意见", "关于加快回收 促进循环的意见"),
    ],
)
def test_title_is_closed_before_a_bracket_only(text: str, title: str) -> None:
    assert close_title(text) == title


HEADS = [
    (
        "red head with the issuer above the title",
        "清溪市人民政府\n关于同意设立分拣中心的批复\n清政函〔2026〕6号\n某县人民政府：\n原则同意。\n清溪市人民政府\n2026年5月6日\n",
        ("关于同意设立分拣中心的批复", "清政函〔2026〕6号", "2026-05-06", ("清溪市人民政府",)),
    ),
    (
        "the title on two lines",
        "清溪市人民政府办公室\n关于印发清溪市回收体系建设\n实施方案的通知\n清政办发[2026]7 号\n各县：\n现将方案印发给你们。\n2026年5月9日\n",
        ("关于印发清溪市回收体系建设实施方案的通知", "清政办发〔2026〕7号", "2026-05-09", ("清溪市人民政府办公室",)),
    ),
    (
        "a notice and what it issues are one document with the title of what is issued",
        "清溪市人民政府\n关于印发清溪市回收规划的通知\n清政发〔2026〕5号\n各县：\n现将《清溪市回收规划》印发给你们。\n"
        "2026年4月23日\n清溪市回收规划\n一、总体要求\n建设回收网络。\n",
        ("清溪市回收规划", "清政发〔2026〕5号", "2026-04-23", ("清溪市人民政府",)),
    ),
    (
        "a title broken into lines inside a word that the text has as one",
        "清溪市人民政府 关于东城区回收设施用地 出让方案的批复\n清政函〔2026〕9号\n市自然资源局：\n原则同意《东城区回收设施用地出让方案》。\n"
        "2026年5月8日\n",
        ("关于东城区回收设施用地出让方案的批复", "清政函〔2026〕9号", "2026-05-08", ("清溪市人民政府",)),
    ),
    (
        "the halves of a title stay apart",
        "清溪市人民政府\n关于加快回收体系建设 促进循环经济发展的意见\n清政发〔2026〕10号\n各县：\n为促进循环经济发展，提出以下意见。\n"
        "2026年5月9日\n",
        ("关于加快回收体系建设 促进循环经济发展的意见", "清政发〔2026〕10号", "2026-05-09", ("清溪市人民政府",)),
    ),
    (
        "two bodies parted by a blank, both of the title",
        "清溪市商务局 清溪市财政局关于支持回收体系建设的通知\n清商发〔2026〕3号\n各县商务局：\n现就有关事项通知如下。\n"
        "清溪市商务局\n清溪市财政局\n2026年5月9日\n",
        (
            "清溪市商务局 清溪市财政局关于支持回收体系建设的通知",
            "清商发〔2026〕3号",
            "2026-05-09",
            ("清溪市商务局", "清溪市财政局"),
        ),
    ),
    (
        "two offices that issue together, as a newspaper heads it",
        "中共清溪市委办公室 清溪市人民政府办公室印发《关于加快回收体系建设的意见》\n一、建设回收网络。\n二、完善政策。\n",
        (
            "中共清溪市委办公室 清溪市人民政府办公室印发《关于加快回收体系建设的意见》",
            "",
            "",
            ("中共清溪市委办公室", "清溪市人民政府办公室"),
        ),
    ),
    (
        "whom to ask, between the notice and the title of what it issues",
        "清溪市人民政府办公室\n关于印发清溪市回收体系若干措施的通知\n清政办发〔2026〕11号\n各县：\n"
        "    《清溪市回收体系若干措施》已经市政府同意，现印发\n给你们。\n    请认真贯彻落实，有关情况及时报告市商务主管部门\n为盼。\n"
        "    清溪市人民政府办公室\n    2026年3月20日\n    （联系单位：市商务局，电话：12345）\n清溪市回收体系若干措施\n"
        "    一、健全回收网络，每个社区至少建设一个回收站点\n并公示。\n    二、完善补贴政策。\n    三、本措施自印发之日起施行。\n",
        ("清溪市回收体系若干措施", "清政办发〔2026〕11号", "2026-03-20", ("清溪市人民政府办公室",)),
    ),
    (
        "several bodies on one line of the signature",
        "商务部等三部门关于支持回收体系建设的通知\n商流发〔2026〕3号\n各省商务厅：\n现就有关事项通知如下。\n"
        "商务部 财政部 住房城乡建设部\n2026年5月9日\n",
        (
            "商务部等三部门关于支持回收体系建设的通知",
            "商流发〔2026〕3号",
            "2026-05-09",
            ("商务部", "财政部", "住房城乡建设部"),
        ),
    ),
    (
        "a law with the lines that say who passed it",
        "# 清溪市回收条例\n2019年4月22日 清溪市第十三届人民代表大会常务委员会第六次会议通过\n"
        "2021年5月31日 云岭省第十三届人民代表大会常务委员会第十次会议批准\n第一条 为了规范回收，制定本条例。\n第二条 适用于本市。\n",
        ("清溪市回收条例", "", "2021-05-31", ()),
    ),
    (
        "a title above, the issuer and the date in Chinese numerals below",
        "关于加快回收体系建设的意见\n一、要建设回收网络。\n二、要完善政策。\n云岭省人民政府\n二〇二六年七月二日\n",
        ("关于加快回收体系建设的意见", "", "2026-07-02", ("云岭省人民政府",)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_head(text: str, expected: tuple[str, str, str, tuple[str, ...]]) -> None:
    (document,) = read_source(source_of(text))
    identity = document.identity
    assert (identity.title, identity.number, identity.date, identity.issuers) == expected
