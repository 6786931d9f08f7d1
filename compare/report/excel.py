"""The comparison as a workbook, one sheet for each thing, and its findings as CSV; names and numbers as on the pages.

CSV is that of RFC 4180: commas, double quotes, CRLF; UTF-8 with a byte order mark, without which Excel takes it for
another encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from compare.model import Comparison, Document
from compare.output.sheets import BOM, Column, Sheet, lay_out, neutral, write_book
from compare.output.template import hold_collection
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
from compare.report.compose import View, compose
from compare.report.names import Names, Pair, give_names, level, sort_pairs, sort_uppers
from compare.words import labels, phrase
from compare.words.language import Language, language_of, msgid
from compare.words.name import SUMMARY, name_directive

Fact = tuple[str, str, str]
ABOUT: tuple[Column[Fact], ...] = (
    Column(msgid("类别"), 14, lambda one: one[0]),
    Column(msgid("项目"), 34, lambda one: one[1]),
    Column(msgid("内容"), 90, lambda one: one[2]),
)


def tabulate(comparison: Comparison) -> tuple[Sheet, ...]:
    """Every sheet: totals first, then the findings and what hangs on them, the documents, and how it was made.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.
    """
    say = language_of(comparison.frame)
    view = compose(comparison)
    pairs = sort_pairs(comparison)
    names = give_names(comparison, pairs, sort_uppers(pairs))
    documents = {one.id: one for one in comparison.documents}
    lines = tuple(_lines(comparison, view, say))
    return (
        lay_out(
            msgid("总表"),
            TOTALS,
            _totals(comparison, list(pairs), names, say),
            say,
            intro=(view.title, *view.result),
        ),
        *tabulate_findings(lines, say),
        lay_out(
            msgid("自主新增"),
            INITIATIVES,
            [InitiativeLine(one, names.titles[one.document], say) for one in comparison.initiatives],
            say,
        ),
        lay_out(msgid("传导链"), CHAINS, list(_steps(comparison, names, documents, say)), say),
        lay_out(msgid("文件"), DOCUMENTS, list(_documents(comparison, list(pairs), names, say)), say, fixed=1),
        lay_out(
            msgid("引用"),
            CITATIONS,
            [
                CitationLine(one, names.titles[one.document], names.titles.get(one.target, ""), say)
                for one in comparison.citations
            ],
            say,
        ),
        lay_out(msgid("说明"), ABOUT, list(_about(view, say)), say),
    )


def tabulate_only_findings(comparison: Comparison) -> Sheet:
    """The sheet of findings alone."""
    say = language_of(comparison.frame)
    return findings_sheet(tuple(_lines(comparison, compose(comparison), say)), say)


def _lines(comparison: Comparison, view: View, say: Language) -> Iterator[Line]:
    """The findings as the pages order and number them."""
    for group, found in zip(view.groups, sort_pairs(comparison).values(), strict=True):
        shown = [one for chapter in group.chapters for one in chapter.findings]
        for one, each in zip(found, shown, strict=True):
            place = phrase.place(one.directive.clause.place, say)
            yield Line(one, each, group.upper, group.local, place, say)


def _totals(comparison: Comparison, pairs: list[Pair], names: Names, say: Language) -> list[TotalsLine]:
    tallies = {(one.upper, one.local): one.tally for one in comparison.totals.pairs}
    made = [
        TotalsLine(names.uppers[pair[0]], names.titles[pair[0]], names.titles[pair[1]], tallies[pair]) for pair in pairs
    ]
    return [*made, TotalsLine("", say("合计"), "", comparison.totals.all)]


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
                text=name_directive(one.directive, SUMMARY),
                kind=say(labels.CHAIN[chain.kind]),
                level=level(documents[step.document], say),
                local=names.titles[step.document],
                finding=one,
                say=say,
            )


def _documents(comparison: Comparison, pairs: list[Pair], names: Names, say: Language) -> Iterator[DocumentLine]:
    uppers, locals_ = {upper for upper, _ in pairs}, {local for _, local in pairs}
    for one in comparison.documents:
        roles = [say(name) for name, ids in ((UPPER, uppers), (LOCAL, locals_)) if one.id in ids]
        yield DocumentLine(
            document=one,
            level=level(one, say),
            roles=say.join(roles) or say("未参加对照"),
            title=names.titles[one.id],
            say=say,
        )


UPPER, LOCAL = msgid("上位文件"), msgid("本级文件")


def _about(view: View, say: Language) -> Iterator[Fact]:
    """Method, legend, settings and inputs, so that a workbook that is passed on alone can still be understood."""
    yield say("报告"), say("标题"), view.title
    if view.frame.issuer:
        yield say("报告"), say("编制单位"), view.frame.issuer
    if view.frame.mark:
        yield say("报告"), say("标记"), view.frame.mark
    yield say("报告"), say("程序"), f"policy-compare {view.version}"
    for warning in view.warnings:
        yield say("报告"), say("提示"), warning
    for line in view.legend:
        yield say("图例"), line.chip.text, line.meaning
    yield say("图例"), say("下划线"), say("本级文件增写的文字")
    yield say("图例"), say("删除线"), say("上位文件有、本级条款没有的文字")
    yield say("图例"), say("加粗"), say("两处文字差别大时，改为标出相同的文字")
    for name, value in view.settings:
        yield say("参数"), name, value
    for name, value in view.inputs:
        yield say("输入文件"), name, value


def render_excel(comparison: Comparison) -> bytes:
    """The workbook: the same bytes for the same comparison."""
    with hold_collection():
        return write_book(comparison, tabulate(comparison))


def render_csv(comparison: Comparison) -> bytes:
    """The findings in the columns of the workbook's findings sheet, marking left out."""
    sheet = tabulate_only_findings(comparison)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([neutral(title) for title in sheet.titles])
    writer.writerows([neutral(cell) for cell in row] for row in sheet.rows)
    return (BOM + made.getvalue()).encode("utf-8")
