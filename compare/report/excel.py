"""The comparison as a workbook, one sheet for each thing, and its findings as CSV; names and numbers as on the pages.

CSV is that of RFC 4180: commas, double quotes, CRLF; UTF-8 with a byte order mark, without which Excel takes it for
another encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Candidate, Change, Citation, Demand, Extent, Initiative, Match, Tally
from compare.output.sheets import Cell, Column, Sheet, lay_out, write_book, write_csv
from compare.output.template import hold_collection
from compare.reading.lines import READING
from compare.report.documents import Card
from compare.report.findings import Item
from compare.report.gaps import ChainView, StepView, show_chain, speaks_of
from compare.report.names import Counts, count_findings, level, show_judge
from compare.report.view import Report
from compare.summary.summarize import tally
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import head_directive
from compare.words.phrase import say_difference
from compare.words.runs import LEGEND, local_runs

REJECTED = 90  # characters of the nearest clause
WEAKER = msgid("减弱")
SUBJECT = 24  # characters of what a change is about
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """What a finding has several of: the answer to a duty, a target of its directive, or a change; counted from 1."""

    item: Item
    number: int
    value: Any


def _place(found: Match | Candidate | None, say: Language) -> str:
    return phrase.place(found.clause.place, say) if found else ""


def _others(one: Item) -> str:
    return "\n".join(
        f"{_place(match, one.say)}（{phrase.score(match.score)}）{phrase.headings(match.clause.headings)}"
        for match in one.finding.matches[1:]
    )


def _changes(changes: Sequence[Change], say: Language) -> str:
    lines = []
    for one in changes:
        kind, sure = say(labels.CHANGE[one.kind]), say(labels.CERTAINTY[one.certainty])
        words = say("“{upper}”→“{local}”", upper=one.upper or "—", local=one.local or "—")
        lines.append(say("{kind}：{words}（{note}）{sure}", kind=kind, words=words, note=one.note, sure=sure))
    return "\n".join(lines)


def _nearest(one: Item) -> str:
    near = one.finding.rejected
    if near is None:
        return ""
    text = phrase.shorten(near.clause.text, REJECTED)
    return one.say("{place}（{score}）{text}", place=_place(near, one.say), score=phrase.score(near.score), text=text)


def _answering(one: Part) -> str:
    found = (match for match in one.item.finding.matches if match.clause.id == one.value.clause)
    return _place(next(found, None), one.item.say)


def _spoken(one: Part) -> str:
    return _changes([each for each in one.item.finding.changes if speaks_of(each, one.value)], one.item.say)


def _value(text: str) -> Cell:
    """A plain number as a number, so that it can be calculated with; what is written otherwise stays as printed."""
    if not _NUMBER.fullmatch(text):
        return text
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


FINDINGS: tuple[Column[Item], ...] = (
    Column(msgid("编号"), 8, lambda one: one.number),
    Column(msgid("上位文件"), 22, lambda one: one.upper),
    Column(msgid("章节"), 22, lambda one: phrase.headings(one.finding.directive.clause.headings)),
    Column(msgid("部署要求"), 58, lambda one: one.runs),
    Column(msgid("部署出处"), 12, lambda one: phrase.place(one.finding.directive.clause.place, one.say)),
    Column(msgid("力度"), 7, lambda one: one.say(labels.FORCE[one.finding.directive.force])),
    Column(msgid("责任主体"), 16, lambda one: one.say.join(one.finding.directive.actors)),
    Column(msgid("本级文件"), 22, lambda one: one.local),
    Column(msgid("关系"), 7, lambda one: one.relation),
    Column(msgid("承接程度"), 9, lambda one: one.say(labels.EXTENT[one.finding.extent])),
    Column(msgid("计入"), 7, lambda one: one.finding.counted),
    Column(msgid("期限"), 11, lambda one: one.finding.ended),
    Column(msgid("早于上位文件"), 9, lambda one: one.finding.older),
    Column(msgid("判定者"), 12, lambda one: show_judge(one.finding, one.say)),
    Column(msgid("要求变化"), 9, lambda one: one.say(labels.DEMAND[one.finding.demand]) if one.finding.demand else ""),
    Column(labels.PARTIAL, 7, lambda one: one.say(labels.PARTIAL) if one.finding.partial else ""),
    Column(msgid("待核"), 7, lambda one: one.say(labels.UNCERTAIN) if one.finding.uncertain else ""),
    Column(msgid("上级事项"), 9, lambda one: "" if one.finding.applicable else one.say(labels.NOT_APPLICABLE)),
    Column(msgid("覆盖度"), 8, lambda one: round(one.finding.coverage, 4), "share"),
    Column(msgid("置信度"), 8, lambda one: round(one.finding.confidence, 4), "share"),
    Column(msgid("把握"), 8, lambda one: one.say(labels.CERTAINTY[phrase.certainty(one.finding)])),
    Column(msgid("要点数"), 7, lambda one: len(one.finding.answers), "count"),
    Column(msgid("有着落"), 7, lambda one: sum(map(one.shown, one.finding.answers)), "count"),
    Column(msgid("承接方式"), 9, lambda one: one.say(labels.MANNER[one.finding.manner]) if one.finding.manner else ""),
    Column(msgid("最佳条款"), 58, lambda one: local_runs(one.best) if one.best else ""),
    Column(msgid("条款章节"), 20, lambda one: phrase.headings(one.best.clause.headings) if one.best else ""),
    Column(msgid("条款出处"), 12, lambda one: _place(one.best, one.say)),
    Column(msgid("得分"), 7, lambda one: round(one.best.score, 4) if one.best else None, "score"),
    Column(msgid("其他条款"), 30, _others),
    Column(msgid("变化"), 30, lambda one: _changes(one.finding.changes, one.say)),
    Column(msgid("理由"), 36, lambda one: one.finding.reason),
    Column(msgid("模型意见"), 20, lambda one: one.opinion),
    Column(msgid("最接近的条款"), 30, _nearest),
    Column(msgid("部署标识"), 14, lambda one: one.finding.directive.id),
    Column(msgid("对照标识"), 14, lambda one: one.finding.id),
)
DUTIES: tuple[Column[Part], ...] = (
    Column(msgid("编号"), 8, lambda one: one.item.number),
    Column(msgid("要点序号"), 8, lambda one: one.number, "count"),
    Column(msgid("上位文件"), 22, lambda one: one.item.upper),
    Column(msgid("本级文件"), 22, lambda one: one.item.local),
    Column(msgid("要点"), 48, lambda one: one.value.duty.text),
    Column(msgid("着落"), 8, lambda one: one.item.answered(one.value)),
    Column(msgid("得分"), 7, lambda one: round(one.value.score, 4), "score"),
    Column(msgid("相应文字"), 48, lambda one: one.value.words),
    Column(msgid("条款出处"), 12, _answering),
    Column(msgid("对照标识"), 14, lambda one: one.item.finding.id),
)
TARGETS: tuple[Column[Part], ...] = (
    Column(msgid("编号"), 8, lambda one: one.item.number),
    Column(msgid("上位文件"), 22, lambda one: one.item.upper),
    Column(msgid("本级文件"), 22, lambda one: one.item.local),
    Column(msgid("指标"), 36, lambda one: one.value.subject),
    Column(msgid("比较"), 9, lambda one: one.value.comparator),
    Column(msgid("数值"), 11, lambda one: _value(one.value.value)),
    Column(msgid("单位"), 9, lambda one: one.value.unit),
    Column(msgid("年份"), 8, lambda one: _value(one.value.year)),
    Column(msgid("力度"), 7, lambda one: one.item.say(labels.FORCE[one.item.finding.directive.force])),
    Column(msgid("关系"), 7, lambda one: one.item.relation),
    Column(msgid("变化"), 36, _spoken),
    Column(msgid("对照标识"), 14, lambda one: one.item.finding.id),
)
CHANGES: tuple[Column[Part], ...] = (
    Column(msgid("编号"), 8, lambda one: one.item.number),
    Column(msgid("上位文件"), 22, lambda one: one.item.upper),
    Column(msgid("本级文件"), 22, lambda one: one.item.local),
    Column(msgid("变化"), 14, lambda one: one.item.say(labels.CHANGE[one.value.kind])),
    Column(msgid("减弱"), 7, lambda one: one.item.say(WEAKER) if one.value.kind.weaker else ""),
    Column(msgid("指标或事项"), 30, lambda one: head_directive(one.item.finding.directive, SUBJECT)),
    Column(msgid("上位用语"), 24, lambda one: one.value.upper),
    Column(msgid("本级用语"), 24, lambda one: one.value.local),
    Column(msgid("差别"), 16, lambda one: say_difference(one.value, one.item.say)),
    Column(msgid("说明"), 34, lambda one: one.value.note),
    Column(msgid("上位原句"), 40, lambda one: one.value.upper_sentence),
    Column(msgid("本级原句"), 40, lambda one: one.value.local_sentence),
    Column(msgid("把握"), 8, lambda one: one.item.say(labels.CERTAINTY[one.value.certainty])),
    Column(msgid("对照标识"), 14, lambda one: one.item.finding.id),
)


def _findings(report: Report) -> Sheet:
    return lay_out(msgid("对照结果"), FINDINGS, _items(report), report.say, fixed=1)


def _items(report: Report) -> list[Item]:
    return [report.items[one.id] for found in report.pairs.values() for one in found]


def _parts(report: Report) -> Iterator[Sheet]:
    items = _items(report)
    for name, columns, values in (
        (msgid("要点"), DUTIES, [(item, item.finding.answers) for item in items]),
        (msgid("指标"), TARGETS, [(item, item.finding.directive.targets) for item in items]),
        (msgid("变化"), CHANGES, [(item, item.finding.changes) for item in items]),
    ):
        parts = [Part(item, number, one) for item, each in values for number, one in enumerate(each, 1)]
        yield lay_out(name, columns, parts, report.say, fixed=1)


@dataclass(frozen=True, slots=True)
class TotalsLine:
    """The counts of one pair, or of all: on the two axes, and by relation of what counts."""

    number: str
    upper: str
    local: str
    counts: Counts
    tally: Tally


def _apart(extent: Extent, width: int) -> Column[TotalsLine]:
    return Column(labels.EXTENT[extent], width, lambda one: dict(one.counts.apart).get(extent, 0), "count")


TOTALS: tuple[Column[TotalsLine], ...] = (
    Column(msgid("序"), 6, lambda one: one.number),
    Column(msgid("上位文件"), 46, lambda one: one.upper),
    Column(msgid("本级文件"), 46, lambda one: one.local),
    Column(msgid("部署要求"), 10, lambda one: one.counts.counted, "count"),
    Column(msgid("全部落实"), 9, lambda one: one.counts.whole, "count"),
    Column(labels.PARTIAL, 9, lambda one: one.counts.part, "count"),
    Column(msgid("未承接"), 8, lambda one: one.counts.none, "count"),
    Column(msgid("待核"), 8, lambda one: one.counts.open, "count"),
    Column(msgid("文字相近（早于上位文件）"), 10, lambda one: one.counts.like, "count"),
    Column(msgid("要求加严"), 9, lambda one: one.counts.stricter, "count"),
    Column(msgid("要求持平"), 9, lambda one: one.counts.same, "count"),
    Column(msgid("要求降低"), 9, lambda one: one.counts.weaker, "count"),
    Column(labels.DEMAND[Demand.NOT_COMPARABLE], 9, lambda one: one.counts.unlike, "count"),
    *(_apart(one, width) for one, width in zip(labels.APART, (8, 9, 9, 10, 10, 10), strict=True)),
    Column(
        msgid("平均覆盖度"),
        11,
        lambda one: phrase.WITHHELD if one.tally.coverage is None else round(one.tally.coverage, 4),
        "share",
    ),
)


def _totals(report: Report) -> Sheet:
    names = report.names
    bad = {one.id for one in report.comparison.documents if one.audit.quality < READING.quality}
    legible = {pair: not bad & set(pair) and any(one.counted for one in found) for pair, found in report.pairs.items()}
    lines = []
    for (upper, local), found in report.pairs.items():
        counted = tally((one for one in found if one.counted), legible=legible[upper, local])
        number, above, below = names.uppers[upper], names.titles[upper], names.titles[local]
        lines.append(TotalsLine(number, above, below, count_findings(found), counted))
    lines.append(TotalsLine("", report.say("合计"), "", report.counts, report.tally))
    return lay_out(msgid("总表"), TOTALS, lines, report.say, intro=(report.title, *report.result))


def _initiatives(report: Report) -> Sheet:
    say, titles = report.say, report.names.titles
    columns: tuple[Column[Initiative], ...] = (
        Column(msgid("本级文件"), 34, lambda one: titles[one.document]),
        Column(msgid("章节"), 34, lambda one: phrase.headings(one.clause.headings)),
        Column(msgid("条款"), 80, lambda one: one.clause.text),
        Column(msgid("条款出处"), 16, lambda one: phrase.place(one.clause.place, say)),
        Column(msgid("条款标识"), 14, lambda one: one.clause.id),
    )
    return lay_out(msgid("自主新增"), columns, report.comparison.initiatives, say)


def _chains(report: Report) -> Sheet:
    say, documents = report.say, report.documents
    columns: tuple[Column[tuple[ChainView, StepView]], ...] = (
        Column(msgid("部署编号"), 9, lambda one: one[0].number),
        Column(msgid("上位文件"), 30, lambda one: one[0].upper),
        Column(msgid("部署要求"), 50, lambda one: one[0].brief),
        Column(msgid("传导结果"), 18, lambda one: say(labels.CHAIN[one[0].chain.kind])),
        Column(msgid("层级"), 7, lambda one: level(documents[one[1].step.document], say)),
        Column(msgid("本级文件"), 34, lambda one: one[1].item.local),
        Column(msgid("关系"), 7, lambda one: one[1].item.relation),
        Column(msgid("承接程度"), 9, lambda one: say(labels.EXTENT[one[1].item.finding.extent])),
        Column(msgid("覆盖度"), 8, lambda one: round(one[1].item.finding.coverage, 4), "share"),
        Column(msgid("待核"), 7, lambda one: say(labels.UNCERTAIN) if one[1].item.finding.uncertain else ""),
        Column(msgid("对照标识"), 14, lambda one: one[1].item.finding.id),
    )
    chains = (show_chain(one, report.items) for one in report.comparison.chains)
    return lay_out(msgid("传导链"), columns, [(one, step) for one in chains for step in one.steps], say)


def _documents(report: Report) -> Sheet:
    say = report.say
    columns: tuple[Column[Card], ...] = (
        Column(msgid("文件"), 46, lambda one: one.title),
        Column(msgid("层级"), 8, lambda one: one.level),
        Column(msgid("种类"), 10, lambda one: say(labels.KIND[one.document.identity.kind])),
        Column(msgid("标记"), 18, lambda one: say.join(chip.text for chip in one.chips)),
        Column(msgid("地区"), 14, lambda one: one.document.identity.region),
        Column(msgid("发文机关"), 26, lambda one: say.join(one.document.identity.issuers)),
        Column(msgid("文号"), 20, lambda one: one.document.identity.number),
        Column(msgid("日期"), 12, lambda one: one.document.identity.date),
        Column(msgid("在对照中"), 14, lambda one: one.roles),
        Column(msgid("节选"), 7, lambda one: one.document.identity.excerpt),
        Column(msgid("不完整"), 8, lambda one: one.document.identity.truncated),
        Column(msgid("条款数"), 8, lambda one: len(one.document.clauses), "count"),
        Column(msgid("全文字数"), 9, lambda one: one.document.audit.characters, "count"),
        Column(msgid("未读字数"), 9, lambda one: one.document.audit.unread, "count"),
        Column(msgid("读入质量"), 9, lambda one: round(one.document.audit.quality, 4), "share"),
        Column(msgid("读入提示"), 50, lambda one: "\n".join(one.document.warnings)),
        Column(msgid("文件名"), 28, lambda one: one.document.file),
        Column(msgid("位置"), 14, lambda one: phrase.place(one.document.place, say)),
        Column(msgid("所在汇编"), 24, lambda one: phrase.headings(one.document.collection)),
        Column(msgid("SHA-256"), 20, lambda one: one.document.sha256),
        Column(msgid("文件标识"), 14, lambda one: one.document.id),
    )
    return lay_out(msgid("文件"), columns, report.all_cards, say, fixed=1)


def _citations(report: Report) -> Sheet:
    say, titles = report.say, report.names.titles
    columns: tuple[Column[Citation], ...] = (
        Column(msgid("文件"), 40, lambda one: titles[one.document]),
        Column(msgid("引用情况"), 16, lambda one: say(labels.CITATION[one.kind])),
        Column(msgid("所引文件"), 40, lambda one: one.title),
        Column(msgid("所引文号"), 20, lambda one: one.number),
        Column(msgid("对应文件"), 40, lambda one: titles.get(one.target, "")),
        Column(msgid("引用处"), 14, lambda one: phrase.place(one.place, say) if one.place else ""),
        Column(msgid("说明"), 46, lambda one: one.note),
    )
    return lay_out(msgid("引用"), columns, report.comparison.citations, say)


Fact = tuple[str, str, str]
ABOUT: tuple[Column[Fact], ...] = (
    Column(msgid("类别"), 14, lambda one: one[0]),
    Column(msgid("项目"), 34, lambda one: one[1]),
    Column(msgid("内容"), 90, lambda one: one[2]),
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
    for _, looks, meaning in LEGEND:
        yield say("图例"), say(looks), say(meaning)
    for line in view.judging:
        yield say("方法"), say("模型判定"), line
    for name, value in view.settings:
        yield say("参数"), name, value
    for one in view.comparison.run.inputs:
        yield say("输入文件"), one.file, one.sha256


def tabulate(report: Report) -> tuple[Sheet, ...]:
    """Every sheet: totals first, then the findings and what hangs on them, the documents, and how it was made."""
    return (
        _totals(report),
        _findings(report),
        *_parts(report),
        *(sheet(report) for sheet in (_initiatives, _chains, _documents, _citations)),
        lay_out(msgid("说明"), ABOUT, list(_about(report, report.say)), report.say),
    )


def render_excel(report: Report) -> bytes:
    """The workbook: the same bytes for the same comparison."""
    with hold_collection():
        return write_book(tabulate(report), report.frame, report.version)


def render_csv(report: Report) -> bytes:
    """The findings in the columns of the workbook's findings sheet, marking left out."""
    return write_csv(_findings(report))
