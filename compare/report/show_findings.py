"""Findings as the templates print them: pair by pair for the screen, directive by directive for paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from compare.model import Answer, Change, Directive, Finding, Match, Target
from compare.report import labels, phrase
from compare.report.mark import is_near, local_runs, upper_runs
from compare.report.names import Names
from compare.report.show_evidence import show_measure, show_notes, show_text, show_where
from compare.report.view import (
    ChangeLine,
    Chapter,
    Chip,
    DutyLine,
    FindingView,
    MatchView,
    Part,
    Rejected,
    Row,
    Run,
    Upper,
)

# Characters of one column in a row on paper above which the row may break over pages: about half a page.
LONG_ROW = 650
REJECTED = 90


def show_chips(finding: Finding) -> tuple[Chip, ...]:
    """What a finding is, in words: relation, 部分, 待核, 上级事项."""
    made = [Chip(finding.relation.value, labels.RELATION[finding.relation])]
    if finding.partial:
        made.append(Chip("partial", labels.PARTIAL))
    if finding.uncertain:
        made.append(Chip("uncertain", labels.UNCERTAIN))
    if not finding.applicable:
        made.append(Chip("above", labels.NOT_APPLICABLE))
    return tuple(made)


def show_chapters(findings: Sequence[Finding], views: Mapping[str, FindingView]) -> tuple[Chapter, ...]:
    """Findings of one pair under the headings of the upper document."""
    return tuple(
        Chapter(phrase.headings(path), tuple(views[one.id] for one in found))
        for path, found in groupby(findings, key=lambda one: one.directive.clause.headings)
    )


def show_upper(
    number: int, upper: str, rows: Mapping[str, list[Finding]], views: Mapping[str, FindingView], names: Names
) -> Upper:
    """The directives of one upper document under its headings, each with its findings in all local documents."""
    locals_ = dict.fromkeys(one.local for found in rows.values() for one in found)
    return Upper(
        anchor=f"u{number}",
        number=str(number),
        title=names.titles[upper],
        many=len(locals_) > 1,
        locals=tuple(f"{names.tags[one]}{names.titles[one]}" for one in locals_),
        parts=tuple(
            Part(phrase.headings(path), tuple(_row(found, views, names) for found in group))
            for path, group in groupby(rows.values(), key=lambda found: found[0].directive.clause.headings)
        ),
    )


def _row(findings: Sequence[Finding], views: Mapping[str, FindingView], names: Names) -> Row:
    directive = findings[0].directive
    shown = tuple(views[one.id] for one in findings)
    right = sum(sum(len(run.text) for run in one.text) + sum(map(len, one.notes)) for one in shown)
    return Row(
        anchor=names.row_anchors[directive.id],
        number=names.rows[directive.id],
        runs=shown[0].runs if len(shown) == 1 else (Run("", directive.clause.text),),
        facts=shown[0].facts,
        findings=shown,
        long=max(len(directive.clause.text), right) > LONG_ROW,
    )


def show_finding(finding: Finding, names: Names, concise: bool) -> FindingView:
    """One directive beside the clauses of one local document; ``concise`` shortens what stands on paper."""
    directive = finding.directive
    best = finding.matches[0] if finding.matches else None
    return FindingView(
        anchor=names.anchors[finding.id],
        number=names.numbers[finding.id],
        tag=names.tags[finding.local],
        local=names.titles[finding.local],
        relation=finding.relation.value,
        force=directive.force.value,
        chips=show_chips(finding),
        coverage=phrase.percent(finding.coverage),
        confidence=phrase.percent(finding.confidence),
        runs=upper_runs(directive.clause, best),
        facts=_facts(directive),
        duties=tuple(_duty(one, finding.matches) for one in finding.answers),
        duty_sum=_duty_sum(finding.answers),
        reason=finding.reason,
        matches=tuple(_match(one, index) for index, one in enumerate(finding.matches)),
        rejected=_rejected(finding),
        changes=tuple(_change(one) for one in finding.changes),
        partial=finding.partial,
        doubt=finding.uncertain,
        measure=show_measure(finding, concise),
        text=show_text(finding, concise),
        where=show_where(finding),
        notes=show_notes(finding, concise),
    )


def _facts(directive: Directive) -> tuple[str, ...]:
    facts = [phrase.place(directive.clause.place), f"力度：{labels.FORCE[directive.force]}"]
    if directive.targets:
        facts.append("指标：" + "；".join(_target(one) for one in directive.targets))
    if directive.actors:
        facts.append("责任主体：" + "、".join(directive.actors))
    return tuple(facts)


def _target(target: Target) -> str:
    year = f"（{target.year}年）" if target.year else ""
    return f"{target.subject}{target.comparator}{target.value}{target.unit}{year}"


def _duty(answer: Answer, matches: Sequence[Match]) -> DutyLine:
    where = next((index + 1 for index, one in enumerate(matches) if one.clause.id == answer.clause), None)
    note = "未见" if answer.clause is None else f"见条款{where}" if where else "有着落"
    return DutyLine(answer.clause is not None, answer.duty.text, note)


def _duty_sum(answers: Sequence[Answer]) -> str:
    done = sum(one.clause is not None for one in answers)
    if not answers:
        return ""
    if done in (0, len(answers)):
        return f"要点{len(answers)}项，" + ("均有着落" if done else "均未见")
    return f"要点{len(answers)}项，{done}项有着落，{len(answers) - done}项未见"


def _match(match: Match, index: int) -> MatchView:
    return MatchView(
        number=str(index + 1),
        headings=phrase.headings(match.clause.headings),
        place=phrase.place(match.clause.place),
        score=phrase.score(match.score),
        shared="、".join(match.shared),
        remark="" if is_near(match.wording) else "两处文字差别大，标出的是相同的文字",
        runs=local_runs(match),
    )


def _change(change: Change) -> ChangeLine:
    return ChangeLine(labels.CHANGE[change.kind], change.upper, change.local, change.note)


def _rejected(finding: Finding) -> Rejected | None:
    one = finding.rejected
    if one is None:
        return None
    return Rejected(
        text=phrase.shorten(one.clause.text, REJECTED),
        headings=phrase.headings(one.clause.headings),
        place=phrase.place(one.clause.place),
        score=phrase.score(one.score),
        reason=one.reason,
    )
