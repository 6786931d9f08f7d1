"""Findings as the templates print them: pair by pair for the screen, directive by directive for paper.

On paper a report of many hundred findings is concise: it says where the evidence stands and leaves the words of it to
the HTML report, but prints every directive whole. Each length is in characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Answer, Change, Directive, Finding, Match
from compare.report.chips import Chip, Slice, change_style, flags, show_chips, show_more
from compare.report.names import Names
from compare.words import labels, phrase
from compare.words.language import Language
from compare.words.name import say_target
from compare.words.runs import Run, fold, is_near, local_runs, upper_runs


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty: done or open, and which of the local clauses answers it."""

    done: bool
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change, both sides quoted; ``style`` is ``weaker`` or ``other``, ``clause`` says which match shows it."""

    kind: str
    upper: str
    local: str
    note: str
    style: str
    clause: str
    confidence: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """One local clause with its whole text marked."""

    number: str
    headings: str
    place: str
    score: str
    shared: str
    remark: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """The best clause that was not taken, and why."""

    text: str
    headings: str
    place: str
    score: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One directive beside the clauses of one local document, ``tag`` for short.

    ``measure``, ``text``, ``where`` and ``notes`` are the same evidence as it stands on paper: figures behind the
    chips, the best clause shortened and its place, and what else there is to say in a line each. ``more`` are the chips
    of how it was passed on and what changed; ``flags`` and ``changed`` are what the screen filters by, as words parted
    by blanks.
    """

    anchor: str
    number: str
    tag: str
    local: str
    relation: str
    force: str
    chips: tuple[Chip, ...]
    coverage: str
    confidence: str
    runs: tuple[Run, ...]
    facts: tuple[str, ...]
    duties: tuple[DutyLine, ...]
    duty_sum: str
    reason: str
    opinion: str
    matches: tuple[MatchView, ...]
    rejected: Rejected | None
    changes: tuple[ChangeLine, ...]
    partial: bool
    doubt: bool
    measure: str
    text: tuple[Run, ...]
    where: str
    notes: tuple[str, ...]
    more: tuple[Chip, ...]
    copied: str
    manner: str
    flags: str
    changed: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings under the same headings of the upper document; ``anchor`` only where a chapter of that key begins."""

    title: str
    key: str
    anchor: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One directive with its findings in all local documents; ``runs`` are marked where there is only one."""

    anchor: str
    number: str
    runs: tuple[Run, ...]
    facts: tuple[str, ...]
    findings: tuple[FindingView, ...]
    long: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under the same headings of the upper document."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Upper:
    """All directives of one upper document, as they stand on paper."""

    anchor: str
    number: str
    title: str
    locals: tuple[str, ...]
    many: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one upper document in one local document; ``number``, ``key`` and ``level`` are filtered by."""

    anchor: str
    number: str
    key: str
    level: str
    tag: str
    title: str
    upper: str
    local: str
    route: str
    sentence: str
    bar: tuple[Slice, ...]
    chapters: tuple[Chapter, ...]


# Characters of one column in a row on paper above which the row may break over pages: about half a page.
LONG_ROW = 300
REJECTED = 90


def show_chapters(findings: Sequence[Finding], views: Mapping[str, FindingView], names: Names) -> tuple[Chapter, ...]:
    """Findings of one pair under the headings of the upper document."""
    made = []
    begun: set[str] = set()
    for path, found in groupby(findings, key=lambda one: one.directive.clause.headings):
        under = list(found)
        anchor, key = chapter_anchor(under[0], names)
        shown = tuple(views[one.id] for one in under)
        made.append(Chapter(phrase.headings(path), key, "" if key in begun else anchor, shown))
        begun.add(key)
    return tuple(made)


def chapter_anchor(finding: Finding, names: Names) -> tuple[str, str]:
    """Where the chapter of a finding begins among those of its local document, and the chapter's key."""
    clause = finding.directive.clause
    key = names.chapters[clause.document, clause.headings]
    return f"{names.locals[finding.local]}-{key.replace('.', '-')}", key


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
    directive, say = finding.directive, names.say
    best = finding.matches[0] if finding.matches else None
    opinion = show_opinion(finding, say)
    return FindingView(
        anchor=names.anchors[finding.id],
        number=names.numbers[finding.id],
        tag=names.tags[finding.local],
        local=names.titles[finding.local],
        relation=finding.relation.value,
        force=directive.force.value,
        chips=show_chips(finding, say),
        coverage=phrase.percent(finding.coverage),
        confidence=phrase.percent(finding.confidence),
        runs=upper_runs(directive.clause, best),
        facts=_facts(directive, say),
        duties=tuple(_duty(one, finding.matches, say) for one in finding.answers),
        duty_sum=_duty_sum(finding.answers, say),
        reason=finding.reason,
        opinion=opinion,
        matches=tuple(_match(one, index, say) for index, one in enumerate(finding.matches)),
        rejected=_rejected(finding, say),
        changes=tuple(_change(one, finding.matches, say) for one in finding.changes),
        partial=finding.partial,
        doubt=finding.uncertain,
        measure=show_measure(finding, concise, say),
        text=show_text(finding, concise),
        where=show_where(finding, say),
        notes=(*show_notes(finding, concise, say), *([opinion] if opinion else [])),
        more=show_more(finding, say),
        copied=say("照抄率{share}", share=phrase.percent(finding.copied)) if finding.manner else "",
        manner=finding.manner.value if finding.manner else "",
        flags=" ".join(flags(finding)),
        changed=" ".join(dict.fromkeys(one.kind.value for one in finding.changes)),
    )


