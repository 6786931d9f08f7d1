"""The columns of the sheets: what each is called, how wide it is, and what reads its cell off a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import (
    Answer,
    Candidate,
    Change,
    Citation,
    Demand,
    Document,
    Extent,
    Finding,
    Initiative,
    Match,
    Tally,
    Target,
)
from compare.output.sheets import Cell, Column, Sheet, lay_out
from compare.report.findings import Item
from compare.report.gaps import speaks_of
from compare.report.names import Counts, show_judge, show_relation
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import head_directive
from compare.words.phrase import say_difference
from compare.words.runs import local_runs

_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as it is printed."""

    view: Item

    @property
    def finding(self) -> Finding:
        """The value itself."""
        return self.view.finding

    @property
    def best(self) -> Match | None:
        """The best clause."""
        return self.finding.matches[0] if self.finding.matches else None

    @property
    def say(self) -> Language:
        """What says its words."""
        return self.view.names.say

    @property
    def upper(self) -> str:
        """Title of the upper document."""
        return self.view.names.titles[self.finding.directive.clause.document]

    @property
    def local(self) -> str:
        """Title of the local document."""
        return self.view.local


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty of a finding: what became of it, and the clause that answers it."""

    line: Line
    index: int
    answer: Answer
    match: Match | None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target of a directive beside what a local document makes of the directive."""

    line: Line
    target: Target


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of a finding."""

    line: Line
    change: Change


def _others(line: Line) -> str:
    return "\n".join(
        f"{_place(one, line.say)}（{phrase.score(one.score)}）{phrase.headings(one.clause.headings)}"
        for one in line.finding.matches[1:]
    )


def _place(found: Match | Candidate, say: Language) -> str:
    return phrase.place(found.clause.place, say)


def _changes(line: Line) -> str:
    return "\n".join(phrase_change(one, line.say) for one in line.finding.changes)


def phrase_change(change: Change, say: Language) -> str:
    """A change in a line: its kind, the words of both texts, what it is."""
    words = say("“{upper}”→“{local}”", upper=change.upper or "—", local=change.local or "—")
    kind, sure = say(labels.CHANGE[change.kind]), say(labels.CERTAINTY[change.certainty])
    return say("{kind}：{words}（{note}）{sure}", kind=kind, words=words, note=change.note, sure=sure)


def _nearest(line: Line) -> str:
    near = line.finding.rejected
    if near is None:
        return ""
    text = phrase.shorten(near.clause.text, REJECTED)
    return line.say("{place}（{score}）{text}", place=_place(near, line.say), score=phrase.score(near.score), text=text)


def _target_changes(one: TargetLine) -> str:
    """The changes of the finding that speak of this target."""
    about = [each for each in one.line.finding.changes if speaks_of(each, one.target)]
    return "\n".join(phrase_change(each, one.line.say) for each in about)


def _value(text: str) -> Cell:
    """A plain number as a number, so that it can be calculated with; what is written otherwise stays as printed."""
    if not _NUMBER.fullmatch(text):
        return text
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


REJECTED = 90  # characters of the nearest clause
WEAKER, YES = msgid("减弱"), msgid("是")
SUBJECT = 24  # characters of what a change is about
FINDINGS: tuple[Column[Line], ...] = (
    Column(msgid("编号"), 8, lambda one: one.view.number),
    Column(msgid("上位文件"), 22, lambda one: one.upper),
    Column(msgid("章节"), 22, lambda one: phrase.headings(one.finding.directive.clause.headings)),
    Column(msgid("部署要求"), 58, lambda one: one.view.runs),
    Column(msgid("部署出处"), 12, lambda one: phrase.place(one.finding.directive.clause.place, one.say)),
    Column(msgid("力度"), 7, lambda one: one.say(labels.FORCE[one.finding.directive.force])),
    Column(msgid("责任主体"), 16, lambda one: one.say.join(one.finding.directive.actors)),
    Column(msgid("本级文件"), 22, lambda one: one.local),
    Column(msgid("关系"), 7, lambda one: one.view.relation),
    Column(msgid("承接程度"), 9, lambda one: one.say(labels.EXTENT[one.finding.extent])),
    Column(msgid("计入"), 7, lambda one: one.say(YES) if one.finding.counted else ""),
    Column(msgid("期限"), 11, lambda one: one.finding.ended),
    Column(msgid("早于上位文件"), 9, lambda one: one.say(YES) if one.finding.older else ""),
    Column(msgid("判定者"), 12, lambda one: show_judge(one.finding, one.say)),
    Column(msgid("要求变化"), 9, lambda one: one.say(labels.DEMAND[one.finding.demand]) if one.finding.demand else ""),
    Column(labels.PARTIAL, 7, lambda one: one.say(labels.PARTIAL) if one.finding.partial else ""),
    Column(msgid("待核"), 7, lambda one: one.say(labels.UNCERTAIN) if one.finding.uncertain else ""),
    Column(msgid("上级事项"), 9, lambda one: "" if one.finding.applicable else one.say(labels.NOT_APPLICABLE)),
    Column(msgid("覆盖度"), 8, lambda one: round(one.finding.coverage, 4), "share"),
    Column(msgid("置信度"), 8, lambda one: round(one.finding.confidence, 4), "share"),
    Column(msgid("把握"), 8, lambda one: one.say(phrase.sureness(one.finding))),
    Column(msgid("要点数"), 7, lambda one: len(one.finding.answers), "count"),
    Column(msgid("有着落"), 7, lambda one: sum(map(one.view.shown, one.finding.answers)), "count"),
    Column(msgid("承接方式"), 9, lambda one: one.say(labels.MANNER[one.finding.manner]) if one.finding.manner else ""),
    Column(msgid("最佳条款"), 58, lambda one: local_runs(one.best) if one.best else ""),
    Column(msgid("条款章节"), 20, lambda one: phrase.headings(one.best.clause.headings) if one.best else ""),
    Column(msgid("条款出处"), 12, lambda one: _place(one.best, one.say) if one.best else ""),
    Column(msgid("得分"), 7, lambda one: round(one.best.score, 4) if one.best else None, "score"),
    Column(msgid("其他条款"), 30, _others),
    Column(msgid("变化"), 30, _changes),
    Column(msgid("理由"), 36, lambda one: one.finding.reason),
    Column(msgid("模型意见"), 20, lambda one: one.view.opinion),
    Column(msgid("最接近的条款"), 30, _nearest),
    Column(msgid("部署标识"), 14, lambda one: one.finding.directive.id),
    Column(msgid("对照标识"), 14, lambda one: one.finding.id),
)
DUTIES: tuple[Column[DutyLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.line.view.number),
    Column(msgid("要点序号"), 8, lambda one: one.index, "count"),
    Column(msgid("上位文件"), 22, lambda one: one.line.upper),
    Column(msgid("本级文件"), 22, lambda one: one.line.local),
    Column(msgid("要点"), 48, lambda one: one.answer.duty.text),
    Column(msgid("着落"), 8, lambda one: one.line.view.answered(one.answer)),
    Column(msgid("得分"), 7, lambda one: round(one.answer.score, 4), "score"),
    Column(msgid("相应文字"), 48, lambda one: one.answer.words),
    Column(msgid("条款出处"), 12, lambda one: phrase.place(one.match.clause.place, one.line.say) if one.match else ""),
    Column(msgid("对照标识"), 14, lambda one: one.line.finding.id),
)
TARGETS: tuple[Column[TargetLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.line.view.number),
    Column(msgid("上位文件"), 22, lambda one: one.line.upper),
    Column(msgid("本级文件"), 22, lambda one: one.line.local),
    Column(msgid("指标"), 36, lambda one: one.target.subject),
    Column(msgid("比较"), 9, lambda one: one.target.comparator),
    Column(msgid("数值"), 11, lambda one: _value(one.target.value)),
    Column(msgid("单位"), 9, lambda one: one.target.unit),
    Column(msgid("年份"), 8, lambda one: _value(one.target.year)),
    Column(msgid("力度"), 7, lambda one: one.line.say(labels.FORCE[one.line.finding.directive.force])),
    Column(msgid("关系"), 7, lambda one: one.line.view.relation),
    Column(msgid("变化"), 36, _target_changes),
    Column(msgid("对照标识"), 14, lambda one: one.line.finding.id),
)
CHANGES: tuple[Column[ChangeLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.line.view.number),
    Column(msgid("上位文件"), 22, lambda one: one.line.upper),
    Column(msgid("本级文件"), 22, lambda one: one.line.local),
    Column(msgid("变化"), 14, lambda one: one.line.say(labels.CHANGE[one.change.kind])),
    Column(msgid("减弱"), 7, lambda one: one.line.say(WEAKER) if one.change.kind.weaker else ""),
    Column(msgid("指标或事项"), 30, lambda one: head_directive(one.line.finding.directive, SUBJECT)),
    Column(msgid("上位用语"), 24, lambda one: one.change.upper),
    Column(msgid("本级用语"), 24, lambda one: one.change.local),
    Column(msgid("差别"), 16, lambda one: say_difference(one.change, one.line.say)),
    Column(msgid("说明"), 34, lambda one: one.change.note),
    Column(msgid("上位原句"), 40, lambda one: one.change.upper_sentence),
    Column(msgid("本级原句"), 40, lambda one: one.change.local_sentence),
    Column(msgid("把握"), 8, lambda one: one.line.say(labels.CERTAINTY[one.change.certainty])),
    Column(msgid("对照标识"), 14, lambda one: one.line.finding.id),
)


def tabulate_findings(lines: Sequence[Line], say: Language) -> tuple[Sheet, ...]:
    """The sheets of findings, duties, targets and changes, in the order of the report."""
    changes = [ChangeLine(line, one) for line in lines for one in line.finding.changes]
    return (
        findings_sheet(lines, say),
        lay_out(msgid("要点"), DUTIES, [duty for line in lines for duty in _duties(line)], say, fixed=1),
        lay_out(
            msgid("指标"),
            TARGETS,
            [TargetLine(line, one) for line in lines for one in line.finding.directive.targets],
            say,
            fixed=1,
        ),
        lay_out(msgid("变化"), CHANGES, changes, say, fixed=1),
    )


def findings_sheet(lines: Sequence[Line], say: Language) -> Sheet:
    """One row for each finding."""
    return lay_out(msgid("对照结果"), FINDINGS, lines, say, fixed=1)


def _duties(line: Line) -> list[DutyLine]:
    matches = {one.clause.id: one for one in line.finding.matches}
    return [
        DutyLine(line, index, answer, matches.get(answer.clause or ""))
        for index, answer in enumerate(line.finding.answers, 1)
    ]


@dataclass(frozen=True, slots=True)
class TotalsLine:
    """The counts of one pair, or of all: on the two axes, and by relation of what counts."""

    number: str
    upper: str
    local: str
    counts: Counts
    tally: Tally

    def apart(self, extent: Extent) -> int:
        """How many count nowhere for one reason."""
        return dict(self.counts.apart).get(extent, 0)


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative with the title of its document."""

    initiative: Initiative
    title: str
    say: Language


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a chain: the finding there, and what the chain comes to."""

    number: str
    upper: str
    text: str
    kind: str
    level: str
    local: str
    finding: Finding
    say: Language


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document and what it was in this comparison."""

    document: Document
    level: str
    roles: str
    title: str
    marks: str
    say: Language


