"""Numbers of any shape, and what is a heading and what a clause: one row a case, each stands for its kind."""

from __future__ import annotations

from textwrap import dedent

import pytest

from compare.knowledge.page import find_label
from compare.model import Clause, Heading, Kind, Line, Source
from compare.text.numbers import to_number
from read_text import read_source, source_of, texts_of, tree_of

TREES = [
    (
        "decimal numbers with a blank behind them",
        """\
        1 总则
        1.1 编制目的
        为保护湿地，编制本规定。
        2 管护要求
        2.1 一般要求
        2.1.1 湿地应当设立界标，2027年底前全部完成。
        2.1.2 界标应当采用环保材料。
        2.2 监测
        2.2.1 每年应当监测。
        """,
        """\
        # 1|总则
          # 1.1|编制目的
            - 为保护湿地，编制本规定。
        # 2|管护要求
          # 2.1|一般要求
            - [2.1.1]2.1.1湿地应当设立界标，2027年底前全部完成。
            - [2.1.2]2.1.2界标应当采用环保材料。
          # 2.2|监测
            - [2.2.1]2.2.1每年应当监测。
        """,
    ),
    (
        "decimal numbers without a blank, with dots, to the fourth depth",
        """\
        1总则
        1.1.目的
        保护湿地。
        1.2.范围
        1.2.1核心区
        1.2.1.1核心区应当封闭管理。
        2附则
        2.1本规定自2026年5月1日起施行。
        """,
        """\
        # 1|总则
          # 1.1.|目的
            - 保护湿地。
          # 1.2.|范围
            # 1.2.1|核心区
              - [1.2.1.1]1.2.1.1核心区应当封闭管理。
        # 2|附则
          - [2.1]2.1本规定自2026年5月1日起施行。
        """,
    ),
    (
        "bare numbers without decimals below them",
        """\
        1 总体要求
        坚持系统治理。
        2 重点任务
        （1）建设站点。
        （2）公布名录。
        3 保障措施
        加强领导。
        """,
        """\
        # 1|总体要求
          - 坚持系统治理。
        # 2|重点任务
          - [（1）]（1）建设站点。
          - [（2）]（2）公布名录。
        # 3|保障措施
          - 加强领导。
        """,
    ),
    (
        "Chinese numbers with a blank behind them",
        """\
        一 总体要求
        （一）坚持系统治理，统筹推进。
        二 重点任务
        （一）建设监测站点，公布名录。
        三 保障措施
        加强领导，压实责任。
        """,
        """\
        # 一|总体要求
          - [（一）]（一）坚持系统治理，统筹推进。
        # 二|重点任务
          - [（一）]（一）建设监测站点，公布名录。
        # 三|保障措施
          - 加强领导，压实责任。
        """,
    ),
    (
        "figures at the beginning of a line are no numbers",
        """\
        一、目标
        3个站点建成
        投入使用。
        5公里步道
        对外开放。
        """,
        """\
        # 一、|目标
          # |3个站点建成
            - 投入使用。
          # |5公里步道
            - 对外开放。
        """,
    ),
    (
        "Chinese numbers with a half-width dot, 廿 and 〇",
        """\
        十九.总体要求
        保护湿地。
        廿、任务
        公布名录。
        廿一、保障
        加强领导。
        """,
        """\
        # 十九.|总体要求
          - 保护湿地。
        # 廿、|任务
          - 公布名录。
        # 廿一、|保障
          - 加强领导。
        """,
    ),
    (
        "a task with a full stop is a clause, a name with one is a heading",
        """\
        一、建设站点
        （一）2027年底前建成监测站点。
        1.接入市级系统。
        2.接入县级系统。
        （二）市财政安排资金五千万元。
        其中站点三千万元，管护二千万元。
        （三）每年培训一万人次。
        由市林业局组织实施，市财政局保障经费。
        （四）完善管护制度。
        建立巡护记录，实行网格管理。
        """,
        """\
        # 一、|建设站点
          - [（一）]（一）2027年底前建成监测站点。
            - [1.]1.接入市级系统。
            - [2.]2.接入县级系统。
          - [（二）]（二）市财政安排资金五千万元。
            - 其中站点三千万元，管护二千万元。
          - [（三）]（三）每年培训一万人次。
            - 由市林业局组织实施，市财政局保障经费。
          # （四）|完善管护制度。
            - 建立巡护记录，实行网格管理。
        """,
    ),
    (
        "nothing stands above a signature",
        """\
        一、强化保障
        （一）落实责任。
        （二）定期通报
        清溪市人民政府
        2026年3月5日
        """,
        """\
        # 一、|强化保障
          - [（一）]（一）落实责任。
          - [（二）]（二）定期通报
          - 清溪市人民政府
          - 2026年3月5日
        """,
    ),
    (
        "a heading above a body that is no signature stays one",
        """\
        一、组织机构
        （一）领导机构
        清溪市湿地保护领导小组
        组长由市长担任，成员由各部门负责人担任。
        """,
        """\
        # 一、|组织机构
          # （一）|领导机构
            - 清溪市湿地保护领导小组
            - 组长由市长担任，成员由各部门负责人担任。
        """,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), [row[1:] for row in TREES], ids=[row[0] for row in TREES])
