"""Rule what each decision is worth in this run: valid, its text changed, its time over, or its subject not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compare.model import Comparison, Decision, Ruling, Standing, Verdict
from compare.review.model import Subject


def rule(decisions: Sequence[Decision], subjects: Sequence[Subject], date: str) -> tuple[Ruling, ...]:
    """What the decisions are worth, in their order.

    A decision finds its subject by id; where the draft has another title than when it was made, by its matter, if that
    is told of one subject only. It then carries the subject's id of today.

    Args:
        decisions: No two on one subject.
        subjects: Everything that can be decided on.
        date: Of this run, as 2026-11-22: a waiver whose last day lies before it is over.
    """
    by_id = {one.id: one for one in subjects}
    by_matter = _unique({one.id: one.matter for one in subjects})
    asked = Counter(one.matter for one in decisions if one.subject not in by_id)
    taken = {one.subject for one in decisions if one.subject in by_id}
    made = []
    for one in decisions:
        subject = by_id.get(one.subject)
        if subject is None and asked[one.matter] == 1:
            other = by_id.get(by_matter.get(one.matter, ""))
            subject = other if other and other.id not in taken and other.kind is one.kind else None
        made.append(_rule(one, subject, date))
    return tuple(made)


def _unique(matters: Mapping[str, str]) -> Mapping[str, str]:
    """Id by matter, for matters that one id has."""
    counts = Counter(matters.values())
    return {matter: id_ for id_, matter in matters.items() if matter and counts[matter] == 1}


def _rule(decision: Decision, subject: Subject | None, date: str) -> Ruling:
    if subject is None or subject.kind is not decision.kind:
        return Ruling(decision, Standing.UNKNOWN)
    found = replace(decision, subject=subject.id, matter=subject.matter)
    if decision.fingerprint != subject.fingerprint:
        return Ruling(found, Standing.STALE)
    if decision.verdict is Verdict.WAIVE and decision.until and decision.until < date:
        return Ruling(found, Standing.EXPIRED)
    return Ruling(found, Standing.VALID)


def attach(comparison: Comparison, subjects: Iterable[Subject], rulings: Sequence[Ruling]) -> Comparison:
    """The comparison whose findings carry what was decided on them; nothing else of it is changed."""
    finding = {one.id: one.finding for one in subjects}
    told: dict[str, list[Ruling]] = {}
    for one in rulings:
        if one.standing is not Standing.UNKNOWN and finding[one.decision.subject]:
            told.setdefault(finding[one.decision.subject], []).append(one)
    if not told:
        return comparison
    findings = tuple(
        replace(one, rulings=tuple(told[one.id])) if one.id in told else one for one in comparison.findings
    )
    return replace(comparison, findings=findings)
