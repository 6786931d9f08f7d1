"""What is omitted, most binding first, and how national directives travel down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.model import Clause, Comparison, Finding, Force, Relation
from compare.report import labels, phrase
from compare.report.names import Names
from compare.report.show_findings import show_chips
from compare.report.view import ChainView, Chip, Gap, GapPlace, StepView

# Characters of a directive in a list that leads to it.
SUMMARY, CHAIN_SUMMARY, TITLE = 54, 28, 20


def show_gaps(uppers: Mapping[str, Mapping[str, list[Finding]]], names: Names) -> tuple[Gap, ...]:
    """Directives that somebody omits who could carry them out: by force, then with a number, then with a date."""
    gaps = []
    for rows in uppers.values():
        for found in rows.values():
            missing = [one for one in found if is_gap(one)]
            if missing:
                gaps.append(missing)
    return tuple(_gap(missing, names) for missing in sorted(gaps, key=_weight))


def is_gap(finding: Finding) -> bool:
    """Whether the local document leaves out what it could carry out itself."""
    return finding.relation is Relation.OMIT and finding.applicable


def _gap(missing: Sequence[Finding], names: Names) -> Gap:
    directive = missing[0].directive
    return Gap(
        row=names.row_anchors[directive.id],
        number=names.rows[directive.id],
        text=phrase.shorten(_body(directive.clause), SUMMARY),
        force=labels.FORCE[directive.force],
        chips=_gap_chips(missing),
        upper=names.titles[directive.clause.document],
        upper_brief=phrase.shorten_title(names.titles[directive.clause.document], TITLE),
        places=tuple(
            GapPlace(names.tags[one.local], names.titles[one.local], names.anchors[one.id], names.numbers[one.id])
            for one in missing
        ),
    )


def _weight(missing: Sequence[Finding]) -> tuple[int, bool, bool, bool]:
    directive = missing[0].directive
    force = tuple(Force).index(directive.force)
    return force, not directive.targets, not _dated(missing[0]), all(one.uncertain for one in missing)


def _dated(finding: Finding) -> bool:
    return any(one.year for one in finding.directive.targets)


def _gap_chips(missing: Sequence[Finding]) -> tuple[Chip, ...]:
    made = []
    if missing[0].directive.targets:
        made.append(Chip("fact", "有指标"))
    if _dated(missing[0]):
        made.append(Chip("fact", "有期限"))
    if all(one.uncertain for one in missing):
        made.append(Chip("uncertain", labels.UNCERTAIN))
    return tuple(made)


def _body(clause: Clause) -> str:
    """The clause's text without its own number, which stands in another column."""
    return clause.text.removeprefix(clause.label).lstrip("　 、.．") or clause.text


def show_chains(comparison: Comparison, names: Names) -> tuple[ChainView, ...]:
    """Directives that were followed to at least two documents; with one there is nothing to compare along the way."""
    findings = {one.id: one for one in comparison.findings}
    made = []
    for chain in comparison.chains:
        if len(chain.steps) < 2:
            continue
        clause = findings[chain.steps[0].alignment].directive.clause
        made.append(
            ChainView(
                row=names.row_anchors[chain.directive],
                number=names.rows[chain.directive],
                text=phrase.shorten(_body(clause), CHAIN_SUMMARY),
                source=names.titles[clause.document],
                steps=tuple(_step(findings[step.alignment], names) for step in chain.steps),
                broken=len({findings[step.alignment].relation is Relation.OMIT for step in chain.steps}) > 1,
            )
        )
    return tuple(made)


def _step(finding: Finding, names: Names) -> StepView:
    return StepView(
        tag=names.tags[finding.local],
        document=names.titles[finding.local],
        anchor=names.anchors[finding.id],
        number=names.numbers[finding.id],
        chips=show_chips(finding),
        words="、".join(one.text for one in show_chips(finding)),
        coverage=phrase.percent(finding.coverage),
    )