def test_tree(text: str, tree: str) -> None:
    assert tree_of(dedent(text)) == dedent(tree).rstrip("\n")


TASKS = [
    "2027年底前建成监测站点", "到2028年建成三个站点", "今年10月底前完成确权", "“十五五”末建成站点三十个", "市财政安排资金五千万元",
    "投入资金3000万元", "每年培训一万人次", "每季度通报一次进展", "每半年开展一次督查", "建成站点二十家", "覆盖率达到百分之九十",
    "覆盖率达到90%以上", "由市林业局组织实施", "市林业局牵头落实", "县（区）政府负责落实，市财政局保障", "新增湿地五百亩",
    "2026年3月5日前上报方案", "按月报送进度", "市政府每月调度", "省发展改革委负责核准", "上半年完成普查", "力争产值翻一番",
]  # fmt: skip
NAMES = [
    "完善管护制度", "创新管护方式", "强化部门协同", "推进一体化保护", "实施“十百千”工程", "健全三级管护体系", "加强组织领导",
    "推广5G监测", "统筹城乡湿地", "优化一张图管理", "加强市县联动", "落实主体责任", "发展数字林业", "深化林长制改革", "压实属地责任",
    "坚持“四个结合”",
]  # fmt: skip


@pytest.mark.parametrize("stop", ["。", ".", "．"])
@pytest.mark.parametrize("label", ["（一）", "1.", "一、", "(1)"])
def test_a_task_is_a_clause_and_a_name_is_a_heading(label: str, stop: str) -> None:
    for words in TASKS:
        tree = tree_of(f"{label}{words}{stop}\n各单位要建立台账，认真落实。\n")
        assert tree.startswith("- ["), words
    for words in NAMES:
        tree = tree_of(f"{label}{words}{stop}\n各单位要建立台账，认真落实。\n")
        assert tree.startswith("# "), words


@pytest.mark.parametrize("text", ["各县区要加强领导.", "市林业局负责实施.", "建设站点.覆盖全市", "各单位要抓好落实．"])
def test_what_ends_in_a_half_width_stop_by_recognition_is_a_clause(text: str) -> None:
    assert tree_of(f"一、保障\n{text}\n建立台账，认真落实。\n").splitlines()[1].startswith("  - ")
    assert tree_of(f"一、保障\n（一）{text}\n").splitlines()[1].startswith("  - [（一）]")


@pytest.mark.parametrize(
    "ending",
    [
        "清溪市人民政府\n2026年3月5日\n",
        "清溪市人民政府 2026年3月5日\n",
        "清溪市人民政府（盖章）\n2026年3月5日\n",
        "清溪市人民政府办公室\n二O二六年三月五日\n",
        "2026年3月5日\n",
        "（2026年3月5日）\n",
        "清溪市林业局\n清溪市财政局\n2026年3月5日\n",
        "清溪市人民政府\n",
        "清溪市湿地保护领导小组\n2026年3月5日\n",
        "抄送：市委各部门。\n",
        "（此件公开发布）\n清溪市人民政府\n2026年3月5日\n",
    ],
)
@pytest.mark.parametrize("last", ["（四）定期通报进展", "（四）定期通报进展。", "抓好贯彻落实", "4.定期通报"])
def test_nothing_stands_above_a_signature(last: str, ending: str) -> None:
    tree = tree_of(f"一、保障\n（三）健全机制。压实责任，落到实处。\n{last}\n{ending}")
    assert "# " not in tree.split("\n", 1)[1]


REFERENCES = [
    "第二条第一款所称湿地，包括人工湿地", "第二条第（三）项所称湿地", "第二条所列情形，由有关单位处理", "第二条规定的情形，由县级处理",
    "第二条的规定适用于人工湿地", "第二条、第三条规定的情形", "第二条至第四条的规定", "第二条和第三条所称单位", "第二条所称湿地是指天然湿地",
    "第二条之规定适用于人工湿地", "第二条中的湿地，包括人工湿地", "第一百零二条所列事项，由司法部门负责", "第一百〇二条第二款所列事项",
    "第12条规定的事项", "第二条例外情形除外", "第二条款项由财政拨付", "第二条各项所列单位", "第二条前款规定的单位", "第三章规定的情形",
    "第三章第二节所列单位", "第二章所称单位",
]  # fmt: skip


