"""The comparison as a workbook, one sheet for each thing, and its findings as CSV; names and numbers as on the pages.

CSV is that of RFC 4180: commas, double quotes, CRLF; UTF-8 with a byte order mark, without which Excel takes it for
another encoding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compare.model import Comparison, Document
from compare.output.sheets import Column, Sheet, lay_out, write_book, write_csv
from compare.output.template import hold_collection
from compare.reading.lines import READING
from compare.report.columns import (
    CHAINS,
    CITATIONS,
    DOCUMENTS,
    INITIATIVES,
    TOTALS,
    CitationLine,
    DocumentLine,
    InitiativeLine,
    Line,
    StepLine,
    TotalsLine,
    findings_sheet,
    tabulate_findings,
)
from compare.report.names import Names, count_findings, level
from compare.report.view import Report
from compare.summary.summarize import tally
from compare.words import labels
from compare.words.language import Language, msgid
from compare.words.name import SUMMARY

Fact = tuple[str, str, str]
ABOUT: tuple[Column[Fact], ...] = (
    Column(msgid("类别"), 14, lambda one: one[0]),
    Column(msgid("项目"), 34, lambda one: one[1]),
    Column(msgid("内容"), 90, lambda one: one[2]),
)


def tabulate(report: Report) -> tuple[Sheet, ...]:
    """Every sheet: totals first, then the findings and what hangs on them, the documents, and how it was made."""
    say, comparison, names = report.say, report.comparison, report.names
    return (
        lay_out(
            msgid("总表"),
            TOTALS,
            _totals(report),
            say,
            intro=(report.title, *report.result),
        ),
        *tabulate_findings(_lines(report), say),
        lay_out(
            msgid("自主新增"),
            INITIATIVES,
            [InitiativeLine(one, names.titles[one.document], say) for one in comparison.initiatives],
            say,
        ),
        lay_out(msgid("传导链"), CHAINS, list(_steps(comparison, names, report.documents, say)), say),
        lay_out(msgid("文件"), DOCUMENTS, list(_documents(report)), say, fixed=1),
        lay_out(
            msgid("引用"),
            CITATIONS,
            [
                CitationLine(one, names.titles[one.document], names.titles.get(one.target, ""), say)
                for one in comparison.citations
            ],
            say,
        ),
        lay_out(msgid("说明"), ABOUT, list(_about(report, say)), say),
    )


def _lines(report: Report) -> tuple[Line, ...]:
    """The findings as the pages order and number them."""
    return tuple(Line(report.items[one.id]) for found in report.pairs.values() for one in found)


def _totals(report: Report) -> list[TotalsLine]:
    """The counts of each pair and of all, of what counts."""
    comparison, names, say = report.comparison, report.names, report.say
    bad = {one.id for one in comparison.documents if one.audit.quality < READING.quality}
    legible = {pair: not bad & set(pair) and any(one.counted for one in found) for pair, found in report.pairs.items()}
    made = [
        TotalsLine(
            names.uppers[upper],
            names.titles[upper],
            names.titles[local],
            count_findings(found),
            tally((one for one in found if one.counted), legible=legible[upper, local]),
        )
        for (upper, local), found in report.pairs.items()
    ]
    return [*made, TotalsLine("", say("合计"), "", report.counts, comparison.totals.headline)]


def _steps(
    comparison: Comparison, names: Names, documents: Mapping[str, Document], say: Language
) -> Iterator[StepLine]:
    findings = {one.id: one for one in comparison.findings}
    for chain in comparison.chains:
        for step in chain.steps:
            one = findings[step.alignment]
            clause = one.directive.clause
            yield StepLine(
                number=names.rows[chain.directive],
                upper=names.titles[clause.document],
                text=names.name(one.directive, SUMMARY),
                kind=say(labels.CHAIN[chain.kind]),
                level=level(documents[step.document], say),
                local=names.titles[step.document],
                finding=one,
                say=say,
            )


def _documents(report: Report) -> Iterator[DocumentLine]:
    for card in report.all_cards:
        yield DocumentLine(
            document=card.document,
            level=card.level,
            roles=card.roles,
            title=card.title,
            marks=report.say.join(chip.text for chip in card.chips),
            say=report.say,
        )


def _about(view: Report, say: Language) -> Iterator[Fact]:
    """Method, legend, settings and inputs, so that a workbook that is passed on alone can still be understood."""
    yield say("报告"), say("标题"), view.title
    if view.frame.issuer:
        yield say("报告"), say("编制单位"), view.frame.issuer
    if view.frame.mark:
        yield say("报告"), say("标记"), view.frame.mark
    yield say("报告"), say("程序"), f"policy-compare {view.version}"
    for warning in view.warnings:
        yield say("报告"), say("提示"), warning
    for chip, meaning in view.legend:
        yield say("图例"), chip.text, meaning
    yield say("图例"), say("下划线"), say("本级文件增写的文字")
    yield say("图例"), say("删除线"), say("上位文件有、本级条款没有的文字")
    yield say("图例"), say("加粗"), say("两处文字差别大时，改为标出相同的文字")
    for line in view.judging:
        yield say("方法"), say("模型判定"), line
    for name, value in view.settings:
        yield say("参数"), name, value
    for name, value in view.inputs:
        yield say("输入文件"), name, value


def render_excel(report: Report) -> bytes:
    """The workbook: the same bytes for the same comparison."""
    with hold_collection():
        return write_book(tabulate(report), report.frame, report.version)


def render_csv(report: Report) -> bytes:
    """The findings in the columns of the workbook's findings sheet, marking left out."""
    return write_csv(findings_sheet(_lines(report), report.say))