def _facts(directive: Directive, say: Language) -> tuple[str, ...]:
    facts = [phrase.place(directive.clause.place, say), say("力度：{force}", force=say(labels.FORCE[directive.force]))]
    if directive.targets:
        facts.append(say("指标：{targets}", targets="；".join(say_target(one) for one in directive.targets)))
    if directive.actors:
        facts.append(say("责任主体：{actors}", actors="、".join(directive.actors)))
    return tuple(facts)


def _clause(key: str | None, matches: Sequence[Match], say: Language) -> str:
    number = next((index for index, one in enumerate(matches, 1) if one.clause.id == key), None)
    return say("条款{n}", n=number) if number else ""


def _duty(answer: Answer, matches: Sequence[Match], say: Language) -> DutyLine:
    where = _clause(answer.clause, matches, say)
    found = say("见{clause}", clause=where) if where else say("有着落")
    return DutyLine(answer.clause is not None, answer.duty.text, say("未见") if answer.clause is None else found)


def _duty_sum(answers: Sequence[Answer], say: Language) -> str:
    done, every = sum(one.clause is not None for one in answers), len(answers)
    if not answers:
        return ""
    if done == every:
        return say("要点{every}项，均有着落", every=every)
    if not done:
        return say("要点{every}项，均未见", every=every)
    return say("要点{every}项，{done}项有着落，{left}项未见", every=every, done=done, left=every - done)


def _match(match: Match, index: int, say: Language) -> MatchView:
    return MatchView(
        number=str(index + 1),
        headings=phrase.headings(match.clause.headings),
        place=phrase.place(match.clause.place, say),
        score=phrase.score(match.score),
        shared="、".join(match.shared),
        remark="" if is_near(match.wording) else say("两处文字差别大，标出的是相同的文字"),
        runs=local_runs(match),
    )


def _change(change: Change, matches: Sequence[Match], say: Language) -> ChangeLine:
    return ChangeLine(
        kind=say(labels.CHANGE[change.kind]),
        upper=change.upper,
        local=change.local,
        note=change.note,
        style=change_style(change.kind),
        clause=_clause(change.clause, matches, say) if len(matches) > 1 else "",
        confidence=phrase.percent(change.confidence),
    )


def _rejected(finding: Finding, say: Language) -> Rejected | None:
    one = finding.rejected
    if one is None:
        return None
    return Rejected(
        text=phrase.shorten(one.clause.text, REJECTED),
        headings=phrase.headings(one.clause.headings),
        place=phrase.place(one.clause.place, say),
        score=phrase.score(one.score),
        reason=one.reason,
    )


# The best clause nearly whole, further ones and open duties to be recognised by.
BEST, NEXT, DUTY = 300, 40, 30
# The best clause in a concise report.
BEST_CONCISE = 180


def show_measure(finding: Finding, concise: bool, say: Language) -> str:
    """Coverage and confidence; where nothing was found also why, or what was nearest."""
    sure = say("置信{share}", share=phrase.percent(finding.confidence))
    if finding.matches:
        return say("覆盖{share}　{sure}", share=phrase.percent(finding.coverage), sure=sure)
    near = finding.rejected
    nearest = ""
    if near:
        where, score = phrase.place(near.clause.place, say), phrase.score(near.score)
        nearest = say("最接近：{place}，得分{score}", place=where, score=score)
    if concise:
        return f"{sure}　{nearest}" if nearest else sure
    return f"{sure}　{finding.reason}" + (say("（{words}）", words=nearest) if nearest else "")


def show_text(finding: Finding, concise: bool) -> tuple[Run, ...]:
    """The best clause, marked and shortened."""
    if not finding.matches:
        return ()
    return fold(local_runs(finding.matches[0]), BEST_CONCISE if concise else BEST)


def show_where(finding: Finding, say: Language) -> str:
    """Place, score and nearest heading of the best clause."""
    if not finding.matches:
        return ""
    best = finding.matches[0]
    return _where(best, say) + (best.clause.headings[-1] if best.clause.headings else "")


def show_notes(finding: Finding, concise: bool, say: Language) -> tuple[str, ...]:
    """The further clauses, the duties left open, the reason."""
    if not finding.matches:
        return ()
    others = finding.matches[1:]
    left = [one.duty.text for one in finding.answers if one.clause is None] if finding.partial else []
    counts = {"all": len(finding.answers), "open": len(left)}
    reason = say("理由：{reason}", reason=finding.reason)
    if concise:
        notes = [say("另见{places}", places=say.join(_where(one, say) for one in others))] if others else []
        notes += [say("要点{all}项，{open}项未见", **counts)] if left else []
        return (*notes, reason)
    notes = [
        say("另见{place}：{text}", place=_where(one, say), text=phrase.shorten(one.clause.text, NEXT)) for one in others
    ]
    if left:
        words = "；".join(phrase.shorten(one, DUTY) for one in left)
        notes.append(say("要点{all}项，{open}项未见：{words}", words=words, **counts))
    return (*notes, reason)


def show_opinion(finding: Finding, say: Language) -> str:
    """What the office's own model says of a doubtful finding, with its name; empty where it was not asked."""
    opinion = finding.opinion
    if opinion is None:
        return ""
    if opinion.relation is None:
        return say("第二意见（{model}）：{note}", model=opinion.model, note=opinion.note)
    relation = say(labels.RELATION[opinion.relation])
    if not opinion.words:
        return say("第二意见（{model}）：{relation}", model=opinion.model, relation=relation)
    return say(
        "第二意见（{model}）：{relation}，“{words}”", model=opinion.model, relation=relation, words=opinion.words
    )


def _where(match: Match, say: Language) -> str:
    place, score = phrase.place(match.clause.place, say), phrase.score(match.score)
    return say("{place}（得分{score}）", place=place, score=score)