@pytest.mark.parametrize("text", REFERENCES)
def test_a_reference_at_the_beginning_of_a_line_opens_no_article(text: str) -> None:
    assert find_label(text) is None
    law = f"清溪市湿地办法\n第一条 为保护湿地，制定本办法。\n第二条 单位应当管护湿地。\n{text}。\n第三条 本办法自2026年1月1日起施行。\n"
    (document,) = read_source(source_of(law))
    assert [clause.label for clause in document.clauses] == ["第一条", "第二条", "第三条"]
    assert document.clauses[1].text.endswith(f"{text}。")
    assert document.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "第二条 本办法所称湿地，包括人工湿地", "第二条本办法所称湿地，包括人工湿地", "第二条 规划应当公开", "第二条之一 对前款规定的单位",
        "第二条　各级政府应当管护", "第二条各级政府应当管护", "第二条 中央财政给予支持", "第二条 和平利用湿地", "第三章 规定动作", "第二条单位应当管护",
    ],
)  # fmt: skip
def test_an_article_that_speaks_of_other_things_stays_one(text: str) -> None:
    found = find_label(text)
    assert found is not None
    assert found[0].name in {"article", "chapter"}


def test_an_article_that_does_not_count_on_is_a_reference() -> None:
    law = (
        "清溪市湿地办法\n"
        + "".join(f"第{n}条单位应当管护湿地。\n" for n in "一二三")
        + "第二条情形特殊的，报市政府。\n第四条本办法自公布之日起施行。\n"
    )
    (document,) = read_source(source_of(law))
    assert [clause.label for clause in document.clauses] == ["第一条", "第二条", "第三条", "第四条"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿", 20), ("廿一", 21), ("廿九", 29), ("卅", 30), ("卅二", 32), ("卌", 40), ("一〇", 10), ("二〇", 20), ("一〇二", 102), ("一○二", 102),
        ("一零二", 102), ("一百〇二", 102), ("一百零二", 102), ("一百一十", 110), ("二百", 200), ("一千二百六十", 1260), ("一千零一", 1001), ("百", 100),
        ("甲", 0), ("一甲", 0),
    ],
)  # fmt: skip
def test_number(text: str, value: int) -> None:
    assert to_number(text) == value


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("一.总体要求", "han", "一."), ("十二. 任务", "han", "十二."), ("三．保障", "han", "三．"), ("廿一、保障", "han", "廿一、"),
        ("（廿一）保障", "han-bracket", "（廿一）"), ("二〇、保障", "han", "二〇、"), ("第一〇二条 单位应当", "article", "第一〇二条"),
        ("第一百〇二条 单位应当", "article", "第一百〇二条"), ("第廿一条 单位应当", "article", "第廿一条"), ("1.1 目的", "decimal", "1.1"),
        ("1.1.目的", "decimal", "1.1."), ("2.10.3目的", "decimal", "2.10.3"),
    ],
)  # fmt: skip
def test_label(text: str, name: str, label: str) -> None:
    found = find_label(text)
    assert found is not None
    assert (found[0].name, found[1]) == (name, label)


@pytest.mark.parametrize("text", ["3.5%的单位", "2.5亿元资金", "3.5万人", "2026.3.5公布", "1.5倍", "12.5元"])
def test_a_quantity_is_no_label(text: str) -> None:
    assert find_label(text) is None


# ---------------------------------------------------------------- page numbers

PAGES = (
    "各县区要加快建设覆盖全域的湿地监测站点，对重点湿地实行每日巡护，对一般湿\n地实行每周巡护，发现问题及时处置，具体办法由市林业局会同\n"
    "有关部门另行制定，报市人民政府批准后\n{0}\n实施，并抄送各有关单位，各有关单位应当在收到之日起五个工作日内反馈意见，\n逾期未反馈的视为没有意见，市林业局应当汇总各方面意见后\n"
    "形成正式文本，按照程序报批，并在批准之日起二十个工作日之内向社会公布，\n公布的内容包括监测站点的位置、名称和管护单位\n{1}\n以及联系方式。\n"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1", "2"),
        ("— 1 —", "2"),
        ("12", "13"),
        ("1/20", "2/20"),
        ("第1页", "2"),
        ("1 / 20", "2 / 20"),
        ("099", "100"),
        ("－3－", "4"),
    ],
)
def test_bare_page_numbers_are_furniture(first: str, second: str) -> None:
    text = PAGES.format(first, second)
    assert texts_of(text, Kind.FURNITURE) == [first, second]
    assert "批准后实施，并抄送" in "".join(texts_of(text))
    assert "管护单位以及联系方式。" in "".join(texts_of(text))


