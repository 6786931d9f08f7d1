"""Findings to cells: what a survey keeps of each verdict, and of each local document."""

from __future__ import annotations

from collections.abc import Sequence

from compare.matching.directives import CARRYING
from compare.model import Candidate, Document, Finding, Match, Relation
from compare.survey.model import Cell, CellChange, Evidence, Local


def condense(finding: Finding) -> Cell:
    """The cell of a finding."""
    omitted = finding.relation is Relation.OMIT
    changes = sorted(finding.changes, key=lambda one: -one.confidence)
    return Cell(
        directive=finding.directive.id,
        document=finding.local,
        relation=finding.relation,
        applicable=finding.applicable,
        coverage=finding.coverage,
        confidence=finding.confidence,
        uncertain=finding.uncertain,
        reason=finding.reason,
        copied=finding.copied,
        manner=finding.manner,
        evidence=_show(finding.rejected if omitted else finding.matches[0]),
        carriers=len(finding.matches),
        missing=() if omitted else tuple(one.duty.text for one in finding.answers if one.clause is None),
        changes=tuple(CellChange(one.kind, one.note, one.confidence) for one in changes),
    )


def _show(found: Match | Candidate | None) -> Evidence | None:
    """A clause as it is shown."""
    if found is None:
        return None
    clause = found.clause
    return Evidence(clause.id, clause.headings, clause.text, clause.place, found.score)


def describe(
    document: Document, findings: Sequence[Finding], compared: tuple[str, ...], doubts: Sequence[str]
) -> Local:
    """A local document without its text.

    Args:
        document: Its level is known.
        findings: All verdicts on it.
        compared: Ids of the upper documents that it was compared with.
        doubts: What the reader must know of how these were chosen.

    Raises:
        ValueError: Its level is not known.
    """
    identity = document.identity
    if identity.level is None:
        raise ValueError(f"a document without level cannot be compared: {document.id}")
    measures = [clause.id for clause in document.clauses if clause.role in CARRYING]
    answering = {match.clause.id for finding in findings for match in finding.matches}
    return Local(
        id=document.id,
        title=identity.title,
        level=identity.level,
        region=identity.region,
        issuers=identity.issuers,
        number=identity.number,
        date=identity.date,
        file=document.file,
        sha256=document.sha256,
        excerpt=identity.excerpt,
        truncated=identity.truncated,
        quality=document.audit.quality,
        characters=document.audit.characters,
        clauses=len(document.clauses),
        measures=len(measures),
        initiatives=sum(one not in answering for one in measures),
        compared=compared,
        warnings=(*document.warnings, *doubts),
    )
