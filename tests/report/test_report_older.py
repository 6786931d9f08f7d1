"""A local document older than the upper one adopts nothing: no face calls it adoption, and likeness is all it says."""

from __future__ import annotations

import io
import json
import re

import docx
import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from compare.model import Comparison, Demand
from compare.pipeline import compare_documents, read_source
from compare.report import render
from compare.report.briefing import show_briefing
from compare.report.gaps import say_breaks, say_chains, show_chains
from compare.report.pages import print_page
from compare.report.view import Report
from read_text import source_of

MEASURES = (
    "建立古树名录。市县应当公布古树名称、位置和养护单位，每年更新一次。",
    "开展古树普查。到2030年，古树建档率达到95%以上，严禁移植一级古树。",
    "设置保护标牌。在古树保护范围边界设置界桩和公示牌，由园林部门负责维护。",
    "培训养护人员。每年培训养护人员不少于40学时，并向社会公布。",
)
OLD = (
    "建立古树名录。市县应当公布古树名称、位置和养护单位，每年更新一次。",
    "开展古树普查。到2030年，古树建档率达到80%以上。",
    "设置保护标牌。在古树保护范围边界设置界桩和公示牌，并在古树公园增设标牌200块。",
    "组织古树摄影比赛。每年评选优秀作品30幅。",
)
ADOPTION = re.compile(
    r"采纳|拓展|承接(?!对照|程度|方式|简报|情况|的文件|的文字)|(?<!全部)(?<!部分)落实(?!的|事项|0)|照抄|细化|要求(?:持平|加严|降低)|、(?:加严|降低)\d"
)
DENIED = re.compile(
    r"未承接|未[见找到]+承接条款|↓是?要求降低[，　]*↑是?要求加严|不判断是否承接|不是承接|不等于承接|不足以认定承接|承接的可能性|不等于不落实|(?:全部|部分)落实(?:0项)?|算不算承接|政策承接"
)


def text_of(issuer: str, title: str, measures: tuple[str, ...], date: str) -> str:
    items = "".join(f"（{'一二三四'[at]}）{one}\n" for at, one in enumerate(measures))
    return f"{issuer}\n{title}\n为做好有关工作，现提出如下意见。\n一、重点任务\n{items}{issuer}\n{date}\n"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    upper = text_of("国务院", "关于古树保护的意见", MEASURES, "2026年3月5日")
    local = text_of("山西省人民政府", "关于古树保护的实施意见", OLD, "2019年6月1日")
    made = compare_documents([*read_source(source_of(upper, "国.txt")), *read_source(source_of(local, "省.txt"))])
    assert made.older and any(one.alike for one in made.findings)
    return made


def told(page: str, *legends: str) -> str:
    """The words of a page without its legends, scripts and forms."""
    tree = LexborHTMLParser(page)
    for node in tree.css(", ".join(("script", "style", "head", "nav", "form", "thead", *legends))):
        node.decompose()
    return "\n".join("".join(node.text(deep=True).split()) for node in tree.css("h1, h2, h3, h4, p, tr, li, summary"))


def adopted(text: str) -> list[str]:
    """What says that something is adopted, with the words around it."""
    bare = DENIED.sub("", text)
    return [bare[max(hit.start() - 20, 0) : hit.end() + 20] for hit in ADOPTION.finditer(bare)]


def test_the_values_say_no_adoption(comparison: Comparison) -> None:
    for one in comparison.findings:
        assert (one.demand, one.manner, one.copied) == (None, None, 0.0)
        assert not adopted(one.reason), one.reason
        assert not any(adopted(change.note) for change in one.changes)
    assert Demand.SAME not in {one.demand for one in comparison.findings}


def test_the_first_line_says_likeness_only(comparison: Comparison) -> None:
    first, second, *_ = show_briefing(Report(comparison)).lines
    assert first == "本级文件早于上位文件，只看文字是否相近，不判断是否承接。"
    assert re.fullmatch(r"\d项部署中，文字相近（早于上位文件）\d项(?:，另有\d项待核)?。", second)
    assert "只看文字是否相近" in Report(comparison).result[0]
    assert Report(comparison).title == "《关于古树保护的实施意见》对照《关于古树保护的意见》情况"


def test_no_chain_runs_through_an_older_text(comparison: Comparison) -> None:
    report = Report(comparison)
    assert (comparison.chains, report.chain_note) == (
        (),
        "没有同两份以上本级文件对照过的国家部署。早于上位文件的本级文件不列入。",
    )
    assert show_briefing(report).chains.rows == ()
    later = show_chains(comparison, report.items)
    assert say_breaks(later, True, report.say) == report.chain_note
    assert say_chains(2, True, report.say).endswith("早于上位文件的本级文件不列入。")


def test_no_page_calls_it_adoption(comparison: Comparison) -> None:
    screen = render(comparison, "html").decode("utf-8")
    assert not adopted(told(screen, "#method", ".legend", "dl"))
    articles = LexborHTMLParser(screen).css("article.finding")
    assert articles and not any({"adopt", "extend"} & set(one.attributes["class"].split()) for one in articles)
    choices = {one.attributes["value"] for one in LexborHTMLParser(screen).css("input[name=relation]")}
    assert choices == {"adopt", "extend", "omit", "like"}
    for face in ("briefing", "print", "print_full"):
        page = print_page(Report(comparison), "", face) if face != "print" else print_page(Report(comparison), "")
        assert not adopted(told(page, ".legend", "#method", "#legend", ".totals thead", "thead")), face


def test_no_file_calls_it_adoption(comparison: Comparison) -> None:
    word = docx.Document(io.BytesIO(render(comparison, "docx")))
    rows = [cell.text for table in word.tables[1:-1] for row in table.rows[1:] for cell in row.cells]
    said = [one.text for one in word.paragraphs] + rows
    assert not adopted("\n".join(one for one in said if "程序" not in one))
    book = load_workbook(io.BytesIO(render(comparison, "xlsx")))
    for name in ("对照结果", "变化", "要点"):
        cells = [str(one) for row in book[name].iter_rows(min_row=2, values_only=True) for one in row if one]
        assert not adopted("\n".join(cells)), name
    for one in json.loads(render(comparison, "json"))["alignments"]:
        assert one["demand"] is None and one["manner"] is None