@pytest.mark.parametrize(
    "rows",
    [
        "1\n湿地甲\n2\n湿地乙\n3\n湿地丙\n4\n湿地丁\n",
        "一、名录\n建成站点数\n12\n公布名录数\n15\n",
        "指标\t值\n1\t2\n2\t3\n",
        "编号\n7\n名称\n湿地\n",
        "湿地名录如下。\n编号\n7\n面积\n12\n",
    ],
)
def test_the_numbers_of_a_list_are_no_page_numbers(rows: str) -> None:
    assert texts_of(rows, Kind.FURNITURE) == []


def test_a_number_between_two_headings_is_neither_heading_nor_clause() -> None:
    text = (
        "三、湿地保护工程\n开展退化湿地修复，建设监测站点，落实管护责任。\n\n166\n\n"
        "四、宣传工程\n组织湿地日活动，建设宣教中心。\n"
    )
    assert texts_of(text, Kind.FURNITURE) == ["166"]
    assert "166" not in tree_of(text)


# ---------------------------------------------------------------- styles


def styled(*lines: tuple[int | None, str]) -> list[str]:
    """The tree of lines whose format tells headings, written as ``test_tree`` does."""
    source = Source(
        "文件.docx",
        "0" * 64,
        "docx",
        tuple(Line(n, text, None, False, level) for n, (level, text) in enumerate(lines, 1)),
        True,
    )
    (document,) = read_source(source)
    shown = [
        "#" * (part.depth + 1) + part.words if isinstance(part, Heading) else "-" * len(part.headings) + part.text
        for part in document.parts
    ]
    return [document.identity.title, *shown]


@pytest.mark.parametrize(
    ("lines", "tree"),
    [
        (
            ((0, "湿地建设"), (1, "总体考虑"), (2, "背景"), (None, "湿地重要。"), (2, "思路"), (None, "系统治理。"), (1, "任务"), (None, "建成站点。")),
            ["湿地建设", "#总体考虑", "##背景", "--湿地重要。", "##思路", "--系统治理。", "#任务", "-建成站点。"],
        ),
        (
            ((1, "湿地建设方案"), (1, "一、任务"), (2, "站点"), (None, "建成站点。"), (2, "名录"), (None, "公布名录。"), (1, "二、保障"), (None, "加强领导。")),
            ["湿地建设方案", "#一、任务", "##站点", "--建成站点。", "##名录", "--公布名录。", "#二、保障", "-加强领导。"],
        ),
        (
            ((0, "湿地建设方案"), (1, "任务，要求"), (None, "一、站点"), (None, "建成站点。"), (1, "保障"), (None, "一、领导"), (None, "加强领导。")),
            ["湿地建设方案", "#任务，要求", "##一、站点", "--建成站点。", "#保障", "##一、领导", "--加强领导。"],
        ),
        (
            ((0, "湿地建设方案"), (1, "一、任务"), (2, "（一）建设站点。2027年底前建成三个站点，覆盖全部湿地，实行网格管理。"), (2, "（二）公布名录。每年公布。")),
            ["湿地建设方案", "#一、任务", "-（一）建设站点。2027年底前建成三个站点，覆盖全部湿地，实行网格管理。", "-（二）公布名录。每年公布。"],
        ),
        (
            ((0, "清溪市湿地"), (0, "建设方案"), (None, "为保护湿地，制定本方案。"), (1, "保障措施"), (2, "定期通报"), (None, "清溪市人民政府"), (None, "2026年3月5日")),
            ["清溪市湿地建设方案", "为保护湿地，制定本方案。", "#保障措施", "-定期通报", "-清溪市人民政府", "-2026年3月5日"],
        ),
    ],
)  # fmt: skip
def test_headings_that_the_format_tells(lines: tuple[tuple[int | None, str], ...], tree: list[str]) -> None:
    assert styled(*lines) == tree


def test_no_letter_is_lost_by_bare_numbers() -> None:
    (document,) = read_source(
        source_of("清溪市规程\n1 总则\n1.1 目的\n保护湿地。\n2 附则\n2.1 施行\n自公布之日起施行。\n")
    )
    held = "".join(part.words if isinstance(part, Heading) else part.text for part in document.parts)
    assert all(word in held for word in ("总则", "目的", "附则", "施行"))
    assert all(isinstance(part, Clause | Heading) for part in document.parts)
