"""What is omitted, most binding first, and how national directives travel down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.model import Comparison, Finding, Force, Level, Relation, Step
from compare.reading.classify import punishes
from compare.report.names import Names
from compare.report.show_chips import is_gap, show_chips
from compare.report.view import ChainView, Chip, Gap, GapPlace, StepView
from compare.words import labels, phrase
from compare.words.language import Language
from compare.words.name import SUMMARY, name_directive

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
