"""What is omitted, most binding first; how directives travel down; the targets and the citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.model import Change, Citation, CitationKind, Comparison, Finding, Force, Level, Relation, Step, Target
from compare.reading.classify import punishes
from compare.report.chips import Chip, change_style, is_gap, show_chips
from compare.report.names import Names
from compare.words import labels, phrase
from compare.words.language import Language
from compare.words.name import SUMMARY, name_directive, say_target


@dataclass(frozen=True, slots=True)
class GapPlace:
    """A local document that omits a directive: its tag (省①), its title, and the finding that says so.

    ``doubt`` is what stands behind it where that is in doubt, else empty.
    """

    tag: str
    local: str
    anchor: str
    number: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One line in the list of what is omitted: a directive and everybody who omits it; ``brief`` is to be quoted.

    ``whose`` names them in a line, empty where there is one local document; ``doubt``: none of the omissions is sure.
    """

    row: str
    number: str
    text: str
    brief: str
    force: str
    chips: tuple[Chip, ...]
    upper: str
    upper_brief: str
    places: tuple[GapPlace, ...]
    whose: str
    doubt: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One link of a chain."""

    tag: str
    document: str
    anchor: str
    number: str
    chips: tuple[Chip, ...]
    words: str
    coverage: str
    remark: str


@dataclass(frozen=True, slots=True)
class ChainView:
    """One national directive and what became of it at each level."""

    row: str
    number: str
    text: str
    source: str
    steps: tuple[StepView, ...]
    broken: bool
    kind: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """The targets of one directive in one local document, with the changes that speak of them."""

    anchor: str
    number: str
    tag: str
    local: str
    targets: tuple[str, ...]
    chips: tuple[Chip, ...]
    changes: tuple[tuple[Chip, str], ...]


@dataclass(frozen=True, slots=True)
class CitationLine:
    """One document named by another: ``anchor`` is that of its card where it is at hand."""

    title: str
    chip: Chip
    anchor: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """What one document cites."""

    document: str
    citations: tuple[CitationLine, ...]


# Characters of a directive that is quoted in a sentence, and of a title.
HEADLINE, TITLE = 40, 20


def show_gaps(uppers: Mapping[str, Mapping[str, list[Finding]]], names: Names) -> tuple[Gap, ...]:
    """Directives that somebody omits who could carry them out.

    Those whose omission is beyond doubt somewhere come first, then by force, penalties last, then by number and date.
    """
    gaps = []
    for rows in uppers.values():
        for found in rows.values():
            missing = [one for one in found if is_gap(one)]
            if missing:
                gaps.append(missing)
    return tuple(_gap(missing, names) for missing in sorted(gaps, key=_weight))


def _gap(missing: Sequence[Finding], names: Names) -> Gap:
    directive = missing[0].directive
    return Gap(
        row=names.row_anchors[directive.id],
        number=names.rows[directive.id],
        text=name_directive(directive, SUMMARY),
        brief=name_directive(directive, HEADLINE),
        force=names.say(labels.FORCE[directive.force]),
        chips=_gap_chips(missing, names.say),
        upper=names.titles[directive.clause.document],
        upper_brief=phrase.shorten_title(names.titles[directive.clause.document], TITLE),
        places=tuple(
            GapPlace(
                names.tags[one.local],
                names.titles[one.local],
                names.anchors[one.id],
                names.numbers[one.id],
                names.say("（待核）") if one.uncertain and names.tags[one.local] else "",
            )
            for one in missing
        ),
        whose=_whose(missing, names),
        doubt=all(one.uncertain for one in missing),
    )


def _whose(missing: Sequence[Finding], names: Names) -> str:
    """The tags of everybody who omits a directive, those in doubt behind; empty where there is one local document."""
    tags = {doubt: [names.tags[one.local] for one in missing if one.uncertain is doubt] for doubt in (False, True)}
    if not any((*tags[False], *tags[True])):
        return ""
    sure, doubtful = (names.say.join(tags[doubt]) for doubt in (False, True))
    if not doubtful:
        return sure
    doubtful = names.say("（待核：{names}）", names=doubtful) if sure else names.say("{names}（待核）", names=doubtful)
    return sure + doubtful


def _weight(missing: Sequence[Finding]) -> tuple[bool, int, bool, bool, bool]:
    directive = missing[0].directive
    force = tuple(Force).index(directive.force)
    return (
        all(one.uncertain for one in missing),
        force,
        punishes(directive.clause),
        not directive.aims,
        not _dated(missing[0]),
    )


def _dated(finding: Finding) -> bool:
    return any(one.year for one in finding.directive.aims)


def _gap_chips(missing: Sequence[Finding], say: Language) -> tuple[Chip, ...]:
    made = []
    if missing[0].directive.aims:
        made.append(Chip("fact", say("有指标")))
    if _dated(missing[0]):
        made.append(Chip("fact", say("有期限")))
    if all(one.uncertain for one in missing):
        made.append(Chip("uncertain", say(labels.UNCERTAIN)))
    return tuple(made)


def show_chains(comparison: Comparison, names: Names, origin: Level = Level.NATIONAL) -> tuple[ChainView, ...]:
    """Directives of one level and what became of them below.

    National ones that were followed to at least two documents, as with one there is nothing to compare along the way.
    """
    findings = {one.id: one for one in comparison.findings}
    directives = {one.directive.id: one.directive for one in comparison.findings}
    made = []
    for chain in comparison.chains:
        if chain.origin is not origin or len(chain.steps) < (2 if origin is Level.NATIONAL else 1):
            continue
        directive = directives[chain.directive]
        made.append(
            ChainView(
                row=names.row_anchors[chain.directive],
                number=names.rows[chain.directive],
                text=name_directive(directive, SUMMARY),
                source=names.titles[directive.clause.document],
                steps=tuple(_step(step, findings[step.alignment], names) for step in chain.steps),
                broken=len({findings[step.alignment].relation is Relation.OMIT for step in chain.steps}) > 1,
                kind=chain.kind.value,
            )
        )
    return tuple(made)


def _step(step: Step, finding: Finding, names: Names) -> StepView:
    weakened = (Chip("weaker", names.say("要求减弱")),) if step.weakened else ()
    return StepView(
        tag=names.tags[finding.local],
        document=names.titles[finding.local],
        anchor=names.anchors[finding.id],
        number=names.numbers[finding.id],
        chips=(*show_chips(finding, names.say), *weakened),
        words=names.say.join(one.text for one in show_chips(finding, names.say)),
        coverage=phrase.percent(finding.coverage),
        remark=names.say("经省级条款承接") if step.via == step.alignment else "",
    )


# The citations that a reader must act on come first.
_ORDER = (CitationKind.REPLACED, CitationKind.NOT_GIVEN, CitationKind.NEVER_CITED, CitationKind.AT_HAND)
# Characters of the words of a change in the table of targets.
WORDS = 40


def show_targets(findings: Sequence[Finding], names: Names) -> tuple[TargetLine, ...]:
    """One line for each finding on a directive with targets."""
    return tuple(_line(one, names) for one in findings if one.directive.targets)


def _line(finding: Finding, names: Names) -> TargetLine:
    return TargetLine(
        anchor=names.anchors[finding.id],
        number=names.numbers[finding.id],
        tag=names.tags[finding.local],
        local=names.titles[finding.local],
        targets=tuple(say_target(one) for one in finding.directive.targets),
        chips=show_chips(finding, names.say),
        changes=tuple(
            (Chip(change_style(one.kind), names.say(labels.CHANGE[one.kind])), _words(one, names))
            for one in finding.changes
            if any(speaks_of(one, target) for target in finding.directive.targets)
        ),
    )


def speaks_of(change: Change, target: Target) -> bool:
    """Whether a change is about a target: its value or its year stands in the words of the upper text, as a number."""
    words = (word for word in (target.value, target.year) if word)
    return any(re.search(rf"(?<![\d.]){re.escape(word)}(?![\d.]*\d)", change.upper) for word in words)


def _words(change: Change, names: Names) -> str:
    """The words that changed; where the local text has none, those that are missing there."""
    upper = phrase.shorten(change.upper, WORDS)
    if not change.local:
        return names.say("“{upper}”", upper=upper)
    return names.say("“{upper}”→“{local}”", upper=upper, local=phrase.shorten(change.local, WORDS))


def show_citations(citations: Sequence[Citation], names: Names) -> tuple[CitationGroup, ...]:
    """What each document names or should name, in the order of the documents."""
    groups: dict[str, list[Citation]] = {}
    for one in citations:
        groups.setdefault(one.document, []).append(one)
    return tuple(
        CitationGroup(
            names.titles[key],
            tuple(_citation(one, names) for one in sorted(groups[key], key=lambda one: _ORDER.index(one.kind))),
        )
        for key in names.titles
        if key in groups
    )


def _citation(citation: Citation, names: Names) -> CitationLine:
    title = f"《{citation.title}》" if citation.title else ""
    number = f"（{citation.number}）" if title and citation.number else citation.number
    return CitationLine(
        title=title + number,
        chip=Chip(citation.kind.value, names.say(labels.CITATION[citation.kind])),
        anchor=names.cards.get(citation.target, ""),
        place=phrase.place(citation.place, names.say) if citation.place else "",
        note=citation.note,
    )
