"""Numbers and dates wherever a head, a web page, a table or recognition puts them; deadlines and owners are none."""

from __future__ import annotations

import pytest

from compare.model import Document, Kind, Line, Source
from compare.reading.lines import clean_text
from compare.text.numbers import part_signature
from read_text import read_source, source_of

RULES = ("第一条 为规范管理，制定本办法。", "第二条 租金不高于市场价的60%。")
SIGNED = (
    "关于加强停车管理的通告",
    "为规范停车秩序，现通告如下。",
    "一、严禁占用消防通道停车。",
    "特此通告。",
    "青岭市公安局",
)


def read(*lines: str) -> Document:
    (found,) = read_source(source_of("\n".join(lines) + "\n"))
    return found


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("（2025年3月1日　青府发〔2025〕6号）", "青府发〔2025〕6号", "2025-03-01"),
        ("2025年3月1日　青府发〔2025〕6号", "青府发〔2025〕6号", "2025-03-01"),
        ("青岭市人民政府　青府发〔2025〕6号　2025-03-01", "青府发〔2025〕6号", "2025-03-01"),
        ("（2025年3月1日青岭市人民政府令第6号公布）", "青岭市人民政府令第6号", "2025-03-01"),
        ("（2025年3月1日青岭市人民政府令第6号公布　自2025年5月1日起施行）", "青岭市人民政府令第6号", "2025-03-01"),
        ("（2025年3月1日以青府发〔2025〕6号文件印发）", "青府发〔2025〕6号", "2025-03-01"),
        ("（青府规〔2025〕6号，2025年3月1日公布，2025年5月1日起施行）", "青府规〔2025〕6号", "2025-03-01"),
        ("（经市政府同意，2025年3月1日印发）", "", "2025-03-01"),
        ("（青府规〔2025〕6号，2025年3月1日印发，有效期至2028年12月31日）", "青府规〔2025〕6号", "2025-03-01"),
        ("（2018年6月1日青岭市人民政府令第40号公布 2022年8月9日青岭市人民政府令第60号公布）", "", "2022-08-09"),
    ],
)
def test_number_and_date_in_a_history(line: str, number: str, date: str) -> None:
    found = read("青岭市公租房管理办法", line, *RULES).identity
    assert (found.title, found.number, found.date) == ("青岭市公租房管理办法", number, date)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2026-03-16",
        "日期：2026-03-16",
        "时间：2026年03月16日 09:30 来源：青岭日报",
        "发布时间：2026-03-16 09:30　来源：市商务局　浏览次数：128",
        "发文日期：2026-03-16",
        "2026-03-16 09:30:12",
        "[发布日期] 2026-03-16",
        "发布于 2026-03-16",
    ],
)
def test_the_day_that_a_web_page_prints(line: str) -> None:
    found = read("青岭市公租房管理办法", line, *RULES)
    assert found.identity.date == "2026-03-16"
    assert found.identity.title == "青岭市公租房管理办法"


def test_the_day_of_writing_comes_before_that_of_the_page() -> None:
    lines = (
        "发布时间：2026-03-16 来源：本网",
        "索引号：014/01　文号：青府办发〔2026〕14号",
        "成文日期：2026-03-12 有效性：有效",
    )
    found = read("青岭市公租房管理办法", *lines, *RULES)
    assert (found.identity.date, found.identity.number) == ("2026-03-12", "青府办发〔2026〕14号")
    assert not any("来源" in one.text for one in found.clauses)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("发布日期：2026年3月5日", "2026-03-05"),
        ("时间：2026-03-05", "2026-03-05"),
        ("二〇二六年三月三十曰", "2026-03-30"),
        ("二 О 二六年三月五日", "2026-03-05"),
        ("2026年3月5日（星期四）", "2026-03-05"),
        ("2 0 2 6 年 3 月 5 日", "2026-03-05"),
        ("2O26年3月l5日", "2026-03-15"),
        ("2026年3月8曰", "2026-03-08"),
        ("2 0 2 6年3月5日印发", "2026-03-05"),
        ("发文日期：2026-03-05", "2026-03-05"),
        ("2026年3月5日　　　2026年3月5日", "2026-03-05"),
    ],
)
def test_a_day_below_a_signature(line: str, date: str) -> None:
    assert read(*SIGNED, line).identity.date == date


def test_a_line_whose_characters_all_stand_apart_is_closed() -> None:
    assert clean_text("青 府 发 〔 2 0 2 6 〕 1 7 号") == "青府发〔2026〕17号"
    assert clean_text("青府发[2026】l2号") == "青府发[2026】12号"
    assert clean_text("坚持创新 全面塑造") == "坚持创新 全面塑造"


@pytest.mark.parametrize(
    "notes",
    [
        ("（市卫生健康委，2026年10月）", "（市住房城乡建设局，2026年12月）"),
        ("（青岭市水利局 2026年12月31日）", "（青岭市住房和城乡建设局 2027年6月30日）"),
        ("2026年3月", "2026年11月"),
    ],
)
def test_who_does_a_task_and_by_when_is_no_signature(notes: tuple[str, str]) -> None:
    tasks = ("1.医院迁建项目", notes[0], "总投资8.6亿元。", "2.污水厂提标改造工程", notes[1], "日处理十万吨。")
    found = read("青岭市重点项目清单", "为扩大投资，明确如下。", *tasks).identity
    assert (found.issuers, found.date) == ((), "")


def test_a_month_alone_is_a_date_where_no_stages_have_theirs() -> None:
    lines = (
        "青岭市停车管理方案",
        "为规范停车，制定本方案。",
        "一、任务",
        "2027年底前建成三个站点。",
        "2026年3月",
        "附件",
        "各县的站点数见下。",
    )
    assert read(*lines).identity.date == "2026-03"


def test_a_signature_in_brackets_has_its_day() -> None:
    assert part_signature("（青岭市公安局　2026年3月5日）") == ("青岭市公安局", "2026-03-05", False)
    assert part_signature("（青岭市公安局，2026年3月）") is None


def test_who_forwards_issues_and_not_the_bodies_below_the_title() -> None:
    found = read(
        *(
            "青岭市人民政府办公室转发市民政局等部门",
            "关于加强养老服务实施意见的通知",
            "青府办发〔2026〕22号",
            "各县（区）人民政府：",
        ),
        *("现将意见转发给你们。", "青岭市人民政府办公室", "2026年5月20日", "关于加强养老服务的实施意见"),
        *("市民政局 市财政局 市卫生健康委", "提出如下意见。", "一、服务", "每个乡镇建成一个中心。"),
    )
    assert found.identity.issuers == ("青岭市人民政府办公室",)


def test_number_signer_and_signature_in_cells() -> None:
    rows = [
        ("青岭市人民政府文件", None),
        ("青府文〔2026〕44号\t签发人：周某某", None),
        ("青岭市人民政府关于粮食安全情况的报告", None),
        ("省人民政府：", None),
        ("储备粮规模达到8万吨。", None),
        ("青岭市发展和改革委员会\t青岭市粮食和物资储备局", None),
        ("2026年7月3日\t", None),
    ]
    lines = tuple(Line(n, text) for n, (text, _) in enumerate(rows, start=1))
    (found,) = read_source(Source("文件.docx", "0" * 64, "docx", lines, flowing=True))
    assert (found.identity.number, found.identity.date) == ("青府文〔2026〕44号", "2026-07-03")
    assert not any("签发人" in one.text for one in found.clauses)
    assert {one.kind for one in found.clauses[:2]} == {Kind.CLAUSE}