@dataclass(frozen=True, slots=True)
class CitationLine:
    """One citation with the titles of the documents it joins."""

    citation: Citation
    title: str
    target: str
    say: Language


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
    Column(msgid("已到期"), 8, lambda one: one.apart(Extent.EXPIRED), "count"),
    Column(msgid("上级事项"), 9, lambda one: one.apart(Extent.ABOVE), "count"),
    Column(msgid("参与上级事项"), 9, lambda one: one.apart(Extent.TAKES_PART), "count"),
    Column(msgid("未见（早于上位文件）"), 10, lambda one: one.apart(Extent.OLDER), "count"),
    Column(msgid("另见本地区其他文件"), 10, lambda one: one.apart(Extent.ELSEWHERE), "count"),
    Column(msgid("报道（非文件原文）"), 10, lambda one: one.apart(Extent.SECONDHAND), "count"),
    Column(
        msgid("平均覆盖度"),
        11,
        lambda one: phrase.WITHHELD if one.tally.coverage is None else round(one.tally.coverage, 4),
        "share",
    ),
)
INITIATIVES: tuple[Column[InitiativeLine], ...] = (
    Column(msgid("本级文件"), 34, lambda one: one.title),
    Column(msgid("章节"), 34, lambda one: phrase.headings(one.initiative.clause.headings)),
    Column(msgid("条款"), 80, lambda one: one.initiative.clause.text),
    Column(msgid("条款出处"), 16, lambda one: phrase.place(one.initiative.clause.place, one.say)),
    Column(msgid("条款标识"), 14, lambda one: one.initiative.clause.id),
)
CHAINS: tuple[Column[StepLine], ...] = (
    Column(msgid("部署编号"), 9, lambda one: one.number),
    Column(msgid("上位文件"), 30, lambda one: one.upper),
    Column(msgid("部署要求"), 50, lambda one: one.text),
    Column(msgid("传导结果"), 18, lambda one: one.kind),
    Column(msgid("层级"), 7, lambda one: one.level),
    Column(msgid("本级文件"), 34, lambda one: one.local),
    Column(msgid("关系"), 7, lambda one: show_relation(one.finding, one.say)),
    Column(msgid("承接程度"), 9, lambda one: one.say(labels.EXTENT[one.finding.extent])),
    Column(msgid("覆盖度"), 8, lambda one: round(one.finding.coverage, 4), "share"),
    Column(msgid("待核"), 7, lambda one: one.say(labels.UNCERTAIN) if one.finding.uncertain else ""),
    Column(msgid("对照标识"), 14, lambda one: one.finding.id),
)
DOCUMENTS: tuple[Column[DocumentLine], ...] = (
    Column(msgid("文件"), 46, lambda one: one.title),
    Column(msgid("层级"), 8, lambda one: one.level),
    Column(msgid("种类"), 10, lambda one: one.say(labels.KIND[one.document.identity.kind])),
    Column(msgid("标记"), 18, lambda one: one.marks),
    Column(msgid("地区"), 14, lambda one: one.document.identity.region),
    Column(msgid("发文机关"), 26, lambda one: one.say.join(one.document.identity.issuers)),
    Column(msgid("文号"), 20, lambda one: one.document.identity.number),
    Column(msgid("日期"), 12, lambda one: one.document.identity.date),
    Column(msgid("在对照中"), 14, lambda one: one.roles),
    Column(msgid("节选"), 7, lambda one: one.say(YES) if one.document.identity.excerpt else ""),
    Column(msgid("不完整"), 8, lambda one: one.say(YES) if one.document.identity.truncated else ""),
    Column(msgid("条款数"), 8, lambda one: len(one.document.clauses), "count"),
    Column(msgid("全文字数"), 9, lambda one: one.document.audit.characters, "count"),
    Column(msgid("未读字数"), 9, lambda one: one.document.audit.unread, "count"),
    Column(msgid("读入质量"), 9, lambda one: round(one.document.audit.quality, 4), "share"),
    Column(msgid("读入提示"), 50, lambda one: "\n".join(one.document.warnings)),
    Column(msgid("文件名"), 28, lambda one: one.document.file),
    Column(msgid("位置"), 14, lambda one: phrase.place(one.document.place, one.say)),
    Column(msgid("所在汇编"), 24, lambda one: phrase.headings(one.document.collection)),
    Column(msgid("SHA-256"), 20, lambda one: one.document.sha256),
    Column(msgid("文件标识"), 14, lambda one: one.document.id),
)
CITATIONS: tuple[Column[CitationLine], ...] = (
    Column(msgid("文件"), 40, lambda one: one.title),
    Column(msgid("引用情况"), 16, lambda one: one.say(labels.CITATION[one.citation.kind])),
    Column(msgid("所引文件"), 40, lambda one: one.citation.title),
    Column(msgid("所引文号"), 20, lambda one: one.citation.number),
    Column(msgid("对应文件"), 40, lambda one: one.target),
    Column(msgid("引用处"), 14, lambda one: phrase.place(one.citation.place, one.say) if one.citation.place else ""),
    Column(msgid("说明"), 46, lambda one: one.citation.note),
)
