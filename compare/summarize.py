"""Add up findings: totals, initiatives, chains, and the comparison that a report prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.directives import CARRYING
from compare.knowledge.layout import READING
from compare.model import (
    Chain,
    Choice,
    Comparison,
    Document,
    Finding,
    Initiative,
    Level,
    PairTally,
    Relation,
    Run,
    Step,
    Tally,
    Totals,
)
from compare.places import find_province


def summarize(
    run: Run,
    documents: Sequence[Document],
    choices: Sequence[Choice],
    findings: Sequence[Finding],
    warnings: Sequence[str] = (),
) -> Comparison:
    """Make the comparison out of everything that was found.

    Args:
        run: What made it.
        documents: All documents read, classified.
        choices: Every choice, taken or not.
        findings: The findings of all chosen pairs.
        warnings: For the reader of the whole report.
    """
    initiatives = find_initiatives(documents, choices, findings)
    return Comparison(
        run=run,
        documents=tuple(documents),
        choices=tuple(choices),
        findings=tuple(findings),
        initiatives=initiatives,
        chains=find_chains(documents, findings),
        totals=total(findings, initiatives, documents),
        warnings=tuple(warnings),
    )


def tally(findings: Iterable[Finding], *, legible: bool = True) -> Tally:
    """Count findings; coverage is the mean over all of them, 0 where there are none, withheld where not ``legible``."""
    found = tuple(findings)
    count = {relation: sum(one.relation is relation for one in found) for relation in Relation}
    return Tally(
        directives=len(found),
        adopt=count[Relation.ADOPT],
        extend=count[Relation.EXTEND],
        omit=count[Relation.OMIT],
        partial=sum(one.partial for one in found),
        uncertain=sum(one.uncertain for one in found),
        coverage=(sum(one.coverage for one in found) / len(found) if found else 0.0) if legible else None,
    )


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


def find_chains(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Chain, ...]:
    """Each national directive with its findings below, province before city, one chain a province.

    A city belongs to the chain of its own province; documents whose province is unknown stand in every chain. Only
    chains through two levels are chains.
    """
    levels = {document.id: document.identity.level for document in documents}
    provinces = {document.id: find_province(document.identity.region) for document in documents}
    steps: dict[str, list[Finding]] = {}
    for finding in findings:
        if levels.get(finding.directive.clause.document) is Level.NATIONAL:
            steps.setdefault(finding.directive.id, []).append(finding)
    chains = []
    for directive, found in steps.items():
        found.sort(key=lambda one: _rank(levels[one.local]))
        for province in dict.fromkeys(provinces[one.local] for one in found if provinces[one.local]) or {"": None}:
            mine = [one for one in found if provinces[one.local] in ("", province)]
            if len({levels[one.local] for one in mine}) > 1:
                chains.append(Chain(directive, tuple(Step(one.local, one.id) for one in mine)))
    return tuple(chains)


def _rank(level: Level | None) -> int:
    """Province before city; unknown last."""
    return level.rank if level else len(Level)
