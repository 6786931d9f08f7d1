"""Lay each duty of a carried directive beside the words that answer it, and say how sure a change between them is.

What speaks for a change is a share of words, what speaks against it a doubt: ``SURE`` from ``FIXED.mainly`` of the
words that tie the two sides together on, ``LIKELY`` from ``FIXED.some`` on, else ``WEAK``; each doubt lowers it by one.
Each finder says which words it asks for and what it doubts. Sides that a rule ties together, not words, start from the
grade of the rule. Nobody calibrated these grades; ``docs/duties.md`` counts how many of each are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from compare.matching.directives import ANSWERING, find_header, note_behind, read_row
from compare.model import Certainty, Clause, Document, DocumentKind, Finding, Level, Target
from compare.reading.audit import seen_in_part
from compare.settings import FIXED

_YEAR = re.compile(r"20\d\d(?=年|-)")


@dataclass(frozen=True, slots=True)
class Pairing:
    """One duty beside its answer: all that a finder of changes may look at."""

    upper: str  # the words of the duty
    local: str  # the words that answer it, empty where nothing does
    clause: str = ""  # id of the answering clause, empty where nothing does
    directive: str = ""  # the whole text of the directive
    clauses: tuple[str, ...] = ()  # the whole texts of the kept clauses, best first
    ids: tuple[str, ...] = ()  # their ids
    # For each, who is named responsible behind the item list that it stands in; mostly empty.
    behind: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()  # the texts of all clauses of the local document that can be evidence
    score: float = 1.0  # how well the duty is answered, 0 to 1
    upper_date: str = ""  # date of the upper document, ISO, or empty; 今年 and 期末 are read with it
    local_date: str = ""  # the same of the local document
    upper_level: Level | None = Level.NATIONAL
    local_level: Level | None = Level.MUNICIPAL
    region: str = ""
    row: tuple[Target, ...] = ()  # the targets of the directive where it is a row of a target table; else empty
    rows: tuple[tuple[Target, ...], ...] = ()  # for each kept clause, the same
    # Whether the local document was seen in part only: what it does not say may stand in the rest.
    in_part: bool = False
    # The texts of all clauses of the upper document: what another one says is nothing that is added below.
    above: tuple[str, ...] = ()
    statutes: bool = False  # whether both documents are laws or regulations
    other_year: bool = False  # whether both are work reports, of two years: each sets the tasks of its own


def pair(finding: Finding, upper: Document, local: Document) -> tuple[Pairing, ...]:
    """The pairings of a finding, one for each duty, in order; none for an omitted directive."""
    if not finding.matches:
        return ()
    kept, years = [match.clause for match in finding.matches], {_report_year(upper), _report_year(local)}
    bare = Pairing(
        upper="",
        local="",
        directive=finding.directive.clause.text,
        clauses=tuple(clause.text for clause in kept),
        ids=tuple(clause.id for clause in kept),
        behind=tuple(note_behind(clause, local) for clause in kept),
        whole=tuple(clause.text for clause in local.clauses if clause.role in ANSWERING),
        upper_date=upper.identity.date,
        local_date=local.identity.date,
        upper_level=upper.identity.level,
        local_level=local.identity.level,
        region=local.identity.region,
        row=_row(finding.directive.clause, upper),
        rows=tuple(_row(clause, local) for clause in kept),
        in_part=seen_in_part(local),
        above=tuple(clause.text for clause in upper.clauses),
        statutes=upper.identity.kind.statute and local.identity.kind.statute,
        other_year="" not in years and len(years) > 1,
    )
    return tuple(
        replace(bare, upper=one.duty.text, local=one.words, clause=one.clause or "", score=one.score)
        for one in finding.answers
    )


def _report_year(document: Document) -> str:
    """The year that a work report sets the tasks of, by its title or its date; empty for any other document."""
    named = _YEAR.search(document.identity.title) or _YEAR.match(document.identity.date)
    return named[0] if named and document.identity.kind is DocumentKind.WORK_REPORT else ""


def assign(scored: Iterable[tuple[tuple[float, ...], int, int, float]]) -> dict[int, tuple[int, float]]:
    """Which local place each upper one gets, each given once: by score, then by place; with how sure it is.

    ``scored`` are the score of a pair, the upper and the local place, and how sure the pair is.
    """
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for _, at, index, sure in sorted(scored, key=lambda one: (one[0], -one[1], -one[2]), reverse=True):
        if at not in found and index not in taken:
            found[at] = (index, sure)
            taken.add(index)
    return found


def holds(text: str, words: str, start: int, end: int) -> bool:
    """Whether the characters from ``start`` to ``end`` of a text belong to some words of it, a duty for one."""
    at = text.find(words)
    return 0 <= at <= start and end <= at + len(words)


def _row(clause: Clause, document: Document) -> tuple[Target, ...]:
    """The targets of a clause that is a row of a target table; none for any other."""
    header = find_header(clause, document.clauses)
    return read_row(clause.text, header, document.identity.date) if header else ()


def grade(share: float, *doubts: bool) -> Certainty:
    """The grade of a change, by the share of the words that tie its sides together, 0 to 1, and what is in doubt."""
    found = Certainty.SURE if share >= FIXED.mainly else Certainty.LIKELY if share >= FIXED.some else Certainty.WEAK
    return found.lowered(sum(doubts))
