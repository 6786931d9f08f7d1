"""Find where in a draft an omitted directive belongs: beside what carries its neighbours in the upper document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.model import Clause, Comparison, Document, Finding, Kind, Role

_DATE = re.compile(r"[〇○零一二三四五六七八九十\d]{4}年[一二三四五六七八九十\d]{1,2}月[一二三四五六七八九十\d]{1,3}日")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the draft.

    Attributes:
        clause: Id of the clause that it is beside; empty for the end of the draft.
        section: The headings of its section, outermost first.
        after: Id of the last clause of the section: new words go behind it.
    """

    clause: str = ""
    section: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The spots of omitted directives by the id of the finding."""

    spots: Mapping[str, Spot]
    end: Spot

    def of(self, finding: Finding) -> Spot:
        """Where it belongs; the end of the draft where nothing tells."""
        return self.spots.get(finding.id, self.end)


def find_places(comparison: Comparison, draft: Document) -> Places:
    """Where each directive that the draft omits belongs.

    The neighbours in the same section of the upper document decide: the best clause of the nearest of them that is
    carried. Where no neighbour is carried, the best rejected clause; then the nearest carried directive at all.

    Args:
        comparison: Of the draft with the documents above it.
        draft: The draft.
    """
    by_upper: dict[str, list[Finding]] = {}
    for one in comparison.findings:
        if one.local == draft.id:
            by_upper.setdefault(one.directive.clause.document, []).append(one)
    ends = find_ends(draft)
    found = {
        one.id: Spot(clause.id, clause.headings, ends[clause.id])
        for findings in by_upper.values()
        for one in findings
        if not one.matches and (clause := _find(one, findings))
    }
    return Places(found, Spot(after=_find_last(draft)))


def find_ends(draft: Document) -> dict[str, str]:
    """For each clause the last one of its section, those under deeper headings among them.

    A clause without headings is its own end. A section that is interrupted by another one ends there.
    """
    clauses = draft.clauses
    ends: dict[str, str] = {}
    for at, one in enumerate(clauses):
        last = one
        for next_ in clauses[at + 1 :] if one.headings else ():
            if next_.headings[: len(one.headings)] != one.headings:
                break
            if next_.kind is not Kind.FOOTNOTE and next_.role is not Role.FORMALITY and not _signs(next_, draft):
                last = next_
        ends[one.id] = last.id
    return ends


def _signs(clause: Clause, draft: Document) -> bool:
    """Whether a clause is the name or the date at the foot of the document."""
    words = "".join(clause.text.split())
    return words in draft.identity.issuers or bool(_DATE.fullmatch(words))


def _find_last(draft: Document) -> str:
    """The last clause that does something: what comes after it is date, seal and annexes' titles."""
    doing = [one for one in draft.clauses if one.role in (Role.MEASURE, Role.TARGET) and one.kind is Kind.CLAUSE]
    return doing[-1].id if doing else ""


def _find(finding: Finding, found: Sequence[Finding]) -> Clause | None:
    clause = finding.directive.clause
    carried = sorted(
        (one for one in found if one.matches),
        key=lambda one: (abs(one.directive.clause.order - clause.order), one.directive.clause.order),
    )
    beside = [one for one in carried if one.directive.clause.headings == clause.headings and clause.headings]
    chapter = [one for one in carried if one.directive.clause.headings[:1] == clause.headings[:1] != ()]
    for near in (*beside[:1], *chapter[:1]):
        return near.matches[0].clause
    if finding.rejected and finding.rejected.shared:
        return finding.rejected.clause
    return carried[0].matches[0].clause if carried else None
