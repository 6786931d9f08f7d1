"""The sheets that go directive by directive: findings, duties, targets, changes. Columns are tables, one row each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Answer, Change, Finding, Match, Target
from compare.output.sheets import Cell, Column, Sheet, lay_out
from compare.report.show_targets import speaks_of
from compare.report.view import FindingView
from compare.words import labels, phrase
from compare.words.language import Language, msgid

_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A finding, as it was found and as it is printed, with the titles of its two documents and what says its words."""

    finding: Finding
    view: FindingView
    upper: str
    local: str
    place: str
    say: Language


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
    return "\n".join(f"{one.place}（{one.score}）{one.headings}" for one in line.view.matches[1:])


def _changes(line: Line) -> str:
    return "\n".join(phrase_change(one, line.say) for one in line.finding.changes)


def phrase_change(change: Change, say: Language) -> str:
    """A change in a line: its kind, the words of both texts, what it is."""
    words = say("“{upper}”→“{local}”", upper=change.upper or "—", local=change.local or "—")
    return say("{kind}：{words}（{note}）", kind=say(labels.CHANGE[change.kind]), words=words, note=change.note)


def _nearest(line: Line) -> str:
    near = line.view.rejected
    if near is None:
        return ""
    return line.say("{place}（{score}）{text}", place=near.place, score=near.score, text=near.text)


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


FOUND, NOT_FOUND, WEAKER = msgid("有着落"), msgid("未见"), msgid("减弱")

FINDINGS: tuple[Column[Line], ...] = (
    Column(msgid("编号"), 8, lambda one: one.view.number),
    Column(msgid("上位文件"), 22, lambda one: one.upper),
    Column(msgid("章节"), 22, lambda one: phrase.headings(one.finding.directive.clause.headings)),
    Column(msgid("部署要求"), 58, lambda one: one.view.runs),
    Column(msgid("部署出处"), 12, lambda one: one.place),
    Column(msgid("力度"), 7, lambda one: one.say(labels.FORCE[one.finding.directive.force])),
    Column(msgid("责任主体"), 16, lambda one: one.say.join(one.finding.directive.actors)),
    Column(msgid("本级文件"), 22, lambda one: one.local),
    Column(msgid("关系"), 7, lambda one: one.say(labels.RELATION[one.finding.relation])),
    Column(msgid("部分"), 7, lambda one: one.say(labels.PARTIAL) if one.finding.partial else ""),
    Column(msgid("待核"), 7, lambda one: one.say(labels.UNCERTAIN) if one.finding.uncertain else ""),
    Column(msgid("上级事项"), 9, lambda one: "" if one.finding.applicable else one.say(labels.NOT_APPLICABLE)),
    Column(msgid("覆盖度"), 8, lambda one: round(one.finding.coverage, 4), "share"),
    Column(msgid("置信度"), 8, lambda one: round(one.finding.confidence, 4), "share"),
    Column(msgid("要点数"), 7, lambda one: len(one.finding.answers), "count"),
    Column(msgid("有着落"), 7, lambda one: sum(each.clause is not None for each in one.finding.answers), "count"),
    Column(msgid("承接方式"), 9, lambda one: one.say(labels.MANNER[one.finding.manner]) if one.finding.manner else ""),
    Column(msgid("最佳条款"), 58, lambda one: one.view.matches[0].runs if one.view.matches else ""),
    Column(msgid("条款章节"), 20, lambda one: one.view.matches[0].headings if one.view.matches else ""),
    Column(msgid("条款出处"), 12, lambda one: one.view.matches[0].place if one.view.matches else ""),
    Column(
        msgid("得分"), 7, lambda one: round(one.finding.matches[0].score, 4) if one.finding.matches else None, "score"
    ),
    Column(msgid("其他条款"), 30, _others),
    Column(msgid("变化"), 30, _changes),
    Column(msgid("理由"), 36, lambda one: one.finding.reason),
    Column(msgid("第二意见"), 20, lambda one: one.view.opinion),
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
    Column(msgid("着落"), 8, lambda one: one.line.say(FOUND if one.answer.clause else NOT_FOUND)),
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
    Column(msgid("关系"), 7, lambda one: one.line.say(labels.RELATION[one.line.finding.relation])),
    Column(msgid("变化"), 36, _target_changes),
    Column(msgid("对照标识"), 14, lambda one: one.line.finding.id),
)

CHANGES: tuple[Column[ChangeLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.line.view.number),
    Column(msgid("上位文件"), 22, lambda one: one.line.upper),
    Column(msgid("本级文件"), 22, lambda one: one.line.local),
    Column(msgid("变化"), 14, lambda one: one.line.say(labels.CHANGE[one.change.kind])),
    Column(msgid("减弱"), 7, lambda one: one.line.say(WEAKER) if one.change.kind.weaker else ""),
    Column(msgid("上位用语"), 24, lambda one: one.change.upper),
    Column(msgid("本级用语"), 24, lambda one: one.change.local),
    Column(msgid("说明"), 34, lambda one: one.change.note),
    Column(msgid("上位原句"), 40, lambda one: one.change.upper_sentence),
    Column(msgid("本级原句"), 40, lambda one: one.change.local_sentence),
    Column(msgid("置信度"), 8, lambda one: round(one.change.confidence, 4), "share"),
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
