"""Lay each duty of a carried directive beside the words that answer it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Document, Finding, Level


@dataclass(frozen=True, slots=True)
class Pairing:
    """One duty beside its answer: all that a finder of changes may look at.

    Attributes:
        upper: The words of the duty.
        local: The words that answer it, empty where nothing does.
        clause: Id of the answering clause, empty where nothing does.
        directive: The whole text of the directive.
        clauses: The whole texts of the kept clauses, best first.
        score: How well the duty is answered, 0 to 1.
        upper_date: Date of the upper document, ISO, or empty; 今年 and 期末 are read with it.
        local_date: The same of the local document.
        upper_level: Level of the upper document.
        local_level: Level of the local document.
        region: Region of the local document.
    """

    upper: str
    local: str
    clause: str = ""
    directive: str = ""
    clauses: tuple[str, ...] = ()
    score: float = 1.0
    upper_date: str = ""
    local_date: str = ""
    upper_level: Level | None = Level.NATIONAL
    local_level: Level | None = Level.MUNICIPAL
    region: str = ""


def pair(finding: Finding, upper: Document, local: Document) -> tuple[Pairing, ...]:
    """The pairings of a finding, one for each duty, in order; none for an omitted directive."""
    if not finding.matches:
        return ()
    clauses = tuple(match.clause.text for match in finding.matches)
    return tuple(
        Pairing(
            upper=answer.duty.text,
            local=answer.words,
            clause=answer.clause or "",
            directive=finding.directive.clause.text,
            clauses=clauses,
            score=answer.score,
            upper_date=upper.identity.date,
            local_date=local.identity.date,
            upper_level=upper.identity.level,
            local_level=local.identity.level,
            region=local.identity.region,
        )
        for answer in finding.answers
    )
