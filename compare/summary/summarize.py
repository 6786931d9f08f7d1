"""Add up findings: totals, initiatives, and the comparison that a report prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from compare.matching.directives import CARRYING
from compare.model import Choice, Comparison, Document, Finding, Initiative, PairTally, Relation, Run, Tally, Totals
from compare.reading.layout import READING
from compare.settings import DEFAULT, Settings
from compare.summary.chains import find_chains
from compare.summary.citations import find_citations


def summarize(
    run: Run,
    documents: Sequence[Document],
    choices: Sequence[Choice],
    findings: Sequence[Finding],
    warnings: Sequence[str] = (),
    settings: Settings = DEFAULT,
) -> Comparison:
    """Make the comparison out of everything that was found.

    Args:
        run: What made it.
        documents: All documents read, classified.
        choices: Every choice, taken or not.
        findings: The findings of all chosen pairs.
        warnings: For the reader of the whole report.
        settings: How sure a change must be to weaken a chain.
    """
    initiatives = find_initiatives(documents, choices, findings)
    return Comparison(
        run=run,
        documents=tuple(documents),
        choices=tuple(choices),
        findings=tuple(findings),
        initiatives=initiatives,
        chains=find_chains(documents, findings, initiatives, settings),
        totals=total(findings, initiatives, documents),
        warnings=tuple(warnings),
        citations=find_citations(documents, choices),
    )


class Verdict(Protocol):
    """What is counted of a verdict on one directive; a ``Finding`` is one, and so is a cell of a survey."""

    @property
    def relation(self) -> Relation:
        """What the local document does."""

    @property
    def applicable(self) -> bool:
        """Whether it is its job."""

    @property
    def coverage(self) -> float:
        """Share of duties answered, 0 to 1."""

    @property
    def partial(self) -> bool:
        """Carried, with duties left unanswered."""

    @property
    def uncertain(self) -> bool:
        """In the abstain zone."""

    @property
    def copied(self) -> float:
        """Share of the answer that is copied, 0 to 1."""


def tally(findings: Iterable[Verdict], *, legible: bool = True) -> Tally:
    """Count findings.

    Coverage is the mean over all but the upper matters, those that are omitted because only a higher level can carry
    them out; 0 where there is nothing to cover, withheld where not ``legible``.
    """
    found = tuple(findings)
    count = {relation: sum(one.relation is relation for one in found) for relation in Relation}
    counted = [one.coverage for one in found if not is_upper_matter(one)]
    copied = [one.copied for one in found if one.relation is not Relation.OMIT]
    return Tally(
        directives=len(found),
        adopt=count[Relation.ADOPT],
        extend=count[Relation.EXTEND],
        omit=count[Relation.OMIT],
        partial=sum(one.partial for one in found),
        uncertain=sum(one.uncertain for one in found),
        coverage=(sum(counted) / len(counted) if counted else 0.0) if legible else None,
        upper_matters=len(found) - len(counted),
        copied=sum(copied) / len(copied) if copied else 0.0,
    )


def is_upper_matter(finding: Verdict) -> bool:
    """Whether a directive is omitted because only a higher level can carry it out: 上级事项, no gap."""
    return finding.relation is Relation.OMIT and not finding.applicable


def total(findings: Sequence[Finding], initiatives: Sequence[Initiative], documents: Sequence[Document]) -> Totals:
    """The counts of the whole and of each pair, pairs in order of first finding."""
    pairs: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        pairs.setdefault((one.directive.clause.document, one.local), []).append(one)
    bad = {document.id for document in documents if document.audit.quality < READING.quality}
    return Totals(
        all=tally(findings, legible=not any(bad & set(pair) for pair in pairs)),
        pairs=tuple(
            PairTally(upper, local, tally(found, legible=not bad & {upper, local}))
            for (upper, local), found in pairs.items()
        ),
        initiatives=len(initiatives),
        documents=len(documents),
    )


def find_initiatives(
    documents: Sequence[Document], choices: Sequence[Choice], findings: Sequence[Finding]
) -> tuple[Initiative, ...]:
    """The measures and targets of compared local documents that answer no directive of any upper document they met."""
    compared = {choice.local for choice in choices if choice.chosen}
    answering = {(finding.local, match.clause.id) for finding in findings for match in finding.matches}
    return tuple(
        Initiative(document.id, clause)
        for document in documents
        if document.id in compared
        for clause in document.clauses
        if clause.role in CARRYING and (document.id, clause.id) not in answering
    )
